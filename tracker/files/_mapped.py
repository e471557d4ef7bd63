"""Reading rows by a map: which column fills which field, in the words that a register's own CSV files use."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from attrs import frozen

from tracker.errors import InvalidValueError, Sentence
from tracker.files._heading import Heading, called, folded_name
from tracker.files._incoming import IMPORTED, Incoming, RowPlace
from tracker.files._sheet import CellFault, LooseNumber, RawRow
from tracker.records._columns import Column, columns_of
from tracker.records._keys import TABLES, fields_of
from tracker.records._refused_values import Place

__all__ = ["Field", "constants_in", "import_field", "import_fields", "incoming_rows", "is_field"]


@frozen
class Field:
    """
    A field that an import fills.

    Attributes:
        name: As the user writes it: ``text.en``, ``status.code``, ``deadline.due``.

        table: The table that it belongs to.

        column: How it is filled.
    """

    name: str
    table: str
    column: Column


def import_fields(names: list[str]) -> tuple[Field, ...]:
    """
    Read the names of fields.

    >>> [(each.table, each.column.place) for each in import_fields(["text.en", "status.code"])]
    [('recommendation', ('text', 'en')), ('status', ('code',))]

    Raises:
        InvalidValueError: There is no such field, or two fill the same; the error names the nearest.
    """
    found = {}
    for table in IMPORTED:
        own = [name for name in names if _table_of(name) == table]
        for name, column in zip(own, columns_of(table, [_within(name) for name in own]), strict=True):
            if column.fault:
                _, hint = column.fault
                what = Sentence("{field} cannot be filled as a field of {table}", field=repr(name), table=table)
                raise InvalidValueError("{refused}; {hint}", refused=what, hint=hint)
            found[name] = Field(name, table, column)
    return tuple(found[name] for name in names)


def import_field(name: str) -> Field:
    """Read the name of one field."""
    return import_fields([name])[0]


def is_field(name: str) -> bool:
    """Tell whether a column is named like a field, so that it needs no map."""
    bare = " ".join(name.split())
    parts = _within(bare).split(".")
    record_type: type = TABLES[_table_of(bare)]
    if parts[0] not in fields_of(record_type):
        return False
    try:
        import_fields([bare])
    except InvalidValueError:
        return False
    return True


def _table_of(name: str) -> str:
    first = name.partition(".")[0]
    return first if first in IMPORTED[1:] and "." in name else "recommendation"


def _within(name: str) -> str:
    table = _table_of(name)
    return name if table == "recommendation" else name.removeprefix(f"{table}.")


def constants_in(constants: Mapping[str, str]) -> tuple[tuple[Field, Any], ...]:
    """Read the fields that every row has alike."""
    fields = import_fields(list(constants))
    return tuple((each, each.column.cell(constants[each.name])) for each in fields)


def incoming_rows(heading: Heading, mapping: Mapping[str, str]) -> tuple[list[Incoming], tuple[str, ...]]:
    """
    Read the rows below a heading.

    Args:
        heading: The names of the columns and their rows.

        mapping: The column of each field; a column that is named like a field fills it unless the map says otherwise.

    Returns:
        list: the rows that say something, and the columns of which nothing is read.
    """
    taken = {folded_name(column) for column in mapping.values()}
    mapped = {folded_name(name) for name in mapping}
    own = {
        " ".join(name.split()): name
        for name in heading.names
        if folded_name(name) not in taken | mapped and is_field(name)
    }
    fields = import_fields([*mapping, *own])
    filled = [(each, heading.place(called({**own, **mapping}[each.name]))) for each in fields]
    places = [(each, place) for each, place in filled if place is not None]
    return list(_rows(heading, places)), heading.besides({place for _, place in places})


def _rows(heading: Heading, places: list[tuple[Field, int]]) -> Iterator[Incoming]:
    for row in heading.rows:
        incoming = Incoming(RowPlace(heading.sheet.file, heading.sheet.name, row.line))
        for each, place in places:
            _fill(incoming, each, row, place, heading.names[place])
        if incoming.given or incoming.faults:
            yield incoming


def _fill(incoming: Incoming, field: Field, row: RawRow, place: int, column: str) -> None:
    cell = row.cells[place] if place < len(row.cells) else None
    incoming.columns[field.table, field.column.place] = column
    if isinstance(cell, CellFault):
        incoming.fault(cell.message, table=field.table, place=field.column.place, column=column, hint=cell.hint)
    elif isinstance(cell, LooseNumber) and field.column.place[-1] in ("id", "paragraph", "number"):
        incoming.fault_of_number(cell, column, table=field.table, place=field.column.place)
    elif isinstance(cell, str):
        if cell.strip():
            put(incoming.raw[field.table], field.column, _read(field.column, cell))
    elif cell is not None:
        put(incoming.raw[field.table], field.column, cell)


def _read(column: Column, cell: str) -> Any:  # noqa: ANN401  # whatever the cell holds
    is_list = isinstance(column.cell(""), list)
    return column.cell(cell.replace("\r\n", "\n").replace("\n", ";") if is_list else cell.strip())


def put(raw: Any, column: Column, value: Any) -> None:  # noqa: ANN401  # a table, or a list within one
    """Put a value in the place of a column, and make the tables and lists around it."""
    place: Place = column.place
    for part, following in pairwise(place):
        raw = raw[part] if isinstance(part, int) else raw.setdefault(part, [{}] if isinstance(following, int) else {})
    raw[place[-1]] = value
