"""
Laws of coverage of a part: a figure has that of the smallest declaration within which all that it counts lies.

The oracle enumerates every record that a small register could hold, and asks which of them each filter lets through.
"""

from datetime import date
from itertools import chain, combinations, product

from hypothesis import example, given
from hypothesis import strategies as st

from tracker.indicators import measure, measure_all
from tracker.indicators._counted_records import _meets
from tracker.model import (
    AssistanceEvent,
    Condition,
    Coverage,
    CoverageState,
    Indicator,
    IndicatorKind,
    Record,
    Register,
    Where,
)
from tracker.model._scope import lies_within
from tracker.values import Bounds, InternationalString, ReportingPeriod, When

TITLE = InternationalString(en="A title")
KINDS = ("training", "workshop", "regional_meeting", "publication")
COUNTRIES = ("KE", "PK")
PROGRAMMES = ("p", "q")


def subsets(of: tuple[str, ...]) -> list[frozenset[str]]:
    return [frozenset(each) for each in chain.from_iterable(combinations(of, size) for size in range(len(of) + 1))]


def event(key: str, kind: str = "training", when: str = "2021-05", **given_: object) -> AssistanceEvent:
    return AssistanceEvent(id=key, kind=kind, title=TITLE, when=When(when), **given_)  # type: ignore[arg-type]  # keywords go to the fields of their names


EVERY = [
    event(f"e{number}", kind, countries=countries, programmes=programmes)
    for number, (kind, countries, programmes) in enumerate(product(KINDS, subsets(COUNTRIES), subsets(PROGRAMMES)))
]
"""Every event that there could be, as far as these filters can tell them apart."""

VALUES = {
    "kind": KINDS,
    "kind.class": ("assistance", "meeting", "knowledge"),
    "countries": COUNTRIES,
    "programmes": PROGRAMMES,
}


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    path = draw(st.sampled_from(sorted(VALUES)))
    return Condition(path, tuple(sorted(draw(st.frozensets(st.sampled_from(VALUES[path]), max_size=2)))))


def filters() -> st.SearchStrategy[Where]:
    some = st.lists(conditions(), max_size=2).map(tuple)
    return st.builds(Where, conditions=some, excluded=some)


def extent(where: Where | None) -> frozenset[str]:
    """Return the events that a filter lets through, of all that there could be."""
    return frozenset(each.id for each in EVERY if _meets(each, where))


def of_kind(*kinds: str) -> Where:
    return Where(conditions=(Condition("kind", kinds),))


# -- what lies within what --------------------------------------------------------------------------------------------


@given(filters(), filters())
@example(of_kind("training"), Where(excluded=(Condition("kind", ("workshop",)),)))
def test_what_is_said_to_lie_within_lies_within(inner: Where, outer: Where) -> None:
    if lies_within(inner, outer, table="event"):
        assert extent(inner) <= extent(outer)


@given(conditions(), conditions())
def test_of_single_conditions_nothing_is_missed(one: Condition, other: Condition) -> None:
    """Where both filters are one condition on one field, the answer is exact."""
    inner, outer = Where(conditions=(one,)), Where(conditions=(other,))
    if one.path == other.path and one.values and other.values:
        assert lies_within(inner, outer, table="event") is (extent(inner) <= extent(outer))


@given(filters(), filters(), filters())
def test_lying_within_is_an_order(one: Where, other: Where, third: Where) -> None:
    assert lies_within(one, None, table="event")
    plain = Where(conditions=one.conditions)
    assert lies_within(plain, plain, table="event")
    if lies_within(one, other, table="event") and lies_within(other, third, table="event"):
        assert extent(one) <= extent(third)


# -- which declaration decides ----------------------------------------------------------------------------------------

SPANS = ("2021", "2021-01..2021-06", "2020..2022")
states = st.sampled_from(CoverageState)


@st.composite
def declared(draw: st.DrawFn) -> Coverage:
    where = draw(st.none() | filters())
    return Coverage(of="event", period=draw(st.sampled_from(SPANS)), state=draw(states), where=where)


def held(*records: Record) -> Register:
    return Register(id="r", title=TITLE, records=records)


@given(st.lists(declared(), max_size=4, unique_by=lambda each: each.key), filters(), st.sampled_from(SPANS))
def test_the_smallest_declaration_decides(made: list[Coverage], where: Where, text: str) -> None:
    """By its period, then by its filter; what says nothing of all that is counted decides on nothing."""
    register, period = held(*made), ReportingPeriod.parse(text)
    found = register.coverage("event", period, where)

    around = [
        each
        for each in made
        if ReportingPeriod.parse(each.period).covers(period) and lies_within(where, each.where, table="event")
    ]
    least = min((ReportingPeriod.parse(each.period).days for each in around), default=0)
    smallest = [each for each in around if ReportingPeriod.parse(each.period).days == least]
    narrower = {
        (one.key, other.key)
        for one, other in product(smallest, repeat=2)
        if lies_within(one.where, other.where, table="event") and not lies_within(other.where, one.where, table="event")
    }
    deciding = {each.state for each in smallest if not any(other == each.key for _, other in narrower)}
    assert found is (deciding.pop() if len(deciding) == 1 else CoverageState.INCOMPLETE)
    if found is not CoverageState.INCOMPLETE:
        assert any(each.state is found and extent(where) <= extent(each.where) for each in made)


# -- by example -------------------------------------------------------------------------------------------------------

COUNT = Indicator(id="count", version="1", title=TITLE, kind=IndicatorKind.FLOW, unit="events", of="event")
OF_P = Where(conditions=(Condition("programmes", ("p",)),))
WHOLE = Coverage(of="event", period="2021", state=CoverageState.INCOMPLETE)
PART = Coverage(of="event", period="2021", state=CoverageState.COMPLETE, where=OF_P)
EVENTS = (event("a", programmes=frozenset({"p"})), event("b", programmes=frozenset({"q"})))


def test_a_programme_that_records_everything_has_an_upper_limit() -> None:
    """What happened is bounded for the part that is complete, and for nothing else."""
    register = held(WHOLE, PART, *EVENTS)
    rows = {
        figure.by: figure.bounds for figure in measure_all(register, [COUNT], "2021", by="programme", about="actual")
    }

    assert rows == {(("programme", "p"),): Bounds(1, 1), (("programme", "q"),): Bounds(1, None)}
    assert measure(register, COUNT, "2021", about="actual").bounds == Bounds(2, None)
    assert measure(register, COUNT, "2021", about="actual", part=(("programme", "p"),)).bounds == Bounds(1, 1)
    own = Indicator(id="own", version="1", title=TITLE, kind=IndicatorKind.FLOW, unit="events", of="event", where=OF_P)
    assert measure(register, own, "2021", about="actual").bounds == Bounds(1, 1)


def test_a_row_that_is_not_covered_is_left_out() -> None:
    nothing = Coverage(of="event", period="2021", state=CoverageState.NONE, where=OF_P)
    rows = measure_all(held(WHOLE, nothing, *EVENTS), [COUNT], "2021", by="programme")

    assert [figure.by for figure in rows] == [(("programme", "q"),)]
    whole = Coverage(of="event", period="2021", state=CoverageState.NONE)
    rows = measure_all(held(whole, PART, *EVENTS), [COUNT], "2021", by="programme")
    assert [(figure.by, figure.bounds) for figure in rows] == [((("programme", "p"),), Bounds(1, 1))]


def test_declarations_of_parts_are_told_apart_by_their_filter() -> None:
    other = Coverage(of="event", period="2021", state=CoverageState.NONE, where=of_kind("workshop", "training"))

    assert PART.key == "event@2021@programmes=p"
    assert other.key == "event@2021@kind=training|workshop"
    assert date(2021, 1, 1) in ReportingPeriod.parse(PART.period)
