"""Numbers as reports print them, alone and with what they count."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Literal
from unicodedata import normalize

from tracker.languages._locale import LANGUAGES, data, locale_of, rules, written_in
from tracker.values import Language, Number

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


def gender_of(unit: str, language: str) -> Gender:
    """
    Return the gender of what is counted, which the word for one takes.

    >>> gender_of("recommendations", "fr"), gender_of("States", "fr"), gender_of("recommendations", "en")
    ('f', 'm', 'm')
    """
    forms: dict[str, Any] = data("units").get(unit or "", {}).get(written_in(language), {})
    found: Gender = forms.get("gender", "m")
    return found


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
    forms: dict[str, Any] = data("units").get(unit or "", {}).get(written_in(language), {})
    amount = number(value, language, words=words, gender=gender_of(unit, language))
    return f"{amount} {_form(forms, value, language) or unit}".rstrip()


_MANY = 100
"""A number that goes with the plural in every language, where some have forms for two, or for three to ten."""


def plural(unit: str, language: str, value: Number | None = None) -> str:
    """
    Return the plural of what is counted, or the form that goes with a number.

    >>> plural("States", "fr"), plural("States", "en"), plural("States", "en", 1)
    ('États', 'States', 'State')
    """
    forms: dict[str, Any] = data("units").get(unit or "", {}).get(written_in(language), {})
    return _form(forms, _MANY if value is None else value, language) or unit


def form_for(value: Number | None, one: str, other: str, language: str) -> str:
    """
    Choose between the words for one and for many as a language does; without a number it is those for many.

    >>> form_for(1, "day", "days", "en"), form_for(0, "day", "days", "en"), form_for(0, "jour", "jours", "fr")
    ('day', 'days', 'jour')
    """
    found = None if value is None else _form({"one": one, "other": other}, value, language)
    return other if found is None else found


def _form(forms: dict[str, Any], value: Number, language: str) -> str | None:
    """Return the form that goes with a number: French has the singular up to two, English for one alone."""
    if language == Language.ENGLISH:  # without Babel, which takes longer to load than most sentences to say
        return forms.get("one" if value == 1 else "other", forms.get("other"))
    exact = int(value) if value == int(value) else Decimal(value.numerator) / Decimal(value.denominator)
    category = locale_of(language).plural_form(exact)
    found: str | None = forms.get(category, forms.get("other"))
    return found


# -- ordinals ---------------------------------------------------------------------------------------------------------


_HUNDRED = 100
_HIGHEST = 199
"""No organ has held more sessions than that; beyond it, figures are read and written."""


def ordinal(number: int, language: str) -> str:
    """
    Write an ordinal number as United Nations documents number sessions: in words, and in figures from 200 on.

    >>> ordinal(80, "en"), ordinal(80, "fr"), ordinal(71, "fr"), ordinal(1, "fr")
    ('eightieth', 'quatre-vingtième', 'soixante et onzième', 'première')
    """
    if 0 < number <= _HIGHEST:
        return _in_words("ordinal", language)[number]
    endings = rules("ordinals", language)["endings"]
    return f"{number}{next(ending for pattern, ending in endings if re.search(f'{pattern}$', str(number)))}"


@cache
def _in_words(kind: str, language: str) -> dict[int, str]:
    """Write the cardinal or ordinal numbers up to the highest that stands in words."""
    table = rules("ordinals", language)
    below = dict(enumerate(table[f"{kind}s"], start=1))
    compound = {int(number): word for number, word in table.get("compound", {}).items()} if kind == "ordinal" else {}
    above = {_HUNDRED + each: table["hundred"][f"{kind}s"].format(word) for each, word in (below | compound).items()}
    return below | {_HUNDRED: table["hundred"][kind]} | above


@cache
def cardinals() -> Mapping[str, int]:
    """
    Return the numbers from 1 to 199 by their words in every language that reports are written in, without accents.

    >>> cardinals()["ninety"], cardinals()["twenty-four"], cardinals()["quatre-vingt-dix"]
    (90, 24, 90)
    """
    found = {_plain(word): number for language in LANGUAGES for number, word in _in_words("cardinal", language).items()}
    return MappingProxyType(found | {_plain(word): number for word, number in _others("more_cardinals")})


def cardinals_of(language: str) -> Mapping[str, int]:
    """
    Return the numbers from 1 to 199 by their words in a language.

    >>> cardinals_of("fr")["soixante et onze"], cardinals_of("en")["forty-two"]
    (71, 42)

    Raises:
        MissingTranslationError: Nothing says yet how the language writes them.
    """
    written = {word: number for number, word in _in_words("cardinal", language).items()}
    return MappingProxyType({**written, **rules("ordinals", language)["more_cardinals"]})


def ordinals_of(language: str) -> Mapping[str, int]:
    """
    Return the ordinal numbers from 1 to 199 by their words in a language.

    >>> ordinals_of("fr")["onzième"], ordinals_of("en")["thirty-sixth"]
    (11, 36)

    Raises:
        MissingTranslationError: Nothing says yet how the language writes them.
    """
    written = {word: number for number, word in _in_words("ordinal", language).items()}
    known = rules("ordinals", language)
    for full, shorter in known["shortened"].items():
        written |= {word.replace(full, shorter): number for word, number in written.items()}
    return MappingProxyType({**written, **known["more_ordinals"]})


def ordinals_in(text: str) -> tuple[int, ...]:
    """
    Find the ordinal numbers of a text, in words or figures of any language, in their order.

    >>> ordinals_in("at its eightieth session"), ordinals_in("à ses 78e et soixante-dix-neuvième sessions")
    ((80,), (78, 79))
    """
    return tuple(
        _words()[_key(found["words"])] if found["words"] else int(found["figures"])
        for found in _pattern().finditer(_plain(text))
    )


def _others(key: str) -> Iterator[tuple[str, Any]]:
    """Go through what the languages say under a key."""
    for language in LANGUAGES:
        yield from rules("ordinals", language)[key].items()


def _plain(text: str) -> str:
    """Leave accents and capitals out, and write all hyphens and apostrophes alike."""
    bare = "".join(char for char in normalize("NFD", text.casefold()) if not 0x300 <= ord(char) < 0x370)  # noqa: PLR2004  # the marks that combine with letters
    return re.sub(r"[\u2010-\u2015]", "-", bare.replace("\u00a0", " "))


def _key(words: str) -> str:
    return re.sub(r"[\s-]+", " ", words)


@cache
def _words() -> dict[str, int]:
    """Return the ordinal numbers by their words, in other spellings too: "one hundred first", "premier"."""
    found = {
        _key(_plain(word)): number for language in LANGUAGES for number, word in _in_words("ordinal", language).items()
    }
    more = {_key(_plain(word)): number for word, number in _others("more_ordinals")}
    for full, shorter in _others("shortened"):
        more |= {key.replace(full, shorter): number for key, number in found.items()}
    return more | found


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_words(), key=len, reverse=True)
    words = "|".join(re.escape(each).replace(r"\ ", r"[\s-]+") for each in longest_first)
    endings = [_plain(each) for language in LANGUAGES for each in rules("ordinals", language)["read_endings"]]
    figures = rf"(?P<figures>\d{{1,4}})(?:{'|'.join(endings)})"
    return re.compile(rf"(?<![\w-])(?:(?P<words>{words})|{figures})(?![\w-])")
