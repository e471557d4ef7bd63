"""What the constructors of records take for their fields: each type of field has its converter, found by the type."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin

from attrs import Attribute, has

from tracker.errors import InvalidValueError
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

__all__ = ["converted"]


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
    date | Literal["none"]: exactly(("none",), day),
    InternationalString: text,
    When: _when,
    Quantity: _quantity,
    ReportingPeriod: _period,
    tuple[tuple[str, str], ...]: pairs(word),
    tuple[tuple[str, tuple[str, ...]], ...]: pairs(_newer_codes),
}
