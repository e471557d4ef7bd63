"""Parts and wholes that numbers tell by themselves: months and years, breakdowns, shares, totals since a day."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from specimens import claim, indicator, observation, register, said

from tracker.checks._nested import numbers_of, parts_above_wholes, sums_apart
from tracker.checks._numbers import part_exceeds_whole, parts_miss_whole
from tracker.indicators import MissingReason, measure
from tracker.model import Claim, IndicatorKind, Observation, Record, Target
from tracker.values import CAUTIOUS, Bounds, Quantity, ReportingPeriod
from tracker.writers import plain_text

FLOW = indicator("x")
KENYA, UGANDA = (("country", "KE"),), (("country", "UG"),)


def flow(period: str, value: int | str, **given: object) -> Observation:
    return observation("x", value, at=None, period=period, citations=(), **given)


def test_a_part_by_country_exceeds_the_whole() -> None:
    assert said("TRK301", FLOW, flow("2021", 100), flow("2021", 140, breakdown=UGANDA), flow("2022", 9)) == [
        (
            "error TRK301 observation 'x@2021' counts 100, yet its part 'x@2021@country=UG' 140 "
            "(correct one of the numbers)"
        )
    ]


def test_a_month_exceeds_its_year() -> None:
    assert said("TRK301", FLOW, flow("2021", 100), flow("2021-05", 160), flow("2021-06", 100)) == [
        "error TRK301 observation 'x@2021' counts 100, yet its part 'x@2021-05' 160 (correct one of the numbers)"
    ]


def test_a_part_exceeds_its_whole_in_french() -> None:
    known = register(FLOW, flow("2021", 100), flow("2021-05", ">160"))
    (found,) = part_exceeds_whole(known)

    assert plain_text(found.said, "fr") == (
        "le relevé 'x@2021' compte 100, mais sa partie 'x@2021-05' en compte plus de 160"
    )


def test_months_miss_their_year() -> None:
    months = [flow(f"2021-{month:02}", 10) for month in range(1, 13)]
    some = months[:3]

    assert said("TRK302", FLOW, flow("2021", 100), *months)[0].startswith(
        "error TRK302 observation 'x@2021' counts 100, yet its parts 'x@2021-01', 'x@2021-02', 'x@2021-03', "
    )
    assert said("TRK302", FLOW, flow("2021", 130), *months)[0].endswith("add up to 120 (correct one of the numbers)")
    assert said("TRK302", FLOW, flow("2021", 120), *months) == []
    assert said("TRK302", FLOW, flow("2021", "~110"), *months) == []
    assert said("TRK302", FLOW, flow("2021", 31), *some) == []
    assert said("TRK302", FLOW, flow("2021", 29), *some) == [
        (
            "error TRK302 observation 'x@2021' counts 29, yet its parts 'x@2021-01', 'x@2021-02' and 'x@2021-03' "
            "add up to at least 30 (correct one of the numbers)"
        )
    ]


def test_months_of_people_counted_once_do_not_add_up() -> None:
    once = indicator("x", not_additive=frozenset({"time"}))

    assert said("TRK302", once, flow("2021", 29), *(flow(f"2021-0{month}", 10) for month in range(1, 4))) == []


@pytest.mark.parametrize(
    "records",
    [
        [flow("2021", 100), flow("2022-05", 160)],
        [flow("2021", 100), flow("2021-05", 160, provider="Another database")],
        [flow("2021", 100), flow("2021-05", 160, method="By another method")],
        [flow("2021", 100), flow("2021-05", 160, about="a")],
        [flow("2021", 100), flow("2021-05", 160, draft=True)],
        [flow("2021", 100), flow("2021-05", "~100")],
        [flow("2021", 100), flow("2020-12..2021-01", 160)],
        [flow("2021", 100, breakdown=KENYA), flow("2021", 140, breakdown=UGANDA)],
        [flow("2021", -100), flow("2021-05", -60)],
        [flow("lost", 100), flow("2021-05", 160)],
    ],
)
def test_what_may_well_be_true(records: list[Record]) -> None:
    assert said("TRK301", FLOW, *records) == []


@pytest.mark.parametrize("kind", [IndicatorKind.RATIO, IndicatorKind.RATE, IndicatorKind.STATUS])
def test_what_is_not_counted_has_no_parts(kind: IndicatorKind) -> None:
    assert said("TRK301", indicator("x", kind=kind), flow("2021", 100), flow("2021", 140, breakdown=UGANDA)) == []


def test_a_total_never_falls() -> None:
    total = indicator("x", kind=IndicatorKind.CUMULATIVE)
    before, after = observation("x", 50, at="2021-06", citations=()), observation("x", 40, at="2022", citations=())

    assert said("TRK301", total, before, after) == [
        "error TRK301 observation 'x@2022' counts 40, yet its part 'x@2021-06' 50 (correct one of the numbers)"
    ]
    assert said("TRK301", indicator("x", kind=IndicatorKind.STOCK), before, after) == []
    assert said("TRK301", total, before, observation("x", 40, at="2022", since="2021", citations=())) == []
    assert said("TRK301", total, before, observation("x", 40, at="2021", citations=())) == []


SHARE = (
    indicator("above"),
    indicator("below"),
    indicator("share", kind=IndicatorKind.RATIO, numerator="above", denominator="below", part_of_whole=True),
)


def over(above: int | str, below: int | str) -> tuple[Record, ...]:
    return (
        *SHARE,
        observation("above", above, at=None, period="2021", citations=()),
        observation("below", below, at=None, period="2021", citations=()),
    )


def test_a_share_of_more_than_all_is_said_and_has_no_number() -> None:
    assert said("TRK301", *over(30, 20)) == [
        "error TRK301 observation 'below@2021' counts 20, yet its part 'above@2021' 30 (correct one of the numbers)"
    ]
    figure = measure(register(*over(30, 20)), "share", "2021")
    assert (figure.bounds, figure.missing) == (None, MissingReason.CANNOT_EXIST)
    assert measure(register(*over(20, 20)), "share", "2021").bounds == Bounds(1, 1)
    assert measure(register(*over("10..30", 20)), "share", "2021").bounds == Bounds(Fraction(1, 2), 1)


def test_claims_of_one_document_are_held_against_each_other() -> None:
    women = claim("w", 30, indicator="women-trained", period="2021")
    everyone = claim("e", 20, indicator="practitioners-trained", period="2021")

    assert said("TRK301", women, everyone) == [
        "error TRK301 claim 'e' counts 20, yet its part 'w' 30 (correct one of the numbers)"
    ]
    assert said("TRK301", women, claim("e", 20, indicator="practitioners-trained", period="2021", document="B")) == []


# -- laws -------------------------------------------------------------------------------------------------------------

PERIODS = st.sampled_from(
    ["2021", "2021-Q1", "2021-Q2", "2021-01", "2021-02", "2021-03", "2020..2021", "2021-01-10..2021-02-10", "2020-12"]
)
VALUES = st.sampled_from(["0", "3", "5", ">4", "~5", "<3", "2..6"])
DRAWN = st.lists(st.builds(flow, PERIODS, VALUES, breakdown=st.sampled_from([(), KENYA])), max_size=8)


def spans(records: Sequence[Observation]) -> list[tuple[ReportingPeriod, Observation]]:
    return [(ReportingPeriod.parse(each.period or ""), each) for each in records]


@given(DRAWN)
def test_a_whole_is_faulted_exactly_if_a_number_within_it_exceeds_it(records: list[Observation]) -> None:
    """Against all pairs: the sweep along time finds the same wholes."""
    once = list({each.key: each for each in records}.values())
    known = register(FLOW, *once)
    found = {whole.record.key for whole, _ in parts_above_wholes(known, numbers_of(known, CAUTIOUS))}

    expected = set()
    for span, whole in spans(once):
        limit = whole.value.bounds().upper
        for other, part in spans(once):
            lower = part.value.bounds().lower or 0
            narrower = span.covers(other) and span != other and part.breakdown == whole.breakdown
            sliced = span == other and part.breakdown and not whole.breakdown
            if limit is not None and lower > limit and (narrower or sliced):
                expected.add(whole.key)
    assert found == expected


@given(st.lists(st.integers(0, 9), min_size=12, max_size=12), st.data())
def test_true_numbers_are_never_faulted(months: list[int], data: st.DataObject) -> None:
    """Whatever months really were, their sums over any stretch contradict nothing, however they are hedged."""
    records = []
    for _ in range(data.draw(st.integers(0, 8))):
        first, last = sorted(data.draw(st.tuples(st.integers(1, 12), st.integers(1, 12))))
        true = sum(months[first - 1 : last])
        hedge = data.draw(st.sampled_from([f"{true}", f">={true}", f"<={true}", f">{true - 1}" if true else "0"]))
        records.append(flow(f"2021-{first:02}..2021-{last:02}", hedge))
    known = register(FLOW, *{each.key: each for each in records}.values())

    assert [*part_exceeds_whole(known), *parts_miss_whole(known)] == []


def test_the_sum_of_a_long_series_is_quick_to_check() -> None:
    years = [flow(f"{year}", 1) for year in range(1000, 1400)]
    known = register(FLOW, *years, flow("1000..1399", 7))
    (found,) = sums_apart(numbers_of(known, CAUTIOUS))

    assert found.total == Bounds(400, 400)


# -- shares -----------------------------------------------------------------------------------------------------------


def test_a_share_of_more_than_all() -> None:
    def share(value: str) -> tuple[Claim, Target]:
        planned = Target(indicator="share-of-women-trained", period="2021", value=Quantity.parse(value))
        stated = claim("c", 1, indicator="share-of-women-trained", period="2021")
        return evolve(stated, value=Quantity.parse(value)), planned

    ending = "is 3/2, yet 'share-of-women-trained' is a share, which lies between 0 and 1 (correct the number)"
    assert sorted(said("TRK301", *share("3/2"))) == [
        f"error TRK301 claim 'c' {ending}",
        f"error TRK301 target 'share-of-women-trained@2021' {ending}",
    ]
    assert said("TRK301", *share("1")) == []
    assert said("TRK301", *share("1/2")) == []
