"""Reasons that bear on comparing two figures, and how much each weighs."""

from enum import StrEnum

from attrs import frozen


class ReasonSeverity(StrEnum):
    """How much a difference weighs."""

    BLOCK = "block"
    """the figures may not be compared"""
    CAVEAT = "caveat"
    """they may, and the reader must be told"""
    INFO = "info"
    """worth knowing; already accounted for"""


@frozen
class Reason:
    """
    One difference between two figures that bears on comparing them.

    Attributes:
        code: Its stable name, such as LENGTH_DIFFERS.

        severity: How much it weighs.

        before: The earlier figure's value.

        after: The later figure's value.

        remedies: What lifts it, by the names under which `compare` does it.

        advice: What only people can do about it: reconcile, adjudicate, date the events.

        shared: Keys of the records that certainly count on both sides, where that is the reason.

        perhaps_shared: Keys of the records that may count on both sides.
    """

    code: str
    severity: ReasonSeverity
    before: str
    after: str
    remedies: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    perhaps_shared: tuple[str, ...] = ()
