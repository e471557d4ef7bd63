"""
The layout: a document in one language, with all that is the same in every format settled.

Every text is said, headings stand over their sections, rows are sorted and grouped, notes have their numbers and
letters, places their names. A writer prints a layout and decides nothing but how it looks.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import define, evolve, frozen

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
    PeriodText,
    Row,
    Table,
    Verbatim,
)
from tracker.languages._numbering import heading_number, paragraph_numbering
from tracker.values import Language, Number
from tracker.writers._anchors import Footnotes
from tracker.writers._placed import (
    PlacedBlock,
    PlacedCell,
    PlacedColumn,
    PlacedGroup,
    PlacedItems,
    PlacedKeyFigure,
    PlacedKeyFigures,
    PlacedMasthead,
    PlacedNote,
    PlacedPairs,
    PlacedParagraph,
    PlacedRow,
    PlacedSection,
    PlacedTable,
    Runs,
)
from tracker.writers._run import plain
from tracker.writers._speech import Speaker
from tracker.writers._words import SIGNS, TABLE, head_lines


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


def layout_of(
    document: Document, language: str, *, is_linked: bool = True, most_rows: int | None = None, is_whole: bool = False
) -> Layout:
    """
    Lay a document out in a language.

    Args:
        document: The document.

        language: The language.

        is_linked: Whether its text leads anywhere, for a format that has links.

        most_rows: So many rows a table of an annex has; None for all that it has.

        is_whole: Whether tables have all their rows, for a format of data.

    Raises:
        MissingTranslationError: Nothing is written in the language yet.
    """
    speaker = Speaker.of(document, language, is_linked=is_linked)
    builder = _Builder(speaker, most_rows, is_whole)
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
    most_rows: int | None = None
    is_whole: bool = False
    _made: int = 0
    _is_annex: bool = False

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
                self._is_annex = any(section.is_annex for section in open_sections)
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
        rows, legend = self.speaker.rows(table), table.legend
        if table.most is not None and not self.is_whole and (end := _end_of(rows, table.most)) < len(rows):
            rows, legend = rows[:end], (*legend, *table.on_rest)
        shown = rows[: self._room(rows)]
        with self.speaker.table() as notes:
            label = None if table.number is None else Message(TABLE, number=Numeral(table.number))
            return PlacedTable(
                anchor=self.speaker.anchors.take(table.anchor),
                name=self._own_name("caption"),
                label=self.say(label),
                title=self.say(table.title),
                columns=tuple(self._column(column) for column in table.columns),
                groups=self._groups(table, shown),
                legend=tuple(self.say(line) for line in legend),
                notes=tuple(_notes(notes)),
                left_out=sum(not row.is_group for row in rows[len(shown) :]),
            )

    def _room(self, rows: list[Row]) -> int:
        """Return how many of the rows have room, the heads of groups among them."""
        return len(rows) if self.most_rows is None or not self._is_annex else _end_of(rows, self.most_rows)

    def _column(self, column: Column) -> PlacedColumn:
        title = self.say(column.title)
        if isinstance(column.title, PeriodText):  # its month begins the head, as the words of other heads do
            title = _with_capital(title)
        return PlacedColumn(title=title, at_end=column.align is Align.END, is_cut=column.is_cut)

    def _groups(self, table: Table, rows: list[Row]) -> tuple[PlacedGroup, ...]:
        ends = [column.align is Align.END for column in table.columns]
        groups: list[PlacedGroup] = []
        for row in rows:
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


def _value(said: Inline) -> Number | date | None:
    """Return the number or the day that a text is, whatever link or note is around it."""
    while isinstance(said, Link | Note):
        said = said.text
    if isinstance(said, Numeral):
        return None if said.words else said.value
    return said.when.earliest if isinstance(said, DateText) and said.when.is_day else None


def _end_of(rows: list[Row], most: int) -> int:
    """Return where so many rows end, the heads of groups not counted; a head above nothing is none of them."""
    places = [place for place, row in enumerate(rows, 1) if not row.is_group] if len(rows) > most else []
    return (places[most - 1] if most else 0) if len(places) > most else len(rows)


def _with_capital(runs: Runs) -> Runs:
    """Begin with a capital: French writes months within a sentence in lower case."""
    first, *others = runs
    return (evolve(first, text=first.text[:1].upper() + first.text[1:]), *others)
