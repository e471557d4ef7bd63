"""
What a workbook holds: a layout as sheets of typed columns, and its running text line by line.

Nothing here knows a file format. Every value is a text, a number or a day; texts stay texts whatever they look like.
"""

from collections.abc import Iterable
from itertools import groupby

from attrs import Factory, define, evolve

from tracker.documents import Message, phrase
from tracker.errors import InvalidValueError
from tracker.writers import _sheet_bars, _sheet_columns
from tracker.writers._layout import Layout
from tracker.writers._placed import (
    PlacedBlock,
    PlacedItems,
    PlacedKeyFigures,
    PlacedPairs,
    PlacedParagraph,
    PlacedSection,
    PlacedTable,
)
from tracker.writers._run import Run, plain
from tracker.writers._sheet import Sheet, SheetLine, Workbook
from tracker.writers._sheet_columns import NOTES, Columns
from tracker.writers._sheet_names import SheetNames
from tracker.writers._sheet_texts import lettered, marked, pieces
from tracker.writers._speech import plain_text
from tracker.writers._tables import FlatTable, flat_pairs, flat_table, said, text_cell
from tracker.writers._words import DRAFT

MOST_ROWS = 1_000_000
"""A sheet has room for a few more: those of its head and its notes."""

ABOUT, TEXT = phrase("About"), phrase("Text")
_LABEL, _VALUE = phrase("label"), phrase("value")
_FIGURE, _NUMBER, _CHANGE = phrase("Figure"), phrase("Number"), phrase("Change")

MESSAGES = (
    *(ABOUT, TEXT, _LABEL, _VALUE, _FIGURE, _NUMBER, _CHANGE), *_sheet_bars.MESSAGES, *_sheet_columns.MESSAGES
)  # fmt: skip
"""All of them, so that a test can ask for their translations."""


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
        self._walk(self.layout.blocks, marked(self.layout.title))
        notes = self.layout.notes
        if notes:
            self._has_text = True
            self.lines.append(SheetLine(number="", text=self.say(NOTES).capitalize(), level=1))
            self.lines += [SheetLine(number=f"[{note.label}]", text=marked(note.text)) for note in notes]
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
                        self._line(marked(block.title), number=block.number, level=block.level)
                        self._walk(block.blocks, marked(block.title))
                    case PlacedTable():
                        self._sheet(flat_table(block, self.layout.language, keeps_empty=True), heading)
                    case PlacedKeyFigures():
                        self._sheet(self._key_figures(block), heading)
                    case PlacedParagraph():
                        self._line(marked(block.text), number="" if block.number is None else f"{block.number}.")
                    case PlacedItems():
                        for letter, item in block.items:
                            self._line(marked(item), number=letter or "–")

    def _line(self, text: str, *, number: str = "", level: int = 0) -> None:
        self._has_text = True
        parts = pieces(text) or [""]
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
        title = marked(table.title)
        label = plain(table.label).strip()
        name = self.names.take(label or plain(table.title).strip() or heading or self.layout.name)
        shown = f"{label}. {title}" if label and title else label or title or heading or name
        columns = Columns(table, self.layout.language, name, shown, self.names)
        remarks = (*map(marked, table.legend), *map(lettered, table.notes))
        self.sheets.append(
            Sheet(
                name=name,
                title=shown,
                context=self._context(shown, heading),
                columns=tuple(columns.all()),
                names=table.names,
                remarks=tuple(part for line in remarks for part in pieces(line)),
                charts=tuple(columns.charts),
                has_bounds=columns.has_bounds,
                has_notes=bool(table.notes),
            )
        )
        self.lines.append(SheetLine(number="", text=f"{self._arrow} {name}"))

    def _context(self, title: str, heading: str) -> str:
        """Name the document, so that a sheet says by itself what it is of; or the heading, to tell two apart."""
        draft = (self.say(DRAFT),) if self.layout.is_draft else ()
        if any(sheet.title == title for sheet in self.sheets):
            return " – ".join((*draft, heading))
        names = dict.fromkeys(marked(each) for each in (self.layout.title, self.layout.subtitle) if each)
        return " – ".join((*draft, *(name for name in names if name != title)))
