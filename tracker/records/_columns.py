"""The columns of a CSV file: which key or part of a key each fills, and how its cells are read."""

import re
from collections.abc import Callable
from typing import Any

from attrs import frozen, has

from tracker.errors import Sentence, nearest_hint
from tracker.model import Breakdown, Concordance, Where
from tracker.records._keys import TABLES, fields_of, item_of, required_keys, without_none
from tracker.records._refused_values import Place, quoted
from tracker.values import InternationalString, Language, Quantity, When

Cell = Callable[[str], Any]


class _Condition:
    """The kind of what a condition asks for: words, or a path deeper."""


@frozen
class Column:
    """
    A column.

    Attributes:
        name: Its name in the first row.

        place: What it fills; empty where it is at fault.

        cell: How one of its cells is read.

        fault: What is wrong with it, and what to do; None if nothing is.
    """

    name: str
    place: Place = ()
    cell: Cell = str
    fault: tuple[str, str] | None = None


def columns_of(table: str, names: list[str]) -> list[Column]:
    """Find out what each column fills; one at fault is said once, not in every row."""
    columns: list[Column] = []
    filled: dict[Place, Column] = {}
    whole: set[Place] = set()
    for position, name in enumerate(names, start=1):
        column = _column(TABLES[table], name.strip(), position)
        taken = _taken(column.place, filled, whole)
        if taken:
            said = Sentence("column {name} stands twice", name=quoted(column.name))
            if taken.name != column.name:
                other = quoted(taken.name)
                said = Sentence("column {name} fills what {other} fills", name=quoted(column.name), other=other)
            column = Column(column.name, fault=(said, Sentence("keep one of them")))
        elif column.place:
            whole.add(column.place)
            for length in range(1, len(column.place) + 1):
                filled.setdefault(column.place[:length], column)
        columns.append(column)
    return columns


def _taken(place: Place, filled: dict[Place, Column], whole: set[Place]) -> Column | None:
    """Return the first column that fills a place, a part of it, or what it is a part of."""
    around = (place[:length] for length in range(1, len(place)))
    return filled.get(place) or next((filled[each] for each in around if each in whole), None)


def missing_columns(table: str, columns: list[Column]) -> list[str]:
    """Find the required keys that no column fills: said once as well, not in every row."""
    filled = {column.place[0] for column in columns if column.place}
    return [key for key in required_keys(TABLES[table]) if key not in filled]


def row_table(columns: list[Column], cells: list[str]) -> dict[str, Any]:
    """Read a row as the table that TOML would hold; an empty cell leaves its key out."""
    raw: dict[str, Any] = {}
    for column, cell in zip(columns, cells, strict=True):
        place = column.place
        if place and cell and not cell.isspace():
            if len(place) == 1:
                raw[column.name] = column.cell(cell)
            else:
                put(raw, place, column.cell(cell))
    return raw


def put(raw: Any, place: Place, value: Any) -> None:  # noqa: ANN401  # a table or a list
    """Put a value in its place, and make the tables and lists around it."""
    *around, last = place
    for part, following in zip(around, place[1:], strict=True):
        if not isinstance(part, int):
            raw = raw.setdefault(part, [{}] if isinstance(following, int) else {})
        else:
            raw = raw[part]
    raw[last] = value


# -- from a name to its place -----------------------------------------------------------------------------------------


def _column(record_type: type, name: str, position: int) -> Column:
    if not name:
        return Column(
            name,
            fault=(
                Sentence("column {name} has no name", name=position),
                Sentence("name it, or delete it with its cells"),
            ),
        )
    kind: Any = record_type
    place: Place = ()
    for part in name.split("."):
        if _is_list(kind):
            kind, place = item_of(kind), (*place, 0)
        known = _parts(kind)
        if known is not None and part not in known:
            return Column(name, fault=_unknown(name, part, known))
        kind, place = _part(kind, part), (*place, part)
    if _is_table(item_of(kind) if _is_list(kind) else kind):
        return Column(name, fault=(Sentence("column {name} is a whole table", name=quoted(name)), _example(name, kind)))
    return Column(name, place, _cell(kind))


def _is_list(kind: Any) -> bool:  # noqa: ANN401  # a type, or what stands for one
    return item_of(kind) is not None and kind not in (Breakdown, Concordance)


def _is_table(kind: Any) -> bool:  # noqa: ANN401  # a type, or what stands for one
    return kind in (Breakdown, Concordance, Where) or (has(kind) and kind not in (InternationalString, Quantity, When))


def _parts(kind: Any) -> list[str] | None:  # noqa: ANN401  # a type, or what stands for one
    """Return the names that a part may have; None if any will do."""
    if kind in (Breakdown, Concordance, Where, _Condition):
        return None
    if kind is InternationalString:
        return [language.value for language in Language]
    if kind is Quantity:
        return ["value", "qualifier", "upper", "unit", "text"]
    return list(fields_of(kind)) if _is_table(kind) else []


def _part(kind: Any, part: str) -> Any:  # noqa: ANN401  # a type, or what stands for one
    if kind in (Where, _Condition):
        return _Condition
    if kind == Concordance:
        return frozenset[str]
    return without_none(fields_of(kind)[part].type) if _is_table(kind) and kind != Breakdown else str


def _example(name: str, kind: Any) -> str:  # noqa: ANN401  # a type, or what stands for one
    parts = _parts(item_of(kind) if _is_list(kind) else kind) or ["country" if kind == Breakdown else "kind"]
    return Sentence("a column fills one part, as in {name}", name=quoted(f"{name}.{parts[0]}"))


def _unknown(name: str, part: str, known: list[str]) -> tuple[str, str]:
    said = Sentence("unknown column {name}", name=quoted(name))
    if any(separator in name for separator in ";\t"):
        return said, Sentence("columns are separated by commas")
    if not known:
        return said, Sentence("{name} has no parts", name=quoted(name.rpartition(".")[0]))
    return said, nearest_hint(part, known)


# -- cells ------------------------------------------------------------------------------------------------------------

_WHOLE = re.compile(r"-?\d{1,30}", re.ASCII)


def _cell(kind: Any) -> Cell:  # noqa: ANN401  # a type, or what stands for one
    if _is_list(kind) or kind is _Condition:
        return lambda cell: [item.strip() for item in cell.split(";") if item.strip()]
    if kind is bool:
        return lambda cell: {"true": True, "false": False}.get(cell.strip(), cell)
    if kind is int:
        return lambda cell: int(cell) if _WHOLE.fullmatch(cell.strip()) else cell
    return str
