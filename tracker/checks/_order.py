"""The order of things: pairs of dates of which one cannot lie before the other."""

from collections.abc import Iterator

from tracker.checks._dates import certainly_before, date_of, exclude_each_other
from tracker.checks._diagnostic import Diagnostic, Severity
from tracker.checks._wording import as_written, literal, named, source_name
from tracker.documents import Message, phrase
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

_UNFINISHED = (State.PLANNED, State.ONGOING, State.CANCELLED)

_BEFORE_ITS_ADOPTION = {
    "renews": phrase("{record} of {when} renews {other}, which was adopted in {adopted}"),
    "supersedes": phrase("{record} of {when} supersedes {other}, which was adopted in {adopted}"),
    "endorses": phrase("{record} of {when} endorses {other}, which was adopted in {adopted}"),
}

_Placed = Iterator[tuple[Record, Message]]


def impossible_order(register: Register) -> Iterator[Diagnostic]:
    """
    TRK203: two dates stand in an order that cannot be.

    A source is older than what it reports; an event lies outside the run of its programme; a recommendation is younger
    than its deadline; a mandate is in force before its adoption, or is renewed, replaced or endorsed before it.

    Why: one of the two dates is wrong, and the record may count in the wrong period.

    Remedy: correct the wrong date; planned or unfinished work gets its *state*, since a source may well announce it.
    """
    for record, said in _misplaced(register):
        yield Diagnostic.about(record, "TRK203", Severity.WARNING, said, Message("correct the date that is wrong"))


def _misplaced(register: Register) -> _Placed:
    for record in register:
        yield from _reported_too_early(register, record)
        if isinstance(record, AssistanceEvent):
            yield from _outside_its_programme(register, record)
        elif isinstance(record, Deadline):
            yield from _due_too_early(register, record)
        elif isinstance(record, Mandate):
            yield from _adopted_too_late(register, record)


def _reported_too_early(register: Register, record: Record) -> _Placed:
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
        yield (
            record,
            Message(
                "{record} dates from {when}, yet {source}, published in {published}, reports it",
                record=named(record),
                when=as_written(when),
                source=as_written(source_name(register, reference)),
                published=as_written(document.published),
            ),
        )


def _outside_its_programme(register: Register, event: AssistanceEvent) -> _Placed:
    for name in sorted(event.programmes):
        programme = register.programmes.get(name)
        if programme is not None and exclude_each_other(event.when, programme.when):
            yield (
                event,
                Message(
                    "{record} dates from {when}, yet its programme {programme} runs {run}",
                    record=named(event),
                    when=as_written(event.when),
                    programme=literal(name),
                    run=as_written(programme.when),
                ),
            )


def _due_too_early(register: Register, deadline: Deadline) -> _Placed:
    recommendation = register.recommendations.get(deadline.recommendation)
    if recommendation is None or deadline.due == "none":
        return
    if certainly_before(When.on(deadline.due), recommendation.issued):
        yield (
            deadline,
            Message(
                "{record} was issued in {issued}, yet is due on {due}",
                record=named(recommendation),
                issued=as_written(recommendation.issued),
                due=as_written(deadline.due),
            ),
        )


def _adopted_too_late(register: Register, mandate: Mandate) -> _Placed:
    adopted, force = mandate.adopted, mandate.in_force
    if adopted is not None and force is not None and not (adopted.is_uncertain or force.is_uncertain):
        start = force.starts.latest
        if start is not None and adopted.earliest is not None and start < adopted.earliest:
            yield (
                mandate,
                Message(
                    "{record} is in force from {force}, yet was adopted in {adopted}",
                    record=named(mandate),
                    force=as_written(force),
                    adopted=as_written(adopted),
                ),
            )
    for relation, sentence in _BEFORE_ITS_ADOPTION.items():
        for name in sorted(getattr(mandate, relation)):
            earlier = register.mandates.get(name)
            if earlier is not None and certainly_before(adopted, earlier.adopted):
                yield (
                    mandate,
                    Message(
                        sentence,
                        record=named(mandate),
                        when=as_written(adopted),
                        other=literal(name),
                        adopted=as_written(earlier.adopted),
                    ),
                )
