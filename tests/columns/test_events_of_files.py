"""Events of files are measured as in a register that they are imported into."""

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("numpy", reason="columns need numpy")

from tests.engines import DIMENSIONS, PARTS, PERIODS, TITLE, indicators, random_register
from tracker import columns
from tracker.indicators import About, Basis, Figure, Flag, MissingReason
from tracker.indicators._measure import figures_on_each_basis
from tracker.indicators._question import ask
from tracker.indicators.engines import PLAIN
from tracker.model import AssistanceEvent, Condition, Indicator, IndicatorKind, Record, Register, Where
from tracker.records import unstructure
from tracker.values import READINGS


def split(register: Register, own: Random) -> tuple[Register, list[Record]]:
    """Take most events out of a register."""
    out: list[Record] = [each for each in register.records if isinstance(each, AssistanceEvent) and own.random() < 0.8]
    left = {id(each) for each in out}
    return evolve(register, records=[each for each in register.records if id(each) not in left]), out


def write_lines(path: Path, events: Sequence[Record]) -> Path:
    path.write_text("".join(f"{json.dumps(unstructure(each, 'en'))}\n" for each in events), encoding="utf-8")
    return path


RATIO = Indicator(
    id="ratio",
    version="1",
    title=TITLE,
    kind=IndicatorKind.RATIO,
    unit="of all",
    numerator="part",
    denominator="whole",
    part_of_whole=True,
)
MADE_OF = [
    Indicator(
        id=name,
        version="1",
        title=TITLE,
        kind=IndicatorKind.FLOW,
        unit="people",
        of="event",
        counts=counts,
        where=where,
    )
    for name, counts, where in (
        ("part", "participants", Where(conditions=(Condition("kind", ("training", "workshop")),))),
        ("whole", "participants", None),
    )
]


@given(st.integers(0, 10**6))
def test_random_events_of_files_have_the_figures_of_a_register(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    chance = Random(seed)  # noqa: S311  # no secret
    whole = random_register(chance)
    whole = evolve(whole, records=[*whole.records, *MADE_OF])
    rest, out = split(whole, chance)
    place, cut = tmp_path_factory.mktemp("events"), chance.randint(0, len(out))
    files = [write_lines(place / f"{number}.jsonl", part) for number, part in enumerate((out[:cut], out[cut:]))]
    events = columns.read(rest, files)
    asked = [*indicators(), *([RATIO] * 20)]

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
        assert [*map(as_if_checked, ours)] == theirs


def as_if_checked(figure: Figure) -> Figure:
    """Take the flag off that files leave, and demand it of what is computed from events."""
    assert (Flag.UNCHECKED in figure.flags) is (
        figure.basis is Basis.EVIDENCED and figure.missing in (None, MissingReason.CANNOT_EXIST)
    )
    parts = tuple(map(as_if_checked, figure.parts))
    return evolve(figure, parts=parts, flags=tuple(flag for flag in figure.flags if flag is not Flag.UNCHECKED))
