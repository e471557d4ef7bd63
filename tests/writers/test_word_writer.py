"""Word: valid for Word, counted by Word, and the same words and figures as in every other format."""

import html
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from drawn import documents
from ecma_schemas import faults_of_parts, needs_schemas
from hostile import HOSTILE, hostile_document
from hypothesis import given
from openxml_audit import OpenXmlValidator
from report_sample import SAMPLE
from word_checks import Word, counted_labels, flaws, table_digits

import tracker
from tests.handmade import HANDMADE
from tests.word_template import TEMPLATE, template
from tracker import strategies
from tracker.documents import (
    Align,
    Column,
    Document,
    Heading,
    Items,
    Link,
    Masthead,
    Measured,
    Note,
    Numeral,
    Paragraph,
    Row,
    Sequence,
    Table,
    Verbatim,
)
from tracker.errors import MissingTranslationError
from tracker.model import Register
from tracker.values import InternationalString
from tracker.writers import to_docx, to_markdown, write
from tracker.writers._layout import Layout, layout_of
from tracker.writers._placed import PlacedItems, PlacedParagraph, PlacedSection, PlacedTable

WRITTEN = [(SAMPLE, "en"), (SAMPLE, "fr"), (HANDMADE, "ar"), (HANDMADE, "zh")]
NAMES = ["en", "fr", "ar", "zh"]
EXAMPLE = Path(__file__).parents[2] / "examples" / "smuggling-of-migrants"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def audited(content: bytes, folder: Path) -> list[str]:
    """Return what Microsoft's own rules of the format find."""
    path = folder / "audited.docx"
    path.write_bytes(content)
    found = OpenXmlValidator().validate(str(path))
    return [f"{each.part_uri}: {each.description}" for each in found.errors]


# -- valid ------------------------------------------------------------------------------------------------------------


def test_the_template_is_what_its_script_makes() -> None:
    assert Word.of(TEMPLATE.read_bytes()).parts == Word.of(template()).parts


def test_the_template_is_valid(tmp_path: Path) -> None:
    assert audited(TEMPLATE.read_bytes(), tmp_path) == []


@pytest.mark.parametrize(("document", "language"), WRITTEN, ids=NAMES)
def test_a_document_is_valid(document: Document, language: str, tmp_path: Path) -> None:
    content = to_docx(document, language)

    assert audited(content, tmp_path) == []
    assert flaws(content) == []


@needs_schemas
@pytest.mark.parametrize(("document", "language"), WRITTEN, ids=NAMES)
def test_every_part_is_valid_for_the_schemas_of_the_standard(document: Document, language: str) -> None:
    assert faults_of_parts(Word.of(to_docx(document, language)).parts, "wml") == []


@given(documents())
def test_any_document_is_written_and_opened_again(drawn: tuple[Document, list[str]]) -> None:
    document, words = drawn
    content = to_docx(document, "en")
    opened = docx.Document(BytesIO(content))
    parts = Word.of(content)
    texts = [each.text or "" for part in (parts.body, parts.part("footnotes")) for each in part.iter(f"{W}t")]

    assert opened.sections
    assert flaws(content) == []
    assert not set(words) - set(re.findall(r"[a-g]*\d+[xyz]", " ".join(texts)))
    assert _labels(content) == [each for each in _wanted(layout_of(document, "en")) if each[1] and each not in STRANGE]


STRANGE = [("heading 3", "I."), ("heading 4", "I.")]
"""No number of such a heading: it is written and not counted."""


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_more_than_text(text: str, tmp_path: Path) -> None:
    content = to_docx(hostile_document(text), "en")

    assert flaws(content) == []
    assert audited(content, tmp_path) == []
    targets = [*Word.of(content).relations().values(), *Word.of(content).relations("footnotes").values()]
    assert all(not target.casefold().startswith(("javascript", "file")) for target in targets)


def test_a_language_without_data_is_refused() -> None:
    with pytest.raises(MissingTranslationError, match="nothing is written in 'ru' yet"):
        to_docx(SAMPLE, "ru")


# -- counted ----------------------------------------------------------------------------------------------------------


def _wanted(layout: Layout) -> Iterator[tuple[str, str]]:
    """Go through the numbers that a layout prints, with the style of each."""
    for block in layout.walk():
        match block:
            case PlacedSection():
                yield f"heading {block.level}", block.number
            case PlacedParagraph():
                yield "Numbered Paragraph", block.label
            case PlacedItems():
                yield from (("Numbered Item", letter) for letter, _ in block.items)


def _labels(content: bytes) -> list[tuple[str, str]]:
    return [label for label in counted_labels(content) if label[0] != "List Bullet"]


@pytest.mark.parametrize(("document", "language"), WRITTEN, ids=NAMES)
def test_word_counts_what_the_document_says(document: Document, language: str) -> None:
    content = to_docx(document, language)
    wanted = [label for label in _wanted(layout_of(document, language)) if label[1]]

    assert len(wanted) > 5
    assert _labels(content) == wanted


def _numbered(*blocks: Heading | Paragraph | Items) -> list[str]:
    return [label for _, label in _labels(to_docx(Document(blocks=blocks), "en"))]


def test_a_number_that_does_not_follow_is_counted_from_there() -> None:
    text = Verbatim("text")
    items = Items(items=(text, text), lettered=True)
    found = _numbered(
        Heading(level=1, number="IV.", text=text, anchor="a"),
        Heading(level=2, number="B.", text=text, anchor="b"),
        Paragraph(number=7, text=text),
        items,
        items,
        Paragraph(number=8, text=text),
        items,
        Paragraph(number=3, text=text),
        Heading(level=1, number="V.", text=text, anchor="c"),
        Heading(level=2, number="A.", text=text, anchor="d"),
        Heading(level=2, number="B.", text=text, anchor="e"),
        Heading(level=3, number="1.", text=text, anchor="f"),
    )

    assert found == [
        *("IV.", "B.", "7.", "(a)", "(b)", "(a)", "(b)", "8.", "(a)", "(b)", "3."),
        *("V.", "A.", "B.", "1."),
    ]


def test_what_word_does_not_count_so_is_written() -> None:
    """Behind z Word goes on with aa and bb, and a number of another kind is nobody's count."""
    text = Verbatim("text")
    content = to_docx(
        Document(
            blocks=(
                Heading(level=1, number="Part 2", text=text, anchor="a"),
                Paragraph(number=0, text=text),
                Items(items=(text,) * 28, lettered=True),
            )
        ),
        "en",
    )
    word = Word.of(content)
    said = [word.text(each) for each in word.body.iter(f"{W}p")]

    assert said[:2] == ["Part 2text", "0. text"]
    assert said[-2:] == ["(aa)text", "(ab)text"]
    assert [label for _, label in _labels(content)][-1] == "(z)"


def test_notes_are_counted_by_word_and_their_marks_refer_to_them() -> None:
    note = Note(Verbatim("one"), Verbatim("a remark"))
    deep = Note(Verbatim("two"), Sequence((Verbatim("a second"), Note(Verbatim(" deeper"), Verbatim("a note on it")))))
    word = Word.of(to_docx(Document(blocks=tuple(Paragraph(text=each) for each in (note, deep, note))), "en"))
    notes = word.part("footnotes").findall(f"{W}footnote")
    marks = [each.get(f"{W}id") for each in word.body.iter(f"{W}footnoteReference")]
    fields = [each.get(f"{W}instr") for part in (word.body, *notes) for each in part.iter(f"{W}fldSimple")]

    assert [word.text(each).strip() for each in notes[2:]] == ["a remark", "a second deeper3", "a note on it"]
    assert marks == ["1", "2", "3"]  # a note has no note of its own: the mark of the one on it stands behind its own
    assert fields == [" NOTEREF n_1 \\f \\h ", " NOTEREF n_3 \\f \\h "]


@pytest.mark.parametrize(("document", "language"), WRITTEN, ids=NAMES)
def test_notes_have_the_numbers_of_the_layout(document: Document, language: str) -> None:
    """Word numbers notes by the order of their first marks."""
    layout = layout_of(document, language)
    word = Word.of(to_docx(document, language))
    order = [int(each.get(f"{W}id")) for each in word.body.iter(f"{W}footnoteReference")]

    assert order == list(range(1, len(layout.notes) + 1))
    for note, number in zip(layout.notes, order, strict=True):
        assert note.label == str(number)


def test_what_paper_leaves_out_takes_its_notes_along() -> None:
    many = tuple(Note(Verbatim(f"item {number}"), Verbatim(f"note {number}")) for number in range(150))
    blocks = (Items(items=many), Paragraph(text=Sequence((many[120], many[3]))))
    content = to_docx(Document(blocks=blocks), "en")
    word = Word.of(content)
    notes = [word.text(each).strip() for each in word.part("footnotes").findall(f"{W}footnote")][2:]

    assert flaws(content) == []
    assert notes == [f"note {number}" for number in (*range(100), 120)]
    assert "… and 50 more" in word.text()


def test_tables_are_counted_by_word() -> None:
    def table(number: int | None) -> Table:
        return Table(number=number, title=Verbatim("t"), columns=(Column(title=Verbatim("c")),), rows=())

    word = Word.of(to_docx(Document(blocks=tuple(map(table, (1, 2, None, 5, 6)))), "en"))
    fields = [(each.get(f"{W}instr").strip(), word.text(each)) for each in word.body.iter(f"{W}fldSimple")]

    assert fields == [
        ("SEQ Table \\* ARABIC", "1"),
        ("SEQ Table \\* ARABIC", "2"),
        ("SEQ Table \\* ARABIC \\r 5", "5"),
        ("SEQ Table \\* ARABIC", "6"),
    ]


# -- said -------------------------------------------------------------------------------------------------------------


def _digits(layout: Layout) -> list[list[list[str]]]:
    tables = [block for block in layout.walk() if isinstance(block, PlacedTable)]
    return [
        [
            re.findall(r"\d", "".join(run.text for column in table.columns for run in column.title)),
            *(
                digits
                for group in table.groups
                for digits in (
                    *([] if group.title is None else [re.findall(r"\d", "".join(run.text for run in group.title))]),
                    *(
                        re.findall(r"\d", "".join(run.text for cell in row.cells for run in cell.text))
                        for row in group.rows
                    ),
                )
            ),
        ]
        for table in tables
    ]


@given(documents())
def test_tables_have_the_digits_of_every_format(drawn: tuple[Document, list[str]]) -> None:
    document, _ = drawn

    assert table_digits(to_docx(document, "en")) == _digits(layout_of(document, "en"))


def _of_markdown(document: Document, language: str) -> list[list[str]]:
    """Return the digits of each row of all tables, as Markdown has them."""
    rows = [line for line in to_markdown(document, language).splitlines() if re.match(r"\| (?!-*:? )", f"{line} ")]
    bare = (re.sub(r"<[^>]*>|(?<!\\)\]\((?:<[^>]*>|[^)]*)\)|&#?\w+;", "", row) for row in rows)
    return [re.findall(r"\d", row) for row in bare]


def _of_word(document: Document, language: str) -> list[list[str]]:
    return [digits for table in table_digits(to_docx(document, language)) for digits in table]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_tables_have_the_digits_of_markdown(language: str) -> None:
    example = tracker.report(tracker.load(EXAMPLE), "cop11", against="cop10", annex="short")

    for document in (SAMPLE, example):
        assert _of_word(document, language) == _of_markdown(document, language)
        assert any(_of_word(document, language))


@given(strategies.registers())
def test_reports_on_registers_have_the_digits_of_markdown(register: Register) -> None:
    document = tracker.report(register, "2021..2022", annex="short")

    assert _of_word(document, "en") == _of_markdown(document, "en")


def test_the_contents_are_filled_and_lead_to_the_headings() -> None:
    word = Word.of(to_docx(SAMPLE, "en"))
    entries = [
        (word.text(each), each.find(f".//{W}hyperlink").get(f"{W}anchor"))
        for each in word.body.iter(f"{W}p")
        if each.find(f"{W}pPr/{W}pStyle").get(f"{W}val") in {"Toc1", "Toc2"}
    ]

    assert [text for text, _ in entries] == ["I.Introduction", "II.Technical cooperation", "Annex. Records and sources"]
    assert all(anchor.startswith("t_") for _, anchor in entries)


def test_links_lead_within_the_file_and_to_the_web() -> None:
    blocks = (
        Heading(level=1, text=Verbatim("t"), anchor="here"),
        Paragraph(text=Sequence((Link(Verbatim("in"), "#here"), Link(Verbatim("out"), "https://example.org/a")))),
    )
    word = Word.of(to_docx(Document(blocks=blocks), "en"))
    inside, outside = word.body.iter(f"{W}hyperlink")

    assert inside.get(f"{W}anchor").startswith("t_here_")
    assert "https://example.org/a" in word.relations().values()
    assert word.text(outside) == "out"


def test_a_head_is_repeated_and_only_short_rows_stay_whole() -> None:
    columns = (Column(title=Verbatim("a")), Column(title=Verbatim("b"), align=Align.END))
    rows = (Row(cells=(Verbatim("short"), Numeral(1))), Row(cells=(Verbatim("long " * 400), Numeral(2))))
    word = Word.of(to_docx(Document(blocks=(Table(title=Verbatim("t"), columns=columns, rows=rows),)), "en"))
    head, short, long = word.body.iter(f"{W}tr")

    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert short.find(f"{W}trPr/{W}cantSplit") is not None
    assert long.find(f"{W}trPr") is None


def test_columns_share_the_width_and_break_no_number() -> None:
    wide = "1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567"
    columns = tuple(Column(title=Verbatim("a"), align=Align.END) for _ in range(14))
    few = Table(title=Verbatim("t"), columns=columns[:2], rows=(Row(cells=(Verbatim("word " * 200), Verbatim(wide))),))
    many = Table(title=Verbatim("t"), columns=columns, rows=(Row(cells=(Verbatim(wide),) * 14),))
    word = Word.of(
        to_docx(Document(blocks=(Heading(level=1, number="I.", text=Verbatim("t"), anchor="a"), few, many)), "en")
    )
    first, second = (
        [int(each.get(f"{W}w")) for each in table.iter(f"{W}gridCol")] for table in word.body.iter(f"{W}tbl")
    )
    sizes = {each.get(f"{W}val") for each in word.body.iter(f"{W}sz")}

    assert sum(first) == sum(second) == 9298
    assert first[1] > 900  # as wide as its number
    assert first[0] > 3 * first[1]
    assert max(second) - min(second) < 14
    assert "13" in sizes  # where numbers have no room, they are set smaller


def test_a_table_that_is_too_wide_turns_an_answer() -> None:
    columns = tuple(Column(title=Verbatim("a long head")) for _ in range(9))
    rows = (Row(cells=(Verbatim("some words that want room"),) * 9),)
    wide = Document(blocks=(Table(title=Verbatim("t"), columns=columns, rows=rows),))
    (size,) = Word.of(to_docx(wide, "en")).body.iter(f"{W}pgSz")

    assert size.get(f"{W}orient") == "landscape"


def test_annexes_stand_on_wide_pages() -> None:
    text = Verbatim("text")
    blocks = (
        Heading(level=1, number="I.", text=text, anchor="a"),
        Paragraph(number=1, text=text),
        Heading(level=1, text=text, anchor="b", is_annex=True),
        Paragraph(text=text),
    )
    sizes = Word.of(to_docx(Document(blocks=blocks), "en")).body.iter(f"{W}pgSz")

    assert [(each.get(f"{W}w"), each.get(f"{W}h"), each.get(f"{W}orient")) for each in sizes] == [
        ("11906", "16838", None),
        ("16838", "11906", "landscape"),
    ]


def test_a_draft_says_so_at_the_head_of_every_page() -> None:
    blocks = (Paragraph(text=Verbatim("text")),)
    for language, said in (("en", "Draft"), ("fr", "Projet")):
        drafts = Word.of(to_docx(Document(blocks=blocks, is_draft=True), language))
        final = Word.of(to_docx(Document(blocks=blocks), language))
        heads = [name.removeprefix("word/").removesuffix(".xml") for name in drafts.parts if "/head" in name]

        assert [said in drafts.text(drafts.part(name)) for name in heads] == [True, True, False, False]
        assert not any(said in final.text(final.part(name)) for name in heads)


def test_foreign_text_says_its_language() -> None:
    blocks = (
        Paragraph(text=InternationalString(fr="Atelier")),
        Paragraph(text=InternationalString(ar="ورشة")),
        Paragraph(text=InternationalString(zh="讲习班")),
    )
    word = Word.of(to_docx(Document(blocks=blocks), "en"))
    languages = [dict(each.attrib) for each in word.body.iter(f"{W}lang")]

    assert languages == [{f"{W}val": "fr-FR"}, {f"{W}bidi": "ar-SA"}, {f"{W}eastAsia": "zh-CN"}]
    assert len(list(word.body.iter(f"{W}rtl"))) == 1
    assert word.part("styles").find(f".//{W}docDefaults//{W}lang").get(f"{W}val") == "en-GB"


def test_arabic_runs_from_right_to_left_and_symbols_do_not() -> None:
    word = Word.of(to_docx(HANDMADE, "ar"))
    drawings = [each for each in word.body.iter(f"{W}p") if each.find(f".//{W}drawing") is not None]
    paragraphs = [each for each in word.body.iter(f"{W}p") if each.find(f".//{W}t") is not None]
    symbols = [each for each in word.body.iter(f"{W}r") if word.text(each) == "CTOC/COP/2022/3"]

    assert len(drawings) == 1
    assert all(each.find(f"{W}pPr/{W}bidi") is not None for each in paragraphs)
    assert all(each.find(f"{W}tblPr")[0].tag == f"{W}bidiVisual" for each in word.body.iter(f"{W}tbl"))
    assert all(each.find(f"{W}bidi") is not None for each in word.body.iter(f"{W}sectPr"))
    assert len(symbols) > 2
    assert all(each.find(f"{W}rPr/{W}rtl") is None for each in symbols)


# -- charts -----------------------------------------------------------------------------------------------------------


def test_a_chart_holds_its_numbers_and_tells_them_in_words() -> None:
    def row(name: str, said: str, lower: int, upper: int | None) -> Row:
        return Row(cells=(Verbatim(name), Measured(text=Verbatim(said), lower=lower, upper=upper, scale=7)))

    rows = (row("Chad", "2", 2, 2), row("Mali", "3 to 5", 3, 5), row("Niger", "at least 4", 4, None))
    table = Table(
        title=Verbatim("Activities"), columns=(Column(title=Verbatim("a")), Column(title=Verbatim("b"))), rows=rows
    )
    word = Word.of(to_docx(Document(blocks=(table,)), "en"))
    (drawing,) = word.body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    chart = word.parts["word/charts/chart1.xml"].decode()

    assert drawing.get("descr") == "Activities. Chad: 2; Mali: 3 to 5; Niger: at least 4."
    assert re.findall(r"<c:v>([^<]*)</c:v>", chart) == [
        "Activities",
        *("certain", "Chad: 2", "Mali: 3 to 5", "Niger: at least 4", "2", "3", "4"),
        *("possible", "Chad: 2", "Mali: 3 to 5", "Niger: at least 4", "0", "2", "0"),
        *("no limit known", "Chad: 2", "Mali: 3 to 5", "Niger: at least 4", "0", "0", "1.4"),
    ]
    assert chart.count('<a:pattFill prst="wdUpDiag">') == 2
    assert chart.count('<a:prstDash val="dash"/>') == 1
    assert '<c:min val="0"/>' in chart
    assert '<c:max val="5.4"/>' in chart
    assert arrows(chart) == (["→"], [2])
    (labels,) = re.findall(r"<c:dLbls>.*?</c:dLbls>", chart)
    assert re.findall(r'<c:show(\w+) val="(\d)"/>', labels) == [
        *(("LegendKey", "0"), ("Val", "1"), ("CatName", "0"), ("SerName", "0"), ("Percent", "0"), ("BubbleSize", "0")),
    ]
    assert "word/embeddings/Microsoft_Excel_Sheet1.xlsx" in word.parts
    assert table_digits(to_docx(Document(blocks=(table,)), "en"))[0] == [[], ["2"], ["3", "5"], ["4"]]


def arrows(chart: str) -> tuple[list[str], list[int]]:
    """Return the labels that bars end in, and which bars of that part have one."""
    labels = re.findall(r"<c:dLbls>.*?</c:dLbls>", chart)
    ends = [html.unescape(sign).strip('"') for each in labels for sign in re.findall(r'formatCode="([^"]*)"', each)]
    bars = range(max(map(int, re.findall(r'<c:ptCount val="(\d+)"/>', chart))))
    gone = {int(place) for each in labels for place in re.findall(r'<c:idx val="(\d+)"/><c:delete val="1"/>', each)}
    return list(dict.fromkeys(ends)), [place for place in bars if place not in gone]


def test_what_is_less_than_nothing_is_in_words_alone() -> None:
    """The axis begins at 0: a bar of a decrease would look like one of a rise."""
    pairs = (("-4 to -1", -4, -1), ("-3 to 5", -3, 5), ("2", 2, 2))
    rows = (
        Row(cells=(Verbatim(f"row {said}"), Measured(text=Verbatim(said), lower=lower, upper=upper, scale=5)))
        for said, lower, upper in pairs
    )
    columns = (Column(title=Verbatim("a")), Column(title=Verbatim("b")))
    word = Word.of(to_docx(Document(blocks=(Table(title=Verbatim("t"), columns=columns, rows=tuple(rows)),)), "en"))
    chart = word.parts["word/charts/chart1.xml"].decode()
    values = [re.findall(r"<c:v>([^<]*)</c:v>", each) for each in re.findall(r"<c:val>.*?</c:val>", chart)]

    assert values == [["0", "0", "2"], ["0", "5", "0"]]


def test_one_bar_is_no_chart() -> None:
    cell = Measured(text=Verbatim("2"), lower=2, upper=2, scale=2)
    table = Table(
        title=Verbatim("t"),
        columns=(Column(title=Verbatim("a")), Column(title=Verbatim("b"))),
        rows=(Row(cells=(Verbatim("x"), cell)),),
    )

    assert "word/charts/chart1.xml" not in Word.of(to_docx(Document(blocks=(table,)), "en")).parts


# -- the same bytes ---------------------------------------------------------------------------------------------------

_WRITE = """
import sys
sys.path[:0] = [sys.argv[1], sys.argv[1] + "/tests/writers"]
from hashlib import sha256
from report_sample import SAMPLE
import tracker
from tests.handmade import HANDMADE
from tracker.writers import to_docx
print(sha256(to_docx(SAMPLE, "fr") + to_docx(HANDMADE, "ar")).hexdigest())
"""


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the hashes of Python, the time zone and the folder."""
    root = str(Path(__file__).parents[2])
    found = set()
    for seed, zone, folder in (("1", "UTC", root), ("2", "Asia/Tokyo", str(tmp_path))):
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": root}
        run = subprocess.run(
            [sys.executable, "-c", _WRITE, root],
            capture_output=True, text=True, check=True, cwd=folder, env=surroundings,
        )  # fmt: skip
        found.add(run.stdout)

    assert len(found) == 1


def test_a_file_says_of_itself_what_the_document_says() -> None:
    opened = docx.Document(BytesIO(to_docx(HANDMADE, "zh"))).core_properties

    assert opened.title == "为打击偷运移民提供的技术援助"
    assert (opened.identifier, opened.language, opened.author, opened.revision) == ("CTOC/COP/2022/3", "zh-CN", "", 1)
    assert opened.created is not None
    assert opened.created.date() == date(2022, 8, 12)
    assert "created" not in Word.of(to_docx(SAMPLE, "en")).parts["docProps/core.xml"].decode()


def test_a_masthead_may_be_bare(tmp_path: Path) -> None:
    document = Document(masthead=Masthead(), title=Verbatim("t"), blocks=())
    path = write(document, tmp_path / "bare.docx", "en")

    assert flaws(path.read_bytes()) == []
    assert audited(path.read_bytes(), tmp_path) == []
