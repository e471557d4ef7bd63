"""The view of the opening of a period: each task with what is to be done, and the drafts that were written."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from tracker.documents import Block, Document, Heading, Items, Message, PeriodText, Verbatim, phrase
from tracker.documents import Sequence as Parts
from tracker.model import Register
from tracker.rollover._opening import Opening, Task
from tracker.views._json import period_json
from tracker.views._view import View, Words

__all__ = ["TITLES", "VIEW", "checklist"]

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


def _plain(opening: Opening, words: Words) -> dict[str, Any]:
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
