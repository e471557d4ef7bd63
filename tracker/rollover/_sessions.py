"""Sessions that recur: which are due in a period by the rhythm of their organ, and what the next one is called."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import count

from attrs import frozen

from tracker.codelists._organs import session
from tracker.followup._duties import code_of_organ, number_of_session
from tracker.languages import LANGUAGES, ordinal
from tracker.languages._numbers import ordinals_in
from tracker.model import Meeting, Register
from tracker.values import InternationalString, Membership, ReportingPeriod, When, membership
from tracker.values._calendar import add_months

_OF_THE_ORGAN = (None, "session", "conference", "congress")
"""The kinds of meeting that an organ's own numbered sessions are."""


@frozen
class NextSession:
    """
    What follows the last known session of a series.

    Attributes:
        last: That session.

        draft: The session that is due; None where nothing tells how often they are held.
    """

    last: Meeting
    draft: Meeting | None


def next_sessions(
    register: Register, last: ReportingPeriod, period: ReportingPeriod, name: str
) -> Iterator[NextSession]:
    """
    Go through the numbered sessions that are due in a period and that the register does not hold.

    The rhythm is that of the code list of sessions or, for a body that it does not know, the time between the last two
    sessions of the series. Of a series of which only one session is known, nothing is drafted: it may be held every
    year or every five.

    Args:
        register: The records.

        last: The period before.

        period: The new period.

        name: The id of the new period.
    """
    for held in _series(register).values():
        number = max(held)
        latest = held[number]
        code = code_of_organ(latest.organ) if latest.kind in _OF_THE_ORGAN else None
        if code is not None and session(code, number) is not None:
            for due in _by_rule(code, number, period):
                yield NextSession(latest, _draft(register, held, due.number, due.opens, name))
        elif membership(latest.when, last) is not Membership.IMPOSSIBLE:
            yield from _by_gap(register, held, period, name)


def _series(register: Register) -> Mapping[object, Mapping[int, Meeting]]:
    """Sort the numbered meetings of each kind and organ by number; without an organ, of ids but for the number."""
    found: defaultdict[object, dict[int, Meeting]] = defaultdict(dict)
    for meeting in register.meetings.values():
        number = number_of_session(meeting.session) if meeting.session else None
        if number is None or meeting.draft or meeting.part_of:
            continue
        group = meeting.organ or _renumbered_id(meeting.id, number, 0) or meeting.id
        found[meeting.kind, group][number] = meeting
    return found


@frozen
class _Due:
    number: int
    opens: When


def _by_rule(code: str, number: int, period: ReportingPeriod) -> Iterator[_Due]:
    """Go through the sessions after a number that open in a period, or may, by the rule of their organ."""
    for following in count(number + 1):
        found = session(code, following)
        if found is None or found.opens.window.first > period.end:
            return
        if membership(found.opens, period) is not Membership.IMPOSSIBLE:
            yield _Due(following, found.opens)


def _by_gap(
    register: Register, held: Mapping[int, Meeting], period: ReportingPeriod, name: str
) -> Iterator[NextSession]:
    """Draft the next session if it falls into the period once as much time has passed as before the last one."""
    number = max(held)
    latest, before = held[number], held.get(number - 1)
    if before is None:
        yield NextSession(latest, None)
        return
    opened, opens = before.when.earliest, latest.when.earliest
    if opened is None or opens is None:
        yield NextSession(latest, None)
        return
    months = max(1, (opens.year - opened.year) * 12 + opens.month - opened.month)
    expected = add_months(opens, months)
    if expected is None or _first_of_month(expected) > period.end:
        return
    when = When(f"[{period.start}..{period.end}]")
    yield NextSession(latest, _draft(register, held, number + 1, when, name))


def _first_of_month(day: date) -> date:
    return day.replace(day=1)


# -- what the next one is called --------------------------------------------------------------------------------------


def _draft(register: Register, held: Mapping[int, Meeting], number: int, when: When, name: str) -> Meeting:
    latest = held[max(held)]
    known = max(held)
    wanted = _renumbered_id(latest.id, known, number) or f"{latest.id}-{name}"
    other = register.meetings.get(wanted)
    if other is not None and not other.draft:
        wanted = f"{wanted}-{name}"
    return Meeting(
        id=wanted,
        kind=latest.kind,
        organ=latest.organ,
        title=_renumbered(latest.title, known, number),
        when=when,
        session=str(number),
        draft=True,
    )


def _renumbered_id(key: str, number: int, other: int) -> str | None:
    """Write another number into an id that ends on one; None if it holds none."""
    places = list(re.finditer(rf"(?<![0-9A-Za-z]){number}(?![0-9A-Za-z])", key))
    return f"{key[: places[-1].start()]}{other}{key[places[-1].end() :]}" if places else None


def _renumbered(title: InternationalString, number: int, other: int) -> InternationalString:
    """
    Call a session by another number, in each language.

    >>> print(_renumbered(InternationalString(en="Ninth meeting of the Group"), 9, 10))
    Tenth meeting of the Group
    """
    texts = {code: _renumbered_text(title.get(code) or "", code, number, other) for code in title.languages}
    return InternationalString(texts)


def _renumbered_text(text: str, language: str, number: int, other: int) -> str:
    tokens = list(re.finditer(r"[\w’'-]+", text))
    for length in (1, 2, 3, 4):
        for first in range(len(tokens) - length + 1):
            start, end = tokens[first].start(), tokens[first + length - 1].end()
            if ordinals_in(text[start:end]) == (number,):
                words = ordinal(other, language if language in LANGUAGES else "en")
                words = words[:1].upper() + words[1:] if text[start].isupper() or start == 0 else words
                return f"{text[:start]}{words}{text[end:]}"
    return re.sub(rf"(?<!\d){number}(?!\d)", str(other), text, count=1)
