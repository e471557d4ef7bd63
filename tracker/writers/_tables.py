"""Tables as programs take them: one head, rows under it, and nothing across them. What CSV and workbooks share."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import frozen

from tracker.documents import Message, phrase
from tracker.writers._placed import PlacedBlock, PlacedCell, PlacedNote, PlacedPairs, PlacedTable, Runs
from tracker.writers._run import Run, plain
from tracker.writers._speech import plain_text

GROUP, TITLE = phrase("group"), phrase("title")
LOWER, UPPER = phrase("{column}, lower bound"), phrase("{column}, upper bound")


@frozen(kw_only=True)
class FlatTable:
    """
    A table with one head.

    Attributes:
        label: "Table 1"; empty for an unnumbered table.

        title: What it shows; empty for nothing said.

        heads: The heads of its columns.

        rows: The cells of its rows, of which there may be fewer, or more, than heads.

        names: Which column names the rows, counted from 0.

        legend: What its signs mean.

        notes: The notes of its title and its cells.
    """

    label: Runs = ()
    title: Runs = ()
    heads: list[Runs]
    rows: list[list[PlacedCell]]
    names: int = 0
    legend: tuple[Runs, ...] = ()
    notes: tuple[PlacedNote, ...] = ()


def flat_tables(blocks: Iterable[PlacedBlock], language: str) -> Iterator[FlatTable]:
    """Go through the tables among blocks; neighbours that are labels with their values are one."""
    for kind, group in groupby(blocks, key=type):
        together = list(group)
        if kind is PlacedPairs:
            yield flat_pairs([each for each in together if isinstance(each, PlacedPairs)], language)
        yield from (flat_table(each, language) for each in together if isinstance(each, PlacedTable))


def flat_table(table: PlacedTable, language: str, *, keeps_empty: bool = False) -> FlatTable:
    """
    Take a table as it is; its sub-headings become a column before the others.

    Args:
        table: The table.

        language: The language of that column's head.

        keeps_empty: Whether a sub-heading without rows is one.
    """
    heads = [column.title for column in table.columns]
    rows = [list(row.cells) for row in table.rows]
    has_groups = any(group.title is not None for group in table.groups)
    if has_groups:
        heads.insert(0, said(GROUP, language))
        rows = []
        for group in table.groups:
            title = text_cell(group.title or ())
            rows += [[title, *row.cells] for row in group.rows] or ([[title]] if keeps_empty else [])
    return FlatTable(
        label=table.label,
        title=table.title,
        heads=heads,
        rows=rows,
        names=int(has_groups),
        legend=table.legend,
        notes=table.notes,
    )


def flat_pairs(blocks: list[PlacedPairs], language: str) -> FlatTable:
    """
    Make a row of each block: a column is a label, and what comes again stands in one cell.

    What their titles say, part by part, are the first columns; those up to which they differ name the rows.
    """
    has_keys = all(block.keys for block in blocks)
    keys = [block.keys if has_keys else () for block in blocks]
    heads, rows = _columns(keys)
    names = _telling(rows)
    if not has_keys and any(block.title for block in blocks):
        heads = [said(TITLE, language)]
        rows = [[text_cell(block.title)] for block in blocks]
    labels, values = _columns([block.pairs for block in blocks])
    rows = [[*first, *rest] for first, rest in zip(rows, values, strict=True)]
    return FlatTable(heads=[*heads, *labels], rows=rows, names=names)


def _telling(rows: list[list[PlacedCell]]) -> int:
    """Return the column up to which rows must be read to tell one from another; the first where nothing does."""
    texts = [[plain(cell.text) for cell in row] for row in rows]
    width = len(texts[0])
    return next((place for place in range(width) if len({tuple(row[: place + 1]) for row in texts}) == len(texts)), 0)


def _columns(blocks: list[tuple[tuple[Runs, PlacedCell], ...]]) -> tuple[list[Runs], list[list[PlacedCell]]]:
    """Make a column of each label, in the order in which labels come, and a row of each block."""
    found = [[(plain(label), value) for label, value in block] for block in blocks]
    labels = list(dict.fromkeys(label for pairs in found for label, _ in pairs))
    rows = [[_together([value for each, value in pairs if each == label]) for label in labels] for pairs in found]
    return [(Run(text=label),) for label in labels], rows


def _together(cells: list[PlacedCell]) -> PlacedCell:
    return cells[0] if len(cells) == 1 else text_cell((Run(text="; ".join(plain(cell.text) for cell in cells)),))


def text_cell(runs: Runs) -> PlacedCell:
    """Make a cell of a text."""
    return PlacedCell(text=runs, at_end=False)


def said(msgid: str, language: str) -> Runs:
    """Say a phrase of the writers."""
    return (Run(text=plain_text(Message(msgid), language)),)
