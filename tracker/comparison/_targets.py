"""
Targets: what was to be reached, against what was.

A world fixes one number inside the actual value, one inside the target and one inside the baseline. A verdict is given
only if it is true in every world.
"""

from datetime import date
from enum import StrEnum
from fractions import Fraction

from attrs import evolve, field, frozen

from tracker.comparison._change import Verdict, verdict
from tracker.comparison._way import share_of_way
from tracker.errors import InvalidValueError, UnknownRecordError, closest
from tracker.indicators import (
    DIMENSIONS,
    About,
    Basis,
    Figure,
    Flag,
    MissingReason,
    figures,
    indicator,
    measure,
    reading_named,
)
from tracker.model import CoverageState, Direction, Register, Target
from tracker.values import Bounds, Qualifier, Quantity, Reading, ReportingPeriod

__all__ = [
    "Attainment",
    "TargetPath",
    "TargetVerdict",
    "attainment",
    "on_track",
    "targets",
]


class TargetVerdict(StrEnum):
    """The strongest statement about a target that is true in every world."""

    EXCEEDED = "exceeded"
    """certainly better than the target"""
    MET = "met"
    """certainly as good as the target, perhaps better"""
    NOT_MET = "not_met"
    POSSIBLY_MET = "possibly_met"
    """met in some worlds and missed in others"""
    NOT_REPORTED = "not_reported"
    """there is no actual value"""


@frozen(kw_only=True)
class Attainment:
    """
    A target beside what was reached.

    Attributes:
        target: What was to be reached.

        baseline: The bounds of the number started from; None if the target states none.

        actual: What was reached.

        planned: The bounds of the number to be reached. "At least 100" names its number, which is no doubt about it.

        share: How much of the way from the baseline to the target was gone: 1 is all of it, more is beyond, and a
            negative number is away from it. None if that cannot be said.

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


def attainment(
    register: Register,
    target: str | Target,
    *,
    basis: Basis | str | None = None,
    about: About | str = About.RECORDED,
    reading: Reading | str | None = None,
) -> Attainment:
    """
    Tell whether a target was met, and how much of the way to it was gone.

    >>> from tracker.model import Indicator, IndicatorKind, Observation
    >>> from tracker.values import InternationalString
    >>> title = InternationalString(en="Persons trained")
    >>> trained = Indicator(
    ...     id="trained", version="1", title=title, kind=IndicatorKind.FLOW, unit="persons", direction=Direction.UP
    ... )
    >>> reached = Observation(indicator="trained", period="2025", value=Quantity(120, "more_than"))
    >>> planned = Target(indicator="trained", period="2025", value=Quantity(100), baseline=Quantity(80))
    >>> found = attainment(Register(id="r", title=title, records=[trained, reached, planned]), "trained@2025")
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
    found = _target(register, target)
    understood = reading if isinstance(reading, Reading) else reading_named(reading or register.reading)
    direction = _direction(register, found)
    actual = _actual(register, found, _due(register, found), basis, About(about), understood)
    planned = _planned(found.value, direction, understood)
    baseline = None if found.baseline is None else found.baseline.bounds(understood)
    reached = _reached(actual)
    share, missing = None, MissingReason.NOT_REPORTED
    if reached is not None and baseline is not None:
        share, missing = share_of_way(reached, planned, baseline), MissingReason.CANNOT_EXIST
    may_be_equal = share is not None and baseline is not None and planned.intersection(baseline) is not None
    return Attainment(
        target=found,
        baseline=baseline,
        actual=actual,
        planned=planned,
        share=share,
        missing=missing if share is None else None,
        flags=(Flag.DENOMINATOR_MAY_BE_ZERO,) if may_be_equal else (),
        verdict=_verdict(reached, planned, direction, found.value),
    )


def targets(
    register: Register,
    period: str | ReportingPeriod,
    *,
    basis: Basis | str | None = None,
    about: About | str = About.RECORDED,
    reading: Reading | str | None = None,
) -> tuple[Attainment, ...]:
    """
    Go through the targets that fall due in a period, sorted by key: whether each was met.

    Drafts are left out, and so are targets whose indicator or period the register lacks: the checks say so.

    Args:
        register: The records.

        period: A period, its id in the register, or ``START..END``.

        basis: What the actual values rest on.

        about: What was recorded, or what happened.

        reading: How hedged words are understood.

    Raises:
        UnknownRecordError: The period does not exist.
    """
    asked = register.period(period) if isinstance(period, str) else period
    due = [each for each in register.of_type(Target).values() if not each.draft and _is_due(register, each, asked)]
    return tuple(attainment(register, each, basis=basis, about=about, reading=reading) for each in due)


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
    found = _target(register, target)
    understood = reading if isinstance(reading, Reading) else reading_named(reading or register.reading)
    if found.baseline is None:
        raise InvalidValueError(
            "target {key} has no baseline for a path to start from; give it one", key=repr(found.key)
        )
    direction = _direction(register, found)
    if direction is Direction.NONE:
        raise InvalidValueError(
            "target {key} has no path, as neither way is better; give its indicator a direction", key=repr(found.key)
        )
    asked = register.period(period) if isinstance(period, str) else period
    start = since if isinstance(since, date) else register.period(since).end
    due = _due(register, found).end
    if not start < asked.end <= due:
        raise InvalidValueError(
            "the path of target {key} runs from {start} to {due}, got a period that ends on {end}; "
            "ask for one that ends in between",
            key=repr(found.key),
            start=start,
            due=due,
            end=asked.end,
        )
    actual = _actual(register, found, asked, basis, About(about), understood)
    planned, baseline = _planned(found.value, direction, understood), found.baseline.bounds(understood)
    passed = Fraction((asked.end - start).days, (due - start).days)
    required = baseline.scaled(1 - passed) + planned.scaled(passed)
    reached = _reached(actual)
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
        verdict=_verdict(reached, required, direction, found.value),
    )


# -- what was planned and what was reached ----------------------------------------------------------------------------

_FLOORS = (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
_CEILINGS = (Qualifier.AT_MOST, Qualifier.FEWER_THAN)


def _target(register: Register, target: str | Target) -> Target:
    if isinstance(target, Target):
        return target
    known = register.of_type(Target)
    if target not in known:
        raise UnknownRecordError(target, kind="target", nearest=closest(target, known))
    return known[target]


def _direction(register: Register, target: Target) -> Direction:
    """Return which way is better: as the indicator says, else as the words of the target do."""
    declared = indicator(register, target.indicator).direction
    if declared is Direction.NONE and target.value.qualifier in _FLOORS:
        return Direction.UP
    if declared is Direction.NONE and target.value.qualifier in _CEILINGS:
        return Direction.DOWN
    return declared


def _planned(value: Quantity, direction: Direction, reading: Reading) -> Bounds:
    """Return the bounds of the number to be reached; "at least 100" asks for 100 where more is better."""
    bounds = value.bounds(reading)
    if direction is Direction.UP and value.qualifier in _FLOORS and bounds.lower is not None:
        return Bounds.exactly(bounds.lower)
    if direction is Direction.DOWN and value.qualifier in _CEILINGS and bounds.upper is not None:
        return Bounds.exactly(bounds.upper)
    return bounds


def _due(register: Register, target: Target) -> ReportingPeriod:
    """Return the period whose number is compared with a target; one to be reached by a year, in that year."""
    if target.at is None:
        return register.period(target.period or "")
    if target.at.earliest is None or target.at.latest is None:
        raise InvalidValueError(
            "target {key} is to be reached at {at}, which has no first or no last day; "
            'write the year or the day, as in at = "2025"',
            key=repr(target.key),
            at=repr(target.at.edtf),
        )
    return register.period(f"{target.at.earliest}..{target.at.latest}")


def _is_due(register: Register, target: Target, period: ReportingPeriod) -> bool:
    try:
        indicator(register, target.indicator)
        return period.start <= _due(register, target).end <= period.end
    except (UnknownRecordError, InvalidValueError):
        return False


def _actual(
    register: Register,
    target: Target,
    period: ReportingPeriod,
    basis: Basis | str | None,
    about: About,
    reading: Reading,
) -> Figure:
    """Measure what was reached: of the whole, or of the part that the target is about."""
    whole = measure(register, target.indicator, period, basis=basis, about=about, reading=reading)
    if not target.breakdown:
        return whole
    dimension = target.breakdown[0][0]
    found = []
    if len(target.breakdown) == 1 and (dimension in DIMENSIONS or whole.indicator.of is None):
        one = [whole.indicator]
        measured = figures(register, one, period, by=dimension, basis=basis, about=about, reading=reading)
        found = [figure for figure in measured if figure.by == target.breakdown]
    nothing = evolve(
        whole,
        by=target.breakdown,
        bounds=None,
        missing=MissingReason.NOT_REPORTED,
        at=None,
        period=whole.asked,
        flags=(),
        assumptions=(),
        certain=(),
        possible=(),
        stated=None,
        parts=(),
        source=None,
    )
    return next((figure for figure in found if _reached(figure) is not None), (*found, nothing)[0])


def _reached(actual: Figure) -> Bounds | None:
    """
    Return the number reached; None if none is known of what the target is about.

    That nothing was recorded is a zero only where everything is. A claim over a period of its own, or a number of one
    thing among several, is about something else.
    """
    if actual.is_nothing and actual.coverage is not CoverageState.COMPLETE:
        return None
    elsewhere = {Flag.OWN_PERIOD, Flag.SEVERAL_SUBJECTS}
    return None if elsewhere.intersection(actual.flags) else actual.bounds


_OF_CHANGE = {
    Verdict.INCREASE: TargetVerdict.EXCEEDED,
    Verdict.UNCHANGED: TargetVerdict.MET,
    Verdict.NO_DECREASE: TargetVerdict.MET,
    Verdict.DECREASE: TargetVerdict.NOT_MET,
}
"""What is said of a target from how far beyond it the actual value certainly is; else it was possibly met."""

_BEYOND = {Verdict.INCREASE: TargetVerdict.EXCEEDED} | dict.fromkeys(
    (Verdict.UNCHANGED, Verdict.NO_INCREASE, Verdict.DECREASE), TargetVerdict.NOT_MET
)
"""The same of "more than 1/2", where the number named is not enough and no smallest one is."""

_EQUAL = {Verdict.UNCHANGED: TargetVerdict.MET} | dict.fromkeys(
    (Verdict.INCREASE, Verdict.DECREASE), TargetVerdict.NOT_MET
)
"""The same where neither way is better: only the number itself will do."""


def _verdict(actual: Bounds | None, planned: Bounds, direction: Direction, value: Quantity) -> TargetVerdict:
    """Return the strongest statement that is true whatever the two numbers are."""
    if actual is None:
        return TargetVerdict.NOT_REPORTED
    if direction is Direction.NONE and value.qualifier is Qualifier.BETWEEN and actual.within(planned):
        return TargetVerdict.MET  # a range is what is to be kept to
    beyond = planned - actual if direction is Direction.DOWN else actual - planned
    said = _OF_CHANGE
    if direction is Direction.NONE:
        said = _EQUAL
    elif _is_never_enough(value, direction):
        said = _BEYOND
    return said.get(verdict(beyond), TargetVerdict.POSSIBLY_MET)


def _is_never_enough(value: Quantity, direction: Direction) -> bool:
    """Tell whether a target excludes the number that it names, with no next one to name in its place."""
    excluded = Qualifier.MORE_THAN if direction is Direction.UP else Qualifier.FEWER_THAN
    return value.qualifier is excluded and isinstance(value.value, Fraction)
