"""How claims held against evidence read: the verdict, what proves it, what it assumes, and what to check."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from tracker.checks._names import ENTITIES
from tracker.claims import ClaimVerdict, Misstatement, Proof, Reconciliation
from tracker.claims._reconciliation import Line
from tracker.codelists import countries
from tracker.comparison import Reason
from tracker.documents import Counted, DateText, Inline, Listing, Message, Numeral, PeriodText, Verbatim, phrase
from tracker.documents import Sequence as Parts
from tracker.errors import UnknownRecordError
from tracker.model import Claim, EntityType, Indicator, IndicatorKind, Register
from tracker.values import Bounds, Qualifier, When
from tracker.words._dates import date_or_code
from tracker.words._numbers import amount_of, bounds_in_words
from tracker.words._records import behind_document, country_list, is_worded, named
from tracker.words._terms import brief


def claim_verdict(verdict: ClaimVerdict, direction: Misstatement | None = None) -> Inline:
    """Word a verdict, with the direction where a claim is contradicted."""
    return brief(verdict if direction is None else direction)


def place_of(register: Register, claim: Claim, *, is_brief: bool = False) -> Inline:
    """Name the place that prints a claim: the document's symbol, and the paragraph, or *para.*, if it has a number."""
    document = register.document(claim.document)
    name = Verbatim(claim.document if document is None else document.symbol or document.id)
    if not any(char.isalnum() for char in claim.paragraph):
        return name
    if is_brief or is_worded(claim.paragraph):
        return Parts((name, behind_document(claim.paragraph)))
    return Message("{document}, paragraph {paragraph}", document=name, paragraph=Verbatim(claim.paragraph))


def time_of_claim(register: Register, claim: Claim) -> Inline:
    """Say which period or date a claim is about."""
    if claim.at is not None:
        return date_or_code(claim.at)
    try:
        return PeriodText(register.period(claim.period or ""))
    except UnknownRecordError:
        return Verbatim(claim.period or "")


# -- what proves it ---------------------------------------------------------------------------------------------------


def proofs_of(register: Register, found: Reconciliation) -> Iterator[Inline]:
    """Say of each kind of evidence that bears on a claim what it gives, the deciding one first."""
    lines = sorted(found.lines, key=lambda line: line is not found.deciding)
    return (told for line in lines if (told := _proof(register, found, line)) is not None)


def _proof(register: Register, found: Reconciliation, line: Line) -> Inline | None:
    if line.bounds is None or (line.proof is Proof.WHOLE and line.direction is None):
        return None
    if line.proof is Proof.NAMES and line is not found.deciding and line.named == found.named:
        return Message("The document itself names them all.")
    number = _how_many(register, found, line)
    if line.proof is Proof.RECORDS or line.proof is Proof.NAMES:
        with_names, without = _COUNTED[line.proof]
        if line.named:
            return Message(with_names, number=number, names=_names(line.named))
        return Message(without, number=number)
    return _claimed(_others(register, line), line, number)


def _claimed(claims: Inline, line: Line, number: Inline) -> Inline:
    """Say what other claims give."""
    if line.proof is Proof.PARTS:
        return Message("Its parts give {number}: {claims}.", number=number, claims=claims)
    if line.proof is Proof.WHOLE:
        return Message("The whole of which it is a part is smaller: {claims}.", claims=claims)
    if line.direction is not None:
        return Message("Elsewhere the number is another one: {claims}.", claims=claims)
    return Message("The same is stated elsewhere: {claims}.", claims=claims)


_COUNTED = {
    Proof.RECORDS: (phrase("The records give {number}: {names}."), phrase("The records give {number}.")),
    Proof.NAMES: (
        phrase("The document itself names {number}: {names}."),
        phrase("The document itself names {number}."),
    ),
}


def _how_many(register: Register, found: Reconciliation, line: Line) -> Inline:
    bounds, indicator = line.bounds or Bounds(None, None), found.indicator
    if indicator is None or line.proof is not Proof.RECORDS or not bounds.is_exact:
        return evidence_in_words(register, line)
    if isinstance(bounds.lower, int) and indicator.kind is not IndicatorKind.RATIO:
        return Counted(bounds.lower, indicator.unit)
    return Numeral(bounds.lower or 0)


def evidence_in_words(register: Register, line: Line) -> Inline:
    """Word what the evidence gives; a single part keeps the hedge of its source."""
    parts = [register.claims[key] for key in line.records] if line.proof is Proof.PARTS else []
    if len(parts) == 1 and parts[0].value.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST):
        return amount_of(parts[0].value)
    return bounds_in_words(line.bounds or Bounds(None, None))


def _names(names: Iterable[str]) -> Inline:
    found = tuple(names)
    return country_list(found) if all(name in countries() for name in found) else Listing(tuple(map(Verbatim, found)))


_MOST = 6
"""So many other claims are told of; the rest are counted."""


def _others(register: Register, line: Line) -> Inline:
    """List claims with their numbers and places."""
    claims = [register.claims[key] for key in line.records]
    told: list[Inline] = [
        Message(
            "{claim}, {number} ({place})",
            claim=claim.text or Verbatim(claim.id),
            number=amount_of(claim.value),
            place=place_of(register, claim),
        )
        for claim in claims[:_MOST]
    ]
    if len(claims) > _MOST:
        told.append(Message("{number} more", number=Numeral(len(claims) - _MOST)))
    return Listing(tuple(told))


# -- what it assumes --------------------------------------------------------------------------------------------------

_ENTITIES = {
    EntityType.STATES: phrase("the number counts Member and observer States, and no territory"),
    EntityType.TERRITORIES: phrase("the number counts territories, and no State"),
    EntityType.ORGANIZATIONS: phrase("the number counts organizations"),
}


def assumptions_of(register: Register, found: Reconciliation) -> Iterator[Inline]:
    """Go through what a verdict takes for granted."""
    claim, indicator, line = found.claim, found.indicator, found.deciding
    if line.bounds is None:
        return
    if line.proof is Proof.RECORDS and indicator is not None:
        yield _meant(indicator)
        yield Message("the number is about this time and no other: {time}", time=time_of_claim(register, claim))
    if line.until is not None:
        yield Message(
            "the document could know of nothing after {date}, and what came later is no evidence",
            date=DateText(When.on(line.until)),
        )
    if claim.since is not None:
        yield Message("it counts from this date on: {date}", date=date_or_code(claim.since))
    if claim.about is not None:
        yield Message("it is about {subject}", subject=named(register, claim.about))
    entities = claim.entities or (indicator.entities if indicator else None)
    if entities is not None and line.named:
        yield Message(_ENTITIES[entities])
    if isinstance(claim.value.value, Fraction) and claim.value.qualifier is Qualifier.EXACT:
        yield Message("the number is printed exactly, and not rounded")
    if any(each.proof is Proof.NAMES for each in found.lines) and line.named:
        yield Message("the names that the document gives are meant by the number")
    yield from found.assumptions


def _meant(indicator: Indicator) -> Inline:
    if indicator.definition is None:
        return Message("the document counts what the register counts under “{title}”", title=indicator.title)
    return Message(
        "the document counts what the register counts under “{title}”: {definition}",
        title=indicator.title,
        definition=indicator.definition,
    )


# -- what to check ----------------------------------------------------------------------------------------------------


def advice_on(found: Reconciliation) -> Iterator[Inline]:
    """Go through what the author of the document is asked to check."""
    line = found.deciding
    if line.proof in (Proof.PARTS, Proof.WHOLE):
        yield Message("Please check the number and its parts: they cannot all be right.")
    elif line.direction is Misstatement.UNDERSTATED:
        yield Message("Please check whether the number should be higher, or counts less than is assumed above.")
    elif line.direction is Misstatement.OVERSTATED:
        yield Message("Please check whether the number should be lower, or counts more than is assumed above.")
    elif line.verdict is ClaimVerdict.NOT_REACHED:
        yield Message("Please send what is missing from the records, or check whether the number should be lower.")
    for one, other in found.identities:
        yield Message(
            "Please check whether {one} and {other} are one and the same: they look alike.",
            one=Verbatim(one),
            other=Verbatim(other),
        )


# -- why there is no verdict ------------------------------------------------------------------------------------------

_REASONS = {
    "KIND_DIFFERS": phrase("the number is stated at a date ({before}), and the indicator is measured over a period"),
    "UNIT_DIFFERS": phrase("the number is in {before}, the records count {after}"),
    "SCOPE_DIFFERS": phrase("the number is about {before}, the records about {after}"),
    "DEFINITION_CHANGED": phrase("the number follows the definition {before}, what is observed follows {after}"),
    "ORIGIN_DIFFERS": phrase("the number starts counting at {before}, what is observed at {after}"),
    "SOURCE_DIFFERS": phrase("the number is kept by {before}, what is observed by {after}"),
    "METHOD_DIFFERS": phrase("the number is counted by {before}, what is observed by {after}"),
    "UNKNOWN_INDICATOR": phrase("nobody knows the indicator {before}"),
    "UNKNOWN_PERIOD": phrase("nobody knows the period {before}"),
    "NOT_MEASURABLE": phrase("the indicator {before} cannot be measured"),
}


_SAID = {
    "the whole": phrase("the whole"),
    "not stated": phrase("not stated"),
    **ENTITIES,
}
"""What a reason says in words of the library; all else are words of the register."""


def reason_in_words(reason: Reason) -> Inline:
    """Say what differs between a claim and what the register holds."""
    sentence = _REASONS[reason.code]
    parts = {"before": reason.before, "after": reason.after}
    return Message(
        sentence,
        **{
            name: Message(_SAID[part]) if part in _SAID else Verbatim(part)
            for name, part in parts.items()
            if f"{{{name}}}" in sentence
        },
    )
