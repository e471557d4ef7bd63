"""How records are called, and how the versions of a record read."""

from tracker.documents import Inline, Message, Sequence, Verbatim
from tracker.errors import UnknownRecordError
from tracker.model import Record, Register
from tracker.values import InternationalString
from tracker.words._dates import on_day
from tracker.words._terms import brief

__all__ = ["named", "revision_of", "title_of"]


def named(register: Register, record: str) -> Inline:
    """Return what a record is called, or its id if it has no title."""
    try:
        title = getattr(register.find(record)[0], "title", None)
    except UnknownRecordError:
        title = None
    return title if isinstance(title, InternationalString) else Verbatim(record)


def title_of(record: Record) -> Inline:
    """Return what a record says of itself: its title, else its text, else its key."""
    for field in ("title", "text"):
        text = getattr(record, field, None)
        if isinstance(text, InternationalString):
            return text
    return Verbatim(record.key)


def revision_of(register: Register, version: Record) -> Inline:
    """Say of a version why it was made, when it was entered, when its source became public, and what its note says."""
    revision = version.revision
    parts: list[Inline] = [Message("first version") if revision is None else brief(revision.reason)]
    if version.recorded is not None:
        parts.append(Message("recorded {date}", date=on_day(version.recorded)))
    published = register.published(version)
    if published is not None:
        parts.append(Message("published {date}", date=on_day(published)))
    if revision is not None and revision.note is not None:
        parts.append(Message("“{note}”", note=revision.note))
    return Sequence(tuple(parts), ", ")
