"""What is asked of the readers, and the recommendations of the period: one by one, or many of them by group."""

from collections.abc import Iterator

from tracker.documents import (
    Inline,
    Listing,
    Message,
    Numeral,
    Sequence,
    Verbatim,
    phrase,
)
from tracker.followup._tally import Behind
from tracker.model import Recommendation
from tracker.reports._country_names import ONE_ADDRESSEE, addressees_of_all, listed_addressees, listed_party
from tracker.reports._draft import Draft, without_stop
from tracker.reports._matter import Matter
from tracker.reports._outline import MOST_ITEMS
from tracker.reports._places import source_in_words
from tracker.reports._selection import by_paragraph
from tracker.reports.sections._groups import Columns, add_groups, announced, grouped
from tracker.reports.sections._previous_recommendations import acceptance_of
from tracker.values import Membership, membership
from tracker.words._numbers import bounds_in_words
from tracker.words._recommendations import ALL_RECOMMENDATIONS, RECOMMENDATIONS
from tracker.words._sentences import in_quotes


def action(matter: Matter, draft: Draft) -> None:
    """
    Say what the readers are asked to do: what people wrote, else what is recommended to somebody.

    So many recommendations that nobody reads them one by one are counted in their own section.
    """
    said = list(draft.narrative("action"))
    found = [each for each in _issued(matter) if each.addressees and not said]  # the narrative names them
    if len(found) > MOST_ITEMS and recommendations in draft.sections:
        found = []
    if not said and not found:
        return
    draft.heading(1, Message("Action called for"))
    for passage in said:
        draft.paragraph(passage)
    if len(found) == 1:
        told = _recommendation(draft, found[0], is_quoted=True, with_addressees=False)
        draft.paragraph(Message(_ASKED_OF, recommendation=told, addressees=_addressees(draft, found[0])))
        return
    draft.told(_by_addressee(draft, found), many=Message("Action is expected of the following:"))


_ASKED_OF = phrase(
    "One recommendation calls for action: {recommendation}. It is addressed to the following: {addressees}."
)


def _addressees(draft: Draft, recommendation: Recommendation) -> Inline:
    return listed_addressees(draft.matter.register, recommendation, draft.matter.day) or Verbatim("")


def _by_addressee(draft: Draft, found: list[Recommendation]) -> Iterator[Inline]:
    """Say of each what is recommended to it."""
    groups: dict[Inline, list[Recommendation]] = {}
    for each in found:
        groups.setdefault(_addressees(draft, each), []).append(each)
    for addressees, own in groups.items():
        texts = Sequence(tuple(_recommendation(draft, each, with_addressees=False) for each in own), "; ")
        yield Message("{addressees}: {texts}", addressees=addressees, texts=texts)


def recommendations(matter: Matter, draft: Draft) -> None:
    """Tell of the recommendations of the period, and of those reported in it."""
    found = _issued(matter)
    if not found:
        return
    draft.heading(1, RECOMMENDATIONS)
    draft.passages("recommendations")
    others = [each for each in draft.left_by_narrative(found) if not draft.is_told(each)]
    if len(others) > MOST_ITEMS and _counted_by_group(draft, others):
        return
    groups = _by_maker(matter, others)
    if not 1 < len(groups) <= MOST_MAKERS:
        _known_recommendations(draft, others, is_first=len(others) == len(found))
        return
    for maker, own in groups.items():
        draft.heading(2, maker)
        _known_recommendations(draft, own, is_first=len(others) == len(found))


MOST_MAKERS = 12
"""The recommendations of so many bodies are told of one body after the other."""


def _by_maker(matter: Matter, found: list[Recommendation]) -> dict[Inline, list[Recommendation]]:
    """Group recommendations by who made them; where that is not said, by the meeting or text that holds them."""
    groups: dict[Inline, list[Recommendation]] = {}
    for each in found:
        makers = tuple(listed_party(matter.register, one, matter.day) for one in each.made_by)
        maker = Listing(makers) if makers else source_in_words(matter.register, each.source)
        groups.setdefault(maker, []).append(each)
    return groups


def _known_recommendations(draft: Draft, found: list[Recommendation], *, is_first: bool) -> None:
    number, matter = Numeral(len(found), words=True), draft.matter
    same = addressees_of_all(matter.register, found, matter.day)
    draft.told(
        (_recommendation(draft, each, is_quoted=len(found) == 1, with_addressees=same is None) for each in found),
        many=Message(
            "The following {number} {number:recommendation is|recommendations are} known one by one:", number=number
        )
        if is_first
        else Message(
            "Beside those named above, the following {number} {number:recommendation is|recommendations are} known:",
            number=number,
        ),
        one=Message("One recommendation is known:"),
    )
    if same is not None:
        draft.paragraph(Message(ONE_ADDRESSEE, addressees=same))


def _issued(matter: Matter) -> list[Recommendation]:
    """Return the recommendations of the period: those made before it are followed up elsewhere."""
    found = matter.spoken_of(matter.register.recommendations.values())
    possible = (each for each in found if membership(each.issued, matter.period) is not Membership.IMPOSSIBLE)
    return sorted(possible, key=by_paragraph)


def _recommendation(
    draft: Draft, recommendation: Recommendation, *, is_quoted: bool = False, with_addressees: bool = True
) -> Inline:
    text: Inline = in_quotes(recommendation.text) if is_quoted else without_stop(recommendation.text)
    aside = [_addressees(draft, recommendation)] if recommendation.addressees and with_addressees else []
    accepted = acceptance_of(draft.matter, recommendation)
    if accepted is not None:
        aside.append(accepted)
    if aside:
        text = Message("{text} ({addressees})", text=text, addressees=Sequence(tuple(aside), "; "))
    return draft.with_source(text, recommendation)


# -- many of them, by group -------------------------------------------------------------------------------------------

_TITLE, _PLACE = Message("Recommendations of the period"), "table-recommendations"


def _counted_by_group(draft: Draft, found: list[Recommendation]) -> bool:
    """Count many recommendations by group, and leave their texts to the annex; tell whether anything groups them."""
    dimension, groups = grouped(draft.matter, found)
    if not dimension:
        return False
    number = draft.table_number()
    behind = _behind(draft, found)
    every = draft.to_recommendations(_TITLE, _PLACE)(bounds_in_words(behind.bounds), behind, (ALL_RECOMMENDATIONS,))
    said = [draft.with_counts(Message(_KNOWN, number=every)), announced(dimension, number)]
    if draft.matter.annex != "none":
        said.append(Message("The annex has the text of each."))
    draft.paragraph(Sequence(tuple(said), " "))
    columns: Columns = {RECOMMENDATIONS: lambda own: _behind(draft, own)}
    add_groups(draft, dimension, groups, columns, number=number, title=_TITLE, anchor=_PLACE)
    for each in found:
        draft.anchor_of(each)
    return True


_KNOWN = phrase("The sources hold {number} {number:recommendation|recommendations} made in the period.")


def _behind(draft: Draft, found: list[Recommendation]) -> Behind:
    """Return the recommendations as those behind a number: some may have been made outside the period."""
    certain = {each.id for each in found if draft.matter.is_certain(each.issued)}
    return Behind(tuple(sorted(certain)), tuple(sorted({each.id for each in found} - certain)))
