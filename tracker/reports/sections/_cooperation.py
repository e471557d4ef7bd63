"""Technical cooperation: by kind, by country and by programme."""

from tracker.codelists import codelist
from tracker.documents import (
    Align,
    Column,
    Counted,
    Inline,
    Link,
    Measured,
    Message,
    Note,
    Numeral,
    PeriodText,
    Row,
    Sequence,
    Table,
    Verbatim,
)
from tracker.documents._inline import Filled, phrase
from tracker.indicators import Basis, Figure, measure, measure_all
from tracker.model import AssistanceEvent
from tracker.reports._draft import Draft
from tracker.reports._matter import Matter
from tracker.values import InternationalString, Qualifier, Quantity
from tracker.words._dates import MAY_LIE_OUTSIDE, behind_comma
from tracker.words._figures import figure_of
from tracker.words._numbers import NIL, amount_of, bounds_in_words
from tracker.words._records import Form

_LISTED = phrase("Countries and areas concerned: {countries}.")
_POSSIBLY = phrase("Countries and areas that may be concerned: {countries}.")


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
    if unnamed:
        draft.heading(2, Message("Activities for which no country is named"))
        draft.paragraph(Message("The sources name no country for the following:"))
        draft.items(event_item(draft, event) for event in distinct(unnamed))
    draft.heading(2, Message("By country or area"))
    _by_country(draft)
    programmes = measure_all(matter.register, ["events"], matter.period, by="programme", basis=Basis.EVIDENCED)
    if programmes:
        draft.heading(2, Message("By programme"))
        _by_programme(draft, programmes)


def _totals(draft: Draft) -> None:
    events, states, people = (
        measure(draft.matter.register, name, draft.matter.period, basis=Basis.EVIDENCED)
        for name in ("events", "states-assisted", "practitioners-trained")
    )
    draft.paragraph(
        Message(
            "Activities recorded in the period: {events}. States assisted: {states}. Practitioners trained: {people}.",
            events=draft.linked(figure_of(events), events),
            states=draft.linked(figure_of(states), states),
            people=draft.linked(figure_of(people), people),
        )
    )


def _kind(draft: Draft, kind: str, events: list[AssistanceEvent]) -> None:
    draft.heading(2, codelist("assistance")[kind].title)
    draft.passages(kind)
    draft.paragraph(_countries(draft, kind, events))
    draft.items(event_item(draft, event) for event in distinct(events))


def _concerned(event: AssistanceEvent) -> frozenset[str]:
    """Return the countries assisted; where there are none, those that took part or were studied, else the hosts."""
    return event.countries or event.represented | event.subjects or event.hosts


def _countries(draft: Draft, kind: str, events: list[AssistanceEvent]) -> Inline:
    """Say for which countries events of a kind took place; of what may lie outside the period it is not said."""
    certain = [each for each in events if draft.matter.is_certain(each.when)]
    lead = codelist("assistance")[kind].lead
    is_said = any(each.named_countries for each in certain)
    told = certain or events
    codes = {code for event in (told if is_said else events) for code in _concerned(event)}
    countries = draft.countries(codes, Form(lead.form) if lead is not None and is_said else Form.LISTED)
    if any(not event.countries_complete for event in told):
        countries = Message("{countries}, among others", countries=countries)
    if lead is None or not is_said:
        return Message(_LISTED if is_said else _POSSIBLY, countries=countries)
    texts = {language: text.replace("{countries}", "{0}") for language, text in lead.text.texts}
    return Filled(InternationalString(texts), (countries,))


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


def event_item(draft: Draft, event: AssistanceEvent) -> Inline:
    """Tell of one event: what, when, for how many people, and what came of it."""
    parts: list[Inline] = [event.title]
    if event.assumption is None:
        parts.append(behind_comma(event.when))
    if event.participants is not None and _all_women(event):
        parts.append(
            Message(
                ": {women} {women:participant, a woman|participants, all women}", women=amount_of(event.participants)
            )
        )
    elif event.participants is not None:
        parts.append(Message(": {people} {people:participant|participants}", people=amount_of(event.participants)))
        if event.women is not None and not _is_nobody(event.participants):
            parts.append(Message(", {women} of them {women:a woman|women}", women=amount_of(event.women)))
    sentence: Inline = Sequence(tuple(parts))
    if event.assumption is not None:
        sentence = Note(sentence, event.assumption)
    elif draft.matter.is_doubtful(event.when):
        sentence = Note(sentence, MAY_LIE_OUTSIDE)
    return draft.with_source(sentence, event)


def _all_women(event: AssistanceEvent) -> bool:
    """Tell whether the numbers entail it: "more than 5" of "more than 5" may be six of sixty; of nobody, none is."""
    both = (event.participants, event.women)
    exact = [each.value for each in both if each is not None and each.qualifier is Qualifier.EXACT]
    return len(exact) == len(both) and exact[0] == exact[1] > 0


def _is_nobody(people: Quantity) -> bool:
    return people.qualifier is Qualifier.EXACT and people.value == 0


# -- tables -----------------------------------------------------------------------------------------------------------


def _by_country(draft: Draft) -> None:
    found = measure_all(draft.matter.register, ["events"], draft.matter.period, by="country", basis=Basis.EVIDENCED)
    if not found:
        draft.paragraph(Message("No country is named."))
        return
    scale = max((_most(figure) for figure in found), default=1) or 1
    number = draft.table_number()
    draft.paragraph(
        Message(
            "Table {number} shows how many activities name each country or area. An activity for several counts in the"
            " row of each, so that rows do not add up.",
            number=Numeral(number),
        )
    )
    draft.add(
        Table(
            number=number,
            title=Message("Activities by country or area, {period}", period=PeriodText(draft.matter.period)),
            columns=(
                Column(title=Message("Country or area")),
                Column(title=Message("Activities"), align=Align.END),
                Column(title=Message("Kinds")),
                Column(title=Message("Records")),
            ),
            rows=tuple(_country_row(draft, figure, scale) for figure in found),
            is_alphabetical=True,
            legend=(Message("As recorded; – nil."),),
            anchor="table-by-country",
        )
    )


def _in_order(found: tuple[Figure, ...]) -> list[Figure]:
    """Put the rows with the most activities first; equals keep the order of their codes."""
    return sorted(found, key=lambda figure: (-_least(figure), -_most(figure), figure.by))


def _least(figure: Figure) -> int:
    return int(figure.bounds.lower or 0) if figure.bounds else 0


def _most(figure: Figure) -> int:
    return int(figure.bounds.upper or figure.bounds.lower or 0) if figure.bounds else 0


def _country_row(draft: Draft, figure: Figure, scale: int) -> Row:
    code = figure.by[0][1]
    kinds = {draft.matter.register.events[key].kind for key in figure.records}
    titles = tuple(codelist("assistance")[kind].title for kind in codelist("assistance") if kind in kinds)
    bounds = figure.bounds
    shown = NIL if bounds is None else bounds_in_words(bounds)
    bar = Measured(text=shown, lower=_least(figure), upper=bounds.upper if bounds else 0, scale=scale)
    return Row(cells=(draft.country(code), bar, Sequence(titles, "; "), _records(draft, figure)))


def _by_programme(draft: Draft, found: tuple[Figure, ...]) -> None:
    draft.paragraph(Message("Activities by programme, one that several share being counted for each:"))
    draft.items(_programme_line(draft, figure) for figure in _in_order(found))


def _programme_line(draft: Draft, figure: Figure) -> Inline:
    programme = draft.matter.register.programmes.get(figure.by[0][1])
    title: Inline = programme.title if programme else Verbatim(figure.by[0][1])
    exact = figure.bounds is not None and figure.bounds.is_exact
    number: Inline = figure_of(figure)
    if exact and figure.bounds is not None and figure.bounds.lower is not None:
        number = Counted(figure.bounds.lower, "events")
    line = Message("{title}: {number} [{records}]", title=title, number=number, records=_records(draft, figure))
    return draft.with_source(line, programme) if programme else line


def _records(draft: Draft, figure: Figure) -> Inline:
    """Number the records behind a figure, each number a link to its record."""
    events = draft.matter.register.events
    links = (
        Link(Numeral(number), f"#{draft.anchor_of(events[key])}") for number, key in enumerate(figure.records, start=1)
    )
    return Sequence(tuple(links), ", ")
