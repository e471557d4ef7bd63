"""What the fields of a record say, in words."""

from enum import Enum
from typing import Any

from attrs import Factory, has

from tracker.records import fields_of
from tracker.values import InternationalString, Quantity, When, inert

__all__ = ["given", "in_words"]


def given(record: Any) -> list[tuple[str, Any]]:  # noqa: ANN401  # any attrs value
    """Return the fields that say something, in their order: those that differ from their default, 0 among them."""
    said: list[tuple[str, Any]] = []
    for each in fields_of(type(record)).values():
        value = getattr(record, each.name)
        if value is not None and value != _default(each, record):
            said.append((each.name, value))
    return said


def _default(attribute: Any, record: Any) -> Any:  # noqa: ANN401  # attrs types neither
    """Return what a field holds unless it is given; `NOTHING` if it must be."""
    default = attribute.default
    if isinstance(default, Factory):  # type: ignore[arg-type]  # a class, which attrs types as a function
        return default.factory(record) if default.takes_self else default.factory()
    return default


def in_words(value: Any, language: str) -> str:  # noqa: ANN401  # whatever a field may hold
    """Say what a field holds, in text that acts on nothing around it."""
    return inert(_in_words(value, language))


def _in_words(value: Any, language: str) -> str:  # noqa: ANN401, PLR0911  # one return a type
    if isinstance(value, InternationalString):
        return value.best(language)
    if isinstance(value, Quantity):
        return value.text or " ".join(part for part in (value.short(), value.unit) if part)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, frozenset):
        return ", ".join(sorted(str(each) for each in value))
    if isinstance(value, tuple):
        return "; ".join(_in_words(each, language) for each in value)
    if has(type(value)) and not isinstance(value, When):
        return " ".join(_in_words(part, language) for _, part in given(value))
    return str(value)
