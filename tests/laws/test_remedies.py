"""Every remedy that a reason names runs, removes that reason and adds no block (L52); advice is for people."""

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tracker.cli._compare import REMEDIES as OFFERED
from tracker.comparison import REMEDIES, Comparison, Verdict, comparability, compare
from tracker.comparison._remedies import remedy_of
from tracker.indicators import About, Basis, Figure, measure
from tracker.model import (
    AssistanceEvent,
    Break,
    Bridge,
    Claim,
    Condition,
    Coverage,
    CoverageState,
    EntityType,
    Indicator,
    IndicatorKind,
    Observation,
    Record,
    Register,
    Where,
)
from tracker.values import STRICT, Bounds, InternationalString, Quantity, Recognition, When
from tracker.words._changes import DONE, change_of
from tracker.writers import plain_text

TITLE = InternationalString(en="A title")
COUNT = Indicator(id="count", version="1", title=TITLE, kind=IndicatorKind.FLOW, unit="activities", of="event")
PEOPLE = evolve(COUNT, id="people", unit="persons", counts="participants")
WHOM = evolve(COUNT, id="whom", kind=IndicatorKind.DISTINCT, unit="countries", counts="countries")
STOCK = Indicator(id="stock", version="1", title=TITLE, kind=IndicatorKind.STOCK, unit="parties")


def register(*records: Record) -> Register:
    return Register(id="r", title=TITLE, records=records)


def act(name: str, when: str, *countries: str, people: int | str = 1, kind: str = "training") -> AssistanceEvent:
    return AssistanceEvent(
        id=name,
        kind=kind,
        title=TITLE,
        when=When(when),
        countries=frozenset(countries),
        participants=Quantity.parse(str(people)),
        citations=(),
    )


def codes(found: Comparison) -> dict[str, tuple[str, ...]]:
    return {reason.code: reason.remedies for reason in found.comparability.reasons}


def test_every_remedy_is_offered_and_said() -> None:
    assert set(OFFERED) == set(REMEDIES) == set(DONE)


# -- restate ----------------------------------------------------------------------------------------------------------


def test_the_earlier_period_is_restated_by_the_later_definition() -> None:
    """Section 10: with records, record by record; of two trainings and a workshop only the trainings count anew."""
    old = evolve(COUNT, valid=When("2000/2021"))
    new = evolve(COUNT, version="2", valid=When("2022/2030"), counts="participants")
    held = register(old, new, act("a", "2021", people=">4000"), act("b", "2021", people=5), act("c", "2022", people=9))
    found = compare(held, "count", "2022", against="2021", remedy="restate")

    assert codes(found) == {"DEFINITION_CHANGED": ("restate",)}
    assert found.remedied is not None
    assert found.remedied.remedy.before.bounds == Bounds(4006, None)
    assert found.remedied.comparability.reasons == ()
    assert found.remedied.change.verdict is Verdict.DECREASE
    assert found.remedied.change.grade == "strict"
    assert compare(held, "count", "2022", against="2021", remedy="default").remedied == found.remedied


def test_a_stated_number_cannot_be_restated() -> None:
    old, new = evolve(STOCK, valid=When("2000/2021")), evolve(STOCK, version="2", valid=When("2022/2030"))
    seen = [Observation(indicator="stock", at=When(at), value=Quantity(3)) for at in ("2021", "2022")]
    found = compare(register(old, new, *seen), "stock", "2022", against="2021", remedy="restate")

    assert codes(found) == {"DEFINITION_CHANGED": ()}
    assert found.remedied is None


# -- the panel --------------------------------------------------------------------------------------------------------


def test_the_panel_is_of_those_recorded_in_both_periods() -> None:
    held = register(
        Coverage(of="event", period="2021", state=CoverageState.COMPLETE),
        act("a", "2021", "KE", people=10),
        act("b", "2021", "PK", people=7),
        act("c", "2022", "KE", people=12),
        act("d", "2022", "BR", people=50),
        act("e", "2022", "KE", "PK", people=90),
    )
    found = compare(held, PEOPLE, "2022", against="2021", remedy="panel")

    assert codes(found) == {"COVERAGE_DIFFERS": ("panel",)}
    assert found.remedied is not None
    assert [each.by for each in (found.remedied.remedy.before, found.remedied.remedy.after)] == [(("panel", "KE"),)] * 2
    assert found.remedied.change.bounds == Bounds.exactly(2)
    assert found.remedied.comparability.reasons == ()


def test_a_panel_of_countries_says_nothing_of_how_many_there_are() -> None:
    held = register(
        Coverage(of="event", period="2021", state=CoverageState.COMPLETE),
        act("a", "2021", "KE"),
        act("b", "2022", "KE"),
    )

    assert codes(compare(held, WHOM, "2022", against="2021")) == {"COVERAGE_DIFFERS": ()}


def test_what_is_not_covered_has_no_panel() -> None:
    held = register(
        Coverage(of="event", period="2021", state=CoverageState.NONE), act("a", "2021", "KE"), act("b", "2022", "KE")
    )

    assert codes(compare(held, COUNT, "2022", against="2021")) == {"MISSING": (), "COVERAGE_DIFFERS": ()}


# -- cut to date ------------------------------------------------------------------------------------------------------


def test_both_periods_are_cut_to_what_was_over() -> None:
    late = evolve(act("c", "2022-05", "KE"), recorded=date(2022, 6, 30))
    held = register(act("a", "2021-02"), act("b", "2021-09"), late, act("d", "2022-06-02"))
    found = compare(held, COUNT, "2022", against="2021", remedy="cut_to_date")

    assert codes(found) == {"INCOMPLETE": ("cut_to_date",)}
    assert found.remedied is not None
    done = found.remedied.remedy
    assert (str(done.before.period), str(done.after.period)) == ("2021-01-01..2021-06-30", "2022-01-01..2022-06-30")
    assert found.remedied.change.bounds == Bounds.exactly(1)
    assert compare(held, COUNT, "2022", against="2021", remedy="default").remedied == found.remedied


def test_a_cut_that_blurs_a_date_is_not_offered() -> None:
    late = evolve(act("c", "2022-05", "KE"), recorded=date(2022, 6, 30))

    assert codes(compare(register(act("a", "2021"), late), COUNT, "2022", against="2021")) == {"INCOMPLETE": ()}


# -- the universe -----------------------------------------------------------------------------------------------------

ALL = evolve(WHOM, id="all")
TRAINED = evolve(WHOM, id="trained", where=None)
SHARE = Indicator(
    id="share", version="1", title=TITLE, kind=IndicatorKind.RATIO, unit="share",
    numerator="trained", denominator="all", part_of_whole=True,
)  # fmt: skip


def of_kind(kind: str) -> Indicator:
    return evolve(TRAINED, where=Where(conditions=(Condition("kind", (kind,)),)))


def test_a_share_is_taken_of_those_of_the_earlier_period() -> None:
    """Two of two became two of three, since a country joined; of the two that were there, still two of two."""
    held = register(
        ALL, of_kind("training"), SHARE,
        act("a", "2021", "KE"), act("b", "2021", "PK"),
        act("c", "2022", "KE"), act("d", "2022", "PK"), act("e", "2022", "BR", kind="workshop"),
    )  # fmt: skip
    found = compare(held, "share", "2022", against="2021", remedy="fix_universe")

    assert codes(found) == {"UNIVERSE_CHANGED": ("fix_universe",)}
    assert found.change.verdict is Verdict.DECREASE
    assert found.remedied is not None
    assert found.remedied.change.verdict is Verdict.UNCHANGED
    assert found.remedied.comparability.reasons == ()


def test_a_universe_that_is_not_known_by_name_cannot_be_fixed() -> None:
    share = evolve(SHARE, numerator="count", denominator="people", part_of_whole=False)
    held = register(COUNT, PEOPLE, share, act("a", "2021", people=3), act("b", "2022", people=4))

    assert codes(compare(held, "share", "2022", against="2021")) == {"UNIVERSE_CHANGED": ()}


# -- figures that were measured apart ---------------------------------------------------------------------------------

HELD = register(act("a", "2021/2022", "KE"), act("b", "2022", "PK", "TC"), act("c", "2021", "KE"))
Apart = Callable[[Register], tuple[Figure, Figure]]
APART: dict[str, tuple[str, str, Apart]] = {
    "reading": ("READING_DIFFERS", "one_reading", lambda held: (
        measure(held, COUNT, "2021", reading=STRICT), measure(held, COUNT, "2022"))),
    "about": ("ABOUT_DIFFERS", "recompute", lambda held: (
        measure(held, COUNT, "2021"), measure(held, COUNT, "2022", about=About.ACTUAL))),
    "recognition": ("RECOGNITION_DIFFERS", "recompute", lambda held: (
        measure(held, COUNT, "2021"),
        measure(held, evolve(COUNT, version="2", recognition=Recognition.ON_COMPLETION), "2022"))),
    "origin": ("ORIGIN_DIFFERS", "recompute", lambda held: (
        measure(held, evolve(COUNT, kind=IndicatorKind.CUMULATIVE, valid=When("2020/..")), "2021"),
        measure(held, evolve(COUNT, kind=IndicatorKind.CUMULATIVE, valid=When("2021/..")), "2022"))),
    "vintage": ("VINTAGE_DIFFERS", "same_vintage", lambda held: (
        measure(held.as_of(recorded=date(2021, 1, 1)), COUNT, "2021"), measure(held, COUNT, "2022"))),
    "scope": ("SCOPE_DIFFERS", "like_for_like", lambda held: (
        measure(held, COUNT, "2021"), measure(held, COUNT, "2022", part=(("country", "KE"),)))),
    "entities": ("SCOPE_DIFFERS", "like_for_like", lambda held: (
        measure(held, WHOM, "2021"), measure(held, evolve(WHOM, entities=EntityType.STATES), "2022"))),
}  # fmt: skip


@pytest.mark.parametrize("name", APART)
def test_figures_that_were_measured_apart_are_computed_alike(name: str) -> None:
    code, remedy, made = APART[name]
    before, after = made(HELD)
    found = comparability(before, after)
    done = remedy_of(HELD, remedy, before, after)

    assert remedy in next(reason.remedies for reason in found.reasons if reason.code == code)
    assert done is not None
    again = comparability(done.before, done.after)
    assert code not in {reason.code for reason in again.reasons}
    assert {each.code for each in again.blocks} <= {each.code for each in found.blocks}


def test_figures_of_two_bases_are_taken_from_one() -> None:
    claims = [
        Claim(id=f"c{year}", document="d", paragraph="1", indicator="count", period=year, value=Quantity(9))
        for year in ("2021", "2022")
    ]
    held = register(COUNT, act("a", "2021"), *claims)
    before, after = measure(held, "count", "2021"), measure(held, "count", "2022", basis="claimed")
    found, done = comparability(before, after), remedy_of(held, "compare_like_basis", before, after)

    assert [(each.code, each.advice) for each in found.blocks] == [("BASIS_DIFFERS", ("reconcile",))]
    assert done is not None
    assert done.before.basis is done.after.basis is Basis.EVIDENCED


# -- advice -----------------------------------------------------------------------------------------------------------


def test_what_only_people_can_do_is_advice() -> None:
    broken = evolve(COUNT, breaks=(Break(on=date(2022, 1, 1), reason=TITLE),))
    found = compare(register(act("a", "2021"), act("b", "[2021..2022]")), broken, "2022", against="2021")

    assert [(each.code, each.remedies, each.advice) for each in found.comparability.reasons] == [
        ("BREAK_IN_SERIES", (), ("pre_break",)),
        ("STRADDLERS", (), ("date_the_events",)),
    ]


# -- maps of codes ----------------------------------------------------------------------------------------------------

PARTS = {"seminar": 4, "course": 10, "other": 3}
MAP = (("course", ("training",)), ("other", ()), ("seminar", ("training", "workshop")))


def told(value: int, **parts: int) -> Register:
    old = Indicator(
        id="held", version="1", title=TITLE, kind=IndicatorKind.FLOW, unit="things", valid=When("2000/2021")
    )
    bridge = Bridge(version="1", kind="map", codes=MAP)
    new = evolve(old, version="2", valid=When("2022/2030"), bridge=bridge)
    seen = [
        Observation(indicator="held", period="2021", value=Quantity(number), breakdown=(("kind", code),))
        for code, number in parts.items()
    ]
    whole = [Observation(indicator="held", period=year, value=Quantity(value)) for year in ("2021", "2022")]
    return register(old, new, *seen, *whole)


@pytest.mark.parametrize(
    ("value", "parts", "expected"),
    [
        (17, PARTS, Bounds(14, 14)),  # "other" no longer counts, and nothing else is left
        (20, PARTS, Bounds(14, 17)),  # three of the whole are in no part that is known
        (20, {}, Bounds(0, 20)),
        (20, {"course": 10, "novel": 5}, Bounds(10, 20)),  # what the map does not name may count or not
        (9, PARTS, None),  # the parts are more than the whole: something is wrong, and nothing is carried over
    ],
)
def test_a_map_takes_the_parts_that_still_count(value: int, parts: dict[str, int], expected: Bounds | None) -> None:
    found = compare(told(value, **parts), "held", "2022", against="2021", remedy="bridge")

    assert codes(found) == {"DEFINITION_CHANGED": ("bridge",) if expected else ()}
    assert (found.remedied.remedy.before.bounds if found.remedied else None) == expected


@given(st.dictionaries(st.sampled_from(("course", "other", "seminar", "novel")), st.integers(0, 5)), st.integers(0, 4))
def test_a_map_holds_every_way_in_which_codes_may_have_been_told_apart(parts: dict[str, int], left: int) -> None:
    """Every unit of an unknown code, and of what is in no part, counts or does not; that is all that is not known."""
    found = compare(told(sum(parts.values()) + left, **parts), "held", "2022", against="2021", remedy="bridge")
    least = sum(number for code, number in parts.items() if code in ("course", "seminar"))

    assert found.remedied is not None
    assert found.remedied.remedy.before.bounds == Bounds(least, least + parts.get("novel", 0) + left)


# -- statuses ---------------------------------------------------------------------------------------------------------


def of_status(before: str, after: str, bridge: Bridge | None = None) -> Register:
    status = Indicator(id="status", version="1", title=TITLE, kind=IndicatorKind.STATUS, unit="stage")
    indicators = [status]
    if bridge is not None:
        indicators = [
            evolve(status, valid=When("2000/2021")),
            evolve(status, version="2", valid=When("2022/2030"), bridge=bridge),
        ]
    seen = [
        Observation(indicator="status", at=When(at), value=Quantity.parse(value))
        for at, value in (("2021", before), ("2022", after))
    ]
    return register(*indicators, *seen)


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ("2", "2", Verdict.UNCHANGED),
        ("2", "3", Verdict.CHANGED),
        ("3", "2", Verdict.CHANGED),
        ("1..2", "2..3", Verdict.INDETERMINATE),
        ("1..2", "1..2", Verdict.INDETERMINATE),
        ("1..2", "3..4", Verdict.CHANGED),
    ],
)
def test_a_status_changes_without_arithmetic(before: str, after: str, verdict: Verdict) -> None:
    found = compare(of_status(before, after), "status", "2022", against="2021")

    assert found.change.verdict is verdict
    assert found.change.bounds is None
    assert found.change.grade == ("strict" if verdict.is_definite else None)


def test_a_status_of_another_scale_is_carried_over_by_its_codes() -> None:
    bridge = Bridge(version="1", kind="map", codes=(("1", ("1", "2")), ("2", ("4",))))
    apart = compare(of_status("2", "4", bridge), "status", "2022", against="2021", remedy="bridge")
    vague = compare(of_status("1", "2", bridge), "status", "2022", against="2021", remedy="bridge")
    unknown = compare(of_status("3", "2", bridge), "status", "2022", against="2021", remedy="bridge")

    assert apart.change.verdict is Verdict.NOT_COMPARABLE
    assert apart.remedied is not None
    assert apart.remedied.change.verdict is Verdict.UNCHANGED
    assert vague.remedied is not None
    assert vague.remedied.change.verdict is Verdict.INDETERMINATE
    assert unknown.remedied is None


# -- what both periods share ------------------------------------------------------------------------------------------


def test_the_records_in_both_periods_are_named() -> None:
    held = register(
        act("in-both", "2021-12"),
        act("perhaps", "2021"),
        act("either", "[2021-06,2022-03]"),
        act("before", "2021-02"),
    )
    found = compare(held, COUNT, "2021-12..2022-11", against="2021")
    (reason,) = [each for each in found.comparability.reasons if each.code == "PERIODS_OVERLAP"]

    assert reason.shared == ("in-both",)
    assert reason.perhaps_shared == ("perhaps",)


# -- stocks that nobody observed again --------------------------------------------------------------------------------


def test_a_stock_carried_into_both_periods_was_not_observed_later() -> None:
    seen = Observation(indicator="stock", at=When("2020"), value=Quantity(9))
    found = compare(register(seen), evolve(STOCK, max_age=60), "2022", against="2021")

    assert [(each.code, each.severity.value, each.advice) for each in found.comparability.reasons] == [
        ("CARRIED", "info", ("observe_again",))
    ]
    assert plain_text(change_of(found), "en") == "no later observation"
