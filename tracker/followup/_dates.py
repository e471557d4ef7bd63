"""Imprecise dates as runs of day numbers, which are compared and searched faster than dates."""

from datetime import date
from functools import lru_cache

from attrs import frozen

from tracker.values import When
from tracker.values._edtf import Shape

ALWAYS = 0
"""A day number before all days."""
NEVER = date.max.toordinal() + 1
"""A day number after all days."""


@frozen(cache_hash=True)
class DayRuns:
    """
    The days on which something may have happened.

    Attributes:
        runs: The first and last day number of each run of days, in order.

        doubted: Whether it may not have happened at any time that matters (a date with ``?``).
    """

    runs: tuple[tuple[int, int], ...]
    doubted: bool = False

    @property
    def only_day(self) -> int | None:
        """The one day left; None if there are several, or the date is doubted."""
        (first, _), (_, last) = self.runs[0], self.runs[-1]
        return first if first == last and not self.doubted else None

    def last_in(self, after: int, until: int) -> int | None:
        """Return the last possible day that is later than *after* and not later than *until*; None if there is none."""
        if after < until:
            for first, last in reversed(self.runs):
                if first <= until and last > after:
                    return min(last, until)
        return None

    def may_fall(self, after: int, until: int) -> bool:
        """Tell whether a day later than *after* and not later than *until* is possible."""
        return after < until and any(first <= until and last > after for first, last in self.runs)

    def may_come_after(self, day: int) -> bool:
        """Tell whether it may be later than *day*, or never."""
        return self.doubted or self.runs[-1][1] > day


@lru_cache(maxsize=65536)
def day_runs(when: When, *, strict: bool = False) -> DayRuns:
    """
    Return the days on which something with this date may have happened, or have begun.

    Under a strict reading a doubted date may as well be any other.
    """
    windows = when.parts if when.shape is Shape.ONE_OF else (when.starts,)
    runs = sorted((window.first.toordinal(), window.last.toordinal()) for window in windows)
    if when.is_uncertain and strict:
        runs = [(date.min.toordinal(), date.max.toordinal())]
    return DayRuns(_joined(runs), when.is_uncertain)


def _joined(runs: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for first, last in runs:
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)


def earliest_of(dates: list[DayRuns]) -> DayRuns:
    """Return the days on which the first of several things may have happened."""
    sure = [each.runs[-1][1] for each in dates if not each.doubted]
    limit = min(sure, default=NEVER)
    runs = sorted((first, min(last, limit)) for each in dates for first, last in each.runs if first <= limit)
    return DayRuns(_joined(runs), doubted=not sure)


def or_earlier(dates: DayRuns, others: list[DayRuns]) -> DayRuns:
    """Return the days on which something may have happened, if it may have been any of others that came before it."""
    limit = dates.runs[-1][1]
    earlier = [(first, min(last, limit)) for each in others for first, last in each.runs if first <= limit]
    return DayRuns(_joined(sorted([*dates.runs, *earlier])), dates.doubted)


def number_of(day: date | None) -> int:
    """Number a day; no day at all lies before the first."""
    return ALWAYS if day is None else day.toordinal()
