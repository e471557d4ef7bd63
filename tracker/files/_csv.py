"""CSV files: many records of one type, one a row (RFC 4180)."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from tracker.errors import Sentence, StructureFault
from tracker.files._entry import Entry
from tracker.records._columns import Column, columns_of, missing_columns, row_table
from tracker.records._keys import TABLES, required_keys
from tracker.records._refused_values import readable
from tracker.values._safe_text import unguarded

__all__ = ["csv_entries"]


def csv_entries(file: str, table: str, text: str, faults: list[StructureFault]) -> Iterator[Entry]:
    """Go through the records of a file, whose first row names the columns; blank lines are skipped."""
    rows = _rows(file, text, faults)
    line, names = next(rows, (1, []))
    columns = columns_of(table, names)
    for column in columns:
        if column.fault:
            message, hint = column.fault
            faults.append(StructureFault(message, file=file, line=line, path=readable(column.name), hint=hint))
    missing = missing_columns(table, columns)
    for key in missing if any(column.place for column in columns) else []:
        hint = Sentence("required: {words}", words=", ".join(required_keys(TABLES[table])))
        faults.append(
            StructureFault(
                Sentence("column {key} is missing", key=repr(key)), file=file, line=line, path=key, hint=hint
            )
        )
    for number, (line, cells) in enumerate(rows):
        if len(cells) == len(columns):
            yield Entry(file, table, number, line, row_table(columns, cells), missing=frozenset(missing))
        else:
            faults.append(_uneven(file, line, f"{table}[{number}]", cells, columns))


def _uneven(file: str, line: int, path: str, cells: list[str], columns: list[Column]) -> StructureFault:
    hint = Sentence("nothing between two commas is an empty cell")
    if len(cells) > len(columns):
        hint = Sentence("a text that holds a comma stands in quotation marks")
    row = Sentence("a row of 1 cell") if len(cells) == 1 else Sentence("a row of {number} cells", number=len(cells))
    message = Sentence("{row} under {number} columns", row=row, number=len(columns))
    return StructureFault(message, file=file, line=line, path=path, hint=hint)


_QUOTING = Sentence("a quotation mark within a text is doubled")
_SENTENCES = (
    (re.compile("unexpected end of data"), Sentence("a quotation mark is never closed"), _QUOTING),
    (re.compile("expected after"), Sentence("a quotation mark closes before the end of its cell"), _QUOTING),
    (
        re.compile("new-line character"),
        Sentence("a line ends in the middle of a cell"),
        Sentence("put the text in quotation marks"),
    ),
    (
        re.compile("field larger"),
        Sentence("a cell has more than 131 072 characters"),
        Sentence("check for a quotation mark too many"),
    ),
)


def _rows(file: str, text: str, faults: list[StructureFault]) -> Iterator[tuple[int, list[str]]]:
    """Go through rows with the line on which each starts; a fault of the syntax ends the file."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, [unguarded(cell) for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        said = str(error)
        sentence, hint = next(
            ((sentence, hint) for known, sentence, hint in _SENTENCES if known.search(said)),
            (Sentence("this is no CSV: {said}", said=said), ""),
        )
        faults.append(StructureFault(sentence, file=file, line=line, hint=hint))
