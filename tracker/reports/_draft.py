"""The document under way: its numbers and anchors, the records that it draws on, names and their notes."""

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

from attrs import define, field

from tracker.codelists import country
from tracker.documents import Block, Heading, Inline, Items, Link, Listing, Message, Note, Paragraph, Sequence, Verbatim
from tracker.indicators import Figure
from tracker.model import Record
from tracker.reports._matter import Matter
from tracker.reports._part import PARTS
from tracker.reports._passages import passages_of
from tracker.reports._selection import sources_of, tells
from tracker.values import InternationalString, Language, When
from tracker.words._dates import behind_comma
from tracker.words._records import Form, country_name

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def _roman(number: int) -> str:
    digits = ""
    for value, letters in _ROMAN:
        while number >= value:
            digits += letters
            number -= value
    return digits


_NUMBERING: tuple[Callable[[int], str], ...] = (
    lambda number: f"{_roman(number)}.",
    lambda number: f"{chr(64 + number)}." if number <= 26 else f"{number}.",  # noqa: PLR2004  # the alphabet
    lambda number: f"{number}.",
)
"""Headings are I., A., 1. (United Nations Editorial Manual)."""


@define(eq=False)
class Draft:
    """
    A report under way: it numbers headings, paragraphs and tables, and keeps a list of the records that it draws on.

    Attributes:
        matter: What the report tells of.

        blocks: What has been composed.

        chapter: The text of the last heading of the first level; None before the first.
    """

    matter: Matter
    blocks: list[Block] = field(factory=list)
    chapter: Inline | None = None
    _paragraphs: int = 0
    _counts: list[int] = field(factory=lambda: [0, 0, 0])
    _tables: int = 0
    _annexes: int = 0
    _anchors: dict[str, str] = field(factory=dict)
    _taken: set[str] = field(factory=set)
    _drawn_on: dict[tuple[str, str], Record] = field(factory=dict)
    _noted: set[str] = field(factory=set)

    # -- structure ----------------------------------------------------------------------------------------------------

    def heading(self, level: int, text: Inline) -> None:
        """Begin a part of the main text: a chapter on level 1, what is within it on levels 2 and 3."""
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (len(self._counts) - level)
        number = _NUMBERING[level - 1](self._counts[level - 1])
        place = "-".join(str(count) for count in self._counts[:level])
        self._begin(Heading(level=level, number=number, text=text, anchor=self._anchor(f"section-{place}")))

    def annex(self, title: Inline) -> None:
        """Begin an annex; what follows has no numbered paragraphs."""
        self._annexes += 1
        text = Message("Annex {number}. {title}", number=Verbatim(_roman(self._annexes)), title=title)
        self._begin(Heading(level=1, text=text, anchor=self._anchor(f"annex-{len(self.blocks)}")))

    def _begin(self, heading: Heading) -> None:
        if heading.level == 1:
            self.chapter = heading.text
        self.blocks.append(heading)

    def paragraph(self, text: Inline) -> None:
        """Add a paragraph; those of the main text are numbered through."""
        self._paragraphs += 1
        anchor = self._anchor(f"paragraph-{self._paragraphs}")
        self.blocks.append(Paragraph(number=self._paragraphs, text=text, anchor=anchor))

    def remark(self, text: Inline) -> None:
        """Add a paragraph without a number, as an annex has them."""
        self.blocks.append(Paragraph(text=text))

    def passages(self, section: str) -> None:
        """Add the narrative that people wrote for a section."""
        for passage in passages_of(self, section):
            self.paragraph(passage)

    def items(self, items: Iterable[Inline]) -> None:
        """Add the lettered items that a paragraph announces."""
        listed = tuple(items)
        if listed:
            self.blocks.append(Items(items=listed, lettered=True))

    def add(self, block: Block) -> None:
        """Add any other block."""
        self.blocks.append(block)

    def table_number(self) -> int:
        """Take the next number of a table."""
        self._tables += 1
        return self._tables

    # -- where things lead to -----------------------------------------------------------------------------------------

    def _anchor(self, wanted: str) -> str:
        """Return the one anchor that stands for a name, safe in any address and taken by nothing else."""
        if wanted not in self._anchors:
            safe = re.sub(r"[^a-z0-9]+", "-", wanted.casefold()).strip("-")
            unique, number = safe, 2
            while unique in self._taken:
                unique, number = f"{safe}-{number}", number + 1
            self._taken.add(unique)
            self._anchors[wanted] = unique
        return self._anchors[wanted]

    def anchor_of(self, record: Record) -> str:
        """Return the anchor of a record in the annex, where it is listed from now on."""
        self._drawn_on.setdefault((record.table, record.key), record)
        return self._anchor(f"record-{record.table}-{record.key}")

    def figure_anchor(self, figure: Figure) -> str:
        """Return the anchor of an indicator's figures in the annex; a country or programme has its own."""
        part = "".join(f"-{code}" for dimension, code in figure.by if dimension in PARTS)
        return self._anchor(f"figure-{figure.indicator.id}-{figure.basis.value}{part}")

    @property
    def drawn_on(self) -> tuple[Record, ...]:
        """The records that the text draws on, sorted by type and key."""
        return tuple(self._drawn_on[key] for key in sorted(self._drawn_on))

    def linked(self, text: Inline, figure: Figure) -> Inline:
        """Make a figure's wording lead to where its bounds and records stand."""
        return Link(text, f"#{self.figure_anchor(figure)}") if tells(figure) else text

    def with_source(self, text: Inline, record: Record) -> Inline:
        """Let a statement lead to its record: the paragraphs of its sources stand behind it in brackets."""
        return Sequence((text, Verbatim(" ("), Link(self._places(record), f"#{self.anchor_of(record)}"), Verbatim(")")))

    def _places(self, record: Record) -> Inline:
        reported = [
            each for each in sources_of(record) if self.matter.is_about_period(each.document) and each.paragraph
        ]
        if not reported:
            return Message("source")
        paragraphs = sorted({each.paragraph or "" for each in reported}, key=_in_numbers)
        places = Verbatim(", ".join(paragraphs))
        return Message("paras. {places}" if len(paragraphs) > 1 else "para. {places}", places=places)

    # -- names --------------------------------------------------------------------------------------------------------

    def countries(self, codes: Iterable[str], form: Form = Form.LISTED) -> Inline:
        """List countries and areas, with the note that a name needs at its first mention."""
        return Listing(tuple(self._named(code, form) for code in sorted(codes)))

    def _named(self, code: str, form: Form) -> Inline:
        name = country_name(code, form, self.matter.day)
        note = _note_on(code)
        if note is None or code in self._noted:
            return name
        self._noted.add(code)
        return Note(name, note)

    def date_of(self, when: When) -> Inline | None:
        """Word a date as it stands behind a comma; None if it says no more than the period does."""
        if when.window.first <= self.matter.period.start and when.window.last >= self.matter.period.end:
            return None
        return behind_comma(when)

    def country(self, code: str) -> Inline:
        """Name a country or area as in a list."""
        return country_name(code, Form.LISTED, self.matter.day)


Section: TypeAlias = Callable[[Matter, Draft], None]
"""A section: it reads the matter of a report and adds to its draft; it adds nothing where there is nothing to tell."""


def without_stop(text: InternationalString) -> InternationalString:
    """Leave out a final full stop, so that a sentence can go on with its source in brackets."""
    ordered = {language: (text.get(language) or "").rstrip().rstrip(".。") for language in text.languages}
    return InternationalString({language: words or (text.get(language) or "") for language, words in ordered.items()})


def _in_numbers(paragraph: str) -> tuple[int, str]:
    digits = re.match(r"\d+", paragraph)
    return int(digits[0]) if digits else 0, paragraph


def _note_on(code: str) -> InternationalString | None:
    """Return the note that the name of a country or area needs; None if it needs none."""
    notes = {language: note for language in Language if (note := country(code).note(language))}
    return InternationalString(notes) if notes else None
