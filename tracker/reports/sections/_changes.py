"""What changed since the period before, as far as it can be told."""

from collections.abc import Iterator

from tracker.comparison import Comparison, Level, Verdict
from tracker.documents import (
    Align,
    Cell,
    Column,
    Inline,
    Measured,
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
from tracker.indicators import Basis, Figure
from tracker.model import IndicatorKind
from tracker.reports._draft import Draft
from tracker.reports._matter import Matter
from tracker.reports._selection import tells
from tracker.reports.sections._like_for_like import like_for_like
from tracker.reports.sections._signs import signs_in
from tracker.values import ReportingPeriod
from tracker.words._changes import change_in_table, is_partly_recorded, notes_on
from tracker.words._figures import (
    dated_figure_of,
    figure_of,
    part_in_words,
    titled,
)
from tracker.words._numbers import NOT_AVAILABLE
from tracker.words._records import Form, country_name
from tracker.words._restatements import published_bounds, published_of, restated_bounds, restated_of, what_moved

_GROUPS = (
    (Message("Activities over the period"), (IndicatorKind.FLOW, IndicatorKind.DISTINCT)),
    (Message("Shares and rates"), (IndicatorKind.RATIO, IndicatorKind.RATE)),
    (Message("Totals at the dates shown"), (IndicatorKind.STOCK, IndicatorKind.CUMULATIVE)),
)


def changes(matter: Matter, draft: Draft) -> None:
    """Compare the figures of the period with those of the one before, as far as they tell what happened."""
    found = [each for each in matter.comparisons if tells(each.after) and _has_before(matter, each) and _says(each)]
    found += matter.part_comparisons
    said = list(draft.narrative("changes"))
    if matter.against is None or not (found or said):
        return
    draft.heading(1, Message("Changes since the previous period"))
    for passage in said:
        draft.paragraph(passage)
    if found:
        _changes(matter, draft, matter.against, found)
    for sentence in like_for_like(matter, draft):
        draft.paragraph(sentence)


def _of_what_happened(draft: Draft, found: list[Comparison]) -> list[Comparison]:
    """
    Leave out the figures that an annex sets side by side: counts of activities of which not all are known.

    Beside changes that are known, two such counts read as a change, whatever stands in the last column.
    """
    if draft.matter.annex == "none":
        return found
    shown = [
        each
        for each in found
        if each.change.verdict.is_definite or not is_partly_recorded(each) or _has_moved(draft, each)
    ]
    return shown or found


def _has_moved(draft: Draft, comparison: Comparison) -> bool:
    """Tell whether the figure of the period before was published as another than it is today."""
    row = draft.matter.restated(comparison.before)
    return row is not None and row.moved


def _says(comparison: Comparison) -> bool:
    """Tell whether a row says anything: a share that may be anything on both sides does not."""
    return not all(figure_of(each, brief=True) is NOT_AVAILABLE for each in (comparison.before, comparison.after))


def _changes(matter: Matter, draft: Draft, against: ReportingPeriod, found: list[Comparison]) -> None:
    number = draft.table_number()
    shown = _of_what_happened(draft, found)
    for each in (each for each in found if each not in shown):
        draft.figure_anchor(each.after)  # the annex has it
    draft.paragraph(Sequence(tuple(_lead(shown, number, left=len(found) - len(shown))), " "))
    is_conclusive = any(_concludes(each) for each in shown)
    columns = (
        Column(title=Message("Figure")),
        *_earlier(matter, against),
        Column(title=PeriodText(matter.period), align=Align.END),
        *((Column(title=Message("Change")),) if is_conclusive else ()),
    )
    rows: list[Row] = []
    for title, kinds in _GROUPS:
        group = [each for each in shown if each.indicator.kind in kinds and each not in matter.part_comparisons]
        if group:
            rows.append(Row(cells=(title, *[Verbatim("")] * (len(columns) - 1)), is_group=True))
            rows += [_row(draft, each, with_change=is_conclusive) for each in group]
    if matter.part_comparisons:
        title = Message("Parts of which all activities are known")
        rows.append(Row(cells=(title, *[Verbatim("")] * (len(columns) - 1)), is_group=True))
        rows += [_row(draft, each, with_change=is_conclusive) for each in matter.part_comparisons]
    draft.add(
        Table(
            number=number,
            title=Message("Figures of the two periods and change" if is_conclusive else "Figures of the two periods"),
            columns=columns,
            rows=tuple(rows),
            legend=(
                *signs_in(rows),
                *(() if all(_is_of_columns(each) for each in shown) else (_OWN_DATE,)),
                *_legend(matter),
            ),
            anchor="table-changes",
        )
    )


_OWN_DATE = Message("A figure with a date of its own in brackets is the state at that date.")


def _is_of_columns(comparison: Comparison) -> bool:
    """Tell whether both figures are of the periods that head their columns, and bring no time of their own."""
    known = (each for each in (comparison.before, comparison.after) if each.missing is None)
    return all(each.at is None and each.period == each.asked for each in known)


def _lead(shown: list[Comparison], number: int, *, left: int) -> Iterator[Inline]:
    """Say what the table compares, where it concludes nothing and why, and how many figures the annex has instead."""
    definite = [each for each in shown if each.change.verdict.is_definite]
    table = Numeral(number)
    if len(definite) == len(shown):
        yield Message("Table {number} compares the figures of which a change can be stated.", number=table)
    elif definite:
        yield Message(
            "Table {number} compares the figures that both periods have; a change can be stated for {definite} of the"
            " {rows}.",
            number=table,
            rows=Numeral(len(shown), words=True),
            definite=Numeral(len(definite), words=True),
        )
    else:
        yield Message("Table {number} sets the figures of both periods side by side.", number=table)
    if left:
        yield Message(
            "It leaves out {left} {left:other figure|other figures} on activities that the sources do not report in"
            " full; the annex gives {left:it|them} for both periods, without a conclusion.",
            left=Numeral(left, words=True),
        )
    elif any(is_partly_recorded(each) for each in shown):
        yield Message(
            "The sources do not report all that was done in the two periods, so that no increase or decrease is stated"
            " between what was counted."
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
    legend: list[Inline] = []
    if matter.published is not None:
        legend.append(
            Message(
                "The change is against the figure as restated by what is known now; a note says where the two differ."
            )
        )
    if matter.annex == "short":
        legend.append(Message("Numbers in brackets are those of the figures in the annex."))
    return legend


def _cells_before(draft: Draft, comparison: Comparison) -> list[Cell]:
    """Word the earlier figure; where its report is known, as published and as restated, with a note if it moved."""
    shown = draft.figure(dated_figure_of(comparison.before, brief=True), comparison.before)
    if draft.matter.published is None:
        return [shown]
    row = draft.matter.restated(comparison.before)
    if row is None:
        return [NOT_AVAILABLE, shown]
    restated = draft.linked(restated_of(row, comparison.before), comparison.before, in_table=True)
    note = what_moved(row)
    return [
        Measured.of(published_of(row, in_report=True), published_bounds(row, in_report=True)),
        Measured.of(restated if note is None else Note(restated, note), restated_bounds(row, comparison.before)),
    ]


def _concludes(comparison: Comparison) -> bool:
    """Tell whether the column of changes would say more of a figure than that nothing can be concluded."""
    return comparison.change.verdict is not Verdict.INDETERMINATE or any(_notes(comparison))


def _row(draft: Draft, comparison: Comparison, *, with_change: bool) -> Row:
    change = change_in_table(comparison)
    for note in _notes(comparison):
        change = Note(change, note)
    if comparison.comparability.level is not Level.NOT_COMPARABLE and (churn := comparison.change.churn):
        change = _with_churn(draft, change, churn.entries, churn.exits, comparison)
    return Row(
        cells=(
            numbered(draft, _title(draft.matter, comparison.after), comparison.after),
            *_cells_before(draft, comparison),
            draft.figure(dated_figure_of(comparison.after, brief=True), comparison.after),
            *((Measured.of(change, comparison.change.bounds),) if with_change else ()),
        )
    )


def _title(matter: Matter, figure: Figure) -> Inline:
    """Title a figure with the part that it is about, such as a programme."""
    title = titled(matter.register, figure)
    for part in figure.by:
        dimension, code = part
        if dimension == "country":
            title = Message("{title}: {part}", title=title, part=country_name(code, Form.LISTED, matter.day))
        elif dimension != "about":
            title = Sequence((title, part_in_words(part, figure.indicator.of, matter.register)))
    return title


def numbered(draft: Draft, title: Inline, figure: Figure) -> Inline:
    """Add to a title in a table the number under which the annex has the figure, where it is on paper."""
    if draft.matter.annex != "short" or not tells(figure):
        return title
    return Message("{title} ({number})", title=title, number=Numeral(draft.figure_number(figure)))


def _notes(comparison: Comparison) -> Iterator[Inline]:
    """Go through what a reader must know; of figures without a conclusion only what both rest on."""
    if comparison.after.basis is Basis.CLAIMED:
        yield Message("Both figures are those that documents about the two periods state.")
    if comparison.change.verdict.is_definite or comparison.change.verdict is Verdict.NOT_COMPARABLE:
        yield from notes_on(comparison)


def _with_churn(
    draft: Draft, change: Inline, entries: tuple[str, ...], exits: tuple[str, ...], comparison: Comparison
) -> Inline:
    """Say who came and who went: an unchanged count may hide both. Who is merely not recorded did not go."""
    if comparison.indicator.counts != "countries" or is_partly_recorded(comparison) or not (entries or exits):
        return change
    parts: list[Inline] = []
    if entries:
        parts.append(Message("In this period only: {countries}.", countries=draft.countries(entries)))
    if exits:
        parts.append(Message("In the previous period only: {countries}.", countries=draft.countries(exits)))
    return Note(change, Sequence(tuple(parts), " "))
