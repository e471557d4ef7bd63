"""Waters, basins and cities that are called after a country: "Congo basin", "Mexico City", "lac Tchad"."""

import re
from collections.abc import Iterable
from functools import cache

from tracker.reading._lexicon import Lexicon, lexicon, shaped

_LONGEST = 20
"""So many signs before a name tell what is called by it."""


def is_place(plain: str, start: int, end: int, known: Lexicon) -> bool:
    """
    Tell whether the name of a country is that of a river, a basin or a city, which is no country.

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
    data = lexicon(language).data["countries"]
    before = _any(data.get("place_before", ()))
    behind = _any(data.get("place_behind", ()))
    return re.compile(rf"(?<![\w-])(?:{before})(?:\s|(?<='))\s*\Z"), re.compile(rf"\s+(?:{behind})(?!\w)")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(shaped(word)).replace(r"\ ", r"\s+") for word in words) or "(?!)"
