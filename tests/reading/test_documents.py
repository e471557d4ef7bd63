"""A file becomes numbered paragraphs, whatever its format; what is none is refused in one sentence."""

import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import InvalidValueError, StructureError, UnsupportedFormatError
from tracker.reading import read_document
from tracker.reading._html import html_blocks
from tracker.reading._paragraphs import flowing, numbered
from tracker.reading._word import UnreadableWordError, word_blocks

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
        ("1", "text", "Results", "Text"),
        ("", "note", "Results", "Note"),
        ("", "cell", "Results", "Year | 12"),
    ]


def test_a_page_of_the_web() -> None:
    page = "<head><title>x</title></head><body><h2>Results</h2><p>1.&nbsp;One <b>bold</b></p><ul><li>item</ul>"
    page += "<script>2. no</script>"

    assert [(each.number, each.text) for each in numbered(html_blocks(page))] == [("1", "One bold"), ("", "item")]


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


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext here")
def test_a_pdf_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"nothing")

    with pytest.raises(StructureError) as caught:
        read_document(tmp_path / "x.pdf")
    assert [str(each.message) for each in caught.value.faults] == ["the file is no PDF with text in it"]
