"""Laws of ratios, rates and cumulative numbers (L29 to L33), against enumeration."""

from fractions import Fraction
from itertools import product

from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.comparison import compare
from tracker.indicators import Basis, Flag, MissingReason, measure
from tracker.indicators._ratio import part_over_whole, quotient
from tracker.model import AssistanceEvent, Condition, Indicator, IndicatorKind, Register, Where
from tracker.values import Bounds, InternationalString, Quantity, ReportingPeriod, When

SMALL = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda pair: Bounds(min(pair), max(pair)))


def title(words: str) -> InternationalString:
    return InternationalString(en=words)


def within(number: Bounds) -> range:
    assert isinstance(number.lower, int)
    assert isinstance(number.upper, int)
    return range(number.lower, number.upper + 1)


# -- two numbers ------------------------------------------------------------------------------------------------------


@given(SMALL, SMALL)
@example(Bounds(0, 1), Bounds(0, 1))
def test_a_quotient_holds_every_case_and_no_more(above: Bounds, below: Bounds) -> None:
    """What both numbers can be, divided; nothing where the lower one must be zero."""
    cases = {Fraction(one, other) for one, other in product(within(above), within(below)) if other}
    found = quotient(above, below)

    assert (found.bounds is None) is (not cases)
    assert found.may_be_undefined is (0 in within(below)) or found.bounds is None
    if found.bounds is not None:
        assert all(case in found.bounds for case in cases)
        assert found.bounds.lower == min(cases)
        if 0 not in within(below):
            assert found.bounds.upper == max(cases)


@given(SMALL, SMALL)
@example(Bounds(0, 0), Bounds(0, 2))
@example(Bounds(0, 3), Bounds(0, 0))
def test_a_part_of_a_whole_holds_every_case_and_no_more(part: Bounds, rest: Bounds) -> None:
    cases = {Fraction(one, one + other) for one, other in product(within(part), within(rest)) if one + other}
    found = part_over_whole(part, rest)

    assert (found.bounds is None) is (not cases)
    if found.bounds is not None:
        assert all(case in found.bounds for case in cases)
        assert (found.bounds.lower, found.bounds.upper) == (min(cases), max(cases))
        assert found.bounds.within(Bounds(0, 1))


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), min_size=1, max_size=4))
def test_l32_the_pooled_ratio_lies_between_its_components(pairs: list[tuple[int, int]]) -> None:
    """L32: the sum of the upper numbers over the sum of the lower ones, never the mean of the ratios."""
    pooled = quotient(
        Bounds.exactly(sum(above for above, _ in pairs)), Bounds.exactly(sum(below for _, below in pairs))
    ).bounds

    assert pooled is not None
    assert pooled.lower is not None
    assert min(Fraction(*pair) for pair in pairs) <= pooled.lower <= max(Fraction(*pair) for pair in pairs)


# -- computed from records --------------------------------------------------------------------------------------------


def trained(
    key: str, when: str, participants: str, women: str | None = None, kind: str = "training"
) -> AssistanceEvent:
    return AssistanceEvent(
        id=key,
        kind=kind,
        title=title(key),
        when=When(when),
        participants=Quantity.parse(participants),
        women=Quantity.parse(women) if women else None,
    )


ALL = Indicator(id="all", version="1", title=title("All"), kind=IndicatorKind.FLOW, unit="events", of="event")
COURSES = evolve(ALL, id="courses", where=Where(conditions=(Condition("kind", ("training",)),)))
PEOPLE = evolve(ALL, id="people", unit="persons", counts="participants")
WOMEN = evolve(PEOPLE, id="women", counts="women")
SHARE = Indicator(
    id="share",
    version="1",
    title=title("Share of courses"),
    kind=IndicatorKind.RATIO,
    unit="share",
    numerator="courses",
    denominator="all",
    part_of_whole=True,
)
SHARE_OF_WOMEN = evolve(SHARE, id="share-of-women", numerator="women", denominator="people")

DAYS = ("2021-06", "[2020..2021]", "2020-06")
ACTS = st.lists(st.tuples(st.sampled_from(DAYS), st.sampled_from(("training", "workshop"))), max_size=4)


def register(*records: AssistanceEvent) -> Register:
    declared = (ALL, COURSES, PEOPLE, WOMEN, SHARE, SHARE_OF_WOMEN)
    return Register(id="r", title=title("R"), records=(*records, *declared))


@given(ACTS)
@example([("[2020..2021]", "training"), ("2021-06", "workshop")])
def test_a_share_of_records_holds_every_world(acts: list[tuple[str, str]]) -> None:
    """Each act whose year is open lies in the period or not: whatever happened, the share is within the bounds."""
    events = [trained(f"e{number}", when, "1", kind=kind) for number, (when, kind) in enumerate(acts)]
    choices = [{"2021-06": (True,), "2020-06": (False,)}.get(when, (True, False)) for when, _ in acts]
    truths = set()
    for world in product(*choices):
        inside = [kind for (_, kind), is_in in zip(acts, world, strict=True) if is_in]
        if inside:
            truths.add(Fraction(inside.count("training"), len(inside)))
    figure = measure(register(*events), "share", "2021", basis=Basis.EVIDENCED)

    if not truths:
        assert figure.missing is MissingReason.CANNOT_EXIST
    else:
        assert figure.bounds is not None
        assert (figure.bounds.lower, figure.bounds.upper) == (min(truths), max(truths))
        never_empty = any(choice == (True,) for choice in choices)
        assert (Flag.DENOMINATOR_MAY_BE_ZERO in figure.flags) is not never_empty


def test_the_share_of_women_keeps_both_numbers() -> None:
    figure = measure(
        register(trained("a", "2021-03", "20", "5"), trained("b", "2021-04", "20", "15")), SHARE_OF_WOMEN, "2021"
    )

    assert figure.bounds == Bounds.exactly(Fraction(1, 2))
    assert [part.bounds for part in figure.parts] == [Bounds.exactly(20), Bounds.exactly(40)]


# -- over time --------------------------------------------------------------------------------------------------------

SINCE_2020 = evolve(ALL, id="since", kind=IndicatorKind.CUMULATIVE, valid=When("2020-01-01/.."))


@given(st.lists(st.sampled_from(("2019-05", "2020-03", "2020-12", "2021-01", "[2020..2021]", "2021-07")), max_size=5))
def test_l30_the_difference_of_two_cumulative_numbers_is_the_flow_between(dates: list[str]) -> None:
    """L30: same origin, and what is added between two instants is what happened between them."""
    events = [trained(f"e{number}", when, "1") for number, when in enumerate(dates)]
    held = register(*events)
    found = compare(held, SINCE_2020, "2021", against="2020")
    flow = measure(held, ALL, "2021", basis=Basis.EVIDENCED)

    assert found.change.bounds == flow.bounds
    earlier, later = found.before.bounds, found.after.bounds
    assert earlier is not None
    assert later is not None
    assert (later.lower or 0) >= (earlier.lower or 0)
    assert (later.upper or 0) >= (earlier.upper or 0)
    assert found.after.at == When("2021-12-31")


MONTHLY = evolve(ALL, id="monthly", kind=IndicatorKind.RATE, unit="events per month")


@given(st.integers(0, 6), st.integers(0, 6))
def test_l33_a_pooled_rate_is_the_mean_weighted_by_duration(first: int, second: int) -> None:
    """L33: a rate times its duration is the flow, exactly, and rates pool by their durations."""
    events = [trained(f"a{n}", "2020-02", "1") for n in range(first)] + [
        trained(f"b{n}", "2021-02", "1") for n in range(second)
    ]
    held = register(*events)

    def rate(period: str) -> Fraction:
        found = measure(held, MONTHLY, period, basis=Basis.EVIDENCED).bounds
        assert found is not None
        assert found.is_exact
        return Fraction(found.lower or 0)

    assert rate("2020") * 12 == first
    assert rate("2020-01..2021-06") * 18 == rate("2020") * 12 + rate("2021-01..2021-06") * 6


def test_a_ratio_of_nothing_cannot_exist() -> None:
    assert measure(register(), SHARE, ReportingPeriod.parse("2021")).missing is MissingReason.CANNOT_EXIST
