"""A template of the house: its paper, headers and styles are taken, and nothing else."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Pt, RGBColor, Twips
from lxml import etree
from openxml_audit import OpenXmlValidator
from report_sample import SAMPLE
from word_checks import Word, counted_labels, flaws

from tests.handmade import HANDMADE
from tests.word_template import TEMPLATE
from tracker.documents import Column, Document, Heading, Items, Pairs, Paragraph, Row, Table, Verbatim
from tracker.errors import InvalidValueError
from tracker.writers import plain_text, to_docx, write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOUSE = Path(__file__).parents[3] / "shared" / "documents"
SMALL = Document(
    title=Verbatim("t"),
    blocks=(
        Heading(level=1, number="I.", text=Verbatim("heading"), anchor="a"),
        Paragraph(number=1, text=Verbatim("text")),
    ),
)


def house(folder: Path, *styles: str, numbered: str | None = None) -> Path:
    """Make a file of a house: a style for each name, one of them numbered, a header, and text that is no report's."""
    made = docx.Document(str(TEMPLATE))
    for name in styles:
        made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if numbered is not None:
        numbers = etree.SubElement(made.styles[numbered].element.get_or_add_pPr(), f"{W}numPr")
        etree.SubElement(numbers, f"{W}numId").set(f"{W}val", "2")
    made.sections[0].header.paragraphs[0].text = "Header of the house"
    made.add_paragraph("Text of the template")
    path = folder / "house.docx"
    made.save(str(path))
    return path


def _audited(path: Path) -> list[str]:
    return [f"{each.part_uri}: {each.description}" for each in OpenXmlValidator().validate(str(path)).errors]


def test_paragraphs_take_the_styles_of_the_house(tmp_path: Path) -> None:
    path = house(tmp_path, "_ H _Ch", "__Single Txt")
    names = {"heading 1": "_ h _CH", "Numbered Paragraph": "__Single Txt"}  # whatever the case
    content = to_docx(SMALL, "en", template=path, styles=names)
    opened = docx.Document(BytesIO(content))

    assert [(each.style.name if each.style else "", each.text) for each in opened.paragraphs] == [
        ("Title", "t"),
        ("_ H _Ch", "heading"),
        ("__Single Txt", "text"),
    ]
    assert opened.sections[0].header.paragraphs[0].text == "Header of the house"
    assert counted_labels(content) == [("_ H _Ch", "I."), ("__Single Txt", "1.")]
    assert flaws(content) == []


def test_the_numbering_of_a_style_that_is_named_is_left_alone(tmp_path: Path) -> None:
    path = house(tmp_path, "Counted", numbered="Counted")
    content = to_docx(SMALL, "en", template=path, styles={"numbered paragraph": "Counted"})
    lists = Word.of(content).part("numbering")

    assert counted_labels(content) == [("heading 1", "I.")]
    assert [each.get(f"{W}numId") for each in lists.iter(f"{W}num")] == ["1", "2", "3", "4", "5", "6"]
    assert flaws(content) == []


def test_a_style_that_the_template_lacks_is_added(tmp_path: Path) -> None:
    bare = docx.Document()  # python-docx's own: it knows neither paragraphs with numbers nor notes under a table
    bare.save(str(tmp_path / "bare.docx"))
    path = write(SAMPLE, tmp_path / "report.docx", "en", template=tmp_path / "bare.docx")
    names = {each.name for each in docx.Document(str(path)).styles}

    assert {"Numbered Paragraph", "Table Note", "Key Figure"} <= names
    assert flaws(path.read_bytes()) == []
    assert "Table Note" not in {each.name for each in docx.Document(str(tmp_path / "bare.docx")).styles}


def test_a_draft_says_so_in_the_headers_of_the_house(tmp_path: Path) -> None:
    draft = Document(title=Verbatim("t"), blocks=(), is_draft=True)
    opened = docx.Document(BytesIO(to_docx(draft, "en", template=house(tmp_path))))

    assert [each.text for each in opened.sections[0].header.paragraphs] == ["Draft", "Header of the house"]


@pytest.mark.parametrize(
    ("colour", "kept"),
    [("4F81BD", None), ("1F497D", None), ("44546A", None), ("0E2841", None), ("800000", "800000")],
)
def test_captions_are_of_the_colour_of_the_text_unless_the_house_chose_one(
    colour: str, kept: str | None, tmp_path: Path
) -> None:
    """Word gives captions a blue of its own in every file, which no office has chosen."""
    made = docx.Document(str(TEMPLATE))
    made.styles["Caption"].font.color.rgb = RGBColor.from_string(colour)
    made.save(str(tmp_path / "house.docx"))
    table = Table(title=Verbatim("caption"), columns=(Column(title=Verbatim("a")),), rows=())
    document = Document(title=Verbatim("t"), blocks=(table,))
    taken = docx.Document(BytesIO(to_docx(document, "en", template=tmp_path / "house.docx")))
    named = docx.Document(
        BytesIO(to_docx(document, "en", template=tmp_path / "house.docx", styles={"caption": "Caption"}))
    )

    assert str(taken.styles["Caption"].font.color.rgb or "") == (kept or "")
    assert str(named.styles["Caption"].font.color.rgb) == colour


def test_what_the_template_does_not_have_is_said(tmp_path: Path) -> None:
    made = docx.Document(str(TEMPLATE))
    for style in list(made.styles):
        if style.name not in {"Normal", "Body Text", "Title"}:
            style.delete()
    made.save(str(tmp_path / "house.docx"))

    with pytest.raises(InvalidValueError) as refused:
        to_docx(SMALL, "en", template=tmp_path / "house.docx", styles={"heading 1": "_ H _Ch"})
    assert str(refused.value) == (
        "the template has no style '_ H _Ch', which [docx.styles] gives for 'heading 1'; "
        "it has 'Body Text', 'Normal', 'Title'"
    )
    assert plain_text(refused.value, "fr") == (
        "le modèle n’a pas de style '_ H _Ch', que [docx.styles] donne pour 'heading 1'\N{NO-BREAK SPACE}; "
        "il a 'Body Text', 'Normal', 'Title'"
    )


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ({"heding 1": "Title"}, r"\[docx.styles\] names 'heding 1', which is no style of a report; did you mean 'head"),
        ({"zzz": "Title"}, r"\[docx.styles\] names 'zzz', .*; choose one of .*numbered paragraph"),
    ],
)
def test_what_no_report_has_is_said(names: dict[str, str], said: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidValueError, match=said):
        to_docx(SMALL, "en", template=house(tmp_path), styles=names)


def test_a_template_must_be_a_word_file(tmp_path: Path) -> None:
    (tmp_path / "text.docx").write_text("no archive", encoding="utf-8")

    with pytest.raises(
        InvalidValueError, match=r"the template '.*text\.docx' is no Word file \(\.docx or \.dotx\); save"
    ):
        to_docx(SMALL, "en", template=tmp_path / "text.docx")
    with pytest.raises(InvalidValueError, match=r"the template '.*gone\.docx' does not exist; name a Word file"):
        to_docx(SMALL, "en", template=tmp_path / "gone.docx")


def test_a_template_of_word_is_taken(tmp_path: Path) -> None:
    """Word calls a template what is a document but for its name."""
    path = tmp_path / "house.dotx"
    with ZipFile(house(tmp_path, "Chapter")) as archive, ZipFile(path, "w") as again:
        for name in archive.namelist():
            part = archive.read(name)
            again.writestr(name, part.replace(b"document.main+xml", b"template.main+xml") if name[0] == "[" else part)
    content = to_docx(SMALL, "en", template=path, styles={"heading 1": "Chapter"})

    assert counted_labels(content)[0] == ("Chapter", "I.")


def test_paragraphs_begin_where_those_of_the_house_begin(tmp_path: Path) -> None:
    made = docx.Document(str(house(tmp_path, "Single Text")))
    made.styles["Single Text"].paragraph_format.left_indent = Twips(1267)
    made.styles.add_style("Sub", WD_STYLE_TYPE.PARAGRAPH).base_style = made.styles["Single Text"]
    made.save(str(tmp_path / "house.docx"))
    content = to_docx(SMALL, "en", template=tmp_path / "house.docx", styles={"numbered paragraph": "Sub"})
    paragraph, item = list(Word.of(content).part("numbering").findall(f"{W}abstractNum"))[-2].iter(f"{W}ind")

    assert (paragraph.get(f"{W}left"), item.get(f"{W}left"), item.get(f"{W}hanging")) == ("1267", "2288", "454")


def test_a_chart_is_as_high_as_it_is_drawn_where_lines_are_of_an_exact_height(tmp_path: Path) -> None:
    made = docx.Document(str(house(tmp_path)))
    normal = made.styles["Normal"].paragraph_format
    normal.line_spacing, normal.line_spacing_rule = Pt(12), WD_LINE_SPACING.EXACTLY
    normal.left_indent = Twips(1267)
    made.save(str(tmp_path / "house.docx"))
    path = write(SAMPLE, tmp_path / "report.docx", "en", template=tmp_path / "house.docx")
    body = Word.of(path.read_bytes()).body
    charts = [each for each in body.iterchildren(f"{W}p") if next(each.iter(f"{W}drawing"), None) is not None]

    assert charts
    for chart in charts:
        properties = chart.find(f"{W}pPr")
        assert properties.find(f"{W}spacing").attrib == {f"{W}line": "240", f"{W}lineRule": "auto"}
        assert properties.find(f"{W}ind").attrib == {f"{W}left": "0", f"{W}right": "0", f"{W}firstLine": "0"}
    assert flaws(path.read_bytes()) == []
    assert _audited(path) == []


def test_what_leads_stays_with_what_follows_whatever_the_styles_of_the_house(tmp_path: Path) -> None:
    made = docx.Document(str(house(tmp_path)))
    for style in made.styles:
        for kept in style.element.findall(f"{W}pPr/{W}keepNext"):
            kept.getparent().remove(kept)
    made.save(str(tmp_path / "house.docx"))
    blocks = (
        Paragraph(number=1, text=Verbatim("The activities are the following:")),
        Items(items=(Verbatim("first"), Verbatim("second"))),
        Paragraph(text=Verbatim("Assumptions made:")),
        Items(items=(Verbatim("third"),), lettered=False),
        Paragraph(text=Verbatim("alone")),
        Table(
            title=Verbatim("caption"), columns=(Column(title=Verbatim("a")),), rows=(Row(cells=(Verbatim("cell"),)),)
        ),
        Pairs(title=Verbatim("labels"), pairs=((Verbatim("one"), Verbatim("1")), (Verbatim("two"), Verbatim("2")))),
    )
    content = to_docx(Document(title=Verbatim("t"), blocks=blocks), "en", template=tmp_path / "house.docx")
    opened = docx.Document(BytesIO(content))

    assert [each.text.strip() for each in opened.paragraphs if each.paragraph_format.keep_with_next] == [
        "The activities are the following:",
        "Assumptions made:",
        "caption",
        "labels",
    ]
    assert [
        [all(each.paragraph_format.keep_with_next for each in cell.paragraphs) for cell in row.cells]
        for row in opened.tables[-1].rows
    ] == [[True, True], [False, False]]
    assert flaws(content) == []


def test_no_page_begins_with_what_stands_under_a_table() -> None:
    rows = tuple(Row(cells=(Verbatim(f"row {each}"), Verbatim("x"))) for each in range(3))
    columns = (Column(title=Verbatim("a")), Column(title=Verbatim("b")))

    def kept(legend: tuple[Verbatim, ...]) -> list[str]:
        table = Table(title=Verbatim("caption"), columns=columns, rows=rows, legend=legend)
        word = Word.of(to_docx(Document(title=Verbatim("t"), blocks=(table,)), "en"))
        return [word.text(each) for each in word.body.iter(f"{W}p") if each.find(f"{W}pPr/{W}keepNext") is not None]

    assert kept((Verbatim("first"), Verbatim("second"))) == ["caption", "row 2", "x", "first"]
    assert kept(()) == ["caption"]
    assert kept((Verbatim("long " * 300),)) == ["caption"]


def test_a_style_of_characters_is_none_of_paragraphs(tmp_path: Path) -> None:
    with pytest.raises(InvalidValueError, match=r"the template has no style 'Hyperlink', which .* for 'title'; it has"):
        to_docx(SMALL, "en", template=house(tmp_path), styles={"title": "Hyperlink"})


def test_the_report_before_may_be_the_template(tmp_path: Path) -> None:
    """Its numbering is gone on with above its own, and its direction is not that of the next."""
    before = write(HANDMADE, tmp_path / "before.docx", "ar")
    content = to_docx(SMALL, "en", template=before)
    section = Word.of(content).body[-1]

    assert counted_labels(content) == [("heading 1", "I."), ("Numbered Paragraph", "1.")]
    assert section.find(f"{W}bidi") is None
    assert flaws(content) == []


def test_a_bare_file_is_a_template_too(tmp_path: Path) -> None:
    """Without a section, without defaults, and with our ids and names for styles of its own."""
    made = docx.Document(str(TEMPLATE))
    made.element.body.remove(made.element.body.sectPr)
    styles = made.styles.element
    styles.remove(styles.find(f"{W}docDefaults"))
    made.styles["Caption"].name = "Theirs"
    made.styles["Table Note"].delete()
    made.styles.add_style("Table Note", WD_STYLE_TYPE.CHARACTER)
    made.save(str(tmp_path / "bare.docx"))
    path = write(SAMPLE, tmp_path / "report.docx", "fr", template=tmp_path / "bare.docx")
    word = Word.of(path.read_bytes())
    names = {each.name for each in docx.Document(str(path)).styles}

    assert flaws(path.read_bytes()) == []
    assert _audited(path) == []
    assert {"caption", "Theirs", "Table Note", "Report TableNote"} <= {
        name.replace("Caption", "caption") for name in names
    }
    assert word.part("styles").find(f"{W}docDefaults//{W}lang").get(f"{W}val") == "fr-FR"
    assert word.body[-1].find(f"{W}pgSz").get(f"{W}w") == "11906"


# -- real ones --------------------------------------------------------------------------------------------------------

OFFICIAL = {
    "heading 1": "_ H _Ch",
    "heading 2": "_ H_1",
    "heading 3": "_ H_2/3",
    "numbered paragraph": "__Single Txt",
    "body text": "__Single Txt",
    "title": "_ H __M",
}


@pytest.mark.skipif(not HOUSE.is_dir(), reason="the documents of the United Nations are not on this machine")
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", ["A-80-6-Sect.27", "A-80-604-Add.3", "A-81-6-Sect.16"])
def test_documents_of_the_united_nations_lend_their_styles(name: str, language: str, tmp_path: Path) -> None:
    template = HOUSE / f"{name}.docx"
    path = write(SAMPLE, tmp_path / "report.docx", language, template=template, styles=OFFICIAL)
    opened = docx.Document(str(path))
    counted = [label for label in counted_labels(path.read_bytes()) if label[0] != "List Bullet"]

    assert {"_ H _Ch", "_ H_1", "__Single Txt"} <= {each.style.name for each in opened.paragraphs if each.style}
    assert [label for style, label in counted if style == "_ H _Ch"] == ["I.", "II."]
    assert [label for style, label in counted if style == "__Single Txt"] == ["1.", "2.", "3.", "4.", "5."]
    assert len(Word.of(path.read_bytes()).part("numbering")) > 4
    assert flaws(path.read_bytes()) == []
    assert _audited(path) == []
    assert not any("comments" in part or "media" in part for part in _of_the_body(path))


def _of_the_body(path: Path) -> list[str]:
    return list(Word.of(path.read_bytes()).relations().values())


@pytest.mark.parametrize(
    "used", ["A/80/604/Add.3", "26-04950 (E)", "26-04950 (E)    220426", "*2604950*", "V.22-11406 (F)"]
)
def test_a_template_that_was_a_document_gives_up_its_symbol(used: str, tmp_path: Path) -> None:
    """Another symbol at the head of every page, or the number under which it was processed, is false."""
    path = house(tmp_path)
    made = docx.Document(str(path))
    for place in (made.sections[0].header, made.sections[0].footer):
        place.paragraphs[0].text = used
        place.add_paragraph("Words of the house")
    made.save(str(path))

    opened = docx.Document(BytesIO(to_docx(SMALL, "en", template=path)))

    for place in (opened.sections[0].header, opened.sections[0].footer):
        assert [each.text for each in place.paragraphs] == ["", "Words of the house"]
