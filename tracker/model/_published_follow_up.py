"""What a report said of the follow-up of recommendations, as numbers and statuses that can be kept and compared."""

from attrs import frozen

from tracker.model._fields import converted
from tracker.model._recommendation import Aspect
from tracker.values import Bounds


@frozen(kw_only=True, field_transformer=converted)
class FollowUpNumber:
    """
    One number of a follow-up.

    Attributes:
        name: Its name, such as ``closing`` or ``status:plain@1:implemented``.

        bounds: What is certain about it.

        certain: The ids of the recommendations that certainly count, sorted; none of a share.

        possible: The ids of those that may count, sorted; none of a share.
    """

    name: str
    bounds: Bounds
    certain: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()


@frozen(kw_only=True, field_transformer=converted)
class FollowUpStatus:
    """
    The statuses that a recommendation may have had at both ends of a period: one each where it is known.

    Attributes:
        recommendation: Its id.

        opening: Those on the day before the period, as ``name@version:code``, sorted.

        closing: Those on its last day.
    """

    recommendation: str
    opening: tuple[str, ...]
    closing: tuple[str, ...]


@frozen(kw_only=True, field_transformer=converted)
class FollowUpFigures:
    """
    All that a follow-up of a period comes to, under one aspect.

    Attributes:
        aspect: Whose word counts.

        numbers: Its numbers; one that is not here is nought, or a share of nothing.

        statuses: The statuses of each recommendation that may have been made by the last day of the period, by id.
    """

    aspect: Aspect
    numbers: tuple[FollowUpNumber, ...] = ()
    statuses: tuple[FollowUpStatus, ...] = ()

    def number(self, name: str) -> FollowUpNumber | None:
        """Return a number by its name; None for one that is nought, or a share of nothing."""
        return next((each for each in self.numbers if each.name == name), None)

    def status(self, recommendation: str) -> FollowUpStatus | None:
        """Return the statuses of a recommendation; None if it was not followed up."""
        return next((each for each in self.statuses if each.recommendation == recommendation), None)
