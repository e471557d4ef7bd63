"""Ordinal numbers in words and figures: "eightieth", "80th", "quatre-vingtième", "80e"."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from unicodedata import normalize

from tracker.values import Language

__all__ = ["cardinals", "ordinal", "ordinals_in"]

_HIGHEST = 199
"""No organ has held more sessions than that; beyond it, figures are read and written."""

_ENGLISH_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_ENGLISH_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ENGLISH_ODD = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_FRENCH_UNITS = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
_FRENCH_TENS = (
    "", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt",
)  # fmt: skip


def _english(number: int) -> str:
    if number >= 100:  # noqa: PLR2004  # a hundred
        return "one hundred" + (f" and {_english(number % 100)}" if number % 100 else "")
    if number < len(_ENGLISH_UNITS):
        return _ENGLISH_UNITS[number]
    tens, unit = divmod(number, 10)
    return _ENGLISH_TENS[tens] + (f"-{_ENGLISH_UNITS[unit]}" if unit else "")


def _english_ordinal(number: int) -> str:
    found = re.fullmatch(r"(.*?)(\w+)", _english(number))
    before, last = found.groups() if found else ("", "")
    if last in _ENGLISH_ODD:
        return before + _ENGLISH_ODD[last]
    return f"{before}{last[:-1]}ieth" if last.endswith("y") else f"{before}{last}th"


def _french(number: int) -> str:
    if number >= 100:  # noqa: PLR2004  # hundreds and more stand in figures
        return "cent" + (f" {_french(number % 100)}" if number % 100 else "")
    if number < len(_FRENCH_UNITS):
        return _FRENCH_UNITS[number]
    tens, unit = divmod(number, 10)
    rest = unit + 10 if tens in (7, 9) else unit
    if not rest:
        return _FRENCH_TENS[tens]
    joint = " et " if rest in (1, 11) and tens < 8 else "-"  # noqa: PLR2004  # vingt et un, quatre-vingt-un
    return f"{_FRENCH_TENS[tens]}{joint}{_FRENCH_UNITS[rest]}"


def _french_ordinal(number: int) -> str:
    if number == 1:
        return "première"
    words = _french(number)
    if words.endswith("cinq"):
        return f"{words}uième"
    if words.endswith("neuf"):
        return f"{words[:-1]}vième"
    return f"{words.removesuffix('e')}ième"


_WRITTEN = {Language.ENGLISH: _english_ordinal, Language.FRENCH: _french_ordinal}


def ordinal(number: int, language: str) -> str:
    """
    Write an ordinal number as United Nations documents number sessions: in words, and in figures from 200 on.

    >>> ordinal(80, "en"), ordinal(80, "fr"), ordinal(71, "fr"), ordinal(1, "fr")
    ('eightieth', 'quatre-vingtième', 'soixante et onzième', 'première')
    """
    if 0 < number <= _HIGHEST and language in _WRITTEN:
        return _WRITTEN[Language(language)](number)
    return f"{number}e" if language == Language.FRENCH else f"{number}{_english_ending(number)}"


def _english_ending(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


@cache
def cardinals() -> Mapping[str, int]:
    """
    Return the numbers from 1 to 199 by their words in English and French, without accents.

    >>> cardinals()["ninety"], cardinals()["twenty-four"], cardinals()["quatre-vingt-dix"]
    (90, 24, 90)
    """
    found = {_plain(write(number)): number for write in (_english, _french) for number in range(1, _HIGHEST + 1)}
    return MappingProxyType(found | {"une": 1})


def ordinals_in(text: str) -> tuple[int, ...]:
    """
    Find the ordinal numbers of a text in English or French, in words or figures, in their order.

    >>> ordinals_in("at its eightieth session"), ordinals_in("à ses 78e et soixante-dix-neuvième sessions")
    ((80,), (78, 79))
    """
    return tuple(
        _words()[_key(found["words"])] if found["words"] else int(found["figures"])
        for found in _pattern().finditer(_plain(text))
    )


def _plain(text: str) -> str:
    """Leave accents and capitals out, and write all hyphens and apostrophes alike."""
    bare = "".join(char for char in normalize("NFD", text.casefold()) if not 0x300 <= ord(char) < 0x370)  # noqa: PLR2004  # the marks that combine with letters
    return re.sub(r"[\u2010-\u2015]", "-", bare.replace("\u00a0", " "))


def _key(words: str) -> str:
    return re.sub(r"[\s-]+", " ", words)


@cache
def _words() -> dict[str, int]:
    found = {_key(_plain(write(number))): number for write in _WRITTEN.values() for number in range(1, _HIGHEST + 1)}
    # Other spellings: "one hundred first", "hundredth", "premier", "second" in French as well.
    more = {"premier": 1, "seconde": 2, "hundredth": 100}
    more |= {key.replace("hundred and ", "hundred "): number for key, number in found.items()}
    return more | found


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_words(), key=len, reverse=True)
    words = "|".join(re.escape(each).replace(r"\ ", r"[\s-]+") for each in longest_first)
    figures = r"(?P<figures>\d{1,4})(?:st|nd|rd|th|ere|re|er|eme|e)"
    return re.compile(rf"(?<![\w-])(?:(?P<words>{words})|{figures})(?![\w-])")
