"""Series: an indicator over three periods and more, each step with its verdict."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import frozen

from tracker.comparison._comparability import Level
from tracker.comparison._compare import Comparison, compare
from tracker.comparison._pair import each_subject, in_order
from tracker.comparison._remedies import RemedyName
from tracker.errors import InvalidValueError
from tracker.indicators import About, Figure
from tracker.indicators._question import AnyAbout, AnyBasis, AnyPeriod, AnyReading
from tracker.model import Indicator, Register
from tracker.model._called import of_register
from tracker.values import ReportingPeriod
from tracker.values._answer import Answer


@frozen(kw_only=True, repr=False)
class Series(Answer):
    """
    An indicator over several periods.

    Attributes:
        indicator: What is measured, by its newest definition.

        steps: The comparison of each period with the one before.
    """

    indicator: Indicator
    steps: tuple[Comparison, ...]

    def __str__(self) -> str:
        verdicts = ", ".join(step.change.verdict.value for step in self.steps)
        return f"{self.indicator.id}, {len(self.steps) + 1} periods: {verdicts}"

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures, the earliest first, as the steps hold them."""
        return (self.steps[0].before, *(step.after for step in self.steps))

    @property
    def comparable_run(self) -> int:
        """
        How many of the latest periods are comparable one with the next (CC2 of Eurostat).

        None are if the last one has no figure.
        """
        run = int(self.steps[-1].after.missing is None)
        for step in reversed(self.steps):
            if step.comparability.level is Level.NOT_COMPARABLE:
                break
            run += 1
        return run


@of_register
def compare_series(
    register: Register,
    indicator: str | Indicator,
    periods: Sequence[AnyPeriod],
    *,
    about: AnyAbout | str = About.RECORDED,
    reading: AnyReading | str | None = None,
    remedy: RemedyName | str | None = None,
    by_member: bool = False,
    subject: str | None = None,
    basis: AnyBasis | str | None = None,
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

        basis: What all figures must rest on; None takes for each step what both have.

    Raises:
        InvalidValueError: Fewer than two periods, or one that ends before the one in front of it.

        UnknownRecordError: The indicator or a period does not exist.
    """
    steps = tuple(
        compare(
            register,
            indicator,
            after,
            against=before,
            about=about,
            reading=reading,
            remedy=remedy,
            by_member=by_member,
            subject=subject,
            basis=basis,
        )
        for before, after in pairwise(_two_or_more(register, periods))
    )
    return Series(indicator=steps[-1].indicator, steps=steps)


def compare_series_all(
    register: Register,
    indicators: Iterable[str | Indicator] | Indicator | None,
    periods: Sequence[AnyPeriod],
    *,
    about: AnyAbout | str = About.RECORDED,
    reading: AnyReading | str | None = None,
    remedy: RemedyName | str | None = None,
    by_member: bool = False,
    basis: AnyBasis | str | None = None,
) -> tuple[Series, ...]:
    """
    Compare several indicators over several periods; None takes all that the register can measure, sorted by id.

    Of an indicator whose values are about several things there is one series for each of them.

    Args:
        register: The records.

        indicators: Indicators or their ids.

        periods: Two periods or more, the earliest first.

        about: What was recorded, or what happened.

        reading: How hedged words are understood.

        remedy: What to do about reasons that block a step.

        by_member: Whether to say of each step who is in both periods, who came and who went.

        basis: What all figures must rest on; None takes for each step what both have.

    Raises:
        InvalidValueError: Fewer than two periods, or one that ends before the one in front of it.

        UnknownRecordError: An indicator or a period does not exist.
    """
    spans = _two_or_more(register, periods)
    return tuple(
        compare_series(
            register,
            one,
            spans,
            about=about,
            reading=reading,
            remedy=remedy,
            by_member=by_member,
            subject=subject,
            basis=basis,
        )
        for one, subject in each_subject(register, indicators, spans)
    )


def _two_or_more(register: Register, periods: Sequence[AnyPeriod]) -> tuple[ReportingPeriod, ...]:
    if len(periods) < 2:  # noqa: PLR2004  # a step has two ends
        raise InvalidValueError("a series needs at least two periods, got {periods}", periods=len(periods))
    return in_order(register.confirmed, periods)
