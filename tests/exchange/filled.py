"""Workbooks of a register as somebody fills them in."""

from collections.abc import Callable, Sequence
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["FIRST", "column_of", "edited", "permuted", "put", "row_of"]

FIRST = 4
"""The first row of records."""


def column_of(sheet: Worksheet, key: str) -> int:
    """Return the number of a column, by its key."""
    return int(next(cell.column for cell in sheet[1] if cell.value == key))


def row_of(sheet: Worksheet, key: str) -> int:
    """Return the number of the row of a record."""
    keys = column_of(sheet, "#key")
    return next(row for row in range(FIRST, sheet.max_row + 1) if sheet.cell(row, keys).value == key)


def put(sheet: Worksheet, row: int, column: str, value: object, number_format: str = "@") -> None:
    """Type into a cell; a text stays one, as it does in a column of texts."""
    cell = sheet.cell(row, column_of(sheet, column))
    cell.value = value
    cell.number_format = number_format
    if isinstance(value, str):
        cell.data_type = "s"


def edited(path: Path, edit: Callable[[Workbook], None]) -> Path:
    """Open a workbook, edit it and save it beside itself."""
    book = load_workbook(path)
    edit(book)
    other = path.with_name(f"edited-{path.name}")
    book.save(other)
    return other


def permuted(sheet: Worksheet, rows: Sequence[int], columns: Sequence[int]) -> None:
    """Put the rows of records, and the columns, into another order."""
    width, height = sheet.max_column, sheet.max_row
    held = {
        (row, column): sheet.cell(row, column).value for row in range(1, height + 1) for column in range(1, width + 1)
    }
    row_from = {**{row: row for row in range(1, FIRST)}, **dict(zip(range(FIRST, height + 1), rows, strict=True))}
    for row in range(1, height + 1):
        for column, source in zip(range(1, width + 1), columns, strict=True):
            cell = sheet.cell(row, column)
            cell.value = held[row_from[row], source]
            if isinstance(cell.value, str):
                cell.data_type = "s"
