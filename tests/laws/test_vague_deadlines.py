"""Deadlines that are imprecise: what is overdue, and due in a period, by an enumeration of every world."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

from _recommendation_worlds import (
    CLASSES,
    DAYS,
    LATER,
    Case,
    Dating,
    World,
    cases,
    datings,
    day,
    register_of,
    worlds_of,
)
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.followup import DueKind, DueState, due, follow_up, recommendations_on
from tracker.followup._rates import Rate
from tracker.model import Aspect, Deadline, Register
from tracker.strategies import registers as any_registers
from tracker.values import READINGS, Bounds, Membership, ReportingPeriod, When

EARLIER = -99
"""Stands for any day before the calendar."""

_numbers = st.integers(0, DAYS - 1)
_until = _numbers.map(lambda number: Dating(f"[..{day(number)}]", (EARLIER, *range(number + 1))))
_from = _numbers.map(lambda number: Dating(f"{day(number)}/..", (*range(number, DAYS), LATER)))
_span = st.tuples(_numbers, _numbers).map(
    lambda pair: Dating(f"{day(min(pair))}/{day(max(pair))}", tuple(range(min(pair), max(pair) + 1)))
)
stated = st.one_of(datings, datings, _until, _from, _span)

DEADLINES = st.dictionaries(_numbers, st.none() | stated, max_size=3)
"""Deadlines by the day on which they were set; None says that there is none."""
registers = st.lists(st.tuples(cases(most=2), DEADLINES), max_size=3).map(tuple)
spans = st.tuples(st.integers(1, DAYS - 1), st.integers(1, DAYS - 1)).map(lambda pair: (min(pair), max(pair)))
Found = tuple[tuple[Case, Mapping[int, Dating | None]], ...]

_OPEN = Case(Dating(str(day(0)), (0,)), ())
_QUARTER = Dating(f"[{day(2)}..{day(6)}]", (2, 3, 4, 5, 6))


def register_with(found: Found) -> Register:
    plain = register_of([case for case, _ in found])
    records = [
        Deadline(recommendation=f"r{number}", due="none" if each is None else When(each.text), set=day(when))
        for number, (_, deadlines) in enumerate(found)
        for when, each in deadlines.items()
    ]
    return Register(id="r", title=plain.title, records=[*plain.records, *records])


def in_force(deadlines: Mapping[int, Dating | None], today: int) -> tuple[int, ...]:
    """Return the days on which what was set last by a day may fall due; none if there is no deadline."""
    known = [each for when, each in sorted(deadlines.items()) if when <= today]
    return known[-1].days if known and known[-1] is not None else ()


@example(((_OPEN, {0: _QUARTER}),), 2)
@example(((_OPEN, {0: _QUARTER}),), 4)
@example(((_OPEN, {0: _QUARTER}),), 7)
@given(registers, _numbers)
def test_overdue_is_certain_after_the_last_day_and_possible_before(found: Found, today: int) -> None:
    late = {each.recommendation: each for each in follow_up(register_with(found), _until_day(today)).overdue}

    for number, (case, deadlines) in enumerate(found):
        days = in_force(deadlines, today)
        ways = {
            CLASSES[world.state(today)] == "open" and last < today
            for world in worlds_of(case)
            for last in days or (LATER,)
        }
        each = late.get(f"r{number}")
        assert (each is not None) == (True in ways)
        if each is not None:
            assert each.is_certain == (ways == {True})
            assert each.least_days == max(0, today - max(days))
            if EARLIER not in days:
                assert each.days == today - min(days)


def _until_day(number: int) -> ReportingPeriod:
    return ReportingPeriod(day(0), day(number))


@given(registers, spans)
def test_what_is_due_in_a_period_is_that_of_the_worlds(found: Found, span: tuple[int, int]) -> None:
    first, last = span
    rates = {each.name: each for each in follow_up(register_with(found), ReportingPeriod(day(first), day(last))).rates}

    ways = [list(_worlds(case, deadlines, last)) for case, deadlines in found]
    for name, left_out in (("due", ""), ("due_without_overtaken", "closed")):
        parts = [{_part(world, due, (first, last), left_out) for world, due in each} for each in ways]
        _is_that_of(rates[name], parts)


def _worlds(case: Case, deadlines: Mapping[int, Dating | None], last: int) -> Iterator[tuple[World, int]]:
    return product(worlds_of(case), in_force(deadlines, last) or (LATER,))


def _part(world: World, due: int, span: tuple[int, int], left_out: str) -> str:
    """What one recommendation is to the rate in one world: in its numerator, in the rest, or in neither."""
    first, last = span
    if not first <= due <= last or world.state(last) == "not_issued":
        return "out"
    state = CLASSES[world.state(due)]
    if state in ("absent", left_out):
        return "out"
    return "done" if state == "implemented" else "rest"


def _is_that_of(rate: Rate, parts: list[set[str]]) -> None:
    assert rate.numerator == Bounds(sum(each == {"done"} for each in parts), sum("done" in each for each in parts))
    assert rate.denominator == Bounds(sum("out" not in each for each in parts), sum(each != {"out"} for each in parts))
    shares = set()
    for way in product(*parts):
        whole = len(way) - way.count("out")
        if whole:
            shares.add(Fraction(way.count("done"), whole))
    assert rate.share == (Bounds(min(shares), max(shares)) if shares else None)


@given(registers, _numbers, st.sampled_from(Aspect), st.sampled_from([each.name for each in READINGS]))
def test_due_and_followup_agree(found: Found, today: int, aspect: Aspect, reading: str) -> None:
    _agree(register_with(found), _until_day(today), aspect, reading)


@given(any_registers(), st.dates(day(0), day(900)), st.sampled_from(Aspect), st.none() | st.sampled_from(["strict"]))
def test_due_and_followup_agree_on_any_register(
    register: Register, today: object, aspect: Aspect, reading: str | None
) -> None:
    """Whatever its aspects, its reading, what counts as one thing and how precise its dates are."""
    _agree(register, ReportingPeriod(today, today), aspect, reading)  # type: ignore[arg-type]  # a date


def _agree(register: Register, period: ReportingPeriod, aspect: Aspect, reading: str | None) -> None:
    found = follow_up(register, period, aspect=aspect, reading=reading)
    items = {
        each.record.key: each
        for each in due(register, period.end, aspect=aspect, reading=reading)
        if each.kind is DueKind.DEADLINE
    }

    late = {Membership.CERTAIN: DueState.OVERDUE, Membership.POSSIBLE: DueState.POSSIBLY_OVERDUE}
    told = {name: each.state for name, each in items.items() if each.state is not DueState.DUE}
    assert told == {each.recommendation: late[each.membership] for each in found.overdue}
    listed = recommendations_on(register, period.end, status=["overdue"], aspect=aspect, reading=reading)
    by_thing = {name: each.id for each in found.recommendations for name in each.records}
    assert {by_thing[each.record.id]: each.is_certain for each in listed} == {
        each.recommendation: each.is_certain for each in found.overdue
    }
    still_open = found.deadline_records["stated"]  # type: ignore[index]  # the word of a state
    assert set(items) == {*still_open.certain, *still_open.possible}
