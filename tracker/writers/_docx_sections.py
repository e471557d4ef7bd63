"""The pages of a Word document: their paper, and what stands at the head and the foot of each."""

from copy import deepcopy

from attrs import define
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from tracker.languages import translate
from tracker.writers._docx_text import Typesetter, field_of
from tracker.writers._docx_used import give_up_the_document
from tracker.writers._docx_xml import Element, as_part, name_of, put, root, w
from tracker.writers._layout import Layout
from tracker.writers._run import Run, plain
from tracker.writers._words import DRAFT

_REFERENCES = (name_of("headerReference"), name_of("footerReference"))
MOST_LETTERS = 110
"""So many letters of a title stand in a line at the head of a page."""


@define(kw_only=True)
class Paper:
    """
    A sheet of paper, in twips.

    Attributes:
        width: Its width, upright.

        height: Its height, upright.

        margin: What stays free at each side.
    """

    width: int = 11906
    height: int = 16838
    margin: int = 1304

    @classmethod
    def of(cls, section: Element) -> "Paper":
        """Read the paper of a section."""
        size, margins = section.find(name_of("pgSz")), section.find(name_of("pgMar"))
        usual = cls()
        if size is None or margins is None:
            return usual
        sides = [int(size.get(name_of(each))) for each in ("w", "h")]
        margin = sum(int(margins.get(name_of(each), usual.margin)) for each in ("left", "right")) // 2
        return cls(width=min(sides), height=max(sides), margin=margin)

    def room(self, *, on_side: bool) -> int:
        """Return how wide a line is."""
        return (self.height if on_side else self.width) - 2 * self.margin


@define(kw_only=True)
class Sections:
    """
    The sections of a document: stretches of pages of one format.

    Attributes:
        last: The properties of the last section of the template.

        layout: What is written.

        is_own: Whether the template is ours: its first page has a head of its own.

        heads: The relations to headers and footers, by "header default" and the like; a house has its own.
    """

    last: Element
    layout: Layout
    is_own: bool
    heads: dict[str, str]
    _begun: bool = False

    def next(self, on_side: bool) -> Element:
        """Make the properties of the next section: those of the template, on paper upright or on its side."""
        made = deepcopy(self.last)
        self._turn(made, on_side=on_side)
        for position, (key, relation) in enumerate(self.heads.items()):
            kind, _, type_ = key.partition(" ")
            reference = w(f"{kind}Reference", type=type_)
            reference.set(name_of("r:id"), relation)
            made.insert(position, reference)
        if self._begun:  # what stands at the head of the first page is of the report, not of an annex
            for each in made.findall(name_of("titlePg")):
                made.remove(each)
        elif self.is_own:
            put(made, w("titlePg"), before=("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings"))
        for each in made.findall(name_of("bidi")):
            made.remove(each)
        if self.layout.language.is_right_to_left:
            put(made, w("bidi"), before=("rtlGutter", "docGrid", "printerSettings"))
        self._begun = True
        return made

    def _turn(self, made: Element, *, on_side: bool) -> None:
        paper = Paper.of(made)
        size = made.find(name_of("pgSz"))
        if size is None:
            size = w("pgSz")
            put(made, size, before=("pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "titlePg"))
        sides = (paper.height, paper.width) if on_side else (paper.width, paper.height)
        for key, side in zip(("w", "h"), sides, strict=True):
            size.set(name_of(key), str(side))
        size.attrib.pop(name_of("orient"), None)
        if on_side:
            size.set(name_of("orient"), "landscape")


def last_section(body: Element) -> Element | None:
    """Return the properties of the last section of a template, with the headers that it has from those before it."""
    sections = list(body.iter(name_of("sectPr")))
    if not sections:
        return None
    last = deepcopy(sections[-1])
    known = {(each.tag, each.get(name_of("type"))) for each in last if each.tag in _REFERENCES}
    place = len(known)
    for section in reversed(sections[:-1]):
        for each in section:
            if each.tag in _REFERENCES and (each.tag, each.get(name_of("type"))) not in known:
                known.add((each.tag, each.get(name_of("type"))))
                last.insert(place, deepcopy(each))
                place += 1
    return last


# -- heads ------------------------------------------------------------------------------------------------------------


def heads_of(part: Part, layout: Layout, typesetter: Typesetter) -> dict[str, str]:
    """
    Make headers with the symbol and footers with the number of the page, and return the relations to them.

    A house has its own. To them is added that the document is a draft, and a template that was a document gives up what
    it said of itself: this is another one.
    """
    draft = (
        typesetter.paragraph("Draft", typesetter.run(translate(layout.language, DRAFT))) if layout.is_draft else None
    )
    theirs = [each.target_part for each in part.rels.values() if each.reltype == RELATIONSHIP_TYPE.HEADER]
    symbol = () if layout.masthead is None else layout.masthead.symbol
    if theirs:
        both = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
        give_up_the_document([each.target_part for each in part.rels.values() if each.reltype in both], plain(symbol))
        for header in theirs if draft is not None else ():
            header.element.insert(0, deepcopy(draft))
        return {}
    name = typesetter.paragraph("header", *typesetter.set(symbol or (Run(text=_shortened(layout.name)),)))
    number = typesetter.paragraph("footer", field_of("PAGE", typesetter.run("1")))
    drafts = [] if draft is None else [draft]
    contents = {
        "header default": [*drafts, name],
        "header first": drafts or [typesetter.paragraph("Masthead")],
        "footer default": [number],
        "footer first": [number],
    }
    return {key: _head(part, key, place, content) for place, (key, content) in enumerate(contents.items(), start=1)}


def _head(part: Part, key: str, place: int, content: list[Element]) -> str:
    is_header = key.startswith("header")
    element = root("hdr" if is_header else "ftr")
    element.extend(deepcopy(each) for each in content)
    type_ = CONTENT_TYPE.WML_HEADER if is_header else CONTENT_TYPE.WML_FOOTER
    made = Part(PackURI(f"/word/head{place}.xml"), type_, as_part(element), part.package)
    return part.relate_to(made, RELATIONSHIP_TYPE.HEADER if is_header else RELATIONSHIP_TYPE.FOOTER)


def _shortened(title: str) -> str:
    if len(title) <= MOST_LETTERS:
        return title
    return f"{title[:MOST_LETTERS].rpartition(' ')[0] or title[:MOST_LETTERS]} …"
