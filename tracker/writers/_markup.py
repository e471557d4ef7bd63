"""Markup: runs of text become HTML. All text passes through here, escaped."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen
from markupsafe import Markup, escape

from tracker.values import Language
from tracker.writers._run import Run, linked

__all__ = ["Markup", "Typesetter"]


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
            return escape(runs[0].text)
        return _joined(self._linked(runs, large=large))

    def _linked(self, runs: Sequence[Run], *, large: bool) -> Iterator[Markup]:
        for link, group in linked(runs):
            inner = _joined(self._inner(group, large=large))
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
        text = escape(run.text)
        if large and run.is_number:
            text = Markup('<span class="numeral">{}</span>').format(text)
        if run.lang is not None:
            return Markup('<span lang="{}"{}>{}</span>').format(run.lang, self._turn(Language(run.lang)), text)
        if run.ltr and self.language.is_right_to_left:
            return Markup('<bdi dir="ltr">{}</bdi>').format(text)
        return text

    def _turn(self, language: Language) -> Markup:
        """Give the direction of a foreign text where it is not that of the page."""
        if language.is_right_to_left is self.language.is_right_to_left:
            return Markup("")
        return Markup(' dir="rtl"') if language.is_right_to_left else Markup(' dir="ltr"')


def _joined(parts: Iterable[Markup]) -> Markup:
    """Join what is markup already; `Markup.join` would look at each part again, and is most of the time of a page."""
    return Markup("".join(parts))  # noqa: S704  # each part is escaped
