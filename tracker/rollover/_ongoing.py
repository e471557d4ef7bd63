"""What goes on in the new period or may go on: programmes, mandates, activities."""

from collections.abc import Iterator

from tracker.documents import DateText, Inline, Message, phrase
from tracker.model import AssistanceEvent, Mandate, Programme, Register, State
from tracker.rollover._opening import Item, Task, named, titled
from tracker.values import Membership, Recognition, ReportingPeriod, When, membership

__all__ = ["ongoing"]

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
