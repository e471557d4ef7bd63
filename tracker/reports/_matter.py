"""What a report tells of: the records, the periods, and what is worked out of them once for all sections."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import TypeVar

from attrs import evolve, field, frozen

from tracker.claims import ClaimVerdict, Reconciliation, reconcile
from tracker.codelists import codelist
from tracker.comparison import (
    Change,
    Comparison,
    Level,
    Restated,
    Restatement,
    Verdict,
    compare_all,
    restate,
)
from tracker.comparison._against_restated import against_restated
from tracker.comparison._compare import compare_figures
from tracker.indicators import About, Basis, Figure, measure, measure_all
from tracker.model import (
    AssistanceEvent,
    Claim,
    Coverage,
    CoverageState,
    Programme,
    Publication,
    Record,
    Register,
    SourceDocument,
)
from tracker.reports._part import Part, row_of
from tracker.reports._selection import by_date, by_paragraph, dated_in, is_reported, spoken_of, tells
from tracker.values import Bounds, Membership, ReportingPeriod, When, membership
from tracker.words._changes import is_partly_recorded

R = TypeVar("R", bound=Record)

_DIMENSIONS = {"programmes": "programme", "countries": "country", "kind": "kind"}
"""By what figures are broken down, where a coverage is declared for records with such a field."""

COOPERATION = "cooperation"
"""The section that tells of events of a kind that no other section claims: no event is passed over."""


@frozen(kw_only=True, eq=False)
class Matter:
    """
    What a report tells of.

    Attributes:
        register: The records, without drafts.

        period: The period reported on.

        against: The period compared with; None for none.

        day: The day of the report: names of countries are those valid on it.

        is_dated: Whether that day was given, by the caller or the period; else it is the last one of the period, and
            nothing is said that depends on a day.

        published: The report on the period compared with, as it went out; None if it is not compared with one.

        part: The country or programme that the report is about; None if it is about all.

        annex: How much of the evidence stands behind the text: ``none``, ``short`` or ``full``.

        data: The folder beside the report in which the lists lie that are too long for it; None if they lie nowhere.
    """

    register: Register = field(repr=lambda register: repr(register.id))
    period: ReportingPeriod
    against: ReportingPeriod | None = None
    day: date
    is_dated: bool = True
    published: Publication | None = None
    part: Part | None = None
    annex: str = "full"
    data: str | None = None

    # -- what is told more than once is worked out once ---------------------------------------------------------------

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the period as recorded; in a report on a country or programme, those about it."""
        return self._figures_of(self.period)

    def _figures_of(self, period: ReportingPeriod) -> tuple[Figure, ...]:
        return (
            measure_all(self.register, None, period) if self.part is None else self.part.figures(self.register, period)
        )

    @cached_property
    def actual_figures(self) -> tuple[Figure, ...]:
        """Every figure of the period, about what happened: what is recorded incompletely has no upper limit."""
        return measure_all(self.register, None, self.period, about=About.ACTUAL)

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """
        Every comparison with the period before; none without such a period.

        A report states what happened, so that a change between counts of records that are incomplete is none (decision
        30). What the documents of both periods state of the same measure is compared in its place.
        """
        if self.against is None:
            return ()
        return tuple(map(self.as_told, self._compared(self.against)))

    def as_told(self, comparison: Comparison) -> Comparison:
        """Put in place of a comparison the one that a report may tell: restated, or of what documents state."""
        found = self.as_restated(comparison)
        if found.change.verdict.is_definite and any(map(is_incomplete, (found.before, found.after))):
            found = _without_conclusion(found, found.before)
        return self._as_stated(found)

    @cached_property
    def part_comparisons(self) -> tuple[Comparison, ...]:
        """
        Compare the parts, such as a programme, that a coverage says are recorded completely while the whole is not.

        Only changes that are certain are among them.
        """
        if self.against is None or self.part is not None:
            return ()
        conditions = (
            condition.path
            for coverage in self.register.of_type(Coverage).values()
            if coverage.where is not None and coverage.state is CoverageState.COMPLETE
            for condition in coverage.where.conditions
        )
        dimensions = sorted({_DIMENSIONS[path] for path in conditions if path in _DIMENSIONS})
        found = (each for dimension in dimensions for each in self._by_part(dimension, self.against))
        return tuple(each for each in found if each.change.verdict.is_definite and tells(each.after))

    def _by_part(self, dimension: str, against: ReportingPeriod) -> Iterator[Comparison]:
        rows = (
            measure_all(self.register, None, period, by=dimension, basis=Basis.EVIDENCED, about=About.ACTUAL)
            for period in (against, self.period)
        )
        before, after = ([each for each in found if _counts_a_part(each, dimension)] for found in rows)
        earlier = {row_of(each): each for each in before}
        open_wholes = {each.indicator.id for each in self.actual_figures if not each.by and is_incomplete(each)}
        for each in after:
            if each.indicator.id in open_wholes and row_of(each) in earlier:
                yield compare_figures(self.register, earlier[row_of(each)], each, remedy="default")

    @cached_property
    def recorded_comparisons(self) -> tuple[Comparison, ...]:
        """What differs between the records of the two periods, whether or not they hold all that happened."""
        if self.against is None:
            return ()
        return compare_all(self.register, None, self.period, against=self.against)

    def _compared(self, against: ReportingPeriod) -> tuple[Comparison, ...]:
        if self.part is None:
            return compare_all(self.register, None, self.period, against=against, about=About.ACTUAL, remedy="default")
        before = {row_of(each): each for each in self._figures_of(against)}
        pairs = ((before.get(row_of(each)), each) for each in self.figures if each.by)
        return tuple(
            compare_figures(self.register, earlier, later, remedy="default") for earlier, later in pairs if earlier
        )

    def as_restated(self, comparison: Comparison) -> Comparison:
        """Compare with the earlier figure as restated, where it was published; else leave a comparison as it is."""
        row = self.restated(comparison.before)
        if row is None:
            return comparison
        if row.restated is not None and is_partly_recorded(comparison):
            return _without_conclusion(comparison, row.restated)
        if row.restated is not None:  # what is recorded completely is what happened
            row = evolve(row, restated=evolve(row.restated, about=comparison.after.about))
        return against_restated(comparison, row)

    def _as_stated(self, comparison: Comparison) -> Comparison:
        """Compare what the documents of both periods state, where the records prove nothing about what happened."""
        if comparison.change.verdict.is_definite or comparison.after.basis is Basis.CLAIMED or self.against is None:
            return comparison
        name, subject = comparison.indicator.id, dict(comparison.after.by).get("about")
        before, after = (
            measure(self.register, name, period, basis=Basis.CLAIMED, about=About.ACTUAL, subject=subject)
            for period in (self.against, self.period)
        )
        if not (tells(before) and tells(after)):
            return comparison
        found = compare_figures(self.register, before, after)
        return comparison if found.comparability.level is Level.NOT_COMPARABLE else found

    @cached_property
    def restatement(self) -> Restatement | None:
        """What became of the figures published on the period compared with; None without such a publication."""
        if self.published is None:
            return None
        return restate(self.register, self.published, period=self.period, reading=self.register.reading)

    def restated(self, figure: Figure) -> Restated | None:
        """Return what became of the published figure of the period compared with; None if none was published."""
        if self.restatement is None:
            return None
        return self.restatement.row(figure.indicator.id, by=figure.by, basis=figure.basis)

    @cached_property
    def told_comparisons(self) -> tuple[Comparison, ...]:
        """The comparisons with a figure on at least one side that rests on something."""
        return tuple(each for each in self.comparisons if tells(each.before) or tells(each.after))

    @cached_property
    def told_figures(self) -> tuple[Figure, ...]:
        """The figures of the period, and those that they are compared with, that rest on something."""
        before = [each.before for each in self.told_comparisons]
        before += [each.before for each in self.recorded_comparisons if tells(each.before)]
        found = [each for each in (*self.figures, *map(_as_recorded, before)) if tells(each)]
        once = {_identity(each): each for each in found}
        return tuple(once[key] for key in sorted(once))

    def as_happened(self, figure: Figure) -> Figure:
        """
        Return a figure as the text prints it: about what happened, of which incomplete records are only the least.

        A share is worked out anew: what was not recorded may make it smaller as well as larger.
        """
        if figure.bounds is None or not is_incomplete(figure):
            return figure
        if figure.parts:
            name, basis = figure.indicator.id, figure.basis
            return measure(self.register, name, figure.asked, basis=basis, about=About.ACTUAL)
        return evolve(figure, about=About.ACTUAL, bounds=Bounds(figure.bounds.lower, None))

    # -- what documents about the period state ------------------------------------------------------------------------

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What documents about the period state, in the order of their paragraphs."""
        found = [each for each in self.register.claims.values() if not each.draft]
        return tuple(sorted((each for each in found if self.is_about_period(each.document)), key=by_paragraph))

    @cached_property
    def reconciled(self) -> dict[str, Reconciliation]:
        """What the evidence makes of each of them, by its id."""
        return {each.claim.id: each for each in reconcile(self.register, claims=[each.id for each in self.claims])}

    def is_contradicted(self, claim: Claim) -> bool:
        """Tell whether the evidence contradicts what a document states."""
        found = self.reconciled.get(claim.id)
        return found is not None and found.verdict is ClaimVerdict.CONTRADICTED

    def claims_about(self, record: str) -> list[Claim]:
        """Return what documents about the period state of one meeting, programme or activity, the largest first."""
        found = [each for each in self.claims if each.about == record]
        return sorted(found, key=lambda each: (by_paragraph(each)[0], -each.value.value))

    # -- which records are of the period ------------------------------------------------------------------------------

    def dated(self, records: Iterable[R]) -> list[R]:
        """Return the records that lie in the period, certainly or possibly, without those planned or cancelled."""
        return list(dated_in(records, self.period))

    def spoken_of(self, records: Iterable[R]) -> list[R]:
        """Return the records of the period's report: those dated in it, and those that documents about it cite."""
        return spoken_of(self.register, records, self.period)

    def is_reported(self, record: Record) -> bool:
        """Tell whether a document about the period cites the record; true if there is no such document."""
        return is_reported(self.register, record, self.period)

    def is_about_period(self, named: str) -> bool:
        """Tell whether the document of an id or a symbol is about the period."""
        document = self.register.document(named)
        covers = document.covers if document else None
        return covers is not None and covers in self.register.periods and self.register.period(covers) == self.period

    def is_about_another_period(self, named: str) -> bool:
        """Tell whether the document of an id or a symbol reports on another period that the register declares."""
        document = self.register.document(named)
        covered = self.register.periods.get(document.covers or "") if document else None
        return covered is not None and covered.span != self.period

    def is_certain(self, when: When) -> bool:
        """Tell whether a date lies in the period, whatever day it stands for."""
        return membership(when, self.period) is Membership.CERTAIN

    def is_doubtful(self, when: When) -> bool:
        """Tell whether a date may lie in the period and may not."""
        return membership(when, self.period) is Membership.POSSIBLE

    def number_of(self, whens: Iterable[When], *, is_open: bool = False) -> Bounds:
        """Return how many dates lie in the period: at least the certain ones; open where not all is recorded."""
        found = Counter(membership(when, self.period) for when in whens)
        certain = found[Membership.CERTAIN]
        return Bounds(certain, None if is_open else certain + found[Membership.POSSIBLE])

    def rests_on_reports(self, figure: Figure) -> bool:
        """Tell whether a figure rests on what a document about the period says."""
        table = self.register.observations if figure.basis is Basis.EVIDENCED else self.register.claims
        return any(self.is_reported(table[key]) for key in figure.records if key in table)

    def concerning(self, records: Iterable[R]) -> list[R]:
        """Return the records that name the country or programme of the report; all of them if it is about all."""
        return [each for each in records if self.part is None or self.part.is_named_by(each)]

    # -- which of them a section tells of: the code lists of kinds say it ---------------------------------------------

    def events_of(self, section: str) -> list[AssistanceEvent]:
        """Return the events of the period that a section tells of, by date; ``cooperation`` has what no other has."""
        kinds = codelist("assistance")
        events = self.register.events.values()
        own = (event for event in events if (kinds[event.kind].section or COOPERATION) == section)
        return sorted(self.dated(own), key=by_date)

    def programmes_of(self, section: str) -> list[Programme]:
        """Return the programmes of the period's report that a section tells of, by id."""
        kinds = codelist("programme")
        own = (each for each in self.register.programmes.values() if kinds[each.kind].section == section)
        return sorted(self.spoken_of(own), key=lambda each: each.id)

    def documents_of(self, section: str) -> list[SourceDocument]:
        """Return the documents of the period's report that a section tells of, by date."""
        kinds = codelist("document")
        own = (each for each in self.register.documents.values() if each.kind and kinds[each.kind].section == section)
        return sorted(self.spoken_of(own), key=by_date)


# -- figures in other words -------------------------------------------------------------------------------------------


def _without_conclusion(comparison: Comparison, before: Figure) -> Comparison:
    """Set an earlier figure beside the later one and conclude nothing."""
    change = Change(verdict=Verdict.INDETERMINATE)
    return evolve(comparison, before=before, change=change, remedied=None, panel=None)


def is_incomplete(figure: Figure) -> bool:
    """Tell whether a figure counts records that do not hold all that was done, or has a part that does."""
    if figure.parts:
        return any(map(is_incomplete, figure.parts))
    is_counted = figure.indicator.of is not None and figure.basis is Basis.EVIDENCED
    return is_counted and figure.coverage is not CoverageState.COMPLETE


def _counts_a_part(figure: Figure, dimension: str) -> bool:
    """Tell whether a figure counts all that was done in a part; how many countries are reached says nothing of one."""
    is_empty = dimension == "country" and figure.indicator.counts == "countries"
    return bool(figure.indicator.of) and not is_incomplete(figure) and not is_empty


def _as_recorded(figure: Figure) -> Figure:
    """Leave the words "about what happened" away from a figure that a document states: it is one and the same."""
    return evolve(figure, about=About.RECORDED)


def _identity(figure: Figure) -> tuple[object, ...]:
    return figure.indicator.id, figure.basis.value, figure.asked.start, figure.asked.end, figure.by
