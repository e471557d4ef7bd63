"""Notes: the same note has one mark, whatever stands within it, and however many there are."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.writers._anchors import Footnotes
from tracker.writers._run import Run

Note = tuple[str, tuple["Note", ...]]


def notes() -> st.SearchStrategy[Note]:
    """Notes that may have notes of their own."""
    leaf = st.tuples(st.sampled_from("abc"), st.just(()))
    return st.recursive(
        leaf, lambda inner: st.tuples(st.sampled_from("abc"), st.lists(inner, max_size=2).map(tuple)), max_leaves=4
    )


@given(st.lists(notes(), max_size=8))
def test_each_note_stands_once_under_its_mark(said: list[Note]) -> None:
    found = Footnotes("note")

    def say(note: Note) -> tuple[Run, ...]:
        text, within = note
        return (Run(text=text), *(found.mark(lambda each=each: say(each)) for each in within))  # type: ignore[misc]  # bound at once

    for note in said:
        mark = found.mark(lambda note=note: say(note))  # type: ignore[misc]  # said while the loop stands there
        assert found.notes[int(mark.text) - 1][0].text == note[0]
    assert () not in found.notes
    top = [each for each in found.notes if len(each) == 1]
    assert len(set(top)) == len(top)
