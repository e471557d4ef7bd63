"""Numbers, alone and with what they count."""

from fractions import Fraction

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import MissingTranslationError, UnknownCodeError
from tracker.languages import LANGUAGES, number
from tracker.languages._locale import data, written_in
from tracker.languages._numbers import counted
from tracker.values import Number

THIN = "\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (4000, "4,000", f"4{THIN}000"),
        (1234567, "1,234,567", f"1{THIN}234{THIN}567"),
        (-3, "−3", "−3"),
        (-4000, "−4,000", f"−4{THIN}000"),
        (Fraction(1, 20), "1/20", "1/20"),
        (Fraction(-1, 3), "−1/3", "−1/3"),
        (Fraction(1, 21), "0.0476", "0,0476"),
        (Fraction("12.5"), "12.5", "12,5"),
        (Fraction("0.25"), "1/4", "1/4"),
        (Fraction("0.285"), "0.285", "0,285"),
        (Fraction(34061, 69628), "0.489", "0,489"),
        (Fraction(10000, 3), "3,333.33", f"3{THIN}333,33"),
        (Fraction(-7, 2), "−3.5", "−3,5"),
        (Fraction(19999, 10000), "2", "2"),
        (Fraction(8, 2), "4", "4"),
    ],
)
def test_numbers(value: Number, english: str, french: str) -> None:
    assert (number(value, "en"), number(value, "fr")) == (english, french)


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (0, "zero", "zéro"),
        (1, "one", "un"),
        (2, "two", "deux"),
        (3, "three", "trois"),
        (4, "four", "quatre"),
        (5, "five", "cinq"),
        (6, "six", "six"),
        (7, "seven", "sept"),
        (8, "eight", "huit"),
        (9, "nine", "neuf"),
        (10, "10", "10"),
        (-1, "−1", "−1"),
        (Fraction(1, 2), "1/2", "1/2"),
    ],
)
def test_words(value: Number, english: str, french: str) -> None:
    assert (number(value, "en", words=True), number(value, "fr", words=True)) == (english, french)


@given(st.integers(-(10**15), 10**15), st.sampled_from([("en", "en_GB"), ("fr", "fr")]))
def test_numbers_are_grouped_as_babel_groups_them(value: int, where: tuple[str, str]) -> None:
    language, locale = where

    assert number(value, language) == format_decimal(value, locale=locale).replace("-", "−")


@pytest.mark.parametrize(
    ("value", "unit", "words", "english", "french"),
    [
        (30, "States", False, "30 States", "30 États"),
        (1, "States", True, "one State", "un État"),
        (1, "States", False, "1 State", "1 État"),
        (1, "events", True, "one activity", "une activité"),
        (2, "events", True, "two activities", "deux activités"),
        (0, "meetings", False, "0 meetings", "0 réunion"),
        (0, "events", True, "zero activities", "zéro activité"),
        (4000, "practitioners", False, "4,000 practitioners", f"4{THIN}000 praticiens"),
        (Fraction("1.5"), "EUR", False, "1.5 euros", "1,5 euro"),
        (12, "State parties", False, "12 State parties", "12 États parties"),
        (1000000, "migrants", False, "1,000,000 migrants", f"1{THIN}000{THIN}000 migrants"),
        (5, "side events", True, "five side events", "cinq manifestations parallèles"),
        (3, "zebras", True, "three zebras", "trois zebras"),
        (3, "", False, "3", "3"),
    ],
)
def test_counted(value: Number, unit: str, words: bool, english: str, french: str) -> None:
    assert counted(value, unit, "en", words=words) == english
    assert counted(value, unit, "fr", words=words) == french


@pytest.mark.parametrize("unit", sorted(data("units")))
def test_every_unit_has_its_forms_in_every_language(unit: str) -> None:
    assert all("other" in data("units")[unit][language] for language in LANGUAGES)


def test_a_language_without_data_is_named() -> None:
    with pytest.raises(MissingTranslationError, match=r"nothing is written in 'es' yet; choose one of en, fr, or add"):
        written_in("es")
    with pytest.raises(MissingTranslationError):
        number(3, "ru", words=True)
    with pytest.raises(UnknownCodeError):
        number(3, "it")
