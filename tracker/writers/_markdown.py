"""Markdown as GitHub reads it: plain enough to be read as it is."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from tracker.documents import Document
from tracker.languages import translate
from tracker.values import Language
from tracker.writers._escape import escaped, line, link
from tracker.writers._layout import (
    Layout,
    PlacedBlock,
    PlacedCell,
    PlacedItems,
    PlacedKeyFigures,
    PlacedMasthead,
    PlacedNote,
    PlacedPairs,
    PlacedParagraph,
    PlacedSection,
    PlacedTable,
    Runs,
    layout_of,
)
from tracker.writers._run import Run, linked, merged
from tracker.writers._words import NOTES, label_and_value

__all__ = ["to_markdown"]


def to_markdown(document: Document, language: str) -> str:
    """
    Write a document as Markdown.

    Args:
        document: The document.

        language: The language.

    Raises:
        MissingTranslationError: Nothing is written in the language yet.
    """
    return "\n\n".join(part for part in _parts(layout_of(document, language)) if part) + "\n"


def _parts(layout: Layout) -> Iterator[str]:
    """Go through what stands between blank lines."""
    if layout.masthead is not None:
        yield _masthead(layout.masthead)
    if layout.title:
        yield f"# {_text(layout.title)}"
    yield line(_text(layout.subtitle))
    for block in layout.walk():
        yield from _block(block, layout.language)
    if layout.notes:
        yield f"## {escaped(translate(layout.language, NOTES))}"
    # GitHub's own ``[^1]: …`` is a link's definition to other readers of Markdown, and would lead where a note says.
    yield from (f'<a id="{note.name}"></a>{note.label}\\. {_text(note.text)}' for note in layout.notes)


def _anchor(name: str) -> str:
    return f'<a id="{name}"></a>' if name else ""


def _masthead(head: PlacedMasthead) -> str:
    said = (head.organ, head.symbol, *head.lines, head.session)
    lines = "\\\n".join(line(_text(each)) for each in said if each)
    return f"{lines}\n\n---" if lines else ""


def _block(block: PlacedBlock, language: Language) -> Iterator[str]:
    match block:
        case PlacedSection():
            number = (Run(text=block.number, ltr=True), Run(text=" ")) if block.number else ()
            title = _text(merged((*number, *block.title)))
            yield f"{'#' * min(block.level + 1, 6)} {_anchor(block.anchor)}{title}"
        case PlacedParagraph():
            number_of = "" if block.number is None else f"{block.number}\\. "
            words = _text(block.text)
            yield f"{_anchor(block.anchor)}{number_of}{words if number_of else line(words)}"
        case PlacedItems():
            yield "\n".join(_items(block))
        case PlacedPairs():
            title = f"**{_text(block.title)}**" if block.title else ""
            yield f"{_anchor(block.anchor)}{title}"
            yield "\n".join(f"- {line(_labelled(*pair, language))}" for pair in block.pairs)
        case PlacedKeyFigures():
            yield f"## {_text(block.title)}"
            yield "\n".join(_key_figures(block, language))
        case PlacedTable():
            yield from _table(block)


def _items(block: PlacedItems) -> Iterator[str]:
    for letter, item in block.items:
        text = _text(item)
        yield f"- {letter} {text}" if letter else f"- {line(text)}"


def _key_figures(block: PlacedKeyFigures, language: Language) -> Iterator[str]:
    for figure in block.figures:
        sign = f"{figure.sign} " if figure.sign else ""
        change = f" ({sign}{_text(figure.change)})" if figure.change else ""
        yield f"- {line(_labelled(figure.label, figure.value, language))}{change}"


def _labelled(label: Runs, value: Runs, language: Language) -> str:
    return _text(label_and_value(label, value, language))


# -- tables -----------------------------------------------------------------------------------------------------------


def _table(table: PlacedTable) -> Iterator[str]:
    label = f"{_text(table.label)}. " if table.label else ""
    yield f"{_anchor(table.anchor)}{label}{line(_text(table.title))}"
    yield "\n".join(_rows(table))
    yield "\\\n".join([*(line(_text(each)) for each in table.legend), *map(_lettered, table.notes)])


def _rows(table: PlacedTable) -> Iterator[str]:
    width = len(table.columns)
    yield _row(_text(column.title) for column in table.columns)
    yield _row("---:" if column.at_end else "---" for column in table.columns)
    for group in table.groups:
        if group.title is not None:
            title = _text(group.title)
            yield _row([f"{_anchor(group.anchor)}{f'*{title}*' if title else ''}", *[""] * (width - 1)])
        for row in group.rows:
            yield _row(_cells(row.cells, width, row.anchor))


def _cells(cells: Sequence[PlacedCell], width: int, anchor: str) -> Iterator[str]:
    """Write the cells of a row; there are as many as there are columns, and the first holds the row's place."""
    for position in range(max(width, len(cells))):
        text = _text(cells[position].text) if position < len(cells) else ""
        yield text if position else f"{_anchor(anchor)}{text}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _lettered(note: PlacedNote) -> str:
    return f"<sup>{note.label}</sup> {_text(note.text)}"


# -- running text -----------------------------------------------------------------------------------------------------


def _text(runs: Runs) -> str:
    return _marked(runs).strip()


def _marked(runs: Runs) -> str:
    """Escape runs and mark what they are: links, and the marks of notes."""
    if len(runs) == 1 and runs[0].is_plain:
        return escaped(runs[0].text)
    text = ""
    for target, group in linked(runs):
        inner = "".join(_inner(group))
        if target and inner.strip():
            # An exclamation mark before a link would make an image of it.
            text = f"{text[:-1]}\\!" if text.endswith("!") else text
            inner = link(inner, target)
        text += inner
    return text


def _inner(group: tuple[Run, ...]) -> Iterator[str]:
    for is_mark, runs in groupby(group, key=lambda run: run.note is not None):
        if is_mark:
            yield f"<sup>{', '.join(_mark(run) for run in runs)}</sup>"
        else:
            yield from (escaped(run.text) for run in runs)


def _mark(run: Run) -> str:
    """Write the mark of a note: those of a table stand directly under it, those of the text far away."""
    return link(run.text, f"#{run.note}") if run.text.isdecimal() else run.text
