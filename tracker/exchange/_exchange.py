"""The plug point: one record for each thing that comes in or goes out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from tracker.errors import InvalidValueError, Sentence, UnsupportedFormatError, nearest_hint
from tracker.exchange._auditors import AUDITORS
from tracker.exchange._csv import csv_sheets, csv_text
from tracker.exchange._json import json_lines_sheets, json_lines_text, json_sheets, json_text
from tracker.exchange._known_list import KnownList, rows_of_list
from tracker.exchange._mapping import rows_by_map
from tracker.exchange._raw_row import RawRow
from tracker.exchange._review import REVIEW
from tracker.exchange._sheets import Sheet
from tracker.exchange._source import Source, demand_no_sheet, not_imported
from tracker.exchange._workbook import workbook_sheets
from tracker.model import Register
from tracker.storage import write_whole

Row = Mapping[str, Any]
"""What goes out: the value of each column, as JSON can hold it."""


@frozen(kw_only=True)
class Exchange:
    """
    One outside format: how it is read, how it is written, or both.

    Attributes:
        name: What it is called on the command line.

        suffixes: The suffixes by which a file tells that it is one; empty where it must be named.

        table: The type of record that its rows are; None where it is for the user to say.

        extra: The extra of this package that reading it needs; empty for none.

        read: Makes raw rows of a source; None if it is only written. What it cannot read it raises as a
            `StructureFault`; what is wrong with one row it notes there.

        write: Writes rows to a file, all or nothing; None if it is only read.

        is_flat: Whether what it writes has columns with nothing within their cells.
    """

    name: str
    suffixes: tuple[str, ...] = ()
    table: str | None = None
    extra: str = ""
    read: Callable[[Source, Register], Iterable[RawRow]] | None = None
    write: Callable[[Sequence[Row], Path], None] | None = None
    is_flat: bool = False


def _table(read: Callable[[Source], Sequence[Sheet]]) -> Callable[[Source, Register], Iterable[RawRow]]:
    """Make a reader of what makes sheets of a file, whatever its suffix."""

    def rows(source: Source, _: Register) -> Iterable[RawRow]:
        if read is not workbook_sheets:
            demand_no_sheet(source)
        return rows_by_map(source, read(source))

    return rows


def _list(known: KnownList) -> Exchange:
    return Exchange(
        name=known.name, table=known.table, read=lambda source, register: rows_of_list(known, source, register)
    )


def _write_csv(rows: Sequence[Row], target: Path) -> None:
    columns = dict.fromkeys(name for row in rows for name in row)
    separator = "\t" if target.suffix.casefold() == ".tsv" else ","
    write_whole(target, csv_text(columns, rows, separator=separator).encode())


def _write_json_lines(rows: Sequence[Row], target: Path) -> None:
    write_whole(target, json_lines_text(rows).encode())


def _write_json(rows: Sequence[Row], target: Path) -> None:
    write_whole(target, json_text(rows).encode())


EXCHANGES = (
    Exchange(name="csv", suffixes=(".csv", ".tsv"), read=_table(csv_sheets), write=_write_csv, is_flat=True),
    Exchange(name="xlsx", suffixes=(".xlsx",), extra="xlsx", read=_table(workbook_sheets)),
    Exchange(name="jsonl", suffixes=(".jsonl",), read=_table(json_lines_sheets), write=_write_json_lines),
    Exchange(name="json", suffixes=(".json",), read=_table(json_sheets), write=_write_json),
    _list(REVIEW),
    _list(AUDITORS),
)
"""The exchanges there are; others are passed in."""


def reader_of(path: Path, name: str | None = None, exchanges: Sequence[Exchange] = EXCHANGES) -> Exchange:
    """
    Return the exchange that reads a file: that of a name, or that of its suffix.

    Raises:
        InvalidValueError: There is none of the name; the error names the nearest.

        UnsupportedFormatError: None reads files of the suffix.
    """
    readers = [each for each in exchanges if each.read is not None]
    if name is not None:
        named = {each.name: each for each in readers}
        if name not in named:
            hint = nearest_hint(name, named, otherwise=Sentence("the lists are {names}", names=", ".join(named)))
            raise InvalidValueError("there is no list {name}; {hint}", name=repr(name), hint=hint)
        return named[name]
    suffix = path.suffix.casefold()
    found = next((each for each in readers if suffix in each.suffixes), None)
    if found is not None:
        return found
    raise not_imported(path, [suffix for each in readers for suffix in each.suffixes])


def writer_of(path: Path, name: str | None = None, exchanges: Sequence[Exchange] = EXCHANGES) -> Exchange:
    """
    Return the exchange that writes a file: that of a name, or that of its suffix.

    Raises:
        InvalidValueError: None of the name writes; the error names the nearest.

        UnsupportedFormatError: None writes files of the suffix.
    """
    writers = [each for each in exchanges if each.write is not None]
    names = [each.name for each in writers]
    if name is not None and name not in names:
        hint = nearest_hint(name, names, otherwise=Sentence("the formats are {names}", names=", ".join(names)))
        raise InvalidValueError("nothing is exported as {name}; {hint}", name=repr(name), hint=hint)
    suffix = path.suffix.casefold()
    found = next((each for each in writers if each.name == name or (name is None and suffix in each.suffixes)), None)
    if found is None:
        suffixes = ", ".join(suffix for each in writers for suffix in each.suffixes)
        raise UnsupportedFormatError(
            "{file} cannot be exported to; give a file of {formats}", file=repr(path.name), formats=suffixes
        )
    return found
