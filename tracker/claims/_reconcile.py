"""Reconciling: every published claim against all that the register holds."""

from collections.abc import Iterable

from tracker.checks._alike import lookalikes
from tracker.checks._diagnostic import halves, settled
from tracker.claims._printed import beside_statements, held_against_names, held_against_parts, held_against_wholes
from tracker.claims._reconciliation import ClaimVerdict, Line, Proof, Reconciliation
from tracker.claims._records import held_against_records, indicator_of
from tracker.errors import UnknownRecordError, closest
from tracker.indicators._question import AnyReading, reading_named
from tracker.model import Adjudication, Claim, Register
from tracker.model._called import of_register
from tracker.values import Reading
from tracker.values._answer import Answers


@of_register
def reconcile(
    register: Register,
    *,
    document: str | None = None,
    claims: Iterable[str] | None = None,
    reading: AnyReading | str | None = None,
) -> Answers[Reconciliation]:
    """
    Hold every published claim against the evidence of the register; drafts are no claims yet.

    >>> import tracker
    >>> register = tracker.load("examples/smuggling-of-migrants")
    >>> found = {each.claim.id: each for each in tracker.reconcile(register, document="CTOC/COP/2022/3")}
    >>> print(found["p4-states-legislative-assistance"])
    p4-states-legislative-assistance (CTOC/COP/2022/3, para. 4): contradicted (understated)
    >>> len(found["p4-states-legislative-assistance"].named)
    10

    Args:
        register: The records.

        document: The id or symbol of a document, whose claims alone are meant; None for all.

        claims: The ids of the claims that alone are meant; None for all.

        reading: How hedged words are understood; by default as the register says.

    Raises:
        UnknownRecordError: The register has no such document and no claim of it, or no such claim.

        InvalidValueError: There is no such reading.
    """
    understood = reading if isinstance(reading, Reading) else reading_named(reading or register.reading)
    wanted = _wanted(register, claims)
    if document is not None:
        wanted = _of_document(register, wanted, document)
    return Answers(_reconciled(register.confirmed, claim, understood) for claim in wanted)


def _wanted(register: Register, names: Iterable[str] | None) -> list[Claim]:
    if names is None:
        return [each for each in register.claims.values() if not each.draft]
    wanted = list(dict.fromkeys(names))
    for name in wanted:
        if name not in register.claims:
            raise UnknownRecordError(name, kind="claim", nearest=closest(name, register.claims))
    return [register.claims[name] for name in sorted(wanted) if not register.claims[name].draft]


def _of_document(register: Register, claims: Iterable[Claim], document: str) -> list[Claim]:
    held = register.document(document)
    names = {document} if held is None else {document, held.id, held.symbol}
    found = [each for each in claims if each.document in names]
    if not found and held is None:
        known = [name for each in register.documents.values() for name in (each.id, each.symbol) if name]
        raise UnknownRecordError(document, kind="document", nearest=closest(document, known))
    return found


def _reconciled(register: Register, claim: Claim, reading: Reading) -> Reconciliation:
    claimed = claim.value.bounds(reading)
    records = held_against_records(register, claim, claimed, reading)
    others = (
        held_against_names(register, claim, claimed),
        held_against_parts(register, claim, claimed, reading),
        held_against_wholes(register, claim, claimed, reading),
        *beside_statements(register, claim, claimed, reading),
    )
    lines = (records, *(line for line in others if line is not None))
    identities = _look_like_one(register, records.records)
    return Reconciliation(
        claim=claim,
        indicator=indicator_of(register, claim),
        reading=reading,
        claimed=claimed,
        deciding=_deciding(lines),
        lines=lines,
        identities=identities,
        adjudications=_adjudications(register, claim, records.records),
    )


_SILENT = (ClaimVerdict.UNVERIFIED, ClaimVerdict.NOT_COMPARABLE)
_INTERNAL = (Proof.NAMES, Proof.PARTS)
_STRENGTH = (ClaimVerdict.CONFIRMED, ClaimVerdict.CONSISTENT)


def _deciding(lines: Iterable[Line]) -> Line:
    """
    Return the line that decides.

    Any line that certainly contradicts does, records before names and names before claims. Otherwise the records do,
    if they bear on the claim. Where they are silent, the document's own names and parts say whether it agrees with
    itself. A whole proves nothing of its part beyond a limit, and a statement repeated proves nothing at all.
    """
    records, *others = (line for line in lines if line.proof is not Proof.STATEMENTS)
    for line in (records, *others):
        if line.verdict is ClaimVerdict.CONTRADICTED:
            return line
    if records.verdict not in _SILENT:
        return records
    internal = [line for line in others if line.proof in _INTERNAL and line.verdict in _STRENGTH]
    return min(internal, key=lambda line: _STRENGTH.index(line.verdict), default=records)


def _look_like_one(register: Register, keys: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of events behind a figure that look like one, and of which the register says nothing."""
    behind = set(keys)
    if len(behind & register.events.keys()) < 2:  # noqa: PLR2004  # a pair
        return ()
    pairs = register.remembered("lookalikes", lambda: _lookalikes(register))
    return tuple(pair for pair in pairs if behind.issuperset(pair))


def _lookalikes(register: Register) -> tuple[tuple[str, str], ...]:
    known = settled(register)
    found = (
        sorted((one.id, other.id))
        for one, other in lookalikes(each for each in register.events.values() if not each.draft)
        if not known.tells_apart(one, other)
    )
    return tuple(sorted((one, other) for one, other in found))


def _adjudications(register: Register, claim: Claim, keys: Iterable[str]) -> tuple[Adjudication, ...]:
    """Return what was decided of a claim, and of the identity of records behind it."""
    behind = set(keys)
    found = []
    for each in register.of_type(Adjudication).values():
        form, _, rest = each.subject.partition(":")
        own = form == "claim" and rest == claim.id
        identity = form == "identity" and any(behind.issuperset(pair) for pair in halves(rest))
        if (own or identity) and not each.draft:
            found.append(each)
    return tuple(found)
