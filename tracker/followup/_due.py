"""What is due on a day: deadlines, documents, reports, ends of mandates and targets, each overdue or still to come."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from tracker.codelists._organs import Session
from tracker.comparison import TargetVerdict, assess
from tracker.errors import InvalidValueError, UnknownRecordError
from tracker.followup._dates import number_of
from tracker.followup._deadlines import DeadlineHistory, deadlines_by_timeline, overdue_on
from tracker.followup._duties import Duty, duties_of_all
from tracker.followup._follow_up import reading_of
from tracker.followup._force import chain_of, force_of
from tracker.followup._timelines import timelines
from tracker.indicators import indicator
from tracker.model import Aspect, Mandate, Record, Register, SourceDocument, State, Target
from tracker.model._called import of_register
from tracker.values import Bounds, InternationalString, Membership, When
from tracker.values._answer import Answer, Answers
from tracker.values._calendar import add_months
from tracker.values._conversion import day


class DueKind(StrEnum):
    """What falls due."""

    DEADLINE = "deadline"
    """the deadline of a recommendation"""
    DOCUMENT = "document"
    """a document that is expected"""
    REPORT = "report"
    """a report that a mandate asks for"""
    END_OF_MANDATE = "end_of_mandate"
    """the end of a mandate in force, unless it is renewed"""
    TARGET = "target"
    """a target that is to be reached"""


class DueState(StrEnum):
    """How a day lies to when something is due."""

    OVERDUE = "overdue"
    """every day on which it may have been due has passed, and nothing recorded answers it"""
    POSSIBLY_OVERDUE = "possibly_overdue"
    """some of those days have passed"""
    DUE = "due"
    """still to come; the day itself is in time"""
    UNDATED = "undated"
    """nobody can tell when: the words are not understood, or a date is missing"""
    LAPSED = "lapsed"
    """a mandate that has ended, and that nothing recorded renews or supersedes"""


@frozen(kw_only=True, repr=False)
class DueItem(Answer):
    """
    One thing that is due.

    Attributes:
        kind: What falls due.

        state: Overdue, possibly so, still to come, or without a date.

        when: When it is due; None if nobody can tell.

        record: The record that it is about.

        title: What it is called.

        words: By when a mandate asks for the report, in its own words.

        session: The session at which a report is asked for.

        since_renewal: For the end of a mandate, the whole years since it, or one that it carries on, was last adopted.

        deadline: All that was ever set as the deadline of a recommendation, as far as known on the day.
    """

    kind: DueKind
    state: DueState
    when: When | None
    record: Record
    title: InternationalString
    words: InternationalString | None = None
    session: Session | None = None
    since_renewal: Bounds | None = None
    deadline: DeadlineHistory | None = None

    def __str__(self) -> str:
        when = self.when.edtf if self.when else "undated"
        return f"{self.kind.value} of {self.record.table} {self.record.key}, {when}: {self.state.value}"

    @property
    def key(self) -> str:
        """What tells it from all other items of the register: its kind, its record and when it is due."""
        place = f"{self.session.organ.code}-{self.session.number}" if self.session else ""
        dated = place or (self.when.edtf if self.when else "undated")
        if self.kind in (DueKind.DEADLINE, DueKind.DOCUMENT):  # a date that is moved moves its entry
            return f"{self.kind}:{self.record.key}"
        return f"{self.kind}:{self.record.key}:{dated}"


@of_register
def due(
    register: Register,
    on: date,
    *,
    within: int | None = None,
    aspect: Aspect | str = Aspect.VERIFIED,
    reading: str | None = None,
) -> Answers[DueItem]:
    """
    Return what is overdue on a day and what is due from it on, by when it is due.

    What was carried out, issued, answered or reached is left out, as are drafts.

    Args:
        register: The records.

        on: The day; a deadline of that day is still in time.

        within: Leave out what is due more than so many months later; None leaves out nothing.

        aspect: Whose word counts on whether a recommendation still stands.

        reading: How doubted dates are read; None as the register says.

    Raises:
        InvalidValueError: There is no such aspect or reading.
    """
    on = day(on, "on")
    found = [
        *_deadlines(register, on, aspect, strict=reading_of(register, reading) == "strict"),
        *_documents(register, on),
        *_reports(register, on),
    ]
    found += [*_ends(register, on), *_targets(register, on)]
    last = None if within is None else add_months(on, within)
    kept = [each for each in found if last is None or each.when is None or each.when.window.first <= last]
    return Answers(sorted(kept, key=_order))


_STATES = tuple(DueState)


def _order(item: DueItem) -> tuple[int, date, date, str]:
    when = item.when
    first, last = (when.window.first, when.window.last) if when else (date.max, date.max)
    passed = (DueState.OVERDUE, DueState.POSSIBLY_OVERDUE)
    rank = 0 if item.state in passed else _STATES.index(item.state)
    return rank, last if item.state in passed else first, last, item.key


def _state(when: When | None, on: date) -> DueState:
    if when is None or (when.earliest is None and when.latest is None):
        return DueState.UNDATED
    if when.window.last < on and not when.is_uncertain:
        return DueState.OVERDUE
    return DueState.POSSIBLY_OVERDUE if when.window.first < on else DueState.DUE


# -- recommendations --------------------------------------------------------------------------------------------------


_OF_MEMBERSHIP = {
    Membership.CERTAIN: DueState.OVERDUE,
    Membership.POSSIBLE: DueState.POSSIBLY_OVERDUE,
    Membership.IMPOSSIBLE: DueState.DUE,
}


def _deadlines(register: Register, on: date, aspect: Aspect | str, *, strict: bool) -> Iterator[DueItem]:
    """Tell of the deadlines of recommendations that are or may be open by an aspect, as the follow-up has it."""
    deadlines = deadlines_by_timeline(register)
    for timeline in timelines(register, aspect, strict=strict):
        known = deadlines(timeline).as_of(on)
        stated = known.due
        if stated is None or not any(state.is_open for state in timeline.states(number_of(on))):
            continue
        recommendation = register.recommendations[timeline.id]
        yield DueItem(
            kind=DueKind.DEADLINE,
            state=_OF_MEMBERSHIP[overdue_on(timeline, known, on, strict=strict)],
            when=stated if isinstance(stated, When) else When.on(stated),
            record=recommendation,
            title=recommendation.text,
            deadline=known,
        )


# -- documents and reports --------------------------------------------------------------------------------------------


def _documents(register: Register, on: date) -> Iterator[DueItem]:
    for _, document in sorted(register.documents.items()):
        if not document.draft and document.expected is not None and _is_expected(document, on):
            yield DueItem(
                kind=DueKind.DOCUMENT,
                state=_state(document.expected, on),
                when=document.expected,
                record=document,
                title=document.title,
            )


def _is_expected(document: SourceDocument, on: date) -> bool:
    """Tell whether a document is still to come: neither issued by the day, nor done, nor given up."""
    if document.state in (State.DONE, State.CANCELLED):
        return document.state is State.DONE and document.published is not None and document.published.window.first > on
    return document.published is None or document.published.window.first > on


def _reports(register: Register, on: date) -> Iterator[DueItem]:
    """Tell of the reports that nothing answers; of those that recur, of the last one due and of the next."""
    every = duties_of_all(register, on)
    latest = {duty.mandate.id: duty for duty in every if duty.recurs and _state(duty.when, on) is DueState.OVERDUE}
    for duty in every:
        if duty.answered_by is None and (not _has_passed_in(latest, duty, on) or latest[duty.mandate.id] is duty):
            yield DueItem(
                kind=DueKind.REPORT,
                state=_state(duty.when, on),
                when=duty.when,
                record=duty.mandate,
                title=duty.mandate.title,
                words=duty.words,
                session=duty.session,
            )


def _has_passed_in(latest: dict[str, Duty], duty: Duty, on: date) -> bool:
    return duty.recurs and duty.mandate.id in latest and _state(duty.when, on) is DueState.OVERDUE


# -- mandates ---------------------------------------------------------------------------------------------------------


def _ends(register: Register, on: date) -> Iterator[DueItem]:
    """Tell of the ends, to come and past, of mandates that nothing adopted by the day renews or supersedes."""
    for _, mandate in sorted(register.mandates.items()):
        force = force_of(register, mandate)
        if mandate.draft or not force.states_end or mandate.in_force is None:
            continue
        has_ended = force.ends.last < on
        if (has_ended or force.on(on) is not Membership.IMPOSSIBLE) and not _is_carried_on(register, mandate, on):
            end = When(f"[{force.ends.first}..{force.ends.last}]") if force.ends.first < force.ends.last else None
            when = end or When.on(force.ends.last)
            yield DueItem(
                kind=DueKind.END_OF_MANDATE,
                state=DueState.LAPSED if has_ended and not when.is_uncertain else _state(when, on),
                when=when,
                record=mandate,
                title=mandate.title,
                since_renewal=chain_of(register, mandate.id).years_since_renewal(on),
            )


def _is_carried_on(register: Register, mandate: Mandate, on: date) -> bool:
    """Tell whether another mandate, as far as known by the day, renews or supersedes it; an undated one does."""
    return any(
        mandate.id in (each.renews | each.supersedes) and not each.draft and _began(each) <= on
        for each in register.mandates.values()
    )


def _began(mandate: Mandate) -> date:
    when = mandate.adopted or mandate.in_force
    return date.min if when is None else when.starts.first


# -- targets ----------------------------------------------------------------------------------------------------------


def _targets(register: Register, on: date) -> Iterator[DueItem]:
    """Tell of targets to come; one that has passed is overdue if no number says whether it was reached."""
    for _, target in sorted(register.of_type(Target).items()):
        when = _time_of(register, target)
        if target.draft or when is None:
            continue
        state = _state(when, on)
        if state is DueState.DUE or not _is_reported(register, target):
            title = _title_of(register, target)
            yield DueItem(kind=DueKind.TARGET, state=state, when=when, record=target, title=title)


def _is_reported(register: Register, target: Target) -> bool:
    """Tell whether a number is known for the time of a target, computed, observed or claimed, as `assess` finds it."""
    try:
        return assess(register, target).verdict is not TargetVerdict.NOT_REPORTED
    except (UnknownRecordError, InvalidValueError):
        return False  # said by the checks


def _time_of(register: Register, target: Target) -> When | None:
    """Return the instant of a target, or the last day of its period."""
    if target.at is not None:
        return target.at
    try:
        return When.on(register.period(target.period or "").end)
    except UnknownRecordError:
        return None  # said by the checks


def _title_of(register: Register, target: Target) -> InternationalString:
    try:
        return indicator(register, target.indicator).title
    except UnknownRecordError:
        return InternationalString(en=target.indicator)  # said by the checks
