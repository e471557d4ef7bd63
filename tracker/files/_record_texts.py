"""Records as text outside of a register: as TOML to be pasted, and as the JSON lines that publications keep."""

import json
from collections.abc import Iterable
from itertools import groupby
from typing import TypeVar

from tracker.errors import Sentence, StructureError, StructureFault
from tracker.files._entries import jsonl_entries
from tracker.files._tables import record_table
from tracker.files._toml_writing import toml_of_records
from tracker.model import Record
from tracker.records._converter import REFUSALS, converter_for
from tracker.records._refusals import refusals_in
from tracker.values import Language

__all__ = ["records_from_lines", "records_to_lines", "records_to_toml"]

R = TypeVar("R", bound=Record)


def records_to_toml(records: Iterable[Record], language: Language) -> str:
    """
    Write records as a register's file holds them, in the order given.

    >>> from tracker.model import Coverage, CoverageState
    >>> print(records_to_toml([Coverage(of="event", period="p", state=CoverageState.NONE)], Language.ENGLISH), end="")
    [[coverage]]
    of = "event"
    period = "p"
    state = "none"

    Args:
        records: The records.

        language: The language whose texts need not say it.
    """
    return "\n".join(
        toml_of_records(table, [record_table(record, language) for record in group])
        for table, group in groupby(records, key=lambda record: record.table)
    )


def records_to_lines(records: Iterable[Record], language: Language) -> str:
    """
    Write each record as an object on a line of its own, with the keys that files have.

    Publications keep these lines and a digest of their bytes, so that the order of keys never changes: what a record
    must have comes first, then all else as its class has it.

    >>> from tracker.values import InternationalString, When
    >>> from tracker.model import Meeting
    >>> session = Meeting(id="s-1", title=InternationalString(en="Session"), when=When("2021-03"))
    >>> print(records_to_lines([session], Language.ENGLISH), end="")
    {"id": "s-1", "title": "Session", "when": "2021-03"}

    Args:
        records: The records.

        language: The language whose texts need not say it.
    """
    converter = converter_for(language, days_as_text=True)
    return "".join(json.dumps(converter.unstructure(record), ensure_ascii=False) + "\n" for record in records)


def records_from_lines(text: str, record_type: type[R], language: Language, *, file: str) -> tuple[R, ...]:
    """
    Read what `records_to_lines` wrote.

    Raises:
        StructureError: A line is no record of the type; the error holds every fault, with *file* and line.
    """
    faults: list[StructureFault] = []
    hook = converter_for(language).get_structure_hook(record_type)
    read: list[R] = []
    for entry in jsonl_entries(file, record_type.table, text, faults):
        try:
            read.append(hook(entry.raw, record_type))
        except REFUSALS as error:
            faults += [entry.fault(each.sentence, place=each.place, hint=each.hint) for each in refusals_in(error)]
    if faults:
        raise StructureError(Sentence("{file} cannot be read", file=file), faults)
    return tuple(read)
