"""The outline of a document under way: headings, paragraphs, lists and tables, each with its number and anchor."""

import re
from collections.abc import Iterable

from attrs import define, field

from tracker.documents import Block, Heading, Inline, Items, Message, Numeral, Paragraph, Sequence, Verbatim
from tracker.languages._numbering import heading_numbering, roman
from tracker.values import Language

MOST_ITEMS = 30
"""So many items of a list are read; the annex and the data hold all."""


def anchor_text(wanted: str) -> str:
    """
    Return a name as an anchor, safe in any address.

    >>> anchor_text("figure-events-Evidenced")
    'figure-events-evidenced'
    """
    return re.sub(r"[^a-z0-9]+", "-", wanted.casefold()).strip("-")


@define(eq=False)
class Outline:
    """
    A document under way: it numbers headings, paragraphs, tables and annexes, and gives each its anchor.

    Attributes:
        blocks: What has been composed.

        chapter: The text of the last heading of the first level; None before the first.
    """

    blocks: list[Block] = field(factory=list, kw_only=True)
    chapter: Inline | None = field(default=None, kw_only=True)
    _paragraphs: int = field(default=0, kw_only=True)
    _counts: list[int] = field(factory=lambda: [0, 0, 0], kw_only=True)
    _tables: int = field(default=0, kw_only=True)
    _annexes: int = field(default=0, kw_only=True)
    _anchors: dict[str, str] = field(factory=dict, kw_only=True)
    _taken: set[str] = field(factory=set, kw_only=True)

    def heading(self, level: int, text: Inline) -> None:
        """Begin a part of the main text: a chapter on level 1, what is within it on levels 2 and 3."""
        self.take_back_empty(level)
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (len(self._counts) - level)
        number = heading_numbering(level, Language.ENGLISH).label(self._counts[level - 1])
        place = "-".join(str(count) for count in self._counts[:level])
        self._begin(Heading(level=level, number=number, text=text, anchor=self._anchor(f"section-{place}")))

    def annex(self, title: Inline) -> None:
        """Begin an annex; what follows has no numbered paragraphs."""
        self.take_back_empty(1)
        self._annexes += 1
        text = Message("Annex {number}. {title}", number=Verbatim(roman(self._annexes)), title=title)
        self._begin(Heading(level=1, text=text, anchor=self._anchor(f"annex-{len(self.blocks)}"), is_annex=True))

    def take_back_empty(self, level: int) -> None:
        """Take back the parts just begun under which nothing was said; the next one bears their number."""
        while self.blocks and isinstance(last := self.blocks[-1], Heading) and last.level >= level and last.number:
            self.blocks.pop()
            self._counts[last.level - 1] -= 1

    def _begin(self, heading: Heading) -> None:
        if heading.level == 1:
            self.chapter = heading.text
        self.blocks.append(heading)

    def paragraph(self, text: Inline) -> Paragraph:
        """Add a paragraph; those of the main text are numbered through."""
        self._paragraphs += 1
        anchor = self._anchor(f"paragraph-{self._paragraphs}")
        added = Paragraph(number=self._paragraphs, text=text, anchor=anchor)
        self.blocks.append(added)
        return added

    def remark(self, text: Inline) -> None:
        """Add a paragraph without a number, as an annex has them."""
        self.blocks.append(Paragraph(text=text))

    def items(self, items: Iterable[Inline]) -> None:
        """Add the lettered items that a paragraph announces."""
        listed = tuple(items)
        if listed:
            self.blocks.append(Items(items=listed, lettered=True))

    def told(self, items: Iterable[Inline], *, many: Inline, one: Inline | None = None, most: int = MOST_ITEMS) -> None:
        """
        Add a list with the sentence that announces it; a list of one is a sentence, and of none there is nothing.

        Args:
            items: What is told, each without a full stop.

            many: What announces several, with its colon.

            one: What announces a single one; by default the same.

            most: So many are named; the rest is counted, and the annex lists it.
        """
        listed = tuple(items)
        if len(listed) == 1:
            self.paragraph(Sequence((one or many, Verbatim(" "), *listed, Verbatim("."))))
        elif listed:
            self.paragraph(many)
            shown = listed if len(listed) <= most + 1 else listed[:most]
            rest = len(listed) - len(shown)
            self.items([*shown, *([Message("and {number} more", number=Numeral(rest))] if rest else [])])

    def add(self, block: Block) -> None:
        """Add any other block."""
        self.blocks.append(block)

    def table_number(self) -> int:
        """Take the next number of a table."""
        self._tables += 1
        return self._tables

    def _anchor(self, wanted: str) -> str:
        """Return the one anchor that stands for a name, safe in any address and taken by nothing else."""
        if wanted not in self._anchors:
            safe = anchor_text(wanted)
            unique, number = safe, 2
            while unique in self._taken:
                unique, number = f"{safe}-{number}", number + 1
            self._taken.add(unique)
            self._anchors[wanted] = unique
        return self._anchors[wanted]
