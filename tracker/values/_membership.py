"""Whether an imprecisely dated event lies in a period, and by which rule it counts."""

from enum import Enum, StrEnum

__all__ = ["Membership", "Recognition"]


class Membership(Enum):
    """
    What is certain about an event and a period, ordered by how much speaks for it.

    >>> Membership.IMPOSSIBLE < Membership.POSSIBLE < Membership.CERTAIN
    True
    """

    IMPOSSIBLE = 0
    """On no day it may have happened does it lie in the period."""

    POSSIBLE = 1
    """On some days it may have happened it lies in the period, on others not."""

    CERTAIN = 2
    """On whatever day it happened, it lies in the period."""

    def __lt__(self, other: "Membership") -> bool:
        return self.value < other.value

    def __le__(self, other: "Membership") -> bool:
        return self.value <= other.value


class Recognition(StrEnum):
    """When an event that lasts counts, like recognition of revenue: the measure defines it, never the event."""

    ON_START = "on_start"
    """In the period in which it starts."""

    ON_COMPLETION = "on_completion"
    """In the period in which it ends."""

    ACTIVE = "active"
    """In every period that it touches; such counts do not add up over periods."""
