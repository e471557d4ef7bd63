"""The index of a register's records: their versions, which is current, where each is found, and when it was public."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType

from attrs import frozen

from tracker.errors import UnknownKeyError, UnknownRecordError, closest
from tracker.model._record import Record, is_withdrawn
from tracker.model._record_types import RECORD_TYPES, references
from tracker.model._source_document import SourceDocument
from tracker.values import When


def _last(when: When) -> date:
    """Return the last day of a date; one without an end may be any day, and counts as known."""
    return when.latest or date.min


class _Table(dict[str, Record]):
    """The records of a table by key; of a key that it lacks, it names the nearest."""

    def __init__(self, table: str) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, key: str) -> Record:
        near = closest(key, self) if isinstance(key, str) else None
        raise UnknownKeyError(str(key), kind=self._table, nearest=near)


@frozen(eq=False)
class Index:
    """
    What can be looked up of records, each worked out when it is first asked for.

    Attributes:
        records: All records with all their revisions, sorted.
    """

    records: tuple[Record, ...]

    @cached_property
    def versions(self) -> Mapping[tuple[str, str], tuple[Record, ...]]:
        """Every version of each record by its table and key, the earliest first."""
        found: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
        for record in self.records:
            found[record.table, record.key].append(record)
        return {identity: tuple(versions) for identity, versions in found.items()}

    @cached_property
    def latest(self) -> Mapping[tuple[str, str], Record]:
        """The latest version of each record, by its table and key; one that was confirmed stands before any draft."""
        found: dict[tuple[str, str], Record] = {}
        for record in self.records:
            identity = record.table, record.key
            if not record.draft or found.get(identity, record).draft:
                found[identity] = record
        return found

    @cached_property
    def current(self) -> tuple[Record, ...]:
        """The current version of each record, sorted; retracted records are left out."""
        return tuple(record for record in self.latest.values() if not is_withdrawn(record))

    @cached_property
    def tables(self) -> Mapping[str, Mapping[str, Record]]:
        """The current records of each table by key."""
        found = {record_type.table: _Table(record_type.table) for record_type in RECORD_TYPES}
        for record in self.current:
            found[record.table][record.key] = record
        return {name: MappingProxyType(table) for name, table in found.items()}

    @cached_property
    def symbols(self) -> Mapping[str, SourceDocument]:
        """The current documents by symbol."""
        documents = [each for each in self.tables[SourceDocument.table].values() if isinstance(each, SourceDocument)]
        return {document.symbol: document for document in documents if document.symbol}

    def find(self, record: str) -> tuple[Record, ...]:
        """
        Return the current records of an id or key, of whatever type; a document is found by its symbol too.

        Raises:
            UnknownRecordError: There is none; the error carries the nearest id.
        """
        found = tuple(table[record] for table in self.tables.values() if record in table)
        symbols = self.symbols
        if not found and record in symbols:
            found = (symbols[record],)
        if not found:
            found = tuple(each for each in self.current if getattr(each, "id", None) == record)
        if not found:
            known = {key for table in self.tables.values() for key in table} | set(symbols)
            raise UnknownRecordError(record, nearest=closest(record, known))
        return found

    @cached_property
    def citing(self) -> Mapping[str, tuple[Record, ...]]:
        """For each id, the current records that refer to it."""
        found: defaultdict[str, list[Record]] = defaultdict(list)
        for record in self.current:
            for target in dict.fromkeys(reference.target for reference in references(record)):
                found[target].append(record)
        return {target: tuple(records) for target, records in found.items()}

    @cached_property
    def _documents_by_reference(self) -> Mapping[str, tuple[SourceDocument, ...]]:
        """Every version of a document, the latest last, by its id and by each symbol that it ever had."""
        by_key: defaultdict[str, list[SourceDocument]] = defaultdict(list)
        for record in self.records:  # most are no documents: their versions nobody asks for here
            if isinstance(record, SourceDocument):
                by_key[record.key].append(record)
        found: defaultdict[str, list[SourceDocument]] = defaultdict(list)
        for key, documents in by_key.items():
            for reference in dict.fromkeys((key, *(each.symbol for each in documents if each.symbol))):
                found[reference] += documents
        return {reference: tuple(documents) for reference, documents in found.items()}

    def published(self, record: Record) -> date | None:
        """Return the last day on which a record's source may have become public; None if nothing says."""
        if record.published is not None:
            return record.published.latest
        for citation in record.citations:
            versions = self._documents_by_reference.get(citation.document)
            if versions and (published := versions[-1].published) is not None:
                return published.latest
        return None

    def is_public(self, record: Record, day: date) -> bool:
        """
        Tell whether a record's source was public on a day, by nothing but what was itself public by then.

        A later correction of a document's date does not reach back: what was known on a day stays as it was known.
        """
        # L53 and decision 10: what was known on a day never changes, whatever is learned later.
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
