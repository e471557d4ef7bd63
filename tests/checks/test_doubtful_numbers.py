"""Numbers below zero, TRK313, and targets without a better way, TRK314."""

import pytest
from specimens import claim, indicator, observation, said

from tracker.model import Direction, IndicatorKind, Target
from tracker.values import Quantity

MINUS = "\N{MINUS SIGN}"
NEVER = "yet what 'x' counts is never fewer than none (correct the number; a difference has an indicator of its own)"
PERHAPS = "which is below zero (correct the number; if 'x' may fall below zero, accept this remark)"


def seen(value: int | str, year: int = 2021) -> object:
    return observation("x", value, at=None, period=str(year), citations=())


@pytest.mark.parametrize(
    ("declared", "number", "sentence"),
    [
        ({"kind": IndicatorKind.DISTINCT}, seen(-3), f"error TRK313 observation 'x@2021' is {MINUS}3, {NEVER}"),
        ({"of": "event"}, seen(-3), f"error TRK313 observation 'x@2021' is {MINUS}3, {NEVER}"),
        ({}, claim("c", -3, indicator="x", entities="states"), f"error TRK313 claim 'c' is {MINUS}3, {NEVER}"),
        ({"of": "finding"}, seen(-3), f"warning TRK313 observation 'x@2021' is {MINUS}3, {PERHAPS}"),
        ({}, seen(-3), f"warning TRK313 observation 'x@2021' is {MINUS}3, {PERHAPS}"),
        ({}, seen("-3..5"), f"warning TRK313 observation 'x@2021' is between {MINUS}3 and 5, {PERHAPS}"),
        ({}, claim("c", ">-3", indicator="x"), f"warning TRK313 claim 'c' is more than {MINUS}3, {PERHAPS}"),
        (
            {},
            Target(indicator="x", period="2021", value=Quantity(4), baseline=Quantity(-1)),
            f"warning TRK313 target 'x@2021' is {MINUS}1, {PERHAPS}",
        ),
    ],
)
def test_a_number_below_zero(declared: dict[str, object], number: object, sentence: str) -> None:
    assert said("TRK313", indicator("x", **declared), number) == [sentence]  # type: ignore[arg-type]  # records all


def test_what_may_fall_below_zero_is_doubted_once() -> None:
    numbers = [seen(-3, year) for year in range(2015, 2022)]

    assert said("TRK313", indicator("x"), *numbers) == [  # type: ignore[arg-type]  # records all
        f"warning TRK313 observation 'x@2015' is {MINUS}3, {PERHAPS}"
    ]


@pytest.mark.parametrize("number", [0, ">=0", "0..3", "1/20"])
def test_none_is_a_number(number: int | str) -> None:
    assert said("TRK313", indicator("x", kind=IndicatorKind.DISTINCT), seen(number)) == []  # type: ignore[arg-type]  # a record


def test_a_target_without_a_better_way() -> None:
    planned = Target(indicator="x", period="2021", value=Quantity(40))

    assert said("TRK314", indicator("x"), planned) == [
        (
            "info TRK314 target 'x@2021' asks for 40, and nothing says whether more or less is better "
            "(give 'x' a direction)"
        )
    ]
    for way in (Direction.UP, Direction.DOWN):
        assert said("TRK314", indicator("x", direction=way), planned) == []


@pytest.mark.parametrize("value", [">=40", ">40", "<=40", "<40", "40..50"])
def test_a_target_that_says_its_way(value: str) -> None:
    assert said("TRK314", indicator("x"), Target(indicator="x", period="2021", value=Quantity.parse(value))) == []
