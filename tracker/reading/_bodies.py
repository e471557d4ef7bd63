"""Bodies that bear the name of a country: "Kenya Wildlife Service", "Bank of China", "Institut de Chine"."""

import re
from collections.abc import Iterable
from functools import cache

from tracker.reading._lexicon import Lexicon, lexicon, shaped

_LONGEST = 90
"""So many signs beside a name tell what is called by it."""


def is_body(plain: str, start: int, end: int, known: Lexicon) -> bool:
    """
    Tell whether the name of a country is a part of what a bank, a service or an institute is called.

    What such a body did or received is not said of the country; which one it is of, somebody must know.

    Args:
        plain: The text, without accents.

        start: Where the name begins.

        end: Where it ends.

        known: The words of the language.
    """
    before, behind = _words(known.language)
    return before.search(plain, max(0, start - _LONGEST), start) is not None or behind.match(plain, end) is not None


@cache
def _words(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands before, and what stands behind such a name."""
    known = lexicon(language)
    data = known.data["countries"]
    nouns, links = _any(data.get("body_before", ())), _any(data.get("body_links", ()))
    between = rf"(?:[ ](?:[A-Z]?[a-z]+{_ADJECTIVE}|(?:{_any(data.get('body_between', ()))})[ ]?[\w-]+)){{0,4}}?"
    before = (
        rf"(?<![\w-])(?:[لبكوف]|و?ال)?(?:{nouns}){between}(?:[ ](?:{links})[ ]?|[ ])\Z" if nouns != _NONE else _NONE
    )
    if known.is_spaced:
        called = r"(?:[ ](?:[A-Z][a-z][\w'-]*|and|of|for|&)(?:,(?=[ ][A-Z]))?){0,6}?"
        behind = rf"(?![ ](?:and|of|for|&)[ ]){called}[ ](?:{_any(data.get('body_behind', ()))})(?!\w)"
    else:
        behind = _any(data.get("body_behind", ()))
    return re.compile(before), re.compile(behind)


_ADJECTIVE = r"(?:al|ale|aux|ales|el|elle|eur|eure|ique|iques|aire|aires|ien|ienne|ico|ica|or|ano|ana|ario|aria|ia)"
"""How adjectives end that stand in names of bodies in French and Spanish; no verb that is told of one ends so."""
_NONE = "(?!)"


def _any(words: Iterable[str]) -> str:
    escaped = [re.escape(shaped(word)).replace(r"\ ", "[ ]") for word in sorted(words, key=len, reverse=True)]
    return "|".join(escaped) if escaped else _NONE
