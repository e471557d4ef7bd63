"""The tables of a follow-up whose rows are recommendations: what became of each, and what is overdue."""

from collections.abc import Callable, Iterator, Sequence

from attrs import evolve

from tracker.documents import (
    Align,
    Column,
    Inline,
    Message,
    Numeral,
    Row,
    Table,
    Verbatim,
)
from tracker.followup import FollowUp
from tracker.followup._deadlines import Overdue
from tracker.followup._followed import Followed
from tracker.followup._status import Status
from tracker.values import Bounds
from tracker.views._follow_up_tables import table_of_numbers
from tracker.words._dates import on_day
from tracker.words._numbers import bounds_in_words
from tracker.words._recommendations import (
    RECOMMENDATIONS,
    have_several_scales,
    statuses_in_words,
)


def recommendations_table(found: FollowUp, *, most: int) -> Table:
    """
    Tell of each recommendation what had become of it, those overdue first, then those that moved.

    Args:
        found: The follow-up.

        most: So many are told of where a person reads; what is left out is counted.
    """
    ordered = sorted(found.recommendations, key=lambda each: (-(each.days_late or 0), not each.has_moved, each.id))
    columns = list(_columns_of(found, ordered))
    return Table(
        title=RECOMMENDATIONS,
        columns=tuple(column for column, _ in columns),
        rows=tuple(Row(cells=cells) for cells in zip(*(cells for _, cells in columns), strict=True)),
        legend=tuple(_on_recommendations(found)),
        most=most,
        on_rest=(
            Message(
                "Those overdue stand first, then those that moved; {more} more {more:is|are} not shown.",
                more=Numeral(max(0, len(ordered) - most)),
            ),
            ALL_IN_DATA,
        ),
    )


def _columns_of(found: FollowUp, shown: Sequence[Followed]) -> Iterator[tuple[Column, list[Inline]]]:
    """Go through the columns with their cells; what is known of none has no column."""
    several = have_several_scales(status for each in shown for status in (*each.before, *each.after))

    def said(statuses: Sequence[Status]) -> Inline:
        return statuses_in_words(statuses, with_scale=several, aspect=found.aspect)

    before, after = found.between
    yield Column(title=Message("Recommendation")), [Verbatim(each.id) for each in shown]
    yield Column(title=Message("Text"), is_cut=True), [each.recommendation.text for each in shown]
    if before is not None:
        yield Column(title=on_day(before)), [said(each.before) for each in shown]
    yield Column(title=on_day(after)), [said(each.after) for each in shown]
    if any(each.deadline.due for each in shown):
        due = [each.deadline.due for each in shown]
        yield (
            Column(title=Message("Due date"), align=Align.END),
            [Verbatim("") if each is None else on_day(each) for each in due],
        )
    if any(each.days_late for each in shown):
        late = [each.overdue for each in shown]
        yield (
            Column(title=Message("Days overdue"), align=Align.END),
            [Verbatim("") if each is None else _days_late(each) for each in late],
        )


ALL_IN_DATA = Message("Excel, CSV and JSON list all of them.")
"""Where the rest is of a list that a person reads the beginning of."""


def _on_recommendations(found: FollowUp) -> Iterator[Inline]:
    if any(len(each.records) > 1 for each in found.recommendations):
        yield Message("Several that count as one stand under the first of their ids.")


# -- what is overdue --------------------------------------------------------------------------------------------------


def overdue_table(
    found: FollowUp, *, most: int, named: Callable[[str], Inline] = Verbatim, keeps_rest: bool = True
) -> Table:
    """
    List what was open after its deadline, the longest overdue first.

    Args:
        found: The follow-up.

        most: So many are listed at most: a screen holds fewer than a page. What is left out is counted.

        named: How a recommendation is named by its id.

        keeps_rest: Whether the rest is there for formats of data; a report has it elsewhere.
    """
    heads = (
        Message("Recommendation"),
        Message("Due date"),
        Message("Originally due"),
        Message("Extensions"),
        Message("Days overdue"),
    )
    late = found.overdue if keeps_rest else found.overdue[:most]
    left_out = _longest_overdue(most, len(found.overdue) - most)
    legend = [*_on_overdue(found), *(left_out if len(late) < len(found.overdue) else ())]
    rows = [_late(each, named) for each in late]
    table = table_of_numbers(Message("Recommendations overdue"), heads, rows, legend=legend)
    return evolve(table, most=most, on_rest=(*left_out, ALL_IN_DATA)) if keeps_rest else table


def _late(each: Overdue, named: Callable[[str], Inline]) -> Row:
    deadline, name = each.deadline, named(each.recommendation)
    if not each.is_certain:
        name = Message("{recommendation} (possibly)", recommendation=name)
    days = [Verbatim("") if due is None else on_day(due) for due in (deadline.due, deadline.original)]
    return Row(cells=(name, *days, Numeral(deadline.extensions), _days_late(each)))


def _days_late(each: Overdue) -> Inline:
    """Say for how many days something is overdue, from the fewest to the most."""
    return bounds_in_words(Bounds(each.least_days, each.days))


def _longest_overdue(most: int, more: int) -> tuple[Inline, ...]:
    if more <= 0:
        return ()
    said = "The {number} longest overdue; {more} more {more:is|are} not shown."
    return (Message(said, number=Numeral(most), more=Numeral(more)),)


def _on_overdue(found: FollowUp) -> Iterator[Inline]:
    if not all(each.is_certain for each in found.overdue):
        yield Message("“Possibly”: dates are imprecise, and it may have been closed in time for this list.")
        if any(not each.least_days for each in found.overdue):
            yield Message("Where a deadline is a month, a quarter or a year, its last day may be still to come.")
