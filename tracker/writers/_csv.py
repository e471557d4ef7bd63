"""CSV: the tables of a document, for whoever counts on with them."""

import csv
from collections.abc import Container, Iterator
from io import StringIO
from itertools import count, zip_longest

from tracker.documents import Document, Message, Verbatim
from tracker.errors import InvalidValueError
from tracker.values import Number
from tracker.values._safe_text import guarded
from tracker.writers._layout import layout_of
from tracker.writers._placed import PlacedCell, Runs
from tracker.writers._run import plain
from tracker.writers._speech import plain_text
from tracker.writers._tables import LOWER, UPPER, FlatTable, flat_tables


def to_csv(document: Document, language: str) -> str:
    """
    Write the tables of a document as CSV, without notes and legends.

    A column of measured cells is three: the words, the lower and the upper bound, as numbers that any program reads; a
    bound without a limit is empty. Sub-headings are a column of their own. Labels with their values are a table, too:
    neighbours are its rows. Several tables stand one under another, each with its title above it and an empty line
    between them. No cell of text begins like a formula.

    Args:
        document: The document.

        language: The language.

    Raises:
        InvalidValueError: The document has no table.

        MissingTranslationError: Nothing is written in the language yet.
    """
    sheets = list(flat_tables(layout_of(document, language, is_linked=False, is_whole=True).walk(), language))
    if not sheets:
        raise InvalidValueError("the document has no table, and CSV holds nothing else; choose another format")
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    for position, sheet in enumerate(sheets):
        if position:
            writer.writerow([])
        title = _words(sheet.title)
        if len(sheets) > 1 and title:
            writer.writerow([title])
        writer.writerows(_lines(sheet, language))
    return text.getvalue()


def to_columns(document: Document, language: str) -> list[dict[str, list[str | Number | None]]]:
    """
    Return the tables of a document, each as its columns: a list of values for each head.

    They are those of CSV, with numbers as they are: a column of measured cells is three, the words, the lower and the
    upper bound, and a bound without a limit is None. Heads that are alike are numbered.

    Args:
        document: The document.

        language: The language.

    Raises:
        MissingTranslationError: Nothing is written in the language yet.
    """
    return [
        _columns(sheet, language)
        for sheet in flat_tables(layout_of(document, language, is_linked=False, is_whole=True).walk(), language)
    ]


# -- columns ----------------------------------------------------------------------------------------------------------


def _columns(sheet: FlatTable, language: str) -> dict[str, list[str | Number | None]]:
    found: dict[str, list[str | Number | None]] = {}
    for head, cells in zip_longest(sheet.heads, zip_longest(*sheet.rows), fillvalue=()):
        name = unlike(plain(head).strip(), found)
        found[name] = ["" if cell is None else plain(cell.text).strip() for cell in cells]
        numbers = [None if cell is None else cell.measured for cell in cells]
        if any(numbers):
            lower, upper = (plain_text(Message(end, column=Verbatim(name)), language) for end in (LOWER, UPPER))
            found[lower] = [None if each is None else each.lower for each in numbers]
            found[upper] = [None if each is None else each.upper for each in numbers]
    return found


def unlike(name: str, others: Container[str]) -> str:
    """Number a name that there is already."""
    names = (name if number == 1 else f"{name} {number}" for number in count(1))
    return next(each for each in names if each not in others)


# -- lines ------------------------------------------------------------------------------------------------------------


def _lines(sheet: FlatTable, language: str) -> Iterator[list[str]]:
    """Go through the head and the rows, every one as long as the head."""
    columns = list(zip_longest(*sheet.rows))
    columns += [()] * (len(sheet.heads) - len(columns))
    measured = [any(cell is not None and cell.measured is not None for cell in column) for column in columns]
    heads: list[Runs] = [*sheet.heads, *[()] * (len(measured) - len(sheet.heads))]
    yield [text for head, has in zip(heads, measured, strict=True) for text in _head(head, language, has_numbers=has)]
    for row in sheet.rows:
        cells = [*row, *[None] * (len(measured) - len(row))]
        yield [text for cell, has in zip(cells, measured, strict=True) for text in _cell(cell, has_numbers=has)]


def _head(head: Runs, language: str, *, has_numbers: bool) -> Iterator[str]:
    yield _words(head)
    if has_numbers:
        column = Verbatim(plain(head).strip())
        yield from (guarded(plain_text(Message(end, column=column), language)) for end in (LOWER, UPPER))


def _cell(cell: PlacedCell | None, *, has_numbers: bool) -> Iterator[str]:
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
