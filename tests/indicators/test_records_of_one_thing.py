"""Records of one thing count once: in the rest of a share, among unnamed members, and by country."""

from fractions import Fraction

import pytest
from attrs import evolve

from tracker.indicators import measure, measure_all
from tracker.indicators._counted_records import REGIONAL
from tracker.model import AssistanceEvent, Condition, EntityType, Indicator, IndicatorKind, Record, Register, Where
from tracker.values import Bounds, InternationalString, Quantity, When

TITLE = InternationalString(en="A title")
COUNT = Indicator(id="count", version="1", title=TITLE, kind=IndicatorKind.FLOW, unit="events", of="event")
TRAINING = evolve(COUNT, id="training", where=Where(conditions=(Condition("kind", ("training",)),)))
SHARE = Indicator(
    id="share",
    version="1",
    title=TITLE,
    kind=IndicatorKind.RATIO,
    unit="share",
    numerator="training",
    denominator="count",
    part_of_whole=True,
)
WHOM = evolve(COUNT, id="whom", kind=IndicatorKind.DISTINCT, counts="countries", unit="countries")
STATES = evolve(WHOM, id="states", entities=EntityType.STATES)
PEOPLE = evolve(COUNT, id="people", counts="participants", unit="persons")


def event(identifier: str, when: str = "2021", /, **values: object) -> AssistanceEvent:
    told: dict[str, object] = {"kind": "training", "title": TITLE, **values}
    return AssistanceEvent(id=identifier, when=When(when), **told)  # type: ignore[arg-type]  # keywords go to the fields of their names


def register(*records: Record) -> Register:
    return Register(id="r", title=TITLE, records=(COUNT, TRAINING, SHARE, *records))


@pytest.mark.parametrize("link", ["same_as", "possibly_same_as"])
def test_links_within_the_part_leave_its_share_whole(link: str) -> None:
    twice = event("again", **{link: frozenset({"once"})})
    maybe = event("maybe", "[2021,2022]")
    assert measure(register(event("once"), twice, maybe), SHARE, "2021").bounds == Bounds(1, 1)


def test_a_link_across_part_and_rest_is_allowed_for() -> None:
    other = event("again", kind="workshop", possibly_same_as=frozenset({"once"}))
    found = measure(register(event("once"), other), SHARE, "2021").bounds
    assert found is not None
    assert Fraction(1, 2) in found
    assert 1 in found


def test_two_records_of_one_event_leave_the_same_states_unnamed() -> None:
    named = {"countries": frozenset({"FR", "XK"}), "countries_complete": False, "countries_total": Quantity(4)}
    both = register(event("one", **named), event("two", same_as=frozenset({"one"}), **named))
    assert measure(both, STATES, "2021").bounds == Bounds(1, 3)
    apart = register(event("one", **named), event("two", **named))
    assert measure(apart, STATES, "2021").bounds == Bounds(1, 5)


def test_a_total_decides_whether_people_belong_to_one_country() -> None:
    alone = event("alone", countries=frozenset({"PK"}), participants=Quantity(7))
    rows = {}
    for told in ({"countries_complete": False, "countries_total": Quantity(1)}, {"countries_total": Quantity(3)}):
        held = register(evolve(alone, **told))
        rows[str(told)] = [
            (dict(each.by)["country"], each.bounds) for each in measure_all(held, [PEOPLE], "2021", by="country")
        ]
    assert list(rows.values()) == [[("PK", Bounds(7, 7))], [(REGIONAL, Bounds(7, 7))]]
