"""
Word: a document that an editor goes on with. It counts its own paragraphs, notes and tables, and its charts can be changed.

python-docx opens the template, relates parts and saves; what stands in them is made here. The same document gives the
same bytes.
"""

import os
from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from functools import partial
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import docx
from attrs import define, field
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from tracker.documents import DateText, Document
from tracker.errors import InvalidValueError
from tracker.languages import translate
from tracker.values import Language
from tracker.writers._docx_body import Body, Paper
from tracker.writers._docx_chart import Chart, drawn, shown
from tracker.writers._docx_numbering import Lists
from tracker.writers._docx_styles import Styles, by_name
from tracker.writers._docx_text import LOCALES, Typesetter, field_of, language_marks
from tracker.writers._docx_xml import Element, as_part, name_of, parsed, root, w
from tracker.writers._layout import Layout, layout_of
from tracker.writers._run import Run, plain
from tracker.writers._words import DRAFT

_KEPT = {
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.WEB_SETTINGS,
    RELATIONSHIP_TYPE.HEADER,
    RELATIONSHIP_TYPE.FOOTER,
    RELATIONSHIP_TYPE.ENDNOTES,
    RELATIONSHIP_TYPE.NUMBERING,
}
"""The parts of a template that a report goes on with: not its text, pictures, comments and their authors."""


def to_docx(
    document: Document,
    language: str,
    *,
    template: str | os.PathLike[str] | None = None,
    styles: Mapping[str, str] | None = None,
) -> bytes:
    """
    Write a document as a Word file.

    Args:
        document: The document.

        language: The language.

        template: A Word file of the house, whose paper, headers and styles are taken; its text is not. None for our own.

        styles: What the template calls our styles, by our name: ``{"heading 1": "_ H _Ch"}``.

    Raises:
        MissingTranslationError: Nothing is written in the language yet.

        InvalidValueError: The template is no Word file, or lacks a style that is asked for.
    """
    return laid_out(layout_of(document, language), on=_day_of(document), template=template, styles=styles)


def laid_out(
    layout: Layout,
    *,
    on: date | None = None,
    template: str | os.PathLike[str] | None = None,
    styles: Mapping[str, str] | None = None,
) -> bytes:
    """
    Write a layout as a Word file.

    Args:
        layout: The layout.

        on: The day that the file says it was made on; None for none.

        template: A Word file of the house; None for our own.

        styles: What the template calls our styles, by our name.

    Raises:
        InvalidValueError: The template is no Word file, or lacks a style that is asked for.
    """
    package = _Package.open(layout, template, styles or {})
    package.write(on)
    return package.saved()


def _day_of(document: Document) -> date | None:
    """Return the day that a document bears; a file has no other: the day on which it happens to be made is not said."""
    said = None if document.masthead is None else document.masthead.date
    window = said.when.window if isinstance(said, DateText) else None
    return window.first if window is not None and window.first == window.last else None


# -- the package ------------------------------------------------------------------------------------------------------


@define
class _Package:
    """
    A Word file under way.

    Attributes:
        layout: What is written.

        word: The template, as python-docx opens it.

        styles: Its styles.

        is_own: Whether the template is ours.

        last: The properties of its last section.
    """

    layout: Layout
    word: "docx.document.Document"
    styles: Styles
    is_own: bool
    last: Element
    _charts: int = 0
    _heads: dict[str, str] = field(factory=dict)

    @classmethod
    def open(cls, layout: Layout, template: str | os.PathLike[str] | None, names: Mapping[str, str]) -> "_Package":
        """Open a template and take its text out."""
        own = docx.Document(BytesIO(_shipped()))
        word = own if template is None else _opened(template)
        ours = by_name(own.styles.element)
        styles = Styles(word.styles.element, ours, names)
        body = word.element.body
        last = _last_section(body)
        last = deepcopy(own.element.body.find(name_of("sectPr")) if last is None else last)
        for each in list(body):
            body.remove(each)
        made = cls(layout, word, styles, template is None, last)
        made._leave()
        return made

    def _leave(self) -> None:
        """Leave behind what a report does not go on with."""
        for relations, kept in ((self.word.part.rels, _KEPT), (self.word.part.package.rels, {RELATIONSHIP_TYPE.OFFICE_DOCUMENT})):
            for key in [key for key, relation in relations.items() if relation.reltype not in kept]:
                del relations[key]

    @property
    def part(self) -> Part:
        """The part that holds the body."""
        return self.word.part

    def relate(self, name: str, content_type: str, kind: str, content: bytes, *, of: Part | None = None) -> tuple[str, Part]:
        """Add a part; return the name of the relation to it, and the part."""
        owner = of or self.part
        part = Part(PackURI(name), content_type, content, self.part.package)
        return owner.relate_to(part, kind), part

    # -- writing ------------------------------------------------------------------------------------------------------

    def write(self, on: date | None) -> None:
        """Write everything."""
        layout, styles = self.layout, self.styles
        abstract, num = self._free_numbers()
        lists = Lists(layout.language, abstract, num)
        notes = {note.name: number for number, note in enumerate(layout.notes, start=1)}
        typesetter = Typesetter(layout.language, self._address, notes, styles.id_of, counted=styles.counts)
        typesetter.follow = {
            note.name: marks
            for note in layout.notes
            if (marks := tuple(run for run in note.text if run.note in notes and run.is_first))
        }
        self._heads = self._headers(typesetter)
        body = Body(
            layout=layout,
            typesetter=typesetter,
            lists=lists,
            paper=self._paper(),
            section=self._section,
            draw=self._draw,
        )
        place = self.word.element.body
        for element in body.elements():
            place.append(element)
        self._write_lists(lists)
        self._write_notes(typesetter)
        self._settings()
        styles.speak(**self._spoken())
        self._write_properties(on)

    def _spoken(self) -> dict[str, str]:
        """Name the languages of text in each script: that of the document, and for others a usual one."""
        usual = {"val": LOCALES[Language.ENGLISH], "eastAsia": LOCALES[Language.CHINESE], "bidi": LOCALES[Language.ARABIC]}
        return usual | language_marks(self.layout.language)

    def _address(self, address: str) -> str:
        found: str = self.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return found

    def _draw(self, chart: Chart, width: int) -> Element:
        self._charts += 1
        part, workbook = drawn(chart)
        name = f"/word/charts/chart{self._charts}.xml"
        relation, related = self.relate(name, CONTENT_TYPE.DML_CHART, RELATIONSHIP_TYPE.CHART, part)
        inside = f"/word/embeddings/Microsoft_Excel_Sheet{self._charts}.xlsx"
        self.relate(inside, CONTENT_TYPE.SML_SHEET, RELATIONSHIP_TYPE.PACKAGE, workbook, of=related)
        return shown(chart, self._charts, relation, width)

    # -- sections -----------------------------------------------------------------------------------------------------

    def _paper(self) -> Paper:
        """Take the paper of the template."""
        size, margins = self.last.find(name_of("pgSz")), self.last.find(name_of("pgMar"))
        usual = Paper()
        if size is None or margins is None:
            return usual
        sides = [int(size.get(name_of(each))) for each in ("w", "h")]
        margin = sum(int(margins.get(name_of(each), usual.margin)) for each in ("left", "right")) // 2
        return Paper(width=min(sides), height=max(sides), margin=margin)

    def _section(self, on_side: bool) -> Element:  # noqa: FBT001  # of two ways
        """Make the properties of a section: those of the template, on paper upright or on its side."""
        made = deepcopy(self.last)
        paper = self._paper()
        size = made.find(name_of("pgSz"))
        if size is None:
            size = w("pgSz")
            made.insert(0, size)
        for key, value in {"w": paper.height if on_side else paper.width, "h": paper.width if on_side else paper.height}.items():
            size.set(name_of(key), str(value))
        size.attrib.pop(name_of("orient"), None)
        if on_side:
            size.set(name_of("orient"), "landscape")
        if not any(each.tag in _REFERENCES for each in made):
            for position, (key, relation) in enumerate(self._heads.items()):
                kind, _, type_ = key.partition(" ")
                reference = w(f"{kind}Reference", type=type_)
                reference.set(name_of("r:id"), relation)
                made.insert(position, reference)
        for name, is_wanted in (("titlePg", self.is_own), ("bidi", self.layout.language.is_right_to_left)):
            if is_wanted and made.find(name_of(name)) is None:
                _put(made, w(name), before=("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings")[name == "bidi" :])
        if self.is_own and self._begun:
            made.remove(made.find(name_of("titlePg")))
        self._begun = True
        return made

    _begun: bool = False

    def _headers(self, typesetter: Typesetter) -> dict[str, str]:
        """Make headers with the symbol and footers with the number of the page; a house has its own."""
        drafts = [typesetter.paragraph("Draft", typesetter.run(translate(self.layout.language, DRAFT)))] if self.layout.is_draft else []
        if any(relation.reltype == RELATIONSHIP_TYPE.HEADER for relation in self.part.rels.values()):
            for relation in self.part.rels.values():
                if relation.reltype == RELATIONSHIP_TYPE.HEADER and drafts:
                    _draft_header(relation.target_part, deepcopy(drafts[0]))
            return {}
        head = self.layout.masthead
        named = () if head is None else head.symbol
        name = typesetter.set(named or (Run(text=_shortened(self.layout.name)),))
        number = field_of("PAGE", typesetter.run("1"))
        parts = {
            "header default": [*drafts, typesetter.paragraph("header", *name)],
            "header first": drafts or [typesetter.paragraph("Masthead")],
            "footer default": [typesetter.paragraph("footer", number)],
            "footer first": [typesetter.paragraph("footer", deepcopy(number))],
        }
        made = {}
        for position, (key, content) in enumerate(parts.items(), start=1):
            kind, _, _ = key.partition(" ")
            element = root("hdr" if kind == "header" else "ftr")
            element.extend(deepcopy(each) for each in content)
            type_ = CONTENT_TYPE.WML_HEADER if kind == "header" else CONTENT_TYPE.WML_FOOTER
            relation = RELATIONSHIP_TYPE.HEADER if kind == "header" else RELATIONSHIP_TYPE.FOOTER
            made[key], _part = self.relate(f"/word/{kind}{position}.xml", type_, relation, as_part(element))
        return made

    # -- parts beside the body ----------------------------------------------------------------------------------------

    def _numbering_part(self) -> Element:
        for key, relation in list(self.part.rels.items()):
            if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
                del self.part.rels[key]
                return parsed(relation.target_part.blob)
        return root("numbering")

    def _free_numbers(self) -> tuple[int, int]:
        """Return the least free numbers of definitions and lists."""
        self._lists = self._numbering_part()
        free = []
        for name, key in (("abstractNum", "abstractNumId"), ("num", "numId")):
            taken = [int(each.get(name_of(key), 0)) for each in self._lists.findall(name_of(name))]
            free.append(max(taken, default=0) + 1)
        return free[0], free[1]

    _lists: Element = None

    def _write_lists(self, lists: Lists) -> None:
        self.styles.number(lists.first_num)
        abstracts, nums = lists.definitions(self.styles.lists())
        for element in abstracts:
            _put(self._lists, element, before=("num", "numIdMacAtCleanup"))
        for element in nums:
            _put(self._lists, element, before=("numIdMacAtCleanup",))
        self.relate("/word/numbering.xml", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING, as_part(self._lists))

    def _write_notes(self, typesetter: Typesetter) -> None:
        """Write the footnotes; links in them are relations of their own part."""
        if not self.layout.notes:
            return
        _, part = self.relate("/word/footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES, b"")
        typesetter.link_to = partial(part.relate_to, reltype=RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        element = root("footnotes")
        for number, name in ((-1, "separator"), (0, "continuationSeparator")):
            line = w("p", w("pPr", w("spacing", after=0, line=240, lineRule="auto")), w("r", w(name)))
            element.append(w("footnote", line, type=name, id=number))
        element.extend(typesetter.note(number, note.text) for number, note in enumerate(self.layout.notes, start=1))
        part._blob = as_part(element)  # noqa: SLF001  # python-docx lets a part's bytes be given once only

    def _settings(self) -> None:
        """Tell Word which notes are the lines above notes."""
        settings = self.word.settings.element
        for each in settings.findall(name_of("footnotePr")):
            settings.remove(each)
        if self.layout.notes:
            made = w("footnotePr", w("footnote", id=-1), w("footnote", id=0))
            _put(settings, made, before=("endnotePr", "compat", *_AFTER_COMPAT))

    def _write_properties(self, on: date | None) -> None:
        symbol = "" if self.layout.masthead is None else plain(self.layout.masthead.symbol)
        content = as_part(_properties(self.layout.name, LOCALES[self.layout.language], symbol, on))
        part = Part(PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, content, self.part.package)
        self.part.package.relate_to(part, RELATIONSHIP_TYPE.CORE_PROPERTIES)

    # -- bytes --------------------------------------------------------------------------------------------------------

    def saved(self) -> bytes:
        """Save the package, so that it tells nothing of where and when it was made."""
        made = BytesIO()
        self.word.save(made)
        return _still(made)


_REFERENCES = (name_of("headerReference"), name_of("footerReference"))


def _last_section(body: Element) -> Element | None:
    """Return the properties of the last section, with the headers that it has from those before it."""
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


_AFTER_COMPAT = ("docVars", "rsids", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator")


def _put(parent: Element, child: Element, *, before: tuple[str, ...]) -> None:
    """Put an element before the first of those that come after it."""
    tags = {name_of(name) for name in before}
    place = next((position for position, each in enumerate(parent) if each.tag in tags), len(parent))
    parent.insert(place, child)


def _draft_header(part: Part, paragraph: Element) -> None:
    """Put a paragraph into the header of a house, before everything else."""
    element = part.element if hasattr(part, "element") else None
    if element is None:
        element = parsed(part.blob)
        element.insert(0, paragraph)
        part._blob = as_part(element)  # noqa: SLF001  # python-docx lets a part's bytes be given once only
    else:
        element.insert(0, paragraph)


MOST_LETTERS = 110
"""So many letters of a title stand in a line at the head of a page."""


def _shortened(title: str) -> str:
    return title if len(title) <= MOST_LETTERS else f"{title[:MOST_LETTERS].rpartition(' ')[0] or title[:MOST_LETTERS]} …"


_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC, _TERMS, _XSI = (
    "http://purl.org/dc/elements/1.1/",
    "http://purl.org/dc/terms/",
    "http://www.w3.org/2001/XMLSchema-instance",
)


def _properties(title: str, language: str, symbol: str, on: date | None) -> Element:
    """Make the properties of a document: no author, and no moment but the day that it bears."""
    made = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI})

    def add(name: str, text: str, **attributes: str) -> None:
        element = etree.SubElement(made, name, attributes)
        element.text = text

    add(f"{{{_DC}}}title", title)
    add(f"{{{_DC}}}creator", "")
    add(f"{{{_DC}}}language", language)
    if symbol:
        add(f"{{{_DC}}}identifier", symbol)
    add(f"{{{_CORE}}}revision", "1")
    if on is not None:
        for name in ("created", "modified"):
            add(f"{{{_TERMS}}}{name}", f"{on.isoformat()}T00:00:00Z", **{f"{{{_XSI}}}type": "dcterms:W3CDTF"})
    return made


def _shipped() -> bytes:
    return files("tracker.writers").joinpath("templates", "report.docx").read_bytes()


def _opened(template: str | os.PathLike[str]) -> "docx.document.Document":
    """
    Open the template of a house.

    Raises:
        InvalidValueError: It is not there, or no Word file.
    """
    path = Path(template)
    if not path.is_file():
        raise InvalidValueError("the template {file} does not exist; name a Word file", file=repr(str(path)))
    try:
        return docx.Document(BytesIO(path.read_bytes()))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, etree.LxmlError):
        raise InvalidValueError(
            "the template {file} is no Word file (.docx); save it as one in Word", file=repr(str(path))
        ) from None


def _still(made: BytesIO) -> bytes:
    """Write an archive again: its files in order, the list of types first, and all of the same moment."""
    still = BytesIO()
    with ZipFile(made) as archive, ZipFile(still, "w", ZIP_DEFLATED) as again:
        for name in sorted(archive.namelist(), key=lambda each: (each != "[Content_Types].xml", each)):
            info = ZipInfo(name)  # the first day there is
            info.compress_type, info.create_system = ZIP_DEFLATED, 3
            again.writestr(info, archive.read(name))
    return still.getvalue()
