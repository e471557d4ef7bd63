"""What our own checks of Word files see: each flaw that is planted, and none in a file without."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from report_sample import SAMPLE
from word_checks import counted_labels, flaws

from tracker.writers import to_docx

CONTENT = to_docx(SAMPLE, "en")


def planted(pattern: str, instead: str, part: str = "word/document.xml") -> bytes:
    """Return the sample with the first find of a pattern replaced."""
    made = BytesIO()
    with ZipFile(BytesIO(CONTENT)) as archive, ZipFile(made, "w") as again:
        for name in archive.namelist():
            text = archive.read(name)
            if name == part:
                changed, count = re.subn(pattern, instead, text.decode(), count=1)
                assert count
                text = changed.encode()
            again.writestr(name, text)
    return made.getvalue()


@pytest.mark.parametrize(
    ("pattern", "instead", "seen"),
    [
        (r'(w:name=")[^"]*(".*?w:name=")([^"]*)', r"\1\3\2\3", "stands 2 times"),
        (r'(<w:bookmarkStart w:id=")\d+', r"\g<1>2", "bookmark number 2 stands 2 times"),
        (r'w:anchor="[^"]*"', 'w:anchor="t_gone"', "link to t_gone, which there is not"),
        (r'(<w:hyperlink w:history="1" r:id=")[^"]*', r"\1rId999", "link to rId999, which there is not"),
        (r'(<w:numId w:val=")\d+', r"\g<1>99", "list 99 of document, which there is not"),
        (r'(<w:pStyle w:val=")[^"]*', r"\1Gone", "style Gone of document, which there is not"),
        (r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', "", "a field does not end"),
        (r'descr="[^"]*"', "", "a drawing that is not told in words"),
        (r"<w:tc>(?:(?!<w:tc>).)*?</w:tc></w:tr>", "</w:tr>", "a row with too few cells, or too many"),
        (r"(<w:tc><w:tcPr>(?:(?!</w:tcPr>).)*</w:tcPr>)<w:p>(?:(?!</w:tc>).)*(</w:tc>)", r"\1\2", "a cell without a"),
        (r'(<w:footnoteReference w:id=")\d+', r"\g<1>9", "note 9 is not there"),
    ],
)
def test_a_flaw_is_seen(pattern: str, instead: str, seen: str) -> None:
    assert any(seen in flaw for flaw in flaws(planted(pattern, instead)))


def test_nothing_is_seen_where_nothing_is() -> None:
    assert flaws(CONTENT) == []


def test_a_number_that_word_would_count_otherwise_is_seen() -> None:
    """A paragraph that leaves its list moves the numbers of all that follow."""
    moved = planted(r"<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr>", "")

    assert [label for style, label in counted_labels(moved) if style == "Numbered Paragraph"] == [
        "1.",
        "2.",
        "3.",
        "4.",
    ]
    assert len([1 for style, _ in counted_labels(CONTENT) if style == "Numbered Paragraph"]) == 5
