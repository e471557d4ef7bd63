"""Annexes of figures: their bounds, their basis and the records behind them; and how the records of periods differ."""

from collections.abc import Iterable

from tracker.comparison import Comparison
from tracker.documents import (
    Align,
    Column,
    Inline,
    Link,
    Measured,
    Message,
    Numeral,
    PeriodText,
    Row,
    Sequence,
    Table,
    Verbatim,
    phrase,
)
from tracker.indicators import Basis, Figure
from tracker.reports._draft import Draft
from tracker.reports._matter import Matter, is_incomplete
from tracker.reports._selection import tells
from tracker.values import Bounds
from tracker.words._changes import is_partly_recorded
from tracker.words._figures import dated_figure_of, time_of, titled
from tracker.words._numbers import difference_in_signs, ends_as_numbers
from tracker.words._terms import full


def figures_annex(matter: Matter, draft: Draft) -> None:
    """List the figures with their bounds, their basis and the records behind them."""
    draft.annex(Message("Figures, their bounds and their basis"))
    draft.remark(
        Message(
            "Each figure lies between its bounds, whatever the exact dates and numbers are that the sources leave open."
            " Where not all that was done is known, there is no upper bound."
        )
    )
    if any(is_incomplete(each) for each in matter.told_figures):
        draft.remark(Message(_OPEN))
    most = _most_named(matter.told_figures)
    if most is not None:
        said = _IN_FILES if matter.data is not None else _BY_COMMAND
        draft.remark(Message(said, number=Numeral(most), folder=Verbatim(matter.data or "")))
    seen: set[str] = set()
    rows = []
    for figure in matter.told_figures:
        anchor = draft.figure_anchor(figure)
        rows.append(_figure_row(draft, figure, "" if anchor in seen else anchor, most))
        seen.add(anchor)
    draft.add(
        Table(
            title=Message("Figures with bounds, basis and records"),
            columns=(
                Column(title=Message("Figure")),
                Column(title=Message("Period or date")),
                Column(title=Message("In words"), align=Align.END),
                Column(title=Message("Lower bound"), align=Align.END),
                Column(title=Message("Upper bound"), align=Align.END),
                Column(title=Message("Basis")),
                Column(title=Message("Records")),
            ),
            rows=tuple(rows),
            legend=(Message(".. no limit."),),
            anchor="table-figures",
        )
    )


_OPEN = phrase(
    "The column “In words” gives each figure as the text does: where not all that was done is known, as “at least” what"
    " was recorded."
)
_BY_COMMAND = phrase(
    "So many records stand behind these figures that the first {number} of each list are named; the command"
    " “tracker measure --format json” names all."
)
_IN_FILES = phrase(
    "So many records stand behind these figures that the first {number} of each list are named; the files in “{folder}”"
    " beside this page name all."
)


MOST_LINKS = 5_000
"""So many records may be named behind all figures together, and a page still opens at once."""
MOST_OF_LIST = 20
"""Where there are more, so many of each list are named."""


def _most_named(figures: Iterable[Figure]) -> int | None:
    """Return how many records of a list are named; None if all are."""
    behind = sum(len(each.records) for figure in figures for each in (figure.parts or (figure,)))
    return MOST_OF_LIST if behind > MOST_LINKS else None


def _figure_row(draft: Draft, figure: Figure, anchor: str, most: int | None) -> Row:
    happened = draft.matter.as_happened(figure)
    basis: Inline = full(figure.basis)
    if figure.flags:
        basis = Sequence((basis, *(full(flag) for flag in figure.flags)), "; ")
    return Row(
        cells=(
            titled(draft.matter.register, figure),
            time_of(figure),
            dated_figure_of(happened),
            *ends_as_numbers(happened.bounds or Bounds(None, None)),
            basis,
            _behind(draft, figure, most),
        ),
        anchor=anchor,
    )


def _behind(draft: Draft, figure: Figure, most: int | None) -> Inline:
    if figure.parts:
        return Sequence(tuple(_behind(draft, part, most) for part in figure.parts), " / ")
    certain = _links(draft, figure, figure.certain, most)
    possible = _links(draft, figure, figure.possible, most)
    named = _named(certain, possible)
    cut = [keys for keys in (figure.certain, figure.possible) if most is not None and len(keys) > most + 1]
    if draft.matter.data is None or not cut:
        return named
    file = draft.lists.add(figure, table_of(figure))
    link = Link(Verbatim(file), f"{draft.matter.data}/{file}")
    return Sequence((named, Message("all {number}: {file}", number=Numeral(len(figure.records)), file=link)), "; ")


def _named(certain: tuple[Inline, ...], possible: tuple[Inline, ...]) -> Inline:
    if not possible:
        return Sequence(certain, ", ") if certain else Verbatim("–")
    doubtful = Message("possibly {records}", records=Sequence(possible, ", "))
    return Sequence((Sequence(certain, ", "), doubtful), "; ") if certain else doubtful


def _links(draft: Draft, figure: Figure, keys: tuple[str, ...], most: int | None) -> tuple[Inline, ...]:
    records = draft.matter.register.table(table_of(figure))
    held = [key for key in keys if key in records]
    named = held if most is None or len(held) <= most + 1 else held[:most]
    rest = len(held) - len(named)
    links = (Link(Verbatim(key), f"#{draft.anchor_of(records[key])}") for key in named)
    return (*links, *((Message("and {number} more", number=Numeral(rest)),) if rest else ()))


def table_of(figure: Figure) -> str:
    if figure.basis is Basis.CLAIMED:
        return "claim"
    return figure.indicator.of or "observation"


# -- differences of records -------------------------------------------------------------------------------------------


def differences_annex(matter: Matter, draft: Draft) -> None:
    """Give the differences between what is recorded of the two periods where they say nothing of what happened."""
    found = [
        each
        for each in matter.recorded_comparisons
        if is_partly_recorded(each) and tells(each.before) and tells(each.after)
    ]
    if matter.against is None or not found:
        return
    draft.annex(Message("Difference between what is recorded"))
    draft.remark(
        Message(
            "The records of the two periods do not hold all that was done. What follows is the difference between them,"
            " and tells nothing of whether more or less was done."
        )
    )
    draft.add(
        Table(
            title=Message("Difference between what is recorded"),
            columns=(
                Column(title=Message("Figure")),
                Column(title=PeriodText(matter.against), align=Align.END),
                Column(title=PeriodText(matter.period), align=Align.END),
                Column(title=Message("Difference of the records")),
            ),
            rows=tuple(
                Row(
                    cells=(
                        titled(matter.register, each.after),
                        draft.figure(dated_figure_of(each.before), each.before),
                        draft.figure(dated_figure_of(each.after), each.after),
                        _difference(each),
                    )
                )
                for each in found
            ),
            anchor="table-differences",
        )
    )


def _difference(comparison: Comparison) -> Measured:
    bounds = comparison.change.bounds
    return Measured.of(difference_in_signs(bounds), bounds)
