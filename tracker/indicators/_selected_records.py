"""Which records a list shows: by country, programme, period and any field."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from typing import Any

from tracker.codelists import countries, read_country
from tracker.errors import InvalidValueError, Sentence, UnknownCodeError, UnknownRecordError, closest, nearest_hint
from tracker.model import RECORD_TYPES, DeclaredPeriod, Mandate, Record, Register
from tracker.model._kinds import COUNTRIES_BY_ROLE, PATH_OF_CLASS, class_of_kind
from tracker.records import fields_of
from tracker.values import InternationalString, Membership, Quantity, Recognition, ReportingPeriod, When, membership
from tracker.values._spelling import one_spelling

_COUNTRIES = (*COUNTRIES_BY_ROLE, "named", "participants", "breakdown")
_PROGRAMMES = ("programmes", "breakdown")
_DATES = ("when", "at", "issued", "adopted", "as_of", "due", "on")
"""The fields that may say which countries a record names, which programmes, and when it happened."""

Test = Callable[[Record], bool]


def records_asked_for(
    register: Register,
    table: str,
    *,
    country: str | None = None,
    programme: str | None = None,
    period: str | None = None,
    where: Sequence[str] = (),
) -> tuple[Record, ...]:
    """
    Return the records of a type that meet every condition; a record that may lie in a period is among them.

    Raises:
        UnknownRecordError: The register lacks the type, the programme or the period; the error carries the nearest.

        UnknownCodeError: There is no such country; the error carries the nearest.

        InvalidValueError: Records of the type name no countries, programmes or dates, or have no such field.
    """
    records = register.table(table).values()
    record_type = next(each for each in RECORD_TYPES if each.table == table)
    known = [each.name for each in fields_of(record_type).values()]
    tests = tests_of(record_type, where)
    if country is not None:
        code = code_of_country(country)
        _demand(table, "countries", known, _COUNTRIES)
        tests.append(lambda record: code in countries_of(record))
    if programme is not None:
        if programme not in register.programmes:
            raise UnknownRecordError(programme, kind="programme", nearest=closest(programme, register.programmes))
        _demand(table, "programmes", known, _PROGRAMMES)
        tests.append(lambda record: programme in programmes_of(record))
    if period is not None:
        asked = register.period(period)
        tests.append(lambda record: _may_lie_in(time_of(register, record), asked))
    return tuple(record for record in records if all(test(record) for test in tests))


def code_of_country(text: str) -> str:
    """
    Read a country's code, or one of its names.

    Raises:
        UnknownCodeError: There is no such country; the error carries the nearest.
    """
    code = text.strip().upper()
    return code if code in countries() else read_country(text).code


def _demand(table: str, what: str, known: Iterable[str], names: Iterable[str]) -> None:
    if set(names).isdisjoint(known):
        raise InvalidValueError(
            "records of type {table} name no {what}; leave the option out", table=repr(table), what=what
        )


def countries_of(record: Record) -> frozenset[str]:
    """Return the countries and areas that a record names, whatever the field."""
    taking_part = getattr(record, "participants", None)
    parties = {each.country for each in taking_part} if isinstance(taking_part, tuple) else set()
    named = frozenset[str]().union(*(getattr(record, name, ()) for name in (*COUNTRIES_BY_ROLE, "named")))
    return named | parties | _broken_down(record, "country")


def programmes_of(record: Record) -> frozenset[str]:
    """Return the programmes that a record names, whatever the field."""
    return getattr(record, "programmes", frozenset()) | _broken_down(record, "programme")


def _broken_down(record: Record, dimension: str) -> frozenset[str]:
    return frozenset(code for name, code in getattr(record, "breakdown", ()) if name == dimension)


# -- time -------------------------------------------------------------------------------------------------------------


def time_of(register: Register, record: Record) -> When | ReportingPeriod | None:
    """Return when a record happened, or which period it is about; None if nothing says."""
    if isinstance(record, DeclaredPeriod | Mandate):
        return record.span if isinstance(record, DeclaredPeriod) else record.dated
    for name in _DATES:
        value = getattr(record, name, None)
        if isinstance(value, When):
            return value
        if value is not None and value != "none":
            return When.on(value)
    if record.table == "document":
        return record.published or getattr(record, "expected", None)
    text = getattr(record, "period", None)
    try:
        return register.period(text) if text else None
    except UnknownRecordError:
        return None  # said by the checks


def _may_lie_in(time: When | ReportingPeriod | None, period: ReportingPeriod) -> bool:
    if isinstance(time, ReportingPeriod):
        return time.overlap_days(period) > 0
    return time is not None and membership(time, period, Recognition.ACTIVE) is not Membership.IMPOSSIBLE


# -- any field --------------------------------------------------------------------------------------------------------


def tests_of(record_type: type[Record], where: Sequence[str]) -> list[Test]:
    """
    Return the tests that conditions on any field make.

    Raises:
        InvalidValueError: A condition is none, or records of the type have no such key.
    """
    return list(_where(record_type, where))


def _where(record_type: type[Record], where: Sequence[str]) -> Iterator[Test]:
    """Read conditions such as ``kind=training``; of one key, any value will do."""
    asked: dict[str, set[str]] = {}
    keys = fields_of(record_type)
    for condition in where:
        path, sign, value = condition.partition("=")
        key = path.partition(".")[0]
        if not sign:
            raise InvalidValueError(
                "{condition} is no condition; write it as in kind=training", condition=repr(condition)
            )
        if key not in keys:
            otherwise = Sentence("its keys are {words}", words=", ".join(keys))
            one_of_many = {_singular(each): each for each in keys}
            hint = nearest_hint(one_of_many.get(closest(key, one_of_many) or "", key), keys, otherwise=otherwise)
            raise InvalidValueError(
                "records of type {table} have no key {key}; {hint}",
                table=repr(record_type.table),
                key=repr(key),
                hint=hint,
            )
        asked.setdefault(path, set()).add(one_spelling(value))
    for path, values in asked.items():
        if path == PATH_OF_CLASS:
            yield _of_class(values)
            continue
        key, *parts = path.split(".")
        yield _condition([keys[key].name, *parts], values)


def _singular(key: str) -> str:
    """Write a key as somebody may who thinks of one: country for countries."""
    return f"{key[:-3]}y" if key.endswith("ies") else key.removesuffix("s")


def meant_by(register: Register, table: str, where: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Go through conditions that no record of a type can meet, each with its key, its value and the near one."""
    record_type = next(each for each in RECORD_TYPES if each.table == table)
    keys = fields_of(record_type)
    for condition in where:
        path, _, value = condition.partition("=")
        key, *parts = path.split(".")
        if path == PATH_OF_CLASS or key not in keys:
            continue
        held = (_values(record, [keys[key].name, *parts]) for record in register.table(table).values())
        known = {each for values in held for each in values}
        if one_spelling(value) in map(one_spelling, known):
            continue
        near = (_country_named(value) if key in _COUNTRIES else None) or closest(value, known)
        if near is not None:
            yield path, value, near


def _country_named(text: str) -> str | None:
    """Return the code of a country that is written by its name, or nearly so."""
    try:
        return None if text.upper() in countries() else read_country(text).code
    except UnknownCodeError as error:
        return error.nearest


def _of_class(values: set[str]) -> Test:
    return lambda record: class_of_kind(record) in values


def _condition(path: list[str], values: set[str]) -> Test:
    return lambda record: any(one_spelling(value) in values for value in _values(record, path))


def _values(value: Any, path: list[str]) -> Iterator[str]:  # noqa: ANN401  # whatever a field holds
    """Go through everything that a path leads to, as files write it; a collection leads to each of its members."""
    match value:
        case None:
            return
        case InternationalString():
            yield from [text] if path and (text := value.get(path[0])) else [] if path else value
        case Quantity() if not path:
            yield value.short()
        case (str() as dimension, str() as code) if path:
            yield from [code] if dimension == path[0] else []
        case frozenset() | tuple():
            for member in value:
                yield from _values(member, path)
        case _ if path:
            yield from _values(getattr(value, path[0], None), path[1:])
        case _:
            yield _word(value)


def _word(value: object) -> str:
    """Write a value that has no parts as files do."""
    match value:
        case Enum():
            return str(value.value)
        case When():
            return value.text
        case bool():
            return str(value).lower()
    return str(value)
