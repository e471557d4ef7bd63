"""From a directory of text files to a register."""

import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.errors import Sentence, StructureError, StructureFault, nearest_hint
from tracker.files._converter import REFUSALS, converter_for
from tracker.files._csv import csv_entries
from tracker.files._directory import HEADER, demand_directory, files_of, read_text
from tracker.files._entry import Entry
from tracker.files._header import HEADER_KEYS, SCHEMA, first_language, header_of, is_supported
from tracker.files._jsonl import jsonl_entries
from tracker.files._keys import TABLES
from tracker.files._leaves import leaves
from tracker.files._refused import quoted, readable
from tracker.files._toml import Tree, entries_of, read_tree
from tracker.files._versions import Read, version_faults
from tracker.model import Origin, Register
from tracker.values import Language

__all__ = ["load"]


def load(path: str | os.PathLike[str]) -> Register:
    """
    Read a register from its directory.

    Raises:
        StructureError: The files are not a register; the error holds every fault with file, line and what to do.
    """
    faults: list[StructureFault] = []
    with _collector_paused():
        register = _register(Path(path), faults)
    if faults or register is None:
        raise StructureError(Sentence("{path} cannot be read as a register", path=readable(os.fspath(path))), faults)
    return register


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the collector of cycles from walking all records again and again: records hold none."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _register(directory: Path, faults: list[StructureFault]) -> Register | None:
    try:
        demand_directory(directory, readable(str(directory)))
    except StructureFault as fault:
        faults.append(fault)
        return None
    files = dict(files_of(directory, faults))
    tree = _header_tree(directory, files, faults)
    header = None if tree is None else header_of(tree, faults)
    if tree is not None and not is_supported(tree.raw):
        return None  # what a later format means, nobody here can tell
    language = Language.ENGLISH if tree is None else first_language(tree.raw)
    read = [] if tree is None else list(_records(language, entries_of(tree, faults, also=HEADER_KEYS), faults))
    for file, name in files.items():
        read += _records(language, _entries(name, file, faults), faults)
    faults += version_faults(read)
    if faults or header is None:
        return None
    return Register(
        id=header.id,
        title=header.title,
        languages=header.languages,
        reading=header.reading,
        masthead=header.masthead,
        records=tuple(record for record, _ in read),
    )


def _header_tree(directory: Path, files: dict[Path, str], faults: list[StructureFault]) -> Tree | None:
    """Read the header's file, and take it from the others."""
    file = directory / HEADER
    if files.pop(file, None) is None:
        hint = Sentence("write one with schema = {schema}, id and title", schema=SCHEMA)
        faults.append(StructureFault("this file is missing", file=HEADER, hint=hint))
        return None
    try:
        return read_tree(HEADER, read_text(HEADER, file))
    except StructureFault as fault:
        faults.append(fault)
        return None


def _entries(name: str, file: Path, faults: list[StructureFault]) -> Iterator[Entry]:
    """Go through the entries of any file but the header's."""
    try:
        if file.suffix.lower() == ".toml":
            yield from entries_of(_records_tree(name, file), faults)
        else:
            table = _table_of(name, file)
            read = csv_entries if file.suffix.lower() == ".csv" else jsonl_entries
            yield from read(name, table, read_text(name, file), faults)
    except StructureFault as fault:
        faults.append(fault)


def _records_tree(name: str, file: Path) -> Tree:
    if file.name == HEADER:
        hint = Sentence("move it to the root, or load its directory by itself")
        raise StructureFault(Sentence("a register has one {header}, at its root", header=HEADER), file=name, hint=hint)
    return read_tree(name, read_text(name, file))


def _table_of(name: str, file: Path) -> str:
    """Find the type of a file's records in its name."""
    table = file.name.partition(".")[0]
    if table not in TABLES:
        hint = nearest_hint(table, TABLES, otherwise=Sentence("the tables are {words}", words=", ".join(TABLES)))
        raise StructureFault(
            Sentence("unknown table {table} in the name of the file", table=quoted(table)), file=name, hint=hint
        )
    return table


def _records(language: Language, entries: Iterable[Entry], faults: list[StructureFault]) -> Iterator[Read]:
    """Turn entries into records, and note what is wrong with those that are none."""
    converter = converter_for(language)
    for entry in entries:
        raw, record_type = entry.raw, TABLES[entry.table]
        if isinstance(raw, dict) and "origin" not in raw:
            raw["origin"] = Origin(entry.file, entry.line)
        try:
            yield converter.get_structure_hook(record_type)(raw, record_type), entry.number
        except REFUSALS as error:
            faults += [
                entry.fault(leaf.sentence, place=leaf.place, hint=leaf.hint)
                for leaf in leaves(error)
                if leaf.place[:1] not in {(key,) for key in entry.missing}
            ]
