"""Laws of drawings: a bar shows no more certainty than there is, and leaves nothing out."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tracker.documents import Measured, Verbatim
from tracker.writers._terminal import CERTAIN, ENDLESS, LONGEST_BARS, POSSIBLE, bar_of

NUMBERS: st.SearchStrategy[int | Fraction] = st.one_of(st.integers(0, 200), st.fractions(0, 200, max_denominator=12))
LENGTHS = st.sampled_from(LONGEST_BARS)


@given(NUMBERS, NUMBERS.filter(bool), st.none() | NUMBERS, LENGTHS)
def test_the_ends_of_a_bar_are_rounded_outward(
    lower: int | Fraction, more: int | Fraction, beyond: int | Fraction | None, longest: int
) -> None:
    """Its certain part is no longer than the lower end, all of it no shorter than the upper one, within a sign."""
    upper = None if beyond is None else lower + more
    scale = lower + more + (beyond or 0)
    bar = bar_of(Measured(text=Verbatim("x"), lower=lower, upper=upper, scale=scale), longest)
    certain, all_of_it = bar.count(CERTAIN), bar.count(CERTAIN) + bar.count(POSSIBLE)

    assert certain * scale <= lower * longest < (certain + 1) * scale
    assert bar == CERTAIN * certain + POSSIBLE * (all_of_it - certain) + ENDLESS * (upper is None)
    if upper is None:
        assert all_of_it == longest
    else:
        assert (all_of_it - 1) * scale < upper * longest <= all_of_it * scale


@given(NUMBERS, NUMBERS.filter(bool), LENGTHS)
def test_an_exact_number_is_drawn_whole(number: int | Fraction, more: int | Fraction, longest: int) -> None:
    scale = number + more
    bar = bar_of(Measured(text=Verbatim("x"), lower=number, upper=number, scale=scale), longest)

    assert set(bar) <= {CERTAIN}
    assert -scale <= 2 * (len(bar) * scale - number * longest) <= scale


@given(NUMBERS, NUMBERS)
def test_nothing_is_drawn_against_nothing(lower: int | Fraction, more: int | Fraction) -> None:
    for scale in (None, 0, -1):
        assert bar_of(Measured(text=Verbatim("x"), lower=lower, upper=lower + more, scale=scale)) == ""
    assert bar_of(Measured(text=Verbatim("x"), lower=-1 - lower, upper=more, scale=1)) == ""
