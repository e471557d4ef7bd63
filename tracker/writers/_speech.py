"""Speech: inline parts become runs of text in one language."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import TypeVar

from attrs import Factory, define, evolve

from tracker.documents import (
    Cell,
    Counted,
    DateText,
    Document,
    Inline,
    Link,
    Listing,
    Marked,
    Message,
    Name,
    Note,
    Numeral,
    PeriodText,
    Row,
    Sequence,
    Table,
    Verbatim,
)
from tracker.documents._inline import Filled, Unit, number_in
from tracker.errors import Sentence, TrackerError
from tracker.languages import date_text, number
from tracker.languages._dates import period_text
from tracker.languages._elision import elided
from tracker.languages._locale import LANGUAGES, laid_out_in, translation, untranslated
from tracker.languages._numbering import item_numbering, note_numbering
from tracker.languages._numbers import MINUS, counted, form_for, gender_of, plural
from tracker.languages._punctuation import joints, marks_before_punctuation, semicolon, typeset
from tracker.values import InternationalString, Language
from tracker.values._safe_text import inert
from tracker.writers._anchors import Anchors, Footnotes
from tracker.writers._run import Run, merged, placed, plain

_T = TypeVar("_T")

_COMPOSED = (Message, Sentence, Filled, Sequence, Listing, Link, Marked, Note)
_PLACE = re.compile(r"\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}")


def plain_text(said: Inline | TrackerError | str, language: str) -> str:
    """
    Say a part of running text in a language, without its notes and links, or what an error says.

    >>> from tracker.documents import Message, Numeral
    >>> plain_text(Message("at least {number}", number=Numeral(4000)), "en")
    'at least 4,000'
    >>> from tracker.values import When
    >>> try:
    ...     When("2021-02-30")
    ... except ValueError as error:
    ...     print(plain_text(error, "fr"))
    '2021-02-30' n’existe pas : ce mois compte 28 jours ; écrire un jour de 01 à 28

    Args:
        said: Running text, a sentence of an error or the error itself; text without a language stays as it is.

        language: The language.

    Raises:
        MissingTranslationError: Nothing is written in the language yet.
    """
    known = laid_out_in(language)
    if isinstance(said, TrackerError):
        said = said.sentence
    if isinstance(said, str) and not isinstance(said, Sentence):
        return inert(said)
    return plain(Speaker(known, Anchors({})).say(said))


@define
class Speaker:
    """
    One reading of a document in one language, from its first word to its last.

    Attributes:
        language: The language.

        anchors: The anchors of the document.

        footnotes: The notes of the text, as far as it has been read.

        is_linked: Whether the text leads anywhere. Notes always do: those that lead to different places are not one,
            and have the same numbers in every format.
    """

    language: Language
    anchors: Anchors
    footnotes: Footnotes = Factory(lambda: Footnotes("note"))
    is_linked: bool = True
    _current: Footnotes = Factory(lambda self: self.footnotes, takes_self=True)
    _tables: int = 0

    @classmethod
    def of(cls, document: Document, language: str, *, is_linked: bool = True) -> "Speaker":
        """Begin a reading."""
        return cls(laid_out_in(language), Anchors.of(document), is_linked=is_linked)

    def say(self, inline: Inline) -> tuple[Run, ...]:
        """Return a text as runs; its notes are taken up in the order in which it is read."""
        if not isinstance(inline, _COMPOSED):
            run = self._leaf(inline)
            return (run,) if run.text else ()
        runs = merged(self._runs(inline))
        return merged(placed(runs, before_punctuation=marks_before_punctuation(self.language)))

    def rows(self, table: Table) -> list[Row]:
        """Return the rows in the order of the language, where the table is alphabetical, each under its sub-heading."""
        if not table.is_alphabetical:
            return list(table.rows)
        groups: list[list[Row]] = [[]]
        for row in table.rows:
            if row.is_group:
                groups.append([])
            groups[-1].append(row)
        return [row for group in groups for row in self._in_order(group, _name_of_row)]

    def letter(self, position: int) -> str:
        """Return the letter of an item in a list."""
        return item_numbering(self.language).label(position + 1)

    @contextmanager
    def table(self) -> Iterator[Footnotes]:
        """Read a table: its notes are its own."""
        self._tables += 1
        self._current = Footnotes(f"table{self._tables}", lettered=note_numbering(self.language))
        try:
            yield self._current
        finally:
            self._current = self.footnotes

    # -- parts made of parts ------------------------------------------------------------------------------------------

    def _runs(self, inline: Inline) -> Iterator[Run]:
        match inline:
            case Message():
                yield from self._filled(*self._translated(inline.id), dict(inline.parts))
            case Sentence():
                told = {name: _part_of_sentence(part) for name, part in inline.parts.items()}
                yield from self._filled(*self._translated(inline.template), told)
            case Filled():
                text, lang = self._best(inline.text)
                parts = {str(position): part for position, part in enumerate(inline.parts)}
                yield from self._filled(text, lang, parts)
            case Sequence():
                yield from self._sequence(inline)
            case Listing():
                yield from self._listing(inline)
            case Link():
                target = self.anchors.target(inline.target) if self.is_linked else None
                for run in self._runs(inline.text):
                    yield run if run.note or run.link or target is None else evolve(run, link=target)
            case Marked():
                yield from self._marked(inline)
            case Note():
                yield from self._runs(inline.text)
                yield self._current.mark(lambda: self._note(inline.note))
            case _:
                yield self._leaf(inline)

    def _note(self, note: Inline) -> tuple[Run, ...]:
        before, self.is_linked = self.is_linked, True
        said = self.say(note)
        self.is_linked = before
        return said

    def _marked(self, marked: Marked) -> Iterator[Run]:
        """Go through marked words; those that stand out have brackets around them, for formats that show no marks."""
        if marked.is_open:
            yield Run(text="[", mark="bracket")
        for run in self._runs(marked.text):
            yield evolve(run, mark="open" if marked.is_open else "held")
        if marked.is_open:
            yield Run(text="]", mark="bracket")

    def _translated(self, msgid: str) -> tuple[str, Language]:
        """Translate a message; one that lacks its translation stays English where all others have theirs."""
        found = translation(self.language, msgid)
        if found is not None:
            return found, self.language
        if self.language not in LANGUAGES:
            raise untranslated(self.language)
        return msgid, Language.ENGLISH

    def _filled(self, text: str, lang: Language, parts: Mapping[str, Inline]) -> Iterator[Run]:
        """Fill the places of a text; one that nothing fills stays as it is written."""
        end = 0
        for place in _PLACE.finditer(text):
            if place[1] in parts:
                if place[2] is None:
                    filling = tuple(self._runs(parts[place[1]]))
                    yield self._run(elided(text[end : place.start()], plain(filling), lang), lang)
                    yield from filling
                else:
                    yield self._run(text[end : place.start()], lang)
                    yield self._run(form_for(number_in(parts[place[1]]), place[2], place[3], lang), lang)
                end = place.end()
        yield self._run(text[end:], lang)

    def _sequence(self, sequence: Sequence) -> Iterator[Run]:
        between = semicolon(self.language) if sequence.separator == "; " else sequence.separator
        for position, part in enumerate(sequence.parts):
            if position:
                yield self._run(between, self.language)
            yield from self._runs(part)

    def _listing(self, listing: Listing) -> Iterator[Run]:
        spoken = [tuple(self._runs(item)) for item in self._in_order(listing.items, _name)]
        between = ("", *joints([plain(runs) for runs in spoken], self.language))
        for joint, runs in zip(between, spoken, strict=False):
            yield self._run(joint, self.language)
            yield from runs

    def _in_order(self, items: Iterable[_T], name_of: Callable[[_T], Name | None]) -> list[_T]:
        """Put the names among the items in the order of the language; anything else keeps its place."""
        listed = list(items)
        named = [(self._rank(found), position) for position, each in enumerate(listed) if (found := name_of(each))]
        ordered = iter([listed[position] for _, position in sorted(named)])
        return [next(ordered) if name_of(each) else each for each in listed]

    def _rank(self, name: Name) -> tuple[bool, int, str]:
        rank = name.ranks.get(self.language)
        return rank is None, rank or 0, name.forms.best(self.language)

    # -- parts that are text ------------------------------------------------------------------------------------------

    def _leaf(self, inline: Inline) -> Run:
        match inline:
            case Verbatim():
                return Run(text=inert(inline.text), ltr=True)
            case Numeral():
                return _run_of_number(inline, self.language)
            case InternationalString() | Name():
                return self._run(*self._best(inline.forms if isinstance(inline, Name) else inline))
            case Counted():
                text = counted(inline.value, inline.unit, self.language, words=inline.words)
            case Unit():
                text = plural(inline.unit, self.language, inline.number)
            case DateText():
                text = date_text(inline.when, self.language, as_phrase=inline.as_phrase)
            case PeriodText():
                text = period_text(inline.period, self.language, as_phrase=inline.as_phrase)
            case _:
                raise TypeError(f"{type(inline).__name__} is no part of running text")
        return Run(text=inert(text))

    def _best(self, text: InternationalString) -> tuple[str, Language]:
        own = text.get(self.language)
        words, lang = (text.best(self.language), text.first) if own is None else (own, self.language)
        return typeset(words, lang), lang

    def _run(self, text: str, lang: Language) -> Run:
        """Make a run, and say its language if that is another than the document's and it has words at all."""
        foreign = lang is not self.language and any(char.isalpha() for char in text)
        return Run(text=inert(text), lang=lang.value if foreign else None)


def _part_of_sentence(part: object) -> Inline:
    """Say what fills a place of a sentence: sentences, errors and texts in the language, all else as it is quoted."""
    if isinstance(part, TrackerError):
        return part.sentence
    return part if isinstance(part, Sentence | InternationalString) else Verbatim(str(part))


@lru_cache(maxsize=4096)
def _run_of_number(numeral: Numeral, language: Language) -> Run:
    """Make the run of a number, once for all the cells of tables that hold it."""
    gender = gender_of(numeral.of, language) if numeral.words and numeral.of else "m"
    text = number(numeral.value, language, words=numeral.words, gender=gender, decimal=numeral.decimal)
    # Where text runs from right to left, a sign would change sides with its number.
    return Run(text=text, is_number=True, ltr=language.is_right_to_left and text.startswith(MINUS))


def _name(item: Cell) -> Name | None:
    """Return the name that an item is, whatever link or note is around it."""
    while isinstance(item, Link | Note):
        item = item.text
    return item if isinstance(item, Name) else None


def _name_of_row(row: Row) -> Name | None:
    return _name(row.cells[0]) if row.cells and not row.is_group else None
