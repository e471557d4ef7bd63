"""Numbers as reports print them, alone and with what they count."""

from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, Literal

from tracker.languages._locale import data, locale_of, rules, written_in
from tracker.values import Language, Number

__all__ = ["counted", "number", "plural"]

Gender = Literal["m", "f"]

MINUS = "\N{MINUS SIGN}"
LARGEST_DENOMINATOR = 20
"""1/20 is read at a glance, 1/21 is not."""

PLACES, SIGNIFICANT, MOST_PLACES = 2, 3, 12


@lru_cache(maxsize=65536)
def number(value: Number, language: str, *, words: bool = False, gender: Gender = "m", decimal: bool = False) -> str:
    """
    Write a number.

    >>> number(4000, "en"), number(-3, "en"), number(Fraction("12.5"), "fr")
    ('4,000', '−3', '12,5')
    >>> number(9, "fr", words=True), number(10, "fr", words=True)
    ('neuf', '10')

    Args:
        value: The number. One over a small number stays a fraction, "1/20"; any other is a decimal, to two places, or
            to three significant figures below one.

        language: The language.

        words: Whether a whole number under ten is a word.

        gender: The gender of what is counted, where the word for one has two.

        decimal: Whether one over a small number is a decimal too.
    """
    if value == int(value):
        return _whole(int(value), language, words=words, gender=gender)
    sign = MINUS if value < 0 else ""
    size = abs(Fraction(value))
    if size.numerator == 1 and size.denominator <= LARGEST_DENOMINATOR and not decimal:
        return f"{sign}1/{size.denominator}"
    return f"{sign}{_decimal(size, language)}"


def _whole(value: int, language: str, *, words: bool, gender: Gender) -> str:
    if words:
        known: dict[str, Any] = rules("words", language)
        if 0 <= value < len(known["numbers"]):
            other: str | None = known.get("feminine", {}).get(str(value)) if gender == "f" else None
            return other or str(known["numbers"][value])
    return f"{MINUS if value < 0 else ''}{_grouped(abs(value), language)}"


def _grouped(value: int, language: str) -> str:
    """Group by thousands; Babel's own formatter gives the same and costs a hundred times as much."""
    known = Language(language)
    if value < 1000:  # noqa: PLR2004  # the first that is grouped
        return str(value)
    return f"{value:,}".replace(",", _symbol("group", known))


_ENGLISH = {"group": ",", "decimal": "."}
"""What Babel says too; sentences in English are what Python users see, and do not wait for it to load."""


@cache
def _symbol(name: str, language: str) -> str:
    if language == Language.ENGLISH:
        return _ENGLISH[name]
    return str(locale_of(language).number_symbols["latn"][name])


def _decimal(size: Fraction, language: str) -> str:
    """Round to sensible places, exactly, since floats would make 0.285 to 0.28."""
    places = PLACES
    while size * 10**places < 10 ** (SIGNIFICANT - 1) and places < MOST_PLACES:
        places += 1
    whole, rest = divmod(round(size * 10**places), 10**places)
    digits = f"{rest:0{places}}".rstrip("0")
    written = _grouped(whole, language)
    return f"{written}{_symbol('decimal', language)}{digits}" if digits else written


def counted(value: Number, unit: str, language: str, *, words: bool = False) -> str:
    """
    Write a number with what it counts.

    >>> counted(30, "States", "fr"), counted(1, "events", "fr", words=True)
    ('30 États', 'une activité')
    >>> counted(0, "meetings", "en"), counted(0, "meetings", "fr")
    ('0 meetings', '0 réunion')

    Args:
        value: The number.

        unit: The English plural of what is counted; one that is in no table is printed as it is.

        language: The language.

        words: Whether a whole number under ten is a word.
    """
    forms: dict[str, Any] = data("units").get(unit, {}).get(written_in(language), {})
    amount = number(value, language, words=words, gender=forms.get("gender", "m"))
    return f"{amount} {_form(forms, value, language) or unit}".rstrip()


_MANY = 100
"""A number that goes with the plural in every language, where some have forms for two, or for three to ten."""


def plural(unit: str, language: str) -> str:
    """
    Return the plural of what is counted.

    >>> plural("States", "fr"), plural("States", "en")
    ('États', 'States')
    """
    return _form(data("units").get(unit, {}).get(written_in(language), {}), _MANY, language) or unit


def _form(forms: dict[str, Any], value: Number, language: str) -> str | None:
    """Return the form that goes with a number: French has the singular up to two, English for one alone."""
    if language == Language.ENGLISH:  # without Babel, which takes longer to load than most sentences to say
        return forms.get("one" if value == 1 else "other", forms.get("other"))
    exact = int(value) if value == int(value) else Decimal(value.numerator) / Decimal(value.denominator)
    category = locale_of(language).plural_form(exact)
    found: str | None = forms.get(category, forms.get("other"))
    return found
