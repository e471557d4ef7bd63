"""The page: well formed, self-contained, and nothing that records say becomes more than text."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hostile import HOSTILE, hostile_document
from hypothesis import given
from hypothesis import strategies as st
from pages import PageReader
from report_sample import SAMPLE

from tests.handmade import HANDMADE, SYMBOL
from tracker.documents import Column, Document, Heading, Link, Measured, Pairs, Paragraph, Row, Table, Verbatim
from tracker.values._safe_text import inert
from tracker.writers import to_html

SNAPSHOTS = Path(__file__).parent / "snapshots"
LANGUAGES = ("en", "fr")
TAGS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "main",
        "nav",
        "section",
        "div",
        "span",
        "p",
        "a",
        "br",
    ),
    *("br", "bdi"),
    *("h1", "h2", "h3", "h4", "h5", "ol", "ul", "li", "dl", "dt", "dd", "sup"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    *("lang", "dir", "charset", "http-equiv", "content", "name", "class", "id", "href", "role", "tabindex", "scope"),
    *("colspan", "style", "aria-label", "aria-labelledby", "aria-hidden"),
}
WIDTH = re.compile(r"(inline-size|--share): \d+\.\d%")


def assert_sound(page: str) -> PageReader:
    """Check what holds for every page."""
    read = PageReader(page)
    ids = read.all("id")
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"\S+", each) for each in ids)
    for href in read.all("href"):
        assert href.startswith(("http://", "https://")) or href[1:] in ids, href
    assert set(" ".join(read.all("aria-labelledby")).split()) <= set(ids)
    assert read.tags <= TAGS
    assert {name for _, attributes in read.elements for name in attributes} <= ATTRIBUTES
    assert all(WIDTH.fullmatch(style) for style in read.all("style"))
    return read


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_as_it_was(language: str) -> None:
    snapshot = SNAPSHOTS / f"sample.{language}.html"
    page = re.sub(r"<style>.*</style>", "<style></style>", to_html(SAMPLE, language), flags=re.DOTALL)
    if "UPDATE_SNAPSHOTS" in os.environ:
        snapshot.write_text(page, encoding="utf-8")

    assert page == snapshot.read_text(encoding="utf-8"), "if it is meant, run with UPDATE_SNAPSHOTS=1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_well_formed(language: str) -> None:
    read = assert_sound(to_html(SAMPLE, language))

    assert read.elements[0] == ("html", {"lang": language, "dir": "ltr"})
    assert {"header", "main", "nav", "section", "caption"} <= read.tags
    assert {attributes["scope"] for tag, attributes in read.elements if tag == "th"} == {"col", "row", "rowgroup"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_asks_for_nothing(language: str) -> None:
    page = to_html(SAMPLE, language)
    read = PageReader(page)

    assert not read.tags & {"script", "link", "img", "iframe", "object", "form", "base", "svg"}
    assert not read.all("src")
    assert "url(" not in page
    assert "@import" not in page
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert ("meta", {"http-equiv": "Content-Security-Policy", "content": policy}) in read.elements


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    read = assert_sound(to_html(hostile_document(text), "en"))

    assert inert(text) in read.text
    assert all(href.startswith("#") for href in read.all("href"))


@given(st.text(min_size=1))
def test_any_text_can_be_read_back(text: str) -> None:
    read = assert_sound(to_html(Document(title=Verbatim("t"), blocks=(Paragraph(text=Verbatim(text)),)), "en"))

    assert inert(text) in read.text
    read.text.encode()


# -- paper ------------------------------------------------------------------------------------------------------------


def table_of(*cells: str) -> str:
    columns = tuple(Column(title=Verbatim(f"c{position}")) for position in range(len(cells)))
    table = Table(title=Verbatim("t"), columns=columns, rows=(Row(cells=tuple(map(Verbatim, cells))),))
    return to_html(Document(title=Verbatim("d"), blocks=(table,)), "en")


def test_columns_share_the_width_of_paper_as_their_texts_need() -> None:
    page = table_of("a-key-of-a-record", "18", "37", "some-record, " * 60)
    shares = [float(share) for share in re.findall(r"--share: (\d+\.\d)%", page)]

    assert sum(shares) == pytest.approx(100, abs=0.3)
    assert shares[1] == shares[2] < shares[0] < shares[3] < 90
    assert '<div class="table wide">' in page


def test_a_narrow_table_keeps_its_size() -> None:
    assert '<div class="table">' in table_of("Bolivia", "18")


def test_rows_break_across_pages_and_marks_stay_on_their_line() -> None:
    page = table_of("a")
    screen, _, paper = page.partition("@media print")

    assert re.search(r"\n  tr \{ break-inside: auto; \}", paper)
    assert re.search(r"\.mark \{[^}]*white-space: nowrap;", screen)


def luminance(colour: str) -> float:
    digits = colour if len(colour) == 6 else "".join(digit * 2 for digit in colour)
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "wash"])
@pytest.mark.parametrize("text", ["ink", "quiet", "accent"])
def test_text_stands_out_from_its_ground(text: str, ground: str, scheme: int) -> None:
    """At least 4.5 to 1, as the Web Content Accessibility Guidelines ask."""
    page = to_html(SAMPLE, "en")
    light, dark = (
        luminance(re.findall(rf"--{name}: #(\w+);", page)[scheme])
        for name in ((text, ground) if scheme else (ground, text))
    )

    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_same_bytes_whatever_the_seed() -> None:
    """Sets and dictionaries are ordered by the seed of hashes, a page is not."""
    code = (
        "import sys; from report_sample import SAMPLE; from tracker.writers import render;"
        "sys.stdout.buffer.write(b''.join(render(SAMPLE, name, 'fr') for name in ('html', 'markdown')))"
    )
    path = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parents[2])])
    pages = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "4711")
    }

    assert len(pages) == 1
    assert pages.pop()


def test_bars_are_drawn_beside_their_number() -> None:
    bars = (
        Measured(text=Verbatim("12"), lower=12, upper=12, scale=12),
        Measured(text=Verbatim("3 to 6"), lower=3, upper=6, scale=12),
        Measured(text=Verbatim("at least 6"), lower=6, upper=None, scale=12),
        Measured(text=Verbatim("99"), lower=99, upper=99, scale=12),
        Measured(text=Verbatim("nil"), lower=0, upper=0, scale=0),
    )
    rows = tuple(Row(cells=(Verbatim("x"), bar)) for bar in bars)
    columns = (Column(title=Verbatim("a")), Column(title=Verbatim("b")))
    page = to_html(
        Document(title=Verbatim("t"), blocks=(Table(title=Verbatim("t"), columns=columns, rows=rows),)), "en"
    )
    read = assert_sound(page)

    drawn = [attributes.get("style", attributes.get("class", "")) for _, attributes in read.elements]
    widths = [each for each in drawn if each.startswith("inline-size") or each == "open"]
    assert widths == [
        "inline-size: 88.0%",
        "inline-size: 22.0%",
        "inline-size: 22.0%",
        "inline-size: 44.0%",
        "open",
        "inline-size: 88.0%",
    ]
    assert read.all("aria-hidden") == ["true"] * 4
    assert "Bars: solid for what is certain" in read.text


def test_labels_stand_with_their_values() -> None:
    pairs = Pairs(title=Verbatim("States"), pairs=((Verbatim("figure"), Verbatim("30")),), anchor="states")
    page = to_html(Document(blocks=(pairs,)), "en")

    assert '<div class="pairs" id="states">\n<p class="title">States</p>' in page
    assert "<div><dt>figure</dt><dd>30</dd></div>" in page
    assert ".pairs dl" in page
    assert ".pairs dl" not in to_html(Document(title=Verbatim("t"), blocks=()), "en")
    assert_sound(page)


def test_a_page_without_a_title_is_called_what_it_begins_with() -> None:
    page = to_html(Document(blocks=(Heading(level=1, text=Verbatim("Overdue"), anchor=""),)), "en")

    assert "<title>Overdue</title>" in page
    assert "<h1>" not in page


def test_sections_nest_whatever_the_levels() -> None:
    levels = (3, 1, 2, 4, 2, 1)
    headings = tuple(Heading(level=level, text=Verbatim("h"), anchor="same") for level in levels)
    read = assert_sound(to_html(Document(title=Verbatim("t"), blocks=headings), "en"))

    assert [tag for tag, _ in read.elements if re.fullmatch(r"h\d", tag)][2:] == ["h4", "h2", "h3", "h5", "h3", "h2"]


def test_links_to_places_with_odd_names_arrive() -> None:
    blocks = (
        Paragraph(text=Verbatim("here"), anchor="a b/ç"),
        Paragraph(text=Verbatim("there"), anchor="a-b"),
        Paragraph(text=Link(Verbatim("go"), "#a b/ç")),
        Paragraph(text=Link(Verbatim("go"), "#a-b")),
    )
    read = assert_sound(to_html(Document(title=Verbatim("t"), blocks=blocks), "en"))

    assert [href for href in read.all("href") if href != "#text--start"] == ["#a-b", "#a-b-2"]


# -- scripts that no report is written in yet -------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("zh", "ltr")])
def test_a_page_runs_as_its_script_does(language: str, direction: str) -> None:
    read = assert_sound(to_html(HANDMADE, language))

    assert read.elements[0] == ("html", {"lang": language, "dir": direction})


def test_what_runs_from_left_to_right_is_kept_apart_in_arabic() -> None:
    page = to_html(HANDMADE, "ar")

    assert f'<bdi dir="ltr">{SYMBOL}</bdi>' in page
    assert '<bdi dir="ltr">\N{MINUS SIGN}3</bdi>' in page
    assert '<bdi dir="ltr">GLO.ACT</bdi>' in page
    assert "<bdi" not in to_html(HANDMADE, "zh")


def test_pages_are_mirrored_by_their_direction_alone() -> None:
    """Whatever names a side would stay where it is when the page turns round; shades have a rule for either."""
    style = to_html(HANDMADE, "ar").partition("<style>")[2].partition("</style>")[0]
    mirrored = re.sub(r"(\[dir=\"rtl\"\] )?\.open(::after)? \{[^}]*\}", "", style)

    assert not re.findall(r"[\w-]*\b(?:left|right)\b[\w-]*(?=:)|: (?:left|right)\b", mirrored)
    assert "←" in style.partition('[dir="rtl"] .open::after')[2].partition("}")[0]


def test_scripts_number_as_they_do() -> None:
    arabic, chinese = (PageReader(to_html(HANDMADE, language)).text for language in ("ar", "zh"))

    for number in ("أ -", "ب -", "1 -", "(أ)", "(ج)"):
        assert number in arabic
    for number in ("一、", "二、", "A.", "1.", "(a)", "(c)"):
        assert number in chinese


def test_scripts_have_their_own_words_around_the_text() -> None:
    for language in ("ar", "zh"):
        page = to_html(HANDMADE, language)
        assert not re.search(r"Contents|Notes|Table|Original|Skip|Back|note ", PageReader(page).text)
        assert not re.search(r'aria-label="[^"]*[A-Za-z]{2}', page)


def test_styles_of_scripts_stand_only_where_they_are_needed() -> None:
    assert "unicode-bidi" not in to_html(SAMPLE, "fr")
    assert "unicode-bidi" in to_html(HANDMADE, "ar")
