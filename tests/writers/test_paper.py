"""Paper: what is left out of it, and how columns share its width."""

from collections.abc import Iterable

import pytest
from drawn import documents
from hypothesis import given
from hypothesis import strategies as st

from tests.handmade import HANDMADE
from tracker.documents import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    Inline,
    Items,
    Link,
    Measured,
    Message,
    Note,
    Numeral,
    Pairs,
    Paragraph,
    Row,
    Sequence,
    Table,
    Verbatim,
)
from tracker.languages._locale import LAID_OUT
from tracker.writers import Layout, layout_of, to_html
from tracker.writers._paper import MOST_ITEMS, MOST_LINKED_ROWS, MOST_ROWS, Columns, for_paper, paper_of
from tracker.writers._placed import PlacedItems, PlacedPairs, PlacedTable
from tracker.writers._run import plain

WIDTH = 108


def links(number: int) -> Inline:
    """A list of records, each of which leads to its place."""
    return Sequence(tuple(Link(Verbatim(f"record-{each}"), "#place") for each in range(number)), ", ")


def document(*blocks: Block) -> Document:
    return Document(blocks=(Heading(level=1, text=Verbatim("h"), anchor="place"), *blocks))


def table(rows: Iterable[tuple[Inline, ...]], *titles: str) -> Table:
    columns = tuple(Column(title=Verbatim(title)) for title in titles or ("a", "b"))
    return Table(title=Verbatim("t"), columns=columns, rows=tuple(Row(cells=cells) for cells in rows))


def on_paper(*blocks: Block, language: str = "en") -> Layout:
    return paper_of(document(*blocks), language)


def only_table(layout: Layout) -> PlacedTable:
    (found,) = (block for block in layout.walk() if isinstance(block, PlacedTable))
    return found


# -- what is left out -------------------------------------------------------------------------------------------------


@given(documents())
def test_what_is_short_stays_as_it_is(drawn: tuple[Document, list[str]]) -> None:
    layout = layout_of(drawn[0], "en")

    assert for_paper(layout) == layout


@pytest.mark.parametrize(("number", "shown"), [(30, 30), (31, 30), (500, 30)])
def test_of_the_records_behind_a_figure_the_first_are_named(number: int, shown: int) -> None:
    found = plain(only_table(on_paper(table([(Verbatim("x"), links(number))]))).rows[0].cells[1].text)

    assert found.count("record-") == shown
    assert found.startswith("record-0, record-1, ")
    assert found.endswith(
        f"record-{shown - 1} … and {number - shown} more" if number > shown else f"record-{shown - 1}"
    )


def test_what_is_left_out_is_said_in_each_language() -> None:
    cells = [(Verbatim("x"), links(2000))]
    said = [plain(only_table(on_paper(table(cells), language=each)).rows[0].cells[1].text) for each in LAID_OUT]

    assert [text.partition("record-29 ")[2] for text in said] == [
        "… and 1,970 more",
        "… et 1\N{NARROW NO-BREAK SPACE}970 autres",
        "… و1,970 غيرها",
        "……另有1,970项",
    ]


def test_a_long_text_that_is_no_list_stays_whole() -> None:
    parts: list[Inline] = [Message("Contents") if each % 2 else Numeral(each) for each in range(100)]
    cell = Sequence(tuple(parts))

    assert plain(only_table(on_paper(table([(cell,)], "a"))).rows[0].cells[0].text).endswith("98Contents")


@pytest.mark.parametrize("lettered", [True, False])
def test_a_list_ends_where_nobody_reads_on(lettered: bool) -> None:
    items = tuple(Verbatim(f"item {each}") for each in range(MOST_ITEMS + 40))
    (found,) = (
        block for block in on_paper(Items(items=items, lettered=lettered)).walk() if isinstance(block, PlacedItems)
    )

    assert len(found.items) == MOST_ITEMS + 1
    assert found.items[-1] == ("", found.items[-1][1])
    assert plain(found.items[-1][1]) == "… and 40 more"


def test_pairs_and_sections_are_shortened_too() -> None:
    below = Heading(level=2, text=Verbatim("h2"), anchor="b")
    (found,) = (
        block
        for block in on_paper(below, Pairs(pairs=((Verbatim("records"), links(99)),))).walk()
        if isinstance(block, PlacedPairs)
    )

    assert plain(found.pairs[0][1].text).endswith("… and 69 more")


def rows_of_an_annex(number: int) -> Table:
    """Two groups of rows, each row with a note of its own."""
    rows = [Row(cells=(Note(Verbatim(f"row {each}"), Verbatim(f"note {each}")),)) for each in range(number)]
    heads = [Row(cells=(Verbatim(name),), is_group=True) for name in ("first", "second", "third")]
    columns = (Column(title=Verbatim("a")),)
    return Table(
        title=Verbatim("t"), columns=columns, rows=(heads[0], *rows[:10], heads[1], *rows[10:-5], heads[2], *rows[-5:])
    )


ANNEX = Heading(level=1, text=Verbatim("Annex"), anchor="annex", is_annex=True)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Rows shown: 1,000 of 1,200; the same table in HTML and in Excel has all of them."),
        (
            "fr",
            "Lignes imprimées\xa0: 1\u202f000 sur 1\u202f200\xa0; le même tableau en HTML et en Excel les a toutes.",
        ),
        ("ar", "أول 1,000 صف من أصل 1,200؛ وجميعها في نسختي HTML وExcel."),
        ("zh", "共1,200行，此处为前1,000行；HTML和Excel版本含全部。"),
    ],
)
def test_of_a_long_table_of_an_annex_the_first_rows_are_printed(language: str, said: str) -> None:
    found = only_table(on_paper(ANNEX, rows_of_an_annex(MOST_ROWS + 200), language=language))

    assert [plain(row.cells[0].text) for row in found.rows] == [f"row {each}" for each in range(MOST_ROWS)]
    assert [plain(group.title or ()) for group in found.groups] == ["first", "second"]
    assert [plain(line) for line in found.legend] == [said]
    assert [plain(note.text) for note in found.notes] == [f"note {each}" for each in range(MOST_ROWS)]


def test_an_annex_with_fewer_rows_and_a_table_that_is_the_answer_stay_whole() -> None:
    """Whoever asks for a table of three thousand rows gets them; those of an annex stand behind what was asked."""
    short, asked = (
        only_table(on_paper(*blocks))
        for blocks in ((ANNEX, rows_of_an_annex(MOST_ROWS)), (rows_of_an_annex(3 * MOST_ROWS),))
    )

    assert (len(short.rows), short.legend) == (MOST_ROWS, ())
    assert (len(asked.rows), asked.legend) == (3 * MOST_ROWS, ())


def wide_table(columns: int, *, is_annex: bool = False) -> list[PlacedTable]:
    heads = tuple(Column(title=Verbatim(f"Year {1980 + each}")) for each in range(columns - 1))
    rows = tuple(
        Row(
            cells=(Verbatim(f"Country {row}"), *(Numeral(1000 * row + each) for each in range(columns - 1))),
            anchor=f"row-{row}",
        )
        for row in range(3)
    )
    note = Note(Verbatim("Numbers"), Verbatim("of all countries"))
    table = Table(
        number=1, title=note, columns=(Column(title=Verbatim("Country")), *heads), rows=rows, legend=(Verbatim("l"),)
    )
    layout = paper_of(document(*([ANNEX] if is_annex else []), table), "en")
    return [block for block in layout.walk() if isinstance(block, PlacedTable)]


@pytest.mark.parametrize(
    ("columns", "is_annex", "parts"), [(12, False, 1), (14, False, 1), (40, False, 3), (40, True, 2)]
)
def test_a_table_that_is_wider_than_paper_is_in_parts(columns: int, is_annex: bool, parts: int) -> None:
    """Each part names the rows, none has a number that must be broken, and together they have all columns once."""
    found = wide_table(columns, is_annex=is_annex)
    heads = [[plain(column.title) for column in table.columns] for table in found]

    assert len(found) == parts
    assert {each[0] for each in heads} == {"Country"}
    assert [head for each in heads for head in each[1:]] == [f"Year {1980 + each}" for each in range(columns - 1)]
    for row in range(3):
        cells = [[plain(cell.text) for cell in table.rows[row].cells] for table in found]
        assert {each[0] for each in cells} == {f"Country {row}"}
        assert [cell.replace(",", "") for each in cells for cell in each[1:]] == [
            str(1000 * row + each) for each in range(columns - 1)
        ]


def test_parts_are_told_apart_and_notes_stand_under_the_last() -> None:
    first, *others = wide_table(40)

    assert (plain(first.label), [plain(each.label) for each in others]) == ("Table 1", ["", ""])
    assert [plain(each.title) for each in (first, *others)] == ["Numbers", *["Numbers (continued)"] * 2]
    assert [len(each.notes) + len(each.legend) for each in (first, *others)] == [0, 0, 2]
    assert [sum(bool(row.anchor) for row in each.rows) for each in (first, *others)] == [3, 0, 0]
    assert len({each.name for each in (first, *others)}) == 3
    assert not any(run.note for each in others for run in each.title)


def test_long_tables_have_no_links_within_the_document() -> None:
    cells: tuple[Inline, ...] = (Link(Verbatim("x"), "#place"), Link(Verbatim("y"), "https://example.org"))
    few, many = (only_table(on_paper(table([cells] * number))) for number in (MOST_LINKED_ROWS, MOST_LINKED_ROWS + 1))

    assert {run.link for row in few.rows for cell in row.cells for run in cell.text} == {
        "#place",
        "https://example.org",
    }
    assert {run.link for row in many.rows for cell in row.cells for run in cell.text} == {None, "https://example.org"}


def test_a_page_keeps_all() -> None:
    page = to_html(document(table([(Verbatim("x"), links(500))])), "en")

    assert page.count("record-") == 500
    assert " more" not in page


# -- columns ----------------------------------------------------------------------------------------------------------


def shares_of(found: PlacedTable, room: float = WIDTH) -> tuple[float, ...]:
    return Columns.of(found, room).shares


@given(documents(), st.integers(20, 200))
def test_columns_share_all_of_the_width(drawn: tuple[Document, list[str]], room: int) -> None:
    for block in layout_of(drawn[0], "en").walk():
        if isinstance(block, PlacedTable):
            shares = shares_of(block, room)
            assert len(shares) == len(block.columns)
            assert sum(shares) == pytest.approx(1)
            assert min(shares) > 0


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 300)), min_size=1, max_size=6), st.integers(2, 5))
def test_no_number_is_broken_where_there_is_room(given: list[tuple[int, int]], columns: int) -> None:
    """Numbers are grouped by spaces that do not break, and longer texts beside them do not squeeze them."""
    rows: list[tuple[Inline, ...]] = [
        (*[Numeral(number)] * columns, Verbatim("word " * words)) for number, words in given
    ]
    document = Document(blocks=(table(rows, *"abcdef"[: columns + 1]),))
    found = only_table(layout_of(document, "fr"))

    for at, share in enumerate(shares_of(found)[:columns]):
        assert share * WIDTH >= max(len(plain(row.cells[at].text)) for row in found.rows)


def test_a_short_text_stays_on_its_line_beside_a_long_one() -> None:
    found = only_table(layout_of(Document(blocks=(table([(Verbatim("July 2020"), Verbatim("word " * 90))]),)), "en"))
    first, second = shares_of(found)

    assert first * WIDTH >= len("July 2020")
    assert second > 5 * first


def test_a_bar_has_its_room() -> None:
    cells = Measured(text=Numeral(1), lower=1, upper=1, scale=2), Verbatim("x " * 200)
    columns = (Column(title=Verbatim("a"), align=Align.END), Column(title=Verbatim("b")))
    drawn = Table(title=Verbatim("t"), columns=columns, rows=(Row(cells=cells),))

    assert shares_of(only_table(layout_of(Document(blocks=(drawn,)), "en")))[0] * WIDTH > 14


@pytest.mark.parametrize("language", ["ar", "zh"])
def test_tables_of_every_script_are_measured(language: str) -> None:
    tables = [block for block in layout_of(HANDMADE, language).walk() if isinstance(block, PlacedTable)]

    assert [Columns.of(each, WIDTH).is_tight for each in tables] == [False, False, False]


def test_a_table_whose_words_have_no_room_is_set_smaller() -> None:
    found = only_table(layout_of(Document(blocks=(table([(Verbatim("x" * 20),) * 9], *"abcdefghi"),)), "en"))

    assert Columns.of(found, WIDTH).is_tight
    assert sum(shares_of(found)) == pytest.approx(1)


def test_paragraphs_are_left_alone() -> None:
    paragraph = Paragraph(text=links(500))

    assert for_paper(layout_of(document(paragraph), "en")) == layout_of(document(paragraph), "en")
