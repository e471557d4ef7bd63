"""Lists that others keep, whose columns are known: nobody has to map them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from attrs import frozen

from tracker.errors import InvalidValueError
from tracker.exchange._column_names import Heading, find_heading
from tracker.exchange._csv import csv_sheets
from tracker.exchange._json import json_lines_sheets, json_sheets
from tracker.exchange._mapping import demand_width
from tracker.exchange._raw_row import RawRow, RowPlace
from tracker.exchange._sheets import CellFault, CellRow, LooseNumber, Sheet
from tracker.exchange._source import Source, demand_no_sheet, not_imported, written_as
from tracker.exchange._workbook import workbook_sheets
from tracker.model import Register

_READERS: Mapping[str, Callable[[Source], tuple[Sheet, ...]]] = {
    ".csv": csv_sheets,
    ".tsv": csv_sheets,
    ".xlsx": workbook_sheets,
    ".jsonl": json_lines_sheets,
    ".json": json_sheets,
}

SUFFIXES = tuple(_READERS)
"""The suffixes of the files that hold tables."""


def sheets_of(source: Source) -> tuple[Sheet, ...]:
    """
    Read a file as tables: an Excel file has one a sheet, and of a CSV file each separator that fits gives one to try.

    Raises:
        StructureFault: The file cannot be read.

        UnsupportedFormatError: Its suffix is that of no table.

        MissingExtraError: The package that reads Excel files is not installed.
    """
    suffix = source.path.suffix.casefold()
    if suffix not in _READERS:
        raise not_imported(source.path, SUFFIXES)
    if suffix != ".xlsx":
        demand_no_sheet(source)
    return _READERS[suffix](source)


Labelled = tuple[RawRow, Mapping[str, str]]
"""A row and its cells by the labels of their columns."""

_NAMING = ("number", "Paragraph", "Report reference")
"""The labels under which a number of a spreadsheet tells nothing: 115.120 has become 115.12."""


@frozen(kw_only=True)
class KnownList:
    """
    A list whose columns are known.

    Attributes:
        name: What it is called on the command line.

        table: The type of record that its rows are.

        columns: The columns that it must have: a label, and the pattern that fits the folded name.

        optional: The columns that it may have.

        read: Fills what a row says from its cells by their labels.

        finish: Holds the rows against what the list itself says of them; None for nothing.
    """

    name: str
    table: str
    columns: Mapping[str, re.Pattern[str]]
    optional: Mapping[str, re.Pattern[str]]
    read: Callable[[RawRow, Mapping[str, str], Register], None]
    finish: Callable[[Sequence[Labelled]], None] | None = None


def rows_of_list(known: KnownList, source: Source, register: Register) -> Iterable[RawRow]:
    """
    Read the rows of a known list.

    Raises:
        InvalidValueError: A map is given.

        StructureFault: The file cannot be read, or lacks the columns.
    """
    sheets = sheets_of(source)
    if source.map.columns:
        raise InvalidValueError("the columns of {name} are known; leave --map out", name=repr(known.name))
    heading = find_heading(sheets, known.columns, knows=lambda _: False, file=source.name, line=source.heading)
    found = ((label, heading.place(pattern)) for label, pattern in {**known.columns, **known.optional}.items())
    places = {label: place for label, place in found if place is not None}
    heading.demand_once([heading.names[place] for place in places.values()])
    unread = heading.besides(set(places.values()))
    letters = {
        label: letter for label, place in places.items() if (letter := heading.letters.get(heading.names[place]))
    }
    written = written_as(source, heading.sheet)
    rows: list[Labelled] = []
    for cells in heading.rows:
        place, texts = _place(heading, cells), heading.texts(cells)
        row = RawRow.of(place, known.table, letters=letters, unread=unread, cells=texts, written=written)
        labelled = _texts(
            row, {label: cells.cells[place] for label, place in places.items() if place < len(cells.cells)}
        )
        row.remarks += cells.comments_said()
        demand_width(row, heading, cells)
        known.read(row, labelled, register)
        rows.append((row, labelled))
    if known.finish is not None:
        known.finish(rows)
    return [row for row, _ in rows if row.is_telling]


def _place(heading: Heading, cells: CellRow) -> RowPlace:
    return RowPlace(heading.sheet.file, heading.sheet.name, cells.line, cells.item)


def _texts(row: RawRow, cells: Mapping[str, Any]) -> dict[str, str]:
    """Take the cells that hold text, and note what is wrong with others."""
    texts = {}
    for label, cell in cells.items():
        if isinstance(cell, CellFault):
            row.fault(cell.message, column=label, hint=cell.hint)
        elif isinstance(cell, LooseNumber) and label in _NAMING:
            row.fault_of_number(cell, label)
        elif isinstance(cell, str) and cell.strip():
            texts[label] = cell.strip()
        elif isinstance(cell, list):
            texts[label] = "|".join(str(each) for each in cell)
    return texts
