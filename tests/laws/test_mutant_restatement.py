"""Laws L56 and L57: what moved a published figure since, step by step."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import product
from typing import Any

from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.comparison import Cause, Restated, restate
from tracker.comparison._step import Measured, moved_by
from tracker.indicators import as_claims, measure
from tracker.model import (
    AssistanceEvent,
    Indicator,
    IndicatorKind,
    Publication,
    Record,
    Register,
    Revision,
    RevisionReason,
    Vintage,
)
from tracker.values import Bounds, InternationalString, Quantity, ReportingPeriod, When

WORDS = InternationalString(en="Words")
YEAR = ReportingPeriod.parse("2021")
FIRST = date(2022, 1, 1)
CUT = 2
"""The day on which the report went out."""

PEOPLE = Indicator(
    id="people", version="1", title=WORDS, kind=IndicatorKind.FLOW, unit="persons", of="event", counts="participants"
)
STATES = Indicator(
    id="states", version="1", title=WORDS, kind=IndicatorKind.DISTINCT, unit="States", of="event", counts="countries"
)
EVENTS = Indicator(id="events", version="1", title=WORDS, kind=IndicatorKind.FLOW, unit="events", of="event")
MEASURED = (PEOPLE, STATES, EVENTS)
REASONS = [each for each in RevisionReason if each is not RevisionReason.DEFINITION]
GONE = (RevisionReason.RETRACTION, RevisionReason.DUPLICATE_REMOVED)


def event(
    name: str,
    recorded: int,
    people: Quantity | int = 1,
    countries: str = "",
    when: str = "2021",
    reason: RevisionReason | None = None,
) -> AssistanceEvent:
    return AssistanceEvent(
        id=name,
        kind="training",
        title=WORDS,
        when=When(when),
        participants=people if isinstance(people, Quantity) else Quantity(people),
        countries=frozenset(countries.split()),
        recorded=FIRST + timedelta(days=recorded),
        revision=Revision(reason=reason) if reason else None,
    )


exact = st.integers(0, 9).map(Quantity)
hedged = exact | st.sampled_from([Quantity(3, "at_least"), Quantity(20, "about"), Quantity(2, "between", upper=6)])
dates = st.sampled_from(["2021", "2021-06", "2020", "2020/2021", "[2020..2021]"])
in_the_year = st.just("2021")
countries = st.sets(st.sampled_from(["FR", "PK", "TN"])).map(lambda codes: " ".join(sorted(codes)))


@st.composite
def histories(
    draw: st.DrawFn, numbers: st.SearchStrategy[Quantity] = exact, when: st.SearchStrategy[str] = in_the_year
) -> list[AssistanceEvent]:
    """Events in several versions, some entered before the report and some after it; shrink to none."""
    found = []
    for name in draw(st.lists(st.sampled_from("abc"), unique=True)):
        for number, day in enumerate(sorted(draw(st.sets(st.integers(0, 5), min_size=1, max_size=4)))):
            reason = draw(st.sampled_from(REASONS)) if number else None
            found.append(event(name, day, draw(numbers), draw(countries), draw(when), reason))
    return found


@st.composite
def linked_histories(draw: st.DrawFn) -> list[AssistanceEvent]:
    """As histories are, and versions may say that others are, or may be, of the same thing."""
    links = st.sets(st.sampled_from("abcd"), max_size=1)
    found = []
    for each in draw(histories(hedged, dates)):
        same, perhaps = (frozenset(draw(links) - {each.id}) for _ in range(2))
        found.append(evolve(each, same_as=same, possibly_same_as=perhaps))
    return found


def register(records: Sequence[Record]) -> Register:
    return Register(id="r", title=WORDS, records=[*records, *MEASURED])


def published(held: Register, printed: int | None = None) -> Publication:
    """Make the report of the day of the cut; with a number, it prints that instead of its figure of people."""
    vintage = Vintage(recorded=FIRST + timedelta(days=CUT))
    known = held.as_of(recorded=vintage.recorded)
    claims = as_claims((measure(known, each, YEAR) for each in MEASURED), document="A/1")
    if printed is not None:
        claims = (evolve(claims[0], value=Quantity(printed)), *claims[1:])
    return Publication(id="first", period=YEAR, vintage=vintage, claims=claims, indicators=MEASURED)


def rows(held: Register, printed: int | None = None) -> tuple[Restated, ...]:
    return restate(held, published(held, printed)).figures


def bounds_of(row: Restated) -> Bounds:
    assert row.restated is not None
    assert row.restated.bounds is not None
    return row.restated.bounds


# -- L56 --------------------------------------------------------------------------------------------------------------


@given(histories(), st.none() | st.integers(0, 20))
@example([event("a", 0, 5), event("a", 3, 7, reason=RevisionReason.ERROR), event("b", 4, 2)], 6)
def test_l56_the_steps_from_an_exact_figure_sum_to_the_whole(
    records: list[AssistanceEvent], printed: int | None
) -> None:
    for row in rows(register(records), printed):
        assert [step.cause for step in row.steps] == list(Cause)
        assert row.change is not None
        assert row.change == bounds_of(row) - row.published
        for step in row.steps:
            assert step.before is not None
            assert step.after is not None
            assert step.change == step.after - step.before


@given(histories(hedged, dates), st.none() | st.integers(0, 20))
@example([event("a", 0, Quantity(3, "at_least")), event("b", 4, 2, when="[2020..2021]")], None)
def test_l56_the_steps_hold_the_restated_figure(records: list[AssistanceEvent], printed: int | None) -> None:
    for row in rows(register(records), printed):
        assert row.change is not None
        assert bounds_of(row).within(row.published + row.change)


@given(linked_histories())
@example([event("a", 0, 5), event("b", 0, 5), evolve(event("b", 3, 5, reason=RevisionReason.DUPLICATE_REMOVED),
          same_as=frozenset("a"))])  # fmt: skip
def test_l56_of_records_that_are_of_one_thing(records: list[AssistanceEvent]) -> None:
    held = register(records)
    for row in rows(held):
        assert row.change is not None
        assert bounds_of(row).within(row.published + row.change)
        if not any(map(is_estimate, records)):
            assert row.restated is not None
            assert bounds_of(row) == measure(held, row.restated.indicator, YEAR).bounds


@given(histories(hedged, dates))
def test_a_step_without_a_cause_is_no_step(records: list[AssistanceEvent]) -> None:
    """No figure moves for a reason that no record gives; what nobody knew at the time is late."""
    since = [each for each in records if each.recorded and each.recorded > FIRST + timedelta(days=CUT)]
    causes = {each.revision.reason.value if each.revision else "late_information" for each in since}

    for row in rows(register(records)):
        for step in row.steps:
            if step.cause.value not in causes:
                assert (step.moved, step.change, step.movers) == (False, Bounds.exactly(0), ())


@given(histories(hedged, dates))
def test_a_record_that_moves_a_figure_moves_it_once(records: list[AssistanceEvent]) -> None:
    for row in rows(register(records)):
        movers = [id(mover.record) for step in row.steps for mover in step.movers]

        assert len(movers) == len(set(movers))
        assert all(step.movers for step in row.steps if step.moved)


# -- what is restated -------------------------------------------------------------------------------------------------

Facts = dict[str, Any]


def facts(one: AssistanceEvent) -> Facts:
    return {"people": one.participants, "countries": one.countries, "when": one.when}


def told_by_hand(records: Sequence[AssistanceEvent]) -> list[Facts]:
    """Go through each record's versions as a keeper would who sets estimates aside: change what each one changes."""
    standing: list[Facts] = []
    for name in sorted({each.id for each in records}):
        versions = sorted((each for each in records if each.id == name), key=lambda one: str(one.recorded))
        now: Facts = {}
        gone = False
        for number, version in enumerate(versions):
            late = version.recorded is not None and version.recorded > FIRST + timedelta(days=CUT)
            reason = version.revision.reason if version.revision else None
            if late and reason is RevisionReason.ESTIMATE:
                continue
            before = facts(versions[number - 1]) if number else {}
            now |= {field: value for field, value in facts(version).items() if not number or value != before[field]}
            gone = reason in GONE
        if not gone:
            standing.append(now)
    return standing


@given(histories(exact, st.sampled_from(["2021", "2020"])))
@example([event("a", 0, 5), event("a", 3, 7, "PK", reason=RevisionReason.ESTIMATE),
          event("a", 4, 7, "PK TN", reason=RevisionReason.ERROR)])  # fmt: skip
def test_what_is_restated_is_what_a_keeper_would_find(records: list[AssistanceEvent]) -> None:
    people, states, events = (bounds_of(row) for row in rows(register(records)))
    inside = [each for each in told_by_hand(records) if str(each["when"]) == "2021"]

    assert people == Bounds.exactly(sum(int(each["people"].value) for each in inside))
    assert states == Bounds.exactly(len({code for each in inside for code in each["countries"]}))
    assert events == Bounds.exactly(len(inside))


@given(histories(hedged, dates).map(lambda found: [one for one in found if not is_estimate(one)]))
def test_without_estimates_the_restated_figure_is_the_current_one(records: list[AssistanceEvent]) -> None:
    held = register(records)
    for row in rows(held):
        assert row.restated is not None
        assert row.current is not None
        assert (row.restated.bounds, row.restated.certain, row.restated.possible) == (
            row.current.bounds, row.current.certain, row.current.possible,
        )  # fmt: skip
        assert row.restated.bounds == measure(held, row.restated.indicator, YEAR).bounds


def is_estimate(one: Record) -> bool:
    return one.revision is not None and one.revision.reason is RevisionReason.ESTIMATE


@given(histories(hedged, dates), st.sampled_from("abc"), hedged, countries, dates)
@example([event("a", 0, 5)], "a", Quantity(9), "PK", "2021")
def test_l57_a_revised_estimate_restates_nothing(
    records: list[AssistanceEvent], name: str, people: Quantity, codes: str, when: str
) -> None:
    if not any(each.id == name for each in records):
        return
    more = [*records, event(name, 9, people, codes, when, RevisionReason.ESTIMATE)]
    before, after = (restate(register(each), published(register(records))).figures for each in (records, more))

    for one, other in zip(before, after, strict=True):
        assert bounds_of(one) == bounds_of(other)
        assert one.steps == other.steps


@given(histories(hedged, dates), st.randoms(use_true_random=False))
def test_l54_the_order_of_entry_moves_nothing(records: list[AssistanceEvent], chance: object) -> None:
    shuffled = list(records)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a Random

    assert rows(register(shuffled)) == rows(register(records))


# -- a step, against every world --------------------------------------------------------------------------------------


Says = Callable[[AssistanceEvent], list[Any]]
"""What a version may say of the truth, one thing a world."""


def numbers(one: AssistanceEvent) -> list[Any]:
    bounds = one.participants.bounds() if one.participants else Bounds.exactly(0)
    return [bounds.lower, (bounds.lower or 0) + 40 if bounds.upper is None else bounds.upper]


def names(one: AssistanceEvent) -> list[Any]:
    return [one.countries]


def worlds(one: AssistanceEvent | None, says: Says) -> list[Any]:
    """Return what a version adds in each of its worlds; None if it does not count."""
    if one is None or one.when.edtf == "2020":
        return [None]
    return [*says(one), *([None] if one.when.edtf != "2021" else [])]


def pairs_of(
    before: dict[str, AssistanceEvent], after: dict[str, AssistanceEvent], says: Says
) -> Iterator[list[list[Any]]]:
    """Go through what both registers add in every world; versions that say the same of it say it of the same truth."""
    ways = []
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        same = old and new and (says(old), old.when) == (says(new), new.when)
        pairs = [(each, each) for each in worlds(old, says)] if same else product(worlds(old, says), worlds(new, says))
        ways.append([*pairs])
    for world in product(*ways):
        yield [[pair[side] for pair in world if pair[side] is not None] for side in (0, 1)]


states_of = st.dictionaries(
    st.sampled_from("abc"),
    st.builds(
        lambda people, codes, when: (people, codes, when),
        hedged,
        countries,
        st.sampled_from(["2021", "2020", "[2020..2021]"]),
    ),
)


@given(states_of, states_of, st.sets(st.sampled_from("abc")))
@example({"a": (Quantity(3, "at_least"), "PK", "2021")}, {"b": (Quantity(2), "PK", "2021")}, {"a"})
def test_a_step_holds_in_every_world(
    one: dict[str, tuple[Quantity, str, str]], other: dict[str, tuple[Quantity, str, str]], kept: set[str]
) -> None:
    """Section 8: by record, so that what did not change moves nothing however vague it is."""
    before = {name: event(name, 0, *says) for name, says in one.items()}
    after = {name: event(name, 0, *says) for name, says in other.items()}
    after |= {name: before[name] for name in kept & before.keys()}
    held = [register([*each.values()]) for each in (before, after)]
    people, states = (
        moved_by(*(Measured(each, measure(each, indicator, YEAR)) for each in held)) for indicator in (PEOPLE, STATES)
    )
    assert people is not None
    assert states is not None

    for old, new in pairs_of(before, after, numbers):
        assert sum(new) - sum(old) in people
    for old, new in pairs_of(before, after, names):
        assert len(frozenset().union(*new)) - len(frozenset().union(*old)) in states


def test_what_did_not_change_moves_nothing_however_vague_it_is() -> None:
    """By the two figures alone, "at least 3" and "at least 3 and 4 more" may lie anywhere from each other."""
    vague = [event("a", 0, Quantity(3, "at_least"), "PK"), event("b", 0, 2, "TN", "[2020..2021]")]
    people, states, events = rows(register([*vague, event("c", 4, 4, "FR")]))

    for row, more in ((people, 4), (states, 1), (events, 1)):
        assert row.change == Bounds.exactly(more)
        assert [step.cause for step in row.steps if step.moved] == [Cause.LATE_INFORMATION]
