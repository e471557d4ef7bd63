"""The view of claims held against evidence: a letter for each claim to be checked, and a table of the others."""

import re
from collections.abc import Iterator, Sequence

from tracker.claims import ClaimVerdict, Proof, Reconciliation
from tracker.claims._reconciliation import Line
from tracker.documents import (
    Align,
    Block,
    Cell,
    Column,
    Inline,
    Listing,
    Measured,
    Message,
    Note,
    Numeral,
    Row,
    Table,
    Verbatim,
    phrase,
)
from tracker.model import Register
from tracker.views._facts import of_reading
from tracker.views._reconciliation_json import reconciliation_json
from tracker.views._reconciliation_letters import MOST_TOLD, letter
from tracker.views._view import View, bare_register
from tracker.words._claims import (
    claim_verdict,
    evidence_in_words,
    place_of,
    reason_in_words,
)
from tracker.words._decisions import decision_in_words
from tracker.words._numbers import amount_of

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
                yield from letter(known, each)
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
        Message("{claim}: {number}", claim=Verbatim(each.id), number=amount_of(each.value))
        for each in claims[:MOST_TOLD]
    ]
    if len(claims) > MOST_TOLD:
        told.append(Message("{number} more", number=Numeral(len(claims) - MOST_TOLD)))
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


def _facts(found: Sequence[Reconciliation]) -> Iterator[tuple[Inline, Inline]]:
    yield from (of_reading(name) for name in sorted({each.reading.name for each in found}))


VIEW = View(
    name="claims",
    title=Message("Published figures held against the records"),
    blocks=_blocks,
    plain=reconciliation_json,
    facts=_facts,
)
