"""The composer: it numbers headings and paragraphs, and keeps a list of the records that the text draws on."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property

from attrs import define, field

from tracker.codelists import country
from tracker.comparison import Comparison, Restated, Restatement, against_restated, compare_all, restate
from tracker.documents import (
    Block,
    DateText,
    Heading,
    Inline,
    Items,
    Link,
    Listing,
    Message,
    Note,
    Paragraph,
    Sequence,
    Verbatim,
)
from tracker.indicators import Figure, measure_all
from tracker.model import Citation, Publication, Record, Register
from tracker.reports._selection import sources_of
from tracker.values import InternationalString, Language, ReportingPeriod, When
from tracker.words._countries import Form, country_name

__all__ = ["Composer", "without_stop"]

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


@define
class Composer:
    """
    A report under way.

    Attributes:
        register: The records.

        period: The period reported on.

        against: The period compared with; None for none.

        day: The day of the report: names of countries are those valid on it.

        published: The report on the period compared with, as it went out; None if it is not compared with one.

        blocks: What has been composed.
    """

    register: Register
    period: ReportingPeriod
    against: ReportingPeriod | None
    day: date
    published: Publication | None = None
    blocks: list[Block] = field(factory=list)
    _paragraphs: int = 0
    _counts: list[int] = field(factory=lambda: [0, 0, 0])
    _tables: int = 0
    _anchors: dict[str, str] = field(factory=dict)
    _taken: set[str] = field(factory=set)
    _drawn_on: dict[tuple[str, str], Record] = field(factory=dict)
    _noted: set[str] = field(factory=set)

    # -- what is told more than once is worked out once ---------------------------------------------------------------

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the period."""
        return measure_all(self.register, None, self.period)

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Every comparison with the period before; none without such a period."""
        if self.against is None:
            return ()
        found = compare_all(self.register, None, self.period, against=self.against, remedy="default")
        return tuple(self.as_restated(each) for each in found)

    def as_restated(self, comparison: Comparison) -> Comparison:
        """Compare with the earlier figure as restated, where it was published; else leave a comparison as it is."""
        row = self.restated(comparison.before)
        return comparison if row is None else against_restated(comparison, row)

    @cached_property
    def restatement(self) -> Restatement | None:
        """What became of the figures published on the period compared with; None without such a publication."""
        if self.published is None:
            return None
        return restate(self.register, self.published, period=self.period, reading=self.register.reading)

    def restated(self, figure: Figure) -> Restated | None:
        """Return what became of the published figure of the period compared with; None if none was published."""
        if self.restatement is None:
            return None
        return self.restatement.row(figure.indicator.id, by=figure.by, basis=figure.basis)

    # -- structure ----------------------------------------------------------------------------------------------------

    def heading(self, level: int, text: Inline, *, numbered: bool = True) -> None:
        """Begin a section."""
        number = ""
        if numbered:
            self._counts[level - 1] += 1
            self._counts[level:] = [0] * (len(self._counts) - level)
            number = _NUMBERING[level - 1](self._counts[level - 1])
        place = "-".join(str(count) for count in self._counts[:level])
        anchor = self._anchor(f"section-{place}" if numbered else f"annex-{len(self.blocks)}")
        self.blocks.append(Heading(level=level, number=number, text=text, anchor=anchor))

    def paragraph(self, text: Inline) -> None:
        """Add a paragraph; those of the main text are numbered through."""
        self._paragraphs += 1
        anchor = self._anchor(f"paragraph-{self._paragraphs}")
        self.blocks.append(Paragraph(number=self._paragraphs, text=text, anchor=anchor))

    def remark(self, text: Inline) -> None:
        """Add a paragraph without a number, as an annex has them."""
        self.blocks.append(Paragraph(text=text))

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
        """Return the anchor of an indicator's figures in the annex."""
        return self._anchor(f"figure-{figure.indicator.id}-{figure.basis.value}")

    @property
    def drawn_on(self) -> tuple[Record, ...]:
        """The records that the text draws on, sorted by type and key."""
        return tuple(self._drawn_on[key] for key in sorted(self._drawn_on))

    def linked(self, text: Inline, figure: Figure) -> Inline:
        """Make a figure's wording lead to where its bounds and records stand."""
        told = figure.missing is None and not figure.is_nothing
        return Link(text, f"#{self.figure_anchor(figure)}") if told else text

    def with_source(self, text: Inline, record: Record) -> Inline:
        """Let a statement lead to its record: the paragraphs of its sources stand behind it in brackets."""
        return Sequence((text, Verbatim(" ("), Link(self._places(record), f"#{self.anchor_of(record)}"), Verbatim(")")))

    def _places(self, record: Record) -> Inline:
        reported = [each for each in sources_of(record) if self._is_of_period(each) and each.paragraph]
        if not reported:
            return Message("source")
        paragraphs = sorted({each.paragraph or "" for each in reported}, key=_in_numbers)
        places = Verbatim(", ".join(paragraphs))
        return Message("paras. {places}" if len(paragraphs) > 1 else "para. {places}", places=places)

    def _is_of_period(self, citation: Citation) -> bool:
        document = self.register.document(citation.document)
        covers = document.covers if document else None
        return covers is not None and covers in self.register.periods and self.register.period(covers) == self.period

    # -- names --------------------------------------------------------------------------------------------------------

    def countries(self, codes: Iterable[str], form: Form = Form.LISTED) -> Inline:
        """List countries and areas, with the note that a name needs at its first mention."""
        return Listing(tuple(self._named(code, form) for code in sorted(codes)))

    def _named(self, code: str, form: Form) -> Inline:
        name = country_name(code, form, self.day)
        note = _note_on(code)
        if note is None or code in self._noted:
            return name
        self._noted.add(code)
        return Note(name, note)

    def date_of(self, when: When) -> Inline | None:
        """Word a date as it stands behind a comma; None if it says no more than the period does."""
        if when.window.first <= self.period.start and when.window.last >= self.period.end:
            return None
        return Message(", {date}", date=DateText(when, as_phrase=True))

    def country(self, code: str) -> Inline:
        """Name a country or area as in a list."""
        return country_name(code, Form.LISTED, self.day)


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
