"""Changes of shares and rates, panels and custom readings, where a short look at the records says too much."""

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

import tracker
from tracker.comparison import Panel, compare
from tracker.indicators import Basis, measure
from tracker.model import AssistanceEvent, Claim, Coverage, CoverageState, Indicator, IndicatorKind, Record, Register
from tracker.values import CAUTIOUS, STRICT, Bounds, InternationalString, Quantity, Reading, Recognition, When

WORDS = InternationalString(en="Words")
STARTED = Indicator(id="started", version="1", title=WORDS, kind=IndicatorKind.FLOW, unit="events", of="event")
ACTIVE = Indicator(
    id="active", version="1", title=WORDS, kind=IndicatorKind.FLOW, unit="events", of="event",
    recognition=Recognition.ACTIVE,
)  # fmt: skip
SHARE = Indicator(
    id="share", version="1", title=WORDS, kind=IndicatorKind.RATIO, unit="share", numerator="started",
    denominator="active",
)  # fmt: skip
RATE = Indicator(
    id="rate", version="1", title=WORDS, kind=IndicatorKind.RATE, unit="per month", of="event",
    recognition=Recognition.ACTIVE,
)  # fmt: skip
COUNTRIES = Indicator(
    id="countries", version="1", title=WORDS, kind=IndicatorKind.DISTINCT, unit="States", of="event",
    counts="countries",
)  # fmt: skip
TRAINED = Indicator(id="trained", version="1", title=WORDS, kind=IndicatorKind.FLOW, unit="persons")


def event(name: str, when: str, *codes: str, **more: Any) -> AssistanceEvent:  # noqa: ANN401  # as various as the fields
    return AssistanceEvent(id=name, kind="training", title=WORDS, when=When(when), countries=frozenset(codes), **more)


def held(*records: Record) -> Register:
    whole = [Coverage(of="event", period=year, state=CoverageState.COMPLETE) for year in ("2020", "2021")]
    return Register(id="r", title=WORDS, records=(*records, *whole, STARTED, ACTIVE, SHARE, RATE, COUNTRIES, TRAINED))


def panel_of(register: Register, indicator: Indicator, reading: Reading = CAUTIOUS) -> Panel:
    one, other = (
        measure(register, indicator, year, basis=Basis.EVIDENCED, reading=reading) for year in ("2020", "2021")
    )
    return tracker.comparison.panel(register, one, other)


def test_a_share_of_one_event_may_change() -> None:
    """The event starts in the first year and goes on in the second: one of one, then none of one."""
    change = compare(held(event("e", "2020-05/2021-05", "PK")), "share", "2021", against="2020").change

    assert (change.verdict.value, change.bounds, change.grade) == ("decrease", Bounds.exactly(-1), "strict")


def test_a_rate_of_one_event_depends_on_the_length_of_the_period() -> None:
    change = compare(held(event("e", "2020-05/2021-05", "PK")), "rate", "2021..2022", against="2020").change

    assert (change.verdict.value, change.bounds) == ("decrease", Bounds.exactly(Fraction(1, 24) - Fraction(1, 12)))


@pytest.mark.parametrize("indicator", [COUNTRIES, STARTED])
def test_nobody_came_who_may_have_been_among_the_unnamed(indicator: Indicator) -> None:
    """The list of 2020 is open: Pakistan may be in it, so that nobody can say that it came."""
    register = held(event("a", "2020-05", "KE", countries_complete=False), event("b", "2021-05", "PK"))
    found = panel_of(register, indicator)

    assert (found.entries, found.newly_recorded) == ((), ("PK",))
    assert (found.exits, found.no_longer_recorded) == (("KE",), ())


def test_rows_that_may_hold_one_thing_twice_are_not_added_up() -> None:
    """L59: the whole changed by 3 to 6, which no rows of 3 and of 3 would hold."""
    people = Indicator(
        id="people", version="1", title=WORDS, kind=IndicatorKind.FLOW, unit="persons", of="event",
        counts="participants",
    )  # fmt: skip
    link = frozenset({"a"})
    one, other = (
        event("a", "2021-05", "KE", participants=Quantity(3)),
        event("b", "2021-05", "BR", "PK", participants=Quantity(3)),
    )
    apart, linked = (held(people, one, each) for each in (other, evolve(other, possibly_same_as=link)))

    assert panel_of(apart, people).rest == panel_of(apart, people).regional == Bounds.exactly(3)
    assert panel_of(linked, people).rest is None


def test_a_doubted_date_is_absent_from_nowhere_under_the_strict_reading() -> None:
    """Section 4: a question mark lifts what cannot be to what may be, under this reading alone."""
    register = held(event("a", "2020-05?", "KE"))

    assert panel_of(register, COUNTRIES).exits == ("KE",)
    assert (panel_of(register, COUNTRIES, STRICT).exits, panel_of(register, COUNTRIES, STRICT).possible) == (
        (),
        ("KE",),
    )


def test_a_reading_of_ones_own_is_told_what_narrower_ones_conclude() -> None:
    """ "About 3 500" and "about 3 800": five hundreds either way say nothing, one hundred an increase."""
    claims = [
        Claim(id=year, document="d", paragraph="1", indicator="trained", period=year, value=Quantity.parse(value))
        for year, value in (("2020", "~3500"), ("2021", "~3800"))
    ]
    change = compare(held(*claims), "trained", "2021", against="2020", reading=Reading("wide", 5)).change

    assert change.verdict.value == "indeterminate"
    assert change.suggested is not None
    assert (change.suggested.verdict.value, change.suggested.reading) == ("increase", "cautious")
