"""Which formats hold tables, and how a file of one becomes sheets of cells."""

from collections.abc import Callable, Mapping

from tracker.errors import UnsupportedFormatError
from tracker.exchange._csv import csv_sheets
from tracker.exchange._json import json_lines_sheets, json_sheets
from tracker.exchange._sheets import Sheet
from tracker.exchange._source import Source
from tracker.exchange._workbook import workbook_sheets

__all__ = ["SUFFIXES", "sheets_of"]

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
        if suffix == ".xls":
            raise UnsupportedFormatError("{file} cannot be imported; save it as .xlsx", file=repr(source.name))
        raise UnsupportedFormatError(
            "{file} cannot be imported; give a file of {formats}", file=repr(source.name), formats=", ".join(SUFFIXES)
        )
    if source.sheet is not None and suffix != ".xlsx":
        raise UnsupportedFormatError(
            "{file} has no sheets; leave the sheet {sheet} out", file=repr(source.name), sheet=repr(source.sheet)
        )
    return _READERS[suffix](source)
