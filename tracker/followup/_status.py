"""What a recommendation's status may be, with what is known when nothing is."""

from attrs import field, frozen

from tracker.codelists import StatusClass
from tracker.codelists._scales import Scale


@frozen(cache_hash=True)
class Status:
    """
    The status of a recommendation in one aspect, as a code on a versioned scale.

    Attributes:
        scale: The scale; None if nothing was observed.

        code: The code on it; ``not_yet_observed`` or ``not_issued`` without a scale.

        on: The scale itself, with its titles; None if nothing was observed.
    """

    scale: str | None
    code: str
    on: Scale | None = field(default=None, eq=False, repr=False)

    @property
    def status_class(self) -> StatusClass | None:
        """What it means for the backlog; None if it decides nothing."""
        return None if self.on is None else self.on[self.code].status_class

    @property
    def is_issued(self) -> bool:
        """Whether the recommendation has been made at all."""
        return self is not NOT_ISSUED

    @property
    def is_open(self) -> bool:
        """Whether the recommendation still stands: what is unknown is not closed."""
        return self.is_issued and self.status_class not in (StatusClass.IMPLEMENTED, StatusClass.CLOSED_OTHERWISE)

    @property
    def is_implemented(self) -> bool:
        """Whether it has been carried out."""
        return self.status_class is StatusClass.IMPLEMENTED

    @property
    def is_closed_otherwise(self) -> bool:
        """Whether it is closed without having been carried out."""
        return self.status_class is StatusClass.CLOSED_OTHERWISE

    def __str__(self) -> str:
        return self.code if self.scale is None else f"{self.scale}:{self.code}"


NOT_ISSUED = Status(None, "not_issued")
"""The recommendation has not been made yet."""
NOT_YET_OBSERVED = Status(None, "not_yet_observed")
"""It has been made, and nobody has found out anything about it yet."""


def status(scale: Scale, code: str) -> Status:
    """
    Return a status.

    >>> from tracker.codelists import scale
    >>> status(scale("gao@1"), "closed_not_implemented").is_closed_otherwise
    True

    Raises:
        UnknownCodeError: There is no such code on the scale.
    """
    return Status(scale.name, scale[code].id, scale)
