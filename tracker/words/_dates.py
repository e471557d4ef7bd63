"""How days read."""

from datetime import date

from tracker.documents import DateText, Inline, Verbatim
from tracker.values import When

__all__ = ["date_or_code", "on_day"]


def on_day(day: date) -> Inline:
    """Word a day."""
    return DateText(When.on(day))


def date_or_code(when: When) -> Inline:
    """Say a date; one without any limit has no words."""
    return Verbatim(when.edtf) if when.earliest is None and when.latest is None else DateText(when)
