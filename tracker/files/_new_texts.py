"""What the files of a register must say for it to hold other records, with as few changes as can be."""

import json
import tomllib
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from tracker.errors import InvalidValueError
from tracker.files._directory import HEADER
from tracker.files._tables import header_table, record_table
from tracker.files._written import toml_of_records, toml_of_table
from tracker.model import Record, Register

__all__ = ["new_texts"]


class _Written(NamedTuple):
    """A record as it would be written, and what it is a version of."""

    table: str
    key: str
    toml: str
    fields: dict[str, object]


def new_texts(register: Register, there: Register, directory: Path) -> dict[str, str | None]:
    """
    Return the new text of each file that must change, by its name; None for a file that holds nothing any more.

    Args:
        register: The register that the files are to hold.

        there: The register that they hold.

        directory: Where they are.

    Raises:
        InvalidValueError: A record changed that stands in a CSV file.
    """
    before, after = _by_file(there, there), _by_file(register, there)
    anew = register.language is not there.language  # plain texts would change their language
    header = header_table(register) if header_table(register) != header_table(there) or anew else None
    found: dict[str, str | None] = {}
    spilt: list[_Written] = []
    for name in sorted({*before, *after} - {HEADER}):
        if anew or _texts(before[name]) != _texts(after[name]):
            found |= _changed_file(name, before[name], after[name], directory, spilt, anew=anew)
    for written in spilt:
        name = _usual(written.table)
        old = found.get(name, _text(directory / name))
        found[name] = _joined([old or "", written.toml])
    if header is not None or _texts(before[HEADER]) != _texts(after[HEADER]):
        head = toml_of_table(header_table(register))
        old = _text(directory / HEADER)
        grown = None if header is not None else _grown(old, before[HEADER], after[HEADER])
        found[HEADER] = grown or _joined([head, *(each.toml for each in _in_place(before[HEADER], after[HEADER]))])
    return found


def _by_file(register: Register, there: Register) -> defaultdict[str, list[_Written]]:
    """Sort records by the file that holds them or is to hold them; a new one goes where its type usually stands."""
    language = register.language
    found: defaultdict[str, list[tuple[int, _Written]]] = defaultdict(list)
    for record in register.records:
        table = record_table(record, language)
        written = _Written(record.table, record.key, toml_of_records(record.table, [table]), table)
        line = record.origin.line if record.origin else 0
        found[_file_of(record, there)].append((line, written))
    ordered = {name: [each for _, each in sorted(lines, key=lambda pair: pair[0])] for name, lines in found.items()}
    return defaultdict(list, ordered)


def _file_of(record: Record, there: Register) -> str:
    if record.origin is None or record.origin.file not in there.digests:
        return _usual(record.table)
    name = PurePosixPath(record.origin.file)
    fits = name.suffix.lower() == ".toml" or name.name.partition(".")[0] == record.table
    return record.origin.file if fits else _usual(record.table)


def _usual(table: str) -> str:
    return f"{table}.toml"


def _texts(records: Iterable[_Written]) -> Counter[str]:
    return Counter(each.toml for each in records)


# -- one file ---------------------------------------------------------------------------------------------------------


def _changed_file(
    name: str, before: list[_Written], after: list[_Written], directory: Path, spilt: list[_Written], *, anew: bool
) -> Mapping[str, str | None]:
    """Return the new text of a file; what cannot stand in it is left to the usual file of its type."""
    suffix = PurePosixPath(name).suffix.lower()
    lost = anew or bool(_texts(before) - _texts(after))
    if suffix == ".csv":
        if lost:
            raise InvalidValueError(
                "the register cannot be saved: a record of {name} changed, and CSV files are only read; "
                "move that record to {other}",
                name=name,
                other=_usual(PurePosixPath(name).name.partition(".")[0]),
            )
        spilt += _added(before, after)
        return {}
    if not after:
        return {name: None}
    if suffix == ".jsonl":
        return {name: "".join(f"{_json(each)}\n" for each in _in_place(before, after))}
    grown = None if lost else _grown(_text(directory / name), before, after)
    return {name: grown or _joined([each.toml for each in _in_place(before, after)])}


def _grown(old: str | None, before: list[_Written], after: list[_Written]) -> str | None:
    """Add new records below, and leave what is there as it is; None if records went away or TOML does not allow it."""
    if _texts(before) - _texts(after):
        return None
    grown = _joined([old or "", *(each.toml for each in _added(before, after))])
    try:
        tomllib.loads(grown.removeprefix("\ufeff").replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError:  # such as records in an array within its line
        return None
    return grown


def _added(before: list[_Written], after: list[_Written]) -> list[_Written]:
    """Return the records that are new, in their order."""
    old = _texts(before)
    found = []
    for each in after:
        if old[each.toml]:
            old[each.toml] -= 1
        else:
            found.append(each)
    return found


def _in_place(before: list[_Written], after: list[_Written]) -> list[_Written]:
    """Put records where they stood, a changed one in the place of what it replaces, and new ones last."""
    heirs: defaultdict[tuple[str, str], deque[_Written]] = defaultdict(deque)
    for each in _added(before, after):
        heirs[each.table, each.key].append(each)
    left, found = _texts(after), []
    for each in before:
        if left[each.toml]:
            left[each.toml] -= 1
            found.append(each)
        elif heirs[each.table, each.key]:
            found.append(heirs[each.table, each.key].popleft())
    return [*found, *chain.from_iterable(heirs.values())]


def _joined(parts: Iterable[str]) -> str:
    """Join texts, each set apart from the one above by an empty line."""
    return "\n".join(part if part.endswith("\n") else f"{part}\n" for part in parts if part)


def _text(path: Path) -> str | None:
    return path.read_bytes().decode() if path.exists() else None


def _json(record: _Written) -> str:
    return json.dumps(record.fields, ensure_ascii=False, default=_day)


def _day(value: object) -> str:
    if not isinstance(value, date):
        raise TypeError(f"{value!r} cannot stand in a file of JSON lines")
    return value.isoformat()
