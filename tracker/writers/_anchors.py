"""Footnotes and anchors: where marks in a text lead."""

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from urllib.parse import quote

from attrs import define, field

from tracker.documents import Document, Heading, Pairs, Paragraph, Table
from tracker.languages._numbering import Numbering, letters
from tracker.writers._run import Run


@define
class Footnotes:
    """
    The notes of the text, numbered through, or those of one table, lettered; the same note has one mark.

    Attributes:
        scope: What their names begin with.

        lettered: How their letters count; None for numbers.

        notes: The notes, in order.
    """

    scope: str
    lettered: Numbering | None = None
    notes: list[tuple[Run, ...]] = field(factory=list)
    _places: dict[tuple[Run, ...], int] = field(factory=dict)

    def name(self, position: int) -> str:
        """Return the name of the note at a position, the same in all languages."""
        return f"{self.scope}--{str(position + 1) if self.lettered is None else letters(position)}"

    def label(self, position: int) -> str:
        """Return the number or letter of the note at a position."""
        return str(position + 1) if self.lettered is None else self.lettered.label(position + 1)

    def mark(self, say: Callable[[], tuple[Run, ...]]) -> Run:
        """Take up the note that *say* says, and return its mark; a note on the note comes after it."""
        position = len(self.notes)
        self.notes.append(())
        runs = say()
        known = self._places.get(runs)
        if known is not None and known < position:
            for within in self.notes[position:]:
                if self._places.get(within, -1) >= position:
                    del self._places[within]
            del self.notes[position:]
            return Run(text=self.label(known), note=self.name(known))
        self.notes[position] = runs
        self._places[runs] = position
        return Run(text=self.label(position), note=self.name(position), is_first=True)


_ADDRESS = re.compile(r"https?://[^\s\x00-\x20<>\"'\\^`{|}]+", re.IGNORECASE)
_UNSAFE = re.compile(r"[^A-Za-z0-9_.]+")
_UNSAFE_IN_WORD = re.compile(r"[^A-Za-z0-9]+")


@define
class Anchors:
    """
    The anchors of a document.

    A name of the writers' own has two hyphens in a row, which no name here has.

    Attributes:
        names: The safe name of each anchor.

        files: The files of data beside the document, by folder and name.
    """

    names: dict[str, str]
    files: frozenset[str] = frozenset()
    _used: set[str] = field(factory=set)

    @classmethod
    def of(cls, document: Document) -> "Anchors":
        """Collect the anchors of a document."""
        names: dict[str, str] = {}
        taken: set[str] = set()
        numbers: dict[str, int] = {}
        for anchor in _anchors(document):
            if anchor in names:
                continue
            safe = _UNSAFE.sub("-", anchor).strip("-.") or "place"
            unique, number = safe, numbers.get(safe, 2)
            while unique in taken:
                unique, number = f"{safe}-{number}", number + 1
            numbers[safe] = number
            taken.add(unique)
            names[anchor] = unique
        return cls(names, frozenset(f"{document.folder}/{each.name}" for each in document.files))

    def take(self, anchor: str) -> str:
        """Return the name of a place, once; empty if it has none or another place has it already."""
        if not anchor or anchor in self._used:
            return ""
        self._used.add(anchor)
        return self.names.get(anchor, "")

    def target(self, target: str) -> str | None:
        """
        Return where a link may lead: a place of the document, a file of data beside it or an address on the Web.

        Anything else is None.

        >>> anchors = Anchors({"events": "events"})
        >>> anchors.target("#events"), anchors.target("#gone"), anchors.target("javascript:alert(1)")
        ('#events', None, None)
        """
        if target.startswith("#"):
            name = self.names.get(target[1:])
            return None if name is None else f"#{name}"
        if target in self.files:
            return quote(target)
        return target if _ADDRESS.fullmatch(target) else None


def _anchors(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Heading | Pairs | Paragraph | Table) and block.anchor:
            yield block.anchor
        if isinstance(block, Table):
            yield from (row.anchor for row in block.rows if row.anchor)


def bookmark_of(name: str) -> str:
    """
    Return the name of a bookmark: a letter first, letters, digits and lines below, at most forty of them.

    >>> bookmark_of("figure-events")
    't_figure_events_9413c949'
    """
    safe = _UNSAFE_IN_WORD.sub("_", name)[:29].strip("_")
    return f"t_{safe}_{sha256(name.encode()).hexdigest()[:8]}"
