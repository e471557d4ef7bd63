"""A calendar as iCalendar (RFC 5545), which every calendar program reads."""

from datetime import UTC, date, datetime, timedelta

from tracker.documents._document import Calendar, CalendarEntry
from tracker.errors import MissingExtraError
from tracker.languages._locale import written_in
from tracker.writers._speech import plain_text

_PRODUCT = "-//mandate-tracker//tracker//EN"


def to_icalendar(calendar: Calendar, language: str) -> bytes:
    """
    Write a calendar as iCalendar: the same calendar gives the same bytes.

    Each entry takes whole days (``VALUE=DATE``), which are the same in every time zone, and blocks nobody's time. The
    stamp of an entry is the day on which the calendar was drawn up, never the clock's.

    Raises:
        MissingExtraError: The package icalendar is not installed.

        MissingTranslationError: Nothing is written in the language yet.
    """
    try:
        import icalendar  # noqa: PLC0415  # the extra "calendar"
    except ImportError:
        raise MissingExtraError("a calendar needs icalendar: pip install 'mandate-tracker[calendar]'") from None
    written_in(language)
    found = icalendar.Calendar()
    found.add("prodid", _PRODUCT)
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", _text(plain_text(calendar.title, language)))
    for entry in sorted(calendar.entries, key=lambda each: (each.start, each.end, each.uid)):
        event = icalendar.Event()
        for name, value in _properties(entry, calendar.on, language):
            event.add(name, value)
        found.add_component(event)
    return bytes(found.to_ical())


def _properties(entry: CalendarEntry, on: date, language: str) -> list[tuple[str, object]]:
    properties: list[tuple[str, object]] = [
        ("uid", _text(entry.uid)),
        ("dtstamp", datetime(on.year, on.month, on.day, tzinfo=UTC)),
        ("dtstart", entry.start),
        ("dtend", _day_after(entry.end)),
        ("summary", _text(plain_text(entry.title, language))),
        ("transp", "TRANSPARENT"),
    ]
    if entry.text is not None:
        properties.append(("description", _text(plain_text(entry.text, language))))
    if entry.category is not None:
        properties.append(("categories", [_text(plain_text(entry.category, language))]))
    return [pair for pair in properties if pair[1] is not None]


def _day_after(day: date) -> date | None:
    """Return the day on which an entry has ended (RFC 5545 does not count it); None after the last day there is."""
    return None if day == date.max else day + timedelta(days=1)


def _text(text: str) -> str:
    """Leave out what no content line may hold: control characters but for the line feed."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        char for char in unified if char == "\n" or char.isprintable() or char in "\u200e\u200f\u200b\u00ad\u00a0\u202f"
    )
