"""Finding countries and areas: by code, by name."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from unicodedata import category, combining, normalize

from tracker.codelists._codelist import read_table
from tracker.codelists._country import Country, countries
from tracker.errors import UnknownCodeError, closest

__all__ = ["country", "read_country"]


def country(code: str) -> Country:
    """
    Return the country or area with the two-letter *code*.

    >>> country("BD").name("en")
    'Bangladesh'
    >>> country("BGD")
    Traceback (most recent call last):
    tracker.errors.UnknownCodeError: 'BGD' is not in code list 'countries'; did you mean 'BD' (Bangladesh)?

    Raises:
        UnknownCodeError: No such code; the error carries the nearest.
    """
    found = countries().get(code)
    if found is None:
        raise _unknown(code)
    return found


def read_country(text: str) -> Country:
    """
    Read the name of a country or area in any of the six languages.

    Case, accents, punctuation and articles do not matter; former and formal names and common spellings are read too.
    A name that does not match is never guessed at.

    >>> read_country("COTE D'IVOIRE").code, read_country("Niger (le)").code, read_country("Суринам").code
    ('CI', 'NE', 'SR')
    >>> read_country("Bangladsh")
    Traceback (most recent call last):
    tracker.errors.UnknownCodeError: 'Bangladsh' is not in code list 'countries'; did you mean 'BD' (Bangladesh)?

    Raises:
        UnknownCodeError: No such name; the error carries the code of the nearest.
    """
    if any(category(char) == "Cc" and not char.isspace() for char in text):
        raise _unknown(text)  # folding would drop what no name holds
    folded = _folded(text)
    code = _spellings().get(folded) or _spellings().get(_without_article(folded))
    if code is None:
        raise _unknown(text)
    return countries()[code]


_ARTICLES = frozenset({"the", "l", "le", "la", "les", "el", "los", "las"})
_ARABIC_ARTICLE = "ال"
_LENGTH_OF_CODES = 3


def _folded(text: str) -> str:
    letters = (letter for letter in normalize("NFKD", text).casefold() if not combining(letter))
    # The full stop and the Arabic stretching line stand within words (U.S.A.), other marks between them.
    bare = "".join(letters).replace(".", "").replace("ـ", "").replace("&", " and ")
    return " ".join(re.findall(r"\w+", bare))


def _without_article(folded: str) -> str:
    words = folded.split()
    if words and words[0] in _ARTICLES:
        return " ".join(words[1:])
    if words and words[-1] in _ARTICLES:
        return " ".join(words[:-1])
    return folded


def _names() -> Iterator[tuple[str, str]]:
    """Every name as written, with the code it stands for."""
    for each in countries().values():
        for name in each.names:
            yield from ((name.listed, each.code), (name.running, each.code), (name.in_sentence, each.code))
    yield from ((row["name"], row["code"]) for row in read_table("country_aliases.csv"))


def _spelled() -> Iterator[tuple[str, str]]:
    """Every name folded; a test proves that no spelling stands for two countries."""
    for name, code in _names():
        yield _folded(name), code
        # Folding takes the hamza off, which tells ألمانيا (no article) from المغرب: look at the name as written.
        if name.startswith(_ARABIC_ARTICLE):
            yield _folded(name.removeprefix(_ARABIC_ARTICLE)), code


@cache
def _spellings() -> Mapping[str, str]:
    return dict(_spelled())


@cache
def _hints() -> Mapping[str, str]:
    """What someone may have meant: other codes of a country, and its names."""
    codes = {key.casefold(): each.code for each in countries().values() for key in (each.code, each.alpha3)}
    numbers = {each.m49: each.code for each in countries().values() if each.m49}
    return {**_spellings(), **codes, **numbers}


@cache
def _nearest(text: str) -> str | None:
    hints = _hints()
    folded = _without_article(_folded(text))
    if folded in hints:
        return hints[folded]
    if len(folded) <= _LENGTH_OF_CODES:
        # So short a text is a mistaken code; one of another length, or a number, would be near by accident only.
        alike = {hint for hint in hints if len(hint) == len(folded) and hint[:1] == folded[:1] and not hint.isdecimal()}
        likely = {hint for hint in alike if hint[:2] == folded[:2]}
    else:
        alike = {hint for hint in hints if len(hint) > _LENGTH_OF_CODES}
        # "Korea" means a name that holds the word, although the letters of Norway in Spanish are nearer.
        likely = {hint for hint in alike if f" {folded} " in f" {hint} "}
    found = closest(folded, likely) or closest(folded, alike)
    return None if found is None else hints[found]


def _unknown(text: str) -> UnknownCodeError:
    nearest = _nearest(text)
    meaning = None if nearest is None else countries()[nearest].name("en")
    return UnknownCodeError(text, codelist="countries", nearest=nearest, meaning=meaning)
