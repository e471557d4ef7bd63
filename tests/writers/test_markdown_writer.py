"""Markdown: readable as it is, and nothing that records say becomes more than text."""

import os
import re
from pathlib import Path

import pytest
from hostile import HOSTILE, hostile_document
from hypothesis import given
from hypothesis import strategies as st
from pages import PageReader
from report_sample import SAMPLE

from tracker.documents import Document, Heading, Items, Pairs, Paragraph, Verbatim
from tracker.values._safe_text import inert
from tracker.writers import to_markdown

markdown_it = pytest.importorskip("markdown_it")

SNAPSHOTS = Path(__file__).parent / "snapshots"
TAGS = {
    *("p", "h1", "h2", "h3", "h4", "a", "sup", "em", "ul", "li", "br", "hr"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


def rendered(markdown: str) -> PageReader:
    """Render as GitHub does: raw HTML is let through, so that none may come from text."""
    reader = markdown_it.MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return PageReader(reader.render(markdown))


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_text_is_as_it_was(language: str) -> None:
    snapshot = SNAPSHOTS / f"sample.{language}.md"
    text = to_markdown(SAMPLE, language)
    if "UPDATE_SNAPSHOTS" in os.environ:
        snapshot.write_text(text, encoding="utf-8")

    assert text == snapshot.read_text(encoding="utf-8"), "if it is meant, run with UPDATE_SNAPSHOTS=1"


def test_links_resolve_and_notes_are_there() -> None:
    text = to_markdown(SAMPLE, "en")
    read = rendered(text)

    assert {href[1:] for href in read.all("href") if href.startswith("#")} <= set(read.all("id"))
    assert len(read.all("id")) == len(set(read.all("id")))
    assert re.findall(r"<sup>\[(\d+)\]", text) == re.findall(r'"note--(\d+)"', text) == ["1", "2", "3"]


def test_marks_in_a_row_are_one_mark() -> None:
    assert "<sup>a, b</sup>" in to_markdown(SAMPLE, "en")
    assert "</sup><sup>" not in to_markdown(SAMPLE, "en")


def test_labels_stand_with_their_values() -> None:
    pairs = ((Verbatim("figure"), Verbatim("30")), (Verbatim("note"), Verbatim("a_b")))
    document = Document(blocks=(Pairs(title=Verbatim("States"), pairs=pairs, anchor="states"),))

    assert to_markdown(document, "en") == '<a id="states"></a>States\n\n- figure: 30\n- note: a_b\n'
    assert "- figure\N{NO-BREAK SPACE}: 30\n" in to_markdown(document, "fr")
    assert to_markdown(Document(blocks=(Pairs(pairs=pairs[:1]),)), "en") == "- figure: 30\n"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    read = rendered(to_markdown(hostile_document(text), "en"))
    names = {name for _, attributes in read.elements for name in attributes}

    assert read.tags <= TAGS
    assert names <= {"id", "href", "style"}
    assert all(href.startswith("#") for href in read.all("href"))
    assert set(read.all("style")) <= {"text-align:right"}
    assert flat(read.text).count(flat(inert(text))) >= 20
    assert [tag for tag, _ in read.elements if tag.startswith("h") and tag != "hr"] == ["h1", "h2", "h2", "h4", "h2"]


@given(
    st.text(alphabet=st.characters(codec="utf-8"), min_size=1)
    | st.text(alphabet="*_`[]()<>#|\\~&-+=.1 \n!x:", max_size=12)
)
def test_any_text_can_be_read_back(text: str) -> None:
    blocks = (
        Paragraph(text=Verbatim(text)),
        Paragraph(number=7, text=Verbatim(text)),
        Heading(level=1, text=Verbatim(text), anchor=""),
        Items(items=(Verbatim(text), Verbatim(text))),
    )
    read = rendered(to_markdown(Document(title=Verbatim("t"), blocks=blocks), "en"))

    shown = flat(inert(text))
    assert flat(read.text) == flat(f"t {shown} 7. {shown} {shown} {shown} {shown}")
    assert read.tags <= {"h1", "h2", "p", "ul", "li"}
