"""Workbooks as openpyxl reads them, and as the standard judges them."""

from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator

from tracker.languages import number

__all__ = ["HEAD", "as_on_a_page", "faults_of", "opened", "parts_of", "rows_of", "tables_of", "texts_of"]

HEAD = 4
"""The row of the heads of a table."""


def opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def rows_of(sheet: Worksheet) -> list[list[Any]]:
    """Return the head and the rows of a table, without what charts draw."""
    width = sum(not column.hidden for column in _columns(sheet))
    found: list[Any] = []
    for row in sheet.iter_rows(min_row=HEAD, max_col=width or None, values_only=True):
        if all(each is None for each in row) and found:
            break
        found.append(list(row))
    return found


def _columns(sheet: Worksheet) -> list[Any]:
    widths = sheet.column_dimensions
    found: list[Any] = []
    for dimension in widths.values():
        last = min(dimension.max or dimension.min or 0, sheet.max_column)
        found += [dimension] * (last - (dimension.min or 1) + 1)
    return found


def tables_of(book: Workbook) -> list[Any]:
    """Return the sheets that hold tables: those whose head is kept in sight."""
    return [sheet for sheet in book.worksheets if sheet.freeze_panes]


def texts_of(book: Workbook) -> list[str]:
    """Return all texts of a workbook."""
    cells = (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    return [cell.value for cell in cells if isinstance(cell.value, str)]


def parts_of(content: bytes) -> dict[str, str]:
    """Return the parts of the file, each as its text."""
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name).decode("utf-8") for name in file.namelist()}


def faults_of(content: bytes, folder: Path) -> list[str]:
    """Return what the standard finds wrong with a workbook."""
    path = folder / "judged.xlsx"
    path.write_bytes(content)
    return [str(error) for error in OpenXmlValidator().validate(path).errors]


def as_on_a_page(value: float) -> str:
    """Print a fraction as a page does: a sheet counts on with more digits than a page shows."""
    return number(Fraction(value).limit_denominator(10**9), "en")
