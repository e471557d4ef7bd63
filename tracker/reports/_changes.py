"""The comparison with the previous period, and figures that documents published."""

from tracker.claims import ClaimVerdict, Reconciliation, reconcile
from tracker.comparison import Comparison, Level
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
from tracker.model import Claim, IndicatorKind
from tracker.reports._composer import Composer
from tracker.reports._passages import add_passages
from tracker.reports._selection import by_paragraph, is_reported
from tracker.values import ReportingPeriod
from tracker.words._changes import change_of, notes_on
from tracker.words._claims import claim_verdict, proofs_of, time_of_claim
from tracker.words._decisions import decision_in_words, published_of, restated_of, what_moved
from tracker.words._figures import dated_figure_of, titled
from tracker.words._numbers import NOT_AVAILABLE, amount_of

__all__ = ["add_changes", "add_claims", "shown_comparisons"]

_GROUPS = (
    (Message("Activities over the period"), (IndicatorKind.FLOW, IndicatorKind.DISTINCT)),
    (Message("Shares and rates"), (IndicatorKind.RATIO, IndicatorKind.RATE)),
    (Message("State of affairs at a date"), (IndicatorKind.STOCK, IndicatorKind.CUMULATIVE)),
)


def shown_comparisons(composer: Composer) -> list[Comparison]:
    """Return the comparisons with a figure on at least one side that rests on something."""
    return [each for each in composer.comparisons if _tells(each.before) or _tells(each.after)]


def _tells(figure: Figure) -> bool:
    return figure.missing is None and not figure.is_nothing


def _has_before(composer: Composer, comparison: Comparison) -> bool:
    return _tells(comparison.before) or composer.restated(comparison.before) is not None


def add_changes(composer: Composer) -> None:
    """Add the table that compares the period with the one before."""
    found = [each for each in composer.comparisons if _has_before(composer, each) and _tells(each.after)]
    if composer.against is None or not found:
        return
    composer.heading(1, Message("Changes since the previous period"))
    add_passages(composer, "changes")
    number = composer.table_number()
    definite = sum(each.change.verdict.is_definite for each in found)
    composer.paragraph(
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
        *_earlier(composer, composer.against),
        Column(title=_head(composer.period), align=Align.END),
        Column(title=Message("Change")),
    )
    rows: list[Row] = []
    for title, kinds in _GROUPS:
        group = [each for each in found if each.indicator.kind in kinds]
        if group:
            rows.append(Row(cells=(title, *[Verbatim("")] * (len(columns) - 1)), is_group=True))
            rows += [_row(composer, each) for each in group]
    composer.add(
        Table(
            number=number,
            title=Message("Figures of the two periods and change"),
            columns=columns,
            rows=tuple(rows),
            legend=(
                Message("Figures are as recorded; .. not available; – nil."),
                Message("A figure with a date of its own in brackets is the state at that date."),
                *_legend(composer),
            ),
            anchor="table-changes",
        )
    )


def _earlier(composer: Composer, against: ReportingPeriod) -> list[Column]:
    """Return the columns of the earlier period: one, or where its report is known, as published and as restated."""
    if composer.published is None:
        return [Column(title=_head(against), align=Align.END)]
    heads = (phrase("{period}, as published"), phrase("{period}, as restated"))
    return [Column(title=Message(head, period=_head(against)), align=Align.END) for head in heads]


def _legend(composer: Composer) -> list[Inline]:
    if composer.published is None:
        return []
    return [
        Message("The change is against the figure as restated by what is known now; a note says where the two differ.")
    ]


def _head(period: ReportingPeriod) -> Inline:
    return PeriodText(period)


def _cells_before(composer: Composer, comparison: Comparison) -> list[Inline]:
    """Word the earlier figure; where its report is known, as published and as restated, with a note if it moved."""
    shown = composer.linked(dated_figure_of(comparison.before), comparison.before)
    if composer.published is None:
        return [shown]
    row = composer.restated(comparison.before)
    if row is None:
        return [NOT_AVAILABLE, shown]
    restated = composer.linked(restated_of(row, comparison.before), comparison.before)
    note = what_moved(row)
    return [published_of(row), restated if note is None else Note(restated, note)]


def _row(composer: Composer, comparison: Comparison) -> Row:
    change = change_of(comparison)
    for note in notes_on(comparison):
        change = Note(change, note)
    if comparison.comparability.level is not Level.NOT_COMPARABLE and (churn := comparison.change.churn):
        change = _with_churn(composer, change, churn.entries, churn.exits, comparison)
    return Row(
        cells=(
            titled(composer.register, comparison.after),
            *_cells_before(composer, comparison),
            composer.linked(dated_figure_of(comparison.after), comparison.after),
            change,
        )
    )


def _with_churn(
    composer: Composer, change: Inline, entries: tuple[str, ...], exits: tuple[str, ...], comparison: Comparison
) -> Inline:
    """Say who came and who went: an unchanged count may hide both."""
    if comparison.indicator.counts != "countries" or not (entries or exits):
        return change
    parts: list[Inline] = []
    if entries:
        parts.append(Message("Newly recorded: {countries}.", countries=composer.countries(entries)))
    if exits:
        parts.append(Message("No longer recorded: {countries}.", countries=composer.countries(exits)))
    return Note(change, Sequence(tuple(parts), " "))


# -- claims -----------------------------------------------------------------------------------------------------------


def add_claims(composer: Composer) -> None:
    """Add the figures that documents about the period print, whose records the register does not hold."""
    register = composer.register
    claims = [each for each in register.claims.values() if not each.draft and _is_of_report(composer, each)]
    if not claims:
        return
    composer.heading(1, Message("Figures published by other documents"))
    add_passages(composer, "claims")
    number = composer.table_number()
    composer.paragraph(
        Message(
            "Table {number} lists figures printed in documents about the period, as they are printed. The register does"
            " not hold the records behind them, so they stand apart from those above.",
            number=Numeral(number),
        )
    )
    verdicts = {each.claim.id: each for each in reconcile(register, claims=[each.id for each in claims])}
    composer.add(
        Table(
            number=number,
            title=Message("Published figures"),
            columns=(
                Column(title=Message("Figure")),
                Column(title=Message("Period or date")),
                Column(title=Message("Number"), align=Align.END),
                Column(title=Message("Source")),
                Column(title=Message("Verdict")),
            ),
            rows=tuple(_claim_row(composer, each, verdicts[each.id]) for each in sorted(claims, key=by_paragraph)),
            legend=(
                Message("A verdict says what the records and the document’s own names and parts make of a figure."),
            ),
            anchor="table-claims",
        )
    )


def _is_of_report(composer: Composer, claim: Claim) -> bool:
    document = composer.register.document(claim.document)
    if document is None or document.covers is None:
        return False
    return is_reported(composer.register, claim, composer.period) and (
        document.covers in composer.register.periods and composer.register.period(document.covers) == composer.period
    )


def _claim_row(composer: Composer, claim: Claim, found: Reconciliation) -> Row:
    register = composer.register
    declared = indicators(register).get(claim.indicator)
    title: Inline = claim.text or (declared.title if declared else Verbatim(claim.indicator))
    return Row(
        cells=(
            title,
            time_of_claim(register, claim),
            amount_of(claim.value),
            composer.with_source(Verbatim(claim.document), claim),
            _verdict(composer, found),
        )
    )


def _verdict(composer: Composer, found: Reconciliation) -> Inline:
    """Word a verdict; of what is contradicted or not reached a note says by what, and what was decided."""
    verdict = claim_verdict(found.verdict, found.direction)
    if found.verdict not in (ClaimVerdict.CONTRADICTED, ClaimVerdict.NOT_REACHED):
        return verdict
    decided = map(decision_in_words, found.adjudications)
    return Note(verdict, Sequence((*proofs_of(composer.register, found), *decided), " "))
