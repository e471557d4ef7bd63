"""Series: an indicator over three periods and more, each step with its verdict."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import frozen

from tracker.comparison._comparability import Level
from tracker.comparison._compare import Comparison, compare
from tracker.comparison._figures import subjects_of
from tracker.errors import InvalidValueError
from tracker.indicators import About, Figure
from tracker.indicators._known_indicators import every_or
from tracker.model import Indicator, Register
from tracker.values import CalendarUnit, Reading, ReportingPeriod

__all__ = ["Series", "comparable_run", "periods_between", "series", "series_of", "with_last_year"]


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
        """How many of the latest periods are comparable one with the next; none if the last one has no figure."""
        run = int(self.steps[-1].after.missing is None)
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
    about: About | str = About.RECORDED,
    reading: Reading | str | None = None,
    remedy: str | None = None,
    by_member: bool = False,
    subject: str | None = None,
) -> Series:
    """
    Compare an indicator over several periods, each with the one before.

    Args:
        register: The records.

        indicator: An indicator or its id.

        periods: Two periods or more, the earliest first.

        about: What was recorded, or what happened.

        reading: How hedged words are understood.

        remedy: What to do about reasons that block a step.

        by_member: Whether to say of each step who is in both periods, who came and who went.

        subject: Of values that are about several things, the id of the one that is meant.

    Raises:
        InvalidValueError: Fewer than two periods.

        UnknownRecordError: The indicator or a period does not exist.
    """
    if len(periods) < 2:  # noqa: PLR2004  # a step has two ends
        raise InvalidValueError("a series needs at least two periods, got {periods}", periods=len(periods))
    steps = tuple(
        compare(
            register,
            indicator,
            before,
            after,
            about=about,
            reading=reading,
            remedy=remedy,
            by_member=by_member,
            subject=subject,
        )
        for before, after in pairwise(periods)
    )
    return Series(indicator=steps[-1].indicator, steps=steps)


def series_of(
    register: Register,
    names: Iterable[str | Indicator] | None,
    periods: Sequence[str | ReportingPeriod],
    *,
    about: About | str = About.RECORDED,
    reading: Reading | str | None = None,
    remedy: str | None = None,
    by_member: bool = False,
) -> tuple[Series, ...]:
    """
    Compare several indicators over several periods; None takes all that the register can measure, sorted by id.

    Of an indicator whose values are about several things there is one series for each of them.
    """

    def of(one: str | Indicator, subject: str | None) -> Series:
        return series(
            register,
            one,
            periods,
            about=about,
            reading=reading,
            remedy=remedy,
            by_member=by_member,
            subject=subject,
        )

    return tuple(
        of(one, subject) for one in every_or(register, names) for subject in subjects_of(register, one, periods)
    )


def comparable_run(
    register: Register,
    indicator: str | Indicator,
    periods: Sequence[str | ReportingPeriod],
    *,
    reading: Reading | str | None = None,
) -> int:
    """
    Return the length of the comparable series that ends with the last period (the indicator CC2 of Eurostat).

    Raises:
        InvalidValueError: Fewer than two periods.

        UnknownRecordError: The indicator or a period does not exist.
    """
    return series(register, indicator, periods, reading=reading).comparable_run


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
