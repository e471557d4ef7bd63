"""Countries and areas: lists of them, and regions that hold them."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from unicodedata import category, combining, normalize

from attrs import frozen

from tracker.codelists._codelist import read_table
from tracker.codelists._country import Country, countries
from tracker.codelists._dissolved_states import dissolved_state
from tracker.errors import UnknownCodeError, closest
from tracker.values import InternationalString, Language


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
        # A word means a name that holds it: "Korea" one of Korea, although the letters of Norway in Spanish are nearer.
        likely = {hint for hint in alike if f" {folded} " in f" {hint} "}
        if len({hints[hint] for hint in likely}) > 1:
            return None  # whoever wrote it knows which of the two Koreas was meant, and nobody else
    found = closest(folded, likely) or closest(folded, alike)
    return None if found is None else hints[found]


def _in_languages(named: "Country | Area") -> InternationalString:
    """Return a name for a hint, which is said in the language of whoever reads it."""
    return InternationalString({each: named.name(each) for each in (Language.ENGLISH, *Language)})


def _unknown(text: str) -> UnknownCodeError:
    dissolved = dissolved_state(text)
    if dissolved is not None:  # what is spelled alike is another country
        unknown = UnknownCodeError(text, codelist="countries")
        unknown.sentence, unknown.args = dissolved, (dissolved,)
        return unknown
    nearest = _nearest(text)
    meaning = None if nearest is None else _in_languages(countries()[nearest])
    return UnknownCodeError(text, codelist="countries", nearest=nearest, meaning=meaning)


# -- areas ------------------------------------------------------------------------------------------------------------


class AreaKind(StrEnum):
    """The level of an area."""

    WORLD = "world"
    REGION = "region"
    SUBREGION = "subregion"
    INTERMEDIATE = "intermediate"


@frozen(kw_only=True)
class Area:
    """
    A region of M49; the division is for statistics and implies nothing about affiliation.

    >>> area("419").name("en")
    'Latin America and the Caribbean'

    Attributes:
        code: Three digits of M49.

        kind: Its level.

        parent: The code of the area it belongs to; None for the world.

        names: Its name in the six languages.
    """

    code: str
    kind: AreaKind
    parent: str | None
    names: InternationalString

    def name(self, language: str) -> str:
        """Return its name in *language*."""
        return self.names.best(Language(language))


def area(code: str) -> Area:
    """
    Return the area with the three-digit *code*.

    >>> area("145").parent
    '142'

    Raises:
        UnknownCodeError: No such code; the error carries the nearest.
    """
    found = areas().get(code)
    if found is None:
        nearest = closest(code, areas())
        meaning = None if nearest is None else _in_languages(areas()[nearest])
        raise UnknownCodeError(code, codelist="areas", nearest=nearest, meaning=meaning)
    return found


@cache
def areas() -> Mapping[str, Area]:
    """
    Return the world and every region, sub-region and intermediate region by its code.

    >>> areas()["202"].name("fr")
    'Afrique subsaharienne'
    """
    return MappingProxyType({row["code"]: _area(row) for row in read_table("areas.csv")})


def _area(row: dict[str, str]) -> Area:
    return Area(
        code=row["code"],
        kind=AreaKind(row["kind"]),
        parent=row["parent"] or None,
        names=InternationalString({language: row[language] for language in ("en", "fr", "es", "ru", "ar", "zh")}),
    )
