"""What certainly changed from one figure to another."""

from enum import StrEnum

from attrs import frozen

from tracker.indicators import Churn
from tracker.values import Bounds

__all__ = ["Change", "Suggestion", "Verdict", "verdict"]


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
    if lower == upper == 0:
        return Verdict.UNCHANGED
    if lower is not None and lower >= 0:
        return Verdict.INCREASE if lower > 0 else Verdict.NO_DECREASE
    if upper is not None and upper <= 0:
        return Verdict.DECREASE if upper < 0 else Verdict.NO_INCREASE
    return Verdict.INDETERMINATE
