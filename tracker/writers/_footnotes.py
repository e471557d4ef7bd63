"""Footnotes: the notes of a text or a table, and their marks."""

from collections.abc import Callable

from attrs import define, field

from tracker.writers._run import Run
from tracker.writers._words import letters

__all__ = ["Footnotes"]


@define
class Footnotes:
    """
    The notes of the text, numbered through, or those of one table, lettered; the same note has one mark.

    Attributes:
        scope: What their names begin with.

        lettered: Whether they have letters.

        notes: The notes, in order.
    """

    scope: str
    lettered: bool = False
    notes: list[tuple[Run, ...]] = field(factory=list)

    def name(self, position: int) -> str:
        """Return the name of the note at a position."""
        return f"{self.scope}--{self.label(position)}"

    def label(self, position: int) -> str:
        """Return the number or letter of the note at a position."""
        return letters(position) if self.lettered else str(position + 1)

    def mark(self, say: Callable[[], tuple[Run, ...]]) -> Run:
        """Take up the note that *say* says, and return its mark; a note on the note comes after it."""
        position = len(self.notes)
        self.notes.append(())
        runs = say()
        if runs in self.notes[:position]:
            del self.notes[position:]
            position = self.notes.index(runs)
            return Run(text=self.label(position), note=self.name(position))
        self.notes[position] = runs
        return Run(text=self.label(position), note=self.name(position), is_first=True)
