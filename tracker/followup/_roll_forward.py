"""
The roll-forward: how the backlog of one day became that of another.

Opening + issued + reopened − implemented − closed otherwise = closing. It is net within the period: only the status at
the opening and the status at the closing count. The identity holds in every world for whole numbers; of the bounds,
each end belongs to some world, not all six to the same one.
"""

from collections.abc import Callable, Mapping

from attrs import frozen

from tracker.followup._status import Status
from tracker.followup._tally import Tally
from tracker.values import Bounds, InternationalString

__all__ = ["RollForward", "is_newly_issued", "is_reopened", "is_under_review", "roll_forward"]


@frozen(kw_only=True)
class RollForward:
    """
    The movements of one group of recommendations over a period.

    Attributes:
        group: The group, as dimension and value; empty for all recommendations.

        opening: Open on the day before the period.

        issued: Made in the period.

        reopened: Closed at the opening, open at the closing.

        implemented: Open at the opening or made since, implemented at the closing.

        closed_otherwise: Open at the opening or made since, closed otherwise at the closing.

        closing: Open on the last day of the period.

        reclassified: Moved between implemented and closed otherwise, outside the backlog on both days.
    """

    group: Mapping[str, InternationalString | str | None]
    opening: Bounds
    issued: Bounds
    reopened: Bounds
    implemented: Bounds
    closed_otherwise: Bounds
    closing: Bounds
    reclassified: Bounds


def is_newly_issued(before: Status, after: Status) -> bool:
    """Tell whether a recommendation was made between two days."""
    return not before.is_issued and after.is_issued


def is_reopened(before: Status, after: Status) -> bool:
    """Tell whether a recommendation was closed and is open again."""
    return before.is_issued and not before.is_open and after.is_open


def is_under_review(before: Status, after: Status) -> bool:
    """Tell whether a recommendation was open at the opening, made since, or reopened."""
    return before.is_open or is_newly_issued(before, after) or is_reopened(before, after)


def _is_implemented(before: Status, after: Status) -> bool:
    return is_under_review(before, after) and after.is_implemented


def _is_closed_otherwise(before: Status, after: Status) -> bool:
    return is_under_review(before, after) and after.is_closed_otherwise


def _is_reclassified(before: Status, after: Status) -> bool:
    was_closed = before.is_issued and not before.is_open
    return was_closed and not after.is_open and before.status_class is not after.status_class


def roll_forward(found: Tally, group: Mapping[str, InternationalString | str | None]) -> RollForward:
    """Make the roll-forward of a group from its statuses at the opening and at the closing."""

    def count(movement: Callable[[Status, Status], bool]) -> Bounds:
        return found.bounds(lambda course: movement(*course))

    # L70: opening and movements give the closing; L71: which opens the next period.
    return RollForward(
        group=group,
        opening=count(lambda before, _: before.is_open),
        issued=count(is_newly_issued),
        reopened=count(is_reopened),
        implemented=count(_is_implemented),
        closed_otherwise=count(_is_closed_otherwise),
        closing=count(lambda _, after: after.is_open),
        reclassified=count(_is_reclassified),
    )
