"""Bars: how long the parts of a measured cell are drawn."""

from fractions import Fraction
from typing import Self

from attrs import frozen

from tracker.documents import Measured

FULL = Fraction(88, 100)
"""The share of its track that the number takes which fills a bar: what has no limit goes on over the rest."""


@frozen
class Bar:
    """
    A bar: the shares of its track that its parts take.

    Attributes:
        certain: The share of what is certain.

        possible: The share of what is possible beyond it.

        is_open: Whether no limit is known.
    """

    certain: Fraction
    possible: Fraction
    is_open: bool

    @classmethod
    def of(cls, found: Measured | None) -> Self | None:
        """
        Measure a bar; None where nothing can be drawn.

        >>> from tracker.documents import Verbatim
        >>> Bar.of(Measured(text=Verbatim("3–6"), lower=3, upper=6, scale=12))
        Bar(certain=Fraction(11, 50), possible=Fraction(11, 50), is_open=False)
        """
        if found is None or found.scale is None or found.scale <= 0:
            return None
        certain = min(max(Fraction(found.lower or 0) / found.scale, Fraction(0)), Fraction(1))
        upper = certain if found.upper is None else min(max(Fraction(found.upper) / found.scale, certain), Fraction(1))
        return cls(certain * FULL, (upper - certain) * FULL, found.upper is None)
