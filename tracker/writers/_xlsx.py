"""
Excel: the tables of a document on sheets of their own, behind one that says what they are.

Nothing a record says becomes a formula or a link, and nothing is computed: a workbook is a copy of an answer.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO

import xlsxwriter
from attrs import define
from xlsxwriter.worksheet import Worksheet

from tracker.documents import Document, phrase
from tracker.documents._document import LANGUAGE_NAMES
from tracker.languages import translate
from tracker.writers._layout import Layout, layout_of
from tracker.writers._run import plain
from tracker.writers._sheet import Sheet, SheetLine, Workbook
from tracker.writers._sheet_texts import cut
from tracker.writers._words import DRAFT
from tracker.writers._workbook import workbook_of
from tracker.writers._xlsx_chart import draw
from tracker.writers._xlsx_page import LINE_HEIGHT, TITLE_HEIGHT, Book, heighten
from tracker.writers._xlsx_table import TableWriter

COPY = phrase("This workbook is a copy: changing it changes no record, and nothing in it is computed.")
BOUNDS = phrase(
    "A number that may lie between two stands in three columns: in words, and its lower and its upper bound as "
    "numbers. Two points (..) stand for a bound that has no limit or is not known."
)
CHARTS = phrase(
    "Charts stand behind their tables. Bars: solid for what is certain, hatched for what is possible, dashed with an "
    "arrow at the end of the axis where there is no upper limit. The last columns of the table, folded away, hold what "
    "they draw."
)
MARKS = phrase("Letters in the column of notes lead to the notes under the table.")
SHEETS, HOW_TO_READ, LANGUAGE = phrase("Sheets"), phrase("How to read it"), phrase("language")

RUNNING = phrase("Paragraphs, lists and notes, in reading order")

MESSAGES = (COPY, BOUNDS, CHARTS, MARKS, SHEETS, HOW_TO_READ, LANGUAGE, RUNNING)
"""All of them, so that a test can ask for their translations."""

_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_WITHOUT_DAY = date(1980, 1, 1)
"""What a file bears that knows of no day; it must not bear that on which it was written."""


def to_xlsx(document: Document, language: str) -> bytes:
    """
    Write a document as an Excel workbook: the same document gives the same bytes.

    The first sheet says what it is, what it rests on and how it is read. Every table has a sheet of its own, with
    numbers and days as such: a measured number is three columns, the words, the lower and the upper bound; ``..``
    stands for a bound without a limit. What a page draws as bars is a chart under the table. Running text has a sheet,
    too. Texts stay texts, whatever they look like.

    Args:
        document: The document.

        language: The language.

    Raises:
        InvalidValueError: A table has more rows than a sheet.

        MissingTranslationError: Nothing is written in the language yet.
    """
    layout = layout_of(document, language, is_linked=False, is_whole=True)
    file = BytesIO()
    with xlsxwriter.Workbook(file, _PLAIN) as book:
        _Writer(Book(book, layout.language), layout, workbook_of(layout)).write()
    return file.getvalue()


_LABELS, _TEXTS, _NUMBERS, _LONG_TEXTS = 30, 90, 8, 110
"""How wide the columns of the first sheet, and of the running text, are."""
_LONGEST_NAME = 255


@define
class _Writer:
    book: Book
    layout: Layout
    plan: Workbook

    def write(self) -> None:
        created = datetime.combine(self.layout.day or _WITHOUT_DAY, time())
        name = cut(self.layout.name, _LONGEST_NAME)
        self.book.file.set_properties({"title": name, "author": "", "created": created})
        self._about(self.book.sheet(self.plan.about))
        if self.plan.lines:
            self._text(self.book.sheet(self.plan.text))
        for sheet in self.plan.sheets:
            TableWriter(self.book, self.book.sheet(sheet.name), sheet).write()
            for chart in sheet.charts:
                draw(self.book, self.book.sheet(chart.name), sheet, chart)

    def say(self, msgid: str) -> str:
        return translate(self.layout.language, msgid)

    # -- what it is ---------------------------------------------------------------------------------------------------

    def _about(self, page: Worksheet) -> None:
        """Say what the workbook is, what it rests on, how it is read and what it holds."""
        page.set_column(0, 0, _LABELS)
        page.set_column(1, 1, _TEXTS)
        row = 0
        for text, style in self._opening():
            self.book.put(page, row, 0, text, style)
            page.set_row(row, TITLE_HEIGHT if style == "title" else LINE_HEIGHT)
            row += 1
        facts = [(plain(label).strip(), plain(value).strip()) for label, value in self.layout.facts]
        facts.append((self.say(LANGUAGE), self.say(LANGUAGE_NAMES[self.layout.language])))
        names = [each for sheet in self.plan.sheets for each in _contents(sheet)]
        if self.plan.lines:
            names.insert(0, (self.plan.text, self.say(RUNNING)))
        for title, pairs in (("", facts), (HOW_TO_READ, [("", line) for line in self._reading()]), (SHEETS, names)):
            if pairs:
                row += 1
            if pairs and title:
                self.book.put(page, row, 0, self.say(title), "heading")
                row += 1
            for label, value in pairs:
                self.book.put(page, row, 0, _capital(label) if not title else label, "label")
                self.book.put(page, row, 1, value, "text")
                heighten(page, row, [(label, _LABELS), (value, _TEXTS)])
                row += 1

    def _opening(self) -> Iterator[tuple[str, str]]:
        if self.layout.is_draft:
            yield self.say(DRAFT), "heading"
        head = self.layout.masthead
        if head is not None:
            for text in (head.organ, head.symbol, *head.lines, head.session, head.agenda_item):
                if text:
                    yield plain(text).strip(), "context"
        yield plain(self.layout.title).strip() or self.layout.name, "title"
        if self.layout.subtitle:
            yield plain(self.layout.subtitle).strip(), "context"

    def _reading(self) -> Iterator[str]:
        sheets = self.plan.sheets
        if any(sheet.has_bounds for sheet in sheets):
            yield self.say(BOUNDS)
        if any(sheet.charts for sheet in sheets):
            yield self.say(CHARTS)
        if any(sheet.has_notes for sheet in sheets):
            yield self.say(MARKS)
        yield self.say(COPY)

    def _text(self, page: Worksheet) -> None:
        page.set_column(0, 0, _NUMBERS)
        page.set_column(1, 1, _LONG_TEXTS)
        for row, line in enumerate(self.plan.lines):
            self._line(page, row, line)

    def _line(self, page: Worksheet, row: int, line: SheetLine) -> None:
        self.book.put(page, row, 0, line.number, "label" if line.level else "no limit")
        self.book.put(page, row, 1, line.text, "heading" if line.level else "text")
        heighten(page, row, [(line.text, _LONG_TEXTS)])


def _contents(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Go through the names of a table and its charts, each with what it shows."""
    yield sheet.name, sheet.title
    for chart in sheet.charts:
        yield chart.name, chart.title


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
