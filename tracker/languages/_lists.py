"""Lists in running text."""

from collections.abc import Sequence
from functools import cache

from tracker.languages._locale import locale_of
from tracker.languages._typography import semicolon

__all__ = ["joints", "listing"]


def listing(items: Sequence[str], language: str, *, style: str = "standard") -> str:
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


def joints(items: Sequence[str], language: str, *, style: str = "standard") -> tuple[str, ...]:
    """
    Return what stands between the items of a list, for a caller whose items are more than text.

    >>> joints(["a", "b", "c"], "fr")
    (', ', ' et ')
    """
    comma, last = _joints(language, style)
    if len(items) < 2:  # noqa: PLR2004  # nothing stands between fewer
        return ()
    if any("," in item for item in items):
        comma = semicolon(language)
        last = f"{comma}{last.lstrip()}"
    return (*[comma] * (len(items) - 2), last)


@cache
def _joints(language: str, style: str) -> tuple[str, str]:
    """Take the joints out of CLDR's patterns, such as "{0} et {1}"."""
    patterns = locale_of(language).list_patterns[style]
    comma, last = (str(patterns[name]).removeprefix("{0}").removesuffix("{1}") for name in ("middle", "end"))
    return comma, last
