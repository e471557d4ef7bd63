"""Laws of like-for-like comparison (L58 to L61) and of series."""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.comparison import Panel, compare, compare_series, panel, periods_between
from tracker.errors import InvalidValueError
from tracker.indicators import Basis, measure
from tracker.model import AssistanceEvent, Coverage, CoverageState, Indicator, IndicatorKind, Observation, Register
from tracker.values import Bounds, CalendarUnit, InternationalString, Quantity, ReportingPeriod, When

BEFORE, AFTER = "2020", "2021"
DATES = ("2020-05", "2021-05", "[2020..2021]", "2019-05")
CODES = ("AF", "BD", "NP")

PEOPLE = Indicator(
    id="people",
    version="1",
    title=InternationalString(en="People"),
    kind=IndicatorKind.FLOW,
    unit="persons",
    of="event",
    counts="participants",
)
STATES = Indicator(
    id="states",
    version="1",
    title=InternationalString(en="States"),
    kind=IndicatorKind.DISTINCT,
    unit="States",
    of="event",
    counts="countries",
)

ACTS = st.lists(
    st.tuples(
        st.sampled_from(DATES),
        st.lists(st.sampled_from(CODES), min_size=1, max_size=2, unique=True),
        st.integers(0, 5),
    ),
    max_size=5,
)
Acts = list[tuple[str, list[str], int]]


def register(acts: Acts, *states: CoverageState) -> Register:
    events = [
        AssistanceEvent(
            id=f"e{number}",
            kind="training",
            title=InternationalString(en="x"),
            when=When(when),
            countries=frozenset(codes),
            participants=Quantity(people),
        )
        for number, (when, codes, people) in enumerate(acts)
    ]
    declared = [
        Coverage(of="event", period=period, state=state)
        for period, state in zip((BEFORE, AFTER), states or (CoverageState.COMPLETE,) * 2, strict=True)
    ]
    return Register(id="r", title=InternationalString(en="R"), records=[*events, *declared, PEOPLE, STATES])


def panel_of(held: Register, indicator: Indicator = PEOPLE, *, swapped: bool = False) -> Panel:
    one, other = (measure(held, indicator, period, basis=Basis.EVIDENCED) for period in (BEFORE, AFTER))
    return panel(held, other, one) if swapped else panel(held, one, other)


def present(acts: Acts, year: str) -> set[str]:
    """Whoever may be present in a year, by an own look at the dates; amounts of several countries are of none."""
    fits = {"2020-05": {"2020"}, "2021-05": {"2021"}, "[2020..2021]": {"2020", "2021"}, "2019-05": set[str]()}
    return {codes[0] for when, codes, _ in acts if len(codes) == 1 and year in fits[when]}


@given(ACTS)
@example([("2020-05", ["AF"], 1), ("2021-05", ["BD"], 1)])
def test_l58_panel_entries_and_exits_are_everybody(acts: Acts) -> None:
    """L58: under complete coverage whoever is present in either period stays, came or went, and only one of these."""
    found = panel_of(register(acts))
    groups = [set(found.possible), set(found.entries), set(found.exits)]

    assert set().union(*groups) == present(acts, BEFORE) | present(acts, AFTER)
    assert sum(map(len, groups)) == len(set().union(*groups))
    assert set(found.possible) == present(acts, BEFORE) & present(acts, AFTER)
    assert found.newly_recorded == found.no_longer_recorded == ()


@given(ACTS)
def test_l59_the_changes_of_the_groups_add_up_to_the_whole(acts: Acts) -> None:
    """L59: the change of a total is that of the panel, of those who came and went, and of what belongs to several."""
    held = register(acts)
    found = panel_of(held)
    whole = compare(held, PEOPLE, AFTER, against=BEFORE).change.bounds

    assert found.change is not None
    assert found.rest is not None
    assert found.regional is not None
    assert found.change + found.rest + found.regional == whole


@given(ACTS)
def test_l60_swapping_the_periods_swaps_who_came_and_who_went(acts: Acts) -> None:
    found, swapped = panel_of(register(acts)), panel_of(register(acts), swapped=True)

    assert (found.entries, found.exits, found.members) == (swapped.exits, swapped.entries, swapped.members)
    assert found.change is not None
    assert found.change == -(swapped.change or Bounds.exactly(0))


@given(ACTS)
def test_l61_the_certain_panel_is_part_of_the_possible_one(acts: Acts) -> None:
    found = panel_of(register(acts), STATES)

    assert set(found.members) <= set(found.possible)


@given(ACTS, st.tuples(*[st.sampled_from(CoverageState)] * 2))
def test_l61_more_coverage_never_moves_a_member_out_of_the_panel(
    acts: Acts, states: tuple[CoverageState, CoverageState]
) -> None:
    """L61: and whoever is not recorded in a period that is not covered completely has neither come nor gone."""
    less, more = panel_of(register(acts, *states)), panel_of(register(acts))

    assert set(less.possible) <= set(more.possible)
    if states[0] is not CoverageState.COMPLETE:
        assert less.entries == ()
    if states[1] is not CoverageState.COMPLETE:
        assert less.exits == ()


def test_a_panel_needs_records() -> None:
    stated = Indicator(
        id="stated", version="1", title=InternationalString(en="Stated"), kind=IndicatorKind.STOCK, unit="cases"
    )
    held = Register(
        id="r",
        title=InternationalString(en="R"),
        records=[stated, Observation(indicator="stated", at=When("2020"), value=Quantity(1))],
    )
    figure = measure(held, stated, "2020")

    with pytest.raises(InvalidValueError) as caught:
        panel(held, figure, figure)
    assert str(caught.value) == "a panel needs records, and 'stated' is stated; compare the two numbers"


# -- series -----------------------------------------------------------------------------------------------------------


def test_a_series_has_a_verdict_for_each_step() -> None:
    held = register([("2019-05", ["AF"], 1), ("2020-05", ["AF"], 2), ("2021-05", ["AF"], 2)])
    found = compare_series(held, PEOPLE, ["2019", "2020", "2021"])

    assert [figure.bounds for figure in found.figures] == [Bounds.exactly(1), Bounds.exactly(2), Bounds.exactly(2)]
    assert [step.change.verdict.value for step in found.steps] == ["increase", "unchanged"]
    assert found.comparable_run == 3


def test_a_step_that_blocks_ends_the_comparable_run() -> None:
    held = register([("2020-05", ["AF"], 2)], CoverageState.NONE, CoverageState.COMPLETE)

    assert compare_series(held, PEOPLE, ["2019", "2020", "2021"]).comparable_run == 1


def test_a_series_needs_two_periods() -> None:
    with pytest.raises(InvalidValueError) as caught:
        compare_series(register([]), PEOPLE, ["2020"])
    assert str(caught.value) == "a series needs at least two periods, got 1"


def test_whole_units_only() -> None:
    span = ReportingPeriod.parse("2020-07..2022-07")

    assert [each.label for each in periods_between(span, CalendarUnit.YEAR)] == ["2021"]
    assert len(periods_between(span, CalendarUnit.MONTH)) == 25


def test_a_unit_may_be_its_word_and_is_refused_where_it_is_none() -> None:
    span = ReportingPeriod.parse("2021")

    assert periods_between(span, "half") == periods_between(span, CalendarUnit.HALF)
    with pytest.raises(InvalidValueError) as caught:
        periods_between(span, "halve")
    assert str(caught.value) == "'halve' is not a unit of the calendar; did you mean 'half'?"


def test_the_same_months_of_last_year() -> None:
    held = register([("2020-05", ["AF"], 2), ("2021-05", ["AF"], 5)])
    spring = ReportingPeriod.parse("2021-04..2021-06")
    found = compare(held, PEOPLE, spring, against=spring.same_last_year())

    assert found.change.bounds == Bounds.exactly(3)


# -- remedies ---------------------------------------------------------------------------------------------------------


def test_two_reports_that_share_a_month_are_trimmed() -> None:
    """24 and 25 months that share a month: a useful comparison of 24 and 24, and the two figures stay as they are."""
    held = register([("2018-08", ["AF"], 3), ("2020-07", ["AF"], 2), ("2021-05", ["AF"], 4)])
    found = compare(held, PEOPLE, "2020-07..2022-07", against="2018-08..2020-07", remedy="trim")

    assert found.remedied is not None
    assert str(found.remedied.remedy.before.period) == "2018-08-01..2020-07-31"
    assert str(found.remedied.remedy.after.period) == "2020-08-01..2022-07-31"
    assert found.remedied.change.bounds == Bounds.exactly(-1)


def test_a_trim_that_blurs_a_record_is_not_offered() -> None:
    held = register([("[2020-07..2022-07]", ["AF"], 3)])

    assert compare(held, PEOPLE, "2020-07..2022-07", against="2018-08..2020-06", remedy="trim").remedied is None


def test_a_flow_that_cannot_be_trimmed_is_compared_by_month() -> None:
    held = register([("2020", ["AF"], 12), ("[2021..2022]", ["AF"], 48)])
    found = compare(held, PEOPLE, "2021..2022", against="2020", remedy="default")

    assert [reason.code for reason in found.comparability.blocks] == ["LENGTH_DIFFERS"]
    assert found.change.bounds is None
    assert found.remedied is not None
    assert found.remedied.remedy.name == "rate"
    assert found.remedied.change.bounds == Bounds.exactly(Fraction(1))


def test_a_distinct_count_has_no_rate() -> None:
    held = register([("2020", ["AF"], 12), ("[2021..2022]", ["BD"], 48)])
    found = compare(held, STATES, "2021..2022", against="2020", remedy="default")

    assert found.change.bounds is None
    assert found.remedied is None
