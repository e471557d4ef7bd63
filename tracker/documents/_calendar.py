"""A calendar: days and what they hold, in no format."""

from datetime import date

from attrs import field, frozen

from tracker.documents._inline import Inline
from tracker.errors import InvalidValueError

__all__ = ["Calendar", "CalendarEntry"]


@frozen(kw_only=True)
class CalendarEntry:
    """
    Something that takes whole days.

    Attributes:
        uid: What stays the same when the entry is written again: calendar programs replace an entry by it.

        start: The first day.

        end: The last day, included.

        title: What is shown in the calendar.

        text: What is shown when the entry is opened; None for nothing more.

        category: What sort of entry it is; None for none.
    """

    uid: str
    start: date
    end: date = field()
    title: Inline
    text: Inline | None = None
    category: Inline | None = None

    @end.validator
    def _is_not_empty(self, _: object, value: date) -> None:
        if value < self.start:
            raise InvalidValueError(
                "an entry must not end before it starts on {start}, got {end}", start=self.start, end=value
            )


@frozen(kw_only=True)
class Calendar:
    """
    A calendar.

    Attributes:
        title: What it is called.

        on: The day on which it was drawn up.

        entries: Its entries.
    """

    title: Inline
    on: date
    entries: tuple[CalendarEntry, ...] = ()
