"""Figures of the report before: as published, as restated, and the ledger of what moved them."""

from collections.abc import Iterator

from tracker.comparison import Cause, Mover, Restated, Step
from tracker.documents import (
    Align,
    Column,
    Inline,
    Link,
    Message,
    PeriodText,
    Row,
    Sequence,
    Table,
    Verbatim,
)
from tracker.indicators import Figure, indicators
from tracker.model import Adjudication
from tracker.model._record import is_withdrawn
from tracker.reports._composer import Composer
from tracker.words._decisions import decisions_in_words, move_of_row, mover_in_words, published_of
from tracker.words._figures import dated_figure_of, titled
from tracker.words._numbers import NOT_AVAILABLE
from tracker.words._terms import brief

__all__ = ["add_ledger", "has_ledger"]

NONE = Verbatim("–")

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
                Column(title=Message("Decision")),
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
                brief(step.cause),
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


def _decisions(adjudications: tuple[Adjudication, ...]) -> Inline:
    return decisions_in_words(adjudications) if adjudications else NONE
