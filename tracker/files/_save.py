"""From a register to a directory of text files, all or nothing."""

import os
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from attrs import evolve

from tracker.errors import InvalidValueError, StructureError
from tracker.files._converter import converter_for
from tracker.files._directory import HEADER
from tracker.files._header import SCHEMA, Header
from tracker.files._load import load
from tracker.files._refused import RefusedError
from tracker.files._written import toml_of_records, toml_of_table
from tracker.model import Record, Register, Vintage
from tracker.storage import whole_directory, write_file
from tracker.values import Language

__all__ = ["save", "table_of"]


def save(register: Register, path: str | os.PathLike[str]) -> None:
    """
    Write a register to a new directory: `register.toml`, and a file for each type of record.

    The directory appears only once everything in it is on the disk and has been read back to the same register.
    The vintage is not written: a register as of a day is saved as the records known on that day.

    Raises:
        InvalidValueError: The path exists and is no empty directory, or the register would not read back the same.

        NotWrittenError: The disk is full, the folder is read-only, or whatever else the system refuses.
    """
    target = Path(path).resolve()
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise InvalidValueError(f"{os.fspath(path)} exists and is not an empty directory; save to a new one")
    with whole_directory(target) as directory:
        for name, text in _files(register):
            write_file(directory / name, _content(text))
        _demand_same(register, directory)


# -- what is written --------------------------------------------------------------------------------------------------


def _files(register: Register) -> Iterator[tuple[str, str]]:
    """Go through the files with their names, in the order of the records' types."""
    language = register.languages[0] if register.languages else Language.ENGLISH
    converter = converter_for(language)
    yield HEADER, toml_of_table(converter.unstructure(_header(register)))
    for table, records in groupby(register.records, key=lambda record: record.table):
        yield f"{table}.toml", toml_of_records(table, [table_of(record, language) for record in records])


def table_of(record: Record, language: Language) -> dict[str, object]:
    """Write a record's own fields first, and what every record may carry below them."""
    table: dict[str, object] = converter_for(language).unstructure(record)
    common = {key: table.pop(key) for key in _COMMON if key in table}
    return {**table, **common}


_COMMON = (
    "published",
    "recorded",
    "revision",
    "same_as",
    "possibly_same_as",
    "themes",
    "draft",
    "citations",
    "note",
)


def _header(register: Register) -> Header:
    try:
        return Header(
            schema=SCHEMA,
            id=register.id,
            title=register.title,
            languages=register.languages,
            reading=register.reading,
            masthead=register.masthead,
        )
    except RefusedError as error:
        raise InvalidValueError(f"the register cannot be saved: {error}") from None


def _demand_same(register: Register, directory: Path) -> None:
    """Demand that the files hold the register: what they cannot hold is found here, before anybody relies on it."""
    try:
        same = load(directory)
    except StructureError as error:
        fault = error.faults[0]
        raise InvalidValueError(f"the register cannot be saved: {fault.path or fault.file}: {fault.message}") from None
    if same != evolve(register, vintage=Vintage()):
        changed = next((one for one, other in zip(register.records, same.records, strict=False) if one != other), None)
        what = f"{changed.table} {changed.key!r}" if changed else "it"
        raise InvalidValueError(
            f"the register cannot be saved: {what} would read back differently; say each part once and in order"
        )


# -- how it is written ------------------------------------------------------------------------------------------------


def _content(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        half = text[error.start]
        raise InvalidValueError(f"the register cannot be saved: {half!r} is half a character; write it whole") from None
