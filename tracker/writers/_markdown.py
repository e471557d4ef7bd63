"""Markdown as GitHub reads it: plain enough to be read as it is. Whatever a record says, it stays text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from tracker.documents import Document
from tracker.languages import translate
from tracker.values import Language
from tracker.writers._layout import Layout, layout_of
from tracker.writers._placed import (
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
)
from tracker.writers._run import Run, linked, merged
from tracker.writers._words import DRAFT, NOTES, label_and_value


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
    if layout.is_draft:
        yield f"**{_escaped(translate(layout.language, DRAFT))}**"
    if layout.masthead is not None:
        yield _masthead(layout.masthead)
    if layout.title:
        yield f"# {_text(layout.title)}"
    yield _line(_text(layout.subtitle))
    for block in layout.walk():
        yield from _block(block, layout.language)
    if layout.notes:
        yield f"## {_escaped(translate(layout.language, NOTES))}"
    # GitHub's own ``[^1]: …`` is a link's definition to other readers of Markdown, and would lead where a note says.
    yield from (f'<a id="{note.name}"></a>{note.label}\\. {_text(note.text)}' for note in layout.notes)


def _anchor(name: str) -> str:
    return f'<a id="{name}"></a>' if name else ""


def _masthead(head: PlacedMasthead) -> str:
    said = (head.organ, head.symbol, *head.lines, head.session, head.agenda_item)
    lines = "\\\n".join(_line(_text(each)) for each in said if each)
    return f"{lines}\n\n---" if lines else ""


def _block(block: PlacedBlock, language: Language) -> Iterator[str]:
    match block:
        case PlacedSection():
            number = (Run(text=block.number, ltr=True), Run(text=" ")) if block.number else ()
            title = _text(merged((*number, *block.title)))
            yield f"{'#' * min(block.level + 1, 6)} {_anchor(block.anchor)}{title}"
        case PlacedParagraph():
            number_of = f"{_line(_escaped(block.label))} " if block.label else ""
            words = _text(block.text)
            yield f"{_anchor(block.anchor)}{number_of}{words if number_of else _line(words)}"
        case PlacedItems():
            yield "\n".join(_items(block))
        case PlacedPairs():
            yield f"{_anchor(block.anchor)}{_line(_text(block.title))}"
            yield "\n".join(f"- {_line(_labelled(label, value.text, language))}" for label, value in block.pairs)
        case PlacedKeyFigures():
            yield f"## {_text(block.title)}"
            yield "\n".join(_key_figures(block, language))
        case PlacedTable():
            yield from _table(block)


def _items(block: PlacedItems) -> Iterator[str]:
    for letter, item in block.items:
        text = _text(item)
        yield f"- {letter} {text}" if letter else f"- {_line(text)}"


def _key_figures(block: PlacedKeyFigures, language: Language) -> Iterator[str]:
    for figure in block.figures:
        sign = f"{figure.sign} " if figure.sign else ""
        change = f" ({sign}{_text(figure.change.text)})" if figure.change.text else ""
        yield f"- {_line(_labelled(figure.label, figure.value.text, language))}{change}"


def _labelled(label: Runs, value: Runs, language: Language) -> str:
    return _text(label_and_value(label, value, language))


# -- tables -----------------------------------------------------------------------------------------------------------


def _table(table: PlacedTable) -> Iterator[str]:
    label = f"{_text(table.label)}. " if table.label else ""
    yield f"{_anchor(table.anchor)}{label}{_line(_text(table.title))}"
    yield "\n".join(_rows(table))
    yield "\\\n".join([*(_line(_text(each)) for each in table.legend), *map(_lettered, table.notes)])


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
        return _escaped(runs[0].text)
    text = ""
    for target, group in linked(runs):
        inner = "".join(_inner(group))
        if target and inner.strip():
            # An exclamation mark before a link would make an image of it.
            text = f"{text[:-1]}\\!" if text.endswith("!") else text
            inner = _link(inner, target)
        text += inner
    return text


def _inner(group: tuple[Run, ...]) -> Iterator[str]:
    for is_mark, runs in groupby(group, key=lambda run: run.note is not None):
        if is_mark:
            yield f"<sup>{', '.join(_mark(run) for run in runs)}</sup>"
        else:
            yield from (_escaped(run.text) for run in runs)


def _mark(run: Run) -> str:
    """Write the mark of a note: those of a table stand directly under it, those of the text far away."""
    return _link(run.text, f"#{run.note}") if run.text.isdecimal() else run.text


# -- escaping ---------------------------------------------------------------------------------------------------------

_SPECIAL = re.compile(r"[\\`*\[\]|~$_&<>#]")
_ALWAYS = re.compile(r"[\\`*\[\]|~$]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#|\w+;)")
_HASH = re.compile(r"(?<!\S)#")
_LINE_START = re.compile(r"(?:[-+=](?=[\s=-]|\Z)|\d+[.)](?=\s|\Z)|:(?=\s|-))")


def _escaped(text: str) -> str:
    r"""
    Escape what Markdown would read as more than text.

    >>> _escaped("[x](javascript:alert(1)) <script> a_b *c* | d")
    '\\[x\\](javascript:alert(1)) &lt;script&gt; a_b \\*c\\* \\| d'
    """
    if _SPECIAL.search(text) is None:
        return text
    text = _ENTITY.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
    return _HASH.sub(r"\\#", _UNDERSCORE.sub(r"\\_", _ALWAYS.sub(r"\\\g<0>", text)))


def _line(markdown: str) -> str:
    r"""
    Make a line of its own out of escaped text: it must begin no list, heading or rule.

    >>> _line("1. May"), _line("- nil")
    ('1\\. May', '\\- nil')
    """
    bare = markdown.strip()
    start = _LINE_START.match(bare)
    if start is None:
        return bare
    return f"{bare[: start.end() - 1]}\\{bare[start.end() - 1 :]}"


def _link(text: str, target: str) -> str:
    """
    Make a link out of escaped text and a safe target.

    >>> _link("30", "#figure-events"), _link("page", "https://example.org/a_(b)")
    ('[30](#figure-events)', '[page](<https://example.org/a_(b)>)')
    """
    destination = _ENTITY.sub("&amp;", target)
    return f"[{text}](<{destination}>)" if any(char in "()" for char in target) else f"[{text}]({destination})"
