"""
In which periods something may have happened, and by which rule it counts there.

One idea serves membership, comparison and overlap alike: the set of *patterns*. A pattern says for each of several
periods whether the event counts in it; the patterns of an event are those that some day (or some start and end) inside
its windows realises.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum, StrEnum
from functools import lru_cache
from itertools import product

from tracker.values._calendar import add_days
from tracker.values._edtf import Shape
from tracker.values._period import ReportingPeriod
from tracker.values._when import When
from tracker.values._window import Window

_ALL_DAYS = Window(None, None)

Pattern = tuple[bool, ...]
"""For each period, whether the event counts in it."""


class Membership(Enum):
    """
    What is certain about an event and a period, ordered by how much speaks for it.

    >>> Membership.IMPOSSIBLE < Membership.POSSIBLE < Membership.CERTAIN
    True
    """

    IMPOSSIBLE = 0
    """On no day it may have happened does it lie in the period."""

    POSSIBLE = 1
    """On some days it may have happened it lies in the period, on others not."""

    CERTAIN = 2
    """On whatever day it happened, it lies in the period."""

    def __lt__(self, other: "Membership") -> bool:
        return self.value < other.value

    def __le__(self, other: "Membership") -> bool:
        return self.value <= other.value


class Recognition(StrEnum):
    """When an event that lasts counts, like recognition of revenue: the measure defines it, never the event."""

    ON_START = "on_start"
    """In the period in which it starts."""

    ON_COMPLETION = "on_completion"
    """In the period in which it ends."""

    ACTIVE = "active"
    """In every period that it touches; such counts do not add up over periods."""


@lru_cache(maxsize=65536)
def membership(
    when: When,
    period: ReportingPeriod,
    recognition: Recognition = Recognition.ON_START,
    *,
    strict: bool = False,
) -> Membership:
    """
    Tell whether an event lies in a period.

    >>> period = ReportingPeriod.parse("2020-07..2022-07")
    >>> membership(When("2021-03"), period), membership(When("2020"), period)
    (<Membership.CERTAIN: 2>, <Membership.POSSIBLE: 1>)

    Args:
        when: The event's date.

        period: The period asked about.

        recognition: In which period an event that lasts counts.

        strict: Under a strict reading a doubted date (``?``) may as well be any other, so it is never impossible.
    """
    # L8: certain if on every day possible, impossible if on none. So a more precise date never turns it round (L9).
    found = {pattern[0] for pattern in patterns(when, (period,), recognition, strict=strict)}
    if found == {True}:
        return Membership.CERTAIN
    return Membership.IMPOSSIBLE if found == {False} else Membership.POSSIBLE


@lru_cache(maxsize=65536)
def patterns(
    when: When,
    periods: tuple[ReportingPeriod, ...],
    recognition: Recognition = Recognition.ON_START,
    *,
    strict: bool = False,
) -> frozenset[Pattern]:
    """
    Return every way in which an event may count in several periods at once.

    >>> before, after = ReportingPeriod.parse("2020"), ReportingPeriod.parse("2021")
    >>> sorted(patterns(When("[2020..2021]"), (before, after)))
    [(False, True), (True, False)]

    Args:
        when: The event's date.

        periods: The periods asked about.

        recognition: In which period an event that lasts counts.

        strict: Under a strict reading a doubted date (``?``) may as well be any other.
    """
    found = _possible(when, periods, recognition)
    if when.is_uncertain:
        nowhere = (False,) * len(periods)
        found |= {nowhere}  # L13: a doubted date is never certain to lie anywhere
        if strict:
            found |= _anywhere(when, periods, recognition)
    return frozenset(found)


def _possible(when: When, periods: Sequence[ReportingPeriod], recognition: Recognition) -> set[Pattern]:
    if when.shape is Shape.ONE_OF:
        return set().union(*(_on_days(part, periods) for part in when.parts))
    if when.shape is Shape.POINT or recognition is Recognition.ON_START:
        return _on_days(when.starts, periods)
    if recognition is Recognition.ON_COMPLETION:
        return _on_days(when.ends, periods)
    if when.shape is Shape.ALL_OF:
        return _any_of((_on_days(part, periods) for part in when.parts), len(periods))
    return _active_patterns(when.starts, when.ends, periods)


def _anywhere(when: When, periods: Sequence[ReportingPeriod], recognition: Recognition) -> set[Pattern]:
    """Return the patterns of a date of the same shape that may lie anywhere."""
    on_days = _on_days(_ALL_DAYS, periods)
    if recognition is not Recognition.ACTIVE or when.shape in (Shape.POINT, Shape.ONE_OF):
        return on_days
    if when.shape is Shape.ALL_OF:
        # More parts than periods add nothing: each period needs one part to lie in it.
        return _any_of([on_days] * min(len(when.parts), len(periods)), len(periods))
    return _active_patterns(_ALL_DAYS, _ALL_DAYS, periods)


def _on_days(window: Window, periods: Sequence[ReportingPeriod]) -> set[Pattern]:
    """Return the patterns of one day inside a window: only the days next to a boundary can differ."""
    return {tuple(day in period for period in periods) for day in _critical_days(window, periods)}


def _critical_days(window: Window, periods: Sequence[ReportingPeriod]) -> set[date]:
    days = {window.first, window.last}
    for period in periods:
        beside = (add_days(period.start, -1), period.start, period.end, add_days(period.end, 1))
        days.update(day for day in beside if day is not None and window.holds(day))
    return days


def _any_of(parts: Iterable[set[Pattern]], count: int) -> set[Pattern]:
    """Combine independent parts: the event counts where any of them does."""
    combined: set[Pattern] = {(False,) * count}
    for part in parts:
        combined = {
            tuple(one or other for one, other in zip(left, right, strict=True))
            for left, right in product(combined, part)
        }
    return combined


def _active_patterns(starts: Window, ends: Window, periods: Sequence[ReportingPeriod]) -> set[Pattern]:
    """Return the patterns of a span that lasts from a day of one window to a day of another."""
    # L12: what every start and end not before it gives. L23 does not hold here: a span counts wherever it touches.
    return {
        tuple(start <= period.end and period.start <= end for period in periods)
        for start, end in product(_critical_days(starts, periods), _critical_days(ends, periods))
        if start <= end
    }
