"""The file that says how somebody's table becomes records, kept beside a register and used again each period."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import evolve

from tracker.errors import Sentence, StructureFault, nearest_hint
from tracker.exchange._cell_values import DATE_ORDERS
from tracker.exchange._source import FileMap, Source, TableMap, template_parts
from tracker.files._entries import decimal
from tracker.records._refused_values import quoted
from tracker.storage._reading import read_file
from tracker.values._safe_text import UNMERGED_HINT, unmerged

_TABLES = {"columns", "join", "values", "defaults", "set", "split", "merge", "ids", "also", "files"}
_WORDS = {"type", "sheet", "encoding", "separator", "decimal", "dates"}
_ALSO = {"type", "columns", "join", "values", "defaults", "set"}
_FILES = {"name", "set", "sheet", "encoding", "separator", "decimal", "dates"}


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
    _demand_words(path, raw, "")
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
                joined={name: each for name, each in read.joined.items() if name not in given.columns},
                merged=read.merged,
                ids=given.ids or read.ids,
                also=read.also,
            ),
            files=tuple(_file(path, number, each, given) for number, each in enumerate(_list(path, raw, "files"))),
            sheet=source.sheet or raw.get("sheet"),
            encoding=source.encoding or raw.get("encoding"),
            separator=source.separator or raw.get("separator"),
            heading=source.heading or heading,
            decimal=source.decimal or raw.get("decimal"),
            dates=source.dates or raw.get("dates"),
        ),
        raw.get("type"),
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        text = read_file(path).decode("utf-8-sig").replace("\r\n", "\n")
        mark = unmerged(text)
        if mark is not None:
            line, said = mark
            raise StructureFault(said, file=path.name, line=line, hint=UNMERGED_HINT)
        return tomllib.loads(text, parse_float=decimal)
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
    merge = raw.get("merge", {})
    _demand_table(path, "merge", merge)
    _demand_keys(path, merge, {"lists"}, "merge.")
    joined = _texts(path, "join", raw.get("join", {}))
    for name, template in joined.items():
        if not any(is_column for is_column, _ in template_parts(template)):
            example = Sentence(
                "the names of columns are expected in braces, as in {example}", example="{Day} {Month} {Year}"
            )
            raise _fault(path, f"join.{name}", example)
        if name in raw.get("columns", {}):
            raise _fault(path, f"join.{name}", Sentence("it is filled by a column already; keep one of the two"))
    return TableMap(
        columns={name: _words(path, f"columns.{name}", each) for name, each in _table(path, raw, "columns").items()},
        values={name: _texts(path, f"values.{name}", each) for name, each in _table(path, raw, "values").items()},
        defaults=_texts(path, "defaults", raw.get("defaults", {})),
        constants=_texts(path, "set", raw.get("set", {})),
        separators=_texts(path, "split", split),
        joined=joined,
        merged=_words(path, "merge.lists", merge.get("lists", [])),
        ids=_words(path, "ids.from", ids.get("from", [])),
        also=tuple(_further(path, number, each) for number, each in enumerate(_list(path, raw, "also"))),
    )


def _list(path: Path, raw: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    found = raw.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise _fault(path, key, Sentence("tables are expected, each under [[{key}]]", key=key))
    return found


def _file(path: Path, number: int, raw: Mapping[str, Any], given: TableMap) -> FileMap:
    """Read what is different in the files of one office; what was asked for wins over it."""
    above = f"files[{number}]."
    _demand_keys(path, raw, _FILES, above)
    _demand_words(path, raw, above)
    if not isinstance(raw.get("name"), str):
        raise _fault(path, f"{above}name", Sentence("the name of a file is expected, such as office-*.xlsx"))
    constants = _texts(path, f"{above}set", raw.get("set", {}))
    return FileMap(
        constants={name: value for name, value in constants.items() if name not in given.constants},
        **{key: value for key, value in raw.items() if key != "set"},
    )


def _demand_words(path: Path, raw: Mapping[str, Any], above: str) -> None:
    """Demand that how somebody writes is said in words that are known."""
    for key in (*_WORDS, "name"):
        if key in raw and not isinstance(raw[key], str):
            raise _fault(path, f"{above}{key}", Sentence("text is expected"))
    if raw.get("decimal", ".") not in (".", ","):
        raise _fault(path, f"{above}decimal", Sentence("a point or a comma is expected"))
    if raw.get("dates", "dmy") not in DATE_ORDERS:
        raise _fault(path, f"{above}dates", Sentence("dmy (day, month, year) or mdy is expected"))


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
        or (not words and key not in ("ids.from", "merge.lists"))
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
