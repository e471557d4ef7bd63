"""What is due, as blocks, as JSON and as a calendar: every item stands in each of them."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tracker import load
from tracker.documents import Block, Cell, Measured, Message, Table
from tracker.followup import DueState, due
from tracker.views import as_json, document_of, view
from tracker.views._due import DueAnswer, calendar_of
from tracker.words._terms import brief
from tracker.writers import plain_text

SOM = load("examples/smuggling-of-migrants")
DAY = date(2022, 7, 31)

days = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def tables(blocks: tuple[Block, ...]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def said(cell: Cell) -> str:
    return plain_text(cell.text if isinstance(cell, Measured) else cell, "en")


@given(days, st.none() | st.integers(0, 60))
def test_every_item_has_a_row_under_its_state(on: date, within: int | None) -> None:
    items = due(SOM, on, within=within)
    blocks = view(DueAnswer(on=on, within=within, items=items), SOM)
    shown = [said(row.cells[2]) for table in tables(blocks) for row in table.rows]

    assert blocks == view(items, SOM)
    assert Counter(told.rpartition(" [")[2].partition("]")[0] for told in shown) == Counter(
        f"{each.record.table} {each.record.key}" for each in items
    )
    states = Counter(each.state for each in items)
    assert [plain_text(table.title, "en") for table in tables(blocks)] == [
        f"{plain_text(brief(state), 'en')} ({states[state]})" for state in DueState if states[state]
    ]


def test_what_is_known_of_an_item_stands_behind_it() -> None:
    cells = [said(row.cells[2]) for table in tables(view(due(SOM, DAY), SOM)) for row in table.rows]

    assert "Protection of migrants [mandate ga-res-76-172]; fifty-third session (Human Rights Council)" in cells


@given(days, st.none() | st.integers(0, 60))
def test_the_json_says_when_somebody_looked(on: date, within: int | None) -> None:
    items = due(SOM, on, within=within)
    found = as_json(DueAnswer(on=on, within=within, items=items), register=SOM)

    assert (found["output"], found["on"], found["within"]) == (1, on.isoformat(), within)
    assert found["items"] == as_json(items, of="DueItem")["items"]
    assert [(each["state"], each["record"]) for each in found["items"]] == [
        (each.state, each.record.key) for each in items
    ]


def test_nothing_due_is_an_answer_too() -> None:
    nothing = DueAnswer(on=DAY, within=0, items=())

    assert view(nothing, SOM) == ()
    assert as_json(nothing)["items"] == []
    assert document_of(nothing, SOM).title == Message("What is due")


@given(days)
def test_the_calendar_has_what_is_dated(on: date) -> None:
    items = due(SOM, on)
    dated = [each for each in items if each.when and (each.when.window.earliest or each.when.window.latest)]
    entries = calendar_of(SOM, items, on).entries

    assert [each.uid.partition("@")[2] for each in entries] == [SOM.id] * len(dated)
    assert all(entry.start <= entry.end for entry in entries)
