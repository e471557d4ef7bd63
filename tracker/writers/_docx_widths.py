"""How the columns of a table share the width of paper: no number is ever broken, and long texts get more room."""

import re
from collections.abc import Sequence
from functools import lru_cache
from math import ceil, sqrt
from unicodedata import bidirectional, combining, east_asian_width

from attrs import frozen

from tracker.writers._placed import PlacedTable, Runs

_NARROW, _WIDE = frozenset(" .,;:!|'’ijltIfr()[]-/"), frozenset("mwMW@%—&…")
_BREAKS = re.compile(r"(?<=[-/])(?=[^\W\d])|[ \t]+|(?<=\u200b)")
"""Where a line may end: at a space, and behind a hyphen or a stroke before a letter."""
_DIGIT = re.compile(r"\d")

SIZES = (8.5, 7.5, 6.5)
"""The sizes of a table's text, in points; the first that lets every word stand whole is taken."""
PADDING = 170
"""What a cell keeps free on both sides, in twips."""
LONGEST = 14
"""A longer word without a digit may be broken where there is no room, in letters."""
_EASE = 1.06
"""Letters are measured roughly."""


@lru_cache(maxsize=65536)
def ems(text: str) -> float:
    r"""
    Measure a text in widths of the letter M, as a serif type has them.

    >>> ems("30") < ems("AB") < ems("\N{CJK UNIFIED IDEOGRAPH-4E2D}\N{CJK UNIFIED IDEOGRAPH-6587}")
    True
    """
    return sum(map(_em, text))


@lru_cache(maxsize=4096)
def _em(char: str) -> float:
    if char in _NARROW:
        return 0.31
    if char in _WIDE:
        return 0.85
    if east_asian_width(char) in "WF":
        return 1.15  # with the space that is set between it and a figure
    if bidirectional(char) in ("AL", "NSM"):
        return 0.0 if combining(char) else 0.45
    return 0.70 if char.isupper() else 0.50


@frozen
class Widths:
    """
    The widths of a table's columns.

    Attributes:
        columns: The width of each, in twips.

        size: The size of the text, in points.
    """

    columns: tuple[int, ...]
    size: float

    def lines(self, texts: Sequence[str]) -> int:
        """Return about how many lines a row takes."""
        twips = self.size * 20
        found = (
            ceil(ems(text) * twips * _EASE / max(1, width - PADDING))
            for text, width in zip(texts, self.columns, strict=False)
        )
        return max(found, default=1)


@frozen
class _Column:
    """
    What a column needs, in ems.

    Attributes:
        number: Its longest piece with a digit, which is never broken.

        word: Its longest other piece.

        mean: How long its texts are.

        longest: Its longest text.
    """

    number: float
    word: float
    mean: float
    longest: float


def widths_of(texts: Sequence[Sequence[str]], width: int) -> Widths:
    """
    Share a width among columns.

    >>> widths_of([["Country", "Pakistan"], ["Number", "1 to 4"]], 9000).columns
    (4728, 4272)

    Args:
        texts: The texts of each column, its head among them.

        width: What there is, in twips.
    """
    columns = [_measured(each) for each in texts]
    for size in SIZES:
        floors = [_floor(column, size, LONGEST * 0.55) for column in columns]
        if sum(floors) <= width:
            break
    else:  # words give way first, then everything alike
        floors = [_floor(column, size, 0) for column in columns]
    return Widths(_shared(columns, floors, size, width), size)


def is_wide(table: PlacedTable, width: int) -> bool:
    """Tell whether a table asks for more room than a width, in twips, to be read with ease."""
    columns = [_measured(each) for each in texts_of(table)]
    return sum(max(_floor(each, SIZES[0], LONGEST * 0.55), _wanted(each, SIZES[0])) for each in columns) > width


def texts_of(table: PlacedTable) -> list[list[str]]:
    """Return the texts of each column, its head first."""
    texts = [[bare(column.title)] for column in table.columns]
    for row in table.rows:
        texts.extend([""] for _ in range(len(row.cells) - len(texts)))
        for column, cell in zip(texts, row.cells, strict=False):
            column.append(bare(cell.text))
    return texts


def width_of(text: str) -> int:
    """Return how wide a cell is that holds a text on one line, in twips."""
    return ceil(ems(text) * SIZES[0] * 20 * _EASE) + PADDING


def bare(runs: Runs) -> str:
    """Return a text with its marks, as wide as it is set."""
    return "".join(run.text for run in runs)


def _measured(texts: Sequence[str]) -> _Column:
    number = word = longest = total = 0.0
    for text in texts:
        room = ems(text)
        total, longest = total + room, max(longest, room)
        for piece in _BREAKS.split(text):
            is_number, width = _piece(piece)
            if is_number:
                number = max(number, width)
            else:
                word = max(word, width)
    return _Column(number, word, total / max(1, len(texts)), longest)


@lru_cache(maxsize=4096)
def _piece(piece: str) -> tuple[bool, float]:
    """Tell whether a piece that is not broken has digits, and how wide it is; signs of East Asia break anywhere."""
    if _DIGIT.search(piece):
        return True, ems(piece)
    if not piece.isascii() and any(east_asian_width(char) in "WF" for char in piece):
        return False, 0.0
    return False, ems(piece)


def _floor(column: _Column, size: float, longest: float) -> int:
    room = max(column.number, min(column.word, longest))
    return ceil(room * size * 20 * _EASE) + PADDING


def _wanted(column: _Column, size: float) -> int:
    """Return how much a column would like: all on one line, or so much that long texts become blocks, not ribbons."""
    room = min(column.longest, max(4.4 * sqrt(column.mean), 3.2 * sqrt(column.longest)))
    return ceil(room * size * 20 * _EASE) + PADDING


def _shared(columns: Sequence[_Column], floors: Sequence[int], size: float, width: int) -> tuple[int, ...]:
    """Give each column its floor, then what it would like, then all on one line, as far as there is room for it."""
    if sum(floors) > width:
        found = [floor * width // sum(floors) for floor in floors]
    else:
        found = list(floors)
        wishes = [max(0, _wanted(column, size) - each) for column, each in zip(columns, found, strict=True)]
        part = min(1.0, (width - sum(found)) / max(1, sum(wishes)))
        found = [each + int(wish * part) for each, wish in zip(found, wishes, strict=True)]
        whole = [ceil(column.longest * size * 20 * _EASE) + PADDING for column in columns]
        lacking = [max(0, goal - each) for goal, each in zip(whole, found, strict=True)]
        given = _granted(lacking, width - sum(found))
        found = [each + more for each, more in zip(found, given, strict=True)]
        rest, room = width - sum(found), sum(found)
        found = [each + rest * each // room for each in found]
    found[-1] += width - sum(found)
    return tuple(found)


def _granted(wishes: Sequence[int], room: int) -> list[int]:
    """Grant wishes as far as there is room, the smallest first: a short text on one line helps more than a long one."""
    granted = [0] * len(wishes)
    smallest = sorted(range(len(wishes)), key=wishes.__getitem__)
    for served, position in enumerate(smallest):
        granted[position] = min(wishes[position], room // (len(wishes) - served))
        room -= granted[position]
    return granted
