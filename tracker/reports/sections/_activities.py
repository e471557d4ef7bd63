"""The activities of one country or programme: what was done, for whom, with whom, and what came of it."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from tracker.codelists import areas, codelist, country
from tracker.documents import Inline, Link, Listing, Message, Note, Numeral, Sequence, Verbatim, phrase
from tracker.indicators import Figure
from tracker.indicators._selected_records import countries_of
from tracker.model import AssistanceEvent, Programme
from tracker.reports._draft import Draft, without_stop
from tracker.reports._matter import Matter
from tracker.reports._selection import by_date
from tracker.reports.sections._events import activities_in_words, distinct
from tracker.reports.sections._people import people_of
from tracker.words._dates import MAY_LIE_OUTSIDE, behind_comma
from tracker.words._figures import count_with_unit
from tracker.words._records import Form
from tracker.words._sentences import as_sentence, in_quotes

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
    is_added = bool(events)
    for role, words in _ROLES.items():
        own = _in_role(matter, otherwise, role)[:_SHORT]
        one, many = words[is_added]
        tell(draft, own, one=Message(one), many=Message(many))
        is_added = is_added or bool(own)
    tell(
        draft,
        regional,
        one=Message("One activity, whose sources name the region and no countries, may have concerned the country:"),
        many=Message(
            "Other activities, whose sources name the region and no countries, may have concerned the country:"
        ),
    )


_ROLES = {
    "represented": {
        False: (phrase("The country took part in one activity:"), phrase("The country took part in the following:")),
        True: (
            phrase("The country also took part in one activity:"),
            phrase("The country also took part in the following:"),
        ),
    },
    "hosts": {
        False: (phrase("The country hosted one activity:"), phrase("The country hosted the following:")),
        True: (phrase("The country also hosted one activity:"), phrase("The country also hosted the following:")),
    },
    "subjects": dict.fromkeys(
        (False, True), (phrase("One activity was about the country:"), phrase("The following were about the country:"))
    ),
}
"""What a country that an activity did not assist had to do with it, the closest first; and how one goes on with it."""


def _in_role(matter: Matter, events: list[AssistanceEvent], role: str) -> list[AssistanceEvent]:
    """Return the activities in which a country had a role, and no closer one."""
    code = matter.part.code if matter.part is not None else ""
    roles = list(_ROLES)
    closest = {each.id: next((name for name in roles if code in getattr(each, name)), roles[-1]) for each in events}
    return [each for each in events if closest[each.id] == role]


def roles_of(matter: Matter) -> Inline:
    """Name the roles that a country had in activities that did not assist it, the closest first."""
    otherwise = _otherwise(matter)
    by_role = {role: _in_role(matter, otherwise, role) for role in _ROLES}
    roles = {_AS[role]: None for role, own in by_role.items() if own and role != "subjects"}
    roles |= {_AS_SUBJECT[_is_research(each)]: None for each in by_role["subjects"]}
    return Listing(tuple(map(Message, roles)))


def _is_research(event: AssistanceEvent) -> bool:
    """Tell whether what a country was the subject of is a study; it may be the subject of a meeting as well."""
    return codelist("assistance")[event.kind].section == "research"


def otherwise_in_words(matter: Matter) -> Inline | None:
    """Say how many activities of the period name the country and did not assist it; None if none does."""
    found = _otherwise(matter)
    return count_with_unit(matter.number_of(each.when for each in found), "events", words=True) if found else None


_AS = {
    "represented": phrase("as a participant"),
    "hosts": phrase("as a host"),
}
_AS_SUBJECT = {True: phrase("as the subject of a study"), False: phrase("as a subject")}
"""What a country was in activities that did not assist it; a study that is about it is named."""


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


def listed_beyond(matter: Matter, counted: Figure) -> Inline | None:
    """
    Say why more activities are listed than are certainly so many; None if there are not, or not one by one.

    Two sources may tell of one activity, and the date of another may lie outside the period.
    """
    events = assisting(matter)
    certain = int(counted.bounds.lower or 0) if counted.bounds is not None else 0
    if not certain < len(events) <= _SHORT:
        return None
    alike = [{each.id, *each.possibly_same_as} for each in events]
    is_same = any(one & other for one, other in combinations(alike, 2))
    is_doubtful = any(matter.is_doubtful(each.when) for each in events)
    if not is_same and not is_doubtful:
        return None
    return Message(_BEYOND[is_same, is_doubtful], number=Numeral(len(events), words=True))


_BEYOND = {
    (True, True): phrase(
        "The list below has {number}, since two sources may tell of one activity, and the date of another may lie"
        " outside the period."
    ),
    (True, False): phrase("The list below has {number}, since two sources may tell of one activity."),
    (False, True): phrase("The list below has {number}, since the date of some may lie outside the period."),
}


def _same(matter: Matter, event: AssistanceEvent) -> AssistanceEvent | None:
    """
    Return the first activity of the period that may be one and the same as another; None if none may.

    Of an activity for many countries, a report on one names none that was for another country.
    """
    is_country = matter.part is not None and matter.part.is_country
    every = told_events(matter) if is_country else sorted(matter.dated(matter.register.events.values()), key=by_date)
    return next(
        (each for each in every if each.id in event.possibly_same_as or event.id in each.possibly_same_as), None
    )


def tell(draft: Draft, events: list[AssistanceEvent], *, one: Inline, many: Inline) -> None:
    """List activities under a sentence; a single one goes on in it."""
    if len(events) == 1:
        draft.paragraph(Sequence((one, act(draft, events[0], is_sentence=True)), " "))
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
            number = activities_in_words(draft, own)
            if number is None:
                draft.paragraph(Message("Those whose dates are the latest are:"))
            else:
                draft.paragraph(Message("The sources report {number}, the latest of which are:", number=number))
            own = ([each for each in own if draft.matter.is_certain(each.when)] or own)[-_FIRST:]
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


def act(draft: Draft, event: AssistanceEvent, *, is_sentence: bool = False) -> Inline:
    """
    Tell of an activity: what, when, for how many people; in sentences, with whom it was and what came of it.

    Args:
        draft: The report.

        event: The activity.

        is_sentence: Whether it ends a paragraph, and has its full stop in any case; an item has none of its own.
    """
    told = draft.with_source(_dated(draft, event, is_quoted=is_sentence), event)
    said = [each for each in (_surroundings(draft, event), _outcome(event)) if each is not None]
    return Sequence((Sequence((told, *said), ". "), Verbatim("."))) if said or is_sentence else told


def _dated(draft: Draft, event: AssistanceEvent, *, is_quoted: bool) -> Inline:
    parts: list[Inline] = [in_quotes(event.title) if is_quoted else without_stop(event.title)]
    if event.assumption is None:
        parts.append(behind_comma(event.when))
    parts += people_of(event)
    sentence: Inline = Sequence(tuple(parts))
    if event.assumption is not None:
        sentence = Note(sentence, as_sentence(event.assumption))
    elif draft.matter.is_doubtful(event.when):
        sentence = Note(sentence, MAY_LIE_OUTSIDE)
    same = _same(draft.matter, event)
    if same is not None:
        sentence = Note(sentence, Message("Perhaps the same activity as “{title}”.", title=without_stop(same.title)))
    return sentence


def _outcome(event: AssistanceEvent) -> Inline | None:
    if event.outcome is None:
        return None
    return Message("The outcome was the following: {outcome}", outcome=without_stop(event.outcome))


def _surroundings(draft: Draft, event: AssistanceEvent) -> Inline | None:
    """Say under which programmes it was, which countries it concerned and who took part; None if nothing is known."""
    parts = (*_programmes(draft, event), *_countries(draft, event), *_organizations(event))
    if len(parts) == 2:  # noqa: PLR2004  # no semicolon stands between two, whatever commas they have within
        parts = (Message("{first} and {second}", first=parts[0], second=parts[1]),)
    return Message("The activity {parts}", parts=Listing(parts)) if parts else None


def _programmes(draft: Draft, event: AssistanceEvent) -> Iterator[Inline]:
    """Name the programmes that it was part of, but for the one that the report is about; portals and such apart."""
    part = draft.matter.part
    own = None if part is None or part.is_country else part.code
    kinds, known = codelist("programme"), draft.matter.register.programmes
    others = [known[key] for key in event.programmes if key in known and key != own]
    carried_out = [each.id for each in others if kinds[each.kind].section is None]
    if carried_out:
        yield Message("was part of {programmes}", programmes=Listing(named_programmes(draft, carried_out)))
    linked = [each.id for each in others if kinds[each.kind].section is not None]
    if linked:
        yield Message("was linked to {programmes}", programmes=Listing(named_programmes(draft, linked)))


def named_programmes(draft: Draft, ids: Iterable[str]) -> tuple[Inline, ...]:
    """Name programmes by their short names, at their first mention in full too; each leads to its record."""
    programmes = draft.matter.register.programmes
    found = [programmes[key] for key in sorted(ids) if key in programmes]
    return tuple(Link(_named_in_text(draft, each), f"#{draft.anchor_of(each)}") for each in found)


def _named_in_text(draft: Draft, programme: Programme) -> Inline:
    """Name a programme within a sentence; a portal or network without a short name is no title to quote."""
    title = without_stop(programme.title)
    if programme.acronym is None:
        is_work = codelist("programme")[programme.kind].section is None
        return Message("“{title}”" if is_work else "the {title}", title=title)
    if programme.id in draft.introduced or programme.acronym in str(programme.title):
        return Verbatim(programme.acronym)
    draft.introduced.add(programme.id)
    return Message("{name} ({title})", name=Verbatim(programme.acronym), title=title)


def _countries(draft: Draft, event: AssistanceEvent) -> Iterator[Inline]:
    """Name the countries that it was for; in a report on one of them, the others."""
    part = draft.matter.part
    own = part.code if part is not None and part.is_country else ""
    codes = event.countries - {own}
    if not codes or all(_is_in_title(event, code) for code in codes):
        return
    is_added = own in event.countries
    if len(codes) <= _NAMED:
        named = draft.countries(codes, Form.RUNNING)
        also = Message("also concerned {countries}", countries=named)
        yield also if is_added else Message("concerned {countries}", countries=named)
        return
    number = Numeral(len(codes), words=True)
    if is_added:
        yield Message("also concerned {number} other {number:country or area|countries and areas}", number=number)
    else:
        yield Message("concerned {number} {number:country or area|countries and areas}", number=number)


def _is_in_title(event: AssistanceEvent, code: str) -> bool:
    """Tell whether a title names a country already, in each of its languages."""
    named = country(code)
    return all(
        named.name(each).casefold() in (event.title.get(each) or "").casefold() for each in event.title.languages
    )


def _organizations(event: AssistanceEvent) -> Iterator[Inline]:
    if event.organizations:
        yield Message(
            "involved {number} {number:organization|organizations} ({names})",
            number=Numeral(len(event.organizations), words=True),
            names=Listing(event.organizations),
        )
