"""Speech: inline parts become runs of text in one language."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from attrs import Factory, define, evolve, field

from tracker.documents import (
    Counted,
    DateText,
    Document,
    Filled,
    Inline,
    Link,
    Listing,
    Message,
    Name,
    Note,
    Numeral,
    PeriodText,
    Sequence,
    Verbatim,
)
from tracker.languages import (
    counted,
    date_text,
    item_letter,
    joints,
    marks_before_punctuation,
    number,
    period_text,
    semicolon,
    translate,
    translation,
    written_in,
)
from tracker.values import InternationalString, Language
from tracker.writers._anchors import Anchors
from tracker.writers._run import Run, clean, merged, placed, plain
from tracker.writers._words import letters

__all__ = ["Footnotes", "Speaker"]

_COMPOSED = (Message, Filled, Sequence, Listing, Link, Note)
_PLACE = re.compile(r"\{(\w+)\}")


@define
class Footnotes:
    """
    The notes of the text, numbered through, or those of one table, lettered.

    Attributes:
        scope: What their names begin with.

        lettered: Whether they have letters; the same note then has one letter.

        notes: The notes, in order.
    """

    scope: str
    lettered: bool = False
    notes: list[tuple[Run, ...]] = field(factory=list)

    def name(self, position: int) -> str:
        """Return the name of the note at a position."""
        return f"{self.scope}--{self.label(position)}"

    def label(self, position: int) -> str:
        """Return the number or letter of the note at a position."""
        return letters(position) if self.lettered else str(position + 1)

    def mark(self, speaker: "Speaker", note: Inline) -> Run:
        """Take a note up and return its mark."""
        position = len(self.notes)
        self.notes.append(())
        runs = speaker.say(note)
        if self.lettered and runs in self.notes[:position]:
            del self.notes[position:]
            position = self.notes.index(runs)
            return Run(text=self.label(position), note=self.name(position))
        self.notes[position] = runs
        return Run(text=self.label(position), note=self.name(position), is_first=True)


@define
class Speaker:
    """
    One reading of a document in one language, from its first word to its last.

    Attributes:
        language: The language.

        anchors: The anchors of the document.

        footnotes: The notes of the text, as far as it has been read.
    """

    language: Language
    anchors: Anchors
    footnotes: Footnotes = Factory(lambda: Footnotes("note"))
    _current: Footnotes = Factory(lambda self: self.footnotes, takes_self=True)
    _tables: int = 0

    @classmethod
    def of(cls, document: Document, language: str) -> "Speaker":
        """Begin a reading."""
        return cls(written_in(language), Anchors.of(document))

    def say(self, inline: Inline) -> tuple[Run, ...]:
        """Return a text as runs; its notes are taken up in the order in which it is read."""
        if not isinstance(inline, _COMPOSED):
            run = self._leaf(inline)
            return (run,) if run.text else ()
        runs = merged(self._runs(inline))
        return merged(placed(runs, before_punctuation=marks_before_punctuation(self.language)))

    def word(self, msgid: str) -> str:
        """Translate words of the writer's own."""
        return translate(self.language, msgid)

    def letter(self, position: int) -> str:
        """Return the letter of an item in a list."""
        return item_letter(letters(position), self.language)

    @contextmanager
    def table(self) -> Iterator[Footnotes]:
        """Read a table: its notes are its own."""
        self._tables += 1
        self._current = Footnotes(f"table{self._tables}", lettered=True)
        try:
            yield self._current
        finally:
            self._current = self.footnotes

    # -- parts made of parts ------------------------------------------------------------------------------------------

    def _runs(self, inline: Inline) -> Iterator[Run]:
        match inline:
            case Message():
                found = translation(self.language, inline.id)
                lang = Language.ENGLISH if found is None else self.language
                yield from self._filled(inline.id if found is None else found, lang, dict(inline.parts))
            case Filled():
                text, lang = self._best(inline.text)
                parts = {str(position): part for position, part in enumerate(inline.parts)}
                yield from self._filled(text, lang, parts)
            case Sequence():
                yield from self._sequence(inline)
            case Listing():
                yield from self._listing(inline)
            case Link():
                target = self.anchors.target(inline.target)
                for run in self._runs(inline.text):
                    yield run if run.note or run.link or target is None else evolve(run, link=target)
            case Note():
                yield from self._runs(inline.text)
                yield self._current.mark(self, inline.note)
            case _:
                yield self._leaf(inline)

    def _filled(self, text: str, lang: Language, parts: Mapping[str, Inline]) -> Iterator[Run]:
        """Fill the places of a text; one that nothing fills stays as it is written."""
        end = 0
        for place in _PLACE.finditer(text):
            if place[1] in parts:
                yield self._run(text[end : place.start()], lang)
                yield from self._runs(parts[place[1]])
                end = place.end()
        yield self._run(text[end:], lang)

    def _sequence(self, sequence: Sequence) -> Iterator[Run]:
        between = semicolon(self.language) if sequence.separator == "; " else sequence.separator
        for position, part in enumerate(sequence.parts):
            if position:
                yield self._run(between, self.language)
            yield from self._runs(part)

    def _listing(self, listing: Listing) -> Iterator[Run]:
        spoken = [tuple(self._runs(item)) for item in self._in_order(listing.items)]
        between = ("", *joints([plain(runs) for runs in spoken], self.language))
        for joint, runs in zip(between, spoken, strict=False):
            yield self._run(joint, self.language)
            yield from runs

    def _in_order(self, items: tuple[Inline, ...]) -> list[Inline]:
        """Put the names among the items in the order of the language; anything else keeps its place."""
        names = iter(sorted((item for item in items if _name(item)), key=self._rank))
        return [next(names) if _name(item) else item for item in items]

    def _rank(self, item: Inline) -> tuple[bool, int, str]:
        name = _name(item)
        assert name is not None  # noqa: S101  # for the type checker: only names are ranked
        rank = name.ranks.get(self.language)
        return rank is None, rank or 0, name.forms.best(self.language)

    # -- parts that are text ------------------------------------------------------------------------------------------

    def _leaf(self, inline: Inline) -> Run:
        match inline:
            case Verbatim():
                return Run(text=clean(inline.text), ltr=True)
            case Numeral():
                return Run(text=number(inline.value, self.language, words=inline.words), is_number=True)
            case InternationalString() | Name():
                return self._run(*self._best(inline.forms if isinstance(inline, Name) else inline))
            case Counted():
                text = counted(inline.value, inline.unit, self.language, words=inline.words)
            case DateText():
                text = date_text(inline.when, self.language, as_phrase=inline.as_phrase)
            case PeriodText():
                text = period_text(inline.period, self.language, as_phrase=inline.as_phrase)
            case _:
                raise TypeError(f"{type(inline).__name__} is no part of running text")
        return Run(text=clean(text))

    def _best(self, text: InternationalString) -> tuple[str, Language]:
        own = text.get(self.language)
        return (text.best(self.language), text.first) if own is None else (own, self.language)

    def _run(self, text: str, lang: Language) -> Run:
        """Make a run, and say its language if that is another than the document's and it has words at all."""
        foreign = lang is not self.language and any(char.isalpha() for char in text)
        return Run(text=clean(text), lang=lang.value if foreign else None)


def _name(item: Inline) -> Name | None:
    """Return the name that an item is, whatever link or note is around it."""
    while isinstance(item, Link | Note):
        item = item.text
    return item if isinstance(item, Name) else None
