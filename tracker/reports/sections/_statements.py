"""What documents about the period state of one thing: a meeting, a programme, an activity."""

from tracker.documents import Inline, Message, Sequence
from tracker.indicators import indicators
from tracker.model import Claim
from tracker.reports._draft import Draft
from tracker.words._numbers import amount_of


def with_statements(draft: Draft, told: Inline, record: str) -> Inline:
    """Add to what is told of a record what documents about the period state of it; neither ends with a full stop."""
    found = [each for each in draft.matter.claims_about(record) if _is_news(draft, each)]
    if not found:
        return told
    stated = Sequence(tuple(_stated(draft, each) for each in found), "; ")
    return Message("{told}. Figures stated: {figures}", told=told, figures=stated)


def _is_news(draft: Draft, claim: Claim) -> bool:
    """Tell whether a figure says what the text does not: not one of what it lists, and none told of before."""
    declared = indicators(draft.matter.register).get(claim.indicator)
    is_listed = declared is not None and declared.of is not None and declared.counts == "records"
    return not (is_listed or draft.is_told(claim) or draft.matter.is_contradicted(claim))


def _stated(draft: Draft, claim: Claim) -> Inline:
    told = Message("{title}, {number}", title=title_of_claim(draft, claim), number=amount_of(claim.value))
    return draft.with_source(told, claim)


def title_of_claim(draft: Draft, claim: Claim) -> Inline:
    """Return what a claim counts: in its own words, else the title of its indicator."""
    declared = indicators(draft.matter.register).get(claim.indicator)
    if claim.text is not None:
        return claim.text
    return Message("figure of a document") if declared is None else declared.title
