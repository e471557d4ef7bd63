"""Mandates and the work of intergovernmental bodies."""

from tracker.documents import Counted, DateText, Inline, Listing, Message, Sequence, Verbatim
from tracker.indicators import measure
from tracker.model import Mandate, Meeting, SourceDocument
from tracker.reports._composer import Composer
from tracker.reports._passages import add_passages
from tracker.reports._selection import by_date, dated_in, spoken_of
from tracker.reports._wording import figure_of

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
    if meetings:
        composer.heading(2, Message("Meetings and the documents prepared for them"))
        _meetings(composer, meetings)


# -- mandates ---------------------------------------------------------------------------------------------------------


def _mandates(composer: Composer, mandates: list[Mandate]) -> None:
    adopted = sorted(dated_in(mandates, composer.period), key=by_date)
    standing = [mandate for mandate in mandates if mandate not in adopted]
    if adopted:
        figure = measure(composer.register, "mandates-adopted", composer.period)
        composer.paragraph(
            Message(
                "Resolutions, decisions and declarations adopted in the period: {number}. These bear on the work:",
                number=composer.linked(figure_of(figure), figure),
            )
        )
        composer.items(_adopted(composer, mandate) for mandate in adopted)
    if standing:
        composer.paragraph(Message("The work also rests on the following mandates:"))
        composer.items(
            composer.with_source(_titled(mandate), mandate)
            for mandate in sorted(standing, key=lambda each: (each.kind, each.key))
        )


def _titled(mandate: Mandate) -> Inline:
    if mandate.symbol is None:
        return mandate.title
    return Message("{title} ({symbol})", title=mandate.title, symbol=Verbatim(mandate.symbol))


def _adopted(composer: Composer, mandate: Mandate) -> Inline:
    parts: list[Inline] = [_titled(mandate)]
    if mandate.adopted is not None:
        parts.append(Message(", {date}", date=DateText(mandate.adopted, as_phrase=True)))
    if mandate.paragraphs:
        parts += [Verbatim(" – "), Sequence(tuple(paragraph.text for paragraph in mandate.paragraphs), "; ")]
    return composer.with_source(Sequence(tuple(parts)), mandate)


# -- meetings ---------------------------------------------------------------------------------------------------------


def _meetings(composer: Composer, meetings: list[Meeting]) -> None:
    known = {meeting.id for meeting in meetings}
    for meeting in sorted(meetings, key=by_date):
        if not meeting.part_of & known:
            _meeting(composer, meeting, [each for each in meetings if meeting.id in each.part_of])


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
    if beside:
        side = Counted(len(beside), "side events", words=True)
        parts += [Verbatim(" "), Message("Beside it: {events}:", events=side)]
    composer.paragraph(Sequence(tuple(parts)))
    composer.items(composer.with_source(each.title, each) for each in sorted(beside, key=by_date))


def _document(composer: Composer, document: SourceDocument) -> Inline:
    name: Inline = Verbatim(document.symbol) if document.symbol else document.title
    return composer.with_source(name, document) if document.citations else name
