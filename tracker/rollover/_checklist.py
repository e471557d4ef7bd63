"""The checklist of a new reporting period, as a document."""

from itertools import groupby

from tracker.documents import Block, Document, Heading, Items, Message, PeriodText, phrase
from tracker.model import Register
from tracker.rollover._opening import Opening, Task

__all__ = ["TITLES", "checklist"]

TITLES = {
    Task.CARRIES_OVER: phrase("Goes on"),
    Task.CONFIRM: phrase("To be confirmed"),
    Task.DUE: phrase("Observations due"),
    Task.OPEN: phrase("Recommendations still open"),
    Task.EXPECTED: phrase("Expected in the period"),
    Task.DECLARE: phrase("To be said of the new period"),
}
"""What the parts of the checklist are called."""


def checklist(register: Register, opening: Opening) -> Document:
    """Return the checklist of a new period as a document, in no format and no language."""
    blocks: list[Block] = []
    for task, items in groupby(opening.items, key=lambda item: item.task):
        blocks.append(Heading(level=1, text=Message(TITLES[task]), anchor=f"task-{task.value.replace('_', '-')}"))
        blocks.append(Items(items=tuple(item.said for item in items)))
    return Document(
        title=register.title,
        subtitle=Message(
            "Checklist for {period}, after {last}", period=PeriodText(opening.period), last=PeriodText(opening.last)
        ),
        blocks=tuple(blocks),
    )
