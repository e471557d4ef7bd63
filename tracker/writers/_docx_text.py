"""Running text in Word: runs, links, the marks of notes, and the names of places."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from attrs import define, field

from tracker.values import Language
from tracker.writers._anchors import bookmark_of
from tracker.writers._directions import held_apart, held_together
from tracker.writers._docx_xml import Element, name_of, text_of, w
from tracker.writers._placed import Runs
from tracker.writers._run import Run, linked, raised_parts

LOCALES = {
    Language.ARABIC: "ar-SA",
    Language.CHINESE: "zh-CN",
    Language.ENGLISH: "en-GB",
    Language.FRENCH: "fr-FR",
    Language.RUSSIAN: "ru-RU",
    Language.SPANISH: "es-ES",
}
"""What Word calls the languages."""


def language_marks(language: Language) -> dict[str, str]:
    """
    Return the attributes that name a language: Word asks in which script it is.

    >>> language_marks(Language.FRENCH), language_marks(Language.ARABIC)
    ({'val': 'fr-FR'}, {'bidi': 'ar-SA'})
    """
    kind = {Language.ARABIC: "bidi", Language.CHINESE: "eastAsia"}.get(language, "val")
    return {kind: LOCALES[language]}


BETWEEN = ",\N{NO-BREAK SPACE}"
"""What stands between two marks, which stay on one line."""


@define(kw_only=True)
class Typesetter:
    """
    How runs are set in Word.

    Attributes:
        language: The language of the document.

        link_to: Takes up an address on the Web, and returns the name of its relation.

        notes: What each footnote says, by its name; a note of a table is none.

        style: Finds the id of a style by its name.

        counted: Whether a style has a numbering of its own, which is left alone.

        marked: The numbers of the footnotes whose marks have been set, in the order in which Word counts them.

        in_note: Whether a footnote is being set, which has no footnotes of its own.

        half_points: The size of runs, in half points; 0 for that of their style.
    """

    language: Language
    link_to: Callable[[str], str]
    notes: Mapping[str, Runs]
    style: Callable[[str], str]
    counted: Callable[[str], bool]
    marked: dict[str, int] = field(factory=dict)
    in_note: bool = False
    half_points: int = 0
    _bookmarks: int = 0
    _turned: bool = False

    # -- paragraphs ---------------------------------------------------------------------------------------------------

    def paragraph(
        self,
        style: str,
        *content: Element,
        num: tuple[int, int] | None = None,
        at_end: bool = False,
        keep: bool = False,
        turns: bool = True,
    ) -> Element:
        """
        Make a paragraph.

        Args:
            style: The name of its style.

            content: What it holds.

            num: The level and the list that count it; None for none.

            at_end: Whether it is set to the end of the line.

            keep: Whether it stays on the page of the next.

            turns: Whether it runs from right to left in a document that does.
        """
        properties = w("pPr", w("pStyle", val=self.style(style)))
        if keep:
            properties.append(w("keepNext"))
        if num is not None and not self.counted(style):
            properties.append(w("numPr", w("ilvl", val=num[0]), w("numId", val=num[1])))
        if turns and self.language.is_right_to_left:
            properties.append(w("bidi"))
        if at_end:
            properties.append(w("jc", val="right"))
        made = w("p", properties)
        made.extend(content)
        return made

    def picture(self, shown: Element) -> Element:
        """
        Make a paragraph of a picture alone: as high as the picture, and as wide as the page's text.

        Of a picture in lines of an exact height, which the body text of a house may have, a strip is shown.
        """
        # LibreOffice draws the words of a chart backwards in a paragraph that runs from right to left.
        made = self.paragraph("Body Text", shown, turns=False)
        made[0].append(w("spacing", line=240, lineRule="auto"))
        made[0].append(w("ind", left=0, right=0, firstLine=0))
        return made

    def place(self, *names: str) -> list[Element]:
        """Make a place that links lead to, for each name that is not empty."""
        return [part for name in names if name for part in self._bookmark(bookmark_of(name))]

    def _bookmark(self, name: str, *content: Element) -> list[Element]:
        self._bookmarks += 1
        number = self._bookmarks
        return [w("bookmarkStart", id=number, name=name), *content, w("bookmarkEnd", id=number)]

    # -- text ---------------------------------------------------------------------------------------------------------

    def set(self, runs: Iterable[Run], *, style: Callable[[Run], str] = lambda _: "") -> list[Element]:
        """
        Set runs; *style* names the style of a run that has one.

        Links have been judged before: `Anchors.target` lets through only the document's places and the Web's addresses.
        """
        made: list[Element] = []
        self._turned = False
        for link, group in linked(tuple(runs)):
            if link is None:
                made.extend(self._inner(group, style))
            else:
                made.append(self._link(link, self._inner(group, style, is_outside=not link.startswith("#"))))
        return made

    def _inner(
        self, group: tuple[Run, ...], style: Callable[[Run], str], *, is_outside: bool = False
    ) -> Iterator[Element]:
        before: Run | None = None
        for run in group:
            if run.note is not None:
                if before is not None and before.note is not None:
                    yield self.run(BETWEEN, raised=True)
                yield from self._mark(run, run.note)
            else:
                inside = style(run) or ("Internal Link" if run.link else "")
                yield from self._text(run, "Hyperlink" if is_outside else inside)
            before = run

    def _link(self, link: str, content: Iterable[Element]) -> Element:
        made = w("hyperlink", *content, history=1)
        if link.startswith("#"):
            made.set(name_of("anchor"), bookmark_of(link[1:]))
        else:
            made.set(name_of("r:id"), self.link_to(link))
        return made

    def _text(self, run: Run, style: str) -> Iterator[Element]:
        language = None if run.lang is None else Language(run.lang)
        rtl = self._runs_to_left(run)
        text = self._directed(run.text, rtl=rtl)
        for part, raised in raised_parts(text, language or self.language):
            yield self.run(part, style=style, raised=raised, rtl=rtl, language=language)

    def _runs_to_left(self, run: Run) -> bool:
        language = self.language if run.lang is None else Language(run.lang)
        return language.is_right_to_left and not run.ltr

    def _directed(self, text: str, *, rtl: bool) -> str:
        """Mark which way a text runs where it changes: other programs than Word do not ask the run."""
        turns, self._turned = self._turned, rtl is not self.language.is_right_to_left
        if self._turned:
            return held_together(text, rtl=rtl)
        return held_apart(text, rtl=rtl) if turns else text

    def run(
        self,
        text: str,
        *,
        style: str = "",
        raised: bool = False,
        rtl: bool | None = None,
        language: Language | None = None,
    ) -> Element:
        """Make a run of text; by default it runs as the document does."""
        made = w("r")
        properties = self._properties(style=style, raised=raised, rtl=rtl, language=language)
        if properties is not None:
            made.append(properties)
        made.append(text_of(text))
        return made

    def _properties(
        self, *, style: str = "", raised: bool = False, rtl: bool | None = None, language: Language | None = None
    ) -> Element | None:
        found = [
            w("rStyle", val=self.style(style)) if style else None,
            *((w("sz", val=self.half_points), w("szCs", val=self.half_points)) if self.half_points else ()),
            w("vertAlign", val="superscript") if raised else None,
            w("rtl") if (self.language.is_right_to_left if rtl is None else rtl) else None,
            w("lang", **language_marks(language)) if language is not None else None,
        ]
        return w("rPr", *found) if any(each is not None for each in found) else None

    # -- notes --------------------------------------------------------------------------------------------------------

    def _mark(self, run: Run, note: str) -> Iterator[Element]:
        """Set the mark of a note: Word counts the first, and the others refer to it; a table's own are letters."""
        if note not in self.notes:
            yield self.run(run.text, raised=True)
        elif note in self.marked:
            number = self.marked[note]
            yield field_of(f"NOTEREF n_{number} \\f \\h", self.run(str(number), style="footnote reference"))
        elif not self.in_note:
            number = self.marked[note] = len(self.marked) + 1
            reference = w("r", self._properties(style="footnote reference"), w("footnoteReference", id=number))
            yield from self._bookmark(f"n_{number}", reference)
            # A footnote has none of its own, so the mark of one on it stands behind its own.
            for other in self.notes[note]:
                if other.note in self.notes and other.note not in self.marked:
                    yield self.run(BETWEEN, raised=True)
                    yield from self._mark(other, other.note or "")

    def footnotes(self) -> Iterator[Element]:
        """Go through the footnotes whose marks have been set."""
        for name, number in list(self.marked.items()):
            yield self._footnote(number, self.notes[name])

    def _footnote(self, number: int, runs: Runs) -> Element:
        mark = w("r", self._properties(style="footnote reference"), w("footnoteRef"))
        self.in_note = True
        content = [mark, self.run(" "), *self.set(runs)]
        self.in_note = False
        return w("footnote", self.paragraph("footnote text", *content), id=number)


def field_of(instruction: str, *shown: Element) -> Element:
    """Make a field with what it shows until Word works it out again."""
    return w("fldSimple", *shown, instr=f" {instruction} ")
