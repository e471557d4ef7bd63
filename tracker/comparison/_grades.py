"""The verdict on a difference with its grade: the widest reading under which it holds, and what a narrower one says."""

from collections.abc import Callable

from tracker.comparison._change import Change, Suggestion, Verdict, verdict
from tracker.comparison._difference import Difference, difference, reads_alike, reread
from tracker.indicators import Figure
from tracker.model import IndicatorKind, Register
from tracker.values import READINGS, Bounds, Reading

__all__ = ["change_between", "graded", "graded_places"]

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
        lambda reading: difference(register, before, after, reading),
        after.reading,
        alike=reads_alike(register, before, after),
    )


def graded(computed: Difference, own: Reading, *, alike: bool = False) -> Change:
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
