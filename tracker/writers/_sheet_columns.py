"""The columns of a table on a sheet: of measured cells three, of texts as many as they need, and what charts draw."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import zip_longest

from attrs import Factory, define

from tracker.documents import Message, Verbatim, phrase
from tracker.values import Number
from tracker.writers._placed import PlacedCell, Runs
from tracker.writers._run import Run, plain
from tracker.writers._sheet import SheetChart, SheetColumn, Value
from tracker.writers._sheet_bars import CERTAIN, DRAWN, ENDLESS, POSSIBLE, SheetBar, axis_end, number_drawn
from tracker.writers._sheet_names import SheetNames
from tracker.writers._sheet_texts import MOST_LETTERS, marked, pieces, unmarked_text
from tracker.writers._speech import plain_text
from tracker.writers._tables import LOWER, UPPER, FlatTable
from tracker.writers._words import label_and_value

NO_LIMIT = ".."
"""What stands where a bound has no limit: never nothing, and never 0."""
NOTES = phrase("notes")

_MOST_DIGITS = 10**15
"""Spreadsheets keep fifteen digits; a longer number is a text, which keeps all."""
_MOST_BARS = 200
"""A chart of more bars cannot be read."""
_CATEGORY, _COLUMN_DRAWN = phrase("{number} ({limit})"), phrase("{column}: {part}")
_CHART = phrase("{name}, chart")

MESSAGES = (NOTES, _CATEGORY, _COLUMN_DRAWN, _CHART)
"""All of them, so that a test can ask for their translations."""


@define
class Columns:
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
                head=self._unlike(self._say(NOTES).capitalize()), values=tuple(mark or None for mark in marks)
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
            yield from self._of_texts(name, [None if cell is None else unmarked_text(cell.text) for cell in cells])
            for end, ends in (
                (LOWER, [None if each is None else _end(each.lower) for each in numbers]),
                (UPPER, [None if each is None else _end(each.upper) for each in numbers]),
            ):
                yield SheetColumn(head=self._unlike(self._say(end, column=name)), values=tuple(ends))
        else:
            yield from self._of_texts(name, [None if cell is None else _value(cell) for cell in cells])

    def _of_texts(self, name: str, values: Sequence[Value]) -> Iterator[SheetColumn]:
        """Give texts that no cell holds as many columns as they need."""
        if max([len(value) for value in values if isinstance(value, str)], default=0) * 2 <= MOST_LETTERS:
            yield SheetColumn(head=name, values=tuple([None if value == "" else value for value in values]))
            return
        parts = [pieces(value) if isinstance(value, str) else [value] for value in values]
        for position in range(max(1, *map(len, parts)) if parts else 1):
            found = tuple(each[position] if position < len(each) else None for each in parts)
            yield SheetColumn(head=self._unlike(name) if position else name, values=found)

    # -- charts -------------------------------------------------------------------------------------------------------

    def _drawn(self, name: str, cells: Sequence[PlacedCell | None], first: int) -> Iterator[SheetColumn]:
        """Go through the columns of a chart, where the numbers may be drawn beside one another."""
        scales = [cell.measured.scale for cell in cells if cell and cell.measured and cell.measured.scale]
        if not scales or len(cells) > _MOST_BARS:
            return
        end = axis_end(max(scales))
        bars = [SheetBar.of(cell, end) for cell in cells]
        has_open = any(bar.is_open for bar in bars)
        words = [self._category(row, cell) for row, cell in zip(self.table.rows, cells, strict=True)]
        self.charts.append(
            SheetChart(
                name=self.names.take(self.name, self._say(_CHART, name="")),
                title=f"{self.title} – {name}",
                first=first,
                end=number_drawn(end),
                has_open=has_open,
            )
        )
        columns: tuple[tuple[str, Sequence[Value]], ...] = (
            (DRAWN, words),
            (CERTAIN, [number_drawn(bar.certain) for bar in bars]),
            (POSSIBLE, [number_drawn(bar.possible) for bar in bars]),
            (ENDLESS, [number_drawn(bar.endless) for bar in bars]),
        )
        for part, values in columns:
            head = self._unlike(self._say(_COLUMN_DRAWN, column=name, part=self._say(part)))
            yield SheetColumn(head=head, values=tuple(values), is_drawn=True)

    def _category(self, row: Sequence[PlacedCell], cell: PlacedCell | None) -> str:
        """Name a bar: what it is of, and the number in words."""
        names = self.table.names
        label = unmarked_text(row[names].text) if len(row) > names else ""
        number = "" if cell is None else unmarked_text(cell.text)
        if cell is not None and cell.measured is not None and cell.measured.upper is None:
            number = self._say(_CATEGORY, number=number, limit=self._say(ENDLESS))
        return plain(label_and_value([Run(text=label)], [Run(text=number)], self.language)) if number else label


def _head(runs: Runs) -> str:
    """Begin a head with a capital, as those of other tables do; what is the same in every language stays as it is."""
    text = marked(runs)
    return text if any(run.ltr for run in runs) else text[:1].upper() + text[1:]


def _marks(row: Sequence[PlacedCell]) -> str:
    """Return the letters of the notes in a row, each once."""
    found = [run.text for cell in row for run in cell.text if run.note is not None]
    return ", ".join(dict.fromkeys(found)) if found else ""


def _value(cell: PlacedCell) -> Value:
    """Return what a cell says: as a number or a day if it is nothing else."""
    value = cell.value
    if value is None:
        return unmarked_text(cell.text) or None
    if isinstance(value, int | Fraction):
        return _number(value) if -_MOST_DIGITS < value < _MOST_DIGITS else unmarked_text(cell.text)
    return value if value >= _FIRST_DAY else unmarked_text(cell.text) or None


_FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets have no days before 1900, and are wrong about its February."""


def _end(value: Number | None) -> Value:
    if value is None:
        return NO_LIMIT
    if value == int(value):
        return _number(value) if -_MOST_DIGITS < value < _MOST_DIGITS else str(int(value))
    return _number(value)


def _number(value: Number) -> int | float:
    return int(value) if value == int(value) else float(value)
