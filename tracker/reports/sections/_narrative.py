"""Sections of narrative alone: what people wrote in short, what is asked of the reader, what was hard, what follows."""

from tracker.documents import Inline, Message
from tracker.reports._draft import Draft
from tracker.reports._matter import Matter
from tracker.reports._passages import passages_of


def summary(_: Matter, draft: Draft) -> None:
    """Say in short what was done and what changed, as people wrote it."""
    _written(draft, "summary", Message("Summary"))


def action(_: Matter, draft: Draft) -> None:
    """Say what the readers are asked to do, as people wrote it."""
    _written(draft, "action", Message("Action called for"))


def difficulties(_: Matter, draft: Draft) -> None:
    """Tell of what was hard, as people wrote it."""
    _written(draft, "difficulties", Message("Difficulties"))


def conclusions(_: Matter, draft: Draft) -> None:
    """Tell of what follows from it all, as people wrote it."""
    _written(draft, "conclusions", Message("Conclusions"))


def _written(draft: Draft, section: str, title: Inline) -> None:
    said = list(passages_of(draft, section))
    if said:
        draft.heading(1, title)
    for passage in said:
        draft.paragraph(passage)
