"""Laws L14 to L28: what figures computed from records say, against every world that the records leave possible."""

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import date, timedelta
from itertools import product

import pytest
from _worlds import (
    COUNT,
    DAYS,
    FLOW,
    NAMED,
    READINGS_OF_ALL,
    WHICH_STATES,
    WHOM,
    Act,
    Dating,
    act,
    acts,
    as_bounds,
    counts_in,
    covered,
    datings,
    is_state,
    lasting,
    marked,
    on_day,
    periods,
    quantities,
    register,
    span,
    totals,
    unions,
)
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracker.errors import InvalidValueError
from tracker.indicators import About, Figure, MissingReason, measure, measure_all
from tracker.model import CoverageState, Indicator, IndicatorKind, Revision, RevisionReason
from tracker.values import (
    CAUTIOUS,
    STRICT,
    Bounds,
    Membership,
    Qualifier,
    Quantity,
    Reading,
    Recognition,
    ReportingPeriod,
)

rules = st.sampled_from(Recognition)
readings = st.sampled_from(READINGS_OF_ALL)
additive = st.sampled_from([Recognition.ON_START, Recognition.ON_COMPLETION])
"""The rules under which what happened counts in one of two disjoint periods at most."""
linear = st.sampled_from([COUNT, FLOW])
measures = st.sampled_from([COUNT, FLOW, WHOM, WHICH_STATES])
exact = quantities(qualifiers=[Qualifier.EXACT])
undoubted = datings(marks=("", "~"))

CERTAIN, POSSIBLE, IMPOSSIBLE = Membership.CERTAIN, Membership.POSSIBLE, Membership.IMPOSSIBLE


def figure(found: Sequence[Act], indicator: Indicator, period: ReportingPeriod, reading: Reading = CAUTIOUS) -> Figure:
    return measure(register(found), indicator, period, reading=reading)


def bounds(found: Sequence[Act], indicator: Indicator, period: ReportingPeriod, reading: Reading = CAUTIOUS) -> Bounds:
    measured = figure(found, indicator, period, reading).bounds
    assert measured is not None
    return measured


def under(rule: Recognition, indicator: Indicator) -> Indicator:
    return evolve(indicator, recognition=rule)


def membership_of(one: Act, period: ReportingPeriod, reading: Reading, rule: Recognition) -> Membership:
    """Tell by enumeration whether something counts in a period."""
    found = {counts_in(happening, period, rule) for happening in one.dating.happenings(reading)}
    return POSSIBLE if len(found) > 1 else CERTAIN if found == {True} else IMPOSSIBLE


def not_above(one: int | None, other: int | None) -> bool:
    """Compare upper limits."""
    return other is None or (one is not None and one <= other)


def limits(found: Bounds) -> tuple[int, int | None]:
    assert found.lower is not None
    return int(found.lower), None if found.upper is None else int(found.upper)


# -- L14, L15: soundness and tightness --------------------------------------------------------------------------------


@given(acts(), periods(), rules, readings)
@example((act(0, marked(3, "?"), participants=Quantity(2)),), span(3, 3), Recognition.ON_START, STRICT)
@example((act(0, lasting(0, 9)),), span(3, 4), Recognition.ACTIVE, CAUTIOUS)
@example((act(0, on_day(4)),), span(0, 4), Recognition.ON_START, CAUTIOUS)
def test_counts_and_sums_hold_every_world_and_no_more(
    found: Sequence[Act], period: ReportingPeriod, rule: Recognition, reading: Reading
) -> None:
    """L14, L15: the ends of a count and of a sum are those of all worlds."""
    counted = totals(found, [period], rule=rule, reading=reading)
    added = totals(found, [period], rule=rule, reading=reading, counts="participants")

    assert bounds(found, under(rule, COUNT), period, reading) == as_bounds(counted)
    assert bounds(found, under(rule, FLOW), period, reading) == as_bounds(added)


@given(acts(), periods(), rules, readings)
def test_distinct_counts_hold_every_world_and_no_more(
    found: Sequence[Act], period: ReportingPeriod, rule: Recognition, reading: Reading
) -> None:
    """L14, L15: so are those of a distinct count, if the lists of countries are complete."""
    together = {len(names) for (names,) in unions(found, [period], rule=rule, reading=reading)}
    of_states = {len(names) for (names,) in unions(found, [period], rule=rule, reading=reading, counted=is_state)}

    assert bounds(found, under(rule, WHOM), period, reading) == as_bounds(together)
    assert bounds(found, under(rule, WHICH_STATES), period, reading) == as_bounds(of_states)


@given(acts(linked=True), periods(), readings)
@example(  # the record that links two others lies outside the period
    (
        act(0, on_day(3), same_as=frozenset({"e2"})),
        act(1, on_day(3), same_as=frozenset({"e2"})),
        act(2, on_day(9)),
    ),
    span(0, 4),
    CAUTIOUS,
)
@example(  # two records of one thing that put it on different days
    (act(0, on_day(3), same_as=frozenset({"e1"})), act(1, on_day(9))),
    span(0, 4),
    CAUTIOUS,
)
@example(  # two records of one thing that give it different numbers, one of them on an uncertain day
    (
        act(0, on_day(3), participants=Quantity(2), same_as=frozenset({"e1"})),
        act(1, on_day(3, 9), participants=Quantity(3)),
    ),
    span(0, 4),
    CAUTIOUS,
)
@example(  # two records that may be of one thing and give it different numbers
    (
        act(0, on_day(3), participants=Quantity(2), possibly_same_as=frozenset({"e1"})),
        act(1, on_day(3), participants=Quantity(3)),
    ),
    span(0, 4),
    CAUTIOUS,
)
def test_totals_of_linked_records_hold_every_world(
    found: Sequence[Act], period: ReportingPeriod, reading: Reading
) -> None:
    """L14: whichever records are the same thing, and whichever is right if they disagree."""
    for indicator in (COUNT, FLOW):
        truth = as_bounds(totals(found, [period], reading=reading, counts=indicator.counts))
        assert truth.within(bounds(found, indicator, period, reading))


@given(acts(partial=True, max_size=3), periods(), rules, readings)
@settings(max_examples=60)
@example(  # an open list has no upper limit
    (act(0, on_day(1), countries=frozenset({"KE"}), countries_complete=False),),
    span(0, 4),
    Recognition.ON_START,
    CAUTIOUS,
)
def test_distinct_counts_with_partial_lists_hold_every_world(
    found: Sequence[Act], period: ReportingPeriod, rule: Recognition, reading: Reading
) -> None:
    """L26: whomever the lists leave unnamed; some may be of the type counted and some not."""
    together = {len(names) for (names,) in unions(found, [period], rule=rule, reading=reading)}
    of_states = {len(names) for (names,) in unions(found, [period], rule=rule, reading=reading, counted=is_state)}

    assert as_bounds(together).within(bounds(found, under(rule, WHOM), period, reading))
    assert as_bounds(of_states).within(bounds(found, under(rule, WHICH_STATES), period, reading))


SMALL_TOTALS = st.integers(0, 1).map(Quantity) | st.just(Quantity(0, "between", upper=2)) | st.none()


@st.composite
def acts_of_few(draw: st.DrawFn) -> tuple[Act, ...]:
    """Acts of which each leaves at most two of its countries unnamed."""
    found = []
    for number in range(draw(st.integers(0, 3))):
        named = draw(st.frozensets(st.sampled_from(NAMED), max_size=2))
        more = draw(SMALL_TOTALS)
        total = (
            None
            if more is None
            else Quantity(
                len(named) + int(more.value),
                more.qualifier,
                upper=None if more.upper is None else len(named) + int(more.upper),
            )
        )
        when = draw(st.sampled_from([on_day(1), on_day(1, 8), on_day(8)]))
        found.append(act(number, when, countries=named, countries_complete=total is None, countries_total=total))
    return tuple(found)


@given(acts_of_few(), periods())
@settings(max_examples=60)
def test_partial_lists_reach_both_ends(found: Sequence[Act], period: ReportingPeriod) -> None:
    """L26: with room enough for everybody unnamed, some world has the least and some the most countries."""
    unnamed = sum(
        int(one.event.countries_total.upper or one.event.countries_total.value) - len(one.event.countries)
        for one in found
        if one.event.countries_total is not None
    )
    universe = (*NAMED, *[f"x{number}" for number in range(unnamed)])
    together = {len(names) for (names,) in unions(found, [period], universe=universe)}

    assert bounds(found, WHOM, period) == as_bounds(together)


@given(st.lists(st.integers(0, 300), max_size=2))
def test_there_are_no_more_countries_than_there_are(more: list[int]) -> None:
    """L26: the number of all States ends every count that has an end."""
    found = [
        act(
            number,
            on_day(1),
            countries=frozenset({"KE"}),
            countries_complete=False,
            countries_total=Quantity(1 + extra),
        )
        for number, extra in enumerate(more)
    ]

    upper = bounds(found, WHICH_STATES, span(0, 4)).upper
    assert upper is not None
    assert upper <= 195


# -- L16 to L18 -------------------------------------------------------------------------------------------------------


@given(acts(participants=exact), periods(), rules, measures)
def test_certain_dates_and_exact_numbers_leave_one_number(
    found: Sequence[Act], period: ReportingPeriod, rule: Recognition, indicator: Indicator
) -> None:
    """L16."""
    settled = [one for one in found if membership_of(one, period, CAUTIOUS, rule) is not POSSIBLE]

    assert bounds(settled, under(rule, indicator), period).is_exact


@given(acts(partial=True, linked=True), periods(), rules, measures, st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(
    found: Sequence[Act], period: ReportingPeriod, rule: Recognition, indicator: Indicator, chance: object
) -> None:
    """L17: and nothing else of the figure depends on it either."""
    shuffled = list(found)
    getattr(chance, "shuffle")(shuffled)  # noqa: B009  # Hypothesis has no type for its Random

    assert figure(shuffled, under(rule, indicator), period) == figure(found, under(rule, indicator), period)


@given(acts(partial=True), periods(), measures, st.data())
def test_a_record_twice_is_a_record_once(
    found: Sequence[Act], period: ReportingPeriod, indicator: Indicator, data: st.DataObject
) -> None:
    """L18: a copy under another id that says it is the same; of one id no register holds two, but revisions."""
    again = data.draw(st.lists(st.sampled_from(found))) if found else []
    copies = [one.but(id=f"copy-of-{one.id}", same_as=frozenset({one.id})) for one in dict.fromkeys(again)]
    once = bounds(found, indicator, period)

    with pytest.raises(InvalidValueError, match="give one another id") if again else nullcontext():
        assert bounds([*found, *again], indicator, period) == once
    if indicator.kind is IndicatorKind.FLOW or not any(one.event.countries_total for one in again):
        assert bounds([*found, *copies], indicator, period) == once


@given(acts(max_size=2), acts(max_size=2), periods(), measures)
def test_a_revision_takes_the_place_of_the_record(
    earlier: Sequence[Act], later: Sequence[Act], period: ReportingPeriod, indicator: Indicator
) -> None:
    """L18: the last version of an id counts, wherever its line stands."""
    late = date(2001, 1, 1)
    revised = [evolve(one.event, recorded=late, revision=Revision(reason=RevisionReason.ERROR)) for one in later]
    kept = [one for one in earlier if one.id not in {other.id for other in later}]
    expected = bounds([*kept, *later], indicator, period)

    assert measure(register([*earlier, *revised]), indicator, period).bounds == expected
    assert measure(register([*revised, *earlier]), indicator, period).bounds == expected


# -- L19 to L21: monotony ---------------------------------------------------------------------------------------------


@given(acts(partial=True, max_size=3), acts(partial=True, max_size=1), periods(), rules, measures, readings)
def test_another_record_lowers_nothing(  # each a part of the law
    found: Sequence[Act],
    more: Sequence[Act],
    period: ReportingPeriod,
    rule: Recognition,
    indicator: Indicator,
    reading: Reading,
) -> None:
    """L19."""
    renamed = [one.but(id="another") for one in more]
    before = limits(bounds(found, under(rule, indicator), period, reading))
    after = limits(bounds([*found, *renamed], under(rule, indicator), period, reading))

    assert before[0] <= after[0]
    assert not_above(before[1], after[1])


def _narrower_dating(data: st.DataObject, dating: Dating) -> Dating:
    if dating.lasts or dating.parts > 1:
        return dating
    days = sorted(run[0][0] for run in dating.allows)
    first = data.draw(st.integers(0, len(days) - 1))
    last = data.draw(st.integers(first, len(days) - 1))
    chosen = on_day(days[first], days[last])
    return chosen if chosen.within(dating) else on_day(days[first])


def _narrower_quantity(data: st.DataObject, quantity: Quantity | None) -> Quantity:
    allowed = Bounds.at_least(0) if quantity is None else quantity.bounds()
    lower, upper = limits(allowed)
    one = data.draw(st.integers(lower, lower + 5 if upper is None else upper))
    other = data.draw(st.integers(lower, lower + 5 if upper is None else upper))
    return Quantity(min(one, other), "between", upper=max(one, other))


@given(acts(), periods(), linear, st.data())
def test_knowing_more_never_widens(
    found: Sequence[Act], period: ReportingPeriod, indicator: Indicator, data: st.DataObject
) -> None:
    """L20: a narrower date or a narrower number gives bounds within the old ones."""
    refined = [
        one.on(_narrower_dating(data, one.dating)).but(participants=_narrower_quantity(data, one.event.participants))
        for one in found
    ]

    assert bounds(refined, indicator, period).within(bounds(found, indicator, period))


@given(acts(max_size=3), periods(), st.data())
def test_knowing_more_never_widens_a_distinct_count(
    found: Sequence[Act], period: ReportingPeriod, data: st.DataObject
) -> None:
    """L20: nor does a date narrow a distinct count to elsewhere."""
    refined = [one.on(_narrower_dating(data, one.dating)) for one in found]

    assert bounds(refined, WHOM, period).within(bounds(found, WHOM, period))


@given(acts(partial=True), periods(), periods(), rules, measures, readings)
def test_a_longer_period_holds_no_less(  # each a part of the law
    found: Sequence[Act],
    one: ReportingPeriod,
    other: ReportingPeriod,
    rule: Recognition,
    indicator: Indicator,
    reading: Reading,
) -> None:
    """L21."""
    longer = ReportingPeriod(min(one.start, other.start), max(one.end, other.end))
    short = limits(bounds(found, under(rule, indicator), one, reading))
    long = limits(bounds(found, under(rule, indicator), longer, reading))

    assert short[0] <= long[0]
    assert not_above(short[1], long[1])


# -- L22 to L25: additivity -------------------------------------------------------------------------------------------


@given(acts(max_size=3), acts(max_size=3), periods(), rules, linear, readings)
def test_separate_records_add_up(  # each a part of the law
    some: Sequence[Act],
    others: Sequence[Act],
    period: ReportingPeriod,
    rule: Recognition,
    indicator: Indicator,
    reading: Reading,
) -> None:
    """L22."""
    renamed = [one.but(id=f"other-{one.id}") for one in others]
    apart = bounds(some, under(rule, indicator), period, reading) + bounds(
        renamed, under(rule, indicator), period, reading
    )

    assert bounds([*some, *renamed], under(rule, indicator), period, reading) == apart


@given(acts(), st.tuples(st.integers(0, 4), st.integers(5, 8)), additive, linear, readings)
def test_the_parts_of_a_period_hold_its_figure(
    found: Sequence[Act], cut: tuple[int, int], rule: Recognition, indicator: Indicator, reading: Reading
) -> None:
    """L23: parts have less certain and more possible; equally much if nothing lies across the cut."""
    first, second, whole = span(cut[0], cut[1]), span(cut[1] + 1, DAYS - 1), span(cut[0], DAYS - 1)
    measured = under(rule, indicator)
    parts = limits(bounds(found, measured, first, reading) + bounds(found, measured, second, reading))
    together = limits(bounds(found, measured, whole, reading))

    assert parts[0] <= together[0]
    assert not_above(together[1], parts[1])

    across = {
        one.id
        for one in found
        if IMPOSSIBLE not in (membership_of(one, part, reading, rule) for part in (first, second))
    }
    settled = [one for one in found if one.id not in across]
    assert bounds(settled, measured, first, reading) + bounds(settled, measured, second, reading) == bounds(
        settled, measured, whole, reading
    )


@given(acts(partial=True), st.tuples(st.integers(0, 4), st.integers(5, 8)), rules, readings)
def test_distinct_counts_of_parts_do_not_add_up(
    found: Sequence[Act], cut: tuple[int, int], rule: Recognition, reading: Reading
) -> None:
    """L24: the whole has at least the larger and at most both."""
    measured = under(rule, WHOM)
    first, second = (
        limits(bounds(found, measured, part, reading)) for part in (span(cut[0], cut[1]), span(cut[1] + 1, DAYS - 1))
    )
    whole = limits(bounds(found, measured, span(cut[0], DAYS - 1), reading))

    assert max(first[0], second[0]) <= whole[0]
    assert not_above(whole[1], None if first[1] is None or second[1] is None else first[1] + second[1])


@given(acts(), periods(), rules, readings)
def test_counts_by_country_are_incidences(
    found: Sequence[Act], period: ReportingPeriod, rule: Recognition, reading: Reading
) -> None:
    """L25: they add up to the countries of all acts, and those with one make up the distinct count."""
    rows = measure_all(register(found), [under(rule, COUNT)], period, by="country", reading=reading)
    each = [limits(row.bounds) for row in rows if row.bounds is not None]
    named = sum(len(one.event.countries) for one in found if membership_of(one, period, reading, rule) is CERTAIN)

    assert sum(row[0] for row in each) == named
    assert bounds(found, under(rule, WHOM), period, reading) == Bounds(
        sum(row[0] > 0 for row in each), sum(row[1] != 0 for row in each)
    )


@given(acts(), periods(), rules)
def test_a_distinct_count_by_country_or_region_counts_its_own(
    found: Sequence[Act], period: ReportingPeriod, rule: Recognition
) -> None:
    """L14 for rows: an act for Kenya and Pakistan is no assistance to two countries of Africa."""
    for row in measure_all(register(found), [under(rule, WHOM)], period, by="country"):
        assert row.bounds is not None
        assert row.bounds.upper == 1
    regions = {"002": {"KE"}, "142": {"PK"}, "019": {"TC"}}
    for row in measure_all(register(found), [under(rule, WHOM)], period, by="region"):
        ((_, code),) = row.by
        truth = {len(names & regions[code]) for (names,) in unions(found, [period], rule=rule)}
        assert row.bounds == as_bounds(truth)


# -- L27: identity ----------------------------------------------------------------------------------------------------


@given(acts(linked=True), periods(), linear, readings)
@example((act(0, on_day(3), possibly_same_as=frozenset({"e1"})), act(1, on_day(9))), span(0, 4), COUNT, CAUTIOUS)
def test_possible_identity_only_lowers_the_lower_end(
    found: Sequence[Act], period: ReportingPeriod, indicator: Indicator, reading: Reading
) -> None:
    """L27: a possible link never raises the lower end nor moves the upper; a certain one never raises the upper."""
    without = [one.but(possibly_same_as=frozenset()) for one in found]
    lower, upper = limits(bounds(found, indicator, period, reading))
    lower_without, upper_without = limits(bounds(without, indicator, period, reading))
    assert lower <= lower_without
    assert upper == upper_without

    apart = [one.but(same_as=frozenset()) for one in without]
    assert not_above(upper_without, limits(bounds(apart, indicator, period, reading))[1])


@given(acts(linked=True), periods(), linear)
def test_deciding_an_identity_never_widens(found: Sequence[Act], period: ReportingPeriod, indicator: Indicator) -> None:
    """L20 for links: whether possible links turn out true or false, the bounds lie within those of the doubt."""
    doubted = [one.but(same_as=frozenset()) for one in found]
    false = [one.but(possibly_same_as=frozenset()) for one in doubted]
    true = [one.but(same_as=one.event.possibly_same_as, possibly_same_as=frozenset()) for one in doubted]

    assert bounds(false, indicator, period).within(bounds(doubted, indicator, period))
    assert bounds(true, indicator, period).within(bounds(doubted, indicator, period))


@given(st.integers(1, 4), periods())
def test_records_that_may_all_be_one_count_once_at_least(count: int, period: ReportingPeriod) -> None:
    """L27: the lower end counts groups under certain and possible links, the upper end things."""
    everyone = [f"e{number}" for number in range(count)]
    chained = [
        act(number, on_day(4), possibly_same_as=frozenset(everyone[number + 1 : number + 2])) for number in range(count)
    ]
    inside = period.start <= chained[0].event.when.starts.first <= period.end

    assert bounds(chained, COUNT, period) == (Bounds(1, count) if inside else Bounds(0, 0))


# -- L28: what is missing ---------------------------------------------------------------------------------------------


@given(acts(), periods(), measures, st.sampled_from(CoverageState), st.sampled_from(About))
def test_no_coverage_gives_no_number(
    found: Sequence[Act], period: ReportingPeriod, indicator: Indicator, state: CoverageState, about: About
) -> None:
    """L28: and zero about what happened is known only where the register is complete."""
    measured = measure(register([*found, covered(state, period)]), indicator, period, about=about)

    if state is CoverageState.NONE:
        assert measured.bounds is None
        assert measured.missing is MissingReason.NOT_COVERED
    else:
        assert measured.bounds is not None
        if about is About.ACTUAL and state is not CoverageState.COMPLETE:
            assert measured.bounds.upper is None
    if measured.about is About.ACTUAL and measured.bounds == Bounds.exactly(0):
        assert measured.coverage is CoverageState.COMPLETE


@given(acts(), periods(), measures)
def test_what_is_recorded_is_part_of_what_happened(
    found: Sequence[Act], period: ReportingPeriod, indicator: Indicator
) -> None:
    """L28: undeclared coverage is incomplete, so that what happened has no upper limit."""
    recorded = bounds(found, indicator, period)
    actual = measure(register(found), indicator, period, about="actual").bounds

    assert actual == Bounds(recorded.lower, None)


@given(periods(), periods(), st.sampled_from(CoverageState), st.sampled_from(CoverageState))
def test_the_smallest_declared_period_decides_the_coverage(
    one: ReportingPeriod, other: ReportingPeriod, state: CoverageState, another: CoverageState
) -> None:
    """L28."""
    declared = register([covered(state, one), covered(another, other)] if one != other else [covered(state, one)])
    for asked in {one, other, span(0, DAYS - 1)}:
        holding = [(each.days, each == one) for each in (one, other) if each.covers(asked)]
        measured = measure(declared, COUNT, asked).coverage
        if not holding:
            assert measured is CoverageState.INCOMPLETE
        elif len({days for days, _ in holding}) == len({one, other} & {one, other}) or len(holding) == 1:
            assert measured is (state if min(holding)[1] else another)


def test_a_missing_figure_has_no_bounds_to_be_added() -> None:
    """L28: nothing stands for the number of a missing figure."""
    missing = measure(register([covered(CoverageState.NONE, span(0, 9))]), COUNT, span(0, 9))

    assert missing.bounds is None
    assert not missing.is_nothing
    assert str(missing).endswith("not_covered things (evidenced)")


# -- real dates -------------------------------------------------------------------------------------------------------

PERIODS = tuple(
    ReportingPeriod.parse(text)
    for text in (
        "2018-06..2020-06",  # the period before
        "2020-07..2022-07",  # the eleventh session's
        "2022-07..2024-07",  # the next, which shares a month
        "2020..2022",
        "2019",
        "2020",
        "2020-02",
        "2021-02-28..2021-03-01",
        "2020-02-29..2020-02-29",
        "2021-Q4",
    )
)
MONTH_ENDS = (
    "2020-01-31",
    "2020-02-28",
    "2020-02-29",
    "2020-03-01",
    "2020-06-30",
    "2020-07-01",
    "2022-06-30",
    "2022-07-31",
    "2022-08-01",
    "2024-02-29",
)
UNITS = {
    "2020": ("2020-01-01", "2020-12-31"),
    "2020-06": ("2020-06-01", "2020-06-30"),
    "2020-02": ("2020-02-01", "2020-02-29"),
    "2021-02": ("2021-02-01", "2021-02-28"),
    "2022-07": ("2022-07-01", "2022-07-31"),
    "2022-Q1": ("2022-01-01", "2022-03-31"),
    "2020-S2": ("2020-07-01", "2020-12-31"),
    "2021-T3": ("2021-09-01", "2021-12-31"),
    "2020-02~": ("2020-01-01", "2020-03-31"),
    "2020~": ("2019-01-01", "2021-12-31"),
    "[2020-07..2022-07]": ("2020-07-01", "2022-07-31"),
    **{text: (text, text) for text in MONTH_ENDS},
}


def days_of(text: str) -> list[date]:
    first, last = (date.fromisoformat(end) for end in UNITS[text])
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


real_acts = st.lists(
    st.tuples(st.sampled_from(sorted(UNITS)), st.sampled_from([1, 4, 20]), st.sampled_from(NAMED)), max_size=4
)


@given(real_acts, st.sampled_from(PERIODS))
@example([("2020", 1, "KE"), ("2022-07", 1, "KE"), ("2020-06", 1, "PK"), ("2022-Q1", 1, "PK")], PERIODS[1])
def test_real_dates_hold_every_day(found: list[tuple[str, int, str]], period: ReportingPeriod) -> None:
    """L14, L15 on the calendar: leap days, ends of months, periods of 25 months and years that lie across them."""
    whole = on_day(0)
    written = [
        act(number, Dating(text, whole.allows), participants=Quantity(people), countries=frozenset({country}))
        for number, (text, people, country) in enumerate(found)
    ]
    inside = [{period.start <= day <= period.end for day in days_of(text)} for text, _, _ in found]
    worlds = list(product(*(sorted(each) for each in inside)))
    counted = {sum(world) for world in worlds}
    added = {sum(people for (_, people, _), counts in zip(found, world, strict=True) if counts) for world in worlds}
    together = {
        len({country for (_, _, country), counts in zip(found, world, strict=True) if counts}) for world in worlds
    }

    assert bounds(written, COUNT, period) == as_bounds(counted)
    assert bounds(written, FLOW, period) == as_bounds(added)
    assert bounds(written, WHOM, period) == as_bounds(together)


# -- pitfalls ---------------------------------------------------------------------------------------------------------


def test_pitfall_1_the_figures_of_parts_are_not_added() -> None:
    """One act on day 3, 4 or 5, of none or one: two parts cut at 5 have up to 1 each, the whole has up to 1."""
    found = [act(0, on_day(3, 5), participants=Quantity(0, "between", upper=1))]

    assert bounds(found, FLOW, span(0, 4)) + bounds(found, FLOW, span(5, 9)) == Bounds(0, 2)
    assert bounds(found, FLOW, span(0, 9)) == Bounds(0, 1)


def test_pitfall_2_distinct_counts_are_not_added() -> None:
    """One country on day 0 and on day 5 is one country."""
    found = [act(number, on_day(when), countries=frozenset({"KE"})) for number, when in enumerate((0, 5))]

    assert bounds(found, WHOM, span(0, 4)) + bounds(found, WHOM, span(5, 9)) == Bounds(2, 2)
    assert bounds(found, WHOM, span(0, 9)) == Bounds(1, 1)


def test_pitfall_7_rows_by_country_do_not_add_up_to_the_total() -> None:
    """One act for two countries stands in two rows."""
    found = [act(0, on_day(1), countries=frozenset({"KE", "PK"}))]
    rows = measure_all(register(found), [COUNT], span(0, 9), by="country")

    assert [(row.by, row.bounds) for row in rows] == [
        ((("country", "KE"),), Bounds(1, 1)),
        ((("country", "PK"),), Bounds(1, 1)),
    ]
    assert bounds(found, COUNT, span(0, 9)) == Bounds(1, 1)


def test_pitfall_8_later_knowledge_may_take_away() -> None:
    """A retraction shrinks a figure: what is known later is not more."""
    first = act(0, on_day(1)).event
    taken_back = evolve(first, recorded=date(2001, 1, 1), revision=Revision(reason=RevisionReason.RETRACTION))
    later = register([first, taken_back])

    assert measure(later, COUNT, span(0, 9)).bounds == Bounds(0, 0)
    assert measure(later.as_of(recorded=date(2000, 12, 31)), COUNT, span(0, 9)).bounds == Bounds(1, 1)


def test_pitfall_13_a_year_that_a_cut_divides_is_possible() -> None:
    """ "2020" against a period that begins in July 2020."""
    measured = figure([act(0, Dating("2020", on_day(0).allows))], COUNT, PERIODS[1])

    assert (measured.bounds, measured.certain, measured.possible) == (Bounds(0, 1), (), ("e0",))


def test_pitfall_14_what_lasts_counts_by_one_rule() -> None:
    """Two years of work count in one year by their start, in another by their end, in each while they last."""
    project = [act(0, Dating("2020-03-01/2021-11-30", on_day(0).allows))]

    def counted(rule: Recognition) -> list[Bounds]:
        return [bounds(project, under(rule, COUNT), ReportingPeriod.parse(year)) for year in ("2020", "2021")]

    one, none = Bounds.exactly(1), Bounds.exactly(0)
    assert counted(Recognition.ON_START) == [one, none]
    assert counted(Recognition.ON_COMPLETION) == [none, one]
    assert counted(Recognition.ACTIVE) == [one, one]


def test_pitfall_15_states_are_not_territories() -> None:
    """Fifteen names may be fourteen States and a territory."""
    fourteen = {"AG", "BB", "BS", "BZ", "DM", "DO", "GD", "GY", "HT", "JM", "KN", "LC", "SR", "TT"}
    found = [act(0, on_day(1), countries=frozenset(fourteen | {"TC"}))]

    assert bounds(found, WHICH_STATES, span(0, 9)) == Bounds(14, 14)
    assert bounds(found, WHOM, span(0, 9)) == Bounds(15, 15)


def test_pitfall_16_a_figure_carries_its_reading() -> None:
    """About ten is any number under one reading and 0 to 20 under another; the figure says which was taken."""
    found = [act(0, on_day(1), participants=Quantity(10, "about"))]
    read = {reading.name: figure(found, FLOW, span(0, 9), reading) for reading in READINGS_OF_ALL}

    assert {name: one.bounds for name, one in read.items()} == {
        "strict": Bounds(0, None),
        "cautious": Bounds(0, 20),
        "implicated": Bounds(0, 20),
    }
    assert {name: one.reading.name for name, one in read.items()} == {name: name for name in read}
