"""Mandates: in force, renewed, active, against an enumeration of every world on a calendar of ten days."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.followup import ActivityState, activity_of, activity_of_all, chain_of, force_of
from tracker.model import AssistanceEvent, Coverage, CoverageState, Mandate, Recommendation, Register, State
from tracker.values import Bounds, InternationalString, Membership, ReportingPeriod, When

FIRST = date(2021, 2, 24)
DAYS = [FIRST + timedelta(days=number) for number in range(10)]
NAME = InternationalString(en="A text")

days = st.sampled_from(DAYS)
windows = st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))


def one_of(window: tuple[date, date]) -> str:
    return f"[{window[0]}..{window[1]}]" if window[0] < window[1] else str(window[0])


points = windows.map(lambda window: When(one_of(window)))
spans = st.tuples(days, days).map(lambda pair: When(f"{min(pair)}/{max(pair)}"))
open_ended = days.map(lambda day: When(f"{day}/.."))


def mandate(name: str, **fields: object) -> Mandate:
    return Mandate(id=name, kind="resolution", title=NAME, **fields)  # type: ignore[arg-type]  # a short way to write it


def register_of(*records: object) -> Register:
    return Register(id="r", title=NAME, records=records)  # type: ignore[arg-type]  # records of several types


def verdict(found: set[bool]) -> Membership:
    return Membership.POSSIBLE if len(found) > 1 else Membership.CERTAIN if found == {True} else Membership.IMPOSSIBLE


# -- in force ---------------------------------------------------------------------------------------------------------

FOREVER = DAYS[-1] + timedelta(days=5)


def courses(one: Mandate) -> Iterator[tuple[date, date]]:
    """
    Go through the first and last days that a mandate may have had, where only the ten days are looked at.

    Days before and after the ten stand for all that lie outside: of a mandate without a date, nothing says that it
    starts within them.
    """
    when = one.in_force or one.adopted
    later = [*DAYS, FOREVER]
    if when is None:
        anywhere = [FIRST - timedelta(days=5), *later]
        yield from ((start, end) for start, end in product(anywhere, later) if start <= end)
        return
    starts = [day for day in DAYS if when.starts.first <= day <= when.starts.last]
    if one.in_force is None:
        ends = later
    elif when.edtf.endswith(".."):
        ends = [FOREVER]
    else:
        ends = [day for day in DAYS if when.ends.first <= day <= when.ends.last]
    yield from ((start, end) for start, end in product(starts, ends) if start <= end)


bare = st.builds(mandate, st.just("m"), adopted=st.none() | points, in_force=st.none() | points | spans | open_ended)


@given(bare, days)
def test_in_force_holds_in_every_world(one: Mandate, day: date) -> None:
    worlds = {start <= day <= end for start, end in courses(one)}

    assert force_of(register_of(one), one).on(day) is verdict(worlds)


@given(bare, windows)
@example(mandate("m"), (DAYS[0], DAYS[-1]))
def test_in_force_on_some_day_of_a_period(one: Mandate, window: tuple[date, date]) -> None:
    worlds = {start <= window[1] and end >= window[0] for start, end in courses(one)}

    assert force_of(register_of(one), one).within(ReportingPeriod(*window)) is verdict(worlds)


@given(spans | open_ended, days, days)
def test_a_mandate_ends_before_what_supersedes_it(when: When, successor: date, day: date) -> None:
    old, new = mandate("old", in_force=when), mandate("new", adopted=When.on(successor), supersedes=frozenset({"old"}))
    worlds = {start <= day <= min(end, successor - timedelta(days=1)) for start, end in courses(old)}

    assert force_of(register_of(old, new), old).on(day) is verdict(worlds)


def test_a_doubted_day_is_never_certain() -> None:
    one = mandate("m", in_force=When("2021?/2022"))

    assert force_of(register_of(one), one).on(date(2021, 12, 31)) is Membership.POSSIBLE


# -- chains -----------------------------------------------------------------------------------------------------------

NAMES = "abcde"
links = st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=7)


@given(links, st.lists(st.none() | points, min_size=5, max_size=5))
def test_a_chain_is_what_renewals_connect(linked: set[tuple[str, str]], adopted: list[When | None]) -> None:
    register = register_of(
        *(
            mandate(name, adopted=when, renews=frozenset(old for new, old in linked if new == name))
            for name, when in zip(NAMES, adopted, strict=True)
        )
    )
    reached = {(one, other) for one in NAMES for other in NAMES if one == other}
    for _ in NAMES:
        reached |= {
            (one, far)
            for one, near in reached
            for new, old in linked
            for near_, far in ((new, old), (old, new))
            if near == near_
        }

    for name in NAMES:
        chain = [each.id for each in chain_of(register, name).mandates]
        assert set(chain) == {other for one, other in reached if one == name}
        assert len(set(chain)) == len(chain)
        ancestors = {name: {old for new, old in linked if new == name and old != name} for name in NAMES}
        if not _has_circle(linked):
            assert all(chain.index(old) < chain.index(new) for new in chain for old in ancestors[new])


def _has_circle(linked: set[tuple[str, str]]) -> bool:
    left, edges = set(NAMES), {pair for pair in linked if pair[0] != pair[1]}
    while free := {name for name in left if not any(new == name and old in left for new, old in edges)}:
        left -= free
    return bool(left)


@given(st.lists(windows, min_size=1, max_size=3), st.integers(0, 3000))
def test_years_since_renewal_hold_in_every_world(adopted: list[tuple[date, date]], later: int) -> None:
    on = FIRST + timedelta(days=later)
    register = register_of(
        *(
            mandate(name, adopted=When(one_of(window)), renews=frozenset(NAMES[:number][-1:]))
            for number, (name, window) in enumerate(zip(NAMES, adopted, strict=False))
        )
    )
    worlds = set()
    for world in product(*([day for day in DAYS if start <= day <= end] for start, end in adopted)):
        past = [day for day in world if day <= on]
        if past:
            last = max(past)
            worlds.add(on.year - last.year - ((on.month, on.day) < (last.month, last.day)))
    found = chain_of(register, "a").years_since_renewal(on)

    assert (found is None) == (not worlds)
    if found is not None:
        assert found.lower == min(worlds)
        assert found.upper is None or found.upper >= max(worlds)


def test_not_renewed_for_years() -> None:
    old = mandate("sc-2546", adopted=When("2020-10-02"), in_force=When("2020-10-02/2021-10-02"))
    new = mandate(
        "sc-2598", adopted=When("2021-09-29"), in_force=When("2021-09-29/2022-09-29"), renews=frozenset({"sc-2546"})
    )
    register = register_of(new, old)
    chain = chain_of(register, "sc-2546")

    assert [each.id for each in chain.mandates] == ["sc-2546", "sc-2598"]
    assert [each.id for each, _ in chain.in_force(register, date(2021, 9, 30))] == ["sc-2546", "sc-2598"]
    assert [each.id for each, _ in chain.in_force(register, date(2021, 10, 3))] == ["sc-2598"]
    assert chain.in_force(register, date(2022, 9, 30)) == ()
    assert chain.years_since_renewal(date(2026, 9, 28)) == Bounds.exactly(4)
    assert chain.years_since_renewal(date(2026, 9, 29)) == Bounds.exactly(5)
    assert chain.years_since_renewal(date(2020, 1, 1)) is None


# -- activity ---------------------------------------------------------------------------------------------------------


@given(st.lists(points | spans, max_size=3), windows, st.sampled_from(CoverageState))
def test_activity_is_what_is_recorded(dates: list[When], window: tuple[date, date], state: CoverageState) -> None:
    period = ReportingPeriod(*window)
    events = [
        AssistanceEvent(id=f"e{number}", kind="training", title=NAME, when=when, mandates=frozenset({"m"}))
        for number, when in enumerate(dates)
    ]
    one = mandate("m")
    register = register_of(one, Coverage(of="event", period=str(period), state=state), *events)
    inside = {}
    for event in events:
        starts, ends = (
            [day for day in DAYS if each.first <= day <= each.last] for each in (event.when.starts, event.when.ends)
        )
        worlds = (
            zip(starts, starts, strict=True)
            if event.when.edtf[0] == "[" or "/" not in event.when.edtf
            else product(starts, ends)
        )
        inside[event.id] = verdict({start <= window[1] and end >= window[0] for start, end in worlds if start <= end})
    found = activity_of(register, one, period)

    assert found.certain == tuple(key for key, each in inside.items() if each is Membership.CERTAIN)
    assert found.possible == tuple(key for key, each in inside.items() if each is Membership.POSSIBLE)
    if found.certain:
        assert found.state is ActivityState.WITH
    elif found.possible:
        assert found.state is ActivityState.POSSIBLY
    else:
        assert (found.state is ActivityState.NOT_COVERED) == (state is CoverageState.NONE)


def event(name: str, **fields: object) -> AssistanceEvent:
    return AssistanceEvent(id=name, kind="training", title=NAME, when=When("2021-02-26"), **fields)  # type: ignore[arg-type]  # keywords go to the fields of their names


def test_activity_reaches_a_mandate_through_its_parts_and_recommendations() -> None:
    recommendation = Recommendation(
        id="r", source="whole", text=NAME, issued=When("2020"), mandates=frozenset({"part"})
    )
    register = register_of(
        mandate("whole"),
        mandate("part", part_of=frozenset({"whole"})),
        mandate("other", part_of=frozenset({"other"})),
        recommendation,
        event("direct", mandates=frozenset({"part"})),
        event("served", recommendations=frozenset({"r", "unknown"})),
        event("planned", mandates=frozenset({"part"}), state=State.PLANNED),
        event("draft", mandates=frozenset({"part"}), draft=True),
    )
    found = {each.mandate.id: each for each in activity_of_all(register, ReportingPeriod.parse("2021"))}

    assert found["whole"].certain == found["part"].certain == ("direct", "served")
    assert found["other"].state is ActivityState.WITHOUT
    assert found["other"].coverage is CoverageState.INCOMPLETE


@pytest.mark.parametrize(
    ("period", "names"), [("2019", {"always"}), ("2021", {"always", "ended", "open"}), ("2030", {"always", "open"})]
)
def test_only_mandates_that_may_be_in_force_are_told_of(period: str, names: set[str]) -> None:
    register = register_of(
        mandate("always"),
        mandate("ended", in_force=When("2020-12/2021-03")),
        mandate("open", in_force=When("2021/..")),
        mandate("draft", draft=True),
    )

    assert {each.mandate.id for each in activity_of_all(register, ReportingPeriod.parse(period))} == names
