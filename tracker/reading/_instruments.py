"""Conventions, protocols and the like that a sentence calls by a name which no list holds."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from tracker.reading._lexicon import lexicon, shaped


def instruments_called(text: str, language: str) -> Iterator[tuple[str, str]]:
    """
    Go through the names of instruments in a sentence: the kind of each, and its words.

    Where a name ends is told by capitals in a language that writes titles with them, and by the next mark or verb in
    another: so what is found is for somebody to look at.

    >>> list(instruments_called("Parties to the Convention on Long-Range Testing of Wells met.", "en"))
    [('convention', 'Convention on Long-Range Testing of Wells')]
    """
    called: Mapping[str, Any] | None = lexicon(language).data["acts"].get("called")
    if called is None:
        return
    kinds = {shaped(noun): kind for noun, kind in called["nouns"].items()}
    for found in _pattern(language).finditer(shaped(text)):
        yield kinds[found["noun"]], text[found.start() : found.end()]


_CAPITAL = r"[A-Z][\w'-]*"
_MOST_WORDS = 16


@cache
def _pattern(language: str) -> re.Pattern[str]:
    called = lexicon(language).data["acts"]["called"]
    nouns, links = _any(called["nouns"]), _any(called["links"])
    before = rf"(?:(?:{_any(called['before'])})\s){{0,4}}" if called["before"] else ""
    opening = rf"(?<![\w-]){before}(?P<noun>{nouns})\s(?:{links})"
    gap = r"(?<=')|\s"  # "relatif à l'eau": no blank stands behind an apostrophe
    if called["in_capitals"]:
        small = _any(called["small"])
        no_other = rf"(?!(?:{nouns})(?!\s(?:{links})\b))"
        further = rf"(?:,\s(?={_CAPITAL})|\s(?:(?:{small})\s)?)(?!(?:{nouns})\b){_CAPITAL}"
        return re.compile(rf"{opening}\s(?:(?:{small})\s)?{no_other}{_CAPITAL}(?:{further}){{0,{_MOST_WORDS}}}")
    word = rf"(?!(?:{_any(called['ends'])})(?!\w)|{called['aims']})[\w'-]+"
    return re.compile(rf"{opening}(?:(?:{gap}){word}){{1,{_MOST_WORDS}}}")


def _any(words: Any) -> str:  # noqa: ANN401  # a list of words, or a table by words
    longest_first = sorted(map(shaped, words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest_first)
