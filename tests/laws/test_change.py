"""Laws L38 to L46 and L69: what is said about a change, against every world and every pair of numbers."""

from collections.abc import Sequence
from itertools import product

import pytest
from _worlds import (
    COUNT,
    FLOW,
    READINGS_OF_ALL,
    WHICH_STATES,
    WHOM,
    Act,
    Dating,
    act,
    acts,
    as_bounds,
    compared_either_way,
    covered,
    is_state,
    marked,
    on_day,
    pairs_of_periods,
    periods,
    register,
    span,
    totals,
    unions,
)
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracker.comparison import Comparison, Verdict, compare
from tracker.comparison._change import verdict
from tracker.indicators import measure
from tracker.indicators._distinct import change_of_union, members
from tracker.indicators._linear import amount, change_of_total
from tracker.model import Claim, CoverageState, Indicator, IndicatorKind
from tracker.values import CAUTIOUS, Bounds, Quantity, Reading, Recognition, ReportingPeriod
from tracker.values._occurrence import patterns

Pair = tuple[ReportingPeriod, ReportingPeriod]
rules = st.sampled_from(Recognition)
readings = st.sampled_from(READINGS_OF_ALL)
additive = st.sampled_from([Recognition.ON_START, Recognition.ON_COMPLETION])
linear = st.sampled_from([COUNT, FLOW])
measures = st.sampled_from([COUNT, FLOW, WHOM, WHICH_STATES])

ENDS = st.integers(-4, 4)
CLOSED = st.tuples(ENDS, ENDS).map(lambda pair: Bounds(min(pair), max(pair)))
FREE = st.builds(
    lambda bounds, lifted: Bounds(None if lifted[0] else bounds.lower, None if lifted[1] else bounds.upper),
    CLOSED,
    st.tuples(st.booleans(), st.booleans()),
)
SIGNS = {
    Verdict.INCREASE: {1},
    Verdict.DECREASE: {-1},
    Verdict.UNCHANGED: {0},
    Verdict.NO_DECREASE: {0, 1},
    Verdict.NO_INCREASE: {-1, 0},
    Verdict.INDETERMINATE: {-1, 0, 1},
}
CONVERSE = {
    Verdict.INCREASE: Verdict.DECREASE,
    Verdict.DECREASE: Verdict.INCREASE,
    Verdict.NO_DECREASE: Verdict.NO_INCREASE,
    Verdict.NO_INCREASE: Verdict.NO_DECREASE,
}
DEFINITE = [Verdict.INCREASE, Verdict.DECREASE, Verdict.UNCHANGED]


def numbers(bounds: Bounds) -> range:
    """Return the numbers that bounds allow; twelve stand for all without a limit."""
    first = -12 if bounds.lower is None else int(bounds.lower)
    last = 12 if bounds.upper is None else int(bounds.upper)
    return range(first, last + 1)


def between(before: Bounds, after: Bounds) -> Verdict:
    return verdict(after - before)


def narrowed(data: st.DataObject, bounds: Bounds) -> Bounds:
    allowed = numbers(bounds)
    one, other = (data.draw(st.integers(allowed[0], allowed[-1])) for _ in range(2))
    return Bounds(min(one, other), max(one, other))


# -- L38 to L42: verdicts ---------------------------------------------------------------------------------------------


@given(FREE, FREE)
@example(Bounds(0, 2), Bounds(1, 3))
@example(Bounds(0, 0), Bounds(0, 1))
def test_the_verdict_is_the_strongest_true_statement(before: Bounds, after: Bounds) -> None:
    """L38: it admits every sign that some pair of numbers has, and no verdict that does admits fewer."""
    signs = {(b > a) - (b < a) for a, b in product(numbers(before), numbers(after))}
    true = [each for each, admitted in SIGNS.items() if signs <= admitted]

    assert between(before, after) in true
    assert len(SIGNS[between(before, after)]) == min(len(SIGNS[each]) for each in true)


@given(FREE, FREE)
def test_the_verdict_backwards_is_the_converse(before: Bounds, after: Bounds) -> None:
    """L39."""
    forwards, backwards = between(before, after), between(after, before)

    assert backwards is CONVERSE.get(forwards, forwards)


@given(FREE, FREE, st.data())
def test_better_data_retract_no_verdict(before: Bounds, after: Bounds, data: st.DataObject) -> None:
    """L40."""
    better = between(narrowed(data, before), narrowed(data, after))

    assert SIGNS[better] <= SIGNS[between(before, after)]


@given(st.sampled_from(DEFINITE), CLOSED, CLOSED, CLOSED)
def test_definite_verdicts_are_transitive(found: Verdict, one: Bounds, two: Bounds, three: Bounds) -> None:
    """L41."""
    one, two, three = sorted((one, two, three), key=lambda bounds: (bounds.lower or 0, bounds.upper or 0))
    if found is Verdict.DECREASE:
        one, three = three, one
    if between(one, two) is found and between(two, three) is found:
        assert between(one, three) is found


@given(FREE, FREE, st.fractions(min_value="1/100", max_value=100))
def test_a_common_scale_changes_no_verdict(before: Bounds, after: Bounds, factor: object) -> None:
    """L42: rates of equally long periods say what their totals say."""
    scaled = [bounds.scaled(factor) for bounds in (before, after)]  # type: ignore[arg-type]  # fractions are numbers

    assert between(*scaled) is between(before, after)


# -- L43 to L45: changes of what records say --------------------------------------------------------------------------


def compared(found: Sequence[Act], indicator: Indicator, pair: Pair, reading: Reading = CAUTIOUS) -> Comparison:
    return compared_either_way(register(found), indicator, pair, reading=reading)


def change(found: Sequence[Act], indicator: Indicator, pair: Pair, reading: Reading = CAUTIOUS) -> Bounds:
    bounds = compared(found, indicator, pair, reading).change.bounds
    assert bounds is not None
    return bounds


def apart(found: Sequence[Act], indicator: Indicator, pair: Pair, reading: Reading = CAUTIOUS) -> Bounds:
    """Subtract the two figures."""
    before, after = (measure(register(found), indicator, period, reading=reading).bounds for period in pair)
    assert before is not None
    assert after is not None
    return after - before


def under(rule: Recognition, indicator: Indicator) -> Indicator:
    return evolve(indicator, recognition=rule)


def sizes(found: set[tuple[frozenset[str], ...]]) -> set[int]:
    return {len(after) - len(before) for before, after in found}


@given(acts(), pairs_of_periods(), rules, readings, linear)
@example(  # one act in both periods, however many it trained
    (act(0, on_day(4), participants=Quantity(2, "more_than")),),
    (span(0, 4), span(4, 8)),
    Recognition.ON_START,
    CAUTIOUS,
    FLOW,
)
def test_changes_of_totals_hold_every_world_and_no_more(
    found: Sequence[Act], pair: Pair, rule: Recognition, reading: Reading, indicator: Indicator
) -> None:
    """L43: for periods that overlap, meet or lie apart."""
    truth = as_bounds(totals(found, pair, rule=rule, reading=reading, counts=indicator.counts))

    assert change(found, under(rule, indicator), pair, reading) == truth
    assert truth.within(apart(found, under(rule, indicator), pair, reading))


@given(acts(), periods(), periods(), rules, readings)
def test_changes_between_any_two_periods_hold_every_world_and_no_more(
    found: Sequence[Act], before: ReportingPeriod, after: ReportingPeriod, rule: Recognition, reading: Reading
) -> None:
    """L43: whether or not the periods are long enough alike to be compared."""
    measured = under(rule, FLOW)
    records = [
        (
            one.event,
            patterns(one.event.when, (before, after), rule, strict=reading.tolerance is None),
            amount(one.event, measured, reading)[0],
        )
        for one in found
    ]
    truth = as_bounds(totals(found, [before, after], rule=rule, reading=reading, counts="participants"))

    assert change_of_total(records, measured) == truth


@given(acts(linked=True), pairs_of_periods(), readings, linear)
@example(  # two records that may be of one thing, one before and one after
    (act(0, on_day(1), possibly_same_as=frozenset({"e1"})), act(1, on_day(8))),
    (span(0, 4), span(5, 9)),
    CAUTIOUS,
    COUNT,
)
@example(  # three records of one thing, of which the third lies in neither period
    (
        act(0, on_day(6), same_as=frozenset({"e2"})),
        act(1, on_day(6), same_as=frozenset({"e2"})),
        act(2, on_day(9)),
    ),
    (span(0, 3), span(4, 7)),
    CAUTIOUS,
    COUNT,
)
def test_changes_with_linked_records_hold_every_world(
    found: Sequence[Act], pair: Pair, reading: Reading, indicator: Indicator
) -> None:
    """L43: whichever records are the same thing."""
    truth = as_bounds(totals(found, pair, reading=reading, counts=indicator.counts))

    assert truth.within(change(found, indicator, pair, reading))


@given(acts(), pairs_of_periods(), rules, readings)
@example(  # one act before and two after for one country
    tuple(act(number, on_day(when), countries=frozenset({"KE"})) for number, when in enumerate((1, 6, 7))),
    (span(0, 4), span(5, 9)),
    Recognition.ON_START,
    CAUTIOUS,
)
def test_changes_of_distinct_counts_hold_every_world(
    found: Sequence[Act], pair: Pair, rule: Recognition, reading: Reading
) -> None:
    """L43: member by member, for overlapping periods too."""
    whom = as_bounds(sizes(unions(found, pair, rule=rule, reading=reading)))
    states = as_bounds(sizes(unions(found, pair, rule=rule, reading=reading, counted=is_state)))

    assert whom.within(change(found, under(rule, WHOM), pair, reading))
    assert states.within(change(found, under(rule, WHICH_STATES), pair, reading))


@given(acts(), pairs_of_periods(disjoint=True), additive, readings)
@example(
    (act(0, on_day(4, 5), countries=frozenset({"KE", "PK"})),), (span(0, 4), span(5, 9)), Recognition.ON_START, CAUTIOUS
)
def test_changes_between_disjoint_periods_are_those_of_the_figures(
    found: Sequence[Act], pair: Pair, rule: Recognition, reading: Reading
) -> None:
    """L43, L44: where nothing counts in both, the change is the difference, and a distinct count's is tight."""
    for indicator in (COUNT, FLOW, WHOM):
        measured = under(rule, indicator)
        assert change(found, measured, pair, reading) == apart(found, measured, pair, reading)

    truth = as_bounds(sizes(unions(found, pair, rule=rule, reading=reading)))
    assert change(found, under(rule, WHOM), pair, reading) == truth


@given(acts(partial=True, max_size=3), pairs_of_periods(), rules, readings)
@settings(max_examples=60)
@example(  # an open list in both periods, whose unnamed may be whom another act names
    (
        act(0, on_day(4), countries_complete=False),
        act(1, on_day(5), countries=frozenset({"KE"})),
    ),
    (span(0, 4), span(4, 8)),
    Recognition.ON_START,
    CAUTIOUS,
)
def test_changes_with_open_lists_hold_every_world(
    found: Sequence[Act], pair: Pair, rule: Recognition, reading: Reading
) -> None:
    """L43: whomever the lists leave unnamed."""
    few = ("KE", "PK", "TC", "BR", "BM")
    whom = as_bounds(sizes(unions(found, pair, rule=rule, reading=reading, universe=few)))
    states = as_bounds(sizes(unions(found, pair, rule=rule, reading=reading, counted=is_state, universe=few)))

    assert whom.within(change(found, under(rule, WHOM), pair, reading))
    assert states.within(change(found, under(rule, WHICH_STATES), pair, reading))


@given(acts(partial=True, max_size=3), periods(), periods(), rules)
@settings(max_examples=60)
def test_changes_of_distinct_counts_between_any_two_periods_hold_every_world(
    found: Sequence[Act], before: ReportingPeriod, after: ReportingPeriod, rule: Recognition
) -> None:
    """L43: the bounds by member alone, without the help of the two counts."""
    records = [(patterns(one.event.when, (before, after), rule), members(one.event, WHOM, CAUTIOUS)) for one in found]
    few = ("KE", "PK", "TC", "BR", "BM")

    assert as_bounds(sizes(unions(found, [before, after], rule=rule, universe=few))).within(change_of_union(records)[0])


@given(acts(partial=True, max_size=3), pairs_of_periods(), rules)
@settings(max_examples=60)
@example(  # whom the second act names, the open list of the first may mean
    (act(0, on_day(1), countries_complete=False), act(1, on_day(6), countries=frozenset({"KE"}))),
    (span(0, 4), span(5, 9)),
    Recognition.ON_START,
)
def test_who_came_and_who_went_is_certain(found: Sequence[Act], pair: Pair, rule: Recognition) -> None:
    """L43: entries are in the later period only, in every world, and exits in the earlier."""
    churn = compared(found, under(rule, WHOM), pair).change.churn
    for before, after in unions(found, pair, rule=rule):
        assert set(churn.entries) <= after - before
        assert set(churn.exits) <= before - after


@given(acts(), pairs_of_periods(disjoint=True), rules)
def test_who_came_and_who_went_is_complete(found: Sequence[Act], pair: Pair, rule: Recognition) -> None:
    """L43: with complete lists, nobody who certainly came or went is left out."""
    churn = compared(found, under(rule, WHOM), pair).change.churn
    worlds = unions(found, pair, rule=rule)

    assert set(churn.entries) == frozenset.intersection(*(after - before for before, after in worlds))
    assert set(churn.exits) == frozenset.intersection(*(before - after for before, after in worlds))


@given(acts(partial=True, linked=True), periods(), rules, readings, measures)
def test_nothing_changes_from_a_period_to_itself(
    found: Sequence[Act], period: ReportingPeriod, rule: Recognition, reading: Reading, indicator: Indicator
) -> None:
    """L45."""
    same = compared(found, under(rule, indicator), (period, period), reading).change

    assert same.bounds == Bounds(0, 0)
    assert same.verdict is Verdict.UNCHANGED
    assert same.grade == "strict"


@given(acts(partial=True, linked=True), pairs_of_periods(), rules, readings, measures)
def test_the_change_backwards_is_its_negative(
    found: Sequence[Act], pair: Pair, rule: Recognition, reading: Reading, indicator: Indicator
) -> None:
    """L45."""
    forwards = compared(found, under(rule, indicator), pair, reading).change
    backwards = compared(found, under(rule, indicator), (pair[1], pair[0]), reading).change

    assert forwards.bounds is not None
    assert backwards.bounds == -forwards.bounds
    assert (backwards.churn.entries, backwards.churn.exits) == (forwards.churn.exits, forwards.churn.entries)


# -- L46: grades ------------------------------------------------------------------------------------------------------


@given(acts(partial=True), pairs_of_periods(), rules, measures)
def test_narrower_readings_admit_no_new_sign(
    found: Sequence[Act], pair: Pair, rule: Recognition, indicator: Indicator
) -> None:
    """L46: and a grade is the widest reading under which its verdict holds; lists with a number may be open."""
    found = [one.but(countries_complete=one.event.countries_total is None) for one in found]
    changes = {
        reading.name: compared(found, under(rule, indicator), pair, reading).change for reading in READINGS_OF_ALL
    }
    verdicts = {name: each.verdict for name, each in changes.items()}

    assert SIGNS[verdicts["implicated"]] <= SIGNS[verdicts["cautious"]] <= SIGNS[verdicts["strict"]]
    for name, each in changes.items():
        if each.verdict.is_definite:
            assert each.grade == next(wide for wide, found in verdicts.items() if found is each.verdict)
            assert each.suggested is None
        else:
            narrower = [*verdicts][[*verdicts].index(name) + 1 :]
            expected = next(((verdicts[one], one) for one in narrower if verdicts[one].is_definite), None)
            assert each.grade is None
            assert (each.suggested and (each.suggested.verdict, each.suggested.reading)) == expected


def test_sources_that_only_a_wide_reading_reconciles_widen_a_narrow_one() -> None:
    """L46 does not hold here: strictly "about 0" may be 2; cautiously one of two records of the same thing is wrong."""
    found = [
        act(0, on_day(0), participants=Quantity(0, "about")),
        act(1, on_day(0), participants=Quantity(2), same_as=frozenset({"e0"})),
    ]
    read = {reading.name: change(found, FLOW, (span(0, 4), span(5, 9)), reading) for reading in READINGS_OF_ALL}

    assert read == {"strict": Bounds(-2, -2), "cautious": Bounds(-2, 0), "implicated": Bounds(-2, 0)}


def test_a_list_that_only_a_wide_reading_completes_is_open_under_a_narrow_one() -> None:
    """L46 does not hold here: nobody named is all of strictly nearly 2, and cautiously leaves one at least."""
    found = [act(0, on_day(0), countries_total=Quantity(2, "nearly"))]
    read = {reading.name: change(found, WHOM, (span(0, 4), span(5, 9)), reading) for reading in READINGS_OF_ALL}

    assert read == {"strict": Bounds(0, 0), "cautious": Bounds(-2, -1), "implicated": Bounds(-2, -1)}


@given(acts(), pairs_of_periods(), linear, st.integers(0, 3), st.booleans())
def test_a_reading_of_ones_own_is_graded_by_the_widest_that_holds(
    found: Sequence[Act], pair: Pair, indicator: Indicator, tolerance: int, implicature: bool
) -> None:
    """L46: a wider shipped reading, or its own name; never a narrower one."""
    own = Reading("own", tolerance, implicature=implicature)
    graded = compared(found, indicator, pair, own).change
    wider = [each for each in READINGS_OF_ALL if _is_wider(each, own)]
    holding = [
        each.name
        for each in wider
        if each != own and compared(found, indicator, pair, each).change.verdict is graded.verdict
    ]

    assert graded.grade == ([*holding, "own"][0] if graded.verdict.is_definite else None)


def _is_wider(one: Reading, other: Reading) -> bool:
    far = one.tolerance is None or (other.tolerance is not None and one.tolerance >= other.tolerance)
    return far and (other.implicature or not one.implicature)


# -- L69: what happened and what was recorded -------------------------------------------------------------------------


@given(acts(partial=True), pairs_of_periods(), measures, st.tuples(*[st.sampled_from(["complete", "incomplete"])] * 2))
def test_nothing_is_concluded_from_what_may_be_unrecorded(
    found: Sequence[Act], pair: Pair, indicator: Indicator, states: tuple[str, str]
) -> None:
    """L69."""
    declared = {str(period): covered(CoverageState(state), period) for period, state in zip(pair, states, strict=True)}
    holding = register([*found, *declared.values()])
    recorded, actual = (compared_either_way(holding, indicator, pair, about=about) for about in ("recorded", "actual"))

    assert SIGNS[recorded.change.verdict] <= SIGNS[actual.change.verdict]
    if actual.after.coverage is not CoverageState.COMPLETE:
        assert 1 in SIGNS[actual.change.verdict]
    if actual.before.coverage is not CoverageState.COMPLETE:
        assert -1 in SIGNS[actual.change.verdict]
    assert recorded.change.bounds is not None
    assert actual.change.bounds is not None
    assert recorded.change.bounds.within(actual.change.bounds)


# -- real dates -------------------------------------------------------------------------------------------------------


def written(*told: tuple[str, int]) -> list[Act]:
    return [
        act(number, Dating(text, on_day(0).allows), participants=Quantity(people))
        for number, (text, people) in enumerate(told)
    ]


REPORTS = ("2018-06..2020-06", "2020-07..2022-07", "2022-07..2024-06")


def test_a_shared_month_counts_on_both_sides_and_changes_nothing() -> None:
    """L43 on the calendar: July 2022 lies in two reports of 25 and 24 months."""
    shared = written(("2022-07", 40), ("2022-08-01", 1))
    found = compare(register(shared), FLOW, REPORTS[2], against=REPORTS[1])

    assert (found.before.bounds, found.after.bounds) == (Bounds(40, 40), Bounds(41, 41))
    assert [reason.code for reason in found.comparability.reasons] == ["LENGTH_DIFFERS", "PERIODS_OVERLAP"]
    assert found.change.bounds == Bounds(1, 1)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2020-06-30", Bounds(-5, -5)),
        ("2020-07-01", Bounds(5, 5)),
        ("[2020-06-30..2020-07-01]", Bounds(-5, 5)),
        ("2020", Bounds(-5, 5)),
        ("2020-06", Bounds(-5, -5)),
        ("2018", Bounds(-5, 0)),
        ("2022-Q3", Bounds(0, 5)),
        ("2022-07?", Bounds(0, 5)),
        ("2020-02-29", Bounds(-5, -5)),
        ("2024-02-29", Bounds(0, 0)),
    ],
)
def test_periods_of_25_months_meet_at_midnight(when: str, expected: Bounds) -> None:
    """L43 on the calendar: the two reports before and after 1 July 2020."""
    assert compare(register(written((when, 5))), FLOW, REPORTS[1], against=REPORTS[0]).change.bounds == expected


def test_leap_years_are_as_long_as_others() -> None:
    """L43 on the calendar: 29 February belongs to its year, which is compared with the next."""
    found = compare(register(written(("2020-02-29", 1), ("2021-03-01", 1))), COUNT, "2021", against="2020")

    assert found.change.verdict is Verdict.UNCHANGED
    assert [reason.code for reason in found.comparability.reasons] == ["DAYS_DIFFER"]


# -- pitfalls ---------------------------------------------------------------------------------------------------------


def test_pitfall_3_hulls_are_not_subtracted() -> None:
    """One act of none or one: from a period to itself nothing changes, whatever the hulls say."""
    found = [act(0, on_day(3), participants=Quantity(0, "between", upper=1))]
    pair = (span(0, 4), span(0, 4))

    assert apart(found, FLOW, pair) == Bounds(-1, 1)
    assert change(found, FLOW, pair) == Bounds(0, 0)


def test_pitfall_3_shared_acts_leave_the_verdict_definite() -> None:
    """Periods that overlap: the hulls prove nothing, the acts prove an increase."""
    found = [
        act(0, on_day(4), participants=Quantity(20, "more_than")),
        act(1, on_day(6), participants=Quantity(1)),
    ]
    pair = (span(0, 4), span(3, 7))

    assert verdict(apart(found, FLOW, pair)) is Verdict.INDETERMINATE
    assert compared(found, FLOW, pair).change.verdict is Verdict.INCREASE


def test_pitfall_4_midpoints_prove_nothing() -> None:
    """From 0 to between 0 and 1 is no decrease, and no more is true."""
    assert verdict(Bounds(0, 1) - Bounds(0, 0)) is Verdict.NO_DECREASE
    assert verdict(Bounds(-1, 2)) is Verdict.INDETERMINATE


def test_pitfall_5_no_conclusion_is_not_no_change() -> None:
    """No conclusion from 0 to about 0 and from that to 2 is not no conclusion from 0 to 2."""
    vague = Bounds(-1, 3)

    assert between(Bounds(0, 0), vague) is Verdict.INDETERMINATE
    assert between(vague, Bounds(2, 2)) is Verdict.INDETERMINATE
    assert between(Bounds(0, 0), Bounds(2, 2)) is Verdict.INCREASE


def test_pitfall_17_a_claim_is_not_compared_with_evidence() -> None:
    """The earlier figure printed, the later one counted: no decrease."""
    claim = Claim(
        id="c", document="d", paragraph="1", indicator=FLOW.id, period="2020", value=Quantity(4000, "more_than")
    )
    holding = register(
        [
            *written(("2021-05", 60)),
            claim,
            covered(CoverageState.NONE, ReportingPeriod.parse("2020")),
        ]
    )
    found = compare(holding, FLOW, "2021", against="2020")

    assert (found.before.basis.value, found.after.basis.value) == ("claimed", "evidenced")
    assert found.change.verdict is Verdict.NOT_COMPARABLE
    assert found.change.bounds is None
    assert "BASIS_DIFFERS" in [reason.code for reason in found.comparability.blocks]


def test_a_flow_of_nothing_is_no_missing_figure() -> None:
    """Nothing recorded in either period is unchanged, as recorded."""
    found = compare(register([]), COUNT, span(5, 9), against=span(0, 4))

    assert found.before.is_nothing
    assert found.change.verdict is Verdict.UNCHANGED
    assert IndicatorKind.FLOW is found.indicator.kind


def test_a_doubted_date_proves_nothing() -> None:
    """L13, L43: what may not have happened at all may leave everything as it was."""
    found = [act(0, marked(6, "?"))]

    assert change(found, COUNT, (span(0, 4), span(5, 9))) == Bounds(0, 1)
