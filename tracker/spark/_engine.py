"""The engine that asks Spark: what events add by part and date is grouped there, and figures are made of it here."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar, cast

from attrs import define, evolve, field, frozen

from tracker.indicators._counted_records import Dated, links_between
from tracker.indicators._figure import Figure, Flag
from tracker.indicators._grouped_records import Group, grouped, grouped_by, lying_in, number_dates
from tracker.indicators._question import Question, counted_over
from tracker.indicators.engines._by_date import BY_DATE, Sums, Union, figure_of
from tracker.model import AssistanceEvent, Indicator, Record, Register
from tracker.spark._event_frame import EventFrame
from tracker.spark._grouping import Grouping, Summary
from tracker.spark._parts import Adding, Amount, Naming, Parting, Selection
from tracker.values import Bounds, InternationalString, Membership, Reading, When

_T = TypeVar("_T")


def merged(summaries: Sequence[Summary]) -> Summary:
    """Return what several groups of records say together."""
    if isinstance(summaries[0], Sums):
        return Sums.of(cast("Sequence[Sums]", summaries))
    return Union.of(cast("Sequence[Union]", summaries))


@define(eq=False)
class Grouped:
    """
    What Spark grouped in one way, kept for every further period.

    Attributes:
        events: The events.

        parting: In what parts they lie.

        dates: The number of each date, by what is said of it.
    """

    events: EventFrame
    parting: Parting
    dates: Mapping[str, int]
    _tables: dict[tuple[Selection, Adding], dict[str, dict[str, Summary]]] = field(factory=dict, init=False)
    _groupings: dict[Selection, Grouping] = field(factory=dict, init=False)
    _assumptions: dict[Selection, dict[str, dict[str, dict[InternationalString, str]]]] = field(
        factory=dict, init=False
    )

    def learn(self, wanted: Iterable[tuple[Selection, Adding]]) -> None:
        """Have Spark group what is not yet known, in one pass."""
        new = [each for each in dict.fromkeys(wanted) if each not in self._tables]
        if not new:
            return
        grouping = Grouping(self.events, self.parting, new)
        self._tables.update(grouping.summaries())
        selections = {selection for selection, _ in new} - set(self._groupings)
        if selections:
            self._assumptions.update(grouping.assumptions())
            self._groupings |= dict.fromkeys(selections, grouping)

    def codes(self, selection: Selection, adding: Adding) -> Iterable[str]:
        """Return the parts that some event lies in."""
        self.learn([(selection, adding)])
        return self._tables[selection, adding]

    def table(self, selection: Selection, adding: Adding, code: str) -> dict[int, list[Summary]]:
        """Return what the events of a part say together, by the number of their date."""
        self.learn([(selection, adding)])
        found: dict[int, list[Summary]] = {}
        for said, summary in self._tables[selection, adding].get(code, {}).items():
            found.setdefault(self.dates[said], []).append(summary)
        return found

    def assumptions(self, selection: Selection, code: str) -> dict[int, dict[InternationalString, str]]:
        """Return how loose wordings were read, by the number of the date."""
        found: dict[int, dict[InternationalString, str]] = {}
        for said, of_date in self._assumptions[selection].get(code, {}).items():
            _first(found.setdefault(self.dates[said], {}), of_date)
        return found

    def keys(self, selection: Selection, code: str, dates: Iterable[int]) -> list[str]:
        """Return the keys of the events of a part and of some dates."""
        wanted = set(dates)
        said = [text for text, number in self.dates.items() if number in wanted]
        return self._groupings[selection].keys(selection, code, said)


def _first(found: dict[InternationalString, str], others: Mapping[InternationalString, str]) -> None:
    """Keep of each assumption the first key."""
    for assumption, key in others.items():
        found[assumption] = min(found.get(assumption, key), key)


@define(eq=False)
class EventGroup:
    """
    The events of a part: those that Spark grouped, and those that the register holds.

    Attributes:
        held: Those that the register holds.

        grouped: Those that Spark grouped.

        selection: Which of them count.

        adding: What each adds.

        code: The part.
    """

    held: Group
    grouped: Grouped
    selection: Selection
    adding: Adding
    code: str

    @property
    def linked(self) -> list[Dated]:
        """Those that are, or may be, the same as others; the register holds all of them."""
        return self.held.linked

    @property
    def assumptions(self) -> dict[int, dict[InternationalString, str]]:
        """How loose wordings were read, by the number of the date, with the key of the first event that says so."""
        self.grouped.learn([(self.selection, self.adding)])
        found = self.grouped.assumptions(self.selection, self.code)
        for number, of_date in self.held.assumptions.items():
            _first(found.setdefault(number, {}), of_date)
        return found

    def table(self, of: Hashable, summing: Callable[[], Callable[[Sequence[Record]], _T]]) -> dict[int, _T]:
        """Return what the events of each date say together."""
        found = self.grouped.table(self.selection, self.adding, self.code)
        for number, summary in self.held.table(of, summing).items():
            found.setdefault(number, []).append(cast("Summary", summary))
        return {number: cast("_T", merged(summaries)) for number, summaries in found.items()}

    def keys(self, dates: Iterable[int]) -> list[str]:
        """Return the keys of the events without links of some dates."""
        numbers = [*dates]
        return [*self.held.keys(numbers), *self.grouped.keys(self.selection, self.code, numbers)]


def adding_of(indicator: Indicator, reading: Reading, by: str | None) -> Adding:
    """Tell what each event adds to an indicator's figures."""
    if indicator.counts_members:
        return Naming(indicator, indicator.counts, indicator.entities, reading, by)
    return Amount(indicator, indicator.counts, reading)


def _dimension(question: Question) -> str | None:
    """Return in what dimension a question divides events: that of its parts, or of the one that it is about."""
    return question.by or next((dimension for dimension, _ in question.part), None)


@define(eq=False)
class SparkEngine:
    """
    Computes figures of events from what Spark groups, and all others by date.

    Attributes:
        register: What holds everything else.

        events: The events that Spark groups.

        when: The dates of these, by what is said of each.
    """

    register: Register
    events: EventFrame
    when: Mapping[str, When]
    _grouped: dict[Parting, Grouped] = field(factory=dict, init=False)

    def learn(self, questions: Iterable[Question], register: Register) -> None:
        """Have Spark group what some questions ask for, all of one parting in one pass."""
        every: dict[Parting, list[tuple[Selection, Adding]]] = {}
        for question in questions:
            indicator, by = question.indicator, _dimension(question)
            wanted = Selection(indicator.where), adding_of(indicator, question.reading, by)
            every.setdefault(Parting.of(indicator, by), []).append(wanted)
        for parting, wanted_of_one in every.items():
            self._of(parting, register).learn(wanted_of_one)

    def answer(self, question: Question, register: Register) -> Iterator[Figure]:
        """Go through the figures that answer a question: the one asked for, or one for each part in a dimension."""
        indicator = question.indicator
        if indicator.of != AssistanceEvent.table:
            yield from BY_DATE.answer(question, register)
            return
        parting = Parting.of(indicator, _dimension(question))
        found = self._of(parting, register)
        links = links_between(register, indicator)
        lying = lying_in(register, indicator, question.over, indicator.recognition, strict=question.strict)
        selection, adding = Selection(indicator.where), adding_of(indicator, question.reading, parting.by)
        if question.by is None:
            code = next((code for _, code in question.part), "")
            group = EventGroup(grouped(register, indicator, question.part), found, selection, adding, code)
            yield _unchecked(figure_of(question, question.part, links, group, lying))
            return
        held = grouped_by(register, indicator, question.part, question.by)
        for code in sorted({*held, *found.codes(selection, adding)}):
            group = EventGroup(held.get(code) or Group(), found, selection, adding, code)
            figure = figure_of(question, ((question.by, code),), links, group, lying)
            if not figure.is_nothing:
                yield _unchecked(figure)

    def rest(self, above: Figure, below: Figure) -> Bounds | None:
        """
        Add up the events of the frame in a whole that are none of a part of it; None if the part is no part of it.

        Args:
            above: The figure of the part.

            below: The figure of the below.
        """
        indicator, narrower, register = below.indicator, above.indicator, self.register
        if indicator.of != AssistanceEvent.table:
            return Bounds.exactly(0)
        found = self._of(Parting.of(indicator, next((dimension for dimension, _ in below.by), None)), register)
        code, adding = next((code for _, code in below.by), ""), Amount(indicator, indicator.counts, below.reading)
        beside = Selection(narrower.where, but=indicator.where, without=True), adding
        others = Selection(indicator.where, but=narrower.where, without=True), adding
        found.learn([beside, others])
        if found.table(*beside, code):
            return None
        strict, sums = below.reading.tolerance is None, Sums()
        over = counted_over(indicator, below.asked)
        lying = lying_in(register, indicator, over, indicator.recognition, strict=strict)
        table = found.table(*others, code)
        for membership, numbers in ((Membership.CERTAIN, lying.certain), (Membership.POSSIBLE, lying.possible)):
            for number in numbers:
                for summary in cast("list[Sums]", table.get(number, [])):
                    sums.merge(summary, membership)
        return Bounds(sums.lower, sums.upper)

    def _of(self, parting: Parting, register: Register) -> Grouped:
        numbers = number_dates(register, AssistanceEvent, self.when.values())
        found = self._grouped.get(parting)
        if found is None:
            dates = {said: numbers[when] for said, when in self.when.items()}
            found = self._grouped[parting] = Grouped(self.events, parting, dates)
        return found


def _unchecked(figure: Figure) -> Figure:
    return evolve(figure, flags=(*figure.flags, Flag.UNCHECKED))


@frozen(eq=False)
class Listening:
    """
    An engine that computes nothing, and hears what is asked.

    Attributes:
        heard: The questions about events.
    """

    heard: list[Question] = field(factory=list)

    def answer(self, question: Question, register: Register) -> Iterator[Figure]:  # noqa: ARG002  # as every engine
        """Keep the question."""
        if question.indicator.of == AssistanceEvent.table:
            self.heard.append(question)
        return iter(())
