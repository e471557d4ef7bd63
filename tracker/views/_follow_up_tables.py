"""The tables of a follow-up, for its view and for reports alike: statuses, movements, rates, ages, what is overdue."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from tracker.documents import (
    Align,
    Block,
    Cell,
    Column,
    DateText,
    Inline,
    Measured,
    Message,
    Numeral,
    Paragraph,
    Row,
    Sequence,
    Table,
    Verbatim,
)
from tracker.followup import FollowUp
from tracker.followup._deadlines import Overdue
from tracker.followup._follow_up import IMPLEMENTING
from tracker.followup._transitions import RollForward, StatusCount
from tracker.model import Aspect, Register
from tracker.values import Bounds, InternationalString, When
from tracker.words._dates import on_day
from tracker.words._numbers import count_in_words
from tracker.words._recommendations import (
    AGES,
    COMPLETED,
    MOVEMENTS,
    RECOMMENDATIONS,
    definition_of,
    difference_in_words,
    dimension_title,
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


def table_of_numbers(
    title: Inline, heads: Iterable[Inline], rows: Iterable[Row], *, words: int = 1, legend: Iterable[Inline] = ()
) -> Table:
    """Make a table whose columns hold numbers, but for the first ones, which hold words."""
    columns = tuple(
        Column(title=head, align=Align.START if place < words else Align.END) for place, head in enumerate(heads)
    )
    return Table(title=title, columns=columns, rows=tuple(rows), legend=tuple(legend))


def counted(bounds: Bounds) -> Measured:
    """Make the cell of a number of recommendations."""
    return Measured(text=count_in_words(bounds), lower=bounds.lower, upper=bounds.upper)


# -- statuses ---------------------------------------------------------------------------------------------------------


def statuses_table(found: FollowUp) -> Table:
    """Count the recommendations by status, under each aspect: what is reported, verified or done stands apart."""
    days = [on_day(each.end) for each in (found.against, found.period) if each is not None]
    heads = [Message("Status"), *days, *([] if found.against is None else [Message("Change")])]
    rows: list[Row] = []
    for aspect, counts in found.statuses.items():
        rows.append(Row(cells=(brief(aspect), *[Verbatim("")] * (len(heads) - 1)), is_group=True))
        rows += _status_rows(aspect, counts)
    return table_of_numbers(Message("Recommendations by status"), heads, rows, legend=notes_on_follow_up(found))


def _status_rows(aspect: Aspect, counts: tuple[StatusCount, ...]) -> Iterator[Row]:
    several = have_several_scales(each.status for each in counts)
    for each in counts:
        cells: list[Cell] = [status_in_words(each.status, with_scale=several, aspect=aspect)]
        if each.before is not None:
            cells.append(counted(each.before))
        cells.append(counted(each.bounds))
        if each.before is not None:
            cells.append(difference_in_words(each.change, is_comparable=each.is_comparable))
        yield Row(cells=tuple(cells))


def transitions_table(found: FollowUp) -> Table:
    """Count the recommendations by the status they had and the status they came to have."""
    several = have_several_scales(status for each in found.transitions for status in (each.before, each.after))
    rows = (
        Row(
            cells=(
                status_in_words(each.before, with_scale=several, aspect=found.aspect),
                status_in_words(each.after, with_scale=several, aspect=found.aspect),
                counted(each.bounds),
            )
        )
        for each in found.transitions
    )
    heads = (Message("From"), Message("To"), RECOMMENDATIONS)
    return table_of_numbers(_transitions_title(found), heads, rows, words=2)


def _transitions_title(found: FollowUp) -> Inline:
    before, after = found.between
    if before is None:
        return Message("Transitions to {after}", after=on_day(after))
    return Message("Transitions from {before} to {after}", before=on_day(before), after=on_day(after))


# -- movements, rates and ages ----------------------------------------------------------------------------------------


def movements_table(found: FollowUp, register: Register | None, *, in_full: bool = False) -> Table:
    """
    Show how open recommendations moved: those open at the start, with what came and went, are those open at the end.

    Args:
        found: The follow-up.

        register: The register that names the groups; None calls them by their ids.

        in_full: Whether the heads say in full what is counted, as a page has room for; a terminal has it for groups.
            A page shows no id either.
    """
    by = next((tuple(row.group) for row in found.roll_forward if row.group), ())
    rows = (
        Row(
            cells=(_group(row, register, in_full=in_full), *(counted(getattr(row, movement)) for movement in MOVEMENTS))
        )
        for row in found.roll_forward
        if not row.group or not is_empty(row)
    )
    dimensions = Sequence(tuple(map(dimension_title, by)), " · ") if by else dimension_title(None)
    return table_of_numbers(
        _movements_title(found),
        [dimensions, *movement_heads(found.aspect, in_full=in_full)],
        rows,
        legend=[
            Message("Net of what was closed and reopened within the period; – nil."),
            Message("Where dates are imprecise, a number lies between two; the sum holds for the true numbers."),
        ],
    )


def movements_of(found: FollowUp, register: Register | None) -> Iterator[Block]:
    """Show the movements, and say how many groups have nothing to show."""
    yield movements_table(found, register)
    empty = sum(bool(row.group) and is_empty(row) for row in found.roll_forward)
    if empty:
        yield Paragraph(text=empty_in_words(empty))


def is_empty(row: RollForward) -> bool:
    """Tell whether nothing of a group stands or moved."""
    return all(getattr(row, movement).upper == 0 for movement in (*MOVEMENTS, "reclassified"))


def empty_in_words(number: int) -> Inline:
    """Say how many groups have nothing to show."""
    return Message(
        "{number} {number:group|groups} without open or moved recommendations {number:is|are} left out.",
        number=Numeral(number),
    )


def conditions_in_words(where: Iterable[str]) -> Inline:
    """Say which recommendations alone are counted."""
    return Message("Only recommendations with {conditions}.", conditions=Verbatim(", ".join(where)))


def not_over_in_words(period: Inline) -> Inline:
    """Say that a period is under way, so that its numbers are not those of a whole period."""
    return Message("The period {period} is not over as far as the register knows: more may come.", period=period)


def movement_heads(aspect: Aspect, *, in_full: bool = False) -> Iterator[Inline]:
    """Go through the heads of the columns of movements."""
    for movement, term in MOVEMENTS.items():
        is_other = movement == "implemented" and aspect not in IMPLEMENTING
        shown = COMPLETED if is_other else term
        yield Message(shown.full if in_full else shown.brief)


def _movements_title(found: FollowUp) -> Inline:
    if found.aspect in IMPLEMENTING:
        return Message("Roll-forward")
    return Message("Roll-forward by this aspect alone, not of implementation")


def _group(row: RollForward, register: Register | None, *, in_full: bool) -> Inline:
    return group_of(row.group, register, in_full=in_full)


def group_of(
    group: Mapping[str, InternationalString | str | None], register: Register | None, *, in_full: bool = False
) -> Inline:
    """Name a group by its value in each of its dimensions; all recommendations are no group."""
    names = []
    for dimension, value in group.items():
        name = group_in_words(register, value)
        is_id = dimension == "source" and name == Verbatim(str(value))
        names.append(Message("a record that is still a draft") if is_id and in_full else name)
    if len(names) == 1:
        return names[0]
    return Sequence(tuple(names), " · ") if names else Message("All recommendations")


def rates_table(found: FollowUp, minimum: int) -> Table:
    """
    Show the rates that concern any recommendation, each defined below.

    Args:
        found: The follow-up.

        minimum: The fewest recommendations that a percentage is given of.
    """
    rates = telling_rates(found)
    return table_of_numbers(
        Message("Rates of implementation"),
        (Message("Rate"), Message("Implemented"), Message("Share")),
        [Row(cells=(rate_title(each), share_in_words(each), percentage_of(each, minimum))) for each in rates],
        legend=[
            Message("{rate}: {definition}", rate=rate_title(each), definition=definition_of(each))
            for each in rates
            if each.years in (None, 1)
        ],
    )


def ages_table(found: FollowUp) -> Table:
    """Count the open recommendations by age."""
    if found.aspect in IMPLEMENTING:
        title = Message("Open recommendations by age")
    else:
        title = Message("Recommendations not closed by this aspect, by age")
    return table_of_numbers(
        title,
        (Message("Age"), on_day(found.period.end)),
        [Row(cells=(Message(AGES[each.band]), counted(each.bounds))) for each in found.ageing],
        legend=[Message("Full years since issue; – nil.")],
    )


# -- what is overdue --------------------------------------------------------------------------------------------------


def overdue_table(found: FollowUp, *, most: int, named: Callable[[str], Inline] = Verbatim) -> Table:
    """
    List what was open after its deadline, the longest overdue first.

    Args:
        found: The follow-up.

        most: So many are listed at most: a screen holds fewer than a page. What is left out is counted.

        named: How a recommendation is named by its id.
    """
    heads = (
        Message("Recommendation"),
        Message("Due date"),
        Message("Originally due"),
        Message("Extensions"),
        Message("Days overdue"),
    )
    rows = [_late(each, named) for each in found.overdue[:most]]
    return table_of_numbers(Message("Recommendations overdue"), heads, rows, legend=_on_overdue(found, most))


def _late(each: Overdue, named: Callable[[str], Inline]) -> Row:
    deadline, name = each.deadline, named(each.recommendation)
    if not each.is_certain:
        name = Message("{recommendation} (possibly)", recommendation=name)
    days = [Verbatim("") if day is None else DateText(When.on(day)) for day in (deadline.due, deadline.original)]
    return Row(cells=(name, *days, Numeral(deadline.extensions), Numeral(each.days)))


def _on_overdue(found: FollowUp, most: int) -> Iterator[Inline]:
    if not all(each.is_certain for each in found.overdue):
        yield Message("“Possibly”: dates are imprecise, and it may have been closed in time for this list.")
    if len(found.overdue) > most:
        yield Message(
            "The {number} longest overdue; {more} more {more:is|are} not shown.",
            number=Numeral(most),
            more=Numeral(len(found.overdue) - most),
        )
