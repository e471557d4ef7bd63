"""Digests: whatever decides is in them, and nothing else; those of records never change, as publications keep them."""

import json
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from tracker.files import load
from tracker.model import AssistanceEvent, Citation, Condition, Direction, Indicator, IndicatorKind, Origin, Where
from tracker.records import digest_of
from tracker.records._canonical import definition_digest
from tracker.values import InternationalString, Recognition, When

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
    assert definition_digest(other) != definition_digest(COURSES)


def test_the_order_of_conditions_and_codes_is_no_part_of_a_definition() -> None:
    """A filter written in another order is the same filter."""
    assert COURSES.where is not None
    first, second = COURSES.where.conditions
    turned = Where(conditions=(second, evolve(first, values=first.values[::-1])))
    assert definition_digest(evolve(COURSES, where=turned)) == definition_digest(COURSES)


def test_what_decides_nothing_is_no_part_of_a_definition() -> None:
    """A title in other words, a source that is cited, and a day of entry leave what is counted as it is."""
    other = evolve(
        COURSES,
        title=InternationalString(fr="Cours"),
        citations=(Citation(document="d"),),
        recorded=date(2022, 1, 1),
        direction=Direction.UP,
    )

    assert definition_digest(other) == definition_digest(COURSES)
    assert digest_of(other) != digest_of(COURSES)


# -- records ----------------------------------------------------------------------------------------------------------

DIGESTS = json.loads((Path(__file__).parent / "digests.json").read_text(encoding="utf-8"))
REGISTERS = {name: load(f"examples/{name}") for name in DIGESTS}


@pytest.mark.parametrize("name", DIGESTS)
def test_digests_are_what_publications_have_kept(name: str) -> None:
    """Recorded once: a digest that changes says of every publication that its records are no longer what they were."""
    found = {f"{each.table}:{each.key}": digest_of(each) for each in REGISTERS[name].records}

    assert {key: found.get(key) for key in DIGESTS[name]} == DIGESTS[name]


def test_the_order_of_conditions_is_no_part_of_a_record() -> None:
    """All of them must be met, whichever stands first."""
    assert COURSES.where is not None
    turned = Where(conditions=COURSES.where.conditions[::-1])

    assert COURSES.where.conditions != turned.conditions
    assert digest_of(evolve(COURSES, where=turned)) == digest_of(COURSES)


def test_where_a_record_was_read_and_how_a_date_is_spelled_make_no_difference() -> None:
    def event(when: str, line: int) -> AssistanceEvent:
        title = InternationalString(en="Course")
        origin = Origin("event.toml", line)
        return AssistanceEvent(id="a", kind="training", title=title, when=When(when), origin=origin)

    assert digest_of(event("2021-03", 1)) == digest_of(event("2021-03", 7))
    assert digest_of(event("2021-03", 1)) != digest_of(event("2021-04", 1))
