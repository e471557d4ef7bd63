"""Whether a target is approached as fast as a straight line from its baseline asks."""

from datetime import date
from fractions import Fraction

from attrs import frozen

from tracker.comparison._planned_and_reached import (
    actual_of,
    direction_of,
    due_of,
    planned_of,
    reached_of,
    target_of,
)
from tracker.comparison._target_verdict import TargetVerdict, verdict_on
from tracker.errors import InvalidValueError
from tracker.indicators import About, Basis, Figure
from tracker.indicators._question import reading_named
from tracker.model import Direction, Register, Target
from tracker.values import Bounds, Reading, ReportingPeriod

__all__ = ["TargetPath", "on_track"]


@frozen(kw_only=True)
class TargetPath:
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


def on_track(
    register: Register,
    target: str | Target,
    period: str | ReportingPeriod,
    *,
    since: str | date,
    basis: Basis | str | None = None,
    about: About | str = About.RECORDED,
    reading: Reading | str | None = None,
) -> TargetPath:
    """
    Tell whether a target is being approached as fast as a straight line from its baseline asks.

    The line runs from the day of the baseline to the last day on which the target may be reached; the day it is about
    is the last one of *period*. The verdict is on the number that the line asks for by then, not on the difference of
    the two changes: both rest on the same baseline, whose doubt would count twice.

    Args:
        register: The records.

        target: A target or its key.

        period: The period whose number is looked at, its id, or ``START..END``.

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
    asked = register.period(period) if isinstance(period, str) else period
    start = since if isinstance(since, date) else register.period(since).end
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
