"""The letters of a reconciliation: to whoever answers for a published figure that the evidence does not bear out."""

from collections.abc import Iterator, Sequence

from tracker.claims import Proof, Reconciliation
from tracker.documents import (
    Block,
    DateText,
    Heading,
    Inline,
    Items,
    Message,
    Numeral,
    Paragraph,
    Verbatim,
)
from tracker.documents import Sequence as Parts
from tracker.indicators._counted_records import date_of
from tracker.model import Citation, Record, Register
from tracker.values import InternationalString, When
from tracker.words._claims import (
    advice_on,
    assumptions_of,
    claim_verdict,
    place_of,
    proofs_of,
    time_of_claim,
)
from tracker.words._decisions import decision_in_words
from tracker.words._numbers import amount_of
from tracker.words._records import behind_document, is_worded

MOST_TOLD = 12
"""So many records are told of; the others are counted."""
_CITED = 3
"""So many places of a record's sources are quoted."""


def letter(register: Register, found: Reconciliation) -> Iterator[Block]:
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
    yield from (_record(register, each) for each in records[:MOST_TOLD])
    if len(records) > MOST_TOLD:
        yield Message("{number} more", number=Numeral(len(records) - MOST_TOLD))


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
        if is_worded(citation.paragraph):
            return Parts((name, behind_document(citation.paragraph)))
        return Message("{document}, paragraph {paragraph}", document=name, paragraph=Verbatim(citation.paragraph))
    return name
