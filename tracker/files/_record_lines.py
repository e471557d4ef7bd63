"""Records of one type as JSON lines, and back: the form in which records stand outside of a register."""

import json
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from tracker.errors import Sentence, StructureError, StructureFault
from tracker.files._converter import REFUSALS, converter_for
from tracker.files._jsonl import jsonl_entries
from tracker.files._leaves import leaves
from tracker.model import Record
from tracker.values import Language

__all__ = ["records_from_lines", "records_to_lines"]

R = TypeVar("R", bound=Record)


def records_to_lines(records: Iterable[Record], language: Language) -> str:
    """
    Write each record as an object on a line of its own, with the keys that files have, in the order of its fields.

    >>> from tracker.values import InternationalString, When
    >>> from tracker.model import Meeting
    >>> session = Meeting(id="s-1", title=InternationalString(en="Session"), when=When("2021-03"))
    >>> print(records_to_lines([session], Language.ENGLISH), end="")
    {"id": "s-1", "title": "Session", "when": "2021-03"}

    Args:
        records: The records.

        language: The language whose texts need not say it.
    """
    converter = converter_for(language)
    return "".join(
        json.dumps(converter.unstructure(record), ensure_ascii=False, default=_day) + "\n" for record in records
    )


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no file can hold {value!r}")  # pragma: no cover  # the converter leaves nothing else


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
            faults += [entry.fault(leaf.sentence, place=leaf.place, hint=leaf.hint) for leaf in leaves(error)]
    if faults:
        raise StructureError(Sentence("{file} cannot be read", file=file), faults)
    return tuple(read)
