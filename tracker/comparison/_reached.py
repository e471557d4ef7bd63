"""What a target asks for and by when, what was reached of it, and whether that is enough.

A verdict is the strongest statement that is true in every world: whatever the numbers reached and planned are.
"""

from enum import StrEnum
from fractions import Fraction
from itertools import product

from attrs import evolve

from tracker.comparison._change import Verdict, verdict
from tracker.errors import InvalidValueError, UnknownRecordError, closest
from tracker.indicators import About, Figure, Flag, MissingReason, indicator, measure, measure_all
from tracker.indicators._breakdown import DIMENSIONS
from tracker.indicators._known_indicators import is_measurable
from tracker.indicators._question import AnyBasis
from tracker.model import CoverageState, Direction, Register, Target
from tracker.values import Bounds, Number, Qualifier, Quantity, Reading, ReportingPeriod


def share_of_way(actual: Bounds, target: Bounds, baseline: Bounds) -> Bounds | None:
    """
    Return how much of the way from *baseline* to *target* was gone: ``(actual - baseline) / (target - baseline)``.

    The three numbers do not depend on each other. Worlds in which baseline and target are equal have no share; None
    if all are such.

    >>> share_of_way(Bounds.exactly(15), Bounds.exactly(20), Bounds.exactly(10))
    Bounds(lower=Fraction(1, 2), upper=Fraction(1, 2))
    >>> share_of_way(Bounds(15, 18), Bounds.exactly(20), Bounds(8, 10))
    Bounds(lower=Fraction(1, 2), upper=Fraction(5, 6))
    >>> share_of_way(Bounds.exactly(15), Bounds.exactly(10), Bounds.exactly(10))
    """
    if target.is_exact and target == baseline:
        return None
    # The share rises or falls steadily in each number while the others stay, so that its extremes lie at their ends:
    # at finite ones, or at what it tends to when the target (0) or the baseline (1) goes on without limit.
    shares = [
        Fraction(reached - start) / (planned - start)
        for reached, planned, start in product(_ends(actual), _ends(target), _ends(baseline))
        if planned != start
    ]
    shares += [Fraction(0)] * (None in (target.lower, target.upper))
    shares += [Fraction(1)] * (None in (baseline.lower, baseline.upper))
    falls, rises = _without_limit(actual, target, baseline)
    return Bounds(None if falls else min(shares), None if rises else max(shares))


def _ends(bounds: Bounds) -> set[Number]:
    return {end for end in (bounds.lower, bounds.upper) if end is not None}


def _without_limit(actual: Bounds, target: Bounds, baseline: Bounds) -> tuple[bool, bool]:
    """Tell whether a share falls, and whether it rises, without limit."""
    upward = _may_exceed(target, baseline)
    downward = _may_exceed(baseline, target)
    beyond, short = actual.upper is None, actual.lower is None
    # Where target and baseline may meet, the way becomes as short as one likes; what lies off it, as far as one likes.
    meeting = target.intersection(baseline)
    if meeting is not None:
        beyond = beyond or _may_exceed(actual, meeting)
        short = short or _may_exceed(meeting, actual)
    return (short and upward) or (beyond and downward), (beyond and upward) or (short and downward)


def _may_exceed(one: Bounds, other: Bounds) -> bool:
    return one.upper is None or other.lower is None or one.upper > other.lower


class TargetVerdict(StrEnum):
    """The strongest statement about a target that is true in every world."""

    EXCEEDED = "exceeded"
    """certainly better than the target"""
    MET = "met"
    """certainly as good as the target, perhaps better"""
    NOT_MET = "not_met"
    POSSIBLY_MET = "possibly_met"
    """met in some worlds and missed in others"""
    UNDIRECTED = "undirected"
    """reached is another number than the target, and nothing says whether more or less is better"""
    NOT_REPORTED = "not_reported"
    """there is no actual value"""


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


def is_against(direction: Direction, planned: Bounds, baseline: Bounds | None) -> bool:
    """
    Tell whether a target certainly lies the other way from its baseline than the better one.

    >>> is_against(Direction.UP, Bounds.exactly(5), Bounds.exactly(10))
    True
    """
    if baseline is None or direction is Direction.NONE:
        return False
    worse, better = (planned, baseline) if direction is Direction.UP else (baseline, planned)
    return worse.upper is not None and better.lower is not None and worse.upper < better.lower


def verdict_on(actual: Bounds | None, planned: Bounds, direction: Direction, value: Quantity) -> TargetVerdict:
    """Return the strongest statement that is true whatever the two numbers are."""
    if actual is None:
        return TargetVerdict.NOT_REPORTED
    if direction is Direction.NONE:
        return _kept_to(actual, planned) if value.qualifier is Qualifier.BETWEEN else _either_way(actual, planned)
    beyond = planned - actual if direction is Direction.DOWN else actual - planned
    said = _BEYOND if _is_never_enough(value, direction) else _OF_CHANGE
    return said.get(verdict(beyond), TargetVerdict.POSSIBLY_MET)


def _kept_to(actual: Bounds, planned: Bounds) -> TargetVerdict:
    """Judge a range, which is to be kept to whichever way is better."""
    if actual.within(planned):
        return TargetVerdict.MET
    return TargetVerdict.NOT_MET if actual.intersection(planned) is None else TargetVerdict.POSSIBLY_MET


def _either_way(actual: Bounds, planned: Bounds) -> TargetVerdict:
    """Judge a number where nothing says which way is better: it is met if reached exactly, and else nobody can tell."""
    return TargetVerdict.MET if actual.is_exact and actual == planned else TargetVerdict.UNDIRECTED


def _is_never_enough(value: Quantity, direction: Direction) -> bool:
    """Tell whether a target excludes the number that it names, with no next one to name in its place."""
    excluded = Qualifier.MORE_THAN if direction is Direction.UP else Qualifier.FEWER_THAN
    return value.qualifier is excluded and isinstance(value.value, Fraction)


_FLOORS = (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
_CEILINGS = (Qualifier.AT_MOST, Qualifier.FEWER_THAN)


def target_of(register: Register, target: str | Target) -> Target:
    if isinstance(target, Target):
        return target
    known = register.of_type(Target)
    if target not in known:
        raise UnknownRecordError(target, kind="target", nearest=closest(target, known))
    return known[target]


def direction_of(register: Register, target: Target) -> Direction:
    """Return which way is better: as the indicator says, else as the words of the target do."""
    declared = indicator(register, target.indicator).direction
    if declared is Direction.NONE and target.value.qualifier in _FLOORS:
        return Direction.UP
    if declared is Direction.NONE and target.value.qualifier in _CEILINGS:
        return Direction.DOWN
    return declared


def planned_of(value: Quantity, direction: Direction, reading: Reading) -> Bounds:
    """Return the bounds of the number to be reached; "at least 100" asks for 100 where more is better."""
    bounds = value.bounds(reading)
    if direction is Direction.UP and value.qualifier in _FLOORS and bounds.lower is not None:
        return Bounds.exactly(bounds.lower)
    if direction is Direction.DOWN and value.qualifier in _CEILINGS and bounds.upper is not None:
        return Bounds.exactly(bounds.upper)
    return bounds


def due_of(register: Register, target: Target) -> ReportingPeriod:
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


def is_due(register: Register, target: Target, period: ReportingPeriod) -> bool:
    try:
        due = due_of(register, target)
        declared = indicator(register, target.indicator, due)
        return is_measurable(register, declared) and period.start <= due.end <= period.end
    except (UnknownRecordError, InvalidValueError):
        return False


def actual_of(
    register: Register,
    target: Target,
    period: ReportingPeriod,
    basis: AnyBasis | str | None,
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
        measured = measure_all(register, one, period, by=dimension, basis=basis, about=about, reading=reading)
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
    return next((figure for figure in found if reached_of(figure) is not None), (*found, nothing)[0])


def reached_of(actual: Figure) -> Bounds | None:
    """
    Return the number reached; None if none is known of what the target is about.

    That nothing was recorded is a zero only where everything is. A claim over a period of its own, or a number of one
    thing among several, is about something else.
    """
    if actual.is_nothing and actual.coverage is not CoverageState.COMPLETE:
        return None
    elsewhere = {Flag.OWN_PERIOD, Flag.SEVERAL_SUBJECTS}
    return None if elsewhere.intersection(actual.flags) else actual.bounds
