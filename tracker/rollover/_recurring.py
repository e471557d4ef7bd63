"""What goes on, recurs or is still open when a new period begins."""

from collections.abc import Iterator
from datetime import timedelta

from tracker.checks._names import plural
from tracker.documents import DateText, Inline, Message, Verbatim, phrase
from tracker.followup import deadlines_of, force_of
from tracker.followup._deadlines import DeadlineHistory
from tracker.followup._status import NOT_YET_OBSERVED, Status
from tracker.followup._timelines import timelines
from tracker.model import (
    AssistanceEvent,
    Coverage,
    CoverageState,
    Mandate,
    Passage,
    PassageState,
    Programme,
    Record,
    Register,
    SourceDocument,
    State,
)
from tracker.rollover._facts import with_marks
from tracker.rollover._old_places import old_places
from tracker.rollover._opening import Item, Task, named, titled
from tracker.rollover._sessions import NextSession, next_sessions
from tracker.values import InternationalString, Membership, Recognition, ReportingPeriod, When, membership
from tracker.words._dates import on_day

_UNDATED = phrase("{number} {records} state no dates; do they still run? {names}")
_ENDLESS = phrase("{number} {records} have no end; do they still run? {names}")
_PLANNED = phrase("{number} {records} were planned; did they take place? {names}")
_UNDER_WAY = phrase("{number} {records} were under way; have they ended? {names}")


def ongoing(register: Register, period: ReportingPeriod) -> Iterator[Item]:
    """Go through the programmes and mandates that go on in a period or may, and activities whose end is not known."""
    for programme in register.programmes.values():
        if not programme.draft:
            yield from _lasting(programme, programme.when, period)
    for mandate in register.mandates.values():
        if not mandate.draft and mandate.in_force is not None:
            yield from _lasting(mandate, mandate.in_force, period)
    for event in register.events.values():
        if not event.draft:
            yield from _activity(event, period)


def _lasting(record: Programme | Mandate, when: When | None, period: ReportingPeriod) -> Iterator[Item]:
    """Say of what lasts whether it goes on in the period; what certainly ended before, or begins later, is left out."""
    name = named(record, record.title)
    if when is None:
        said = Message("{record}: it states no dates; does it still run?", record=name)
        yield _asked(record, said, _UNDATED)
        return
    found = membership(when, period, Recognition.ACTIVE)
    if found is Membership.IMPOSSIBLE:
        return
    if when.latest is None:
        said = Message("{record}: it has no end; does it still run?", record=name)
        yield _asked(record, said, _ENDLESS)
    elif found is Membership.POSSIBLE:
        said = Message("{record}: it may have ended, {date}; does it still run?", record=name, date=DateText(when))
        yield Item(task=Task.CONFIRM, table=record.table, key=record.key, said=said)
    else:
        said = Message("{record}: it goes on, {date}", record=name, date=DateText(when))
        yield Item(task=Task.CARRIES_OVER, table=record.table, key=record.key, said=said)


def _activity(event: AssistanceEvent, period: ReportingPeriod) -> Iterator[Item]:
    """Ask what became of an activity that was planned or under way, if it was to begin by the end of the period."""
    begins = event.when.earliest
    if event.state not in (State.PLANNED, State.ONGOING) or (begins is not None and begins > period.end):
        return
    name, date = named(event, event.title), DateText(event.when)
    if event.state is State.PLANNED:
        yield _asked(
            event, Message("{record}: it was planned, {date}; did it take place?", record=name, date=date), _PLANNED
        )
    else:
        yield _asked(
            event, Message("{record}: it was under way, {date}; has it ended?", record=name, date=date), _UNDER_WAY
        )


def _asked(record: Programme | Mandate | AssistanceEvent, said: Inline, alike: str) -> Item:
    name = titled(record, record.title)
    return Item(task=Task.CONFIRM, table=record.table, key=record.key, said=said, alike=alike, name=name)


_COVERAGE = {
    CoverageState.COMPLETE: phrase("coverage of {records}: it was complete; say how much the new period holds"),
    CoverageState.INCOMPLETE: phrase("coverage of {records}: it was incomplete; say how much the new period holds"),
    CoverageState.NONE: phrase("coverage of {records}: there was none; say how much the new period holds"),
}


_REWRITTEN = phrase("{number} {records}: write them anew; what is marked is of the last period. {names}")
_UNFINISHED = phrase("{number} {records} were not finished; have they been issued? {names}")


def open_recommendations(register: Register, period: ReportingPeriod) -> Iterator[Item]:
    """Go through the recommendations that are, or may be, open on the eve of the period, with what was verified."""
    eve = period.start.toordinal() - 1
    deadlines = deadlines_of(register)
    for timeline in timelines(register):
        statuses = sorted({course[0] for course in timeline.courses([eve]) if course[0].is_open}, key=str)
        if not statuses:
            continue
        record = timeline.records[0]
        history = deadlines.get(record.id, DeadlineHistory()).as_of(period.start - timedelta(days=1))
        name, found = named(record, record.text), _statuses(statuses)
        if history.due is None:
            said = Message("{record}: still open ({status})", record=name, status=found)
        else:
            day = on_day(history.due)
            said = Message("{record}: still open ({status}), due {day}", record=name, status=found, day=day)
        yield Item(task=Task.OPEN, table=record.table, key=record.key, said=said)


def _statuses(found: list[Status]) -> Inline:
    if found == [NOT_YET_OBSERVED]:
        return Message("not yet observed")
    return Verbatim(", ".join(str(each) for each in found))


def expected(register: Register, last: ReportingPeriod, period: ReportingPeriod, name: str) -> Iterator[Item]:
    """
    Go through the sessions and reports that recur, unfinished documents, and duties to report.

    Args:
        register: The records.

        last: The period before.

        period: The new period.

        name: The id of the new period.
    """
    for following in next_sessions(register, last, period, name):
        yield _next_session(following)
    for document in register.documents.values():
        if document.draft:
            continue
        named_document = named(document, document.title)
        if document.covers and register.is_period(document.covers, last):
            said = Message("{record}: the next report", record=named_document)
            yield _item(Task.EXPECTED, document, said, _next_report(document, name))
        elif document.state in (State.PLANNED, State.ONGOING):
            yield _item(Task.CONFIRM, document, _unfinished(document, named_document), alike=_UNFINISHED)
    for mandate in register.mandates.values():
        if mandate.draft or mandate.reports_at is None:
            continue
        if force_of(register, mandate).within(period) is not Membership.IMPOSSIBLE:  # it may still ask for reports
            said = Message(
                "{record}: a report is asked for, {when}",
                record=named(mandate, mandate.title),
                when=mandate.reports_at,
            )
            yield _item(Task.EXPECTED, mandate, said)


def _next_session(following: NextSession) -> Item:
    meeting, draft = following.last, following.draft
    name = named(meeting, meeting.title)
    if draft is None:
        said = Message(
            "{record}: how often it meets is not known here; is the next session in this period?", record=name
        )
        return _item(Task.CONFIRM, meeting, said)
    said = Message(
        "{record}: the next session, number {number}, {date}",
        record=name,
        number=Verbatim(draft.session or ""),
        date=DateText(draft.when),
    )
    return _item(Task.EXPECTED, meeting, said, draft)


def declared_again(register: Register, last: ReportingPeriod, period: ReportingPeriod, name: str) -> Iterator[Item]:
    """Go through what was said of the last period and is to be said of the new one: coverage and narrative."""
    for coverage in register.of_type(Coverage).values():
        if not coverage.draft and register.is_period(coverage.period, last):
            said = Message(_COVERAGE[coverage.state], records=plural(coverage.of))
            draft = Coverage(of=coverage.of, period=name, state=CoverageState.INCOMPLETE, draft=True)
            yield _item(Task.DECLARE, coverage, said, draft)
    declared = register.declared_period(last)
    if declared is not None and (declared.masthead is not None or declared.day is not None):
        said = Message(
            "{record}: give the new period its own session, symbol and day of the report", record=named(declared)
        )
        yield _item(Task.DECLARE, declared, said)
    for passage in register.passages.values():
        if not passage.draft and register.is_period(passage.period, last):
            said = Message("{record}: write it anew; what is marked is of the last period", record=named(passage))
            again = _passage_again(passage, name, with_marks(passage.text, old_places(register, period)))
            yield _item(Task.DECLARE, passage, said, again, _REWRITTEN)


def _item(task: Task, record: Record, said: Inline, draft: Record | None = None, alike: str | None = None) -> Item:
    name = titled(record, record.title if isinstance(record, SourceDocument) else None)
    return Item(task=task, table=record.table, key=record.key, said=said, draft=draft, alike=alike, name=name)


def _next_report(document: SourceDocument, name: str) -> SourceDocument:
    return SourceDocument(
        id=f"{document.id}-{name}",
        title=document.title,
        kind=document.kind,
        state=State.PLANNED,
        covers=name,
        draft=True,
    )


def _passage_again(passage: Passage, name: str, text: InternationalString) -> Passage:
    return Passage(
        id=f"{passage.id}-{name}",
        section=passage.section,
        period=name,
        text=text,
        order=passage.order,
        state=PassageState.DRAFT,
        draft=True,
    )


def _unfinished(document: SourceDocument, name: Inline) -> Inline:
    if document.expected is None:
        return Message("{record}: it was not finished; has it been issued?", record=name)
    date = DateText(document.expected)
    return Message("{record}: it was not finished, expected {date}; has it been issued?", record=name, date=date)
