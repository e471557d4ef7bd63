"""What ``tracker followup`` prints for people: small tables that fit a terminal."""

import textwrap
from collections.abc import Iterator, Sequence

from tracker.cli._followup_mandates import mandate_activity_lines, notes_on_mandates
from tracker.cli._followup_received import Received, acceptance_lines, notes_on_received, possible_lineage_lines
from tracker.cli._room import WIDTH, padded, room_of, wrapped
from tracker.cli._said import said
from tracker.documents import DateText, Inline, Message, Numeral, PeriodText, Verbatim, phrase
from tracker.followup import IMPLEMENTING, DeadlineState, FollowUp, MandateActivity, Overdue
from tracker.model import Register
from tracker.values import When
from tracker.words._dates import on_day
from tracker.words._numbers import bounds_in_words, count_in_words
from tracker.words._recommendations import (
    AGES,
    definition_of,
    difference_in_words,
    group_in_words,
    have_several_scales,
    notes_on_follow_up,
    percentage_of,
    rate_title,
    share_in_words,
    status_in_words,
    telling_rates,
)
from tracker.words._terms import brief

__all__ = ["follow_up_lines"]

_LEAST = 12
"""The narrowest that a column of words becomes."""
_GAP = "  "
_LONGEST = 20
"""So many overdue recommendations are listed, the longest overdue first."""

Line = tuple[Inline, ...]

_OF_TWO = (Message("from"), Message("Recommendation"), Message("Mandate"))
"""The heads of tables whose first two columns are words."""

_MOVEMENTS = {
    "opening": phrase("opening"),
    "issued": phrase("issued"),
    "reopened": phrase("reopened"),
    "implemented": phrase("implemented"),
    "closed_otherwise": phrase("otherwise closed"),
    "closing": phrase("closing"),
}


def follow_up_lines(
    register: Register,
    found: FollowUp,
    told: Received,
    active: tuple[MandateActivity, ...],
    language: str,
    minimum: int,
) -> Iterator[str]:
    """Write a follow-up, one table after another; a table without rows is left out."""
    yield said(_title(found), language)
    parts = (
        *_statuses(found),
        (Message("Made in the period, and how they were received by its end"), acceptance_lines(register, told)),
        (_roll_forward_title(found), _roll_forward(register, found)),
        (Message("Rates"), _rates(found, minimum)),
        (_ages_title(found), _ages(found)),
        (_transitions_title(found), _transitions(found)),
        (Message("Overdue"), _overdue(found)),
        (Message("Possible repetitions"), possible_lineage_lines(told)),
        (Message("Mandates by activity in the period"), mandate_activity_lines(active)),
    )
    for title, lines in parts:
        if len(lines) > 1:
            yield ""
            yield said(title, language)
            yield from _table(lines, language, words=2 if lines[0][0] in _OF_TWO else 1)
    yield ""
    for note in (*_notes(found), *notes_on_received(told), *notes_on_mandates(active)):
        yield wrapped(said(note, language))


def _title(found: FollowUp) -> Inline:
    return Message(
        "Follow-up of recommendations, {period} [{aspect}]",
        period=PeriodText(found.period),
        aspect=brief(found.aspect),
    )


def _statuses(found: FollowUp) -> Iterator[tuple[Inline, list[Line]]]:
    for aspect, counts in found.statuses.items():
        head: list[Inline] = [Verbatim("")]
        if found.against is not None:
            head.append(on_day(found.against.end))
        head.append(on_day(found.period.end))
        if found.against is not None:
            head.append(Message("Change"))
        lines: list[Line] = [tuple(head)]
        several = have_several_scales(each.status for each in counts)
        for each in counts:
            name = status_in_words(each.status, with_scale=several, aspect=aspect)
            cells: list[Inline] = [name, count_in_words(each.bounds)]
            if each.before is not None:
                cells.insert(1, count_in_words(each.before))
                cells.append(difference_in_words(each.change, is_comparable=each.is_comparable))
            lines.append(tuple(cells))
        yield brief(aspect), lines


def _roll_forward_title(found: FollowUp) -> Inline:
    if found.aspect in IMPLEMENTING:
        return Message("Roll-forward")
    return Message("Roll-forward by this aspect alone, not of implementation")


def _ages_title(found: FollowUp) -> Inline:
    if found.aspect in IMPLEMENTING:
        return Message("Open recommendations by age")
    return Message("Recommendations not closed by this aspect, by age")


def _roll_forward(register: Register, found: FollowUp) -> list[Line]:
    titles = _MOVEMENTS if found.aspect in IMPLEMENTING else _MOVEMENTS | {"implemented": phrase("completed")}
    lines: list[Line] = [(Verbatim(""), *(Message(title) for title in titles.values()))]
    for row in found.roll_forward:
        name: Inline = Message("All recommendations")
        for value in row.group.values():
            name = group_in_words(register, value)
        lines.append((name, *(count_in_words(getattr(row, movement)) for movement in _MOVEMENTS)))
    return lines


def _rates(found: FollowUp, minimum: int) -> list[Line]:
    shown = telling_rates(found)
    lines: list[Line] = [(Verbatim(""), Message("implemented"), Message("rate"))]
    return lines + [(rate_title(each), share_in_words(each), percentage_of(each, minimum)) for each in shown]


def _ages(found: FollowUp) -> list[Line]:
    lines: list[Line] = [(Verbatim(""), on_day(found.period.end))]
    return lines + [(Message(AGES[each.band]), count_in_words(each.bounds)) for each in found.ageing]


def _transitions_title(found: FollowUp) -> Inline:
    before, after = found.between
    if before is None:
        return Message("Transitions to {after}", after=on_day(after))
    return Message("Transitions from {before} to {after}", before=on_day(before), after=on_day(after))


def _transitions(found: FollowUp) -> list[Line]:
    lines: list[Line] = [(Message("from"), Message("to"), Message("recommendations"))]
    several = have_several_scales(each for pair in found.transitions for each in (pair.before, pair.after))
    return lines + [
        (
            status_in_words(each.before, with_scale=several, aspect=found.aspect),
            status_in_words(each.after, with_scale=several, aspect=found.aspect),
            count_in_words(each.bounds),
        )
        for each in found.transitions
    ]


def _overdue(found: FollowUp) -> list[Line]:
    lines: list[Line] = [
        (Verbatim(""), Message("due"), Message("originally due"), Message("extensions"), Message("days overdue"))
    ]
    return lines + [_late(each) for each in found.overdue[:_LONGEST]]


def _late(each: Overdue) -> Line:
    deadline = each.deadline
    name: Inline = Verbatim(each.recommendation)
    if not each.is_certain:
        name = Message("{recommendation} (possibly)", recommendation=name)
    days = [Verbatim("") if day is None else DateText(When.on(day)) for day in (deadline.due, deadline.original)]
    return name, *days, Numeral(deadline.extensions), Numeral(each.days)


def _notes(found: FollowUp) -> Iterator[Inline]:
    yield from notes_on_follow_up(found)
    more = len(found.overdue) - _LONGEST
    if more > 0:
        yield Message("{number} more are overdue; JSON lists all.", number=Numeral(more))
    yield Message(
        "Open at the end: {stated} with a stated deadline, {none} stated to have no deadline, {unknown} whose deadline"
        " is not known.",
        **{state.value: bounds_in_words(found.deadlines[state]) for state in DeadlineState},
    )
    if found.panel is not None and found.aspect in IMPLEMENTING and telling_rates(found):
        panel = found.panel
        yield Message(
            "Under review in both periods: {members}, of which implemented {before} in the earlier and {after} in the"
            " later one; only in the earlier one: {exits}; only in the later one: {entries}.",
            members=bounds_in_words(panel.members),
            before=share_in_words(panel.before),
            after=share_in_words(panel.after),
            exits=bounds_in_words(panel.exits),
            entries=bounds_in_words(panel.entries),
        )
    for each in telling_rates(found):
        if each.years in (None, 1):
            yield Message("{rate}: {definition}", rate=rate_title(each), definition=definition_of(each))


def _table(lines: Sequence[Line], language: str, *, words: int = 1) -> Iterator[str]:
    """Set columns: the first ones, of words, to the left and wrapped if they must be; numbers to the right."""
    rows = [[said(cell, language) for cell in line] for line in lines]
    widths = [max(room_of(row[column]) for row in rows) for column in range(len(rows[0]))]
    room = WIDTH - 2 - sum(widths[words:]) - len(_GAP) * (len(widths) - 1)
    widths[:words] = [min(width, max(_LEAST, room // words)) for width in widths[:words]]
    for row in rows:
        cells_of_words = [
            textwrap.wrap(text, width, subsequent_indent=_GAP) or [""]
            for text, width in zip(row[:words], widths, strict=False)
        ]
        numbers = [
            " " * (width - room_of(text)) + text for text, width in zip(row[words:], widths[words:], strict=True)
        ]
        for number in range(max(map(len, cells_of_words))):
            cells = [
                padded(column[number] if number < len(column) else "", width)
                for column, width in zip(cells_of_words, widths, strict=False)
            ]
            yield f"  {_GAP.join([*cells, *(numbers if number == 0 else ())])}".rstrip()
