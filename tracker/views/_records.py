"""The view of records: one with everything linked to it, or many as a table."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, NotRequired, TypedDict

from attrs import frozen

from tracker.documents import Block, Column, DateText, Inline, Message, Pairs, PeriodText, Row, Table, Verbatim, phrase
from tracker.documents import Sequence as Parts
from tracker.errors import InvalidValueError
from tracker.indicators._selected_records import countries_of, time_of
from tracker.model import Mandate, Record, Register
from tracker.model._record_types import Reference, references
from tracker.records import unstructure
from tracker.values import InternationalString, ReportingPeriod, When
from tracker.views._json import RecordName, VintageJson, vintage_json
from tracker.views._mandate import MandateJson, mandate_json, mandate_pairs
from tracker.views._view import View, Words, bare_register
from tracker.words._records import field_name, given_fields, place_in_source, value_in_words

Pair = tuple[Inline, Inline]


@frozen
class RecordsFound:
    """
    The records of a name.

    Attributes:
        records: The records.

        register: The register that they are of.
    """

    records: tuple[Record, ...]
    register: Register

    @staticmethod
    def __view__() -> View:
        return _FOUND


@frozen
class RecordList:
    """
    The records of a type that meet what was asked.

    Attributes:
        table: The name of the type.

        records: The records.

        register: The register that they are of.

        statuses: Of recommendations on a day, what the status of each may be; None where no day was asked for.
    """

    table: str
    records: tuple[Record, ...]
    register: Register
    statuses: Mapping[str, tuple[str, ...]] | None = None

    @staticmethod
    def __view__() -> View:
        return _LIST


# -- one record -------------------------------------------------------------------------------------------------------


def _blocks(records: Sequence[Record], register: Register | None) -> Iterator[Block]:
    known = bare_register(records) if register is None else register
    for record in records:
        place = f"  ({record.origin})" if record.origin else ""
        yield Pairs(title=Verbatim(f"{record.table} {record.key}{place}"), pairs=tuple(_pairs(known, record)))


def _pairs(register: Register, record: Record) -> Iterator[Pair]:
    for name, value in given_fields(record):
        if name != "citations":
            yield field_name(name), value_in_words(value)
    for citation in record.citations:
        yield field_name("source"), place_in_source(citation, Verbatim(citation.document))
    for each in references(record):
        if each.field != "citations":
            label = Parts((Verbatim("→ "), field_name(each.field)))
            yield label, Parts((Verbatim(each.target), _led_to(register, each)))
    for pointing in _pointing(register, record):
        yield Verbatim(f"← {pointing.table}"), Parts((Verbatim(pointing.key), _called(register, pointing.key)))
    if isinstance(record, Mandate):
        yield from mandate_pairs(register, record)


def _led_to(register: Register, reference: Reference) -> Inline:
    """Say what a reference leads to; a period written as its days needs no record."""
    if reference.tables == ("period",) and reference.target not in register.periods:
        with suppress(InvalidValueError):
            ReportingPeriod.parse(reference.target)
            return Verbatim("")
    return _called(register, reference.target)


def _called(register: Register, target: str) -> Inline:
    try:
        found = register.find(target)
    except LookupError:
        return Parts((Verbatim("  "), Message("(not in the register)")))
    title = getattr(found[0], "title", None)
    return Parts((Verbatim("  "), title)) if isinstance(title, InternationalString) else Verbatim("")


def _pointing(register: Register, record: Record) -> list[Record]:
    names = [record.key, getattr(record, "id", None), getattr(record, "symbol", None)]
    found: list[Record] = []
    for name in dict.fromkeys(name for name in names if name):
        found += [each for each in register.citing.get(name, ()) if each not in found and each is not record]
    return found


class FieldTarget(TypedDict):
    """
    What a field of a record leads to.

    Attributes:
        field: The field, as files call it.

        target: The id or key that it names.
    """

    field: str
    target: str


class RecordJson(RecordName):
    """
    A record with everything linked to it.

    Attributes:
        table: The name of its type, such as event.

        key: Its key.

        origin: The file and line where it stands; null for one that was read from no file.

        fields: What it says, as its file has it; the schema of its type says what there may be.

        refers_to: What its fields lead to.

        referred_to_by: The records that lead to it.

        mandate: Of a mandate, what follows from it.
    """

    origin: str | None
    fields: dict[str, Any]
    refers_to: list[FieldTarget]
    referred_to_by: list[RecordName]
    mandate: NotRequired[MandateJson]


class RecordsFoundJson(TypedDict):
    """
    The records of a name.

    Attributes:
        records: The records.

        vintage: What was known.
    """

    records: list[RecordJson]
    vintage: VintageJson


class RecordListJson(TypedDict):
    """
    The records of a type that meet what was asked.

    Attributes:
        type: The name of the type, such as event.

        records: The records, as files have them.

        statuses: Of recommendations on a day, the codes that the status of each may be; null where no day was asked.

        vintage: What was known.
    """

    type: str
    records: list[dict[str, Any]]
    statuses: dict[str, list[str]] | None
    vintage: VintageJson


def _plain(record: Record, words: Words) -> RecordJson:
    """Return a record as its file has it, and what it is linked to."""
    register = bare_register([record]) if words.register is None else words.register
    found: RecordJson = {
        "table": record.table,
        "key": record.key,
        "origin": str(record.origin) if record.origin else None,
        "fields": unstructure(record, register.language),
        "refers_to": [
            {"field": each.field, "target": each.target} for each in references(record) if each.field != "citations"
        ],
        "referred_to_by": [{"table": each.table, "key": each.key} for each in _pointing(register, record)],
    }
    if isinstance(record, Mandate):
        found["mandate"] = mandate_json(register, record)
    return found


def _found_blocks(answers: Sequence[RecordsFound], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # theirs
    for answer in answers:
        yield from _blocks(answer.records, answer.register)


def _found(answer: RecordsFound, words: Words) -> RecordsFoundJson:
    known = Words(words.language, answer.register)
    records = [_plain(record, known) for record in answer.records]
    return {"records": records, "vintage": vintage_json(answer.register.latest_day)}


# -- many records -----------------------------------------------------------------------------------------------------

_HEADS = (phrase("key"), phrase("title"), phrase("date"), phrase("countries"))
_STATUS = phrase("status")
_TITLES = ("title", "text", "value", "wording", "state", "code", "due", "why")
"""The fields that tell most about a record, the best first."""
_SET, _DOUBTED = re.compile(r"[\[{]"), re.compile(r"[?~%]")
"""What tells a set of days, or a doubt, in the text of a date."""
_FEW = 11
"""How many signs the codes of countries take in a list; the rest are counted."""


def _list_blocks(answers: Sequence[RecordList], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # theirs
    for answer in answers:
        if answer.records:
            heads = (*_HEADS, *(() if answer.statuses is None else (_STATUS,)))
            columns = tuple(Column(title=Message(head), is_cut=head == "title") for head in heads)
            rows = tuple(_row(answer, record) for record in answer.records)
            yield Table(title=Verbatim(""), columns=columns, rows=rows)


def _row(answer: RecordList, record: Record) -> Row:
    time = time_of(answer.register, record)
    value = next((found for name in _TITLES if (found := getattr(record, name, None)) is not None), None)
    title: Inline = Verbatim("") if value is None else value_in_words(value)
    cells = (Verbatim(record.key), title, _date(time), Verbatim(_codes(sorted(countries_of(record)))))
    if answer.statuses is None:
        return Row(cells=cells)
    return Row(cells=(*cells, Verbatim(" / ".join(answer.statuses.get(record.key, ())))))


def _date(time: When | ReportingPeriod | None) -> Inline:
    """Write a date in words, or as files write it where the words take too much room."""
    if time is None:
        return Verbatim("")
    if isinstance(time, ReportingPeriod):
        return PeriodText(time)
    return DateText(time) if _is_short(time.edtf) else Verbatim(time.edtf)


def _is_short(edtf: str) -> bool:
    """Tell whether a date has few words: no set has, and of spans those within a month or a year, or without an end."""
    if _SET.search(edtf):
        return False
    first, slash, last = edtf.partition("/")
    if not slash or not {first, last}.isdisjoint({"", ".."}):
        return True
    return first.rpartition("-")[0] == last.rpartition("-")[0] and not _DOUBTED.search(edtf)


def _codes(codes: list[str]) -> str:
    """List codes, the first few of many: ``AF, BD +8``."""
    shown = ", ".join(codes)
    count = len(codes)
    while len(shown) > _FEW:
        count -= 1
        shown = f"{', '.join(codes[:count])} +{len(codes) - count}"
    return shown


def _listed(answer: RecordList, words: Words) -> RecordListJson:  # noqa: ARG001  # as all views
    return {
        "type": answer.table,
        "records": [unstructure(record, answer.register.language) for record in answer.records],
        "statuses": None if answer.statuses is None else {key: list(each) for key, each in answer.statuses.items()},
        "vintage": vintage_json(answer.register.latest_day),
    }


VIEW = View(name="records", title=Message("Records"), blocks=_blocks, plain=_plain)
_FOUND = View(name="answers", title=Message("Records"), blocks=_found_blocks, plain=_found)
_LIST = View(name="answers", title=Message("Records"), blocks=_list_blocks, plain=_listed)
