"""Laws of adding up (L23, L28, L29, L31): what does not add up is refused, and what does holds the truth."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import InvalidValueError, NotAdditiveError
from tracker.indicators import Additivity, Basis, add_up, additivity, measure, measure_all
from tracker.indicators._additivity import Dimension
from tracker.model import AssistanceEvent, Claim, Coverage, CoverageState, Indicator, IndicatorKind, Register
from tracker.values import Bounds, InternationalString, Quantity, When


def title(words: str) -> InternationalString:
    return InternationalString(en=words)


PEOPLE = Indicator(
    id="people",
    version="1",
    title=title("P"),
    kind=IndicatorKind.FLOW,
    unit="persons",
    of="event",
    counts="participants",
)
COUNT = evolve(PEOPLE, id="count", counts="records")
WHOM = evolve(PEOPLE, id="whom", kind=IndicatorKind.DISTINCT, counts="countries")
STOCK = Indicator(id="stock", version="1", title=title("S"), kind=IndicatorKind.STOCK, unit="cases")

DATES = ("2020-05", "2021-05", "[2020..2021]", "2021-12")
ACTS = st.lists(
    st.tuples(st.sampled_from(DATES), st.integers(0, 5), st.sampled_from(["AF", "BD", "AF BD"])), max_size=4
)


def register(acts: list[tuple[str, int, str]], *more: Claim | Coverage) -> Register:
    events = [
        AssistanceEvent(
            id=f"e{number}",
            kind="training",
            title=title("x"),
            when=When(when),
            participants=Quantity(people),
            countries=frozenset(codes.split()),
        )
        for number, (when, people, codes) in enumerate(acts)
    ]
    return Register(id="r", title=title("R"), records=[*events, *more])


@given(ACTS)
def test_l23_the_sum_over_periods_holds_the_whole(acts: list[tuple[str, int, str]]) -> None:
    held = register(acts)
    parts = [measure(held, PEOPLE, year) for year in ("2020", "2021")]
    whole = measure(held, PEOPLE, "2020..2021")
    added = add_up(parts, "time")

    assert added.period == whole.period
    assert whole.bounds is not None
    assert added.bounds is not None
    assert whole.bounds.within(added.bounds)
    if not any(when.startswith("[") for when, _, _ in acts):
        assert whole.bounds == added.bounds


@given(ACTS)
def test_amounts_by_country_and_what_is_regional_add_up_to_the_whole(acts: list[tuple[str, int, str]]) -> None:
    held = register(acts)
    parts = measure_all(held, [PEOPLE], "2021", by="country", basis=Basis.EVIDENCED)

    if parts:
        assert add_up(parts, "entity").bounds == measure(held, PEOPLE, "2021").bounds


def test_counts_by_country_are_incidences_and_do_not_add_up() -> None:
    held = register([("2021-05", 1, "AF BD")])
    parts = measure_all(held, [COUNT], "2021", by="country", basis=Basis.EVIDENCED)

    with pytest.raises(NotAdditiveError) as caught:
        add_up(parts, "entity")
    assert str(caught.value) == (
        "a record that counts in several parts would be added twice; measure the whole instead"
    )


@given(st.sampled_from([IndicatorKind.STOCK, IndicatorKind.CUMULATIVE]), ACTS)
def test_l29_states_never_add_up_over_time(kind: IndicatorKind, acts: list[tuple[str, int, str]]) -> None:
    """L29: for every input."""
    held = register(acts)
    parts = [evolve(measure(held, PEOPLE, year), indicator=evolve(PEOPLE, kind=kind)) for year in ("2020", "2021")]

    with pytest.raises(NotAdditiveError):
        add_up(parts, "time")


@given(st.sampled_from(IndicatorKind), st.sampled_from(Dimension))
def test_l31_weakening_never_makes_a_refusal_a_number(kind: IndicatorKind, dimension: Dimension) -> None:
    """L31: what is forbidden raises, and an author may only forbid more."""
    free = evolve(STOCK, kind=kind)
    weaker = evolve(free, not_additive=frozenset({dimension.value}))

    assert additivity(weaker, dimension) is not Additivity.SUM
    if additivity(free, dimension) is not Additivity.SUM:
        assert additivity(weaker, dimension) is additivity(free, dimension)


def test_a_declaration_may_forbid_adding_up() -> None:
    held = register([])
    guarded = evolve(PEOPLE, not_additive=frozenset({"time"}))

    with pytest.raises(NotAdditiveError) as caught:
        add_up([measure(held, guarded, "2020"), measure(held, guarded, "2021")], "time")
    assert str(caught.value) == "figures of 'people' do not add up over time: its declaration forbids it"


def test_l28_what_is_missing_makes_the_sum_missing() -> None:
    none = Coverage(of="event", period="2020", state=CoverageState.NONE)
    held = register([("2021-05", 3, "AF")], none)
    added = add_up([measure(held, PEOPLE, "2020"), measure(held, PEOPLE, "2021")], "time")

    assert added.bounds is None
    assert added.missing is not None


def test_distinct_members_do_not_add_up() -> None:
    held = register([("2020-05", 1, "AF"), ("2021-05", 1, "AF")])

    with pytest.raises(NotAdditiveError) as caught:
        add_up([measure(held, WHOM, "2020"), measure(held, WHOM, "2021")], "time")
    assert str(caught.value) == (
        "figures of 'whom' do not add up over time: the same members may be in several of them; measure the whole"
        " instead"
    )


@pytest.mark.parametrize(
    ("periods", "message"),
    [
        (
            ("2020", "2020-07..2021-06"),
            "figures over periods that overlap, or leave a gap, do not add up; measure the whole",
        ),
        (("2020", "2022"), "figures over periods that overlap, or leave a gap, do not add up; measure the whole"),
    ],
)
def test_periods_must_follow_one_another(periods: tuple[str, str], message: str) -> None:
    held = register([])

    with pytest.raises(NotAdditiveError) as caught:
        add_up([measure(held, PEOPLE, period) for period in periods], "time")
    assert str(caught.value) == message


def test_a_claim_inside_a_wider_one_is_never_added_again() -> None:
    def claim(key: str, part: str, *includes: str) -> Claim:
        return Claim(
            id=key, document="d", paragraph="4", indicator="p", period="2021", value=Quantity(10),
            breakdown=(("programme", part),), includes=frozenset(includes),
        )  # fmt: skip

    declared = evolve(STOCK, id="p", kind=IndicatorKind.FLOW)
    held = register([], claim("whole", "all", "part"), claim("part", "one"))
    parts = measure_all(held, [declared], "2021", by="programme")

    with pytest.raises(NotAdditiveError) as caught:
        add_up(parts, "programme", held)
    assert str(caught.value) == "claim 'part' is a part of claim 'whole' already; leave it out"


def test_other_refusals() -> None:
    held = register([])
    with pytest.raises(InvalidValueError) as nothing:
        add_up([], "time")
    with pytest.raises(InvalidValueError) as nowhere:
        additivity(PEOPLE, "tim")

    assert str(nothing.value) == "nothing adds up to no figure; give at least one"
    assert str(nowhere.value) == "values are not put together along 'tim'; did you mean 'time'?"
    one, other = measure(held, PEOPLE, "2020"), measure(held, PEOPLE, "2021", reading="strict")
    with pytest.raises(NotAdditiveError) as unlike:
        add_up([one, other], "time")
    assert str(unlike.value) == "figures that differ in reading do not add up; make them alike first"
    assert add_up([one], "time").bounds == Bounds.exactly(0)


def test_a_dimension_that_does_not_exist() -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(PEOPLE, not_additive=frozenset({"tim"}))
    assert str(caught.value) == "not_additive names 'tim'; the dimensions are time, entity, category and programme"
