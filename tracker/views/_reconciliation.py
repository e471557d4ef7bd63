"""The view of claims held against evidence: a letter for each claim to be checked, and a table of the others."""

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, TypedDict

from tracker.claims import ClaimVerdict, Misstatement, Proof, Reconciliation
from tracker.claims._reconciliation import Line, World
from tracker.documents import (
    Align,
    Block,
    Cell,
    Column,
    DateText,
    Heading,
    Inline,
    Items,
    Listing,
    Measured,
    Message,
    Note,
    Numeral,
    Paragraph,
    Row,
    Table,
    Verbatim,
    phrase,
)
from tracker.indicators._counted_records import date_of
from tracker.model import Citation, Record, Register
from tracker.values import InternationalString, When
from tracker.views._comparisons import ReasonJson, reason_json
from tracker.views._facts import of_reading
from tracker.views._json import (
    AdjudicationJson,
    BoundsJson,
    EdtfText,
    adjudication_json,
    bounds_json,
    worded_bounds,
)
from tracker.views._view import View, Words, bare_register
from tracker.words._claims import (
    advice_on,
    assumptions_of,
    claim_verdict,
    evidence_in_words,
    place_of,
    proofs_of,
    reason_in_words,
    time_of_claim,
)
from tracker.words._decisions import decision_in_words
from tracker.words._numbers import amount_of

_MOST = 12
"""So many records are told of; the others are counted."""
_CITED = 3
"""So many places of a record's sources are quoted."""

_TO_CHECK = (ClaimVerdict.CONTRADICTED, ClaimVerdict.NOT_REACHED)
_ORDER = (
    *_TO_CHECK,
    ClaimVerdict.NOT_COMPARABLE,
    ClaimVerdict.CONSISTENT,
    ClaimVerdict.CONFIRMED,
    ClaimVerdict.UNVERIFIED,
)


def _blocks(found: Sequence[Reconciliation], register: Register | None) -> Iterator[Block]:
    """Write a letter for each claim that is contradicted or not reached, worst first; then the table of the others."""
    known = register if register is not None else bare_register([each.claim for each in found])
    for verdict in _TO_CHECK:
        for each in _as_read(found):
            if each.verdict is verdict and _needs_letter(each):
                yield from _letter(known, each)
    others = [each for each in _as_read(found) if not _needs_letter(each)]
    if others:
        yield _table(known, others)


def _needs_letter(found: Reconciliation) -> bool:
    return found.verdict in _TO_CHECK and not found.is_settled


def _as_read(found: Sequence[Reconciliation]) -> list[Reconciliation]:
    """Put claims in the order in which their readers meet them: by document and paragraph."""

    def place(each: Reconciliation) -> tuple[str, int, str, str]:
        number = re.match(r"[0-9]{1,9}", each.claim.paragraph)
        return each.claim.document, int(number[0]) if number else 0, each.claim.paragraph, each.claim.id

    return sorted(found, key=place)


# -- letters ----------------------------------------------------------------------------------------------------------


def _letter(register: Register, found: Reconciliation) -> Iterator[Block]:
    """Write what one can send to the author of a document."""
    claim = found.claim
    verdict = claim_verdict(found.verdict, found.direction)
    head = Message("{place}: {verdict}", place=place_of(register, claim), verdict=verdict)
    yield Heading(level=1, text=head, anchor=f"claim-{claim.id}")
    for citation in claim.citations:
        if citation.quote:
            source = _source(register, citation)
            yield _said(Message("{source} says: “{quote}”", source=source, quote=Verbatim(citation.quote)))
    yield _said(
        Message(
            "Read as: {what}, {time}: {number}",
            what=claim.text or (found.indicator.title if found.indicator else Verbatim(claim.indicator)),
            time=time_of_claim(register, claim),
            number=amount_of(claim.value),
        )
    )
    yield from map(_said, proofs_of(register, found))
    yield from _listed(Message("The records that say so:"), list(_records(register, found)))
    yield from _listed(Message("Assumptions:"), list(assumptions_of(register, found)))
    yield from map(_said, advice_on(found))
    yield from map(_said, map(decision_in_words, found.adjudications))
    yield _said(Message("In the register: claim {claim}.", claim=Verbatim(claim.id)))


def _said(text: Inline) -> Paragraph:
    return Paragraph(text=text)


def _listed(head: Inline, items: Sequence[Inline]) -> Iterator[Block]:
    if items:
        yield Paragraph(text=head)
        yield Items(items=tuple(items))


def _records(register: Register, found: Reconciliation) -> Iterator[Inline]:
    """Go through the records that say so, each with its sources."""
    if found.deciding.proof is not Proof.RECORDS:
        return
    table = (found.indicator.of if found.indicator else None) or "observation"
    known = register.table(table)
    records = [known[key] for key in found.records if key in known]
    yield from (_record(register, each) for each in records[:_MOST])
    if len(records) > _MOST:
        yield Message("{number} more", number=Numeral(len(records) - _MOST))


def _record(register: Register, record: Record) -> Inline:
    what: Inline = Verbatim(record.key)
    title = getattr(record, "title", None)
    value = getattr(record, "value", None)
    if isinstance(title, InternationalString):
        what = title
    elif value is not None:
        what = amount_of(value)
    when = _date(record)
    if when is not None:
        what = Message("{what} ({date})", what=what, date=DateText(when))
    for citation in record.citations[:_CITED]:
        what = Message("{what}; {place}", what=what, place=_place(register, citation))
    return Message("{what} [{record}]", what=what, record=Verbatim(record.key))


def _date(record: Record) -> When | None:
    at = getattr(record, "at", None)
    if at is not None:
        return at if isinstance(at, When) else None
    try:
        when = date_of(record)
    except KeyError:
        return None
    return None if when.earliest is None and when.latest is None else when


def _place(register: Register, citation: Citation) -> Inline:
    place = _source(register, citation)
    if citation.quote:
        return Message("{place}: “{quote}”", place=place, quote=Verbatim(citation.quote))
    return place


def _source(register: Register, citation: Citation) -> Inline:
    document = register.document(citation.document)
    name = Verbatim(citation.document if document is None else document.symbol or document.id)
    if citation.paragraph and any(char.isalnum() for char in citation.paragraph):
        return Message("{document}, paragraph {paragraph}", document=name, paragraph=Verbatim(citation.paragraph))
    return name


# -- the others -------------------------------------------------------------------------------------------------------

_HEADS = (phrase("Claim"), phrase("Source"), phrase("Number"), phrase("Evidence"))


def _table(register: Register, others: Sequence[Reconciliation]) -> Table:
    """Set a row for each claim that needs no letter, by verdict; a note says what the reader should know of it."""
    rows: list[Row] = []
    for verdict in _ORDER:
        group = [each for each in others if each.verdict is verdict]
        if group:
            head = Message("{verdict}: {number}", verdict=claim_verdict(verdict), number=Numeral(len(group)))
            rows.append(Row(cells=(head, *[Verbatim("")] * (len(_HEADS) - 1)), is_group=True))
            rows += [_row(register, each) for each in group]
    columns = tuple(Column(title=Message(head), align=Align.START) for head in _HEADS)
    return Table(title=Message("Published figures"), columns=columns, rows=tuple(rows))


def _row(register: Register, found: Reconciliation) -> Row:
    claim = found.claim
    evidence: Cell = Verbatim("")
    if found.evidence is not None:
        number = evidence_in_words(register, found.deciding)
        evidence = Measured.of(Message(_FROM[found.deciding.proof], number=number), found.evidence)
    name: Inline = Verbatim(claim.id)
    for note in _notes(register, found):
        name = Note(name, note)
    claimed = Measured.of(amount_of(claim.value), found.claimed)
    return Row(cells=(name, place_of(register, claim, is_brief=True), claimed, evidence))


_FROM = {
    Proof.RECORDS: phrase("records: {number}"),
    Proof.NAMES: phrase("names: {number}"),
    Proof.PARTS: phrase("parts: {number}"),
    Proof.WHOLE: phrase("whole: {number}"),
    Proof.STATEMENTS: phrase("elsewhere: {number}"),
}


def _notes(register: Register, found: Reconciliation) -> Iterator[Inline]:
    """Go through what the reader of a row should know: why there is no verdict, what differs, what was decided."""
    for reason in found.reasons:
        yield reason_in_words(reason)
    times = max((each.printed for each in found.claim.citations), default=1)
    if times > 1:
        yield Message("printed {times} times", times=Numeral(times))
    for line in found.lines:
        if line.proof is Proof.STATEMENTS:
            yield _stated(register, line)
    yield from map(decision_in_words, found.adjudications)


def _stated(register: Register, line: Line) -> Inline:
    """Say which claims state the same thing, and whether the numbers agree."""
    claims = [register.claims[key] for key in line.records if key in register.claims]
    told: list[Inline] = [
        Message("{claim}: {number}", claim=Verbatim(each.id), number=amount_of(each.value)) for each in claims[:_MOST]
    ]
    if len(claims) > _MOST:
        told.append(Message("{number} more", number=Numeral(len(claims) - _MOST)))
    sentence = phrase("the same thing, another number: {claims}")
    if line.direction is None:
        sentence = phrase("the same thing, a number that agrees: {claims}")
    return Message(sentence, claims=Listing(tuple(told)))


def summary_of(found: Sequence[Reconciliation]) -> Message:
    """Count the claims, and those to be checked."""
    if not found:
        return Message("The register holds no published figure to reconcile.")
    return Message(
        "{claims} published {claims:figure|figures}: {wrong} contradicted, {missed} not reached, {settled} settled.",
        claims=Numeral(len(found)),
        wrong=Numeral(sum(each.is_wrong for each in found)),
        missed=Numeral(sum(each.verdict is ClaimVerdict.NOT_REACHED and not each.is_settled for each in found)),
        settled=Numeral(sum(each.is_settled for each in found)),
    )


# -- JSON -------------------------------------------------------------------------------------------------------------


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


def _plain(found: Reconciliation, words: Words) -> ReconciliationJson:
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


def _facts(found: Sequence[Reconciliation]) -> Iterator[tuple[Inline, Inline]]:
    yield from (of_reading(name) for name in sorted({each.reading.name for each in found}))


VIEW = View(
    name="claims",
    title=Message("Published figures held against the records"),
    blocks=_blocks,
    plain=_plain,
    facts=_facts,
)
