"""What was done beside technical cooperation: coordination, tools and knowledge, research, recommendations."""

from tracker.documents import DateText, Inline, Listing, Message, Sequence, Verbatim
from tracker.documents._document import LANGUAGE_NAMES
from tracker.indicators import measure
from tracker.model import Programme, Recommendation, SourceDocument, State
from tracker.reports._draft import Draft, without_stop
from tracker.reports._matter import Matter
from tracker.reports._selection import by_paragraph
from tracker.reports.sections._cooperation import distinct, event_item
from tracker.words._dates import behind_comma
from tracker.words._figures import figure_of
from tracker.words._recommendations import RECOMMENDATIONS
from tracker.words._records import Form


def coordination(matter: Matter, draft: Draft) -> None:
    """Tell of networks, and of what was done for them."""
    networks, events = matter.programmes_of("coordination"), matter.events_of("coordination")
    if not networks and not events:
        return
    draft.heading(1, Message("Coordination and cooperation"))
    draft.passages("coordination")
    if networks:
        draft.paragraph(Message("Networks and mechanisms in which the work is coordinated:"))
        draft.items(_programme(draft, each) for each in networks)
    if events:
        draft.paragraph(Message("In the period, the following was done:"))
        draft.items(event_item(draft, each) for each in distinct(events))


def tools(matter: Matter, draft: Draft) -> None:
    """Tell of portals and databases, and of what was published."""
    portals = matter.programmes_of("tools")
    documents = [each for each in matter.documents_of("tools") if not each.prepared_for]
    if not portals and not documents:
        return
    draft.heading(1, Message("Tools and knowledge"))
    draft.passages("tools")
    if portals:
        draft.paragraph(Message("Portals and databases:"))
        draft.items(_programme(draft, each) for each in portals)
    issued = [each for each in documents if each.state is not State.ONGOING]
    if issued:
        draft.paragraph(Message("Documents and publications of the period:"))
        draft.items(_document(draft, each) for each in issued)
    under_way = [each for each in documents if each.state is State.ONGOING]
    if under_way:
        draft.paragraph(Message("Under way at the end of the period:"))
        draft.items(_document(draft, each) for each in under_way)


def research(matter: Matter, draft: Draft) -> None:
    """Tell of research, and of what it found."""
    observatories, events = matter.programmes_of("research"), matter.events_of("research")
    findings = sorted(matter.spoken_of(matter.register.findings.values()), key=by_paragraph)
    if not findings and not events and not observatories:
        return
    draft.heading(1, Message("Research and data"))
    draft.passages("research")
    if observatories or events:
        draft.paragraph(Message("Research carried out in the period:"))
        lines = [_programme(draft, each) for each in observatories]
        draft.items([*lines, *(event_item(draft, each) for each in events)])
    if findings:
        draft.paragraph(Message("Main findings:"))
        draft.items(draft.with_source(without_stop(each.text), each) for each in findings)


def recommendations(matter: Matter, draft: Draft) -> None:
    """Tell of the recommendations of the period, and of those reported in it."""
    found = sorted(matter.spoken_of(matter.register.recommendations.values()), key=by_paragraph)
    if not found:
        return
    draft.heading(1, RECOMMENDATIONS)
    draft.passages("recommendations")
    figure = measure(matter.register, "recommendations-issued", matter.period)
    draft.paragraph(
        Message("Recommendations recorded in the period: {number}.", number=draft.linked(figure_of(figure), figure))
    )
    draft.items(_recommendation(draft, each) for each in found)


def _recommendation(draft: Draft, recommendation: Recommendation) -> Inline:
    parts: list[Inline] = [without_stop(recommendation.text)]
    if recommendation.addressees:
        parts.append(Message("; addressed to: {addressees}", addressees=Listing(recommendation.addressees)))
    return draft.with_source(Sequence(tuple(parts)), recommendation)


# -- how a record reads as an item of a list --------------------------------------------------------------------------


def _programme(draft: Draft, programme: Programme) -> Inline:
    """Name a programme, since when it runs and who takes part."""
    parts: list[Inline] = [programme.title]
    if programme.acronym and programme.acronym not in str(programme.title):
        parts.append(Verbatim(f" ({programme.acronym})"))
    if programme.when is not None:
        parts.append(behind_comma(programme.when))
    if len(programme.participants) > 1:
        codes = {each.country for each in programme.participants}
        parts += [Verbatim(" – "), draft.countries(codes, Form.LISTED)]
        if not programme.participants_complete:
            parts += [Verbatim(" "), Message("and others")]
    return draft.with_source(Sequence(tuple(parts)), programme)


def _document(draft: Draft, document: SourceDocument) -> Inline:
    """Name a document, its symbol, when it appeared and in which other languages."""
    parts: list[Inline] = [document.title]
    if document.symbol:
        parts.append(Verbatim(f" ({document.symbol})"))
    date = document.published or (document.expected if document.state is State.ONGOING else None)
    if date is not None:
        parts.append(behind_comma(date))
    later = [each for each in document.versions if each.published is not None and each.published != document.published]
    if later:
        versions = Listing(
            tuple(
                Message(
                    "{language} ({date})",
                    language=Message(LANGUAGE_NAMES[each.language]),
                    date=DateText(each.published),
                )
                for each in later
                if each.published is not None
            )
        )
        parts.append(Message("; also in {versions}", versions=versions))
    return draft.with_source(Sequence(tuple(parts)), document)
