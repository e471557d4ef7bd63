"""What the fields of a record say, in words and as JSON."""

from enum import Enum
from typing import Any

from attrs import Factory, fields, has

from tracker.values import InternationalString, Quantity, When, inert
from tracker.views._json import quantity_json

__all__ = ["given", "in_words", "plain"]


def given(record: Any) -> list[tuple[str, Any]]:  # noqa: ANN401  # any attrs value
    """Return the fields that say something: those that differ from their default, ``False`` and 0 among them."""
    said: list[tuple[str, Any]] = []
    for each in fields(type(record)):
        value = getattr(record, each.name)
        if each.name != "origin" and value is not None and value != _default(each, record):
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


def plain(value: Any) -> Any:  # noqa: ANN401, PLR0911  # one return a type
    if isinstance(value, InternationalString):
        return {str(language): text for language, text in value.texts}
    if isinstance(value, Quantity):
        return quantity_json(value)
    if isinstance(value, When):
        return value.edtf
    if isinstance(value, frozenset):
        return sorted(plain(each) for each in value)
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if has(type(value)):
        return {name: plain(part) for name, part in given(value)}
    return value if isinstance(value, bool | int | str) else str(value)
