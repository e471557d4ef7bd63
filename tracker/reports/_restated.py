"""Figures of the report before: as published, as restated, and the ledger of what moved them."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from tracker.comparison import Cause, Mover, Restated, Step
from tracker.documents import (
    Align,
    Column,
    DateText,
    Inline,
    Link,
    Message,
    Numeral,
    PeriodText,
    Row,
    Sequence,
    Table,
    Verbatim,
    phrase,
)
from tracker.indicators import Figure, indicators
from tracker.model import Adjudication, Indicator, IndicatorKind, is_withdrawn
from tracker.reports._composer import Composer
from tracker.reports._names import titled
from tracker.reports._wording import NOT_AVAILABLE, amount_of, dated_figure_of
from tracker.values import Bounds, Number, When

__all__ = [
    "CAUSES",
    "add_ledger",
    "decisions_in_words",
    "has_ledger",
    "move_in_words",
    "move_of_row",
    "mover_in_words",
    "note_on",
    "published_of",
    "restated_of",
]

NONE = Verbatim("–")

CAUSES = {
    Cause.CLAIM_GAP: phrase("difference from the records of the time"),
    Cause.ERROR: phrase("errors corrected"),
    Cause.LATE_INFORMATION: phrase("late information"),
    Cause.DUPLICATE_REMOVED: phrase("duplicates removed"),
    Cause.RETRACTION: phrase("records withdrawn"),
    Cause.RECLASSIFICATION: phrase("records reclassified"),
    Cause.DEFINITION: phrase("change of definition"),
}
"""What moved a figure since it was published."""


_ONE_SIDED = {
    (1, True): phrase("a rise of at least {number}"),
    (1, False): phrase("a fall of at most {number}, or a rise"),
    (-1, True): phrase("a fall of at least {number}"),
    (-1, False): phrase("a rise of at most {number}, or a fall"),
}
"""Moves of which one limit is known: towards more or less, and whether the limit lies on that side of none."""


def published_of(row: Restated) -> Inline:
    """Word a figure as it was published: in the words of its report where the records still give it."""
    known = row.recomputed
    if known is not None and known.bounds == row.published:
        return dated_figure_of(known)
    return amount_of(row.claim.value)


def note_on(row: Restated) -> Inline | None:
    """Say in a sentence what moved a figure since it was published; None where nothing did."""
    if row.blocked:
        return Message(
            "Not restated: the definition changed since, and neither records nor a bridge carry the published figure"
            " over to the new one. It stands as published."
        )
    moved = [step for step in row.steps if step.moved]
    if not moved:
        return None
    return Message("Restated since it was published: {steps}.", steps=Sequence(tuple(_named(row, moved)), "; "))


def _named(row: Restated, steps: list[Step]) -> Iterator[Inline]:
    for step in steps:
        yield Message("{cause} {change}", cause=Message(CAUSES[step.cause]), change=move_of_row(row, step.change))


# -- by how much ------------------------------------------------------------------------------------------------------


def move_of_row(row: Restated, change: Bounds | None) -> Inline:
    """Word by how much a published figure moved: in percentage points where it is a share."""
    definition = _definition(row)
    is_share = definition is not None and definition.kind is IndicatorKind.RATIO and definition.part_of_whole
    return move_in_words(change, is_share=is_share)


def _definition(row: Restated) -> Indicator | None:
    figure = row.restated or row.recomputed
    return figure.indicator if figure else None


def move_in_words(change: Bounds | None, *, is_share: bool = False) -> Inline:
    """Word by how much a figure moved, with its sign; of a share in percentage points."""
    if change is None or (change.lower is None and change.upper is None):
        return Message("by an unknown amount")
    shown = _in_tenths(change.scaled(100) if is_share else change)
    if shown.lower is None or shown.upper is None:
        return _one_sided(shown, is_share=is_share)
    exact = shown.lower == shown.upper
    words = (
        _signed(shown.lower)
        if exact
        else Message("{lower} to {upper}", lower=_signed(shown.lower), upper=_signed(shown.upper))
    )
    return Message("{number} percentage points", number=words) if is_share else words


def _one_sided(change: Bounds, *, is_share: bool) -> Inline:
    """Word a move with one limit: what is "−3 or less" in signs is a fall of at least 3."""
    sign = -1 if change.lower is None else 1
    away: Number = ((change.upper if change.lower is None else change.lower) or 0) * sign
    if away == 0:
        return Message("no rise") if sign < 0 else Message("no fall")
    numeral: Inline = Numeral(away if away > 0 else -away, decimal=True)
    number = Message("{number} percentage points", number=numeral) if is_share else numeral
    return Message(_ONE_SIDED[sign, away > 0], number=number)


def _signed(number: Number) -> Inline:
    sign = "+" if number > 0 else "−" if number < 0 else ""
    return Sequence((Verbatim(sign), Numeral(-number if number < 0 else number, decimal=True)))


def _in_tenths(bounds: Bounds) -> Bounds:
    """Round fractions to one decimal: exact ones to the nearest, others outward."""
    if bounds.is_exact:
        return Bounds.exactly(Fraction(round(Fraction(bounds.lower or 0) * 10), 10))
    lower = None if bounds.lower is None else Fraction(bounds.lower * 10 // 1, 10)
    upper = None if bounds.upper is None else Fraction(-(-bounds.upper * 10 // 1), 10)
    return Bounds(lower, upper)


# -- the ledger -------------------------------------------------------------------------------------------------------


def has_ledger(composer: Composer) -> bool:
    """Tell whether anything moved since the report before, or could not be restated."""
    return bool(_rows(composer))


def _rows(composer: Composer) -> list[Restated]:
    restatement = composer.restatement
    return [] if restatement is None else [row for row in restatement.rows if row.moved or row.blocked]


def add_ledger(composer: Composer) -> None:
    """Add the ledger: of each published figure that moved the steps, the records, and who decided."""
    published = composer.published
    if published is None:
        return
    composer.remark(
        Message(
            "Figures of the report {id} on the period {period} that are other ones today, and why. What was not known"
            " when that report was made is late information; an estimate revised since restates nothing.",
            id=Verbatim(published.id),
            period=PeriodText(published.period),
        )
    )
    rows: list[Row] = []
    for row in _rows(composer):
        rows += _of(composer, row)
    composer.add(
        Table(
            title=Message("Restatement ledger"),
            columns=(
                Column(title=Message("Figure and reason")),
                Column(title=Message("Number or move"), align=Align.END),
                Column(title=Message("Records")),
                Column(title=Message("Decided by")),
            ),
            rows=tuple(rows),
            legend=(Message("The steps from the published to the restated figure add up."),),
            anchor="table-restatement",
        )
    )


def _of(composer: Composer, row: Restated) -> Iterator[Row]:
    yield Row(cells=(_title(composer, row), Verbatim(""), Verbatim(""), Verbatim("")), is_group=True)
    yield _line(Message("as published"), published_of(row), NONE, _decisions(row.adjudications))
    if row.blocked:
        yield _line(Message("not restated: the definition changed"), NOT_AVAILABLE, NONE, NONE)
        return
    for step in row.steps:
        if step.moved:
            decided = tuple(dict.fromkeys(each for mover in step.movers for each in mover.adjudications))
            yield _line(
                Message(CAUSES[step.cause]),
                move_of_row(row, step.change),
                _movers(composer, step),
                _decisions(decided),
            )
    if row.restated is not None:
        yield _line(Message("as restated"), dated_figure_of(row.restated), NONE, NONE)


def _line(title: Inline, number: Inline, records: Inline, decided: Inline) -> Row:
    return Row(cells=(title, number, records, decided))


def _title(composer: Composer, row: Restated) -> Inline:
    figure: Figure | None = row.restated or row.recomputed
    if figure is not None:
        return titled(composer.register, figure)
    declared = indicators(composer.register).get(row.printed.indicator)
    return declared.title if declared else Verbatim(row.printed.indicator)


def _movers(composer: Composer, step: Step) -> Inline:
    shown = tuple(_mover(composer, each, step.cause) for each in step.movers)
    return Sequence(shown, "; ") if shown else NONE


def _mover(composer: Composer, mover: Mover, cause: Cause) -> Inline:
    record = mover.record
    present = composer.register.table(record.table).get(record.key)
    name: Inline = Verbatim(record.key)
    if present is not None and not is_withdrawn(record):
        name = Link(name, f"#{composer.anchor_of(present)}")
    return mover_in_words(mover, cause, name)


def mover_in_words(mover: Mover, cause: Cause, name: Inline) -> Inline:
    """Word what moved a figure: the name of the record, what its revision says, and the days on which it was known."""
    parts: list[Inline] = [name]
    if cause is not Cause.DEFINITION or mover.record.revision is not None:
        if mover.note is not None:
            parts.append(Message(": “{note}”", note=mover.note))
        days = tuple(_days(mover))
        if days:
            parts.append(Message(" ({days})", days=Sequence(days, ", ")))
    return Sequence(tuple(parts))


def _days(mover: Mover) -> Iterator[Inline]:
    if mover.record.recorded is not None:
        yield Message("recorded {date}", date=_day(mover.record.recorded))
    if mover.published is not None:
        yield Message("published {date}", date=_day(mover.published))


def _decisions(adjudications: tuple[Adjudication, ...]) -> Inline:
    return decisions_in_words(adjudications) if adjudications else NONE


def decisions_in_words(adjudications: tuple[Adjudication, ...]) -> Inline:
    """Word what was decided, by whom and when."""
    shown = tuple(
        Message("{decision} ({by}, {date})", decision=Verbatim(each.decision), by=Verbatim(each.by), date=_day(each.on))
        for each in adjudications
    )
    return Sequence(shown, "; ")


def _day(on: date) -> Inline:
    return DateText(When.on(on))


def restated_of(row: Restated, figure: Figure) -> Inline:
    """Word a figure as restated; one that could not be stands as published."""
    return published_of(row) if row.blocked else dated_figure_of(figure)
