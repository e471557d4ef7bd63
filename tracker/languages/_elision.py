"""What French drops or puts back before the words that fill a place: *d’environ 30*, *de plus de 30*."""

import re

_ELIDING = ("au moins ", "au plus ", "environ ")
"""The hedges that begin with a vowel; numbers do not elide (*de onze*), and names bring their own preposition."""

_FULL_BEFORE = ("plus ", "près ", "moins ")

_FULL = re.compile(r"\b([Dd]|[Qq]u)e\s$")
_SHORT = re.compile(r"\b([Dd]|[Qq]u)’$")


def elided(before: str, after: str, language: str) -> str:
    """
    Return the words before a place as they stand before what fills it.

    >>> elided("l’arrestation de ", "environ 30", "fr"), elided("la part est d’", "plus de 30", "fr")
    ('l’arrestation d’', 'la part est de ')
    >>> elided("an arrest of ", "about 30", "en")
    'an arrest of '
    """
    if language != "fr":
        return before
    if after.startswith(_ELIDING):
        return _FULL.sub(r"\1’", before)
    return _SHORT.sub(r"\1e ", before) if after[:1].isdecimal() or after.startswith(_FULL_BEFORE) else before
