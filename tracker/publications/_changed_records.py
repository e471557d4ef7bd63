"""Which of the records that a publication drew on are no longer what they were, and why."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import TypeVar

from attrs import frozen

from tracker.checks import called
from tracker.documents import DateText, Message, phrase
from tracker.model import Record, Register
from tracker.publications._known import is_draft
from tracker.publications._record_lines import RecordLine
from tracker.values import When

__all__ = ["RecordChange", "Why", "changed_records"]


class Why(StrEnum):
    """Why a record that was known is no longer what it was."""

    EDITED = "edited"
    """it says something else, and no revision says why"""
    REMOVED = "removed"
    """it is gone, and no revision retracts it"""
    ADDED = "added"
    """it was not there, and its day says that it was"""
    BACKDATED = "backdated"
    """it was revised, and the revision's day says that it was known then"""
    MOVED = "moved"
    """it is there still, with a day after the publication"""
    DRAFT = "draft"
    """it is marked as a draft"""


_SAID = {
    Why.EDITED: phrase("{record} was edited without a revision; write the change as a revision"),
    Why.REMOVED: phrase("{record} was removed; put it back, and retract it by a revision"),
    Why.MOVED: phrase("{record} has been given a day after the publication"),
    Why.DRAFT: phrase("{record} has been marked as a draft since"),
}
_DATED = {
    Why.ADDED: phrase("{record} was added with a day that is too early, {day}"),
    Why.BACKDATED: phrase("{record} was revised with a day that is too early, {day}"),
}


@frozen(kw_only=True)
class RecordChange:
    """
    A record that is no longer what it was when the publication was made.

    Attributes:
        why: What happened to it.

        table: The name of its type.

        key: Its key.

        recorded: The recorded day of the version concerned; None if it states none.

        place: The file and line where it stands now; empty if it is gone.
    """

    why: Why
    table: str
    key: str
    recorded: date | None
    place: str

    @property
    def said(self) -> Message:
        """What happened, and what to do, to be said in any language."""
        record = called(self.table, self.key)
        if self.why not in _DATED:
            return Message(_SAID[self.why], record=record)
        if self.recorded is None:
            return Message("{record} was added without a recorded day, as if always known; give it one", record=record)
        return Message(_DATED[self.why], record=record, day=DateText(When.on(self.recorded)))


T = TypeVar("T")


def changed_records(
    register: Register, known: Iterable[tuple[Record, str]], before: Iterable[RecordLine]
) -> Iterator[RecordChange]:
    """
    Go through the records that are no longer what a publication drew on, sorted by type and key.

    Args:
        register: All records of today.

        known: Those that count as known at the vintage, without drafts, each with its digest.

        before: What the publication remembers.
    """
    then = _by_name((line.table, line.key, line) for line in before)
    now = _by_name((record.table, record.key, (record, digest)) for record, digest in known)
    changed = [
        name
        for name in sorted(then.keys() | now.keys())
        if [line.sha256 for line in then.get(name, [])] != [digest for _, digest in now.get(name, [])]
    ]
    every = _by_name((record.table, record.key, record) for record in (register.records if changed else ()))
    for name in changed:
        yield from _changes(every.get(name, []), then.get(name, []), now.get(name, []))


def _by_name(found: Iterable[tuple[str, str, T]]) -> dict[tuple[str, str], list[T]]:
    """Gather what belongs to each record, by its type and key."""
    gathered: dict[tuple[str, str], list[T]] = {}
    for table, key, each in found:
        gathered.setdefault((table, key), []).append(each)
    return gathered


def _changes(every: list[Record], was: list[RecordLine], is_now: list[tuple[Record, str]]) -> Iterator[RecordChange]:
    """Go through what happened to the versions of one record; a version is told by the day it was recorded."""
    before = {line.recorded: line for line in was}
    after = {record.recorded: (record, digest) for record, digest in is_now}
    for day, line in before.items():
        if day in after and after[day][1] != line.sha256:
            yield _change(Why.EDITED, after[day][0])
    gone = [line for line in was if line.recorded not in after]
    come = [record for record, _ in is_now if record.recorded not in before]
    for _, record in zip(gone, come, strict=False):  # its day was changed with it
        yield _change(Why.EDITED, record)
    for line in gone[len(come) :]:
        yield _gone(every, line, set(before))
    for record in come[len(gone) :]:
        yield _change(Why.BACKDATED if before else Why.ADDED, record)


def _gone(every: list[Record], line: RecordLine, days: set[date | None]) -> RecordChange:
    """Say what became of a version: it may stand at another day, or as a draft, or nowhere."""
    for record in every:
        if record.recorded == line.recorded:
            return _change(Why.DRAFT if is_draft(record) else Why.MOVED, record)
    for record in every:
        if record.recorded not in days and record.revision is None and not is_draft(record):
            return _change(Why.MOVED, record)
    return RecordChange(why=Why.REMOVED, table=line.table, key=line.key, recorded=line.recorded, place="")


def _change(why: Why, record: Record) -> RecordChange:
    return RecordChange(
        why=why, table=record.table, key=record.key, recorded=record.recorded, place=str(record.origin or "")
    )
