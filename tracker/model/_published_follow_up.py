"""What a report said of the follow-up of recommendations, as numbers and statuses that can be kept and compared."""

from collections.abc import Mapping

from attrs import field, frozen

from tracker.model._recommendation import Aspect
from tracker.values import Bounds


@frozen(kw_only=True)
class FollowUpNumber:
    """
    One number of a follow-up.

    Attributes:
        bounds: What is certain about it.

        certain: The ids of the recommendations that certainly count, sorted; none of a share.

        possible: The ids of those that may count, sorted; none of a share.
    """

    bounds: Bounds
    certain: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()


@frozen(kw_only=True)
class FollowUpStatus:
    """
    The statuses that a recommendation may have had at both ends of a period: one each where it is known.

    Attributes:
        opening: Those on the day before the period, as ``name@version:code``, sorted.

        closing: Those on its last day.
    """

    opening: tuple[str, ...]
    closing: tuple[str, ...]


@frozen(kw_only=True)
class FollowUpFigures:
    """
    All that a follow-up of a period comes to, under one aspect.

    Attributes:
        aspect: Whose word counts.

        numbers: The numbers by their names, such as ``closing`` or ``status:plain@1:implemented``; one that is not here
            is nought, or a share of nothing.

        statuses: The statuses of each recommendation that may have been made by the last day of the period, by id.
    """

    aspect: Aspect
    numbers: Mapping[str, FollowUpNumber] = field(factory=dict)
    statuses: Mapping[str, FollowUpStatus] = field(factory=dict)
