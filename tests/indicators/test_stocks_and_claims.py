"""Which of several observations or claims a figure repeats."""

from collections.abc import Sequence

import pytest

from tracker.indicators import Basis, Flag, MissingReason, measure, measure_all
from tracker.model import (
    Claim,
    Coverage,
    CoverageState,
    DeclaredPeriod,
    Indicator,
    IndicatorKind,
    Observation,
    Record,
    Register,
    SourceDocument,
)
from tracker.values import Bounds, InternationalString, Quantity, ReportingPeriod, When

TITLE = InternationalString(en="A title")
PERIOD = ReportingPeriod.parse("2020-07..2022-07")
PARTIES = Indicator(id="parties", version="1", title=TITLE, kind=IndicatorKind.STOCK, unit="parties")
CARRIED = Indicator(id="parties", version="1", title=TITLE, kind=IndicatorKind.STOCK, unit="parties", max_age=24)
TRAINED = Indicator(id="trained", version="1", title=TITLE, kind=IndicatorKind.FLOW, unit="practitioners")
STATES = Indicator(id="states", version="1", title=TITLE, kind=IndicatorKind.DISTINCT, unit="States")


def register(*records: Record) -> Register:
    return Register(id="r", title=TITLE, records=records)


def parties(at: str, value: int, **values: object) -> Observation:
    return Observation(indicator="parties", at=When(at), value=Quantity(value), **values)  # type: ignore[arg-type]  # keywords go to the fields of their names


def claim(number: int, period: str, value: str, **values: object) -> Claim:
    told: dict[str, object] = {"document": "d1", "indicator": "trained", "paragraph": str(number), **values}
    return Claim(id=f"c{number}", period=period, value=Quantity.parse(value), **told)  # type: ignore[arg-type]  # keywords go to the fields of their names


# -- stocks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seen", "bounds", "at", "flags"),
    [
        ([("2020-09", 147), ("2022-07", 150)], Bounds(150, 150), "2022-07", ()),
        ([("2022-07-31", 150), ("2022-08-01", 151)], Bounds(150, 150), "2022-07-31", ()),
        ([("2020-06-30", 146), ("2020-07-01", 147)], Bounds(147, 147), "2020-07-01", ()),
        # either may be the later of the two
        ([("2021", 148), ("2021-06", 147)], Bounds(147, 148), "2021", ()),
        # the year began before the month did, and may have gone on after it
        ([("[2021-01..2021-05]", 148), ("2021-06", 147)], Bounds(147, 147), "2021-06", ()),
        # 2020 may lie before the period
        ([("2020", 147)], Bounds(147, 147), "2020", (Flag.NOT_CERTAINLY_IN_PERIOD,)),
        ([("2021-06?", 147)], Bounds(147, 147), "2021-06?", (Flag.NOT_CERTAINLY_IN_PERIOD,)),
    ],
)
def test_the_latest_observation_in_the_period_stands_for_it(
    seen: Sequence[tuple[str, int]], bounds: Bounds, at: str, flags: tuple[Flag, ...]
) -> None:
    figure = measure(register(*(parties(*one) for one in seen)), PARTIES, PERIOD)

    assert (figure.bounds, figure.at, figure.flags) == (bounds, When(at), flags)
    assert figure.period is None


def test_an_observation_keeps_the_wording_of_its_source() -> None:
    quantity = Quantity(150, "at_least", text="au moins 150")
    figure = measure(register(Observation(indicator="parties", at=When("2022-07"), value=quantity)), PARTIES, PERIOD)

    assert figure.source is not None
    assert figure.source.text == "au moins 150"
    assert figure.bounds == Bounds(150, None)


@pytest.mark.parametrize(
    ("at", "indicator", "bounds"),
    [
        ("2018-10-19", PARTIES, None),
        ("2018-10-19", CARRIED, Bounds(146, 146)),
        ("2018-07-01", CARRIED, Bounds(146, 146)),
        ("2018-06-30", CARRIED, None),
        ("2018", CARRIED, None),  # may be too old
        ("2022-08-01", CARRIED, None),  # the future carries nothing back
    ],
)
def test_an_earlier_observation_is_carried_no_farther_than_allowed(
    at: str, indicator: Indicator, bounds: Bounds | None
) -> None:
    figure = measure(register(parties(at, 146)), indicator, PERIOD)

    assert figure.bounds == bounds
    if bounds is None:
        assert figure.missing is MissingReason.NOT_REPORTED
    else:
        assert (figure.flags, figure.at) == ((Flag.CARRIED,), When(at))


def test_nothing_is_carried_over_an_observation_in_the_period() -> None:
    figure = measure(register(parties("2020-06", 146), parties("2020-08", 147)), CARRIED, PERIOD)

    assert (figure.bounds, figure.flags) == (Bounds(147, 147), ())


def test_a_stock_never_observed_is_missing_and_not_zero() -> None:
    figure = measure(register(), PARTIES, PERIOD)

    assert (figure.bounds, figure.missing) == (None, MissingReason.NOT_REPORTED)
    assert str(figure) == "parties, 2020-07-01..2022-07-31: not_reported parties (evidenced)"


def test_a_stock_of_a_period_without_coverage_is_not_covered() -> None:
    none = Coverage(of="observation", period="2020-07..2022-07", state=CoverageState.NONE)

    assert measure(register(none), PARTIES, PERIOD).missing is MissingReason.NOT_COVERED


def test_observations_of_several_things_are_told_apart() -> None:
    one, other = (parties("2021", number, about=about) for number, about in ((3, "a"), (5, "b")))
    found = measure_all(register(one, other), [PARTIES], PERIOD)

    assert [(figure.by, figure.bounds, figure.flags) for figure in found] == [
        ((("about", "a"),), Bounds(3, 3), (Flag.SEVERAL_SUBJECTS,)),
        ((("about", "b"),), Bounds(5, 5), (Flag.SEVERAL_SUBJECTS,)),
    ]


def test_an_observation_of_the_whole_goes_before_those_of_its_parts() -> None:
    whole, part = parties("2021", 9), parties("2021", 3, about="a")
    found = measure_all(register(whole, part), [PARTIES], PERIOD)

    assert [(figure.by, figure.bounds, figure.flags) for figure in found] == [
        ((), Bounds(9, 9), ()),
        ((("about", "a"),), Bounds(3, 3), ()),
    ]


def test_observations_of_parts_stand_in_a_breakdown_only() -> None:
    part = parties("2021", 3, breakdown=(("region", "002"),))

    assert measure(register(part), PARTIES, PERIOD).missing is MissingReason.NOT_REPORTED
    (row,) = measure_all(register(part), [PARTIES], PERIOD, by="region")
    assert (row.by, row.bounds) == ((("region", "002"),), Bounds(3, 3))


# -- claims -----------------------------------------------------------------------------------------------------------

REPORT = SourceDocument(id="d1", title=TITLE, covers="p")
DECLARED = DeclaredPeriod(
    id="p", start=PERIOD.start, end=PERIOD.end, assumption=InternationalString(en="July is read to its end")
)


def test_a_claim_over_the_period_asked_stands_for_it() -> None:
    figure = measure(register(REPORT, DECLARED, claim(1, "p", ">4000")), TRAINED, "p")

    assert (figure.basis, figure.bounds, figure.period, figure.flags) == (Basis.CLAIMED, Bounds(4001, None), PERIOD, ())
    assert [str(each.best("en")) for each in figure.assumptions] == ["July is read to its end"]


def test_a_claim_over_a_period_of_its_own_keeps_it() -> None:
    figure = measure(register(REPORT, DECLARED, claim(1, "2020..2022", ">4000")), TRAINED, "p")

    assert figure.flags == (Flag.OWN_PERIOD,)
    assert (figure.period, figure.asked) == (ReportingPeriod.parse("2020..2022"), PERIOD)
    assert figure.assumptions == ()


def test_a_claim_of_a_document_about_another_period_says_nothing() -> None:
    other = SourceDocument(id="d1", title=TITLE, covers="q")
    figure = measure(register(other, DECLARED, claim(1, "2020..2022", ">4000")), TRAINED, "p")

    assert figure.missing is MissingReason.NOT_REPORTED


def test_claims_over_several_periods_of_their_own_are_not_chosen_between() -> None:
    claims = claim(1, "2020..2022", ">4000"), claim(2, "2021..2022", "3000")

    assert measure(register(REPORT, DECLARED, *claims), TRAINED, "p").missing is MissingReason.NOT_REPORTED


def test_claims_that_differ_are_all_within() -> None:
    figure = measure(register(claim(1, "2021", "25"), claim(2, "2021", "26")), TRAINED, "2021")

    assert (figure.bounds, figure.flags) == (Bounds(25, 26), (Flag.CLAIMS_DIFFER,))
    assert (figure.certain, figure.possible, figure.source) == ((), ("c1", "c2"), None)


def test_claims_over_a_period_of_their_own_may_differ_too() -> None:
    claims = claim(1, "2020..2022", "25"), claim(2, "2020..2022", "26")
    figure = measure(register(REPORT, DECLARED, *claims), TRAINED, "p")

    assert (figure.bounds, figure.flags) == (Bounds(25, 26), (Flag.OWN_PERIOD, Flag.CLAIMS_DIFFER))
    assert figure.assumptions == ()


def test_claims_that_agree_are_one_figure() -> None:
    figure = measure(register(claim(1, "2021", "25"), claim(2, "2021", "25")), TRAINED, "2021")

    assert (figure.bounds, figure.flags, figure.certain) == (Bounds(25, 25), (), ("c1", "c2"))


def test_flows_of_the_parts_of_a_period_add_up_to_it() -> None:
    claims = claim(1, "2021-Q1", "5"), claim(2, "2021-Q2", "~20"), claim(3, "2021-S2", "1")
    figure = measure(register(*claims), TRAINED, "2021")

    assert (figure.bounds, figure.certain) == (Bounds(16, 36), ("c1", "c2", "c3"))


def test_parts_with_a_gap_add_up_to_nothing() -> None:
    claims = claim(1, "2021-Q1", "5"), claim(2, "2021-Q3", "20"), claim(3, "2021-Q4", "1")

    assert measure(register(*claims), TRAINED, "2021").missing is MissingReason.NOT_REPORTED


def test_parts_on_which_sources_differ_are_all_within() -> None:
    claims = claim(1, "2021-S1", "5"), claim(2, "2021-S1", "7"), claim(3, "2021-S2", "1")
    figure = measure(register(*claims), TRAINED, "2021")

    assert (figure.bounds, figure.flags) == (Bounds(6, 8), (Flag.CLAIMS_DIFFER,))
    assert (figure.certain, figure.possible) == (("c3",), ("c1", "c2"))


def test_distinct_counts_of_the_parts_of_a_period_do_not_add_up() -> None:
    claims = (claim(number, period, "5", indicator="states") for number, period in enumerate(("2021-S1", "2021-S2")))

    assert measure(register(*claims), STATES, "2021").missing is MissingReason.NOT_REPORTED


def test_many_parts_are_no_matter() -> None:
    days = [
        ReportingPeriod.parse(f"{year}-{month:02}-{day:02}")
        for year in range(2001, 2009)
        for month in range(1, 13)
        for day in range(1, 29)
    ]
    daily = [Observation(indicator="trained", period=str(day), value=Quantity(1)) for day in days]

    assert measure(register(*daily), TRAINED, "2001-02").bounds == Bounds(28, 28)
    assert measure(register(*daily), TRAINED, "2001..2008").missing is MissingReason.NOT_REPORTED


def test_a_draft_states_nothing() -> None:
    assert measure(register(claim(1, "2021", "25", draft=True)), TRAINED, "2021").missing is MissingReason.NOT_REPORTED


def test_evidence_and_claims_are_never_merged() -> None:
    observation = Observation(indicator="trained", period="2021", value=Quantity(24))
    holding = register(observation, claim(1, "2021", "25"))

    assert [(each.basis, each.bounds) for each in measure_all(holding, [TRAINED], "2021")] == [
        (Basis.EVIDENCED, Bounds(24, 24)),
        (Basis.CLAIMED, Bounds(25, 25)),
    ]
    assert measure(holding, TRAINED, "2021").basis is Basis.EVIDENCED
    assert measure(holding, TRAINED, "2021", basis="claimed").bounds == Bounds(25, 25)
    assert measure(register(observation), TRAINED, "2021", basis="claimed").missing is MissingReason.NOT_REPORTED
