"""How languages punctuate: lists in running text, semicolons, footnote marks."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from tracker.languages._locale import locale_of, rules
from tracker.values import Language


def listing(items: Sequence[str], language: str, *, style: Literal["standard", "or"] = "standard") -> str:
    """
    Write a list.

    >>> listing(["a", "b", "c"], "fr"), listing(["2020", "2022"], "en", style="or")
    ('a, b et c', '2020 or 2022')
    >>> listing(["Vienna, Austria", "Rome"], "en")
    'Vienna, Austria; and Rome'

    Args:
        items: The items; where one holds a comma, semicolons keep them apart.

        language: The language.

        style: ``standard`` or ``or``.
    """
    between = (*joints(items, language, style=style), "")
    return "".join(part for item, joint in zip(items, between, strict=False) for part in (item, joint))


def joints(items: Sequence[str], language: str, *, style: Literal["standard", "or"] = "standard") -> tuple[str, ...]:
    """
    Return what stands between the items of a list, for a caller whose items are more than text.

    >>> joints(["a", "b", "c"], "fr")
    (', ', ' et ')
    """
    comma, last = _joints(language, style)
    if len(items) < 2:  # noqa: PLR2004  # nothing stands between fewer
        return ()
    if any(sign in item for item in items for sign in _COMMAS):
        comma = semicolon(language)
        last = f"{comma}{last.lstrip()}"
    return (*[comma] * (len(items) - 2), last)


_COMMAS = ",،，"
"""In the scripts of all languages: an item may be in another one than the list."""


@cache
def _joints(language: str, style: str) -> tuple[str, str]:
    """Take the joints out of CLDR's patterns, such as "{0} et {1}"."""
    patterns = locale_of(language).list_patterns[style]
    comma, last = (str(patterns[name]).removeprefix("{0}").removesuffix("{1}") for name in ("middle", "end"))
    return comma, last


_STRAIGHT = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


def typeset(text: str, language: str) -> str:
    """
    Write the apostrophes of French as print has them: tables and web pages bring typewriters' ones.

    >>> typeset("Appui à l'opération", "fr"), typeset("the Office's work", "en")
    ('Appui à l’opération', "the Office's work")

    Args:
        text: A text of a record. What stands in quotation marks of a source is none.

        language: The language of the text.
    """
    return _STRAIGHT.sub("’", text) if language == Language.FRENCH and "'" in text else text


def semicolon(language: str) -> str:
    r"""
    Return the semicolon with the spaces around it.

    >>> semicolon("en"), semicolon("fr")
    ('; ', '\xa0; ')
    """
    return str(rules("words", language)["semicolon"])


def marks_before_punctuation(language: str) -> bool:
    """
    Tell whether the mark of a footnote stands before a full stop or comma, or after it.

    >>> marks_before_punctuation("fr"), marks_before_punctuation("en")
    (True, False)
    """
    return bool(rules("words", language)["marks_before_punctuation"])
