"""Tables that others made, as an import reads them: rows of cells from CSV, Excel or JSON lines."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

from attrs import field, frozen

from tracker.errors import MissingExtraError, Sentence, StructureFault, UnsupportedFormatError
from tracker.files._jsonl import jsonl_entries
from tracker.values._safe_text import unguarded

__all__ = ["FORMATS", "CellFault", "LooseNumber", "RawRow", "Sheet", "sheets_of"]

FORMATS = (".csv", ".tsv", ".xlsx", ".jsonl")
"""The suffixes of the files that can be imported."""


class LooseNumber(str):
    """
    A number as a spreadsheet holds it: 115.120 has become 115.12, so that it cannot name a paragraph.

    >>> LooseNumber("115.12").partition(".")
    ('115', '.', '12')
    """

    __slots__ = ()


@frozen
class CellFault:
    """
    A cell that holds nothing an import may take.

    Attributes:
        message: What it holds.

        hint: What to do.
    """

    message: str
    hint: str


@frozen
class RawRow:
    """
    A row of cells.

    Attributes:
        line: Its line or row in the file, counted from 1.

        cells: Its cells, as text; of JSON lines whatever the object holds.
    """

    line: int
    cells: tuple[Any, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in self.cells)


@frozen(kw_only=True)
class Sheet:
    """
    A table.

    Attributes:
        file: The name of its file.

        name: The name of the sheet; None where a file holds one table.

        rows: Its rows, without empty ones.

        names: The names of its columns where the format gives them; None where one of the rows does.
    """

    file: str
    name: str | None = None
    rows: tuple[RawRow, ...]
    names: tuple[str, ...] | None = field(default=None)


def sheets_of(path: Path, *, encoding: str | None = None, sheet: str | None = None) -> tuple[Sheet, ...]:
    """
    Read a file as tables: an Excel file has one a sheet, and of a CSV file each separator that fits gives one to try.

    Args:
        path: The file.

        encoding: The encoding of a text file; None takes UTF-8, or UTF-16 with its mark.

        sheet: The name of the only sheet that is wanted.

    Raises:
        StructureFault: The file cannot be read.

        UnsupportedFormatError: Its suffix is none of CSV, Excel and JSON lines.

        MissingExtraError: The package openpyxl is not installed.
    """
    suffix = path.suffix.casefold()
    if suffix not in FORMATS:
        if suffix == ".xls":
            raise UnsupportedFormatError("{file} cannot be imported; save it as .xlsx", file=repr(path.name))
        raise UnsupportedFormatError(
            "{file} cannot be imported; give a file of {formats}", file=repr(path.name), formats=", ".join(FORMATS)
        )
    if suffix == ".xlsx":
        return tuple(_excel(path, sheet))
    if sheet is not None:
        raise UnsupportedFormatError(
            "{file} has no sheets; leave the sheet {sheet} out", file=repr(path.name), sheet=repr(sheet)
        )
    text = _text(path, encoding)
    return (_json_lines(path.name, text),) if suffix == ".jsonl" else _separated(path.name, text)


# -- text -------------------------------------------------------------------------------------------------------------


def _text(path: Path, encoding: str | None) -> str:
    content = _content(path)
    chosen = encoding or ("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    try:
        text = content.decode(chosen)
    except LookupError:
        message = Sentence("there is no encoding {name}", name=repr(chosen))
        raise StructureFault(message, file=path.name, hint="name one such as cp1252") from None
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        named = "UTF-8" if chosen == "utf-8-sig" else chosen
        message = Sentence("byte {byte} is not {encoding}", byte=f"0x{content[error.start]:02x}", encoding=named)
        hint = Sentence("save the file in the encoding UTF-8, or name its own, such as --encoding cp1252")
        raise StructureFault(message, file=path.name, line=line, hint=hint) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise StructureFault("a NUL character stands here", file=path.name, line=line, hint="save it as plain text")
    return text.removeprefix("\ufeff")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        hint = Sentence("check its name") if isinstance(error, FileNotFoundError) else ""
        message = Sentence("this cannot be read: {reason}", reason=error.strerror)
        raise StructureFault(message, file=path.name, hint=hint) from None


_SEPARATORS = (",", ";", "\t")
_SAID = re.compile(r"sep=(.)\r?\n")


def _separated(file: str, text: str) -> tuple[Sheet, ...]:
    """Read a text with each separator, the likeliest first: the one that makes the most of its first line."""
    said = _SAID.match(text)  # Excel's own way to say it
    if said is not None:
        return (_by_separator(file, text[said.end() :], said[1], first_line=2),)
    first = next((line for line in text.splitlines() if line.strip()), "")
    likeliest, *others = sorted(_SEPARATORS, key=lambda each: -first.count(each))
    found, refused = list[Sheet](), None
    for separator in (likeliest, *(each for each in others if each in text)):
        try:
            found.append(_by_separator(file, text, separator, first_line=1))
        except StructureFault as fault:
            refused = refused or fault
    if refused is not None and not found:
        raise refused
    return tuple(found)


def _by_separator(file: str, text: str, separator: str, *, first_line: int) -> Sheet:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    rows, line = list[RawRow](), first_line
    try:
        for cells in reader:
            row = RawRow(line, tuple(unguarded(cell) for cell in cells))
            if not row.is_empty:
                rows.append(row)
            line = reader.line_num + first_line
    except csv.Error as error:
        hint = Sentence("a quotation mark within a text is doubled")
        raise StructureFault(
            Sentence("this is no CSV: {reason}", reason=error), file=file, line=line, hint=hint
        ) from None
    return Sheet(file=file, rows=tuple(rows))


def _json_lines(file: str, text: str) -> Sheet:
    faults: list[StructureFault] = []
    entries = list(jsonl_entries(file, "row", text, faults))
    if faults:
        raise faults[0]
    names = tuple(dict.fromkeys(name for entry in entries for name in entry.raw))
    rows = tuple(RawRow(entry.line, tuple(_plain(entry.raw.get(name)) for name in names)) for entry in entries)
    return Sheet(file=file, rows=rows, names=names)


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever JSON holds
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return LooseNumber(str(value))
    if isinstance(value, Mapping):
        return json.loads(json.dumps(value, default=str))
    return value


# -- Excel ------------------------------------------------------------------------------------------------------------


def _excel(path: Path, wanted: str | None) -> Iterator[Sheet]:
    try:
        import openpyxl  # noqa: PLC0415  # the extra "xlsx"
    except ImportError:
        raise MissingExtraError("an Excel file needs openpyxl: pip install 'mandate-tracker[xlsx]'") from None
    import warnings  # noqa: PLC0415  # loads when it is needed
    from zipfile import BadZipFile  # noqa: PLC0415  # loads when it is needed

    _content(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles that it does not know
            book = openpyxl.load_workbook(path, data_only=False)
    except (BadZipFile, KeyError, ValueError, OSError, SyntaxError, EOFError, TypeError, AttributeError) as error:
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
        yield Sheet(file=path.name, name=table.title, rows=tuple(_rows(table)))


def _rows(table: Any) -> Iterator[RawRow]:  # noqa: ANN401  # openpyxl has no types
    """Go through the rows; a merged cell says of every cell that it covers what it says."""
    covered = {}
    for merged in table.merged_cells.ranges:
        top = table.cell(merged.min_row, merged.min_col)
        for line in range(merged.min_row, merged.max_row + 1):
            for place in range(merged.min_col, merged.max_col + 1):
                covered[line, place] = top
    for line, cells in enumerate(table.iter_rows(), start=1):
        row = RawRow(line, tuple(_cell(covered.get((line, place), cell)) for place, cell in enumerate(cells, 1)))
        if not row.is_empty:
            yield row


_DECIMALS = re.compile(r"(?:0|#,##0|#)\.(0+)(?:_[ )])?")


def _cell(cell: Any) -> Any:  # noqa: ANN401, PLR0911  # one return a type
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
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        shown = _DECIMALS.fullmatch(cell.number_format or "")
        if shown:
            return f"{value:.{len(shown[1])}f}"
        return str(int(value)) if value.is_integer() else LooseNumber(repr(value))
    isoformat = getattr(value, "isoformat", None)
    if isoformat is None:
        return str(value).replace("_x000D_", "")
    return str(isoformat()).removesuffix("T00:00:00")
