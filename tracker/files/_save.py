"""From a register to a directory of text files, all or nothing."""

import os
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tracker.errors import InvalidValueError
from tracker.files._directory import HEADER
from tracker.files._load import load
from tracker.files._tables import content_of, demand_same, header_table, record_table
from tracker.files._update import update
from tracker.files._written import toml_of_records, toml_of_table
from tracker.model import Register
from tracker.storage import whole_directory
from tracker.storage._whole import write_file

__all__ = ["save"]


def save(register: Register, path: str | os.PathLike[str], *, replace: bool = False) -> Register:
    """
    Write a register to a directory, all or nothing, and return it as it now stands there.

    A new directory gets `register.toml` and a file for each type of record. It appears only once everything in it is on
    the disk and has been read back to the same register. The vintage is not written: a register as of a day is saved as
    the records known on that day.

    With *replace*, what changed since the register was loaded goes back into the files it came from. A file of which
    nothing changed is not touched; new records are added below, comments and all; a file in which a record changed or
    went away is written anew, without its comments. Whatever happens meanwhile, the register is read as it was before
    or as it is afterwards.

    Args:
        register: The register; with *replace*, one that comes from a `load` of the same directory.

        path: The directory.

        replace: Whether a register that is there already is brought up to date.

    Raises:
        InvalidValueError: The path exists and is no empty directory, or the register would not read back the same.

        ChangedUnderneathError: Somebody changed a file since the register was loaded.

        NotWrittenError: The disk is full, a file is read-only, another process is saving, or whatever else is refused.

        StructureError: The files there are not a register; they are left alone.
    """
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
        return update(register, target, Path(path))
    with whole_directory(target) as directory:
        for name, text in _files(register):
            write_file(directory / name, content_of(text))
        return demand_same(register, lambda: load(directory))


def _files(register: Register) -> Iterator[tuple[str, str]]:
    """Go through the files with their names, in the order of the records' types."""
    language = register.language
    yield HEADER, toml_of_table(header_table(register))
    for table, records in groupby(register.records, key=lambda record: record.table):
        yield f"{table}.toml", toml_of_records(table, [record_table(record, language) for record in records])
