"""Events of files are measured as in a register that they are imported into."""

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("numpy", reason="columns need numpy")

from tests.engines import DIMENSIONS, PARTS, PERIODS, indicators, random_event, random_register
from tracker import columns
from tracker.indicators import About, Flag, measure
from tracker.indicators._measure import figures_on_each_basis
from tracker.indicators._question import ask
from tracker.indicators.engines import PLAIN
from tracker.model import AssistanceEvent, Condition, Indicator, IndicatorKind, Record, Register, Where
from tracker.records import unstructure
from tracker.values import READINGS, Bounds, InternationalString


def split(register: Register, own: Random) -> tuple[Register, list[Record]]:
    """Take most events out of a register."""
    out: list[Record] = [each for each in register.records if isinstance(each, AssistanceEvent) and own.random() < 0.8]
    left = {id(each) for each in out}
    return evolve(register, records=[each for each in register.records if id(each) not in left]), out


def write_lines(path: Path, events: Sequence[Record]) -> Path:
    path.write_text("".join(f"{json.dumps(unstructure(each, 'en'))}\n" for each in events), encoding="utf-8")
    return path


@given(st.integers(0, 10**6))
def test_random_events_of_files_have_the_figures_of_a_register(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    chance = Random(seed)  # noqa: S311  # no secret
    whole = random_register(chance)
    rest, out = split(whole, chance)
    place, cut = tmp_path_factory.mktemp("events"), chance.randint(0, len(out))
    files = [write_lines(place / f"{number}.jsonl", part) for number, part in enumerate((out[:cut], out[cut:]))]
    events = columns.read(rest, files)
    asked = [*indicators()]

    assert events.count == len(out)
    for _ in range(20):
        indicator, period = chance.choice(asked), chance.choice(PERIODS)
        about, reading = chance.choice(tuple(About)), chance.choice(READINGS)
        by, part = chance.choice(DIMENSIONS), chance.choice(PARTS)
        ours, theirs = (
            list(
                figures_on_each_basis(
                    register,
                    ask(register, indicator, period, about=about, reading=reading, by=by, part=() if by else part),
                    engine,
                )
            )
            for register, engine in ((events.register, events.engine), (whole, PLAIN))
        )
        assert [
            evolve(each, flags=tuple(flag for flag in each.flags if flag is not Flag.UNCHECKED)) for each in ours
        ] == theirs


def test_a_share_of_events_of_files_holds_that_of_a_register(tmp_path: Path) -> None:
    """No record of the whole is in the register, and yet the rest of it is not nothing."""
    common: dict[str, Any] = {"version": "1", "title": InternationalString(en="A measure"), "unit": "participants"}
    training = Where(conditions=(Condition("kind", ("training",)),))
    declared = [
        Indicator(id="all", kind=IndicatorKind.FLOW, of="event", counts="participants", **common),
        Indicator(id="some", kind=IndicatorKind.FLOW, of="event", counts="participants", where=training, **common),
        Indicator(
            id="share", kind=IndicatorKind.RATIO, numerator="some", denominator="all", part_of_whole=True, **common
        ),
    ]
    chance = Random(4)  # noqa: S311  # no secret
    events = [random_event(chance, number, 40, linked=False) for number in range(40)]
    rest = Register(id="r", title=InternationalString(en="A register"), records=declared)

    found = columns.read(rest, [write_lines(tmp_path / "event.jsonl", events)]).measure("share", "2020").bounds
    exact = measure(evolve(rest, records=[*declared, *events]), "share", "2020").bounds

    assert found is not None
    assert exact is not None
    assert found.hull(exact) == found
    assert found != Bounds.exactly(1)
