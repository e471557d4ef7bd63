"""What is to be read, and what its columns mean."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from tracker.errors import Sentence, StructureFault, UnsupportedFormatError, nearest_hint
from tracker.files._entries import decimal
from tracker.records._refused_values import quoted
from tracker.storage._reading import read_file


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

        ids: The fields of which an id is made where there is none; ``row`` is the number of the row.

        also: Further records of a row, each with a map of its own, by the name of their type.
    """

    columns: Mapping[str, tuple[str, ...]] = field(factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(factory=dict)
    defaults: Mapping[str, str] = field(factory=dict)
    constants: Mapping[str, str] = field(factory=dict)
    separators: Mapping[str, str] = field(factory=dict)
    ids: tuple[str, ...] = ()
    also: tuple[tuple[str, "TableMap"], ...] = ()


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

        decimal: The mark before the decimals of its numbers, ``.`` or ``,``; None reads numbers as registers do.
    """

    path: Path
    table: str
    map: TableMap = field(factory=TableMap)
    sheet: str | None = None
    encoding: str | None = None
    separator: str | None = None
    heading: int | None = None
    decimal: str | None = None

    @property
    def name(self) -> str:
        """The name of the file, for faults."""
        return self.path.name


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


# -- a map in a file --------------------------------------------------------------------------------------------------

_TABLES = {"columns", "values", "defaults", "set", "split", "ids", "also"}
_WORDS = {"type", "sheet", "encoding", "separator", "decimal"}
_ALSO = {"type", "columns", "values", "defaults", "set"}


def read_table_map(source: Source, path: Path) -> tuple[Source, str | None]:
    """
    Read a file that says what the columns of a source mean; what the source says already wins over the file.

    Returns:
        tuple: the source with its map, and the type that the file names, or None.

    Raises:
        StructureFault: It cannot be read as a map.
    """
    raw = _read(path)
    _demand_keys(path, raw, _TABLES | _WORDS | {"header_row"}, "")
    for key in _WORDS:
        if key in raw and not isinstance(raw[key], str):
            raise _fault(path, key, Sentence("text is expected"))
    if raw.get("decimal", ".") not in (".", ","):
        raise _fault(path, "decimal", Sentence("a point or a comma is expected"))
    heading = raw.get("header_row")
    if heading is not None and (not isinstance(heading, int) or isinstance(heading, bool) or heading < 1):
        raise _fault(path, "header_row", Sentence("the number of a row is expected"))
    given = source.map
    read = _map(path, raw)
    return (
        evolve(
            source,
            map=TableMap(
                columns={**read.columns, **given.columns},
                values={**read.values, **given.values},
                defaults={**read.defaults, **given.defaults},
                constants={**read.constants, **given.constants},
                separators={**read.separators, **given.separators},
                ids=given.ids or read.ids,
                also=read.also,
            ),
            sheet=source.sheet or raw.get("sheet"),
            encoding=source.encoding or raw.get("encoding"),
            separator=source.separator or raw.get("separator"),
            heading=source.heading or heading,
            decimal=source.decimal or raw.get("decimal"),
        ),
        raw.get("type"),
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_file(path).decode("utf-8-sig").replace("\r\n", "\n"), parse_float=decimal)
    except OSError as error:
        message = Sentence("this cannot be read: {reason}", reason=error.strerror)
        raise StructureFault(message, file=path.name, hint="check its name") from None
    except RecursionError:
        raise StructureFault(
            "tables or lists are nested too deeply", file=path.name, hint=Sentence("a map needs only a few levels")
        ) from None
    except ValueError as error:
        raise StructureFault(Sentence("this is no map: {reason}", reason=error), file=path.name) from None


def _map(path: Path, raw: Mapping[str, Any]) -> TableMap:
    split, ids = raw.get("split", {}), raw.get("ids", {})
    _demand_table(path, "ids", ids)
    _demand_keys(path, ids, {"from"}, "ids.")
    also = raw.get("also", [])
    if not isinstance(also, list) or not all(isinstance(each, dict) for each in also):
        raise _fault(path, "also", Sentence("tables are expected, each under [[also]]"))
    return TableMap(
        columns={name: _words(path, f"columns.{name}", each) for name, each in _table(path, raw, "columns").items()},
        values={name: _texts(path, f"values.{name}", each) for name, each in _table(path, raw, "values").items()},
        defaults=_texts(path, "defaults", raw.get("defaults", {})),
        constants=_texts(path, "set", raw.get("set", {})),
        separators=_texts(path, "split", split),
        ids=_words(path, "ids.from", ids.get("from", [])),
        also=tuple(_further(path, number, each) for number, each in enumerate(also)),
    )


def _further(path: Path, number: int, raw: Mapping[str, Any]) -> tuple[str, TableMap]:
    _demand_keys(path, raw, _ALSO, f"also[{number}].")
    if not isinstance(raw.get("type"), str):
        raise _fault(path, f"also[{number}].type", Sentence("the type of the records is expected"))
    return raw["type"], _map(path, {key: value for key, value in raw.items() if key != "type"})


def _table(path: Path, raw: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = raw.get(key, {})
    _demand_table(path, key, table)
    found: Mapping[str, Any] = table
    return found


def _demand_table(path: Path, key: str, table: object) -> None:
    if not isinstance(table, dict):
        raise _fault(path, key, Sentence("a table is expected"))


def _texts(path: Path, key: str, table: object) -> dict[str, str]:
    """Take a table of texts; numbers, days and booleans are as good as their text."""
    _demand_table(path, key, table)
    assert isinstance(table, dict)  # noqa: S101  # just demanded
    for name, value in table.items():
        if isinstance(value, dict | list):
            raise _fault(path, f"{key}.{name}", Sentence("text is expected"))
    return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in table.items()}


def _words(path: Path, key: str, value: object) -> tuple[str, ...]:
    words = [value] if isinstance(value, str) else value
    if (
        not isinstance(words, list)
        or (not words and key != "ids.from")
        or not all(isinstance(each, str) for each in words)
    ):
        raise _fault(path, key, Sentence("the name of a column is expected, or a list of names"))
    return tuple(words)


def _demand_keys(path: Path, raw: Mapping[str, Any], known: set[str], above: str) -> None:
    for key in raw:
        if key not in known:
            message = Sentence("unknown key {key}", key=quoted(f"{above}{key}"))
            raise StructureFault(message, file=path.name, hint=nearest_hint(key, sorted(known)))


def _fault(path: Path, key: str, message: Sentence) -> StructureFault:
    return StructureFault(Sentence("{place}: {message}", place=key, message=message), file=path.name)
