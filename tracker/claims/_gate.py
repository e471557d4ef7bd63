"""
The gate: whether what the register holds is about what a claim is about.

Measure, unit, entities and scope must be the same, or no verdict is given. The period is always the claim's own.
"""

from collections.abc import Iterator

from tracker.comparison import Reason, ReasonSeverity
from tracker.model import Claim, EntityType, Indicator, IndicatorKind

__all__ = ["blocked", "caveat", "gate"]

_OVER_A_PERIOD = (IndicatorKind.FLOW, IndicatorKind.DISTINCT, IndicatorKind.RATE)


def blocked(code: str, claimed: str, held: str) -> Reason:
    """Return a reason that forbids to hold a claim against what the register holds."""
    return Reason(code, ReasonSeverity.BLOCK, claimed, held)


def caveat(code: str, claimed: str, held: str) -> Reason:
    """Return a reason that the reader of a verdict should know."""
    return Reason(code, ReasonSeverity.CAVEAT, claimed, held)


def gate(claim: Claim, indicator: Indicator) -> Iterator[Reason]:
    """Go through the reasons that lie in the claim itself and in what its indicator counts."""
    if claim.at is not None and indicator.kind in _OVER_A_PERIOD:
        yield blocked("KIND_DIFFERS", claim.at.edtf, indicator.kind.value)
    unit = claim.value.unit
    if unit is not None and unit.casefold() != indicator.unit.casefold():
        yield blocked("UNIT_DIFFERS", unit, indicator.unit)
    if claim.entities is not None and not _may_count(indicator, claim.entities):
        yield blocked("SCOPE_DIFFERS", claim.entities.value, str(indicator.entities or indicator.counts))
    if claim.scope is not None:
        # Evidence of the wider thing proves nothing of the narrower one.
        yield blocked("SCOPE_DIFFERS", str(claim.scope), "the whole")


def _may_count(indicator: Indicator, entities: EntityType) -> bool:
    """Tell whether an indicator can be narrowed to one type of entity; of other things than these it says nothing."""
    if indicator.entities is not None:
        return entities is indicator.entities
    if indicator.kind is not IndicatorKind.DISTINCT or indicator.of is None:
        return True
    return (indicator.counts == "countries") is (entities is not EntityType.ORGANIZATIONS)
