"""
Paper: what every format of pages does alike.

A page holds no lists that nobody reads to their end: behind a figure stand so many records that HTML, CSV and the
register itself show them all, and paper the first of them. And no page grows wider, so columns share its room.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from math import sqrt

from attrs import evolve, frozen

from tracker.documents import Document, Message, Numeral
from tracker.values import Language
from tracker.writers._anchors import Anchors
from tracker.writers._bars import Bar
from tracker.writers._grid import room_of
from tracker.writers._layout import Layout, layout_of
from tracker.writers._placed import (
    PlacedBlock,
    PlacedCell,
    PlacedItems,
    PlacedPairs,
    PlacedRow,
    PlacedSection,
    PlacedTable,
    Runs,
)
from tracker.writers._run import Run, merged, plain
from tracker.writers._speech import Speaker
from tracker.writers._wide_tables import MOST_COLUMNS, parted
from tracker.writers._words import MORE, SHOWN_ROWS

MOST_RUNS = 60
"""So many pieces of text a cell has on paper; behind a figure, every second one names a record."""
MOST_ROWS = 1000
"""So many rows a table of an annex has on paper: some twenty pages of records."""
MOST_ITEMS = 100
"""So many items a list has on paper."""
MOST_LINKED_ROWS = 1000
"""In a longer table, links to other places of the document are left out: they are most of what such a file weighs."""


def paper_of(document: Document, language: str) -> Layout:
    """
    Lay a document out for paper: without what nobody reads to its end.

    Raises:
        MissingTranslationError: Nothing is written in the language yet.
    """
    return for_paper(layout_of(document, language, most_rows=MOST_ROWS))


def for_paper(layout: Layout) -> Layout:
    """Leave out of a layout what is too long for paper, and say how much that is."""
    return evolve(layout, blocks=tuple(_shortened(layout.blocks, layout.language)))


def _shortened(blocks: Iterable[PlacedBlock], language: Language, *, is_turned: bool = False) -> Iterator[PlacedBlock]:
    for block in blocks:
        match block:
            case PlacedSection():
                within = _shortened(block.blocks, language, is_turned=is_turned or block.is_annex)
                yield evolve(block, blocks=list(within))
            case PlacedItems():
                yield _items(block, language)
            case PlacedTable():
                yield from _beside_one_another(_table(block, language), language, is_turned=is_turned)
            case PlacedPairs():
                yield evolve(block, pairs=tuple((label, _cell(value, language)) for label, value in block.pairs))
            case _:
                yield block


def _items(block: PlacedItems, language: Language) -> PlacedItems:
    left_out = len(block.items) - MOST_ITEMS
    items = tuple((label, _text(text, language)) for label, text in block.items[:MOST_ITEMS])
    return evolve(block, items=(*items, ("", _more(left_out, language))) if left_out > 0 else items)


def _table(table: PlacedTable, language: Language) -> PlacedTable:
    shown = sum(len(group.rows) for group in table.groups)
    is_long = shown + table.left_out > MOST_LINKED_ROWS
    groups = (
        evolve(group, rows=[_row(row, language, is_long=is_long) for row in group.rows]) for group in table.groups
    )
    legend = table.legend
    if table.left_out:
        said = Message(SHOWN_ROWS, number=Numeral(shown), rows=Numeral(shown + table.left_out))
        legend = (Speaker(language, Anchors({})).say(said), *legend)
    return evolve(table, groups=tuple(groups), legend=legend)


def _beside_one_another(table: PlacedTable, language: Language, *, is_turned: bool) -> Iterator[PlacedTable]:
    """Part a table of very many columns into as many as have room beside one another."""
    if len(table.columns) <= MOST_COLUMNS:
        yield table
        return
    room = SMALL.turned if is_turned else SMALL.upright
    yield from parted(table, [least for least, _, _ in _needs_of(table)], room, language)


def _row(row: PlacedRow, language: Language, *, is_long: bool) -> PlacedRow:
    cells = tuple([_cell(cell, language) for cell in row.cells])
    if is_long:
        cells = tuple([evolve(cell, text=_without_places(cell.text)) for cell in cells])
    return row if cells == row.cells else evolve(row, cells=cells)


def _without_places(runs: Runs) -> Runs:
    return merged(evolve(run, link=None) if (run.link or "").startswith("#") else run for run in runs)


def _cell(cell: PlacedCell, language: Language) -> PlacedCell:
    return cell if len(cell.text) <= MOST_RUNS else evolve(cell, text=_text(cell.text, language))


def _text(runs: Runs, language: Language) -> Runs:
    """Cut a text behind a link, and say how many links are left out; a text without links is no list."""
    if len(runs) <= MOST_RUNS:
        return runs
    end = max((at + 1 for at, run in enumerate(runs[:MOST_RUNS]) if run.link is not None), default=0)
    left_out = sum(
        run.link is not None and before.link != run.link
        for before, run in zip(runs[end - 1 :], runs[end:], strict=False)
    )
    if not end or not left_out:
        return runs
    return (*runs[:end], Run(text=" "), *_more(left_out, language))


def _more(number: int, language: Language) -> Runs:
    return Speaker(language, Anchors({})).say(Message(MORE, number=Numeral(number)))


# -- lines ------------------------------------------------------------------------------------------------------------

_BEFORE_YEAR = re.compile(r"(?<=[^\W\d]) (?=(?:19|20)\d\d(?!\d))")


def held_together(text: str) -> str:
    r"""
    Keep a year on the line of its month, in any language.

    >>> held_together("between November 2023 and February 2024")
    'between November\xa02023 and February\xa02024'
    """
    return _BEFORE_YEAR.sub("\N{NO-BREAK SPACE}", text) if " " in text else text


MOST_UNDER, MOST_OF_LAST_ROW = 1200, 300
"""So many letters under a table stay with its last row, if that has no more than so many: they are not broken."""


def stays_together(table: PlacedTable) -> bool:
    """Tell whether what stands under a table is short enough to stay on the page of its last row."""
    under = sum(len(plain(text)) for text in (*table.legend, *(note.text for note in table.notes)))
    last = table.groups[-1].rows[-1:] if table.groups else []
    longest = max((len(plain(cell.text)) for row in last for cell in row.cells), default=MOST_OF_LAST_ROW + 1)
    return (under > 0 or table.has_open_bars) and under <= MOST_UNDER and longest <= MOST_OF_LAST_ROW


# -- columns ----------------------------------------------------------------------------------------------------------


@frozen
class Size:
    """
    How small a table is set.

    Attributes:
        points: The height of its letters.

        upright: How many of them a line holds on an upright page.

        turned: How many a line holds on a page that is turned.
    """

    points: float
    upright: float
    turned: float


USUAL, SMALL, LEAST = Size(8.5, 108, 165), Size(7.5, 124, 188), Size(6.5, 143, 217)

_LONGEST = 24
"""A longer piece, such as an address, is broken where it must be."""
_GAP = 2
_BAR = 14
_ONE_LINE = 18
"""A text of so many letters stands on one line, if the others leave it room."""
_LINES = 4
"""How quickly a column widens with its texts: one of a hundred letters gets forty, and three lines."""
_BREAKS = re.compile(r"[ \n\t]+|(?<=[-/–])")
"""Where a line may end; a no-break space is none."""


@frozen
class Columns:
    """
    How columns share the width of a page: each as its texts need, none so little that a number would be broken.

    Attributes:
        is_tight: Whether their words need more room than there is, so that the table is set smaller.

        is_narrow: Whether even words that cannot be broken have no room.

        shares: The share of each column in the width; they sum to 1.

        has_room: Whether each column has the room that its texts want, so that a year stays with its month.
    """

    is_tight: bool
    shares: tuple[float, ...]
    is_narrow: bool = False
    has_room: bool = False

    @classmethod
    def of(cls, table: PlacedTable, room: float) -> "Columns":
        """
        Measure a table.

        Args:
            table: The table.

            room: How many letters the width of the page holds.
        """
        needs = _needs_of(table)
        least, wanted, most = (sum(each) for each in zip(*needs, strict=True)) if needs else (0.0, 0.0, 0.0)
        if least >= room:
            return cls(is_tight=True, shares=tuple(low / least for low, _, _ in needs), is_narrow=True)
        if wanted >= room:
            part = (room - least) / (wanted - least)
            return cls(wanted > _TIGHT * room, tuple((low + (high - low) * part) / room for low, high, _ in needs))
        part = min(1, (room - wanted) / (most - wanted)) if most > wanted else 0
        widths = [high + (top - high) * part for _, high, top in needs]
        return cls(is_tight=False, shares=tuple(width / sum(widths) for width in widths), has_room=True)


_TIGHT = 1.5
"""A table whose texts want so many times the room is set smaller."""


def _needs_of(table: PlacedTable) -> list[tuple[float, float, float]]:
    rows = [row.cells for row in table.rows]
    return [
        _needs(column.title, [cells[at] for cells in rows if at < len(cells)])
        for at, column in enumerate(table.columns)
    ]


def _needs(title: Runs, cells: Sequence[PlacedCell]) -> tuple[float, float, float]:
    """Return how many letters the words of a column need, its texts want, and what puts each on one line."""
    texts = [_bare(cell.text) for cell in cells]
    rooms = [room_of(text) for text in texts]
    mean, longest = sum(rooms) / max(1, len(rooms)), max(rooms, default=0)
    least = min(_LONGEST, max(map(_longest_piece, [_bare(title), *texts]), default=0))
    years = min(_LONGEST, max(_longest_piece(held_together(text)) for text in (_bare(title), *texts)))
    wanted = max(least, years, _LINES * sqrt(mean), min(longest, _ONE_LINE))
    more = _GAP + (_BAR if any(Bar.of(cell.measured) for cell in cells) else 0)
    return least + more, wanted + more, max(wanted, longest, room_of(_bare(title))) + more


def _longest_piece(text: str) -> int:
    """Return the room of the longest piece that is not broken; between East Asian signs a line may end anywhere."""
    return max((_widest(piece) for piece in _BREAKS.split(text)), default=0)


def _widest(piece: str) -> int:
    if piece.isascii():
        return len(piece)
    signs = [room_of(char) for char in piece]
    return 4 if max(signs, default=0) > 1 else sum(signs)


def _bare(runs: Runs) -> str:
    """Return a text with its marks, as wide as it is set."""
    return "".join(run.text for run in runs)
