"""A report on one programme: what it is, and which countries it reached."""

from collections.abc import Callable, Iterator

from attrs import evolve

from tracker.codelists import codelist, country
from tracker.documents import (
    Align,
    Cell,
    Column,
    DateText,
    Inline,
    Link,
    Listing,
    Measured,
    Message,
    Numeral,
    Pairs,
    PeriodText,
    Row,
    Sequence,
    Table,
    Verbatim,
    phrase,
)
from tracker.indicators import Basis, Figure, indicator, measure_all
from tracker.model import AssistanceEvent, Condition, Programme, Where
from tracker.reports._country_names import states_first
from tracker.reports._draft import Draft
from tracker.reports._matter import Matter
from tracker.reports._selection import tells
from tracker.reports.sections._activities import listed_beyond, told_events
from tracker.reports.sections._country import is_recorded_completely
from tracker.reports.sections._programmes import budget_in_words
from tracker.words._figures import figure_of, figure_with_unit
from tracker.words._numbers import NIL, bounds_in_words


def programme_profile(matter: Matter, draft: Draft) -> None:
    """Say what a programme is: its kind, time, donors, budget and who takes part, and how much was done."""
    programme = _programme(matter)
    if programme is None:
        return
    draft.heading(1, Message("The programme"))
    known = tuple(_profile(draft, programme))
    if len(known) > 1:  # of which kind it is alone tells nobody anything
        draft.add(Pairs(pairs=known, anchor="programme"))
    period = PeriodText(matter.period, as_phrase=True)
    events = [each for each in matter.figures if each.indicator.id == "events" and each.basis is Basis.EVIDENCED]
    own = next((each for each in events if each.by and tells(each)), None)
    if own is None:
        said: list[Inline] = [Message("No activity of the programme is known {period}.", period=period)]
    else:
        number = draft.linked(figure_with_unit(own, words=True), own)
        said = [Message("The present note covers {own} of the programme {period}.", own=number, period=period)]
        beyond = listed_beyond(matter, own)
        said += [] if beyond is None else [beyond]
    if not is_recorded_completely(matter, own):
        said.append(Message("Others may have taken place: not all that was done is known."))
    draft.paragraph(Sequence(tuple(said), " "))


def _programme(matter: Matter) -> Programme | None:
    part = matter.part
    return None if part is None or part.is_country else matter.register.programmes[part.code]


def _profile(draft: Draft, programme: Programme) -> Iterator[tuple[Inline, Cell]]:
    yield Message("Category"), draft.with_source(codelist("programme")[programme.kind].title, programme)
    if programme.when is not None:
        yield Message("Time"), DateText(programme.when)
    if programme.donors:
        yield Message("Donors"), Listing(programme.donors)
    if programme.budget is not None:
        yield Message("Budget"), budget_in_words(programme.budget)
    if programme.participants_total is not None:
        yield Message("Countries taking part"), draft.amount(programme.participants_total)
    if programme.participants:
        named = draft.countries({each.country for each in programme.participants})
        if not programme.participants_complete:
            named = Message("{countries}, among others", countries=named)
        yield Message("Countries named"), named
    if programme.organizations:
        yield Message("Organizations"), Listing(programme.organizations)


# -- countries --------------------------------------------------------------------------------------------------------


def reach(matter: Matter, draft: Draft) -> None:
    """List the countries that take part in a programme or that its activities were for."""
    programme = _programme(matter)
    if programme is None:
        return
    reached = {figure.by[0][1]: figure for figure in _by_country(matter, programme)}
    events = told_events(matter)
    named = {code for each in events for code in each.named_countries}
    codes = sorted(reached.keys() | named | {each.country for each in programme.participants})
    if not codes:
        return
    draft.heading(1, Message("Countries and areas"))
    number = draft.table_number()
    draft.paragraph(Message(_TABLE[bool(programme.participants)], number=Numeral(number)))
    columns = [
        Column(title=Message("Country or area")),
        *([Column(title=Message("Takes part"))] if programme.participants else []),
        Column(title=Message("Activities that assisted it"), align=Align.END),
        Column(title=Message("Others that name it"), align=Align.END),
    ]

    def row(code: str) -> Row:
        cells: list[Cell] = [draft.country(code)]
        if programme.participants:
            cells.append(_takes_part(programme, code))
        others = [each for each in events if code in each.named_countries - each.countries]
        return Row(cells=(*cells, _reached(draft, reached.get(code)), _others(draft, others)))

    draft.add(
        Table(
            number=number,
            title=Message("Countries and areas of the programme"),
            columns=tuple(columns),
            rows=tuple(_in_groups(codes, row, len(columns))),
            is_alphabetical=True,
            legend=(Message("– nothing is known."),),
            anchor="table-reach",
        )
    )


_TABLE = {
    True: phrase(
        "Table {number} names the countries and areas that take part in the programme, those that an activity of"
        " the period assisted, and those that others name: as represented, as the host or as the subject. An activity"
        " for several is counted in the row of each."
    ),
    False: phrase(
        "Table {number} names the countries and areas that an activity of the period assisted, and those that others"
        " name: as represented, as the host or as the subject. An activity for several is counted in the row of each."
        " Which countries take part in the programme is not known."
    ),
}


def _in_groups(codes: list[str], row: Callable[[str], Row], width: int) -> Iterator[Row]:
    """Go through the rows of countries, States before all others: each group has an order of its own."""
    ordered = states_first(codes)
    states = [each for each in ordered if country(each).is_state]
    others = [each for each in ordered if not country(each).is_state]
    yield from map(row, states)
    if states and others:
        yield Row(cells=(Message("Other areas"), *[Verbatim("")] * (width - 1)), is_group=True)
    yield from map(row, others)


def _takes_part(programme: Programme, code: str) -> Inline:
    for each in programme.participants:
        if each.country == code:
            return Message("yes") if each.when is None else DateText(each.when)
    return Verbatim("–")


def _by_country(matter: Matter, programme: Programme) -> tuple[Figure, ...]:
    """Count the activities of the programme by country; what may be one activity counts as one or as several."""
    events = indicator(matter.register, "events", matter.period)
    where = events.where or Where()
    own = Condition(path="programmes", values=(programme.id,))
    narrowed = evolve(events, where=evolve(where, conditions=(*where.conditions, own)))
    return measure_all(matter.register, [narrowed], matter.period, by="country", basis=Basis.EVIDENCED)


def _reached(draft: Draft, figure: Figure | None) -> Cell:
    """Say how many activities were for a country; the annex lists them."""
    if figure is None:
        return NIL
    events = draft.matter.register.events
    for key in figure.records:
        draft.anchor_of(events[key])
    shown = _leading(draft, figure_of(figure), [events[key] for key in figure.records])
    return Measured.of(shown, figure.bounds)


def _others(draft: Draft, events: list[AssistanceEvent]) -> Cell:
    if not events:
        return NIL
    number = draft.matter.number_of(each.when for each in events)
    return Measured.of(_leading(draft, bounds_in_words(number), events), number)


def _leading(draft: Draft, text: Inline, events: list[AssistanceEvent]) -> Inline:
    """Let a number of one activity lead to it; the annex lists those behind any other."""
    anchors = [draft.anchor_of(each) for each in events]
    return Link(text, f"#{anchors[0]}") if len(anchors) == 1 else text
