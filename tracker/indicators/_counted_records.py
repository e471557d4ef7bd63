"""
Which records an indicator counts, when they happened, and which of them may lie in a period.

Most records of a register lie far from any one period. Their first and last days are looked up once, so that only
those near a period are asked how they lie in it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from attrs import fields_dict

from tracker.errors import InvalidValueError, Sentence, nearest_hint
from tracker.indicators._breakdown import PANEL, codes_of_panel, parts_of, role_of
from tracker.indicators._distinct import unnamed_countries
from tracker.indicators._identity import Links
from tracker.model import (
    RECORD_TYPES,
    AssistanceEvent,
    Breakdown,
    Condition,
    Finding,
    Indicator,
    IndicatorKind,
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
from tracker.model._kinds import PATH_OF_CLASS, class_of_kind
from tracker.values import READINGS, InternationalString, ReportingPeriod, When
from tracker.values._spelling import one_spelling
from tracker.values._when import ANYTIME

REGIONAL = "regional"
"""The row of amounts that belong to several countries together and to none of them alone."""

_DATES: dict[type[Record], Callable[[Any], When | None]] = {
    AssistanceEvent: lambda event: event.when,
    Meeting: lambda meeting: meeting.when,
    SourceDocument: lambda document: document.published,
    Mandate: lambda mandate: mandate.dated,
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
    """Return when a record happened; a record without a date may lie in any period (decision 4)."""
    return _DATES[type(record)](record) or ANYTIME


def selected(register: Register, indicator: Indicator) -> tuple[Record, ...]:
    """
    Return the records that an indicator counts, whatever their period.

    What is planned or was cancelled did not happen, an unfinished document is not issued, and a draft is no evidence
    (decision 4).
    """
    record_type = record_type_of(indicator)
    demand_fields(indicator, record_type)

    def find() -> tuple[Record, ...]:
        every = register.remembered(("happened", record_type), lambda: _all_that_happened(register, record_type))
        return every if indicator.where is None else tuple(filter(_test_of(indicator.where), every))

    # Many indicators ask for the same records.
    return register.remembered(("selected", record_type, indicator.where), find)


def demand_fields(indicator: Indicator, record_type: type[Record]) -> None:
    """
    Demand that an indicator asks for nothing but fields of what it counts.

    Raises:
        InvalidValueError: It asks for another; the error names the nearest field.
    """
    for condition in conditions_of(indicator.where):
        _demand_field(indicator, record_type, condition.path)


def _all_that_happened(register: Register, record_type: type[Record]) -> tuple[Record, ...]:
    return tuple(each for each in register.of_type(record_type).values() if not each.draft and happened(each))


def linking(register: Register, indicator: Indicator) -> list[Record]:
    """
    Return every record of the type counted that says of others that they are, or may be, the same thing.

    One that was taken out as a duplicate still says so (L27): whoever named it means the record that stayed.
    """
    record_type = record_type_of(indicator)

    def find() -> list[Record]:
        records = [*register.of_type(record_type).values(), *register.duplicates_removed(record_type)]
        return [record for record in records if (record.same_as or record.possibly_same_as) and not record.draft]

    return register.remembered(("linking", record_type), find)


def links_between(register: Register, indicator: Indicator) -> Links:
    """Return what the records of the type counted say of one another, and which of them it concerns."""
    return register.remembered(("links", record_type_of(indicator)), lambda: Links.among(linking(register, indicator)))


def conditions_of(where: Where | None) -> Iterable[Condition]:
    """Return the conditions of a filter, those that exclude among them."""
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


def happened(record: Record) -> bool:
    """Tell whether a record is of something that took place, or is finished."""
    state = getattr(record, "state", None)
    if state in (State.PLANNED, State.CANCELLED):
        return False
    return not (isinstance(record, SourceDocument) and state is State.ONGOING)


def _meets(record: Record, where: Where | None) -> bool:
    return _test_of(where)(record)


def _test_of(where: Where | None) -> Callable[[Record], bool]:
    """Return what tells whether a record meets a filter, for many records."""
    if where is None:
        return lambda _: True
    wanted, excluded = ([test_of_condition(each) for each in found] for found in (where.conditions, where.excluded))
    if len(wanted) == 1 and not excluded:
        return wanted[0]

    def meets(record: Record) -> bool:
        if not all(has(record) for has in wanted):
            return False
        return not (excluded and all(has(record) for has in excluded))

    return meets


def test_of_condition(condition: Condition) -> Callable[[Record], bool]:
    """Return what tells whether a record meets a condition, for many records."""
    if not condition.values:
        return lambda _: True
    if condition.path == PATH_OF_CLASS:
        return lambda record: class_of_kind(record) in condition.values
    wanted, path = {one_spelling(value) for value in condition.values}, condition.path.split(".")
    name, *further = path
    known: dict[object, bool] = {}

    def has(record: Record) -> bool:
        value = getattr(record, name, None)
        if type(value) not in _REPEATED:
            return any(one_spelling(each) in wanted for each in _values(value, further))
        found = known.get(value)
        if found is None:
            found = known[value] = any(one_spelling(each) in wanted for each in _values(value, further))
        return found

    return has


_REPEATED = (str, frozenset)
"""Classes of values of which records repeat a few."""


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


def computed_from(register: Register, indicator: Indicator, part: Breakdown = ()) -> Sequence[Record]:
    """Return the records that an indicator, or a part of it, is computed from, whatever their period."""
    every = selected(register, indicator)

    def find() -> Sequence[Record]:
        return [record for record in every if belongs(record, indicator, part)]

    return register.remembered(("computed from", indicator, part), find) if part else every


def belongs(record: Record, indicator: Indicator, part: Breakdown) -> bool:
    """Tell whether a record counts in a part of an indicator."""
    return all(
        not parts_in(record, indicator, "country").isdisjoint(codes_of_panel(code))
        if dimension == PANEL
        else code in parts_in(record, indicator, dimension)
        for dimension, code in part
    )


def parts_in(record: Record, indicator: Indicator, dimension: str) -> frozenset[str]:
    """
    Return the parts that a record counts in.

    A count of records by country is one of incidences (L25), and does not add up to the whole. An amount that belongs
    to several countries together has no value by country: it goes to a row of its own (decision 4).
    """
    codes = parts_of(record, dimension, role=role_of(indicator))
    is_amount = indicator.kind is not IndicatorKind.DISTINCT and indicator.counts != "records"
    if is_amount and dimension in ("country", "region"):
        named = len(getattr(record, "countries", ()))
        # A list that is called whole, yet has fewer names than "nearly 3", lacks one by some readings alone.
        alone = len(codes) == 1 and all(unnamed_countries(record, named, each).upper == 0 for each in READINGS)
        return codes if alone else frozenset({REGIONAL})
    return codes


def fields_of_part(indicator: Indicator, dimension: str) -> tuple[str, ...]:
    """Return the fields that decide in which parts of a dimension a record counts, see `parts_in`."""
    if dimension in ("country", "region", PANEL):
        return role_of(indicator), "countries", "countries_complete", "countries_total"
    return ("programmes",) if dimension == "programme" else ("kind",)


Dated = tuple[Record, When]
"""A record with its date."""


def dated_from(register: Register, indicator: Indicator, part: Breakdown = ()) -> list[Dated]:
    """Return the records that an indicator, or a part of it, is computed from, with their dates."""
    return [dated for dated, _, _ in _placed(register, indicator, part)]


def dated_near(
    register: Register,
    indicator: Indicator,
    part: Breakdown,
    periods: Sequence[ReportingPeriod],
    *,
    strict: bool,
    linked: Collection[str] = (),
) -> list[Dated]:
    """
    Return those that may lie in one of some periods; under a strict reading a doubted date may lie anywhere.

    Args:
        register: The records.

        indicator: What counts them.

        part: Of what part of the whole; empty for the whole.

        periods: The periods.

        strict: Whether the reading is strict.

        linked: Keys of records that are wanted wherever they lie, for what they say of others.
    """
    start, end = min(period.start for period in periods), max(period.end for period in periods)
    return [
        dated
        for dated, first, last in _placed(register, indicator, part)
        if (first <= end and start <= last) or (strict and dated[1].is_uncertain) or (linked and dated[0].key in linked)
    ]


def _placed(register: Register, indicator: Indicator, part: Breakdown) -> list[tuple[Dated, date, date]]:
    """Return the records with their dates, and the first and last day on which anything of them may have happened."""

    def find() -> list[tuple[Dated, date, date]]:
        dated = [(record, date_of(record)) for record in computed_from(register, indicator, part)]
        return [((record, when), when.window.first, when.window.last) for record, when in dated]

    return register.remembered(("placed", indicator, part), find)
