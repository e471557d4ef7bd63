"""What certainly changed from one figure to another, and the widest reading under which that holds."""

from collections.abc import Callable
from enum import StrEnum

from attrs import frozen

from tracker.comparison._difference import Subtraction, reads_alike, reread, subtract
from tracker.indicators import Figure
from tracker.indicators._distinct import Churn
from tracker.model import IndicatorKind, Register
from tracker.values import READINGS, Bounds, Reading


class Verdict(StrEnum):
    """The strongest statement about a change that its bounds prove."""

    INCREASE = "increase"
    DECREASE = "decrease"
    UNCHANGED = "unchanged"
    NO_DECREASE = "no_decrease"
    NO_INCREASE = "no_increase"
    INDETERMINATE = "indeterminate"
    CHANGED = "changed"
    """of a status alone: it is another one, which is no amount more or less"""
    NOT_COMPARABLE = "not_comparable"

    @property
    def is_definite(self) -> bool:
        """Whether it says which way, or whether anything changed."""
        return self in (Verdict.INCREASE, Verdict.DECREASE, Verdict.UNCHANGED, Verdict.CHANGED)


@frozen
class Suggestion:
    """
    What a narrower reading would conclude; never the verdict itself.

    Attributes:
        verdict: The conclusion.

        reading: The reading that it needs.
    """

    verdict: Verdict
    reading: str


@frozen(kw_only=True)
class Change:
    """
    A change, as far as it is certain.

    Attributes:
        verdict: The strongest true statement.

        bounds: What is certain about the difference; None if the figures may not be compared, or are no amounts.

        grade: The widest reading under which a definite verdict still holds; None for any other verdict.

        suggested: What a narrower reading would conclude where the verdict is not definite; None if none would.

        churn: Of a distinct count, who came and who went.
    """

    verdict: Verdict
    bounds: Bounds | None = None
    grade: str | None = None
    suggested: Suggestion | None = None
    churn: Churn = Churn()  # noqa: RUF009  # frozen and empty


def verdict(bounds: Bounds) -> Verdict:
    """
    Return the strongest true statement about a difference. Bounds on both sides of zero never mean "unchanged".

    >>> verdict(Bounds(1, 4)), verdict(Bounds(-1, 4))
    (<Verdict.INCREASE: 'increase'>, <Verdict.INDETERMINATE: 'indeterminate'>)
    """
    lower, upper = bounds.lower, bounds.upper
    # L38: each verdict admits the signs of the bounds and no others.
    if lower == upper == 0:
        return Verdict.UNCHANGED
    if lower is not None and lower >= 0:
        return Verdict.INCREASE if lower > 0 else Verdict.NO_DECREASE
    if upper is not None and upper <= 0:
        return Verdict.DECREASE if upper < 0 else Verdict.NO_INCREASE
    return Verdict.INDETERMINATE


Places = Callable[[Reading], tuple[Bounds | None, Bounds | None]]
"""Where two statuses may stand in their order, under a reading."""


def change_between(register: Register, before: Figure, after: Figure) -> Change:
    """Say what certainly changed between two figures that may be compared."""
    if after.indicator.kind is IndicatorKind.STATUS:
        if len(after.records) == 1 and before.records == after.records:
            return Change(verdict=Verdict.UNCHANGED, grade="strict")  # one and the same observation
        return graded_places(
            lambda reading: (reread(register, before, reading).bounds, reread(register, after, reading).bounds),
            after.reading,
        )
    return graded(
        lambda reading: subtract(register, before, after, reading),
        after.reading,
        alike=reads_alike(register, before, after),
    )


def graded(computed: Subtraction, own: Reading, *, alike: bool = False) -> Change:
    """
    Grade the verdict on a difference.

    Args:
        computed: Computes the difference under a reading.

        own: The reading of the figures.

        alike: Whether every reading gives the same, so that one need be computed.
    """
    at_hand = computed(own)
    bounds, churn = at_hand

    def under(reading: Reading) -> Verdict:
        return verdict((at_hand if alike else computed(reading))[0])

    found = verdict(bounds)
    if found.is_definite:
        # L46: a narrower reading admits no new sign, so that the widest one to say the same is the grade.
        grade = next((each.name for each in _wider(own) if under(each) is found), own.name)
        return Change(verdict=found, bounds=bounds, grade=grade, churn=churn)
    for each in _narrower(own):
        narrower = under(each)
        if narrower.is_definite:
            return Change(verdict=found, bounds=bounds, suggested=Suggestion(narrower, each.name), churn=churn)
    return Change(verdict=found, bounds=bounds, churn=churn)


def _wider(own: Reading) -> tuple[Reading, ...]:
    """Return the shipped readings that allow whatever another one does, the widest first; none narrower than it."""
    return tuple(each for each in READINGS if each != own and _is_wider(each, own))


def _is_wider(one: Reading, other: Reading) -> bool:
    reaches = one.tolerance is None or (other.tolerance is not None and one.tolerance >= other.tolerance)
    return reaches and (other.implicature or not one.implicature)


def _narrower(own: Reading) -> tuple[Reading, ...]:
    """Return the shipped readings that allow no more than another one does, the widest first."""
    return tuple(each for each in READINGS if each != own and _is_wider(own, each))


def graded_places(places: Places, own: Reading) -> Change:
    """Say whether a status is the same: it is a place in an order and no amount, so that nothing is subtracted."""

    def under(reading: Reading) -> Verdict:
        return _of_places(*places(reading))

    found = under(own)
    if found.is_definite:
        return Change(verdict=found, grade=next((each.name for each in _wider(own) if under(each) is found), own.name))
    for each in _narrower(own):
        if under(each).is_definite:
            return Change(verdict=found, suggested=Suggestion(under(each), each.name))
    return Change(verdict=found)


def _of_places(one: Bounds | None, other: Bounds | None) -> Verdict:
    if one is None or other is None:
        return Verdict.INDETERMINATE
    if one.is_exact and one == other:
        return Verdict.UNCHANGED
    return Verdict.INDETERMINATE if one.intersection(other) is not None else Verdict.CHANGED
