"""What a language drops or puts back before the words that fill a place: *d’environ 30*, *de plus de 30*."""

import re
from functools import cache

from attrs import frozen

from tracker.languages._locale import data


@frozen
class _Elision:
    """What elides, and what never does."""

    before: tuple[str, ...]
    never_before: tuple[str, ...]
    full: re.Pattern[str]
    short: re.Pattern[str]


@cache
def _elision(language: str) -> _Elision | None:
    found = data("words").get(language, {}).get("elision")
    if found is None:
        return None
    full, short = re.compile(found["full"]), re.compile(found["short"])
    return _Elision(tuple(found["before"]), tuple(found["never_before"]), full, short)


def elided(before: str, after: str, language: str) -> str:
    """
    Return the words before a place as they stand before what fills it.

    >>> elided("l’arrestation de ", "environ 30", "fr"), elided("la part est d’", "plus de 30", "fr")
    ('l’arrestation d’', 'la part est de ')
    >>> elided("an arrest of ", "about 30", "en")
    'an arrest of '
    """
    rules = _elision(language)
    if rules is None:
        return before
    if after.startswith(rules.before):
        return rules.full.sub(r"\1’", before)
    return rules.short.sub(r"\1e ", before) if after[:1].isdecimal() or after.startswith(rules.never_before) else before
