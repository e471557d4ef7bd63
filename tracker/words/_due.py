"""How what is due reads: in a list, in a calendar, and in a report."""

from collections.abc import Iterator

from tracker.codelists._organs import Session
from tracker.documents import Counted, Inline, Message, Numeral
from tracker.followup import DueItem
from tracker.languages import LANGUAGES, ordinal
from tracker.values import Bounds, InternationalString
from tracker.words._dates import on_day


def session_name(session: Session) -> Inline:
    """Name a session: "eightieth session (General Assembly)"."""
    number = InternationalString({each: ordinal(session.number, each) for each in LANGUAGES})
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
            "originally {date}; moved by {days} {days:day|days}; extensions: {number}",
            date=on_day(history.original),
            days=Numeral(history.slippage),
            number=Numeral(history.extensions),
        )
