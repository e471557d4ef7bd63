"""Markdown as GitHub reads it: plain enough to be read as it is."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import define

from tracker.documents import (
    Align,
    Block,
    Cell,
    Document,
    Heading,
    Inline,
    Items,
    KeyFigures,
    Masthead,
    Measured,
    Message,
    Numeral,
    Pairs,
    Paragraph,
    Row,
    Sequence,
    Table,
    Verbatim,
)
from tracker.writers._escape import escaped, line, link
from tracker.writers._footnotes import Footnotes
from tracker.writers._run import Run, linked
from tracker.writers._speech import Speaker
from tracker.writers._words import LABELLED, NOTES, SIGNS, TABLE, head_lines

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
    writer = _Writer(Speaker.of(document, language))
    return "\n\n".join(part for part in writer.parts(document) if part) + "\n"


@define
class _Writer:
    speaker: Speaker

    def parts(self, document: Document) -> Iterator[str]:
        """Go through what stands between blank lines."""
        if document.masthead is not None:
            yield self._masthead(document.masthead)
        if document.title is not None:
            yield f"# {self._text(document.title)}"
        if document.subtitle is not None:
            yield line(self._text(document.subtitle))
        for block in document.blocks:
            yield from self._block(block)
        yield from self._footnotes()

    def _footnotes(self) -> Iterator[str]:
        """
        List the notes of the text.

        GitHub's own ``[^1]: …`` is a link's definition to other readers of Markdown, and would lead where a note says.
        """
        notes = self.speaker.footnotes
        if notes.notes:
            yield f"## {escaped(self.speaker.word(NOTES))}"
        for at, runs in enumerate(notes.notes):
            yield f'<a id="{notes.name(at)}"></a>{notes.label(at)}\\. {_marked(runs).strip()}'

    def _text(self, inline: Inline) -> str:
        return _marked(self.speaker.say(inline)).strip()

    def _anchor(self, anchor: str) -> str:
        name = self.speaker.anchors.take(anchor)
        return f'<a id="{name}"></a>' if name else ""

    def _masthead(self, head: Masthead) -> str:
        symbol = Verbatim(head.symbol) if head.symbol else None
        said = (head.organ, symbol, *head_lines(head), head.session)
        lines = "\\\n".join(line(self._text(each)) for each in said if each is not None)
        return f"{lines}\n\n---" if lines else ""

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                title = Sequence((Verbatim(block.number), block.text), " ") if block.number else block.text
                yield f"{'#' * min(block.level + 1, 6)} {self._anchor(block.anchor)}{self._text(title)}"
            case Paragraph():
                number = "" if block.number is None else f"{block.number}\\. "
                words = self._text(block.text)
                yield f"{self._anchor(block.anchor)}{number}{words if number else line(words)}"
            case Items():
                yield "\n".join(self._items(block))
            case Pairs():
                if block.title is not None:
                    yield f"{self._anchor(block.anchor)}**{self._text(block.title)}**"
                yield "\n".join(self._pairs(block))
            case KeyFigures():
                yield f"## {self._text(block.title)}"
                yield "\n".join(self._key_figures(block))
            case Table():
                yield from self._table(block)

    def _items(self, items: Items) -> Iterator[str]:
        for position, item in enumerate(items.items):
            letter = f"{self.speaker.letter(position)} " if items.lettered else ""
            text = self._text(item)
            yield f"- {letter}{text if letter else line(text)}"

    def _pairs(self, block: Pairs) -> Iterator[str]:
        for label, value in block.pairs:
            yield f"- {line(self._text(Message(LABELLED, label=label, value=value)))}"

    def _key_figures(self, block: KeyFigures) -> Iterator[str]:
        for figure in block.figures:
            value = self._text(Message(LABELLED, label=figure.label, value=figure.value))
            sign = f"{SIGNS[figure.direction]} " if figure.direction in SIGNS else ""
            change = f" ({sign}{self._text(figure.change)})" if figure.change else ""
            yield f"- {line(value)}{change}"

    # -- tables -------------------------------------------------------------------------------------------------------

    def _table(self, table: Table) -> Iterator[str]:
        with self.speaker.table() as notes:
            label = ""
            if table.number is not None:
                label = f"{self._text(Message(TABLE, number=Numeral(table.number)))}. "
            yield f"{self._anchor(table.anchor)}{label}{line(self._text(table.title))}"
            yield "\n".join(self._rows(table))
            legend = [line(self._text(each)) for each in table.legend]
            under = [*legend, *_lettered(notes)]
            yield "\\\n".join(under)

    def _rows(self, table: Table) -> Iterator[str]:
        yield _row(self._text(column.title) for column in table.columns)
        yield _row("---:" if column.align is Align.END else "---" for column in table.columns)
        for row in self.speaker.rows(table):
            yield _row(self._cells(row, len(table.columns)))

    def _cells(self, row: Row, width: int) -> Iterator[str]:
        for position in range(max(width, len(row.cells))):
            text = self._cell(row.cells[position]) if position < len(row.cells) else ""
            if position == 0:
                text = f"{self._anchor(row.anchor)}{f'*{text}*' if row.is_group and text else text}"
            yield text

    def _cell(self, cell: Cell) -> str:
        return self._text(cell.text if isinstance(cell, Measured) else cell)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _lettered(notes: Footnotes) -> Iterator[str]:
    for position, runs in enumerate(notes.notes):
        yield f"<sup>{notes.label(position)}</sup> {_marked(runs).strip()}"


# -- running text -----------------------------------------------------------------------------------------------------


def _marked(runs: tuple[Run, ...]) -> str:
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
