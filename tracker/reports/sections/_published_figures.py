"""Figures that documents about the period print, as they are printed."""

from tracker.claims import ClaimVerdict, Reconciliation, reconcile
from tracker.documents import Align, Column, Inline, Message, Note, Numeral, Row, Sequence, Table, Verbatim
from tracker.indicators import indicators
from tracker.model import Claim
from tracker.reports._draft import Draft
from tracker.reports._matter import Matter
from tracker.reports._selection import by_paragraph
from tracker.words._claims import claim_verdict, proofs_of, time_of_claim
from tracker.words._decisions import decision_in_words
from tracker.words._numbers import amount_of

__all__ = ["published_figures"]


def published_figures(matter: Matter, draft: Draft) -> None:
    """List the figures that documents about the period print, whose records the register does not hold."""
    register = matter.register
    claims = [each for each in register.claims.values() if not each.draft and matter.is_about_period(each.document)]
    if not claims:
        return
    draft.heading(1, Message("Figures published by other documents"))
    draft.passages("claims")
    number = draft.table_number()
    draft.paragraph(
        Message(
            "Table {number} lists figures printed in documents about the period, as they are printed. The register does"
            " not hold the records behind them, so they stand apart from those above.",
            number=Numeral(number),
        )
    )
    verdicts = {each.claim.id: each for each in reconcile(register, claims=[each.id for each in claims])}
    draft.add(
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
            rows=tuple(_claim_row(draft, each, verdicts[each.id]) for each in sorted(claims, key=by_paragraph)),
            legend=(
                Message("A verdict says what the records and the document’s own names and parts make of a figure."),
            ),
            anchor="table-claims",
        )
    )


def _claim_row(draft: Draft, claim: Claim, found: Reconciliation) -> Row:
    register = draft.matter.register
    declared = indicators(register).get(claim.indicator)
    title: Inline = claim.text or (declared.title if declared else Verbatim(claim.indicator))
    return Row(
        cells=(
            title,
            time_of_claim(register, claim),
            amount_of(claim.value),
            draft.with_source(Verbatim(claim.document), claim),
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
