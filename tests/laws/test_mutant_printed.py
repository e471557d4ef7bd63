"""Laws L24, L29 and L31 for what documents print: only flows of parts make up the whole."""

from hypothesis import example, given
from hypothesis import strategies as st

from tracker.indicators import MissingReason, measure
from tracker.model import Claim, Indicator, IndicatorKind, Register
from tracker.values import Bounds, InternationalString, Quantity

WORDS = InternationalString(en="Words")
OVER_A_PERIOD = (IndicatorKind.FLOW, IndicatorKind.DISTINCT, IndicatorKind.RATIO, IndicatorKind.RATE)


def printed(period: str, value: int) -> Claim:
    return Claim(id=f"c-{period}", document="d", paragraph="1", indicator="m", period=period, value=Quantity(value))


@given(st.sampled_from(OVER_A_PERIOD), st.integers(0, 40), st.integers(0, 40))
@example(IndicatorKind.DISTINCT, 9, 9)
def test_l31_only_flows_of_the_halves_make_the_year(kind: IndicatorKind, first: int, second: int) -> None:
    """L31: nine countries and nine countries may be nine or eighteen, and a document that says which prints it."""
    measured = Indicator(id="m", version="1", title=WORDS, kind=kind, unit="things")
    halves = [printed("2021-S1", first), printed("2021-S2", second)]
    found = measure(Register(id="r", title=WORDS, records=[*halves, measured]), measured, "2021")

    if kind is IndicatorKind.FLOW:
        assert found.bounds == Bounds.exactly(first + second)
    else:
        assert found.missing is MissingReason.NOT_REPORTED


@given(st.sampled_from(OVER_A_PERIOD), st.integers(0, 40), st.integers(0, 40), st.integers(0, 80))
def test_l24_what_is_printed_for_the_year_stands(kind: IndicatorKind, first: int, second: int, whole: int) -> None:
    measured = Indicator(id="m", version="1", title=WORDS, kind=kind, unit="things")
    told = [printed("2021-S1", first), printed("2021-S2", second), printed("2021", whole)]
    found = measure(Register(id="r", title=WORDS, records=[*told, measured]), measured, "2021")

    assert found.bounds == Bounds.exactly(whole)
