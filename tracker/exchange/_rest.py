"""The rows that an import leaves out, written so that the map which read their source reads them again."""

from collections.abc import Sequence
from pathlib import Path

from tracker.exchange._csv import csv_text
from tracker.exchange._raw_row import ROW_NUMBER, RawRow
from tracker.exchange._sheets import LooseNumber, ShownNumber, Written
from tracker.storage import write_whole


def write_rest(rows: Sequence[RawRow], target: Path) -> None:
    """
    Write rows as they stand in their source: in its encoding, with what parts its cells, under the same heading row.

    A row that is named by its number keeps that number, in a column of its own: mended, it is still the same record.
    """
    forms = {row.written for row in rows}
    form = (forms.pop() if len(forms) == 1 else None) or Written()
    own = [_cells(row, form) for row in rows]
    columns = list(dict.fromkeys(name for cells in own for name in cells if name != ROW_NUMBER))
    if any(ROW_NUMBER in cells for cells in own):
        columns.append(ROW_NUMBER)
    text = "\n" * (form.heading - 1) + csv_text(columns, own, separator=form.separator)
    write_whole(target, _encoded(text, form.encoding))


def _cells(row: RawRow, form: Written) -> dict[str, str]:
    cells = {name: _cell(cell, form) for name, cell in row.cells.items()}
    if "row" in row.naming:
        cells[ROW_NUMBER] = str(row.number)
    return cells


def _cell(cell: str, form: Written) -> str:
    """Write the numbers of a spreadsheet with the mark that the map says stands before decimals."""
    is_number = isinstance(cell, ShownNumber | LooseNumber)
    return cell.replace(".", ",") if is_number and form.decimal == "," else cell


def _encoded(text: str, encoding: str) -> bytes:
    """Write a text in an encoding, or in UTF-8 where a sheet holds what the encoding lacks: that is never misread."""
    try:
        return text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return text.encode()
