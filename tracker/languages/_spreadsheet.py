"""How a spreadsheet is told to write a day in a language."""

import re
from functools import cache

from tracker.languages._locale import locale_of
from tracker.values import Language

_NUMBERS = {
    Language.ARABIC: "401",
    Language.CHINESE: "804",
    Language.ENGLISH: "809",
    Language.FRENCH: "40C",
    Language.RUSSIAN: "419",
    Language.SPANISH: "40A",
}
"""The numbers that spreadsheets know languages by: a day is written in that of the document, whoever opens it."""

_PIECE = re.compile(r"'([^']*)'|(d+|M+|y+)|([^'dMy]+)")


@cache
def day_format(language: Language) -> str:
    """
    Return the format of a whole day, as spreadsheets write formats.

    >>> day_format(Language.FRENCH), day_format(Language.CHINESE)
    ('[$-40C]d mmmm yyyy', '[$-804]yyyy"年"m"月"d"日"')
    """
    pattern = str(locale_of(language).date_formats["long"].pattern)
    return f"[$-{_NUMBERS[language]}]{''.join(map(_piece, _PIECE.finditer(pattern)))}"


def _piece(found: re.Match[str]) -> str:
    quoted, field, between = found.groups()
    if field is not None:
        return "yyyy" if field[0] == "y" else str(field).lower()
    text = quoted if quoted is not None else between
    return text if not text.strip() else f'"{text}"'
