"""A reconciliation as JSON: what was claimed, what the evidence is, and the verdict."""

from typing import Annotated, TypedDict

from tracker.claims import ClaimVerdict, Misstatement, Proof, Reconciliation
from tracker.claims._reconciliation import Line, World
from tracker.views._comparisons import ReasonJson, reason_json
from tracker.views._json import (
    AdjudicationJson,
    BoundsJson,
    EdtfText,
    adjudication_json,
    bounds_json,
    worded_bounds,
)
from tracker.views._view import Words
from tracker.words._claims import (
    assumptions_of,
)
from tracker.words._numbers import amount_of


class LineJson(TypedDict):
    """
    One line of evidence for or against a claim.

    Attributes:
        proof: What it rests on.

        verdict: What it makes of the claim.

        direction: In which way the claim is contradicted; null if it is not.

        world: Whether there may be more records than the register holds.

        evidence: What is certain about the number; null if nothing bears on it.

        records: The records behind it.

        named: Whom they name.

        reasons: What forbids to compare, or what the reader should know.
    """

    proof: Annotated[str, Proof]
    verdict: Annotated[str, ClaimVerdict]
    direction: Annotated[str, Misstatement] | None
    world: Annotated[str, World]
    evidence: BoundsJson | None
    records: list[str]
    named: list[str]
    reasons: list[ReasonJson]


class ReconciliationJson(TypedDict):
    """
    A published claim, held against all the evidence of the register.

    Attributes:
        claim: The id of the claim.

        document: The document that prints it.

        paragraph: Its paragraph there.

        indicator: The id of the indicator that it counts.

        reading: How hedged words were understood.

        at: The instant that it is about; null for a claim over a period.

        period: Its own period, as an id or as days; null for a claim about an instant.

        claimed: What it may mean under that reading.

        evidence: What is certain about the number as recorded; null if nothing bears on it.

        world: Whether there may be more records than the register holds.

        verdict: What the evidence makes of it.

        direction: In which way it is contradicted; null if it is not.

        proof: What the verdict rests on.

        reasons: What forbids to compare, or what the reader should know, each once.

        assumptions: How loose wordings were read, in words.

        records: The records behind the verdict.

        named: Whom they name: the counterexample, where the claim is contradicted.

        lines: Every line of evidence, that of the records first.

        identities: Pairs of records behind it that look like one thing recorded twice.

        adjudications: What people decided about it.

        settled: Whether people have decided about it.
    """

    claim: str
    document: str
    paragraph: str
    indicator: str
    reading: str
    at: EdtfText | None
    period: str | None
    claimed: BoundsJson
    evidence: BoundsJson | None
    world: Annotated[str, World]
    verdict: Annotated[str, ClaimVerdict]
    direction: Annotated[str, Misstatement] | None
    proof: Annotated[str, Proof]
    reasons: list[ReasonJson]
    assumptions: list[str]
    records: list[str]
    named: list[str]
    lines: list[LineJson]
    identities: list[list[str]]
    adjudications: list[AdjudicationJson]
    settled: bool


def reconciliation_json(found: Reconciliation, words: Words) -> ReconciliationJson:
    """Return a claim with its verdict, what it rests on, and every line of evidence."""
    claim = found.claim
    assumptions = found.assumptions if words.register is None else assumptions_of(words.register, found)
    return {
        "claim": claim.id,
        "document": claim.document,
        "paragraph": claim.paragraph,
        "indicator": claim.indicator,
        "reading": found.reading.name,
        "at": claim.at.edtf if claim.at else None,
        "period": claim.period,
        "claimed": bounds_json(found.claimed, words.say(amount_of(claim.value))),
        "evidence": worded_bounds(found.evidence, words),
        "world": found.world.value,
        "verdict": found.verdict.value,
        "direction": found.direction.value if found.direction else None,
        "proof": found.deciding.proof.value,
        "reasons": [reason_json(reason) for reason in found.reasons],
        "assumptions": [words.say(each) for each in assumptions],
        "records": list(found.records),
        "named": list(found.named),
        "lines": [_line(line, words) for line in found.lines],
        "identities": [list(pair) for pair in found.identities],
        "adjudications": [adjudication_json(each, words.language) for each in found.adjudications],
        "settled": found.is_settled,
    }


def _line(line: Line, words: Words) -> LineJson:
    return {
        "proof": line.proof.value,
        "verdict": line.verdict.value,
        "direction": line.direction.value if line.direction else None,
        "world": line.world.value,
        "evidence": worded_bounds(line.bounds, words),
        "records": list(line.records),
        "named": list(line.named),
        "reasons": [reason_json(reason) for reason in line.reasons],
    }
