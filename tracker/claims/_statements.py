"""Claims that state the same thing: shown side by side, and no evidence for each other (law L65)."""

from collections.abc import Hashable, Mapping

from tracker.claims._parts import kin
from tracker.claims._reconciliation import Line, Proof
from tracker.claims._records import indicator_of
from tracker.claims._time import span_of
from tracker.claims._verdict import ClaimVerdict, Judgement, Misstatement
from tracker.errors import UnknownRecordError
from tracker.model import Claim, Register
from tracker.values import Bounds, Reading

__all__ = ["beside_statements"]


def beside_statements(register: Register, claim: Claim, claimed: Bounds, reading: Reading) -> list[Line]:
    """
    Hold a claim against every other one of the same number, time and scope: those that agree, and those that do not.

    Either may be the wrong one, so that the lines decide nothing.
    """
    groups = register.remembered("claims of one thing", lambda: _groups(register))
    key = _thing(register, claim)
    others = [each for each in groups.get(key, ()) if each.id != claim.id] if key is not None else []
    related = kin(register, claim) if others else frozenset()
    apart: dict[Misstatement | None, list[Claim]] = {}
    for each in (each for each in others if each.id not in related):
        apart.setdefault(_apart(claimed, each.value.bounds(reading)), []).append(each)
    lines = []
    for direction, found in apart.items():
        verdict = ClaimVerdict.CONSISTENT if direction is None else ClaimVerdict.CONTRADICTED
        bounds = found[0].value.bounds(reading)
        for each in found[1:]:
            bounds = bounds.hull(each.value.bounds(reading))
        lines.append(
            Line(
                proof=Proof.STATEMENTS,
                judgement=Judgement(verdict, direction),
                bounds=bounds,
                records=tuple(each.id for each in found),
            )
        )
    return lines


def _apart(claimed: Bounds, other: Bounds) -> Misstatement | None:
    """Say on which side of another claim this one lies; None if both may be true."""
    if claimed.intersection(other) is not None:
        return None
    below = claimed.upper is not None and other.lower is not None and claimed.upper < other.lower
    return Misstatement.UNDERSTATED if below else Misstatement.OVERSTATED


def _groups(register: Register) -> Mapping[Hashable, tuple[Claim, ...]]:
    found: dict[Hashable, list[Claim]] = {}
    for claim in register.claims.values():
        key = None if claim.draft else _thing(register, claim)
        if key is not None:
            found.setdefault(key, []).append(claim)
    return {key: tuple(claims) for key, claims in found.items()}


def _thing(register: Register, claim: Claim) -> Hashable | None:
    """Return what a claim is about; None if nobody can tell."""
    counted = indicator_of(register, claim)
    if counted is None:
        return None
    try:
        time = claim.at.edtf if claim.at is not None else span_of(register, claim)
    except UnknownRecordError:
        return None
    entities = claim.entities or counted.entities
    scope = str(claim.scope) if claim.scope is not None else None
    return counted.key, time, claim.since, frozenset(claim.breakdown), claim.about, scope, entities
