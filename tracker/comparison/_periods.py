"""The periods of a comparison: the order that they must have, and those that a span is cut into."""

from collections.abc import Iterable
from itertools import pairwise

from tracker.errors import InvalidValueError, choice_hint
from tracker.indicators._question import AnyPeriod, span_of
from tracker.model import Register
from tracker.values import CalendarUnit, ReportingPeriod

__all__ = ["in_order", "periods_between"]


def in_order(register: Register, periods: Iterable[AnyPeriod]) -> tuple[ReportingPeriod, ...]:
    """
    Return the days of periods, the earliest first as they must be given.

    Periods may share days, and one may be compared with itself; but a change has one direction, so that none may end
    before the one it is compared with.

    Raises:
        UnknownRecordError: A period does not exist.

        InvalidValueError: One ends before the one in front of it.
    """
    spans = tuple(span_of(register, period) for period in periods)
    for earlier, later in pairwise(spans):
        if later.end < earlier.end:
            raise InvalidValueError(
                "{later} ends before {earlier}, which it is compared with; swap the two",
                later=str(later),
                earlier=str(earlier),
            )
    return spans


def periods_between(span: ReportingPeriod, unit: CalendarUnit | str) -> tuple[ReportingPeriod, ...]:
    """
    Cut a span into whole years, halves, quarters or months; parts that are cut short at either end are left out.

    >>> [period.label for period in periods_between(ReportingPeriod.parse("2021-02..2021-12"), CalendarUnit.QUARTER)]
    ['2021-Q2', '2021-Q3', '2021-Q4']

    Raises:
        InvalidValueError: There is no such unit.
    """
    if unit not in [*CalendarUnit]:
        hint = choice_hint(unit, CalendarUnit)
        raise InvalidValueError("{text} is not a unit of the calendar; {hint}", text=repr(unit), hint=hint)
    every = CalendarUnit(unit)
    return tuple(cell for cell in span.partition(every) if cell == ReportingPeriod.of(cell.start, every))
