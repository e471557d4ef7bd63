"""Records as a table of text: one line each, as wide as a terminal."""

from collections.abc import Iterator, Sequence
from itertools import starmap

from tracker.cli._filters import countries_of, time_of
from tracker.cli._room import WIDTH, padded, room_of
from tracker.cli._said import said
from tracker.documents import DateText, Message, PeriodText, phrase
from tracker.model import Record, Register
from tracker.values import InternationalString, Quantity, ReportingPeriod, When
from tracker.values._safe_text import inert

__all__ = ["lines"]

_HEADS = (phrase("key"), phrase("title"), phrase("date"), phrase("countries"))
_WIDEST = (40, WIDTH, 24, 11)
"""How wide each column may be; the title gets what is left."""
_LEAST = 10
_GAP = "  "
_TITLES = ("title", "text", "value", "wording", "state", "code", "due", "why")
"""The fields that tell most about a record, the best first."""


def lines(register: Register, records: Sequence[Record], language: str) -> Iterator[str]:
    """Write the head and a line for each record; what is too long ends in "…"."""
    if not records:
        return
    rows = [tuple(said(Message(head), language) for head in _HEADS)]
    rows += [_row(register, record, language) for record in records]
    widths = [min(limit, max(room_of(row[column]) for row in rows)) for column, limit in enumerate(_WIDEST)]
    left = WIDTH - sum(widths) + widths[1] - len(_GAP) * (len(widths) - 1)
    widths[1] = max(_LEAST, min(widths[1], left))
    for row in rows:
        yield _GAP.join(starmap(_fitted, zip(row, widths, strict=True))).rstrip()


def _row(register: Register, record: Record, language: str) -> tuple[str, ...]:
    date = _date(time_of(register, record), language)
    return record.key, inert(_title(record, language)), date, _codes(sorted(countries_of(record)))


def _date(time: When | ReportingPeriod | None, language: str) -> str:
    """Write a date in words, or as files write it where the words take too much room."""
    if time is None:
        return ""
    words = said(PeriodText(time) if isinstance(time, ReportingPeriod) else DateText(time), language)
    return words if room_of(words) <= _WIDEST[2] else str(time)


def _title(record: Record, language: str) -> str:
    value = next((found for name in _TITLES if (found := getattr(record, name, None)) is not None), "")
    if isinstance(value, InternationalString):
        return " ".join(value.best(language).split())
    if isinstance(value, Quantity):
        return value.text or value.short()
    return str(value)


def _codes(codes: list[str]) -> str:
    """List codes, the first few of many: ``AF, BD +8``."""
    shown = ", ".join(codes)
    count = len(codes)
    while len(shown) > _WIDEST[3]:
        count -= 1
        shown = f"{', '.join(codes[:count])} +{len(codes) - count}"
    return shown


def _fitted(text: str, width: int) -> str:
    """Fill a text up to a width, or cut it."""
    if room_of(text) > width:
        while room_of(text) >= width:
            text = text[:-1]
        text = f"{text}…"
    return padded(text, width)
