"""One spelling for what readers cannot tell apart: accents, blanks, apostrophes and quotation marks."""

import re
from functools import lru_cache

from tracker.values._safe_text import composed
from tracker.values._text import InternationalString

_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u00b4`\uff07"), "'")
_QUOTES = dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02"), '"')
_MARKS = _APOSTROPHES | _QUOTES
_WITHIN_GUILLEMETS = re.compile(r"(?<=\u00ab)\s+|\s+(?=\u00bb)")


@lru_cache(maxsize=16384)
def one_spelling(text: str) -> str:
    r"""
    Write a text in the one spelling of all that look the same: for groups, codes and conditions, never for print.

    Accents stand in one sign with their letter, blanks at the ends are cut and those within are one, apostrophes and
    quotation marks are straight.

    >>> one_spelling(" the State\N{RIGHT SINGLE QUOTATION MARK}s  duty ")
    "the State's duty"
    """
    if not text.isascii():
        text = _WITHIN_GUILLEMETS.sub("", composed(text)).translate(_MARKS)
    return " ".join(text.replace("`", "'").split())


def looks_of(value: str | InternationalString | None) -> object:
    """Return what tells a text from all that do not look the same, language by language."""
    if isinstance(value, InternationalString):
        return tuple((code, one_spelling(text)) for code, text in value.texts)
    return None if value is None else one_spelling(value)


def same_looks(one: str | InternationalString | None, other: str | InternationalString | None) -> bool:
    """Tell whether no reader can tell two texts apart."""
    return one == other or looks_of(one) == looks_of(other)
