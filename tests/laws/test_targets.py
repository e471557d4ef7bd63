"""Laws of targets (section 13): every verdict, share and path against the worlds that they are about."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from _worlds import MANY, READINGS_OF_ALL, denoted, quantities
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.comparison import Attainment, TargetVerdict, assess
from tracker.comparison._reached import share_of_way
from tracker.comparison._targets import assess_path
from tracker.model import Direction, Indicator, IndicatorKind, Observation, Register, Target
from tracker.values import CAUTIOUS, Bounds, InternationalString, Qualifier, Quantity, Reading

TITLE = InternationalString(en="A measure")
ENDS = st.integers(-2, 2)
CLOSED = st.tuples(ENDS, ENDS).map(lambda pair: Bounds(min(pair), max(pair)))
FREE = st.builds(
    lambda bounds, lifted: Bounds(None if lifted[0] else bounds.lower, None if lifted[1] else bounds.upper),
    CLOSED,
    st.tuples(st.booleans(), st.booleans()),
)


def _apart(ends: list[int], swapped: bool) -> tuple[Bounds, Bounds]:
    low, high = Bounds(ends[0], ends[1]), Bounds(ends[2] + 1, ends[3] + 1)
    return (high, low) if swapped else (low, high)


APART = st.builds(_apart, st.lists(st.integers(-2, 1), min_size=4, max_size=4).map(sorted), st.booleans())
POSITIVE = st.tuples(st.integers(1, 40), st.integers(1, 40)).map(lambda pair: Bounds(min(pair), max(pair)))
readings = st.sampled_from(READINGS_OF_ALL)
directions = st.sampled_from(Direction)
ways = st.sampled_from([Direction.UP, Direction.DOWN])
hedged = quantities()

# -- shares -----------------------------------------------------------------------------------------------------------

TINY = Fraction(1, 10**6)
FAR = 10**9


def numbers(bounds: Bounds) -> list[Fraction]:
    """Return whole numbers of bounds, numbers beside them, and a few far away on a side without a limit."""
    near = {Fraction(whole) + beside for whole in range(-2, 3) for beside in (-TINY, 0, TINY)}
    far = {Fraction(side * FAR) + beside for side in (-1, 1) for beside in (-TINY, 0, TINY)}
    return [number for number in near | far if number in bounds]


def shares(actual: Bounds, target: Bounds, baseline: Bounds) -> list[Fraction]:
    """Return the share in every world that has one."""
    worlds = product(numbers(actual), numbers(target), numbers(baseline))
    return [(reached - start) / (planned - start) for reached, planned, start in worlds if planned != start]


@given(FREE, FREE, FREE)
@example(Bounds(1, 2), Bounds(2, 2), Bounds(0, 1))
@example(Bounds(0, 0), Bounds(0, 0), Bounds(-1, 1))  # it is 1 wherever there is one
@example(Bounds(0, 0), Bounds(-1, 1), Bounds(0, 0))  # and 0 here
@example(Bounds(0, 0), Bounds(0, 1), Bounds(-1, 0))
@example(Bounds(0, 1), Bounds(0, 1), Bounds(-1, 0))
@example(Bounds(1, None), Bounds(-2, -1), Bounds(0, None))
@example(Bounds(None, 1), Bounds(1, None), Bounds(None, 0))
@example(Bounds(None, None), Bounds(2, 2), Bounds(1, 1))
@example(Bounds(0, 0), Bounds(0, 0), Bounds(None, 0))
@example(Bounds(2, 2), Bounds(2, None), Bounds(0, None))  # far out both may meet
def test_a_share_holds_every_world_and_no_more(actual: Bounds, target: Bounds, baseline: Bounds) -> None:
    true = shares(actual, target, baseline)
    found = share_of_way(actual, target, baseline)

    assert (found is None) is (not true)
    if found is not None:
        assert all(share in found for share in true)
        assert min(true) < -1000 if found.lower is None else min(true) - found.lower < Fraction(1, 1000)
        assert max(true) > 1000 if found.upper is None else found.upper - max(true) < Fraction(1, 1000)


@given(CLOSED, APART)
def test_a_share_of_numbers_apart_is_attained_at_both_ends(actual: Bounds, apart: tuple[Bounds, Bounds]) -> None:
    target, baseline = apart
    true = shares(actual, target, baseline)

    assert share_of_way(actual, target, baseline) == Bounds(min(true), max(true))


@given(FREE, FREE, FREE)
def test_a_share_is_the_same_from_the_other_side(actual: Bounds, target: Bounds, baseline: Bounds) -> None:
    """What is to rise from 2 to 5 and what is to fall from -2 to -5 have gone the same share of the way."""
    assert share_of_way(-actual, -target, -baseline) == share_of_way(actual, target, baseline)


@given(CLOSED, CLOSED, CLOSED, st.integers(1, 5), st.integers(-5, 5))
def test_a_share_knows_no_unit(actual: Bounds, target: Bounds, baseline: Bounds, factor: int, shift: int) -> None:
    moved = [each.scaled(factor) + Bounds.exactly(shift) for each in (actual, target, baseline)]

    assert share_of_way(*moved) == share_of_way(actual, target, baseline)


# -- verdicts ---------------------------------------------------------------------------------------------------------

OUTCOMES = {
    TargetVerdict.EXCEEDED: {"exceeded"},
    TargetVerdict.MET: {"exceeded", "met"},
    TargetVerdict.NOT_MET: {"missed"},
    TargetVerdict.POSSIBLY_MET: {"exceeded", "met", "missed"},
    TargetVerdict.UNDIRECTED: {"exceeded", "met", "missed"},
}
ONE_SIDED = {
    Qualifier.AT_LEAST: ("up", 0),
    Qualifier.MORE_THAN: ("up", 1),
    Qualifier.AT_MOST: ("down", 0),
    Qualifier.FEWER_THAN: ("down", -1),
}


def meant(quantity: Quantity, reading: Reading) -> list[int]:
    """Return the numbers that a quantity may mean; a few stand for all beyond the largest of these pages."""
    least, most = denoted(quantity, reading)
    return sorted({*range(least, min(most, 60) + 1), most})


def outcomes(actual: Quantity, target: Quantity, direction: str, reading: Reading) -> Iterator[str]:
    """Go through what happens in each world: a number was reached, and a number was to be reached."""
    way, step = ONE_SIDED.get(target.qualifier, ("", 0))
    direction = way if way and direction == "none" else direction
    planned = [int(target.value) + step] if way and way == direction else meant(target, reading)
    for reached, wanted in product(meant(actual, reading), planned):
        if direction == "none" and target.qualifier is Qualifier.BETWEEN:
            yield "met" if reached in planned else "missed"
        elif direction == "none":  # whoever set it knows which way is better, and either may be
            yield from ("met",) if reached == wanted else ("exceeded", "missed")
        else:
            better = reached - wanted if direction == "up" else wanted - reached
            yield "exceeded" if better > 0 else "missed" if better else "met"


def register(direction: Direction, actual: Quantity | None, target: Quantity, baseline: Quantity | None) -> Register:
    measure = Indicator(id="m", version="1", title=TITLE, kind=IndicatorKind.FLOW, unit="things", direction=direction)
    seen = (Observation(indicator="m", period="2025", value=actual),) if actual else ()
    planned = Target(indicator="m", period="2025", value=target, baseline=baseline)
    return Register(id="r", title=TITLE, records=(measure, planned, *seen))


def attained(
    direction: Direction, actual: Quantity | None, target: Quantity, reading: Reading, baseline: Quantity | None = None
) -> Attainment:
    return assess(register(direction, actual, target, baseline), "m@2025", reading=reading)


@given(directions, hedged, hedged, readings)
@example(Direction.UP, Quantity.parse("150"), Quantity.parse(">=100"), CAUTIOUS)
@example(Direction.NONE, Quantity.parse("20..22"), Quantity.parse("20..25"), CAUTIOUS)
@example(Direction.NONE, Quantity.parse("18..22"), Quantity.parse("20..25"), CAUTIOUS)
@example(Direction.DOWN, Quantity.parse("20"), Quantity.parse("20..25"), CAUTIOUS)
def test_a_verdict_is_the_strongest_true_statement(
    direction: Direction, actual: Quantity, target: Quantity, reading: Reading
) -> None:
    """It admits what happens in every world, and no verdict that does admits less."""
    happens = set(outcomes(actual, target, direction.value, reading))
    found = attained(direction, actual, target, reading).verdict
    true = [each for each, admitted in OUTCOMES.items() if happens <= admitted]

    assert found in true
    assert len(OUTCOMES[found]) == min(len(OUTCOMES[each]) for each in true)


@given(directions, hedged, hedged)
def test_a_narrower_reading_retracts_no_verdict(direction: Direction, actual: Quantity, target: Quantity) -> None:
    admitted = [OUTCOMES[attained(direction, actual, target, reading).verdict] for reading in READINGS_OF_ALL]

    assert admitted[2] <= admitted[1] <= admitted[0]


@given(directions, hedged, hedged, st.integers(0, 20), readings)
def test_an_exact_value_inside_keeps_a_definite_verdict(
    direction: Direction, actual: Quantity, target: Quantity, chosen: int, reading: Reading
) -> None:
    """Better data never contradict what was said before."""
    known = meant(actual, reading)
    better = attained(direction, Quantity(known[chosen % len(known)]), target, reading)

    assert OUTCOMES[better.verdict] <= OUTCOMES[attained(direction, actual, target, reading).verdict]


@given(directions, hedged, st.none() | hedged)
def test_what_is_not_reported_has_no_verdict_and_no_share(
    direction: Direction, target: Quantity, baseline: Quantity | None
) -> None:
    found = attained(direction, None, target, CAUTIOUS, baseline)

    assert (found.verdict, found.share) == (TargetVerdict.NOT_REPORTED, None)


@given(ways, st.integers(0, 20), st.lists(st.integers(0, 20), min_size=2, max_size=2, unique=True).map(sorted))
def test_a_share_of_one_or_more_and_a_target_met_are_the_same(way: Direction, actual: int, ends: list[int]) -> None:
    start, planned = ends if way is Direction.UP else reversed(ends)
    found = attained(way, Quantity(actual), Quantity(planned), CAUTIOUS, Quantity(start))

    assert found.share is not None
    assert found.share.lower is not None
    assert (found.share.lower >= 1) is (found.verdict in {TargetVerdict.MET, TargetVerdict.EXCEEDED})
    assert (found.share.lower > 1) is (found.verdict is TargetVerdict.EXCEEDED)


# -- paths ------------------------------------------------------------------------------------------------------------


@given(ways, hedged, hedged, hedged, st.integers(1, 12), readings)
def test_a_path_is_the_straight_line_in_every_world(  # each argument is drawn
    way: Direction, actual: Quantity, target: Quantity, baseline: Quantity, month: int, reading: Reading
) -> None:
    """Whatever the three numbers are, the verdict is true of the number that the line asks for."""
    held = register(way, None, target, baseline)
    seen = Observation(indicator="m", period=f"2025-{month:02}", value=actual)
    held = evolve(held, records=(*held.records, seen))
    found = assess_path(held, "m@2025", f"2025-{month:02}", since="2024-12-31", reading=reading)
    passed = Fraction((found.on - found.start).days, 365)
    side, step = ONE_SIDED.get(target.qualifier, ("", 0))
    wanted = [int(target.value) + step] if side == way.value else meant(target, reading)
    limits = [(values[0], values[-1]) for values in (meant(actual, reading), wanted, meant(baseline, reading))]
    lines = [start + (planned - start) * passed for planned, start in product(*limits[1:])]
    least, most = (end if abs(end) < Fraction(MANY, 10**3) else None for end in (min(lines), max(lines)))
    better = [(a - line) * (1 if way is Direction.UP else -1) for a, line in product(limits[0], lines)]

    assert found.share_of_time == passed
    assert found.required == Bounds(least, most)
    assert (found.verdict is TargetVerdict.EXCEEDED) is (min(better) > 0)
    assert (found.verdict is TargetVerdict.NOT_MET) is (max(better) < 0)
    assert (found.verdict is TargetVerdict.MET) is (min(better) == 0)


@given(ways, hedged, hedged, hedged, readings)
def test_a_path_ends_at_its_target(
    way: Direction, actual: Quantity, target: Quantity, baseline: Quantity, reading: Reading
) -> None:
    held = register(way, actual, target, baseline)
    reached = assess(held, "m@2025", reading=reading)
    found = assess_path(held, "m@2025", "2025", since="2024", reading=reading)

    assert (found.required, found.verdict) == (reached.planned, reached.verdict)
