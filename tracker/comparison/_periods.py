"""The periods of a comparison, however a caller names them, and the order that they must have."""

from collections.abc import Iterable
from itertools import pairwise

from tracker.errors import InvalidValueError
from tracker.model import DeclaredPeriod, Register
from tracker.values import CalendarUnit, ReportingPeriod

__all__ = ["AnyPeriod", "in_order", "periods_between", "span_of"]

AnyPeriod = str | ReportingPeriod | DeclaredPeriod
"""A period: the record that declares it, its id, ``START..END``, or the days themselves."""


def span_of(register: Register, period: AnyPeriod) -> ReportingPeriod:
    """
    Return the days of a period.

    Raises:
        UnknownRecordError: There is no such period.
    """
    if isinstance(period, ReportingPeriod):
        return period
    return period.span if isinstance(period, DeclaredPeriod) else register.period(period)


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


def periods_between(span: ReportingPeriod, unit: CalendarUnit) -> tuple[ReportingPeriod, ...]:
    """
    Cut a span into whole years, halves, quarters or months; parts that are cut short at either end are left out.

    >>> [period.label for period in periods_between(ReportingPeriod.parse("2021-02..2021-12"), CalendarUnit.QUARTER)]
    ['2021-Q2', '2021-Q3', '2021-Q4']
    """
    return tuple(cell for cell in span.partition(unit) if cell == ReportingPeriod.of(cell.start, unit))
