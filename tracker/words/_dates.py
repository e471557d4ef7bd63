"""How days read."""

from datetime import date

from tracker.documents import DateText, Inline, Message, Verbatim
from tracker.values import When

MAY_LIE_OUTSIDE = Message("The date given does not tell whether it lies in the period.")
"""The note on what may have happened in a period, and may not."""


def on_day(day: date | When) -> Inline:
    """Word a day, or a date that stands for one and is not known so well."""
    return DateText(day if isinstance(day, When) else When.on(day))


def date_or_code(when: When) -> Inline:
    """Say a date; one without any limit has no words."""
    return Verbatim(when.edtf) if when.earliest is None and when.latest is None else DateText(when)


def behind_comma(when: When) -> Inline:
    """Word a date as it stands behind what happened on it."""
    return Message(", {date}", date=DateText(when, as_phrase=True))
