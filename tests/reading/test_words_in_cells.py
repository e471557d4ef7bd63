"""What a cell says in words is what the library prints for it: one source, read and written."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tracker.checks._wording import in_words
from tracker.languages import LANGUAGES, date_text
from tracker.reading._cells import dates_said, numbers_said
from tracker.strategies import quantities, whens
from tracker.values import Quantity, When
from tracker.values._edtf import Shape
from tracker.writers import plain_text

PRINTED = st.sampled_from(LANGUAGES)


# -- laws -------------------------------------------------------------------------------------------------------------


@given(quantities(fractions=False), PRINTED)
def test_a_number_that_is_printed_is_read_back(quantity: Quantity, language: str) -> None:
    assume(quantity.upper != quantity.value)

    assert numbers_said(plain_text(in_words(quantity), language), (language,)) == (quantity,)


@given(whens(min_year=1900, max_year=2099, shapes=[Shape.POINT]), PRINTED, st.booleans())
def test_a_date_that_is_printed_is_read_back(when: When, language: str, as_phrase: bool) -> None:
    assert dates_said(date_text(when, language, as_phrase=as_phrase), (language,)) == (when,)


@given(whens(min_year=1900, max_year=2099, shapes=[Shape.SPAN]), PRINTED, st.booleans())
def test_a_span_is_read_as_one_that_prints_alike(when: When, language: str, as_phrase: bool) -> None:
    """A printed span may be written in several ways: an open end, or a doubt at either end."""
    printed = date_text(when, language, as_phrase=as_phrase)
    (read,) = dates_said(printed, (language,))

    assert date_text(read, language, as_phrase=as_phrase) == printed
    assert (read.is_uncertain, read.is_approximate) == (when.is_uncertain, when.is_approximate)


@given(st.text(max_size=40))
def test_any_text_says_something_or_nothing(text: str) -> None:
    assert all(isinstance(each, Quantity) for each in numbers_said(text))
    assert all(isinstance(each, When) for each in dates_said(text))


# -- as offices write -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("about 40", "~40"), ("more than 50", ">50"), ("one hundred", "100"), ("20-25", "20..25"),
        ("between 20 and 25", "20..25"), ("forty-two participants", "42"), ("one", "1"), ("zero", "0"),
        ("plus de 50", ">50"), ("environ 40", "~40"), ("vingt-cinq", "25"), ("au moins 4 000 personnes", ">=4000"),
        ("entre 20 et 25", "20..25"), ("un", "1"), ("40,5", "40.5"), ("más de 50", ">50"), ("более 50", ">50"),
    ],
)  # fmt: skip
def test_numbers_in_words(text: str, short: str) -> None:
    assert [each.short() for each in numbers_said(text)] == [short]


@pytest.mark.parametrize("text", ["", "no", "about", "40 in Chad and 20 in Peru", "many", "3 of the 40", "A/75/12"])
def test_what_is_no_number(text: str) -> None:
    assert numbers_said(text) == ()


def test_what_languages_read_differently_may_be_both() -> None:
    assert [each.short() for each in numbers_said("1,234")] == ["1234", "1.234"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("first quarter 2022", "2022-33"), ("Q2 2021", "2021-34"), ("2021 Q2", "2021-34"), ("T3 2021", "2021-35"),
        ("H2 2021", "2021-41"), ("S1 2021", "2021-40"), ("du 3 au 5 mars 2021", "2021-03-03/2021-03-05"),
        ("March-April 2021", "2021-03/2021-04"), ("3-5 March 2021", "2021-03-03/2021-03-05"),
        ("March 5, 2021", "2021-03-05"),
        ("entre mars et juin 2021", "[2021-03..2021-06]"), ("depuis 2021", "2021/.."),
        ("les 14 et 15 octobre 2021", "2021-10-14/2021-10-15"), ("5 de marzo de 2021", "2021-03-05"),
        ("март 2021 года", "2021-03"), ("2021年3月5日", "2021-03-05"), ("on 5 March 2021", "2021-03-05"),
    ],
)  # fmt: skip
def test_dates_in_words(text: str, edtf: str) -> None:
    assert [each.edtf for each in dates_said(text)] == [edtf]


@pytest.mark.parametrize(
    "text", ["", "in early 2021", "à la fin de 2021", "H3 2021", "March", "March 2021 and later", "n.d.", "03/2021"]
)
def test_words_that_leave_the_days_open_say_no_date(text: str) -> None:
    assert dates_said(text) == ()
