"""Numbers with what they count."""

from decimal import Decimal
from typing import Any

from tracker.languages._locale import data, locale_of, written_in
from tracker.languages._numbers import number
from tracker.values import Language, Number

__all__ = ["counted", "plural"]


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
