"""What was done beside technical cooperation: coordination, tools and research, and what people wrote of it all."""

from collections.abc import Iterable

from tracker.codelists import area
from tracker.documents import DateText, Inline, Listing, Message, Sequence, Verbatim
from tracker.documents._document import LANGUAGE_NAMES
from tracker.model import Finding, Programme, Register, SourceDocument, State, StatusObservation
from tracker.reports._draft import Draft, without_stop
from tracker.reports._matter import Matter
from tracker.reports._selection import by_paragraph
from tracker.reports.sections._events import ALSO_DONE, ALSO_ONE, distinct, event_item
from tracker.reports.sections._programmes import programme_in_words
from tracker.reports.sections._statements import with_statements
from tracker.values._spelling import one_spelling
from tracker.words._dates import behind_comma
from tracker.words._sentences import in_quotes


def coordination(matter: Matter, draft: Draft) -> None:
    """Tell of networks, and of what was done for them."""
    networks, events = matter.programmes_of("coordination"), matter.events_of("coordination")
    if not networks and not events:
        return
    draft.heading(1, Message("Coordination and cooperation"))
    draft.passages("coordination")
    draft.told(
        (_programme(draft, each) for each in draft.left_by_narrative(networks)),
        many=Message("The work is coordinated in the following networks and mechanisms:"),
        one=Message("The work is coordinated in the following network:"),
    )
    left = draft.left_by_narrative(events)
    is_added = len(left) < len(events)
    draft.told(
        (event_item(draft, each) for each in distinct(left)),
        many=ALSO_DONE if is_added else Message("In the period, the following was done:"),
        one=ALSO_ONE if is_added else None,
    )


def tools(matter: Matter, draft: Draft) -> None:
    """Tell of portals and databases, and of what was published."""
    portals = matter.programmes_of("tools")
    documents = [
        each for each in matter.documents_of("tools") if not each.prepared_for and not _speaks_of_the_work(matter, each)
    ]
    if not portals and not documents:
        return
    draft.heading(1, Message("Tools and knowledge"))
    draft.passages("tools")
    draft.told(
        (_programme(draft, each) for each in draft.left_by_narrative(portals)),
        many=Message("The following portals and databases are at the disposal of practitioners:"),
        one=Message("The following is at the disposal of practitioners:"),
    )
    left = draft.left_by_narrative(documents)
    many, one = _ALSO_ISSUED if len(left) < len(documents) else _WERE_ISSUED
    draft.told((_document(draft, each) for each in left if each.state is not State.ONGOING), many=many, one=one)
    draft.told(
        (_document(draft, each) for each in left if each.state is State.ONGOING),
        many=Message("Work was continuing on the following at the end of the period:"),
    )


def _speaks_of_the_work(matter: Matter, document: SourceDocument) -> bool:
    """Tell whether a document makes recommendations or says what became of them: those are followed up elsewhere."""
    register = matter.register
    cited = register.remembered("documents on recommendations", lambda: _documents_on_recommendations(register))
    return document.id in cited


def _documents_on_recommendations(register: Register) -> set[str]:
    records = (*register.recommendations.values(), *register.of_type(StatusObservation).values())
    named = {each.source for each in register.recommendations.values()}
    named |= {citation.document for record in records for citation in record.citations}
    return {document.id for name in named if (document := register.document(name)) is not None}


_WERE_ISSUED = (Message("The following documents and publications were issued:"), Message("The following was issued:"))
_ALSO_ISSUED = (Message("The following were issued as well:"), Message("The following was issued as well:"))


# -- research ---------------------------------------------------------------------------------------------------------

MOST_SENTENCES = 8
"""A paragraph of more findings is two."""


def research(matter: Matter, draft: Draft) -> None:
    """Tell of research, and of what it found."""
    observatories, events = matter.programmes_of("research"), matter.events_of("research")
    findings = sorted(matter.spoken_of(matter.register.findings.values()), key=by_paragraph)
    if not findings and not events and not observatories:
        return
    draft.heading(1, Message("Research and data"))
    is_told = draft.passages("research")
    lines = [_programme(draft, each) for each in draft.left_by_narrative(observatories)]
    draft.told(
        [*lines, *(event_item(draft, each) for each in distinct(draft.left_by_narrative(events)))],
        many=Message("The following research was carried out:"),
    )
    if is_told:  # what people wrote tells what was found; the annex lists it
        for finding in findings:
            draft.anchor_of(finding)
        return
    for name, group in _by_theme(findings):
        draft.heading(2, name)
        for first in range(0, len(group), MOST_SENTENCES):
            part = group[first : first + MOST_SENTENCES]
            draft.paragraph(Sequence(tuple(_sentence(draft, each) for each in part), " "))


def _sentence(draft: Draft, finding: Finding) -> Inline:
    return Sequence((draft.with_source(without_stop(finding.text), finding), Verbatim(".")))


def _by_theme(findings: list[Finding]) -> list[tuple[Inline, list[Finding]]]:
    """Group findings by theme, or by the regions that they are about where they have none; few alone join the rest."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        looks = tuple(sorted(map(one_spelling, finding.themes or finding.areas)))
        groups.setdefault(looks, []).append(finding)
    small = [key for key, group in groups.items() if key and len(group) == 1]
    rest = [*groups.pop((), ()), *(finding for key in small for finding in groups.pop(key))]
    named: list[tuple[Inline, list[Finding]]] = [(_theme(key, group[0]), group) for key, group in groups.items()]
    if rest:
        title = Message("Other findings") if named else Message("Findings")
        named.append((title, sorted(rest, key=by_paragraph)))
    return named


def _theme(key: tuple[str, ...], finding: Finding) -> Inline:
    if finding.themes:
        return Listing(tuple(map(Verbatim, sorted(finding.themes))))
    return Listing(tuple(area(code).names for code in key))


# -- what was hard, what follows -----------------------------------------------------------------------


def difficulties(_: Matter, draft: Draft) -> None:
    """Tell of what was hard, as people wrote it."""
    _written(draft, draft.narrative("difficulties"), Message("Difficulties"))


def conclusions(_: Matter, draft: Draft) -> None:
    """Tell of what follows from it all, as people wrote it."""
    _written(draft, draft.narrative("conclusions"), Message("Conclusions"))


def _written(draft: Draft, narrative: Iterable[Inline], title: Inline) -> None:
    said = list(narrative)
    if said:
        draft.heading(1, title)
    for passage in said:
        draft.paragraph(passage)


# -- how a record reads as an item of a list --------------------------------------------------------------------------


def _programme(draft: Draft, programme: Programme) -> Inline:
    """Name a programme, since when it runs, who takes part, and what is stated of it."""
    told = draft.with_source(programme_in_words(draft, programme, with_countries=True), programme)
    return with_statements(draft, told, programme.id)


def _document(draft: Draft, document: SourceDocument) -> Inline:
    """Name a document, its symbol, when it appeared and in which other languages."""
    parts: list[Inline] = [in_quotes(document.title)]
    if document.symbol:
        parts.append(Verbatim(f" ({document.symbol})"))
    if document.published is not None:
        parts.append(behind_comma(document.published))
    elif document.state is State.ONGOING and document.expected is not None:
        parts.append(Message(" (expected {date})", date=DateText(document.expected, as_phrase=True)))
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
