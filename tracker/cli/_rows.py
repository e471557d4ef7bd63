"""Records as files hold them: plain tables for JSON lines, and rows under columns for CSV; the loader reads both."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from io import StringIO
from itertools import chain
from typing import Any

from attrs import NOTHING, Factory, Attribute, fields, frozen, has

from tracker.model import Condition, Mandate, Programme, Record, Where
from tracker.values import InternationalString, Language, Number, Qualifier, Quantity, When

__all__ = ["Sheet", "csv_text", "field_of", "json_line", "sheet", "table_of"]

_RENAMED: Mapping[type, Mapping[str, str]] = {
    Mandate: {"paragraphs": "paragraph"},
    Programme: {"participants": "participant"},
}
"""Arrays of tables are written in the singular, as their header in TOML repeats."""


def field_of(record_type: type[Record], key: str) -> str:
    """Return the field of a record that a key in files stands for."""
    names = {written: name for name, written in _RENAMED.get(record_type, {}).items()}
    return names.get(key, key)


def _given(part: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401  # a record, or a part of one
    """Go through the keys and values that files would hold: what differs from its default."""
    names = _RENAMED.get(type(part), {})
    for each in fields(type(part)):
        value = getattr(part, each.name)
        if each.name != "origin" and value != _default(each, part):
            yield names.get(each.name, each.name), dict(value) if each.name == "breakdown" else value


def _default(each: "Attribute[Any]", part: Any) -> Any:  # noqa: ANN401
    if isinstance(each.default, Factory):  # type: ignore[arg-type]  # attrs declares a function
        return each.default.factory(part) if each.default.takes_self else each.default.factory()
    return NOTHING if each.default is NOTHING else each.default
