"""How what is due reads: in a terminal, in a calendar, and in a report."""

from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import quote

from tracker.codelists import Session
from tracker.documents import (
    Calendar,
    CalendarEntry,
    Counted,
    Inline,
    Listing,
    Message,
    Numeral,
    Verbatim,
)
from tracker.documents import Sequence as Parts
from tracker.followup import DueItem
from tracker.languages import ordinal
from tracker.model import Register
from tracker.values import Bounds, InternationalString, Language
from tracker.words._dates import on_day
from tracker.words._terms import brief

__all__ = ["calendar_of", "remarks_on", "session_name", "unrenewed"]

_ORDINALS = (Language.ENGLISH, Language.FRENCH)


def session_name(session: Session) -> Inline:
    """Name a session: "eightieth session (General Assembly)"."""
    number = InternationalString({each: ordinal(session.number, each) for each in _ORDINALS})
    return Message("{ordinal} session ({organ})", ordinal=number, organ=session.organ.name)


def unrenewed(years: Bounds) -> Inline:
    """Say for how many whole years a mandate has not been renewed."""
    least = Counted(int(years.lower or 0), "years")
    if years.lower == years.upper:
        return Message("not renewed for {years}", years=least)
    return Message("not renewed for at least {years}", years=least)


def remarks_on(item: DueItem) -> Iterator[Inline]:
    """Go through what a reader should know of an item beside its date and title."""
    if item.session is not None:
        yield session_name(item.session)
    elif item.words is not None:
        yield Message("asked for: {words}", words=item.words)
    if item.since_renewal is not None and item.since_renewal.lower:
        yield unrenewed(item.since_renewal)
    history = item.deadline
    if history is not None and history.original is not None and history.slippage:
        yield Message(
            "originally {date}; moved by {days} days; extensions: {number}",
            date=on_day(history.original),
            days=Numeral(history.slippage),
            number=Numeral(history.extensions),
        )


def calendar_of(register: Register, items: Sequence[DueItem], on: date) -> Calendar:
    """Make a calendar of what is due; an entry takes all the days on which it may be due."""
    entries = (_entry(register, item) for item in items)
    return Calendar(title=register.title, on=on, entries=tuple(each for each in entries if each is not None))


def _entry(register: Register, item: DueItem) -> CalendarEntry | None:
    """Make the entry of an item; None if it has no date."""
    window = item.when.window if item.when else None
    start = None if window is None else window.earliest or window.latest
    if window is None or start is None:
        return None
    remarks = tuple(remarks_on(item))
    named = Message("{label}: {value}", label=Verbatim(item.record.table), value=Verbatim(item.record.key))
    return CalendarEntry(
        uid=quote(f"{item.key}@{register.id}", safe=":@-._~"),
        start=start,
        end=window.latest or start,
        title=Message("{label}: {value}", label=brief(item.kind), value=item.title),
        text=Parts((Listing(remarks), named), separator="; ") if remarks else named,
        category=brief(item.kind),
    )
