"""The order of things: pairs of dates of which one cannot lie before the other."""

from collections.abc import Iterator

from tracker.checks._dates import certainly_before, date_of, exclude_each_other
from tracker.checks._diagnostic import Diagnostic, Severity
from tracker.checks._wording import named, source_name
from tracker.model import (
    AssistanceEvent,
    Claim,
    Deadline,
    Finding,
    Mandate,
    Observation,
    Record,
    Register,
    SourceDocument,
    State,
)
from tracker.values import When

__all__ = ["impossible_order"]

_UNFINISHED = (State.PLANNED, State.ONGOING, State.CANCELLED)


def impossible_order(register: Register) -> Iterator[Diagnostic]:
    """
    TRK203: two dates stand in an order that cannot be.

    A source is older than what it reports; an event lies outside the run of its programme; a recommendation is younger
    than its deadline; a mandate is in force before its adoption, or is renewed, replaced or endorsed before it.

    Why: one of the two dates is wrong, and the record may count in the wrong period.

    Remedy: correct the wrong date; planned or unfinished work gets its *state*, since a source may well announce it.
    """
    for record, message in _misplaced(register):
        yield Diagnostic.about(record, "TRK203", Severity.WARNING, message, "correct the date that is wrong")


def _misplaced(register: Register) -> Iterator[tuple[Record, str]]:
    for record in register:
        yield from _reported_too_early(register, record)
        if isinstance(record, AssistanceEvent):
            yield from _outside_its_programme(register, record)
        elif isinstance(record, Deadline):
            yield from _due_too_early(register, record)
        elif isinstance(record, Mandate):
            yield from _adopted_too_late(register, record)


def _reported_too_early(register: Register, record: Record) -> Iterator[tuple[Record, str]]:
    """Meetings and programmes are left out: documents announce them."""
    if not isinstance(record, AssistanceEvent | SourceDocument | Mandate | Finding | Observation | Claim):
        return
    if getattr(record, "state", None) in _UNFINISHED:
        return
    when = date_of(record)
    for reference in sorted({citation.document for citation in record.citations}):
        document = register.document(reference)
        if document is None or document is record or not certainly_before(document.published, when):
            continue
        source = source_name(register, reference)
        yield record, f"{named(record)} dates from {when}, yet {source}, published in {document.published}, reports it"


def _outside_its_programme(register: Register, event: AssistanceEvent) -> Iterator[tuple[Record, str]]:
    for name in sorted(event.programmes):
        programme = register.programmes.get(name)
        if programme is not None and exclude_each_other(event.when, programme.when):
            yield event, f"{named(event)} dates from {event.when}, yet its programme {name!r} runs {programme.when}"


def _due_too_early(register: Register, deadline: Deadline) -> Iterator[tuple[Record, str]]:
    recommendation = register.recommendations.get(deadline.recommendation)
    if recommendation is None or deadline.due == "none":
        return
    if certainly_before(When.on(deadline.due), recommendation.issued):
        yield deadline, f"{named(recommendation)} was issued in {recommendation.issued}, yet is due on {deadline.due}"


def _adopted_too_late(register: Register, mandate: Mandate) -> Iterator[tuple[Record, str]]:
    adopted, force = mandate.adopted, mandate.in_force
    if adopted is not None and force is not None and not (adopted.is_uncertain or force.is_uncertain):
        start = force.starts.latest
        if start is not None and adopted.earliest is not None and start < adopted.earliest:
            yield mandate, f"{named(mandate)} is in force from {force}, yet was adopted in {adopted}"
    for relation in ("renews", "supersedes", "endorses"):
        for name in sorted(getattr(mandate, relation)):
            earlier = register.mandates.get(name)
            if earlier is not None and certainly_before(adopted, earlier.adopted):
                yield (
                    mandate,
                    f"{named(mandate)} of {adopted} {relation} {name!r}, which was adopted in {earlier.adopted}",
                )
