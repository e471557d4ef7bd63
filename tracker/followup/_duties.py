"""Reporting duties of mandates: which reports are asked for, when they are due, and which document answers each."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import count
from unicodedata import normalize

from attrs import evolve, frozen

from tracker.codelists import organs
from tracker.codelists._organs import Session, organ_of, session, session_on
from tracker.followup._force import Force, force_of
from tracker.followup._reporting_words import (
    AtSession,
    EachSession,
    Every,
    NextSession,
    OnDay,
    Request,
    Within,
    requests_in,
)
from tracker.languages._numbers import ordinals_in
from tracker.model import Mandate, Register, SourceDocument, State
from tracker.values import InternationalString, Schedule, When
from tracker.values._calendar import add_days, add_months


@frozen(kw_only=True)
class Duty:
    """
    One report that a mandate asks for.

    Attributes:
        mandate: The mandate.

        words: By when, as the mandate says it.

        session: The session at which it is asked for; None if it is asked for in another way, or if nothing tells when
            that session opens.

        when: When it is due: from the opening of the session, or on the day; None if the words cannot be read.

        recurs: Whether it is one of a series without end.

        answered_by: The id of the document that answers it; None if the register holds none.
    """

    mandate: Mandate
    words: InternationalString
    session: Session | None = None
    when: When | None = None
    recurs: bool = False
    answered_by: str | None = None


def duties_of_all(register: Register, on: date) -> tuple[Duty, ...]:
    """Return the duties of all mandates, by mandate: all that are dated, and of those that recur all up to the next."""
    return tuple(
        duty
        for _, mandate in sorted(register.mandates.items())
        if not mandate.draft
        for duty in duties_of(register, mandate, on)
    )


def duties_of(register: Register, mandate: Mandate, on: date) -> tuple[Duty, ...]:
    """
    Return the reports that a mandate asks for, in the order in which they are due.

    Of duties that recur, those up to the first one on *on* or later, as long as the mandate may be in force. The
    documents that the register says were prepared for the mandate answer its duties one by one, the oldest first; one
    prepared for the session itself answers that session's.
    """
    if mandate.reports_at is None:
        return ()
    began = _began(mandate)
    adopted_by = began.earliest if began else None
    if adopted_by is not None and adopted_by > on:
        return ()
    asked = [duty for request in _requests(mandate.reports_at) for duty in _asked(register, mandate, request, on)]
    if not asked:
        return (Duty(mandate=mandate, words=mandate.reports_at),)
    return _answered(register, sorted(asked, key=_time), on)


def _requests(words: InternationalString) -> tuple[Request, ...]:
    """Read the words in the first language in which they can be read."""
    return next((found for text in _texts(words) if (found := requests_in(text))), ())


def _texts(words: InternationalString) -> Iterator[str]:
    return (words.best(language) for language in words.languages)


def _time(duty: Duty) -> tuple[date, date, str]:
    when = duty.when
    organ = duty.session.organ.code if duty.session else ""
    return (when.window.first, when.window.last, organ) if when else (date.max, date.max, organ)


# -- from requests to days --------------------------------------------------------------------------------------------


def _asked(register: Register, mandate: Mandate, request: Request, on: date) -> Iterator[Duty]:
    words = mandate.reports_at or mandate.title
    match request:
        case AtSession(organ=code, number=number, body=body):
            yield _at_session(register, mandate, code or _organ_called(mandate, body), number)
        case EachSession(body=body) as each:
            yield from _at_each_session(register, mandate, each, each.organ or _organ_called(mandate, body), on)
        case NextSession(organ=code, body=body):
            found = next(_sessions_after(register, mandate, code or _organ_called(mandate, body), on), None)
            yield Duty(mandate=mandate, words=words, session=found, when=found.opens if found else None)
        case OnDay(when=when):
            yield Duty(mandate=mandate, words=words, when=when)
        case Within(months=months, days=days):
            yield Duty(mandate=mandate, words=words, when=_later(_began(mandate), months, days))
        case Every() as every:
            yield from _recurring(mandate, every, force_of(register, mandate), on)


def _at_session(register: Register, mandate: Mandate, code: str | None, number: int) -> Duty:
    found = None if code is None else _session(register, code, number)
    if found is not None and mandate.adopted is not None and found.opens.window.last < mandate.adopted.window.first:
        found = None  # of another organ than it seems, or resumed on a day that is not known
    words = mandate.reports_at or mandate.title
    return Duty(mandate=mandate, words=words, session=found, when=found.opens if found else None)


def _at_each_session(
    register: Register, mandate: Mandate, each: EachSession, code: str | None, on: date
) -> Iterator[Duty]:
    """Go through the sessions asked for, to the first one on the day asked or later."""
    words = mandate.reports_at or mandate.title
    end = force_of(register, mandate).ends.last
    start = session(code, each.first) if code is not None and each.first is not None else None
    for held in _sessions_after(register, mandate, code, on):
        if each.first is not None and held.number < each.first:
            continue
        if each.years is not None and start is not None and not _is_in_step(start, held, each.years):
            continue
        if held.opens.window.first > end:
            return
        yield Duty(mandate=mandate, words=words, session=held, when=held.opens, recurs=True)
        if held.opens.window.first >= on:
            return


def _is_in_step(start: Session, held: Session, years: int) -> bool:
    """Tell whether a session is the same one of its year as the first, whole steps of years later."""
    opened, opens = start.opens.window.first, (session(held.organ.code, held.number) or held).opens.window.first
    return (opens.year - opened.year) % years == 0 and opens.month == opened.month


def _sessions_after(register: Register, mandate: Mandate, code: str | None, on: date) -> Iterator[Session]:
    """Go through the sessions that open after the adoption, as far as some years after the day."""
    adopted = _began(mandate)
    if code is None or adopted is None or adopted.latest is None:
        return
    last = min(max(on.year, adopted.latest.year) + _LONGEST_GAP, date.max.year)
    for year in range(adopted.latest.year, last):
        for found in session_on(code, year):
            held = _session(register, code, found.number) or found
            if held.opens.window.first > adopted.latest:
                yield held


_LONGEST_GAP = 6
"""Years within which every organ meets: congresses are five years apart."""


def _session(register: Register, code: str, number: int) -> Session | None:
    """Return a session; if the register holds its meeting, with the days on which that was held."""
    known = session(code, number)
    for meeting in register.meetings.values():
        is_session = meeting.kind in (None, "session", "conference", "congress") and not meeting.part_of
        if (
            is_session
            and meeting.session
            and code_of_organ(meeting.organ) == code
            and number_of_session(meeting.session) == number
        ):
            return Session(organ=organs()[code], number=number, opens=meeting.when)
    return known


def number_of_session(text: str) -> int | None:
    """Read the number of a session, in figures or words."""
    stripped = text.strip()
    if stripped.isdecimal():
        return int(stripped)
    return next(iter(ordinals_in(stripped)), None)


def _organ_called(mandate: Mandate, body: str | None) -> str | None:
    """Return the organ of a mandate, unless the words speak of one that is called otherwise."""
    own = _organ_of(mandate)
    if body is None or (own is not None and any(_same_body(body, name) for name in organs()[own].name)):
        return own
    return "GA" if body.startswith("assembl") else None


def _same_body(body: str, name: str) -> bool:
    bare = normalize("NFD", name.casefold()).encode("ascii", "ignore").decode()
    return re.search(rf"\b{body}\b", bare) is not None


def _organ_of(mandate: Mandate) -> str | None:
    """Find the code of a mandate's organ by its name, or else by its symbol."""
    named = code_of_organ(mandate.organ)
    if named is not None or mandate.symbol is None:
        return named
    found = organ_of(mandate.symbol)
    return found.code if found else None


def code_of_organ(name: InternationalString | None) -> str | None:
    """Find the code of the organ that is called so; None if the code list knows none."""
    texts = frozenset(" ".join(text.casefold().replace("'", "’").split()) for text in name) if name else frozenset()
    return next(
        (code for code, organ in organs().items() if any(text.casefold() in texts for text in organ.name)), None
    )


def _began(mandate: Mandate) -> When | None:
    """Return when a mandate was adopted, or else from when it is in force: duties are counted from then."""
    if mandate.adopted is not None or mandate.in_force is None:
        return mandate.adopted
    first, last = mandate.in_force.starts.earliest, mandate.in_force.starts.latest
    if first is None or last is None:
        return None
    return When.on(first) if first == last else When(f"[{first}..{last}]")


def _later(adopted: When | None, months: int, days: int) -> When | None:
    """Move the day from which it is counted; if that is imprecise, so is what is counted from it."""
    if adopted is None or adopted.earliest is None or adopted.latest is None:
        return None
    moved = [add_months(day, months) if months else add_days(day, days) for day in (adopted.earliest, adopted.latest)]
    if moved[0] is None or moved[1] is None:
        return None
    return When.on(moved[0]) if moved[0] == moved[1] else When(f"[{moved[0]}..{moved[1]}]")


def _recurring(mandate: Mandate, every: Every, force: Force, on: date) -> Iterator[Duty]:
    """Go through the occurrences, each counted from the adoption or the first, to the first one on *on* or later."""
    words = mandate.reports_at or mandate.title
    began = _began(mandate)
    anchor = _later(began, every.start.months, every.start.days) if every.start else began
    if anchor is None or anchor.earliest is None or anchor.latest is None:
        return
    first, last = (Schedule(day, months=every.months, days=every.days) for day in (anchor.earliest, anchor.latest))
    for number in count(1):
        try:
            ends = first[number], last[number]
        except IndexError:
            return
        if ends[0] > force.ends.last:
            return
        when = When.on(ends[0]) if ends[0] == ends[1] else When(f"[{ends[0]}..{ends[1]}]")
        yield Duty(mandate=mandate, words=words, when=when, recurs=True)
        if ends[0] >= on:
            return


# -- answers ----------------------------------------------------------------------------------------------------------


def _answered(register: Register, asked: list[Duty], on: date) -> tuple[Duty, ...]:
    """Let each document answer one duty: that of the session that it was prepared for, or else the next one open."""
    own = [next(_reports_to(register, duty, on), None) for duty in asked]
    taken = {each.id for each in own if each is not None}
    free = [each for each in _reports(register, asked[0].mandate, on) if each.id not in taken]
    found: list[Duty] = []
    for duty, prepared in zip(asked, own, strict=True):
        answer = prepared or next((each for each in free if _is_in_time_for(each, found)), None)
        if answer in free:
            free.remove(answer)
        found.append(evolve(duty, answered_by=answer.id if answer else None))
    return tuple(found)


def _is_in_time_for(document: SourceDocument, earlier: list[Duty]) -> bool:
    """Tell whether a document is late enough for the next duty: not before the one before it was due."""
    published, before = document.published, earlier[-1].when if earlier else None
    return published is None or before is None or published.window.last >= before.window.first


def _reports(register: Register, mandate: Mandate, on: date) -> list[SourceDocument]:
    """Return the finished documents prepared for a mandate, the oldest first."""
    found = [each for each in register.documents.values() if mandate.id in each.prepared_for and _is_out(each, on)]
    return sorted(found, key=lambda each: (each.published.window.last if each.published else date.min, each.id))


def _reports_to(register: Register, duty: Duty, on: date) -> Iterator[SourceDocument]:
    """Go through the documents that were prepared both for the mandate and for the session asked for."""
    if duty.session is None:
        return
    meetings = {
        meeting.id
        for meeting in register.meetings.values()
        if meeting.session
        and code_of_organ(meeting.organ) == duty.session.organ.code
        and number_of_session(meeting.session) == duty.session.number
    }
    for document in _reports(register, duty.mandate, on):
        if meetings & document.prepared_for:
            yield document


def _is_out(document: SourceDocument, on: date) -> bool:
    if document.draft or document.state in (State.PLANNED, State.ONGOING, State.CANCELLED):
        return False
    if document.published is None:
        return document.state is State.DONE
    return document.published.window.first <= on
