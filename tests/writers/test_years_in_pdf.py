"""A year stays on the line of its month on paper, wherever there is room for both."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.documents import Column, Document, Items, Paragraph, Row, Table, Verbatim
from tracker.writers._layout import layout_of
from tracker.writers._paper import for_paper, held_together
from tracker.writers._pdf_data import data_of

BETWEEN = "Between November 2023 and February 2024"
HELD = "Between November\N{NO-BREAK SPACE}2023 and February\N{NO-BREAK SPACE}2024"


def said(*blocks: Paragraph | Items | Table) -> str:
    layout = for_paper(layout_of(Document(title=Verbatim("t"), blocks=blocks), "en"))
    return json.dumps(data_of(layout), ensure_ascii=False)


def table(columns: int) -> Table:
    """Make a table with so many columns, each of which tells of a range of months."""
    heads = tuple(Column(title=Verbatim(f"column-{each}")) for each in range(columns))
    return Table(title=Verbatim("t"), columns=heads, rows=(Row(cells=(Verbatim(BETWEEN),) * columns),))


@pytest.mark.parametrize(
    "block", [Paragraph(text=Verbatim(BETWEEN)), Items(items=(Verbatim(BETWEEN),), lettered=False), table(3)]
)
def test_a_year_stays_with_its_month(block: Paragraph | Items | Table) -> None:
    assert HELD in said(block)


def test_a_column_without_room_breaks_where_it_must() -> None:
    assert BETWEEN in said(table(12))
    assert HELD not in said(table(12))


@pytest.mark.parametrize("text", ["in 1 2024", "12 3456", "page 20245", "2023 2024", "A/RES/72 1899"])
def test_what_is_no_year_behind_a_word_may_be_broken(text: str) -> None:
    assert held_together(text) == text


@given(st.text(alphabet="abé 0129\N{NO-BREAK SPACE}-"))
def test_nothing_else_is_changed(text: str) -> None:
    assert held_together(text).replace("\N{NO-BREAK SPACE}", " ") == text.replace("\N{NO-BREAK SPACE}", " ")
