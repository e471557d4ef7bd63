"""The difference of two registers, against what a reader would find who lays them side by side."""

from datetime import date

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tracker.comparison import compare_registers
from tracker.indicators import MissingReason, measure
from tracker.model import (
    AssistanceEvent,
    Indicator,
    IndicatorKind,
    Observation,
    Record,
    Register,
    Revision,
    RevisionReason,
)
from tracker.values import Bounds, InternationalString, Quantity, ReportingPeriod, When

WORDS = InternationalString(en="Words")
YEAR = ReportingPeriod.parse("2021")
PEOPLE = Indicator(
    id="people", version="1", title=WORDS, kind=IndicatorKind.FLOW, unit="persons", of="event", counts="participants"
)
NUMBERS = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 5))


def event(name: str, people: int, recorded: date | None = None, revision: Revision | None = None) -> AssistanceEvent:
    return AssistanceEvent(
        id=name,
        kind="training",
        title=WORDS,
        when=When("2021"),
        participants=Quantity(people),
        recorded=recorded,
        revision=revision,
    )


def held(*records: Record) -> Register:
    return Register(id="r", title=WORDS, records=[*records, PEOPLE])


@given(NUMBERS, NUMBERS)
def test_the_difference_is_what_lies_beside_each_other(one: dict[str, int], other: dict[str, int]) -> None:
    before, after = (held(*(event(name, people) for name, people in each.items())) for each in (one, other))
    found = compare_registers(after, against=before, periods=[YEAR])
    moved = {move.after.indicator.id: move for move in found.moves}

    assert [each.key for each in found.added] == sorted(other.keys() - one.keys())
    assert [each.key for each in found.gone] == sorted(one.keys() - other.keys())
    assert [new.key for _, new in found.revised] == sorted(
        name for name in one.keys() & other.keys() if one[name] != other[name]
    )
    assert ("people" in moved) is (sum(one.values()) != sum(other.values()))
    if "people" in moved:
        assert moved["people"].change == Bounds.exactly(sum(other.values()) - sum(one.values()))
        assert [key for _, key in moved["people"].records] == sorted(
            name for name in {*one, *other} if one.get(name) != other.get(name)
        )


@given(NUMBERS, NUMBERS)
def test_the_difference_the_other_way_round(one: dict[str, int], other: dict[str, int]) -> None:
    before, after = (held(*(event(name, people) for name, people in each.items())) for each in (one, other))
    there, back = (
        compare_registers(after, against=before, periods=[YEAR]),
        compare_registers(before, against=after, periods=[YEAR]),
    )

    assert (there.added, there.gone) == (back.gone, back.added)
    assert [(move.before.bounds, move.after.bounds) for move in there.moves] == [
        (move.after.bounds, move.before.bounds) for move in back.moves
    ]
    assert compare_registers(before, against=before, periods=[YEAR]).moves == ()


def test_what_was_learned_of_one_register_since_a_day() -> None:
    later = date(2023, 1, 1)
    first = [event(name, 5, recorded=date(2022, 1, 1)) for name in "ab"]
    gone = event("b", 5, recorded=later, revision=Revision(reason=RevisionReason.RETRACTION))
    register = held(*first, gone, event("c", 2, recorded=later))
    found = compare_registers(register, against=register.as_of(recorded=date(2022, 6, 1)), periods=[YEAR])
    people = next(move for move in found.moves if move.after.indicator.id == "people")

    assert ([each.key for each in found.added], [each.key for each in found.gone]) == (["c"], ["b"])
    assert (people.change, people.after.bounds) == (Bounds.exactly(-3), measure(register, "people", YEAR).bounds)


def test_an_indicator_that_one_register_cannot_measure() -> None:
    """The rest of the difference is said all the same, of both directions."""
    arrivals = Indicator(id="arrivals", version="1", title=WORDS, kind=IndicatorKind.FLOW, unit="persons")
    share = Indicator(
        id="share",
        version="1",
        title=WORDS,
        kind=IndicatorKind.RATIO,
        unit="1",
        numerator="arrivals",
        denominator="people",
    )
    plain = Register(id="other", title=WORDS, records=[event("b", 2)])
    whole = held(event("a", 3), arrivals, share, Observation(indicator="arrivals", period="2021", value=Quantity(3)))
    for one, other in ((plain, whole), (whole, plain)):
        found = {move.after.indicator.id: move for move in compare_registers(one, against=other, periods=[YEAR]).moves}

        assert {found["share"].before.missing, found["share"].after.missing} == {None, MissingReason.NOT_COLLECTED}
        assert "arrivals" in found
        assert "people" in found


def test_equal_hedges_of_other_records_are_no_equal_numbers() -> None:
    one, other = (
        held(evolve(event(name, 1), participants=Quantity.parse(value))) for name, value in (("a", ">40"), ("b", ">40"))
    )
    moves = {each.after.indicator.id: each for each in compare_registers(one, against=other, periods=[YEAR]).moves}
    move = moves["people"]

    assert (move.before.bounds, move.after.bounds) == (Bounds(41, None), Bounds(41, None))
    assert move.records == (("event", "a"), ("event", "b"))
    assert compare_registers(one, against=one, periods=[YEAR]).moves == ()
