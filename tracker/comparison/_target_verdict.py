"""
Whether a target was met: the strongest statement that is true in every world.

A world fixes one number inside what was reached and one inside what was planned.
"""

from enum import StrEnum
from fractions import Fraction

from tracker.comparison._change import Verdict, verdict
from tracker.model import Direction
from tracker.values import Bounds, Qualifier, Quantity

__all__ = ["TargetVerdict", "verdict_on"]


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


def verdict_on(actual: Bounds | None, planned: Bounds, direction: Direction, value: Quantity) -> TargetVerdict:
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
