"""From a register to a directory of text files, all or nothing; what is there is changed as little as can be."""

import json
import os
import tomllib
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, groupby
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from attrs import evolve

from tracker.errors import ChangedUnderneathError, InvalidValueError, NotWrittenError, Sentence
from tracker.files._directory import directory_of
from tracker.files._load import files_through, load, load_through
from tracker.files._names import HEADER
from tracker.files._record_texts import toml_of_records, toml_of_table
from tracker.files._tables import Entry, content_of, demand_same, entry_table, header_table
from tracker.files._unfinished import FOLDER, finish, write_changes
from tracker.model import Register, Vintage
from tracker.model._called import of_register
from tracker.records._keys import TABLES
from tracker.storage import locked
from tracker.storage._reading import read_file
from tracker.storage._whole import whole_directory, write_file

_WRITABLE = 0o222


@of_register
def save(register: Register, path: str | os.PathLike[str] | None = None, *, replace: bool = False) -> Register:
    """
    Write a register to a directory, all or nothing, and return it as it now stands there.

    Without a path, what changed since the register was loaded goes back to where it was read.

    A new directory gets `register.toml` and a file for each type of record. It appears only once everything in it is on
    the disk and has been read back to the same register. The vintage is not written: a register as of a day is saved as
    the records known on that day.

    With *replace*, what changed since the register was loaded goes back into the files it came from. A file of which
    nothing changed is not touched; new records are added below, comments and all; a file in which a record changed or
    went away is written anew, without its comments. Whatever happens meanwhile, the register is read as it was before
    or as it is afterwards.

    Args:
        register: The register; with *replace*, one that comes from a `load` of the same directory.

        path: The directory; None is the one that the register was read from.

        replace: Whether a register that is there already is brought up to date; without a path it always is.

    Raises:
        InvalidValueError: The path exists and is no empty directory, there is none for a register made in memory, or
            the register would not read back the same.

        ChangedUnderneathError: Somebody changed a file since the register was loaded.

        NotWrittenError: The disk is full, a file is read-only, another process is saving, or whatever else is refused.

        StructureError: The files there are not a register; they are left alone.
    """
    if path is None:
        path, replace = directory_of(register), True
    target = Path(path).resolve()
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        if not replace:
            if (target / HEADER).exists():
                raise InvalidValueError(
                    "{path} exists and is not an empty directory; save to a new one, "
                    "or give replace=True to write what changed into it",
                    path=os.fspath(path),
                )
            raise InvalidValueError(
                "{path} exists and is not an empty directory; save to a new one", path=os.fspath(path)
            )
        return evolve(_update(register, target, Path(path)), source=Path(path).absolute())
    with whole_directory(target) as directory:
        for name, text in files_of(register):
            write_file(directory / name, content_of(text))
        saved = demand_same(register, lambda: load(directory))
    return evolve(saved, source=Path(path).absolute())  # it was read back where it stood until all of it was there


def files_of(register: Register) -> Iterator[tuple[str, str]]:
    """Go through the files with their names, in the order of the records' types."""
    language = register.language
    yield HEADER, toml_of_table(header_table(register))
    every = sorted(_entries(register), key=lambda each: (*TABLES,).index(each.table))
    for table, entries in groupby(every, key=lambda each: each.table):
        yield f"{table}.toml", toml_of_records(table, [entry_table(each, language) for each in entries])


def _entries(register: Register) -> Iterator[Entry]:
    """Go through all that files hold: records, and drafts that are none yet."""
    yield from register.records
    yield from register.unfinished


# -- a register that is there -----------------------------------------------------------------------------------------


def _update(register: Register, directory: Path, path: Path) -> Register:
    """
    Write what changed in a register since it was loaded from a directory, and return it as it now stands there.

    The path is what messages call the directory.

    Raises:
        InvalidValueError: It is a view of a day, or would not read back the same.

        ChangedUnderneathError: Somebody changed a file since.

        NotWrittenError: A file is read-only, another process is saving, or the system refuses something.

        StructureError: The files there are not a register.
    """
    if register.vintage != Vintage():
        raise InvalidValueError(
            "{path} is not written: this is the register as of a day, and what is known since would be lost; "
            "save it to a new directory",
            path=path,
        )

    def contents(there: Register, files: Mapping[str, Path]) -> dict[str, bytes | None]:
        texts = _new_texts(register, there, files)
        return {name: None if text is None else content_of(text) for name, text in texts.items()}

    return replace_files(register, directory, path, contents, register)


def replace_files(
    register: Register,
    directory: Path,
    path: Path,
    contents: Callable[[Register, Mapping[str, Path]], Mapping[str, bytes | None]],
    expected: Register,
) -> Register:
    """
    Replace files of a register, all or none, and return it as it now stands there.

    Args:
        register: The register as it was loaded.

        directory: Where it stands.

        path: What messages call that.

        contents: What each file is to hold, by its name, of the register that is there and where each of its files is
            to be read; it is asked once nobody else can write any more.

        expected: What the files are to hold afterwards.

    Raises:
        InvalidValueError: They would read back as another register.

        ChangedUnderneathError: Somebody changed a file since the register was loaded.

        NotWrittenError: A file is read-only, another process is saving, or the system refuses something.

        StructureError: The files there are not a register.
    """
    load(directory)  # what is at fault is never touched, nor is anything made beside it
    with locked(directory):
        there = load(directory)
        _demand_unchanged(register, there, path)
        files, _ = files_through(directory, directory / FOLDER, [])
        new = contents(there, files)
        if not new:
            finish(directory)
            return there
        _demand_writable(directory, new)
        with whole_directory(directory / FOLDER, is_taken=True) as folder:
            write_changes(folder, files, new)
            saved = demand_same(expected, lambda: load_through(directory, folder))
            finish(directory)  # only now is it known that what was asked for can be done
        finish(directory)
        return saved


def _demand_unchanged(register: Register, there: Register, path: Path) -> None:
    changed = list(_changed(register.digests, there.digests))
    if changed:
        reason = changed[0]
        for each in changed[1:]:
            reason = Sentence("{one}; {other}", one=reason, other=each)
        raise ChangedUnderneathError(str(path), reason, "load it again, and make your change there")


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Sentence]:
    """Say what differs between the files that were read and those that are there."""
    if not before:
        yield Sentence("the register to be saved was not loaded from it")
        return
    for name in sorted(before.keys() | now.keys()):
        if name not in now:
            yield Sentence("{name} is gone since it was loaded", name=name)
        elif name not in before:
            yield Sentence("{name} is new since it was loaded", name=name)
        elif before[name] != now[name]:
            yield Sentence("{name} has changed since it was loaded", name=name)


def _demand_writable(directory: Path, names: Mapping[str, object]) -> None:
    """
    Demand that no file is a link, and none marked as read-only: a new one could take its name all the same.

    A register may come from a stranger, and what its links lead to is not part of it.
    """
    for name in names:
        file = directory / name
        if file.is_symlink():
            raise NotWrittenError(
                str(file), "it is a link to another file", "change that file itself, or put a copy in place of the link"
            )
        if file.exists() and not file.stat().st_mode & _WRITABLE:
            raise NotWrittenError(str(file), "the file is read-only", "make it writable, then try again")


# -- the new text of each file that changes ---------------------------------------------------------------------------


class _Written(NamedTuple):
    """A record as it would be written, and what it is a version of."""

    table: str
    key: str
    toml: str
    fields: dict[str, object]


def _new_texts(register: Register, there: Register, files: Mapping[str, Path]) -> dict[str, str | None]:
    """
    Return the new text of each file that must change, by its name; None for a file that holds nothing any more.

    Args:
        register: The register that the files are to hold.

        there: The register that they hold.

        files: Where each of them is to be read.

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
            found |= _changed_file(name, before[name], after[name], files, spilt, anew=anew)
    for written in spilt:
        name = _home(written.table, there)
        old = found.get(name, _text(files.get(name)))
        found[name] = _joined([old or "", written.toml])
    if header is not None or _texts(before[HEADER]) != _texts(after[HEADER]):
        head = toml_of_table(header_table(register))
        old = _text(files[HEADER])
        grown = None if header is not None else _grown(old, before[HEADER], after[HEADER])
        found[HEADER] = grown or _joined([head, *(each.toml for each in _in_place(before[HEADER], after[HEADER]))])
    return found


def _by_file(register: Register, there: Register) -> defaultdict[str, list[_Written]]:
    """Sort records by the file that holds them or is to hold them; a new one goes where its type usually stands."""
    language = register.language
    found: defaultdict[str, list[tuple[int, _Written]]] = defaultdict(list)
    for record in _entries(register):
        table = entry_table(record, language)
        written = _Written(record.table, record.key, toml_of_records(record.table, [table]), table)
        line = record.origin.line if record.origin else 0
        found[_file_of(record, there)].append((line, written))
    ordered = {name: [each for _, each in sorted(lines, key=lambda pair: pair[0])] for name, lines in found.items()}
    return defaultdict(list, ordered)


def _file_of(record: Entry, there: Register) -> str:
    if record.origin is None or record.origin.file not in there.digests:
        return _home(record.table, there)
    name = PurePosixPath(record.origin.file)
    fits = name.suffix.lower() == ".toml" or name.name.partition(".")[0] == record.table
    return record.origin.file if fits else _home(record.table, there)


def _home(table: str, there: Register) -> str:
    """
    Return the file for new records of a type: the one file of text that holds such records already, else the usual one.

    The header is no such file; and of several files nobody knows which is meant.
    """
    if _usual(table) in there.digests:
        return _usual(table)
    homes: Mapping[str, set[str]] = there.remembered("files of types", lambda: _files_of_types(there))
    own = homes.get(table, set())
    return next(iter(own)) if len(own) == 1 else _usual(table)


def _files_of_types(there: Register) -> Mapping[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for record in there.records:
        file = record.origin.file if record.origin else HEADER
        if file != HEADER and not record.draft and PurePosixPath(file).suffix.lower() == ".toml":
            found[record.table].add(file)
    return found


def _usual(table: str) -> str:
    return f"{table}.toml"


def _texts(records: Iterable[_Written]) -> Counter[str]:
    return Counter(each.toml for each in records)


# -- one file ---------------------------------------------------------------------------------------------------------


def _changed_file(
    name: str,
    before: list[_Written],
    after: list[_Written],
    files: Mapping[str, Path],
    spilt: list[_Written],
    *,
    anew: bool,
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
    grown = None if lost else _grown(_text(files.get(name)), before, after)
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


def _text(path: Path | None) -> str | None:
    return read_file(path).decode() if path is not None else None


def _json(record: _Written) -> str:
    return json.dumps(record.fields, ensure_ascii=False, default=date.isoformat)
