"""What evidence makes of a claim: the verdicts, and the rule that gives them (section 12 of the semantics)."""

from enum import StrEnum

from attrs import frozen

from tracker.values import Bounds

__all__ = ["ClaimVerdict", "Judgement", "Misstatement", "World", "judge"]


class ClaimVerdict(StrEnum):
    """What evidence makes of a claim."""

    CONFIRMED = "confirmed"
    """true whatever the records leave open"""
    CONTRADICTED = "contradicted"
    """false whatever the records leave open"""
    CONSISTENT = "consistent"
    """true in some of the cases that the records leave open, and false in others"""
    NOT_REACHED = "not_reached"
    """what was found so far is less than what is claimed; more may yet be found, so it is no contradiction"""
    UNVERIFIED = "unverified"
    """nothing in the register bears on it"""
    NOT_COMPARABLE = "not_comparable"
    """what the register holds is about something else"""


class Misstatement(StrEnum):
    """In which way a claim is contradicted."""

    UNDERSTATED = "understated"
    """the evidence proves more"""
    OVERSTATED = "overstated"
    """the evidence proves less; only where the evidence is complete"""


class World(StrEnum):
    """Whether there may be evidence that the register lacks."""

    OPEN = "open"
    """there may: what is recorded is the least that there is"""
    CLOSED = "closed"
    """the register declares that it holds all: no record means that there was nothing"""


@frozen
class Judgement:
    """
    A verdict.

    Attributes:
        verdict: What evidence makes of the claim.

        direction: In which way it is contradicted; None if it is not.
    """

    verdict: ClaimVerdict
    direction: Misstatement | None = None


def judge(claimed: Bounds, evidence: Bounds, truth: Bounds, *, world: World) -> Judgement:
    """
    Hold a claim against evidence.

    >>> ten = Bounds.exactly(10)
    >>> judge(Bounds.exactly(9), ten, Bounds.at_least(10), world=World.OPEN).direction.value
    'understated'
    >>> judge(Bounds.exactly(11), ten, Bounds.at_least(10), world=World.OPEN).verdict.value
    'not_reached'

    Args:
        claimed: What the claim may mean.

        evidence: What is certain about the number as recorded.

        truth: Where the number certainly lies, recorded or not.

        world: Whether there may be more than is recorded.
    """
    # L62: confirmed or contradicted only if that holds in every world; L64: closing the world then changes nothing.
    if truth.within(claimed):
        return Judgement(ClaimVerdict.CONFIRMED)
    if truth.intersection(claimed) is None:
        more = claimed.upper is not None and truth.lower is not None and truth.lower > claimed.upper
        return Judgement(ClaimVerdict.CONTRADICTED, Misstatement.UNDERSTATED if more else Misstatement.OVERSTATED)
    below = evidence.upper is not None and claimed.lower is not None and evidence.upper < claimed.lower
    if below and world is World.OPEN:
        return Judgement(ClaimVerdict.NOT_REACHED)
    return Judgement(ClaimVerdict.CONSISTENT)
