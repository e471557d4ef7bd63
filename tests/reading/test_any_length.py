"""Documents that a stranger made long, deep or odd: they are read in time that grows with their length, or refused."""

import zipfile
from io import BytesIO
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import StructureError, TrackerError
from tracker.files import load
from tracker.model import Register
from tracker.reading import coverage, read
from tracker.reading._document import read_document
from tracker.reading._drafting import nearest
from tracker.reading._find import Find, Taken
from tracker.reading._sentences import sentences_in

HEADER = 'schema = 1\nid = "r"\ntitle = "R"\n[[document]]\nid = "d"\ntitle = "D"\npublished = "2021"\n'


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    place = tmp_path_factory.mktemp("r")
    (place / "register.toml").write_text(HEADER)
    return load(place)


PIECES = (
    "1", "1,", "1.", "12 ", "A/75/1 ", "Pakistan and ", "from 3 to 5 May 2021 ", "sixty-", "a-", "a", "more than ",
    "l'",
    "3 May, ", "the seventh session and ", "paras. 1 and ", "5 per cent of ", "(", "a@", "http://",
    "12 and ", "3, 4, ", "between 3 and ",
    "resolutions 1/2 and ",
)  # fmt: skip
TAGS = (
    "<",
    "<!--",
    "<![",
    "<?",
    "</",
    "<a ",
    '<a x="',
    "<tr><td>a",
    "<tr><td> ",
    "<ol><li>a",
    "<sup>1",
    "<!-- -",
    "&#",
)
LONG = 12_000
SECONDS = 6
"""Of the processor, for some hundred kilobytes: what grew with the square of its length took minutes."""


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_paragraph_is_read(register: Register, tmp_path: Path, piece: str) -> None:
    (tmp_path / "a.md").write_text(f"1. In May 2021, {piece * LONG} 4 May 2021\n")
    started = process_time()
    coverage(register, tmp_path / "a.md", "d", language="en")
    read(register, tmp_path / "a.md", "d", language="en")

    assert process_time() - started < SECONDS * 2


@pytest.mark.parametrize("piece", TAGS)
def test_a_long_page_is_read(tmp_path: Path, piece: str) -> None:
    (tmp_path / "a.html").write_text(f"<p>1. Words.{piece * LONG}")
    started = process_time()
    read_document(tmp_path / "a.html")

    assert process_time() - started < SECONDS


def test_what_never_closes_is_text(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>1. One <!-- two --> three <!-- four <p>2. Five <b six")

    assert [each.text for each in read_document(tmp_path / "a.html").paragraphs] == [
        "One three <!-- four",
        "Five <b six",
    ]


def test_a_draft_has_an_id_of_its_own(register: Register, tmp_path: Path) -> None:
    text = "".join(
        f"{number % 7 + 1}. Some {number + 40} officials of Chad were trained in May 2021.\n\n" for number in range(300)
    )
    (tmp_path / "a.md").write_text(text)
    started = process_time()
    found = read(register, tmp_path / "a.md", "d", language="en")

    assert process_time() - started < SECONDS
    assert len(found.drafts) >= 300
    assert len({each.entry.key for each in found.drafts}) == len(found.drafts)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6))), st.integers(0, 30), st.integers(1, 6))
def test_a_place_is_free_where_nothing_was_taken(spans: list[tuple[int, int]], start: int, length: int) -> None:
    taken = Taken()
    for first, size in spans:
        taken.take(first, first + size)

    free = all(start + length <= first or first + size <= start for first, size in spans)
    assert taken.is_free(start, start + length) == free


@given(st.lists(st.integers(0, 20)), st.integers(0, 20), st.booleans())
def test_the_nearest_is_the_first_of_those_at_the_least_distance(places: list[int], at: int, behind: bool) -> None:
    others = [Find("date", f"d{number}", "2021", place) for number, place in enumerate(sorted(places))]
    find = Find("ordinal", "1st", 1, at)
    fitting = [each for each in others if not behind or each.start >= find.end]

    assert nearest(find, others, behind=behind) is min(fitting, key=lambda each: abs(each.start - at), default=None)


@given(st.text("ab .\n", max_size=60).map(lambda text: text * 400))
def test_parts_of_a_long_row_are_words_of_it(text: str) -> None:
    found = list(sentences_in(text, "en"))

    assert all(end - start <= 3000 for start, end in found)
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())


# -- Word -------------------------------------------------------------------------------------------------------------

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LISTED = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    "<w:r><w:t>Some 30 officials of Chad were trained.</w:t></w:r></w:p>"
)


def word(body: str | bytes, **parts: str) -> bytes:
    """Write the least that is a Word file."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        whole = f"<w:document {SPACE}><w:body>{body}</w:body></w:document>" if isinstance(body, str) else body
        archive.writestr("word/document.xml", whole)
        for name, part in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {SPACE}>{part}</w:{name}>")
    return written.getvalue()


def counted(level: str, start: str, way: str = "decimal", pattern: str = "%1.") -> str:
    """Write a list."""
    return (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="{level}"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{way}"/><w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


@pytest.mark.parametrize(
    ("level", "start", "way"),
    [
        ("0", "x", "decimal"), ("x", "1", "decimal"), ("0", "9" * 5000, "decimal"), ("0", "1000000000", "upperRoman"),
        ("1000000000", "1", "decimal"), ("-1", "-5", "lowerLetter"), ("0", "\u0663", "decimal"), ("", "", ""),
    ],
)  # fmt: skip
def test_lists_count_as_far_as_word_does(tmp_path: Path, level: str, start: str, way: str) -> None:
    (tmp_path / "a.docx").write_bytes(word(LISTED.format(level), numbering=counted(level, start, way)))

    (paragraph,) = read_document(tmp_path / "a.docx").paragraphs
    assert paragraph.text == "Some 30 officials of Chad were trained."


DEEP = 20_000


@pytest.mark.parametrize(
    "body",
    [
        f"<w:p>{'<w:r>' * DEEP}{'</w:r>' * DEEP}</w:p>",
        f"{'<w:sdt>' * DEEP}{'</w:sdt>' * DEEP}",
        f"{'<w:tbl><w:tr><w:tc>' * DEEP}{'</w:tc></w:tr></w:tbl>' * DEEP}",
        b"",
        b'<?xml version="1.0" encoding="undefined"?><a/>',
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16"),
    ],
    ids=["runs", "parts", "tables", "empty", "encoding", "entities"],
)
def test_what_no_word_processor_writes_is_refused(tmp_path: Path, body: str | bytes) -> None:
    (tmp_path / "a.docx").write_bytes(word(body))

    with pytest.raises(StructureError) as caught:
        read_document(tmp_path / "a.docx")
    assert [fault.message for fault in caught.value.faults] == ["the file is no Word document"]


def test_a_document_that_unpacks_to_more_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word(b" " * (2**26 + 1)))

    with pytest.raises(TrackerError) as caught:
        read_document(tmp_path / "a.docx")
    assert "the text of the document unpacks to more than 67 million bytes" in repr(caught.value.faults)  # type: ignore[attr-defined]  # of a StructureError


def test_a_note_has_one_mark(tmp_path: Path) -> None:
    marks = '<w:footnoteReference w:id="1"/>' * 2000
    note = f'<w:footnote w:id="1"><w:p><w:r><w:t>{"word " * 2000}</w:t></w:r></w:p></w:footnote>'
    (tmp_path / "a.docx").write_bytes(word(f"<w:p><w:r><w:t>1. A</w:t>{marks}</w:r></w:p>", footnotes=note))

    assert [each.kind for each in read_document(tmp_path / "a.docx").paragraphs] == ["text", "note"]
