"""Bars as a chart of a workbook draws them: the lengths of their parts, and where the axis ends."""

import math
from fractions import Fraction

from attrs import frozen

from tracker.documents import phrase
from tracker.values import Number
from tracker.writers._placed import PlacedCell
from tracker.writers._words import NO_LIMIT

DRAWN, CERTAIN, POSSIBLE, ENDLESS = phrase("drawn"), phrase("certain"), phrase("possible"), NO_LIMIT

MESSAGES = (DRAWN, CERTAIN, POSSIBLE, ENDLESS)
"""All of them, so that a test can ask for their translations."""

_MARGIN = Fraction(28, 25)
"""The room of a drawing beyond its longest number: what has no limit goes on to its end."""


@frozen
class SheetBar:
    """
    The lengths of the three parts of a bar.

    Attributes:
        certain: What is certain.

        possible: What is possible beyond it.

        endless: What has no upper limit, up to the end of the axis.

        is_open: Whether it has none.
    """

    certain: Number = 0
    possible: Number = 0
    endless: Number = 0
    is_open: bool = False

    @classmethod
    def of(cls, cell: PlacedCell | None, end: Number) -> "SheetBar":
        """Measure a bar; a cell without numbers has none."""
        found = None if cell is None else cell.measured
        if found is None or found.scale is None:
            return cls()
        certain = min(max(found.lower or 0, 0), end)
        if found.upper is None:
            return cls(certain=certain, endless=end - certain, is_open=True)
        return cls(certain=certain, possible=min(max(found.upper, certain), end) - certain)


def axis_end(longest: Number) -> Number:
    """Return where an axis ends: beyond the longest number."""
    room = longest * _MARGIN
    return math.ceil(room) if longest == int(longest) else room


def number_drawn(value: Number) -> int | float:
    return int(value) if value == int(value) else float(value)
