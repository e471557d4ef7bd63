"""Excel files: tables as sheets, read without running anything in them."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from tracker.errors import Sentence, StructureFault
from tracker.exchange._excel_file import FORMULA, comments_in, error_in, held, opened
from tracker.exchange._sheets import CellFault, CellRow, DayText, LooseNumber, Sheet, ShownNumber
from tracker.exchange._source import Source
from tracker.exchange._workbook_size import MOST_CELLS, too_many_cells


def workbook_sheets(source: Source) -> tuple[Sheet, ...]:
    """
    Read the sheets of an Excel file, or the one that is wanted.

    Raises:
        StructureFault: It cannot be read, or has no such sheet.

        MissingExtraError: The package openpyxl is not installed.
    """
    return tuple(_excel(source.path, source.sheet))


def _excel(path: Path, wanted: str | None) -> Iterator[Sheet]:
    book = opened(path)
    tables = [each for each in book.worksheets if wanted is None or each.title == wanted]
    if not tables:
        names = ", ".join(repr(each.title) for each in book.worksheets)
        raise StructureFault(
            Sentence("there is no sheet {sheet}", sheet=repr(wanted)),
            file=path.name,
            hint=Sentence("the sheets are {names}", names=names),
        )
    for table in tables:
        yield Sheet(file=path.name, name=table.title, rows=tuple(_rows(table, path.name)))


def _rows(table: Any, file: str) -> Iterator[CellRow]:  # noqa: ANN401  # openpyxl has no types
    """
    Go through the rows that hold something; a merged cell says of every cell that it covers what it says.

    The sheet may end anywhere, so that what it spans is never walked through.

    Raises:
        StructureFault: It spans too many cells all the same.
    """
    found = held(table)
    for merged in table.merged_cells.ranges:
        top = found.get(merged.min_row, {}).get(merged.min_col)
        for line in range(merged.min_row, merged.max_row + 1) if top is not None else ():
            found.setdefault(line, {}).update(dict.fromkeys(range(merged.min_col, merged.max_col + 1), top))
    width = max((max(cells) for cells in found.values()), default=0)
    if width * len(found) > MOST_CELLS:
        raise too_many_cells(file)
    comments = comments_in(table)
    for line, cells in sorted(found.items()):
        every = map(cells.get, range(1, width + 1))
        filled = tuple(None if cell is None else _cell(cell) for cell in every)
        row = CellRow(line, filled, comments=comments.get(line, {}))
        if not row.is_empty:
            yield row


_DECIMALS = re.compile(r"(?:0|#,##0|#)\.(0+)(?:_[ )])?")


def _cell(cell: Any) -> Any:  # noqa: ANN401, PLR0911  # openpyxl has no types; one return a type
    value, kind = cell.value, getattr(cell, "data_type", "n")
    if value is None:
        return None
    if kind == "f":
        return CellFault(*FORMULA)
    if kind == "e":
        return CellFault(*error_in(value))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return _number(value, cell.number_format or "")
    if isinstance(value, date):
        return _day(value, cell.number_format or "")
    isoformat = getattr(value, "isoformat", None)
    return str(value).replace("_x000D_", "") if isoformat is None else str(isoformat())


def _number(value: float, number_format: str) -> str | CellFault:
    if "%" in number_format:
        hint = Sentence("format the column as text and type the share, as in 7/20")
        return CellFault(Sentence("the cell holds a percentage"), hint)
    if isinstance(value, int):
        return str(value)
    shown = _DECIMALS.fullmatch(number_format)
    if shown:
        return ShownNumber(f"{value:.{len(shown[1])}f}")
    return str(int(value)) if value.is_integer() else LooseNumber(repr(value))


def _day(value: date, number_format: str) -> str | CellFault:
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat()
    shown = day_text(value, number_format)
    if shown is None:
        hint = Sentence("format the column as a date with its year")
        return CellFault(Sentence("the cell holds a day and shows no year"), hint)
    return DayText(shown)


_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def day_text(day: date, number_format: str) -> str | None:
    """
    Return a day as precisely as its cell shows it; None where it shows no year.

    >>> day_text(date(2021, 3, 1), "mmm yyyy"), day_text(date(2021, 3, 1), "dd/mm/yyyy")
    ('2021-03', '2021-03-01')
    """
    shown = _QUOTED.sub("", number_format).casefold()
    if "y" not in shown and "e" not in shown:
        return None
    if "d" in shown:
        return day.isoformat()[: len("2021-03-15")]
    return day.isoformat()[: len("2021-03") if "m" in shown else len("2021")]
