"""Confirming drafts: they become records where they stand, and all else in their files keeps its bytes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypedDict

from attrs import evolve, frozen

from tracker.documents import Block, Items, Message
from tracker.errors import InvalidValueError, Sentence, StructureError, StructureFault, UnknownRecordError, closest
from tracker.files._edits import Edit, edit_entries
from tracker.files._tables import Entry
from tracker.model import Record, Register, SourceDocument
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.records._keys import TABLES
from tracker.records._refused_values import quoted
from tracker.rollover._facts import fields_with_marks
from tracker.rollover._notes import is_carried_over
from tracker.values._answer import Answer
from tracker.views._history import name_in_words
from tracker.views._json import day_json
from tracker.views._view import View, Words


@frozen(kw_only=True, repr=False)
class Confirmed(Answer):
    """
    Drafts that have become records.

    Attributes:
        records: The records, as they stand now.

        files: The names of the files that hold them.

        register: The register as it stands now.
    """

    records: tuple[Record, ...]
    files: tuple[str, ...]
    register: Register

    @staticmethod
    def __view__() -> View:
        return VIEW

    def __str__(self) -> str:
        return f"{len(self.records)} drafts confirmed"


def confirm(
    register: Register,
    keys: Iterable[str] = (),
    *,
    table: str | None = None,
    recorded: date | None = None,
) -> Confirmed:
    """
    Make records of drafts: ``draft = true`` goes away, and the note by which `roll` said where the draft comes from.

    All of them are confirmed or none. Whatever else stands in their files stays as it is, comments included.

    Args:
        register: The register, as it was loaded from its directory.

        keys: The ids or keys of the drafts.

        table: The type that they are of; without keys, every draft of it is confirmed.

        recorded: The day on which they are entered, to be written into each; None leaves the day that they have.

    Raises:
        StructureError: A draft still lacks something; the error holds every fault of every draft.

        InvalidValueError: Neither keys nor a type are given, a draft is of another type, or a record is confirmed
            already.

        UnknownRecordError: There is no such draft, or no such type.

        ChangedUnderneathError: Somebody changed a file since the register was loaded; nothing is changed.

        NotWrittenError: The disk is full or somebody else is writing into the register; nothing is changed.
    """
    wanted = tuple(dict.fromkeys(keys))
    if table is not None and table not in TABLES:
        raise UnknownRecordError(table, kind="table", nearest=closest(table, TABLES))
    if not wanted and table is None:
        raise InvalidValueError("nothing is to be confirmed; name drafts, or give --type and a type of record")
    every = list(_drafts(register))
    drafts = [each for each in every if table in (None, each.table)]
    if table is not None:
        _demand_of_type(wanted, every, table)
    chosen = [each for key in wanted for each in _named(register, drafts, key)] if wanted else drafts
    finished = [each for each in chosen if not isinstance(each, UnfinishedDraft)]
    faults = [fault for each in chosen for fault in _lacking(each)]
    if faults:
        raise StructureError(Sentence("nothing can be confirmed"), faults)
    if not finished:
        return Confirmed(records=(), files=(), register=register)
    made = {id(each): _confirmed(each, recorded) for each in finished}
    edits = [Edit(record=each, without=_without(each), recorded=recorded) for each in finished]
    expected = evolve(register, records=[made.get(id(each), each) for each in register.records])
    saved = edit_entries(register, edits, expected)
    files = sorted({each.origin.file for each in finished if each.origin is not None})
    return Confirmed(records=tuple(made.values()), files=tuple(files), register=saved)


def _drafts(register: Register) -> Iterator[Entry]:
    yield from (record for record in register.records if record.draft)
    yield from register.unfinished


def _demand_of_type(keys: Iterable[str], drafts: Sequence[Entry], table: str) -> None:
    """
    Demand that drafts are of the type that is asked for: it tells apart those of one id, and adds none to them.

    Raises:
        InvalidValueError: One is of another type.
    """
    for key in keys:
        types = {each.table for each in drafts if key in _names(each)}
        if types and table not in types:
            raise InvalidValueError(
                "{record} is a draft of type {type}, not {other}; confirm them one after the other",
                record=repr(key),
                type=", ".join(sorted(types)),
                other=table,
            )


def _named(register: Register, drafts: Sequence[Entry], key: str) -> list[Entry]:
    """
    Find the drafts of a key, or of a document's symbol.

    Raises:
        InvalidValueError: The record is confirmed already.

        UnknownRecordError: There is neither draft nor record; the error carries the nearest draft.
    """
    found = [each for each in drafts if key in _names(each)]
    if not found and key not in (each.key for each in register):
        raise UnknownRecordError(key, kind="draft", nearest=closest(key, [each.key for each in drafts]))
    if not found:
        raise InvalidValueError("{record} is no draft; leave it out", record=repr(key))
    return found


def _names(draft: Entry) -> set[str | None]:
    record = draft.record if isinstance(draft, UnfinishedDraft) else draft
    return {draft.key, record.symbol if isinstance(record, SourceDocument) else None}


def _lacking(draft: Entry) -> Iterator[StructureFault]:
    """Say what keeps a draft from being confirmed."""
    record = draft.record if isinstance(draft, UnfinishedDraft) else draft
    origin = record.origin
    file, line = (origin.file, origin.line) if origin else ("register.toml", None)
    name = Sentence("{table} {key}", table=record.table, key=quoted(record.key))
    for key in draft.missing if isinstance(draft, UnfinishedDraft) else ():
        said = Sentence("{record} states no {key} yet", record=name, key=quoted(key))
        yield StructureFault(
            said, file=file, line=line, hint=Sentence("write {key} = …, or take the draft out", key=key)
        )
    for key in fields_with_marks(record):
        said = Sentence("{record} still holds marks [? ?] in its {key}", record=name, key=quoted(key))
        hint = Sentence("write anew what they hold, or keep it, and take out the marks")
        yield StructureFault(said, file=file, line=line, hint=hint)


def _confirmed(record: Record, recorded: date | None) -> Record:
    note = None if is_carried_over(record.note) else record.note
    return evolve(record, draft=False, note=note, recorded=recorded or record.recorded)


def _without(record: Record) -> frozenset[str]:
    return frozenset({"draft", "note"} if is_carried_over(record.note) else {"draft"})


# -- its view ---------------------------------------------------------------------------------------------------------


class ConfirmedRecord(TypedDict):
    """
    A draft that has become a record.

    Attributes:
        table: The name of its type.

        key: Its key.

        recorded: The day on which it was recorded; null if it counts as always known.
    """

    table: str
    key: str
    recorded: str | None


class ConfirmedJson(TypedDict):
    """
    Drafts that have become records.

    Attributes:
        confirmed: The records.

        files: The files that hold them.
    """

    confirmed: list[ConfirmedRecord]
    files: list[str]


def _blocks(found: Sequence[Confirmed], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    for confirmed in found:
        if confirmed.records:
            yield Items(items=tuple(name_in_words(each) for each in confirmed.records))


def _plain(confirmed: Confirmed, words: Words) -> ConfirmedJson:  # noqa: ARG001  # as all views
    """Return the records confirmed, and the files that hold them."""
    return {
        "confirmed": [
            {"table": each.table, "key": each.key, "recorded": day_json(each.recorded)} for each in confirmed.records
        ],
        "files": list(confirmed.files),
    }


VIEW = View(name="answers", title=Message("Drafts confirmed"), blocks=_blocks, plain=_plain)
