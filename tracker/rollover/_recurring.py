"""What goes on, recurs or is still open when a new period begins."""

from collections.abc import Iterator
from datetime import timedelta

from tracker.checks._names import plural
from tracker.documents import DateText, Inline, Message, Verbatim, phrase
from tracker.followup import deadlines_of
from tracker.followup._deadlines import DeadlineHistory
from tracker.followup._status import NOT_YET_OBSERVED, Status
from tracker.followup._timelines import timelines
from tracker.model import (
    AssistanceEvent,
    Coverage,
    CoverageState,
    Mandate,
    Meeting,
    Passage,
    PassageState,
    Programme,
    Record,
    Register,
    SourceDocument,
    State,
)
from tracker.rollover._opening import Item, Task, named
from tracker.values import Membership, Recognition, ReportingPeriod, When, membership


def ongoing(register: Register, period: ReportingPeriod) -> Iterator[Item]:
    """Go through the programmes and mandates that go on in a period or may, and activities whose end is not known."""
    for programme in register.programmes.values():
        if not programme.draft:
            yield from _lasting(programme, named(programme, programme.title), programme.when, period)
    for mandate in register.mandates.values():
        if not mandate.draft and mandate.in_force is not None:
            yield from _lasting(mandate, named(mandate, mandate.title), mandate.in_force, period)
    for event in register.events.values():
        if not event.draft:
            yield from _activity(event, period)


def _lasting(record: Programme | Mandate, name: Inline, when: When | None, period: ReportingPeriod) -> Iterator[Item]:
    """Say of what lasts whether it goes on in the period; what certainly ended before, or begins later, is left out."""
    if when is None:
        said = Message("{record}: it states no dates; does it still run?", record=name)
        yield Item(task=Task.CONFIRM, table=record.table, key=record.key, said=said)
        return
    found = membership(when, period, Recognition.ACTIVE)
    if found is Membership.IMPOSSIBLE:
        return
    if when.latest is None:
        said = Message("{record}: it has no end; does it still run?", record=name)
        yield Item(task=Task.CONFIRM, table=record.table, key=record.key, said=said)
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
        said = Message("{record}: it was planned, {date}; did it take place?", record=name, date=date)
    else:
        said = Message("{record}: it was under way, {date}; has it ended?", record=name, date=date)
    yield Item(task=Task.CONFIRM, table=event.table, key=event.key, said=said)


_COVERAGE = {
    CoverageState.COMPLETE: phrase("coverage of {records}: it was complete; say how much the new period holds"),
    CoverageState.INCOMPLETE: phrase("coverage of {records}: it was incomplete; say how much the new period holds"),
    CoverageState.NONE: phrase("coverage of {records}: there was none; say how much the new period holds"),
}


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
            day = DateText(When.on(history.due))
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
    for meeting in _last_sessions(register, last):
        said = Message("{record}: the next session", record=named(meeting, meeting.title))
        yield _item(Task.EXPECTED, meeting, said, _next_session(meeting, period, name))
    for document in register.documents.values():
        if document.draft:
            continue
        named_document = named(document, document.title)
        if document.covers and register.is_period(document.covers, last):
            said = Message("{record}: the next report", record=named_document)
            yield _item(Task.EXPECTED, document, said, _next_report(document, name))
        elif document.state in (State.PLANNED, State.ONGOING):
            yield _item(Task.CONFIRM, document, _unfinished(document, named_document))
    for mandate in register.mandates.values():
        if not mandate.draft and mandate.reports_at is not None:
            said = Message(
                "{record}: a report is asked for, {when}",
                record=named(mandate, mandate.title),
                when=mandate.reports_at,
            )
            yield _item(Task.EXPECTED, mandate, said)


def _last_sessions(register: Register, last: ReportingPeriod) -> Iterator[Meeting]:
    """Go through the numbered sessions of the last period, of those of one kind and organ the last one only."""
    series: dict[object, Meeting] = {}
    for meeting in register.meetings.values():
        if meeting.draft or not meeting.session or meeting.part_of or not _may_be_in(meeting.when, last):
            continue
        group = meeting.id if meeting.organ is None else (meeting.kind, meeting.organ)
        known = series.get(group)
        if known is None or meeting.when.window.last > known.when.window.last:
            series[group] = meeting
    yield from series.values()


def declared_again(register: Register, last: ReportingPeriod, name: str) -> Iterator[Item]:
    """Go through what was said of the last period and is to be said of the new one: coverage and narrative."""
    for coverage in register.of_type(Coverage).values():
        if not coverage.draft and register.is_period(coverage.period, last):
            said = Message(_COVERAGE[coverage.state], records=plural(coverage.of))
            draft = Coverage(of=coverage.of, period=name, state=CoverageState.INCOMPLETE, draft=True)
            yield _item(Task.DECLARE, coverage, said, draft)
    for passage in register.passages.values():
        if not passage.draft and register.is_period(passage.period, last):
            said = Message("{record}: write it anew or take it over", record=named(passage))
            yield _item(Task.DECLARE, passage, said, _passage_again(passage, name))


def _item(task: Task, record: Record, said: Inline, draft: Record | None = None) -> Item:
    return Item(task=task, table=record.table, key=record.key, said=said, draft=draft)


def _next_session(meeting: Meeting, period: ReportingPeriod, name: str) -> Meeting:
    number = meeting.session or ""
    return Meeting(
        id=f"{meeting.id}-{name}",
        kind=meeting.kind,
        organ=meeting.organ,
        title=meeting.title,
        when=When(f"[{period.start}..{period.end}]"),
        session=str(int(number) + 1) if number.isascii() and number.isdigit() else None,
        draft=True,
    )


def _next_report(document: SourceDocument, name: str) -> SourceDocument:
    return SourceDocument(
        id=f"{document.id}-{name}",
        title=document.title,
        kind=document.kind,
        state=State.PLANNED,
        covers=name,
        draft=True,
    )


def _passage_again(passage: Passage, name: str) -> Passage:
    return Passage(
        id=f"{passage.id}-{name}",
        section=passage.section,
        period=name,
        text=passage.text,
        order=passage.order,
        state=PassageState.DRAFT,
        draft=True,
    )


def _unfinished(document: SourceDocument, name: Inline) -> Inline:
    if document.expected is None:
        return Message("{record}: it was not finished; has it been issued?", record=name)
    date = DateText(document.expected)
    return Message("{record}: it was not finished, expected {date}; has it been issued?", record=name, date=date)


def _may_be_in(when: When, period: ReportingPeriod) -> bool:
    return membership(when, period) is not Membership.IMPOSSIBLE
