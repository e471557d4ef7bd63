"""Ordinal numbers in words and figures: "eightieth", "80th", "quatre-vingtième", "80e"."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any
from unicodedata import normalize

from tracker.languages._locale import LANGUAGES, rules

__all__ = ["cardinals", "ordinal", "ordinals_in"]

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
