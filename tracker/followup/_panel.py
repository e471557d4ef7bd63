"""The matched panel: rates of two periods on the recommendations that were under review in both."""

from collections.abc import Callable, Iterable, Sequence

from attrs import frozen

from tracker.followup._rates import Overtaken, Rate, rate_of
from tracker.followup._roll_forward import is_under_review
from tracker.followup._tally import Tally, tally
from tracker.followup._timeline import Course, Timeline
from tracker.values import Bounds

__all__ = ["Panel", "panel"]


@frozen(kw_only=True)
class Panel:
    """
    The same recommendations in two periods; a shrinking backlog raises a rate by itself, and no panel hides that.

    Under review in the earlier period are members and exits, in the later one members and entries.

    Attributes:
        members: How many were under review in both periods.

        entries: How many only in the later one.

        exits: How many only in the earlier one.

        before: The observed rate of the earlier period on the members.

        after: The observed rate of the later period on the members.
    """

    members: Bounds
    entries: Bounds
    exits: Bounds
    before: Rate
    after: Rate


def panel(timelines: Iterable[Timeline], earlier: tuple[int, int], later: tuple[int, int]) -> Panel:
    """
    Make the panel of two periods.

    Args:
        timelines: The recommendations.

        earlier: The day before the earlier period and its last day.

        later: The day before the later period and its last day.
    """
    days = sorted({*earlier, *later})
    found = tally(timelines, days)
    one, other = (_under_review([days.index(day) for day in period]) for period in (earlier, later))
    return Panel(
        members=found.bounds(lambda course: one(course) and other(course)),
        entries=found.bounds(lambda course: other(course) and not one(course)),
        exits=found.bounds(lambda course: one(course) and not other(course)),
        before=_rate(found, lambda course: one(course) and other(course), days.index(earlier[1])),
        after=_rate(found, lambda course: one(course) and other(course), days.index(later[1])),
    )


def _under_review(places: Sequence[int]) -> Callable[[Course], bool]:
    opening, closing = places
    return lambda course: is_under_review(course[opening], course[closing])


def _rate(found: Tally, is_member: Callable[[Course], bool], place: int) -> Rate:
    return rate_of("observed", found, lambda course: course[place] if is_member(course) else None, Overtaken.COUNTED)
