"""What stands behind a number: certain is what counts in every world, possible what counts in some and not in all."""

from collections.abc import Callable, Iterator, Sequence

from _recommendation_worlds import CLASSES, DAYS, Case, World, cases, day, register_of, worlds_of
from hypothesis import given
from hypothesis import strategies as st

from tracker.followup import DeadlineState, FollowUp, acceptance, follow_up
from tracker.followup._rates import Rate
from tracker.followup._tally import Behind
from tracker.model import Aspect
from tracker.values import Bounds, ReportingPeriod

MOVEMENTS = ("opening", "issued", "reopened", "implemented", "closed_otherwise", "closing", "reclassified")

registers = st.lists(cases(), max_size=4).map(tuple)
numbers = st.integers(1, DAYS - 1)
spans = st.tuples(numbers, numbers).map(lambda pair: (min(pair), max(pair)))


def period(span: tuple[int, int]) -> ReportingPeriod:
    return ReportingPeriod(day(span[0]), day(span[1]))


def followed(found: Sequence[Case], earlier: tuple[int, int] | None, later: tuple[int, int]) -> FollowUp:
    against = None if earlier is None else period(earlier)
    return follow_up(register_of(found), period(later), against=against, by="theme", cohort=period(later))


def behind(found: Sequence[Case], counts: Callable[[World], bool]) -> Behind:
    """Enumerate the worlds of each recommendation, and ask in each whether it counts."""
    ways = {f"r{number}": {counts(world) for world in worlds_of(case)} for number, case in enumerate(found)}
    return Behind(
        tuple(name for name, each in ways.items() if each == {True}),
        tuple(name for name, each in ways.items() if each == {True, False}),
    )


def moved(name: str, span: tuple[int, int]) -> Callable[[World], bool]:
    return lambda world: moves(name, world.state(span[0] - 1), world.state(span[1]))


def has(code: str, number: int) -> Callable[[World], bool]:
    return lambda world: world.state(number) == code


def comes_or_goes(code: str, one: int, other: int) -> Callable[[World], bool]:
    return lambda world: (world.state(one) == code) != (world.state(other) == code)


def went(codes: tuple[str, str], one: int, other: int) -> Callable[[World], bool]:
    return lambda world: (world.state(one), world.state(other)) == codes


def concerned(name: str, span: tuple[int, int], *, done: bool = False) -> Callable[[World], bool]:
    """Tell whether a world's recommendation is in the denominator of a rate, or in its numerator."""

    def test(world: World) -> bool:
        end = CLASSES[world.state(span[1])]
        left_out = name.endswith("without_overtaken") and end == "closed"
        taken = reviewed(world, span) if name.startswith("observed") else end != "absent"
        return taken and not left_out and (end == "implemented" or not done)

    return test


def among(members: set[str], every: Behind) -> Behind:
    return Behind(*(tuple(name for name in names if name in members) for names in (every.certain, every.possible)))


def moves(name: str, before: str, after: str) -> bool:
    one, other = CLASSES[before], CLASSES[after]
    was_closed, entered = one in {"implemented", "closed"}, one in {"open", "absent"}
    return {
        "opening": one == "open",
        "issued": one == "absent" and other != "absent",
        "reopened": was_closed and other == "open",
        "implemented": entered and other == "implemented",
        "closed_otherwise": entered and other == "closed",
        "closing": other == "open",
        "reclassified": was_closed and other not in {"open", one},
    }[name]


def reviewed(world: World, span: tuple[int, int]) -> bool:
    one, other = CLASSES[world.state(span[0] - 1)], CLASSES[world.state(span[1])]
    return other != "absent" and (one in {"open", "absent"} or other == "open")


@given(registers, spans)
def test_behind_a_movement_is_what_moves_in_the_worlds(found: tuple[Case, ...], span: tuple[int, int]) -> None:
    for row in followed(found, None, span).roll_forward:
        theme = row.group.get("theme")
        members = {
            f"r{number}"
            for number, case in enumerate(found)
            if not row.group or (theme in case.themes if theme else not case.themes)
        }
        for name in MOVEMENTS:
            every = behind(found, moved(name, span))
            assert row.records[name] == among(members, every), name


@given(registers, spans, spans)
def test_behind_statuses_and_transitions_is_what_the_worlds_hold(
    found: tuple[Case, ...], one: tuple[int, int], other: tuple[int, int]
) -> None:
    earlier, later = sorted((one, other), key=lambda span: span[1])
    if earlier[1] == later[1]:
        return
    before, after = earlier[1], later[1]
    answer = followed(found, earlier, later)
    for each in answer.statuses[Aspect.VERIFIED]:
        code = each.status.code
        assert each.records["bounds"] == behind(found, has(code, after))
        assert each.records["before"] == behind(found, has(code, before))
        assert each.records["change"] == behind(found, comes_or_goes(code, before, after))
    for pair in answer.transitions:
        assert pair.records == behind(found, went((pair.before.code, pair.after.code), before, after))


@given(registers, spans)
def test_behind_a_rate_is_what_is_concerned_in_the_worlds(found: tuple[Case, ...], span: tuple[int, int]) -> None:
    rates = {rate.name: rate for rate in followed(found, None, span).rates}

    for name in ("observed", "observed_without_overtaken", "stock", "stock_without_overtaken"):
        assert rates[name].records["denominator"] == behind(found, concerned(name, span))
        assert rates[name].records["numerator"] == behind(found, concerned(name, span, done=True))


@given(registers, spans, spans)
def test_behind_the_panel_is_what_was_under_review_in_the_worlds(
    found: tuple[Case, ...], one: tuple[int, int], other: tuple[int, int]
) -> None:
    earlier, later = sorted((one, other), key=lambda span: span[1])
    if earlier[1] == later[1]:
        return
    panel = followed(found, earlier, later).panel
    assert panel is not None

    assert panel.records == {
        "members": behind(found, lambda world: reviewed(world, earlier) and reviewed(world, later)),
        "entries": behind(found, lambda world: reviewed(world, later) and not reviewed(world, earlier)),
        "exits": behind(found, lambda world: reviewed(world, earlier) and not reviewed(world, later)),
    }


@given(registers, spans)
def test_behind_ages_and_deadlines_is_what_is_open_in_the_worlds(
    found: tuple[Case, ...], span: tuple[int, int]
) -> None:
    """The calendar is shorter than a year, so all that is open is younger than one; and nothing has a deadline."""
    answer = followed(found, None, span)
    still_open = behind(found, lambda world: CLASSES[world.state(span[1])] == "open")

    assert [each.records for each in answer.ageing] == [still_open, *[Behind()] * (len(answer.ageing) - 1)]
    assert answer.deadline_records[DeadlineState.UNKNOWN] == still_open
    assert answer.deadline_records[DeadlineState.STATED].is_empty


@given(registers, spans)
def test_behind_acceptance_is_what_was_made_in_the_worlds(found: tuple[Case, ...], span: tuple[int, int]) -> None:
    (answer,) = acceptance(register_of(found), period(span))

    def is_made(world: World) -> bool:
        return world.state(span[0] - 1) == "not_issued" != world.state(span[1])

    assert answer.records == behind(found, is_made)
    assert set().union(*((*each.certain, *each.possible) for each in answer.code_records.values())) == {
        *answer.records.certain,
        *answer.records.possible,
    }


def _counts(answer: FollowUp) -> Iterator[tuple[Bounds | None, Behind]]:
    """Go through the plain counts of a follow-up with what stands behind them."""
    for counted in answer.statuses.values():
        for status in counted:
            yield from ((getattr(status, name), status.records[name]) for name in status.records if name != "change")
    for row in answer.roll_forward:
        yield from ((getattr(row, name), records) for name, records in row.records.items())
    panels = [] if answer.panel is None else [answer.panel.before, answer.panel.after]
    for rate in (*answer.rates, *panels):
        yield from _parts(rate)
    yield from ((each.bounds, each.records) for each in answer.ageing)
    yield from ((each.bounds, each.records) for each in answer.transitions)
    yield from ((each.bounds, each.records) for each in answer.breaks)
    if answer.panel is not None:
        yield from ((getattr(answer.panel, name), records) for name, records in answer.panel.records.items())
    yield from ((answer.deadlines[state], records) for state, records in answer.deadline_records.items())


def _parts(rate: Rate) -> Iterator[tuple[Bounds, Behind]]:
    yield rate.numerator, rate.records["numerator"]
    yield rate.denominator, rate.records["denominator"]


@given(registers, spans, spans)
def test_a_count_is_at_least_the_certain_and_at_most_all_that_stand_behind_it(
    found: tuple[Case, ...], one: tuple[int, int], other: tuple[int, int]
) -> None:
    earlier, later = sorted((one, other), key=lambda span: span[1])
    answer = followed(found, earlier if earlier[1] < later[1] else None, later)
    names = {each.id for each in answer.recommendations}

    for bounds, records in _counts(answer):
        assert bounds == Bounds(len(records.certain), len(records.certain) + len(records.possible))
        assert bounds == records.bounds
        assert records.certain == tuple(sorted(set(records.certain)))
        assert records.possible == tuple(sorted(set(records.possible)))
        assert not {*records.certain} & {*records.possible}
    for status in answer.statuses[Aspect.VERIFIED]:
        assert {*status.records["bounds"].certain, *status.records["bounds"].possible} <= names


@given(registers, spans, spans)
def test_a_change_is_no_larger_than_what_moved(
    found: tuple[Case, ...], one: tuple[int, int], other: tuple[int, int]
) -> None:
    earlier, later = sorted((one, other), key=lambda span: span[1])
    if earlier[1] == later[1]:
        return
    for each in followed(found, earlier, later).statuses[Aspect.VERIFIED]:
        moved = each.records["change"]
        every = len(moved.certain) + len(moved.possible)
        assert each.change is not None
        assert each.change.within(Bounds(-every, every))
        assert each.change == Bounds(0, 0) or not moved.is_empty


@given(registers, spans)
def test_each_recommendation_is_told_as_the_worlds_have_it(found: tuple[Case, ...], span: tuple[int, int]) -> None:
    answer = followed(found, None, span)
    told = {each.id: each for each in answer.recommendations}
    first, last = span[0] - 1, span[1]

    for number, case in enumerate(found):
        worlds = list(worlds_of(case))
        assert (f"r{number}" in told) == any(world.state(last) != "not_issued" for world in worlds)
        if f"r{number}" in told:
            one = told[f"r{number}"]
            assert {each.code for each in one.before} == {world.state(first) for world in worlds}
            assert {each.code for each in one.after} == {world.state(last) for world in worlds}
            assert one.has_moved == any(world.state(first) != world.state(last) for world in worlds)
            if one.as_of is not None:
                seen = {max((when for when, _ in world.findings if when <= last), default=None) for world in worlds}
                dated = {dating.text: dating.days for dating, _ in case.findings}
                assert seen <= {*dated[one.as_of.edtf]}
