"""What the opening of a new reporting period holds: tasks for people, and drafts of records."""

from enum import StrEnum

from attrs import frozen

from tracker.checks._names import called
from tracker.documents import Inline, Message
from tracker.model import Record
from tracker.values import InternationalString, ReportingPeriod
from tracker.values._answer import Answer
from tracker.views._view import View


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
    """

    task: Task
    table: str
    key: str
    said: Inline
    draft: Record | None = None


@frozen(kw_only=True, repr=False)
class Opening(Answer):
    """
    A new reporting period, opened from the last.

    Attributes:
        period: The new period.

        last: The period before it.

        items: The checklist, in the order of tasks, types and keys.

        drafts: The records drafted, which the register does not hold yet: the period itself where it is new, then those
            of the items.

        file: The name of the file of drafts; None if nothing was written.
    """

    period: ReportingPeriod
    last: ReportingPeriod
    items: tuple[Item, ...]
    drafts: tuple[Record, ...] = ()
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
