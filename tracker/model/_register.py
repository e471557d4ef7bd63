"""The register: all records, with read-only indexes."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from attrs import evolve, field, frozen

from tracker.errors import InvalidValueError, UnknownRecordError, closest
from tracker.model._adjudication import Adjudication
from tracker.model._assistance import AssistanceEvent
from tracker.model._claim import Claim
from tracker.model._finding import Finding
from tracker.model._indicator import Indicator
from tracker.model._mandate import Mandate
from tracker.model._masthead import Masthead
from tracker.model._meeting import Meeting
from tracker.model._observation import Observation, Target
from tracker.model._passage import Passage
from tracker.model._period import Coverage, CoverageState, DeclaredPeriod
from tracker.model._programme import Programme
from tracker.model._recommendation import Deadline, Recommendation, StatusObservation
from tracker.model._record import Record, RevisionReason
from tracker.model._source_document import SourceDocument
from tracker.model._vintage import Vintage
from tracker.values import InternationalString, Language, ReportingPeriod, When

__all__ = ["RECORD_TYPES", "Register", "is_withdrawn"]

RECORD_TYPES: tuple[type[Record], ...] = (
    DeclaredPeriod,
    Coverage,
    Mandate,
    Meeting,
    SourceDocument,
    Programme,
    AssistanceEvent,
    Recommendation,
    Deadline,
    StatusObservation,
    Observation,
    Target,
    Claim,
    Finding,
    Passage,
    Adjudication,
    Indicator,
)
"""Every type of record, in the order in which files and pages list them."""

_WHOLE = "whole"
"""Under what a register remembers the one that it was cut from."""

_RANK = {record_type.table: rank for rank, record_type in enumerate(RECORD_TYPES)}

R = TypeVar("R", bound=Record)
T = TypeVar("T")


def _in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """Sort by type, key and day recorded, a first version before its revisions: the order of files never matters."""
    return tuple(sorted(records, key=_place))


def _place(record: Record) -> tuple[int, str, date, bool]:
    return _RANK[record.table], record.key, record.recorded or date.min, record.revision is not None


def is_withdrawn(record: Record) -> bool:
    """Tell whether a version says that its record no longer counts: it was retracted, or another one is the same."""
    withdrawn = (RevisionReason.RETRACTION, RevisionReason.DUPLICATE_REMOVED)
    return record.revision is not None and record.revision.reason in withdrawn


def _last(when: When) -> date:
    """Return the last day of a date; one without an end may be any day, and counts as known."""
    return when.latest or date.min


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)


@frozen(kw_only=True)
class Register:
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

        masthead: The head of a report's first page; None prints none.

        records: All records with all their revisions, sorted.

        vintage: What was known: records published or recorded later have been left out.

        digests: The digest of each file that it was read from, by name; empty if it was made in memory. A save compares
            them with the disk, so as to lose nothing that somebody else wrote. They play no part in comparisons.
    """

    id: str
    title: InternationalString
    languages: tuple[Language, ...] = (Language.ENGLISH,)
    reading: str = "cautious"
    masthead: Masthead | None = None
    records: tuple[Record, ...] = field(default=(), converter=_in_order)
    vintage: Vintage = field(factory=Vintage)
    digests: Mapping[str, str] = field(factory=dict, eq=False, repr=False)
    _answers: dict[object, Any] = field(factory=dict, init=False, eq=False, repr=False)

    def remembered(self, question: object, answer: Callable[[], T]) -> T:
        """Return the answer to a question about the register, worked out once: the register never changes."""
        if question not in self._answers:
            self._answers[question] = answer()
        found: T = self._answers[question]
        return found

    @cached_property
    def current(self) -> tuple[Record, ...]:
        """The current version of each record, sorted; retracted records are left out."""
        return tuple(record for record in self._latest.values() if not is_withdrawn(record))

    @cached_property
    def _latest(self) -> Mapping[tuple[str, str], Record]:
        """The latest version of each record, by its table and key; one that was confirmed stands before any draft."""
        found: dict[tuple[str, str], Record] = {}
        for record in self.records:
            identity = record.table, record.key
            if not record.draft or found.get(identity, record).draft:
                found[identity] = record
        return found

    @cached_property
    def confirmed(self) -> "Register":
        """
        The register without drafts, which no figure counts; itself if it has none.

        A period that only a draft declares stays: it bounds figures and is none.
        """
        if not any(record.draft for record in self.records):
            return self
        if self.whole is not self:  # a draft of a document's date decides on nothing that was known
            return self.whole.confirmed.as_of(published=self.vintage.published, recorded=self.vintage.recorded)
        periods = {key for (table, key), record in self._latest.items() if record.draft and table == "period"}
        kept = (
            record
            for record in self.records
            if not record.draft or (record.table == "period" and record.key in periods)
        )
        return evolve(self, records=kept)

    @cached_property
    def _versions(self) -> Mapping[tuple[str, str], tuple[Record, ...]]:
        found: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
        for record in self.records:
            found[record.table, record.key].append(record)
        return {identity: tuple(versions) for identity, versions in found.items()}

    def versions(self, table: str, key: str) -> tuple[Record, ...]:
        """Return every version of a record, the earliest first, a withdrawn one among them; empty if there is none."""
        return self._versions.get((table, key), ())

    def duplicates_removed(self, record_type: type[R]) -> tuple[R, ...]:
        """
        Return the records of a type that were taken out because others are of the same thing.

        What such a record names in ``same_as`` stays in its place; the link goes on to hold for all who named it.
        """
        removed = RevisionReason.DUPLICATE_REMOVED
        return tuple(
            record
            for record in self._latest.values()
            if isinstance(record, record_type) and record.revision is not None and record.revision.reason is removed
        )

    @cached_property
    def _tables(self) -> Mapping[str, Mapping[str, Record]]:
        tables: dict[str, dict[str, Record]] = {record_type.table: {} for record_type in RECORD_TYPES}
        for record in self.current:
            tables[record.table][record.key] = record
        return {name: MappingProxyType(table) for name, table in tables.items()}

    def of_type(self, record_type: type[R]) -> Mapping[str, R]:
        """Return the current records of a type by key."""
        return self._tables[record_type.table]  # type: ignore[return-value]  # a table holds one type

    def table(self, name: str) -> Mapping[str, Record]:
        """
        Return the current records of a table by key.

        Raises:
            UnknownRecordError: There is no such table.
        """
        if name not in self._tables:
            raise UnknownRecordError(name, kind="table", nearest=closest(name, self._tables))
        return self._tables[name]

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
        found = tuple(table[record] for table in self._tables.values() if record in table)
        symbols = self._symbols
        if not found and record in symbols:
            found = (symbols[record],)
        if not found:
            found = tuple(each for each in self.current if getattr(each, "id", None) == record)
        if not found:
            known = {key for table in self._tables.values() for key in table} | set(symbols)
            raise UnknownRecordError(record, nearest=closest(record, known))
        return found

    @cached_property
    def _symbols(self) -> Mapping[str, SourceDocument]:
        return {document.symbol: document for document in self.documents.values() if document.symbol}

    def document(self, reference: str) -> SourceDocument | None:
        """Return the document of an id or symbol; None if the register lacks it."""
        return self.documents.get(reference) or self._symbols.get(reference)

    def period(self, text: str) -> ReportingPeriod:
        """
        Return the period of an id, or of ``START..END`` as on the command line.

        Raises:
            UnknownRecordError: The text is neither; the error carries the nearest id.
        """
        declared = self.periods.get(text)
        if declared is not None:
            return declared.span
        try:
            period = ReportingPeriod.parse(text)
        except InvalidValueError as error:
            nearest = closest(text, self.periods)
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

    def coverage(self, record_type: str, period: ReportingPeriod) -> CoverageState:
        """Return how much of what happened in a period the records of a type hold; undeclared means incomplete."""
        declared = [
            (span, each.state) for each, span in self._coverages if each.of == record_type and span.covers(period)
        ]
        # The smallest declared period that contains it decides.
        return min(declared, key=lambda pair: pair[0].days)[1] if declared else CoverageState.INCOMPLETE

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
        if record.published is not None:
            return record.published.latest
        for citation in record.citations:
            versions = self._documents_by_reference.get(citation.document)
            if versions and (published := versions[-1].published) is not None:
                return published.latest
        return None

    @cached_property
    def _documents_by_reference(self) -> Mapping[str, tuple[SourceDocument, ...]]:
        """Every version of a document, the latest last, by its id and by each symbol that it ever had."""
        found: defaultdict[str, list[SourceDocument]] = defaultdict(list)
        for (table, key), versions in self._versions.items():
            if table == SourceDocument.table:
                documents = [each for each in versions if isinstance(each, SourceDocument)]
                for reference in dict.fromkeys((key, *(each.symbol for each in documents if each.symbol))):
                    found[reference] += documents
        return {reference: tuple(documents) for reference, documents in found.items()}

    def _is_public(self, record: Record, day: date) -> bool:
        """
        Tell whether a record's source was public on a day, by nothing but what was itself public by then.

        A later correction of a document's date does not reach back: what was known on a day stays as it was known.
        """
        if record.published is not None:
            return _last(record.published) <= day
        for citation in record.citations:
            versions = self._documents_by_reference.get(citation.document, ())
            known = [each for each in versions if each.published is None or _last(each.published) <= day]
            if versions and not known:
                return False
            if known and known[-1].published is not None:
                return True
        return True

    @cached_property
    def latest_day(self) -> Vintage:
        """The latest days on which anything in the register was published and recorded: the default vintage."""
        published = [day for record in self.records if (day := self.published(record)) is not None]
        recorded = [record.recorded for record in self.records if record.recorded is not None]
        return Vintage(
            published=self.vintage.published or max(published, default=None),
            recorded=self.vintage.recorded or max(recorded, default=None),
        )

    def as_of(self, *, published: date | None = None, recorded: date | None = None) -> "Register":
        """
        Return the register as known on a day: without the records published or recorded later.

        A record whose day is not known counts as always known. Being as of two days is being as of the earlier one.
        """
        recorded_by = _earlier(recorded, self.vintage.recorded)
        published_by = _earlier(published, self.vintage.published)
        # From everything there is: what an earlier cut left out may be the only source of a day of publication.
        whole = self.whole
        entered = whole
        if recorded_by is not None:
            kept = tuple(each for each in whole.records if (each.recorded or date.min) <= recorded_by)
            entered = evolve(whole, records=kept)
        records = entered.records
        if published_by is not None:
            records = tuple(each for each in records if entered._is_public(each, published_by))  # noqa: SLF001  # its own
        known = evolve(self, records=records, vintage=Vintage(published=published_by, recorded=recorded_by))
        known._answers[_WHOLE] = whole  # noqa: SLF001  # its own
        return known

    @property
    def whole(self) -> "Register":
        """The register with everything in it, of which this one is what was known on a day."""
        found: Register = self._answers.get(_WHOLE, self)
        return found

    @cached_property
    def citing(self) -> Mapping[str, tuple[Record, ...]]:
        """For each id, the current records that refer to it."""
        from tracker.model._references import references  # noqa: PLC0415  # it needs the record types of this module

        found: defaultdict[str, list[Record]] = defaultdict(list)
        for record in self.current:
            for target in dict.fromkeys(reference.target for reference in references(record)):
                found[target].append(record)
        return {target: tuple(records) for target, records in found.items()}
