"""What ``tracker reconcile`` prints for people: a letter for each claim to be checked, and a table of the others."""

import re
from collections.abc import Iterator, Sequence
from itertools import starmap

from tracker.claims import ClaimVerdict, Line, Proof, Reconciliation
from tracker.cli._room import wrapped
from tracker.cli._said import said
from tracker.documents import DateText, Inline, Listing, Message, Numeral, Verbatim, phrase
from tracker.indicators import date_of
from tracker.model import Citation, Record, Register
from tracker.values import InternationalString, When
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

__all__ = ["letters", "summary", "table"]

_LETTER = 72
"""How wide the text of an e-mail is."""
_MOST = 12
"""So many records are told of; the others are counted."""
_CITED = 3
"""So many places of a record's sources are quoted."""

_TO_CHECK = (ClaimVerdict.CONTRADICTED, ClaimVerdict.NOT_REACHED)


def _needs_letter(found: Reconciliation) -> bool:
    return found.verdict in _TO_CHECK and not found.is_settled


def _as_read(found: Sequence[Reconciliation]) -> list[Reconciliation]:
    """Put claims in the order in which their readers meet them: by document and paragraph."""

    def place(each: Reconciliation) -> tuple[str, int, str, str]:
        number = re.match(r"[0-9]{1,9}", each.claim.paragraph)
        return each.claim.document, int(number[0]) if number else 0, each.claim.paragraph, each.claim.id

    return sorted(found, key=place)


# -- letters ----------------------------------------------------------------------------------------------------------


def letters(register: Register, found: Sequence[Reconciliation], language: str) -> Iterator[str]:
    """Write for each claim that is contradicted or not reached what one can send to its author, worst first."""
    for verdict in _TO_CHECK:
        for each in _as_read(found):
            if each.verdict is verdict and _needs_letter(each):
                yield "\n".join(_letter(register, each, language)) + "\n"


def _letter(register: Register, found: Reconciliation, language: str) -> Iterator[str]:
    claim = found.claim
    verdict = claim_verdict(found.verdict, found.direction)
    yield _written(Message("{place}: {verdict}", place=place_of(register, claim), verdict=verdict), language)
    yield ""
    for citation in claim.citations:
        if citation.quote:
            source = _source(register, citation)
            said_so = Message("{source} says: “{quote}”", source=source, quote=Verbatim(citation.quote))
            yield _written(said_so, language)
    what: Inline = claim.text or (found.indicator.title if found.indicator else Verbatim(claim.indicator))
    told = Message(
        "Read as: {what}, {time}: {number}",
        what=what,
        time=time_of_claim(register, claim),
        number=amount_of(claim.value),
    )
    yield _written(told, language)
    yield ""
    for proof in proofs_of(register, found):
        yield _written(proof, language)
    yield from _records(register, found, language)
    yield from _listed(Message("Assumptions:"), list(assumptions_of(register, found)), language)
    yield ""
    for advice in advice_on(found):
        yield _written(advice, language)
    for decision in map(decision_in_words, found.adjudications):
        yield _written(decision, language)
    yield _written(Message("In the register: claim {claim}.", claim=Verbatim(claim.id)), language)


def _records(register: Register, found: Reconciliation, language: str) -> Iterator[str]:
    """Tell of the records that say so, each with its sources."""
    if found.deciding.proof is not Proof.RECORDS or not found.records:
        return
    table = (found.indicator.of if found.indicator else None) or "observation"
    known = register.table(table)
    records = [known[key] for key in found.records if key in known]
    items = [_record(register, each) for each in records[:_MOST]]
    if len(records) > _MOST:
        items.append(Message("{number} more", number=Numeral(len(records) - _MOST)))
    yield from _listed(Message("The records that say so:"), items, language)


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
    places = [_place(register, each) for each in record.citations[:_CITED]]
    for place in places:
        what = Message("{what}; {place}", what=what, place=place)
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


def _listed(head: Inline, items: Sequence[Inline], language: str) -> Iterator[str]:
    if items:
        yield ""
        yield _written(head, language)
        for item in items:
            yield _written(item, language, first="- ", others="  ")


def _written(text: Inline, language: str, *, first: str = "", others: str = "") -> str:
    return wrapped(said(text, language), first=first, others=others, width=_LETTER, whole_words=True)


# -- the others -------------------------------------------------------------------------------------------------------

_ORDER = (
    *_TO_CHECK,
    ClaimVerdict.NOT_COMPARABLE,
    ClaimVerdict.CONSISTENT,
    ClaimVerdict.CONFIRMED,
    ClaimVerdict.UNVERIFIED,
)


def table(register: Register, found: Sequence[Reconciliation], language: str) -> Iterator[str]:
    """Write a line for each claim that needs no letter, by verdict, with what the reader should know below it."""
    others = [each for each in _as_read(found) if not _needs_letter(each)]
    rows = {each.claim.id: tuple(said(cell, language) for cell in _cells(register, each)) for each in others}
    widths = [max((len(row[column]) for row in rows.values()), default=0) for column in range(3)]
    for verdict in _ORDER:
        group = [each for each in others if each.verdict is verdict]
        if group:
            head = Message("{verdict}: {number}", verdict=claim_verdict(verdict), number=Numeral(len(group)))
            lines = [said(head, language)]
            for each in group:
                cells = rows[each.claim.id]
                fitted = [*starmap(str.ljust, zip(cells, widths, strict=False)), *cells[3:]]
                lines.append("  " + "  ".join(fitted).rstrip())
                lines += [_below(note, language) for note in _notes(register, each)]
            yield "\n".join(lines) + "\n"


def _cells(register: Register, found: Reconciliation) -> tuple[Inline, ...]:
    claim = found.claim
    cells = (Verbatim(claim.id), place_of(register, claim), amount_of(claim.value))
    if found.evidence is None:
        return (*cells, Verbatim(""))
    return (*cells, Message(_FROM[found.deciding.proof], number=evidence_in_words(register, found.deciding)))


_FROM = {
    Proof.RECORDS: phrase("records: {number}"),
    Proof.NAMES: phrase("names: {number}"),
    Proof.PARTS: phrase("parts: {number}"),
    Proof.WHOLE: phrase("whole: {number}"),
    Proof.STATEMENTS: phrase("elsewhere: {number}"),
}


def _notes(register: Register, found: Reconciliation) -> Iterator[Inline]:
    """Go through what the reader of a line should know: why there is no verdict, what differs, what was decided."""
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
    claims = [register.claims[key] for key in line.records]
    told: list[Inline] = [
        Message("{claim}: {number}", claim=Verbatim(each.id), number=amount_of(each.value)) for each in claims[:_MOST]
    ]
    if len(claims) > _MOST:
        told.append(Message("{number} more", number=Numeral(len(claims) - _MOST)))
    sentence = phrase("the same thing, another number: {claims}")
    if line.direction is None:
        sentence = phrase("the same thing, a number that agrees: {claims}")
    return Message(sentence, claims=Listing(tuple(told)))


def _below(note: Inline, language: str) -> str:
    return wrapped(said(note, language), first="    ", others="    ")


def summary(found: Sequence[Reconciliation]) -> Message:
    """Count the claims, and those to be checked."""
    if not found:
        return Message("The register holds no published figure to reconcile.")
    return Message(
        "{claims} published figures: {wrong} contradicted, {missed} not reached, {settled} settled.",
        claims=Numeral(len(found)),
        wrong=Numeral(sum(each.is_wrong for each in found)),
        missed=Numeral(sum(each.verdict is ClaimVerdict.NOT_REACHED and not each.is_settled for each in found)),
        settled=Numeral(sum(each.is_settled for each in found)),
    )
