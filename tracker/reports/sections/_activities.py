"""The activities of one country or programme: what was done, for whom, with whom, and what came of it."""

from collections.abc import Iterable

from tracker.codelists import areas, codelist, country
from tracker.documents import Counted, Inline, Link, Listing, Message, Note, Numeral, Sequence, Verbatim, phrase
from tracker.indicators._selected_records import countries_of
from tracker.model import AssistanceEvent
from tracker.reports._draft import Draft, without_stop
from tracker.reports._matter import Matter
from tracker.reports._selection import by_date
from tracker.reports.sections._events import distinct
from tracker.reports.sections._people import people_of
from tracker.words._dates import MAY_LIE_OUTSIDE, behind_comma
from tracker.words._records import Form
from tracker.words._sentences import as_sentence

_SHORT = 12
"""So many activities are listed one by one; more are grouped by kind."""

_FIRST = 5
"""So many of a kind are told of where there are many; figures and annex have the others."""

_NAMED = 6
"""So many other countries are named; more are counted."""


def activities(matter: Matter, draft: Draft) -> None:
    """Tell what was done for a country or by a programme: activities, who took part, and what came of them."""
    if matter.part is None:
        return
    events, otherwise = assisting(matter), _otherwise(matter)
    regional = _regional(matter)
    if not events and not otherwise and not regional:
        return
    draft.heading(1, Message("What was done"))
    if len(events) <= _SHORT:
        tell(
            draft,
            events,
            one=Message("One activity is known:"),
            many=Message("The following is known to have been done:"),
        )
    else:
        _by_kind(draft, events)
    for role, one, many in _ROLES:
        tell(draft, _in_role(matter, otherwise, role)[:_SHORT], one=Message(one), many=Message(many))
    tell(
        draft,
        regional,
        one=Message("One activity may have concerned the country: its sources name the region and no countries:"),
        many=Message(
            "Other activities may have concerned the country: their sources name the region and no countries:"
        ),
    )


_ROLES = (
    (
        "represented",
        phrase("The country also took part in one activity:"),
        phrase("The country also took part in the following:"),
    ),
    (
        "hosts",
        phrase("The country also hosted one activity:"),
        phrase("The country also hosted the following:"),
    ),
    (
        "subjects",
        phrase("One activity was about the country:"),
        phrase("The following were about the country:"),
    ),
)
"""What a country that an activity did not assist had to do with it, the closest first."""


def _in_role(matter: Matter, events: list[AssistanceEvent], role: str) -> list[AssistanceEvent]:
    """Return the activities in which a country had a role, and no closer one."""
    code = matter.part.code if matter.part is not None else ""
    roles = [name for name, _, _ in _ROLES]
    closest = {each.id: next((name for name in roles if code in getattr(each, name)), roles[-1]) for each in events}
    return [each for each in events if closest[each.id] == role]


def told_events(matter: Matter) -> list[AssistanceEvent]:
    """Return the activities of the period that name the country or programme, by date, each once."""
    return distinct(sorted(matter.concerning(matter.dated(matter.register.events.values())), key=by_date))


def assisting(matter: Matter) -> list[AssistanceEvent]:
    """Return the activities of the programme, or those that assisted the country: not those it sat in on."""
    part = matter.part
    every = told_events(matter)
    return [each for each in every if part is None or not part.is_country or part.code in each.countries]


def _otherwise(matter: Matter) -> list[AssistanceEvent]:
    """Return the activities that name the country and did not assist it."""
    own = assisting(matter)
    return [each for each in told_events(matter) if each not in own]


def tell(draft: Draft, events: list[AssistanceEvent], *, one: Inline, many: Inline) -> None:
    """List activities under a sentence; a single one goes on in it."""
    if len(events) == 1:
        draft.paragraph(Sequence((one, act(draft, events[0])), " "))
    elif events:
        draft.paragraph(many)
        draft.items(act(draft, each) for each in events)


def _by_kind(draft: Draft, events: list[AssistanceEvent]) -> None:
    kinds = codelist("assistance")
    for kind in kinds:
        own = [each for each in events if each.kind == kind]
        if not own:
            continue
        draft.heading(2, kinds[kind].title)
        if len(own) > _SHORT:
            number = Counted(len(own), "events")
            draft.paragraph(Message("{number} are known, the latest of which are:", number=number))
            own = own[-_FIRST:]
        else:
            draft.paragraph(Message("The following is known to have been done:"))
        draft.items(act(draft, each) for each in own)


def _regional(matter: Matter) -> list[AssistanceEvent]:
    """
    Return the activities for a region of the country that name no country, of programmes in which it takes part.

    Of another programme a region says nothing: it may have gone to all countries around. What may be one of the
    activities already told of is none of these.
    """
    part = matter.part
    if part is None or not part.is_country:
        return []
    around = set(_areas_of(part.code))
    own = told_events(matter)
    known = {each.id for each in own} | {name for each in own for name in each.possibly_same_as}
    programmes = matter.register.programmes
    shared = {key for each in own for key in each.programmes}
    shared |= {key for key, each in programmes.items() if part.is_named_by(each)}
    found = matter.dated(each for each in matter.register.events.values() if not countries_of(each))
    near = [each for each in found if around & each.areas and shared & each.programmes]
    return sorted((each for each in near if not known & {each.id, *each.possibly_same_as}), key=by_date)[:_SHORT]


def _areas_of(code: str) -> Iterable[str]:
    """Go through the areas that a country lies in, but for the world."""
    lies_in = country(code).region
    while lies_in is not None:
        parent = areas()[lies_in].parent
        if parent is not None:
            yield lies_in
        lies_in = parent


# -- how an activity reads --------------------------------------------------------------------------------------------


def act(draft: Draft, event: AssistanceEvent) -> Inline:
    """Tell of an activity: what, when, for how many people; what came of it, under which programme and with whom."""
    aside = [
        _outcome(event),
        _programmes(draft, event),
        _others(draft, event),
        _organizations(event),
    ]
    told = draft.with_source(_dated(draft, event), event)
    said = [each for each in aside if each is not None]
    return Sequence((Sequence((told, *said), ". "), Verbatim("."))) if said else told


def _dated(draft: Draft, event: AssistanceEvent) -> Inline:
    parts: list[Inline] = [without_stop(event.title)]
    if event.assumption is None:
        parts.append(behind_comma(event.when))
    parts += people_of(event)
    sentence = Sequence(tuple(parts))
    if event.assumption is not None:
        return Note(sentence, as_sentence(event.assumption))
    return Note(sentence, MAY_LIE_OUTSIDE) if draft.matter.is_doubtful(event.when) else sentence


def _outcome(event: AssistanceEvent) -> Inline | None:
    return None if event.outcome is None else Message("Outcome: {outcome}", outcome=without_stop(event.outcome))


def _programmes(draft: Draft, event: AssistanceEvent) -> Inline | None:
    """Name the programmes that paid for it, but for the one that the report is about."""
    part = draft.matter.part
    own = None if part is None or part.is_country else part.code
    named = named_programmes(draft, event.programmes - {own or ""})
    return Message("Under {programmes}", programmes=Listing(named)) if named else None


def named_programmes(draft: Draft, ids: Iterable[str]) -> tuple[Inline, ...]:
    """Name programmes by their short names, each leading to its record."""
    programmes = draft.matter.register.programmes
    found = [programmes[key] for key in sorted(ids) if key in programmes]
    return tuple(
        Link(Verbatim(each.acronym) if each.acronym else each.title, f"#{draft.anchor_of(each)}") for each in found
    )


def _others(draft: Draft, event: AssistanceEvent) -> Inline | None:
    """Name the countries that it was for; in a report on one of them, the others."""
    part = draft.matter.part
    is_country = part is not None and part.is_country
    codes = event.countries - {part.code if part is not None and is_country else ""}
    if not codes:
        return None
    if len(codes) > _NAMED:
        number = Numeral(len(codes), words=True)
        if is_country:
            return Message("Together with {number} other {number:country or area|countries and areas}", number=number)
        return Message("For {number} {number:country or area|countries and areas}", number=number)
    if is_country:
        return Message("Together with {countries}", countries=draft.countries(codes, Form.RUNNING))
    return Message("For {countries}", countries=draft.countries(codes, Form.RUNNING))


def _organizations(event: AssistanceEvent) -> Inline | None:
    if not event.organizations:
        return None
    return Message("Taking part: {organizations}", organizations=Listing(event.organizations))
