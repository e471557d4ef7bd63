"""The digest of a definition: whatever decides on a figure is in it, and nothing else."""

import pytest
from attrs import evolve

from tracker.comparison import definition_hash
from tracker.model import Condition, Indicator, IndicatorKind, Where
from tracker.values import InternationalString, Recognition

COURSES = Indicator(
    id="courses",
    version="1",
    title=InternationalString(en="Courses"),
    kind=IndicatorKind.FLOW,
    unit="events",
    of="event",
    counts="records",
    where=Where(
        conditions=(
            Condition(path="kind", values=("training", "workshop")),
            Condition(path="programmes", values=("p",)),
        )
    ),
)


@pytest.mark.parametrize("other", [evolve(COURSES, recognition=Recognition.ACTIVE), evolve(COURSES, max_age=6)])
def test_a_rule_of_recognition_or_age_is_part_of_a_definition(other: Indicator) -> None:
    """A record that counts in another period, or a stock that may be carried, makes another definition."""
    assert definition_hash(other) != definition_hash(COURSES)


def test_the_order_of_conditions_and_codes_is_no_part_of_a_definition() -> None:
    """A filter written in another order is the same filter."""
    assert COURSES.where is not None
    first, second = COURSES.where.conditions
    turned = Where(conditions=(second, evolve(first, values=first.values[::-1])))
    assert definition_hash(evolve(COURSES, where=turned)) == definition_hash(COURSES)
