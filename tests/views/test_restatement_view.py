"""Restatements, verifications and openings of periods as blocks: each row, step, difference and task is there."""

from collections import Counter
from pathlib import Path

import pytest
from shown import items_of, labels_of, notes_of, pairs_of, said, text_of, titles_of
from wells_register import LATE, replaced, written

from tracker import Register, load
from tracker.comparison import Restatement, restate
from tracker.documents import Heading, Pairs
from tracker.publications import publications, publish, verify, verify_all
from tracker.rollover import open_period
from tracker.views import as_json, view
from tracker.views._restatement import LatestRestatement
from tracker.words._restatements import move_of_row
from tracker.words._terms import brief


@pytest.fixture
def wells(tmp_path: Path) -> Path:
    """A register whose first year was published, and of which more became known since."""
    directory = written(tmp_path / "wells")
    publish(load(directory), "first", id="r1")
    return written(directory, late=LATE)


@pytest.fixture
def restated(wells: Path) -> Restatement:
    (publication,) = publications(load(wells))
    return restate(load(wells), publication)


def test_every_figure_that_moved_is_told_step_by_step(restated: Restatement) -> None:
    blocks = view(restated)
    told = [row for row in restated.figures if row.moved or row.blocked]
    shown = [block for block in blocks if isinstance(block, Pairs)]

    assert len(told) == len(shown) == len(restated.moved) > 1
    for row, block, title in zip(told, shown, titles_of(blocks), strict=True):
        assert f"[{row.claim.indicator.partition('@')[0]}, " in title
        steps = [step for step in row.steps if step.moved]
        assert [label for label in labels_of(block) if label] == [
            "as published",
            "as recomputed",
            *(said(brief(step.cause)) for step in steps),
            "as restated",
            "current",
        ]
        assert dict(pairs_of(block)).items() >= {
            (said(brief(step.cause)), said(move_of_row(row, step.change))) for step in steps
        }
        movers = {mover.record.key for step in steps for mover in step.movers}
        assert movers
        assert all(key in text_of([block]) for key in movers)


def test_figures_that_moved_and_that_did_not_are_counted(restated: Restatement) -> None:
    every, moved = len(restated.figures), len(restated.moved)

    assert notes_of(view(restated)) == [
        f"Figures of publication r1 (2023) that moved: {moved} of {every}.",
        f"Figures that did not move: {every - moved}.",
    ]


def test_json_tells_every_row_with_its_movers(restated: Restatement) -> None:
    found = as_json(LatestRestatement(restated))["restatement"]

    assert found == {key: value for key, value in as_json(restated).items() if key != "output"}
    assert [each["claim"] for each in found["rows"]] == [row.claim.id for row in restated.figures]
    assert Counter(
        mover["record"] for row in found["rows"] for step in row["steps"] for mover in step["movers"]
    ) == Counter(mover.record.key for row in restated.figures for step in row.steps for mover in step.movers)
    assert view(LatestRestatement(None)) == ()
    assert as_json(LatestRestatement(None)) == {"output": 1, "restatement": None, "follow_up": None}


# -- verification -----------------------------------------------------------------------------------------------------


def test_every_difference_of_a_publication_is_an_item_with_its_records(wells: Path) -> None:
    replaced(wells, "events.toml", "participants = 20", "participants = 21")
    found = verify(load(wells), "r1")
    blocks = view(found)

    assert notes_of(blocks) == ["r1: this differs"]
    items = items_of(blocks)
    assert len(items) == len(found.differences) + len(found.notes) > 1
    for difference, item in zip(found.differences, items, strict=False):
        assert item.startswith(said(difference.said))
        assert all(change.place in item for change in difference.records)
    assert [each["subject"] for each in as_json(found)["differences"]] == [each.subject for each in found.differences]


def test_every_publication_is_named(wells: Path) -> None:
    publish(load(wells), "second", id="r2")

    assert notes_of(view(verify_all(load(wells)))) == ["r1: nothing differs", "r2: nothing differs"]


# -- opening ----------------------------------------------------------------------------------------------------------


def test_every_task_of_an_opening_stands_under_its_kind() -> None:
    register: Register = load("examples/smuggling-of-migrants")
    opening = open_period(register, "2022-08-01..2024-07-31", id="cop12")
    blocks = view(opening, register)
    heads = [block.anchor for block in blocks if isinstance(block, Heading)]

    assert heads == list(dict.fromkeys(item.task.value.replace("_", "-") for item in opening.items))
    lines = items_of(blocks)
    alone = [item for item in opening.items if f"☐ {said(item.said)}" in lines]
    asked_as_one = [item for item in opening.items if item not in alone]
    assert {item.table for item in asked_as_one} == {"programme", "passage"}
    assert all(item.name is not None and any(said(item.name) in line for line in lines) for item in asked_as_one)
    assert len(lines) == len(alone) + len({(item.alike, item.table) for item in asked_as_one})
    found = as_json(opening, register=register)
    assert [each["record"] for each in found["items"]] == [item.key for item in opening.items]
    assert [each["record"] for each in found["drafts"]] == [each.key for each in opening.drafts]
