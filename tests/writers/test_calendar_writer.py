"""Calendars keep to RFC 5545: another reader finds the same days, and the same calendar gives the same bytes."""

import sys
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.documents import Message, Verbatim
from tracker.documents._document import Calendar, CalendarEntry
from tracker.errors import InvalidValueError, MissingExtraError
from tracker.values import InternationalString
from tracker.writers._calendar import to_icalendar

ON = date(2026, 1, 31)
ENTRY = CalendarEntry(
    uid="deadline:r1@r",
    start=date(2026, 12, 31),
    end=date(2026, 12, 31),
    title=InternationalString(en="Repair, paint; and close\nthe wells", fr="Réparer les puits"),
    text=Message("overdue"),
    category=Verbatim("A, B"),
)


def calendar(*entries: CalendarEntry) -> Calendar:
    return Calendar(title=InternationalString(en="Wells"), on=ON, entries=entries)


def test_an_entry_takes_whole_days() -> None:
    written = to_icalendar(calendar(ENTRY), "en").decode()

    assert "DTSTART;VALUE=DATE:20261231\r\n" in written
    assert "DTEND;VALUE=DATE:20270101\r\n" in written
    assert "DTSTAMP:20260131T000000Z\r\n" in written
    assert "UID:deadline:r1@r\r\n" in written
    assert "SUMMARY:Repair\\, paint\\; and close the wells\r\n" in written
    assert "TRANSP:TRANSPARENT\r\n" in written
    assert written.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//mandate-tracker//tracker//EN\r\n")
    assert written.endswith("END:VCALENDAR\r\n")


def test_texts_are_in_the_language_asked_for() -> None:
    assert "SUMMARY:Réparer les puits\r\n" in to_icalendar(calendar(ENTRY), "fr").decode()


days = st.dates(date(1900, 1, 1), date(2199, 12, 30))
titles = st.text(min_size=1).filter(lambda text: text.strip()).map(lambda text: InternationalString(en=text))
entries = st.builds(
    lambda uid, start, length, title: CalendarEntry(
        uid=f"{uid}@r", start=start, end=min(start + timedelta(days=length), date(2199, 12, 30)), title=title
    ),
    st.integers(0, 10**6),
    days,
    st.integers(0, 400),
    titles,
)


@given(st.lists(entries, max_size=4, unique_by=lambda each: each.uid))
def test_another_reader_finds_the_same_days(found: list[CalendarEntry]) -> None:
    content = to_icalendar(calendar(*found), "en")
    read = icalendar.Calendar.from_ical(content)
    events = {str(each["UID"]): (each.decoded("DTSTART"), each.decoded("DTEND")) for each in read.walk("VEVENT")}

    assert events == {each.uid: (each.start, each.end + timedelta(days=1)) for each in found}
    assert {each.decoded("DTSTAMP") for each in read.walk("VEVENT")} <= {datetime(2026, 1, 31, tzinfo=UTC)}
    assert content == to_icalendar(calendar(*reversed(found)), "en")


@given(st.lists(entries, max_size=3))
def test_lines_are_short_and_end_as_the_rfc_wants(found: list[CalendarEntry]) -> None:
    lines = to_icalendar(calendar(*found), "en").split(b"\r\n")

    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\r" not in line and b"\n" not in line for line in lines)
    for line in lines:
        line.decode()  # a fold never parts a character


def test_hostile_text_stays_in_its_place() -> None:
    hostile = InternationalString(en="x\r\nEND:VEVENT\r\nBEGIN:VALARM\x00\x1b")
    content = to_icalendar(calendar(CalendarEntry(uid="u", start=ON, end=ON, title=hostile)), "en")

    assert len(icalendar.Calendar.from_ical(content).walk("VEVENT")) == 1
    assert b"\r\nBEGIN:VALARM" not in content
    assert b"\x00" not in content
    assert b"\x1b" not in content


def test_an_entry_does_not_end_before_it_starts() -> None:
    with pytest.raises(InvalidValueError, match="an entry must not end before it starts on 2026-01-31, got 2026-01-30"):
        CalendarEntry(uid="u", start=ON, end=date(2026, 1, 30), title=Verbatim("x"))


def test_the_last_day_there_is() -> None:
    content = to_icalendar(calendar(CalendarEntry(uid="u", start=date.max, end=date.max, title=Verbatim("x"))), "en")

    assert b"DTSTART;VALUE=DATE:99991231\r\n" in content
    assert b"DTEND" not in content


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)

    with pytest.raises(MissingExtraError) as refused:
        to_icalendar(calendar(), "en")
    assert str(refused.value) == "a calendar needs icalendar: pip install 'mandate-tracker[calendar]'"
