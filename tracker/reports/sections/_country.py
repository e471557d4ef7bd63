"""A report on one country: in brief, programmes and partners, and open points."""

from collections.abc import Iterator
from typing import TypeVar

from tracker.codelists import codelist
from tracker.documents import (
    Counted,
    Inline,
    Link,
    Listing,
    Message,
    Numeral,
    PeriodText,
    Sequence,
    Verbatim,
    phrase,
)
from tracker.followup import DueState, due
from tracker.indicators import Basis, Figure
from tracker.model import (
    Coverage,
    CoverageState,
    Programme,
    Record,
    State,
)
from tracker.reports._draft import Draft, without_stop
from tracker.reports._matter import Matter
from tracker.reports._selection import tells
from tracker.reports.sections._activities import (
    assisting,
    listed_beyond,
    named_programmes,
    otherwise_in_words,
    roles_of,
    told_events,
)
from tracker.reports.sections._own_recommendations import addressed
from tracker.values import InternationalString
from tracker.words._dates import behind_comma, on_day
from tracker.words._figures import figure_with_unit
from tracker.words._numbers import amount_of
from tracker.words._records import Form, title_of
from tracker.words._sentences import in_quotes

R = TypeVar("R", bound=Record)


def country_summary(matter: Matter, draft: Draft) -> None:
    """Say in a few sentences what is known of a country in the period, and what cannot be known."""
    part = matter.part
    if part is None or not part.is_country:
        return
    if not matter.register.events and addressed(matter):
        return  # of recommendations alone it says nothing that no activity is known: nobody looked for any
    draft.heading(1, Message("In brief"))
    events = _events(matter, part.dimension)
    where = draft.countries([part.code], Form.WITHIN)
    period = PeriodText(matter.period, as_phrase=True)
    otherwise = otherwise_in_words(matter)
    if events is None:
        draft.paragraph(Sequence(tuple(_nothing_known(matter, where, period, otherwise)), " "))
        return
    said: list[Inline] = [
        Message(
            "The present note covers {own} in {country} {period}.",
            own=draft.linked(figure_with_unit(events, words=True), events),
            country=where,
            period=period,
        )
    ]
    beyond = listed_beyond(matter, events)
    said += [] if beyond is None else [beyond]
    said += _under_programmes(matter, draft)
    if otherwise is not None:
        said.append(
            Message(
                "The sources also report {others} that {others:names|name} the country {roles}.",
                others=otherwise,
                roles=roles_of(matter),
            )
        )
    if not is_recorded_completely(matter, events):
        said.append(Message("Others may have taken place: not all that was done is known."))
    draft.paragraph(Sequence(tuple(said), " "))


def _under_programmes(matter: Matter, draft: Draft) -> Iterator[Inline]:
    """Say how many of the activities each programme carried out."""
    every = assisting(matter)
    ids = sorted(_carried_out_by(matter))
    parts = tuple(
        Message(
            "{number} {number:belongs|belong} to {programme}",
            number=Numeral(sum(key in each.programmes for each in every), words=True, of="events"),
            programme=name,
        )
        for key, name in zip(ids, named_programmes(draft, ids), strict=True)
    )
    if parts:
        yield Message("Of these activities, {parts}.", parts=Listing(parts))


def _carried_out_by(matter: Matter) -> Iterator[str]:
    """Go through the programmes that carried out the activities: no portal or network, of which other sections tell."""
    kinds, known = codelist("programme"), matter.register.programmes
    ids = {key for each in assisting(matter) for key in each.programmes}
    return (key for key in ids if key in known and kinds[known[key].kind].section is None)


def _events(matter: Matter, dimension: str) -> Figure | None:
    """Return the number of activities of the country or programme; None if none is known."""
    return next(
        (
            each
            for each in matter.figures
            if each.indicator.id == "events" and each.basis is Basis.EVIDENCED
            if dimension in dict(each.by) and tells(each)
        ),
        None,
    )


def _nothing_known(matter: Matter, where: Inline, period: Inline, otherwise: Inline | None) -> Iterator[Inline]:
    """Say that no assistance is known, how much that means, and what else names the country."""
    if otherwise is not None:
        yield Message(
            "The sources gathered report no assistance in {country} {period}; they report {others} that"
            " {others:names|name} the country {roles}.",
            country=where,
            period=period,
            others=otherwise,
            roles=roles_of(matter),
        )
    elif is_recorded_completely(matter):
        yield Message("No activity took place in {country} {period}.", country=where, period=period)
    else:
        yield Message("The sources gathered report no activity in {country} {period}.", country=where, period=period)
    if not is_recorded_completely(matter):
        yield Message("They do not report all that was done.")
    now = {each.id for each in told_events(matter)}
    named = [each for each in matter.register.events.values() if matter.part and matter.part.is_named_by(each)]
    other = Counted(sum(each.id not in now for each in named), "events", words=True)
    if other.value:
        yield Message(
            "For other periods, they report {others} that {others:concerns|concern} the country.", others=other
        )


def is_recorded_completely(matter: Matter, figure: Figure | None = None) -> bool:
    """Tell whether the register says that it holds every activity of the period, or every one that a figure counts."""
    if figure is not None and figure.coverage is CoverageState.COMPLETE:
        return True
    declared = matter.register.of_type(Coverage).values()
    of_all = (each for each in declared if each.of == "event" and not each.where)
    own = [each for each in of_all if matter.register.is_period(each.period, matter.period)]
    return bool(own) and all(each.state is CoverageState.COMPLETE for each in own)


# -- programmes and partners ------------------------------------------------------------------------------------------


def partners(matter: Matter, draft: Draft) -> None:
    """Name the programmes and networks in which a country takes part, and the organizations that took part."""
    part = matter.part
    if part is None or not part.is_country:
        return
    events = assisting(matter)
    ids = {key for each in events for key in each.programmes}
    known = matter.register.programmes.values()
    running = [each for each in matter.spoken_of(known) if part.is_named_by(each) or each.id in ids]
    unsaid = (each for each in events if not draft.is_told(each))  # an activity told of has named its own
    organizations = tuple(dict.fromkeys(name for each in unsaid for name in each.organizations))
    if not running and not organizations:
        return
    draft.heading(1, Message("Programmes and partners"))
    if len(running) == 1:
        programme = _programme(draft, running[0])
        draft.paragraph(
            Message("The country is assisted under one programme or network: {programme}.", programme=programme)
        )
    elif running:
        draft.paragraph(
            Message("The country is assisted under the following programmes and networks, or takes part in them:")
        )
        draft.items(_programme(draft, each) for each in sorted(running, key=lambda each: each.id))
    if organizations:
        draft.paragraph(Message("Partners were {organizations}.", organizations=Listing(organizations)))


def _programme(draft: Draft, programme: Programme) -> Inline:
    parts: list[Inline] = [without_stop(programme.title)]
    draft.introduced.add(programme.id)
    if programme.acronym and programme.acronym not in str(programme.title):
        parts.append(Verbatim(f" ({programme.acronym})"))
    if programme.when is not None:
        parts.append(behind_comma(programme.when))
    if programme.donors:
        parts.append(Message("; donors: {donors}", donors=Listing(programme.donors)))
    if programme.budget is not None:
        parts.append(Message("; budget: {amount}", amount=amount_of(programme.budget)))
    return draft.with_source(Sequence(tuple(parts)), programme)


# -- open points ------------------------------------------------------------------------------------------------------


def open_points(matter: Matter, draft: Draft) -> None:
    """Name what is open of a country or programme: what is overdue, under way, of uncertain date or without number."""
    if matter.part is None:
        return
    points = list(_points(matter, draft))
    if not points:
        return
    draft.heading(1, Message("Open points"))
    if len(points) == 1:
        draft.paragraph(points[0])
        return
    draft.paragraph(Message("These points are open:"))
    draft.items(points)


def _points(matter: Matter, draft: Draft) -> Iterator[Inline]:
    every = due(matter.register, matter.day) if matter.is_dated else ()
    late = {each.record.key for each in every if each.state is DueState.OVERDUE}
    overdue = [each for each in addressed(matter) if each.key in late]
    if overdue:
        yield Message(_OVERDUE[len(overdue) == 1], day=on_day(matter.day), records=_links(draft, overdue))
    under_way = [
        each
        for table in ("event", "document")
        for each in matter.concerning(matter.register.table(table).values())
        if getattr(each, "state", None) in (State.ONGOING, State.PLANNED)
    ]
    for each in under_way:
        still = draft.with_source(_quoted(each), each)
        yield Message("The following is still under way or planned: {title}.", title=still)
    events = told_events(matter)
    silent = [each for each in events if each.kind in _TRAINING and each.participants is None]
    if silent:
        yield Message(_SILENT[len(silent) == 1], records=_links(draft, silent))
    doubtful = [each for each in events if matter.is_doubtful(each.when)]
    if doubtful:
        yield Message(_DOUBTFUL[len(doubtful) == 1], records=_links(draft, doubtful))


_OVERDUE = {
    True: phrase("The following recommendation was overdue on {day}: {records}."),
    False: phrase("The following recommendations were overdue on {day}: {records}."),
}
_SILENT = {
    True: phrase("The number of people trained by the following activity is not known: {records}."),
    False: phrase("The number of people trained by the following activities is not known: {records}."),
}
_DOUBTFUL = {
    True: phrase("The sources do not tell whether the following activity took place in the period: {records}."),
    False: phrase("The sources do not tell whether the following activities took place in the period: {records}."),
}
"""How open points read, by whether there is but one of a kind."""

_TRAINING = ("training", "workshop", "simulation_exercise", "mentoring")


_FIRST = 6
"""So many records are named in a sentence; more are counted."""


def _quoted(record: Record) -> Inline:
    """Call a record in running text by its title, in quotation marks: it begins with a capital."""
    title = title_of(record)
    return in_quotes(title) if isinstance(title, InternationalString) else title


def _links(draft: Draft, records: list[R]) -> Inline:
    """Name records, each leading to where it is listed; of many the first."""
    named: list[Inline] = [Link(_quoted(each), f"#{draft.anchor_of(each)}") for each in records[:_FIRST]]
    if len(records) > _FIRST:
        named.append(Message("{number} more", number=Numeral(len(records) - _FIRST)))
    return Listing(tuple(named))
