"""The views of what was written: drafts that have become records, and the revision of a record."""

from collections.abc import Iterator, Sequence
from typing import TypedDict

from tracker.documents import Block, Inline, Items, Message, Pairs, Paragraph, Verbatim
from tracker.documents import Sequence as Parts
from tracker.model import Register
from tracker.rollover._confirm import Confirmed
from tracker.rollover._revise import RecordRevised
from tracker.views._history import FieldChangeJson, WhyJson, change_json, name_in_words, why_json
from tracker.views._import_plan import steps_of
from tracker.views._json import day_json
from tracker.views._view import View, Words
from tracker.words._records import revision_of

__all__ = ["CONFIRMED", "REVISED"]


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


def _confirmed_blocks(found: Sequence[Confirmed], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    for confirmed in found:
        if confirmed.records:
            yield Items(items=tuple(name_in_words(each) for each in confirmed.records))


def _confirmed_plain(confirmed: Confirmed, words: Words) -> ConfirmedJson:  # noqa: ARG001  # as all views
    """Return the records confirmed, and the files that hold them."""
    return {
        "confirmed": [
            {"table": each.table, "key": each.key, "recorded": day_json(each.recorded)} for each in confirmed.records
        ],
        "files": list(confirmed.files),
    }


class RevisedJson(WhyJson):
    """
    A revision of a record.

    Attributes:
        origin: The file and line where it stands.

        recorded: The day on which it was recorded.

        published: The day on which its source became public; null if nothing says.

        reason: Why the record was revised.

        note: What was changed, as files have it; null if nothing is said.

        table: The name of the record's type.

        key: The record's key.

        changes: The fields that say something else than before.

        emptied: The fields, and parts of fields, that say nothing any more.
    """

    table: str
    key: str
    changes: list[FieldChangeJson]
    emptied: list[str]


def _revised_blocks(found: Sequence[RecordRevised], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    for revised in found:
        rows: list[tuple[Inline, Inline]] = [(Verbatim("~"), revision_of(revised.register, revised.after))]
        for change in revised.changes:
            for name, before, after in steps_of(change):
                rows.append((Verbatim(""), Parts((Verbatim(f"{name}: "), before, Verbatim(" → "), after))))
        yield Pairs(title=name_in_words(revised.before), pairs=tuple(rows))
        if revised.emptied:
            yield Paragraph(text=Message("Emptied: {fields}.", fields=Verbatim(", ".join(revised.emptied))))


def _revised_plain(revised: RecordRevised, words: Words) -> RevisedJson:  # noqa: ARG001  # as all views
    """Return what a revision changed, why, and where it stands."""
    return {
        **why_json(revised.register, revised.after),
        "table": revised.after.table,
        "key": revised.after.key,
        "changes": [change_json(revised.register, revised.after, each) for each in revised.changes],
        "emptied": list(revised.emptied),
    }


CONFIRMED = View(name="answers", title=Message("Drafts confirmed"), blocks=_confirmed_blocks, plain=_confirmed_plain)
REVISED = View(name="answers", title=Message("Revision"), blocks=_revised_blocks, plain=_revised_plain)
