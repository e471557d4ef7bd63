"""Registers that are drawn say something of their own periods, shrink to little, and are what a test asks for."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

import tracker
from tracker.model import AssistanceEvent, DeclaredPeriod, Register
from tracker.strategies import assistance_events, periods_of, registers
from tracker.testing import as_toml, assert_valid
from tracker.values import InternationalString, Language, ReportingPeriod

ALL = list(HealthCheck)


def drawn(strategy: st.SearchStrategy[Register], count: int) -> list[Register]:
    found: list[Register] = []

    @settings(max_examples=count, derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=ALL)
    @given(strategy)
    def keep(register: Register) -> None:
        found.append(register)

    keep()
    return found


def certain(register: Register) -> int:
    """Count the events that certainly fall in the period of the register that has most of them."""
    figures = [tracker.measure(register, "events", name, basis="evidenced").bounds for name in register.periods]
    return max((int(bounds.lower or 0) for bounds in figures if bounds is not None), default=0)


def test_many_registers_have_events_in_their_own_periods() -> None:
    """About every second; laws on periods would else say nothing. Hypothesis begins with the smallest of all."""
    found = drawn(registers(), 200)

    assert sum(certain(each) > 0 for each in found) > len(found) / 3
    assert sum(bool(each.periods and each.events) for each in found) > len(found) * 2 / 3


@given(registers(max_size=1))
@settings(max_examples=50)
def test_they_are_no_larger_than_asked(register: Register) -> None:
    tables = {record.table for record in register.current}

    assert all(len(register.table(table)) <= 1 for table in tables)


@pytest.mark.parametrize(
    ("condition", "size"),
    [
        (lambda register: certain(register) > 1, 3),
        (lambda register: len(register.records) > len(register.current), 2),
    ],
)
def test_they_shrink_to_a_handful_of_records(condition: Callable[[Register], bool], size: int) -> None:
    seek = settings(max_examples=2000, database=None, derandomize=True, suppress_health_check=ALL)

    assert len(find(registers(), condition, settings=seek).records) <= size


def test_claims_and_recommendations_bring_what_they_need() -> None:
    found = drawn(registers(), 100)

    assert sum(bool(each.claims) for each in found) > len(found) / 5
    assert sum(bool(each.recommendations) for each in found) > len(found) / 5


# -- what a test asks for ---------------------------------------------------------------------------------------------


@given(registers(id="wells", languages=(Language.FRENCH,), title=st.just(InternationalString(fr="Puits"))))
@settings(max_examples=10)
def test_fields_are_what_a_test_says(register: Register) -> None:
    assert (register.id, register.languages, register.title.get("fr")) == ("wells", (Language.FRENCH,), "Puits")


@given(registers(records=st.lists(assistance_events(), min_size=1, unique_by=lambda event: event.id)))
@settings(max_examples=10)
def test_records_are_drawn_as_a_test_says(register: Register) -> None:
    assert register.events
    assert {type(each) for each in register.records} == {AssistanceEvent}


@given(st.data())
@settings(max_examples=50)
def test_periods_of_a_register_are_near_what_it_holds(data: st.DataObject) -> None:
    register = data.draw(registers())
    period = data.draw(periods_of(register))
    own = [each.span for each in register.periods.values()]
    days = [day for each in register.events.values() for day in (each.when.earliest, each.when.latest) if day]

    if own or days:
        assert any(each.overlap_days(period) for each in own) or any(day in period for day in days)


def test_periods_of_a_register_shrink_to_the_first_declared() -> None:
    first = DeclaredPeriod(id="p", start=date(2021, 1, 1), end=date(2021, 6, 30))
    register = Register(id="r", title=InternationalString(en="R"), records=[first])

    assert find(periods_of(register), lambda _: True) == ReportingPeriod.parse("2021-01..2021-06")
    assert find(periods_of(Register(id="r", title=InternationalString(en="R"))), lambda _: True).days == 366


@given(registers(valid=True))
@settings(max_examples=100)
def test_valid_registers_have_no_errors(register: Register) -> None:
    assert assert_valid(register) is register


# -- what a failing test prints ---------------------------------------------------------------------------------------


@given(registers())
@settings(max_examples=50)
def test_what_is_printed_can_be_pasted(register: Register) -> None:
    """It is one file, of which the same register is read."""
    text = as_toml(register)
    with TemporaryDirectory() as scratch:
        Path(scratch, "register.toml").write_text(text, encoding="utf-8")

        assert tracker.load(scratch) == register
    assert tomllib.loads(text)["id"] == register.id


def test_a_test_that_fails_prints_its_register() -> None:
    @settings(max_examples=200, database=None, derandomize=True, suppress_health_check=ALL)
    @given(registers())
    def holds_no_event(register: Register) -> None:
        assert not register.events

    with pytest.raises(AssertionError) as caught:
        holds_no_event()
    notes = "\n".join(caught.value.__notes__)
    (_, text) = notes.split("# register.toml\n")
    text = text.partition("\nFailing test case")[0]

    assert list(tomllib.loads(text)["event"][0].values())[:3] == ["event-0", "training", "A"]
    assert "register=<Register: register: 1 event>" in notes
