"""What is to be read, and what its columns mean."""

import re
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from attrs import evolve, field, frozen

from tracker.errors import InvalidValueError, UnsupportedFormatError
from tracker.exchange._sheets import Sheet, Written


@frozen(kw_only=True)
class TableMap:
    """
    How somebody's table becomes records.

    Attributes:
        columns: The columns that fill a field; of several the first that is not empty.

        values: For a field the words of the source and the code that each stands for.

        defaults: What a field is where its cell is empty.

        constants: What a field is in every row.

        separators: What parts the items of a list in one cell, where it is not ``;``.

        joined: For a field the text that several columns make, their names in braces: ``{Day} {Month} {Year}``.

        merged: The lists in which rows of one record are put together, instead of contradicting each other.

        ids: The fields of which an id is made where there is none; ``row`` is the number of the row.

        also: Further records of a row, each with a map of its own, by the name of their type.
    """

    columns: Mapping[str, tuple[str, ...]] = field(factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(factory=dict)
    defaults: Mapping[str, str] = field(factory=dict)
    constants: Mapping[str, str] = field(factory=dict)
    separators: Mapping[str, str] = field(factory=dict)
    joined: Mapping[str, str] = field(factory=dict)
    merged: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    also: tuple[tuple[str, "TableMap"], ...] = ()

    @property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The names of the columns that it needs; of several together one is enough."""
        joined = (name for each in self.joined.values() for is_column, name in template_parts(each) if is_column)
        return tuple(dict.fromkeys((*self.columns.values(), *((name,) for name in joined))))


_COLUMN = re.compile(r"\{([^{}]+)\}")


def template_parts(template: str) -> tuple[tuple[bool, str], ...]:
    """
    Part a text with names in braces: whether each part is the name of a column, and the part.

    >>> template_parts("{Day} {Month}")
    ((True, 'Day'), (False, ' '), (True, 'Month'))
    """
    parts = _COLUMN.split(template)
    return tuple((bool(number % 2), part) for number, part in enumerate(parts) if part)


@frozen(kw_only=True)
class FileMap:
    """
    What is different in the files of one office.

    Attributes:
        name: The name of its files; ``*`` stands for any letters.

        constants: What a field is in every row of them.

        sheet: As of a `Source`; so are the others.
    """

    name: str
    constants: Mapping[str, str] = field(factory=dict)
    sheet: str | None = None
    encoding: str | None = None
    separator: str | None = None
    decimal: str | None = None
    dates: str | None = None


@frozen(kw_only=True)
class Source:
    """
    A file to be read.

    Attributes:
        path: The file.

        table: The type of record that its rows are.

        map: What its columns mean.

        sheet: The name of the only sheet that is wanted; None for the first that has the columns.

        encoding: The encoding of a text file; None takes UTF-8, or UTF-16 with its mark.

        separator: What parts its cells; None finds it.

        heading: The number of the row that names the columns; None finds it.

        decimal: The mark before the decimals of its numbers, ``.`` or ``,``; None refuses a number that may be two.

        dates: The order of its dates in figures, ``dmy`` or ``mdy``; None refuses a date that may be two.

        files: What is different in some files; empty where all are alike.
    """

    path: Path
    table: str
    map: TableMap = field(factory=TableMap)
    sheet: str | None = None
    encoding: str | None = None
    separator: str | None = None
    heading: int | None = None
    decimal: str | None = None
    dates: str | None = None
    files: tuple[FileMap, ...] = ()

    @property
    def name(self) -> str:
        """The name of the file, for faults."""
        return self.path.name

    def of_file(self, path: Path) -> "Source":
        """
        Return what is to be read from one of several files.

        Raises:
            InvalidValueError: The map tells the files of offices apart, and none is called so.
        """
        if not self.files:
            return evolve(self, path=path)
        own = next((each for each in self.files if fnmatchcase(path.name, each.name)), None)
        if own is None:
            raise InvalidValueError(
                "{file} is none of the files that the map knows: {names}; add it under [[files]]",
                file=repr(path.name),
                names=", ".join(each.name for each in self.files),
            )
        return evolve(
            self,
            path=path,
            map=evolve(self.map, constants={**self.map.constants, **own.constants}),
            sheet=own.sheet or self.sheet,
            encoding=own.encoding or self.encoding,
            separator=own.separator or self.separator,
            decimal=own.decimal or self.decimal,
            dates=own.dates or self.dates,
        )


def written_as(source: Source, sheet: Sheet) -> Written:
    """Say how rows of a sheet are written so that a source of the same map reads them as text."""
    return Written(
        encoding=sheet.encoding or source.encoding or "utf-8",
        separator=sheet.separator or source.separator or ",",
        decimal=source.decimal,
        heading=source.heading or 1,
    )


def demand_no_sheet(source: Source) -> None:
    """
    Demand that no sheet is asked for, of a file that has none.

    Raises:
        UnsupportedFormatError: One is.
    """
    if source.sheet is not None:
        raise UnsupportedFormatError(
            "{file} has no sheets; leave the sheet {sheet} out", file=repr(source.name), sheet=repr(source.sheet)
        )


def not_imported(path: Path, suffixes: Iterable[str]) -> UnsupportedFormatError:
    """Say that nothing reads files of that suffix, and which would be read."""
    if path.suffix.casefold() == ".xls":
        return UnsupportedFormatError("{file} cannot be imported; save it as .xlsx", file=repr(path.name))
    return UnsupportedFormatError(
        "{file} cannot be imported; give a file of {formats}", file=repr(path.name), formats=", ".join(suffixes)
    )
