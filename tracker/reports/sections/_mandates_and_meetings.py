"""Mandates and the work of intergovernmental bodies."""

import re
from collections.abc import Iterator
from itertools import groupby

from tracker.codelists import codelist
from tracker.documents import Counted, DateText, Inline, Link, Listing, Message, Note, Sequence, Verbatim, phrase
from tracker.followup import force_of
from tracker.model import Mandate, Meeting, SourceDocument
from tracker.reports._draft import Draft
from tracker.reports._matter import Matter
from tracker.reports._outline import MOST_ITEMS
from tracker.reports._selection import by_date, by_paragraph
from tracker.reports.sections._mandate_calendar import add_reports_due, renewed_by
from tracker.reports.sections._many_meetings import many_meetings
from tracker.reports.sections._statements import with_statements
from tracker.values import InternationalString, Membership
from tracker.words._dates import MAY_LIE_OUTSIDE, behind_comma
from tracker.words._sentences import in_quotes, lowered, meeting_held


def mandates_and_meetings(matter: Matter, draft: Draft) -> None:
    """Tell of the mandates adopted and the meetings held."""
    mandates = matter.spoken_of(each for each in matter.register.mandates.values() if not each.background)
    meetings = matter.dated(matter.register.meetings.values())
    if not mandates and not meetings:
        return
    draft.heading(1, Message("Mandates and intergovernmental work"))
    # What people wrote says what texts and meetings were about; the lists then only name them.
    is_told = draft.passages("mandates")
    if mandates:
        draft.heading(2, Message("Mandates"))
        _mandates(draft, mandates, is_told=is_told)
    if meetings:
        draft.heading(2, Message("Meetings"))
        if draft.passages("meetings") or is_told:
            _named_meetings(draft, meetings)
        else:
            _meetings(draft, meetings)


# -- mandates ---------------------------------------------------------------------------------------------------------

NATIONAL_OR_REGIONAL = ("directive", "regulation", "law", "plan")
"""Kinds of texts that bear on the work without mandating it."""


def _mandates(draft: Draft, mandates: list[Mandate], *, is_told: bool) -> None:
    own = [each for each in mandates if each.kind not in NATIONAL_OR_REGIONAL]
    adopted = sorted((each for each in own if _is_adopted(draft.matter, each)), key=by_date)
    endorsed = {name for each in adopted for name in each.endorses}  # told of where they are endorsed
    left = draft.left_by_narrative(adopted)
    is_added = len(left) < len(adopted)
    many, one = _ALSO_ADOPTED if is_added else _WERE_ADOPTED
    draft.told((_adopted(draft, each, is_told=is_told) for each in left if each.id not in endorsed), many=many, one=one)
    _standing(draft, draft.left_by_narrative(each for each in own if each not in adopted), is_first=not adopted)
    add_reports_due(draft, draft.left_by_narrative(own))


_WERE_ADOPTED = (
    Message("The following texts were adopted in the period:"),
    Message("The following text was adopted in the period:"),
)
_ALSO_ADOPTED = (
    Message("The following texts were adopted as well:"),
    Message("One more text was adopted:"),
)


def _is_adopted(matter: Matter, mandate: Mandate) -> bool:
    """Tell whether a mandate was adopted in the period; one whose day nobody states is not said to have been."""
    return mandate.adopted is not None and any(True for _ in matter.dated([mandate]))


def _adopted(draft: Draft, mandate: Mandate, *, is_told: bool) -> Inline:
    """Name a mandate, who adopted it and when, what it renews, and what it is about where no narrative says it."""
    parts: list[Inline] = [_titled(mandate, with_organ=True)]
    date = draft.date_of(mandate.adopted) if mandate.adopted else None
    if date is not None:
        parts.append(date)
    if mandate.paragraphs and not is_told:
        texts = Sequence(tuple(paragraph.text for paragraph in mandate.paragraphs), "; ")
        parts.append(Message(". The text concerns: {paragraphs}", paragraphs=texts))
    endorsed = tuple(
        _endorsed(draft, found)
        for name in sorted(mandate.endorses)
        if (found := draft.matter.register.mandates.get(name) or draft.matter.register.documents.get(name))
    )
    if endorsed:
        parts.append(Message(". It endorses {texts}", texts=Listing(endorsed)))
    renewed = renewed_by(draft.matter.register, mandate)
    if renewed is not None:
        parts.append(renewed)
    told: Inline = Sequence(tuple(parts))
    if mandate.adopted is not None and draft.matter.is_doubtful(mandate.adopted):
        told = Note(told, MAY_LIE_OUTSIDE)
    return draft.with_source(told, mandate)


def _endorsed(draft: Draft, text: Mandate | SourceDocument) -> Inline:
    """Name a text that another endorses, with the day on which it was adopted."""
    draft.anchor_of(text)
    title = in_quotes(text.title)
    if not isinstance(text, Mandate) or text.adopted is None or draft.date_of(text.adopted) is None:
        return title
    return Message("{title} ({date})", title=title, date=DateText(text.adopted))


def _titled(mandate: Mandate, *, with_organ: bool = False) -> Inline:
    """Name a mandate with its symbol or number, and with who adopted it, as far as its title does not say them."""
    name, organ = mandate.symbol or mandate.number, mandate.organ
    said: list[Inline] = []
    if name is not None and not _says(mandate.title, name):
        said.append(Verbatim(name))
    if (
        with_organ
        and organ is not None
        and not any((organ.get(each) or "?") in (mandate.title.get(each) or "") for each in organ.languages)
    ):
        said.append(organ)
    if not said:
        return mandate.title
    return Message("{title} ({symbol})", title=mandate.title, symbol=Sequence(tuple(said), ", "))


def _says(title: InternationalString, name: str) -> bool:
    """Tell whether a title says a number: "Resolution 2570 (2021)" says that of S/RES/2570(2021)."""
    digits = set(re.findall(r"\d+", name))
    return all(digits <= set(re.findall(r"\d+", title.get(language) or "")) for language in title.languages)


def _standing(draft: Draft, mandates: list[Mandate], *, is_first: bool) -> None:
    """Name the other mandates that the work rests on, in one sentence; what nothing refers to is no such mandate."""
    relied_on = _relied_on(draft.matter)
    own = [
        each
        for each in mandates
        if each.id in relied_on and not _is_of_others(draft.matter, each) and _may_be_in_force(draft.matter, each)
    ]
    order = list(codelist("mandate"))
    own.sort(key=lambda each: (order.index(each.kind), *by_paragraph(each)[:1], _in_numbers(each)))
    named = tuple(_together(draft, own[:MOST_ITEMS]))
    if not named:
        return
    listed, many, one = _RESTS_ON if is_first else _ALSO_RESTS_ON
    if len(named) > MOST_IN_SENTENCE:
        draft.told(_by_kind(draft, own[:MOST_ITEMS]), many=Message(listed))
        return
    draft.paragraph(Message(many if len(named) > 1 else one, texts=Sequence(named, "; ")))


MOST_IN_SENTENCE = 4
"""So many texts are named in a sentence; more are a list, those of a kind together."""


def _by_kind(draft: Draft, mandates: list[Mandate]) -> list[Inline]:
    """Name those of a kind together; no item begins with a number, so that such a text goes on in the item before."""
    items: list[Inline] = []
    for kind, group in groupby(mandates, key=lambda each: each.kind):
        own = list(group)
        named = tuple(_together(draft, own, is_item=True))
        if len(named) > 1:
            items.append(Message("{kind}: {texts}", kind=codelist("mandate")[kind].title, texts=Sequence(named, "; ")))
        elif items and any(text[:1].isdigit() for text in own[0].title):
            items[-1] = Sequence((items[-1], *named), "; ")
        else:
            items += named
    return items


def _together(draft: Draft, mandates: list[Mandate], *, is_item: bool = False) -> Iterator[Inline]:
    """
    Name mandates; those that differ by a number alone, such as the targets of one agenda, by their numbers.

    Args:
        draft: The report.

        mandates: The mandates, those of a kind one after the other.

        is_item: Whether a name stands by itself as an item of a list, and not within a sentence.
    """
    titles = codelist("mandate")
    for (kind, _, is_numbered), group in groupby(mandates, key=_series):
        same = list(group)
        if not is_numbered or len(same) == 1:
            yield from (draft.with_source(_titled(each), each) for each in same)
            continue
        numbers = Listing(tuple(draft.with_source(Verbatim(each.number or ""), each) for each in same))
        title = titles[kind].title
        yield Message("{kind} {numbers}", kind=title if is_item else lowered(title), numbers=numbers)


def _series(mandate: Mandate) -> tuple[str, frozenset[str], bool]:
    """Return what mandates of a series have in common: kind, what they are part of, and that a number tells them."""
    number = mandate.number
    is_numbered = bool(number and mandate.part_of) and mandate.symbol is None and _says(mandate.title, number or "")
    return mandate.kind, mandate.part_of, is_numbered


_RESTS_ON = (
    phrase("The work rests on the following texts:"),
    phrase("The work rests on the following texts: {texts}."),
    phrase("The work rests on the following text: {texts}."),
)
_ALSO_RESTS_ON = (
    phrase("The work also rests on the following texts:"),
    phrase("The work also rests on the following texts: {texts}."),
    phrase("The work also rests on the following text: {texts}."),
)


def _may_be_in_force(matter: Matter, mandate: Mandate) -> bool:
    """Tell whether a mandate was or may have been in force on some day of the period."""
    return force_of(matter.register, mandate).within(matter.period) is not Membership.IMPOSSIBLE


def _relied_on(matter: Matter) -> set[str]:
    """Return the ids of mandates that an activity, a recommendation or another mandate refers to."""
    register = matter.register
    served: set[str] = set()
    for events in (register.events, register.recommendations):
        for each in events.values():
            served |= each.mandates
    for mandate in register.mandates.values():
        served |= mandate.implements | mandate.supplements | mandate.part_of | mandate.endorses | mandate.renews
    return served


def _is_of_others(matter: Matter, mandate: Mandate) -> bool:
    """Tell whether a text carries out a law or plan of others, such as the rules of a national act."""
    above = mandate.implements | mandate.part_of | mandate.supplements
    found = [matter.register.mandates[each] for each in above if each in matter.register.mandates]
    return any(each.kind in NATIONAL_OR_REGIONAL for each in found)


def _in_numbers(mandate: Mandate) -> tuple[int, ...]:
    """Sort target 5.2 before 10.7."""
    return tuple(int(digits) for digits in re.findall(r"\d+", mandate.number or mandate.title.best("en")))


# -- meetings ---------------------------------------------------------------------------------------------------------


def _meetings(draft: Draft, meetings: list[Meeting]) -> None:
    known = {meeting.id for meeting in meetings}
    held = [each for each in sorted(meetings, key=by_date) if not each.part_of & known]
    if len(held) > MOST_ITEMS:
        many_meetings(draft, held)
        return
    for meeting in held:
        _meeting(draft, meeting, _within({meeting.id}, meetings))


def _named_meetings(draft: Draft, meetings: list[Meeting]) -> None:
    """Name the meetings, where and when they were held, with the symbols of their papers and their side events."""
    known = {meeting.id for meeting in meetings}
    held = [each for each in sorted(meetings, key=by_date) if not each.part_of & known]
    left = draft.left_by_narrative(held)  # a meeting is told of with what was part of it
    for each in meetings:
        draft.anchor_of(each)
    if len(left) > MOST_ITEMS:
        many_meetings(draft, left)
        return
    many, one = _ALSO_HELD if len(left) < len(held) else _WERE_HELD
    draft.told((_named(draft, each, _within({each.id}, meetings)) for each in left), many=many, one=one)
    for meeting in held:
        draft.passages(meeting.id)


_WERE_HELD = (Message("The following meetings were held:"), Message("The following meeting was held:"))
_ALSO_HELD = (Message("The following meetings were held as well:"), Message("One more meeting was held:"))


def _named(draft: Draft, meeting: Meeting, beside: list[Meeting]) -> Inline:
    parts: list[Inline] = [meeting.title]
    if meeting.place is not None:
        parts += [Verbatim(", "), meeting.place]
    parts.append(behind_comma(meeting.when))
    side_events = [each for each in beside if each.kind == "side_event"]
    if side_events:
        parts.append(Message(", with {events}", events=Counted(len(side_events), "side events", words=True)))
    for each in beside:
        draft.anchor_of(each)
    symbols = tuple(
        Link(Verbatim(each.symbol), f"#{draft.anchor_of(each)}") for each in _papers_of(draft, meeting) if each.symbol
    )
    if symbols:
        parts.append(Message(" ({papers})", papers=Listing(symbols)))
    return with_statements(draft, draft.with_source(Sequence(tuple(parts)), meeting), meeting.id)


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
    """Tell of one meeting: when and where, what was prepared for it, what was stated of it, what went on beside it."""
    held = with_statements(draft, draft.with_source(_held(meeting), meeting), meeting.id)
    parts = [Sequence((held, Verbatim("."))), *_papers(draft, meeting)]
    parts += _parts(draft, [each for each in beside if each.kind != "side_event"])
    draft.paragraph(Sequence(tuple(parts), " "))
    draft.passages(meeting.id)
    side_events = sorted((each for each in beside if each.kind == "side_event"), key=by_date)
    draft.told(
        (draft.with_source(each.title, each) for each in side_events),
        many=Message(
            "On its margins, {events} were held:", events=Counted(len(side_events), "side events", words=True)
        ),
        one=Message("On its margins, one side event was held:"),
    )


_ONLINE = ("online", "virtual", "en ligne")


def _held(meeting: Meeting) -> Inline:
    """Say that a meeting was held, when and where."""
    parts: dict[str, Inline] = {
        "meeting": meeting_held(meeting.title),
        "date": DateText(meeting.when, as_phrase=True),
    }
    place = meeting.place
    if place is None:
        return Message("{meeting} {date}", **parts)
    if any((place.get(each) or "").casefold() in _ONLINE for each in place.languages):
        return Message("{meeting} online {date}", **parts)
    return Message("{meeting} in {place} {date}", **parts, place=place)


def _papers(draft: Draft, meeting: Meeting) -> Iterator[Inline]:
    """Name the papers prepared for a meeting by their titles: they say what it dealt with."""
    papers = _papers_of(draft, meeting)
    if len(papers) > 1:
        listed = Sequence(tuple(_paper(draft, each) for each in papers), "; ")
        yield Message("The following papers had been prepared for it: {papers}.", papers=listed)
    elif papers:
        yield Message("The following paper had been prepared for it: {papers}.", papers=_paper(draft, papers[0]))


def _papers_of(draft: Draft, meeting: Meeting) -> list[SourceDocument]:
    found = [
        each
        for each in draft.matter.register.documents.values()
        if meeting.id in each.prepared_for and not _reports_on(draft.matter, each)
    ]
    return sorted(found, key=lambda each: each.symbol or each.id)


def _reports_on(matter: Matter, document: SourceDocument) -> bool:
    return matter.is_about_period(document.id)


def _paper(draft: Draft, document: SourceDocument) -> Inline:
    """Name a paper by its title and symbol; it is its own source."""
    title: Inline = Link(in_quotes(document.title), f"#{draft.anchor_of(document)}")
    return title if document.symbol is None else Sequence((title, Verbatim(f" ({document.symbol})")))


def _parts(draft: Draft, within: list[Meeting]) -> Iterator[Inline]:
    """Name what was part of a meeting."""
    named = tuple(draft.with_source(each.title, each) for each in sorted(within, key=by_date))
    if len(named) > 1:
        yield Message("The following were part of it: {meetings}.", meetings=Sequence(named, "; "))
    elif named:
        yield Message("The following was part of it: {meetings}.", meetings=named[0])
