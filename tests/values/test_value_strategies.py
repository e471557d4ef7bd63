"""The strategies keep within their bounds, and reach what they promise."""

from datetime import date
from inspect import isfunction

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import tracker.strategies
from tracker.strategies import (
    bounds,
    days,
    document_symbols,
    international_strings,
    numbers,
    periods,
    quantities,
    readings,
    register_strategies,
    whens,
    windows,
)
from tracker.values import (
    READINGS,
    Bounds,
    DocumentSymbol,
    InternationalString,
    Language,
    Qualifier,
    Quantity,
    Reading,
    ReportingPeriod,
    When,
    Window,
)
from tracker.values._edtf import Shape

dates = st.dates()
seek = settings(max_examples=5000, database=None, phases=[Phase.generate])
"""Draw until one is found, and leave it as large as it is."""


@given(st.data(), st.tuples(dates, dates).map(sorted))
def test_days_windows_and_periods_keep_within_their_bounds(data: st.DataObject, ends: list[date]) -> None:
    first, last = ends
    day = data.draw(days(min_value=first, max_value=last))
    window = data.draw(windows(min_value=first, max_value=last))
    period = data.draw(periods(min_value=first, max_value=last))

    assert first <= day <= last
    assert first <= window.first <= window.last <= last
    assert first <= period.start <= period.end <= last


@given(st.data(), st.integers(-1000, 1000), st.integers(0, 1000))
def test_numbers_bounds_and_quantities_keep_within_theirs(data: st.DataObject, least: int, size: int) -> None:
    most = least + size
    number = data.draw(numbers(min_value=least, max_value=most))
    found = data.draw(bounds(min_value=least, max_value=most, open_ends=False))
    quantity = data.draw(quantities(min_value=least, max_value=most, qualifiers=[Qualifier.EXACT, Qualifier.BETWEEN]))

    assert least <= number <= most
    assert found.within(Bounds(least, most))
    assert quantity.bounds().within(Bounds(least, most))


@given(whens(min_year=2019, max_year=2022, qualifiers=("",)))
def test_dates_keep_within_their_years(when: When) -> None:
    assert when.earliest is None or when.earliest >= date(2019, 1, 1)
    assert when.latest is None or when.latest <= date(2022, 12, 31)
    assert not when.is_uncertain
    assert not when.is_approximate


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize(("uncertain", "approximate"), [(False, False), (True, False), (False, True), (True, True)])
def test_dates_have_every_shape_and_qualifier(shape: Shape, uncertain: bool, approximate: bool) -> None:
    found = find(
        whens(),
        lambda when: (when.shape, when.is_uncertain, when.is_approximate) == (shape, uncertain, approximate),
        settings=seek,
    )

    assert found.shape is shape


@pytest.mark.parametrize("edge", [date.min, date.max, date(1900, 2, 28), date(2400, 2, 29), date(2020, 2, 29)])
def test_the_days_on_which_calendars_go_wrong_are_drawn(edge: date) -> None:
    assert find(days(), lambda day: day == edge, settings=seek) == edge
    assert find(periods(), lambda period: edge in (period.start, period.end), settings=seek)


@pytest.mark.parametrize(
    ("strategy", "simplest"),
    [
        (days(), date(2000, 1, 1)),
        (days(min_value=date(2010, 5, 5)), date(2010, 5, 5)),
        (windows(open_ends=True), Window(date(2000, 1, 1), date(2000, 1, 1))),
        (whens(), When("2000-01-01")),
        (periods(), ReportingPeriod.parse("2020-01")),
        (periods(min_value=date(2000, 2, 10), max_value=date(2000, 2, 20)), ReportingPeriod.parse("2000-02-10")),
        (numbers(), 0),
        (numbers(min_value=-5), 0),
        (bounds(), Bounds(0, 0)),
        (quantities(), Quantity(0)),
        (readings(), READINGS[0]),
        (international_strings(languages=[Language.FRENCH]), InternationalString(fr="0")),
        (document_symbols(), DocumentSymbol("A/RES/1(I)")),
    ],
)
def test_strategies_shrink_to_what_they_say(strategy: st.SearchStrategy[object], simplest: object) -> None:
    assert find(strategy, lambda _: True, settings=settings(database=None, derandomize=True)) == simplest


def test_every_class_of_values_can_be_drawn_by_its_type() -> None:
    """As Hypothesis's entry point does it; a second time changes nothing."""
    register_strategies()
    register_strategies()

    for kind in (
        Bounds,
        DocumentSymbol,
        InternationalString,
        Language,
        Quantity,
        Reading,
        ReportingPeriod,
        When,
        Window,
    ):
        drawn = find(st.from_type(kind), lambda _: True, settings=seek)
        assert isinstance(drawn, kind)


def test_the_package_exports_what_it_defines() -> None:
    values = tracker.strategies._values  # noqa: SLF001  # nothing in it may be left unexported
    own = {name for name, each in vars(values).items() if isfunction(each) and each.__module__ == values.__name__}

    assert len(own) > 5
    assert {name for name in own if not name.startswith("_")} <= set(tracker.strategies.__all__)
