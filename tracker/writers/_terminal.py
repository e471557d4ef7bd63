"""The terminal: a layout as plain text on a grid of signs."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from attrs import define, field

from tracker.documents import Block, Document, Measured
from tracker.languages import translate
from tracker.values import Number
from tracker.writers._grid import (
    GAP,
    WIDTH,
    GridColumn,
    GridRow,
    is_unbroken,
    labelled,
    room_for_labels,
    tabled,
    wrapped,
)
from tracker.writers._layout import Layout, layout_of
from tracker.writers._placed import (
    PlacedBlock,
    PlacedCell,
    PlacedItems,
    PlacedKeyFigures,
    PlacedNote,
    PlacedPairs,
    PlacedParagraph,
    PlacedSection,
    PlacedTable,
    Runs,
)
from tracker.writers._words import DRAFT, NOTES, SIGNS_OF_BARS, label_and_value


def to_text(blocks: Iterable[Block], language: str, *, width: int = WIDTH, cuts: bool = True) -> str:
    r"""
    Write blocks as plain text that fits a terminal.

    >>> from tracker.documents import Message, Pairs, Verbatim
    >>> blocks = [Pairs(title=Message("Contents"), pairs=((Verbatim("figure"), Verbatim("30 States")),))]
    >>> print(to_text(blocks, "en"), end="")
    Contents
      figure  30 States

    Args:
        blocks: What is to be said.

        language: The language.

        width: How many columns a line has.

        cuts: Whether a table cuts what it would have to wrap; otherwise its rows are as long as they need be.

    Returns:
        Lines, each with its end; nothing at all for no blocks.

    Raises:
        MissingTranslationError: Nothing is written in the language yet.
    """
    return to_terminal(Document(blocks=tuple(blocks)), language, width=width, cuts=cuts)


def to_terminal(document: Document, language: str, *, width: int = WIDTH, cuts: bool = True) -> str:
    """
    Write a document as plain text that fits a terminal: no line is wider, but for a word that no line would hold.

    Args:
        document: The document; one without a title is written as its blocks alone.

        language: The language.

        width: How many columns a line has.

        cuts: Whether a table cuts what it would have to wrap; otherwise its rows are as long as they need be.

    Raises:
        MissingTranslationError: Nothing is written in the language yet.
    """
    layout = layout_of(document, language, is_linked=False)
    parts = [part for part in _Terminal(layout, width, cuts).parts() if part.lines]
    lines: list[str] = []
    for position, part in enumerate(parts):
        if position and not part.joins(parts[position - 1]):
            lines.append("")
        lines += part.lines
    return "".join(f"{line}\n" for line in lines)


def _listed(lines: Iterable[str]) -> list[str]:
    return list(lines)


@define
class _Part:
    """
    Lines without a blank one among them.

    Attributes:
        lines: The lines.

        heads: Whether they head what follows, if that follows closely.

        follows: Whether they follow closely what heads them.
    """

    lines: list[str] = field(converter=_listed)
    heads: bool = False
    follows: bool = False

    def joins(self, before: "_Part") -> bool:
        """Tell whether no blank line stands between the two."""
        return before.heads and self.follows


@define
class _Terminal:
    layout: Layout
    width: int
    cuts: bool

    def parts(self) -> Iterator[_Part]:
        """Go through what stands between blank lines."""
        if self.layout.is_draft:
            yield _Part(wrapped(translate(self.layout.language, DRAFT), self.width))
        head = self.layout.masthead
        if head is not None:
            said = (head.organ, head.symbol, *head.lines, head.session, head.agenda_item)
            yield _Part(chain.from_iterable(self._lines(text) for text in said if text))
        yield _Part(self._lines(self.layout.title), heads=True)
        yield _Part(self._lines(self.layout.subtitle), follows=True)
        yield from self._blocks(self.layout.blocks)
        if self.layout.notes:
            yield _Part(wrapped(translate(self.layout.language, NOTES), self.width), heads=True)
            yield _Part(self._notes(self.layout.notes), follows=True)

    def _lines(self, runs: Runs, *, first: str = "", others: str = "") -> list[str]:
        text = _shown(runs).strip()
        return wrapped(text, self.width, first=first, others=others) if text or first else []

    def _blocks(self, blocks: Sequence[PlacedBlock]) -> Iterator[_Part]:
        labels = _rooms_for_labels(blocks, self.width)
        for position, block in enumerate(blocks):
            match block:
                case PlacedSection():
                    number = f"{block.number} " if block.number else ""
                    yield _Part(self._lines(block.title, first=number, others=" " * len(number)), heads=True)
                    yield from self._blocks(block.blocks)
                case PlacedParagraph():
                    number = f"{block.label} " if block.label else ""
                    yield _Part(self._lines(block.text, first=number), heads=True)
                case PlacedItems():
                    yield _Part(self._items(block), follows=True)
                case PlacedPairs():
                    yield _Part(self._pairs(block, labels[position]), follows=not block.title)
                case PlacedKeyFigures():
                    yield _Part(self._key_figures(block))
                case PlacedTable():
                    yield _Part(self._table(block), follows=not (block.title or block.label))

    def _items(self, block: PlacedItems) -> Iterator[str]:
        for letter, item in block.items:
            first = f"{GAP}{letter} " if letter else "- "
            yield from self._lines(item, first=first, others=" " * len(first))

    def _pairs(self, block: PlacedPairs, room: int) -> Iterator[str]:
        yield from self._lines(block.title)
        pairs = [(_shown(label), _shown(value.text)) for label, value in block.pairs]
        yield from labelled(pairs, room, self.width)

    def _key_figures(self, block: PlacedKeyFigures) -> Iterator[str]:
        yield from self._lines(block.title)
        for figure in block.figures:
            sign = f"{figure.sign} " if figure.sign else ""
            change = f" ({sign}{_shown(figure.change.text)})" if figure.change.text else ""
            text = _shown(label_and_value(figure.label, figure.value.text, self.layout.language))
            yield from wrapped(f"{text}{change}", self.width, first=GAP, others=GAP * 2)

    def _notes(self, notes: Sequence[PlacedNote], *, indent: str = "") -> Iterator[str]:
        for note in notes:
            first = f"{indent}[{note.label}] "
            yield from self._lines(note.text, first=first, others=" " * len(first))

    # -- tables -------------------------------------------------------------------------------------------------------

    def _table(self, block: PlacedTable) -> Iterator[str]:
        label = f"{_shown(block.label)}. " if block.label else ""
        yield from self._lines(block.title, first=label)
        indent = GAP if block.title or block.label else ""
        is_whole = not self.cuts and any(column.is_cut for column in block.columns)
        width = _ENDLESS if is_whole else self.width - len(indent)
        columns, rows = _drawn(block, width)
        yield from (f"{indent}{line}" for line in tabled(columns, rows, width))
        for text in block.legend:
            yield from self._lines(text, first=indent, others=indent * 2)
        if any({POSSIBLE, ENDLESS} & set(bar) for row in rows for bar in row.bars):
            signs = translate(self.layout.language, SIGNS_OF_BARS)
            explained = signs.format(certain=CERTAIN, possible=POSSIBLE, endless=ENDLESS)
            yield from wrapped(explained, self.width, first=indent, others=indent * 2)
        yield from self._notes(block.notes, indent=indent)


_ENDLESS = 10**9
"""A width that holds any row."""


def _drawn(block: PlacedTable, width: int) -> tuple[list[GridColumn], list[GridRow]]:
    """Set the cells of a table, with the longest bars that leave all words on their line."""
    cells = max((len(row.cells) for row in block.rows), default=0)
    for longest in LONGEST_BARS:
        rows = list(_rows(block, cells, longest))
        columns = [GridColumn(_shown(each.title), at_end=each.at_end, is_cut=each.is_cut) for each in block.columns]
        columns += [GridColumn("") for _ in range(max((len(row.cells) for row in rows), default=0) - len(columns))]
        if is_unbroken(columns, rows, width) or not any(bar for row in rows for bar in row.bars):
            break
    return columns, rows


def _rows(block: PlacedTable, cells: int, longest: int) -> Iterator[GridRow]:
    """Go through sub-headings and rows, each with as many cells as the widest of them."""
    width = max(cells, len(block.columns), 1)
    for group in block.groups:
        if group.title is not None:
            yield GridRow([_shown(group.title), *[""] * (width - 1)], is_group=True)
        for row in group.rows:
            missing = width - len(row.cells)
            yield GridRow(
                [*(_shown(cell.text) for cell in row.cells), *[""] * missing],
                [*(_bar(cell, longest) for cell in row.cells), *[""] * missing],
                is_under=group.title is not None,
            )


def _bar(cell: PlacedCell, longest: int) -> str:
    return "" if cell.measured is None else bar_of(cell.measured, longest)


def _shown(runs: Runs) -> str:
    """Return runs as text, with the marks of notes in brackets."""
    text = ""
    for is_mark, group in groupby(runs, key=lambda run: run.note is not None):
        told = [run.text for run in group]
        text += f"[{', '.join(told)}]" if is_mark else "".join(told)
    return text


def _rooms_for_labels(blocks: Sequence[PlacedBlock], width: int) -> list[int]:
    """Return the room of labels in each block: those that follow one another line up."""
    rooms: list[int] = []
    for _, group in groupby(blocks, key=lambda block: isinstance(block, PlacedPairs)):
        together = list(group)
        labels = [_shown(label) for each in together if isinstance(each, PlacedPairs) for label, _ in each.pairs]
        rooms += [room_for_labels(labels, width)] * len(together)
    return rooms


# -- bars -------------------------------------------------------------------------------------------------------------


LONGEST_BARS = (24, 16, 8)
"""How many signs the longest bar has: as many as there is room for beside words."""
CERTAIN, POSSIBLE, ENDLESS = "█", "░", "→"
"""Up to the lower end, from there to the upper one, and on where there is no upper one."""


def bar_of(found: Measured, longest: int = LONGEST_BARS[0]) -> str:
    """
    Draw a number; empty where there is nothing to draw it against.

    The ends are rounded outward: what is not certain is never drawn as if it were, and never left out.

    >>> from tracker.documents import Verbatim
    >>> bar_of(Measured(text=Verbatim("3 to 5"), lower=3, upper=5, scale=12))
    '██████░░░░'
    >>> bar_of(Measured(text=Verbatim("at least 6"), lower=6, upper=None, scale=12))
    '████████████░░░░░░░░░░░░→'
    """
    lower, upper, scale = found.lower or 0, found.upper, found.scale
    if scale is None or scale <= 0 or lower < 0 or (upper is not None and upper < 0):
        return ""
    if lower == upper:
        return CERTAIN * round(min(lower, scale) * longest / scale)
    certain = _signs(lower, scale, longest)
    if upper is None:
        return CERTAIN * certain + POSSIBLE * (longest - certain) + ENDLESS
    return CERTAIN * certain + POSSIBLE * (_signs(upper, scale, longest, up=True) - certain)


def _signs(number: Number, scale: Number, longest: int, *, up: bool = False) -> int:
    scaled = min(number, scale) * longest
    return int(-(-scaled // scale) if up else scaled // scale)
