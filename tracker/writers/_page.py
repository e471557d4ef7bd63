"""The page: a document becomes the views that the template sets."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import define, evolve

from tracker.documents import (
    Align,
    Block,
    Cell,
    Document,
    Heading,
    Inline,
    Items,
    KeyFigure,
    KeyFigures,
    Masthead,
    Measured,
    Message,
    Numeral,
    Pairs,
    Paragraph,
    Row,
    Table,
    Verbatim,
)
from tracker.writers._columns import WIDE, room_of
from tracker.writers._footnotes import Footnotes
from tracker.writers._markup import Markup, Typesetter
from tracker.writers._run import Run, plain, unmarked
from tracker.writers._speech import Speaker
from tracker.writers._views import (
    BarView,
    BlockView,
    CellView,
    ColumnView,
    ItemsView,
    KeyFiguresView,
    KeyFigureView,
    MastheadView,
    NoteView,
    Page,
    PairsView,
    ParagraphView,
    RowGroupView,
    RowView,
    SectionView,
    TableView,
)
from tracker.writers._words import BARS, NOTE, SIGNS, TABLE, head_lines

__all__ = ["page_of"]

FULL = 88
"""The width of the number that fills a bar, in per cent: what has no limit fades out over the rest."""

SHORT = 3
"""A value that is no number and not longer than this is a sign that stands for one."""


def page_of(document: Document, speaker: Speaker) -> Page:
    """Read a document from its first word to its last."""
    builder = _Builder(speaker, Typesetter(speaker.language, speaker.word(NOTE)))
    title = speaker.say(document.title) if document.title else ()
    masthead = builder.masthead(document.masthead)
    subtitle = builder.say(document.subtitle) if document.subtitle else None
    blocks = builder.blocks(document.blocks)
    opening = tuple(block for block in blocks[:1] if isinstance(block, KeyFiguresView))
    return Page(
        name=plain(title) or "–",
        has_pairs=any(isinstance(block, Pairs) for block in document.blocks),
        masthead=masthead,
        title=builder.typesetter.set(title),
        subtitle=subtitle,
        opening=opening,
        contents=tuple(block for block in blocks if isinstance(block, SectionView)),
        blocks=tuple(blocks[len(opening) :]),
        notes=builder.notes(speaker.footnotes),
    )


@define
class _Builder:
    speaker: Speaker
    typesetter: Typesetter
    _made: int = 0

    def say(self, inline: Inline) -> Markup:
        """Set a text."""
        return self.typesetter.set(self.speaker.say(inline))

    def notes(self, footnotes: Footnotes) -> tuple[NoteView, ...]:
        """Set the notes with their names and labels."""
        return tuple(
            NoteView(id=footnotes.name(position), label=footnotes.label(position), text=self.typesetter.set(runs))
            for position, runs in enumerate(footnotes.notes)
        )

    def _own_name(self, kind: str) -> str:
        """Name a part that the document does not name; no anchor has two hyphens."""
        self._made += 1
        return f"{kind}--{self._made}"

    def masthead(self, head: Masthead | None) -> MastheadView | None:
        if head is None:
            return None
        nothing = Verbatim("")
        return MastheadView(
            organ=self.say(head.organ or nothing),
            symbol=self.say(Verbatim(head.symbol or "")),
            session=self.say(head.session or nothing),
            lines=tuple(self.say(line) for line in head_lines(head)),
        )

    def blocks(self, blocks: Iterable[Block]) -> list[BlockView]:
        """Put every block into the section of the heading above it."""
        top: list[BlockView] = []
        open_sections: list[SectionView] = []
        for block in blocks:
            view = self._block(block)
            if isinstance(view, SectionView):
                while open_sections and open_sections[-1].level >= view.level:
                    open_sections.pop()
            (open_sections[-1].blocks if open_sections else top).append(view)
            if isinstance(view, SectionView):
                open_sections.append(view)
        return top

    def _block(self, block: Block) -> BlockView:
        take, say = self.speaker.anchors.take, self.say
        match block:
            case Heading():
                name = take(block.anchor) or self._own_name("section")
                runs = self.speaker.say(block.text)
                title, entry = self.typesetter.set(runs), self.typesetter.set(unmarked(runs))
                return SectionView(level=block.level, id=name, number=block.number, title=title, entry=entry)
            case Paragraph():
                return ParagraphView(number=block.number, text=say(block.text), id=take(block.anchor))
            case Items():
                items = tuple(
                    (self.speaker.letter(position) if block.lettered else "", say(item))
                    for position, item in enumerate(block.items)
                )
                return ItemsView(items=items, lettered=block.lettered)
            case Pairs():
                return PairsView(
                    id=take(block.anchor),
                    title=None if block.title is None else say(block.title),
                    pairs=tuple((say(label), say(value)) for label, value in block.pairs),
                )
            case KeyFigures():
                return KeyFiguresView(
                    id=self._own_name("figures"),
                    title=say(block.title),
                    figures=tuple(self._key_figure(figure) for figure in block.figures),
                )
            case Table():
                return self._table(block)

    def _key_figure(self, figure: KeyFigure) -> KeyFigureView:
        return KeyFigureView(
            value=self.typesetter.set(_large(self.speaker.say(figure.value)), large=True),
            label=self.say(figure.label),
            change=self.say(figure.change) if figure.change else None,
            sign=SIGNS.get(figure.direction, ""),
        )

    # -- tables -------------------------------------------------------------------------------------------------------

    def _table(self, table: Table) -> TableView:
        say = self.say
        with self.speaker.table() as notes:
            label = Message(TABLE, number=Numeral(table.number)) if table.number is not None else None
            titles, groups = [say(column.title) for column in table.columns], self._groups(table)
            needs = room_of(titles, groups)
            return TableView(
                is_wide=sum(needs) > WIDE,
                id=self.speaker.anchors.take(table.anchor),
                caption_id=self._own_name("caption"),
                label=say(label) if label else None,
                title=say(table.title),
                columns=tuple(
                    ColumnView(title=title, at_end=column.align is Align.END, share=f"{need * 100 / sum(needs):.1f}")
                    for column, title, need in zip(table.columns, titles, needs, strict=True)
                ),
                groups=groups,
                legend=tuple(say(line) for line in (*table.legend, *_on_bars(table))),
                notes=self.notes(notes),
            )

    def _groups(self, table: Table) -> tuple[RowGroupView, ...]:
        groups: list[RowGroupView] = []
        for row in self.speaker.rows(table):
            name = self.speaker.anchors.take(row.anchor)
            if row.is_group:
                groups.append(RowGroupView(title=self._cell(row.cells[0], at_end=False).text, id=name))
                continue
            if not groups:
                groups.append(RowGroupView(title=None, id=""))
            head, *cells = self._cells(row, table)
            groups[-1].rows.append(RowView(id=name, head=head, cells=tuple(cells)))
        return tuple(groups)

    def _cells(self, row: Row, table: Table) -> list[CellView]:
        ends = [column.align is Align.END for column in table.columns]
        ends += [False] * (len(row.cells) - len(ends))
        return [self._cell(cell, at_end=at_end) for cell, at_end in zip(row.cells, ends, strict=False)]

    def _cell(self, cell: Cell, *, at_end: bool) -> CellView:
        if isinstance(cell, Measured) and cell.scale is not None:
            return CellView(text=self.say(cell.text), at_end=at_end, bar=_bar(cell))
        return CellView(text=self.say(cell.text if isinstance(cell, Measured) else cell), at_end=at_end)


def _large(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """
    Leave as numbers what is to stand out: not those of a remark, as in "at least 2; 9 more not dated".

    A sign that stands for a number, such as two points, stands out too.
    """
    if not any(run.is_number for run in runs) and len(plain(runs)) <= SHORT:
        return tuple(evolve(run, is_number=run.note is None) for run in runs)
    found: list[Run] = []
    stands_out = True
    for run in runs:
        stands_out = stands_out and not any(char in run.text for char in ";(")
        found.append(run if stands_out else evolve(run, is_number=False))
    return tuple(found)


def _bar(bar: Measured) -> BarView | None:
    """Measure a bar; None where nothing can be drawn."""
    if bar.scale is None or bar.scale <= 0:
        return None
    certain = min(max(Fraction(bar.lower or 0) / bar.scale, Fraction(0)), Fraction(1))
    upper = certain if bar.upper is None else min(max(Fraction(bar.upper) / bar.scale, certain), Fraction(1))
    return BarView(certain=_width(certain), possible=_width(upper - certain), fades=bar.upper is None)


def _width(share: Fraction) -> str:
    return f"{float(share * FULL):.1f}"


def _on_bars(table: Table) -> list[Message]:
    """Explain bars where any of them shows more than one number."""
    bars = [cell for row in table.rows for cell in row.cells if isinstance(cell, Measured)]
    drawn = [bar for bar in bars if bar.scale is not None]
    return [Message(BARS)] if any(bar.upper is None or bar.upper > (bar.lower or 0) for bar in drawn) else []
