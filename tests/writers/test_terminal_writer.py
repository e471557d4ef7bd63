"""The terminal: text on a grid of signs, on which nothing is lost and everything lines up."""

import os
import re
from pathlib import Path

import pytest
from drawn import documents
from hostile import HOSTILE, hostile_document
from hypothesis import given
from hypothesis import strategies as st
from report_sample import SAMPLE

from tracker.documents import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    Items,
    Measured,
    Note,
    Pairs,
    Paragraph,
    Row,
    Table,
    Verbatim,
)
from tracker.values._safe_text import inert
from tracker.writers import to_text
from tracker.writers._grid import WIDTH, padded, room_of, wrapped
from tracker.writers._terminal import to_terminal

SNAPSHOTS = Path(__file__).parent / "snapshots"
WIDTHS = st.integers(32, 120)
SIGNS = st.text(st.sampled_from("aé秘鲁한ｶe\N{COMBINING ACUTE ACCENT}\N{ZERO WIDTH SPACE}"), min_size=1, max_size=8)


def lines(*blocks: Block, width: int = WIDTH) -> list[str]:
    return to_text(blocks, "en", width=width).splitlines()


def table(*rows: tuple[str, ...], heads: tuple[str, ...] = (), **columns: object) -> Table:
    width = max(len(row) for row in rows)
    return Table(
        title=Verbatim(""),
        columns=tuple(Column(title=Verbatim(heads[at] if heads else ""), **columns) for at in range(width)),  # type: ignore[arg-type]  # the attributes of a column
        rows=tuple(Row(cells=tuple(map(Verbatim, row))) for row in rows),
    )


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_text_is_as_it_was(language: str) -> None:
    snapshot = SNAPSHOTS / f"sample.{language}.txt"
    text = to_terminal(SAMPLE, language)
    if "UPDATE_SNAPSHOTS" in os.environ:
        snapshot.write_text(text, encoding="utf-8")

    assert text == snapshot.read_text(encoding="utf-8"), "if it is meant, run with UPDATE_SNAPSHOTS=1"


# -- laws -------------------------------------------------------------------------------------------------------------


@given(documents(), WIDTHS)
def test_every_word_is_there_and_no_line_is_too_wide(drawn: tuple[Document, list[str]], width: int) -> None:
    document, words = drawn
    text = to_terminal(document, "en", width=width)

    found = re.findall(r"[a-g]*\d+[xyz]", text)
    assert set(found) == set(words)
    assert max(map(room_of, text.splitlines())) <= width
    assert all(line == line.rstrip() for line in text.splitlines())
    assert "\n\n\n" not in text


@pytest.mark.parametrize("width", [40, 60, 80, 200])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_sample_fits_any_terminal(language: str, width: int) -> None:
    assert max(map(room_of, to_terminal(SAMPLE, language, width=width).splitlines())) <= width


@given(st.lists(st.tuples(SIGNS, SIGNS), min_size=1))
def test_columns_line_up_whatever_their_script(cells: list[tuple[str, str]]) -> None:
    rows = [(first, f"|{second}") for first, second in cells]

    starts = {room_of(line.partition("|")[0]) for line in lines(table(*rows, heads=("秘鲁", "|")))}
    assert len(starts) == 1
    ends = {room_of(line) for line in lines(table(*rows, align=Align.END))}
    assert len(ends) == 1


@given(st.lists(SIGNS, min_size=1), st.integers(2, 20))
def test_wrapping_loses_nothing(words: list[str], width: int) -> None:
    found = wrapped(" ".join(words), width, split=True)

    assert "".join("".join(found).split()) == "".join("".join(words).split())
    assert max(map(room_of, found)) <= width


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    written = to_terminal(hostile_document(text), "en", width=400)

    assert all(char == "\n" or inert(char) == char for char in written)
    assert " ".join(inert(text).split()) in " ".join(written.split())


# -- what it looks like -----------------------------------------------------------------------------------------------


def test_room() -> None:
    assert [room_of(text) for text in ("Pérou", "秘鲁", "e\N{COMBINING ACUTE ACCENT}", "", "ｶﾅ")] == [5, 4, 1, 0, 2]
    assert padded("秘鲁", 6) == "秘鲁  "
    assert padded("秘鲁", 6, at_end=True) == "  秘鲁"


def test_a_word_that_no_line_holds_stands_on_one_of_its_own() -> None:
    address = "https://example.org/" + "a" * 40

    assert lines(Paragraph(text=Verbatim(f"see {address} for more")), width=30) == ["see", address, "for more"]


def test_a_word_that_no_column_holds_is_broken_after_a_hyphen() -> None:
    long = "legislative-assistance-ten-countries"
    found = lines(table((long, "which is a rather long text")), width=40)

    assert "".join(line[:20].strip() for line in found).startswith("legislative-")
    assert max(map(len, found)) <= 40


def test_chinese_is_broken_between_signs_and_never_before_what_closes() -> None:
    assert wrapped("联合国（毒品和犯罪）问题办公室。", 8) == ["联合国", "（毒品和", "犯罪）问", "题办公", "室。"]


def test_labels_stand_before_their_values() -> None:
    block = Pairs(
        title=Verbatim("States assisted"),
        pairs=(
            (Verbatim("figure"), Verbatim("30")),
            (Verbatim("note"), Verbatim("one two three four five")),
            (Verbatim("note"), Verbatim("")),
            (Verbatim("秘鲁"), Verbatim("x")),
        ),
    )

    assert lines(block, width=24) == [
        "States assisted",
        "  figure  30",
        "  note    one two three",
        "          four five",
        "  note",
        "  秘鲁    x",
    ]


def test_a_label_that_is_too_long_stands_above_its_value() -> None:
    block = Pairs(pairs=((Verbatim("ab"), Verbatim("1")), (Verbatim("a rather long label"), Verbatim("2"))))

    assert lines(block, width=24) == ["  ab  1", "  a rather long label", "      2"]


def test_labels_of_neighbours_line_up() -> None:
    found = lines(*(Pairs(pairs=((Verbatim(label), Verbatim("x")),)) for label in ("a", "longer")))

    assert found == ["  a       x", "", "  longer  x"]


def test_a_heading_stands_directly_over_what_it_heads() -> None:
    blocks = (
        Heading(level=2, text=Verbatim("Due"), anchor=""),
        Items(items=(Verbatim("one"),)),
        Paragraph(text=Verbatim("These:")),
        Items(items=(Verbatim("two"),), lettered=True),
        Heading(level=2, text=Verbatim("Text"), anchor=""),
        Paragraph(text=Verbatim("three")),
    )

    assert lines(*blocks) == ["Due", "- one", "", "These:", "  (a) two", "", "Text", "", "three"]


def test_what_does_not_fit_is_cut_where_the_column_says_so() -> None:
    found = lines(table(("key", "a title that is rather long"), is_cut=True), width=20)

    assert found == ["key  a title that i…"]


def test_rows_of_a_table_that_is_too_wide_become_blocks() -> None:
    rows = [tuple(f"{row}{column} long enough" for column in range(8)) for row in "ab"]
    found = lines(table(*rows, heads=tuple("ABCDEFGH"), align=Align.END), width=60)

    assert found[:4] == ["A", "a0 long enough", "  B  a1 long enough", "  C  a2 long enough"]
    assert len(found) == 17


def test_bars_are_drawn_beside_their_words_and_explained() -> None:
    bars = (("3 to 6", 3, 6), ("12", 12, 12), ("at least 6", 6, None), ("nil", 0, 0))
    block = Table(
        title=Verbatim("Events"),
        columns=(Column(title=Verbatim("time")), Column(title=Verbatim("figure"), align=Align.END)),
        rows=tuple(
            Row(cells=(Verbatim(f"20{at}"), Measured(text=Verbatim(text), lower=lower, upper=upper, scale=12)))
            for at, (text, lower, upper) in enumerate(bars, 10)
        ),
    )

    assert lines(block) == [
        "Events",
        "  time      figure",
        "  2010      3 to 6  ██████░░░░░░",
        "  2011          12  ████████████████████████",
        "  2012  at least 6  ████████████░░░░░░░░░░░░→",
        "  2013         nil",
        "  █ certain, ░ possible, → no limit known",
    ]
    assert lines(block, width=37)[1:4] == [
        "  time      figure",
        "  2010      3 to 6  ████░░░░",
        "  2011          12  ████████████████",
    ]
    assert lines(block, width=24)[1:3] == ["  time      figure", "  2010      3 to 6"]
    assert "certain" not in to_text([block], "en", width=24)


def test_notes_have_marks_and_stand_under_what_they_are_about() -> None:
    noted = Note(Verbatim("x"), Verbatim("why"))
    found = lines(
        Paragraph(text=noted),
        Table(title=Verbatim("t"), columns=(Column(title=Verbatim("c")),), rows=(Row(cells=(noted,)),)),
    )

    assert found == ["x[1]", "", "t", "  c", "  x[a]", "  [a] why", "", "Notes", "[1] why"]


def test_nothing_is_nothing() -> None:
    assert to_text([], "en") == ""
    assert to_terminal(Document(title=Verbatim("t"), blocks=()), "en") == "t\n"
