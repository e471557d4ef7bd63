"""
Edits of single entries of a register's files: all that stands around them keeps its bytes, comments included.

`save` writes a file anew in which a record changed. A file that people keep by hand is theirs, so that what takes a key
out of an entry, or puts an entry below another, touches nothing else.
"""

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from attrs import evolve, frozen

from tracker.errors import InvalidValueError
from tracker.files._directory import directory_of
from tracker.files._entries import separator_of
from tracker.files._record_texts import toml_of_records, toml_of_value
from tracker.files._save import replace_files
from tracker.files._tables import content_of, record_table
from tracker.files._toml_lines import Span, spans_of
from tracker.files._toml_reading import read_tree
from tracker.model import Record, Register
from tracker.records._converter import REFUSALS, converter_for
from tracker.records._keys import TABLES
from tracker.storage._reading import read_file
from tracker.values import Language

_MARK = b"\xef\xbb\xbf"
"""The byte order mark that some editors begin a file with."""


@frozen(kw_only=True)
class Edit:
    """
    What becomes of one entry.

    Attributes:
        record: The record that the entry holds, as it was read.

        without: The keys that are taken out.

        recorded: The day to be written as that on which it was entered; None leaves it.

        below: A record to be written below it; None if there is none.
    """

    record: Record
    without: frozenset[str] = frozenset()
    recorded: date | None = None
    below: Record | None = None


def edit_entries(register: Register, edits: Sequence[Edit], expected: Register) -> Register:
    """
    Edit entries where they stand, all of them or none, and return the register as it now stands there.

    A record that goes below another one goes into the same file. CSV is the exception: its columns seldom hold what a
    further record needs, so that the record goes to the TOML file of its type.

    Args:
        register: The register, as it was loaded from its directory.

        edits: What becomes of which entry.

        expected: The register that the files are to hold afterwards.

    Raises:
        InvalidValueError: An entry cannot be edited, or the files would not read back as expected.

        ChangedUnderneathError: Somebody changed a file since the register was loaded.

        NotWrittenError: A file is read-only, another process is saving, or the system refuses something.
    """
    path = directory_of(register)
    directory = path.resolve()
    by_file: defaultdict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        if edit.record.origin is None:
            raise InvalidValueError("{record} was not read from a file", record=repr(edit.record.key))
        by_file[edit.record.origin.file].append(edit)

    def contents(_: Register, files: Mapping[str, Path]) -> dict[str, bytes | None]:
        found: dict[str, str] = {}
        for name, own in by_file.items():
            suffix = PurePosixPath(name).suffix.lower()
            found[name] = _EDITORS[suffix](_text(files, name), own, register.language)
            if suffix == ".csv":
                for edit in own:
                    if edit.below is not None:
                        _add_to_toml(found, files, edit.below, register.language)
        return {
            name: _mark_of(files, name) + content_of(text) for name, text in found.items() if text != _text(files, name)
        }

    return evolve(replace_files(register, directory, path, contents, expected), source=path)


def _text(files: Mapping[str, Path], name: str) -> str:
    return read_file(files[name]).removeprefix(_MARK).decode() if name in files else ""


def _mark_of(files: Mapping[str, Path], name: str) -> bytes:
    return _MARK if name in files and read_file(files[name]).startswith(_MARK) else b""


def _add_to_toml(found: dict[str, str], files: Mapping[str, Path], record: Record, language: Language) -> None:
    """Add a record to the TOML file of its type; to one beside it where that holds its records within a line."""
    block = toml_of_records(record.table, [record_table(record, language)])
    for name in (f"{record.table}.toml", f"{record.table}.revised.toml"):
        old = found.get(name, _text(files, name))
        ending = "\r\n" if "\r\n" in old else "\n"
        gap = "" if not old else ending if old.endswith("\n") else ending * 2
        grown = f"{old}{gap}{block.replace(chr(10), ending)}"
        try:
            tomllib.loads(grown.replace("\r\n", "\n"))
        except tomllib.TOMLDecodeError:
            continue
        found[name] = grown
        return


# -- what all formats share -------------------------------------------------------------------------------------------


class _Pair(NamedTuple):
    """A key of an entry with its value, and where both stand."""

    key: str
    start: int
    end: int


class _Splice(NamedTuple):
    """Characters that give way to others."""

    start: int
    end: int
    text: str


def _spliced(text: str, splices: Iterable[_Splice]) -> str:
    parts, at = [], 0
    for each in sorted(splices):
        parts += [text[at : each.start], each.text]
        at = each.end
    return "".join([*parts, text[at:]])


def _within_braces(pairs: Sequence[_Pair], gone: frozenset[str]) -> Iterator[_Splice]:
    """Take pairs out of a list that commas part: each with the comma before it or, where nothing stays, behind it."""
    kept_before = False
    for number, pair in enumerate(pairs):
        if pair.key not in gone:
            kept_before = True
        elif kept_before:
            yield _Splice(pairs[number - 1].end, pair.end, "")
        else:
            end = pairs[number + 1].start if number + 1 < len(pairs) else pair.end
            yield _Splice(pair.start, end, "")


def _rewritten(edit: Edit, pairs: Sequence[_Pair], recorded: str) -> tuple[frozenset[str], list[_Splice]]:
    """Write the day into the pair that holds it or else into one that goes away; return what still goes away."""
    if edit.recorded is None:
        return edit.without, []
    place = next((each for each in pairs if each.key == "recorded"), None)
    if place is None:
        place = next(each for each in pairs if each.key in edit.without)
    return edit.without - {place.key}, [_Splice(place.start, place.end, recorded)]


# -- TOML -------------------------------------------------------------------------------------------------------------

_TO_LINE_END = re.compile(r"[ \t]*(?:\r?\n|\Z)")
_BLANK = re.compile(r"[ \t]*")
_REST_OF_LINE = re.compile(r"[^\n]*(?:\n|\Z)")


class _TomlFile:
    """A TOML text, and where each of its entries stands."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self._language = language
        self._tree = read_tree("memory", text)
        self._own: defaultdict[tuple[Any, ...], list[tuple[tuple[Any, ...], Span]]] = defaultdict(list)
        self._spans = spans_of(text)
        for place, span in self._spans.items():
            self._own[place[:2]].append((place, span))

    def number_of(self, record: Record) -> int:
        """Find an entry by its line; of several on one line, the one of the record's key."""
        line = record.origin.line if record.origin else 0
        raw = self._tree.raw[record.table]
        there = [number for number in range(len(raw)) if self._tree.lines.record(record.table, number) == line]
        if len(there) > 1:
            there = [number for number in there if self._is(record, raw[number])] or there
        return there[0]

    def _is(self, record: Record, raw: dict[str, Any]) -> bool:
        kind = TABLES[record.table]
        try:
            found: Record = converter_for(self._language).get_structure_hook(kind)(raw, kind)
        except REFUSALS:
            return False
        return found == record

    def is_headed(self, table: str, number: int) -> bool:
        """Tell whether an entry has a header; else it stands in braces."""
        return self.text[self._spans[table, number][0]] == "["

    def end_of(self, table: str, number: int) -> int:
        """Return the end of an entry, parts under headers of their own included."""
        return max(end for _, (_, end) in self._own[table, number])

    def pairs(self, table: str, number: int) -> list[_Pair]:
        """Return the keys of an entry with their values; a header of a part is one, and so is each pair below it."""
        found: list[_Pair] = []
        for place, (start, end) in sorted(self._own[table, number], key=lambda each: (each[1][0], -each[1][1])):
            if len(place) > 2 and (not found or start >= found[-1].end):  # noqa: PLR2004  # table and number
                found.append(_Pair(str(place[2]), start, end))
        return found


def _edited_toml(text: str, edits: Sequence[Edit], language: Language) -> str:
    file = _TomlFile(text, language)
    splices: list[_Splice] = []
    for edit in edits:
        table, number = edit.record.table, file.number_of(edit.record)
        pairs, is_headed = file.pairs(table, number), file.is_headed(table, number)
        gone, written = _rewritten(edit, pairs, f"recorded = {edit.recorded}")
        splices += written
        if is_headed:
            splices += [_line(text, each) for each in pairs if each.key in gone]
        else:
            splices += _within_braces(pairs, gone)
        if edit.below is not None:
            plain = record_table(edit.below, language)
            splices.append(_below(text, file.end_of(table, number), table, plain, is_headed=is_headed))
    return _spliced(text, splices)


def _line(text: str, pair: _Pair) -> _Splice:
    """Take a pair out with its line; where a comment stands behind it, the comment stays."""
    rest = _TO_LINE_END.match(text, pair.end)
    if rest is not None:
        return _Splice(text.rfind("\n", 0, pair.start) + 1, rest.end(), "")
    blank = _BLANK.match(text, pair.end)
    return _Splice(pair.start, blank.end() if blank else pair.end, "")


def _below(text: str, end: int, table: str, plain: Mapping[str, Any], *, is_headed: bool) -> _Splice:
    """Put an entry below another one, in the manner of that one."""
    ending = "\r\n" if "\r\n" in text else "\n"
    if not is_headed:
        return _Splice(end, end, f",{ending}  {toml_of_value(plain).replace(chr(10), ending)}")
    rest = _REST_OF_LINE.match(text, end)
    at = rest.end() if rest else end
    before = ending if text[:at].endswith("\n") else ending * 2
    after = ending if at < len(text) and text[at] not in "\r\n" else ""
    block = toml_of_records(table, [plain]).replace("\n", ending)
    return _Splice(at, at, f"{before}{block}{after}")


# -- JSON lines -------------------------------------------------------------------------------------------------------

_SPACE = re.compile(r"[ \t\r\n]*")


def _edited_lines(text: str, edits: Sequence[Edit], language: Language) -> str:
    lines = text.split("\n")
    for edit in sorted(edits, key=_line_of, reverse=True):
        number = _line_of(edit) - 1
        pairs = _object_pairs(lines[number])
        gone, written = _rewritten(edit, pairs, f'"recorded": "{edit.recorded}"')
        lines[number] = _spliced(lines[number], [*written, *_within_braces(pairs, gone)])
        if edit.below is not None:
            plain = record_table(edit.below, language)
            ending = "\r" if lines[number].endswith("\r") else ""
            lines.insert(number + 1, json.dumps(plain, ensure_ascii=False, default=date.isoformat) + ending)
    return "\n".join(lines)


def _line_of(edit: Edit) -> int:
    return edit.record.origin.line if edit.record.origin else 0


def _object_pairs(line: str) -> list[_Pair]:
    """Return the keys of an object with their values."""
    decoder, found = json.JSONDecoder(), list[_Pair]()
    at = _after_space(line, line.index("{") + 1)
    while line[at] != "}":
        start = at
        key, at = decoder.raw_decode(line, at)
        at = _after_space(line, _after_space(line, at) + 1)  # the colon
        _, at = decoder.raw_decode(line, at)
        found.append(_Pair(key, start, at))
        at = _after_space(line, at)
        if line[at] == ",":
            at = _after_space(line, at + 1)
    return found


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


# -- CSV --------------------------------------------------------------------------------------------------------------

_CELLS = {sign: re.compile(rf'("(?:[^"]|"")*"|[^{sign}\r\n]*)({sign}|\r\n|\n|\r|\Z)') for sign in (",", ";", "\t")}
_LINE_END = re.compile(r"\r\n|\n|\r")


def _edited_csv(text: str, edits: Sequence[Edit], language: Language) -> str:  # noqa: ARG001  # as all editors
    rows = _rows(text)
    _, head = next(rows)
    names = [text[start:end].strip('"').strip() for start, end in head]
    wanted = {_line_of(edit): edit for edit in edits}
    splices = []
    for line, cells in rows:
        if line not in wanted:
            continue
        edit = wanted[line]
        filled = dict.fromkeys(edit.without, "")
        if edit.recorded is not None:
            if "recorded" not in names:
                raise InvalidValueError(
                    "{file} has no column for the day; add the column {column}",
                    file=edit.record.origin.file if edit.record.origin else "",
                    column="'recorded'",
                )
            filled["recorded"] = str(edit.recorded)
        for name, (start, end) in zip(names, cells, strict=True):
            if name.partition(".")[0] in filled:
                splices.append(_Splice(start, end, filled[name.partition(".")[0]]))
    return _spliced(text, splices)


def _rows(text: str) -> Iterator[tuple[int, list[Span]]]:
    """Go through the rows that hold anything, with the line on which each starts and where its cells stand."""
    separator = separator_of(text)
    at, line = 0, 1
    while at < len(text):
        start, cells = at, list[Span]()
        while True:
            found = _CELLS[separator].match(text, at)
            if found is None:  # not reached for a text that was read before
                raise ValueError(f"no cell at character {at}")
            cells.append(found.span(1))
            at = found.end()
            if found[2] != separator:
                break
        if any(text[one:other].strip() for one, other in cells):
            yield line, cells
        line += sum(1 for _ in _LINE_END.finditer(text, start, at))


_EDITORS: Mapping[str, Callable[[str, Sequence[Edit], Language], str]] = {
    ".toml": _edited_toml,
    ".jsonl": _edited_lines,
    ".csv": _edited_csv,
}
