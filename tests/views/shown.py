"""What blocks say, without the layout that a writer gives them."""

from collections.abc import Iterable, Sequence

from tracker.documents import Block, Cell, Items, Measured, Pairs, Paragraph, Table
from tracker.writers import plain_text, to_text

__all__ = ["items_of", "labels_of", "notes_of", "pairs_of", "rows_of", "said", "text_of", "titles_of", "values_of"]

WIDE = 1_000_000
"""A terminal on which no line is broken and nothing is cut."""


def said(cell: Cell, language: str = "en") -> str:
    """Say a cell, or any running text."""
    return plain_text(cell.text if isinstance(cell, Measured) else cell, language)


def text_of(blocks: Iterable[Block], language: str = "en") -> str:
    """Say all that the blocks say, the notes of their tables with them."""
    return to_text(blocks, language, width=WIDE)


def titles_of(blocks: Iterable[Block]) -> list[str]:
    """Return the titles of the pairs, in their order."""
    return [said(block.title) for block in blocks if isinstance(block, Pairs) and block.title is not None]


def pairs_of(block: Block) -> list[tuple[str, str]]:
    """Return the labels of a block of pairs, each with its value."""
    assert isinstance(block, Pairs)
    return [(said(label), said(value)) for label, value in block.pairs]


def labels_of(block: Block) -> list[str]:
    """Return the labels of a block of pairs."""
    return [label for label, _ in pairs_of(block)]


def values_of(block: Block, label: str) -> list[str]:
    """Return what stands beside a label, which may come more than once."""
    return [value for each, value in pairs_of(block) if each == label]


def rows_of(block: Block) -> list[list[str]]:
    """Return the rows of a table, sub-headings among them."""
    assert isinstance(block, Table)
    return [[said(cell) for cell in row.cells] for row in block.rows]


def items_of(blocks: Sequence[Block]) -> list[str]:
    """Return the items of the lists."""
    return [said(item) for block in blocks if isinstance(block, Items) for item in block.items]


def notes_of(blocks: Sequence[Block]) -> list[str]:
    """Return the paragraphs."""
    return [said(block.text) for block in blocks if isinstance(block, Paragraph)]
