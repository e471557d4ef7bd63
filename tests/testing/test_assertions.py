"""What is asserted of a register, and how a failure reads."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.files import save
from tracker.model import AssistanceEvent, Register
from tracker.strategies import assistance_events, quantities, registers, whens
from tracker.testing import assert_sound, assert_valid, draw_world
from tracker.values import Bounds, InternationalString, Quantity, ReportingPeriod, When

PERIOD = ReportingPeriod.parse("2021")
TITLE = InternationalString(en="A course")


def event(name: str, when: str, **fields: Any) -> AssistanceEvent:  # noqa: ANN401  # whatever the class takes
    return AssistanceEvent(**{"id": name, "kind": "training", "title": TITLE, "when": When(when), **fields})


def register(*events: AssistanceEvent) -> Register:
    return Register(id="r", title=TITLE, records=events)


# -- valid ------------------------------------------------------------------------------------------------------------


def test_a_valid_register_is_returned(tmp_path: Path) -> None:
    sound = register(event("a", "2021"))
    save(sound, tmp_path / "r")

    assert assert_valid(sound) is sound
    assert assert_valid(tmp_path / "r") == assert_valid(str(tmp_path / "r")) == sound


def test_errors_are_listed(tmp_path: Path) -> None:
    save(
        register(event("a", "2021", programmes=frozenset({"x"})), event("b", "2021", programmes=frozenset({"y"}))),
        tmp_path / "r",
    )
    with pytest.raises(AssertionError) as caught:
        assert_valid(tmp_path / "r")
    first, *rest = str(caught.value).splitlines()

    assert first == "checks find errors in register 'r':"
    assert [line.split(":")[0] for line in rest if not line.startswith(" ")] == ["event.toml", "event.toml"]
    code = rest[0].split(" error ")[1].split()[0].rstrip(":")
    assert_valid(tmp_path / "r", ignore={code})


def test_faults_are_listed(tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_text('schema = 1\nid = "r"\n')
    (tmp_path / "event.toml").write_text("[[evnt]]\n")
    with pytest.raises(AssertionError) as caught:
        assert_valid(tmp_path)

    assert str(caught.value).splitlines()[0] == f"{tmp_path} cannot be read as a register:"
    assert [line.split(" fault")[0] for line in str(caught.value).splitlines()[1:]] == ["event.toml:1", "register.toml"]


# -- sound ------------------------------------------------------------------------------------------------------------

LOOSE = register(
    event("a", "2020-12/2021-02", participants=Quantity(20, "about")),
    event("b", "[2020..2021]", countries=frozenset({"PK"}), countries_complete=False),
    event("c", "2021", countries=frozenset({"PK"}), possibly_same_as=frozenset({"d"})),
    event("d", "2021", countries=frozenset({"KE"}), women=Quantity(3, "more_than")),
)


@pytest.mark.parametrize("indicator", ["events", "practitioners-trained", "women-trained", "countries-assisted"])
def test_the_figures_of_a_loose_register_are_sound(indicator: str) -> None:
    assert_sound(LOOSE, indicator, "2021")


def by_the_first_day(world: Register) -> Bounds:
    return Bounds.exactly(sum(each.when.starts.first in PERIOD for each in world.events.values()))


def count(world: Register) -> int:
    return sum(each.when.starts.first in PERIOD for each in world.events.values())


def test_a_count_of_ones_own_is_compared() -> None:
    assert_sound(register(event("a", "2021-02"), event("b", "[2020..2021]")), "events", PERIOD, truth=count)


def test_a_function_that_takes_loose_dates_for_days_is_found() -> None:
    with pytest.raises(AssertionError) as caught:
        assert_sound(register(event("a", "[2020..2021]")), "events", PERIOD, figure=by_the_first_day, truth=count)
    first, second = str(caught.value).splitlines()

    assert first == "events in 2021-01-01..2021-12-31 is said to be between 0 and 0, and is 1 if"
    assert second.startswith("  event a: when is 2021-")


def test_a_function_that_takes_open_lists_for_complete_ones_is_found() -> None:
    def named(world: Register) -> Bounds:
        return Bounds.exactly(len({code for each in world.events.values() for code in each.countries}))

    loose = register(event("a", "2021", countries=frozenset({"PK"}), countries_complete=False))
    with pytest.raises(
        AssertionError, match=r"is said to be between 1 and 1, and is [234] if\n  event a: when is 2021-.*; "
    ):
        assert_sound(loose, "countries-assisted", PERIOD, figure=named)


def test_nothing_said_is_nothing_wrong() -> None:
    assert_sound(LOOSE, "parties", PERIOD)
    assert_sound(LOOSE, "events", PERIOD, truth=lambda _: None)


EVENTS = assistance_events(
    kinds=["training", "workshop"],
    whens=whens(min_year=2020, max_year=2022),
    countries=["KE", "PK", "TC"],
    numbers=quantities(max_value=20),
)


@given(st.lists(EVENTS, max_size=3), st.data())
@settings(max_examples=30, deadline=None)
def test_the_figures_of_any_register_are_sound(events: list[AssistanceEvent], data: st.DataObject) -> None:
    """With identities that are certain, and such as are possible."""
    names = [f"e{number}" for number in range(len(events))]
    links = st.frozensets(st.sampled_from(names), max_size=2) if names else st.just(frozenset[str]())
    linked = [
        evolve(each, id=name, same_as=data.draw(links) - {name}, possibly_same_as=data.draw(links) - {name})
        for name, each in zip(names, events, strict=True)
    ]

    def choose(options: Sequence[object]) -> object:
        return data.draw(st.sampled_from(options))

    for indicator in ("events", "practitioners-trained", "countries-assisted"):
        assert_sound(register(*linked), indicator, "2020-06..2021-06", choose=choose)


@given(registers(max_size=1), st.integers(0, 100))
@settings(max_examples=20, deadline=None)
def test_a_world_leaves_no_doubt_and_no_record_out(loose: Register, seed: int) -> None:
    world = draw_world(loose, Random(seed).choice)  # noqa: S311  # repeatable, nothing secret

    assert [each.key for each in world.events.values()] == [each.key for each in loose.events.values()]
    for each in world.events.values():
        assert not each.possibly_same_as
        if not each.same_as and not any(each.id in other.same_as for other in world.events.values()):
            assert each.when.is_day or not each.when.is_uncertain
