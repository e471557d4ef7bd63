"""Countries and areas in running text, by their names in the language of the text."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from tracker.codelists import areas, countries
from tracker.codelists._codelist import read_table
from tracker.reading._bodies import is_body
from tracker.reading._find import Find, Taken
from tracker.reading._lexicon import Lexicon, lexicon, one_of, shaped
from tracker.reading._people import is_person
from tracker.reading._places import is_place

_SHORTEST = 3
"""Shorter spellings are words or codes more often than countries."""


def countries_in(text: str, known: Lexicon, taken: Taken) -> Iterator[Find]:
    """Find countries; a name within a longer one, such as Guinea in Papua New Guinea, is none."""
    names, pattern, plain = _names(known.language), _pattern(known.language), shaped(text)
    for found in pattern.finditer(plain):
        start, end = found.span("name")
        code = names.get(_key(found["name"]))
        if known.data["countries"]["inflected"] and code is None:
            code = _inflected(known.language, found["name"])
        if taken.is_free(start, end):
            taken.take(start, end)
            if code and not _is_of_another(plain, start, end, known):
                yield Find("country", text[start:end], code, start)


def _is_of_another(plain: str, start: int, end: int, known: Lexicon) -> bool:
    """Tell whether a name is that of a place, a person or a body that is called after a country."""
    return (
        _is_word(plain, start, end, known)
        or is_place(plain, start, end, known)
        or is_body(plain, start, end, known)
        or is_person(plain, start, end, known, _names(known.language))
    )


def _is_word(plain: str, start: int, end: int, known: Lexicon) -> bool:
    """Tell whether a name that is a word too is used as one, as in "Réunion du comité"."""
    words = known.data["countries"].get("words_too", ())
    joined = known.data["dates"]["and"]
    is_named = plain[start:end] not in map(shaped, words)
    return not is_named and re.match(rf"\s+(?!{one_of(joined)}(?!\w))[a-z]", plain[end:]) is not None


def areas_in(text: str, known: Lexicon, taken: Taken) -> Iterator[Find]:
    """Find the regions of M49, by their codes."""
    plain = shaped(text)
    for found in _areas_pattern(known.language).finditer(plain):
        if taken.is_free(found.start(), found.end()):
            taken.take(found.start(), found.end())
            yield Find(
                "name", text[found.start() : found.end()], _area_names(known.language)[_key(found[0])], found.start()
            )


def _key(name: str) -> str:
    return re.sub(r"\s+", " ", shaped(name))


@cache
def _names(language: str) -> Mapping[str, str]:
    """Return the code of each name; of what only holds the name of a country an empty one."""
    found: dict[str, str] = {}
    for code, each in countries().items():
        for name in each.names:
            if name.language == language:
                found[_key(name.listed)] = code
                found[_key(name.running)] = code
    for row in read_table("country_aliases.csv"):
        if row["language"] == language and "," not in row["name"]:
            found.setdefault(_key(row["name"]), row["code"])
    known = lexicon(language).data["countries"]
    found |= {_key(name): code for name, code in known.get("also", {}).items()}
    if article := known.get("article"):  # it becomes one with the word for "for" before it
        joined = known["article_with_for"]
        found |= {joined + name.removeprefix(article): code for name, code in found.items() if name.startswith(article)}
    # "îles Cook", "république de Corée": a name of several words may begin in lower case within a sentence.
    found |= {name[0].lower() + name[1:]: code for name, code in found.items() if " " in name}
    found |= {_key(name): "" for name in known["not_countries"]}
    least = _SHORTEST if lexicon(language).is_spaced else 2
    return {name: code for name, code in found.items() if len(name) >= least}


_VOWELS = "аеийоуыьюя"


def _stem(word: str) -> str:
    """Leave the ending of a Russian word out, by which its cases differ."""
    bare = word.rstrip(_VOWELS) if len(word) > 4 else word  # noqa: PLR2004  # short names keep their vowels: Мали
    return bare if len(bare) >= 3 else word  # noqa: PLR2004  # enough to tell a name


@cache
def _inflected_names(language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, code in sorted(_names(language).items(), key=lambda pair: len(pair[0])):
        found.setdefault(" ".join(map(_stem, name.split())), code)
    return found


def _inflected(language: str, name: str) -> str | None:
    return _inflected_names(language).get(" ".join(map(_stem, _key(name).split())))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    known = lexicon(language)
    longest_first = sorted(_names(language), key=lambda name: (-len(name), name))
    if known.data["countries"]["inflected"]:
        words = "|".join(_with_endings(name) for name in longest_first)
    else:
        words = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest_first)
    prefixes = known.data["countries"]["prefixes"]
    before = rf"(?<![^\W_])(?:{'|'.join(map(shaped, prefixes))})?" if prefixes else r"(?<![\w-])"
    behind = r"(?![\w])(?!-\w)"
    if not known.is_spaced:
        before, behind = "", ""
    return re.compile(rf"{before}(?P<name>{words}){behind}")


def _with_endings(name: str) -> str:
    words = [
        rf"{re.escape(_stem(word))}(?:[{_VOWELS}]{{0,3}}|ом|ов|ам|ами|ах|ой|ей|ем|ию|ии|ией|ого|ому|ских|ской)"
        for word in name.split()
    ]
    return r"\s+".join(words)


@cache
def _area_names(language: str) -> Mapping[str, str]:
    return {_key(each.name(language)): code for code, each in areas().items() if code != _WORLD}


_WORLD = "001"


@cache
def _areas_pattern(language: str) -> re.Pattern[str]:
    names = sorted(_area_names(language), key=lambda name: (-len(name), name))
    edges = (r"(?<![\w-])", r"(?![\w-])") if lexicon(language).is_spaced else ("", "")
    return re.compile(rf"{edges[0]}(?:{'|'.join(re.escape(name) for name in names)}){edges[1]}")
