"""Technical cooperation: by kind, by country and by programme."""

from collections import Counter
from collections.abc import Iterator

from tracker.codelists import area, codelist, countries
from tracker.documents import (
    Align,
    Cell,
    Column,
    Counted,
    Inline,
    Link,
    Listing,
    Measured,
    Message,
    Note,
    Numeral,
    PeriodText,
    Row,
    Sequence,
    Table,
    Verbatim,
    phrase,
)
from tracker.documents._inline import Filled
from tracker.indicators import About, Basis, Figure, measure, measure_all
from tracker.indicators._counted_records import REGIONAL
from tracker.model import AssistanceEvent
from tracker.reports._draft import Draft, without_stop
from tracker.reports._matter import Matter, is_incomplete
from tracker.reports._passages import countries_told
from tracker.reports._selection import by_date, tells
from tracker.reports.sections._people import people_of
from tracker.reports.sections._programmes import programme_in_words
from tracker.reports.sections._statements import with_statements
from tracker.values import InternationalString
from tracker.words._dates import MAY_LIE_OUTSIDE, behind_comma
from tracker.words._figures import figure_with_unit
from tracker.words._numbers import NIL, bounds_in_words
from tracker.words._records import Form, country_name
from tracker.words._sentences import as_sentence, lowered

MOST_ROWS = 60
"""So many countries are rows of a table; of more the regions are."""
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
    _by_country(draft)
    _by_programme(draft, events)


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
    _listed(draft, left, many=ALSO_DONE if is_added else _MANY, one=ALSO_ONE if is_added else _ONE)


_MANY = Message("The following activities were carried out:")
_ONE = Message("The following activity was carried out:")

ALSO_DONE = Message("The following was done as well:")
ALSO_ONE = Message("One more activity was carried out:")
"""How a list goes on behind a narrative that tells of the rest."""


def _totals(draft: Draft) -> None:
    """Say how much was done, for how many States and people; nothing of what is not known."""
    events, states, people = (
        measure(draft.matter.register, name, draft.matter.period, basis=Basis.EVIDENCED, about=About.ACTUAL)
        for name in ("events", "states-assisted", "practitioners-trained")
    )
    sentences: list[Inline] = []
    if tells(events) and tells(states):
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
        _listed(draft, left, many=ALSO_DONE, one=ALSO_ONE)
        return
    if {code for event in events for code in _concerned(event)} <= countries_told(draft, kind):
        _listed(draft, events, many=_MANY, one=_ONE)  # the narrative has named them
        return
    lead = _countries(draft, kind, events)
    _listed(
        draft,
        events,
        many=Sequence((lead, Message("The activities were the following:")), " "),
        one=_countries(draft, kind, events, is_single=True),
    )


def _listed(draft: Draft, events: list[AssistanceEvent], *, many: Inline, one: Inline) -> None:
    """Tell of activities one by one, or where there are too many, count them by country and programme."""
    told = distinct(events)
    if not told:
        return
    if len(told) <= MOST_TOLD:
        draft.told((event_item(draft, event) for event in told), many=many, one=one)
        return
    for event in told:
        draft.anchor_of(event)
    named = Counter(code for event in told for code in event.countries)
    most = [code for code, _ in sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_COUNTRIES]]
    told_of: list[Inline] = [Message("In all there were {number} of this kind.", number=Counted(len(told), "events"))]
    if most:
        shown = tuple(
            Message(
                "{country} ({number})",
                country=country_name(code, Form.LISTED, draft.matter.day),
                number=Numeral(named[code]),
            )
            for code in most
        )
        told_of.append(Message("The countries most concerned were {countries}.", countries=Listing(shown)))
    draft.paragraph(Sequence(tuple(told_of), " "))


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
    is_led = lead is not None and is_said
    countries = draft.countries(codes, Form(lead.form) if lead is not None and is_said else Form.RUNNING)
    if any(not event.countries_complete for event in told):
        countries = Message("{countries}, among others", countries=countries)
    if lead is None or not is_led:
        words = (_ONE_CONCERNED if is_single else _CONCERNED)[is_said]
        return Message(words, countries=countries)
    texts = {language: text.replace("{countries}", "{0}") for language, text in lead.text.texts}
    if not is_single:
        return Filled(InternationalString(texts), (countries,))
    sentence = Filled(without_stop(InternationalString(texts)), (countries,))
    return Message("{sentence}:", sentence=sentence)


_CONCERNED = {
    True: phrase("Activities of this kind concerned {countries}."),
    False: phrase("Activities of this kind may have concerned {countries}."),
}
_ONE_CONCERNED = {
    True: phrase("One activity of this kind concerned {countries}:"),
    False: phrase("One activity of this kind may have concerned {countries}:"),
}
"""How a report begins to tell of activities of a kind, by whether any of them lies certainly in the period."""


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


def _is_in(place: InternationalString, title: InternationalString) -> bool:
    """Tell whether a title names a place already."""
    return any((place.get(each) or "?").casefold() in (title.get(each) or "").casefold() for each in place.languages)


def event_item(draft: Draft, event: AssistanceEvent) -> Inline:
    """Tell of one event: what, where and when, for how many people, and what came of it."""
    parts: list[Inline] = [event.title]
    places = tuple(each for each in event.places if not _is_in(each, event.title))
    if places:
        parts.append(Message(" ({places})", places=Listing(places)))
    if event.assumption is None:
        parts.append(behind_comma(event.when))
    parts += people_of(event)
    if event.outcome is not None:
        parts.append(Message(". Outcome: {outcome}", outcome=without_stop(event.outcome)))
    sentence: Inline = Sequence(tuple(parts))
    if event.assumption is not None:
        sentence = Note(sentence, as_sentence(event.assumption))
    elif draft.matter.is_doubtful(event.when):
        sentence = Note(sentence, MAY_LIE_OUTSIDE)
    return with_statements(draft, draft.with_source(sentence, event), event.id)


# -- tables -----------------------------------------------------------------------------------------------------------


def _by_country(draft: Draft) -> None:
    matter = draft.matter
    found = measure_all(matter.register, ["events"], matter.period, by="country", basis=Basis.EVIDENCED)
    if not found:
        return
    is_by_region = len(found) > MOST_ROWS
    if is_by_region:
        found = measure_all(matter.register, ["events"], matter.period, by="region", basis=Basis.EVIDENCED)
    draft.heading(2, Message("By region") if is_by_region else Message("By country or area"))
    scale = max((_most(figure) for figure in found), default=1) or 1
    number = draft.table_number()
    if is_by_region:
        said: Inline = Message(
            "Table {number} shows how many activities are known of each region.", number=Numeral(number)
        )
    else:
        said = Message(
            "Table {number} shows how many activities are known of each country or area. An activity for"
            " several is counted in the row of each, so that rows do not add up. A range is given where two sources"
            " may speak of one activity, or its date may lie outside the period.",
            number=Numeral(number),
        )
    known = measure(matter.register, "events", matter.period, basis=Basis.EVIDENCED, about=About.ACTUAL)
    if is_incomplete(known):
        said = Sequence((said, Message("Not every activity is known, so that each number is a minimum.")), " ")
    draft.paragraph(said)
    columns = [
        Column(title=Message("Region") if is_by_region else Message("Country or area")),
        Column(title=Message("Activities"), align=Align.END),
        Column(title=Message("Kinds")),
    ]
    if matter.annex == "full":
        columns.append(Column(title=Message("See")))
    draft.add(
        Table(
            number=number,
            title=Message("Activities by region, {period}", period=PeriodText(matter.period))
            if is_by_region
            else Message("Activities by country or area, {period}", period=PeriodText(matter.period)),
            columns=tuple(columns),
            rows=tuple(_rows(draft, found, scale)),
            is_alphabetical=not is_by_region,
            anchor="table-by-country",
        )
    )


def _rows(draft: Draft, found: tuple[Figure, ...], scale: int) -> Iterator[Row]:
    """Go through the rows, States before all others."""
    states = [figure for figure in found if not _is_area(figure)]
    others = [figure for figure in found if _is_area(figure)]
    yield from (_place_row(draft, figure, scale) for figure in states)
    if states and others:
        width = 4 if draft.matter.annex == "full" else 3
        yield Row(cells=(Message("Other areas"), *[Verbatim("")] * (width - 1)), is_group=True)
    yield from (_place_row(draft, figure, scale) for figure in others)


def _is_area(figure: Figure) -> bool:
    dimension, code = figure.by[0]
    return dimension == "country" and code in countries() and not countries()[code].is_state


def _in_order(found: tuple[Figure, ...]) -> list[Figure]:
    """Put the rows with the most activities first; equals keep the order of their codes."""
    return sorted(found, key=lambda figure: (-_least(figure), -_most(figure), figure.by))


def _least(figure: Figure) -> int:
    return int(figure.bounds.lower or 0) if figure.bounds else 0


def _most(figure: Figure) -> int:
    return int(figure.bounds.upper or figure.bounds.lower or 0) if figure.bounds else 0


def _place_row(draft: Draft, figure: Figure, scale: int) -> Row:
    dimension, code = figure.by[0]
    kinds = {draft.matter.register.events[key].kind for key in figure.records}
    titles = [codelist("assistance")[kind].title for kind in codelist("assistance") if kind in kinds]
    named = (*titles[:1], *map(lowered, titles[1:]))
    bounds = figure.bounds
    shown = NIL if bounds is None else bounds_in_words(bounds)
    linked = draft.linked(shown, figure, in_table=True)
    bar = Measured(text=linked, lower=_least(figure), upper=bounds.upper if bounds else 0, scale=scale)
    cells: list[Cell] = [_place(draft, dimension, code), bar, Sequence(named, "; ")]
    if draft.matter.annex == "full":
        cells.append(_records(draft, figure))
    return Row(cells=tuple(cells))


def _place(draft: Draft, dimension: str, code: str) -> Inline:
    if dimension == "country":
        return draft.country(code)
    return Message("Several regions") if code == REGIONAL else area(code).names


def _records(draft: Draft, figure: Figure) -> Inline:
    """Number the records behind a figure, each number a link to its record."""
    events = draft.matter.register.events
    links = (
        Link(Numeral(number), f"#{draft.anchor_of(events[key])}") for number, key in enumerate(figure.records, start=1)
    )
    return Sequence(tuple(links), ", ")


# -- programmes -------------------------------------------------------------------------------------------------------


def _by_programme(draft: Draft, events: list[AssistanceEvent]) -> None:
    """Name the programmes that the activities belong to, with who pays for them and how many activities are known."""
    register = draft.matter.register
    period = draft.matter.period
    found = measure_all(register, ["events"], period, by="programme", basis=Basis.EVIDENCED, about=About.ACTUAL)
    told = {key for event in events for key in event.programmes}
    kinds = codelist("programme")
    own = [
        each
        for each in _in_order(found)
        if (programme := register.programmes.get(each.by[0][1])) is not None
        and programme.id in told
        and kinds[programme.kind].section is None  # others are told of in their section
    ]
    if not own:
        return
    draft.heading(2, Message("By programme"))
    draft.passages("programmes")
    draft.told(
        (_programme_line(draft, figure) for figure in own),
        many=Message("Some of these activities were carried out under the following programmes and operations:"),
        one=Message("Some of these activities were carried out under one programme:"),
    )


def _programme_line(draft: Draft, figure: Figure) -> Inline:
    programme = draft.matter.register.programmes[figure.by[0][1]]
    number = draft.linked(figure_with_unit(figure, words=True), figure, in_table=True)  # the annex has the whole alone
    told = Message("{title}: {number}", title=programme_in_words(draft, programme), number=number)
    return with_statements(draft, draft.with_source(told, programme), programme.id)
