"""Technical cooperation: by kind, by country and by programme."""

from tracker.codelists import codelist
from tracker.documents import (
    Align,
    Column,
    Counted,
    DateText,
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
    phrase,
)
from tracker.indicators import Basis, Figure, measure, measure_all
from tracker.model import AssistanceEvent
from tracker.reports._composer import Composer
from tracker.reports._passages import add_passages
from tracker.reports._selection import by_date, dated_in
from tracker.values import Membership, membership
from tracker.words._countries import Form
from tracker.words._figures import figure_of
from tracker.words._numbers import NIL, amount_of, bounds_in_words

__all__ = ["NOT_COOPERATION", "add_cooperation", "event_item"]

NOT_COOPERATION = (
    "coordination_meeting", "network_support", "civil_society_engagement", "briefing", "side_event", "field_visit",
    "research", "publication",
)  # fmt: skip
"""Kinds of events that other sections tell of."""

_LEADS = {
    "legislative_assistance": (phrase("Legislative assistance was provided to {countries}."), Form.TO),
    "policy_assistance": (phrase("Help with policies and strategies was given to {countries}."), Form.TO),
    "training": (phrase("Training was given to practitioners of {countries}."), Form.OF),
}
"""Sentences for the commonest kinds; the others list the countries plainly."""


def add_cooperation(composer: Composer) -> None:
    """Add what was done, for whom and by which programme."""
    register, period = composer.register, composer.period
    events = [each for each in dated_in(register.events.values(), period) if each.kind not in NOT_COOPERATION]
    if not events:
        return
    composer.heading(1, Message("Technical cooperation"))
    _totals(composer)
    add_passages(composer, "cooperation")
    kinds = [kind for kind in codelist("assistance") if any(each.kind == kind for each in events)]
    unnamed: list[AssistanceEvent] = []
    for kind in kinds:
        own = sorted((each for each in events if each.kind == kind), key=by_date)
        if any(event.countries for event in own):
            _kind(composer, kind, own)
        else:
            unnamed += own
    if unnamed:
        composer.heading(2, Message("Activities for which no country is named"))
        composer.paragraph(Message("The sources name no country for the following:"))
        composer.items(event_item(composer, event) for event in distinct(unnamed))
    composer.heading(2, Message("By country or area"))
    _by_country(composer)
    programmes = measure_all(register, ["events"], period, by="programme", basis=Basis.EVIDENCED)
    if programmes:
        composer.heading(2, Message("By programme"))
        _by_programme(composer, programmes)


def _totals(composer: Composer) -> None:
    events, states, people = (
        measure(composer.register, name, composer.period, basis=Basis.EVIDENCED)
        for name in ("events", "states-assisted", "practitioners-trained")
    )
    composer.paragraph(
        Message(
            "Activities recorded in the period: {events}. States assisted: {states}. Practitioners trained: {people}.",
            events=composer.linked(figure_of(events), events),
            states=composer.linked(figure_of(states), states),
            people=composer.linked(figure_of(people), people),
        )
    )


def _kind(composer: Composer, kind: str, events: list[AssistanceEvent]) -> None:
    composer.heading(2, codelist("assistance")[kind].title)
    add_passages(composer, kind)
    certain = [each for each in events if membership(each.when, composer.period) is Membership.CERTAIN]
    codes = {code for event in certain or events for code in event.countries}
    template, form = _LEADS.get(kind, (phrase("Countries and areas concerned: {countries}."), Form.LISTED))
    if not certain or not codes:
        # What may have happened outside the period is not said to have happened in it.
        template, form = phrase("Countries and areas that may be concerned: {countries}."), Form.LISTED
        codes = {code for event in events for code in event.countries}
    countries = composer.countries(codes, form)
    if any(not event.countries_complete for event in certain or events):
        countries = Message("{countries}, among others", countries=countries)
    composer.paragraph(Message(template, countries=countries))
    composer.items(event_item(composer, event) for event in distinct(events))


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


def event_item(composer: Composer, event: AssistanceEvent) -> Inline:
    """Tell of one event: what, when, for how many people, and what came of it."""
    parts: list[Inline] = [event.title]
    if event.assumption is None:
        parts.append(Message(", {date}", date=DateText(event.when, as_phrase=True)))
    if event.participants is not None and event.women == event.participants:
        parts.append(Message(": {women} participants, all women", women=amount_of(event.participants)))
    elif event.participants is not None:
        parts.append(Message(": {people} participants", people=amount_of(event.participants)))
        if event.women is not None:
            parts.append(Message(", {women} of them women", women=amount_of(event.women)))
    sentence: Inline = Sequence(tuple(parts))
    if event.assumption is not None:
        sentence = Note(sentence, event.assumption)
    elif membership(event.when, composer.period) is Membership.POSSIBLE:
        sentence = Note(sentence, Message("The date given does not tell whether it lies in the period."))
    return composer.with_source(sentence, event)


# -- tables -----------------------------------------------------------------------------------------------------------


def _by_country(composer: Composer) -> None:
    found = measure_all(composer.register, ["events"], composer.period, by="country", basis=Basis.EVIDENCED)
    if not found:
        composer.paragraph(Message("No country is named."))
        return
    scale = max((_most(figure) for figure in found), default=1) or 1
    number = composer.table_number()
    composer.paragraph(
        Message(
            "Table {number} shows how many activities name each country or area. An activity for several counts in the"
            " row of each, so that rows do not add up.",
            number=Numeral(number),
        )
    )
    composer.add(
        Table(
            number=number,
            title=Message("Activities by country or area, {period}", period=PeriodText(composer.period)),
            columns=(
                Column(title=Message("Country or area")),
                Column(title=Message("Activities"), align=Align.END),
                Column(title=Message("Kinds")),
                Column(title=Message("Records")),
            ),
            rows=tuple(_country_row(composer, figure, scale) for figure in found),
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


def _country_row(composer: Composer, figure: Figure, scale: int) -> Row:
    code = figure.by[0][1]
    kinds = {composer.register.events[key].kind for key in figure.records}
    titles = tuple(codelist("assistance")[kind].title for kind in codelist("assistance") if kind in kinds)
    bounds = figure.bounds
    shown = NIL if bounds is None else bounds_in_words(bounds)
    bar = Measured(text=shown, lower=_least(figure), upper=bounds.upper if bounds else 0, scale=scale)
    return Row(cells=(composer.country(code), bar, Sequence(titles, "; "), _records(composer, figure)))


def _by_programme(composer: Composer, found: tuple[Figure, ...]) -> None:
    composer.paragraph(Message("Activities by programme, one that several share being counted for each:"))
    composer.items(_programme_line(composer, figure) for figure in _in_order(found))


def _programme_line(composer: Composer, figure: Figure) -> Inline:
    programme = composer.register.programmes.get(figure.by[0][1])
    title: Inline = programme.title if programme else Verbatim(figure.by[0][1])
    exact = figure.bounds is not None and figure.bounds.is_exact
    number: Inline = figure_of(figure)
    if exact and figure.bounds is not None and figure.bounds.lower is not None:
        number = Counted(figure.bounds.lower, "events")
    line = Message("{title}: {number} [{records}]", title=title, number=number, records=_records(composer, figure))
    return composer.with_source(line, programme) if programme else line


def _records(composer: Composer, figure: Figure) -> Inline:
    """Number the records behind a figure, each number a link to its record."""
    events = composer.register.events
    links = (
        Link(Numeral(number), f"#{composer.anchor_of(events[key])}")
        for number, key in enumerate(figure.records, start=1)
    )
    return Sequence(tuple(links), ", ")
