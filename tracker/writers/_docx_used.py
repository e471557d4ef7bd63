"""
What a document that was sent out says of itself at the head and the foot of its pages.

When it becomes the template of another, its letterhead stays and this goes: its symbol, the number under which it was
processed, the body, the day and the distribution that it names, and the code that leads to it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile

from attrs import define, field
from docx.opc.part import Part

from tracker.values import DocumentSymbol
from tracker.writers._docx_xml import NAMESPACES, Element, name_of

_JOB_NUMBER = re.compile(
    r"(?:[A-Z]{1,3}\.)?\d\d-\d{5}(?:\s*\(\w\))?(?:\s+\d{6})*"  # 26-04950, V.22-11406 (F), GE.19-12345(E) 010719
    r"|\*\s?(?:\d\s?){7}\w?\s?\*"  # and as a bar code
)
_OF_A_MASTHEAD = re.compile(
    r"(?:Distr(?:\.|ib\w+\s*:)|Original\s*:).*"
    r"|\d{1,2}(?:er|º|°)?\s+(?:de\s+)?[^\W\d][\w./]*\s+(?:de\s+)?\d{4}(?:\s+года?|\s+г\.)?"  # 27 March 2025
    r"|[^\W\d]+\s+\d{1,2},\s+\d{4}"  # March 27, 2025
    r"|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
    r"|\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)
"""How a document is distributed, what it was written in, its day; mastheads in all languages say it in these forms."""
_SQUARE = 0.05
"""By how much of its width a picture may be higher or lower and be square: the codes that lead to documents are."""


def give_up_the_document(parts: Iterable[Part], symbol: str) -> None:
    """
    Take out of headers and footers what belongs to the document that they are of; nothing, if they are of none.

    Args:
        parts: The headers and footers of a template.

        symbol: What is put where a symbol stood; empty for nothing.
    """
    texts = [_Texts.of(part) for part in parts if getattr(part, "element", None) is not None]
    if not any(_is_of_document(paragraph) for each in texts for paragraph in each.paragraphs):
        return
    for each in texts:
        each.give_up_pictures()
        each.give_up_masthead()
        each.give_up_lines(symbol)
        each.forget_what_is_not_shown()


@define
class _Line:
    """A paragraph at the head or the foot of pages: its texts but for numbers of pages, and the marks of its fields."""

    element: Element
    texts: list[Element] = field(factory=list)
    marks: list[Element] = field(factory=list)

    @classmethod
    def of(cls, element: Element) -> "_Line":
        """Read a paragraph."""
        made = cls(element)
        open_: list[list[Element]] = []
        for each in element.iter(name_of("fldChar"), name_of("instrText"), name_of("t")):
            if each.tag == name_of("t"):
                simple = (parent.get(name_of("instr"), "") for parent in each.iterancestors(name_of("fldSimple")))
                if not any(map(_counts_pages, (*simple, *map(_instruction, open_)))):
                    made.texts.append(each)
                continue
            kind = each.get(name_of("fldCharType"))
            if kind == "begin":
                open_.append([])
            if open_:
                open_[-1].append(each)
            if kind == "end" and open_:
                closed = open_.pop()
                made.marks += [] if _counts_pages(_instruction(closed)) else closed
        return made

    @property
    def words(self) -> str:
        """What it says."""
        return "".join(each.text or "" for each in self.texts).strip()

    @property
    def is_number(self) -> bool:
        """Whether it is the number under which a document was processed."""
        return _JOB_NUMBER.fullmatch(self.words) is not None

    @property
    def is_symbol(self) -> bool:
        """Whether it bears the symbol of a document."""
        return not self.is_number and any(DocumentSymbol.is_symbol(word) for word in self.words.split())

    @property
    def is_of_a_masthead(self) -> bool:
        """Whether it says how, when or in what a document was written."""
        return _OF_A_MASTHEAD.fullmatch(self.words) is not None

    def say(self, words: str) -> None:
        """Say something else, as text: what Word worked out of the variables of a document it cannot any more."""
        for place, each in enumerate(self.texts):
            each.text = words if place == 0 else ""
        for mark in self.marks:
            mark.getparent().remove(mark)
        for simple in list(self.element.iter(name_of("fldSimple"))):
            if not _counts_pages(simple.get(name_of("instr"), "")):
                for child in list(simple):
                    simple.addprevious(child)
                simple.getparent().remove(simple)
        self.texts, self.marks = self.texts[:1], []


def _instruction(marks: list[Element]) -> str:
    return "".join(each.text or "" for each in marks)


def _counts_pages(instruction: str) -> bool:
    return instruction.split()[:1] in (["PAGE"], ["NUMPAGES"], ["SECTIONPAGES"])


def _is_of_document(line: _Line) -> bool:
    return line.is_number or line.is_symbol


@define
class _Texts:
    """A header or a footer."""

    part: Part
    element: Element
    paragraphs: list[_Line]

    @classmethod
    def of(cls, part: Part) -> "_Texts":
        """Read a part."""
        element = part.element  # type: ignore[attr-defined]  # parts of XML have one
        return cls(part, element, [_Line.of(each) for each in element.iter(name_of("p"))])

    def give_up_masthead(self) -> None:
        """Empty what follows a symbol, if a masthead does: the body, the day, how the document is distributed."""
        following = list(dropwhile(lambda line: not line.is_symbol, self.paragraphs))[1:]
        if not any(line.is_of_a_masthead for line in following):
            return
        for line in following:
            for row in line.element.iterancestors(name_of("tr")):
                for height in list(row.iter(name_of("trHeight"))):  # it held all of that
                    height.getparent().remove(height)
            line.say("")
            if not _shows(line.element) and _is_one_of_several(line.element):
                line.element.getparent().remove(line.element)
                self.paragraphs.remove(line)

    def give_up_lines(self, symbol: str) -> None:
        """Put another symbol, or nothing, where a line is of the document."""
        for line in self.paragraphs:
            if _is_of_document(line) or line.is_of_a_masthead:
                line.say(symbol if line.is_symbol else "")
                for instruction in line.element.iter(name_of("instrText")):
                    instruction.text = re.sub(r"\d\d-\d{5}", "", instruction.text or "")

    def give_up_pictures(self) -> None:
        """Take out the code that leads to the document: called so, or a square beside its number."""
        has_number = any(line.is_number for line in self.paragraphs)
        for picture in list(self.element.iter(name_of("drawing"), name_of("pict"))):
            if _is_named_code(picture) or (has_number and _is_square(picture)):
                while picture.getparent() is not None and picture.getparent().tag != name_of("r"):
                    picture = picture.getparent()  # noqa: PLW2901  # Word may keep a picture in two forms, one for old programs
                if picture.getparent() is not None:
                    picture.getparent().remove(picture)

    def forget_what_is_not_shown(self) -> None:
        """Relate the part to nothing that it does not name, so that a picture taken out is not in the file."""
        prefix = f"{{{NAMESPACES['r']}}}"
        named = {
            value
            for each in self.element.iter("*")
            for key, value in each.attrib.items()
            if str(key).startswith(prefix)
        }
        for key in [key for key in self.part.rels if key not in named]:
            del self.part.rels[key]


def _shows(paragraph: Element) -> bool:
    kinds = ("drawing", "pict", "object", "fldChar", "fldSimple", "sectPr")
    return next(paragraph.iter(*map(name_of, kinds)), None) is not None


def _is_one_of_several(paragraph: Element) -> bool:
    """Tell whether a paragraph may go from its cell: the last thing in a cell is a paragraph."""
    cell = paragraph.getparent()
    return (
        cell.tag == name_of("tc") and sum(each.tag == name_of("p") for each in cell) > 1 and cell[-1] is not paragraph
    )


def _is_named_code(picture: Element) -> bool:
    said = " ".join(value for each in picture.iter(name_of("wp:docPr")) for value in each.attrib.values())
    return re.search(r"\bQR|QRCode", said, re.IGNORECASE) is not None


def _is_square(picture: Element) -> bool:
    return any(abs(width - height) <= _SQUARE * width for width, height in _sizes(picture) if width > 0)


def _sizes(picture: Element) -> Iterator[tuple[float, float]]:
    for extent in picture.iter(name_of("wp:extent")):
        yield float(extent.get("cx", 0)), float(extent.get("cy", 0))
    for shape in picture.iter("*"):
        found = dict(re.findall(r"\b(width|height):([\d.]+)", shape.get("style", "")))
        if len(found) == 2:  # noqa: PLR2004  # of the older way of drawing
            yield float(found["width"]), float(found["height"])
