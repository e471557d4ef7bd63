"""Arithmetic of progress: how much of the way was gone, and how fast."""

from fractions import Fraction
from itertools import product

from tracker.errors import InvalidValueError, Sentence
from tracker.values import Bounds, Number

__all__ = ["share_of_way", "yearly_growth"]


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


_MILLION = 10**6


def yearly_growth(before: Bounds, after: Bounds, years: int) -> Bounds:
    """
    Return the constant yearly rate that leads from one number to another (CAGR), rounded outward to six decimals.

    >>> yearly_growth(Bounds.exactly(100), Bounds.exactly(121), 2)
    Bounds(lower=Fraction(1, 10), upper=Fraction(1, 10))

    Raises:
        InvalidValueError: A number may be zero or negative, which no rate leads from or to, or the years are none.
    """
    if years < 1:
        raise InvalidValueError("a yearly rate needs one year or more, got {years}", years=years)
    first, last = _positive(before), _positive(after)
    least = Fraction(0) if before.upper is None else Fraction(last) / before.upper
    most = None if after.upper is None else _root(Fraction(after.upper) / first, years)[1] - 1
    return Bounds(_root(least, years)[0] - 1, most)


def _positive(bounds: Bounds) -> Number:
    """Return the lower end of a number that is certainly positive."""
    if bounds.lower is None or bounds.lower <= 0:
        may_be = Sentence("of any size") if bounds.lower is None else str(bounds.lower)
        raise InvalidValueError(
            "a yearly rate leads between positive numbers only, got one that may be {may_be}; "
            "compare the difference instead",
            may_be=may_be,
        )
    return bounds.lower


def _root(number: Fraction, degree: int) -> tuple[Fraction, Fraction]:
    """Return the root of a number to a millionth, rounded down and rounded up."""
    low, high = 0, (int(number) + 1) * _MILLION
    while low < high:  # the least whole number of millionths that is not below the root
        middle = (low + high) // 2
        if Fraction(middle, _MILLION) ** degree < number:
            low = middle + 1
        else:
            high = middle
    above = Fraction(low, _MILLION)
    return above if above**degree == number else above - Fraction(1, _MILLION), above
