"""Mandates and the work of intergovernmental bodies."""

from tracker.codelists import codelist
from tracker.documents import Counted, Inline, Listing, Message, Note, Sequence, Verbatim
from tracker.indicators import measure
from tracker.model import Mandate, Meeting, SourceDocument
from tracker.reports._draft import Draft
from tracker.reports._matter import Matter
from tracker.reports._selection import by_date, by_paragraph
from tracker.reports.sections._mandate_calendar import add_mandate_calendar
from tracker.words._dates import MAY_LIE_OUTSIDE, behind_comma
from tracker.words._figures import figure_of


def mandates_and_meetings(matter: Matter, draft: Draft) -> None:
    """Tell of the mandates adopted and the meetings held."""
    mandates = matter.spoken_of(each for each in matter.register.mandates.values() if not each.background)
    meetings = matter.dated(matter.register.meetings.values())
    if not mandates and not meetings:
        return
    draft.heading(1, Message("Mandates and intergovernmental work"))
    draft.passages("mandates")
    if mandates:
        draft.heading(2, Message("Mandates"))
        _mandates(draft, mandates)
        add_mandate_calendar(draft, [each for each in mandates if each.kind not in NATIONAL_OR_REGIONAL])
    if meetings:
        draft.heading(2, Message("Meetings and the documents prepared for them"))
        _meetings(draft, meetings)


# -- mandates ---------------------------------------------------------------------------------------------------------


def _mandates(draft: Draft, mandates: list[Mandate]) -> None:
    figure = measure(draft.matter.register, "mandates-adopted", draft.matter.period)
    adopted = sorted((each for each in mandates if each.key in figure.records), key=by_date)
    standing = [mandate for mandate in mandates if mandate not in adopted]
    if adopted:
        draft.paragraph(
            Message(
                "Resolutions, decisions and declarations adopted in the period ({number}):",
                number=draft.linked(figure_of(figure), figure),
            )
        )
        draft.items(_adopted(draft, mandate) for mandate in adopted)
    if standing:
        _standing(draft, Message("The work also rests on the following mandates:"), standing, others=False)
        _standing(draft, Message("National and regional texts that bear on it:"), standing, others=True)


NATIONAL_OR_REGIONAL = ("directive", "regulation", "law", "plan")
"""Kinds of texts that bear on the work without mandating it."""


def _standing(draft: Draft, lead: Inline, mandates: list[Mandate], *, others: bool) -> None:
    kinds = [kind for kind in codelist("mandate") if (kind in NATIONAL_OR_REGIONAL) is others and _have(mandates, kind)]
    if kinds:
        draft.paragraph(lead)
        draft.items(_of_kind(draft, kind, mandates) for kind in kinds)


def _have(mandates: list[Mandate], kind: str) -> bool:
    return any(mandate.kind == kind for mandate in mandates)


def _of_kind(draft: Draft, kind: str, mandates: list[Mandate]) -> Inline:
    """Name the mandates of a kind in one item, in the order in which the source speaks of them."""
    own = sorted((mandate for mandate in mandates if mandate.kind == kind), key=by_paragraph)
    named = tuple(draft.with_source(_titled(mandate), mandate) for mandate in own)
    return Message("{kind}: {mandates}", kind=codelist("mandate")[kind].title, mandates=Sequence(named, "; "))


def _titled(mandate: Mandate) -> Inline:
    if mandate.symbol is None:
        return mandate.title
    return Message("{title} ({symbol})", title=mandate.title, symbol=Verbatim(mandate.symbol))


def _adopted(draft: Draft, mandate: Mandate) -> Inline:
    parts: list[Inline] = [_titled(mandate)]
    date = draft.date_of(mandate.adopted) if mandate.adopted else None
    if date is not None:
        parts.append(date)
    if mandate.paragraphs:
        parts += [Verbatim(" – "), Sequence(tuple(paragraph.text for paragraph in mandate.paragraphs), "; ")]
    told: Inline = Sequence(tuple(parts))
    if mandate.adopted is None or draft.matter.is_doubtful(mandate.adopted):
        told = Note(told, MAY_LIE_OUTSIDE)
    return draft.with_source(told, mandate)


# -- meetings ---------------------------------------------------------------------------------------------------------


def _meetings(draft: Draft, meetings: list[Meeting]) -> None:
    known = {meeting.id for meeting in meetings}
    for meeting in sorted(meetings, key=by_date):
        if not meeting.part_of & known:
            _meeting(draft, meeting, _within({meeting.id}, meetings))


def _within(ids: set[str], meetings: list[Meeting]) -> list[Meeting]:
    """Return the meetings that are parts of others, at whatever depth; a circle ends where it began."""
    found: list[Meeting] = []
    while True:
        more = [each for each in meetings if each.part_of & ids and each not in found and each.id not in ids]
        if not more:
            return found
        found += more
        ids = ids | {each.id for each in more}


def _meeting(draft: Draft, meeting: Meeting, beside: list[Meeting]) -> None:
    """Tell of one meeting: when and where, what was prepared for it, what went on beside it."""
    held: list[Inline] = [meeting.title, behind_comma(meeting.when)]
    if meeting.place is not None:
        held += [Verbatim(", "), meeting.place]
    sentence = draft.with_source(Sequence(tuple(held)), meeting)
    parts: list[Inline] = [sentence, Verbatim(".")]
    documents = [each for each in draft.matter.register.documents.values() if meeting.id in each.prepared_for]
    if documents:
        listed = Listing(
            tuple(_document(draft, each) for each in sorted(documents, key=lambda one: one.symbol or one.id))
        )
        parts += [Verbatim(" "), Message("Documents prepared: {documents}.", documents=listed)]
    within = [each for each in beside if each.kind != "side_event"]
    if within:
        named = Listing(tuple(draft.with_source(each.title, each) for each in sorted(within, key=by_date)))
        parts += [Verbatim(" "), Message("Part of it: {meetings}.", meetings=named)]
    side_events = sorted((each for each in beside if each.kind == "side_event"), key=by_date)
    if side_events:
        count = Counted(len(side_events), "side events", words=True)
        parts += [Verbatim(" "), Message("Beside it: {events}:", events=count)]
    draft.paragraph(Sequence(tuple(parts)))
    draft.items(draft.with_source(each.title, each) for each in side_events)


def _document(draft: Draft, document: SourceDocument) -> Inline:
    name: Inline = Verbatim(document.symbol) if document.symbol else document.title
    return draft.with_source(name, document) if document.citations else name
