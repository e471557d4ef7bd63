"""The JSON of a published claim held against evidence."""

from typing import Any

from tracker.claims import Line, Reconciliation
from tracker.cli._json import reason_json, worded_bounds
from tracker.cli._said import said
from tracker.model import Adjudication, Register
from tracker.views._json import bounds_json
from tracker.words._claims import assumptions_of
from tracker.words._numbers import amount_of

__all__ = ["reconciliation_json"]


def reconciliation_json(register: Register, found: Reconciliation, language: str) -> dict[str, Any]:
    """Return a claim with its verdict, what it rests on, and every line of evidence."""
    claim = found.claim
    return {
        "claim": claim.id,
        "document": claim.document,
        "paragraph": claim.paragraph,
        "indicator": claim.indicator,
        "reading": found.reading.name,
        "at": claim.at.edtf if claim.at else None,
        "period": claim.period,
        "claimed": bounds_json(found.claimed, said(amount_of(claim.value), language)),
        "evidence": worded_bounds(found.evidence, language),
        "world": found.world.value,
        "verdict": found.verdict.value,
        "direction": found.direction.value if found.direction else None,
        "proof": found.deciding.proof.value,
        "reasons": [reason_json(reason) for reason in found.reasons],
        "assumptions": [said(each, language) for each in assumptions_of(register, found)],
        "records": list(found.records),
        "named": list(found.named),
        "lines": [_line(line, language) for line in found.lines],
        "identities": [list(pair) for pair in found.identities],
        "adjudications": [_adjudication(each, language) for each in found.adjudications],
        "settled": found.is_settled,
    }


def _line(line: Line, language: str) -> dict[str, Any]:
    return {
        "proof": line.proof.value,
        "verdict": line.verdict.value,
        "direction": line.direction.value if line.direction else None,
        "world": line.world.value,
        "evidence": worded_bounds(line.bounds, language),
        "records": list(line.records),
        "named": list(line.named),
        "reasons": [reason_json(reason) for reason in line.reasons],
    }


def _adjudication(each: Adjudication, language: str) -> dict[str, Any]:
    return {
        "subject": each.subject,
        "decision": each.decision,
        "why": each.why.best(language),
        "by": each.by,
        "on": each.on.isoformat(),
    }
