"""What the readers hand on: one entry a record, still in the words of its file; read from CSV and JSON lines here."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from io import StringIO
from typing import Any, NamedTuple

from tracker.errors import Sentence, StructureFault
from tracker.files._toml_lines import Lines
from tracker.records._columns import Column, columns_of, missing_columns, row_table
from tracker.records._keys import TABLES, required_keys
from tracker.records._refusals import path_of
from tracker.records._refused_values import Place, RefusedError, described, parser_said, quoted, readable
from tracker.values._safe_text import UNMERGED_HINT, unguarded, unmerged_between


class Entry(NamedTuple):
    """
    One record of a file.

    Attributes:
        file: The file, relative to the register's directory.

        table: The name of its type.

        number: Its place among the entries of its type in the file, from 0.

        line: The line on which it starts.

        raw: Its keys and values.

        lines: Where its parts stand; None where a record has one line.

        missing: The keys that all entries of the file lack, of which the file has been told.
    """

    file: str
    table: str
    number: int
    line: int
    raw: Any
    lines: Lines | None = None
    missing: frozenset[str] = frozenset()

    def fault(self, message: str, *, place: Place = (), hint: str = "") -> StructureFault:
        """Make a fault of the entry, on the line of its place or of the nearest place around it."""
        whole = (self.table, self.number, *place)
        line = self.lines.nearest(whole) if self.lines else None
        return StructureFault(message, file=self.file, line=line or self.line, path=path_of(whole), hint=hint)


def decimal(text: str) -> Decimal:
    """Read a decimal number exactly; one whose exponent no computer holds becomes infinite, and is refused later."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("Infinity")


# -- CSV: many records of one type, one a row (RFC 4180) --------------------------------------------------------------


def separator_of(text: str) -> str:
    r"""
    Tell what parts the cells of a file by its first row, since no name of a column holds any of these signs.

    >>> separator_of("id;title\r\na;b,c"), separator_of("id,title")
    (';', ',')
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    return next((sign for sign in ";\t" if sign in first and "," not in first), ",")


def csv_entries(file: str, table: str, text: str, faults: list[StructureFault]) -> Iterator[Entry]:
    """Go through the records of a file, whose first row names the columns; blank lines are skipped."""
    separator = separator_of(text)
    rows = _csv_rows(file, text, faults, separator)
    line, names = next(rows, (1, []))
    columns = columns_of(table, names)
    missing = missing_columns(table, columns)
    faults += column_faults(file, table, columns, missing, line)
    for number, (line, cells) in enumerate(rows):
        parting = unmerged_between(cells[0]) if len(cells) == 1 else None
        if parting is not None:
            faults.append(StructureFault(parting, file=file, line=line, hint=UNMERGED_HINT))
        elif len(cells) == len(columns):
            yield Entry(file, table, number, line, row_table(columns, cells), missing=frozenset(missing))
        else:
            faults.append(uneven(file, line, f"{table}[{number}]", cells, columns, separator))


def column_faults(file: str, table: str, columns: list[Column], missing: list[str], line: int) -> list[StructureFault]:
    """Say what is wrong with the columns of a file, each once and not in every row."""
    faults = []
    for column in columns:
        if column.fault:
            message, hint = column.fault
            faults.append(StructureFault(message, file=file, line=line, path=readable(column.name), hint=hint))
    for key in missing if any(column.place for column in columns) else []:
        hint = Sentence("required: {words}", words=", ".join(required_keys(TABLES[table])))
        message = Sentence("column {key} is missing", key=repr(key))
        faults.append(StructureFault(message, file=file, line=line, path=key, hint=hint))
    return faults


def uneven(file: str, line: int, path: str, cells: list[str], columns: list[Column], separator: str) -> StructureFault:
    """Say that a row has another number of cells than there are columns."""
    hint = Sentence("nothing between two commas is an empty cell")
    if len(cells) > len(columns):
        hint = Sentence("a text that holds a comma stands in quotation marks")
    if separator != ",":
        hint = Sentence(
            "a text that holds {sign}, which parts the cells here, stands in quotation marks", sign=repr(separator)
        )
    row = Sentence("a row of {number} {number:cell|cells}", number=len(cells))
    message = Sentence("{row} under {number} {number:column|columns}", row=row, number=len(columns))
    return StructureFault(message, file=file, line=line, path=path, hint=hint)


_QUOTING = Sentence("a quotation mark within a text is doubled")
CSV_SENTENCES = (
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


def _csv_rows(file: str, text: str, faults: list[StructureFault], separator: str) -> Iterator[tuple[int, list[str]]]:
    """Go through rows with the line on which each starts; a fault of the syntax ends the file."""
    # A checkout may have turned all ends of lines into those of Windows, those within texts too; a save writes others.
    first = text.find("\n")
    unified = text.replace("\r\n", "\n") if text[max(first - 1, 0) : first] == "\r" else text
    reader = csv.reader(StringIO(unified, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, [unguarded(cell) for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        said = str(error)
        sentence, hint = next(
            ((sentence, hint) for known, sentence, hint in CSV_SENTENCES if known.search(said)),
            (Sentence("this is no CSV: {said}", said=said), ""),
        )
        faults.append(StructureFault(sentence, file=file, line=line, hint=hint))


# -- JSON lines: many records of one type, one object a line ----------------------------------------------------------


def jsonl_entries(file: str, table: str, text: str, faults: list[StructureFault]) -> Iterator[Entry]:
    """Go through the records of a file; blank lines are skipped, and null says the same as leaving the key out."""
    number = -1
    # Only these end a line: a text may hold the other separators that Unicode knows.
    for line, content in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if not content.strip():
            continue
        number += 1
        parting = unmerged_between(content)
        if parting is not None:
            faults.append(StructureFault(parting, file=file, line=line, hint=UNMERGED_HINT))
            continue
        try:
            yield Entry(file, table, number, line, read_object(content))
        except RefusedError as error:
            path = f"{table}[{number}]"
            faults.append(StructureFault(error.sentence, file=file, line=line, path=path, hint=error.hint))


def read_object(content: str) -> dict[str, Any]:
    """
    Read an object of JSON, with its decimal numbers exact.

    Raises:
        RefusedError: It is none.
    """
    try:
        raw: Any = _DECODER.decode(content.strip(" \t\r\n"))
        if "\\u" in content:
            json.dumps(raw, ensure_ascii=False, default=str).encode()
    except json.JSONDecodeError as error:
        said = error.msg[:1].lower() + error.msg[1:]
        column = len(content) - len(content.lstrip(" \t\r\n")) + error.pos + 1
        raise RefusedError(
            Sentence("this is not JSON: {said} in column {column}", said=parser_said(said), column=column)
        ) from None
    except RecursionError:
        raise RefusedError("objects or lists are nested too deeply", "a record needs only a few levels") from None
    except UnicodeEncodeError:
        raise RefusedError("an escape such as \\ud800 is half a character", "write both halves") from None
    except RefusedError:
        raise
    except ValueError:
        raise RefusedError("a number has thousands of digits", "check the numbers") from None
    if not isinstance(raw, dict):
        raise RefusedError(
            Sentence("an object is expected on every line, got {found}", found=described(raw)),
            'write it as in {"id": "…"}',
        )
    return raw


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        (twice, _), *_ = Counter(key for key, _ in pairs).most_common(1)
        raise RefusedError(Sentence("the key {twice} stands twice in one object", twice=quoted(twice)), "write it once")
    if None in found.values():
        return {key: value for key, value in found.items() if value is not None}
    return found


def _constant(name: str) -> None:
    raise RefusedError(Sentence("{name} is not a number", name=name), "leave the key out")


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=decimal, parse_constant=_constant)
