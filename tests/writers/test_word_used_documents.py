"""A document that was sent out may be the template of the next: its letterhead stays, what it said of itself goes."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.shared import Emu
from lxml import etree
from report_sample import SAMPLE
from word_checks import Word, flaws

from tests.handmade import HANDMADE
from tests.word_template import TEMPLATE
from tracker.documents import Document, Verbatim
from tracker.writers import to_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOUSE = Path(__file__).parents[3] / "shared" / "documents"
SMALL = Document(title=Verbatim("t"), blocks=())
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
"""One point, which is a picture of any shape."""


def _drawn(place: _Header | _Footer, width: int, height: int) -> None:
    place.add_paragraph().add_run().add_picture(BytesIO(PICTURE), Emu(width), Emu(height))


def used(folder: Path, *, first: Iterable[str], foot: Iterable[str] = ()) -> Path:
    """Make a document of one section whose first page has a head and a foot of its own, with lines and pictures."""
    made = docx.Document(str(TEMPLATE))
    section = made.sections[0]
    section.different_first_page_header_footer = True
    head, bottom = section.first_page_header, section.first_page_footer
    for place, lines in ((head, first), (bottom, foot)):
        place.is_linked_to_previous = False
        for line in lines:
            place.add_paragraph(line)
    _drawn(head, 700_000, 600_000)
    _drawn(bottom, 694_690, 694_690)
    _drawn(bottom, 929_642, 231_648)
    made.add_paragraph("Text of the document before")
    path = folder / "used.docx"
    made.save(str(path))
    return path


def _lines(place: _Header | _Footer) -> list[str]:
    return [each.text for each in place.paragraphs if each.text]


def _pictures(place: _Header | _Footer) -> int:
    return len(list(place._element.iter(qn("wp:extent"))))  # noqa: SLF001  # python-docx has no name for pictures of headers


@pytest.mark.parametrize(
    "said",
    [
        ("Distr.: General", "27 March 2025", "Original: English"),
        ("Distr. générale", "1er mars 2025", "Français", "Original : anglais"),
        ("Distr. general", "27 de marzo de 2025", "Original: inglés"),
        ("Distr.: General", "2025年3月27日", "Chinese", "Original: English"),
        ("Distr.: General", "27 آذار/مارس 2025", "Arabic", "Original: English"),
        ("Distr.: General", "27 марта 2025 года", "Russian", "Original: English"),
        ("2025-03-27", "Limited"),
        ("March 27, 2025",),
    ],
)
def test_the_masthead_of_a_used_document_is_not_handed_on(said: tuple[str, ...], tmp_path: Path) -> None:
    """Letterhead and emblem stay; symbol, organ, date and distribution are those of another document."""
    path = used(tmp_path, first=("United Nations", "A/80/6 (Sect. 27)", "General Assembly", *said))
    opened = docx.Document(BytesIO(to_docx(SAMPLE, "en", template=path)))

    assert _lines(opened.sections[0].first_page_header) == ["United Nations", "CTOC/COP/2022/3"]
    assert _pictures(opened.sections[0].first_page_header) == 1


def test_the_code_that_leads_to_a_used_document_is_not_handed_on(tmp_path: Path) -> None:
    """It stands beside the job number as a square; its picture is not in the file either."""
    path = used(tmp_path, first=("A/80/6",), foot=("25-04935 (E)    130525", "*2504935*", "Printed on recycled paper"))
    content = to_docx(SMALL, "en", template=path)
    foot = docx.Document(BytesIO(content)).sections[0].first_page_footer

    assert _lines(foot) == ["Printed on recycled paper"]
    assert _pictures(foot) == 1
    name = foot.part.partname.rpartition("/")[2].removesuffix(".xml")
    assert len(Word.of(content).relations(name)) == 1
    assert flaws(content) == []


def test_what_only_sounds_like_a_masthead_stays(tmp_path: Path) -> None:
    lines = ("District office", "Original Foods and Co.", "Founded on 27 March 1925")
    path = used(tmp_path, first=(*lines, "A/80/6", "Page of the office"))
    head = docx.Document(BytesIO(to_docx(SMALL, "en", template=path))).sections[0].first_page_header

    assert _lines(head) == [*lines, "Page of the office"]


@pytest.mark.parametrize("number", ["GE.19-12345(E)", "GE.19-12345  (E)    010719    020719", "* 1 9 1 2 3 4 5 *"])
def test_the_numbers_of_each_duty_station_go(number: str, tmp_path: Path) -> None:
    path = used(tmp_path, first=("A/HRC/41/3",), foot=(number,))
    foot = docx.Document(BytesIO(to_docx(SMALL, "en", template=path))).sections[0].first_page_footer

    assert _lines(foot) == []
    assert _pictures(foot) == 1


def test_the_letterhead_of_a_house_is_left_alone(tmp_path: Path) -> None:
    """Without the symbol of a document it is a form, whatever it says."""
    lines = ("Office on wells", "Founded on 27 March 1925", "27 March 1925", "Distr.: General")
    path = used(tmp_path, first=lines, foot=("Printed on recycled paper",))
    section = docx.Document(BytesIO(to_docx(SMALL, "en", template=path))).sections[0]

    assert _lines(section.first_page_header) == list(lines)
    assert (_pictures(section.first_page_header), _pictures(section.first_page_footer)) == (1, 2)


def test_only_the_first_page_has_the_head_of_a_first_page(tmp_path: Path) -> None:
    """An annex begins a section, and no report."""
    content = to_docx(HANDMADE, "zh", template=used(tmp_path, first=("Office on wells",)))
    sections = list(Word.of(content).body.iter(f"{W}sectPr"))

    assert len(sections) > 1
    assert [each.find(f"{W}titlePg") is not None for each in sections] == [True, *[False] * (len(sections) - 1)]


def _field(instruction: str, shown: str) -> list[etree._Element]:
    """Make a field: what Word works out, and what it last was."""
    parts: list[etree._Element] = []
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("t", shown), ("end", "")):
        run = OxmlElement("w:r")
        name = "w:fldChar" if kind in {"begin", "separate", "end"} else "w:t" if kind == "t" else "w:instrText"
        child = OxmlElement(name)
        if name == "w:fldChar":
            child.set(qn("w:fldCharType"), kind)
        child.text = text or None
        run.append(child)
        parts.append(run)
    return parts


def test_a_symbol_that_word_worked_out_becomes_text_and_numbers_of_pages_stay(tmp_path: Path) -> None:
    """The variable that held the symbol is gone, so that Word would print an error in its place."""
    path = used(tmp_path, first=())
    made = docx.Document(str(path))
    paragraph = made.sections[0].header.paragraphs[0]
    paragraph.text = ""
    for run in (*_field(' DOCVARIABLE "sss1" ', "A/80/6"), *_field(" PAGE ", "7")):
        paragraph._p.append(run)  # noqa: SLF001  # fields have no interface
    made.save(str(path))
    content = to_docx(SAMPLE, "en", template=path)
    (head,) = docx.Document(BytesIO(content)).sections[0].header.paragraphs

    assert head.text == "CTOC/COP/2022/37"
    assert [each.text for each in head._p.iter(f"{W}instrText")] == [" PAGE "]  # noqa: SLF001  # likewise
    assert len(list(head._p.iter(f"{W}fldChar"))) == 3  # noqa: SLF001  # likewise
    assert flaws(content) == []


@pytest.mark.skipif(not HOUSE.is_dir(), reason="the documents of the United Nations are not on this machine")
@pytest.mark.parametrize("name", ["A-80-6-Sect.27", "A-80-604-Add.3", "A-81-6-Sect.16"])
def test_a_document_of_the_united_nations_of_one_section_lends_its_letterhead(name: str, tmp_path: Path) -> None:
    made = docx.Document(str(HOUSE / f"{name}.docx"))
    sections = list(made.element.body.iter(qn("w:sectPr")))
    for each in sections[1:]:
        each.getparent().remove(each)
    if sections[0].getparent() is not made.element.body:
        sections[0].getparent().remove(sections[0])
        made.element.body.append(sections[0])
    made.save(str(tmp_path / "one.docx"))
    content = to_docx(SAMPLE, "en", template=tmp_path / "one.docx")
    section = docx.Document(BytesIO(content)).sections[0]
    head, foot = section.first_page_header, section.first_page_footer

    assert _said(head) == "United Nations CTOC/COP/2022/3"
    assert _said(foot) == ""
    assert (_pictures(head), _pictures(foot)) == (1, 1)
    rows = head._element.iter(qn("w:tr"))  # noqa: SLF001  # python-docx does not say how high rows of headers are
    assert not [row for row in rows if _is_fixed(row) and not _text(row)]
    assert flaws(content) == []


def _text(element: etree._Element) -> str:
    return " ".join("".join(each.text or "" for each in p.iter(qn("w:t"))) for p in element.iter(qn("w:p")))


def _said(place: _Header | _Footer) -> str:
    return " ".join(_text(place._element).split())  # noqa: SLF001  # tables of headers are read with their paragraphs


def _is_fixed(row: etree._Element) -> bool:
    return next(row.iter(qn("w:trHeight")), None) is not None
