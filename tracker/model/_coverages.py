"""Which of the declarations of coverage decides on some records."""

from collections.abc import Collection, Iterable

from tracker.model._indicator import Where
from tracker.model._period import Coverage, CoverageState
from tracker.model._scope import lies_within
from tracker.values import ReportingPeriod


def declared_state(
    coverages: Iterable[tuple[Coverage, ReportingPeriod]], table: str, period: ReportingPeriod, where: Where | None
) -> CoverageState:
    """
    Return how much of what happened the records of a type hold; undeclared means incomplete.

    The smallest declaration within which all of it lies decides: by its period, then by its filter.

    Args:
        coverages: The declarations, each with its days.

        table: The name of the type.

        period: The period.

        where: Which records are meant; None for all of the type.
    """
    around = [
        (span, each)
        for each, span in coverages
        if each.of == table and span.covers(period) and lies_within(where, each.where, table=table)
    ]
    least = min((span.days for span, _ in around), default=0)
    smallest = [each for span, each in around if span.days == least]
    narrowest = [each for each in smallest if not any(_is_narrower(other, each) for other in smallest)]
    return _agreed([each.state for each in narrowest])


def _is_narrower(one: Coverage, other: Coverage) -> bool:
    """Tell whether one declaration lies within the other, and not the other within it."""
    inside = lies_within(one.where, other.where, table=one.of)
    return inside and not lies_within(other.where, one.where, table=one.of)


def _agreed(states: Collection[CoverageState]) -> CoverageState:
    """
    Return what several declarations say of the same records: what they agree on.

    Of two that differ and of which neither lies within the other, neither decides.
    """
    return next(iter(states)) if len({*states}) == 1 else CoverageState.INCOMPLETE
