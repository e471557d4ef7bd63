"""CSV: the tables of a document, as a spreadsheet or a program reads them."""

import csv
from fractions import Fraction

import pytest
from attrs import evolve
from drawn import documents
from hostile import HOSTILE, hostile_document
from hypothesis import given
from report_sample import SAMPLE

from tracker.documents import Column, Document, Measured, Note, Pairs, Paragraph, Row, Table, Verbatim
from tracker.errors import InvalidValueError
from tracker.values import Number
from tracker.values._safe_text import inert, unguarded
from tracker.writers._csv import to_csv


def cell(text: str, lower: Number | None, upper: Number | None) -> Measured:
    return Measured(text=Verbatim(text), lower=lower, upper=upper)


def table(*rows: Row, columns: int = 2) -> Table:
    heads = tuple(Column(title=Verbatim(f"head {at}")) for at in range(columns))
    return Table(title=Verbatim("t"), columns=heads, rows=rows)


def read(*blocks: Table, language: str = "en") -> list[list[str]]:
    return list(csv.reader(to_csv(Document(blocks=blocks), language).splitlines()))


def test_a_measured_cell_is_words_and_numbers() -> None:
    found = read(
        table(
            Row(cells=(Verbatim("a"), cell("4 to 7", 4, 7))),
            Row(cells=(Verbatim("b"), cell("at least −3", -3, None))),
            Row(cells=(Verbatim("c"), cell("half", Fraction(1, 2), Fraction(2, 3)))),
            Row(cells=(Verbatim("d"), Verbatim(".."))),
            Row(cells=(Verbatim("e"),)),
        )
    )

    assert found == [
        ["head 0", "head 1", "head 1, lower bound", "head 1, upper bound"],
        ["a", "4 to 7", "4", "7"],
        ["b", "at least −3", "-3", ""],
        ["c", "half", "0.5", "0.6666666666666666"],
        ["d", "..", "", ""],
        ["e", "", "", ""],
    ]
    assert read(table(Row(cells=(Verbatim("a"), cell("1", 1, 1)))), language="fr")[0][2] == "head 1, borne inférieure"


def test_sub_headings_are_a_column() -> None:
    found = read(
        table(
            Row(cells=(Verbatim("above"), Verbatim("1"))),
            Row(cells=(Verbatim("group"),), is_group=True),
            Row(cells=(Verbatim("under"), Verbatim("2"))),
        )
    )

    assert found == [["group", "head 0", "head 1"], ["", "above", "1"], ["group", "under", "2"]]


def test_several_tables_stand_one_under_another() -> None:
    one, other = table(Row(cells=(Verbatim("a"), Verbatim("b")))), table(columns=1)

    assert read(one, other) == [["t"], ["head 0", "head 1"], ["a", "b"], [], ["t"], ["head 0"]]


def test_labels_with_their_values_are_a_table() -> None:
    blocks = (
        Pairs(
            title=Verbatim("States"),
            pairs=(
                (Verbatim("figure"), cell("at least 30", 30, None)),
                (Verbatim("note"), Verbatim("one")),
                (Verbatim("note"), Verbatim("two")),
            ),
        ),
        Pairs(
            title=Verbatim("Events"),
            pairs=((Verbatim("figure"), cell("4", 4, 4)), (Verbatim("time"), Verbatim("2021"))),
        ),
    )
    found = list(csv.reader(to_csv(Document(blocks=blocks), "en").splitlines()))

    assert found == [
        ["title", "figure", "figure, lower bound", "figure, upper bound", "note", "time"],
        ["States", "at least 30", "30", "", "one; two", ""],
        ["Events", "4", "4", "4", "", "2021"],
    ]
    assert to_csv(Document(blocks=(Pairs(pairs=((Verbatim("a"), Verbatim("b")),)),)), "en") == "a\nb\n"


def test_notes_and_links_are_left_out() -> None:
    noted = table(Row(cells=(Note(Verbatim("a"), Verbatim("why")), Verbatim("b"))))

    assert read(noted)[1] == ["a", "b"]
    assert "sources do not date" not in to_csv(SAMPLE, "en")


def test_a_document_without_tables_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="the document has no table, and CSV holds nothing else; choose"):
        to_csv(Document(blocks=(Paragraph(text=Verbatim("x")),)), "en")


@pytest.mark.parametrize("text", [*HOSTILE, "=1+1", "@SUM(A1)", "+1", "-1", "'=1", "＝1", "\t=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    found = list(csv.reader(to_csv(hostile_document(text), "en").splitlines()))

    assert any(inert(text).strip() in unguarded(each) for row in found for each in row)
    assert not any(each.startswith(("=", "+", "-", "@", "＝")) for row in found for each in row)


@given(documents())
def test_every_row_is_a_line_as_long_as_its_head(drawn: tuple[Document, list[str]]) -> None:
    document, _ = drawn
    tables = [block for block in document.blocks if isinstance(block, Table)]
    if not tables:
        return
    found = list(csv.reader(to_csv(evolve(document, blocks=tuple(tables)), "en").splitlines()))

    around = 0 if len(tables) == 1 else 2 * len(tables) - 1
    rows = [row for each in tables for row in each.rows if not row.is_group]
    assert len(found) == around + len(tables) + len(rows)
    if len(tables) == 1:
        assert len({len(row) for row in found}) == 1
