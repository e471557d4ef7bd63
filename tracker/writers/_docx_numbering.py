"""
Numbering: lists that Word counts itself, so that an editor who adds a paragraph has nothing to renumber.

Three lists: headings; paragraphs with their items; bullets. Where a document's number is not the one that Word would
count next, Word is told to start there: what it counts is what the document says.
"""

from collections.abc import Mapping

from attrs import Factory, define, field

from tracker.languages._numbering import Numbering, heading_numbering, item_numbering, paragraph_numbering
from tracker.values import Language
from tracker.writers._docx_xml import Element, w

HEADINGS, PARAGRAPHS, BULLETS = range(3)
"""The lists, in the order of their numbers in the template's styles."""

LEVELS = 4
WIDTHS = (737, 567, 567, 567)
"""How much room the number of a heading takes, in twips: VIII. is wide."""

_FORMATS = {
    "decimal": ("decimal", 9999),
    "roman": ("upperRoman", 3999),
    "capital": ("upperLetter", 26),
    "latin": ("lowerLetter", 26),
    "abjad": ("arabicAbjad", 28),
    "chinese": ("chineseCounting", 99),
}
"""What Word calls the ways of counting, and how far it writes them as documents do."""
_HIGHEST = 200
"""No document has more headings on one level."""


# -- what Word counts -------------------------------------------------------------------------------------------------


@define
class Lists:
    """
    The lists of a document, as Word will count them.

    Attributes:
        language: The language.

        first_abstract: The least number of a list's definition.

        first_num: The least number of a list.
    """

    language: Language
    first_abstract: int = 1
    first_num: int = 1
    _starts: dict[int, tuple[int, int, int]] = field(factory=dict)
    _counts: list[list[int]] = Factory(lambda: [[0] * LEVELS, [0] * LEVELS])
    _current: list[list[int]] = Factory(
        lambda self: [[self.first_num + list_] * LEVELS for list_ in (HEADINGS, PARAGRAPHS)], takes_self=True
    )

    def heading(self, number: str, level: int) -> int | None:
        """Return the list that counts a heading's number as it is printed; None if no list counts it."""
        numbering = heading_numbering(level, self.language)
        value = next((each for each in range(1, _HIGHEST) if numbering.label(each) == number), None)
        return None if value is None else self._count(HEADINGS, level - 1, value, numbering)

    def paragraph(self, number: int) -> int | None:
        """Return the list that counts a paragraph's number; None if no list counts it."""
        return self._count(PARAGRAPHS, 0, number, paragraph_numbering(self.language))

    def item(self, position: int) -> int | None:
        """Return the list that counts the item at a position, from 0; None behind the alphabet."""
        return self._count(PARAGRAPHS, 1, position + 1, item_numbering(self.language))

    @property
    def bullets(self) -> int:
        """The list of bullets."""
        return self.first_num + BULLETS

    def _count(self, list_: int, level: int, value: int, numbering: Numbering) -> int | None:
        """Count on, or begin anew where the next number is another; a level begins anew under each one above it."""
        if not 0 < value <= _FORMATS[numbering.way][1]:
            return None
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

    def definitions(self, styles: Mapping[str, str], *, left: int = 0) -> tuple[list[Element], list[Element]]:
        """
        Write the definitions of the lists, and the lists.

        Args:
            styles: The ids of the styles that have a list of their own, by their names.

            left: How far from the margin paragraphs begin, in twips.
        """
        headings = [
            _level(level - 1, heading_numbering(level, self.language), styles.get(f"heading {level}"), width=width)
            for level, width in enumerate(WIDTHS, start=1)
        ]
        paragraph, item = paragraph_numbering(self.language), item_numbering(self.language)
        paragraphs = [
            _level(0, paragraph, styles.get("numbered paragraph"), left=left, hangs=False),
            _level(1, item, styles.get("numbered item"), left=left + 567, width=454),
        ]
        bullets = [_level(0, None, styles.get("list bullet"), left=left + 567, width=454)]
        abstracts = [
            w("abstractNum", w("multiLevelType", val="multilevel"), *levels, abstractNumId=number)
            for number, levels in enumerate((headings, paragraphs, bullets), start=self.first_abstract)
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
    position: int,
    numbering: Numbering | None,
    style: str | None,
    *,
    left: int = 0,
    width: int = 567,
    hangs: bool = True,
) -> Element:
    """Define a level: its number stands at *left*, its text *width* further on, where its lines begin if it *hangs*."""
    tab = left + width
    indent = w("ind", left=tab, hanging=width) if hangs else w("ind", left=left, firstLine=0)
    format_ = "bullet" if numbering is None else _FORMATS[numbering.way][0]
    text = "•" if numbering is None else numbering.pattern.format(f"%{position + 1}")
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
