"""What a save writes of a register and its records, whatever file it goes to."""

from collections.abc import Callable

from attrs import evolve

from tracker.errors import InvalidValueError, Sentence, StructureError
from tracker.files._register_toml import SCHEMA, Header
from tracker.model import Record, Register, Vintage
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.records._converter import converter_for
from tracker.records._keys import COMMON
from tracker.records._refused_values import RefusedError
from tracker.records._unfinished import unfinished_table
from tracker.values import Language

Entry = Record | UnfinishedDraft
"""What a file of a register holds."""


def record_table(record: Record, language: Language) -> dict[str, object]:
    """Write a record's own fields first, and what every record may carry below them."""
    table: dict[str, object] = converter_for(language).unstructure(record)
    common = {key: table.pop(key) for key in COMMON if key in table}
    return {**table, **common}


def entry_table(entry: Entry, language: Language) -> dict[str, object]:
    """Write a record, or a draft without what it lacks."""
    if isinstance(entry, UnfinishedDraft):
        return unfinished_table(record_table(entry.record, language), entry)
    return record_table(entry, language)


def header_table(register: Register) -> dict[str, object]:
    """
    Write what `register.toml` says of a register.

    Raises:
        InvalidValueError: The register has no language, or a reading that nobody knows.
    """
    try:
        header = Header(
            schema=SCHEMA,
            id=register.id,
            title=register.title,
            languages=register.languages,
            reading=register.reading,
            masthead=register.masthead,
            headlines=register.headlines,
            report=register.report,
        )
    except RefusedError as error:
        raise InvalidValueError("the register cannot be saved: {error}", error=error) from None
    table: dict[str, object] = converter_for(register.language).unstructure(header)
    return table


def content_of(text: str) -> bytes:
    """
    Return the bytes of a file.

    Raises:
        InvalidValueError: The text holds half a character.
    """
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        half = text[error.start]
        raise InvalidValueError(
            "the register cannot be saved: {half} is half a character; write it whole", half=repr(half)
        ) from None


def demand_same(register: Register, load: Callable[[], Register]) -> Register:
    """
    Demand that the files hold the register, and return it as loaded.

    What files cannot hold is found here, before anybody relies on it.

    Raises:
        InvalidValueError: They would read back as another register, or as none.
    """
    try:
        same = load()
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
    return same
