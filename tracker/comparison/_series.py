"""Series: an indicator over three periods and more, each step with its verdict."""

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from tracker.comparison._comparability import Level
from tracker.comparison._compare import Comparison, compare
from tracker.errors import InvalidValueError
from tracker.indicators import Figure
from tracker.model import Indicator, Register
from tracker.values import CalendarUnit, Reading, ReportingPeriod

__all__ = ["Series", "periods_between", "series", "with_last_year"]


@frozen(kw_only=True)
class Series:
    """
    An indicator over several periods.

    Attributes:
        indicator: What is measured, by its newest definition.

        steps: The comparison of each period with the one before.
    """

    indicator: Indicator
    steps: tuple[Comparison, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures, the earliest first, as the steps hold them."""
        return (self.steps[0].before, *(step.after for step in self.steps))

    @property
    def comparable_run(self) -> int:
        """How many of the latest periods are comparable one with the next: at least one, the last itself."""
        run = 1
        for step in reversed(self.steps):
            if step.comparability.level is Level.NOT_COMPARABLE:
                break
            run += 1
        return run


def series(
    register: Register,
    indicator: str | Indicator,
    periods: Sequence[str | ReportingPeriod],
    *,
    reading: Reading | str | None = None,
    remedy: str | None = None,
) -> Series:
    """
    Compare an indicator over several periods, each with the one before.

    Args:
        register: The records.

        indicator: An indicator or its id.

        periods: Two periods or more, the earliest first.

        reading: How hedged words are understood.

        remedy: What to do about reasons that block a step.

    Raises:
        InvalidValueError: Fewer than two periods.

        UnknownRecordError: The indicator or a period does not exist.
    """
    if len(periods) < 2:  # noqa: PLR2004  # a step has two ends
        raise InvalidValueError("a series needs at least two periods, got {periods}", periods=len(periods))
    steps = tuple(
        compare(register, indicator, before, after, reading=reading, remedy=remedy)
        for before, after in pairwise(periods)
    )
    return Series(indicator=steps[-1].indicator, steps=steps)


def periods_between(span: ReportingPeriod, unit: CalendarUnit) -> tuple[ReportingPeriod, ...]:
    """
    Cut a span into whole years, halves, quarters or months; parts that are cut short at either end are left out.

    >>> [period.label for period in periods_between(ReportingPeriod.parse("2021-02..2021-12"), CalendarUnit.QUARTER)]
    ['2021-Q2', '2021-Q3', '2021-Q4']
    """
    return tuple(cell for cell in span.partition(unit) if cell == ReportingPeriod.of(cell.start, unit))


def with_last_year(
    register: Register, indicator: str | Indicator, period: ReportingPeriod, *, reading: Reading | str | None = None
) -> Comparison:
    """
    Compare a period with the same months of the year before.

    Raises:
        InvalidValueError: The period is longer than a year, so that both would share days.
    """
    return compare(register, indicator, period.same_last_year(), period, reading=reading)
