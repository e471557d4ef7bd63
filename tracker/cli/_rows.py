"""Records as files hold them: plain tables for JSON lines, and rows under columns for CSV; the loader reads both."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from io import StringIO
from typing import Any

from attrs import define, field, fields

from tracker.model import Condition, Mandate, Programme, Record, Where
from tracker.values import InternationalString, Language, Number, Qualifier, Quantity, When, guarded

__all__ = ["csv_of", "keys_of", "table_of", "word_of"]

_RENAMED: Mapping[type, Mapping[str, str]] = {
    Mandate: {"paragraphs": "paragraph"},
    Programme: {"participants": "participant"},
}
"""Arrays of tables are written in the singular, as their header in TOML repeats."""


def _key_of(record_type: type, name: str) -> str:
    """Return the key in files of a field."""
    return _RENAMED.get(record_type, {}).get(name, name)


def keys_of(record_type: type[Record]) -> dict[str, str]:
    """Return the fields of a record type by their key in files: its own first, then those that every record has."""
    common = [each.name for each in fields(Record)]
    own = [each.name for each in fields(record_type) if each.name not in common]
    return {_key_of(record_type, name): name for name in (*own, *common) if name != "origin"}


def _given(part: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401  # a record, or a part of one
    """Go through the keys and values that files would hold: what differs from its default."""
    defaults = {each.name: each.default for each in fields(type(part))}
    names = keys_of(type(part)) if isinstance(part, Record) else {name: name for name in defaults}
    for key, name in names.items():
        value = getattr(part, name)
        if value != defaults[name]:
            yield key, dict(value) if name in ("breakdown", "codes") else value


# -- tables -----------------------------------------------------------------------------------------------------------


def table_of(part: Any, first: Language) -> dict[str, Any]:  # noqa: ANN401  # a record, or a part of one
    """Write a record, or a part of one, as a table; a text in the *first* language alone is a plain string."""
    return {key: _plain(value, first) for key, value in _given(part)}


def _plain(value: Any, first: Language) -> Any:  # noqa: ANN401  # a record, or a part of one
    """Write a value as JSON holds it."""
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(each, first) for each in value]
    if isinstance(value, InternationalString) and value.languages == (first,):
        return str(value)
    if isinstance(value, Quantity) and len(_parts(value)) == 1:
        return _number(value.value)
    word = word_of(value)
    return {key: _plain(each, first) for key, each in _parts_of(value).items()} if word is None else word


def word_of(value: object) -> bool | int | str | None:
    """Write what is one word or number in files; None for anything that has parts."""
    match value:
        case Enum():
            return str(value.value)
        case When():
            return value.text
        case date():
            return value.isoformat()
        case bool() | int() | str():
            return value
    return None


def _parts_of(value: Any) -> Mapping[str, Any]:  # noqa: ANN401  # a record, or a part of one
    """Return the parts of a value by their keys."""
    match value:
        case InternationalString():
            return {each.value: value.best(each) for each in value.languages}
        case Quantity():
            return _parts(value)
        case Where():
            excluded = {"not": _conditions(value.excluded)} if value.excluded else {}
            return {**_conditions(value.conditions), **excluded}
        case dict():
            return value
    return dict(_given(value))


def _number(value: Number) -> int | str:
    return value if isinstance(value, int) else f"{value.numerator}/{value.denominator}"


def _parts(value: Quantity) -> dict[str, Any]:
    """Return the parts of a quantity that say something."""
    hedge = None if value.qualifier is Qualifier.EXACT else value.qualifier.value
    upper = None if value.upper is None else _number(value.upper)
    parts = {"value": _number(value.value), "qualifier": hedge, "upper": upper, "text": value.text, "unit": value.unit}
    return {name: part for name, part in parts.items() if part is not None}


def _conditions(conditions: tuple[Condition, ...]) -> dict[str, tuple[str, ...]]:
    return {each.path: each.values for each in conditions}


# -- rows -------------------------------------------------------------------------------------------------------------


def csv_of(records: Sequence[Record], first: Language) -> tuple[str, int]:
    """
    Write records of one type as CSV, and count those of which it cannot hold everything.

    A column fills one part (``title.fr``), so that of several citations only the first is kept.
    """
    parted = frozenset[str]()
    rows = [_Row(first, parted).filled(record) for record in records]
    columns = {column for row in rows for column in row.cells}
    parted = frozenset(column for column in columns if any(each.startswith(f"{column}.") for each in columns))
    if parted:
        rows = [_Row(first, parted).filled(record) for record in records]
    order = list(keys_of(type(records[0]))) if records else []
    names = sorted(
        dict.fromkeys(column for row in rows for column in row.cells),
        key=lambda column: order.index(column.partition(".")[0]),
    )
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([guarded(row.cells.get(name, "")) for name in names] for row in rows)
    return text.getvalue() if records else "", sum(row.is_cut for row in rows)


@define
class _Row:
    """
    The cells of a record.

    Attributes:
        first: The language of a text whose column names none.

        parted: The columns that have parts for some record, so that they have parts for all.

        cells: The cells by column.

        is_cut: Whether something of the record fits no cell.
    """

    first: Language
    parted: frozenset[str]
    cells: dict[str, str] = field(factory=dict)
    is_cut: bool = False

    def filled(self, record: Record) -> "_Row":
        """Fill the cells."""
        for key, value in _given(record):
            self._put(key, value)
        return self

    def _put(self, column: str, value: Any) -> None:  # noqa: ANN401  # a record, or a part of one
        if isinstance(value, frozenset | tuple):
            self._put_items(column, sorted(value) if isinstance(value, frozenset) else list(value))
        elif (cell := self._cell(column, value)) is not None:
            self._set(column, cell)
        else:
            self._put_parts(column, value)

    def _put_parts(self, column: str, value: object) -> None:
        parts = _parts_of(value)
        self.is_cut |= not parts
        for part, inside in parts.items():
            self._put(f"{column}.{part}", inside)

    def _cell(self, column: str, value: object) -> str | None:
        """Write a value in one cell; None if each of its parts needs a column."""
        match value:
            case InternationalString():
                return str(value) if value.languages == (self.first,) and column not in self.parted else None
            case Quantity():
                worded = value.text is not None or value.unit is not None
                return None if worded or column in self.parted else value.short()
        word = word_of(value)
        if isinstance(word, bool):
            return str(word).lower()
        return None if word is None else str(word)

    def _put_items(self, column: str, items: list[Any]) -> None:
        """Put words into one cell; of anything else there is room for one."""
        texts = [_plain(each, self.first) for each in items]
        if column not in self.parted and all(_is_word(each) for each in texts):
            self._set(column, ";".join(texts))
        else:
            self.is_cut |= len(items) != 1 or isinstance(items[0], str)
            for item in items[:1]:
                if not isinstance(item, str):
                    self._put_parts(column, item)

    def _set(self, column: str, cell: str) -> None:
        self.is_cut |= not cell.strip()
        self.cells[column] = cell


def _is_word(text: object) -> bool:
    return isinstance(text, str) and bool(text) and ";" not in text and text == text.strip()
