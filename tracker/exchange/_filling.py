"""Filling the fields of a row from its cells: one column or several, the words of the source, and what no cell says."""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from tracker.exchange._cell_values import Habits, Reader, demand_a_date_field, end_of_span, read_date, reader_of
from tracker.exchange._column_names import Heading, called
from tracker.exchange._fields_named import Field, fields_named, put
from tracker.exchange._nested_values import read_nested
from tracker.exchange._raw_row import RawRow
from tracker.exchange._sheets import CellFault, CellRow, LooseNumber
from tracker.exchange._source import Source, TableMap, template_parts
from tracker.records._keys import TABLES, fields_of
from tracker.records._refused_values import Place, RefusedError

_NAMING = ("id", "paragraph", "number")
"""What a number of a spreadsheet never tells: 115.120 has become 115.12."""


@frozen(kw_only=True)
class Filling:
    """
    How one field is filled: from which columns, and what is made of a cell.

    Attributes:
        field: The field.

        places: The places of its columns.

        template: The texts and places that are joined into one cell; None where the first column that says something
            fills it.

        codes: The codes by the folded words of the source.

        separator: What parts the items of a list; None for ``;``.

        reader: What reads a cell or an item; None where any text is as good as another.

        habits: How the source writes.
    """

    field: Field
    places: tuple[int, ...]
    template: tuple[str | int, ...] | None
    codes: Mapping[str, str]
    separator: str | None
    reader: Reader | None
    habits: Habits


def fillings(
    source: Source, table: str, table_map: TableMap, heading: Heading, own: Mapping[str, str], *, whole: bool
) -> list[Filling]:
    """Find out how each field of a table is filled: by the columns of a map, and by those that bear its name."""
    columns = {**table_map.columns, **{name: (column,) for name, column in own.items()}}
    found = []
    for each in fields_named([*columns, *table_map.joined], table, whole=whole):
        template = None
        if each.name in table_map.joined:
            parts = template_parts(table_map.joined[each.name])
            template = tuple(_place(heading, part) if is_column else part for is_column, part in parts)
            places = tuple(part for part in template if isinstance(part, int))
        else:
            named = (heading.place(called(name)) for name in columns[each.name])
            places = tuple(place for place in named if place is not None)
        if places:
            found.append(_filling(source, table_map, each, places, template))
    return found


def _place(heading: Heading, name: str) -> int:
    place = heading.place(called(name))
    assert place is not None  # noqa: S101  # the heading was found by it
    return place


def _filling(
    source: Source, table_map: TableMap, each: Field, places: tuple[int, ...], template: tuple[str | int, ...] | None
) -> Filling:
    return Filling(
        field=each,
        places=places,
        template=template,
        codes={_folded(words): code for words, code in table_map.values.get(each.name, {}).items()},
        separator=table_map.separators.get(each.name),
        reader=reader_of(each.table, each.column.place),
        habits=Habits(decimal=source.decimal, dates=source.dates),
    )


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


# -- cells ------------------------------------------------------------------------------------------------------------


def fill(row: RawRow, filling: Filling, heading: Heading, cells: CellRow) -> None:
    """Fill a field from the first of its columns that says something, or from all of them joined."""
    each = filling.field
    filled = [place for place in filling.places if place < len(cells.cells) and not _is_empty(cells.cells[place])]
    place = filled[0] if filled else filling.places[0]
    row.columns[each.table, each.column.place] = heading.names[place]
    for other in filled if filling.template else filled[:1]:
        if _told(row, filling, cells.cells[other], heading.names[other]):
            return
    cell = cells.cells[place] if filled else None
    if filled and filling.template is not None:
        try:
            cell = _joined(filling, cells)
        except RefusedError as error:
            row.fault(error.sentence, table=each.table, place=each.column.place, hint=error.hint)
            return
    if isinstance(cell, str):
        _fill_with(row, filling, cell)
    elif isinstance(cell, list) and each.is_list and all(_is_bare(item) for item in cell):
        _fill_list(row, filling, [str(item) for item in cell])
    elif cell is not None:
        _fill_nested(row, filling, cell)


def _is_empty(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _is_bare(item: object) -> bool:
    return isinstance(item, str | int) and not isinstance(item, bool)


def _told(row: RawRow, filling: Filling, cell: object, column: str) -> bool:
    """Tell whether a cell holds what no field may take, of which the row is told."""
    each = filling.field
    if isinstance(cell, CellFault):
        row.fault(cell.message, table=each.table, place=each.column.place, column=column, hint=cell.hint)
        return True
    if isinstance(cell, LooseNumber) and each.column.place[-1] in _NAMING:
        row.fault_of_number(cell, column, table=each.table, place=each.column.place)
        return True
    return False


def _joined(filling: Filling, cells: CellRow) -> str:
    """
    Join several columns; what stands between two is written where both say something.

    Raises:
        RefusedError: One of them may be two days.
    """
    template = filling.template or ()
    first, last = template[0], template[-1]
    found, between = "", ""
    for part in template:
        if isinstance(part, str):
            between += part
            continue
        cell = cells.cells[part] if part < len(cells.cells) else None
        words = "" if cell is None else str(cell).strip()
        said = filling.codes.get(_folded(words), words)
        if filling.reader is read_date:
            said = end_of_span(said, filling.habits)
        if said:
            found += (between if found else first if isinstance(first, str) else "") + said
            between = ""
    return found + last if found and isinstance(last, str) else found


def _fill_with(row: RawRow, filling: Filling, cell: str) -> None:
    each = filling.field
    try:
        demand_a_date_field(cell, filling.reader)
        said = _read(row, filling, cell)
    except RefusedError as error:
        row.fault(error.sentence, table=each.table, place=each.column.place, hint=error.hint)
        return
    if said != "" and not (said == [] and filling.codes):  # a list of nothing is one; words for nothing say nothing
        put(row.tables[each.table], each.column, said)


def _fill_nested(row: RawRow, filling: Filling, value: Any) -> None:  # noqa: ANN401  # whatever JSON holds
    """Fill a field with a whole table or a list of them, as JSON holds it."""
    each = filling.field
    try:
        said = read_nested(each.table, each.column.place, value, filling.habits)
    except RefusedError as error:
        row.fault(error.sentence, table=each.table, place=each.column.place, hint=error.hint)
        return
    put(row.tables[each.table], each.column, said)


def _fill_list(row: RawRow, filling: Filling, items: Sequence[str]) -> None:
    """Fill a field from a list of texts, as JSON holds it: each is read as an item of a cell is."""
    each = filling.field
    try:
        said = [one for item in items for one in _items(filling, item.strip() or item)]
    except RefusedError as error:
        row.fault(error.sentence, table=each.table, place=each.column.place, hint=error.hint)
        return
    put(row.tables[each.table], each.column, said)


def _read(row: RawRow, filling: Filling, cell: str) -> Any:  # noqa: ANN401  # whatever the cell holds
    """
    Read a cell; words that stand for a code are kept beside it where the record has a place for them.

    Words that stand for the empty code say nothing, like "n/a" or a programme that the register does not follow.
    """
    each = filling.field
    if each.is_list:
        separator = filling.separator or ";"
        items = [item.strip() for item in cell.replace("\r\n", "\n").replace("\n", separator).split(separator)]
        return [said for item in items if item for said in _items(filling, item) if said]
    words = cell if isinstance(cell, LooseNumber) else cell.strip()
    code = filling.codes.get(_folded(words))
    if code is None:
        return each.column.cell(words) if filling.reader is None else _one(filling.reader(cell, filling.habits), words)
    if code and code != words and each.column.place == ("code",) and "wording" in fields_of(TABLES[each.table]):
        row.tables[each.table].setdefault("wording", words)
    return each.column.cell(code)


def _one(said: Any, words: str) -> Any:  # noqa: ANN401  # whatever the cell holds
    """Return what a cell says that has room for one; of several nobody knows which is meant."""
    return words if isinstance(said, list) else said


def _items(filling: Filling, item: str) -> list[Any]:
    """Read an item of a list; countries may be listed in words, and are then several."""
    code = filling.codes.get(_folded(item))
    if code is not None or filling.reader is None:
        return [item if code is None else code]
    said = filling.reader(item, filling.habits)
    return said if isinstance(said, list) else [said]


# -- what no cell says ------------------------------------------------------------------------------------------------


def fill_defaults(row: RawRow, table_map: TableMap) -> None:
    """Fill what is empty, but make no record of nothing but defaults."""
    for each in fields_named(list(table_map.defaults), row.table):
        raw = row.tables[each.table]
        if raw and not _holds(raw, each.column.place):
            put(raw, each.column, each.column.cell(table_map.defaults[each.name]))


def _holds(raw: Any, place: Place) -> bool:  # noqa: ANN401  # a table, or a list within one
    for part in place:
        if isinstance(part, int):
            if not isinstance(raw, list) or part >= len(raw):
                return False
            raw = raw[part]
        elif not isinstance(raw, dict) or part not in raw:
            return False
        else:
            raw = raw[part]
    return True


def fill_constants(rows: Sequence[RawRow], constants: Mapping[str, str], table: str) -> None:
    """
    Give every row what all rows have alike; a type that a row says nothing of is left alone.

    Raises:
        InvalidValueError: There is no such field; the error names the nearest.
    """
    fields = fields_named(list(constants), table)
    for row in rows:
        for each in fields if row.table == table else ():
            if row.tables[each.table] or each.table == row.table:
                put(row.tables[each.table], each.column, each.column.cell(constants[each.name]))
                row.fix(each.table, each.column.place)
