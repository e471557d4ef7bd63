"""The register: all records, with read-only indexes."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from attrs import evolve, field, frozen

from tracker.codelists import Scales
from tracker.errors import InvalidValueError, UnknownRecordError, closest
from tracker.model._assistance import AssistanceEvent, Programme
from tracker.model._claim import Claim
from tracker.model._coverages import declared_state
from tracker.model._fields import converted, path_of
from tracker.model._governing_body import Mandate, Meeting
from tracker.model._index import Index
from tracker.model._indicator import Indicator, Where
from tracker.model._narrative import Finding, Passage
from tracker.model._observation import Observation
from tracker.model._period import Coverage, CoverageState, DeclaredPeriod
from tracker.model._publication import Masthead, ReportOptions, Vintage, earliest, latest
from tracker.model._recommendation import Recommendation, StatusObservation
from tracker.model._record import Record, RevisionReason
from tracker.model._record_types import in_order
from tracker.model._scale import DeclaredScale, scales_with
from tracker.model._source_document import SourceDocument
from tracker.model._unfinished_draft import UnfinishedDraft, unfinished_in_order
from tracker.values import InternationalString, Language, ReportingPeriod
from tracker.values._answer import Answer
from tracker.values._conversion import short
from tracker.values._edtf import meant_as_period

_WHOLE = "whole"
"""Under what a register remembers the one that it was cut from."""

R = TypeVar("R", bound=Record)
T = TypeVar("T")


@frozen(kw_only=True, field_transformer=converted, repr=False)
class Register(Answer):
    """
    Every record of a reporting office, read-only.

    >>> from tracker.values import When
    >>> event = AssistanceEvent(id="a", kind="training", title=InternationalString(en="A course"), when=When("2021-03"))
    >>> register = Register(id="r", title=InternationalString(en="A register"), records=[event])
    >>> list(register.events)
    ['a']

    An index holds the current version of each record: the latest revision, unless that retracts it. A draft of a
    revision waits until it is confirmed; a record that is a draft throughout is held, and no figure counts it.

    Attributes:
        id: The register's own name.

        title: What it is about.

        languages: The languages of its texts; a text without a language is in the first.

        reading: The name of the reading under which figures are computed unless another is asked for.

        masthead: What every report has at the head of its first page; None prints none.

        headlines: Ids of the indicators and claims on the first page of a report, in order; a period may have its own,
            and where there are none a report chooses.

        report: What the office's report has in it, unless a command says otherwise; None for all that a report has.

        records: All records with all their revisions, sorted.

        unfinished: Drafts that lack what their type requires; they are no records yet.

        vintage: What was known: records published or recorded later have been left out.

        source: The directory that it was read from, as an absolute path; None if it was made in memory. It plays no
            part in comparisons.

        digests: The digest of each file that it was read from, by name; empty if it was made in memory. A save compares
            them with the disk, so as to lose nothing that somebody else wrote. They play no part in comparisons.
    """

    id: str
    title: InternationalString
    languages: tuple[Language, ...] = (Language.ENGLISH,)
    reading: str = "cautious"
    masthead: Masthead | None = None
    headlines: tuple[str, ...] = ()
    report: ReportOptions | None = None
    records: tuple[Record, ...] = field(default=(), converter=in_order)
    unfinished: tuple[UnfinishedDraft, ...] = field(default=(), converter=unfinished_in_order)
    vintage: Vintage = field(factory=Vintage)
    source: Path | None = field(default=None, converter=path_of, eq=False, repr=False)
    digests: Mapping[str, str] = field(factory=dict, eq=False, repr=False)
    _answers: dict[object, Any] = field(factory=dict, init=False, eq=False, repr=False)

    def __str__(self) -> str:
        counts = Counter(record.table for record in self.current)
        return f"{self.id}: {', '.join(f'{counts[table]} {table}' for table in sorted(counts)) or 'no records'}"

    def _repr_pretty_(self, printer: Any, _: bool) -> None:  # noqa: ANN401  # the printer of IPython, or of Hypothesis
        """Stay one line where others print objects field by field: a register has hundreds."""
        printer.text(repr(self))

    @property
    def language(self) -> Language:
        """The first of its languages, in which its plain texts are; English if it names none."""
        return self.languages[0] if self.languages else Language.ENGLISH

    def remembered(self, question: object, answer: Callable[[], T]) -> T:
        """Return the answer to a question about the register, worked out once: the register never changes."""
        if question not in self._answers:
            self._answers[question] = answer()
        found: T = self._answers[question]
        return found

    @cached_property
    def _index(self) -> Index:
        return Index(self.records)

    @property
    def current(self) -> tuple[Record, ...]:
        """The current version of each record, sorted; retracted records are left out."""
        return self._index.current

    @cached_property
    def confirmed(self) -> "Register":
        """
        The register without drafts, which no figure counts; itself if it has none.

        A period or a scale that only a draft declares stays: figures are made in its terms, and it is none.
        """
        if not any(record.draft for record in self.records):  # decision 4: a draft is no evidence
            return self
        if self.whole is not self:  # a draft of a document's date decides on nothing that was known
            return self.whole.confirmed.as_of(published=self.vintage.published, recorded=self.vintage.recorded)
        drafts = {identity for identity, record in self._index.latest.items() if record.draft}
        words = {identity for identity in drafts if identity[0] in ("period", "scale")}
        kept = (record for record in self.records if not record.draft or (record.table, record.key) in words)
        return evolve(self, records=kept)

    @property
    def scales(self) -> Scales:
        """
        The scales of status: those that ship, and those that the register declares.

        They are the words in which statuses were stated, whenever they became known, and so of no vintage.
        """
        return self.whole.remembered("scales", lambda: scales_with(self.whole._declared_scales()))  # noqa: SLF001  # of its own class

    def _declared_scales(self) -> Iterator[DeclaredScale]:
        yield from (each for each in self._index.latest.values() if isinstance(each, DeclaredScale))

    def versions(self, table: str, key: str) -> tuple[Record, ...]:
        """Return every version of a record, the earliest first, a withdrawn one among them; empty if there is none."""
        return self._index.versions.get((table, key), ())

    def duplicates_removed(self, record_type: type[R]) -> tuple[R, ...]:
        """
        Return the records of a type that were taken out because others are of the same thing.

        What such a record names in ``same_as`` stays in its place; the link goes on to hold for all who named it.
        """
        removed = RevisionReason.DUPLICATE_REMOVED
        return tuple(
            record
            for record in self._index.latest.values()
            if isinstance(record, record_type) and record.revision is not None and record.revision.reason is removed
        )

    def of_type(self, record_type: type[R]) -> Mapping[str, R]:
        """Return the current records of a type by key."""
        return self._index.tables[record_type.table]  # type: ignore[return-value]  # a table holds one type

    def table(self, name: str) -> Mapping[str, Record]:
        """
        Return the current records of a table by key.

        Raises:
            UnknownRecordError: There is no such table.
        """
        if name not in self._index.tables:
            raise UnknownRecordError(name, kind="table", nearest=closest(name, self._index.tables))
        return self._index.tables[name]

    @property
    def mandates(self) -> Mapping[str, Mandate]:
        """The mandates by id."""
        return self.of_type(Mandate)

    @property
    def meetings(self) -> Mapping[str, Meeting]:
        """The meetings by id."""
        return self.of_type(Meeting)

    @property
    def documents(self) -> Mapping[str, SourceDocument]:
        """The documents by id."""
        return self.of_type(SourceDocument)

    @property
    def programmes(self) -> Mapping[str, Programme]:
        """The programmes by id."""
        return self.of_type(Programme)

    @property
    def events(self) -> Mapping[str, AssistanceEvent]:
        """The events by id."""
        return self.of_type(AssistanceEvent)

    @property
    def recommendations(self) -> Mapping[str, Recommendation]:
        """The recommendations by id."""
        return self.of_type(Recommendation)

    @property
    def observations(self) -> Mapping[str, Observation]:
        """The observations by key."""
        return self.of_type(Observation)

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The claims by id."""
        return self.of_type(Claim)

    @property
    def findings(self) -> Mapping[str, Finding]:
        """The findings by id."""
        return self.of_type(Finding)

    @property
    def passages(self) -> Mapping[str, Passage]:
        """The passages by id."""
        return self.of_type(Passage)

    @property
    def periods(self) -> Mapping[str, DeclaredPeriod]:
        """The declared periods by id."""
        return self.of_type(DeclaredPeriod)

    @property
    def indicators(self) -> Mapping[str, Indicator]:
        """The indicators that the register declares, by id and version."""
        return self.of_type(Indicator)

    def __iter__(self) -> Iterator[Record]:
        """Go through the current records."""
        return iter(self.current)

    def find(self, record: str) -> tuple[Record, ...]:
        """
        Return the current records of an id or key, of whatever type; a document is found by its symbol too.

        Raises:
            UnknownRecordError: There is none; the error carries the nearest id.
        """
        return self._index.find(record)

    def document(self, reference: str) -> SourceDocument | None:
        """Return the document of an id or symbol; None if the register lacks it."""
        return self.documents.get(reference) or self._index.symbols.get(reference)

    def period(self, text: str) -> ReportingPeriod:
        """
        Return the period of an id, or of ``START..END`` as on the command line.

        Raises:
            UnknownRecordError: The text is neither; the error carries the nearest id.

            InvalidValueError: It is no text.
        """
        if not isinstance(text, str):
            raise InvalidValueError(
                "{value} is no period; write it as text, as in '2021' or 'START..END'", value=short(text)
            )
        declared = self.periods.get(text)
        if declared is not None:
            return declared.span
        try:
            period = ReportingPeriod.parse(text)
        except InvalidValueError as error:
            nearest = closest(text, self.periods)
            if nearest is None and (meant := meant_as_period(text, _is_period)) is not None and meant.forms:
                nearest = meant.forms[0]
            if nearest is None and any(char.isdigit() for char in text[:4]):
                raise UnknownRecordError(text, kind="period") from error
            raise UnknownRecordError(text, kind="period", nearest=nearest) from None
        same = next((each.span for each in self.periods.values() if each.span == period), None)
        return same or period

    def is_period(self, text: str, period: ReportingPeriod) -> bool:
        """Tell whether a text names a period; one that leads nowhere, which the checks say, names none."""
        try:
            return self.period(text) == period
        except UnknownRecordError:
            return False

    def declared_period(self, period: ReportingPeriod) -> DeclaredPeriod | None:
        """Return what the register says of a period: the declaration of its label, else the first of the same days."""
        labelled = self.periods.get(period.label or "")
        if labelled is not None and labelled.span == period:
            return labelled
        return next((each for each in self.periods.values() if each.span == period), None)

    def coverage(self, record_type: str, period: ReportingPeriod, where: Where | None = None) -> CoverageState:
        """
        Return how much of what happened in a period the records of a type hold; undeclared means incomplete.

        Args:
            record_type: The name of the type.

            period: The period.

            where: Which records are meant; None for all of the type.
        """
        return declared_state(self._coverages, record_type, period, where)

    @property
    def covers_parts(self) -> bool:
        """Whether a coverage is declared of a part of a type: of one programme, country or kind."""
        return any(each.where is not None for each, _ in self._coverages)

    @cached_property
    def _coverages(self) -> tuple[tuple[Coverage, ReportingPeriod], ...]:
        found = []
        for coverage in self.of_type(Coverage).values():
            if coverage.draft:
                continue
            try:
                found.append((coverage, self.period(coverage.period)))
            except UnknownRecordError:
                continue  # said by the checks
        return tuple(found)

    def published(self, record: Record) -> date | None:
        """Return the last day on which a record's source may have become public; None if nothing says."""
        return self._index.published(record)

    @cached_property
    def latest_day(self) -> Vintage:
        """The latest days on which anything in the register was published and recorded: the default vintage."""
        asked = self.vintage
        published = asked.published or latest(*map(self.published, self.records))
        recorded = asked.recorded or latest(*(record.recorded for record in self.records))
        if asked != Vintage():
            return Vintage(published=published, recorded=recorded, known_until=asked.known_until)
        return self.knowing(Vintage(published=published, recorded=recorded))

    def knowing(self, vintage: Vintage) -> Vintage:
        """
        Return a vintage of this register that reaches to the last day of which anything in it is known.

        That is the day on which anything was last published, entered, or found out of a recommendation. What says
        nothing of days says nothing against any period.
        """
        days = latest(vintage.published, vintage.recorded)
        found = [] if days is None else (each.as_of.latest for each in self.of_type(StatusObservation).values())
        return evolve(vintage, known_until=latest(days, *found))

    def as_of(self, *, published: date | None = None, recorded: date | None = None) -> "Register":
        """
        Return the register as known on a day: without the records published or recorded later.

        A record whose day is not known counts as always known. Being as of two days is being as of the earlier one.
        """
        # L55: as of two days is as of the earlier one; so a cut is always made from the whole.
        recorded_by = earliest(recorded, self.vintage.recorded)
        published_by = earliest(published, self.vintage.published)
        # From everything there is: what an earlier cut left out may be the only source of a day of publication.
        whole = self.whole
        entered = whole
        if recorded_by is not None:
            kept = tuple(each for each in whole.records if (each.recorded or date.min) <= recorded_by)
            entered = evolve(whole, records=kept)
        records = entered.records
        if published_by is not None:
            records = tuple(each for each in records if entered._index.is_public(each, published_by))  # noqa: SLF001  # its own
        # What was entered by one day and published by another is known until the earlier one.
        known_until = earliest(published_by, recorded_by)
        vintage = Vintage(published=published_by, recorded=recorded_by, known_until=known_until)
        known = evolve(self, records=records, vintage=vintage)
        known._answers[_WHOLE] = whole  # noqa: SLF001  # its own
        return known

    @property
    def whole(self) -> "Register":
        """The register with everything in it, of which this one is what was known on a day."""
        found: Register = self._answers.get(_WHOLE, self)
        return found

    @property
    def citing(self) -> Mapping[str, tuple[Record, ...]]:
        """For each id, the current records that refer to it."""
        return self._index.citing


def _is_period(text: str) -> bool:
    try:
        ReportingPeriod.parse(text)
    except InvalidValueError:
        return False
    return True
