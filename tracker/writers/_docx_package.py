"""The parts of a Word file: its body, and beside it notes, lists, charts and what the file says of itself."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from io import BytesIO

import docx
from attrs import define, field
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from tracker.values import Language
from tracker.writers._docx_body import Body
from tracker.writers._docx_chart import Chart, drawn, shown
from tracker.writers._docx_numbering import Lists
from tracker.writers._docx_sections import Paper, Sections, heads_of, last_section
from tracker.writers._docx_styles import Styles, by_name
from tracker.writers._docx_text import LOCALES, Typesetter, language_marks
from tracker.writers._docx_xml import Element, as_part, name_of, parsed, put, root, w
from tracker.writers._layout import Layout
from tracker.writers._run import plain

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


@define
class Package:
    """
    A Word file under way.

    Attributes:
        layout: What is written.

        word: The template, as python-docx opens it.

        styles: Its styles.

        is_own: Whether the template is ours.

        last: The properties of its last section.

        lists: The lists that it has.
    """

    layout: Layout
    word: WordDocument
    styles: Styles
    is_own: bool
    last: Element
    lists: Element
    _charts: int = field(default=0, init=False)

    @classmethod
    def of(cls, layout: Layout, own: WordDocument, house: WordDocument | None, names: Mapping[str, str]) -> "Package":
        """
        Take the text out of a template.

        Args:
            layout: What is written.

            own: Our own template.

            house: That of a house; None for our own.

            names: What the house calls our styles, by our name.

        Raises:
            InvalidValueError: The template lacks a style that is asked for.
        """
        word = house or own
        styles = Styles(word.styles.element, by_name(own.styles.element), names)
        last = last_section(word.element.body)
        if last is None:
            last = last_section(own.element.body)
        for each in list(word.element.body):
            word.element.body.remove(each)
        made = cls(layout, word, styles, house is None, last, root("numbering"))
        made._leave(word.part, _KEPT)
        made._leave(word.part.package, {RELATIONSHIP_TYPE.OFFICE_DOCUMENT})
        return made

    def _leave(self, owner: "Part | docx.package.Package", kept: set[str]) -> None:
        """Leave behind what a report does not go on with; the lists of a house are gone on with, in a part of ours."""
        for key, relation in list(owner.rels.items()):
            if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not self.is_own:
                self.lists = parsed(relation.target_part.blob)
            if relation.reltype not in kept or relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
                del owner.rels[key]

    def _add(self, name: str, type_: str, kind: str, content: bytes, *, of: Part | None = None) -> tuple[str, Part]:
        """Add a part; return the name of the relation to it, and the part."""
        part = Part(PackURI(name), type_, content, self.word.part.package)
        return (of or self.word.part).relate_to(part, kind), part

    # -- writing ------------------------------------------------------------------------------------------------------

    def write(self, on: date | None) -> None:
        """Write everything; *on* is the day that the file says it was made on."""
        layout, styles = self.layout, self.styles
        lists = Lists(layout.language, *self._free_numbers())
        typesetter = self._typesetter()
        sections = Sections(
            last=self.last,
            layout=layout,
            is_own=self.is_own,
            heads=heads_of(self.word.part, layout, typesetter),
        )
        body = Body(
            layout=layout,
            typesetter=typesetter,
            lists=lists,
            paper=Paper.of(self.last),
            section=sections.next,
            draw=self._draw,
        )
        place = self.word.element.body
        for element in body.elements():
            place.append(element)
        self._write_lists(lists)
        self._write_notes(typesetter)
        self._write_settings(has_notes=bool(typesetter.marked))
        styles.speak(**_spoken(layout.language))
        self._write_properties(on)

    def saved(self) -> BytesIO:
        """Save the package."""
        made = BytesIO()
        self.word.save(made)
        return made

    def _typesetter(self) -> Typesetter:
        return Typesetter(
            language=self.layout.language,
            link_to=partial(_related, self.word.part),
            notes={note.name: note.text for note in self.layout.notes},
            style=self.styles.id_of,
            counted=self.styles.counts,
        )

    def _draw(self, chart: Chart, width: int) -> Element:
        """Add a chart and the workbook inside it; return the run that shows it."""
        self._charts += 1
        part, workbook = drawn(chart, width)
        name = f"/word/charts/chart{self._charts}.xml"
        relation, related = self._add(name, CONTENT_TYPE.DML_CHART, RELATIONSHIP_TYPE.CHART, part)
        inside = f"/word/embeddings/Microsoft_Excel_Sheet{self._charts}.xlsx"
        self._add(inside, CONTENT_TYPE.SML_SHEET, RELATIONSHIP_TYPE.PACKAGE, workbook, of=related)
        return shown(chart, self._charts, relation, width)

    # -- parts beside the body ----------------------------------------------------------------------------------------

    def _free_numbers(self) -> tuple[int, int]:
        """Return the least free numbers of definitions and lists."""

        def free(name: str, key: str) -> int:
            taken = (int(each.get(name_of(key), 0)) for each in self.lists.findall(name_of(name)))
            return max(taken, default=0) + 1

        return free("abstractNum", "abstractNumId"), free("num", "numId")

    def _write_lists(self, lists: Lists) -> None:
        """Write the lists, all definitions before all lists."""
        self.styles.number(lists.first_num)
        abstracts, nums = lists.definitions(self.styles.lists(), left=self.styles.indent("numbered paragraph"))
        for element in abstracts:
            put(self.lists, element, before=("num", "numIdMacAtCleanup"))
        for element in nums:
            put(self.lists, element, before=("numIdMacAtCleanup",))
        content = as_part(self.lists)
        self._add("/word/numbering.xml", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING, content)

    def _write_notes(self, typesetter: Typesetter) -> None:
        """Write the footnotes, with the lines above them; links in them are relations of their own part."""
        if not typesetter.marked:
            return
        _, part = self._add("/word/footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES, b"")
        typesetter.link_to = partial(_related, part)
        element = root("footnotes")
        for number, name in ((-1, "separator"), (0, "continuationSeparator")):
            line = w("p", w("pPr", w("spacing", after=0, line=240, lineRule="auto")), w("r", w(name)))
            element.append(w("footnote", line, type=name, id=number))
        element.extend(typesetter.footnotes())
        part._blob = as_part(element)  # noqa: SLF001  # python-docx lets the bytes of a part be given once only

    def _write_settings(self, *, has_notes: bool) -> None:
        """Tell Word which notes are the lines above notes."""
        settings = self.word.settings.element
        for name in ("footnotePr", "docVars"):  # the variables of a used template are its symbol, author and number
            for each in settings.findall(name_of(name)):
                settings.remove(each)
        if has_notes:
            lines = w("footnotePr", w("footnote", id=-1), w("footnote", id=0))
            put(
                settings, lines, before=("endnotePr", "compat", "docVars", "rsids", "themeFontLang", "clrSchemeMapping")
            )

    def _write_properties(self, on: date | None) -> None:
        symbol = "" if self.layout.masthead is None else plain(self.layout.masthead.symbol)
        content = as_part(_properties(self.layout.name, LOCALES[self.layout.language], symbol, on))
        package = self.word.part.package
        part = Part(PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, content, package)
        package.relate_to(part, RELATIONSHIP_TYPE.CORE_PROPERTIES)


def _related(part: Part, address: str) -> str:
    """Relate a part to an address on the Web."""
    return part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def _spoken(language: Language) -> dict[str, str]:
    """Name the languages of text in each script: that of the document, and for the others a usual one."""
    usual = {Language.ENGLISH: "val", Language.CHINESE: "eastAsia", Language.ARABIC: "bidi"}
    return {kind: LOCALES[each] for each, kind in usual.items()} | language_marks(language)


_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC, _TERMS, _XSI = (
    "http://purl.org/dc/elements/1.1/",
    "http://purl.org/dc/terms/",
    "http://www.w3.org/2001/XMLSchema-instance",
)


def _properties(title: str, language: str, symbol: str, on: date | None) -> Element:
    """Make the properties of a document: no author, and no moment but the day that it bears."""
    made = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI})
    said = {f"{{{_DC}}}title": title, f"{{{_DC}}}creator": "", f"{{{_DC}}}language": language}
    if symbol:
        said[f"{{{_DC}}}identifier"] = symbol
    said[f"{{{_CORE}}}revision"] = "1"
    for name, text in said.items():
        etree.SubElement(made, name).text = text
    for name in ("created", "modified") if on is not None else ():
        moment = etree.SubElement(made, f"{{{_TERMS}}}{name}", {f"{{{_XSI}}}type": "dcterms:W3CDTF"})
        moment.text = f"{on}T00:00:00Z"
    return made
