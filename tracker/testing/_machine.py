"""What becomes of a register as people add, correct and withdraw records for years; Hypothesis drives it."""

import shutil
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, ClassVar

from attrs import evolve, fields_dict
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tracker.files import load, save
from tracker.indicators import Figure, measure
from tracker.model import Claim, Publication, Record, Register, Revision, RevisionReason, Vintage
from tracker.strategies import assistance_events
from tracker.testing._assertions import assert_each_sound
from tracker.values import InternationalString, Quantity, ReportingPeriod

_LINKS = ("same_as", "possibly_same_as")
_MOVED = "a draft has moved a figure"
_PHASES = tuple(phase for phase in Phase if phase is not Phase.explain)
"""What Hypothesis does with a machine: to explain a failure takes it twice as long as to find and shrink it."""


class RegisterMachine(RuleBasedStateMachine):
    """
    A register that grows: Hypothesis adds, drafts, confirms, revises, withdraws and links records, and looks back.

    It publishes and saves, too. Whatever it does, in whatever order: what was known on a day, and every figure of that
    day, stays as it was (L53); a draft moves no figure; the order in which records stand does not matter (L54); looking
    back twice is looking back to the earlier day (L55); every figure holds the truth; what was published is found again
    as of its day; what is saved is loaded again.

    Subclass it with a register of your own, and give its ``TestCase`` to your test suite; in its settings, Hypothesis
    shrinks what it finds and does not try to explain it. A law is asserted where something has changed that it speaks
    of, so that a run of many steps shrinks within a minute. Each record is entered on a
    later day than the one before, from the last day on that the register knows.

    Attributes:
        register: The register as it stands.

        day: The day on which the next record is entered.

        indicators: Ids of the indicators whose figures are watched.

        periods: The periods over which they are measured, as ids or ``START..END``; by default those of the register,
            or else the years from 2020 to 2022.

        vintages: The days that were looked back from, each with its figures.

        publications: What was published.
    """

    register: Register
    indicators: ClassVar[Sequence[str]] = ("events", "practitioners-trained", "countries-assisted")
    periods: ClassVar[Sequence[str]] = ()

    # -- what a subclass may say --------------------------------------------------------------------------------------

    def first_register(self) -> Register:
        """Return the register to begin with."""
        return Register(id="register", title=InternationalString(en="A register"))

    def new_records(self) -> st.SearchStrategy[Record]:
        """
        Return what may be added; by default events of the register's programmes and mandates.

        The id is given by the machine, as are the day of entry and the links to other records.
        """
        return assistance_events(
            programmes=tuple(self.register.programmes),
            mandates=tuple(self.register.mandates),
            documents=tuple(self.register.documents),
        )

    def publish(self, id: str, period: ReportingPeriod) -> Publication:  # noqa: A002  # the record's own name for it
        """
        Publish the figures of a period as they stand today; by default in memory.

        ``return tracker.publish(self.on_disk, period, id=id, on=period.end)`` publishes a report into the directory.
        """
        claims = [
            Claim(
                id=f"{id}-{figure.indicator.id}",
                document=id,
                paragraph=str(number),
                indicator=figure.indicator.id,
                period=str(period),
                value=Quantity.describing(figure.bounds),
            )
            for number, figure in enumerate(self._figures(self.register, [period]), start=1)
            if figure.bounds is not None and figure.bounds.lower is not None
        ]
        vintage = Vintage(published=self.register.latest_day.published, recorded=self.day)
        return Publication(id=id, period=period, vintage=vintage, reading=self.register.reading, claims=claims)

    def check_invariants_of_your_own(self) -> None:
        """Assert what must be true of your register after each step; by default nothing more."""

    # -- what happens -------------------------------------------------------------------------------------------------

    def __init_subclass__(cls, **more: Any) -> None:  # noqa: ANN401  # as Python calls it
        super().__init_subclass__(**more)
        cls.TestCase.settings = settings(cls.TestCase.settings, phases=_PHASES)

    def __init__(self) -> None:
        super().__init__()
        self._directory: Path | None = None
        self._count = 0
        self._held: dict[str, tuple[Register, int]] = {}

    @property
    def directory(self) -> Path:
        """The directory that the register is saved in and published from; it is gone when the run ends."""
        if self._directory is None:
            self._directory = Path(mkdtemp(prefix="register-"))
            self.register = save(self.register, self._directory / "register")
        return self._directory / "register"

    @property
    def on_disk(self) -> Register:
        """The register as it stands, with the directory that it is published into."""
        return evolve(self.register, source=self.directory)

    @initialize()
    def begin(self) -> None:
        """Begin with the first register, on the day after the last that it knows."""
        self.register = evolve(self.first_register(), source=None)  # nothing is ever written into your own
        last = self.register.latest_day.recorded
        self.day = date(2020, 1, 1) if last is None else last + timedelta(days=1)
        self.vintages: list[tuple[Vintage, Register, list[Figure]]] = []
        self.publications: list[Publication] = []

    @rule(data=st.data())
    def add(self, data: st.DataObject) -> None:
        """Add a record."""
        self._add(data, draft=None)

    @rule(data=st.data())
    def add_a_draft(self, data: st.DataObject) -> None:
        """Add a record that is not finished yet."""
        before = self._figures(self.register)
        self._add(data, draft=True)
        _demand([each.bounds for each in self._figures(self.register)] == [each.bounds for each in before], _MOVED)

    @precondition(lambda self: self._drafts())
    @rule(data=st.data())
    def confirm(self, data: st.DataObject) -> None:
        """Make a record of a draft, on the day on which it is confirmed."""
        draft = data.draw(st.sampled_from(self._drafts()), label="confirmed draft")
        rest = tuple(each for each in self.register.records if each != draft)
        self.register = evolve(self.register, records=rest)
        self._enter(evolve(draft, draft=False))

    def _add(self, data: st.DataObject, *, draft: bool | None) -> None:
        self._count += 1
        drawn: Record = data.draw(self.new_records(), label="new record")
        changes: dict[str, Any] = {**dict.fromkeys(_LINKS, frozenset()), "revision": None}
        if draft is not None:
            changes["draft"] = draft
        if "id" in fields_dict(type(drawn)):
            changes["id"] = f"new-{self._count}"
        elif any(each.key == drawn.key for each in self.register.records if each.table == drawn.table):
            return  # its key is what it says, and that has been said
        self._enter(evolve(drawn, **changes))

    @precondition(lambda self: self._revisable())
    @rule(data=st.data(), reason=st.sampled_from([RevisionReason.ERROR, RevisionReason.LATE_INFORMATION]))
    def revise(self, data: st.DataObject, reason: RevisionReason) -> None:
        """Correct a record: what it says is drawn anew, and its name stays."""
        old = data.draw(st.sampled_from(self._revisable()), label="revised record")
        drawn: Record = data.draw(self.new_records(), label="as")
        kept: dict[str, Any] = {name: getattr(old, name) for name in ("id", *_LINKS)}
        new = evolve(drawn, **kept) if drawn.table == old.table else old  # a correction may find it right
        self._enter(evolve(new, revision=Revision(reason=reason)))

    @precondition(lambda self: self._retractable())
    @rule(data=st.data())
    def retract(self, data: st.DataObject) -> None:
        """Withdraw a record that no other refers to."""
        old = data.draw(st.sampled_from(self._retractable()), label="withdrawn record")
        self._enter(evolve(old, revision=Revision(reason=RevisionReason.RETRACTION)))

    @precondition(lambda self: len(self._revisable()) > 1)
    @rule(data=st.data(), how=st.sampled_from(_LINKS))
    def link(self, data: st.DataObject, how: str) -> None:
        """Say of two records that they are of the same thing, or may be."""
        one, other = data.draw(
            st.lists(st.sampled_from(self._revisable()), min_size=2, max_size=2, unique_by=lambda each: each.key)
        )
        if one.table == other.table:
            links: dict[str, Any] = {how: getattr(one, how) | {other.key}}
            self._enter(evolve(one, **links, revision=Revision(reason=RevisionReason.LATE_INFORMATION)))

    @rule(back=st.integers(0, 3))
    def cut(self, back: int) -> None:
        """Look back: keep what was known a few days ago, with its figures."""
        vintage = Vintage(recorded=self.day - timedelta(days=1 + back))
        if any(vintage == known for known, *_ in self.vintages):
            return  # it was looked back from that day
        view = self.register.as_of(recorded=vintage.recorded)
        self.vintages.append((vintage, view, self._figures(view)))

    @rule(data=st.data())
    def publish_a_report(self, data: st.DataObject) -> None:
        """Publish the figures of a period; what is entered from now on is entered later."""
        period = data.draw(st.sampled_from(self._periods()))
        self.publications.append(self.publish(f"publication-{len(self.publications) + 1}", period))
        self.day += timedelta(days=1)

    @rule()
    def save_and_load(self) -> None:
        """Save what changed into the files, and read them."""
        directory = self.directory  # the first time it saves what there is
        saved = save(self.register, directory, replace=True)
        same = saved == load(directory) == self.register
        _demand(same, "what was saved reads back as another register")
        self.register = saved

    def teardown(self) -> None:
        """Remove the files."""
        if self._directory is not None:
            shutil.rmtree(self._directory)

    # -- what stays true ----------------------------------------------------------------------------------------------

    @invariant()
    def what_was_known_stays(self) -> None:
        """L53: what is entered later changes nothing of what was known on a day, nor any figure of it."""
        for vintage, view, figures in self.vintages if self._is_new("known") else ():
            again = self.register.as_of(recorded=vintage.recorded)
            _demand(again.confirmed == view.confirmed, f"what was known on {vintage.recorded} has changed")
            for before, now in zip(figures, self._figures(again), strict=True):
                _demand(before == now, f"as of {vintage.recorded} there was {before}, and now there is {now}")

    @invariant()
    def what_was_published_is_found_again(self) -> None:
        """The figures of a publication, worked out again as of its day, are the ones that it printed."""
        for publication in self.publications if self._is_new("published", len(self.publications)) else ():
            vintage = publication.vintage
            # A day left open in it says that no record had one.
            then = self.register.as_of(published=vintage.published or date.min, recorded=vintage.recorded or date.min)
            for claim in publication.claims:
                figure = measure(then, claim.indicator, publication.period, reading=publication.reading)
                same = figure.bounds is not None and Quantity.describing(figure.bounds) == claim.value
                _demand(same, f"{publication.id} printed {claim.value.short()}, and as of its day there is {figure}")

    @invariant()
    def order_does_not_matter(self) -> None:
        """L54: records that are entered in another order make the same register."""
        if self._is_new("order"):
            other = evolve(self.register, records=tuple(reversed(self.register.records)))
            _demand(other == self.register, "another order of records makes another register")

    @invariant()
    def looking_back_twice_is_looking_back_once(self) -> None:
        """L55: as of a day, as of another, is as of the earlier of both."""
        days = [self.day - timedelta(days=back) for back in (2, 4)]
        for one, other in (days, days[::-1]) if self._is_new("twice", self.day.toordinal()) else ():
            twice, once = self.register.as_of(recorded=one).as_of(recorded=other), self.register.as_of(recorded=days[1])
            _demand(twice == once, f"as of {one} and then of {other} is not as of {days[1]}")

    @invariant()
    def figures_hold_the_truth(self) -> None:
        """Whatever day each event really happened on, and whatever each number really was."""
        for period in self._periods() if self._is_new("sound") else ():
            assert_each_sound(self.register, self.indicators, period, worlds=2)

    @invariant()
    def your_own_invariants(self) -> None:
        """What a subclass says."""
        self.check_invariants_of_your_own()

    # -- how it is done -----------------------------------------------------------------------------------------------

    def _enter(self, record: Record) -> None:
        entered = evolve(record, recorded=self.day, origin=None)
        self.register = evolve(self.register, records=(*self.register.records, entered))
        self.day += timedelta(days=1)

    def _is_new(self, law: str, beside: int = 0) -> bool:
        """Tell whether a law has not been asserted of this register, and of what else it speaks of; from now it has."""
        held = self._held.get(law)
        self._held[law] = (self.register, beside)
        return held is None or held[0] is not self.register or held[1] != beside

    def _drafts(self) -> list[Record]:
        """Return the drafts that the machine has added, and that nobody has revised since."""
        count = Counter((each.table, each.key) for each in self.register.records)
        return [each for each in self._revisable() if each.draft and count[each.table, each.key] == 1]

    def _revisable(self) -> list[Record]:
        """Return the records that the machine has added; yours stay as they are."""
        return [record for record in self.register.current if record.key.startswith("new-")]

    def _retractable(self) -> list[Record]:
        return [record for record in self._revisable() if record.key not in self.register.citing]

    def _periods(self) -> list[ReportingPeriod]:
        texts = self.periods or tuple(self.register.periods) or ("2020", "2021", "2022")
        return [self.register.period(text) for text in texts]

    def _figures(self, register: Register, periods: Sequence[ReportingPeriod] = ()) -> list[Figure]:
        return [measure(register, name, each) for name in self.indicators for each in periods or self._periods()]


def _demand(holds: bool, message: str) -> None:  # it reads as the word assert does
    """Assert, even where Python runs without assertions."""
    if not holds:
        raise AssertionError(message)
