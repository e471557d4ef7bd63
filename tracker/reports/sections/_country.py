"""A report on one country: in brief, programmes and partners, recommendations addressed to it, and open points."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeVar

from tracker.codelists import codelist, read_country
from tracker.documents import (
    Column,
    DateText,
    Inline,
    Link,
    Listing,
    Message,
    Numeral,
    PeriodText,
    Row,
    Sequence,
    Table,
    Verbatim,
)
from tracker.errors import UnknownCodeError
from tracker.followup import DueItem, DueState, due
from tracker.followup._timelines import timelines
from tracker.indicators import Basis, Figure
from tracker.model import (
    Aspect,
    Coverage,
    CoverageState,
    Programme,
    Recommendation,
    Record,
    State,
    StatusObservation,
)
from tracker.reports._draft import Draft, without_stop
from tracker.reports._matter import Matter
from tracker.reports._selection import tells
from tracker.reports.sections._activities import assisting, named_programmes, told_events
from tracker.values import InternationalString
from tracker.words._dates import behind_comma, on_day
from tracker.words._figures import figure_with_unit
from tracker.words._numbers import amount_of
from tracker.words._recommendations import RECOMMENDATIONS, status_in_words
from tracker.words._records import Form, title_of
from tracker.words._terms import brief

R = TypeVar("R", bound=Record)


_MOST = 40
"""So many recommendations are listed; the annex and the data files have the others."""


def country_summary(matter: Matter, draft: Draft) -> None:
    """Say in a few sentences what is known of a country in the period, and what cannot be known."""
    part = matter.part
    if part is None or not part.is_country:
        return
    draft.heading(1, Message("In brief"))
    events = _events(matter, part.dimension)
    where = draft.countries([part.code], Form.WITHIN)
    period = PeriodText(matter.period, as_phrase=True)
    if events is None:
        draft.paragraph(Sequence(tuple(_nothing_known(matter, where, period)), " "))
        return
    said: list[Inline] = [
        Message(
            "The present note covers {own} in {country} {period}.",
            own=draft.linked(figure_with_unit(events, words=True), events),
            country=where,
            period=period,
        )
    ]
    said += _under_programmes(matter, draft)
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
            number=Numeral(sum(key in each.programmes for each in every), words=True),
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


def _nothing_known(matter: Matter, where: Inline, period: Inline) -> Iterator[Inline]:
    """Say that nothing is known, and how much that means."""
    if is_recorded_completely(matter):
        yield Message("No activity took place in {country} {period}.", country=where, period=period)
    else:
        yield Message("The sources gathered report no activity in {country} {period}.", country=where, period=period)
        yield Message("They do not report all that was done.")
    before = [each for each in matter.register.events.values() if matter.part and matter.part.is_named_by(each)]
    if before:
        yield Message(
            "Of other periods, {number} {number:activity that concerns|activities that concern} the country"
            " {number:is|are} known.",
            number=Numeral(len(before), words=True),
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
    if programme.acronym and programme.acronym not in str(programme.title):
        parts.append(Verbatim(f" ({programme.acronym})"))
    if programme.when is not None:
        parts.append(behind_comma(programme.when))
    if programme.donors:
        parts.append(Message("; donors: {donors}", donors=Listing(programme.donors)))
    if programme.budget is not None:
        parts.append(Message("; budget: {amount}", amount=amount_of(programme.budget)))
    return draft.with_source(Sequence(tuple(parts)), programme)


# -- recommendations --------------------------------------------------------------------------------------------------


def own_recommendations(matter: Matter, draft: Draft) -> None:
    """List the recommendations addressed to a country: what it says of them, what was verified, and what is due."""
    found = _addressed(matter)
    if not found:
        return
    draft.heading(1, RECOMMENDATIONS)
    number = draft.table_number()
    draft.paragraph(
        Message(
            "Table {number} lists the recommendations addressed to {country} by name, with their status at the end of"
            " the period. What the country reports and what was verified are different facts.",
            number=Numeral(number),
            country=draft.countries(_codes(matter), Form.TO),
        )
    )
    statuses = {aspect: _statuses(matter, aspect) for aspect in (Aspect.SELF_REPORTED, Aspect.VERIFIED)}
    deadlines = {each.record.key: each for each in due(matter.register, matter.day)}
    draft.add(
        Table(
            number=number,
            title=Message("Recommendations addressed to the country"),
            columns=(
                Column(title=Message("Recommendation")),
                Column(title=Message("Issued")),
                Column(title=Message("Reported by the country")),
                Column(title=Message("Verified")),
                Column(title=Message("Due")),
            ),
            rows=tuple(
                Row(
                    cells=(
                        Link(without_stop(each.text), f"#{draft.anchor_of(each)}"),
                        DateText(each.issued),
                        *(statuses[aspect](draft, each) for aspect in statuses),
                        _due(deadlines.get(each.key), is_dated=matter.is_dated),
                    )
                )
                for each in found[:_MOST]
            ),
            legend=(Message("– nothing is known."), *_more(len(found) - _MOST)),
            anchor="table-addressed",
        )
    )


def _more(number: int) -> list[Inline]:
    return [Message("{number} more {number:is|are} not listed here.", number=Numeral(number))] if number > 0 else []


def _codes(matter: Matter) -> list[str]:
    return [matter.part.code] if matter.part is not None and matter.part.is_country else []


def _addressed(matter: Matter) -> list[Recommendation]:
    """Return the recommendations that name the country among those to whom they are made, the latest first."""
    codes = _codes(matter)
    if not codes:
        return []
    made = matter.register.recommendations.values()
    own = [each for each in made if any(_country_in(name) == codes[0] for name in each.addressees)]
    known = [each for each in own if each.issued.earliest is None or each.issued.earliest <= matter.period.end]
    return sorted(known, key=lambda each: (each.issued.window.last, each.key), reverse=True)


@cache
def _country_in(name: InternationalString) -> str | None:
    """Return the country or area that a name is of, in whatever language; None if it is of none."""
    for text in name:
        try:
            return read_country(text).code
        except UnknownCodeError:
            continue
    return None


def _statuses(matter: Matter, aspect: Aspect) -> Callable[[Draft, Recommendation], Inline]:
    """Look up once what is known of all recommendations in one aspect at the end of the period, and word it of each."""
    end = matter.period.end
    known = {
        record.key: found.states(end.toordinal())
        for found in timelines(matter.register, aspect)
        for record in found.records
    }
    observed = sorted(matter.register.of_type(StatusObservation).values(), key=lambda each: each.as_of.window.last)
    latest = {
        each.recommendation: each for each in observed if each.aspect is aspect and each.as_of.window.first <= end
    }

    def words(draft: Draft, recommendation: Recommendation) -> Inline:
        record = latest.get(recommendation.id)
        if record is None:
            return Verbatim("–")
        states = sorted(known.get(recommendation.key, ()), key=str)
        return Link(Sequence(tuple(map(status_in_words, states)), " / "), f"#{draft.anchor_of(record)}")

    return words


def _due(item: DueItem | None, *, is_dated: bool) -> Inline:
    """Word a deadline; whether it has passed is said only on a day that was given."""
    if item is None or item.when is None:
        return Verbatim("–")
    day = DateText(item.when)
    if is_dated and item.state in (DueState.OVERDUE, DueState.POSSIBLY_OVERDUE):
        return Message("{day} ({state})", day=day, state=brief(item.state))
    return day


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
    draft.paragraph(Message("The following is open:"))
    draft.items(points)


def _points(matter: Matter, draft: Draft) -> Iterator[Inline]:
    every = due(matter.register, matter.day) if matter.is_dated else ()
    late = {each.record.key for each in every if each.state is DueState.OVERDUE}
    overdue = [each for each in _addressed(matter) if each.key in late]
    if overdue:
        yield Message(
            "Recommendations overdue on {day}: {records}.", day=on_day(matter.day), records=_links(draft, overdue)
        )
    under_way = [
        each
        for table in ("event", "document")
        for each in matter.concerning(matter.register.table(table).values())
        if getattr(each, "state", None) in (State.ONGOING, State.PLANNED)
    ]
    for each in under_way:
        yield draft.with_source(Message("Still under way or planned: {title}", title=title_of(each)), each)
    events = told_events(matter)
    silent = [each for each in events if each.kind in _TRAINING and each.participants is None]
    if silent:
        yield Message("The number of people trained is not known of: {records}.", records=_links(draft, silent))
    doubtful = [each for each in events if matter.is_doubtful(each.when)]
    if doubtful:
        yield Message(
            "The sources do not tell whether these took place in the period: {records}.",
            records=_links(draft, doubtful),
        )


_TRAINING = ("training", "workshop", "simulation_exercise", "mentoring")


_FIRST = 6
"""So many records are named in a sentence; more are counted."""


def _links(draft: Draft, records: list[R]) -> Inline:
    """Name records, each leading to where it is listed; of many the first."""
    named: list[Inline] = [Link(title_of(each), f"#{draft.anchor_of(each)}") for each in records[:_FIRST]]
    if len(records) > _FIRST:
        named.append(Message("{number} more", number=Numeral(len(records) - _FIRST)))
    return Listing(tuple(named))
