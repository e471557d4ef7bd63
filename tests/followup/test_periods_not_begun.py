"""Periods that have not begun, in a register where nothing says when anything was published or entered."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import tracker
from tracker.followup import FollowUp, follow_up, follow_up_series
from tracker.model import (
    Aspect,
    Deadline,
    DeclaredPeriod,
    Meeting,
    Recommendation,
    Register,
    StatusObservation,
)
from tracker.values import InternationalString, Language, When
from tracker.views._view import document_of
from tracker.writers import to_markdown

TITLE = InternationalString(en="Text")
ISSUED = When("2020-02-01")
RECORDS = (
    Meeting(id="m", title=TITLE, when=When("2020-01-01")),
    Recommendation(id="open", source="m", text=TITLE, issued=ISSUED),
    Recommendation(id="done", source="m", text=TITLE, issued=ISSUED),
    Deadline(recommendation="open", due=date(2030, 6, 30), set=date(2020, 2, 1)),
    StatusObservation(
        recommendation="done", aspect=Aspect.VERIFIED, as_of=When("2021-03-01"), scale="plain@1", code="implemented"
    ),
)
REGISTER = Register(id="r", title=TITLE, languages=(Language.ENGLISH,), records=RECORDS)


def late(found: FollowUp) -> list[str]:
    return [each.recommendation for each in found.overdue]


def test_what_falls_due_in_it_is_not_missed_and_no_rate_is_given() -> None:
    found = follow_up(REGISTER, "2030", on=date(2026, 1, 1))

    assert (found.is_over, found.rates, late(found)) == (False, (), [])


def test_a_dated_register_says_it_by_itself() -> None:
    register = Register(
        id="r",
        title=TITLE,
        languages=(Language.ENGLISH,),
        records=(evolve(RECORDS[0], recorded=date(2021, 6, 1)), *RECORDS[1:]),
    )
    found = follow_up(register, "2030", on=date(2031, 1, 1))

    assert (found.is_over, found.rates, late(found)) == (False, (), [])


def test_what_was_overdue_before_stays_so() -> None:
    earlier = Deadline(recommendation="open", due=date(2020, 6, 30), set=date(2020, 2, 1))
    register = Register(id="r", title=TITLE, languages=(Language.ENGLISH,), records=(*RECORDS[:3], earlier, RECORDS[4]))
    (found,) = follow_up(register, "2030", on=date(2020, 7, 2)).overdue

    assert (found.recommendation, found.days) == ("open", 2)


@pytest.mark.parametrize(("period", "perhaps"), [("2020", False), ("2021", False), ("2022", True), ("2030", True)])
def test_without_a_day_it_may_not_have_begun(period: str, perhaps: bool) -> None:
    found = follow_up(REGISTER, period)

    assert (found.is_over, found.may_not_have_begun) == (True, perhaps)
    assert (
        f"Nothing in the register is of {period} or says" in to_markdown(document_of([found], REGISTER), "en")
    ) is perhaps


def test_the_day_of_a_declared_period_is_one_of_asking() -> None:
    declared = DeclaredPeriod(id="p", start=date(2030, 1, 1), end=date(2030, 12, 31), day=date(2029, 5, 1))
    register = Register(id="r", title=TITLE, languages=(Language.ENGLISH,), records=(*RECORDS, declared))

    assert not follow_up(register, "p").is_over
    assert follow_up(register, "p", on=date(2031, 1, 1)).is_over


@pytest.mark.parametrize(("day", "over"), [("2031-01-01", True), ("2030-12-31", True), ("2030-12-30", False)])
def test_the_day_of_asking_decides(day: str, over: bool) -> None:
    found = follow_up(REGISTER, "2030", on=date.fromisoformat(day))

    assert found.is_over is over
    assert late(found) == ["open"]
    assert bool(found.rates) is over
    assert not found.may_not_have_begun


def test_the_day_of_the_report_decides() -> None:
    def words(day: str | None) -> str:
        on = None if day is None else date.fromisoformat(day)
        return to_markdown(tracker.report(REGISTER, "2030", on=on), language="en")

    assert "On 1 May 2029 the period was not over: its figures may still change." in words("2029-05-01")
    assert "past its deadline" not in words("2029-05-01")
    assert "What is said of 2030 holds once it is over." in words(None)
    for missing in ("the period was not over", "holds once it is over"):
        assert missing not in words("2031-02-01")
    assert "is past its deadline" in words("2031-02-01")


def test_a_series_says_which_periods_have_not_begun() -> None:
    steps = follow_up_series(REGISTER, "2020..2023", "year", on=date(2021, 12, 31)).steps

    assert [step.is_over for step in steps] == [True, True, False, False]


@given(st.integers(2019, 2035))
def test_what_is_known_by_a_later_day_is_over_on_every_later_one(year: int) -> None:
    """The later one asks, the more periods are over."""
    over = [follow_up(REGISTER, str(year), on=date(asked, 7, 1)).is_over for asked in range(2018, 2038)]

    assert over == sorted(over)
    assert over.index(True) == year + 1 - 2018
