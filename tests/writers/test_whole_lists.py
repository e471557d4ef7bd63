"""Long lists: a person reads how they begin, and formats for data have all of their rows."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.documents import Column, Document, Message, Numeral, Row, Table, Verbatim
from tracker.writers import render
from tracker.writers._layout import layout_of
from tracker.writers._placed import PlacedTable


def listing(number: int, most: int | None, *, every: int = 1000) -> Document:
    """Make a document of one long list, with the head of a group before every so many rows."""
    rows: list[Row] = []
    for each in range(number):
        if each % every == 0 and every < number:
            rows.append(Row(cells=(Verbatim(f"group {each}"), Verbatim("")), is_group=True))
        rows.append(Row(cells=(Verbatim(f"record-{each}"), Numeral(each))))
    more = Message("{number} more {number:is|are} not shown.", number=Numeral(max(0, number - (most or 0))))
    table = Table(
        title=Verbatim("Records"),
        columns=(Column(title=Verbatim("record")), Column(title=Verbatim("number"))),
        rows=tuple(rows),
        most=most,
        on_rest=(more,),
    )
    return Document(title=Verbatim("t"), blocks=(table,))


@pytest.mark.parametrize("format_", ["markdown", "html", "text"])
def test_pages_say_how_many_rows_they_leave_out(format_: str) -> None:
    said = render(listing(61, 20), format_, "en").decode()

    assert "record-19" in said
    assert "record-20" not in said
    assert "41 more are not shown." in said
    assert "not shown" not in render(listing(20, 20), format_, "en").decode()


def test_a_workbook_and_csv_hold_every_row() -> None:
    book = openpyxl.load_workbook(BytesIO(render(listing(61, 20), "xlsx", "en")))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    rows = list(csv.reader(StringIO(render(listing(61, 20), "csv", "en").decode("utf-8-sig"))))

    assert {f"record-{each}" for each in range(61)} <= set(cells)
    assert not any("not shown" in cell for cell in cells)
    assert len(rows) == 62


@given(st.integers(0, 40), st.integers(0, 40) | st.none(), st.integers(1, 50))
def test_as_many_rows_are_shown_as_are_asked_for(number: int, most: int | None, every: int) -> None:
    """Heads of groups are not counted, and none stands above nothing."""

    def table(*, is_whole: bool) -> PlacedTable:
        (found,) = layout_of(listing(number, most, every=every), "en", is_whole=is_whole).walk()
        assert isinstance(found, PlacedTable)
        return found

    shown, whole = table(is_whole=False), table(is_whole=True)

    assert len(whole.rows) == number
    assert [row.cells for row in shown.rows] == [row.cells for row in whole.rows][: number if most is None else most]
    assert all(group.rows for group in shown.groups)
    assert len(shown.legend) == (most is not None and most < number)
