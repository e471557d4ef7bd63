"""Figures that documents about the period state, as they state them; the annex says what the evidence makes of them."""

from tracker.claims import ClaimVerdict, Reconciliation
from tracker.documents import Align, Column, Inline, Link, Message, Note, Numeral, Row, Sequence, Table
from tracker.model import Claim
from tracker.reports._draft import Draft
from tracker.reports._headlines import headlines
from tracker.reports._matter import Matter
from tracker.reports.sections._statements import title_of_claim
from tracker.words._claims import claim_verdict, place_of, proofs_of, time_of_claim
from tracker.words._decisions import decision_in_words
from tracker.words._numbers import amount_of

__all__ = ["claims_annex", "published_figures"]


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
                        amount_of(each.value),
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
            amount_of(claim.value),
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
