"""The note by which a draft says that it was carried over; it goes away when the draft is confirmed."""

from functools import cache

from tracker.documents import Message, Verbatim, phrase
from tracker.languages import LANGUAGES
from tracker.values import InternationalString
from tracker.writers import plain_text

CARRIED_OVER = phrase("carried over from {period}; to be confirmed")
"""The note of a draft, with the period that it comes from."""


def is_carried_over(note: InternationalString | None) -> bool:
    """
    Tell whether a note is the one that a draft was written with, in any language, and nobody's remark.

    >>> is_carried_over(InternationalString(en="carried over from 2024; to be confirmed"))
    True
    >>> is_carried_over(InternationalString(en="carried over from 2024; to be confirmed by the ministry"))
    False
    """
    if note is None:
        return False
    return all(any(text.startswith(start) and text.endswith(end) for start, end in _frames()) for text in note)


@cache
def _frames() -> tuple[tuple[str, str], ...]:
    """Return what stands before and behind the period in each language."""
    frames = []
    for language in LANGUAGES:
        start, _, end = plain_text(Message(CARRIED_OVER, period=Verbatim("#")), language).partition("#")
        frames.append((start, end))
    return tuple(frames)
