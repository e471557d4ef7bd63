"""Every type of record, and the order in which a register holds them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from attrs import frozen

from tracker.errors import InvalidValueError, Sentence
from tracker.model._assistance import AssistanceEvent, Programme
from tracker.model._claim import Claim
from tracker.model._governing_body import Mandate, Meeting
from tracker.model._indicator import Indicator
from tracker.model._narrative import Adjudication, Finding, Passage
from tracker.model._observation import Observation, Target
from tracker.model._period import Coverage, DeclaredPeriod
from tracker.model._recommendation import Deadline, Recommendation, StatusObservation
from tracker.model._record import Record
from tracker.model._scale import DeclaredScale
from tracker.model._source_document import SourceDocument
from tracker.values._conversion import short
from tracker.values._safe_text import composed

RECORD_TYPES: tuple[type[Record], ...] = (
    DeclaredPeriod,
    Coverage,
    Mandate,
    Meeting,
    SourceDocument,
    Programme,
    AssistanceEvent,
    Recommendation,
    DeclaredScale,
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

_RANK = {record_type.table: rank for rank, record_type in enumerate(RECORD_TYPES)}

Place = tuple[int, str, date, bool]


def in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """
    Sort by type, key and day recorded, a first version before its revisions: the order of files never matters.

    Raises:
        InvalidValueError: One is no record, or two share a type and a key and the later is no revision.
    """
    given = tuple(records)  # L54: their order never matters; L18: one id stands for one record
    places = [_place(record, number) for number, record in enumerate(given)]
    order = sorted(range(len(given)), key=places.__getitem__)
    for one, other in pairwise(order):
        is_same = places[one][:2] == places[other][:2]
        if is_same and (given[other].revision is None or given[one].key != given[other].key):
            raise _twice(given, *sorted((one, other)))
    return tuple(given[number] for number in order)


def _place(record: Record, number: int) -> Place:
    if not isinstance(record, Record):
        raise InvalidValueError(
            "{name} is no record, got {value}; write records=[…]", name=f"records[{number}]", value=short(record)
        )
    return _RANK[record.table], composed(record.key), record.recorded or date.min, record.revision is not None


def _twice(given: Sequence[Record], one: int, other: int) -> InvalidValueError:
    """Say where both stand: in files, or in the records given."""
    at, as_well = (each.origin or f"records[{number}]" for number, each in ((one, given[one]), (other, given[other])))
    return InvalidValueError(
        "{table} {key} stands at {one} and at {other}; give one another id, or give the newer one "
        'revision=Revision(reason="…") and a later recorded',
        table=Sentence(given[one].table),
        key=repr(given[one].key),
        one=at,
        other=as_well,
    )


# -- references -------------------------------------------------------------------------------------------------------


_FIELDS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    # the field, and the tables that its ids may lie in
    "mandate": tuple(
        (name, ("mandate", "document", "meeting"))
        for name in ("renews", "endorses", "supersedes", "implements", "supplements", "part_of")
    ),
    "meeting": (("part_of", ("meeting",)),),
    "document": (("prepared_for", ("meeting", "mandate")), ("programmes", ("programme",)), ("covers", ("period",))),
    "event": (
        ("programmes", ("programme",)),
        ("mandates", ("mandate",)),
        ("recommendations", ("recommendation",)),
        ("part_of", ("event", "meeting")),
    ),
    "recommendation": (
        ("source", ("meeting", "mandate", "document")),
        ("mandates", ("mandate",)),
        *((name, ("recommendation",)) for name in ("reiterates", "supersedes", "splits", "merges")),
    ),
    "deadline": (("recommendation", ("recommendation",)),),
    "status": (("recommendation", ("recommendation",)),),
    "observation": (("indicator", ("indicator",)), ("period", ("period",)), ("about", ())),
    "target": (("indicator", ("indicator",)), ("period", ("period",))),
    "claim": (
        ("document", ("document",)),
        ("indicator", ("indicator",)),
        ("period", ("period",)),
        ("about", ()),
        ("includes", ("claim",)),
        ("includes_all", ("claim",)),
    ),
    "coverage": (("period", ("period",)),),
    "period": (("headlines", ("indicator", "claim")),),
    "passage": (("period", ("period",)), ("tells", ())),
    "indicator": (("numerator", ("indicator",)), ("denominator", ("indicator",))),
}


def fields_that_name(table: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the fields of a type that name other records, each with the tables that these may lie in."""
    return _FIELDS.get(table, ())


@frozen
class Reference:
    """
    That a record names another.

    Attributes:
        field: The field that names it.

        target: The id or symbol named.

        tables: The tables in which it may lie; empty for any.
    """

    field: str
    target: str
    tables: tuple[str, ...]


def references(record: Record) -> Iterator[Reference]:
    """Go through the references of a record, in the order of its fields and sorted within each."""
    for citation in record.citations:
        yield Reference("citations", citation.document, ("document",))
    for name in ("same_as", "possibly_same_as"):
        for target in sorted(getattr(record, name)):
            yield Reference(name, target, (record.table,))
    for name, tables in _FIELDS.get(record.table, ()):
        value = getattr(record, name)
        for target in _targets(value):
            yield Reference(name, target, tables)


def _targets(value: frozenset[str] | tuple[str, ...] | str | None) -> list[str]:
    """Return the ids that a field holds: a set sorted, a list in its own order."""
    if value is None or isinstance(value, str):
        return [] if value is None else [value]
    return sorted(value) if isinstance(value, frozenset) else list(value)
