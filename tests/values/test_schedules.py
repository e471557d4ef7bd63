"""Schedules recur from their anchor, on days that no time zone moves."""

import calendar
import os
import time
from datetime import date
from itertools import count, takewhile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.errors import InvalidValueError
from tracker.values import Schedule

anchors = st.dates(date(1890, 1, 1), date(2450, 12, 31))
monthly = st.builds(Schedule, anchors, months=st.integers(1, 40))
daily = st.builds(Schedule, anchors, days=st.integers(1, 400))
schedules = monthly | daily


def by_hand(schedule: Schedule, number: int) -> date:
    """Count months on a ruler, and take the last day of a month that is too short."""
    if schedule.days:
        return date.fromordinal(schedule.anchor.toordinal() + number * schedule.days)
    year, month = divmod(schedule.anchor.year * 12 + schedule.anchor.month - 1 + number * schedule.months, 12)
    return date(year, month + 1, min(schedule.anchor.day, calendar.monthrange(year, month + 1)[1]))


def shortly_before(schedule: Schedule, day: date) -> int:
    """Return the number of an occurrence before a day and near it, or 0: centuries of days are too many to count."""
    if schedule.days:
        return max(0, (day - schedule.anchor).days // schedule.days - 1)
    months = (day.year - schedule.anchor.year) * 12 + day.month - schedule.anchor.month
    return max(0, months // schedule.months - 1)


@given(schedules, st.integers(0, 200))
@example(Schedule(date(2022, 1, 31), months=1), 2)
@example(Schedule(date(2024, 2, 29), months=12), 4)
def test_an_occurrence_is_counted_from_the_anchor(schedule: Schedule, number: int) -> None:
    assert schedule[number] == by_hand(schedule, number)


def test_a_short_month_shortens_only_itself() -> None:
    monthly_from_the_end = Schedule(date(2022, 1, 31), months=1)

    assert [monthly_from_the_end[number].day for number in range(5)] == [31, 28, 31, 30, 31]


@given(schedules, anchors)
def test_the_following_occurrence_is_the_first_that_is_not_earlier(schedule: Schedule, day: date) -> None:
    number = schedule.number_on(day)

    assert by_hand(schedule, number) >= day
    assert number == 0 or by_hand(schedule, number - 1) < day
    assert schedule.following(day) == by_hand(schedule, number)


@given(schedules, anchors, st.integers(0, 2000))
@example(Schedule(date(1891, 1, 1), days=1), date(2165, 1, 1), 0)
def test_between_finds_each_occurrence_once(schedule: Schedule, start: date, length: int) -> None:
    end = date.fromordinal(start.toordinal() + length)
    first = shortly_before(schedule, start)
    every = takewhile(lambda day: day <= end, (by_hand(schedule, number) for number in count(first)))

    assert first == 0 or by_hand(schedule, first) < start
    assert list(schedule.between(start, end)) == [each for each in every if each >= start]


def test_the_calendar_ends() -> None:
    last = Schedule(date(9999, 11, 30), months=1)

    assert list(last) == [date(9999, 11, 30), date(9999, 12, 30)]
    assert last.following(date(9999, 12, 31)) is None
    with pytest.raises(IndexError, match="no occurrence 2 of a schedule from 9999-11-30"):
        last[2]
    with pytest.raises(IndexError):
        last[-1]


@pytest.mark.parametrize(
    "step", [{}, {"months": 1, "days": 1}, {"months": -1}, {"days": -3}, {"months": 1, "days": -1}]
)
def test_a_schedule_has_one_step(step: dict[str, int]) -> None:
    with pytest.raises(InvalidValueError, match="every so many months or every so many days, got months="):
        Schedule(date(2022, 1, 1), **step)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its time zone")
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Paris"])
def test_the_time_zone_moves_no_day(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "TZ", zone)
    time.tzset()
    try:
        assert list(Schedule(date(2021, 12, 31), months=12).between(date(2022, 12, 31), date(2023, 12, 31))) == [
            date(2022, 12, 31),
            date(2023, 12, 31),
        ]
    finally:
        monkeypatch.undo()
        time.tzset()
