"""
How numbers read: quantities as their sources hedge them, bounds, and by how much something moved.

Rounding is outward, so that what is printed is never narrower than what is known.
"""

from fractions import Fraction

from tracker.checks._wording import HEDGES
from tracker.documents import Inline, Message, Numeral, Sequence, Verbatim, phrase
from tracker.values import Bounds, Number, Qualifier, Quantity

NOT_AVAILABLE = Verbatim("..")
"""What stands in a cell whose number nobody gave."""

NIL = Verbatim("–")
"""What stands in a cell whose number is nought."""


def amount_of(quantity: Quantity, *, words: bool = False) -> Inline:
    """Word a quantity as its source hedges it: "plus de 4 000", never "at least 4,001"."""
    if quantity.upper is not None:
        return Message("{lower} to {upper}", lower=Numeral(quantity.value), upper=Numeral(quantity.upper))
    number = Numeral(quantity.value, words=words)
    hedge = HEDGES.get(quantity.qualifier)
    return number if hedge is None else Message(hedge, number=number)


def at_least(number: Number, *, strictly: bool) -> Inline:
    """Word a lower limit: "at least 4,000", or "more than 4,000" where the number itself is too low."""
    return Message(HEDGES[Qualifier.MORE_THAN if strictly else Qualifier.AT_LEAST], number=Numeral(number))


def bounds_in_words(bounds: Bounds, *, words: bool = False, exact: bool = False) -> Inline:
    """
    Word bounds: a number, "at least", "at most", "12 to 15", or in running text "three or four".

    Args:
        bounds: The bounds.

        words: Whether a number under ten is written as a word, as running text does.

        exact: Whether a fraction stays one, where two that differ by little are told apart.
    """
    lower, upper = bounds.lower, bounds.upper

    def end(number: Number, *, words: bool = words) -> Inline:
        return end_in_words(number) if exact else Numeral(number, words=words, decimal=True)

    if lower is not None and lower == upper:
        return end(lower)
    if lower is None or (lower == 0 and upper is not None):
        return NOT_AVAILABLE if upper is None else Message("at most {number}", number=end(upper))
    if upper is None:
        return NOT_AVAILABLE if lower == 0 else Message("at least {number}", number=end(lower))
    if words and isinstance(upper, int) and upper == lower + 1:
        in_words = lower > 1 and upper < FIRST_IN_DIGITS  # both alike; "one" has a gender in French
        return Message("{lower} or {upper}", lower=end(lower, words=in_words), upper=end(upper, words=in_words))
    return Message("{lower} to {upper}", lower=end(lower, words=False), upper=end(upper, words=False))


FIRST_IN_DIGITS = 10
"""From here on running text has digits (United Nations Editorial Manual, numbers)."""


def range_in_words(bounds: Bounds) -> Inline:
    """Say from where to where a number may lie, and where there is no limit; a fraction stays exact."""
    lower, upper = end_in_words(bounds.lower), end_in_words(bounds.upper)
    if bounds.lower is None:
        return Message("no limit") if bounds.upper is None else Message("no limit to {upper}", upper=upper)
    if bounds.upper is None:
        return Message("{lower} to no limit", lower=lower)
    return Message("{lower} to {upper}", lower=lower, upper=upper)


def end_in_words(end: Number | None) -> Inline:
    """Write one end of bounds; a fraction stays exact, and where there is no limit stand two points."""
    if end is None:
        return NOT_AVAILABLE
    return Numeral(end) if isinstance(end, int) else Verbatim(str(end))


def count_in_words(bounds: Bounds) -> Inline:
    """Word a number of recommendations."""
    return NIL if bounds == Bounds(0, 0) else bounds_in_words(bounds)


def outward(bounds: Bounds) -> Bounds:
    """Round fractions outward to one decimal."""
    lower = None if bounds.lower is None else Fraction(bounds.lower * 10 // 1, 10)
    upper = None if bounds.upper is None else Fraction(-(-bounds.upper * 10 // 1), 10)
    return Bounds(lower, upper)


# -- shares -----------------------------------------------------------------------------------------------------------


def share_in_per_cent(share: Bounds) -> Inline:
    """Word a share in per cent with one decimal: an exact one to the nearest, any other outward."""
    lower, upper = share.lower or 0, share.upper or 0
    if share.is_exact:
        exact = Fraction(round(Fraction(lower) * 1000), 10)
        return Message("{number} per cent", number=Numeral(exact, decimal=True))
    least, most = (Numeral(_tenths(end, up=up), decimal=True) for end, up in ((lower, False), (upper, True)))
    return Message("{lower} to {upper} per cent", lower=least, upper=most)


def ends_as_numbers(bounds: Bounds) -> tuple[Inline, Inline]:
    """Write both ends as numbers for columns of their own; fractions that are not exact to three places, outward."""
    lower, upper = bounds.lower, bounds.upper
    if not bounds.is_exact:
        lower = None if lower is None else Fraction(lower * 1000 // 1, 1000)
        upper = None if upper is None else Fraction(-(-upper * 1000 // 1), 1000)
    return _as_number(lower), _as_number(upper)


def _as_number(end: Number | None) -> Inline:
    return NOT_AVAILABLE if end is None else Numeral(end)


def ends_in_per_cent(share: Bounds) -> tuple[Inline, Inline]:
    """Write both ends of a share in per cent for columns of their own, no narrower than it is."""
    if share.is_exact:
        return share_in_per_cent(share), share_in_per_cent(share)
    return _end_of_share(share.lower, up=False), _end_of_share(share.upper, up=True)


def _end_of_share(share: Number | None, *, up: bool) -> Inline:
    if share is None:
        return NOT_AVAILABLE
    return Message("{number} per cent", number=Numeral(_tenths(share, up=up), decimal=True))


def share_of(quantity: Quantity) -> Inline:
    """Word a share as its source hedges it, in per cent where the source has a fraction: "at least 5 per cent"."""
    if quantity.upper is not None:
        return share_in_per_cent(Bounds(quantity.value, quantity.upper))
    number = share_in_per_cent(Bounds.exactly(quantity.value))
    hedge = HEDGES.get(quantity.qualifier)
    return number if hedge is None else Message(hedge, number=number)


def _tenths(share: Number, *, up: bool) -> Fraction:
    """Turn a share into per cent with one decimal, rounded outward."""
    tenths = Fraction(share) * 1000
    return Fraction(-(-tenths.numerator // tenths.denominator) if up else tenths.numerator // tenths.denominator, 10)


# -- moves ------------------------------------------------------------------------------------------------------------

_ONE_SIDED = {
    (1, True): phrase("a rise of at least {number}"),
    (1, False): phrase("a fall of at most {number}, or a rise"),
    (-1, True): phrase("a fall of at least {number}"),
    (-1, False): phrase("a rise of at most {number}, or a fall"),
}
"""Moves of which one limit is known: towards more or less, and whether the limit lies on that side of none."""


def move_in_words(change: Bounds | None, *, is_share: bool = False) -> Inline:
    """Word by how much a figure moved, with its sign; of a share in percentage points."""
    if change is None or (change.lower is None and change.upper is None):
        return Message("by an unknown amount")
    shown = _in_tenths(change.scaled(100) if is_share else change)
    if shown.lower is None or shown.upper is None:
        return _one_sided(shown, is_share=is_share)
    exact = shown.lower == shown.upper
    words = (
        _signed(shown.lower)
        if exact
        else Message("{lower} to {upper}", lower=_signed(shown.lower), upper=_signed(shown.upper))
    )
    return Message("{number} percentage {number:point|points}", number=words) if is_share else words


def difference_in_signs(change: Bounds | None) -> Inline:
    """Write a difference in signs alone: "+3", "−4 to −1", "+13 or more"; it says nothing of a rise or a fall."""
    if change is None:
        return NOT_AVAILABLE
    lower, upper = change.lower, change.upper
    if lower is not None and upper is not None:
        return move_in_words(change)
    if lower is not None:
        return Message("{number} or more", number=_signed(lower))
    return NOT_AVAILABLE if upper is None else Message("{number} or less", number=_signed(upper))


def _one_sided(change: Bounds, *, is_share: bool) -> Inline:
    """Word a move with one limit: what is "−3 or less" in signs is a fall of at least 3."""
    sign = -1 if change.lower is None else 1
    away: Number = ((change.upper if change.lower is None else change.lower) or 0) * sign
    if away == 0:
        return Message("no rise") if sign < 0 else Message("no fall")
    numeral: Inline = Numeral(away if away > 0 else -away, decimal=True)
    number = Message("{number} percentage {number:point|points}", number=numeral) if is_share else numeral
    return Message(_ONE_SIDED[sign, away > 0], number=number)


def _signed(number: Number) -> Inline:
    sign = "+" if number > 0 else "−" if number < 0 else ""
    return Sequence((Verbatim(sign), Numeral(-number if number < 0 else number, decimal=True)))


def _in_tenths(bounds: Bounds) -> Bounds:
    """Round fractions to one decimal: exact ones to the nearest, others outward."""
    if bounds.is_exact:
        return Bounds.exactly(Fraction(round(Fraction(bounds.lower or 0) * 10), 10))
    lower = None if bounds.lower is None else Fraction(bounds.lower * 10 // 1, 10)
    upper = None if bounds.upper is None else Fraction(-(-bounds.upper * 10 // 1), 10)
    return Bounds(lower, upper)
