"""The order of things: pairs of dates of which one cannot lie before the other."""

from collections.abc import Iterator

from tracker.checks._dates import certainly_before, date_of, exclude_each_other, period_of
from tracker.checks._diagnostic import Diagnostic, Severity
from tracker.checks._order_of_parts import parts_misplaced
from tracker.checks._wording import as_written, literal, moment, named, source_name
from tracker.documents import Message, phrase
from tracker.model import (
    AssistanceEvent,
    Claim,
    Deadline,
    Finding,
    Mandate,
    Observation,
    Recommendation,
    Record,
    Register,
    SourceDocument,
    State,
    StatusObservation,
)
from tracker.values import When
from tracker.values._calendar import add_months

_UNFINISHED = (State.PLANNED, State.ONGOING, State.CANCELLED)

_BEFORE_ITS_ADOPTION = {
    "renews": phrase("{record} of {when} renews {other}, which was adopted {adopted}"),
    "supersedes": phrase("{record} of {when} supersedes {other}, which was adopted {adopted}"),
    "endorses": phrase("{record} of {when} endorses {other}, which was adopted {adopted}"),
}
_TAKEN_UP = {
    "reiterates": phrase("{record} of {when} reiterates {other}, which was issued {issued}"),
    "supersedes": phrase("{record} of {when} supersedes {other}, which was issued {issued}"),
    "splits": phrase("{record} of {when} splits {other}, which was issued {issued}"),
    "merges": phrase("{record} of {when} merges {other}, which was issued {issued}"),
}

_Placed = Iterator[tuple[Record, Message]]


def impossible_order(register: Register) -> Iterator[Diagnostic]:
    """
    TRK203: two dates stand in an order that cannot be.

    A source is older than what it reports, or a version of it than the document; an event lies outside the run of its
    programme, as does the time of a participant, or is older than a mandate that it serves; a recommendation is younger
    than its deadline, than what was found out about it, or than an event that answers it, or older than the meeting,
    mandate or document that made it, or than one that it takes up;
    a deadline lies before the day it was set; a total starts counting after its own time; a mandate is in force before
    its adoption, or is renewed, replaced or endorsed before it.

    Why: one of the two dates is wrong, and the record may count in the wrong period.

    Remedy: correct the wrong date; planned or unfinished work gets its *state*, since a source may well announce it.
    """
    for record, said in _misplaced(register):
        yield Diagnostic.about(record, "TRK203", Severity.WARNING, said, Message("correct the date that is wrong"))


def deadline_before_issue(register: Register) -> Iterator[Diagnostic]:
    """
    TRK209: a deadline was set before its recommendation was issued.

    Why: nobody sets a day for what was not asked yet, so that one of the two dates is wrong, or the deadline is
    another recommendation's.

    Remedy: correct the wrong date or the recommendation; what came over from an earlier one is that one's deadline.
    """
    for deadline in register.of_type(Deadline).values():
        recommendation = register.recommendations.get(deadline.recommendation)
        if recommendation is None or deadline.due == "none":
            continue
        if certainly_before(When.on(deadline.set), recommendation.issued):
            said = Message(
                "{record} was issued {issued}, yet its deadline was set on {set}",
                record=named(recommendation),
                issued=moment(recommendation.issued),
                set=as_written(deadline.set),
            )
            yield Diagnostic.about(
                deadline, "TRK209", Severity.WARNING, said, Message("correct the date that is wrong")
            )


def issued_long_after_its_source(register: Register) -> Iterator[Diagnostic]:
    """
    TRK210: a recommendation is dated more than a year after the meeting, mandate or document that made it.

    Why: it is as old as its source, so that one of the two dates is wrong, or the source is another; its age, and
    the period in which it counts as issued, hang on it.

    Remedy: correct the wrong date or the *source*; where it came out so late, an adjudication says so.
    """
    for recommendation in register.recommendations.values():
        made_by = (register.meetings, register.mandates, register.documents)
        source = next((each[recommendation.source] for each in made_by if recommendation.source in each), None)
        made = None if source is None else date_of(source)
        if source is None or made is None or made.is_uncertain or recommendation.issued.is_uncertain:
            continue
        if made.latest is None or recommendation.issued.earliest is None:
            continue
        year_later = add_months(made.latest, 12)
        if year_later is not None and year_later < recommendation.issued.earliest:
            said = Message(
                "{record} was issued {issued}, more than a year after {source} of {when}, which made it",
                record=named(recommendation),
                issued=moment(recommendation.issued),
                source=named(source),
                when=as_written(made),
            )
            yield Diagnostic.about(
                recommendation,
                "TRK210",
                Severity.INFO,
                said,
                Message("correct the date that is wrong, or name another source"),
            )


def _misplaced(register: Register) -> _Placed:
    for record in register:
        yield from _reported_too_early(register, record)
        yield from parts_misplaced(register, record)
        if isinstance(record, AssistanceEvent):
            yield from _outside_its_programme(register, record)
            yield from _answered_too_early(register, record)
        elif isinstance(record, Deadline):
            yield from _due_too_early(register, record)
        elif isinstance(record, StatusObservation):
            yield from _found_too_early(register, record)
        elif isinstance(record, Recommendation):
            yield from _issued_too_early(register, record)
            yield from _taken_up_too_early(register, record)
        elif isinstance(record, Observation | Claim):
            yield from _counted_too_early(register, record)
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
        if document is None or document is record or document.published is None:
            continue
        if not certainly_before(document.published, when):
            continue
        yield (
            record,
            Message(
                "{record} dates from {when}, yet {source}, published {published}, reports it",
                record=named(record),
                when=as_written(when),
                source=as_written(source_name(register, reference)),
                published=moment(document.published),
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
    due = deadline.due if isinstance(deadline.due, When) else When.on(deadline.due)
    if certainly_before(due, recommendation.issued):
        yield (
            deadline,
            Message(
                "{record} was issued {issued}, yet is due {due}",
                record=named(recommendation),
                issued=moment(recommendation.issued),
                due=moment(due),
            ),
        )

    elif certainly_before(due, When.on(deadline.set)):
        yield (
            deadline,
            Message(
                "{record} was set on {set}, yet is due {due}",
                record=named(deadline),
                set=as_written(deadline.set),
                due=moment(due),
            ),
        )


def _found_too_early(register: Register, status: StatusObservation) -> _Placed:
    recommendation = register.recommendations.get(status.recommendation)
    if recommendation is not None and certainly_before(status.as_of, recommendation.issued):
        yield (
            status,
            Message(
                "{record} was issued {issued}, yet was {status} {when}",
                record=named(recommendation),
                issued=moment(recommendation.issued),
                status=literal(status.code),
                when=moment(status.as_of),
            ),
        )


def _answered_too_early(register: Register, event: AssistanceEvent) -> _Placed:
    for name in sorted(event.recommendations):
        recommendation = register.recommendations.get(name)
        if recommendation is not None and certainly_before(event.when, recommendation.issued):
            yield (
                event,
                Message(
                    "{record} dates from {when}, yet answers {other}, which was issued {issued}",
                    record=named(event),
                    when=as_written(event.when),
                    other=named(recommendation),
                    issued=moment(recommendation.issued),
                ),
            )


def _issued_too_early(register: Register, recommendation: Recommendation) -> _Placed:
    meeting = register.meetings.get(recommendation.source)
    if meeting is not None and certainly_before(recommendation.issued, meeting.when):
        yield (
            recommendation,
            Message(
                "{record} was issued {issued}, yet {source}, which made it, met {when}",
                record=named(recommendation),
                issued=moment(recommendation.issued),
                source=named(meeting),
                when=moment(meeting.when),
            ),
        )
    mandate = register.mandates.get(recommendation.source)
    adopted = None if mandate is None else mandate.dated
    if mandate is not None and adopted is not None and certainly_before(recommendation.issued, adopted):
        yield (
            recommendation,
            Message(
                "{record} was issued {issued}, yet {source}, which made it, was adopted {adopted}",
                record=named(recommendation),
                issued=moment(recommendation.issued),
                source=named(mandate),
                adopted=moment(adopted),
            ),
        )


def _taken_up_too_early(register: Register, recommendation: Recommendation) -> _Placed:
    """Go through those that a recommendation takes up, and that were issued after it."""
    for relation, sentence in _TAKEN_UP.items():
        for name in sorted(getattr(recommendation, relation)):
            earlier = register.recommendations.get(name)
            if earlier is not None and certainly_before(recommendation.issued, earlier.issued):
                yield (
                    recommendation,
                    Message(
                        sentence,
                        record=named(recommendation),
                        when=as_written(recommendation.issued),
                        other=literal(name),
                        issued=moment(earlier.issued),
                    ),
                )


def _counted_too_early(register: Register, record: Observation | Claim) -> _Placed:
    period = None if record.period is None else period_of(register, record.period)
    time = record.at if period is None else When.on(period.end)
    if certainly_before(time, record.since):
        yield (
            record,
            Message(
                "{record} counts since {since}, which is after {when}",
                record=named(record),
                since=as_written(record.since),
                when=as_written(record.at or record.period),
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
                    "{record} is in force from {force}, yet was adopted {adopted}",
                    record=named(mandate),
                    force=as_written(force),
                    adopted=moment(adopted),
                ),
            )
    for relation, sentence in _BEFORE_ITS_ADOPTION.items():
        for name in sorted(getattr(mandate, relation)):
            earlier = register.mandates.get(name)
            if earlier is None or earlier.adopted is None:
                continue
            if certainly_before(adopted, earlier.adopted):
                yield (
                    mandate,
                    Message(
                        sentence,
                        record=named(mandate),
                        when=as_written(adopted),
                        other=literal(name),
                        adopted=moment(earlier.adopted),
                    ),
                )
