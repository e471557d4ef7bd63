"""Laws L14, L28, L45 and L46 for figures that observations and claims state: stocks, and flows that sources print."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import product

import pytest
from _worlds import (
    DAYS,
    FIRST,
    READINGS_OF_ALL,
    Dating,
    as_bounds,
    compared_either_way,
    covered,
    datings,
    denoted,
    marked,
    numbers_in,
    observed,
    on_day,
    periods,
    quantities,
    register,
    span,
    stocks,
)
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.comparison import Verdict, compare
from tracker.indicators import Basis, Flag, MissingReason, measure
from tracker.model import Claim, CoverageState, Indicator, IndicatorKind, Observation, Record
from tracker.values import CAUTIOUS, Bounds, InternationalString, Quantity, Reading, ReportingPeriod, When

STOCK = Indicator(
    id="stock",
    version="1",
    title=InternationalString(en="Parties"),
    kind=IndicatorKind.STOCK,
    unit="parties",
)
PRINTED = evolve(STOCK, id="printed", kind=IndicatorKind.FLOW)
readings = st.sampled_from(READINGS_OF_ALL)
sightings = st.lists(st.tuples(datings(lasting=False), st.integers(0, 5)), max_size=4)


def seen(*told: tuple[Dating, int]) -> list[Observation]:
    return [observed(dating, value, number) for number, (dating, value) in enumerate(told)]


# -- stocks -----------------------------------------------------------------------------------------------------------


@given(sightings, periods())
@example([(on_day(1, 8), 5), (on_day(2), 3)], span(0, 5))
@example([(on_day(3), 5), (on_day(4), 3)], span(0, 4))
def test_a_stock_holds_the_latest_value_of_every_world(told: list[tuple[Dating, int]], period: ReportingPeriod) -> None:
    """L14: whenever the observations were made, the latest in the period is within; without any it is missing."""
    truth = stocks(told, period)
    figure = measure(register(seen(*told)), STOCK, period)

    if figure.bounds is None:
        assert truth == {None}
        assert figure.missing is MissingReason.NOT_REPORTED
    else:
        assert as_bounds(value for value in truth if value is not None).within(figure.bounds)
        assert (Flag.NOT_CERTAINLY_IN_PERIOD in figure.flags) == (None in truth)


@given(st.lists(st.tuples(st.integers(0, DAYS - 1).map(on_day), st.integers(0, 5)), max_size=4), periods())
def test_a_stock_seen_on_known_days_is_the_latest(told: list[tuple[Dating, int]], period: ReportingPeriod) -> None:
    """L15: and no wider than what was seen on the latest day."""
    truth = stocks(told, period)
    figure = measure(register(seen(*told)), STOCK, period)

    assert figure.bounds == (None if truth == {None} else as_bounds(value for value in truth if value is not None))


@given(
    st.lists(st.tuples(datings(lasting=False, marks=("", "~", "?")), st.integers(0, 5)), max_size=4),
    st.integers(5, 8),
    st.booleans(),
)
@example([(on_day(1), 5), (on_day(4, 6), 3)], 5, False)  # noqa: FBT003  # a world where nothing was seen in the period
@example([(on_day(0, 4), 5), (on_day(3), 3)], 5, True)  # noqa: FBT003  # an observation that may be too old
def test_a_carried_stock_holds_every_world(told: list[tuple[Dating, int]], start: int, short: bool) -> None:
    """L14: where a value from before may stand for the period, it is within whenever it would have to."""
    # A month before the fifth to eighth day of the small calendar begins before it; no months begin on the day itself.
    may_age = evolve(STOCK, max_age=0 if short else 1)
    period = span(start, DAYS - 1)
    oldest = start if short else -99
    truth = {value for value in stocks(told, period, oldest=oldest) if value is not None}
    figure = measure(register(seen(*told)), may_age, period)

    assert (figure.bounds is None) == (not truth)
    if figure.bounds is not None:
        assert as_bounds(truth).within(figure.bounds)


def _month_before(dating: Dating, back: int) -> Dating:
    days = sorted(run[0][0] - back for run in dating.allows)
    return Dating(
        f"[{FIRST + timedelta(days=days[0])}..{FIRST + timedelta(days=days[-1])}]",
        frozenset(((each, each),) for each in range(days[0], days[-1] + 1)),
    )


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4), st.integers(0, 5)), max_size=3), st.integers(25, 34))
@example([(3, 4, 5), (6, 0, 3)], 29)
def test_a_carried_stock_is_not_too_old_in_every_world(told: list[tuple[int, int, int]], back: int) -> None:
    """L14: an observation whose date is vague may be too old or not."""
    shifted = [
        (_month_before(on_day(first, min(first + more, 9)) if more else on_day(first), back), value)
        for first, more, value in told
    ]
    period = span(0, 4)  # a month before 25 February is 25 January, 31 days
    truth = stocks(shifted, period, oldest=-31)
    figure = measure(register(seen(*shifted)), evolve(STOCK, max_age=1), period)
    values = {value for value in truth if value is not None}

    if figure.bounds is None:
        assert None in truth
    else:
        assert Flag.CARRIED in figure.flags
        assert as_bounds(values).within(figure.bounds)


@given(sightings, periods(), periods())
@example([(on_day(3, 6), 5), (on_day(3, 6), 1)], span(0, 4), span(5, 9))
def test_the_change_of_a_stock_holds_every_world(
    told: list[tuple[Dating, int]], before: ReportingPeriod, after: ReportingPeriod
) -> None:
    """L38, L43: two observations that may each be the earlier one prove nothing."""
    found = compared_either_way(register(seen(*told)), STOCK, (before, after))
    if found.change.bounds is None:
        assert found.before.missing or found.after.missing
        return
    for world in product(*(dating.happenings(CAUTIOUS) for dating, _ in told)):
        settled = [
            (Dating("", frozenset({happening})), value) for happening, (_, value) in zip(world, told, strict=True)
        ]
        earlier, later = (stocks(settled, period) - {None} for period in (before, after))
        if before == after:
            later = earlier = set(list(earlier)[:1])
        same_day = len(earlier) > 1 or len(later) > 1
        for one, other in product(earlier, later):
            assert one is not None
            assert other is not None
            assert same_day or other - one in found.change.bounds


# -- flows that sources print -----------------------------------------------------------------------------------------


def printed(number: int, period: ReportingPeriod, value: Quantity) -> Claim:
    return Claim(
        id=f"c{number}", document="d", paragraph=str(number), indicator="printed", period=str(period), value=value
    )


def observed_over(number: int, period: ReportingPeriod, value: Quantity) -> Observation:
    return Observation(indicator="printed", period=str(period), value=value, since=When(f"19{number:02}"))


stated = st.lists(st.tuples(st.sampled_from([(0, 4), (5, 9), (0, 9), (2, 6)]), quantities()), max_size=4)


@given(stated, readings, st.sampled_from([printed, observed_over]))
@example(  # two sources differ on a part, and neither is right because it comes first
    [((0, 4), Quantity(2)), ((0, 4), Quantity(3)), ((5, 9), Quantity(1))], CAUTIOUS, observed_over
)
def test_a_printed_flow_holds_what_any_source_says(
    told: list[tuple[tuple[int, int], Quantity]], reading: Reading, make: object
) -> None:
    """L14: of sources that differ any may be right; what is printed for the parts of a period adds up."""
    assert callable(make)
    records: list[Record] = [make(number, span(*ends), value) for number, (ends, value) in enumerate(told)]
    figure = measure(register(records), PRINTED, span(0, 9), reading=reading)
    whole = {number for ends, value in told if ends == (0, 9) for number in numbers_in(denoted(value, reading))}
    first, second = (
        {number for ends, value in told if ends == part for number in numbers_in(denoted(value, reading))}
        for part in ((0, 4), (5, 9))
    )
    truth = whole or {one + other for one, other in product(first, second)}

    assert figure.bounds == (as_bounds(truth) if truth else None)
    differ = len({value for ends, value in told if ends == (0, 9)}) > 1
    if not whole and truth:
        differ = any(len({value for ends, value in told if ends == part}) > 1 for part in ((0, 4), (5, 9)))
    assert (Flag.CLAIMS_DIFFER in figure.flags) == differ


@given(st.lists(quantities(), min_size=1, max_size=2), st.lists(quantities(), min_size=1, max_size=2))
@example([Quantity(20, "about"), Quantity(10, "about")], [Quantity(40)])
def test_the_grade_of_a_printed_change_is_that_of_its_words(
    before: Sequence[Quantity], after: Sequence[Quantity]
) -> None:
    """L46: the figures of several sources are read again under each reading, like those of one."""
    earlier, later = span(0, 4), span(5, 9)
    records: list[Record] = [printed(number, earlier, value) for number, value in enumerate(before)]
    records += [printed(10 + number, later, value) for number, value in enumerate(after)]
    holding = register(records)
    verdicts = {
        reading.name: compare(holding, PRINTED, later, against=earlier, reading=reading) for reading in READINGS_OF_ALL
    }
    for each in verdicts.values():
        if each.change.verdict.is_definite:
            wide = next(name for name, one in verdicts.items() if one.change.verdict is each.change.verdict)
            assert each.change.grade == wide


@given(st.lists(quantities(), min_size=1, max_size=3), readings)
def test_a_printed_flow_does_not_change_from_a_period_to_itself(values: Sequence[Quantity], reading: Reading) -> None:
    """L45: whatever the number is, and whichever source is right."""
    records: list[Record] = [printed(number, span(0, 4), value) for number, value in enumerate(values)]
    found = compare(register(records), PRINTED, span(0, 4), against=span(0, 4), reading=reading)

    assert found.change.verdict is Verdict.UNCHANGED
    assert found.change.bounds == Bounds(0, 0)


def test_many_sources_for_many_parts_take_no_time() -> None:
    """The parts of a period are found without trying every way to combine them."""
    records: list[Record] = []
    for number in range(180):
        first = FIRST + timedelta(days=number)
        for length in (1, 2, 3):
            one = ReportingPeriod(first, first + timedelta(days=length - 1))
            records.append(observed_over(length, one, Quantity(1)))
    figure = measure(register(records), PRINTED, ReportingPeriod(FIRST, FIRST + timedelta(days=400)))

    assert figure.missing is MissingReason.NOT_REPORTED


@pytest.mark.parametrize("mark", ["?", "%"])
def test_a_doubted_observation_is_not_certainly_in_a_period(mark: str) -> None:
    """L13 for stocks."""
    figure = measure(register(seen((marked(4, mark), 3))), STOCK, span(0, 9))

    assert figure.bounds == Bounds(3, 3)
    assert figure.flags == (Flag.NOT_CERTAINLY_IN_PERIOD,)
    assert (figure.certain, len(figure.possible)) == ((), 1)


@given(st.lists(st.tuples(datings(), st.integers(0, 9)), max_size=3), periods(), st.sampled_from(CoverageState))
@example([(on_day(1), 7)], span(0, 4), CoverageState.NONE)
def test_l28_what_is_not_covered_is_missing_whatever_is_held(
    seen: list[tuple[Dating, int]], period: ReportingPeriod, state: CoverageState
) -> None:
    """L28: coverage none always gives Missing, and never a value that was observed all the same."""
    records = [observed(dating, value, number) for number, (dating, value) in enumerate(seen)]
    whole = measure(register([*records, covered(state, period, "observation")]), STOCK, period)
    without = measure(register(records), STOCK, period)

    if state is CoverageState.NONE:
        assert whole.missing is MissingReason.NOT_COVERED
    else:
        assert (whole.bounds, whole.missing) == (without.bounds, without.missing)


def test_a_claim_stands_whatever_the_register_covers() -> None:
    """It is what a document prints, and no record of the register's own."""
    printed = Claim(id="c", document="d", paragraph="1", indicator=STOCK.id, at=When(on_day(1).text), value=Quantity(7))
    held = register([printed, observed(on_day(1), 9), covered(CoverageState.NONE, span(0, 4), "observation")])

    assert measure(held, STOCK, span(0, 4)).basis is Basis.CLAIMED
    assert measure(held, STOCK, span(0, 4), basis="evidenced").missing is MissingReason.NOT_COVERED
