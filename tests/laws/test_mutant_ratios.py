"""Law L32 for registers: a ratio is recomputed from its two totals, and never the mean of ratios."""

from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from tracker.indicators import Basis, MissingReason, measure
from tracker.model import AssistanceEvent, Indicator, IndicatorKind, Register
from tracker.values import Bounds, InternationalString, Quantity, When

WORDS = InternationalString(en="Words")
PEOPLE = Indicator(
    id="people", version="1", title=WORDS, kind=IndicatorKind.FLOW, unit="persons", of="event", counts="participants"
)
WOMEN = Indicator(
    id="women", version="1", title=WORDS, kind=IndicatorKind.FLOW, unit="women", of="event", counts="women"
)
EVENTS = Indicator(id="events", version="1", title=WORDS, kind=IndicatorKind.FLOW, unit="events", of="event")


def ratio(above: Indicator, below: Indicator, *, part: bool = False) -> Indicator:
    return Indicator(
        id="ratio",
        version="1",
        title=WORDS,
        kind=IndicatorKind.RATIO,
        unit="share",
        numerator=above.id,
        denominator=below.id,
        part_of_whole=part,
    )


def register(courses: list[tuple[int, int]], *declared: Indicator) -> Register:
    events = [
        AssistanceEvent(
            id=f"e{number}",
            kind="training",
            title=WORDS,
            when=When("2021-05"),
            participants=Quantity(women + others),
            women=Quantity(women),
        )
        for number, (women, others) in enumerate(courses)
    ]
    return Register(id="r", title=WORDS, records=[*events, *declared])


COURSES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=4)


@given(COURSES, st.booleans())
@example([(1, 0), (1, 1)], False)  # noqa: FBT003  # pitfall 6: the mean of 1/1 and 1/2 is 3/4, and 2 of 3 are women
@example([(1, 0), (1, 1)], True)  # noqa: FBT003  # an example of the law's own arguments
def test_l32_the_ratio_of_a_period_is_that_of_its_totals(courses: list[tuple[int, int]], part: bool) -> None:
    """L32: also where the upper number is no declared part of the lower one."""
    share = ratio(WOMEN, PEOPLE, part=part)
    found = measure(register(courses, PEOPLE, WOMEN, share), share, "2021", basis=Basis.EVIDENCED)
    women, people = sum(one for one, _ in courses), sum(one + other for one, other in courses)

    if people:
        assert found.bounds == Bounds.exactly(Fraction(women, people))
    else:
        assert found.missing is MissingReason.CANNOT_EXIST


@given(COURSES.filter(bool))
@example([(1, 0), (5, 5)])
def test_l32_a_mean_per_event_is_that_of_the_totals(courses: list[tuple[int, int]]) -> None:
    mean = ratio(PEOPLE, EVENTS)
    found = measure(register(courses, PEOPLE, EVENTS, mean), mean, "2021", basis=Basis.EVIDENCED)

    assert found.bounds == Bounds.exactly(Fraction(sum(map(sum, courses)), len(courses)))
