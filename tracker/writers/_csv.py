"""CSV: the tables of a document, for whoever counts on with them."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from tracker.documents import Document, Message, Verbatim, phrase
from tracker.errors import InvalidValueError
from tracker.values import Number, guarded
from tracker.writers._layout import PlacedRow, PlacedTable, Runs, layout_of
from tracker.writers._run import plain
from tracker.writers._speech import plain_text

__all__ = ["to_csv"]

GROUP, LOWER, UPPER = phrase("group"), phrase("{column}, lower bound"), phrase("{column}, upper bound")


def to_csv(document: Document, language: str) -> str:
    """
    Write the tables of a document as CSV, without notes and legends.

    A column of measured cells is three: the words, the lower and the upper bound, as numbers that any program reads; a
    bound without a limit is empty. Sub-headings are a column of their own. Several tables stand one under another, each
    with its title above it and an empty line between them. No cell of text begins like a formula.

    Args:
        document: The document.

        language: The language.

    Raises:
        InvalidValueError: The document has no table.

        MissingTranslationError: Nothing is written in the language yet.
    """
    tables = [block for block in layout_of(document, language).walk() if isinstance(block, PlacedTable)]
    if not tables:
        raise InvalidValueError("the document has no table, and CSV holds nothing else; choose another format")
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    for position, table in enumerate(tables):
        if len(tables) > 1:
            writer.writerows([[], [_words(table.title)]] if position else [[_words(table.title)]])
        writer.writerows(_rows(table, language))
    return text.getvalue()


def _rows(table: PlacedTable, language: str) -> Iterator[list[str]]:
    """Go through the head and the rows, every one as long as the head."""
    measured = _measured(table)
    has_groups = any(group.title is not None for group in table.groups)
    yield [*([plain_text(Message(GROUP), language)] if has_groups else []), *_heads(table, measured, language)]
    for group in table.groups:
        for row in group.rows:
            yield [*([_words(group.title or ())] if has_groups else []), *_cells(row, measured)]


def _measured(table: PlacedTable) -> list[bool]:
    """Tell of each column whether it has numbers beneath its words; cells beyond the last head have columns too."""
    rows = table.rows
    width = max([len(table.columns), *(len(row.cells) for row in rows)])
    return [
        any(position < len(row.cells) and row.cells[position].measured is not None for row in rows)
        for position in range(width)
    ]


def _heads(table: PlacedTable, measured: Sequence[bool], language: str) -> Iterator[str]:
    for position, has_numbers in enumerate(measured):
        title = plain(table.columns[position].title).strip() if position < len(table.columns) else ""
        yield guarded(title)
        if has_numbers:
            yield from (guarded(plain_text(Message(end, column=Verbatim(title)), language)) for end in (LOWER, UPPER))


def _cells(row: PlacedRow, measured: Sequence[bool]) -> Iterator[str]:
    for position, has_numbers in enumerate(measured):
        cell = row.cells[position] if position < len(row.cells) else None
        yield _words(cell.text if cell else ())
        if has_numbers:
            found = cell.measured if cell else None
            yield from (_number(end) for end in ((found.lower, found.upper) if found else (None, None)))


def _words(runs: Runs) -> str:
    return guarded(plain(runs).strip())


def _number(value: Number | None) -> str:
    """Write a number for programs: a fraction as a decimal."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else repr(float(value))
