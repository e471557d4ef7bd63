"""PDF: pages for every reader, with the numbers of every other format, in every script."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from drawn import documents
from hostile import HOSTILE, hostile_document
from hypothesis import HealthCheck, given, settings
from printed import faults_of, info_of, needs_family, numbers_in, pages_of, text_of
from report_sample import SAMPLE

import tracker
from tests.handmade import HANDMADE, SYMBOL
from tracker.documents import (
    Column,
    Document,
    Heading,
    Inline,
    Link,
    Masthead,
    Note,
    Paragraph,
    Row,
    Table,
    Verbatim,
)
from tracker.documents import (
    Sequence as Parts,
)
from tracker.errors import MissingExtraError
from tracker.values import InternationalString
from tracker.values._safe_text import inert
from tracker.writers import to_markdown, write

typst = pytest.importorskip("typst", reason="typst is not installed")

from tracker.writers import _pdf  # noqa: E402  # behind the question whether typst is there
from tracker.writers._layout import layout_of  # noqa: E402  # once it is known that typst is there
from tracker.writers._paper import for_paper  # noqa: E402  # once it is known that typst is there
from tracker.writers._pdf import to_pdf  # noqa: E402  # once it is known that typst is there
from tracker.writers._pdf_data import data_of  # noqa: E402  # once it is known that typst is there

EXAMPLE = Path(__file__).parents[2] / "examples" / "smuggling-of-migrants"
LANGUAGES = ["en", "fr"]
MOST_PAGES = 14
"""So long may the body of the example's report be, on A4 in letters of ten points."""


def text(words: str) -> InternationalString:
    return InternationalString(en=words)


def paragraph(words: Inline) -> Document:
    return Document(title=text("Title"), blocks=(Paragraph(text=words),))


@pytest.fixture(scope="module")
def report() -> Document:
    return tracker.report(tracker.load(EXAMPLE), "cop11", against="cop10", annex="short")


@pytest.fixture(scope="module")
def reports(report: Document) -> dict[str, bytes]:
    return {language: to_pdf(report, language) for language in LANGUAGES}


def handmade(language: str) -> bytes:
    """Write the document made by hand, in fonts whose every rule can be kept."""
    if language == "ar":
        needs_family("Noto Naskh Arabic", "Amiri")
    else:
        needs_family("Noto Sans SC", "WenQuanYi Zen Hei")  # with outlines of PostScript, GLYPH-WIDTH fails
    return to_pdf(HANDMADE, language)


# -- every rule -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_keeps_every_rule_of_accessible_pdf(reports: dict[str, bytes], language: str, tmp_path: Path) -> None:
    assert faults_of(reports[language], tmp_path) == []


@pytest.mark.parametrize("language", ["ar", "zh"])
def test_every_script_keeps_every_rule_of_accessible_pdf(language: str, tmp_path: Path) -> None:
    assert faults_of(handmade(language), tmp_path) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_block_keeps_every_rule_of_accessible_pdf(language: str, tmp_path: Path) -> None:
    assert faults_of(to_pdf(SAMPLE, language), tmp_path) == []


@given(documents())
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_document_has_every_word_is_printed(tmp_path: Path, drawn: tuple[Document, list[str]]) -> None:
    """Each word has a number of its own, so that a line may break it."""
    document, words = drawn
    pdf = to_pdf(document, "en")

    found = numbers_in(text_of(pdf))
    assert all(found[re.sub(r"\D", "", word)] for word in words)
    assert faults_of(pdf, tmp_path) == []


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_stays_text(hostile: str) -> None:
    document = hostile_document(hostile)
    pdf = to_pdf(document, "en")

    shown = re.sub(r"\s", "", text_of(pdf, "-raw"))
    words = re.sub(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", inert(hostile))
    assert words in shown
    assert not re.search(rb"/(JavaScript|JS|Launch|EmbeddedFile|OpenAction|AA)\b", pdf)


# -- the same numbers -------------------------------------------------------------------------------------------------


def tables_of(markdown: str) -> str:
    """Return the rows of the tables of a Markdown text, without the names of places."""
    rows = [line for line in markdown.splitlines() if line.startswith("|") and not line.startswith("| ---")]
    return re.sub(r"<a id=[^>]*>|\]\([^)]*\)|<sup>[^/]*</sup>|&#?\w+;", " ", "\n".join(rows))


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_have_the_numbers_that_markdown_has(report: Document, reports: dict[str, bytes], language: str) -> None:
    wanted = numbers_in(tables_of(to_markdown(report, language)))

    assert len(wanted) > 50
    assert wanted - numbers_in(text_of(reports[language])) == {}


@pytest.mark.parametrize("language", ["ar", "zh"])
def test_tables_of_every_script_have_the_numbers_that_markdown_has(language: str) -> None:
    wanted = numbers_in(tables_of(to_markdown(HANDMADE, language)))

    assert len(wanted) > 50
    assert wanted - numbers_in(text_of(handmade(language))) == {}


# -- pages ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_body_of_a_report_is_short_and_its_annex_turned(reports: dict[str, bytes], language: str) -> None:
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", info_of(reports[language]))
    turned = [float(width) > float(height) for width, height in sizes]

    assert {tuple(sorted(size)) for size in sizes} == {("595.276", "841.89")}
    assert turned == sorted(turned)
    assert 1 < turned.index(True) <= MOST_PAGES


def test_a_file_says_what_it_is(report: Document, reports: dict[str, bytes]) -> None:
    info = info_of(reports["fr"])

    assert "Title:           Trafic illicite de migrants" in info
    assert "Tagged:          yes" in info
    assert re.search(rb"/Lang ?\(fr\)", reports["fr"])
    assert report.day is not None
    assert f"D:{report.day:%Y%m%d}".encode() in reports["fr"]
    assert "CreationDate" not in info_of(to_pdf(paragraph(text("p")), "en"))


def test_a_draft_says_so_on_each_page(report: Document, reports: dict[str, bytes]) -> None:
    draft = evolve(report, is_draft=True)

    assert all(re.search(r"^PROJET$", page, re.MULTILINE) for page in pages_of(to_pdf(draft, "fr")))
    assert all(re.search(r"^DRAFT$", page, re.MULTILINE) for page in pages_of(to_pdf(draft, "en")))
    assert not re.search(r"^PROJET$", text_of(reports["fr"]), re.MULTILINE)


def test_a_report_is_a_draft_while_drafts_wait() -> None:
    register = tracker.load(EXAMPLE)
    event = register.events[next(iter(register.events))]
    waiting = evolve(register, records=(*register.records, evolve(event, id="waits", draft=True)))

    assert tracker.report(waiting, "cop11").is_draft
    assert not tracker.report(register, "cop11").is_draft


def test_pages_bear_the_symbol_and_their_number() -> None:
    document = evolve(SAMPLE, masthead=Masthead(symbol=SYMBOL))
    first, *others = pages_of(to_pdf(document, "en"))

    assert others
    assert all(page.startswith(f"{SYMBOL}\n") for page in others)
    assert [page.split()[-1] for page in (first, *others)] == [str(each + 1) for each in range(len(others) + 1)]


def test_notes_stand_at_the_foot_of_their_page_and_have_the_numbers_of_the_layout() -> None:
    def noted(number: int) -> Inline:
        return Note(text(f"Sentence {number}"), text(f"Remark {(number - 1) % 7 + 1}."))

    blocks = tuple(Paragraph(text=Parts((noted(each), text(". " + "Words. " * 300)))) for each in range(1, 10))
    found = text_of(to_pdf(Document(title=text("t"), blocks=blocks), "en"))
    foot = re.findall(r"^(\d) ?Remark (\d)\.", found, re.MULTILINE)

    assert foot == [(str(each), str(each)) for each in range(1, 8)]
    assert re.search(r"Sentence 9\.\s*2", found)


def test_links_lead_to_places_and_addresses_alone() -> None:
    parts: Sequence[Inline] = (
        Link(text("there"), "#place"),
        Link(text("web"), "https://example.org/x"),
        Link(text("gone"), "#gone"),
        Link(text("act"), "javascript:alert(1)"),
    )
    blocks = (Heading(level=1, text=text("h"), anchor="place"), Paragraph(text=Parts(tuple(parts), " ")))
    pdf = to_pdf(Document(title=text("t"), blocks=blocks), "en")

    assert len(re.findall(rb"/Subtype ?/Link\b", pdf)) == 2
    assert b"https://example.org/x" in pdf
    assert b"javascript" not in pdf


def test_heads_of_a_long_table_may_lead_somewhere() -> None:
    """What is repeated on the next page may hold no link."""
    led = Link(text("here"), "#place")
    heads = (Row(cells=(led, Verbatim("")), is_group=True), Row(cells=(text("g"), Verbatim("")), is_group=True))
    rows = tuple(Row(cells=(text(f"r{number}"), text("x"))) for number in range(120))
    columns = (Column(title=led), Column(title=text("c")))
    table = Table(title=text("T"), columns=columns, rows=(heads[0], *rows, heads[1], *rows))
    pdf = to_pdf(Document(title=text("t"), blocks=(Heading(level=1, text=text("h"), anchor="place"), table)), "en")

    assert len(re.findall(rb"/Subtype ?/Link\b", pdf)) == 2


# -- scripts ----------------------------------------------------------------------------------------------------------


def test_symbols_within_arabic_keep_their_order() -> None:
    found = text_of(handmade("ar"))

    assert SYMBOL in found
    assert "GLO.ACT" in found
    assert "\N{MINUS SIGN}3" in found


def test_a_text_that_runs_the_other_way_is_kept_apart(tmp_path: Path) -> None:
    needs_family("Noto Naskh Arabic", "Amiri")
    arabic, english = InternationalString(ar="القاهرة (مصر)"), InternationalString(en="Cairo (Egypt)")

    for language in ("en", "ar"):
        pdf = to_pdf(paragraph(Parts((arabic, english), ": ")), language)
        assert "Cairo (Egypt)" in text_of(pdf)
        assert faults_of(pdf, tmp_path) == []
        assert {each.decode() for each in re.findall(rb"/Lang ?\((\w+)\)", pdf)} == {"ar", "en"}


def test_bars_begin_where_the_line_begins() -> None:
    """The data are the same for each direction: the template turns them round."""
    arabic, chinese = (data_of(for_paper(layout_of(HANDMADE, language))) for language in ("ar", "zh"))

    assert (arabic["direction"], chinese["direction"]) == ("rtl", "ltr")
    assert bars_in(arabic["blocks"]) == bars_in(chinese["blocks"])
    assert [0.2933, 0.0733, False] in bars_in(arabic["blocks"])
    assert [0.1467, 0.0, True] in bars_in(arabic["blocks"])


def bars_in(value: object) -> list[object]:
    """Collect the bars of a document in the order of what they measure: rows are sorted in each language."""
    if isinstance(value, dict):
        own = [value["bar"]] if "bar" in value else []
        return sorted([*own, *(bar for each in value.values() for bar in bars_in(each))], key=str)
    return sorted((bar for each in value for bar in bars_in(each)), key=str) if isinstance(value, list) else []


def test_what_else_typst_refuses_is_a_slip_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_pdf, "_template", lambda: b"#panic()")

    with pytest.raises(typst.TypstError):
        to_pdf(SAMPLE, "en")


# -- bytes ------------------------------------------------------------------------------------------------------------

PRINTED = """
import sys
from hashlib import sha256
sys.path[:0] = {places}
from report_sample import SAMPLE
from tracker.writers import render
print(sha256(render(SAMPLE, "pdf", "fr")).hexdigest())
"""


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    places = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]
    given = [
        {"PYTHONHASHSEED": "1", "TZ": "UTC"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"},
        {"PYTHONHASHSEED": "3", "TZ": "America/New_York", "LC_ALL": "C"},
    ]
    found = {
        subprocess.run(
            [sys.executable, "-c", PRINTED.format(places=places)],
            env=os.environ | each,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for each in given
    }

    assert len(found) == 1


def test_the_day_of_a_file_is_that_of_what_is_known() -> None:
    document = evolve(paragraph(text("p")), day=date(2022, 8, 12))

    assert to_pdf(document, "en") == to_pdf(document, "en")
    assert to_pdf(document, "en") != to_pdf(evolve(document, day=date(2022, 8, 13)), "en")


def test_without_typst_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.delitem(sys.modules, "tracker.writers._pdf")

    with pytest.raises(MissingExtraError) as refused:
        write(SAMPLE, tmp_path / "report.pdf", "en")
    assert str(refused.value) == "PDF needs typst: pip install 'mandate-tracker[pdf]'"
