"""On a page the notes of a chapter stand at its foot, each once; those of what stands before chapters, at the end."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tracker.documents import Block, Document, Heading, Note, Paragraph, Verbatim
from tracker.writers import to_html
from tracker.writers._layout import layout_of
from tracker.writers._notes import notes_by_section


def noted(*notes: str) -> Paragraph:
    text = Verbatim("said")
    for each in notes:
        text = Note(text, Verbatim(each))  # type: ignore[assignment]  # a note is a text with a mark
    return Paragraph(text=text)


def chapter(number: int, level: int = 1) -> Heading:
    return Heading(level=level, text=Verbatim(f"Part {number}"), anchor=f"part-{number}")


def written(*blocks: Block) -> Document:
    return Document(title=Verbatim("A report"), blocks=blocks)


def test_the_notes_of_a_chapter_stand_at_its_foot_and_those_before_all_chapters_at_the_end() -> None:
    page = to_html(
        written(
            noted("before"),
            chapter(1),
            noted("one"),
            chapter(2, level=2),
            noted("one", "two"),
            chapter(3),
            noted("two", "three"),
        ),
        "en",
    )
    first, second, end = (part.partition("</section>")[0] for part in (
        page.partition('id="part-1"')[2].partition('id="part-3"')[0].rpartition('class="section-notes"')[2],
        page.partition('id="part-3"')[2].partition('class="section-notes"')[2],
        page.partition('class="endnotes"')[2],
    ))  # fmt: skip
    found = [re.findall(r"<span>(\w+) <a class=\"back\"", part) for part in (first, second, end)]

    assert found == [["one", "two"], ["three"], ["before"]]


@given(st.lists(st.one_of(st.just(None), st.lists(st.sampled_from("abcdef"), max_size=3)), max_size=12))
def test_every_note_is_on_the_page_once(told: list[list[str] | None]) -> None:
    blocks = [chapter(place) if each is None else noted(*each) for place, each in enumerate(told)]
    document = written(*blocks)
    layout = layout_of(document, "en")
    by_chapter = [note.name for notes in notes_by_section(layout).values() for note in notes]
    page = to_html(document, "en")

    assert len(set(by_chapter)) == len(by_chapter)
    for note in layout.notes:
        assert page.count(f'id="{note.name}"') == 1
