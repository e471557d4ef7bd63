"""How columns share the width of paper: each as its texts need, so that the longest does not squeeze the others."""

from collections.abc import Iterable, Sequence
from math import sqrt

from tracker.writers._markup import Markup
from tracker.writers._views import CellView, RowGroupView

__all__ = ["WIDE", "room_of"]

WIDE = 100
"""The room, in letters, that a line of a table has on paper; a table that needs more is set smaller."""

_WORD = 16
"""A longer word, such as an address or a key, may be broken."""

_GAP = 2
_BAR = 16
_LINES = 4
"""How quickly a column widens with its texts: one of a hundred letters gets forty, and three lines."""


def room_of(titles: Sequence[Markup], groups: Iterable[RowGroupView]) -> list[float]:
    """Return how much room each column needs, in letters: what its words need, more where its texts are long."""
    rows = [(row.head, *row.cells) for group in groups for row in group.rows]
    return [
        _room(title, [row[position] for row in rows if position < len(row)]) for position, title in enumerate(titles)
    ]


def _room(title: Markup, cells: Sequence[CellView]) -> float:
    texts = [_bare(cell.text) for cell in cells]
    words = (len(word) for text in (_bare(title), *texts) for word in text.split())
    mean = sum(map(len, texts)) / max(1, len(texts))
    bar = _BAR if any(cell.bar is not None for cell in cells) else 0
    return max(min(_WORD, max(words, default=0)), _LINES * sqrt(mean)) + _GAP + bar


def _bare(text: Markup) -> str:
    """Return a text without its tags; most cells have none, and looking is quicker than taking out."""
    return text.striptags() if "<" in text or "&" in text else str(text)
