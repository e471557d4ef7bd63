"""Windows of days, and schedules on which something repeats."""

from collections.abc import Iterator
from datetime import date
from typing import Self

from attrs import field, frozen

from tracker.errors import InvalidValueError
from tracker.values._calendar import add_days, add_months, month_ordinal
from tracker.values._conversion import day, whole


def _earliest(value: date | str | None) -> date | None:
    return None if value is None else day(value, "earliest")


def _latest(value: date | str | None) -> date | None:
    return None if value is None else day(value, "latest")


@frozen
class Window:
    """
    A run of days, one of which is meant.

    >>> Window(date(2022, 1, 1), date(2022, 3, 31)).holds(date(2022, 2, 1))
    True

    Attributes:
        earliest: The first day possible; None without a limit.

        latest: The last day possible; None without a limit.
    """

    earliest: date | None = field(converter=_earliest)
    latest: date | None = field(converter=_latest)

    @latest.validator
    def _is_not_empty(self, _: object, value: date | None) -> None:
        if value is not None and self.earliest is not None and value < self.earliest:
            raise InvalidValueError(
                "latest must not lie before earliest={earliest}, got {value}", earliest=self.earliest, value=value
            )

    @property
    def first(self) -> date:
        """The first day possible, or the first day there is."""
        return self.earliest or date.min

    @property
    def last(self) -> date:
        """The last day possible, or the last day there is."""
        return self.latest or date.max

    def holds(self, day: date) -> bool:
        """Tell whether *day* is possible."""
        return self.first <= day <= self.last

    def hull(self, other: "Window") -> "Window":
        """Return the narrowest window that holds both."""
        earliest = None if self.earliest is None or other.earliest is None else min(self.earliest, other.earliest)
        latest = None if self.latest is None or other.latest is None else max(self.latest, other.latest)
        return Window(earliest, latest)

    def clipped(self, *, not_before: date | None = None, not_after: date | None = None) -> Self:
        """
        Leave out the days before and after; the window must keep at least one day.

        Raises:
            InvalidValueError: No day is left.
        """
        earliest = self.earliest if not_before is None or self.first >= not_before else not_before
        latest = self.latest if not_after is None or self.last <= not_after else not_after
        return type(self)(earliest, latest)


def _anchor(value: date | str) -> date:
    return day(value, "anchor")


def _months(value: int) -> int:
    return whole(value, "months")


def _days(value: int) -> int:
    return whole(value, "days")


@frozen
class Schedule:
    """
    A day on which something falls due, and the same again every so many months or days.

    >>> monthly = Schedule(date(2022, 1, 31), months=1)
    >>> [day.isoformat() for day in (monthly[1], monthly[2])]
    ['2022-02-28', '2022-03-31']

    Each occurrence is computed from the anchor, not from the one before: a short month shortens only itself. A day is a
    day in every time zone.

    Attributes:
        anchor: The occurrence of number 0.

        months: How many calendar months lie between two occurrences.

        days: How many days do, where they are not counted in months; exactly one of both is given.
    """

    anchor: date = field(converter=_anchor)
    months: int = field(default=0, converter=_months, kw_only=True)
    days: int = field(default=0, converter=_days, kw_only=True)

    @days.validator
    def _is_one_step(self, _: object, value: int) -> None:
        if (self.months > 0) == (value > 0) or self.months < 0 or value < 0:
            raise InvalidValueError(
                "a schedule recurs every so many months or every so many days, got months={months}, days={days}",
                months=self.months,
                days=value,
            )

    def __getitem__(self, number: int) -> date:
        """
        Return an occurrence by its number from the anchor.

        Raises:
            IndexError: The number is negative, or the day would lie after the year 9999.
        """
        day = None if number < 0 else self._day(number)
        if day is None:
            raise IndexError(f"there is no occurrence {number} of a schedule from {self.anchor}")
        return day

    def _day(self, number: int) -> date | None:
        if self.months:
            return add_months(self.anchor, number * self.months)
        return add_days(self.anchor, number * self.days)

    def __iter__(self) -> Iterator[date]:
        """Go through the occurrences from the anchor to the end of the calendar."""
        number = 0
        while (day := self._day(number)) is not None:
            yield day
            number += 1

    def number_on(self, day: date) -> int:
        """
        Return the number of the first occurrence on a day or after it.

        >>> Schedule(date(2022, 1, 31), months=1).number_on(date(2022, 3, 1))
        2
        """
        if day <= self.anchor:
            return 0
        if self.days:
            return -(-(day - self.anchor).days // self.days)
        number = max(0, (month_ordinal(day) - month_ordinal(self.anchor)) // self.months)
        found = self._day(number)
        return number if found is None or found >= day else number + 1

    def following(self, day: date) -> date | None:
        """Return the first occurrence on a day or after it; None if it would lie after the year 9999."""
        return self._day(self.number_on(day))

    def between(self, start: date, end: date) -> Iterator[date]:
        """Go through the occurrences from *start* to *end*, both included."""
        number = self.number_on(start)
        while (day := self._day(number)) is not None and day <= end:
            yield day
            number += 1
