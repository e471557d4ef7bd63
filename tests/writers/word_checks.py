"""What must be true of a Word file, beside what validators see; and what Word counts in it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TypeAlias
from zipfile import ZipFile

from attrs import define, field
from lxml import etree

__all__ = ["Word", "counted_labels", "flaws", "table_digits"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

Element: TypeAlias = etree._Element  # noqa: SLF001  # lxml has no public name for it


@define
class Word:
    """
    A Word file, read part by part.

    Attributes:
        parts: The parts by name.
    """

    parts: dict[str, bytes]
    _parsed: dict[str, Element] = field(factory=dict)

    @classmethod
    def of(cls, content: bytes) -> "Word":
        """Open a file."""
        with ZipFile(BytesIO(content)) as archive:
            return cls({name: archive.read(name) for name in archive.namelist()})

    def part(self, name: str) -> Element:
        """Return a part of the folder of Word; an empty one if there is none."""
        path = f"word/{name}.xml"
        if path not in self._parsed:
            self._parsed[path] = etree.fromstring(self.parts.get(path, b"<none/>"))
        return self._parsed[path]

    @property
    def body(self) -> Element:
        """The body."""
        return self.part("document").find(f"{W}body")

    def relations(self, name: str = "document") -> dict[str, str]:
        """Return what a part is related to, by the names of the relations."""
        found = self.parts.get(f"word/_rels/{name}.xml.rels")
        if found is None:
            return {}
        return {each.get("Id"): each.get("Target") for each in etree.fromstring(found)}

    def text(self, element: Element | None = None) -> str:
        """Return the text of an element, or of the body."""
        return "".join(each.text or "" for each in (self.body if element is None else element).iter(f"{W}t"))


# -- flaws ------------------------------------------------------------------------------------------------------------


def flaws(content: bytes) -> list[str]:
    """Return what is wrong with a file that no validator sees."""
    word = Word.of(content)
    return [*_places(word), *_numbers(word), *_fields(word), *_tables(word), *_notes(word), *_others(word)]


def _places(word: Word) -> Iterator[str]:
    names = Counter(each.get(f"{W}name") for each in word.body.iter(f"{W}bookmarkStart"))
    yield from (f"bookmark {name} stands {count} times" for name, count in names.items() if count > 1)
    yield from (
        f"bookmark {name} is no name" for name in names if not re.fullmatch(r"[A-Za-z]\w{0,39}", name, re.ASCII)
    )
    ids = Counter(each.get(f"{W}id") for each in word.body.iter(f"{W}bookmarkStart"))
    yield from (f"bookmark number {number} stands {count} times" for number, count in ids.items() if count > 1)
    for part in ("document", "footnotes"):
        relations = word.relations(part)
        for link in word.part(part).iter(f"{W}hyperlink"):
            anchor, relation = link.get(f"{W}anchor"), link.get(f"{R}id")
            if (anchor is not None and anchor not in names) or (anchor is None and relation not in relations):
                yield f"link to {anchor or relation}, which there is not"
        for each in word.part(part).iter(f"{W}fldSimple"):
            found = re.match(r" NOTEREF (\S+) ", each.get(f"{W}instr", ""))
            if found and found[1] not in names:
                yield f"mark of {found[1]}, which there is not"


def _numbers(word: Word) -> Iterator[str]:
    styles = {each.get(f"{W}styleId") for each in word.part("styles").iter(f"{W}style")}
    lists = {each.get(f"{W}numId") for each in word.part("numbering").iter(f"{W}num")}
    for name in ("document", "styles", "footnotes"):
        for each in word.part(name).iter(f"{W}numId"):
            if each.get(f"{W}val") not in lists:
                yield f"list {each.get(f'{W}val')} of {name}, which there is not"
        for kind in ("pStyle", "rStyle", "basedOn", "next"):
            for each in word.part(name).iter(f"{W}{kind}"):
                if each.get(f"{W}val") not in styles:
                    yield f"style {each.get(f'{W}val')} of {name}, which there is not"


def _fields(word: Word) -> Iterator[str]:
    open_fields = 0
    for each in word.body.iter(f"{W}fldChar"):
        open_fields += {"begin": 1, "end": -1}.get(each.get(f"{W}fldCharType"), 0)
        if open_fields < 0:
            yield "a field ends that did not begin"
    if open_fields:
        yield "a field does not end"


def _tables(word: Word) -> Iterator[str]:
    for table in word.body.iter(f"{W}tbl"):
        width = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        following = table.getnext()
        if following is None or following.tag != f"{W}p":
            yield "a table that no paragraph follows"
        for row in table.iter(f"{W}tr"):
            cells = row.findall(f"{W}tc")
            spans = [each.find(f"{W}tcPr/{W}gridSpan") for each in cells]
            if sum(1 if span is None else int(span.get(f"{W}val")) for span in spans) != width:
                yield "a row with too few cells, or too many"
            if any(not len(each) or each[-1].tag != f"{W}p" for each in cells):
                yield "a cell without a paragraph"


def _notes(word: Word) -> Iterator[str]:
    notes = {each.get(f"{W}id") for each in word.part("footnotes").iter(f"{W}footnote")}
    marks = Counter(each.get(f"{W}id") for each in word.body.iter(f"{W}footnoteReference"))
    yield from (f"note {number} is not there" for number in marks.keys() - notes)
    yield from (f"note {number} has no mark" for number in notes - marks.keys() - {"-1", "0"})
    yield from (f"note {number} has {count} first marks" for number, count in marks.items() if count > 1)


def _others(word: Word) -> Iterator[str]:
    for each in word.body.iter(f"{DRAWING}docPr"):
        if not each.get("descr"):
            yield "a drawing that is not told in words"
    if word.body[-1].tag != f"{W}sectPr":
        yield "the body does not end with its section"


# -- what Word counts -------------------------------------------------------------------------------------------------

_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    signs = " 一二三四五六七八九"
    return (f"{signs[tens] if tens > 1 else ''}十" if tens else "") + (signs[ones] if ones else "")


_WRITTEN: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "upperRoman": _roman,
    "upperLetter": lambda number: chr(64 + (number - 1) % 26 + 1) * ((number - 1) // 26 + 1),
    "lowerLetter": lambda number: chr(96 + (number - 1) % 26 + 1) * ((number - 1) // 26 + 1),
    "arabicAbjad": lambda number: _ABJAD[number - 1],
    "chineseCounting": _chinese,
    "bullet": lambda _: "",
}


@define
class _Counter:
    """
    Word's counting, as ECMA-376 part 1, section 17.9, has it.

    Lists of one definition share their numbers; a level begins anew under each one above it, at its start or at the
    one that the list says instead.
    """

    formats: dict[tuple[str, int], tuple[str, str]]
    abstract_of: dict[str, str]
    overrides: dict[tuple[str, int], int]
    counts: dict[str, list[int]] = field(factory=dict)
    begun: set[tuple[str, int]] = field(factory=set)

    @classmethod
    def of(cls, numbering: Element) -> "_Counter":
        formats = {}
        for abstract in numbering.iter(f"{W}abstractNum"):
            for level in abstract.iter(f"{W}lvl"):
                key = abstract.get(f"{W}abstractNumId"), int(level.get(f"{W}ilvl"))
                formats[key] = level.find(f"{W}numFmt").get(f"{W}val"), level.find(f"{W}lvlText").get(f"{W}val")
        abstract_of, overrides = {}, {}
        for num in numbering.iter(f"{W}num"):
            number = num.get(f"{W}numId")
            abstract_of[number] = num.find(f"{W}abstractNumId").get(f"{W}val")
            for override in num.iter(f"{W}lvlOverride"):
                start = override.find(f"{W}startOverride")
                overrides[number, int(override.get(f"{W}ilvl"))] = int(start.get(f"{W}val"))
        return cls(formats, abstract_of, overrides)

    def label(self, number: str, level: int) -> str:
        abstract = self.abstract_of[number]
        counts = self.counts.setdefault(abstract, [0] * 9)
        start = self.overrides.get((number, level))
        is_first = (number, level) not in self.begun
        self.begun.add((number, level))
        if start is not None and (is_first or counts[level] == 0):
            counts[level] = start
        else:
            counts[level] += 1
        counts[level + 1 :] = [0] * (8 - level)
        format_, text = self.formats[abstract, level]
        return text.replace(f"%{level + 1}", _WRITTEN[format_](counts[level]))


def counted_labels(content: bytes) -> list[tuple[str, str]]:
    """Return the number that Word counts for each paragraph of the body that has one, and the style's name."""
    word = Word.of(content)
    names = {
        each.get(f"{W}styleId"): each.find(f"{W}name").get(f"{W}val") for each in word.part("styles").iter(f"{W}style")
    }
    counter = _Counter.of(word.part("numbering"))
    found = []
    for paragraph in word.body.iter(f"{W}p"):
        numbers = paragraph.find(f"{W}pPr/{W}numPr")
        if numbers is not None:
            style = names[paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")]
            level = int(numbers.find(f"{W}ilvl").get(f"{W}val"))
            found.append((style, counter.label(numbers.find(f"{W}numId").get(f"{W}val"), level)))
    return found


# -- tables -----------------------------------------------------------------------------------------------------------


def table_digits(content: bytes) -> list[list[list[str]]]:
    """Return the digits of each row of each table that has rules, in the order in which they are read."""
    word = Word.of(content)
    return [
        [re.findall(r"\d", word.text(row)) for row in table.iter(f"{W}tr")]
        for table in word.body.iter(f"{W}tbl")
        if table.find(f"{W}tblPr/{W}tblBorders") is not None
    ]
