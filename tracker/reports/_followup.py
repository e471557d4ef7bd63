"""The follow-up of recommendations in the report: only where the register has statuses of them."""

from collections.abc import Iterable

from tracker.documents import Align, Column, DateText, Inline, Link, Message, Numeral, Row, Table, Verbatim
from tracker.followup import FollowUp, Overdue, follow_up
from tracker.model import StatusObservation
from tracker.reports._composer import Composer
from tracker.reports._passages import add_passages
from tracker.values import Bounds, When
from tracker.words._dates import on_day
from tracker.words._numbers import bounds_in_words, count_in_words
from tracker.words._recommendations import (
    AGES,
    MOVEMENTS,
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

__all__ = ["add_follow_up"]

_LONGEST = 50
"""So many overdue recommendations are listed, the longest overdue first."""


def add_follow_up(composer: Composer) -> None:
    """Add what became of recommendations: statuses, movements, rates, ages, what is overdue, transitions."""
    observed = composer.register.of_type(StatusObservation).values()
    if not any(not each.draft for each in observed):
        return
    earlier = composer.against if composer.against and composer.against.end < composer.period.end else None
    by = "source" if len({each.source for each in composer.register.recommendations.values()}) > 1 else None
    found = follow_up(composer.register, composer.period, against=earlier, by=by)
    composer.heading(1, Message("Follow-up of recommendations"))
    add_passages(composer, "followup")
    _add_statuses(composer, found)
    _add_roll_forward(composer, found)
    _add_rates(composer, found)
    _add_ages(composer, found)
    _add_overdue(composer, found)
    _add_transitions(composer, found)


def _add_statuses(composer: Composer, found: FollowUp) -> None:
    number = composer.table_number()
    composer.paragraph(
        Message(
            "Table {number} shows how far the recommendations had come on {day}. What addressees report, what was"
            " verified and what was merely done are different facts and stand apart.",
            number=Numeral(number),
            day=on_day(found.period.end),
        )
    )
    days = [on_day(each.end) for each in (found.against, found.period) if each is not None]
    titles = [Message("Status"), *days, *([] if found.against is None else [Message("Change")])]
    rows: list[Row] = []
    for aspect, counts in found.statuses.items():
        rows.append(Row(cells=(brief(aspect), *[Verbatim("")] * (len(titles) - 1)), is_group=True))
        several = have_several_scales(each.status for each in counts)
        for each in counts:
            name = status_in_words(each.status, with_scale=several, aspect=aspect)
            cells: list[Inline] = [name, count_in_words(each.bounds)]
            if each.before is not None:
                cells.insert(1, count_in_words(each.before))
                cells.append(difference_in_words(each.change, is_comparable=each.is_comparable))
            rows.append(Row(cells=tuple(cells)))
    title = Message("Recommendations by status")
    _add_table(composer, number, title, titles, rows, legend=notes_on_follow_up(found), anchor="table-statuses")


def _add_roll_forward(composer: Composer, found: FollowUp) -> None:
    number = composer.table_number()
    composer.paragraph(
        Message(
            "Table {number} shows how the recommendations still open moved in the period: those open at the start,"
            " issued and reopened, less those implemented and otherwise closed, are those open at the end.",
            number=Numeral(number),
        )
    )
    rows = []
    for row in found.roll_forward:
        name: Inline = Message("All recommendations")
        for value in row.group.values():
            name = group_in_words(composer.register, value)
        rows.append(Row(cells=(name, *(count_in_words(getattr(row, each)) for each in MOVEMENTS))))
    titles = [Message("Source"), *(Message(title) for title in MOVEMENTS.values())]
    legend = [
        brief(found.aspect),
        Message("Net of what was closed and reopened within the period; – nil."),
        Message("Where dates are imprecise, a number lies between two; the sum holds for the true numbers."),
    ]
    _add_table(
        composer, number, Message("Movement of recommendations"), titles, rows, legend=legend, anchor="table-movement"
    )


def _add_rates(composer: Composer, found: FollowUp) -> None:
    rates = telling_rates(found)
    if not rates:
        return
    number = composer.table_number()
    composer.paragraph(
        Message(
            "Table {number} gives rates of implementation. They differ by what they divide by; each is defined below"
            " the table.",
            number=Numeral(number),
        )
    )
    rows = [Row(cells=(rate_title(each), share_in_words(each), percentage_of(each))) for each in rates]
    titles = [Message("Rate"), Message("Implemented"), Message("Share")]
    legend = [
        Message("{rate}: {definition}", rate=rate_title(each), definition=definition_of(each))
        for each in rates
        if each.years in (None, 1)
    ]
    _add_table(composer, number, Message("Rates of implementation"), titles, rows, legend=legend, anchor="table-rates")
    if found.panel is not None:
        composer.paragraph(
            Message(
                "Recommendations under review in both periods: {members}; implemented at the end of the earlier one:"
                " {before}; at the end of the later one: {after}.",
                members=bounds_in_words(found.panel.members),
                before=bounds_in_words(found.panel.before.numerator),
                after=bounds_in_words(found.panel.after.numerator),
            )
        )


def _add_ages(composer: Composer, found: FollowUp) -> None:
    number = composer.table_number()
    composer.paragraph(
        Message(
            "Table {number} shows how long ago the recommendations still open were issued. Age alone says nothing of"
            " success or failure.",
            number=Numeral(number),
        )
    )
    rows = [Row(cells=(Message(AGES[each.band]), count_in_words(each.bounds))) for each in found.ageing]
    titles = [Message("Age"), on_day(found.period.end)]
    legend = [Message("Full years since issue; – nil.")]
    _add_table(
        composer, number, Message("Open recommendations by age"), titles, rows, legend=legend, anchor="table-ages"
    )


def _add_overdue(composer: Composer, found: FollowUp) -> None:
    if not found.overdue:
        composer.paragraph(Message("No recommendation with a stated deadline was overdue."))
        return
    number = composer.table_number()
    composer.paragraph(
        Message(
            "Table {number} lists what was open after its deadline. Nothing is overdue that has no stated deadline.",
            number=Numeral(number),
        )
    )
    rows = [_late(composer, each) for each in found.overdue[:_LONGEST]]
    titles = [
        Message("Recommendation"),
        Message("Due"),
        Message("Originally due"),
        Message("Extensions"),
        Message("Days overdue"),
    ]
    legend: list[Inline] = []
    if not all(each.is_certain for each in found.overdue):
        legend.append(Message("“Possibly”: dates are imprecise, and it may have been closed in time for this list."))
    if len(found.overdue) > _LONGEST:
        legend.append(
            Message(
                "The {number} longest overdue; {more} more are not shown.",
                number=Numeral(_LONGEST),
                more=Numeral(len(found.overdue) - _LONGEST),
            )
        )
    _add_table(
        composer, number, Message("Recommendations overdue"), titles, rows, legend=legend, anchor="table-overdue"
    )


def _late(composer: Composer, each: Overdue) -> Row:
    record, deadline = composer.register.recommendations[each.recommendation], each.deadline
    name: Inline = Link(record.text, f"#{composer.anchor_of(record)}")
    if not each.is_certain:
        name = Message("{recommendation} (possibly)", recommendation=name)
    days = [Verbatim("") if day is None else DateText(When.on(day)) for day in (deadline.due, deadline.original)]
    return Row(cells=(name, *days, Numeral(deadline.extensions), Numeral(each.days)))


def _add_transitions(composer: Composer, found: FollowUp) -> None:
    before, after = found.between
    moved = [each for each in found.transitions if each.bounds != Bounds(0, 0)]
    if before is None or not moved:
        return
    number = composer.table_number()
    composer.paragraph(
        Message(
            "Table {number} shows what became of the recommendations of each status between {before} and {after}.",
            number=Numeral(number),
            before=on_day(before),
            after=on_day(after),
        )
    )
    several = have_several_scales(status for each in moved for status in (each.before, each.after))
    rows = [
        Row(
            cells=(
                status_in_words(each.before, with_scale=several),
                status_in_words(each.after, with_scale=several),
                count_in_words(each.bounds),
            )
        )
        for each in moved
    ]
    titles = [Message("From"), Message("To"), Message("Recommendations")]
    table = Table(
        number=number,
        title=Message("Transitions between statuses"),
        columns=(*(Column(title=title) for title in titles[:2]), Column(title=titles[2], align=Align.END)),
        rows=tuple(rows),
        legend=(brief(found.aspect),),
        anchor="table-transitions",
    )
    composer.add(table)


def _add_table(
    composer: Composer,
    number: int,
    title: Inline,
    titles: Iterable[Inline],
    rows: Iterable[Row],
    *,
    legend: Iterable[Inline],
    anchor: str,
) -> None:
    """Add a table whose columns but the first are numbers."""
    first, *others = titles
    columns = (Column(title=first), *(Column(title=each, align=Align.END) for each in others))
    composer.add(
        Table(number=number, title=title, columns=columns, rows=tuple(rows), legend=tuple(legend), anchor=anchor)
    )
