"""Targets as blocks: where each started, what was planned, what was reached, and the verdict."""

from datetime import date

from shown import labels_of, said, titles_of, values_of

from tracker import load
from tracker.comparison import assess, assess_all
from tracker.comparison._targets import assess_path
from tracker.errors import InvalidValueError, UnknownRecordError
from tracker.model import Target
from tracker.views import as_json, view
from tracker.views._targets import TargetProgress
from tracker.words._changes import attained_in_words
from tracker.words._numbers import amount_of

PLAN = load("examples/programme-plan")
FOUND = assess_all(PLAN, "2025")


def paths() -> list[TargetProgress]:
    found = []
    for target in PLAN.of_type(Target).values():
        try:
            path = assess_path(PLAN, target, "2024", since=date(2023, 1, 1))
        except (InvalidValueError, UnknownRecordError):
            continue
        found.append(TargetProgress(assess(PLAN, target), path))
    return found


def test_every_target_is_shown_with_what_was_planned_and_reached() -> None:
    blocks = view(FOUND, PLAN)

    assert len(FOUND) == len(blocks) > 3
    for found, block, title in zip(FOUND, blocks, titles_of(blocks), strict=True):
        assert title.startswith(said(found.actual.indicator.title))
        assert title.endswith(f"  [{found.target.key}]")
        assert labels_of(block) == (["start"] if found.target.baseline else []) + ["planned", "reached", "target"]
        assert values_of(block, "planned")[0].startswith(said(amount_of(found.target.value)))
        assert values_of(block, "target") == [said(attained_in_words(found))]


def test_a_target_on_the_way_says_what_a_straight_line_asks_for() -> None:
    shown = paths()

    assert shown
    for found in shown:
        (block,) = view(found, PLAN)

        assert labels_of(block)[-1] == "on track"
        assert "a straight line asks for" in values_of(block, "on track")[0]


def test_json_is_the_same_whether_the_way_was_asked_about_or_not() -> None:
    alone = as_json(FOUND, register=PLAN)["targets"]

    assert alone == as_json([TargetProgress(each) for each in FOUND], register=PLAN)["targets"]
    assert [each["target"] for each in alone] == [each.target.key for each in FOUND]
    assert [each["verdict"] for each in alone] == [each.verdict.value for each in FOUND]
