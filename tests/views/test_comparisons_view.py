"""Comparisons and series as blocks: both figures, the verdict, every reason, and a row for each period."""

import re

import pytest
from shown import labels_of, notes_of, pairs_of, rows_of, said, text_of, titles_of, values_of

from tracker import compare, load
from tracker.comparison import Comparison, ReasonSeverity, compare_all, compare_series
from tracker.documents import Measured, Table
from tracker.model import AssistanceEvent, Coverage, CoverageState, Register
from tracker.values import InternationalString, When
from tracker.views import as_json, view
from tracker.views._series import ComparedPeriods
from tracker.words._changes import change_or_difference, notes_on
from tracker.writers import to_text

SOM = load("examples/smuggling-of-migrants")
ALL = compare_all(SOM, None, "cop11", against="cop10")


def test_every_comparison_is_shown_with_both_figures_and_its_verdict() -> None:
    blocks = view(ALL, SOM)

    assert titles_of(blocks) == [f"{said(each.indicator.title)}  [{each.indicator.id}]" for each in ALL]
    for comparison, block in zip(ALL, blocks, strict=True):
        assert labels_of(block)[:3] == ["before", "after", "change"]
        (change,) = values_of(block, "change")
        assert change.startswith(said(change_or_difference(comparison)))
        assert values_of(block, "note") == [said(note) for note in notes_on(comparison)]


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_of_records_that_do_not_hold_all_no_change_of_the_world_is_said(number: int, language: str) -> None:
    """Whatever the verdict on the records: increase, decrease or unchanged."""
    records = [
        event(f"{year}-{each}", year) for year, events in (("2020", 2), ("2021", number)) for each in range(events)
    ]
    register = Register(id="r", title=InternationalString(en="R"), records=records)
    found = compare(register, "events", "2021", against="2020")
    page = to_text(view(found, register), language)
    signs = {1: "−1", 2: "0", 3: "+1"}[number]

    assert found.change.verdict.is_definite
    assert {"en": f"difference between what is recorded: {signs}", "fr": f"données consignées\u00a0: {signs}"}[
        language
    ] in page
    assert not re.search("increase|decrease|unchanged|augmentation|diminution|inchangé", page)


def test_of_records_that_hold_all_the_change_is_said() -> None:
    complete = [Coverage(of="event", period=year, state=CoverageState.COMPLETE) for year in ("2020", "2021")]
    register = Register(id="r", title=InternationalString(en="R"), records=[*complete, event("a", "2021")])

    assert "  change  increase of 1 " in to_text(
        view(compare(register, "events", "2021", against="2020"), register), "en"
    )


def event(key: str, when: str) -> AssistanceEvent:
    return AssistanceEvent(id=key, kind="training", title=InternationalString(en=key), when=When(when))


@pytest.mark.parametrize("comparison", ALL, ids=lambda each: each.indicator.id)
def test_what_forbids_comparing_names_what_would_help(comparison: Comparison) -> None:
    (block,) = view(comparison, SOM)
    blocks = comparison.comparability.blocks
    is_missing = any(reason.code == "MISSING" for reason in blocks)
    remedies = sorted({remedy for reason in blocks for remedy in reason.remedies})
    told = [each for each in comparison.comparability.reasons if each.severity is not ReasonSeverity.INFO]
    advice = dict.fromkeys(name for reason in told for name in reason.advice)

    assert values_of(block, "remedy") == ([", ".join(remedies)] if remedies and not is_missing else [])
    assert len(values_of(block, "advice")) == len(advice)


def test_who_came_and_who_went_is_named() -> None:
    comparison = compare(SOM, "countries-assisted", "cop11", against="cop10", by_member=True)
    (block,) = view(comparison, SOM)
    panel = comparison.panel

    assert panel is not None
    told = dict(pairs_of(block))
    shown = {"in both": panel.possible, "came": panel.entries, "went": panel.exits}
    shown |= {"newly in": panel.newly_recorded, "lapsed": panel.no_longer_recorded}
    assert {label: told.get(label) for label in shown} == {
        label: ", ".join(codes) or None for label, codes in shown.items()
    }
    assert any(shown.values())


def test_a_remedy_that_cannot_be_had_is_told() -> None:
    (series,) = (compare_series(SOM, "events", ["cop10", "cop11"]),)
    (plain,) = view(ComparedPeriods((series,)), SOM)
    (asked,) = view(ComparedPeriods((series,), asked="rate"), SOM)

    assert series.steps[0].remedied is None
    assert pairs_of(asked)[: len(pairs_of(plain))] == pairs_of(plain)
    assert pairs_of(asked)[len(pairs_of(plain)) :] == [("remedy", "rate cannot be done with these figures")]
    assert view(ComparedPeriods((series,), asked="rate", only_blocked=True), SOM) == (plain,)


# -- series -----------------------------------------------------------------------------------------------------------

QUARTERS = compare_series(SOM, "events", ["2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4"])


def test_a_series_has_a_row_for_each_period_and_the_numbers_of_each() -> None:
    (table,) = view(QUARTERS, SOM)
    assert isinstance(table, Table)
    cells = [row.cells[1] for row in table.rows]

    assert len(table.rows) == len(QUARTERS.figures) == 4
    assert [said(column.title) for column in table.columns] == ["time", "figure", "change"]
    assert [(cell.lower, cell.upper) for cell in cells if isinstance(cell, Measured)] == [
        (figure.bounds and figure.bounds.lower, figure.bounds and figure.bounds.upper) for figure in QUARTERS.figures
    ]
    assert [row[2] for row in rows_of(table)[1:]] == [
        said(change_or_difference(step, is_brief=True)) for step in QUARTERS.steps
    ]
    assert rows_of(table)[0][2] == ""


def test_every_note_of_a_series_is_said_once() -> None:
    text = text_of(view(QUARTERS, SOM))
    notes = {said(note) for step in QUARTERS.steps for note in notes_on(step)}

    assert notes
    assert {note: text.count(note) for note in notes} == dict.fromkeys(notes, 1)
    assert notes_of(view(QUARTERS, SOM)) == []


def test_two_periods_are_a_comparison_and_more_a_table() -> None:
    two = compare_series(SOM, "events", ["cop10", "cop11"])

    assert view(two, SOM) == view(two.steps[0], SOM)


def test_json_of_compared_periods_holds_both() -> None:
    found = as_json(ComparedPeriods((QUARTERS,)), register=SOM)

    assert found["comparisons"] == as_json(QUARTERS.steps)["comparisons"]
    assert found["series"] == as_json((QUARTERS,))["series"]
    assert found["series"][0]["verdicts"] == [step.change.verdict.value for step in QUARTERS.steps]
