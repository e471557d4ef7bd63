"""The body of a Word document: blocks in their order, and the sheets of paper that they stand on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from attrs import define, evolve, field

from tracker.languages import translate
from tracker.writers._docx_chart import Chart, chart_of
from tracker.writers._docx_numbering import LEVELS, Lists
from tracker.writers._docx_sections import Paper
from tracker.writers._docx_tables import TableSetter
from tracker.writers._docx_text import Typesetter
from tracker.writers._docx_widths import is_wide
from tracker.writers._docx_xml import Element, text_of, w
from tracker.writers._layout import Layout
from tracker.writers._placed import (
    PlacedBlock,
    PlacedItems,
    PlacedKeyFigure,
    PlacedKeyFigures,
    PlacedMasthead,
    PlacedPairs,
    PlacedParagraph,
    PlacedSection,
    PlacedTable,
    Runs,
)
from tracker.writers._run import Run, standing_out
from tracker.writers._words import CONTENTS

Sheet: TypeAlias = tuple[bool, tuple[PlacedBlock, ...]]
"""Blocks that stand on paper of one format; whether it lies on its side."""


def sheets_of(layout: Layout, paper: Paper) -> list[Sheet]:
    """
    Tell which blocks stand on paper that lies on its side: annexes.

    An answer that stands alone has no chapters; a wide table then turns the whole of it.
    """
    if not any(isinstance(block, PlacedSection) and (block.number or block.is_annex) for block in layout.blocks):
        width = paper.room(on_side=False)
        return [(any(_has_wide(block, width) for block in layout.blocks), layout.blocks)]
    sheets: list[tuple[bool, list[PlacedBlock]]] = [(False, [])]
    for block in layout.blocks:
        turns = isinstance(block, PlacedSection) and block.is_annex
        if turns is not sheets[-1][0]:
            sheets.append((turns, []))
        sheets[-1][1].append(block)
    return [(turns, tuple(blocks)) for turns, blocks in sheets]


def _has_wide(block: PlacedBlock, width: int) -> bool:
    if isinstance(block, PlacedSection):
        return any(_has_wide(each, width) for each in block.blocks)
    return isinstance(block, PlacedTable) and is_wide(block, width)


@define(kw_only=True)
class Body:
    """
    A body under way.

    Attributes:
        layout: What is written.

        typesetter: How its text is set.

        lists: What Word counts.

        paper: The paper.

        section: Makes the properties of a section, for paper upright or on its side.

        draw: Takes up a chart and its width, and returns the run that shows it.
    """

    layout: Layout
    typesetter: Typesetter
    lists: Lists
    paper: Paper
    section: Callable[[bool], Element]
    draw: Callable[[Chart, int], Element]
    _tables: int = 0
    _setter: TableSetter = field(init=False)

    def elements(self) -> Iterator[Element]:
        """Go through the elements of the body, its last section's properties at the end."""
        sheets = sheets_of(self.layout, self.paper)
        blocks = list(sheets[0][1])
        self._turn(sheets[0][0])
        yield from self._opening()
        if blocks and isinstance(blocks[0], PlacedKeyFigures):
            yield from self._block(blocks.pop(0))
        yield from self._contents()
        yield from self._blocks(blocks)
        for (before, _), (turns, others) in pairwise(sheets):
            yield w("p", w("pPr", w("pStyle", val=self.typesetter.style("Table End")), self.section(before)))
            self._turn(turns)
            yield from self._blocks(others)
        yield self.section(sheets[-1][0])

    def _turn(self, on_side: bool) -> None:
        self._setter = TableSetter(self.typesetter, self.paper.room(on_side=on_side))

    # -- the first page -----------------------------------------------------------------------------------------------

    def _opening(self) -> Iterator[Element]:
        setter, layout = self.typesetter, self.layout
        if layout.masthead is not None:
            yield from self._masthead(layout.masthead)
        if layout.title:
            yield setter.paragraph("Title", *setter.set(layout.title))
        if layout.subtitle:
            yield setter.paragraph("Subtitle", *setter.set(layout.subtitle))

    def _masthead(self, head: PlacedMasthead) -> Iterator[Element]:
        """Set the head of the first page: the body and its session, and beside them what the document is called by."""
        setter = self.typesetter
        left = [setter.paragraph("Masthead Organ", *setter.set(head.organ))] if head.organ else []
        left += [setter.paragraph("Masthead", *setter.set(each)) for each in (head.session, head.agenda_item) if each]
        right = [setter.paragraph("Masthead Symbol", *setter.set(head.symbol))] if head.symbol else []
        right += [setter.paragraph("Masthead", *setter.set(line), at_end=True) for line in head.lines if line]
        if not left and not right:
            return
        room = self._setter.width
        widths = (room * 62 // 100, room - room * 62 // 100)
        cells = []
        for width, content in zip(widths, (left, right), strict=True):
            rule = w("tcBorders", w("bottom", val="single", sz=12, space=0, color="auto"))
            properties = w("tcPr", w("tcW", w=width, type="dxa"), rule)
            cells.append(w("tc", properties, *(content or [setter.paragraph("Masthead")])))
        yield self._setter.grid([w("tr", w("trPr", w("cantSplit")), *cells)], widths, borders=False)
        yield setter.paragraph("Table End")

    def _contents(self) -> Iterator[Element]:
        """List the chapters, filled in: Word fills it in again only when it is told to."""
        chapters = self.layout.contents
        if len(chapters) < 2:  # noqa: PLR2004  # one chapter needs no list
            return
        setter = self.typesetter
        yield setter.paragraph("TOC Heading", setter.run(translate(self.layout.language, CONTENTS)))
        last = len(chapters) - 1
        for position, chapter in enumerate(chapters):
            before = _field('TOC \\o "1-1" \\h \\z \\u') if position == 0 else []
            after = [w("r", w("fldChar", fldCharType="end"))] if position == last else []
            yield setter.paragraph("toc 1", *before, self._entry(chapter), *after)

    def _entry(self, section: PlacedSection) -> Element:
        setter = self.typesetter
        number = [Run(text=section.number)] if section.number else []
        content = setter.set(number)
        if number:
            content.append(w("r", w("tab")))
        link = f"#{section.name}"
        (linked,) = setter.set([evolve(run, link=link) for run in section.entry] or [Run(text="–", link=link)])
        for part in reversed(content):
            linked.insert(0, part)
        return linked

    # -- blocks -------------------------------------------------------------------------------------------------------

    def _blocks(self, blocks: Iterable[PlacedBlock]) -> Iterator[Element]:
        for block, after in pairwise((*blocks, None)):
            if block is not None:
                yield from self._block(block, leads=isinstance(after, PlacedItems))

    def _block(self, block: PlacedBlock, *, leads: bool = False) -> Iterator[Element]:
        """Set a block; a paragraph that *leads* into items stays on the page of the first of them."""
        match block:
            case PlacedSection():
                yield self._heading(block)
                yield from self._blocks(block.blocks)
            case PlacedParagraph():
                yield self._paragraph(block, leads=leads)
            case PlacedItems():
                yield from self._items(block)
            case PlacedPairs():
                yield from self._setter.pairs(block)
            case PlacedKeyFigures():
                yield from self._key_figures(block)
            case PlacedTable():
                yield from self._table(block)

    def _heading(self, section: PlacedSection) -> Element:
        setter = self.typesetter
        level = min(section.level, LEVELS)
        counted = self.lists.heading(section.number, level) if section.number else None
        names = dict.fromkeys((section.name, section.anchor))
        place = setter.place(*names)
        if counted is not None:
            num = (level - 1, counted)
            return setter.paragraph(f"heading {level}", *place, *setter.set(section.title), num=num)
        number = [setter.run(section.number), w("r", w("tab"))] if section.number else []
        return setter.paragraph(f"Unnumbered Heading {level}", *place, *number, *setter.set(section.title))

    def _paragraph(self, block: PlacedParagraph, *, leads: bool) -> Element:
        setter = self.typesetter
        content = [*setter.place(block.anchor), *setter.set(block.text)]
        counted = None if block.number is None else self.lists.paragraph(block.number)
        if counted is not None:
            return setter.paragraph("Numbered Paragraph", *content, num=(0, counted), keep=leads)
        number = [setter.run(f"{block.label} ")] if block.label else []
        return setter.paragraph("Body Text", *number, *content, keep=leads)

    def _items(self, block: PlacedItems) -> Iterator[Element]:
        setter = self.typesetter
        for position, (letter, text) in enumerate(block.items):
            content = setter.set(text)
            if not block.lettered:
                yield setter.paragraph("List Bullet", *content, num=(0, self.lists.bullets))
                continue
            counted = self.lists.item(position)
            if counted is not None:
                yield setter.paragraph("Numbered Item", *content, num=(1, counted))
            else:
                yield setter.paragraph("List Continue", setter.run(letter), w("r", w("tab")), *content)

    def _table(self, table: PlacedTable) -> Iterator[Element]:
        number = None
        if any(run.is_number for run in table.label):
            self._tables += 1
            number = self._tables
            shown = next(run.text for run in table.label if run.is_number)
            if shown.isdecimal():
                self._tables = int(shown)
        yield from self._setter.table(table, table.legend, number)
        chart = chart_of(table, self.layout.language)
        if chart is not None:
            yield self.typesetter.picture(self.draw(chart, self._setter.width))

    # -- key figures --------------------------------------------------------------------------------------------------

    def _key_figures(self, block: PlacedKeyFigures) -> Iterator[Element]:
        """Set the figures of the first page, three beside one another, the numbers large."""
        setter = self.typesetter
        yield setter.paragraph("Key Figures Heading", *setter.set(block.title))
        room = self._setter.width // ACROSS
        cells = [self._key_figure(figure, room) for figure in block.figures]
        rows = []
        for start in range(0, len(cells), ACROSS):
            row = cells[start : start + ACROSS]
            row += [self._key_cell([setter.paragraph("Key Figure")], room) for _ in range(ACROSS - len(row))]
            rows.append(w("tr", w("trPr", w("cantSplit")), *row))
        if rows:
            yield self._setter.grid(rows, (room,) * ACROSS, borders=False)
            yield setter.paragraph("Table End")

    def _key_figure(self, figure: PlacedKeyFigure, room: int) -> Element:
        setter = self.typesetter
        value = setter.set(standing_out(figure.value.text), style=_large)
        sign: Runs = (Run(text=f"{figure.sign} "),) if figure.sign and figure.change.text else ()
        content = [
            setter.paragraph("Key Figure", *value),
            setter.paragraph("Key Figure Label", *setter.set(figure.label)),
            setter.paragraph("Key Figure Change", *setter.set((*sign, *figure.change.text))),
        ]
        return self._key_cell(content, room)

    def _key_cell(self, content: Sequence[Element], room: int) -> Element:
        return w("tc", w("tcPr", w("tcW", w=room, type="dxa")), *content)


ACROSS = 3
"""So many key figures stand beside one another."""


def _large(run: Run) -> str:
    return "Key Figure Number" if run.is_number else ""


def _field(instruction: str) -> list[Element]:
    """Begin a field that goes over several paragraphs; it is to be worked out again when Word is asked to."""
    return [
        w("r", w("fldChar", fldCharType="begin", dirty="true")),
        w("r", text_of(f" {instruction} ", "instrText")),
        w("r", w("fldChar", fldCharType="separate")),
    ]
