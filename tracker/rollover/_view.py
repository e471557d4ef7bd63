"""The view of the opening of a period: each task with what is to be done, and the drafts that were written."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Annotated, TypedDict

from tracker.documents import Block, Document, Heading, Items, Message, PeriodText, Verbatim, phrase
from tracker.documents import Sequence as Parts
from tracker.model import Register
from tracker.rollover._opening import Opening, Task
from tracker.views._json import PeriodJson, period_json
from tracker.views._view import View, Words

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
