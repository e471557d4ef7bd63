"""Pages of a PDF: what stands together on one, and what has no room beside another."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from printed import faults_of, pages_of, text_of

from tracker.documents import (
    Align,
    Column,
    Document,
    Heading,
    Items,
    Note,
    Numeral,
    Pairs,
    Paragraph,
    Row,
    Table,
    Verbatim,
)
from tracker.values import InternationalString

typst = pytest.importorskip("typst", reason="typst is not installed")

from tracker.writers._pdf import to_pdf  # noqa: E402  # once it is known that typst is there

TITLE = InternationalString(en="t")


@pytest.mark.parametrize("rows", range(57, 65))
def test_no_page_begins_with_what_stands_under_a_table(rows: int, tmp_path: Path) -> None:
    found = (Row(cells=(Verbatim(f"row{number}"),)) for number in range(rows))
    under = Table(
        title=Verbatim("t"), columns=(Column(title=Verbatim("a")),), rows=tuple(found), legend=(Verbatim("legend"),)
    )
    pdf = to_pdf(Document(title=TITLE, blocks=(under,)), "en")
    (page,) = (each for each in pages_of(pdf) if "legend" in each)

    assert f"row{rows - 1}" in page
    assert faults_of(pdf, tmp_path) == []


def test_what_is_long_under_a_table_goes_on_over_pages(tmp_path: Path) -> None:
    notes = (Row(cells=(Note(Verbatim(f"row{each}"), Verbatim(f"note {each} " * 9)),)) for each in range(200))
    pdf = to_pdf(
        Document(blocks=(Table(title=Verbatim("t"), columns=(Column(title=Verbatim("a")),), rows=tuple(notes)),)), "en"
    )

    assert all(f"note {each} " in text_of(pdf) for each in range(200))
    assert len([page for page in pages_of(pdf) if "note " in page]) > 1
    assert faults_of(pdf, tmp_path) == []


def test_fourteen_columns_of_long_numbers_stand_beside_one_another() -> None:
    large = "1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567"
    columns = tuple(Column(title=Verbatim("a"), align=Align.END) for _ in range(14))
    table = Table(title=Verbatim("t"), columns=columns, rows=(Row(cells=(Verbatim(large),) * 14),))
    found = text_of(to_pdf(Document(title=TITLE, blocks=(table,)), "en"), "-bbox")
    boxes = re.findall(r'xMin="([\d.]+)"[^>]*xMax="([\d.]+)"[^>]*>[\d\s]*234', found)
    edges = [(float(start), float(end)) for start, end in boxes]

    assert len(edges) == 14
    assert all(end < start for (_, end), (start, _) in pairwise(edges))


def test_no_word_runs_off_the_page() -> None:
    """An id without a hyphen is broken where it must be; a number never is."""
    word, large = "x" * 200, 123_456_789_012_345
    blocks = (
        Paragraph(text=Verbatim(word)),
        Table(
            title=Verbatim("t"),
            columns=(Column(title=Verbatim("a")), Column(title=Verbatim("b"))),
            rows=(Row(cells=(Verbatim(word), Numeral(large))),),
        ),
        Pairs(pairs=((Verbatim(word), Verbatim(word)),)),
    )
    found = text_of(to_pdf(Document(title=TITLE, blocks=blocks), "en"), "-bbox")
    edges = [float(edge) for edge in re.findall(r'xMax="([\d.]+)"', found)]

    assert "123,456,789,012,345" in found
    assert max(edges) < 595.276 - 40


def test_headings_leave_no_level_out(tmp_path: Path) -> None:
    levels = (3, 1, 4, 2, 3, 1)
    blocks = tuple(Heading(level=each, text=Verbatim(f"h{each}"), anchor=f"a{at}") for at, each in enumerate(levels))

    assert faults_of(to_pdf(Document(blocks=blocks), "en"), tmp_path) == []


def test_a_document_may_have_nothing_to_say(tmp_path: Path) -> None:
    empty = (Document(blocks=()), Document(title=TITLE, blocks=(Items(items=()), Paragraph(text=Verbatim("")))))

    assert [faults_of(to_pdf(each, "en"), tmp_path) for each in empty] == [[], []]
