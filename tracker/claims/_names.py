"""A claim's number held against the names that its document gives for it."""

from collections.abc import Mapping

from tracker.checks import Enumeration, enumerations
from tracker.claims._reconciliation import Line, Proof
from tracker.claims._verdict import Misstatement, World, judge
from tracker.model import Claim, Register
from tracker.values import Bounds

__all__ = ["held_against_names"]


def held_against_names(register: Register, claim: Claim, claimed: Bounds) -> Line | None:
    """
    Hold the number of a claim against its own list of countries and areas; None if it names none that it counts.

    A list that is not complete has no upper limit. A territory is no State: where nothing says which of the two are
    counted, it may count or not.
    """
    found = register.remembered("numbers beside names", lambda: _by_claim(register)).get(claim.id)
    if found is None or not claim.named:
        return None
    surely, perhaps = (tuple(sorted(names)) for names in (found.surely, found.perhaps))
    bounds = Bounds(len(surely), len(perhaps) if claim.complete else None)
    world = World.CLOSED if claim.complete else World.OPEN
    judgement = judge(claimed, bounds, bounds, world=world)
    named = surely if judgement.direction is Misstatement.UNDERSTATED else perhaps
    return Line(proof=Proof.NAMES, judgement=judgement, world=world, bounds=bounds, named=named)


def _by_claim(register: Register) -> Mapping[str, Enumeration]:
    return {each.record.key: each for each in enumerations(register) if isinstance(each.record, Claim)}
