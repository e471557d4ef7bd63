"""The engine that computes answers as the plain one does, which is the specification: in all that a figure has."""

from collections.abc import Sequence
from fractions import Fraction
from importlib.util import find_spec
from pickle import dumps, loads
from random import Random

import pytest
from _worlds import (
    COUNT,
    FLOW,
    READINGS_OF_ALL,
    WHICH_STATES,
    WHOM,
    Act,
    act,
    acts,
    covered,
    measure_of,
    on_day,
    periods,
    register,
    span,
)
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from tests.engines import differences, random_register
from tracker.indicators import About, measure, measure_all
from tracker.indicators._figure import KeysOnDemand
from tracker.indicators.engines import BY_DATE, COLUMNS, PLAIN, Engine
from tracker.indicators.engines._by_date import Sums, sums_of
from tracker.model import CoverageState, Indicator, IndicatorKind, Register
from tracker.values import CAUTIOUS, Bounds, InternationalString, Membership, Qualifier, Quantity, Reading, Recognition
from tracker.values import ReportingPeriod as Period

HAS_NUMPY = find_spec("numpy") is not None

measures = st.builds(
    lambda indicator, rule: evolve(indicator, recognition=rule),
    st.sampled_from(
        [
            COUNT,
            FLOW,
            WHOM,
            WHICH_STATES,
            measure_of(counts="women"),
            measure_of(IndicatorKind.CUMULATIVE, counts="participants"),
            measure_of(IndicatorKind.RATE, counts="participants"),
            measure_of(IndicatorKind.DISTINCT, counts="programmes"),
        ]
    ),
    st.sampled_from(Recognition),
)
readings = st.sampled_from(READINGS_OF_ALL)
OTHERS = [
    pytest.param(BY_DATE, id="by date"),
    pytest.param(COLUMNS, id="columns", marks=pytest.mark.skipif(not HAS_NUMPY, reason="columns need numpy")),
]
every_engine = pytest.mark.parametrize("engine", OTHERS)
told = acts(partial=True, linked=True, max_size=6)
WAYS = [InternationalString(en=text) for text in ("read as July", "read as days", "read as all")]


def held(found: Sequence[Act]) -> Register:
    """Make a register of acts whose wordings were read in some way."""
    events = [
        evolve(one.event, assumption=WAYS[len(one.event.programmes)] if one.event.countries else None) for one in found
    ]
    return register([*events, covered(CoverageState.INCOMPLETE, span(0, 9))])


@every_engine
@given(told, periods(), measures, readings, st.sampled_from(About))
@example(  # a record of the same thing lies outside the period
    (
        act(0, on_day(3), participants=Quantity(2), same_as=frozenset({"e1"})),
        act(1, on_day(9), participants=Quantity(3)),
        act(2, on_day(3), participants=Quantity(4)),
    ),
    span(0, 4),
    FLOW,
    CAUTIOUS,
    About.RECORDED,
)
@example(  # of one date one record states no number, and the other one is hedged
    (act(0, on_day(3)), act(1, on_day(3), participants=Quantity(3000, Qualifier.ABOUT))),
    span(0, 4),
    FLOW,
    CAUTIOUS,
    About.RECORDED,
)
def test_a_figure_is_that_of_the_plain_engine(
    engine: Engine, found: Sequence[Act], period: Period, indicator: Indicator, reading: Reading, about: About
) -> None:
    records = held(found)
    ours, theirs = (
        measure(records, indicator, period, reading=reading, about=about, engine=each) for each in (engine, PLAIN)
    )

    assert ours == theirs
    assert (ours.certain, ours.possible, ours.is_nothing) == (theirs.certain, theirs.possible, theirs.is_nothing)


@every_engine
@given(told, periods(), measures, readings, st.sampled_from(["country", "programme", "kind", "region"]))
def test_the_figures_of_parts_are_those_of_the_plain_engine(
    engine: Engine, found: Sequence[Act], period: Period, indicator: Indicator, reading: Reading, by: str
) -> None:
    records = held(found)
    ours, theirs = (
        measure_all(records, [indicator], period, by=by, reading=reading, engine=each) for each in (engine, PLAIN)
    )

    assert ours == theirs
    for each in theirs:
        assert measure(records, indicator, period, part=each.by, reading=reading, engine=engine) == each


@every_engine
@given(told, st.tuples(periods(), periods()), measures, readings)
def test_a_further_question_gets_the_answer_of_a_first_one(
    engine: Engine, found: Sequence[Act], pair: tuple[Period, Period], indicator: Indicator, reading: Reading
) -> None:
    """Whatever was asked before: what is remembered holds no period."""
    records = held(found)
    measure(records, indicator, pair[0], reading=reading, engine=engine)
    further = measure(records, indicator, pair[1], reading=reading, engine=engine)

    assert further == measure(evolve(records), indicator, pair[1], reading=reading, engine=engine)


@every_engine
@given(st.integers(0, 10**6))
def test_random_registers_have_the_figures_of_the_plain_engine(engine: Engine, seed: int) -> None:
    """Drafts, revisions, states and claims among them; ``python -m tests.engines`` draws a thousand of these."""
    chance = Random(seed)  # noqa: S311  # no secret

    assert all(ours == theirs for ours, theirs in differences(random_register(chance), chance, 10, engine))


@given(st.lists(acts(max_size=3), min_size=3, max_size=3), st.sampled_from(Membership), readings)
def test_what_dates_add_merges_in_any_order(chunks: list[Sequence[Act]], one: Membership, reading: Reading) -> None:
    added = sums_of(FLOW, reading)
    sums = [added([each.event for each in chunk]) for chunk in chunks]
    there, back, whole = Sums(), Sums(), Sums()
    for each in sums:
        there.merge(each, one)
    for each in reversed(sums):
        back.merge(each, one)
    whole.merge(added([each.event for chunk in chunks for each in chunk]), one)

    assert there == back == whole


@every_engine
def test_sums_are_exact_whatever_their_size(engine: Engine) -> None:
    """Past 2**53 no floating point holds every whole number, and nothing but a fraction holds a third."""
    huge = [Quantity(2**53), Quantity(1), Quantity(Fraction(1, 3)), Quantity(2**70 + 1)]
    records = held([act(number, on_day(3), participants=each) for number, each in enumerate(huge)])

    assert measure(records, FLOW, span(0, 4), engine=engine).bounds == Bounds.exactly(
        2**53 + 1 + 2**70 + 1 + Fraction(1, 3)
    )


def test_keys_are_found_when_asked_for_and_once() -> None:
    asked = []

    def find() -> tuple[str, ...]:
        asked.append(True)
        return ("a", "b")

    keys = KeysOnDemand(2, find)
    assert (len(keys), asked) == (2, [])
    assert keys.found == keys.found == ("a", "b")
    assert asked == [True]


def test_a_figure_is_kept_and_changed_with_its_keys() -> None:
    figure = measure(held([act(0, on_day(3)), act(1, on_day(4))]), COUNT, span(0, 4))

    assert loads(dumps(figure)) == figure  # noqa: S301  # one's own
    assert evolve(figure, possible=("e7",)).records == ("e0", "e1", "e7")
    assert hash(figure) == hash(loads(dumps(figure)))  # noqa: S301  # its own bytes
