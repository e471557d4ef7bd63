"""CSV: the tables of a document, for whoever counts on with them."""

import csv
from collections.abc import Container, Iterable, Iterator
from io import StringIO
from itertools import count, groupby, zip_longest

from attrs import frozen

from tracker.documents import Document, Message, Verbatim, phrase
from tracker.errors import InvalidValueError
from tracker.values import Number
from tracker.values._safe_text import guarded
from tracker.writers._layout import PlacedBlock, PlacedCell, PlacedPairs, PlacedTable, Runs, layout_of
from tracker.writers._run import Run, plain
from tracker.writers._speech import plain_text

GROUP, TITLE = phrase("group"), phrase("title")
LOWER, UPPER = phrase("{column}, lower bound"), phrase("{column}, upper bound")


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
    sheets = list(_sheets(layout_of(document, language).walk(), language))
    if not sheets:
        raise InvalidValueError("the document has no table, and CSV holds nothing else; choose another format")
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    for position, sheet in enumerate(sheets):
        if position:
            writer.writerow([])
        if len(sheets) > 1 and sheet.title:
            writer.writerow([sheet.title])
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
    return [_columns(sheet, language) for sheet in _sheets(layout_of(document, language).walk(), language)]


@frozen
class _Sheet:
    """
    A table of the file.

    Attributes:
        title: What it shows; empty for nothing said.

        heads: The heads of its columns.

        rows: The cells of its rows, of which there may be fewer, or more, than heads.
    """

    title: str
    heads: list[Runs]
    rows: list[list[PlacedCell]]


def _sheets(blocks: Iterable[PlacedBlock], language: str) -> Iterator[_Sheet]:
    for kind, group in groupby(blocks, key=type):
        together = list(group)
        if kind is PlacedPairs:
            yield _sheet_of_pairs([each for each in together if isinstance(each, PlacedPairs)], language)
        yield from (_sheet(each, language) for each in together if isinstance(each, PlacedTable))


def _sheet(table: PlacedTable, language: str) -> _Sheet:
    """Take a table as it is; its sub-headings become a column before the others."""
    heads = [column.title for column in table.columns]
    rows = [list(row.cells) for row in table.rows]
    if any(group.title is not None for group in table.groups):
        heads.insert(0, _said(GROUP, language))
        rows = [[_text(group.title or ()), *row.cells] for group in table.groups for row in group.rows]
    return _Sheet(_words(table.title), heads, rows)


def _sheet_of_pairs(blocks: list[PlacedPairs], language: str) -> _Sheet:
    """Make a row of each block: a column is a label, and what comes again stands in one cell."""
    labels = list(dict.fromkeys(plain(label) for block in blocks for label, _ in block.pairs))
    rows = [[_together(_values(block, label)) for label in labels] for block in blocks]
    heads: list[Runs] = [(Run(text=label),) for label in labels]
    if any(block.title for block in blocks):
        heads.insert(0, _said(TITLE, language))
        rows = [[_text(block.title), *row] for block, row in zip(blocks, rows, strict=True)]
    return _Sheet("", heads, rows)


def _values(block: PlacedPairs, label: str) -> list[PlacedCell]:
    return [value for each, value in block.pairs if plain(each) == label]


def _together(cells: list[PlacedCell]) -> PlacedCell:
    return cells[0] if len(cells) == 1 else _text((Run(text="; ".join(plain(cell.text) for cell in cells)),))


def _text(runs: Runs) -> PlacedCell:
    return PlacedCell(text=runs, at_end=False)


def _said(msgid: str, language: str) -> Runs:
    return (Run(text=plain_text(Message(msgid), language)),)


# -- columns ----------------------------------------------------------------------------------------------------------


def _columns(sheet: _Sheet, language: str) -> dict[str, list[str | Number | None]]:
    found: dict[str, list[str | Number | None]] = {}
    for head, cells in zip_longest(sheet.heads, zip_longest(*sheet.rows), fillvalue=()):
        name = _unlike(plain(head).strip(), found)
        found[name] = ["" if cell is None else plain(cell.text).strip() for cell in cells]
        numbers = [None if cell is None else cell.measured for cell in cells]
        if any(numbers):
            lower, upper = (plain_text(Message(end, column=Verbatim(name)), language) for end in (LOWER, UPPER))
            found[lower] = [None if each is None else each.lower for each in numbers]
            found[upper] = [None if each is None else each.upper for each in numbers]
    return found


def _unlike(name: str, others: Container[str]) -> str:
    """Number a name that there is already."""
    names = (name if number == 1 else f"{name} {number}" for number in count(1))
    return next(each for each in names if each not in others)


# -- lines ------------------------------------------------------------------------------------------------------------


def _lines(sheet: _Sheet, language: str) -> Iterator[list[str]]:
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
