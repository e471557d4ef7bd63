"""
Rates of implementation: each has a name, a numerator, a denominator, and says what it does with what was overtaken.

The same records give different rates, and all of them are true: only the name and n of N tell them apart. "Partly
implemented" is not implemented, and never counts as a half.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from types import MappingProxyType

from attrs import evolve, frozen

from tracker.followup._dates import NEVER, DayRuns, number_of
from tracker.followup._deadlines import DeadlineHistory, due_days
from tracker.followup._status import Status
from tracker.followup._tally import Behind, Tally
from tracker.followup._timeline import Course, Timeline
from tracker.followup._transitions import is_under_review
from tracker.values import Bounds, Number, ReportingPeriod
from tracker.values._calendar import add_months

MINIMUM = 20
"""Below so many recommendations no percentage is given: one of seven is not "14 per cent"."""


class Overtaken(Enum):
    """What a rate does with recommendations closed otherwise: overtaken by events, superseded, withdrawn."""

    COUNTED = "counted"
    """they are in the denominator, as not implemented"""
    LEFT_OUT = "left_out"
    """they are neither in the numerator nor in the denominator"""


class _Part(Enum):
    """What a recommendation is to a rate."""

    DONE = "done"
    """in the numerator and the denominator"""
    REST = "rest"
    """in the denominator only"""
    OUT = "out"
    """in neither"""


@frozen(kw_only=True)
class Rate:
    """
    How many of the recommendations concerned have been implemented.

    Attributes:
        name: Which rate: ``observed``, ``stock``, ``due``, ``due_original`` or ``cohort_3``, and
            ``observed_without_overtaken`` for one that leaves out what was closed otherwise.

        overtaken: What it does with what was closed otherwise.

        numerator: How many are implemented.

        denominator: How many are concerned.

        share: The one divided by the other, in every world in which any is concerned; None if none is in any.

        years: For a cohort, within how many years; else None.

        cohort: For a cohort, the period in which it was made; else None.

        records: The recommendations behind the ``numerator`` and the ``denominator``, by these names.
    """

    name: str
    overtaken: Overtaken
    numerator: Bounds
    denominator: Bounds
    share: Bounds | None
    years: int | None = None
    cohort: ReportingPeriod | None = None
    records: Mapping[str, Behind]

    def is_large_enough(self, minimum: int = MINIMUM) -> bool:
        """Tell whether so many are concerned, whatever is true, that a percentage says something."""
        return self.share is not None and (self.denominator.lower or 0) >= minimum


def rate_of(
    name: str, found: Tally[Course], concerned: Callable[[Course], Status | None], overtaken: Overtaken
) -> Rate:
    """Make a rate of the statuses that courses end in; None leaves a course out."""

    def part(course: Course) -> _Part:
        state = concerned(course)
        return _Part.OUT if state is None else _part(state, overtaken)

    return _rate(_named(name, overtaken), overtaken, found.outcomes(part))


def observed_rate(found: Tally[Course], overtaken: Overtaken) -> Rate:
    """Implemented in the period, of those under review in it; from the statuses at the opening and at the closing."""
    return rate_of(
        "observed", found, lambda course: course[-1] if is_under_review(course[0], course[-1]) else None, overtaken
    )


def stock_rate(found: Tally[Course], overtaken: Overtaken) -> Rate:
    """Implemented on the last day, of all ever made."""
    return rate_of("stock", found, lambda course: course[-1], overtaken)


def due_rate(
    timelines: Iterable[Timeline],
    deadline: Callable[[Timeline], DeadlineHistory],
    period: ReportingPeriod,
    overtaken: Overtaken,
    *,
    original: bool = False,
    strict: bool = False,
) -> Rate:
    """Implemented on the due day, of those due in the period, by the deadline last set or by the original one."""
    first, last = number_of(period.start), number_of(period.end)

    def parts() -> Iterator[tuple[frozenset[_Part], str]]:
        for timeline in timelines:
            history = deadline(timeline).as_of(period.end)
            chosen = history.first_stated if original else history.last_stated
            due = None if chosen is None else due_days(chosen, strict=strict)
            if due is None or not due.may_fall(first - 1, last):
                continue
            may_be: set[_Part] = set()
            if due.doubted or due.runs[0][0] < first or due.runs[-1][1] > last:
                may_be.add(_Part.OUT)
            for day in _telling_days(timeline, due, (first, last)):
                courses = timeline.courses((day, last))
                may_be |= {_part(on_day, overtaken) if at_end.is_issued else _Part.OUT for on_day, at_end in courses}
            yield frozenset(may_be), timeline.id

    return _rate(_named("due_original" if original else "due", overtaken), overtaken, Tally.of(parts()))


def _telling_days(timeline: Timeline, due: DayRuns, within: tuple[int, int]) -> Iterator[int]:
    """Go through the days on which something may be due and what is possible of a status changes, first of each run."""
    changes = timeline.telling_days() if due.only_day is None else ()
    for first, last in due.runs:
        start, end = max(first, within[0]), min(last, within[1])
        if start <= end:
            yield start
            yield from (day for day in changes if start < day <= end)


def cohort_rate(timelines: Iterable[Timeline], cohort: ReportingPeriod, years: int, seen_until: date) -> Rate:
    """
    Found implemented within some years, of those made in a period; a later reopening does not undo it.

    Those observed for less than the years, and not implemented so far, are censored: they may still be, or not.
    """
    # L77: with more years a cohort rate never falls.
    seen = number_of(seen_until)
    parts = Tally.of((_in_cohort(timeline, cohort, years, seen), timeline.id) for timeline in timelines)
    return evolve(_rate(f"cohort_{years}", Overtaken.COUNTED, parts), years=years, cohort=cohort)


def _named(name: str, overtaken: Overtaken) -> str:
    return name if overtaken is Overtaken.COUNTED else f"{name}_without_overtaken"


def _part(state: Status, overtaken: Overtaken) -> _Part:
    if not state.is_issued or (state.is_closed_otherwise and overtaken is Overtaken.LEFT_OUT):
        return _Part.OUT
    return _Part.DONE if state.is_implemented else _Part.REST


def _in_cohort(timeline: Timeline, cohort: ReportingPeriod, years: int, seen_until: int) -> frozenset[_Part]:
    """Return what a recommendation may be to its cohort: the extremes are the first and the last day it may be made."""
    start, end = number_of(cohort.start), min(number_of(cohort.end), seen_until)
    days = [
        (max(first, start), min(last, end)) for first, last in timeline.issued.runs if first <= end and last >= start
    ]
    if not days:
        return frozenset({_Part.OUT})
    parts = set()
    outside = any(first < start or last > end for first, last in timeline.issued.runs)
    if timeline.may_be_another or timeline.issued.doubted or outside:
        parts.add(_Part.OUT)
    for made in (days[0][0], days[-1][1]):
        parts |= _within(timeline, _years_later(made, years), seen_until)
    return frozenset(parts)


def _within(timeline: Timeline, limit: int, seen_until: int) -> set[_Part]:
    """Return whether it may have been, and may not have been, found implemented by a limit or as far as is seen."""
    until = min(limit, seen_until)
    done = [
        (finding, all(each.is_implemented for each in finding.statuses))
        for finding in timeline.findings
        if any(each.is_implemented for each in finding.statuses)
    ]
    parts = set()
    if limit > seen_until or any(finding.dates.may_fall(0, until) for finding, _ in done):
        parts.add(_Part.DONE)
    if all(not surely or finding.dates.may_come_after(until) for finding, surely in done):
        parts.add(_Part.REST)
    return parts


def _years_later(made: int, years: int) -> int:
    moved = add_months(date.fromordinal(made), 12 * years)
    return NEVER if moved is None else number_of(moved)


def _rate(name: str, overtaken: Overtaken, parts: Tally[_Part]) -> Rate:
    numerator, denominator = (
        parts.behind(lambda part: part is _Part.DONE),
        parts.behind(lambda part: part is not _Part.OUT),
    )
    return Rate(
        name=name,
        overtaken=overtaken,
        numerator=numerator.bounds,
        denominator=denominator.bounds,
        share=_share(parts),
        records=MappingProxyType({"numerator": numerator, "denominator": denominator}),
    )


def _share(parts: Tally[_Part]) -> Bounds | None:
    """
    Return the least and the greatest share of all worlds in which any recommendation is concerned.

    Each recommendation is taken at its worst, then at its best: whatever the others are, one more of the rest never
    raises the share, and one more that is done never lowers it.
    """
    lower = _extreme(parts, (_Part.REST, _Part.OUT, _Part.DONE))
    upper = _extreme(parts, (_Part.DONE, _Part.OUT, _Part.REST))
    return None if lower is None or upper is None else Bounds(lower, upper)


def _extreme(parts: Tally[_Part], preferred: tuple[_Part, ...]) -> Number | None:
    taken: Counter[_Part] = Counter()
    for may_be, count in parts.sizes():
        taken[next(each for each in preferred if each in may_be)] += count
    concerned = taken[_Part.DONE] + taken[_Part.REST]
    if concerned:
        return Fraction(taken[_Part.DONE], concerned)
    last = preferred[-1]  # nobody need be concerned; where anybody is, it is as this
    if last in parts.all():
        return Fraction(int(last is _Part.DONE))
    return None
