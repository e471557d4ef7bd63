"""The document under way: its numbers and anchors, the records that it draws on, names and their notes."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, TypeVar

from attrs import define, field

from tracker.codelists import country
from tracker.documents import (
    Block,
    Counted,
    Heading,
    Inline,
    Items,
    Link,
    Listing,
    Measured,
    Message,
    Note,
    Numeral,
    Paragraph,
    Sequence,
    Verbatim,
    phrase,
)
from tracker.documents._inline import Filled
from tracker.errors import UnknownRecordError
from tracker.followup._tally import Behind
from tracker.indicators import Figure
from tracker.indicators._question import reading_named
from tracker.languages._numbering import heading_numbering, roman
from tracker.model import Citation, Passage, Record
from tracker.reports._led_number import LedNumber
from tracker.reports._long_lists import LongLists
from tracker.reports._matter import Matter
from tracker.reports._part import PARTS
from tracker.reports._passages import in_front_of_stop, passages_of
from tracker.reports._selection import sources_of, tells
from tracker.values import InternationalString, Language, Quantity, When
from tracker.words._dates import behind_comma
from tracker.words._numbers import amount_of
from tracker.words._recommendations import Led
from tracker.words._records import Form, country_name, document_in_words

R = TypeVar("R", bound=Record)

MOST_ITEMS = 30
"""So many items of a list are read; the annex and the data hold all."""
MOST_NAMED = 40
"""So many names in a sentence are still read."""


_FIGURES_OF_ANNEX = {False: phrase("figure {numbers} of the annex"), True: phrase("figures {numbers} of the annex")}


@define(eq=False)
class Draft:
    """
    A report under way: it numbers headings, paragraphs and tables, and keeps a list of the records that it draws on.

    Attributes:
        matter: What the report tells of.

        blocks: What has been composed.

        chapter: The text of the last heading of the first level; None before the first.

        led: The numbers of the follow-up that lead to the recommendations behind them.

        narrated: The ids of the records that passages tell of.

        sections: The sections of the report, by which one knows what another tells.

        lists: The lists of records that are too long to be named in it.
    """

    matter: Matter
    blocks: list[Block] = field(factory=list)
    chapter: Inline | None = None
    led: list[LedNumber] = field(factory=list)
    narrated: set[str] = field(factory=set, kw_only=True)
    sections: "tuple[Section, ...]" = field(default=(), kw_only=True)
    lists: LongLists = field(factory=LongLists, kw_only=True)
    _paragraphs: int = 0
    _counts: list[int] = field(factory=lambda: [0, 0, 0])
    _tables: int = 0
    _annexes: int = 0
    _anchors: dict[str, str] = field(factory=dict)
    _taken: set[str] = field(factory=set)
    _drawn_on: dict[tuple[str, str], Record] = field(factory=dict)
    _noted: set[str] = field(factory=set)
    _figures: set[tuple[str, str]] = field(factory=set)
    _placed: set[tuple[str, str]] = field(factory=set)
    _numbers: dict[tuple[str, str], int] = field(factory=dict)
    _led_to: dict[str, Figure] = field(factory=dict)

    # -- structure ----------------------------------------------------------------------------------------------------

    def heading(self, level: int, text: Inline) -> None:
        """Begin a part of the main text: a chapter on level 1, what is within it on levels 2 and 3."""
        self.take_back_empty(level)
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (len(self._counts) - level)
        number = heading_numbering(level, Language.ENGLISH).label(self._counts[level - 1])
        place = "-".join(str(count) for count in self._counts[:level])
        self._begin(Heading(level=level, number=number, text=text, anchor=self._anchor(f"section-{place}")))

    def annex(self, title: Inline) -> None:
        """Begin an annex; what follows has no numbered paragraphs."""
        self.take_back_empty(1)
        self._annexes += 1
        text = Message("Annex {number}. {title}", number=Verbatim(roman(self._annexes)), title=title)
        self._begin(Heading(level=1, text=text, anchor=self._anchor(f"annex-{len(self.blocks)}"), is_annex=True))

    def take_back_empty(self, level: int) -> None:
        """Take back the parts just begun under which nothing was said; the next one bears their number."""
        while self.blocks and isinstance(last := self.blocks[-1], Heading) and last.level >= level and last.number:
            self.blocks.pop()
            self._counts[last.level - 1] -= 1

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

    def narrative(self, section: str) -> Iterator[Inline]:
        """Go through the narrative that people wrote for a section."""
        return passages_of(self, section)

    def passages(self, section: str) -> bool:
        """Add the narrative that people wrote for a section; tell whether there is any, so that none is told twice."""
        said = list(self.narrative(section))
        for passage in said:
            self.paragraph(passage)
        return bool(said)

    def items(self, items: Iterable[Inline]) -> None:
        """Add the lettered items that a paragraph announces."""
        listed = tuple(items)
        if listed:
            self.blocks.append(Items(items=listed, lettered=True))

    def told(self, items: Iterable[Inline], *, many: Inline, one: Inline | None = None, most: int = MOST_ITEMS) -> None:
        """
        Add a list with the sentence that announces it; a list of one is a sentence, and of none there is nothing.

        Args:
            items: What is told, each without a full stop.

            many: What announces several, with its colon.

            one: What announces a single one; by default the same.

            most: So many are named; the rest is counted, and the annex lists it.
        """
        listed = tuple(items)
        if len(listed) == 1:
            self.paragraph(Sequence((one or many, Verbatim(" "), *listed, Verbatim("."))))
        elif listed:
            self.paragraph(many)
            shown = listed if len(listed) <= most + 1 else listed[:most]
            rest = len(listed) - len(shown)
            self.items([*shown, *([Message("and {number} more", number=Numeral(rest))] if rest else [])])

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

    def is_told(self, record: Record) -> bool:
        """Tell whether the text so far draws on a record."""
        return (record.table, record.key) in self._drawn_on

    def figure_anchor(self, figure: Figure) -> str:
        """Return the anchor of an indicator's figures in the annex; in a note on a part, the part has its own."""
        self._figures.add((figure.indicator.id, figure.basis.value))
        by = () if self.matter.part is None else figure.by
        part = "".join(f"-{code}" for dimension, code in by if dimension in PARTS)
        anchor = self._anchor(f"figure-{figure.indicator.id}-{figure.basis.value}{part}")
        self._led_to.setdefault(f"#{anchor}", figure)
        return anchor

    def leads_to(self, figure: Figure) -> bool:
        """Tell whether the text so far leads to an indicator's figures."""
        return (figure.indicator.id, figure.basis.value) in self._figures

    def is_first_of(self, figure: Figure) -> bool:
        """Tell, once for each, whether the anchor of an indicator's figures still has no place."""
        key = (figure.indicator.id, figure.basis.value)
        is_new = key not in self._placed
        self._placed.add(key)
        return is_new

    @property
    def drawn_on(self) -> tuple[Record, ...]:
        """The records that the text draws on, sorted by type and key."""
        return tuple(self._drawn_on[key] for key in sorted(self._drawn_on))

    def linked(self, text: Inline, figure: Figure, *, in_table: bool = False) -> Inline:
        """
        Make a figure's wording lead to where its bounds and records stand: by a link, and on paper by a note.

        Args:
            text: The wording.

            figure: The figure.

            in_table: Whether it stands where its number is said otherwise: in the row of a table, in the note of a
                passage.
        """
        if not tells(figure):
            return text
        shown = Link(text, f"#{self.figure_anchor(figure)}")
        if self.matter.annex != "short" or in_table:
            return shown
        return Note(shown, Message("Figure {number} of the annex.", number=Numeral(self.figure_number(figure))))

    def figure_number(self, figure: Figure) -> int:
        """Return the number of a figure in the annex, in the order of the text: paper has no links."""
        return self._numbers.setdefault((figure.indicator.id, figure.basis.value), len(self._numbers) + 1)

    def figure(self, text: Inline, figure: Figure) -> Measured:
        """Set a figure into a table: its wording as `linked`, with its bounds beneath."""
        return Measured.of(self.linked(text, figure, in_table=True), figure.bounds)

    def amount(self, quantity: Quantity) -> Measured:
        """Set a number into a table as a source hedges it, with what it may mean beneath."""
        return Measured.of(amount_of(quantity), quantity.bounds(reading_named(self.matter.register.reading)))

    def to_recommendations(self, title: Inline, anchor: str) -> Led:
        """
        Return how the numbers of a table lead to the recommendations behind them, which an annex lists from now on.

        Args:
            title: The title of the table.

            anchor: Its anchor.
        """
        table = Link(title, f"#{anchor}")
        places: dict[tuple[Inline, ...], str] = {}

        def led(number: Inline, behind: Behind, counts: tuple[Inline, ...]) -> Inline:
            if behind.is_empty:
                return number
            if counts not in places:  # a table may say a number in several cells
                places[counts] = place = self._anchor(f"behind-{len(self.led) + 1}")
                self.led.append(LedNumber(anchor=place, table=table, counts=counts, number=number, behind=behind))
            return Link(number, f"#{places[counts]}")

        return led

    def with_source(self, text: Inline, record: Record) -> Inline:
        """Let a statement lead to its record: a note names the places in its sources."""
        target = f"#{self.anchor_of(record)}"
        places = self._places(record)
        if places is None:
            return Link(text, target)
        return Note(text, Link(Sequence((places, Verbatim("."))), target))

    def with_sources(self, text: Inline, passage: Passage) -> Inline:
        """
        Let a passage lead to the records that it tells of, which no list names.

        A note names the places in its own sources and in theirs.
        """
        self.narrated |= passage.tells
        told = [each for name in sorted(passage.tells) for each in self._known(name)]
        targets = [f"#{self.anchor_of(each)}" for each in told]
        places, figures = self._places(passage, *told), self._figures_in(text)
        if places is not None and targets:
            places = Link(places, targets[0])
        said = [each for each in (places, figures) if each is not None]
        if not said:
            return text
        note = Sequence((Sequence(tuple(said), "; "), Verbatim(".")))
        return in_front_of_stop(text, lambda passage: Note(passage, note))

    def _figures_in(self, text: Inline) -> Inline | None:
        """Name the figures of the annex that the places of a passage lead to: on paper its one note says them all."""
        if self.matter.annex != "short" or not isinstance(text, Filled):
            return None
        led = (self._led_to.get(part.target) for part in text.parts if isinstance(part, Link))
        numbers = sorted({self.figure_number(figure) for figure in led if figure is not None})
        if not numbers:
            return None
        shown = Listing(tuple(map(Numeral, numbers))) if len(numbers) > 1 else Numeral(numbers[0])
        return Message(_FIGURES_OF_ANNEX[len(numbers) > 1], numbers=shown)

    def _known(self, name: str) -> tuple[Record, ...]:
        """Return the records of an id; none of one that the report leaves out, such as a draft."""
        try:
            return self.matter.register.find(name)
        except UnknownRecordError:
            return ()

    def left_by_narrative(self, records: Iterable[R]) -> list[R]:
        """Return the records that no passage of the report tells of: a list adds those to them."""
        return [each for each in records if each.key not in self.narrated]

    def _places(self, *records: Record) -> Inline | None:
        """Name the places where sources speak of records: those of documents about the period, else all."""
        by_document: dict[str, list[Citation]] = {}
        for record in records:
            for each in self._cited(record):
                by_document.setdefault(each.document, []).append(each)
        if not by_document:
            return None
        named = [self._in_document(document, tuple(citations)) for document, citations in by_document.items()]
        return Sequence(tuple(dict.fromkeys(named)), "; ")

    def _cited(self, record: Record) -> list[Citation]:
        every = [each for each in sources_of(record) if self.matter.register.document(each.document) is not record]
        return [each for each in every if self.matter.is_about_period(each.document) and each.paragraph] or every

    def _in_document(self, reference: str, citations: tuple[Citation, ...]) -> Inline:
        register = self.matter.register
        document, name = register.document(reference), document_in_words(register, reference)
        if document is not None and not document.symbol:
            name = Link(name, document.url) if document.url else name
            name = Sequence((name, behind_comma(document.published))) if document.published else name
        found = {each.paragraph for each in citations if each.paragraph and re.search(r"\w", each.paragraph)}
        paragraphs = tuple(Verbatim(each) for each in sorted(found, key=_in_numbers))
        if not paragraphs:
            return name
        if len(paragraphs) == 1:
            return Message("{document}, para. {places}", document=name, places=paragraphs[0])
        return Message("{document}, paras. {places}", document=name, places=Listing(paragraphs))

    # -- names --------------------------------------------------------------------------------------------------------

    def countries(self, codes: Iterable[str], form: Form = Form.LISTED) -> Inline:
        """
        Name countries and areas, States before all others, with the note that a name needs at its first mention.

        So many that nobody reads them are counted.
        """
        every = states_first(codes)
        states = [code for code in every if country(code).is_state]
        others = every[len(states) :]
        if len(every) > MOST_NAMED:
            return self._counted(len(states), len(others))
        if not states or not others:
            return Listing(tuple(self._named(code, form) for code in every))
        return Message(
            "{states}, as well as {others}",
            states=Listing(tuple(self._named(code, form) for code in states)),
            others=Listing(tuple(self._named(code, form) for code in others)),
        )

    def _counted(self, states: int, others: int) -> Inline:
        if not others:
            return Counted(states, "States")
        return Message(
            "{states} and {others}", states=Counted(states, "States"), others=Counted(others, "countries and areas")
        )

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
        """Name a country or area as in a list, in a table, under which the note that it needs stands."""
        name = country_name(code, Form.LISTED, self.matter.day)
        note = _note_on(code)
        return name if note is None else Note(name, note)


Section: TypeAlias = Callable[[Matter, Draft], object]
"""A section: it reads the matter of a report and adds to its draft; it adds nothing where there is nothing to tell,
and what it returns is not looked at."""


def states_first(codes: Iterable[str]) -> list[str]:
    """Sort countries and areas, the States before all others."""
    return sorted(set(codes), key=lambda code: (not country(code).is_state, code))


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
