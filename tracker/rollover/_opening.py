"""What the opening of a new reporting period holds: tasks for people, and drafts of records."""

from enum import StrEnum

from attrs import frozen

from tracker.checks._names import called
from tracker.documents import Inline, Message, Verbatim
from tracker.model import Record
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.values import InternationalString, ReportingPeriod
from tracker.values._answer import Answer
from tracker.views._view import View

__all__ = ["Item", "Opening", "Overlap", "Task", "named", "titled"]


class Task(StrEnum):
    """What is to be done about a record when a new period opens; the order is that of the checklist."""

    CARRIES_OVER = "carries_over"
    """nothing: it goes on in the new period"""
    CONFIRM = "confirm"
    """say whether it still holds"""
    DUE = "due"
    """observe it again"""
    OPEN = "open"
    """it is still to be carried out"""
    EXPECTED = "expected"
    """it recurs, and is expected in the new period"""
    DECLARE = "declare"
    """say it of the new period, as it was said of the last"""


@frozen(kw_only=True)
class Item:
    """
    One line of the checklist.

    Attributes:
        task: What is to be done.

        table: The type of the record that it is about.

        key: The key of that record.

        said: The line, to be said in any language.

        draft: The record drafted for the new period; None where there is nothing to draft.

        alike: The line that stands for this and others of its kind, where there are many: a message with the places
            ``number``, ``records`` and ``names``; None for a line that always stands by itself.

        name: What that line calls the record.
    """

    task: Task
    table: str
    key: str
    said: Inline
    draft: Record | UnfinishedDraft | None = None
    alike: str | None = None
    name: Inline | None = None


@frozen(kw_only=True)
class Overlap:
    """
    The days that two periods share.

    Attributes:
        days: The days.

        observations: The keys of the observations that certainly lie in them: they belong to both periods.
    """

    days: ReportingPeriod
    observations: tuple[str, ...] = ()


@frozen(kw_only=True, repr=False)
class Opening(Answer):
    """
    A new reporting period, opened from the last.

    Attributes:
        period: The new period.

        last: The period before it.

        items: The checklist, in the order of tasks, types and keys.

        drafts: The records drafted, which the register does not hold yet: the period itself where it is new, then those
            of the items. A number that is to be observed is left out, so that such a draft is not finished.

        overlap: The days that the new period shares with the last; None if there are none.

        gap: The days between the two that belong to neither; None if there are none.

        file: The name of the file of drafts; None if nothing was written.
    """

    period: ReportingPeriod
    last: ReportingPeriod
    items: tuple[Item, ...]
    drafts: tuple[Record | UnfinishedDraft, ...] = ()
    overlap: Overlap | None = None
    gap: ReportingPeriod | None = None
    file: str | None = None

    def __str__(self) -> str:
        return f"{self.period} after {self.last}: {len(self.items)} tasks, {len(self.drafts)} drafts"

    @staticmethod
    def __view__() -> View:
        from tracker.rollover._view import VIEW  # noqa: PLC0415  # which shows openings

        return VIEW


def named(record: Record, title: InternationalString | None = None) -> Inline:
    """Name a record by its type and key, and by its title if it has one."""
    name = called(record.table, record.key)
    return name if title is None else Message("{record}, “{title}”", record=name, title=title)


def titled(record: Record, title: InternationalString | None = None) -> Inline:
    """Name one of several records of a type: by its title, and by its key, under which it is found."""
    key = Verbatim(record.key)
    return key if title is None else Message("{title} [{id}]", title=title, id=key)
