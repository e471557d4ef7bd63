"""The annex on the figures of the report before: as published, as restated, and the ledger of what moved them."""

from collections.abc import Iterator

from tracker.comparison import Cause, Restated
from tracker.comparison._restated import Mover, Step
from tracker.documents import Align, Column, Inline, Link, Message, PeriodText, Row, Sequence, Table, Verbatim
from tracker.indicators import Figure, indicators
from tracker.model import Adjudication
from tracker.model._record import is_withdrawn
from tracker.reports._draft import Draft
from tracker.reports._matter import Matter
from tracker.words._decisions import decisions_in_words
from tracker.words._figures import dated_figure_of, titled
from tracker.words._numbers import NOT_AVAILABLE
from tracker.words._restatements import (
    AS_PUBLISHED,
    AS_RESTATED,
    NOT_RESTATED,
    move_of_row,
    mover_in_words,
    published_of,
)
from tracker.words._terms import brief

__all__ = ["restatement_annex"]

NONE = Verbatim("–")


def restatement_annex(matter: Matter, draft: Draft) -> None:
    """List of each published figure that moved since, or could not be restated, the steps, records and decisions."""
    published, moved = matter.published, _moved(matter)
    if published is None or not moved:
        return
    draft.annex(Message("Restatement of the previous report"))
    draft.remark(
        Message(
            "Figures of the report {id} on the period {period} that are other ones today, and why. What was not known"
            " when that report was made is late information; an estimate revised since restates nothing.",
            id=Verbatim(published.id),
            period=PeriodText(published.period),
        )
    )
    rows: list[Row] = []
    for row in moved:
        rows += _of(draft, row)
    draft.add(
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


def _moved(matter: Matter) -> list[Restated]:
    restatement = matter.restatement
    return [] if restatement is None else [row for row in restatement.rows if row.moved or row.blocked]


def _of(draft: Draft, row: Restated) -> Iterator[Row]:
    yield Row(cells=(_title(draft, row), Verbatim(""), Verbatim(""), Verbatim("")), is_group=True)
    yield _line(AS_PUBLISHED, published_of(row), NONE, _decisions(row.adjudications))
    if row.blocked:
        yield _line(NOT_RESTATED, NOT_AVAILABLE, NONE, NONE)
        return
    for step in row.steps:
        if step.moved:
            decided = tuple(dict.fromkeys(each for mover in step.movers for each in mover.adjudications))
            yield _line(
                brief(step.cause),
                move_of_row(row, step.change),
                _movers(draft, step),
                _decisions(decided),
            )
    if row.restated is not None:
        yield _line(AS_RESTATED, dated_figure_of(row.restated), NONE, NONE)


def _line(title: Inline, number: Inline, records: Inline, decided: Inline) -> Row:
    return Row(cells=(title, number, records, decided))


def _title(draft: Draft, row: Restated) -> Inline:
    figure: Figure | None = row.restated or row.recomputed
    if figure is not None:
        return titled(draft.matter.register, figure)
    declared = indicators(draft.matter.register).get(row.printed.indicator)
    return declared.title if declared else Verbatim(row.printed.indicator)


def _movers(draft: Draft, step: Step) -> Inline:
    shown = tuple(_mover(draft, each, step.cause) for each in step.movers)
    return Sequence(shown, "; ") if shown else NONE


def _mover(draft: Draft, mover: Mover, cause: Cause) -> Inline:
    record = mover.record
    present = draft.matter.register.table(record.table).get(record.key)
    name: Inline = Verbatim(record.key)
    if present is not None and not is_withdrawn(record):
        name = Link(name, f"#{draft.anchor_of(present)}")
    return mover_in_words(mover, cause, name)


def _decisions(adjudications: tuple[Adjudication, ...]) -> Inline:
    return decisions_in_words(adjudications) if adjudications else NONE
