"""Laws L34 to L37: what hedged numbers denote, and what arithmetic on bounds keeps."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.errors import InvalidValueError
from tracker.strategies import bounds, numbers, quantities, readings
from tracker.values import CAUTIOUS, IMPLICATED, READINGS, STRICT, Bounds, Number, Qualifier, Quantity, Reading
from tracker.values._number_text import decimal_places, number_text
from tracker.values._quantity import granule

OPEN = (Qualifier.MORE_THAN, Qualifier.FEWER_THAN)
SMALL = range(-3, 8)
"""Enough whole numbers to enumerate what small bounds hold."""

small_bounds = bounds(min_value=0, max_value=5, fractions=False)


def held(found: Bounds) -> set[int]:
    """Enumerate the small numbers that bounds hold."""
    return {
        number
        for number in SMALL
        if (found.lower is None or number >= found.lower) and (found.upper is None or number <= found.upper)
    }


# -- L34 and L35 ------------------------------------------------------------------------------------------------------


@given(quantities(min_value=-1000, qualifiers=[one for one in Qualifier if one not in OPEN]), readings())
def test_l34_the_printed_number_is_possible(quantity: Quantity, reading: Reading) -> None:
    """L34: n ∈ denote(q, n) for all qualifiers but the two that exclude it, under every reading."""
    assert quantity.value in quantity.bounds(reading)
    assert quantity.upper is None or quantity.upper in quantity.bounds(reading)


@given(quantities(min_value=-1000, fractions=False, qualifiers=OPEN), readings())
def test_l34_more_than_and_fewer_than_exclude_it(quantity: Quantity, reading: Reading) -> None:
    """L34, the exceptions: of whole numbers the printed one is excluded and its neighbour possible."""
    step = 1 if quantity.qualifier is Qualifier.MORE_THAN else -1

    assert quantity.value not in quantity.bounds(reading)
    assert quantity.value + step in quantity.bounds(reading)


@given(quantities(min_value=-1000))
@example(Quantity(4000, "more_than"))
@example(Quantity(0, "about"))
def test_l35_readings_are_nested(quantity: Quantity) -> None:
    """L35: implicated ⊆ cautious ⊆ strict."""
    strict, cautious, implicated = (quantity.bounds(reading) for reading in READINGS)

    assert implicated.within(cautious)
    assert cautious.within(strict)


@given(quantities(min_value=-1000), readings(), numbers(max_value=10))
def test_l35_readings_of_ones_own_are_nested_too(quantity: Quantity, reading: Reading, more: Number) -> None:
    """L35 for custom readings: a wider tolerance, or no implicature, takes nothing away; strict holds all."""
    wider = Reading("wider", None if reading.tolerance is None else reading.tolerance + more)

    assert quantity.bounds(reading).within(quantity.bounds(wider))
    assert quantity.bounds(wider).within(quantity.bounds(STRICT))


def granule_by_writing(number: int) -> int:
    """Count the zeros at the end of a number as written."""
    written = str(abs(number))
    return 10 ** (len(written) - len(written.rstrip("0"))) if number else 1


def denoted(qualifier: Qualifier, n: int, reading: Reading) -> tuple[int | None, int | None]:
    """Look a whole number up in the table of the semantics (section 6)."""
    g = granule_by_writing(n)
    implied = n + g - 1 if reading is IMPLICATED and g > 1 else None
    near = 0 if reading is STRICT else max(0, n - g)
    return {
        Qualifier.EXACT: (n, n),
        Qualifier.AT_LEAST: (n, implied),
        Qualifier.MORE_THAN: (n + 1, implied),
        Qualifier.AT_MOST: (0, n),
        Qualifier.FEWER_THAN: (0, n - 1),
        Qualifier.NEARLY: (near, n),
        Qualifier.ABOUT: (near, None if reading is STRICT else n + g),
    }[qualifier]


@given(
    quantities(fractions=False, qualifiers=[one for one in Qualifier if one is not Qualifier.BETWEEN]),
    st.sampled_from(READINGS),
)
def test_whole_numbers_denote_what_the_table_says(quantity: Quantity, reading: Reading) -> None:
    """The table of section 6, cell by cell, for any whole number."""
    found = quantity.bounds(reading)

    assert isinstance(quantity.value, int)
    assert (found.lower, found.upper) == denoted(quantity.qualifier, quantity.value, reading)


@given(numbers(min_value=-(10**7)))
@example(Fraction(1, 3))
@example(Fraction("0.25"))
@example(Fraction(1, 6))
def test_a_number_is_a_whole_multiple_of_its_granule_and_of_no_coarser_one(number: Number) -> None:
    """The granule is the unit of the last significant place; a fraction no decimal writes counts in its parts."""
    unit = granule(number)

    assert unit > 0
    assert (Fraction(number) / unit).denominator == 1
    if isinstance(number, int):
        assert unit == granule_by_writing(number)
    elif Fraction(unit).numerator == 1 and (Fraction(number) * 10**9).denominator == 1:
        assert (Fraction(number) / (10 * unit)).denominator != 1


# -- L36 --------------------------------------------------------------------------------------------------------------

described = bounds(min_value=-1000).map(
    lambda found: Bounds(-1000 if found.lower is None else found.lower, found.upper)
)


@given(described, readings().map(lambda reading: Reading(reading.name, reading.tolerance)))
def test_l36_the_description_denotes_what_is_described(found: Bounds, reading: Reading) -> None:
    """L36: denote(describe(I)) ⊇ I, with equality, since only exact, at least, at most and between are used."""
    assert Quantity.describing(found).bounds(reading) == found


@given(described)
def test_l36_the_short_form_of_a_description_reads_back(found: Bounds) -> None:
    """L36: parse(render(I)) ⊇ I; the short form is exact."""
    assert Quantity.parse(Quantity.describing(found).short()).bounds() == found


@given(described)
def test_l36_no_description_hedges(found: Bounds) -> None:
    """Words never propagate: "nearly" and "about" describe nothing that was computed."""
    assert Quantity.describing(found).qualifier in {
        Qualifier.EXACT,
        Qualifier.AT_LEAST,
        Qualifier.AT_MOST,
        Qualifier.BETWEEN,
    }


def test_l36_does_not_hold_under_an_implicated_reading() -> None:
    """The limit of L36: no one chose the words of a computed "at least 4 000", yet implicature would cap them."""
    assert Quantity.describing(Bounds.at_least(4000)).bounds(CAUTIOUS) == Bounds(4000, None)
    assert Quantity.describing(Bounds.at_least(4000)).bounds(IMPLICATED) == Bounds(4000, 4999)


# -- L37 --------------------------------------------------------------------------------------------------------------


@st.composite
def nested(draw: st.DrawFn) -> tuple[Bounds, Bounds]:
    """Draw bounds, and bounds inside them."""
    ends = sorted(draw(st.tuples(*[numbers(min_value=-1000)] * 4)))
    lifted = draw(st.tuples(st.integers(0, 2), st.integers(0, 2)))
    outer = Bounds(None if lifted[0] else ends[0], None if lifted[1] else ends[3])
    inner = Bounds(None if lifted[0] == 2 else ends[1], None if lifted[1] == 2 else ends[2])
    return inner, outer


@given(nested(), nested(), numbers(max_value=1000))
def test_l37_arithmetic_is_inclusion_isotone(
    one: tuple[Bounds, Bounds], other: tuple[Bounds, Bounds], factor: Number
) -> None:
    """L37: A' ⊆ A and B' ⊆ B ⇒ A' ⊕ B' ⊆ A ⊕ B; likewise ⊖, scaling by k ≥ 0, hull and negation."""
    (a_inner, a), (b_inner, b) = one, other

    assert a_inner.within(a)
    assert (a_inner + b_inner).within(a + b)
    assert (a_inner - b_inner).within(a - b)
    assert (-a_inner).within(-a)
    assert a_inner.scaled(factor).within(a.scaled(factor))
    assert a_inner.hull(b_inner).within(a.hull(b))


@given(small_bounds, small_bounds)
def test_l37_sums_and_differences_hold_every_pair_and_reach_their_ends(one: Bounds, other: Bounds) -> None:
    """L37 against all pairs of numbers: nothing possible is left out, and each end is attained."""
    pairs = list(product(held(one), held(other)))
    sums, differences = {a + b for a, b in pairs}, {a - b for a, b in pairs}

    assert all(number in one + other for number in sums)
    assert all(number in one - other for number in differences)
    for found, values in ((one + other, sums), (one - other, differences)):
        assert found.lower is None or found.lower == min(values)
        assert found.upper is None or found.upper == max(values)


@given(small_bounds, small_bounds)
def test_bounds_are_sets_of_numbers(one: Bounds, other: Bounds) -> None:
    """Membership, inclusion, intersection and hull are those of the sets of numbers."""
    common = one.intersection(other)

    assert held(one) == {number for number in SMALL if number in one}
    assert one.within(other) == (held(one) <= held(other))
    assert (set() if common is None else held(common)) == held(one) & held(other)
    assert held(one) | held(other) <= held(one.hull(other))
    assert one.within(one.hull(other))
    assert other.hull(one) == one.hull(other)
    assert one.intersection(other) == other.intersection(one)


@given(bounds(min_value=-100), numbers(max_value=100), numbers(max_value=100))
def test_scaling_twice_is_scaling_once(found: Bounds, one: Number, other: Number) -> None:
    """Scaling is exact, keeps the sign, and 0 leaves only 0."""
    if one and other:
        assert found.scaled(one).scaled(other) == found.scaled(one * other)
    assert found.scaled(1) == found
    assert found.scaled(0) == Bounds.exactly(0)


@given(bounds(), numbers(min_value=1))
def test_a_negative_scale_is_refused(found: Bounds, factor: Number) -> None:
    """A negative factor would turn the bounds around, so it is refused."""
    with pytest.raises(InvalidValueError, match="a scale must not be negative"):
        found.scaled(-factor)


@given(st.fractions(max_denominator=10**9) | st.decimals(-(10**9), 10**9, places=6).map(Fraction))
def test_a_number_is_written_exactly_and_with_decimals_where_they_say_it(number: Fraction) -> None:
    """L1 for numbers: what is written is read as the same number; a fraction is left where decimals cannot say it."""
    text = number_text(number)

    assert Fraction(text) == number
    if "/" in text:
        assert decimal_places(number) is None or abs(number.numerator) == 1
