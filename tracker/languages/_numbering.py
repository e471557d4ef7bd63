"""How languages number headings, paragraphs, items and notes."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from attrs import frozen

from tracker.languages._locale import rules

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_CHINESE = "〇一二三四五六七八九"
_ALPHABET, _TEN, _HUNDRED = 26, 10, 100


def roman(number: int) -> str:
    """
    Write a number with Roman figures.

    >>> roman(4), roman(1992)
    ('IV', 'MCMXCII')
    """
    digits = ""
    for value, letters in _ROMAN:
        while number >= value:
            digits += letters
            number -= value
    return digits


def letters(position: int) -> str:
    """
    Letter a position, from 0: a to z, then aa.

    >>> letters(0), letters(25), letters(26)
    ('a', 'z', 'aa')
    """
    text = ""
    while position >= 0:
        position, letter = divmod(position, 26)
        text, position = chr(ord("a") + letter) + text, position - 1
    return text


def _capital(number: int) -> str:
    return letters(number - 1).upper() if number <= _ALPHABET else str(number)


def _abjad(number: int) -> str:
    return _ABJAD[number - 1] if number <= len(_ABJAD) else str(number)


def _chinese(number: int) -> str:
    """Write a number under a hundred: 十, 十一, 二十."""
    if number >= _HUNDRED:
        return str(number)
    tens, ones = divmod(number, _TEN)
    if not tens:
        return _CHINESE[ones]
    return f"{_CHINESE[tens] if tens > 1 else ''}十{_CHINESE[ones] if ones else ''}"


WAYS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "decimal": str,
        "roman": roman,
        "capital": _capital,
        "latin": lambda number: letters(number - 1),
        "abjad": _abjad,
        "chinese": _chinese,
    }
)
"""The ways of counting from 1 that languages number by. A series that ends goes on in figures."""


@frozen
class Numbering:
    """
    How something is numbered.

    >>> item_numbering("fr").label(2), heading_numbering(1, "zh").label(12), paragraph_numbering("ar").label(3)
    ('b)', '十二、', '3 -')

    Attributes:
        way: How it counts: a name of `WAYS`.

        pattern: What stands around the number, whose place is ``{}``.
    """

    way: str
    pattern: str

    def label(self, number: int) -> str:
        """Write a number, counted from 1."""
        return self.pattern.format(WAYS[self.way](number))


def heading_numbering(level: int, language: str) -> Numbering:
    """Return how headings of a level are numbered; those below the lowest that has a rule are numbered like it."""
    levels = rules("words", language)["headings"]
    return Numbering(*levels[min(level, len(levels)) - 1])


def paragraph_numbering(language: str) -> Numbering:
    """Return how the paragraphs of the main text are numbered."""
    return Numbering(*rules("words", language)["paragraph"])


def item_numbering(language: str) -> Numbering:
    """Return how items under a paragraph are numbered."""
    return Numbering(*rules("words", language)["item"])


def note_numbering(language: str) -> Numbering:
    """Return how notes of a table are numbered."""
    return Numbering(rules("words", language)["table_note"], "{}")


_HIGHEST = 200
"""No document has more parts on one level."""


def heading_number(printed: str, level: int, language: str) -> str:
    """
    Write the number of a heading as a language does; what is no number of that level stays as it is printed.

    >>> heading_number("II.", 1, "fr"), heading_number("II.", 1, "ar"), heading_number("2021.", 1, "ar")
    ('II.', 'ب -', '2021.')

    Args:
        printed: The number as reports are composed: I., A., 1., (a).

        level: The level of the heading.

        language: The language.
    """
    composed, wanted = heading_numbering(level, "en"), heading_numbering(level, language)
    if wanted == composed or not re.fullmatch(r"\(?\w{1,9}[.)]", printed):
        return printed
    number = next((each for each in range(1, _HIGHEST) if composed.label(each) == printed), None)
    return printed if number is None else wanted.label(number)
