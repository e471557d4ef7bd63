"""HTML: one file that opens anywhere, without scripts and without anything from elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from math import sqrt
from typing import TYPE_CHECKING

from attrs import frozen
from markupsafe import Markup, escape

from tracker.documents import Document
from tracker.languages import translate
from tracker.values import Language
from tracker.writers._bars import Bar
from tracker.writers._layout import layout_of
from tracker.writers._notes import notes_by_section
from tracker.writers._placed import (
    PlacedCell,
    PlacedItems,
    PlacedKeyFigures,
    PlacedPairs,
    PlacedRow,
    PlacedSection,
    PlacedTable,
    Runs,
)
from tracker.writers._run import Run, linked, raised_parts, standing_out
from tracker.writers._words import BACK, BARS, CONTENTS, DRAFT, NOTE, NOTES, SKIP

if TYPE_CHECKING:
    from jinja2 import Template


def to_html(document: Document, language: str) -> str:
    """
    Write a document as a page.

    Args:
        document: The document.

        language: The language.

    Raises:
        MissingTranslationError: Nothing is written in the language yet.
    """
    return _written(document, language, is_part=False)


def to_html_part(document: Document, language: str) -> str:
    """
    Write a document as a part of another page, such as a notebook: without a head, a style and a masthead.

    Args:
        document: The document.

        language: The language.

    Raises:
        MissingTranslationError: Nothing is written in the language yet.
    """
    return _written(document, language, is_part=True)


def _written(document: Document, language: str, *, is_part: bool) -> str:
    layout = layout_of(document, language)
    typesetter = Typesetter(layout.language, translate(language, NOTE))
    notes_of = notes_by_section(layout)
    placed = {note.name for notes in notes_of.values() for note in notes}
    opening = [block for block in layout.blocks[:1] if isinstance(block, PlacedKeyFigures)]
    return _template().render(
        is_part=is_part,
        page=layout,
        opening=opening,
        text=layout.blocks[len(opening) :],
        notes_of=notes_of,
        other_notes=[note for note in layout.notes if note.name not in placed],
        has_pairs=any(isinstance(block, PlacedPairs) for block in layout.walk()),
        has_own_script=layout.language in _OWN_SCRIPTS,
        language=layout.language.value,
        dir="rtl" if layout.language.is_right_to_left else "ltr",
        set=typesetter.set,
        row_of=typesetter.row,
        large=lambda runs: typesetter.set(standing_out(runs), large=True),
        legend=lambda table: _legend(table, layout.language),
        words={
            "contents": translate(language, CONTENTS),
            "skip": translate(language, SKIP),
            "notes": translate(language, NOTES),
            "back": translate(language, BACK),
            "draft": translate(language, DRAFT),
        },
    )


_OWN_SCRIPTS = (Language.ARABIC, Language.CHINESE)
"""Languages whose letters are set by rules of their own."""


@cache
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  # only pages need it

    environment = Environment(
        loader=PackageLoader("tracker.writers"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"paper": _Paper.of}
    kinds = {
        "section": PlacedSection,
        "table": PlacedTable,
        "key_figures": PlacedKeyFigures,
        "pairs": PlacedPairs,
        "items": PlacedItems,
    }
    environment.tests |= {name: lambda block, kind=kind: isinstance(block, kind) for name, kind in kinds.items()}
    return environment.get_template("report.html")


# -- text -------------------------------------------------------------------------------------------------------------


_OPEN, _HELD = Markup("<mark>{}</mark>"), Markup("<u>{}</u>")
"""Words about which something is still to be done, and words that are done with."""


@frozen
class Typesetter:
    """
    How runs are set in a page.

    >>> Typesetter(Language.ENGLISH, "note {number}").set([Run(text="a < b")])
    Markup('a &lt; b')

    Attributes:
        language: The language of the page.

        note: How a mark is read aloud, with a place for its number.
    """

    language: Language
    note: str

    def set(self, runs: Sequence[Run], *, large: bool = False) -> Markup:
        """
        Set runs; *large* lets numbers stand out.

        Links have been judged before: `Anchors.target` lets through only the document's places and the Web's addresses.
        """
        if len(runs) == 1 and runs[0].is_plain and not (large or self.language.is_right_to_left):
            return _raised(runs[0].text, self.language)
        return _joined(self._linked(runs, large=large))

    def _linked(self, runs: Sequence[Run], *, large: bool) -> Iterator[Markup]:
        for link, group in linked(runs):
            inner = _joined([*self._inner(group, large=large)])
            yield inner if link is None else Markup(f'<a href="{escape(link)}">{inner}</a>')  # noqa: S704  # both are escaped

    def _inner(self, group: tuple[Run, ...], *, large: bool) -> Iterator[Markup]:
        before: Run | None = None
        for run in group:
            if run.note is not None:
                yield self._mark(run, run.note, follows=before is not None and before.note is not None)
            else:
                yield self._text(run, large=large)
            before = run

    def _mark(self, run: Run, note: str, *, follows: bool) -> Markup:
        comma = Markup("<span>, </span>") if follows else ""
        name = Markup(' id="{}-back"').format(note) if run.is_first else ""
        return Markup('<sup class="mark">{}<a href="#{}"{} role="doc-noteref" aria-label="{}">{}</a></sup>').format(
            comma, note, name, self.note.replace("{number}", run.text), run.text
        )

    def _text(self, run: Run, *, large: bool) -> Markup:
        if run.mark == "bracket":
            return Markup("")
        text = _raised(run.text, self.language) if run.lang is None else escape(run.text)
        if run.mark is not None:
            text = (_OPEN if run.mark == "open" else _HELD).format(text)
        if large and run.is_number:
            text = Markup('<span class="numeral">{}</span>').format(text)
        if run.lang is not None:
            return Markup('<span lang="{}"{}>{}</span>').format(run.lang, self._turn(Language(run.lang)), text)
        if run.ltr and self.language.is_right_to_left:
            return Markup('<bdi dir="ltr">{}</bdi>').format(text)
        return text

    def row(self, row: PlacedRow) -> Markup:
        """Set a row of a table: a page has thousands of cells, and a template would take most of its time for them."""
        cells = "".join([self._cell(cell, is_first=not position) for position, cell in enumerate(row.cells)])
        name = f' id="{escape(row.anchor)}"' if row.anchor else ""
        return Markup(f"<tr{name}>\n{cells}</tr>")  # noqa: S704  # each part is escaped

    def _cell(self, cell: PlacedCell, *, is_first: bool) -> str:
        text, bar = self.set(cell.text), Bar.of(cell.measured)
        inside = text if bar is None else _barred(text, bar)
        place = ' class="end"' if cell.at_end else ""
        return f'<th scope="row"{place}>{inside}</th>' if is_first else f"<td{place}>{inside}</td>"

    def _turn(self, language: Language) -> Markup:
        """Give the direction of a foreign text where it is not that of the page."""
        if language.is_right_to_left is self.language.is_right_to_left:
            return Markup("")
        return Markup(' dir="rtl"') if language.is_right_to_left else Markup(' dir="ltr"')


def _raised(text: str, language: Language) -> Markup:
    """Set letters above the line where the language has them so."""
    parts = list(raised_parts(text, language))
    if len(parts) == 1:
        return escape(text)
    return _joined(Markup("<sup>{}</sup>").format(part) if is_raised else escape(part) for part, is_raised in parts)


def _joined(parts: Iterable[Markup]) -> Markup:
    """Join what is markup already; `Markup.join` would look at each part again, and is most of the time of a page."""
    return Markup("".join(parts))  # noqa: S704  # each part is escaped


# -- tables -----------------------------------------------------------------------------------------------------------


def _barred(text: Markup, bar: Bar) -> str:
    """Draw a bar beside a number."""
    parts = "".join(
        f'<span class="{name}" style="inline-size: {width}%"></span>'
        for name, share in (("certain", bar.certain), ("possible", bar.possible))
        if (width := _width(share)) != "0.0"
    )
    is_open = '<span class="open"></span>' if bar.is_open else ""
    drawn = f'<span class="bar" aria-hidden="true">{parts}{is_open}</span>'
    return f'<div class="barred"><span>{text}</span>{drawn}</div>'


def _width(share: Fraction) -> str:
    """Write the share of a bar's track in per cent."""
    return f"{float(share * 100):.1f}"


def _legend(table: PlacedTable, language: Language) -> list[Runs]:
    """Return what stands under a table: bars are explained where any of them shows more than one number."""
    return [*table.legend, *([(Run(text=translate(language, BARS)),)] if table.has_open_bars else [])]


# -- paper ------------------------------------------------------------------------------------------------------------

WIDE = 100
"""The room, in letters, that a line of a table has on paper; a table that needs more is set smaller."""
_WORD = 16
"""A longer word, such as an address or a key, may be broken."""
_GAP = 2
_BAR = 16
_LINES = 4
"""How quickly a column widens with its texts: one of a hundred letters gets forty, and three lines."""


@frozen
class _Paper:
    """
    How columns share the width of paper: each as its texts need, so that the longest does not squeeze the others.

    Attributes:
        is_wide: Whether the table is set smaller.

        shares: The share of each column, in per cent.
    """

    is_wide: bool
    shares: tuple[str, ...]

    @classmethod
    def of(cls, table: PlacedTable) -> "_Paper":
        """Measure a table."""
        rows = [row.cells for row in table.rows]
        needs = [
            _room(column.title, [cells[position] for cells in rows if position < len(cells)])
            for position, column in enumerate(table.columns)
        ]
        return cls(sum(needs) > WIDE, tuple(f"{need * 100 / sum(needs):.1f}" for need in needs))


def _room(title: Runs, cells: Sequence[PlacedCell]) -> float:
    """Return how much room a column needs, in letters: what its words need, more where its texts are long."""
    texts = [_bare(cell.text) for cell in cells]
    words = (len(word) for text in (_bare(title), *texts) for word in text.split())
    mean = sum(map(len, texts)) / max(1, len(texts))
    bar = _BAR if any(Bar.of(cell.measured) for cell in cells) else 0
    return max(min(_WORD, max(words, default=0)), _LINES * sqrt(mean)) + _GAP + bar


def _bare(runs: Runs) -> str:
    """Return a text with its marks, as wide as it is set."""
    text, follows = "", False
    for run in runs:
        text += f", {run.text}" if follows and run.note is not None else run.text
        follows = run.note is not None
    return text
