"""What cannot be measured is left out of all, and refused by name."""

from typing import Any

import pytest

from tracker.comparison import assess_all
from tracker.errors import InvalidValueError, UnknownRecordError
from tracker.indicators import measure, measure_all
from tracker.indicators._known_indicators import every_or
from tracker.model import Condition, Indicator, Register, Target, Where
from tracker.reports import report
from tracker.values import InternationalString, Quantity

TITLE = InternationalString(en="A title")


def indicator(identifier: str, /, **given: Any) -> Indicator:  # noqa: ANN401  # JSON, or whatever is tried
    return Indicator(**{"id": identifier, "version": "1", "title": TITLE, "kind": "flow", "unit": "events", **given})


def register(*declared: Indicator) -> Register:
    return Register(id="r", title=TITLE, records=declared)


def ratio(identifier: str, numerator: str, denominator: str = "good") -> Indicator:
    return indicator(identifier, kind="ratio", numerator=numerator, denominator=denominator)


GOOD = indicator("good", of="event")
BROKEN = (
    indicator("counts", of="event", counts="participnts"),
    indicator("where", of="event", where=Where(conditions=(Condition("knd", ("training",)),))),
    indicator("of", of="evnt"),
    indicator("undated", of="claim"),
    indicator("whom", kind="distinct", of="event", counts="women"),
    ratio("lost", "nothing"),
    ratio("over-broken", "counts"),
    ratio("self", "self"),
    ratio("one", "other"),
    ratio("other", "good", "one"),
)


def test_all_leaves_out_what_cannot_be_measured() -> None:
    left = set(every_or(register(GOOD, *BROKEN), None))

    assert "good" in left
    assert left.isdisjoint(each.id for each in BROKEN)
    assert {figure.indicator.id for figure in measure_all(register(GOOD, *BROKEN), None, "2021")} >= {"good"}


@pytest.mark.parametrize("broken", BROKEN, ids=lambda each: each.id)
def test_what_is_named_is_refused(broken: Indicator) -> None:
    with pytest.raises((InvalidValueError, UnknownRecordError)):
        measure(register(GOOD, *BROKEN), broken.id, "2021")


def test_a_ratio_of_itself_names_the_circle() -> None:
    with pytest.raises(InvalidValueError) as caught:
        measure(register(GOOD, *BROKEN), "self", "2021")
    assert str(caught.value) == "indicator 'self' is computed from itself: self@1 → self@1; take out a wrong link"

    with pytest.raises(InvalidValueError) as caught:
        measure_all(register(GOOD, *BROKEN), ["one"], "2021")
    assert (
        str(caught.value) == "indicator 'one' is computed from itself: one@1 → other@1 → one@1; take out a wrong link"
    )


def test_an_indicator_given_as_a_record_is_found_again_in_its_circle() -> None:
    with pytest.raises(InvalidValueError, match="self@1 → self@1"):
        measure(register(GOOD, ratio("self", "self")), ratio("self", "self"), "2021")


def test_one_operand_used_twice_is_no_circle() -> None:
    twice = ratio("twice", "share", "share")

    assert "twice" in every_or(register(GOOD, ratio("share", "good"), twice), None)
    assert measure(register(GOOD, ratio("share", "good"), twice), "twice", "2021")


def test_a_target_on_what_cannot_be_measured_is_left_out_of_targets_and_reports() -> None:
    """The report goes on; the checks say what is wrong with the declaration."""
    declared = indicator("wheels", of="event", counts="wheels")
    target = Target(indicator="wheels", period="2021", value=Quantity(value=3))
    held = Register(id="r", title=TITLE, records=[declared, target])
    assert assess_all(held, "2021") == ()
    assert report(held, "2021").blocks
