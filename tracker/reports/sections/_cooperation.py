"""Technical cooperation: what was done, for whom and by which programme."""

from collections import Counter

from tracker.codelists import codelist
from tracker.documents import (
    Inline,
    Message,
    Numeral,
    Sequence,
    phrase,
)
from tracker.documents._inline import Filled
from tracker.indicators import About, Basis, Figure, measure
from tracker.model import AssistanceEvent
from tracker.reports._draft import Draft
from tracker.reports._matter import Matter
from tracker.reports._passages import countries_told
from tracker.reports._selection import by_date, tells
from tracker.reports.sections._by_country import by_country
from tracker.reports.sections._by_programme import by_programme
from tracker.reports.sections._events import ALSO_DONE, ALSO_ONE, activities_in_words, distinct, event_item
from tracker.values import InternationalString
from tracker.words._figures import figure_with_unit
from tracker.words._records import Form

MOST_TOLD = 20
"""So many activities of a kind are told of one by one; more are counted by country."""


def cooperation(matter: Matter, draft: Draft) -> None:
    """Tell of technical cooperation: what was done, for whom and by which programme."""
    events = matter.events_of("cooperation")
    if not events:
        return
    draft.heading(1, Message("Technical cooperation"))
    _totals(draft)
    draft.passages("cooperation")
    kinds = [kind for kind in codelist("assistance") if any(each.kind == kind for each in events)]
    unnamed: list[AssistanceEvent] = []
    for kind in kinds:
        own = [each for each in events if each.kind == kind]
        if any(event.named_countries for event in own):
            _kind(draft, kind, own)
        else:
            unnamed += own
    _of_no_country(draft, sorted(unnamed, key=by_date))
    by_country(draft)
    by_programme(draft, events)


def _of_no_country(draft: Draft, events: list[AssistanceEvent]) -> None:
    """Tell of activities that were for no country in particular."""
    kinds = [kind for kind in codelist("assistance") if any(each.kind == kind for each in events)]
    said = [passage for kind in kinds for passage in draft.narrative(kind)]
    left = draft.left_by_narrative(events)
    if not said and not left:
        return
    draft.heading(2, Message("Global and regional activities"))
    for passage in said:
        draft.paragraph(passage)
    is_added = len(left) < len(events)
    many, one = (ALSO_DONE, ALSO_ONE) if is_added else (_MANY, _ONE)
    _listed(draft, left, many=many, one=one, of=events, counted=_OF_NO_COUNTRY)


_OF_NO_COUNTRY = phrase("The period saw {activities} for no country in particular.")
_MANY = Message("The following activities were carried out:")
_ONE = Message("The following activity was carried out:")


def _totals(draft: Draft) -> None:
    """Say how much was done, for how many States and people; nothing of what is not known."""
    events, states, people = (
        measure(draft.matter.register, name, draft.matter.period, basis=Basis.EVIDENCED, about=About.ACTUAL)
        for name in ("events", "states-assisted", "practitioners-trained")
    )
    sentences: list[Inline] = []
    if tells(events) and tells(states) and states.bounds is not None and states.bounds.lower:  # none is no message
        sentences.append(
            Message(
                "The period saw {events} of all kinds; assistance was given to {states}.",
                events=draft.linked(figure_with_unit(events, words=True), events),
                states=draft.linked(figure_with_unit(states, words=True), states),
            )
        )
    elif tells(events):
        number = draft.linked(figure_with_unit(events, words=True), events)
        sentences.append(Message("The period saw {events} of all kinds.", events=number))
    if tells(people) and (people.stated is None or people.stated[0]):  # that nobody counted is no message
        number = draft.linked(figure_with_unit(people, words=True, is_brief=True), people)
        sentences.append(_trained(people, number))
    if sentences:
        draft.paragraph(Sequence(tuple(sentences), " "))


def _trained(people: Figure, number: Inline) -> Inline:
    """Say how many people were trained, and of how many activities that is known."""
    if people.stated is None or people.stated[0] == people.stated[1]:
        return Message("Training reached {people}.", people=number)
    stating, _ = people.stated
    return Message(
        "Attendance is known for only {stating} training {stating:activity|activities}: {people}.",
        stating=Numeral(stating, words=True),
        people=number,
    )


def _kind(draft: Draft, kind: str, events: list[AssistanceEvent]) -> None:
    said = list(draft.narrative(kind))
    left = draft.left_by_narrative(events)
    if not said and not left:  # another section told of it all
        return
    draft.heading(2, codelist("assistance")[kind].title)
    for passage in said:
        draft.paragraph(passage)
    if len(left) < len(events):
        _listed(draft, left, many=ALSO_DONE, one=ALSO_ONE, of=events)
        return
    if {code for event in events for code in _concerned(event)} <= countries_told(draft, kind):
        _listed(draft, events, many=_MANY, one=_ONE, of=events)  # the narrative has named them
        return
    one = _countries(draft, kind, events, is_single=True)
    _listed(draft, events, many=_countries(draft, kind, events), one=one, of=events)


_PERHAPS_NONE = Message("Of these activities, any may lie outside the period.")
_OF_A_KIND = phrase("The period saw {activities} of this kind.")


def _listed(
    draft: Draft,
    events: list[AssistanceEvent],
    *,
    many: Inline,
    one: Inline,
    of: list[AssistanceEvent],
    counted: str = _OF_A_KIND,
) -> None:
    """
    Tell of activities one by one, or where there are too many, count them and name countries.

    Args:
        draft: The report.

        events: The activities that nothing tells of yet.

        many: What introduces a list of them.

        one: What introduces a single one.

        of: All activities that are counted, those among them that the narrative tells of too.

        counted: The sentence that counts them.
    """
    told = distinct(events)
    if not told:
        return
    if len(told) <= MOST_TOLD:
        draft.told((event_item(draft, event, is_quoted=len(told) == 1) for event in told), many=many, one=one)
        return
    for event in told:
        draft.anchor_of(event)
    number = activities_in_words(draft, of)
    said: list[Inline] = [_PERHAPS_NONE if number is None else Message(counted, activities=number)]
    named = Counter(code for event in of if draft.matter.is_certain(event.when) for code in event.countries)
    most = [code for code, _ in sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_COUNTRIES]]
    if most:
        shown = draft.countries(most, Form.RUNNING)
        said.append(Message("The countries concerned included {countries}.", countries=shown))
    draft.paragraph(Sequence(tuple(said), " "))


MOST_COUNTRIES = 10
"""So many countries are named where activities are counted."""


def _concerned(event: AssistanceEvent) -> frozenset[str]:
    """Return the countries assisted; where there are none, those that took part or were studied, else the hosts."""
    return event.countries or event.represented | event.subjects or event.hosts


def _countries(draft: Draft, kind: str, events: list[AssistanceEvent], *, is_single: bool = False) -> Inline:
    """
    Say for which countries events of a kind took place; of what may lie outside the period it is not said.

    Args:
        draft: The report.

        kind: The kind.

        events: The events of the kind.

        is_single: Whether they are told of as one, behind a colon and not a full stop.
    """
    certain = [each for each in events if draft.matter.is_certain(each.when)]
    lead = codelist("assistance")[kind].lead
    is_said = any(each.named_countries for each in certain)
    told = certain or events
    codes = {code for event in (told if is_said else events) for code in _concerned(event)}
    is_led = lead is not None and is_said and not is_single  # of one, a lead in the plural would say too much
    countries = draft.countries(codes, Form(lead.form) if lead is not None and is_led else Form.RUNNING)
    if any(not event.countries_complete for event in told):
        countries = Message("{countries}, among others", countries=countries)
    if lead is None or not is_led:
        words = (_ONE_CONCERNED if is_single else _CONCERNED)[is_said]
        return Message(words, countries=countries)
    texts = {language: text.replace("{countries}", "{0}") for language, text in lead.text.texts}
    led = Filled(InternationalString(texts), (countries,))
    return Sequence((led, Message("The activities were the following:")), " ")


_CONCERNED = {
    True: phrase("The following activities of this kind concerned {countries}:"),
    False: phrase("The following activities of this kind may have concerned {countries}:"),
}
_ONE_CONCERNED = {
    True: phrase("One activity of this kind concerned {countries}:"),
    False: phrase("One activity of this kind may have concerned {countries}:"),
}
"""How a report begins to tell of activities of a kind, by whether any of them lies certainly in the period."""
