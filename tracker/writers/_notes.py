"""Notes of a text at the foot of the chapter that mentions them first, where a page without pages has no other foot."""

from collections.abc import Iterable, Iterator

from tracker.writers._layout import Layout
from tracker.writers._placed import (
    PlacedBlock,
    PlacedItems,
    PlacedNote,
    PlacedPairs,
    PlacedParagraph,
    PlacedSection,
    Runs,
)


def notes_by_section(layout: Layout) -> dict[str, list[PlacedNote]]:
    """Return the notes of each chapter by its name, in their order; those of a table are under the table already."""
    by_name = {note.name: note for note in layout.notes}
    found: dict[str, list[PlacedNote]] = {}
    for chapter in layout.contents:
        names = {
            name for block in _within(chapter) for runs in _texts(block) for name in _first_mentioned(runs, by_name)
        }
        if names:
            found[chapter.name] = [note for note in layout.notes if note.name in names]
    return found


def _within(section: PlacedSection) -> Iterator[PlacedBlock]:
    yield section
    for block in section.blocks:
        if isinstance(block, PlacedSection):
            yield from _within(block)
        else:
            yield block


def _texts(block: PlacedBlock) -> Iterable[Runs]:
    """Go through the texts of a block whose notes are those of the document."""
    match block:
        case PlacedSection():
            return (block.title,)
        case PlacedParagraph():
            return (block.text,)
        case PlacedItems():
            return (text for _, text in block.items)
        case PlacedPairs():
            return (text for label, value in block.pairs for text in (label, value.text))
        case _:
            return ()


def _first_mentioned(runs: Runs, notes: dict[str, PlacedNote]) -> Iterator[str]:
    """Go through the notes that a text is the first to mention, and through those that they mention first."""
    for run in runs:
        if run.note in notes and run.is_first:
            yield run.note
            yield from _first_mentioned(notes[run.note].text, notes)
