"""From a directory of text files to a register."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from tracker.errors import InvalidValueError, Sentence, StructureError, StructureFault, nearest_hint
from tracker.files._directory import demand_directory, files_of, marks_of, read_text
from tracker.files._entries import Entry, csv_entries, jsonl_entries
from tracker.files._names import HEADER
from tracker.files._register_toml import HEADER_KEYS, SCHEMA, first_language, header_of, is_supported
from tracker.files._scale_faults import scale_faults
from tracker.files._toml_reading import Tree, entries_of, read_tree
from tracker.files._unfinished import FOLDER, Change, overlaid
from tracker.model import Origin, Record, Register
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.records._converter import REFUSALS, converter_for
from tracker.records._keys import TABLES
from tracker.records._refusals import refusals_in
from tracker.records._refused_values import quoted, readable
from tracker.records._unfinished import unfinished_draft
from tracker.values import Language
from tracker.values._collector import collector_paused
from tracker.values._conversion import short
from tracker.values._safe_text import UNMERGED_HINT, composed, unmerged
from tracker.values._watched import watched

Read = tuple[Record, int]
"""A record and its number among the entries of its type in its file."""


def version_faults(read: Iterable[Read]) -> Iterator[StructureFault]:
    """Demand of every second record of an id that it is a revision, recorded later; a fault names both places."""
    first: dict[tuple[str, str], Read] = {}
    further: defaultdict[tuple[str, str], list[Read]] = defaultdict(list)
    for each in read:
        identity = each[0].table, composed(each[0].key)
        if first.setdefault(identity, each) is not each:
            further[identity].append(each)
    for identity, others in further.items():
        versions = sorted([first[identity], *others], key=_age)
        for (before, _), (after, number) in pairwise(versions):
            yield from _faults(before, after, number)


def _age(each: Read) -> tuple[date, bool, str, int]:
    record = each[0]
    origin = _origin(record)
    return record.recorded or date.min, record.revision is not None, origin.file, origin.line


def _origin(record: Record) -> Origin:
    return record.origin or Origin("memory", 1)


def _faults(before: Record, after: Record, number: int) -> Iterator[StructureFault]:
    other = _origin(before)
    if after.revision is None or after.key != before.key:
        message = Sentence(
            "{table} {key} stands at {other} as well", table=after.table, key=quoted(after.key), other=other
        )
        hint = Sentence(
            'give one another id, or write revision = { reason = "…" } and a later recorded in the newer one'
        )
    elif after.recorded is None or after.recorded <= (before.recorded or date.min):
        what = Sentence("this revision of {table} {key}", table=after.table, key=quoted(after.key))
        message = Sentence(
            "{what} needs a recorded day later than that of {other}, got {recorded}",
            what=what,
            other=other,
            recorded=after.recorded or Sentence("none"),
        )
        hint = Sentence("write in recorded the day on which it was entered")
    else:
        return
    place = _origin(after)
    yield Entry(place.file, after.table, number, place.line, None).fault(message, hint=hint)


_TRIES = 5
"""How often files are read again that somebody changes meanwhile."""


def load(path: str | os.PathLike[str]) -> Register:
    """
    Read a register from its directory. Nothing is written.

    A register into which another process is saving is read as it was before or as it is afterwards.

    Raises:
        StructureError: The files are not a register; the error holds every fault with file, line and what to do.

        InvalidValueError: What is given is no path.
    """
    if not isinstance(path, str | os.PathLike):
        raise InvalidValueError(
            "{value} is no path; give the directory of a register, as in tracker.load('wells')", value=short(path)
        )
    return load_through(Path(path), Path(path) / FOLDER)


def load_through(directory: Path, folder: Path) -> Register:
    """
    Read a register as it will be when the save in a folder is in place, and any that was interrupted before.

    Raises:
        StructureError: The files are not a register.
    """
    for _ in range(_TRIES):
        faults: list[StructureFault] = []
        before = marks_of(directory, folder)
        with collector_paused():
            register = _register(directory, folder, faults)
        if before == marks_of(directory, folder):
            break
    else:
        hint = "try again when whoever writes them is done"
        faults.append(StructureFault("its files change while they are read", file=readable(str(directory)), hint=hint))
    if faults or register is None:
        raise StructureError(Sentence("{path} cannot be read as a register", path=readable(str(directory))), faults)
    return register


def _register(directory: Path, folder: Path, faults: list[StructureFault]) -> Register | None:
    try:
        demand_directory(directory, readable(str(directory)))
        files, unfit = files_through(directory, folder, faults)
    except StructureFault as fault:
        faults.append(fault)
        return None
    faults += map(_edited, unfit)
    digests: dict[str, str] = {}
    if HEADER not in files:  # whatever else is there is no part of a register
        hint = Sentence("write one with schema = {schema}, id and title", schema=SCHEMA)
        faults.append(StructureFault("this file is missing", file=HEADER, hint=hint))
        return None
    tree = _header_tree(files, faults, digests)
    header = None if tree is None else header_of(tree, faults)
    if tree is not None and not is_supported(tree.raw):
        return None  # what a later format means, nobody here can tell
    language = Language.ENGLISH if tree is None else first_language(tree.raw)
    unfinished: list[UnfinishedDraft] = []
    entries = [] if tree is None else entries_of(tree, faults, also=HEADER_KEYS)
    read = list(_records(language, entries, faults, unfinished))
    for name, file in files.items():
        read += _records(language, _entries(name, file, faults, digests), faults, unfinished)
    faults += version_faults(read)
    faults += scale_faults(read)
    if faults or header is None:
        return None
    return Register(
        id=header.id,
        title=header.title,
        languages=header.languages,
        reading=header.reading,
        masthead=header.masthead,
        headlines=header.headlines,
        report=header.report,
        records=tuple(record for record, _ in read),
        unfinished=unfinished,
        source=directory.absolute(),  # so that it is found again from wherever the program goes
        digests=digests,
    )


def files_through(directory: Path, folder: Path, faults: list[StructureFault]) -> tuple[dict[str, Path], list[Change]]:
    """
    Return where each file of a register is to be read, and the changes of saves that no longer fit.

    Raises:
        StructureFault: A save would do something else than change the files of a register.
    """
    files, unfit = overlaid({name: path for path, name in files_of(directory, faults)}, directory / FOLDER)
    if folder == directory / FOLDER:
        return files, unfit
    files, further = overlaid(files, folder)
    return files, unfit + further


def _edited(change: Change) -> StructureFault:
    """Say that somebody changed a file of a save that was interrupted, and how both can be had."""
    content = change.content
    if content is None:
        return StructureFault(
            "this was changed after a save was interrupted that had still to remove it",
            file=readable(change.name),
            hint="keep a copy, remove it, and make your change again",
        )
    place = f"{FOLDER}/{content.parent.name}/{content.name}"
    return StructureFault(
        "this was changed after a save was interrupted that had still to write it",
        file=readable(change.name),
        hint=Sentence("keep a copy, move {place} over it, and make your change again", place=place),
    )


def _header_tree(files: dict[str, Path], faults: list[StructureFault], digests: dict[str, str]) -> Tree | None:
    """Read the header's file, and take it from the others."""
    try:
        return read_tree(HEADER, _merged_text(HEADER, files.pop(HEADER), digests))
    except StructureFault as fault:
        faults.append(fault)
        return None


def _entries(name: str, file: Path, faults: list[StructureFault], digests: dict[str, str]) -> Iterator[Entry]:
    """Go through the entries of any file but the header's."""
    try:
        if file.suffix.lower() == ".toml":
            yield from entries_of(_records_tree(name, file, digests), faults)
        else:
            table = _table_of(name, file)
            read = csv_entries if file.suffix.lower() == ".csv" else jsonl_entries
            yield from read(name, table, _merged_text(name, file, digests), faults)
    except StructureFault as fault:
        faults.append(fault)


def _merged_text(name: str, file: Path, digests: dict[str, str]) -> str:
    """
    Read a file that no merge left half done: its marks are text like any other where a text may have several lines.

    Raises:
        StructureFault: It cannot be read, or holds a conflict.
    """
    text = read_text(name, file, digests)
    mark = unmerged(text)
    if mark is not None:
        line, said = mark
        raise StructureFault(said, file=name, line=line, hint=UNMERGED_HINT)
    return text


def _records_tree(name: str, file: Path, digests: dict[str, str]) -> Tree:
    if file.name == HEADER:
        hint = Sentence("move it to the root, or load its directory by itself")
        raise StructureFault(Sentence("a register has one {header}, at its root", header=HEADER), file=name, hint=hint)
    return read_tree(name, _merged_text(name, file, digests))


def _table_of(name: str, file: Path) -> str:
    """Find the type of a file's records in its name."""
    table = file.name.partition(".")[0]
    if table not in TABLES:
        hint = nearest_hint(table, TABLES, otherwise=Sentence("the tables are {words}", words=", ".join(TABLES)))
        raise StructureFault(
            Sentence("unknown table {table} in the name of the file", table=quoted(table)), file=name, hint=hint
        )
    return table


def _records(
    language: Language, entries: Iterable[Entry], faults: list[StructureFault], unfinished: list[UnfinishedDraft]
) -> Iterator[Read]:
    """Turn entries into records, and note those that are not finished, and what is wrong with those that are none."""
    converter = converter_for(language)
    for entry in watched(entries, "Reading records"):
        raw, record_type = entry.raw, TABLES[entry.table]
        if isinstance(raw, dict) and "origin" not in raw:
            raw["origin"] = Origin(entry.file, entry.line)
        try:
            yield converter.get_structure_hook(record_type)(raw, record_type), entry.number
        except REFUSALS as error:
            draft = unfinished_draft(raw, record_type, language)
            if draft is not None:
                unfinished.append(draft)
                continue
            faults += [
                entry.fault(refusal.sentence, place=refusal.place, hint=refusal.hint)
                for refusal in refusals_in(error)
                if refusal.place[:1] not in {(key,) for key in entry.missing}
            ]
