"""
Numbering: lists that Word counts itself, so that an editor who adds a paragraph has nothing to renumber.

Three lists: headings; paragraphs with their items; bullets. Where a document's number is not the one that Word would
count next, Word is told to start there: what it counts is what the document says.
"""

from attrs import Factory, define, field, frozen

from tracker.languages._locale import LANGUAGES
from tracker.languages._punctuation import item_letter
from tracker.values import Language
from tracker.writers._docx_xml import Element, w

HEADINGS, PARAGRAPHS, BULLETS = range(3)
"""The lists, in the order of their numbers in the template's styles."""

LEVELS = 4
WIDTHS = (737, 567, 567, 567)
"""How much room the number of a heading takes, in twips: VIII. is wide."""
LETTERS = 26
"""So many items have the letters that every format prints; behind z Word goes on in a way of its own."""


@frozen(kw_only=True)
class Scheme:
    """
    How a language numbers.

    Attributes:
        headings: The format and the text of the number of each level of headings.

        paragraph: Those of paragraphs.

        item: Those of items.
    """

    headings: tuple[tuple[str, str], ...] = (
        ("upperRoman", "%1."),
        ("upperLetter", "%2."),
        ("decimal", "%3."),
        ("lowerLetter", "(%4)"),
    )
    paragraph: tuple[str, str] = ("decimal", "%1.")
    item: tuple[str, str] = ("lowerLetter", "(%2)")


_SCHEMES = {
    Language.ARABIC: Scheme(
        headings=(("arabicAbjad", "%1 -"), ("arabicAlpha", "%2 -"), ("decimal", "%3 -"), ("arabicAbjad", "(%4)")),
        paragraph=("decimal", "%1 -"),
        item=("arabicAbjad", "(%2)"),
    ),
    Language.CHINESE: Scheme(
        headings=(("chineseCounting", "%1、"), ("upperLetter", "%2."), ("decimal", "%3."), ("lowerLetter", "(%4)"))
    ),
}
"""Where a language numbers otherwise than with Latin letters."""


def scheme_of(language: Language) -> Scheme:
    """Return how a language numbers; the brackets of items are those that its data give."""
    if language in LANGUAGES:
        return Scheme(item=("lowerLetter", item_letter("%2", language)))
    return _SCHEMES.get(language, Scheme())


# -- numbers as printed -----------------------------------------------------------------------------------------------

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def value_of(number: str, level: int) -> int | None:
    """
    Read the number of a heading; None if it is not one of those that its level has.

    >>> value_of("XIV.", 1), value_of("C.", 2), value_of("3.", 3), value_of("(b)", 4), value_of("I.1", 2)
    (14, 3, 3, 2, None)
    """
    bare = number.removesuffix(".") if level < LEVELS else number.removeprefix("(").removesuffix(")")
    if number != (f"{bare}." if level < LEVELS else f"({bare})"):
        return None
    if level == 1:
        return _from_roman(bare)
    if level == 3:  # noqa: PLR2004  # I., A., 1., (a)
        return int(bare) if bare.isascii() and bare.isdecimal() else None
    letter = bare if level == LEVELS else bare.lower()
    is_letter = len(bare) == 1 and "a" <= letter <= "z" and (level == LEVELS or bare.isupper())
    return ord(letter) - ord("a") + 1 if is_letter else None


def _from_roman(text: str) -> int | None:
    values = [_ROMAN.get(char, 0) for char in text]
    total = sum(-each if each < after else each for each, after in zip(values, [*values[1:], 0], strict=True))
    return total if text and _roman(total) == text else None


def _roman(number: int) -> str:
    text = ""
    for value, sign in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        count, number = divmod(number, value)
        text += sign * count
    return text


# -- what Word counts -------------------------------------------------------------------------------------------------


@define
class Numbering:
    """
    The lists of a document, as Word will count them.

    Attributes:
        scheme: How the language numbers.

        first_abstract: The least number of a list's definition.

        first_num: The least number of a list.
    """

    scheme: Scheme
    first_abstract: int = 1
    first_num: int = 1
    _starts: dict[int, tuple[int, int, int]] = field(factory=dict)
    _counts: list[list[int]] = Factory(lambda: [[0] * LEVELS, [0] * LEVELS])
    _current: list[list[int]] = Factory(
        lambda self: [[self.first_num + list_] * LEVELS for list_ in (HEADINGS, PARAGRAPHS)], takes_self=True
    )

    def heading(self, number: str, level: int) -> int | None:
        """Return the list that counts a heading's number; None if no list counts it."""
        value = value_of(number, level)
        return None if not value else self._count(HEADINGS, level - 1, value)

    def paragraph(self, number: int) -> int | None:
        """Return the list that counts a paragraph's number; None if no list counts it."""
        return self._count(PARAGRAPHS, 0, number) if number > 0 else None

    def item(self, position: int) -> int | None:
        """Return the list that counts the item at a position, from 0; None behind the alphabet."""
        return self._count(PARAGRAPHS, 1, position + 1) if position < LETTERS else None

    @property
    def bullets(self) -> int:
        """The list of bullets."""
        return self.first_num + BULLETS

    def _count(self, list_: int, level: int, value: int) -> int:
        """Count on, or begin anew where the next number is another; a level begins anew under each one above it."""
        counts, current = self._counts[list_], self._current[list_]
        if counts[level] + 1 != value:
            made = self.first_num + 3 + len(self._starts)
            self._starts[made] = (list_, level, value)
            current[level:] = [made] * (LEVELS - level)
        # A list that begins at a number begins there again whenever one above it goes on, so it is left then.
        current[level + 1 :] = [current[0]] * (LEVELS - level - 1)
        counts[level] = value
        counts[level + 1 :] = [0] * (LEVELS - level - 1)
        return current[level]

    # -- as Word reads it ---------------------------------------------------------------------------------------------

    def definitions(self, styles: "dict[str, str]") -> tuple[list[Element], list[Element]]:
        """
        Write the definitions of the lists, and the lists.

        Args:
            styles: The ids of the styles that have a list of their own, by their names.
        """
        headings = [
            _level(position, format_, text, style=styles.get(f"heading {position + 1}"), width=width)
            for position, ((format_, text), width) in enumerate(zip(self.scheme.headings, WIDTHS, strict=True))
        ]
        paragraphs = [
            _level(0, *self.scheme.paragraph, style=styles.get("numbered paragraph"), hangs=False),
            _level(1, *self.scheme.item, style=styles.get("numbered item"), left=567, width=454),
            _level(2, "lowerRoman", "(%3)", left=1021, width=454),
        ]
        bullets = [_level(0, "bullet", "•", style=styles.get("list bullet"), left=567, width=454)]
        abstracts = [
            w("abstractNum", w("multiLevelType", val="multilevel"), *levels, abstractNumId=self.first_abstract + position)
            for position, levels in enumerate((headings, paragraphs, bullets))
        ]
        nums = [self._num(self.first_num + position, position) for position in range(3)]
        nums += [self._num(made, list_, (level, value)) for made, (list_, level, value) in self._starts.items()]
        return abstracts, nums

    def _num(self, number: int, list_: int, start: tuple[int, int] | None = None) -> Element:
        made = w("num", w("abstractNumId", val=self.first_abstract + list_), numId=number)
        if start is not None:
            made.append(w("lvlOverride", w("startOverride", val=start[1]), ilvl=start[0]))
        return made


def _level(
    position: int, format_: str, text: str, *, style: str | None = None, left: int = 0, width: int = 567, hangs: bool = True
) -> Element:
    """Define a level: its number stands at *left*, its text *width* further on, where its lines begin if it *hangs*."""
    tab = left + width
    indent = w("ind", left=tab, hanging=width) if hangs else w("ind", left=left, firstLine=0)
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=format_),
        None if style is None else w("pStyle", val=style),
        w("suff", val="tab"),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", w("tabs", w("tab", val="num", pos=tab)), indent),
        ilvl=position,
    )
