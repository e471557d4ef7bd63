"""What the fields of records take, and what they refuse."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from os import PathLike
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin

from attrs import Attribute, has

from tracker.codelists import area, codelist, countries, country, read_country, scale, scales
from tracker.codelists._dissolved_states import dissolved_state
from tracker.errors import InvalidValueError, Sentence, UnknownCodeError
from tracker.values import InternationalString, Quantity, ReportingPeriod, When
from tracker.values._conversion import (
    Converter,
    boolean,
    day,
    exactly,
    instance,
    is_day,
    member,
    optional,
    ordered,
    pairs,
    short,
    text,
    unordered,
    whole,
    word,
)
from tracker.values._edtf import Shape
from tracker.values._meant import as_array, as_cell, meant_list
from tracker.values._safe_text import shown


def converted(_: type, attributes: "list[Attribute[Any]]") -> "list[Attribute[Any]]":
    """
    Let a class take what is plainly meant for each of its fields, and refuse everything else by the field's name.

    A field transformer of attrs: the types that the class declares are all that it needs.
    """
    return [_converting(each) if each.converter is None and each.init else each for each in attributes]


def _converting(attribute: "Attribute[Any]") -> "Attribute[Any]":
    convert = _of_type(attribute.type)
    return attribute if convert is None else attribute.evolve(converter=_named(convert, attribute))


def _named(convert: Converter, attribute: "Attribute[Any]") -> Callable[[Any], Any]:
    """Let what fits pass at once: most values do, and a register makes very many of them."""
    name, default, exact = attribute.name, attribute.default, _exact_types(attribute.type)

    def take(value: Any) -> Any:  # noqa: ANN401  # whatever a caller gives
        return value if value is default or type(value) in exact else convert(value, name)

    return take


def _exact_types(kind: Any) -> frozenset[type]:  # noqa: ANN401  # a type, or what stands for one
    """Return the classes whose values a field holds as they are; none of a field that holds several values."""
    parts = get_args(kind) if get_origin(kind) is UnionType else (kind,)
    return frozenset(part for part in parts if isinstance(part, type) and get_origin(part) is None)


def _of_type(kind: Any) -> Converter | None:  # noqa: ANN401  # a type, or what stands for one
    """Find the converter of a type; None for one that has none, such as a mapping."""
    if kind in _OF_VALUES:
        return _OF_VALUES[kind]
    if get_origin(kind) is UnionType and NoneType in get_args(kind):
        (rest,) = (part for part in get_args(kind) if part is not NoneType)
        inner = _of_type(rest)
        return None if inner is None else optional(inner)
    if get_origin(kind) in (tuple, frozenset):
        item = get_args(kind)[0]
        inner, gather = _of_type(item), unordered if get_origin(kind) is frozenset else ordered
        return None if inner is None else gather(inner, item)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return member(kind)
    return instance(kind) if isinstance(kind, type) and has(kind) else None


def _when(value: Any, name: str) -> When:  # noqa: ANN401  # whatever a caller gives
    if isinstance(value, When):
        return value
    if isinstance(value, str):
        return When(value)
    if is_day(value):
        return When(value)
    raise InvalidValueError(
        '{name} is a date, got {value}; write it as in When("2021-03")', name=name, value=short(value)
    )


def _due(value: Any, name: str) -> date | When:  # noqa: ANN401  # whatever a caller gives
    """Take a deadline: one that is known to the day is a day."""
    if is_day(value):
        return day(value, name)
    when = _when(value, name)
    return when.window.first if when.is_day and when.shape is Shape.POINT else when


def _quantity(value: Any, name: str) -> Quantity:  # noqa: ANN401  # whatever a caller gives
    """Take a number, or the short form that tables use; a float cannot hold what a source prints."""
    if isinstance(value, Quantity):
        return value
    if isinstance(value, str):
        return Quantity.parse(value)
    if isinstance(value, int | Decimal | Fraction) and not isinstance(value, bool):
        return Quantity(value)
    raise InvalidValueError(
        "{name} is a quantity, got {value}; write it as in {name}=Quantity(30)", name=name, value=short(value)
    )


def _period(value: Any, name: str) -> ReportingPeriod:  # noqa: ANN401  # whatever a caller gives
    if isinstance(value, ReportingPeriod):
        return value
    return ReportingPeriod.parse(word(value, name))


_WORDS = unordered(word, str)


def _newer_codes(value: Any, name: str) -> tuple[str, ...]:  # noqa: ANN401  # whatever a caller gives
    return tuple(sorted(_WORDS(value, name)))


_OF_VALUES: dict[Any, Converter] = {
    str: word,
    bool: boolean,
    int: whole,
    date: day,
    date | When | Literal["none"]: exactly(("none",), _due),
    InternationalString: text,
    When: _when,
    Quantity: _quantity,
    ReportingPeriod: _period,
    tuple[tuple[str, str], ...]: pairs(word),
    tuple[tuple[str, tuple[str, ...]], ...]: pairs(_newer_codes),
}


Validator = Callable[[Any, "Attribute[Any]", Any], None]


def kind_of(name: str) -> Validator:
    """Demand a code of the list of kinds called *name*."""

    def validate(_: object, __: "Attribute[Any]", value: str) -> None:
        codelist(name)[value]

    return validate


def scale_name(_: object, __: "Attribute[Any]", value: str) -> None:
    """
    Demand the name of a scale of status, with its version.

    One that does not ship may be one that the register declares, which only the register can tell.
    """
    if "@" not in value:
        scale(value)


def code_of_scale(record: Any, _: "Attribute[Any]", value: str) -> None:  # noqa: ANN401  # any record with a scale
    """Demand a code of the scale that the record names, if the scale ships."""
    known = scales().get(record.scale)
    if known is not None:
        known[value]


def country_codes(_: object, __: "Attribute[Any]", value: Iterable[str]) -> None:
    """Demand codes of countries and areas."""
    for code in sorted(value):
        demand_country(code)


def country_code(_: object, __: "Attribute[Any]", value: str) -> None:
    """Demand the code of a country or area."""
    demand_country(value)


_OTHERS_CODES = {"UK": "GB", "EL": "GR"}
"""Codes that others use, such as the European Union."""
_LENGTH_OF_CODES = 3


def demand_country(code: str) -> None:
    """Demand a code; if it is none, say which to write: that of a name, that of another list, or where codes are."""
    try:
        country(code)
    except UnknownCodeError as unknown:
        unknown.sentence = _advised(code, unknown)
        unknown.args = (unknown.sentence,)
        raise


def _advised(code: str, unknown: UnknownCodeError) -> Sentence:
    if dissolved_state(code) is not None:  # the error says all of it
        return unknown.sentence
    meant, what = _OTHERS_CODES.get(code), Sentence("a code of ISO 3166-1")
    if meant is None and len(code) > _LENGTH_OF_CODES:
        with suppress(UnknownCodeError):
            meant, what = read_country(code).code, Sentence("a code but a name")
    if meant is not None:
        unknown.nearest = meant
        written = f"{meant!r} ({countries()[meant].name('en')})"
        return Sentence("{code} is not {what}; write {country}", code=repr(code), what=what, country=written)
    several = meant_list(code, _code_of)
    if several is not None:
        unknown.nearest = several[0]
        return Sentence(
            "{code} names several countries; write {cell} in a column of a table, and {array} elsewhere",
            code=shown(code),
            cell=as_cell(several),
            array=as_array(several),
        )
    if unknown.nearest:
        return unknown.sentence
    advice = "{unknown}; codes are those of ISO 3166-1 alpha-2, such as 'PK' for Pakistan"
    return Sentence(advice, unknown=unknown.sentence)


def _code_of(text: str) -> str | None:
    """Return the code that a text is, or that of the country it names."""
    with suppress(UnknownCodeError):
        return country(text.upper()).code if len(text) < _LENGTH_OF_CODES else read_country(text).code
    return None


def area_codes(_: object, __: "Attribute[Any]", value: Iterable[str]) -> None:
    """Demand codes of M49 regions."""
    for code in sorted(value):
        area(code)


def not_negative(_: object, attribute: "Attribute[Any]", value: Quantity | None) -> None:
    """Demand a quantity of what is counted or paid: from zero up."""
    if value is not None and value.value < 0:
        raise InvalidValueError("{name} must not be negative, got {value}", name=attribute.name, value=value.short())


def identifier(_: object, attribute: "Attribute[Any]", value: str) -> None:
    """Demand a word that can name a record in files, links and commands."""
    if not value or " " in value or not value.isprintable():  # of all spaces, only this one can be printed
        raise InvalidValueError(
            "{name} {value} cannot name a record; use letters, digits and hyphens without spaces",
            name=attribute.name,
            value=repr(value),
        )


def path_of(source: str | PathLike[str] | None) -> Path | None:
    """Take a path, also as text."""
    if source is None or isinstance(source, str | PathLike):
        return None if source is None else Path(source)
    raise InvalidValueError("{name} is a path, got {value}", name="source", value=short(source))
