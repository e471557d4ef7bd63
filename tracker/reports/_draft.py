"""The report under way: the records that it draws on, what its numbers lead to, names and their notes."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias, TypeVar

from attrs import define, evolve, field

from tracker.documents import (
    Cell,
    Inline,
    Link,
    Listing,
    Measured,
    Message,
    Note,
    Numeral,
    Paragraph,
    PeriodText,
    Sequence,
    Table,
    Verbatim,
    phrase,
)
from tracker.documents._inline import Filled
from tracker.errors import UnknownRecordError
from tracker.followup._tally import Behind
from tracker.indicators import Figure
from tracker.indicators._question import reading_named
from tracker.model import Passage, Recommendation, Record
from tracker.reports._country_names import listed_countries, listed_country
from tracker.reports._figure_numbers import FigureNumbers
from tracker.reports._led_number import LedNumber
from tracker.reports._links import links_in
from tracker.reports._long_lists import LongLists
from tracker.reports._matter import Matter
from tracker.reports._outline import Outline
from tracker.reports._part import PARTS
from tracker.reports._passages import in_front_of_stop, passages_of
from tracker.reports._places import places_of
from tracker.reports._selection import tells
from tracker.values import InternationalString, Quantity, When
from tracker.words._dates import behind_comma
from tracker.words._numbers import amount_of
from tracker.words._recommendations import CHANGE, Led
from tracker.words._records import Form

R = TypeVar("R", bound=Record)

NUMBERS_IN_BRACKETS = Message("Numbers in brackets are those of the figures in the annex.")
"""What is said under a table whose rows bear them."""


@define(eq=False)
class Draft(Outline):
    """
    A report under way: an outline that knows what it tells of, and keeps a list of the records that it draws on.

    Attributes:
        matter: What the report tells of.

        led: The numbers of the follow-up that lead to the recommendations behind them.

        listed: The recommendations that the text counts by group and an annex lists, each with its group, by title.

        narrated: The ids of the records that passages tell of.

        sections: The sections of the report, by which one knows what another tells.

        lists: The lists of records that are too long to be named in it.

        explanation: The paragraph that says what "at least" means, which stays where anything prints it.

        introduced: The ids of the programmes that the text has named in full: from then on the short name is enough.
    """

    matter: Matter
    led: list[LedNumber] = field(factory=list)
    listed: dict[Inline, list[tuple[Inline, Recommendation]]] = field(factory=dict, kw_only=True)
    narrated: set[str] = field(factory=set, kw_only=True)
    sections: "tuple[Section, ...]" = field(default=(), kw_only=True)
    lists: LongLists = field(factory=LongLists, kw_only=True)
    explanation: Paragraph | None = field(default=None, kw_only=True)
    introduced: set[str] = field(factory=set, kw_only=True)
    _drawn_on: dict[tuple[str, str], Record] = field(factory=dict)
    _noted: set[str] = field(factory=set)
    _figures: set[tuple[str, str, str]] = field(factory=set)
    _placed: set[tuple[str, str]] = field(factory=set)
    _numbers: FigureNumbers = field(factory=FigureNumbers)
    _led_to: dict[str, Figure] = field(factory=dict)

    # -- what people wrote ---------------------------------------------------------------------------------------------

    def narrative(self, section: str) -> Iterator[Inline]:
        """Go through the narrative that people wrote for a section."""
        return passages_of(self, section)

    def passages(self, section: str) -> bool:
        """Add the narrative that people wrote for a section; tell whether there is any, so that none is told twice."""
        said = list(self.narrative(section))
        for passage in said:
            self.paragraph(passage)
        return bool(said)

    # -- where things lead to -----------------------------------------------------------------------------------------

    def anchor_of(self, record: Record) -> str:
        """Return the anchor of a record in the annex, where it is listed from now on."""
        self._drawn_on.setdefault((record.table, record.key), record)
        return self._anchor(f"record-{record.table}-{record.key}")

    def is_told(self, record: Record) -> bool:
        """Tell whether the text so far draws on a record."""
        return (record.table, record.key) in self._drawn_on

    def figure_anchor(self, figure: Figure) -> str:
        """Return the anchor of an indicator's figures in the annex; in a note on a part, the part has its own."""
        self._figures.add((figure.indicator.id, figure.basis.value, self._part_of(figure)))
        part = self._part_of(figure)
        anchor = self._anchor(f"figure-{figure.indicator.id}-{figure.basis.value}{part}")
        self._led_to.setdefault(f"#{anchor}", figure)
        return anchor

    def leads_to(self, figure: Figure) -> bool:
        """Tell whether the text so far leads to an indicator's figures; in a note on a part, to those of that part."""
        return (figure.indicator.id, figure.basis.value, self._part_of(figure)) in self._figures

    def _part_of(self, figure: Figure) -> str:
        """Return what the anchor of a figure ends with in a note on a part; nothing in a report on all."""
        by = () if self.matter.part is None else figure.by
        return "".join(f"-{code}" for dimension, code in by if dimension in PARTS or dimension == "about")

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

    @property
    def is_on_paper(self) -> bool:
        """Whether numbers lead to the annex by the number of a figure: paper has no links."""
        return self.matter.annex == "short"

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
        if not self.is_on_paper or in_table:
            return shown
        return Note(shown, Message("Figure {number} of the annex.", number=Numeral(self.figure_number(figure))))

    def figure_number(self, figure: Figure) -> int:
        """Return the number of a figure in the annex, in the order of the text: paper has no links."""
        return self._numbers.of(figure.indicator.id, figure.basis.value)

    def figure(self, text: Inline, figure: Figure) -> Measured:
        """Set a figure into a table: its wording as `linked`, with its bounds beneath."""
        return Measured.of(self.linked(text, figure, in_table=True), figure.bounds)

    def amount(self, quantity: Quantity) -> Measured:
        """Set a number into a table as a source hedges it, with what it may mean beneath."""
        return Measured.of(amount_of(quantity), quantity.bounds(reading_named(self.matter.register.reading)))

    def to_recommendations(self, title: Inline, anchor: str, *, is_dated: bool = False, row: int = 1) -> Led:
        """
        Return how the numbers of a table lead to the recommendations behind them, which an annex lists from now on.

        Args:
            title: The title of the table.

            anchor: Its anchor.

            is_dated: Whether the last part of what a number in a row counts is the period or day that it is of; else it
                is of the period of the report.

            row: So many of the parts name the row of the table: on paper the numbers of a row are one figure.
        """
        table = Link(title, f"#{anchor}")
        places: dict[tuple[Inline, ...], str] = {}

        def led(number: Inline, behind: Behind, counts: tuple[Inline, ...]) -> Inline:
            if behind.is_empty:
                return number
            if counts not in places:  # a table may say a number in several cells
                places[counts] = self._led(
                    LedNumber(
                        anchor=f"behind-{len(self.led) + 1}",
                        table=table,
                        counts=counts,
                        number=number,
                        behind=behind,
                        time=counts[-1] if is_dated and len(counts) > row else PeriodText(self.matter.period),
                        figure=self._row_number(anchor, counts, row),
                    )
                )
            return Link(number, f"#{places[counts]}")

        return led

    def _row_number(self, anchor: str, counts: tuple[Inline, ...], row: int) -> int | None:
        """Number the row of a table on paper; what a number changed by is said by the two in its row."""
        if not self.is_on_paper or counts[-1] == CHANGE:
            return None
        return self._numbers.of(anchor, *counts[:row])

    def _led(self, new: LedNumber) -> str:
        """Keep what a number leads to, and return its place; on paper one row says all that the same ones count as."""
        for place, each in enumerate(self.led):
            is_same = (each.figure, each.time, each.behind) == (new.figure, new.time, new.behind)
            if new.figure is not None and is_same:
                self.led[place] = evolve(each, also=(*each.also, new.counts[-2 if each.time == new.counts[-1] else -1]))
                return each.anchor
        self.led.append(evolve(new, anchor=self._anchor(new.anchor)))
        return self.led[-1].anchor

    def add_counts(self, table: Table) -> None:
        """Add a table of numbers of recommendations: on paper its rows bear the numbers of the figures in the annex."""
        if not self.is_on_paper:
            self.add(table)
            return
        rows = tuple(evolve(row, cells=(self._numbered(row.cells[0], row), *row.cells[1:])) for row in table.rows)
        legend = tuple(self._numbered(line, line) for line in table.legend)
        if (rows, legend) != (table.rows, table.legend):
            legend = (*legend, NUMBERS_IN_BRACKETS)
        self.add(evolve(table, rows=rows, legend=legend))

    def _numbered(self, text: Cell, holder: object) -> Any:  # noqa: ANN401  # a cell stays one, and a text a text
        """Add to a text the numbers of the figures that something leads to."""
        numbers = self._figures_led_to(holder)
        if not numbers or isinstance(text, Measured):
            return text
        return Message("{title} ({number})", title=text, number=Listing(tuple(map(Numeral, numbers))))

    def with_counts(self, sentence: Inline) -> Inline:
        """Add to a sentence on paper a note on the figures of the annex that its numbers of recommendations are."""
        numbers = self._figures_led_to(sentence)
        return Note(sentence, Sequence((_of_annex(numbers, is_first=True), Verbatim(".")))) if numbers else sentence

    def _figures_led_to(self, holder: object) -> list[int]:
        targets = {link.target for link in links_in(holder)}
        return sorted({each.figure for each in self.led if each.figure and f"#{each.anchor}" in targets})

    def with_source(self, text: Inline, record: Record) -> Inline:
        """Let a statement lead to its record: a note names the places in its sources."""
        target = f"#{self.anchor_of(record)}"
        places = places_of(self.matter, record)
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
        places, figures = places_of(self.matter, passage, *told), self._figures_in(text)
        if places is not None and targets:
            places = Link(places, targets[0])
        said = [each for each in (places, figures) if each is not None]
        if not said:
            return text
        if places is None:
            said = [_of_annex(self._numbers_in(text), is_first=True)]
        note = Sequence((Sequence(tuple(said), "; "), Verbatim(".")))
        return in_front_of_stop(text, lambda passage: Note(passage, note))

    def _figures_in(self, text: Inline) -> Inline | None:
        """Name the figures of the annex that the places of a passage lead to: on paper its one note says them all."""
        numbers = self._numbers_in(text)
        return _of_annex(numbers) if numbers else None

    def _numbers_in(self, text: Inline) -> list[int]:
        """Return the numbers of the figures that a passage on paper leads to."""
        if not self.is_on_paper or not isinstance(text, Filled):
            return []
        led = (self._led_to.get(part.target) for part in text.parts if isinstance(part, Link))
        return sorted({self.figure_number(figure) for figure in led if figure is not None})

    def _known(self, name: str) -> tuple[Record, ...]:
        """Return the records of an id; none of one that the report leaves out, such as a draft."""
        try:
            return self.matter.register.find(name)
        except UnknownRecordError:
            return ()

    def left_by_narrative(self, records: Iterable[R]) -> list[R]:
        """Return the records that no passage of the report tells of: a list adds those to them."""
        return [each for each in records if each.key not in self.narrated]

    # -- names --------------------------------------------------------------------------------------------------------

    def countries(self, codes: Iterable[str], form: Form = Form.LISTED) -> Inline:
        """
        Name countries and areas, States before all others, with the note that a name needs at its first mention.

        So many that nobody reads them are counted.
        """
        return listed_countries(codes, form, self.matter.day, self._noted)

    def country(self, code: str) -> Inline:
        """Name a country or area as in a list, in a table, under which the note that it needs stands."""
        return listed_country(code, self.matter.day)

    def date_of(self, when: When) -> Inline | None:
        """Word a date as it stands behind a comma; None if it says no more than the period does."""
        if when.window.first <= self.matter.period.start and when.window.last >= self.matter.period.end:
            return None
        return behind_comma(when)


def _of_annex(numbers: list[int], *, is_first: bool = False) -> Inline:
    """Name figures of the annex by their numbers, at the beginning of a note or behind something else."""
    shown = Listing(tuple(map(Numeral, numbers))) if len(numbers) > 1 else Numeral(numbers[0])
    return Message(_FIGURES_OF_ANNEX[is_first][len(numbers) > 1], numbers=shown)


_FIGURES_OF_ANNEX = {
    False: {False: phrase("figure {numbers} of the annex"), True: phrase("figures {numbers} of the annex")},
    True: {False: phrase("Figure {numbers} of the annex"), True: phrase("Figures {numbers} of the annex")},
}


Section: TypeAlias = Callable[[Matter, Draft], object]
"""A section: it reads the matter of a report and adds to its draft; it adds nothing where there is nothing to tell,
and what it returns is not looked at."""


_BLANKS = re.compile(r"[ \n\t]+")
"""Not the space that does not break, which stands in front of French punctuation."""


def without_stop(text: InternationalString) -> InternationalString:
    """Leave out a final full stop, so that a sentence can go on with its source in brackets; and blanks in a row."""
    ordered = {language: _BLANKS.sub(" ", text.get(language) or "").rstrip(" .。") for language in text.languages}
    return InternationalString({language: words or (text.get(language) or "") for language, words in ordered.items()})
