"""
What a workbook holds, before any library writes it: a layout as sheets of typed columns.

Nothing here knows a file format. Every value is a text, a number or a day; texts stay texts whatever they look like.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby, zip_longest
from typing import TypeAlias
from unicodedata import bidirectional

from attrs import Factory, define, evolve, frozen

from tracker.documents import Message, Verbatim, phrase
from tracker.errors import InvalidValueError
from tracker.values import Number
from tracker.writers._layout import Layout
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
from tracker.writers._run import Run, plain
from tracker.writers._sheet_names import SheetNames
from tracker.writers._speech import plain_text
from tracker.writers._tables import LOWER, UPPER, FlatTable, flat_pairs, flat_table, said, text_cell
from tracker.writers._words import label_and_value

Value: TypeAlias = str | int | float | date | None
"""What a cell holds; None for nothing."""

NO_LIMIT = ".."
"""What stands where a bound has no limit: never nothing, and never 0."""

MOST_ROWS = 1_000_000
"""A sheet has room for a few more: those of its head and its notes."""
_MOST_LETTERS = 32_767
_MOST_DIGITS = 10**15
"""Spreadsheets keep fifteen digits; a longer number is a text, which keeps all."""
_MOST_BARS = 200
"""A chart of more bars cannot be read."""
_MARGIN = Fraction(28, 25)
"""The room of a drawing beyond its longest number: what has no limit goes on to its end."""

ABOUT, TEXT = phrase("About"), phrase("Text")
_NOTES, _LABEL, _VALUE = phrase("notes"), phrase("label"), phrase("value")
_FIGURE, _NUMBER, _CHANGE = phrase("Figure"), phrase("Number"), phrase("Change")
DRAWN, CERTAIN, POSSIBLE, ENDLESS = phrase("drawn"), phrase("certain"), phrase("possible"), phrase("no upper limit")
_CATEGORY, _COLUMN_DRAWN = phrase("{number} ({limit})"), phrase("{column}: {part}")
_CHART = phrase("{name}, chart")

MESSAGES = (
    ABOUT, TEXT, _NOTES, _LABEL, _VALUE, _FIGURE, _NUMBER, _CHANGE, DRAWN, CERTAIN, POSSIBLE, ENDLESS, _CATEGORY,
    _COLUMN_DRAWN, _CHART,
)  # fmt: skip
"""All of them, so that a test can ask for their translations."""


@frozen(kw_only=True)
class SheetColumn:
    """
    A column.

    Attributes:
        head: Its head, unlike any other of the sheet.

        values: What its cells hold.

        is_drawn: Whether it is there for a chart and says nothing of its own.
    """

    head: str
    values: tuple[Value, ...]
    is_drawn: bool = False


@frozen(kw_only=True)
class SheetChart:
    """
    Bars, one for each row: what is certain, and what is possible beyond it.

    Attributes:
        name: The name of its sheet, unlike any other of the workbook.

        title: What they show.

        first: The first of the four columns that it draws: the words, what is certain, what is possible, and what has
            no upper limit.

        end: Where the axis ends, which begins at 0.

        has_open: Whether a bar has no upper limit.
    """

    name: str
    title: str
    first: int
    end: int | float
    has_open: bool


@frozen(kw_only=True)
class Sheet:
    """
    A table, on a sheet of its own.

    Attributes:
        name: Its name, unlike any other of the workbook.

        title: What it shows.

        context: What it is of: the document, or the heading above it.

        columns: Its columns, all of them equally long.

        names: Which column names the rows, counted from 0.

        remarks: What stands under it: its legend and its notes.

        charts: The charts of it, each on a sheet of its own behind it.

        has_bounds: Whether numbers of it stand in three columns.

        has_notes: Whether notes stand under it.
    """

    name: str
    title: str
    context: str
    columns: tuple[SheetColumn, ...]
    names: int
    remarks: tuple[str, ...]
    charts: tuple[SheetChart, ...]
    has_bounds: bool
    has_notes: bool

    @property
    def height(self) -> int:
        """How many rows it has."""
        return len(self.columns[0].values) if self.columns else 0


@frozen(kw_only=True)
class SheetLine:
    """
    A line of the running text.

    Attributes:
        number: Its number or letter; empty for none.

        text: The words.

        level: Of a heading, 1 for the highest; 0 for other text.
    """

    number: str
    text: str
    level: int = 0


@frozen(kw_only=True)
class Workbook:
    """
    A document as a workbook.

    Attributes:
        about: The name of the first sheet, which says what the workbook is.

        text: The name of the sheet with the running text.

        lines: The running text; none if the document is tables alone.

        sheets: The tables.
    """

    about: str
    text: str
    lines: tuple[SheetLine, ...]
    sheets: tuple[Sheet, ...]


def workbook_of(layout: Layout) -> Workbook:
    """
    Arrange a document as a workbook.

    Raises:
        InvalidValueError: A table has more rows than a sheet.
    """
    return _Planner(layout).workbook()


@define
class _Planner:
    layout: Layout
    names: SheetNames = Factory(SheetNames)
    lines: list[SheetLine] = Factory(list)
    sheets: list[Sheet] = Factory(list)
    _has_text: bool = False

    def workbook(self) -> Workbook:
        about, text = (self.names.take(self.say(each)) for each in (ABOUT, TEXT))
        self._walk(self.layout.blocks, _marked(self.layout.title))
        notes = self.layout.notes
        if notes:
            self._has_text = True
            self.lines.append(SheetLine(number="", text=self.say(_NOTES).capitalize(), level=1))
            self.lines += [SheetLine(number=f"[{note.label}]", text=_marked(note.text)) for note in notes]
        lines = tuple(self.lines) if self._has_text else ()
        return Workbook(about=about, text=text, lines=lines, sheets=tuple(self.sheets))

    def say(self, msgid: str) -> str:
        return plain_text(Message(msgid), self.layout.language)

    # -- reading the document -----------------------------------------------------------------------------------------

    def _walk(self, blocks: Iterable[PlacedBlock], heading: str) -> None:
        """Go through what stands under a heading; where a table has no title, that of the heading is its own."""
        for kind, group in groupby(blocks, key=type):
            together = list(group)
            if kind is PlacedPairs:
                self._pairs([each for each in together if isinstance(each, PlacedPairs)], heading)
                continue
            for block in together:
                match block:
                    case PlacedSection():
                        self._line(_marked(block.title), number=block.number, level=block.level)
                        self._walk(block.blocks, _marked(block.title))
                    case PlacedTable():
                        self._sheet(flat_table(block, self.layout.language, keeps_empty=True), heading)
                    case PlacedKeyFigures():
                        self._sheet(self._key_figures(block), heading)
                    case PlacedParagraph():
                        self._line(_marked(block.text), number="" if block.number is None else f"{block.number}.")
                    case PlacedItems():
                        for letter, item in block.items:
                            self._line(_marked(item), number=letter or "–")

    def _line(self, text: str, *, number: str = "", level: int = 0) -> None:
        self._has_text = True
        parts = _pieces(text) or [""]
        self.lines.append(SheetLine(number=number, text=parts[0], level=level))
        self.lines += [SheetLine(number="", text=part, level=level) for part in parts[1:]]

    def _pairs(self, blocks: list[PlacedPairs], heading: str) -> None:
        """Set one block upright, as it is read; several are rows."""
        if len(blocks) > 1:
            self._sheet(flat_pairs(blocks, self.layout.language), heading)
            return
        heads = [said(_LABEL, self.layout.language), said(_VALUE, self.layout.language)]
        rows = [[text_cell(label), value] for label, value in (*blocks[0].keys, *blocks[0].pairs)]
        self._sheet(FlatTable(title=blocks[0].title, heads=heads, rows=rows), heading)

    def _key_figures(self, block: PlacedKeyFigures) -> FlatTable:
        heads = [said(each, self.layout.language) for each in (_FIGURE, _NUMBER, _CHANGE)]
        rows = []
        for figure in block.figures:
            sign = (Run(text=f"{figure.sign} "),) if figure.sign else ()
            change = evolve(figure.change, text=(*sign, *figure.change.text))
            rows.append([text_cell(figure.label), figure.value, change])
        return FlatTable(title=block.title, heads=heads, rows=rows)

    # -- tables -------------------------------------------------------------------------------------------------------

    @property
    def _arrow(self) -> str:
        return "←" if self.layout.language.is_right_to_left else "→"

    def _sheet(self, table: FlatTable, heading: str) -> None:
        if len(table.rows) > MOST_ROWS:
            raise InvalidValueError(
                "a sheet holds {most} rows, and a table has {count}; choose CSV, or ask for less",
                most=MOST_ROWS,
                count=len(table.rows),
            )
        title = _marked(table.title)
        label = plain(table.label).strip()
        name = self.names.take(label or plain(table.title).strip() or heading or self.layout.name)
        shown = f"{label}. {title}" if label and title else label or title or heading or name
        columns = _Columns(table, self.layout.language, name, shown, self.names)
        remarks = (*map(_marked, table.legend), *map(_lettered, table.notes))
        self.sheets.append(
            Sheet(
                name=name,
                title=shown,
                context=self._context(shown, heading),
                columns=tuple(columns.all()),
                names=table.names,
                remarks=tuple(part for line in remarks for part in _pieces(line)),
                charts=tuple(columns.charts),
                has_bounds=columns.has_bounds,
                has_notes=bool(table.notes),
            )
        )
        self.lines.append(SheetLine(number="", text=f"{self._arrow} {name}"))

    def _context(self, title: str, heading: str) -> str:
        """Name the document, so that a sheet says by itself what it is of; or the heading, to tell two apart."""
        if any(sheet.title == title for sheet in self.sheets):
            return heading
        names = dict.fromkeys(_marked(each) for each in (self.layout.title, self.layout.subtitle) if each)
        return " – ".join(name for name in names if name != title)


def _marked(runs: Runs) -> str:
    """Return a text with the marks of its notes in brackets."""
    return _plain(tuple(run if run.note is None else Run(text=f" [{run.text}]") for run in runs))


def _plain(runs: Runs) -> str:
    """
    Return a text without marks; what runs from left to right keeps its order amid what runs from right to left.

    A cell has one direction: a title or a symbol within a text of the other one stands between isolates.
    """
    if len(runs) < 2 or all(run.text.isascii() for run in runs) or not _turns("".join(run.text for run in runs)):  # noqa: PLR2004  # nothing is amid itself
        return plain(runs).strip()
    parts = (f"\u2066{run.text}\u2069" if (run.ltr or run.lang) and not _turns(run.text) else run.text for run in runs)
    return "".join(part for part, run in zip(parts, runs, strict=True) if run.note is None).strip()


def _turns(text: str) -> bool:
    """Tell whether a text has letters that run from right to left."""
    return any(bidirectional(char) in ("R", "AL") for char in text)


def _lettered(note: PlacedNote) -> str:
    return f"[{note.label}] {_marked(note.text)}"


def _pieces(text: str) -> list[str]:
    """Cut a text that no cell holds, behind the last comma or space that there is room for."""
    found = []
    while _units(text) > _MOST_LETTERS:
        most = _MOST_LETTERS - sum(ord(char) > 0xFFFF for char in text[:_MOST_LETTERS])  # noqa: PLR2004  # the last of one unit
        end = max(text.rfind(sign, 0, most) for sign in (", ", " ")) + 1 or most
        found.append(text[:end].strip())
        text = text[end:].strip()
    return [*found, text] if text else found


def _units(text: str) -> int:
    """Count what spreadsheets count: signs beyond the first plane are two."""
    return len(text) if len(text) * 2 <= _MOST_LETTERS else len(text.encode("utf-16-le")) // 2


# -- columns ----------------------------------------------------------------------------------------------------------


@define
class _Columns:
    """The columns of a table: of measured cells three, of texts as many as they need, and what charts draw."""

    table: FlatTable
    language: str
    name: str
    title: str
    names: SheetNames
    charts: list[SheetChart] = Factory(list)
    has_bounds: bool = False
    _heads: set[str] = Factory(set)

    def all(self) -> Iterator[SheetColumn]:
        """Go through the columns; the charts are known afterwards."""
        cells = list(zip_longest(*self.table.rows))
        cells += [()] * (len(self.table.heads) - len(cells))
        count = 0
        measured = []
        for head, column in zip_longest(self.table.heads, cells, fillvalue=()):
            name = self._unlike(_head(head))
            if any(cell is not None and cell.measured is not None for cell in column):
                measured.append((name, column))
            for each in self._of(name, column):
                count += 1
                yield each
        marks = [_marks(row) for row in self.table.rows]
        if any(marks):
            count += 1
            yield SheetColumn(
                head=self._unlike(self._say(_NOTES).capitalize()), values=tuple(mark or None for mark in marks)
            )
        for name, column in measured:
            yield from self._drawn(name, column, count + 4 * len(self.charts))

    def _say(self, msgid: str, **parts: str) -> str:
        return plain_text(Message(msgid, **{name: Verbatim(part) for name, part in parts.items()}), self.language)

    def _unlike(self, head: str) -> str:
        """Number a head that there is already, upper case or lower."""
        name, number = head, 1
        while name.casefold() in self._heads:
            number += 1
            name = f"{head} {number}".strip()
        self._heads.add(name.casefold())
        return name

    def _of(self, name: str, cells: Sequence[PlacedCell | None]) -> Iterator[SheetColumn]:
        numbers = [None if cell is None else cell.measured for cell in cells]
        if any(numbers):
            self.has_bounds = True
            yield from self._of_texts(name, [None if cell is None else _plain(cell.text) for cell in cells])
            for end, ends in (
                (LOWER, [None if each is None else _end(each.lower) for each in numbers]),
                (UPPER, [None if each is None else _end(each.upper) for each in numbers]),
            ):
                yield SheetColumn(head=self._unlike(self._say(end, column=name)), values=tuple(ends))
        else:
            yield from self._of_texts(name, [None if cell is None else _value(cell) for cell in cells])

    def _of_texts(self, name: str, values: Sequence[Value]) -> Iterator[SheetColumn]:
        """Give texts that no cell holds as many columns as they need."""
        if not any(isinstance(value, str) and len(value) * 2 > _MOST_LETTERS for value in values):
            yield SheetColumn(
                head=name, values=tuple(value or None if isinstance(value, str) else value for value in values)
            )
            return
        parts = [_pieces(value) if isinstance(value, str) else [value] for value in values]
        for position in range(max(1, *map(len, parts)) if parts else 1):
            found = tuple(each[position] if position < len(each) else None for each in parts)
            yield SheetColumn(head=self._unlike(name) if position else name, values=found)

    # -- charts -------------------------------------------------------------------------------------------------------

    def _drawn(self, name: str, cells: Sequence[PlacedCell | None], first: int) -> Iterator[SheetColumn]:
        """Go through the columns of a chart, where the numbers may be drawn beside one another."""
        scales = [cell.measured.scale for cell in cells if cell and cell.measured and cell.measured.scale]
        if not scales or len(cells) > _MOST_BARS:
            return
        end = _axis(max(scales))
        bars = [_Bar.of(cell, end) for cell in cells]
        has_open = any(bar.is_open for bar in bars)
        words = [self._category(row, cell) for row, cell in zip(self.table.rows, cells, strict=True)]
        self.charts.append(
            SheetChart(
                name=self.names.take(self._say(_CHART, name=self.name)),
                title=f"{self.title} – {name}",
                first=first,
                end=_float(end),
                has_open=has_open,
            )
        )
        columns: tuple[tuple[str, Sequence[Value]], ...] = (
            (DRAWN, words),
            (CERTAIN, [_float(bar.certain) for bar in bars]),
            (POSSIBLE, [_float(bar.possible) for bar in bars]),
            (ENDLESS, [_float(bar.endless) for bar in bars]),
        )
        for part, values in columns:
            head = self._unlike(self._say(_COLUMN_DRAWN, column=name, part=self._say(part)))
            yield SheetColumn(head=head, values=tuple(values), is_drawn=True)

    def _category(self, row: Sequence[PlacedCell], cell: PlacedCell | None) -> str:
        """Name a bar: what it is of, and the number in words."""
        names = self.table.names
        label = _plain(row[names].text) if len(row) > names else ""
        number = "" if cell is None else _plain(cell.text)
        if cell is not None and cell.measured is not None and cell.measured.upper is None:
            number = self._say(_CATEGORY, number=number, limit=self._say(ENDLESS))
        return plain(label_and_value([Run(text=label)], [Run(text=number)], self.language)) if number else label


def _head(runs: Runs) -> str:
    """Begin a head with a capital, as those of other tables do; what is the same in every language stays as it is."""
    text = _marked(runs)
    return text if any(run.ltr for run in runs) else text[:1].upper() + text[1:]


def _marks(row: Sequence[PlacedCell]) -> str:
    """Return the letters of the notes in a row, each once."""
    found = dict.fromkeys(run.text for cell in row for run in cell.text if run.note is not None)
    return ", ".join(found)


def _value(cell: PlacedCell) -> Value:
    """Return what a cell says: as a number or a day if it is nothing else."""
    value = cell.value
    if isinstance(value, int):
        return value if abs(value) < _MOST_DIGITS else _plain(cell.text)
    if value is not None and value >= _FIRST_DAY:
        return value
    return _plain(cell.text) or None


_FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets have no days before 1900, and are wrong about its February."""


def _end(value: Number | None) -> Value:
    if value is None:
        return NO_LIMIT
    if value == int(value):
        return int(value) if -_MOST_DIGITS < value < _MOST_DIGITS else str(int(value))
    return float(value)


@frozen
class _Bar:
    """
    The lengths of the three parts of a bar.

    Attributes:
        certain: What is certain.

        possible: What is possible beyond it.

        endless: What has no upper limit, up to the end of the axis.

        is_open: Whether it has none.
    """

    certain: Number = 0
    possible: Number = 0
    endless: Number = 0
    is_open: bool = False

    @classmethod
    def of(cls, cell: PlacedCell | None, end: Number) -> "_Bar":
        """Measure a bar; a cell without numbers has none."""
        found = None if cell is None else cell.measured
        if found is None or found.scale is None:
            return cls()
        certain = min(max(found.lower or 0, 0), end)
        if found.upper is None:
            return cls(certain=certain, endless=end - certain, is_open=True)
        return cls(certain=certain, possible=min(max(found.upper, certain), end) - certain)


def _axis(longest: Number) -> Number:
    """Return where an axis ends: beyond the longest number."""
    room = longest * _MARGIN
    return math.ceil(room) if longest == int(longest) else room


def _float(value: Number) -> int | float:
    return int(value) if value == int(value) else float(value)
