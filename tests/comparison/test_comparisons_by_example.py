"""Comparisons: the grades of section 8, the severities of section 9, and nothing over a block."""

from collections.abc import Callable
from datetime import date

import pytest
from _worlds import compared_either_way
from attrs import evolve

from tracker.comparison import (
    REMEDIES,
    Change,
    Level,
    ReasonSeverity,
    RemedyName,
    Verdict,
    compare,
    compare_all,
    compare_series,
    compare_series_all,
    panel,
    restate,
)
from tracker.comparison._change import Suggestion
from tracker.errors import InvalidValueError
from tracker.indicators import Basis, measure
from tracker.model import (
    AssistanceEvent,
    Bridge,
    Claim,
    Coverage,
    CoverageState,
    DeclaredPeriod,
    Indicator,
    IndicatorKind,
    Observation,
    Publication,
    Record,
    Register,
    Vintage,
)
from tracker.reports import report
from tracker.values import Bounds, InternationalString, Quantity, ReportingPeriod, When
from tracker.views import as_json

TITLE = InternationalString(en="A title")
TRAINED = Indicator(
    id="trained",
    version="1",
    title=TITLE,
    kind=IndicatorKind.FLOW,
    unit="practitioners",
    of="event",
    counts="participants",
)
COUNT = evolve(TRAINED, id="count", counts="records")
WHOM = evolve(TRAINED, id="whom", kind=IndicatorKind.DISTINCT, counts="countries")
PARTIES = Indicator(id="parties", version="1", title=TITLE, kind=IndicatorKind.STOCK, unit="parties")


def register(*records: Record) -> Register:
    return Register(id="r", title=TITLE, records=records)


def claims(*told: tuple[str, str]) -> Register:
    return register(
        *(
            Claim(
                id=f"c{n}", document="d", paragraph="1", indicator="trained", period=period, value=Quantity.parse(value)
            )
            for n, (period, value) in enumerate(told)
        )
    )


def event(identifier: str, when: str, *countries: str) -> AssistanceEvent:
    return AssistanceEvent(id=identifier, kind="training", title=TITLE, when=When(when), countries=frozenset(countries))


# -- grades -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (">4000", "3900", Change(verdict=Verdict.DECREASE, bounds=Bounds(None, -101), grade="strict")),
        ("~3500", "3700", Change(verdict=Verdict.INCREASE, bounds=Bounds(100, 300), grade="cautious")),
        (
            ">4000",
            ">5000",
            Change(
                verdict=Verdict.INDETERMINATE,
                bounds=Bounds(None, None),
                suggested=Suggestion(Verdict.INCREASE, "implicated"),
            ),
        ),
        ("~3500", "3550", Change(verdict=Verdict.INDETERMINATE, bounds=Bounds(-50, 150))),
    ],
)
def test_the_worked_examples_of_grades(before: str, after: str, expected: Change) -> None:
    found = compare(claims(("2021", before), ("2022", after)), TRAINED, "2022", against="2021")

    assert found.change == expected
    assert found.comparability.level is Level.COMPARABLE


def test_the_change_is_that_of_the_reading_asked_for() -> None:
    found = compare(claims(("2021", ">4000"), ("2022", ">5000")), TRAINED, "2022", against="2021", reading="implicated")

    assert found.change == Change(verdict=Verdict.INCREASE, bounds=Bounds(2, 1998), grade="implicated")


def test_claims_that_differ_are_read_again_for_the_grade() -> None:
    """Strictly "about 3 500" is any number, so that nothing is strictly above it."""
    holding = claims(("2021", "~3500"), ("2021", "~3600"), ("2022", "4000"))

    assert compare(holding, TRAINED, "2022", against="2021").change.grade == "cautious"


# -- lengths ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "severity", "lengths"),
    [
        ("2018-07..2020-06", "2020-07..2022-07", ReasonSeverity.CAVEAT, ("24 months", "25 months")),
        ("2018-07..2020-06", "2020-07..2022-08", ReasonSeverity.BLOCK, ("24 months", "26 months")),
        ("2021-01", "2021-02..2021-03", ReasonSeverity.BLOCK, ("1 months", "2 months")),
        ("2018-07-02..2020-07-01", "2020-07-02..2022-08-01", ReasonSeverity.CAVEAT, ("731 days", "761 days")),
        ("2018-07-02..2020-07-01", "2020-07-02..2022-08-02", ReasonSeverity.CAVEAT, ("731 days", "762 days")),
        ("2018-07-02..2020-07-01", "2020-07-02..2022-08-03", ReasonSeverity.BLOCK, ("731 days", "763 days")),
        ("2018-07..2020-06", "2020-07-01..2022-07-30", ReasonSeverity.CAVEAT, ("24 months", "760 days")),
        ("2020", "2021", None, None),
        ("2021-01", "2021-02", None, None),
        ("2020-01-02..2020-12-31", "2021", None, None),
    ],
)
def test_how_much_a_length_may_differ(
    before: str, after: str, severity: ReasonSeverity | None, lengths: tuple[str, str] | None
) -> None:
    found = compare(register(), COUNT, after, against=before)
    reasons = [reason for reason in found.comparability.reasons if reason.code == "LENGTH_DIFFERS"]

    assert [(each.severity, (each.before, each.after)) for each in reasons] == (
        [(severity, lengths)] if severity else []
    )
    assert [each.remedies for each in reasons] == ([("trim", "rate")] if severity else [])
    assert (found.change.verdict is Verdict.NOT_COMPARABLE) == (severity is ReasonSeverity.BLOCK)


def test_a_distinct_count_is_not_made_a_rate() -> None:
    found = compare(register(), WHOM, "2021-S1", against="2020")

    assert [reason.remedies for reason in found.comparability.reasons] == [("trim",)]


def test_a_stock_has_no_length() -> None:
    seen = [
        Observation(indicator="parties", at=When(at), value=Quantity(value)) for at, value in (("2020", 9), ("2022", 5))
    ]
    found = compare(register(*seen), PARTIES, "2021..2024", against="2020")

    assert found.comparability.reasons == ()
    assert found.change == Change(verdict=Verdict.DECREASE, bounds=Bounds(-4, -4), grade="strict")


# -- overlaps ---------------------------------------------------------------------------------------------------------


def test_records_may_be_compared_over_periods_that_overlap() -> None:
    found = compare(
        register(event("a", "2021-07", "KE"), event("b", "2022-03", "PK")), WHOM, "2021-07..2022-06", against="2021"
    )

    assert [(each.code, each.severity) for each in found.comparability.reasons] == [
        ("PERIODS_OVERLAP", ReasonSeverity.CAVEAT)
    ]
    assert found.change.bounds == Bounds(1, 1)
    assert found.change.churn.entries == ("PK",)


def test_claims_may_not_be_compared_over_periods_that_overlap() -> None:
    found = compare(claims(("2021", "5"), ("2021-07..2022-06", "9")), TRAINED, "2021-07..2022-06", against="2021")

    assert [(each.code, each.severity) for each in found.comparability.reasons] == [
        ("PERIODS_OVERLAP", ReasonSeverity.BLOCK)
    ]
    assert found.change == Change(verdict=Verdict.NOT_COMPARABLE)


# -- blocks -----------------------------------------------------------------------------------------------------------


def test_an_unrecorded_past_is_no_increase_from_zero() -> None:
    none = Coverage(of="event", period="2021", state=CoverageState.NONE)
    found = compare(register(event("a", "2022"), none), COUNT, "2022", against="2021")

    assert {(each.code, each.severity) for each in found.comparability.reasons} == {
        ("MISSING", ReasonSeverity.BLOCK),
        ("COVERAGE_DIFFERS", ReasonSeverity.BLOCK),
    }
    assert found.change == Change(verdict=Verdict.NOT_COMPARABLE)
    assert str(found) == (
        "count: count, 2021-01-01..2021-12-31: not_covered practitioners (evidenced) -> "
        "count, 2022-01-01..2022-12-31: 1 practitioners (evidenced): not_comparable"
    )


def test_less_coverage_is_told_and_does_not_forbid() -> None:
    complete = Coverage(of="event", period="2021", state=CoverageState.COMPLETE)
    found = compare(register(event("a", "2022"), complete), COUNT, "2022", against="2021")

    assert [(each.code, each.severity) for each in found.comparability.reasons] == [
        ("COVERAGE_DIFFERS", ReasonSeverity.CAVEAT)
    ]
    assert found.change.verdict is Verdict.INCREASE


def test_claims_are_compared_with_claims_where_both_exist() -> None:
    printed = claims(("2021", "100"), ("2022", "90")).records
    none = Coverage(of="event", period="2021", state=CoverageState.NONE)
    found = compare(register(*printed, event("a", "2022"), none), TRAINED, "2022", against="2021")

    assert (found.before.basis, found.after.basis) == (Basis.CLAIMED, Basis.CLAIMED)
    assert found.change.bounds == Bounds(-10, -10)


def test_observations_of_different_things_are_not_compared() -> None:
    seen = [
        Observation(indicator="parties", at=When(at), value=Quantity(value), about=about)
        for at, value, about in (("2021", 3, "a"), ("2022", 5, "b"))
    ]
    found = compare(register(*seen), PARTIES, "2022", against="2021")

    assert [(each.code, each.severity, each.before, each.after) for each in found.comparability.reasons] == [
        ("MISSING", ReasonSeverity.BLOCK, "not_reported", "not_reported")
    ]
    assert found.change == Change(verdict=Verdict.NOT_COMPARABLE)


def test_two_observations_that_may_each_be_the_earlier_prove_nothing() -> None:
    seen = [
        Observation(indicator="parties", at=When("[2021-12..2022-01]"), value=Quantity(value), since=When(since))
        for value, since in ((5, "1990"), (9, "1991"))
    ]

    assert compare(register(*seen), PARTIES, "2022", against="2021").change == Change(
        verdict=Verdict.INDETERMINATE, bounds=Bounds(-4, 4)
    )


def test_nine_and_nine_may_hide_who_came_and_who_went() -> None:
    found = compare(
        register(event("a", "2021", "KE", "PK"), event("b", "2022", "KE", "FR")), WHOM, "2022", against="2021"
    )

    assert found.change.verdict is Verdict.UNCHANGED
    assert (found.change.churn.entries, found.change.churn.exits) == (("FR",), ("PK",))


def test_several_indicators_are_compared_in_the_order_asked_for() -> None:
    found = compare_all(register(), [WHOM, COUNT], "2022", against="2021")

    assert [one.indicator.id for one in found] == ["whom", "count"]


# -- definitions that change ------------------------------------------------------------------------------------------


def counted_anew(bridge: Bridge | None) -> Register:
    old = evolve(COUNT, valid=When("2000/2021"))
    new = evolve(COUNT, version="2", valid=When("2022/2030"), bridge=bridge)
    return register(event("a", "2021"), event("b", "2021"), event("c", "2022"), old, new)


@pytest.mark.parametrize(
    ("bridge", "severity", "remedies", "expected"),
    [
        (None, ReasonSeverity.BLOCK, ("restate",), None),
        (Bridge(version="1", kind="map"), ReasonSeverity.BLOCK, ("restate",), None),
        (Bridge(version="1", kind="identity"), ReasonSeverity.CAVEAT, ("bridge", "restate"), Bounds.exactly(-1)),
        (
            Bridge(version="1", kind="factor", factor=Quantity("1/2")),
            ReasonSeverity.BLOCK,
            ("bridge", "restate"),
            Bounds.exactly(0),
        ),
    ],
)
def test_a_value_of_another_definition_is_compared_once_it_is_carried_over(
    bridge: Bridge | None, severity: ReasonSeverity, remedies: tuple[str, ...], expected: Bounds | None
) -> None:
    """Twice as many by a definition that counts double are as many: the two numbers as they stand prove nothing."""
    found = compare(counted_anew(bridge), "count", "2022", against="2021", remedy="bridge")

    assert [(each.code, each.severity, each.remedies) for each in found.comparability.reasons] == [
        ("DEFINITION_CHANGED", severity, remedies)
    ]
    assert (found.change.bounds is None) == (severity is ReasonSeverity.BLOCK)
    assert (found.remedied.change.bounds if found.remedied else None) == expected


# -- remedies ---------------------------------------------------------------------------------------------------------


def test_claims_of_two_reports_that_share_a_month_are_compared_by_month() -> None:
    told = claims(("2018-08..2020-07", "48"), ("2020-07..2022-07", "75"))
    found = compare(told, TRAINED, "2020-07..2022-07", against="2018-08..2020-07", remedy="default")

    assert [(each.code, each.severity) for each in found.comparability.reasons] == [
        ("PERIODS_OVERLAP", ReasonSeverity.BLOCK),
        ("LENGTH_DIFFERS", ReasonSeverity.CAVEAT),
    ]
    assert found.change == Change(verdict=Verdict.NOT_COMPARABLE)
    assert found.remedied is not None
    assert found.remedied.remedy.name == "rate"
    assert found.remedied.change == Change(verdict=Verdict.INCREASE, bounds=Bounds.exactly(1), grade="strict")


@pytest.mark.parametrize(("before", "after"), [("2021", "2021..2022"), ("2021..2022", "2021")])
def test_a_period_within_a_longer_one_is_compared_with_the_rest_of_it(before: str, after: str) -> None:
    """Whichever is called the earlier one, each is cut to days of its own."""
    held = register(event("a", "2021"), event("b", "2022"), event("c", "2022"))
    pair = ReportingPeriod.parse(before), ReportingPeriod.parse(after)
    found = compared_either_way(held, COUNT, pair, remedy="trim")

    assert found.remedied is not None
    cut = found.remedied.remedy
    assert {str(cut.before.period), str(cut.after.period)} == {"2021-01-01..2021-12-31", "2022-01-01..2022-12-31"}
    assert (str(cut.after.period) == "2022-01-01..2022-12-31") == (after == "2021..2022")
    assert found.remedied.change.bounds == Bounds.exactly(1 if after == "2021..2022" else -1)


def test_a_period_under_way_has_neither_a_change_nor_a_rate() -> None:
    """Its flow so far over its whole length would be a decrease that nobody can know of."""
    held = register(event("a", "2021"), event("b", "2022"), evolve(event("c", "2022"), published=When("2022-06-30")))
    found = compare(held, COUNT, "2022", against="2021", remedy="default")

    assert [(each.code, each.severity) for each in found.comparability.reasons] == [
        ("INCOMPLETE", ReasonSeverity.BLOCK)
    ]
    assert found.change == Change(verdict=Verdict.NOT_COMPARABLE)
    assert found.remedied is None


# -- the order of the periods -----------------------------------------------------------------------------------------


WRONG_WAY_ROUND = "2021-01-01..2021-12-31 ends before 2022-01-01..2022-12-31, which it is compared with; swap the two"


PUBLISHED = Publication(
    id="p", period=ReportingPeriod.parse("2022"), vintage=Vintage(recorded=date(2023, 1, 1)), reading="cautious"
)


@pytest.mark.parametrize(
    "asked",
    [
        lambda held: compare(held, COUNT, "2021", against="2022"),
        lambda held: compare_all(held, [COUNT], "2021", against="2022"),
        lambda held: compare_series(held, COUNT, ["2022", "2021"]),
        lambda held: compare_series_all(held, [COUNT], ["2022", "2021"]),
        lambda held: report(held, "2021", against="2022"),
        lambda held: restate(held, PUBLISHED, period="2021"),
    ],
)
def test_a_pair_the_wrong_way_round_is_refused(asked: Callable[[Register], object]) -> None:
    with pytest.raises(InvalidValueError) as caught:
        asked(register(event("a", "2021")))

    assert str(caught.value) == WRONG_WAY_ROUND


def test_a_period_may_be_given_as_its_record() -> None:
    first, second = (
        DeclaredPeriod(id=f"y{year}", start=date(year, 1, 1), end=date(year, 12, 31)) for year in (2021, 2022)
    )
    held = register(event("a", "2021"), first, second)
    named = compare(held, COUNT, "y2022", against="y2021")

    assert compare(held, COUNT, second, against=first) == named
    assert compare(held, COUNT, second.span, against=first.span) == named
    assert compare(held, COUNT, "2022-01-01..2022-12-31", against="2021-01-01..2021-12-31") == named


def test_a_remedy_is_an_enumeration_and_its_word() -> None:
    held = register(event("a", "2021"), event("b", "2022"))

    assert {*RemedyName} == {"default", *REMEDIES}
    assert compare(held, COUNT, "2022", against="2021", remedy=RemedyName.DEFAULT) == compare(
        held, COUNT, "2022", against="2021", remedy="default"
    )


def test_a_dimension_of_a_panel_that_is_none_is_refused() -> None:
    held = register(event("a", "2021"), event("b", "2022"))
    found = compare(held, COUNT, "2022", against="2021")

    with pytest.raises(InvalidValueError) as caught:
        panel(held, found.before, found.after, "countri")
    assert str(caught.value) == "'countri' is no dimension of a panel; did you mean 'country'?"


def test_the_basis_is_that_asked_for() -> None:
    """Of records and documents the records are compared by default, else what is asked for, and nothing else."""
    trained = [evolve(event(f"e{year}", year), participants=Quantity(9)) for year in ("2021", "2022")]
    both = register(*trained, *claims(("2021", "30"), ("2022", "40")).records)

    assert compare(both, TRAINED, "2022", against="2021").change.verdict is Verdict.UNCHANGED
    found = compare(both, TRAINED, "2022", against="2021", basis="claimed")
    assert (found.before.basis, found.change.bounds) == (Basis.CLAIMED, Bounds.exactly(10))
    assert compare_all(both, [TRAINED], "2022", against="2021", basis="claimed") == (found,)
    assert compare_series(both, TRAINED, ["2021", "2022"], basis=Basis.CLAIMED).steps == (found,)
    assert compare_series_all(both, [TRAINED], ["2021", "2022"], basis="claimed")[0].steps == (found,)
    missing = compare(register(*trained), TRAINED, "2022", against="2021", basis="claimed")
    assert missing.change.verdict is Verdict.NOT_COMPARABLE


def test_a_figure_of_a_period_under_way_says_so() -> None:
    """It is told where the figure is shown, and is no part of it: what was published stays as it was."""
    known = register(evolve(event("a", "2021-02"), recorded=date(2021, 6, 30)))
    year, half = (measure(known, COUNT, period) for period in ("2021", "2021-01..2021-06"))

    assert (as_json(year)["flags"], as_json(half)["flags"]) == (["incomplete"], [])
    assert (year.flags, half.flags) == ((), ())
