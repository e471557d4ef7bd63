"""Each field of each record can be said by keyword, as a value or as a strategy for it."""

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import tracker.strategies
from tracker.codelists import scale
from tracker.errors import InvalidValueError
from tracker.model import RECORD_TYPES, Claim, DeclaredPeriod, Record, StatusObservation
from tracker.strategies import assistance_events, claims, declared_periods, quantities, status_observations
from tracker.strategies._by_type import _NAMES
from tracker.values import Quantity, When

FEW = settings(max_examples=5, phases=[Phase.generate], database=None)
FIELDS = [
    (record_type, field.name)
    for record_type in RECORD_TYPES
    if record_type in _NAMES
    for field in attrs.fields(record_type)
    if field.init and field.name not in ("origin", "revision")
]


def strategy(record_type: type[Record]) -> Any:  # noqa: ANN401  # as various as the strategies
    return getattr(tracker.strategies, _NAMES[record_type])


@pytest.mark.parametrize(("record_type", "name"), FIELDS, ids=lambda each: getattr(each, "__name__", each))
def test_a_field_that_is_said_is_as_said(record_type: type[Record], name: str) -> None:
    """What a field is in another record of the type is what it is then in each."""

    @given(st.data())
    @FEW
    def law(data: st.DataObject) -> None:
        other = data.draw(strategy(record_type)())
        value = getattr(other, name)
        beside = BESIDE.get(name) if value is not None or name != "since" else None
        rest = {beside: st.just(getattr(other, beside))} if beside is not None and hasattr(other, beside) else {}
        drawn = data.draw(strategy(record_type)(**{name: st.just(value), **rest}))

        assert getattr(drawn, name) == value

    law()


BESIDE = {
    "at": "period",
    "period": "at",
    "start": "end",
    "end": "start",
    "scale": "code",
    "code": "scale",
    "since": "at",
}
"""What one field says depends on what the other does."""


@given(assistance_events(kind="training", women=quantities(max_value=3, fractions=False), countries=st.just({"KE"})))
@settings(max_examples=30)
def test_values_and_strategies(event: Any) -> None:  # noqa: ANN401  # an event
    assert (event.kind, event.countries) == ("training", {"KE"})
    assert event.women.value <= 3


@given(claims(at="2021-03", value=40), claims(period="2021"))
@settings(max_examples=30)
def test_a_claim_is_of_a_day_or_of_a_period(one: Claim, other: Claim) -> None:
    assert (one.at, one.period, one.value) == (When("2021-03"), None, Quantity(40))
    assert (other.at, other.period) == (None, "2021")


@given(declared_periods(start=date(2030, 1, 1)), declared_periods(end=date(2001, 1, 1)))
@settings(max_examples=30)
def test_a_period_keeps_its_order(one: DeclaredPeriod, other: DeclaredPeriod) -> None:
    assert one.start == date(2030, 1, 1) <= one.end
    assert other.start <= date(2001, 1, 1) == other.end


@given(status_observations(scale="upr@1"), status_observations(code="implemented"))
@settings(max_examples=30)
def test_a_status_keeps_its_scale(one: StatusObservation, other: StatusObservation) -> None:
    assert one.code in scale("upr@1")
    assert "implemented" in scale(other.scale)


def test_a_field_that_there_is_not_is_refused_at_once() -> None:
    with pytest.raises(InvalidValueError) as caught:
        assistance_events(womn=3)
    assert str(caught.value) == "AssistanceEvent has no field 'womn'; did you mean 'women'?"
