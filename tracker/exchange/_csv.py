"""Tables as text: CSV, whatever parts its cells, and back."""

import csv
import re
from collections.abc import Iterable, Mapping
from io import StringIO

from attrs import evolve

from tracker.errors import Sentence, StructureFault
from tracker.exchange._sheets import CellRow, Sheet, encoding_of, text_of
from tracker.exchange._source import Source
from tracker.values._safe_text import UNMERGED_HINT, guarded, inert_cell, unguarded, unmerged


def csv_sheets(source: Source) -> tuple[Sheet, ...]:
    """
    Read a text with each separator that fits, the likeliest first: the one that makes the most of its first line.

    Raises:
        StructureFault: It cannot be read.
    """
    text = text_of(source.path, source.encoding)
    mark = unmerged(text)
    if mark is not None:
        line, said = mark
        raise StructureFault(said, file=source.name, line=line, hint=UNMERGED_HINT)
    if source.separator is not None:
        if len(source.separator) != 1:
            message = Sentence("{separator} parts no cells", separator=repr(source.separator))
            raise StructureFault(message, file=source.name, hint="a separator is one character")
        sheets: tuple[Sheet, ...] = (_by_separator(source.name, text, source.separator, first_line=1),)
    else:
        sheets = _separated(source.name, text)
    encoding = encoding_of(source.path, source.encoding)
    return tuple(evolve(sheet, encoding=encoding) for sheet in sheets)


_SEPARATORS = (",", ";", "\t", "|")
_SAID = re.compile(r"sep=(.)\r?\n")


def _separated(file: str, text: str) -> tuple[Sheet, ...]:
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
    rows, line = list[CellRow](), first_line
    try:
        for cells in reader:
            row = CellRow(line, tuple(unguarded(cell) for cell in cells))
            if not row.is_empty:
                rows.append(row)
            line = reader.line_num + first_line
    except csv.Error as error:
        hint = Sentence("a quotation mark within a text is doubled")
        raise StructureFault(
            Sentence("this is no CSV: {reason}", reason=error), file=file, line=line, hint=hint
        ) from None
    return Sheet(file=file, rows=tuple(rows), separator=separator)


def csv_text(columns: Iterable[str], rows: Iterable[Mapping[str, object]], *, separator: str = ",") -> str:
    r"""
    Write rows under columns; what a spreadsheet would take for a formula is guarded.

    >>> csv_text(["id", "note"], [{"id": "a", "note": "=1+1"}])
    "id,note\na,'=1+1\n"
    """
    names, text = list(columns), StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    writer.writerow([guarded(name) for name in names])
    writer.writerows([_cell(row.get(name)) for name in names] for row in rows)
    return text.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return guarded(inert_cell(str(value)))
