"""The ends of bounds in columns of their own: never narrower than what is known."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tracker.documents import Inline, Message, Numeral
from tracker.values import Bounds
from tracker.words._numbers import ends_as_numbers, ends_in_per_cent
from tracker.writers import plain_text

SHARES = st.fractions(0, 1, max_denominator=2000)


def number(end: Inline) -> Fraction:
    """Return the number that is printed, in per cent or alone."""
    if isinstance(end, Message):
        (end,) = (part for _, part in end.parts if isinstance(part, Numeral))
    assert isinstance(end, Numeral)
    return Fraction(end.value)


@given(SHARES, SHARES)
def test_ends_are_rounded_outward(one: Fraction, other: Fraction) -> None:
    bounds = Bounds(min(one, other), max(one, other))
    for ends, scale in ((ends_as_numbers(bounds), 1), (ends_in_per_cent(bounds), 100)):
        lower, upper = map(number, ends)
        if bounds.is_exact:
            assert lower == upper
        else:
            assert lower <= scale * min(one, other)
            assert scale * max(one, other) <= upper


def test_five_sixths_are_no_less() -> None:
    bounds = Bounds(Fraction(1, 3), Fraction(5, 6))
    assert [plain_text(each, "en") for each in ends_as_numbers(bounds)] == ["0.333", "0.834"]
    assert [plain_text(each, "en") for each in ends_in_per_cent(bounds)] == ["33.3 per cent", "83.4 per cent"]
    assert [plain_text(each, "en") for each in ends_in_per_cent(Bounds(None, None))] == ["..", ".."]
