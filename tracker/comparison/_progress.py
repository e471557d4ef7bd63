"""Progress: how much of the way to a target was gone."""

from fractions import Fraction
from itertools import product

from tracker.values import Bounds, Number

__all__ = ["share_of_way"]


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
