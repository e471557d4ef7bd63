"""The tables of the numbers of a follow-up, for its view and for reports alike."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tracker.documents import (
    Align,
    Block,
    Cell,
    Column,
    Inline,
    Measured,
    Message,
    Numeral,
    Paragraph,
    PeriodText,
    Row,
    Table,
    Verbatim,
)
from tracker.documents import Sequence as Parts
from tracker.followup import FollowUp
from tracker.followup._breakdowns import AgeBand
from tracker.followup._follow_up import IMPLEMENTING
from tracker.followup._rates import Rate
from tracker.followup._tally import Behind
from tracker.followup._transitions import RollForward, StatusCount
from tracker.model import Aspect, Register
from tracker.values import Bounds, InternationalString
from tracker.words._dates import on_day
from tracker.words._numbers import count_in_words
from tracker.words._recommendations import (
    AGES,
    ALL_RECOMMENDATIONS,
    CHANGE,
    COMPLETED,
    MOVEMENTS,
    RECOMMENDATIONS,
    Led,
    definition_of,
    difference_in_words,
    dimension_title,
    from_to,
    group_in_words,
    have_several_scales,
    notes_on_follow_up,
    percentage_of,
    rate_title,
    share_in_words,
    status_in_words,
    telling_rates,
    unled,
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


def counted(bounds: Bounds, behind: Behind, counts: tuple[Inline, ...], led: Led) -> Measured:
    """
    Make the cell of a number of recommendations.

    Args:
        bounds: The number.

        behind: The recommendations behind it.

        counts: What it counts, part by part.

        led: How it leads to them.
    """
    text = led(count_in_words(bounds), behind, counts)
    return Measured.of(text, bounds)


# -- statuses ---------------------------------------------------------------------------------------------------------


def statuses_table(found: FollowUp, led: Led = unled, *, with_nil: bool = True, with_rates: bool = True) -> Table:
    """
    Count the recommendations by status, under each aspect: what is reported, verified or done stands apart.

    Args:
        found: The follow-up.

        led: How its numbers lead to the recommendations behind them.

        with_nil: Whether statuses that no recommendation had on either day have a row.

        with_rates: Whether rates are shown beside it, of which its notes then speak.
    """
    days = [on_day(each.end) for each in (found.against, found.period) if each is not None]
    heads = [Message("Status"), *days, *([] if found.against is None else [CHANGE])]
    rows: list[Row] = []
    for aspect, counts in found.statuses.items():
        own = list(_status_rows(aspect, [each for each in counts if with_nil or not _is_nil(each)], days, led))
        if own:
            rows += [Row(cells=(brief(aspect), *[Verbatim("")] * (len(heads) - 1)), is_group=True), *own]
    title, notes = Message("Recommendations by status"), notes_on_follow_up(found, led, with_rates=with_rates)
    return table_of_numbers(title, heads, rows, legend=notes)


def _is_nil(count: StatusCount) -> bool:
    return count.bounds.upper == 0 and (count.before is None or count.before.upper == 0)


def _status_rows(aspect: Aspect, counts: Sequence[StatusCount], days: Sequence[Inline], led: Led) -> Iterator[Row]:
    several = have_several_scales(each.status for each in counts)
    for each in counts:
        name = status_in_words(each.status, with_scale=several, aspect=aspect)
        what = (brief(aspect), name)
        cells: list[Cell] = [name]
        if each.before is not None:
            cells.append(counted(each.before, each.records["before"], (*what, days[0]), led))
        cells.append(counted(each.bounds, each.records["bounds"], (*what, days[-1]), led))
        if each.before is not None:
            change = difference_in_words(each.change, is_comparable=each.is_comparable)
            behind = each.records.get("change", Behind())
            told = led(change, behind, (*what, CHANGE))
            cells.append(Measured.of(told, each.change if each.is_comparable else None))
        yield Row(cells=tuple(cells))


def transitions_table(found: FollowUp, led: Led = unled) -> Table:
    """
    Count the recommendations by the status they had and the status they came to have.

    Args:
        found: The follow-up.

        led: How its numbers lead to the recommendations behind them.
    """
    several = have_several_scales(status for each in found.transitions for status in (each.before, each.after))
    rows = []
    for each in found.transitions:
        before, after = (
            status_in_words(status, with_scale=several, aspect=found.aspect) for status in (each.before, each.after)
        )
        rows.append(Row(cells=(before, after, counted(each.bounds, each.records, (from_to(before, after),), led))))
    heads = (Message("From"), Message("To"), RECOMMENDATIONS)
    return table_of_numbers(_transitions_title(found), heads, rows, words=2)


def _transitions_title(found: FollowUp) -> Inline:
    before, after = found.between
    if before is None:
        return Message("Transitions to {after}", after=on_day(after))
    return Message("Transitions from {before} to {after}", before=on_day(before), after=on_day(after))


# -- movements, rates and ages ----------------------------------------------------------------------------------------


def movements_table(found: FollowUp, register: Register | None, *, in_full: bool = False, led: Led = unled) -> Table:
    """
    Show how open recommendations moved: those open at the start, with what came and went, are those open at the end.

    Args:
        found: The follow-up.

        register: The register that names the groups; None calls them by their ids.

        in_full: Whether the heads say in full what is counted, as a page has room for; a terminal has it for groups.
            A page shows no id either.

        led: How its numbers lead to the recommendations behind them.
    """
    by = next((tuple(row.group) for row in found.roll_forward if row.group), ())
    heads = list(movement_heads(found.aspect, in_full=in_full))
    rows = []
    for row in found.roll_forward:
        if row.group and is_empty(row):
            continue
        group = _group(row, register, in_full=in_full)
        moved = (
            counted(getattr(row, name), row.records[name], (group, head), led)
            for name, head in zip(MOVEMENTS, heads, strict=True)
        )
        rows.append(Row(cells=(group, *moved)))
    return table_of_numbers(
        _movements_title(found),
        [Parts(tuple(map(dimension_title, by)), " · ") if by else dimension_title(None), *heads],
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
    return all(each.is_empty for each in row.records.values())


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
    """Say that a period goes on beyond all that is known, so that its numbers are not those of a whole period."""
    return Message(
        "The period {period} was not over on the last day of which anything is known: its figures may still change.",
        period=period,
    )


def whether_over(found: FollowUp) -> Iterator[Inline]:
    """Say that a period is under way, or that it may be although nothing in the register tells."""
    if not found.is_over:
        yield not_over_in_words(PeriodText(found.period))
    elif found.may_not_have_begun:
        yield Message(
            "Nothing in the register is of {period} or says on which day it was known: what is said of that period "
            "holds once it is over.",
            period=PeriodText(found.period),
        )


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
        name = group_in_words(register, value, dimension)
        is_id = dimension == "source" and name == Verbatim(str(value))
        names.append(Message("a record that is still a draft") if is_id and in_full else name)
    if len(names) == 1:
        return names[0]
    return Parts(tuple(names), " · ") if names else ALL_RECOMMENDATIONS


def rates_table(found: FollowUp, minimum: int, led: Led = unled) -> Table:
    """
    Show the rates that concern any recommendation, each defined below.

    Args:
        found: The follow-up.

        minimum: The fewest recommendations that a percentage is given of.

        led: How its numbers lead to the recommendations behind them.
    """
    rates = telling_rates(found)
    cohort = next((each for each in rates if each.years is not None), None)  # defined once for all years
    return table_of_numbers(
        Message("Rates of implementation"),
        (Message("Rate"), Message("Implemented"), Message("Share")),
        [_rate_row(each, minimum, led) for each in rates],
        legend=[
            Message("{rate}: {definition}", rate=rate_title(each), definition=definition_of(each))
            for each in rates
            if each.years is None or each is cohort
        ],
    )


def _rate_row(rate: Rate, minimum: int, led: Led) -> Row:
    title = rate_title(rate)
    return Row(cells=(title, share_in_words(rate, led, (title,)), percentage_of(rate, minimum)))


def ages_table(found: FollowUp, led: Led = unled) -> Table:
    """
    Count the open recommendations by age.

    Args:
        found: The follow-up.

        led: How its numbers lead to the recommendations behind them.
    """
    if found.aspect in IMPLEMENTING:
        title = Message("Open recommendations by age")
    else:
        title = Message("Recommendations not closed by this aspect, by age")
    return table_of_numbers(
        title,
        (Message("Age"), on_day(found.period.end)),
        [_age_row(each, led) for each in found.ageing],
        legend=[Message("Full years since issue; – nil.")],
    )


def _age_row(each: AgeBand, led: Led) -> Row:
    age = Message(AGES[each.band])
    return Row(cells=(age, counted(each.bounds, each.records, (age,), led)))
