"""Mandates and the work of intergovernmental bodies."""

from tracker.codelists import codelist
from tracker.documents import Counted, DateText, Inline, Listing, Message, Note, Sequence, Verbatim
from tracker.indicators import measure
from tracker.model import Mandate, Meeting, SourceDocument
from tracker.reports._composer import Composer
from tracker.reports._mandates import add_mandate_calendar
from tracker.reports._passages import add_passages
from tracker.reports._selection import by_date, by_paragraph, dated_in, spoken_of
from tracker.values import Membership, membership
from tracker.words._figures import figure_of

__all__ = ["add_intergovernmental"]


def add_intergovernmental(composer: Composer) -> None:
    """Add the mandates adopted and the meetings held."""
    register, period = composer.register, composer.period
    mandates = spoken_of(register, register.mandates.values(), period)
    meetings = list(dated_in(register.meetings.values(), period))
    if not mandates and not meetings:
        return
    composer.heading(1, Message("Mandates and intergovernmental work"))
    add_passages(composer, "mandates")
    if mandates:
        composer.heading(2, Message("Mandates"))
        _mandates(composer, mandates)
        add_mandate_calendar(composer, [each for each in mandates if each.kind not in NATIONAL_OR_REGIONAL])
    if meetings:
        composer.heading(2, Message("Meetings and the documents prepared for them"))
        _meetings(composer, meetings)


# -- mandates ---------------------------------------------------------------------------------------------------------


def _mandates(composer: Composer, mandates: list[Mandate]) -> None:
    figure = measure(composer.register, "mandates-adopted", composer.period)
    adopted = sorted((each for each in mandates if each.key in figure.records), key=by_date)
    standing = [mandate for mandate in mandates if mandate not in adopted]
    if adopted:
        composer.paragraph(
            Message(
                "Resolutions, decisions and declarations adopted in the period ({number}):",
                number=composer.linked(figure_of(figure), figure),
            )
        )
        composer.items(_adopted(composer, mandate) for mandate in adopted)
    if standing:
        _standing(composer, Message("The work also rests on the following mandates:"), standing, others=False)
        _standing(composer, Message("National and regional texts that bear on it:"), standing, others=True)


NATIONAL_OR_REGIONAL = ("directive", "regulation", "law", "plan")
"""Kinds of texts that bear on the work without mandating it."""


def _standing(composer: Composer, lead: Inline, mandates: list[Mandate], *, others: bool) -> None:
    kinds = [kind for kind in codelist("mandate") if (kind in NATIONAL_OR_REGIONAL) is others and _have(mandates, kind)]
    if kinds:
        composer.paragraph(lead)
        composer.items(_of_kind(composer, kind, mandates) for kind in kinds)


def _have(mandates: list[Mandate], kind: str) -> bool:
    return any(mandate.kind == kind for mandate in mandates)


def _of_kind(composer: Composer, kind: str, mandates: list[Mandate]) -> Inline:
    """Name the mandates of a kind in one item, in the order in which the source speaks of them."""
    own = sorted((mandate for mandate in mandates if mandate.kind == kind), key=by_paragraph)
    named = tuple(composer.with_source(_titled(mandate), mandate) for mandate in own)
    return Message("{kind}: {mandates}", kind=codelist("mandate")[kind].title, mandates=Sequence(named, "; "))


def _titled(mandate: Mandate) -> Inline:
    if mandate.symbol is None:
        return mandate.title
    return Message("{title} ({symbol})", title=mandate.title, symbol=Verbatim(mandate.symbol))


def _adopted(composer: Composer, mandate: Mandate) -> Inline:
    parts: list[Inline] = [_titled(mandate)]
    date = composer.date_of(mandate.adopted) if mandate.adopted else None
    if date is not None:
        parts.append(date)
    if mandate.paragraphs:
        parts += [Verbatim(" – "), Sequence(tuple(paragraph.text for paragraph in mandate.paragraphs), "; ")]
    told: Inline = Sequence(tuple(parts))
    if mandate.adopted is None or membership(mandate.adopted, composer.period) is Membership.POSSIBLE:
        told = Note(told, Message("The date given does not tell whether it lies in the period."))
    return composer.with_source(told, mandate)


# -- meetings ---------------------------------------------------------------------------------------------------------


def _meetings(composer: Composer, meetings: list[Meeting]) -> None:
    known = {meeting.id for meeting in meetings}
    for meeting in sorted(meetings, key=by_date):
        if not meeting.part_of & known:
            _meeting(composer, meeting, _within({meeting.id}, meetings))


def _within(ids: set[str], meetings: list[Meeting]) -> list[Meeting]:
    """Return the meetings that are parts of others, at whatever depth; a circle ends where it began."""
    found: list[Meeting] = []
    while True:
        more = [each for each in meetings if each.part_of & ids and each not in found and each.id not in ids]
        if not more:
            return found
        found += more
        ids = ids | {each.id for each in more}


def _meeting(composer: Composer, meeting: Meeting, beside: list[Meeting]) -> None:
    """Tell of one meeting: when and where, what was prepared for it, what went on beside it."""
    held: list[Inline] = [meeting.title, Message(", {date}", date=DateText(meeting.when, as_phrase=True))]
    if meeting.place is not None:
        held += [Verbatim(", "), meeting.place]
    sentence = composer.with_source(Sequence(tuple(held)), meeting)
    parts: list[Inline] = [sentence, Verbatim(".")]
    documents = [each for each in composer.register.documents.values() if meeting.id in each.prepared_for]
    if documents:
        listed = Listing(
            tuple(_document(composer, each) for each in sorted(documents, key=lambda one: one.symbol or one.id))
        )
        parts += [Verbatim(" "), Message("Documents prepared: {documents}.", documents=listed)]
    within = [each for each in beside if each.kind != "side_event"]
    if within:
        named = Listing(tuple(composer.with_source(each.title, each) for each in sorted(within, key=by_date)))
        parts += [Verbatim(" "), Message("Part of it: {meetings}.", meetings=named)]
    side_events = sorted((each for each in beside if each.kind == "side_event"), key=by_date)
    if side_events:
        count = Counted(len(side_events), "side events", words=True)
        parts += [Verbatim(" "), Message("Beside it: {events}:", events=count)]
    composer.paragraph(Sequence(tuple(parts)))
    composer.items(composer.with_source(each.title, each) for each in side_events)


def _document(composer: Composer, document: SourceDocument) -> Inline:
    name: Inline = Verbatim(document.symbol) if document.symbol else document.title
    return composer.with_source(name, document) if document.citations else name
