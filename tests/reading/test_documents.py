"""A file becomes numbered paragraphs, whatever its format; what is none is refused in one sentence."""

import shutil
from io import BytesIO
from pathlib import Path
from time import monotonic
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import InvalidValueError, StructureError, UnsupportedFormatError
from tracker.reading import find_all, read_document
from tracker.reading._html import html_blocks
from tracker.reading._paragraphs import flowing, numbered
from tracker.reading._pdf import lines_of_pages
from tracker.reading._word import LargeWordError, UnreadableWordError, word_blocks

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body: str, **parts: str) -> bytes:
    """Make a Word document of the inside of its body and of other parts."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        for name, inside in parts.items():
            archive.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{W}">{inside}</w:{name}>')
    return stream.getvalue()


def par(text: str, *, style: str = "", list_id: str = "", level: int = 0) -> str:
    numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>' if list_id else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    words = text.replace("\t", "</w:t><w:tab/><w:t>")
    return f'<w:p><w:pPr>{named}{numbers}</w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
)


def pairs(content: bytes) -> list[tuple[str, str]]:
    return [(each.number, each.text) for each in numbered(word_blocks(content))]


def test_numbers_that_word_counts_are_those_it_prints() -> None:
    body = par("One", list_id="7") + par("first", list_id="7", level=1) + par("second", list_id="7", level=1)
    body += par("Two", list_id="7") + par("again", list_id="7", level=1)

    assert pairs(word(body, numbering=LISTS)) == [("1", "One\n(a) first\n(b) second"), ("2", "Two\n(a) again")]


def test_numbers_typed_by_hand_are_told_from_figures() -> None:
    body = par("\t27.I.1\tThe mandate") + par("\t\t(a)\tof an item") + par("12 officers came") + par("3.\tThird")

    assert pairs(word(body)) == [("27.I.1", "The mandate\n(a) of an item"), ("", "12 officers came"), ("3", "Third")]


def test_deleted_words_are_left_out_and_inserted_ones_read() -> None:
    body = "<w:p><w:r><w:t>1. Ten</w:t></w:r><w:del><w:r><w:delText> old</w:delText></w:r></w:del>"
    body += "<w:ins><w:r><w:t> new</w:t></w:r></w:ins></w:p>"

    assert pairs(word(body)) == [("1", "Ten new")]


def test_headings_tables_and_notes_are_kept_apart() -> None:
    table = "<w:tbl><w:tr><w:tc>" + par("Year") + "</w:tc><w:tc>" + par("12") + "</w:tc></w:tr></w:tbl>"
    noted = '<w:p><w:r><w:t>1. Text</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = f'<w:footnote w:id="0" w:type="separator">{par("–")}</w:footnote>'
    notes += f'<w:footnote w:id="2">{par("Note")}</w:footnote>'
    found = numbered(word_blocks(word(par("Results", style="Heading1") + noted + table, footnotes=notes)))

    assert [(each.number, each.kind, each.heading, each.text) for each in found] == [
        ("", "heading", "", "Results"),
        ("1", "text", "Results", "Text"),
        ("", "note", "Results", "Note"),
        ("", "cell", "Results", "Year | 12"),
    ]


def test_a_page_of_the_web() -> None:
    page = "<head><title>x</title></head><body><h2>Results</h2><p>1.&nbsp;One <b>bold</b></p><ul><li>item</ul>"
    page += "<script>2. no</script>"

    assert [(each.number, each.text) for each in numbered(html_blocks(page))] == [
        ("", "Results"),
        ("1", "One bold"),
        ("", "item"),
    ]


def test_an_ordered_list_of_a_page_has_its_numbers() -> None:
    page = '<ol start="4"><li>Four<li>Five</ol>'

    assert [(each.number, each.text) for each in numbered(html_blocks(page))] == [("4", "Four"), ("5", "Five")]


def test_items_with_letters_of_their_own_stand_under_their_paragraph() -> None:
    page = "<p>7. Two:</p><ol><li>a) one;<li>b) other.</ol><p>8. Next</p>"

    assert [(each.number, each.text) for each in numbered(html_blocks(page))] == [
        ("7", "Two:\na) one;\nb) other."),
        ("8", "Next"),
    ]


def test_marks_and_notes_of_a_page_are_no_words_of_its_paragraphs() -> None:
    page = "<p>4. In 2022<sup>2</sup>, 5 m<sup>th</sup></p>"
    page += '<section role="doc-endnotes"><h2>N</h2><ol><li>See 7</ol></section>'
    page += "<p>5. Next</p>"
    found = numbered(html_blocks(page))

    assert [(each.number, each.kind, each.text) for each in found] == [
        ("4", "text", "In 2022, 5 mth"),
        ("", "note", "N"),
        ("", "note", "See 7"),
        ("5", "text", "Next"),
    ]


def test_the_mark_of_a_note_in_word_is_no_part_of_a_number() -> None:
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'
    body = (
        f"<w:p><w:r><w:t>1. In 2022</w:t></w:r>{mark.format('2')}<w:r><w:t> on 1</w:t></w:r>{mark.format('er')}</w:p>"
    )

    assert pairs(word(body)) == [("1", "In 2022 on 1er")]


def test_numbers_on_lines_of_their_own_and_parted_words() -> None:
    found = numbered(flowing(["1.", "", "A govern\u00ad", "ment came", "", "2. Two"]))

    assert [(each.number, each.text) for each in found] == [("1", "A government came"), ("2", "Two")]


def test_text_and_markdown() -> None:
    lines = ["# Report", "", "1. One goes", "on here", "", "(a) an item;", "", "2 - Two", "", "In all, 5 came."]
    found = numbered(flowing(lines))

    assert [(each.number, each.text, each.heading) for each in found] == [
        ("", "Report", ""),
        ("1", "One goes on here\n(a) an item;", "Report"),
        ("2", "Two", "Report"),
        ("", "In all, 5 came.", "Report"),
    ]


@given(st.lists(st.text(alphabet="ab1.()# \t|-", max_size=12), max_size=12))
def test_no_word_of_a_text_is_lost(lines: list[str]) -> None:
    """Numbers become numbers and headings headings; letters stay."""
    found = numbered(flowing(lines))
    kept = "".join(each.text for each in found)

    assert kept.count("b") <= "".join(lines).count("b")


@given(st.binary(max_size=200))
def test_no_bytes_are_taken_for_a_document(content: bytes) -> None:
    with pytest.raises(UnreadableWordError):
        list(word_blocks(content))


def test_a_document_type_is_refused() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>')

    with pytest.raises(UnreadableWordError):
        list(word_blocks(stream.getvalue()))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.docx", b"no archive", "the file is no Word document"),
        ("x.txt", b"\xff\xfe\x00", "the file is no text in UTF-8"),
        ("x.html", b"\x80", "the file is no text in UTF-8"),
    ],
)
def test_what_is_no_document_is_refused(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(StructureError) as caught:
        read_document(tmp_path / name)
    assert [str(each.message) for each in caught.value.faults] == [message]


def test_other_formats_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormatError) as caught:
        read_document(tmp_path / "x.odt")
    assert str(caught.value) == (
        "x.odt is no document that can be read; the formats are .docx, .html, .htm, .txt, .md, .pdf"
    )


def test_a_pdf_without_a_program_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.4")
    monkeypatch.setattr(shutil, "which", lambda _: None)

    with pytest.raises(InvalidValueError) as caught:
        read_document(tmp_path / "x.pdf")
    assert str(caught.value) == (
        "x.pdf is a PDF, and no program here reads one; install poppler (pdftotext), or save it as .docx or .txt"
    )


# -- documents of every shape -----------------------------------------------------------------------------------------


def test_lists_made_alike_go_on_and_a_restart_begins_anew() -> None:
    other = '<w:num w:numId="8"><w:abstractNumId w:val="0"/></w:num>'
    other += '<w:num w:numId="9"><w:abstractNumId w:val="0"/>'
    other += '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    body = par("One", list_id="7") + par("Two", list_id="8") + par("Anew", list_id="9") + par("Next", list_id="9")

    assert pairs(word(body, numbering=LISTS + other)) == [("1", "One"), ("2", "Two"), ("1", "Anew"), ("2", "Next")]


def test_a_style_numbers_by_the_one_that_it_is_based_on() -> None:
    styles = '<w:style w:styleId="Base"><w:name w:val="Para"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>'
    styles += '</w:style><w:style w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Base"/></w:style>'
    body = par("One", style="Own") + par("Two", style="Base")

    assert pairs(word(body, numbering=LISTS, styles=styles)) == [("1", "One"), ("2", "Two")]


def test_a_text_box_is_read_once() -> None:
    inside = f"<w:txbxContent>{par('Box')}</w:txbxContent>"
    both = '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    both += f"<mc:Choice>{inside}</mc:Choice><mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent>"
    body = f"<w:p><w:r><w:t>1. Text</w:t></w:r><w:r>{both}</w:r></w:p><w:p><w:r>{both}</w:r></w:p>"

    assert pairs(word(body)) == [("1", "Text"), ("", "Box"), ("", "Box")]


def test_a_deleted_row_is_left_out_and_a_table_within_a_cell_is_read_once() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{par('in')}</w:tc></w:tr></w:tbl>"
    rows = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{par('old')}</w:tc></w:tr>"
    rows += f"<w:tr><w:tc>{par('a')}{inner}</w:tc><w:tc>{par('b')}</w:tc></w:tr>"

    assert pairs(word(f"<w:tbl>{rows}</w:tbl>")) == [("", "a in | b")]


def test_moved_words_are_read_where_they_went() -> None:
    moved = "<w:moveFrom><w:r><w:t>away </w:t></w:r></w:moveFrom>"
    body = f"<w:p>{moved}<w:r><w:t>1. Stays</w:t></w:r><w:moveTo><w:r><w:t> here</w:t></w:r></w:moveTo></w:p>"

    assert pairs(word(body)) == [("1", "Stays here")]


def test_what_is_nested_without_end_is_refused() -> None:
    with pytest.raises(UnreadableWordError):
        list(word_blocks(word("<w:p>" * 5000 + "</w:p>" * 5000)))


def test_a_file_made_to_fill_the_memory_is_refused() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(65):
            part.write(b" " * 2**20)

    assert len(stream.getvalue()) < 2**20
    with pytest.raises(LargeWordError):
        list(word_blocks(stream.getvalue()))


@pytest.mark.parametrize(
    "text",
    ["1, " * 4000, "1er, 2e, " * 2000, "2021-" * 3000, "e" * 40_000, "cent " * 3000, "(" * 20_000, "9" * 20_000],
    ids=lambda text: text[:8],
)
def test_no_text_makes_the_reader_hang(text: str) -> None:
    """Each of these took minutes, or a number too long to be printed."""
    before = monotonic()
    find_all(text, "fr")

    assert monotonic() - before < 20


def pdf(*pages: list[tuple[int, int, str]]) -> bytes:
    """Make a PDF of pages, each of texts at places."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
    objects += [f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    objects += ["<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    for place, texts in enumerate(pages):
        drawn = "".join(f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in texts)
        fonts = "/Resources << /Font << /F1 3 0 R >> >>"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] {fonts} /Contents {5 + 2 * place} 0 R >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream",
        ]
    body = "%PDF-1.4\n" + "".join(f"{number} 0 obj\n{each}\nendobj\n" for number, each in enumerate(objects, 1))
    return f"{body}trailer << /Root 1 0 R /Size {len(objects) + 1} >>\n%%EOF\n".encode()


HAS_PDF = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext here")


@HAS_PDF
def test_columns_parted_words_and_the_lines_of_every_page(tmp_path: Path) -> None:
    left = [(50, 700, "1. Officials were trained on infor-"), (50, 685, "mation, and a second paragraph follows")]
    right = [(320, 700, "in the other column of the page."), (320, 685, "2. It ends there.")]
    pages = [
        [(50, 780, f"A/80/{1}"), *left, *right, (50, 30, "22-10857"), (500, 30, "1/3")],
        [(50, 780, "A/80/1"), (50, 700, "3. The next page goes on"), (50, 30, "22-10857"), (500, 30, "2/3")],
        [(50, 780, "A/80/1"), (50, 700, "to the last one."), (50, 30, "22-10857"), (500, 30, "3/3")],
    ]
    (tmp_path / "x.pdf").write_bytes(pdf(*pages))

    assert [(each.number, each.text) for each in read_document(tmp_path / "x.pdf").paragraphs] == [
        ("1", "Officials were trained on information, and a second paragraph follows in the other column of the page."),
        ("2", "It ends there."),
        ("3", "The next page goes on to the last one."),
    ]


def test_a_hyphen_stays_where_the_document_writes_it() -> None:
    lines = list(lines_of_pages("non-\ngouvernementales et non-gouvernementales, infor-\nmation"))

    assert lines == ["non-gouvernementales et non-gouvernementales, information"]


@given(st.lists(st.text(alphabet="ab1.-/ ", max_size=8), max_size=20))
def test_no_word_of_a_page_is_lost_but_what_stands_on_every_page(lines: list[str]) -> None:
    kept = "".join(lines_of_pages("\n".join(lines)))

    assert kept.count("a") == "".join(lines).count("a")


def test_a_document_behind_a_password_says_so(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))

    with pytest.raises(StructureError) as caught:
        read_document(tmp_path / "x.docx")
    assert [(str(each.message), str(each.hint)) for each in caught.value.faults] == [
        ("the file is protected by a password", "save it without one, and read that")
    ]


@HAS_PDF
def test_a_pdf_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"nothing")

    with pytest.raises(StructureError) as caught:
        read_document(tmp_path / "x.pdf")
    assert [str(each.message) for each in caught.value.faults] == ["the file is no PDF with text in it"]
