"""Documents drawn at random, every word of which is another one."""

from itertools import count

from attrs import define, field
from hypothesis import strategies as st

from tracker.documents import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Inline,
    Items,
    KeyFigure,
    KeyFigures,
    Measured,
    Note,
    Pairs,
    Paragraph,
    Row,
    Sequence,
    Table,
    Verbatim,
)

__all__ = ["Words", "documents"]


@define
class Words:
    """
    Words for a document, each used once.

    Attributes:
        draw: What draws.

        used: The words so far.
    """

    draw: st.DrawFn
    used: list[str] = field(factory=list)
    _numbers: "count[int]" = field(factory=count)

    def text(self, most: int = 6) -> Verbatim:
        """Draw a text of a few words."""
        return Verbatim(" ".join(self._word() for _ in range(self.draw(st.integers(1, most)))))

    def _word(self) -> str:
        number = next(self._numbers)
        word = f"{'abcdefg'[: self.draw(st.integers(0, 3))]}{number}{self.draw(st.sampled_from('xyz'))}"
        self.used.append(word)
        return word

    def inline(self, most: int = 6) -> Inline:
        """Draw a text, which may have a note."""
        text: Inline = self.text(most)
        if self.draw(st.integers(0, 5)) == 0:
            text = Sequence((Note(text, self.text()), self.text()), " ")
        return text


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, list[str]]:
    """Documents with their words; shrink to a title."""
    words = Words(draw)
    title, subtitle = words.inline(), words.inline() if draw(st.booleans()) else None
    blocks = tuple(_block(words) for _ in range(draw(st.integers(0, 5))))
    return Document(title=title, subtitle=subtitle, blocks=blocks), words.used


def _block(words: Words) -> Block:
    draw = words.draw
    match draw(st.sampled_from(("paragraph", "heading", "items", "pairs", "figures", "table", "table"))):
        case "heading":
            return Heading(level=draw(st.integers(1, 4)), number="I.", text=words.inline(), anchor="same")
        case "items":
            items = tuple(words.inline(20) for _ in range(draw(st.integers(0, 3))))
            return Items(items=items, lettered=draw(st.booleans()))
        case "pairs":
            pairs = tuple((words.text(3), _cell(words)) for _ in range(draw(st.integers(0, 4))))
            return Pairs(title=words.inline() if draw(st.booleans()) else None, pairs=pairs)
        case "figures":
            figure = KeyFigure(value=words.text(2), label=words.text(), change=words.text(), direction="up")
            return KeyFigures(title=words.text(), figures=(figure,))
        case "table":
            return _table(words)
        case _:
            return Paragraph(number=draw(st.none() | st.integers(1, 99)), text=words.inline(30))


def _table(words: Words) -> Table:
    draw = words.draw
    width = draw(st.integers(1, 7))
    columns = tuple(Column(title=words.inline(3), align=draw(st.sampled_from(list(Align)))) for _ in range(width))
    rows = [_row(words, width) for _ in range(draw(st.integers(0, 4)))]
    return Table(
        number=draw(st.none() | st.integers(1, 9)),
        title=words.inline(),
        columns=columns,
        rows=tuple(rows),
        legend=(words.text(),) if draw(st.booleans()) else (),
    )


def _row(words: Words, width: int) -> Row:
    if words.draw(st.integers(0, 4)) == 0:
        return Row(cells=(words.inline(3),), is_group=True)
    return Row(cells=tuple(_cell(words) for _ in range(words.draw(st.integers(1, width)))))


def _cell(words: Words) -> Cell:
    draw = words.draw
    if draw(st.booleans()):
        return words.inline()
    lower, more = draw(st.integers(0, 9)), draw(st.none() | st.integers(0, 9))
    scale = draw(st.sampled_from((None, 18)))
    return Measured(text=words.text(2), lower=lower, upper=None if more is None else lower + more, scale=scale)
