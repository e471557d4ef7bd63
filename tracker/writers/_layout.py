"""
The layout: a document in one language, with all that is the same in every format settled.

Every text is said, headings stand over their sections, rows are sorted and grouped, notes have their numbers and
letters, places their names. A writer prints a layout and decides nothing but how it looks.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from attrs import define, field, frozen

from tracker.documents import (
    Align,
    Block,
    Cell,
    Column,
    DateText,
    Document,
    Heading,
    Inline,
    Items,
    KeyFigure,
    KeyFigures,
    Link,
    Masthead,
    Measured,
    Message,
    Note,
    Numeral,
    Pairs,
    Paragraph,
    Row,
    Table,
    Verbatim,
)
from tracker.languages._numbering import heading_number, paragraph_numbering
from tracker.values import Language
from tracker.writers._anchors import Footnotes
from tracker.writers._run import Run, plain, unmarked
from tracker.writers._speech import Speaker
from tracker.writers._words import SIGNS, TABLE, head_lines

Runs: TypeAlias = tuple[Run, ...]
"""A text in one language."""


@frozen(kw_only=True)
class PlacedNote:
    """
    A note.

    Attributes:
        name: Its name, unique in the document.

        label: Its number or letter.

        text: What it says.
    """

    name: str
    label: str
    text: Runs


@frozen(kw_only=True)
class PlacedMasthead:
    """
    The head of the first page; a part that is not known is empty.

    Attributes:
        organ: The body that the report is for.

        symbol: The symbol of the report.

        lines: How it is distributed, and the language it was written in.

        session: The session of the body.

        agenda_item: The item of its agenda.
    """

    organ: Runs
    symbol: Runs
    lines: tuple[Runs, ...]
    session: Runs
    agenda_item: Runs


@frozen(kw_only=True)
class PlacedParagraph:
    """
    A paragraph.

    Attributes:
        number: Its number; None for one that is not numbered.

        label: Its number as printed; empty for none.

        text: The words.

        anchor: The name of its place; empty for none.
    """

    number: int | None
    label: str
    text: Runs
    anchor: str


@frozen(kw_only=True)
class PlacedItems:
    """
    A list.

    Attributes:
        items: Each item with its letter, which is empty for a bullet.

        lettered: Whether they have letters.
    """

    items: tuple[tuple[str, Runs], ...]
    lettered: bool


@frozen(kw_only=True)
class PlacedCell:
    """
    A cell.

    Attributes:
        text: Its words.

        at_end: Whether it is set to the end of the line, as numbers are.

        measured: The numbers beneath the words; None for none.

        value: What the words are and nothing else: a whole number or a day, which a spreadsheet counts on with; None
            for anything else.
    """

    text: Runs
    at_end: bool
    measured: Measured | None = None
    value: int | date | None = None


@frozen(kw_only=True)
class PlacedPairs:
    """
    Labels with their values.

    Attributes:
        title: What they tell of; empty for none.

        pairs: Each label with its value.

        keys: What the title says, part by part, each with its label; none if it has no parts.

        anchor: The name of their place; empty for none.
    """

    title: Runs
    pairs: tuple[tuple[Runs, PlacedCell], ...]
    keys: tuple[tuple[Runs, PlacedCell], ...] = ()
    anchor: str


@frozen(kw_only=True)
class PlacedKeyFigure:
    """
    A figure of the first page.

    Attributes:
        value: The figure.

        label: What it says.

        change: What changed; its words are empty for nothing said.

        sign: A sign beside the words of the change; empty for none.
    """

    value: PlacedCell
    label: Runs
    change: PlacedCell
    sign: str


@frozen(kw_only=True)
class PlacedKeyFigures:
    """
    The figures of the first page.

    Attributes:
        name: A name for them, unique in the document.

        title: What they show.

        figures: The figures.
    """

    name: str
    title: Runs
    figures: tuple[PlacedKeyFigure, ...]


@frozen(kw_only=True)
class PlacedColumn:
    """
    A column.

    Attributes:
        title: Its head.

        at_end: Whether its cells are set to the end of the line.

        is_cut: Whether a terminal cuts what does not fit.
    """

    title: Runs
    at_end: bool
    is_cut: bool


@frozen(kw_only=True)
class PlacedRow:
    """
    A row; its first cell names it.

    Attributes:
        cells: The cells: as many as the row was given, which may be fewer than there are columns.

        anchor: The name of its place; empty for none.
    """

    cells: tuple[PlacedCell, ...]
    anchor: str


@frozen(kw_only=True)
class PlacedGroup:
    """
    Rows under a sub-heading.

    Attributes:
        title: The sub-heading; None for rows above the first one.

        anchor: The name of its place; empty for none.

        rows: The rows.
    """

    title: Runs | None
    anchor: str
    rows: list[PlacedRow] = field(factory=list)


@frozen(kw_only=True)
class PlacedTable:
    """
    A table, with all that stands under it.

    Attributes:
        name: A name for its title, unique in the document.

        label: "Table 1"; empty for an unnumbered table.

        title: What it shows.

        columns: Its columns.

        groups: Its rows, in the order of the language.

        legend: What its signs mean.

        notes: The notes of its title and its cells.

        anchor: The name of its place; empty for none.
    """

    name: str
    label: Runs
    title: Runs
    columns: tuple[PlacedColumn, ...]
    groups: tuple[PlacedGroup, ...]
    legend: tuple[Runs, ...]
    notes: tuple[PlacedNote, ...]
    anchor: str

    @property
    def rows(self) -> tuple[PlacedRow, ...]:
        """The rows of all groups."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def has_open_bars(self) -> bool:
        """Whether a bar shows more than one number, so that its parts want an explanation."""
        found = [cell.measured for row in self.rows for cell in row.cells if cell.measured is not None]
        return any(each.scale is not None and (each.upper is None or each.upper > (each.lower or 0)) for each in found)


@frozen(kw_only=True)
class PlacedSection:
    """
    A heading with what stands under it.

    Attributes:
        level: 1 for the highest.

        number: Its number as printed; empty for none.

        title: The words.

        name: A name for it, unique in the document, whether the document names it or not.

        anchor: The name of its place; empty for none.

        is_annex: Whether it is an annex: on paper, it stands on wide pages.

        blocks: What stands under it, sections of a lower level among it.
    """

    level: int
    number: str
    title: Runs
    name: str
    anchor: str
    is_annex: bool = False
    blocks: "list[PlacedBlock]" = field(factory=list)

    @property
    def entry(self) -> Runs:
        """The words as the table of contents repeats them."""
        return unmarked(self.title)

    @property
    def sections(self) -> "list[PlacedSection]":
        """The sections directly in it."""
        return [block for block in self.blocks if isinstance(block, PlacedSection)]


PlacedBlock: TypeAlias = PlacedParagraph | PlacedItems | PlacedPairs | PlacedTable | PlacedKeyFigures | PlacedSection
"""Anything that stands between two blank lines."""


@frozen(kw_only=True)
class Layout:
    """
    A document in one language, from its first word to its last.

    Attributes:
        language: The language.

        masthead: The head of its first page; None for none.

        title: Its title; empty for none.

        subtitle: What stands under the title; empty for none.

        blocks: Its text.

        notes: The notes of the text; those of a table are its own.

        facts: What it rests on, labels with their values.

        day: The last day whose knowledge is in it; None if nobody says.

        is_draft: Whether it may still change.
    """

    language: Language
    masthead: PlacedMasthead | None
    title: Runs
    subtitle: Runs
    blocks: tuple[PlacedBlock, ...]
    notes: tuple[PlacedNote, ...]
    facts: tuple[tuple[Runs, Runs], ...] = ()
    day: date | None = None
    is_draft: bool = False

    @property
    def name(self) -> str:
        """What a window or a library calls it: its title, or what it begins with."""
        titles = [self.title, *(getattr(block, "title", ()) for block in self.blocks)]
        return next((text for each in titles if (text := plain(each).strip())), "–")

    @property
    def contents(self) -> tuple[PlacedSection, ...]:
        """The sections of the highest level."""
        return tuple(block for block in self.blocks if isinstance(block, PlacedSection))

    def walk(self) -> "Iterator[PlacedBlock]":
        """Go through all blocks in reading order, each section before what stands under it."""
        yield from _walk(self.blocks)


def _walk(blocks: Iterable[PlacedBlock]) -> Iterator[PlacedBlock]:
    for block in blocks:
        yield block
        if isinstance(block, PlacedSection):
            yield from _walk(block.blocks)


def layout_of(document: Document, language: str) -> Layout:
    """
    Lay a document out in a language.

    Args:
        document: The document.

        language: The language.

    Raises:
        MissingTranslationError: Nothing is written in the language yet.
    """
    speaker = Speaker.of(document, language)
    builder = _Builder(speaker)
    return Layout(
        language=speaker.language,
        masthead=builder.masthead(document.masthead),
        title=builder.say(document.title),
        subtitle=builder.say(document.subtitle),
        blocks=tuple(builder.nested(document.blocks)),
        notes=tuple(_notes(speaker.footnotes)),
        facts=tuple((builder.say(label), builder.say(value)) for label, value in document.facts),
        day=document.day,
        is_draft=document.is_draft,
    )


def _notes(footnotes: Footnotes) -> Iterator[PlacedNote]:
    for position, runs in enumerate(footnotes.notes):
        yield PlacedNote(name=footnotes.name(position), label=footnotes.label(position), text=runs)


@define
class _Builder:
    speaker: Speaker
    _made: int = 0

    def say(self, inline: Inline | None) -> Runs:
        return () if inline is None else self.speaker.say(inline)

    def masthead(self, head: Masthead | None) -> PlacedMasthead | None:
        if head is None:
            return None
        return PlacedMasthead(
            organ=self.say(head.organ),
            symbol=self.say(Verbatim(head.symbol or "")),
            lines=tuple(self.say(line) for line in head_lines(head)),
            session=self.say(head.session),
            agenda_item=self.say(head.agenda_item),
        )

    def nested(self, blocks: Iterable[Block]) -> list[PlacedBlock]:
        """Put every block into the section of the heading above it."""
        top: list[PlacedBlock] = []
        open_sections: list[PlacedSection] = []
        for block in blocks:
            placed = self._block(block)
            if isinstance(placed, PlacedSection):
                while open_sections and open_sections[-1].level >= placed.level:
                    open_sections.pop()
            (open_sections[-1].blocks if open_sections else top).append(placed)
            if isinstance(placed, PlacedSection):
                open_sections.append(placed)
        return top

    def _own_name(self, kind: str) -> str:
        """Name a part that the document does not name; no anchor has two hyphens."""
        self._made += 1
        return f"{kind}--{self._made}"

    def _block(self, block: Block) -> PlacedBlock:
        take, say = self.speaker.anchors.take, self.say
        match block:
            case Heading():
                anchor = take(block.anchor)
                return PlacedSection(
                    level=block.level,
                    number=heading_number(plain(say(Verbatim(block.number))), block.level, self.speaker.language),
                    title=say(block.text),
                    name=anchor or self._own_name("section"),
                    anchor=anchor,
                    is_annex=block.is_annex,
                )
            case Paragraph():
                return self._paragraph(block)
            case Items():
                return self._items(block)
            case Pairs():
                return self._pairs(block)
            case KeyFigures():
                return PlacedKeyFigures(
                    name=self._own_name("figures"),
                    title=say(block.title),
                    figures=tuple(self._key_figure(figure) for figure in block.figures),
                )
            case Table():
                return self._table(block)

    def _paragraph(self, block: Paragraph) -> PlacedParagraph:
        numbering = paragraph_numbering(self.speaker.language)
        return PlacedParagraph(
            number=block.number,
            label="" if block.number is None else numbering.label(block.number),
            text=self.say(block.text),
            anchor=self.speaker.anchors.take(block.anchor),
        )

    def _items(self, block: Items) -> PlacedItems:
        letter = self.speaker.letter
        return PlacedItems(
            items=tuple(
                (letter(position) if block.lettered else "", self.say(item))
                for position, item in enumerate(block.items)
            ),
            lettered=block.lettered,
        )

    def _pairs(self, block: Pairs) -> PlacedPairs:
        pairs, keys = (
            tuple((self.say(label), self._cell(value, at_end=False)) for label, value in each)
            for each in (block.pairs, block.keys)
        )
        anchor = self.speaker.anchors.take(block.anchor)
        return PlacedPairs(title=self.say(block.title), pairs=pairs, keys=keys, anchor=anchor)

    def _key_figure(self, figure: KeyFigure) -> PlacedKeyFigure:
        return PlacedKeyFigure(
            value=self._cell(figure.value, at_end=True),
            label=self.say(figure.label),
            change=self._cell(figure.change or Verbatim(""), at_end=False),
            sign=SIGNS.get(figure.direction, ""),
        )

    # -- tables -------------------------------------------------------------------------------------------------------

    def _table(self, table: Table) -> PlacedTable:
        """Read a table as the eye does: its title, its head, its rows and what stands under it."""
        with self.speaker.table() as notes:
            label = None if table.number is None else Message(TABLE, number=Numeral(table.number))
            return PlacedTable(
                anchor=self.speaker.anchors.take(table.anchor),
                name=self._own_name("caption"),
                label=self.say(label),
                title=self.say(table.title),
                columns=tuple(self._column(column) for column in table.columns),
                groups=self._groups(table),
                legend=tuple(self.say(line) for line in table.legend),
                notes=tuple(_notes(notes)),
            )

    def _column(self, column: Column) -> PlacedColumn:
        return PlacedColumn(title=self.say(column.title), at_end=column.align is Align.END, is_cut=column.is_cut)

    def _groups(self, table: Table) -> tuple[PlacedGroup, ...]:
        ends = [column.align is Align.END for column in table.columns]
        groups: list[PlacedGroup] = []
        for row in self.speaker.rows(table):
            anchor = self.speaker.anchors.take(row.anchor)
            if row.is_group:
                groups.append(PlacedGroup(title=self._cell(row.cells[0], at_end=False).text, anchor=anchor))
                continue
            if not groups:
                groups.append(PlacedGroup(title=None, anchor=""))
            groups[-1].rows.append(PlacedRow(cells=self._cells(row, ends), anchor=anchor))
        return tuple(groups)

    def _cells(self, row: Row, ends: list[bool]) -> tuple[PlacedCell, ...]:
        return tuple(
            self._cell(cell, at_end=position < len(ends) and ends[position]) for position, cell in enumerate(row.cells)
        )

    def _cell(self, cell: Cell, *, at_end: bool) -> PlacedCell:
        if isinstance(cell, Measured):
            return PlacedCell(text=self.say(cell.text), at_end=at_end, measured=cell)
        return PlacedCell(text=self.say(cell), at_end=at_end, value=_value(cell))


def _value(said: Inline) -> int | date | None:
    """Return the whole number or the day that a text is, whatever link or note is around it."""
    while isinstance(said, Link | Note):
        said = said.text
    if isinstance(said, Numeral):
        return said.value if isinstance(said.value, int) and not said.words else None
    return said.when.earliest if isinstance(said, DateText) and said.when.is_day else None
