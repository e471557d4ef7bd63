"""Figures within the report: states of affairs, targets, and what changed since the previous period."""

from tracker.comparison import Attainment, Comparison, Level, assess_all
from tracker.documents import (
    Align,
    Column,
    Inline,
    Message,
    Note,
    Numeral,
    PeriodText,
    Row,
    Sequence,
    Table,
    Verbatim,
    phrase,
)
from tracker.indicators import Figure, indicators
from tracker.model import IndicatorKind
from tracker.reports._draft import Draft
from tracker.reports._matter import Matter
from tracker.reports._selection import tells
from tracker.values import ReportingPeriod
from tracker.words._changes import attained_in_words, change_of, notes_on
from tracker.words._figures import dated_figure_of, figure_of, time_of, titled
from tracker.words._numbers import NOT_AVAILABLE, amount_of
from tracker.words._restatements import published_of, restated_of, what_moved

# -- states of affairs -------------------------------------------------------------------------------------------------


def state_of_affairs(matter: Matter, draft: Draft) -> None:
    """Tell of the stocks: parties, sizes of databases, and whatever else is counted at a date."""
    sizes = _stocks(matter)
    if not sizes:
        return
    draft.heading(1, Message("State of affairs"))
    draft.passages("state")
    draft.paragraph(Message("State at the date shown, and change since the previous period:"))
    draft.items(_size(draft, each) for each in sizes)


def _stocks(matter: Matter) -> list[Figure]:
    found = [figure for figure in matter.figures if figure.indicator.kind is IndicatorKind.STOCK]
    shown = [figure for figure in found if figure.missing is None and not figure.by]
    return sorted(shown, key=lambda figure: not matter.rests_on_reports(figure))


def _size(draft: Draft, figure: Figure) -> Inline:
    shown = Message(
        "{title}: {number} ({time})",
        title=figure.indicator.title,
        number=draft.linked(figure_of(figure), figure),
        time=time_of(figure),
    )
    found = (each for each in draft.matter.comparisons if each.after == figure)
    comparison = next(found, None)
    if comparison is None or comparison.before.missing is not None:
        return shown
    before = comparison.before
    return Message(
        "{now}; {change}, from {before} ({time})",
        now=shown,
        change=change_of(comparison),
        before=figure_of(before),
        time=time_of(before),
    )


# -- targets ----------------------------------------------------------------------------------------------------------


def targets(matter: Matter, draft: Draft) -> None:
    """Set the targets of the period against what was reached of them."""
    found = assess_all(matter.register, matter.period)
    if not found:
        return
    draft.heading(1, Message("Planned and reached"))
    draft.passages("planned")
    number = draft.table_number()
    draft.paragraph(
        Message("Table {number} sets what was planned for the period against what was reached.", number=Numeral(number))
    )
    draft.add(
        Table(
            number=number,
            title=Message("Targets of the period and what was reached"),
            columns=(
                Column(title=Message("Figure")),
                Column(title=Message("Starting point"), align=Align.END),
                Column(title=Message("Planned"), align=Align.END),
                Column(title=Message("Reached"), align=Align.END),
                Column(title=Message("Target")),
            ),
            rows=tuple(_target_row(draft, each) for each in found),
            legend=(Message(".. not available."),),
            anchor="table-planned",
        )
    )


def _target_row(draft: Draft, each: Attainment) -> Row:
    declared = indicators(draft.matter.register).get(each.target.indicator.partition("@")[0])
    baseline = each.target.baseline
    return Row(
        cells=(
            declared.title if declared else Verbatim(each.target.indicator),
            amount_of(baseline) if baseline is not None else NOT_AVAILABLE,
            amount_of(each.target.value),
            draft.linked(dated_figure_of(each.actual), each.actual),
            draft.with_source(attained_in_words(each), each.target),
        )
    )


# -- changes ----------------------------------------------------------------------------------------------------------

_GROUPS = (
    (Message("Activities over the period"), (IndicatorKind.FLOW, IndicatorKind.DISTINCT)),
    (Message("Shares and rates"), (IndicatorKind.RATIO, IndicatorKind.RATE)),
    (Message("State of affairs at a date"), (IndicatorKind.STOCK, IndicatorKind.CUMULATIVE)),
)


def changes(matter: Matter, draft: Draft) -> None:
    """Compare the figures of the period with those of the one before."""
    found = [each for each in matter.comparisons if tells(each.after) and _has_before(matter, each)]
    if matter.against is None or not found:
        return
    draft.heading(1, Message("Changes since the previous period"))
    draft.passages("changes")
    number = draft.table_number()
    definite = sum(each.change.verdict.is_definite for each in found)
    draft.paragraph(
        Message(
            "Table {number} compares the figures that both periods have. Where the records prove a change, or that"
            " there is none, the last column says so ({definite} of {rows}); otherwise both figures stand without a"
            " conclusion.",
            number=Numeral(number),
            rows=Numeral(len(found)),
            definite=Numeral(definite),
        )
    )
    columns = (
        Column(title=Message("Figure")),
        *_earlier(matter, matter.against),
        Column(title=PeriodText(matter.period), align=Align.END),
        Column(title=Message("Change")),
    )
    rows: list[Row] = []
    for title, kinds in _GROUPS:
        group = [each for each in found if each.indicator.kind in kinds]
        if group:
            rows.append(Row(cells=(title, *[Verbatim("")] * (len(columns) - 1)), is_group=True))
            rows += [_row(draft, each) for each in group]
    draft.add(
        Table(
            number=number,
            title=Message("Figures of the two periods and change"),
            columns=columns,
            rows=tuple(rows),
            legend=(
                Message("Figures are as recorded; .. not available; – nil."),
                Message("A figure with a date of its own in brackets is the state at that date."),
                *_legend(matter),
            ),
            anchor="table-changes",
        )
    )


def _has_before(matter: Matter, comparison: Comparison) -> bool:
    return tells(comparison.before) or matter.restated(comparison.before) is not None


def _earlier(matter: Matter, against: ReportingPeriod) -> list[Column]:
    """Return the columns of the earlier period: one, or where its report is known, as published and as restated."""
    if matter.published is None:
        return [Column(title=PeriodText(against), align=Align.END)]
    heads = (phrase("{period}, as published"), phrase("{period}, as restated"))
    return [Column(title=Message(head, period=PeriodText(against)), align=Align.END) for head in heads]


def _legend(matter: Matter) -> list[Inline]:
    if matter.published is None:
        return []
    return [
        Message("The change is against the figure as restated by what is known now; a note says where the two differ.")
    ]


def _cells_before(draft: Draft, comparison: Comparison) -> list[Inline]:
    """Word the earlier figure; where its report is known, as published and as restated, with a note if it moved."""
    shown = draft.linked(dated_figure_of(comparison.before), comparison.before)
    if draft.matter.published is None:
        return [shown]
    row = draft.matter.restated(comparison.before)
    if row is None:
        return [NOT_AVAILABLE, shown]
    restated = draft.linked(restated_of(row, comparison.before), comparison.before)
    note = what_moved(row)
    return [published_of(row), restated if note is None else Note(restated, note)]


def _row(draft: Draft, comparison: Comparison) -> Row:
    change = change_of(comparison)
    for note in notes_on(comparison):
        change = Note(change, note)
    if comparison.comparability.level is not Level.NOT_COMPARABLE and (churn := comparison.change.churn):
        change = _with_churn(draft, change, churn.entries, churn.exits, comparison)
    return Row(
        cells=(
            titled(draft.matter.register, comparison.after),
            *_cells_before(draft, comparison),
            draft.linked(dated_figure_of(comparison.after), comparison.after),
            change,
        )
    )


def _with_churn(
    draft: Draft, change: Inline, entries: tuple[str, ...], exits: tuple[str, ...], comparison: Comparison
) -> Inline:
    """Say who came and who went: an unchanged count may hide both."""
    if comparison.indicator.counts != "countries" or not (entries or exits):
        return change
    parts: list[Inline] = []
    if entries:
        parts.append(Message("Newly recorded: {countries}.", countries=draft.countries(entries)))
    if exits:
        parts.append(Message("No longer recorded: {countries}.", countries=draft.countries(exits)))
    return Note(change, Sequence(tuple(parts), " "))
