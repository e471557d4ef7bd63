"""Activities one by one: what, where and when, for how many people, and what came of it."""

from attrs import evolve

from tracker.documents import (
    Inline,
    Listing,
    Message,
    Note,
    Sequence,
)
from tracker.indicators import About, Basis, measure
from tracker.indicators._counted_records import linking
from tracker.indicators._linear import ONE, sum_of_amounts
from tracker.model import AssistanceEvent
from tracker.reports._draft import Draft, without_stop
from tracker.reports._matter import is_incomplete
from tracker.reports.sections._people import people_of
from tracker.reports.sections._statements import with_statements
from tracker.values import Bounds, InternationalString, membership
from tracker.words._dates import MAY_LIE_OUTSIDE, behind_comma
from tracker.words._figures import figure_with_unit
from tracker.words._sentences import as_sentence, in_quotes


def distinct(events: list[AssistanceEvent]) -> list[AssistanceEvent]:
    """Leave out events that are the same as one before."""
    told: list[AssistanceEvent] = []
    ids, same = set[str](), set[str]()
    for event in events:
        if event.id not in same and ids.isdisjoint(event.same_as):
            told.append(event)
            ids.add(event.id)
            same |= event.same_as
    return told


def activities_in_words(draft: Draft, events: list[AssistanceEvent]) -> Inline | None:
    """
    Say how many activities of the period some events are, as far as their dates and links tell.

    Of activities that are not all known the number is a minimum; None where it may be that none lies in the period.
    """
    matter = draft.matter
    known = measure(matter.register, "events", matter.period, basis=Basis.EVIDENCED, about=About.ACTUAL)
    every = [(event, membership(event.when, matter.period), ONE) for event in events]
    bounds = sum_of_amounts(every, known.indicator, linking(matter.register, known.indicator))
    if not bounds.lower:
        return None
    figure = evolve(known, bounds=Bounds(bounds.lower, None) if is_incomplete(known) else bounds)
    return figure_with_unit(figure, words=True, is_brief=True)


def _is_in(place: InternationalString, title: InternationalString) -> bool:
    """Tell whether a title names a place already."""
    return any((place.get(each) or "?").casefold() in (title.get(each) or "").casefold() for each in place.languages)


def event_item(draft: Draft, event: AssistanceEvent, *, is_quoted: bool = False) -> Inline:
    """Tell of one event: what, where and when, for how many people, what came of it; in quotes behind a colon."""
    parts: list[Inline] = [in_quotes(event.title) if is_quoted else event.title]
    places = tuple(each for each in event.places if not _is_in(each, event.title))
    if places:
        parts.append(Message(" ({places})", places=Listing(places)))
    if event.assumption is None:
        parts.append(behind_comma(event.when))
    parts += people_of(event)
    if event.outcome is not None:
        parts.append(Message(". The outcome was the following: {outcome}", outcome=without_stop(event.outcome)))
    sentence: Inline = Sequence(tuple(parts))
    if event.assumption is not None:
        sentence = Note(sentence, as_sentence(event.assumption))
    elif draft.matter.is_doubtful(event.when):
        sentence = Note(sentence, MAY_LIE_OUTSIDE)
    return with_statements(draft, draft.with_source(sentence, event), event.id)


ALSO_DONE = Message("The following was done as well:")
ALSO_ONE = Message("One more activity was carried out:")
"""How a list goes on behind a narrative that tells of the rest."""
