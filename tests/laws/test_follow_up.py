"""L70 to L78: each bound is attained, and no world lies outside, by an enumeration that shares no code."""

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise, product

import pytest
from _recommendation_worlds import CLASSES, DAYS, FIRST, Case, Dating, World, cases, day, register_of, worlds_of
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.codelists import concordance, scales
from tracker.followup import FollowUp, follow_up, overdue
from tracker.followup._rates import Rate
from tracker.model import Aspect, Deadline, Register, StatusObservation
from tracker.values import Bounds, Number, ReportingPeriod, When

MOVEMENTS = ("opening", "issued", "reopened", "implemented", "closed_otherwise", "closing")

spans = st.tuples(st.integers(1, DAYS - 1), st.integers(1, DAYS - 1)).map(lambda pair: (min(pair), max(pair)))
registers = st.lists(cases(), max_size=4).map(tuple)
few = st.lists(cases(), min_size=1, max_size=2).map(tuple)


def period(first: int, last: int) -> ReportingPeriod:
    return ReportingPeriod(day(first), day(last))


def hull(found: Sequence[Case], worth: Callable[[World], int]) -> Bounds:
    """Return the least and the most of a total: what one recommendation adds does not depend on another."""
    lower = upper = 0
    for case in found:
        values = {worth(world) for world in worlds_of(case)}
        lower, upper = lower + min(values), upper + max(values)
    return Bounds(lower, upper)


def movement(name: str, before: str, after: str) -> bool:
    one, other = CLASSES[before], CLASSES[after]
    entered = one in {"open", "absent"}
    return {
        "opening": one == "open",
        "issued": one == "absent" and other != "absent",
        "reopened": one in {"implemented", "closed"} and other == "open",
        "implemented": entered and other == "implemented",
        "closed_otherwise": entered and other == "closed",
        "closing": other == "open",
    }[name]


def moves(name: str, first: int, last: int) -> Callable[[World], int]:
    return lambda world: movement(name, world.state(first - 1), world.state(last))


def has(code: str, number: int) -> Callable[[World], int]:
    return lambda world: world.state(number) == code


def gains(code: str, one: int, other: int) -> Callable[[World], int]:
    return lambda world: (world.state(other) == code) - (world.state(one) == code)


def went(pair: tuple[str, str], one: int, other: int) -> Callable[[World], int]:
    return lambda world: (world.state(one), world.state(other)) == pair


@given(registers, spans)
def test_roll_forward_is_that_of_the_worlds(found: tuple[Case, ...], span: tuple[int, int]) -> None:
    first, last = span
    row = follow_up(register_of(found), period(first, last)).roll_forward[0]

    for name in MOVEMENTS:
        expected = hull(found, moves(name, first, last))
        assert getattr(row, name) == expected, name


@given(registers, spans)
def test_l70_the_identity_holds_in_every_world(found: tuple[Case, ...], span: tuple[int, int]) -> None:
    """Of the movements as they are defined; the test above shows that the library counts these."""
    first, last = span
    for case in found:
        for world in worlds_of(case):
            count = {name: movement(name, world.state(first - 1), world.state(last)) for name in MOVEMENTS}
            moved = count["opening"] + count["issued"] + count["reopened"]
            assert moved - count["implemented"] - count["closed_otherwise"] == count["closing"]


@given(registers, spans)
def test_l70_the_identity_holds_between_bounds(found: tuple[Case, ...], span: tuple[int, int]) -> None:
    for row in follow_up(register_of(found), period(*span), by="theme").roll_forward:
        left = row.opening + row.issued + row.reopened - row.implemented - row.closed_otherwise
        assert row.closing.within(left)
        if all(getattr(row, name).is_exact for name in MOVEMENTS):
            assert row.closing == left


@given(registers, spans, st.integers(0, DAYS))
def test_l71_closing_is_the_next_opening(found: tuple[Case, ...], span: tuple[int, int], more: int) -> None:
    register = register_of(found)
    this = follow_up(register, period(*span), by="theme").roll_forward
    following = follow_up(register, period(span[1] + 1, span[1] + 1 + more), by="theme").roll_forward

    assert [row.closing for row in this] == [row.opening for row in following]


@given(registers, spans)
def test_l72_each_counts_once_in_a_total_and_once_in_each_of_its_groups(
    found: tuple[Case, ...], span: tuple[int, int]
) -> None:
    rows = follow_up(register_of(found), period(*span), by="theme").roll_forward

    assert rows[0].group == {}
    for row in rows[1:]:
        theme = row.group["theme"]
        members = [case for case in found if (theme in case.themes if theme else not case.themes)]
        for name in MOVEMENTS:
            assert getattr(row, name) == hull(members, moves(name, *span))


@given(registers, spans)
def test_l73_a_later_observation_changes_nothing_before(found: tuple[Case, ...], span: tuple[int, int]) -> None:
    register = register_of(found)
    later = [
        StatusObservation(
            recommendation=f"r{number}",
            aspect=Aspect.VERIFIED,
            as_of=When(str(day(span[1] + 1))),
            scale="plain@1",
            code="implemented",
        )
        for number, case in enumerate(found)
        if str(day(span[1] + 1)) not in {dating.text for dating, _ in case.findings}
    ]
    more = Register(id="r", title=register.title, records=[*register.records, *later])

    assert _without_due(follow_up(register, period(*span))) == _without_due(follow_up(more, period(*span)))


def _without_due(found: FollowUp) -> object:
    return found.statuses, found.roll_forward, found.rates, found.ageing, found.transitions


@given(registers, spans)
def test_l74_the_order_of_observations_does_not_matter(found: tuple[Case, ...], span: tuple[int, int]) -> None:
    forwards, backwards = (follow_up(register_of(found, backwards=each), period(*span)) for each in (False, True))

    assert forwards == backwards


@pytest.mark.parametrize("name", list(scales()))
def test_l75_a_concordance_of_a_scale_with_itself_is_the_identity(name: str) -> None:
    assert concordance(name, name) == {code: frozenset({code}) for code in scales()[name]}


@given(few, spans)
def test_l76_rates_hold_those_of_every_world(found: tuple[Case, ...], span: tuple[int, int]) -> None:
    first, last = span
    rates = {rate.name: rate for rate in follow_up(register_of(found), period(first, last)).rates}
    shares: dict[str, set[Fraction]] = {name: set() for name in rates}
    for worlds in product(*({*worlds_of(case)} for case in found)):
        for name, (part, whole) in _counted(worlds, first, last).items():
            assert part in rates[name].numerator, name
            assert whole in rates[name].denominator, name
            if whole:
                shares[name].add(Fraction(part, whole))
    for name, seen in shares.items():
        if name.startswith(("observed", "stock")):
            _is_hull(rates[name], seen)


def _is_hull(rate: Rate, seen: set[Fraction]) -> None:
    if not seen:
        assert rate.share is None
        return
    assert rate.share == Bounds(min(seen), max(seen)), rate.name
    assert rate.share.within(Bounds(0, 1))


def _counted(worlds: Sequence[World], first: int, last: int) -> dict[str, tuple[int, int]]:
    ends = [(CLASSES[world.state(first - 1)], CLASSES[world.state(last)]) for world in worlds]
    review = [after for before, after in ends if before in {"open", "absent"} or after == "open"]
    review = [each for each in review if each != "absent"]
    stock = [after for _, after in ends if after != "absent"]
    return {
        name + suffix: (sum(each == "implemented" for each in group), sum(each not in left_out for each in group))
        for name, group in (("observed", review), ("stock", stock))
        for suffix, left_out in (("", ()), ("_without_overtaken", ("closed",)))
    }


QUARTERS = st.tuples(st.integers(0, 47), st.integers(0, 3)).map(lambda pair: range(pair[0], pair[0] + pair[1] + 1))
"""Windows of a calendar of quarters from 2008 on, of which only the first days may be meant."""


@given(
    st.lists(
        st.tuples(
            QUARTERS,
            st.dictionaries(QUARTERS, st.sampled_from(["implemented", "in_progress", "withdrawn"]), max_size=3),
        ),
        max_size=3,
    )
)
def test_l77_cohorts_never_fall_as_years_grow_and_hold_every_world(found: list[tuple[range, dict[range, str]]]) -> None:
    made = [
        ([*map(_first_of, issued)], [([*map(_first_of, each)], code) for each, code in findings.items()])
        for issued, findings in found
    ]
    register = register_of(
        [
            Case(Dating(_dated(issued), ()), tuple((Dating(_dated(days), ()), code) for days, code in findings))
            for issued, findings in made
        ]
    )
    seen, cohort = date(2017, 12, 31), ReportingPeriod(date(2010, 1, 1), date(2014, 12, 31))
    every = follow_up(register, ReportingPeriod(date(2017, 1, 1), seen), cohort=cohort).rates
    rates = [rate for rate in every if rate.years is not None]

    assert [rate.years for rate in rates] == [1, 2, 3, 5]
    for one, other in pairwise(rates):
        assert (one.denominator, one.cohort) == (other.denominator, cohort)
        if one.share is not None and other.share is not None:
            assert ends(one.share)[0] <= ends(other.share)[0]
            assert ends(one.share)[1] <= ends(other.share)[1]
    for rate in rates:
        ways = [_in_cohort(issued, findings, rate.years or 0, cohort, seen) for issued, findings in made]
        assert rate.numerator == Bounds(sum(each == {"done"} for each in ways), sum("done" in each for each in ways))
        whole = Bounds(sum("out" not in each for each in ways), sum(each != {"out"} for each in ways))
        assert rate.denominator == whole
        assert rate.share is None or rate.share.within(Bounds(0, 1))


def ends(bounds: Bounds) -> tuple[Number, Number]:
    assert bounds.lower is not None
    assert bounds.upper is not None
    return bounds.lower, bounds.upper


def _first_of(quarter: int) -> date:
    return date(2008 + quarter // 4, 3 * (quarter % 4) + 1, 1)


def _dated(days: list[date]) -> str:
    return str(days[0]) if len(days) == 1 else f"[{','.join(map(str, days))}]"


def _in_cohort(
    issued: list[date], findings: list[tuple[list[date], str]], years: int, cohort: ReportingPeriod, seen: date
) -> set[str]:
    """Return what a recommendation is to its cohort in each world; a censored one may go either way."""
    parts = set()
    for made in issued:
        if not cohort.start <= made <= cohort.end:
            parts.add("out")
            continue
        limit = made.replace(year=made.year + years)
        for days in product(*(each for each, _ in findings)):
            done = [when for when, (_, code) in zip(days, findings, strict=True) if code == "implemented"]
            in_time = any(when <= min(limit, seen) for when in done)
            parts |= {"done"} if in_time else {"done", "rest"} if limit > seen else {"rest"}
    return parts


@given(registers, spans, spans)
def test_l78_panel_entries_and_exits_reconcile_two_totals(
    found: tuple[Case, ...], one: tuple[int, int], other: tuple[int, int]
) -> None:
    earlier, later = sorted((one, other), key=lambda span: span[1])
    if earlier[1] == later[1]:
        later = (later[0], later[1] + 1)
    panel = follow_up(register_of(found), period(*later), against=period(*earlier)).panel
    assert panel is not None

    def reviewed(world: World, span: tuple[int, int]) -> bool:
        before, after = CLASSES[world.state(span[0] - 1)], CLASSES[world.state(span[1])]
        return after != "absent" and (before in {"open", "absent"} or after == "open")

    assert panel.members == hull(found, lambda world: reviewed(world, earlier) and reviewed(world, later))
    assert panel.entries == hull(found, lambda world: reviewed(world, later) and not reviewed(world, earlier))
    assert panel.exits == hull(found, lambda world: reviewed(world, earlier) and not reviewed(world, later))
    assert hull(found, lambda world: reviewed(world, earlier)).within(panel.members + panel.exits)
    assert hull(found, lambda world: reviewed(world, later)).within(panel.members + panel.entries)


@given(registers, spans)
def test_statuses_and_transitions_are_those_of_the_worlds(found: tuple[Case, ...], span: tuple[int, int]) -> None:
    register, (first, last) = register_of(found), span
    followed = follow_up(register, period(first, last))
    for count in followed.statuses[Aspect.VERIFIED]:
        assert count.bounds == hull(found, has(count.status.code, last))
    seen = set()
    for each in followed.transitions:
        pair = (each.before.code, each.after.code)
        seen.add(pair)
        assert each.bounds == hull(found, went(pair, first - 1, last))
    possible = {(w.state(first - 1), w.state(last)) for case in found for w in worlds_of(case)}
    assert seen == {pair for pair in possible if pair[1] != "not_issued"}


@given(registers, spans, spans)
def test_changes_of_statuses_are_those_of_the_worlds(
    found: tuple[Case, ...], one: tuple[int, int], other: tuple[int, int]
) -> None:
    if one[1] == other[1]:
        return
    earlier, later = sorted((one, other), key=lambda span: span[1])
    counted = follow_up(register_of(found), period(*later), against=period(*earlier)).statuses
    for each in counted[Aspect.VERIFIED]:
        code = each.status.code
        assert each.bounds == hull(found, has(code, later[1]))
        assert each.before == hull(found, has(code, earlier[1]))
        assert each.change == hull(found, gains(code, earlier[1], later[1]))


@given(st.tuples(cases(most=2), cases(most=1)), st.integers(1, 8))
def test_records_of_possibly_the_same_thing_count_as_one_or_as_two(pair: tuple[Case, Case], number: int) -> None:
    """Apart each has its own worlds; as one they were made when the first was, and share their findings."""
    plain = register_of(pair)
    first, second = plain.recommendations.values()
    linked = evolve(second, possibly_same_as=frozenset({first.id}))
    register = Register(
        id="r", title=plain.title, records=[linked, *(each for each in plain.records if each is not second)]
    )
    joined = [
        World(min(world.issued, made), world.findings)
        for world in worlds_of(Case(pair[0].issued, pair[0].findings + pair[1].findings))
        for made in pair[1].issued.days
    ]

    for each in follow_up(register, period(number, number)).statuses[Aspect.VERIFIED]:
        ways = [{int(world.state(number) == each.status.code) for world in worlds_of(case)} for case in pair]
        assert all(one + other in each.bounds for one, other in product(*ways))
        assert all(int(world.state(number) == each.status.code) in each.bounds for world in joined)


@given(registers, spans, registers)
def test_what_is_found_in_other_aspects_changes_nothing(
    found: tuple[Case, ...], span: tuple[int, int], others: tuple[Case, ...]
) -> None:
    register = register_of(found)
    foreign = [
        evolve(each, aspect=aspect)
        for each, aspect in product(register_of(others).records, (Aspect.ACTIVITY, Aspect.SELF_REPORTED))
        if isinstance(each, StatusObservation)
    ]
    more = Register(id="r", title=register.title, records=[*register.records, *foreign])
    one, other = (follow_up(each, period(*span)) for each in (register, more))

    assert (one.roll_forward, one.rates, one.transitions) == (other.roll_forward, other.rates, other.transitions)
    assert one.statuses[Aspect.VERIFIED] == other.statuses[Aspect.VERIFIED]


DEADLINES = st.dictionaries(st.integers(0, DAYS - 1), st.none() | st.integers(0, DAYS - 1), max_size=3)
"""Deadlines by the day on which they were set; None says that there is none."""


@example((Case(Dating(str(day(0)), (0,)), ()),), {0: 5}, 5)
@example((Case(Dating(str(day(0)), (0,)), ()),), {6: 2}, 5)
@given(registers, DEADLINES, st.integers(0, DAYS - 1))
def test_only_what_is_open_after_a_deadline_in_force_is_overdue(
    found: tuple[Case, ...], deadlines: dict[int, int | None], today: int
) -> None:
    plain = register_of(found)
    records = [
        Deadline(recommendation=f"r{number}", due="none" if due is None else day(due), set=day(when))
        for number in range(len(found))
        for when, due in deadlines.items()
    ]
    register = Register(id="r", title=plain.title, records=[*plain.records, *records])
    late = {each.recommendation: each for each in overdue(register, day(today))}
    in_force = [due for when, due in sorted(deadlines.items(), key=lambda pair: pair[0]) if when <= today]

    for number, case in enumerate(found):
        states = {CLASSES[world.state(today)] == "open" for world in worlds_of(case)}
        due = in_force[-1] if in_force else None
        expected = due is not None and due < today and True in states
        assert (f"r{number}" in late) == expected
        if expected and due is not None:
            assert late[f"r{number}"].is_certain == (False not in states)
            assert late[f"r{number}"].days == today - due


def test_the_calendar_spans_the_end_of_a_year() -> None:
    assert FIRST.year + 1 == day(DAYS - 1).year
