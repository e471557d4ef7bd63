"""What an editor minds in running text, language by language: words, and stops that end no sentence."""

from functools import cache
from typing import Any

from tracker.languages._locale import data
from tracker.values import Language


@cache
def short_words(*kinds: str) -> tuple[str, ...]:
    """
    Return the short words of all languages, since a text names works of several.

    >>> short_words("places")
    ('para', 'paras', 'par')

    Args:
        kinds: ``places`` for a paragraph, ``numbers`` that a number stands behind, ``stops`` for what else has a stop.
    """
    found = (word for rules in data("editing").values() for kind in kinds for word in rules[kind])
    return tuple(dict.fromkeys(found))


def words_of_databases(language: Language) -> tuple[str, ...]:
    """Return the words that speak of where things are kept, as patterns; none where a language has none yet."""
    return tuple(data("editing").get(language, {}).get("databases", ()))


def per_cent(language: Language) -> str | None:
    """Return what prose says in place of the sign; None where it writes the sign."""
    found: str | None = data("editing").get(language, {}).get("per_cent")
    return found


def typing_rules(language: Language) -> dict[str, Any]:
    """Return what an editor minds in words as people type them; empty where a language has no rules yet."""
    found: dict[str, Any] = data("editing").get(language, {}).get("typing", {})
    return found
