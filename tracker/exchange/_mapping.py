"""Reading rows by a map: which column fills which field, in the words that a register's own CSV files use."""

from collections.abc import Iterator, Sequence
from typing import Any

from tracker.errors import Sentence
from tracker.exchange._column_names import Heading, called, find_heading, folded_name
from tracker.exchange._fields_named import demand_child, demand_fields, is_field
from tracker.exchange._filling import Filling, fill, fill_constants, fill_defaults, fillings
from tracker.exchange._raw_row import ROW_NUMBER, RawRow, RowPlace
from tracker.exchange._sheets import CellRow, Sheet
from tracker.exchange._source import Source, TableMap, written_as
from tracker.records._refused_values import quoted


def rows_by_map(source: Source, sheets: Sequence[Sheet]) -> Iterator[RawRow]:
    """
    Read the rows of the first sheet that has the columns of a map.

    A column that is named like a field fills it unless the map says otherwise.

    Raises:
        InvalidValueError: A field of the map does not exist.

        StructureFault: No sheet has its columns.
    """
    demand_fields(source.table, source.map)
    for table, further in source.map.also:
        demand_child(source.table, table)
        demand_fields(table, further)
    maps = [source.map, *(each for _, each in source.map.also)]
    named = [name for each in maps for names in each.names for name in names]
    wanted = {" / ".join(names): called(*names) for each in maps for names in each.names}
    whole = any(sheet.names is not None for sheet in sheets)
    heading = find_heading(
        sheets,
        wanted,
        knows=lambda name: is_field(name, source.table, whole=whole),
        file=source.name,
        line=source.heading,
    )
    own = _own_columns(source, heading, maps, whole=whole)
    heading.demand_once([*own.values(), *named])
    main = fillings(source, source.table, source.map, heading, own, whole=whole)
    also = [(table, each, fillings(source, table, each, heading, {}, whole=whole)) for table, each in source.map.also]
    taken = {place for group in (main, *(each for _, _, each in also)) for each in group for place in each.places}
    number = heading.place(called(ROW_NUMBER)) if "row" in source.map.ids else None
    unread, letters = heading.besides(taken if number is None else taken | {number}), heading.letters
    written = written_as(source, heading.sheet)
    for cells in heading.rows:
        texts = heading.texts(cells)
        about = {"letters": letters, "is_whole": whole}
        row = _row(source.table, source.map, main, heading, cells, unread=unread, cells=texts, written=written, **about)
        if number is not None:
            _number(row, cells, number)
        demand_width(row, heading, cells)
        if row.given or row.faults:
            yield row
            for table, further, others in also:
                child = _row(table, further, others, heading, cells, parent=row, **about)
                if child.given:
                    fill_constants([child], further.constants, table)
                if child.given or child.faults:
                    yield child


def _number(row: RawRow, cells: CellRow, place: int) -> None:
    """Let a row that was left out of an earlier file keep the number that it had there."""
    said = str(cells.cells[place]).strip() if place < len(cells.cells) else ""
    if said.isascii() and said.isdigit() and int(said):
        row.numbered = int(said)
        return
    row.fault(
        Sentence("{said} is not the number of a row", said=quoted(said)),
        column=ROW_NUMBER,
        hint=Sentence("leave the number that stood there; a row that is new belongs in a file without this column"),
    )


def demand_width(row: RawRow, heading: Heading, cells: CellRow) -> None:
    """Note that a row is wider than its heading: an unquoted comma in a text has cut the text."""
    wide = heading.overflow(cells)
    if wide is not None:
        row.faults.append(
            row.place.fault(wide, hint="a text that holds what parts the cells stands in quotation marks")
        )


def _own_columns(source: Source, heading: Heading, maps: Sequence[TableMap], *, whole: bool) -> dict[str, str]:
    """Find the columns that are named like a field, and that no map takes."""
    taken = {folded_name(name) for each in maps for names in each.names for name in names}
    mapped = {folded_name(name) for name in (*source.map.columns, *source.map.joined, *source.map.constants)}
    return {
        " ".join(name.split()): name
        for name in heading.names
        if folded_name(name) not in taken | mapped and is_field(name, source.table, whole=whole)
    }


def _row(
    table: str,
    table_map: TableMap,
    filled: Sequence[Filling],
    heading: Heading,
    said: CellRow,
    **about: Any,  # noqa: ANN401  # goes to the fields of their names
) -> RawRow:
    place = RowPlace(heading.sheet.file, heading.sheet.name, said.line, said.item)
    row = RawRow.of(place, table, naming=table_map.ids, gathering=table_map.merged, **about)
    if row.parent is None:
        row.remarks += said.comments_said()
    for each in filled:
        fill(row, each, heading, said)
    fill_defaults(row, table_map)
    return row
