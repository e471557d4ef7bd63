"""The layout: what is the same in every format is settled once."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from attrs import fields, has
from drawn import documents
from hostile import HOSTILE, hostile_document
from hypothesis import given
from hypothesis import strategies as st
from report_sample import SAMPLE

from tracker.documents import Column, Document, Heading, Link, Name, Note, Paragraph, Row, Table, Verbatim
from tracker.values import InternationalString
from tracker.writers import layout_of
from tracker.writers._layout import Layout
from tracker.writers._placed import PlacedSection, PlacedTable
from tracker.writers._run import Run, plain

NAMES = st.text("abc", min_size=1, max_size=2)


def runs_in(part: Any) -> Iterator[Run]:  # noqa: ANN401  # a layout or a part of one
    """Go through all runs, wherever they stand."""
    if isinstance(part, Run):
        yield part
    elif isinstance(part, tuple | list):
        for each in part:
            yield from runs_in(each)
    elif has(type(part)):
        for each in fields(type(part)):
            yield from runs_in(getattr(part, each.name))


def tables(layout: Layout) -> list[PlacedTable]:
    return [block for block in layout.walk() if isinstance(block, PlacedTable)]


def assert_notes_have_marks(layout: Layout) -> None:
    notes = [*layout.notes, *(note for table in tables(layout) for note in table.notes)]
    marks = [run for run in runs_in(layout) if run.note is not None]

    assert len({note.name for note in notes}) == len(notes)
    assert {run.note for run in marks} == {note.name for note in notes}
    assert Counter(run.note for run in marks if run.is_first) == Counter(note.name for note in notes)
    labels = {note.name: note.label for note in notes}
    assert all(run.text == labels[run.note or ""] for run in marks)


@given(documents())
def test_every_note_has_one_first_mark_and_every_mark_its_note(drawn: tuple[Document, list[str]]) -> None:
    document, words = drawn
    layout = layout_of(document, "en")

    assert_notes_have_marks(layout)
    told = " ".join(run.text for run in runs_in(layout) if run.note is None).split()
    assert Counter(word for word in told if word in set(words)) == Counter(words)


@given(documents())
def test_without_links_all_words_and_notes_stay(drawn: tuple[Document, list[str]]) -> None:
    """A format that leads nowhere says the same, and numbers its notes as all others do."""
    linked, bare = (layout_of(drawn[0], "en", is_linked=each) for each in (True, False))
    parts = [
        [[(run.text, run.note) for run in runs_in(note.text)] for note in layout.notes] for layout in (linked, bare)
    ]

    assert plain(runs_in(bare)) == plain(runs_in(linked))
    assert [run.text for run in runs_in(bare) if run.note] == [run.text for run in runs_in(linked) if run.note]
    assert parts[0] == parts[1]
    assert [note.label for note in bare.notes] == [note.label for note in linked.notes]


def test_notes_that_lead_to_different_places_are_two_in_every_format() -> None:
    notes = (Link(Verbatim("the same words"), f"https://example.org/{each}") for each in "ab")
    blocks = tuple(Paragraph(text=Note(Verbatim("x"), note)) for note in notes)
    layout = layout_of(Document(blocks=blocks), "en", is_linked=False)

    assert [note.label for note in layout.notes] == ["1", "2"]


def test_the_sample_keeps_the_laws() -> None:
    for language in ("en", "fr"):
        assert_notes_have_marks(layout_of(SAMPLE, language))
    for text in HOSTILE:
        assert_notes_have_marks(layout_of(hostile_document(text), "en"))


@given(st.lists(st.tuples(NAMES, st.integers(0, 5), st.booleans()), max_size=12))
def test_every_row_is_there_once_under_its_sub_heading(drawn: list[tuple[str, int, bool]]) -> None:
    rows = tuple(
        Row(cells=(Name(InternationalString(en=name), {"en": rank}), Verbatim(str(at))), is_group=is_group)
        for at, (name, rank, is_group) in enumerate(drawn)
    )
    columns = (Column(title=Verbatim("a")), Column(title=Verbatim("b")))
    table = Table(title=Verbatim("t"), columns=columns, rows=rows, is_alphabetical=True)
    (placed,) = tables(layout_of(Document(blocks=(table,)), "en"))

    expected: list[tuple[str | None, list[tuple[int, int]]]] = []
    for at, (name, rank, is_group) in enumerate(drawn):
        if is_group or not expected:
            expected.append((name if is_group else None, []))
        if not is_group:
            expected[-1][1].append((rank, at))
    found = [
        (None if group.title is None else plain(group.title), [int(plain(row.cells[1].text)) for row in group.rows])
        for group in placed.groups
    ]
    ranks = {at: rank for at, (_, rank, _) in enumerate(drawn)}
    assert [(title, sorted(at for _, at in under)) for title, under in expected] == [
        (title, sorted(under)) for title, under in found
    ]
    assert all([ranks[at] for at in under] == sorted(ranks[at] for at in under) for _, under in found)


@given(st.lists(st.integers(1, 5), max_size=10))
def test_a_section_stands_in_the_nearest_one_above_it(levels: list[int]) -> None:
    headings = tuple(Heading(level=level, text=Verbatim(str(at)), anchor="same") for at, level in enumerate(levels))
    layout = layout_of(Document(blocks=headings), "en")
    sections = [block for block in layout.walk() if isinstance(block, PlacedSection)]

    assert [plain(section.title) for section in sections] == [str(at) for at in range(len(levels))]
    within = [(outer, each) for outer in sections for each in outer.blocks if isinstance(each, PlacedSection)]
    assert all(inner.level > outer.level for outer, inner in within)
    assert len({section.name for section in sections}) == len(sections)
    assert [section.anchor for section in sections[:2]] == ["same", ""][: len(sections)]


def test_the_notes_of_a_table_are_lettered_in_reading_order() -> None:
    def noted(text: str) -> Note:
        return Note(Verbatim(text), Verbatim(f"on {text}"))

    table = Table(
        title=noted("title"),
        columns=(Column(title=noted("head")),),
        rows=(Row(cells=(noted("group"),), is_group=True), Row(cells=(noted("cell"),))),
        legend=(noted("legend"),),
    )
    (placed,) = tables(layout_of(Document(blocks=(table,)), "en"))

    assert [(note.label, plain(note.text)) for note in placed.notes] == [
        ("a", "on title"),
        ("b", "on head"),
        ("c", "on group"),
        ("d", "on cell"),
        ("e", "on legend"),
    ]


def test_what_a_document_is_called() -> None:
    heading = Heading(level=1, text=Link(Verbatim("Overdue"), "#x"), anchor="")

    assert layout_of(SAMPLE, "fr").name.startswith("Activités de promotion du Protocole")
    assert layout_of(Document(blocks=(Paragraph(text=Verbatim("x")), heading)), "en").name == "Overdue"
    assert layout_of(Document(blocks=()), "en").name == "–"
