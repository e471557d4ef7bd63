"""From a register to a directory of text files, all or nothing."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from secrets import token_hex

from attrs import evolve

from tracker.errors import InvalidValueError, Sentence, StructureError
from tracker.files._converter import converter_for
from tracker.files._directory import HEADER
from tracker.files._header import SCHEMA, Header
from tracker.files._load import load
from tracker.files._refused import RefusedError
from tracker.files._written import toml_of_records, toml_of_table
from tracker.model import Record, Register, Vintage
from tracker.values import Language

__all__ = ["save"]


def save(register: Register, path: str | os.PathLike[str]) -> None:
    """
    Write a register to a new directory: `register.toml`, and a file for each type of record.

    The directory appears only once everything in it is on the disk and has been read back to the same register.
    The vintage is not written: a register as of a day is saved as the records known on that day.

    Raises:
        InvalidValueError: The path exists and is no empty directory, or the register would not read back the same.
    """
    target = Path(path).resolve()
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise InvalidValueError("{path} exists and is not an empty directory; save to a new one", path=os.fspath(path))
    with _finished_only(target) as directory:
        for name, text in _files(register):
            _write(directory / name, text)
        _demand_same(register, directory)


# -- what is written --------------------------------------------------------------------------------------------------


def _files(register: Register) -> Iterator[tuple[str, str]]:
    """Go through the files with their names, in the order of the records' types."""
    language = register.languages[0] if register.languages else Language.ENGLISH
    converter = converter_for(language)
    yield HEADER, toml_of_table(converter.unstructure(_header(register)))
    for table, records in groupby(register.records, key=lambda record: record.table):
        yield f"{table}.toml", toml_of_records(table, [_table(record, language) for record in records])


def _table(record: Record, language: Language) -> dict[str, object]:
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
        raise InvalidValueError("the register cannot be saved: {error}", error=error) from None


def _demand_same(register: Register, directory: Path) -> None:
    """Demand that the files hold the register: what they cannot hold is found here, before anybody relies on it."""
    try:
        same = load(directory)
    except StructureError as error:
        fault = error.faults[0]
        raise InvalidValueError(
            "the register cannot be saved: {place}: {message}", place=fault.path or fault.file, message=fault.message
        ) from None
    if same != evolve(register, vintage=Vintage()):
        changed = next((one for one, other in zip(register.records, same.records, strict=False) if one != other), None)
        what = f"{changed.table} {changed.key!r}" if changed else Sentence("it")
        raise InvalidValueError(
            "the register cannot be saved: {what} would read back differently; say each part once and in order",
            what=what,
        )


# -- how it is written ------------------------------------------------------------------------------------------------


@contextmanager
def _finished_only(target: Path) -> Iterator[Path]:
    """Give a directory to write to, which takes its name only if all goes well."""
    target.parent.mkdir(parents=True, exist_ok=True)
    directory = target.with_name(f".{target.name}.{token_hex(4)}")
    directory.mkdir()
    try:
        yield directory
        _flush(directory)
        if target.exists() and os.name == "nt":
            target.rmdir()  # elsewhere the new name simply replaces an empty directory
        directory.replace(target)
        _flush(target.parent)
    except BaseException:
        shutil.rmtree(directory, ignore_errors=True)
        raise


def _write(path: Path, text: str) -> None:
    try:
        content = text.encode()
    except UnicodeEncodeError as error:
        half = text[error.start]
        raise InvalidValueError(
            "the register cannot be saved: {half} is half a character; write it whole", half=repr(half)
        ) from None
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush(directory: Path) -> None:
    """Make sure that the names in a directory are on the disk; not every system lets one ask."""
    if os.name == "nt":
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
