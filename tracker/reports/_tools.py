"""Coordination, and the tools and knowledge that an office makes."""

from tracker.documents import DateText, Inline, Listing, Message, Sequence, Verbatim, phrase
from tracker.indicators import Basis, Figure
from tracker.model import IndicatorKind, Programme, SourceDocument, State
from tracker.reports._composer import Composer
from tracker.reports._cooperation import distinct, event_item
from tracker.reports._passages import add_passages
from tracker.reports._selection import by_date, dated_in, is_reported, spoken_of
from tracker.values import Language
from tracker.words._changes import change_of
from tracker.words._countries import Form
from tracker.words._figures import figure_of, time_of

__all__ = ["COORDINATION", "add_coordination", "add_state_of_affairs", "add_tools"]

COORDINATION = (
    "coordination_meeting",
    "network_support",
    "civil_society_engagement",
    "briefing",
    "side_event",
    "field_visit",
)
"""Kinds of events that serve coordination; all others are technical cooperation or research."""

ISSUED = (
    "report", "background_paper", "conference_room_paper", "publication", "study", "toolkit",
    "policy_paper", "compilation", "assessment",
)  # fmt: skip


def add_coordination(composer: Composer) -> None:
    """Add networks and what was done for them."""
    register, period = composer.register, composer.period
    networks = [each for each in spoken_of(register, register.programmes.values(), period) if each.kind == "network"]
    events = sorted(
        (each for each in dated_in(register.events.values(), period) if each.kind in COORDINATION), key=by_date
    )
    if not networks and not events:
        return
    composer.heading(1, Message("Coordination and cooperation"))
    add_passages(composer, "coordination")
    if networks:
        composer.paragraph(Message("Networks and mechanisms in which the work is coordinated:"))
        composer.items(programme_item(composer, each) for each in sorted(networks, key=lambda one: one.id))
    if events:
        composer.paragraph(Message("In the period, the following was done:"))
        composer.items(event_item(composer, each) for each in distinct(events))


def programme_item(composer: Composer, programme: Programme) -> Inline:
    """Name a programme, since when it runs and who takes part."""
    parts: list[Inline] = [programme.title]
    if programme.acronym and programme.acronym not in str(programme.title):
        parts.append(Verbatim(f" ({programme.acronym})"))
    if programme.when is not None:
        parts.append(Message(", {date}", date=DateText(programme.when, as_phrase=True)))
    if len(programme.participants) > 1:
        codes = {each.country for each in programme.participants}
        parts += [Verbatim(" – "), composer.countries(codes, Form.LISTED)]
        if not programme.participants_complete:
            parts += [Verbatim(" "), Message("and others")]
    return composer.with_source(Sequence(tuple(parts)), programme)


def add_tools(composer: Composer) -> None:
    """Add databases with their size, and what was published."""
    register, period = composer.register, composer.period
    every = spoken_of(register, register.programmes.values(), period)
    portals = [each for each in every if each.kind in ("portal", "database")]
    documents = [
        each
        for each in spoken_of(register, register.documents.values(), period)
        if each.kind in ISSUED and not each.prepared_for
    ]
    if not portals and not documents:
        return
    composer.heading(1, Message("Tools and knowledge"))
    add_passages(composer, "tools")
    if portals:
        composer.paragraph(Message("Portals and databases:"))
        composer.items(programme_item(composer, each) for each in sorted(portals, key=lambda one: one.id))
    issued = sorted((each for each in documents if each.state is not State.ONGOING), key=by_date)
    if issued:
        composer.paragraph(Message("Documents and publications of the period:"))
        composer.items(document_item(composer, each) for each in issued)
    under_way = [each for each in documents if each.state is State.ONGOING]
    if under_way:
        composer.paragraph(Message("Under way at the end of the period:"))
        composer.items(document_item(composer, each) for each in under_way)


def add_state_of_affairs(composer: Composer) -> None:
    """Add the stocks: parties, sizes of databases, and whatever else is counted at a date."""
    sizes = _stocks(composer)
    if not sizes:
        return
    composer.heading(1, Message("State of affairs"))
    add_passages(composer, "state")
    composer.paragraph(Message("State at the date shown, and change since the previous period:"))
    composer.items(_size(composer, each) for each in sizes)


def _stocks(composer: Composer) -> list[Figure]:
    found = [figure for figure in composer.figures if figure.indicator.kind is IndicatorKind.STOCK]
    shown = [figure for figure in found if figure.missing is None and not figure.by]
    return sorted(shown, key=lambda figure: not is_of_report(composer, figure))


def is_of_report(composer: Composer, figure: Figure) -> bool:
    """Tell whether a figure rests on what a document about the period says."""
    table = composer.register.observations if figure.basis is Basis.EVIDENCED else composer.register.claims
    return any(is_reported(composer.register, table[key], composer.period) for key in figure.records if key in table)


def _size(composer: Composer, figure: Figure) -> Inline:
    shown = Message(
        "{title}: {number} ({time})",
        title=figure.indicator.title,
        number=composer.linked(figure_of(figure), figure),
        time=time_of(figure),
    )
    found = (each for each in composer.comparisons if each.after == figure)
    comparison = next(found, None)
    if comparison is None or comparison.before.missing is not None:
        return shown
    before = comparison.before
    return Message(
        "{now}; {change}, from {before} ({time})",
        now=shown,
        change=change_of(comparison),
        before=figure_of(before),
        time=time_of(before),
    )


_LANGUAGES = {
    Language.ARABIC: phrase("Arabic"),
    Language.CHINESE: phrase("Chinese"),
    Language.ENGLISH: phrase("English"),
    Language.FRENCH: phrase("French"),
    Language.RUSSIAN: phrase("Russian"),
    Language.SPANISH: phrase("Spanish"),
}


def document_item(composer: Composer, document: SourceDocument) -> Inline:
    """Name a document, its symbol, when it appeared and in which other languages."""
    parts: list[Inline] = [document.title]
    if document.symbol:
        parts.append(Verbatim(f" ({document.symbol})"))
    date = document.published or (document.expected if document.state is State.ONGOING else None)
    if date is not None:
        parts.append(Message(", {date}", date=DateText(date, as_phrase=True)))
    later = [each for each in document.versions if each.published is not None and each.published != document.published]
    if later:
        versions = Listing(
            tuple(
                Message(
                    "{language} ({date})",
                    language=Message(_LANGUAGES[each.language]),
                    date=DateText(each.published),
                )
                for each in later
                if each.published is not None
            )
        )
        parts.append(Message("; also in {versions}", versions=versions))
    return composer.with_source(Sequence(tuple(parts)), document)
