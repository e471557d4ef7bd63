"""Records as texts: TOML as a hand would write it, and lines of JSON."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import Any, TypeVar

from tracker.errors import Sentence, StructureError, StructureFault
from tracker.files._entries import jsonl_entries
from tracker.files._tables import Entry, entry_table, record_table
from tracker.model import Record
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.records._converter import REFUSALS, converter_for
from tracker.records._refusals import refusals_in
from tracker.values import Language

_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_SHORT_ESCAPES = {"\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r", '"': r"\"", "\\": r"\\"}
_SPECIAL = re.compile(r'[\x00-\x1f"\\\x7f]')


def toml_of_table(table: Mapping[str, Any]) -> str:
    """
    Write keys and values, and below them those tables that have a header of their own.

    >>> print(toml_of_table({"id": "r", "masthead": {"distribution": "General"}}), end="")
    id = "r"
    <BLANKLINE>
    [masthead]
    distribution = "General"
    """
    headed = {key: value for key, value in table.items() if key in ("masthead", "report")}
    text = _pairs({key: value for key, value in table.items() if key not in headed})
    return text + "".join(f"\n[{_key(key)}]\n{_pairs(value)}" for key, value in headed.items())


def toml_of_records(table: str, records: Iterable[Mapping[str, Any]]) -> str:
    """
    Write the records of a type as an array of tables.

    >>> print(toml_of_records("event", [{"id": "a"}]), end="")
    [[event]]
    id = "a"
    """
    return "\n".join(f"[[{_key(table)}]]\n{_pairs(record)}" for record in records)


def toml_of_value(value: Any) -> str:  # noqa: ANN401  # whatever TOML can hold
    """
    Write a value as it stands behind an equals sign.

    >>> print(toml_of_value({"id": "a", "countries": ["BO", "PE"]}))
    { id = "a", countries = ["BO", "PE"] }
    """
    return _value(value)


def _pairs(table: Mapping[str, Any]) -> str:
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in table.items())


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else toml_of_string(key)


def _value(value: Any) -> str:  # noqa: ANN401  # whatever TOML can hold
    match value:
        case str():
            return toml_of_string(value)
        case bool():
            return str(value).lower()
        case int() | date():
            return str(value)
        case dict():
            pairs = ", ".join(f"{_key(key)} = {_value(part)}" for key, part in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
    return _array(value)


def _array(items: Iterable[Any]) -> str:
    """Write a list in its line, but tables each on a line of its own, unless there is only one."""
    written = [_value(item) for item in items]
    if len(written) > 1 and written[0].startswith("{"):
        return "".join(["[\n", *(f"  {item},\n" for item in written), "]"])
    return f"[{', '.join(written)}]"


def toml_of_string(text: str) -> str:
    r"""
    Write a text in quotation marks, on one line.

    >>> print(toml_of_string('a "b"'))
    "a \"b\""
    """
    return f'"{_SPECIAL.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    return _SHORT_ESCAPES.get(char) or f"\\u{ord(char):04x}"


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


def entries_to_toml(entries: Iterable[Entry], language: Language) -> str:
    """
    Write records and drafts as a register's file holds them; what a draft lacks stands below it as a comment.

    Args:
        entries: The records and drafts, in the order given.

        language: The language whose texts need not say it.
    """
    return "\n".join(_entry_to_toml(each, language) for each in entries)


def _entry_to_toml(entry: Entry, language: Language) -> str:
    if not isinstance(entry, UnfinishedDraft):
        return records_to_toml([entry], language)
    to_fill_in = "".join(f"# {key} =\n" for key in entry.missing)
    return toml_of_records(entry.table, [entry_table(entry, language)]) + to_fill_in


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
