"""What the opening of a new reporting period holds: tasks for people, and drafts of records."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import Annotated, TypedDict

from attrs import frozen

from tracker.checks._names import called, plural
from tracker.documents import (
    Block,
    Counted,
    Document,
    Heading,
    Inline,
    Items,
    Message,
    Numeral,
    Paragraph,
    PeriodText,
    Verbatim,
    phrase,
)
from tracker.documents import Sequence as Parts
from tracker.files._tables import Entry
from tracker.model import Record, Register
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.values import InternationalString, ReportingPeriod
from tracker.values._answer import Answer
from tracker.views._facts import day_of, in_full, of_periods
from tracker.views._json import PeriodJson, period_json
from tracker.views._view import View, Words


class Task(StrEnum):
    """What is to be done about a record when a new period opens; the order is that of the checklist."""

    CARRIES_OVER = "carries_over"
    """nothing: it goes on in the new period"""
    CONFIRM = "confirm"
    """say whether it still holds"""
    DUE = "due"
    """observe it again"""
    OPEN = "open"
    """it is still to be carried out"""
    EXPECTED = "expected"
    """it recurs, and is expected in the new period"""
    DECLARE = "declare"
    """say it of the new period, as it was said of the last"""


@frozen(kw_only=True)
class Item:
    """
    One line of the checklist.

    Attributes:
        task: What is to be done.

        table: The type of the record that it is about.

        key: The key of that record.

        said: The line, to be said in any language.

        draft: The record drafted for the new period; None where there is nothing to draft.

        alike: The line that stands for this and others of its kind, where there are many: a message with the places
            ``number``, ``records`` and ``names``; None for a line that always stands by itself.

        name: What that line calls the record.
    """

    task: Task
    table: str
    key: str
    said: Inline
    draft: Entry | None = None
    alike: str | None = None
    name: Inline | None = None


@frozen(kw_only=True)
class Overlap:
    """
    The days that two periods share.

    Attributes:
        days: The days.

        observations: The keys of the observations that certainly lie in them: they belong to both periods.
    """

    days: ReportingPeriod
    observations: tuple[str, ...] = ()


@frozen(kw_only=True, repr=False)
class Opening(Answer):
    """
    A new reporting period, opened from the last.

    Attributes:
        period: The new period.

        last: The period before it.

        items: The checklist, in the order of tasks, types and keys.

        drafts: The records drafted, which the register does not hold yet: the period itself where it is new, then those
            of the items. A number that is to be observed is left out, so that such a draft is not finished.

        overlap: The days that the new period shares with the last; None if there are none.

        gap: The days between the two that belong to neither; None if there are none.

        file: The name of the file of drafts; None if nothing was written.
    """

    period: ReportingPeriod
    last: ReportingPeriod
    items: tuple[Item, ...]
    drafts: tuple[Entry, ...] = ()
    overlap: Overlap | None = None
    gap: ReportingPeriod | None = None
    file: str | None = None

    def __str__(self) -> str:
        return f"{self.period} after {self.last}: {len(self.items)} tasks, {len(self.drafts)} drafts"

    @staticmethod
    def __view__() -> View:
        return VIEW


def named(record: Record, title: InternationalString | None = None) -> Inline:
    """Name a record by its type and key, and by its title if it has one."""
    name = called(record.table, record.key)
    return name if title is None else Message("{record}, “{title}”", record=name, title=title)


def titled(record: Record, title: InternationalString | None = None) -> Inline:
    """Name one of several records of a type: by its title, and by its key, under which it is found."""
    key = Verbatim(record.key)
    return key if title is None else Message("{title} [{id}]", title=title, id=key)


# -- its view ---------------------------------------------------------------------------------------------------------


TITLES = {
    Task.CARRIES_OVER: phrase("Goes on"),
    Task.CONFIRM: phrase("To be confirmed"),
    Task.DUE: phrase("Observations due"),
    Task.OPEN: phrase("Recommendations still open"),
    Task.EXPECTED: phrase("Expected in the period"),
    Task.DECLARE: phrase("To be said of the new period"),
}
"""What the parts of the checklist are called."""

_BOX = Verbatim("☐ ")


def checklist(register: Register, opening: Opening) -> Document:
    """Return the checklist of a new period as a document, in no format and no language."""
    return Document(
        title=register.title,
        subtitle=Message(
            "Checklist for {period}, after {last}", period=PeriodText(opening.period), last=PeriodText(opening.last)
        ),
        blocks=tuple(_blocks([opening], register)),
        facts=in_full(of_periods(opening.period, opening.last), register),
        day=day_of(register.latest_day),
    )


def _blocks(found: Sequence[Opening], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    for opening in found:
        yield from _bounds(opening)
        for task, items in groupby(opening.items, key=lambda item: item.task):
            yield Heading(level=1, text=Message(TITLES[task]), anchor=task.value.replace("_", "-"))
            yield Items(items=tuple(Parts((_BOX, said)) for said in _lines(list(items))))


def _bounds(opening: Opening) -> Iterator[Block]:
    """Say where the new period overlaps with the last, or leaves days out between the two."""
    if opening.overlap is not None:
        days = opening.overlap.days
        said = Message(
            "The new period shares {number} with the last one, {period}: what happened then belongs to both.",
            number=Counted(days.days, "days"),
            period=PeriodText(days),
        )
        yield Paragraph(text=said)
        if opening.overlap.observations:
            names = Verbatim(", ".join(opening.overlap.observations))
            yield Paragraph(text=Message("Observations that lie in both periods: {names}.", names=names))
    if opening.gap is not None:
        said = Message(
            "Between the last period and the new one {number} belong to neither, {period}.",
            number=Counted(opening.gap.days, "days"),
            period=PeriodText(opening.gap),
        )
        yield Paragraph(text=said)


_MANY = 3
"""So many questions of one kind are asked as one."""


def _lines(items: Sequence[Item]) -> Iterator[Inline]:
    """Go through the lines of a task; questions that are alike stand on one line, where the first of them stood."""
    groups: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        if item.alike is not None:
            groups.setdefault((item.alike, item.table), []).append(item)
    for item in items:
        alike = groups.get((item.alike or "", item.table), [])
        if len(alike) < _MANY:
            yield item.said
        elif item is alike[0]:
            yield _question(item.alike or "", alike)


def _question(alike: str, items: Sequence[Item]) -> Inline:
    names: list[Inline] = []
    for item in items:
        names += [Message("; "), item.name or Verbatim(item.key)]
    return Message(alike, number=Numeral(len(items)), records=plural(items[0].table), names=Parts(tuple(names[1:])))


class DraftName(TypedDict):
    """
    Which record was drafted.

    Attributes:
        table: The name of its type, such as event.

        record: Its key.

        missing: The keys that are left for somebody to fill in.
    """

    table: str
    record: str
    missing: list[str]


class OverlapJson(PeriodJson):
    """
    The days that the new period shares with the last.

    Attributes:
        start: Their first day.

        end: Their last day.

        days: How many they are.

        observations: The keys of the observations that lie in them.
    """

    days: int
    observations: list[str]


class NamedPeriod(PeriodJson):
    """
    A period with its name.

    Attributes:
        start: Its first day.

        end: Its last day.

        id: Its id.
    """

    id: str | None


class TaskJson(TypedDict):
    """
    One line of the checklist.

    Attributes:
        task: What is to be done.

        table: The type of the record that it is about.

        record: The key of that record.

        message: The line, in words.

        draft: The record drafted for the new period; null where there is nothing to draft.
    """

    task: Annotated[str, Task]
    table: str
    record: str
    message: str
    draft: DraftName | None


class OpeningJson(TypedDict):
    """
    A new reporting period, opened from the last.

    Attributes:
        period: The new period.

        last: The one before.

        items: The checklist.

        drafts: The records that were drafted.

        overlap: The days that the two periods share; null if there are none.

        gap: The days between the two; null if there are none.

        file: The file that the drafts stand in.
    """

    period: NamedPeriod
    last: NamedPeriod
    items: list[TaskJson]
    drafts: list[DraftName]
    overlap: OverlapJson | None
    gap: PeriodJson | None
    file: str | None


def _plain(opening: Opening, words: Words) -> OpeningJson:
    """Return the opening of a period: its checklist, and the drafts that were written."""
    return {
        "period": {"id": opening.period.label, **period_json(opening.period)},
        "last": {"id": opening.last.label, **period_json(opening.last)},
        "items": [
            {
                "task": item.task.value,
                "table": item.table,
                "record": item.key,
                "message": words.say(item.said),
                "draft": None if item.draft is None else _draft_json(item.draft),
            }
            for item in opening.items
        ],
        "drafts": [_draft_json(each) for each in opening.drafts],
        "overlap": _overlap_json(opening.overlap),
        "gap": None if opening.gap is None else period_json(opening.gap),
        "file": opening.file,
    }


def _draft_json(draft: Entry) -> DraftName:
    missing = list(draft.missing) if isinstance(draft, UnfinishedDraft) else []
    return {"table": draft.table, "record": draft.key, "missing": missing}


def _overlap_json(overlap: Overlap | None) -> OverlapJson | None:
    if overlap is None:
        return None
    return {**period_json(overlap.days), "days": overlap.days.days, "observations": list(overlap.observations)}


VIEW = View(name="openings", title=Message("Opening of a period"), blocks=_blocks, plain=_plain)
