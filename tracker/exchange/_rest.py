"""The rows that an import leaves out, written so that the map which read their source reads them again."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from tracker.exchange._csv import csv_text
from tracker.exchange._raw_row import ROW_NUMBER, RawRow
from tracker.exchange._sheets import LooseNumber, ShownNumber, Written
from tracker.storage import write_whole


def rest_files(target: Path, files: Sequence[Path]) -> Mapping[str, Path]:
    """
    Return where the rest of each file goes, by the name of the file: each office mends its own, as it wrote it.

    >>> found = rest_files(Path("rest.csv"), [Path("north.csv"), Path("south.xlsx")])
    >>> {name: str(path) for name, path in found.items()}
    {'north.csv': 'rest-north.csv', 'south.xlsx': 'rest-south.csv'}
    >>> rest_files(Path("rest.csv"), [Path("north.csv")])["north.csv"].name
    'rest.csv'
    """
    if len(files) == 1:
        return {files[0].name: target}
    stems = Counter(each.stem for each in files)
    own = {each.name: each.stem if stems[each.stem] == 1 else each.name.replace(".", "-") for each in files}
    return {name: target.with_name(f"{target.stem}-{called}{target.suffix}") for name, called in own.items()}


def write_rests(rows: Sequence[RawRow], targets: Mapping[str, Path]) -> Mapping[Path, int]:
    """Write the rows of each file to where they go, and return how many each file of them holds."""
    by_file: dict[str, list[RawRow]] = {}
    for row in rows:
        by_file.setdefault(row.place.file, []).append(row)
    for name, own in by_file.items():
        write_rest(own, targets[name])
    return {targets[name]: len(own) for name, own in by_file.items()}


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
