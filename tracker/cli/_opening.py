"""How the opening of a period reads: as text, and as JSON."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from tracker.cli._room import wrapped
from tracker.cli._said import said, tell
from tracker.documents import Message, Numeral, Verbatim
from tracker.rollover import TITLES, Opening
from tracker.views._json import period_json

__all__ = ["checklist_lines", "opening_json", "tell_of_drafts"]


def checklist_lines(opening: Opening, language: str) -> Iterator[str]:
    """Go through the lines of a checklist: each task with a box to tick before every item."""
    for task, items in groupby(opening.items, key=lambda item: item.task):
        yield said(Message(TITLES[task]), language)
        for item in items:
            yield wrapped(said(item.said, language), first="  [ ] ", others=" " * 6, whole_words=True)
        yield ""


def tell_of_drafts(planned: Opening, done: Opening, language: str) -> None:
    """Say where the drafts are, or why there are none."""
    if done.file is not None:
        said_of = Message(
            "Wrote {number} drafts to {file}; confirm each by taking out its draft = true.",
            number=Numeral(len(done.drafts)),
            file=Verbatim(done.file),
        )
    elif planned.drafts:
        file = Verbatim(f"rolled.{planned.period.label}.toml")
        said_of = Message("{file} is there already and was left as it is; no drafts were written.", file=file)
    else:
        said_of = Message("The drafts of this period are there already; nothing was written.")
    tell(said_of, language)


def opening_json(opening: Opening, language: str) -> dict[str, Any]:
    """Return the opening of a period: its checklist, and the drafts that were written."""
    return {
        "period": {"id": opening.period.label, **period_json(opening.period)},
        "last": {"id": opening.last.label, **period_json(opening.last)},
        "items": [
            {
                "task": item.task.value,
                "table": item.table,
                "record": item.key,
                "message": said(item.said, language),
                "draft": None if item.draft is None else {"table": item.draft.table, "record": item.draft.key},
            }
            for item in opening.items
        ],
        "drafts": [{"table": each.table, "record": each.key} for each in opening.drafts],
        "file": opening.file,
    }
