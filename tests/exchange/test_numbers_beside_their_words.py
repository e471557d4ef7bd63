"""A number and the words beside it are held against each other: neither wins silently."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import StructureError
from tracker.exchange import ImportPlan, plan_from_file
from tracker.exchange._number_words import settle_words
from tracker.exchange._raw_row import RawRow, RowPlace
from tracker.model import AssistanceEvent

HEADING = "id,kind,title,when,participants.value,participants.qualifier,participants.text\n"


@pytest.fixture
def plan(tmp_path: Path) -> Callable[[str], ImportPlan]:
    (tmp_path / "office").mkdir()
    text = 'schema = 1\nid = "office"\ntitle = "Office"\nlanguages = ["en"]\n'
    (tmp_path / "office" / "register.toml").write_text(text, encoding="utf-8")

    def planned(cells: str) -> ImportPlan:
        (tmp_path / "list.csv").write_text(f"{HEADING}a,training,Course,2021,{cells}\n", encoding="utf-8")
        return plan_from_file(tmp_path / "office", "event", tmp_path / "list.csv")

    return planned


def participants(plan: ImportPlan) -> str:
    (event,) = plan.added
    assert isinstance(event, AssistanceEvent)
    assert event.participants is not None
    return event.participants.short()


@pytest.mark.parametrize(
    ("cells", "short"),
    [
        ("40,about,about 40", "~40"), ("40,,forty judges", "40"), ("40,about,40", "~40"), ("40,,the court", "40"),
        ("40,,40 of 80", "40"), ("12,more_than,plus d'une douzaine", ">12"), ("35,,35 per cent", "35"),
        ("7/20,,35 per cent", "0.35"),
    ],
)  # fmt: skip
def test_words_that_agree_say_nothing_more(plan: Callable[[str], ImportPlan], cells: str, short: str) -> None:
    found = plan(cells)

    assert participants(found) == short
    assert found.remarks == ()


@pytest.mark.parametrize(
    ("cells", "short", "words"), [("40,,about 40", "~40", "about 40"), ("20,,20-25", "20..25", "20-25")]
)
def test_a_hedge_of_the_words_alone_is_taken_and_told(
    plan: Callable[[str], ImportPlan], cells: str, short: str, words: str
) -> None:
    found = plan(cells)

    assert participants(found) == short
    assert [str(each) for each in found.remarks] == [
        f"list.csv:2 participants: the hedge stands in the words '{words}' alone; {short} is taken"
    ]


@pytest.mark.parametrize(
    ("cells", "number", "words", "other"),
    [
        ("12,,about 40", "12", "about 40", "~40"),
        ("40,more_than,about 40", ">40", "about 40", "~40"),
        ("12,,about 40 officers of the court", "12", "about 40 officers of the court", "~40"),
    ],
)
def test_words_of_another_number_are_a_fault(
    plan: Callable[[str], ImportPlan], cells: str, number: str, words: str, other: str
) -> None:
    with pytest.raises(StructureError) as refused:
        plan(cells)

    (fault,) = refused.value.faults
    assert str(fault) == (
        f"list.csv:2 fault at column 'participants.value': participants is {number}, and its words '{words}' say "
        f"{other} (correct one of the two, or leave the words out)"
    )


HEDGES = {"": "exact", "about ": "about", "more than ": "more_than", "au moins ": "at_least", "près de ": "nearly"}


@given(st.integers(0, 9999), st.integers(0, 9999), st.sampled_from(sorted(HEDGES)))
def test_nothing_that_contradicts_goes_unsaid(number: int, worded: int, hedge: str) -> None:
    """Whatever number stands beside whatever words: they agree, the hedge is taken and told, or it is a fault."""
    row = RawRow(RowPlace("a.csv", None, 2), {"event": {"participants": {"value": number, "text": f"{hedge}{worded}"}}})
    settle_words(row)
    value: dict[str, Any] = row.raw["participants"]

    assert bool(row.faults) == (number != worded)
    assert bool(row.remarks) == (number == worded and bool(hedge))
    assert value.get("qualifier", "exact") == (HEDGES[hedge] if number == worded else "exact")


def test_json_is_held_to_the_same(tmp_path: Path, plan: Callable[[str], ImportPlan]) -> None:
    plan("40,,40")
    event = {"id": "a", "kind": "training", "title": "Course", "when": 2021}
    path = tmp_path / "list.json"
    path.write_text(json.dumps([{**event, "participants": {"value": 12, "text": "environ 40"}}]), encoding="utf-8")
    with pytest.raises(StructureError) as refused:
        plan_from_file(tmp_path / "office", "event", path)

    (fault,) = refused.value.faults
    assert str(fault) == (
        "list.json:1 fault at item 1, field 'participants': participants is 12, and its words 'environ 40' say ~40 "
        "(correct one of the two, or leave the words out)"
    )
