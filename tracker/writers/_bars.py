"""Bars of signs: what is certain and what is possible of a number, drawn in a terminal."""

from tracker.documents import Measured
from tracker.values import Number

__all__ = ["CERTAIN", "ENDLESS", "POSSIBLE", "bar_of"]

WIDTH = 24
"""How many signs the longest bar has."""
CERTAIN, POSSIBLE, ENDLESS = "█", "░", "→"
"""Up to the lower end, from there to the upper one, and on where there is no upper one."""


def bar_of(found: Measured) -> str:
    """
    Draw a number; empty where there is nothing to draw it against.

    The ends are rounded outward: what is not certain is never drawn as if it were, and never left out.

    >>> from tracker.documents import Verbatim
    >>> bar_of(Measured(text=Verbatim("3 to 5"), lower=3, upper=5, scale=12))
    '██████░░░░'
    >>> bar_of(Measured(text=Verbatim("at least 6"), lower=6, upper=None, scale=12))
    '████████████░░░░░░░░░░░░→'
    """
    lower, upper, scale = found.lower or 0, found.upper, found.scale
    if scale is None or scale <= 0 or lower < 0 or (upper is not None and upper < 0):
        return ""
    if lower == upper:
        return CERTAIN * round(min(lower, scale) * WIDTH / scale)
    certain = _signs(lower, scale)
    if upper is None:
        return CERTAIN * certain + POSSIBLE * (WIDTH - certain) + ENDLESS
    return CERTAIN * certain + POSSIBLE * (_signs(upper, scale, up=True) - certain)


def _signs(number: Number, scale: Number, *, up: bool = False) -> int:
    scaled = min(number, scale) * WIDTH
    return int(-(-scaled // scale) if up else scaled // scale)
