"""Which records count for an indicator, when they happened and what they count."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from attrs import fields_dict

from tracker.codelists import area, country
from tracker.errors import InvalidValueError, Sentence, nearest_hint
from tracker.model import (
    RECORD_TYPES,
    AssistanceEvent,
    Breakdown,
    Condition,
    EntityType,
    Finding,
    Indicator,
    Mandate,
    Meeting,
    Programme,
    Recommendation,
    Record,
    Register,
    SourceDocument,
    State,
    Where,
)
from tracker.values import InternationalString, When

__all__ = [
    "DIMENSIONS",
    "PANEL",
    "codes_of_panel",
    "date_of",
    "demand_dimension",
    "is_of_type",
    "lies_in",
    "linking",
    "parts_of",
    "record_type_of",
    "selected",
]

PANEL = "panel"
"""The dimension of a part that is several countries together; its code names them, as in ``KE, PK``."""

ANYTIME = When("../..")
"""The date of a record whose source gives none: it may lie in any period."""

_DATES: dict[type[Record], Callable[[Any], When | None]] = {
    AssistanceEvent: lambda event: event.when,
    Meeting: lambda meeting: meeting.when,
    SourceDocument: lambda document: document.published,
    Mandate: lambda mandate: mandate.adopted,
    Programme: lambda programme: programme.when,
    Recommendation: lambda recommendation: recommendation.issued,
    Finding: lambda finding: finding.when,
}

_BY_TABLE = {record_type.table: record_type for record_type in RECORD_TYPES}


def record_type_of(indicator: Indicator) -> type[Record]:
    """
    Return the record type that an indicator counts.

    Raises:
        InvalidValueError: No such type, or one whose records have no date.
    """
    found = _BY_TABLE.get(indicator.of or "")
    if found not in _DATES:
        dated = sorted(kind.table for kind in _DATES)
        otherwise = Sentence("it may be {words}", words=", ".join(dated))
        hint = nearest_hint(indicator.of or "", dated, otherwise=otherwise)
        raise InvalidValueError(
            "indicator {id} counts records of {of}; {hint}", id=repr(indicator.id), of=repr(indicator.of), hint=hint
        )
    return found


def date_of(record: Record) -> When:
    """Return when a record happened; a record without a date may lie in any period."""
    return _DATES[type(record)](record) or ANYTIME


def selected(register: Register, indicator: Indicator) -> Iterator[Record]:
    """
    Go through the records that an indicator counts, whatever their period.

    What is planned or was cancelled did not happen, an unfinished document is not issued, and a draft is no evidence.
    """
    record_type = record_type_of(indicator)
    for condition in _conditions(indicator.where):
        _demand_field(indicator, record_type, condition.path)
    for record in register.of_type(record_type).values():
        if not record.draft and _happened(record) and _meets(record, indicator.where):
            yield record


def linking(register: Register, indicator: Indicator) -> list[Record]:
    """
    Return every record of the type counted that says of others that they are, or may be, the same thing.

    One that was taken out as a duplicate still says so: whoever named it means the record that stayed.
    """
    record_type = record_type_of(indicator)

    def find() -> list[Record]:
        records = [*register.of_type(record_type).values(), *register.duplicates_removed(record_type)]
        return [record for record in records if (record.same_as or record.possibly_same_as) and not record.draft]

    return register.remembered(("linking", record_type), find)


def _conditions(where: Where | None) -> Iterable[Condition]:
    return () if where is None else where.conditions + where.excluded


def _demand_field(indicator: Indicator, record_type: type[Record], path: str) -> None:
    known = fields_dict(record_type)
    name = path.partition(".")[0]
    if name not in known:
        otherwise = Sentence("see the reference of the record's fields")
        hint = nearest_hint(name, known, otherwise=otherwise)
        raise InvalidValueError(
            "indicator {id} asks for {name}, which is no field of {table}; {hint}",
            id=repr(indicator.id),
            name=repr(name),
            table=repr(record_type.table),
            hint=hint,
        )


def _happened(record: Record) -> bool:
    state = getattr(record, "state", None)
    if state in (State.PLANNED, State.CANCELLED):
        return False
    return not (isinstance(record, SourceDocument) and state is State.ONGOING)


def _meets(record: Record, where: Where | None) -> bool:
    if where is None:
        return True
    if not all(_has(record, condition) for condition in where.conditions):
        return False
    return not (where.excluded and all(_has(record, condition) for condition in where.excluded))


def _has(record: Record, condition: Condition) -> bool:
    return not condition.values or not set(condition.values).isdisjoint(_values(record, condition.path.split(".")))


def _values(value: object, path: list[str]) -> Iterator[str]:
    """Go through everything that a path leads to, as text; a collection leads to each of its members."""
    if value is None:
        return
    if isinstance(value, InternationalString):
        yield from ([text] if (text := path and value.get(path[0])) else value)
    elif isinstance(value, frozenset | tuple):
        for member in value:
            yield from _values(member, path)
    elif path:
        yield from _values(getattr(value, path[0], None), path[1:])
    elif isinstance(value, bool):
        yield str(value).lower()
    else:
        yield str(value)


@cache
def is_of_type(code: str, entities: EntityType | None) -> bool:
    """Tell whether a country or area is of the type of entity counted."""
    if entities is None:
        return True
    if entities is EntityType.ORGANIZATIONS:
        return False
    return country(code).is_state is (entities is EntityType.STATES)


def lies_in(code: str, part: Breakdown) -> bool:
    """Tell whether a country or area lies in a part of the whole by country or region."""
    return all(_LIES_IN[dimension](code, each) for dimension, each in part if dimension in _LIES_IN)


@cache
def codes_of_panel(named: str) -> frozenset[str]:
    """Return the countries that the code of a panel names."""
    return frozenset(named.split(", "))


def _region(code: str) -> str | None:
    region = country(code).region
    return area(region).code if region else None


_LIES_IN: dict[str, Callable[[str, str], bool]] = {
    "country": lambda code, each: code == each,
    "region": lambda code, each: _region(code) == each,
    PANEL: lambda code, each: code in codes_of_panel(each),
}


def _regions(record: Record) -> Iterator[str]:
    for code in getattr(record, "countries", ()):
        region = _region(code)
        if region:
            yield region


DIMENSIONS: dict[str, Callable[[Record], Iterable[str]]] = {
    "country": lambda record: getattr(record, "countries", ()),
    "programme": lambda record: getattr(record, "programmes", ()),
    "kind": lambda record: [kind] if (kind := getattr(record, "kind", None)) else [],
    "region": _regions,
}
"""How a figure may be broken down, and the codes of a record in that dimension."""


def demand_dimension(dimension: str) -> None:
    """
    Demand that figures can be broken down in a dimension.

    Raises:
        InvalidValueError: There is no such dimension.
    """
    if dimension not in DIMENSIONS:
        otherwise = Sentence("choose one of {words}", words=", ".join(DIMENSIONS))
        hint = nearest_hint(dimension, DIMENSIONS, otherwise=otherwise)
        raise InvalidValueError(
            "figures are not broken down by {dimension}; {hint}", dimension=repr(dimension), hint=hint
        )


def parts_of(record: Record, dimension: str) -> frozenset[str]:
    """
    Return the codes of a record in a dimension.

    Raises:
        InvalidValueError: There is no such dimension.
    """
    demand_dimension(dimension)
    return frozenset(DIMENSIONS[dimension](record))
