"""Targets: what was to be reached, against what was; and whether one is approached as fast as a straight line asks.

A world fixes one number inside the actual value, one inside the target and one inside the baseline. A verdict is given
only if it is true in every world.
"""

from datetime import date
from fractions import Fraction

from attrs import field, frozen

from tracker.comparison._reached import (
    TargetVerdict,
    actual_of,
    direction_of,
    due_of,
    is_against,
    is_due,
    planned_of,
    reached_of,
    share_of_way,
    target_of,
    verdict_on,
)
from tracker.errors import InvalidValueError
from tracker.indicators import About, Figure, Flag, MissingReason
from tracker.indicators._question import AnyAbout, AnyBasis, AnyPeriod, AnyReading, reading_named, span_of
from tracker.model import Direction, IndicatorKind, Register, Target
from tracker.model._called import of_register
from tracker.values import Bounds, Reading
from tracker.values._answer import Answer, Answers


@frozen(kw_only=True, repr=False)
class Attainment(Answer):
    """
    A target beside what was reached.

    Attributes:
        target: What was to be reached.

        baseline: The bounds of the number started from; None if the target states none.

        actual: What was reached.

        planned: The bounds of the number to be reached. "At least 100" names its number, which is no doubt about it.

        share: How much of the way from the baseline to the target was gone: 1 is all of it, more is beyond, and a
            negative number is away from it. None if that cannot be said, as of a target worse than its baseline.

        missing: Why there is no share; None if there is one. Baseline and target may be equal (it cannot exist), or
            the actual value or the baseline is not reported.

        flags: Facts about the share, such as that baseline and target may be equal.

        verdict: Whether the target was met.
    """

    target: Target
    baseline: Bounds | None
    actual: Figure
    planned: Bounds
    share: Bounds | None = None
    missing: MissingReason | None = field(default=None)
    flags: tuple[Flag, ...] = ()
    verdict: TargetVerdict

    @missing.validator
    def _is_either(self, _: object, value: MissingReason | None) -> None:
        if (value is None) == (self.share is None):
            raise InvalidValueError(
                "an attainment has a share or a reason why it is missing, got {share} and {value}",
                share=self.share,
                value=value,
            )

    def __str__(self) -> str:
        return f"{self.actual}, planned {self.target.value.short()}: {self.verdict.value}"


def assess(
    register: Register,
    target: str | Target,
    *,
    basis: AnyBasis | str | None = None,
    about: AnyAbout | str = About.RECORDED,
    reading: AnyReading | str | None = None,
) -> Attainment:
    """
    Tell whether a target was met, and how much of the way to it was gone.

    >>> from tracker.model import Direction, Indicator, IndicatorKind, Observation
    >>> from tracker.values import InternationalString, Quantity
    >>> title = InternationalString(en="Persons trained")
    >>> trained = Indicator(
    ...     id="trained", version="1", title=title, kind=IndicatorKind.FLOW, unit="persons", direction=Direction.UP
    ... )
    >>> reached = Observation(indicator="trained", period="2025", value=Quantity(120, "more_than"))
    >>> planned = Target(indicator="trained", period="2025", value=Quantity(100), baseline=Quantity(80))
    >>> found = assess(Register(id="r", title=title, records=[trained, reached, planned]), "trained@2025")
    >>> found.verdict, found.share
    (<TargetVerdict.EXCEEDED: 'exceeded'>, Bounds(lower=Fraction(41, 20), upper=None))

    Args:
        register: The records.

        target: A target or its key.

        basis: What the actual value rests on; by default evidence where there is any, else claims.

        about: What was recorded, or what happened: where not everything is recorded, more may have been reached.

        reading: How hedged words are understood; by default as the register says.

    Raises:
        UnknownRecordError: The target, its indicator or its period does not exist.

        InvalidValueError: The target is to be reached by no day in particular.
    """
    found = target_of(register, target)
    understood = reading if isinstance(reading, Reading) else reading_named(reading or register.reading)
    direction = direction_of(register, found)
    actual = actual_of(register, found, due_of(register, found), basis, About(about), understood)
    planned = planned_of(found.value, direction, understood)
    baseline = None if found.baseline is None else found.baseline.bounds(understood)
    reached = reached_of(actual)
    share, missing = None, MissingReason.NOT_REPORTED
    if reached is not None and baseline is not None:
        share, missing = share_of_way(reached, planned, baseline), MissingReason.CANNOT_EXIST
    if actual.indicator.kind is IndicatorKind.STATUS or is_against(direction, planned, baseline):
        # A place in an order is no part of a way, and of a way that leads to worse nobody knows which end is wrong.
        share, missing = None, MissingReason.CANNOT_EXIST
    may_be_equal = share is not None and baseline is not None and planned.intersection(baseline) is not None
    return Attainment(
        target=found,
        baseline=baseline,
        actual=actual,
        planned=planned,
        share=share,
        missing=missing if share is None else None,
        flags=(Flag.DENOMINATOR_MAY_BE_ZERO,) if may_be_equal else (),
        verdict=verdict_on(reached, planned, direction, found.value),
    )


@of_register
def assess_all(
    register: Register,
    period: AnyPeriod,
    *,
    basis: AnyBasis | str | None = None,
    about: AnyAbout | str = About.RECORDED,
    reading: AnyReading | str | None = None,
) -> Answers[Attainment]:
    """
    Go through the targets that fall due in a period, sorted by key: whether each was met.

    Drafts are left out, and so are targets whose indicator or period the register lacks, or whose
    indicator cannot be measured: the checks say so.

    Args:
        register: The records.

        period: A period: a declared one, its id, or ``START..END``.

        basis: What the actual values rest on.

        about: What was recorded, or what happened.

        reading: How hedged words are understood.

    Raises:
        UnknownRecordError: The period does not exist.
    """
    asked = span_of(register, period)
    due = [each for each in register.of_type(Target).values() if not each.draft and is_due(register, each, asked)]
    return Answers(assess(register, each, basis=basis, about=about, reading=reading) for each in due)


@frozen(kw_only=True, repr=False)
class TargetPath(Answer):
    """
    How far one should be, and is, on the straight line from the baseline to the target.

    Attributes:
        target: What is to be reached.

        start: The day of the baseline.

        on: The day it is about.

        due: The day by which the target is to be reached.

        baseline: The bounds of the number started from.

        actual: What was reached by the day.

        required: The bounds of the number that the line asks for on the day.

        required_change: What the line asks for beyond the baseline.

        observed_change: What was reached beyond the baseline; None if there is no actual value.

        verdict: Whether the number that the line asks for was reached.
    """

    target: Target
    start: date
    on: date
    due: date
    baseline: Bounds
    actual: Figure
    required: Bounds
    required_change: Bounds
    observed_change: Bounds | None
    verdict: TargetVerdict

    @property
    def share_of_time(self) -> Fraction:
        """How much of the time has passed."""
        return Fraction((self.on - self.start).days, (self.due - self.start).days)

    def __str__(self) -> str:
        return f"{self.actual}, on the way to {self.target.value.short()} by {self.due}: {self.verdict.value}"


def assess_path(
    register: Register,
    target: str | Target,
    period: AnyPeriod,
    *,
    since: AnyPeriod | date,
    basis: AnyBasis | str | None = None,
    about: AnyAbout | str = About.RECORDED,
    reading: AnyReading | str | None = None,
) -> TargetPath:
    """
    Tell whether a target is being approached as fast as a straight line from its baseline asks.

    The line runs from the day of the baseline to the last day on which the target may be reached; the day it is about
    is the last one of *period*. The verdict is on the number that the line asks for by then, not on the difference of
    the two changes: both rest on the same baseline, whose doubt would count twice.

    Args:
        register: The records.

        target: A target or its key.

        period: The period whose number is looked at: a declared one, its id, or ``START..END``.

        since: The day of the baseline, or a period at whose end it stood.

        basis: What the actual value rests on.

        about: What was recorded, or what happened.

        reading: How hedged words are understood.

    Raises:
        UnknownRecordError: The target, its indicator or a period does not exist.

        InvalidValueError: The target has no baseline, neither way is better, or the period does not end between
            baseline and target.
    """
    found = target_of(register, target)
    understood = reading if isinstance(reading, Reading) else reading_named(reading or register.reading)
    direction, baseline = _demand_path(register, found, understood)
    asked = span_of(register, period)
    start = since if isinstance(since, date) else span_of(register, since).end
    due = _demand_between(register, found, start, asked.end)
    actual = actual_of(register, found, asked, basis, About(about), understood)
    planned = planned_of(found.value, direction, understood)
    passed = Fraction((asked.end - start).days, (due - start).days)
    required = baseline.scaled(1 - passed) + planned.scaled(passed)
    reached = reached_of(actual)
    return TargetPath(
        target=found,
        start=start,
        on=asked.end,
        due=due,
        baseline=baseline,
        actual=actual,
        required=required,
        required_change=(planned - baseline).scaled(passed),
        observed_change=None if reached is None else reached - baseline,
        verdict=verdict_on(reached, required, direction, found.value),
    )


def _demand_path(register: Register, target: Target, reading: Reading) -> tuple[Direction, Bounds]:
    """Demand that a target has a baseline and a better way, and return both."""
    if target.baseline is None:
        raise InvalidValueError(
            "target {key} has no baseline for a path to start from; give it one", key=repr(target.key)
        )
    direction = direction_of(register, target)
    if direction is Direction.NONE:
        raise InvalidValueError(
            "target {key} has no path, as neither way is better; give its indicator a direction", key=repr(target.key)
        )
    return direction, target.baseline.bounds(reading)


def _demand_between(register: Register, target: Target, start: date, on: date) -> date:
    """Demand that a day lies between the day of the baseline and the last day of a target, and return the latter."""
    due = due_of(register, target).end
    if not start < on <= due:
        raise InvalidValueError(
            "the path of target {key} runs from {start} to {due}, got a period that ends on {end}; "
            "ask for one that ends in between",
            key=repr(target.key),
            start=start,
            due=due,
            end=on,
        )
    return due
