"""Text in columns: how much room signs take, how lines break, and grids of cells."""

from collections.abc import Iterable, Iterator, Sequence
from unicodedata import category, east_asian_width

from attrs import Factory, define, field

WIDTH = 100
"""How wide lines are, in columns of a terminal."""

_NO_ROOM = ("Mn", "Me", "Cf")
"""Signs that stand over others, and those that are not seen."""
_OPENING, _CLOSING = ("Ps", "Pi"), ("Pe", "Pf", "Po", *_NO_ROOM)
"""Signs that end no line, and those that begin none."""


def room_of(text: str) -> int:
    r"""
    Return how many columns a text takes: East Asian signs take two, signs that stand over others none.

    >>> room_of("Pérou"), room_of("Pe\N{COMBINING ACUTE ACCENT}rou"), room_of("秘鲁")
    (5, 5, 4)
    """
    return len(text) if text.isascii() else sum(map(_room_of_char, text))


def _room_of_char(char: str) -> int:
    if char == "\N{SOFT HYPHEN}":
        return 1
    if category(char) in _NO_ROOM or "\N{HANGUL JUNGSEONG FILLER}" <= char <= "\N{HANGUL JONGSEONG SSANGNIEUN}":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def padded(text: str, width: int, *, at_end: bool = False) -> str:
    """Fill a text up with spaces to a width; one that is set to the end has them before it."""
    spaces = " " * (width - room_of(text))
    return spaces + text if at_end else text + spaces


def cut(text: str, width: int) -> str:
    """
    Cut a text that is too long, and say so.

    >>> cut("a long text", 7), cut("short", 7)
    ('a long…', 'short')
    """
    if room_of(text) <= width:
        return text
    while text and room_of(text) >= width:
        text = text[:-1]
    return f"{text}…"


def wrapped(text: str, width: int = WIDTH, *, first: str = "", others: str = "", split: bool = False) -> list[str]:
    """
    Break a text into lines; it begins with *first* and goes on after *others*.

    Lines are broken at spaces, and between East Asian signs. A word that no line holds stands on one of its own;
    *split* breaks it, which a column needs.

    >>> wrapped("one line that is long", 12, first="- ", others="  ")
    ['- one line', '  that is', '  long']
    """
    lines: list[str] = []
    line, used, is_fresh = first, room_of(first), True
    for gap, word in _words(text, max(1, width - max(room_of(first), room_of(others))) if split else None):
        room = room_of(word)
        if not is_fresh and used + len(gap) + room > width:
            lines.append(line)
            line, used, is_fresh = others, room_of(others), True
        line, used = f"{line}{word}" if is_fresh else f"{line}{gap}{word}", used + room + (0 if is_fresh else len(gap))
        is_fresh = False
    return [*lines, line.rstrip(" ")]


def _words(text: str, widest: int | None) -> Iterator[tuple[str, str]]:
    """Go through what must not be broken, each with the spaces before it; nothing is wider than *widest*."""
    gap = ""
    for position, word in enumerate(text.split(" ")):
        gap += " " if position else ""
        if not word:
            continue
        for part in [word] if word.isascii() else _between_signs(word):
            for piece in [part] if widest is None or room_of(part) <= widest else _pieces(part, widest):
                yield gap, piece
                gap = ""


def _between_signs(word: str) -> Iterator[str]:
    """Break a word between East Asian signs: never before what closes, nor after what opens."""
    part, breaks = "", False
    for char in word:
        kind = category(char)
        is_wide = east_asian_width(char) in "WF"
        if part and (breaks or is_wide) and kind not in _CLOSING and category(part[-1]) not in _OPENING:
            yield part
            part = ""
        part += char
        breaks = is_wide or (kind in _NO_ROOM and breaks)
    yield part


_OF_COMMANDS = ":#"


def _pieces(word: str, width: int) -> Iterator[str]:
    """
    Break a word where the room ends, if it must be: after a hyphen or a stroke if it has one.

    Never before what a build takes for a command where a line begins with it.

    >>> list(_pieces("abc::error", 4))
    ['ab', 'c::e', 'rror']
    """
    piece = ""
    for char in word:
        if piece and room_of(piece) + _room_of_char(char) > width:
            end = max(piece.rfind("-"), piece.rfind("/")) + 1 or len(piece)
            before = next((at for at in range(end, 0, -1) if (piece + char)[at] not in _OF_COMMANDS), end)
            yield piece[:before]
            piece = piece[before:]
        piece += char
    yield piece


GAP = "  "
"""What stands between columns; further lines of a cell, and rows under a sub-heading, are moved in as far."""
LEAST = 12
"""The narrowest that a column of words becomes, if its words are not shorter."""
LABELS = 3
"""Labels take so much of the width at most: a third."""


@define
class GridRow:
    """
    A row.

    Attributes:
        cells: The words of its cells, as many as there are columns.

        bars: The bar of each cell; empty for none.

        is_group: Whether its first cell is a sub-heading across the table.

        is_under: Whether it stands under a sub-heading.
    """

    cells: list[str]
    bars: list[str] = Factory(lambda self: ["" for _ in self.cells], takes_self=True)
    is_group: bool = False
    is_under: bool = False


@define
class GridColumn:
    """
    A column.

    Attributes:
        head: Its head.

        at_end: Whether it is set to the end: it holds numbers, which are not broken.

        is_cut: Whether what does not fit is cut.

        words: The room that its longest words take.

        bars: The room that its longest bar takes, drawn beside the words.

        width: The room that it has.
    """

    head: str
    at_end: bool = False
    is_cut: bool = False
    words: int = field(default=0, init=False)
    bars: int = field(default=0, init=False)
    width: int = field(default=0, init=False)

    def measure(self, rows: Iterable[GridRow], position: int) -> None:
        """Take the room that the cells of the column want."""
        for row in rows:
            if not row.is_group:
                indent = len(GAP) if row.is_under and position == 0 else 0
                self.words = max(self.words, indent + room_of(row.cells[position]))
                self.bars = max(self.bars, room_of(row.bars[position]))

    @property
    def body(self) -> int:
        """The room of its cells."""
        return self.words + self.bars + (len(GAP) if self.words and self.bars else 0)

    @property
    def wanted(self) -> int:
        """The room in which no line is broken."""
        return max(self.body, room_of(self.head))

    def least(self, *, breaks_heads: bool) -> int:
        """Return the room down to which it gives way: words are broken first, then the heads of numbers."""
        if not (self.at_end or self.bars):
            return min(self.wanted, LEAST)
        return max(self.body, *map(room_of, self.head.split(" "))) if breaks_heads else self.wanted

    def head_lines(self) -> list[str]:
        """Return its head, as wide as the column; it stands over the words where bars are beside them."""
        over = min(self.width, max(self.words, room_of(self.head))) if self.bars else self.width
        lines = wrapped(self.head, over, split=True)
        return [padded(padded(line, over, at_end=self.at_end), self.width) for line in lines]

    def cell_lines(self, row: GridRow, position: int) -> list[str]:
        """Return the lines of a cell, each as wide as the column."""
        text, indent = row.cells[position], GAP if row.is_under and position == 0 else ""
        if self.bars:
            words = padded(indent + text, self.words, at_end=self.at_end)
            return [padded(f"{words}{GAP if self.words else ''}{row.bars[position]}", self.width)]
        if self.at_end or self.is_cut:
            return [padded(indent + cut(text, self.width - len(indent)), self.width, at_end=self.at_end)]
        lines = wrapped(text, self.width, first=indent, others=indent + GAP, split=True)
        return [padded(line, self.width) for line in lines]


def is_unbroken(columns: Sequence[GridColumn], rows: Sequence[GridRow], width: int) -> bool:
    """Tell whether a table has room for all its words and bars, each on its line; what may be cut asks for none."""
    for position, column in enumerate(columns):
        column.measure(rows, position)
    room = width - len(GAP) * (len(columns) - 1)
    return sum(column.least(breaks_heads=False) if column.is_cut else column.wanted for column in columns) <= room


def tabled(columns: Sequence[GridColumn], rows: Sequence[GridRow], width: int) -> list[str]:
    """
    Set a table; one whose columns do not fit beside one another becomes a block for each row.

    What gives way are words, then the heads of numbers, then the bars, which only repeat what is said: they are taken
    off the rows.
    """
    room = width - len(GAP) * (len(columns) - 1)
    for position, column in enumerate(columns):
        column.measure(rows, position)
    if _fit(columns, room):
        return list(_grid(columns, rows, width))
    for row in rows:
        row.bars = ["" for _ in row.cells]
    for column in columns:
        column.bars = 0
    return list(_grid(columns, rows, width) if _fit(columns, room) else _stacked(columns, rows, width))


def _fit(columns: Sequence[GridColumn], room: int) -> bool:
    """Share the room: none gets more than it wants, the narrowest are served first, and what may be cut waits."""
    for breaks_heads in (False, True):
        for column in columns:
            column.width = column.least(breaks_heads=breaks_heads)
        spare = room - sum(column.width for column in columns)
        if spare >= 0:
            while spare and (short := [column for column in columns if column.width < column.wanted]):
                min(short, key=lambda column: (column.is_cut, column.width)).width += 1
                spare -= 1
            return True
    return False


def _grid(columns: Sequence[GridColumn], rows: Sequence[GridRow], width: int) -> Iterator[str]:
    heads = [column.head_lines() for column in columns]
    height = max(map(len, heads), default=0)
    raised = [[" " * column.width] * (height - len(head)) + head for column, head in zip(columns, heads, strict=True)]
    if any(column.head for column in columns):
        yield from _beside(columns, raised)
    for row in rows:
        if row.is_group:
            yield from wrapped(row.cells[0], width, others=GAP)
        else:
            cells = (column.cell_lines(row, position) for position, column in enumerate(columns))
            yield from _beside(columns, list(cells))


def _beside(columns: Sequence[GridColumn], cells: Sequence[list[str]]) -> Iterator[str]:
    for number in range(max(map(len, cells), default=0)):
        line = (
            cell[number] if number < len(cell) else " " * column.width
            for column, cell in zip(columns, cells, strict=True)
        )
        yield GAP.join(line).rstrip(" ")


def _stacked(columns: Sequence[GridColumn], rows: Sequence[GridRow], width: int) -> Iterator[str]:
    """Write each row as a block: what names it, then each head with its cell; the first head stands above them all."""
    first, *others = [column.head for column in columns]
    room = room_for_labels(others, width)
    yield from wrapped(first, width, others=GAP) if first else ()
    if not rows:
        yield from labelled([(head, "") for head in others], room, width)
    for row in rows:
        yield from wrapped(row.cells[0], width, others=GAP)
        if not row.is_group:
            yield from labelled(zip(others, row.cells[1:], strict=True), room, width)


# -- labels -----------------------------------------------------------------------------------------------------------


def room_for_labels(labels: Iterable[str], width: int) -> int:
    """Return the room that labels take: the longest of them, and no more than a part of the width."""
    limit = width // LABELS
    return max((room for label in labels if (room := room_of(label)) <= limit), default=0)


def labelled(pairs: Iterable[tuple[str, str]], room: int, width: int) -> Iterator[str]:
    """Write labels and beside each its value; the value of a label that takes more than its room stands below it."""
    others = GAP + " " * (room + len(GAP))
    for label, value in pairs:
        if room_of(label) > room:
            yield from wrapped(label, width, first=GAP, others=GAP * 2)
            yield from wrapped(value, width, first=others, others=others) if value else ()
        else:
            yield from wrapped(value, width, first=f"{GAP}{padded(label, room)}{GAP}", others=others)
