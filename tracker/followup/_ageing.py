"""Ageing: for how long the recommendations still open have stood. Age is a fact; it never means failure."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from attrs import frozen

from tracker.followup._dates import ALWAYS, number_of
from tracker.followup._timeline import Timeline
from tracker.values import Bounds, add_days, add_months

__all__ = ["BANDS", "AgeBand", "ageing"]

BANDS = (
    ("less than one year", 0, 1),
    ("one to two years", 1, 2),
    ("two to three years", 2, 3),
    ("three to four years", 3, 4),
    ("four to five years", 4, 5),
    ("five years or more", 5, None),
)
"""The bands by name: from so many full years on, and before so many."""


@frozen(kw_only=True)
class AgeBand:
    """
    The open recommendations of an age.

    Attributes:
        band: What the band is called.

        from_years: The full years that they have at least.

        to_years: The full years that they do not have yet; None without a limit.

        bounds: How many they are.
    """

    band: str
    from_years: int
    to_years: int | None
    bounds: Bounds


def ageing(timelines: Iterable[Timeline], day: date) -> tuple[AgeBand, ...]:
    """Count the recommendations open at the end of a day by the full years since they were made."""
    end = number_of(day)
    # Made after the last cut: too young for the next band. The bands of day numbers, youngest first.
    cuts = [end, *(_latest_made(day, years) for _, years, _ in BANDS[1:]), ALWAYS]
    ways: Counter[frozenset[int | None]] = Counter(_bands(timeline, cuts, end) for timeline in timelines)
    found = []
    for number, (name, start, stop) in enumerate(BANDS):
        lower = sum(count for may_be, count in ways.items() if may_be == {number})
        upper = sum(count for may_be, count in ways.items() if number in may_be)
        found.append(AgeBand(band=name, from_years=start, to_years=stop, bounds=Bounds(lower, upper)))
    return tuple(found)


def _bands(timeline: Timeline, cuts: list[int], end: int) -> frozenset[int | None]:
    """Return the bands that a recommendation may be in; None stands for not being open on the day."""
    states = {state for (state,) in timeline.observed((end,))}
    found: set[int | None] = set()
    if timeline.may_be_another or timeline.issued.may_come_after(end) or not all(each.is_open for each in states):
        found.add(None)
    if any(each.is_open for each in states):
        found |= {number for number in range(len(BANDS)) if timeline.issued.may_fall(cuts[number + 1], cuts[number])}
    return frozenset(found)


def _latest_made(day: date, years: int) -> int:
    """Return the last day on which something was made that is so many full years old on *day*."""
    made = add_months(day, -12 * years)
    if made is None:
        return ALWAYS
    later = add_days(made, 1)
    if later is not None and (reached := add_months(later, 12 * years)) is not None and reached <= day:
        return number_of(later)  # 29 February is a year old on 28 February
    return number_of(made)
