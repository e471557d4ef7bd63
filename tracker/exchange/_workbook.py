"""Excel files: tables as sheets, read without running anything in them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from tracker.errors import MissingExtraError, Sentence, StructureFault
from tracker.exchange._sheets import CellFault, CellRow, DayText, LooseNumber, Sheet, ShownNumber, content_of
from tracker.exchange._source import Source
from tracker.exchange._workbook_size import MOST_CELLS, demand_small, too_many_cells


def workbook_sheets(source: Source) -> tuple[Sheet, ...]:
    """
    Read the sheets of an Excel file, or the one that is wanted.

    Raises:
        StructureFault: It cannot be read, or has no such sheet.

        MissingExtraError: The package openpyxl is not installed.
    """
    return tuple(_excel(source.path, source.sheet))


def _excel(path: Path, wanted: str | None) -> Iterator[Sheet]:
    try:
        import openpyxl  # noqa: PLC0415  # the extra "xlsx"
    except ImportError:
        raise MissingExtraError("an Excel file needs openpyxl: pip install 'mandate-tracker[xlsx]'") from None
    import warnings  # noqa: PLC0415  # loads when it is needed

    content = content_of(path)
    try:
        demand_small(content, path.name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles that it does not know
            book = openpyxl.load_workbook(BytesIO(content), data_only=False)
    except StructureFault:
        raise
    except Exception as error:  # noqa: BLE001  # whatever a file makes openpyxl stumble on
        what = Sentence("this is no Excel file that can be read: {reason}", reason=type(error).__name__)
        hint = Sentence("open it in a spreadsheet program and save it anew as .xlsx")
        raise StructureFault(what, file=path.name, hint=hint) from None
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
    held: dict[int, dict[int, Any]] = defaultdict(dict)
    for (line, place), cell in table._cells.items():  # noqa: SLF001  # iter_rows makes each cell that there could be
        if cell.value is not None:
            held[line][place] = cell
    for merged in table.merged_cells.ranges:
        top = held.get(merged.min_row, {}).get(merged.min_col)
        for line in range(merged.min_row, merged.max_row + 1) if top is not None else ():
            held[line] |= dict.fromkeys(range(merged.min_col, merged.max_col + 1), top)
    width = max((max(cells) for cells in held.values()), default=0)
    if width * len(held) > MOST_CELLS:
        raise too_many_cells(file)
    for line, cells in sorted(held.items()):
        found = map(cells.get, range(1, width + 1))
        row = CellRow(line, tuple(None if cell is None else _cell(cell) for cell in found))
        if not row.is_empty:
            yield row


_DECIMALS = re.compile(r"(?:0|#,##0|#)\.(0+)(?:_[ )])?")


def _cell(cell: Any) -> Any:  # noqa: ANN401, PLR0911  # openpyxl has no types; one return a type
    value, kind = cell.value, getattr(cell, "data_type", "n")
    if value is None:
        return None
    if kind == "f":
        return CellFault(Sentence("the cell holds a formula"), Sentence("paste its value in its place"))
    if kind == "e":
        return CellFault(
            Sentence("the cell holds the error {error}", error=value), Sentence("correct it, or empty the cell")
        )
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
