"""The view of what is due on a day: a table for each state, JSON, and the calendar of it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, TypedDict
from urllib.parse import quote

from attrs import frozen

from tracker.documents import (
    Block,
    Column,
    DateText,
    Inline,
    Listing,
    Message,
    Numeral,
    Paragraph,
    Row,
    Table,
    Verbatim,
)
from tracker.documents import Sequence as Parts
from tracker.documents._document import Calendar, CalendarEntry
from tracker.followup import DueItem, DueKind, DueState
from tracker.followup._deadlines import DeadlineHistory
from tracker.model import Aspect, Register
from tracker.values import Bounds, InternationalString
from tracker.views._json import Day, EdtfText, LimitsJson, SessionJson, day_json, due_json, number_json
from tracker.views._view import View, Words
from tracker.words._due import remarks_on
from tracker.words._numbers import NIL
from tracker.words._terms import brief


@frozen(kw_only=True)
class DueAnswer:
    """
    What is due, and when somebody looked.

    Attributes:
        on: The day on which to look.

        within: What is due more than so many months later is left out; None leaves out nothing.

        items: What is overdue and due, by when it is due.

        aspect: Whose word counts on whether a recommendation still stands.
    """

    on: date
    within: int | None
    items: tuple[DueItem, ...]
    aspect: Aspect = Aspect.VERIFIED

    @staticmethod
    def __view__() -> View:
        return _ANSWERED


# -- blocks -----------------------------------------------------------------------------------------------------------


def _blocks(items: Sequence[DueItem], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    """Make a table for each state, the most urgent first."""
    for state in DueState:
        found = [each for each in items if each.state is state]
        if found:
            yield _table(state, found)


def _table(state: DueState, items: Sequence[DueItem]) -> Table:
    return Table(
        title=Message("{state} ({number})", state=brief(state), number=Numeral(len(items))),
        columns=tuple(Column(title=head) for head in (Message("Date"), Message("What"), Message("Record"))),
        rows=tuple(Row(cells=(_date(item), brief(item.kind), _told(item))) for item in items),
    )


def _date(item: DueItem) -> Inline:
    return DateText(item.when) if item.when else NIL


def _told(item: DueItem) -> Inline:
    """Name the record, and say what is to be known of it."""
    named = Parts((item.title, Verbatim(f" [{item.record.table} {item.record.key}]")))
    return Parts((named, *remarks_on(item)), separator="; ")


def _answer_blocks(answers: Sequence[DueAnswer], register: Register | None) -> Iterator[Block]:
    for answer in answers:
        yield from _blocks(answer.items, register)
        if any(each.kind is DueKind.DEADLINE for each in answer.items):
            yield Paragraph(
                text=Message("Whether a recommendation still stands is told by: {aspect}.", aspect=brief(answer.aspect))
            )


# -- JSON -------------------------------------------------------------------------------------------------------------


class DeadlineJson(TypedDict):
    """
    All that was ever set as the deadline of a recommendation.

    Attributes:
        original: The first deadline, a day or an imprecise date; null if there was none.

        slippage_days: By how many days the last one is later; null where that is not known to the day.

        extensions: How often it was certainly set later.
    """

    original: EdtfText | None
    slippage_days: int | None
    extensions: int


class DueItemJson(TypedDict):
    """
    One thing that is due.

    Attributes:
        kind: What falls due.

        state: Overdue, possibly so, still to come, or without a date.

        when: When it is due; null if nobody can tell.

        earliest: The first day on which it may be due; null without one.

        latest: The last day on which it may be due; null without one.

        table: The type of the record that it is about.

        record: The key of that record.

        title: What it is called, by language.

        words: By when a mandate asks for the report, in its own words, by language; null for anything else.

        session: The session at which a report is asked for; null for anything else.

        since_renewal: For the end of a mandate, the whole years since it was last adopted; null for anything else.

        deadline: What was set as the deadline of a recommendation; null for anything else.
    """

    kind: Annotated[str, DueKind]
    state: Annotated[str, DueState]
    when: EdtfText | None
    earliest: Day | None
    latest: Day | None
    table: str
    record: str
    title: dict[str, str]
    words: dict[str, str] | None
    session: SessionJson | None
    since_renewal: LimitsJson | None
    deadline: DeadlineJson | None


class DueAnswerJson(TypedDict):
    """
    What is due, and when somebody looked.

    Attributes:
        on: The day on which somebody looked.

        within: What is due more than so many months later is left out; null leaves out nothing.

        items: What is overdue and due, by when it is due.

        aspect: Whose word counts on whether a recommendation still stands.
    """

    on: Day | None
    within: int | None
    aspect: Annotated[str, Aspect]
    items: list[DueItemJson]


def _answer_json(answer: DueAnswer, words: Words) -> DueAnswerJson:
    """Return what is due, with the day and the months asked for."""
    return {
        "on": day_json(answer.on),
        "within": answer.within,
        "aspect": answer.aspect.value,
        "items": [_item_json(each, words) for each in answer.items],
    }


def _item_json(item: DueItem, words: Words) -> DueItemJson:  # noqa: ARG001  # as all views
    """Return an item with the days on which it may be due; its own words stand in all of their languages."""
    window = item.when.window if item.when else None
    return {
        "kind": item.kind.value,
        "state": item.state.value,
        "when": item.when.edtf if item.when else None,
        "earliest": day_json(window.earliest) if window else None,
        "latest": day_json(window.latest) if window else None,
        "table": item.record.table,
        "record": item.record.key,
        "title": _texts(item.title),
        "words": None if item.words is None else _texts(item.words),
        "session": {"organ": item.session.organ.code, "number": item.session.number} if item.session else None,
        "since_renewal": None if item.since_renewal is None else _years(item.since_renewal),
        "deadline": None if item.deadline is None else _history(item.deadline),
    }


def _texts(text: InternationalString) -> dict[str, str]:
    return {str(language): words for language, words in text.texts}


def _years(years: Bounds) -> LimitsJson:
    return {"lower": number_json(years.lower), "upper": number_json(years.upper)}


def _history(history: DeadlineHistory) -> DeadlineJson:
    return {
        "original": due_json(history.original),
        "slippage_days": history.slippage,
        "extensions": history.extensions,
    }


VIEW = View(name="items", title=Message("What is due"), blocks=_blocks, plain=_item_json)
_ANSWERED = View(name="answers", title=Message("What is due"), blocks=_answer_blocks, plain=_answer_json)


# -- calendar ---------------------------------------------------------------------------------------------------------


def calendar_of(register: Register, items: Sequence[DueItem], on: date) -> Calendar:
    """Make a calendar of what is due; an entry takes all the days on which it may be due."""
    entries = (_entry(register, item) for item in items)
    return Calendar(title=register.title, on=on, entries=tuple(each for each in entries if each is not None))


def _entry(register: Register, item: DueItem) -> CalendarEntry | None:
    """Make the entry of an item; None if it has no date."""
    window = item.when.window if item.when else None
    start = None if window is None else window.earliest or window.latest
    if window is None or start is None:
        return None
    remarks = tuple(remarks_on(item))
    named = Message("{label}: {value}", label=Verbatim(item.record.table), value=Verbatim(item.record.key))
    return CalendarEntry(
        uid=quote(f"{item.key}@{register.id}", safe=":@-._~"),
        start=start,
        end=window.latest or start,
        title=Message("{label}: {value}", label=brief(item.kind), value=item.title),
        text=Parts((Listing(remarks), named), separator="; ") if remarks else named,
        category=brief(item.kind),
    )
