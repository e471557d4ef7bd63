"""What the opening of a new reporting period holds: tasks for people, and drafts of records."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import Annotated, TypedDict

from attrs import frozen

from tracker.checks._names import called
from tracker.documents import Block, Document, Heading, Inline, Items, Message, PeriodText, Verbatim, phrase
from tracker.documents import Sequence as Parts
from tracker.model import Record, Register
from tracker.values import InternationalString, ReportingPeriod
from tracker.values._answer import Answer
from tracker.views._json import PeriodJson, period_json
from tracker.views._view import View, Words


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

        return VIEW


def named(record: Record, title: InternationalString | None = None) -> Inline:
    """Name a record by its type and key, and by its title if it has one."""
    name = called(record.table, record.key)
    return name if title is None else Message("{record}, “{title}”", record=name, title=title)


# -- its view ---------------------------------------------------------------------------------------------------------


TITLES = {
    Task.CARRIES_OVER: phrase("Goes on"),
    Task.CONFIRM: phrase("To be confirmed"),
    Task.DUE: phrase("Observations due"),
    Task.OPEN: phrase("Recommendations still open"),
    Task.EXPECTED: phrase("Expected in the period"),
    Task.DECLARE: phrase("To be said of the new period"),
}
"""What the parts of the checklist are called."""

_BOX = Verbatim("☐ ")


def checklist(register: Register, opening: Opening) -> Document:
    """Return the checklist of a new period as a document, in no format and no language."""
    return Document(
        title=register.title,
        subtitle=Message(
            "Checklist for {period}, after {last}", period=PeriodText(opening.period), last=PeriodText(opening.last)
        ),
        blocks=tuple(_blocks([opening], register)),
    )


def _blocks(found: Sequence[Opening], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    for opening in found:
        for task, items in groupby(opening.items, key=lambda item: item.task):
            yield Heading(level=1, text=Message(TITLES[task]), anchor=task.value.replace("_", "-"))
            yield Items(items=tuple(Parts((_BOX, item.said)) for item in items))


class DraftName(TypedDict):
    """
    Which record was drafted.

    Attributes:
        table: The name of its type, such as event.

        record: Its key.
    """

    table: str
    record: str


class NamedPeriod(PeriodJson):
    """
    A period with its name.

    Attributes:
        start: Its first day.

        end: Its last day.

        id: Its id.
    """

    id: str | None


class TaskJson(TypedDict):
    """
    One line of the checklist.

    Attributes:
        task: What is to be done.

        table: The type of the record that it is about.

        record: The key of that record.

        message: The line, in words.

        draft: The record drafted for the new period; null where there is nothing to draft.
    """

    task: Annotated[str, Task]
    table: str
    record: str
    message: str
    draft: DraftName | None


class OpeningJson(TypedDict):
    """
    A new reporting period, opened from the last.

    Attributes:
        period: The new period.

        last: The one before.

        items: The checklist.

        drafts: The records that were drafted.

        file: The file that they stand in.
    """

    period: NamedPeriod
    last: NamedPeriod
    items: list[TaskJson]
    drafts: list[DraftName]
    file: str | None


def _plain(opening: Opening, words: Words) -> OpeningJson:
    """Return the opening of a period: its checklist, and the drafts that were written."""
    return {
        "period": {"id": opening.period.label, **period_json(opening.period)},
        "last": {"id": opening.last.label, **period_json(opening.last)},
        "items": [
            {
                "task": item.task.value,
                "table": item.table,
                "record": item.key,
                "message": words.say(item.said),
                "draft": None if item.draft is None else {"table": item.draft.table, "record": item.draft.key},
            }
            for item in opening.items
        ],
        "drafts": [{"table": each.table, "record": each.key} for each in opening.drafts],
        "file": opening.file,
    }


VIEW = View(name="openings", title=Message("Opening of a period"), blocks=_blocks, plain=_plain)
