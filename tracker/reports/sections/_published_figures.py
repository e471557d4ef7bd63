"""Figures that documents state, and those published before: what is told of them, and what became of them since."""

from collections.abc import Iterator

from tracker.claims import ClaimVerdict, Reconciliation
from tracker.comparison import Cause, Restated
from tracker.comparison._restated import Mover, Step
from tracker.documents import (
    Align,
    Cell,
    Column,
    Inline,
    Link,
    Measured,
    Message,
    Note,
    Numeral,
    PeriodText,
    Row,
    Sequence,
    Table,
    Verbatim,
)
from tracker.indicators import Figure, indicators
from tracker.model import Adjudication, Claim
from tracker.model._record import is_withdrawn
from tracker.reports._draft import Draft
from tracker.reports._headlines import headlines
from tracker.reports._matter import Matter
from tracker.reports.sections._statements import title_of_claim
from tracker.words._claims import claim_verdict, place_of, proofs_of, time_of_claim
from tracker.words._decisions import decision_in_words, decisions_in_words
from tracker.words._figures import dated_figure_of, titled
from tracker.words._numbers import NOT_AVAILABLE, amount_of
from tracker.words._records import title_of
from tracker.words._restatements import (
    AS_PUBLISHED,
    AS_RESTATED,
    NOT_RESTATED,
    move_of_row,
    mover_in_words,
    published_bounds,
    published_of,
)
from tracker.words._terms import brief


def published_figures(matter: Matter, draft: Draft) -> None:
    """Give the figures that documents about the period state and that are told of nowhere else."""
    shown = {each.claim.id for each in headlines(matter) if each.claim is not None}
    found = [
        each
        for each in matter.claims
        if each.id not in shown and not draft.is_told(each) and not matter.is_contradicted(each)
    ]
    said = list(draft.narrative("claims"))
    if not found and not said:
        return
    draft.heading(1, Message("Figures stated by documents about the period"))
    for passage in said:
        draft.paragraph(passage)
    if len(found) == 1:
        (only,) = found
        told = Message("{title}, {number}", title=title_of_claim(draft, only), number=amount_of(only.value))
        draft.paragraph(Message("One more figure is stated: {figure}.", figure=draft.with_source(told, only)))
    elif found:
        _stated(matter, draft, found)


def _stated(matter: Matter, draft: Draft, found: list[Claim]) -> None:
    number = draft.table_number()
    draft.paragraph(
        Message(
            "Table {number} gives further figures as documents about the period state them.", number=Numeral(number)
        )
    )
    draft.add(
        Table(
            number=number,
            title=Message("Figures as stated"),
            columns=(
                Column(title=Message("Figure")),
                Column(title=Message("Period or date")),
                Column(title=Message("Number"), align=Align.END),
            ),
            rows=tuple(
                Row(
                    cells=(
                        draft.with_source(title_of_claim(draft, each), each),
                        time_of_claim(matter.register, each),
                        draft.amount(each.value),
                    )
                )
                for each in found
            ),
            anchor="table-stated",
        )
    )


def claims_annex(matter: Matter, draft: Draft) -> None:
    """List every figure that documents about the period state, with what the evidence makes of it."""
    if not matter.claims:
        return
    draft.annex(Message("Figures stated by documents, held against the evidence"))
    draft.add(
        Table(
            title=Message("Published figures"),
            columns=(
                Column(title=Message("Figure")),
                Column(title=Message("Period or date")),
                Column(title=Message("Number"), align=Align.END),
                Column(title=Message("Source")),
                Column(title=Message("Verdict")),
            ),
            rows=tuple(_claim_row(draft, each, matter.reconciled[each.id]) for each in matter.claims),
            legend=(
                Message("A verdict says what the records and the document’s own names and parts make of a figure."),
            ),
            anchor="table-claims",
        )
    )


def _claim_row(draft: Draft, claim: Claim, found: Reconciliation) -> Row:
    register = draft.matter.register
    return Row(
        cells=(
            Link(title_of_claim(draft, claim), f"#{draft.anchor_of(claim)}"),
            time_of_claim(register, claim),
            Measured.of(amount_of(claim.value), found.claimed),
            place_of(register, claim, is_brief=True),
            _verdict(draft, found),
        )
    )


def _verdict(draft: Draft, found: Reconciliation) -> Inline:
    """Word a verdict; of what is contradicted or not reached a note says by what, and what was decided."""
    verdict = claim_verdict(found.verdict, found.direction)
    if found.verdict not in (ClaimVerdict.CONTRADICTED, ClaimVerdict.NOT_REACHED):
        return verdict
    decided = map(decision_in_words, found.adjudications)
    return Note(verdict, Sequence((*proofs_of(draft.matter.register, found), *decided), " "))


# -- what became of what was published ---------------------------------------------------------------------------------

NONE = Verbatim("–")


def restatement_annex(matter: Matter, draft: Draft) -> None:
    """List of each published figure that moved since, or could not be restated, the steps, records and decisions."""
    published, moved = matter.published, _moved(matter)
    if published is None or not moved:
        return
    draft.annex(Message("Restatement of the previous report"))
    draft.remark(
        Message(
            "Figures of the published report on the period {period} that are other ones today, and why. What was not"
            " known when that report was made is late information; an estimate revised since restates nothing.",
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
    return [] if restatement is None else [row for row in restatement.figures if row.moved or row.blocked]


def _of(draft: Draft, row: Restated) -> Iterator[Row]:
    yield Row(cells=(_title(draft, row), Verbatim(""), Verbatim(""), Verbatim("")), is_group=True)
    published = Measured.of(published_of(row), published_bounds(row))
    yield _line(AS_PUBLISHED, published, NONE, _decisions(row.adjudications))
    if row.blocked:
        yield _line(NOT_RESTATED, NOT_AVAILABLE, NONE, NONE)
        return
    for step in row.steps:
        if step.moved:
            decided = tuple(dict.fromkeys(each for mover in step.movers for each in mover.adjudications))
            yield _line(
                brief(step.cause),
                Measured.of(move_of_row(row, step.change), step.change),
                _movers(draft, step),
                _decisions(decided),
            )
    if row.restated is not None:
        yield _line(AS_RESTATED, Measured.of(dated_figure_of(row.restated), row.restated.bounds), NONE, NONE)


def _line(title: Inline, number: Cell, records: Inline, decided: Inline) -> Row:
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
    name: Inline = title_of(record)
    if present is not None and not is_withdrawn(record):
        name = Link(name, f"#{draft.anchor_of(present)}")
    return mover_in_words(mover, cause, name)


def _decisions(adjudications: tuple[Adjudication, ...]) -> Inline:
    return decisions_in_words(adjudications) if adjudications else NONE
