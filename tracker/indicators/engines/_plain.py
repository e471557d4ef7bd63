"""
The plain engine: the specification of every other.

A figure is a fold over records: `fold` starts from nothing, adds each record, and `Partial.finish` makes the figure.
`Partial.merge` is associative and commutative, so that records may be folded in chunks of any size, in any order and
in any place, and give the same figure (L17).
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Self

from attrs import define, field, frozen

from tracker.indicators._counted_records import Dated, dated_near, links_between, parts_in
from tracker.indicators._distinct import MemberUnion, members
from tracker.indicators._figure import About, Basis, Figure, Flag, KeysOnDemand
from tracker.indicators._identity import Links
from tracker.indicators._linear import Total, amount, hedged_number, share_if
from tracker.indicators._question import Question, months_of
from tracker.model import Breakdown, CoverageState, IndicatorKind, Record, Register
from tracker.values import Bounds, InternationalString, Membership, Number, When, membership
from tracker.values._quantity import granule


@define
class Partial(ABC):
    """
    What some records say together of a figure.

    Attributes:
        question: What is asked.

        part: What part of the whole the figure is about.

        links: Which records are, or may be, the same thing.

        certain: Keys of the records that certainly count.

        possible: Keys of those that may count.

        assumptions: How loose wordings were read, each with the key of the first record that says so.

        doubles: Of the records that count, which others each may be the same as, by key.

        further: How many more records count, of which nothing else is kept than what they add.

        beside: What a reader should know beside what the records say.
    """

    question: Question
    part: Breakdown
    links: Links
    certain: list[str] = field(factory=list)
    possible: list[str] = field(factory=list)
    assumptions: dict[InternationalString, str] = field(factory=dict)
    doubles: dict[str, frozenset[str]] = field(factory=dict)
    further: int = 0
    beside: tuple[Flag, ...] = ()

    def add(self, record: Record, member: Membership) -> None:
        """Add a record that lies in the period certainly, possibly or not at all."""
        key = record.key
        self._weigh(record, key, member)
        if member is Membership.IMPOSSIBLE:
            return
        (self.certain if member is Membership.CERTAIN else self.possible).append(key)
        assumption: InternationalString | None = getattr(record, "assumption", None)
        if assumption is not None:
            self.assume(assumption, key)
        if record.possibly_same_as:
            self.doubles[key] = record.possibly_same_as

    def merge(self, other: Self) -> Self:
        """Return what the records of both say together; no record is in both, and neither part changes."""
        merged = self._merged(other)
        merged.certain = [*self.certain, *other.certain]
        merged.possible = [*self.possible, *other.possible]
        for assumption, key in (*self.assumptions.items(), *other.assumptions.items()):
            merged.assume(assumption, key)
        merged.doubles = self.doubles | other.doubles
        merged.further = self.further + other.further
        merged.beside = tuple(dict.fromkeys((*self.beside, *other.beside)))
        return merged

    def finish(self) -> Figure:
        """Make the figure of the records added."""
        return self.figure(tuple(sorted(self.certain)), tuple(sorted(self.possible)))

    def figure(self, certain: tuple[str, ...] | KeysOnDemand, possible: tuple[str, ...] | KeysOnDemand) -> Figure:
        """Make the figure of the records added, with the keys of those that count and of those that may."""
        question = self.question
        indicator, period = question.indicator, question.asked
        at = When.on(period.end) if indicator.kind is IndicatorKind.CUMULATIVE else None
        origin = indicator.valid if at else None
        return Figure(
            indicator=indicator,
            asked=period,
            period=None if at else period,
            at=at,
            since=When.on(origin.earliest) if origin and origin.earliest else None,
            by=self.part,
            basis=Basis.EVIDENCED,
            about=question.about,
            reading=question.reading,
            vintage=question.vintage,
            coverage=question.coverage,
            bounds=_as_asked(self._bounds(), question),
            flags=self._flags() + self.beside,
            assumptions=self._assumptions(),
            certain=certain,
            possible=possible,
            stated=self._stated(),
            granule=self._granule(),
        )

    def assume(self, assumption: InternationalString, key: str) -> None:
        """Keep an assumption with the first record by key that makes it, in whatever order they are added (L17)."""
        self.assumptions[assumption] = min(self.assumptions.get(assumption, key), key)

    def _assumptions(self) -> tuple[InternationalString, ...]:
        """Return each assumption once: the period's first, then those of the records in their order."""
        of_period = self.question.asked.assumption
        of_records = sorted(self.assumptions, key=lambda assumption: self.assumptions[assumption])
        return tuple(dict.fromkeys([*([of_period] if of_period else []), *of_records]))

    @abstractmethod
    def _weigh(self, record: Record, key: str, member: Membership) -> None:
        """Add to the number what a record adds to it."""

    @abstractmethod
    def _merged(self, other: Self) -> Self:
        """Return a partial with the numbers of both."""

    @abstractmethod
    def _bounds(self) -> Bounds:
        """Bound the number."""

    @abstractmethod
    def _flags(self) -> tuple[Flag, ...]:
        """Return what a reader should know."""

    @abstractmethod
    def _stated(self) -> tuple[int, int] | None:
        """Return how many records state a number, of how many; None where all count as one."""

    def _granule(self) -> Number:
        """Return the unit of the last significant place of the coarsest hedged number; 1 if none is hedged."""
        return 1


@define
class Amounts(Partial):
    """
    What records say together of a flow, a count, a cumulative number or a rate.

    Attributes:
        total: What they add up to.

        stating: How many of those that count state a number.

        coarsest: The unit of the last significant place of the coarsest hedged number; None if none is hedged.
    """

    total: Total = field()
    stating: int = 0
    coarsest: Number | None = None

    @total.default
    def _nothing(self) -> Total:
        return Total(self.links, self.question.indicator.recognition)

    def _weigh(self, record: Record, key: str, member: Membership) -> None:
        counts = member is not Membership.IMPOSSIBLE
        # Outside the period a record matters only for what it says of others (L27).
        if not counts and key not in self.links.keys:
            return
        indicator = self.question.indicator
        number, states = amount(record, indicator, self.question.reading)
        self.total.add(record, key, share_if(member, number), number)
        if counts and states:
            self.stating += 1
            hedged = hedged_number(record, indicator)
            if hedged is not None:
                self.coarsest = coarser(self.coarsest, granule(hedged))

    def _merged(self, other: Self) -> Self:
        return type(self)(
            self.question,
            self.part,
            self.links,
            total=self.total.merge(other.total),
            stating=self.stating + other.stating,
            coarsest=coarser(self.coarsest, other.coarsest),
        )

    def _bounds(self) -> Bounds:
        return self.total.bounds

    def _flags(self) -> tuple[Flag, ...]:
        stated = self._stated()
        unstated = stated is not None and stated[0] < stated[1]
        return (
            *((Flag.UNSTATED,) if unstated else ()),
            *((Flag.POSSIBLE_IDENTITY,) if self._may_be_one() else ()),
        )

    def _may_be_one(self) -> bool:
        """Tell whether two of the records that count may be of the same thing (L27)."""
        keys = {*self.certain, *self.possible} if self.doubles else set[str]()
        return any(not others.isdisjoint(keys) for others in self.doubles.values())

    def _stated(self) -> tuple[int, int] | None:
        if self.question.indicator.counts == "records":
            return None
        return self.stating, len(self.certain) + len(self.possible) + self.further

    def _granule(self) -> Number:
        return 1 if self.coarsest is None else self.coarsest


@define
class Names(Partial):
    """
    What records say together of a distinct count.

    Attributes:
        union: Whom they name.

        is_open: Whether one of them leaves somebody unnamed, of whatever part.
    """

    union: MemberUnion = field(factory=MemberUnion)
    is_open: bool = False

    def _weigh(self, record: Record, key: str, member: Membership) -> None:
        if member is not Membership.IMPOSSIBLE:
            named = members(record, self.question.indicator, self.question.reading, self.part)
            self.union.add(key, member, named)
            self.is_open = self.is_open or named.is_open

    def _merged(self, other: Self) -> Self:
        return type(self)(
            self.question,
            self.part,
            self.links,
            union=self.union.merge(other.union),
            is_open=self.is_open or other.is_open,
        )

    def _bounds(self) -> Bounds:
        return self.union.size(self.question.indicator)

    def _flags(self) -> tuple[Flag, ...]:
        return (Flag.OPEN_LIST,) if self.is_open else ()

    def _stated(self) -> tuple[int, int] | None:
        return None


def zero(question: Question, part: Breakdown, links: Links) -> Partial:
    """Return what no record says of a figure: where every fold starts."""
    kind = Names if question.indicator.counts_members else Amounts
    return kind(question, part, links)


def fold(question: Question, part: Breakdown, links: Links, records: Iterable[Dated]) -> Partial:
    """Add up what records say of a figure."""
    partial = zero(question, part, links)
    for record, when in records:
        partial.add(record, _member(question, when))
    return partial


def coarser(one: Number | None, other: Number | None) -> Number | None:
    """Return the coarser of two units; None if there is none."""
    return max((each for each in (one, other) if each is not None), default=None)


def _member(question: Question, when: When) -> Membership:
    return membership(when, question.over, question.indicator.recognition, strict=question.strict)


def _as_asked(bounds: Bounds, question: Question) -> Bounds:
    """Bound what was asked for: perhaps what happened and not what was recorded, perhaps by the month."""
    if question.about is About.ACTUAL and question.coverage is not CoverageState.COMPLETE:
        bounds = Bounds(bounds.lower, None)  # what is not recorded may yet have happened (L28)
    if question.indicator.kind is IndicatorKind.RATE:
        return bounds.scaled(1 / Fraction(months_of(question.asked)))  # exact, so that rate × months is the flow (L33)
    return bounds


@frozen
class PlainEngine:
    """Computes figures in plain Python, record by record."""

    def answer(self, question: Question, register: Register) -> Iterator[Figure]:
        """Go through the figures that answer a question: the one asked for, or one for each part in a dimension."""
        links = links_between(register, question.indicator)
        records = dated_near(
            register,
            question.indicator,
            question.part,
            [question.over],
            strict=question.strict,
            linked=links.keys,
        )
        if question.by is None:
            yield fold(question, question.part, links, records).finish()
            return
        parts = self._by_part(question, links, records, question.by)
        for code in sorted(parts):
            figure = parts[code].finish()
            if figure.records:
                yield figure

    def _by_part(self, question: Question, links: Links, records: Iterable[Dated], by: str) -> dict[str, Partial]:
        """Fold the records of all parts at once; one that lies in several is added to each."""
        parts: dict[str, Partial] = {}
        for record, when in records:
            member = _member(question, when)
            for code in parts_in(record, question.indicator, by):
                partial = parts.get(code)
                if partial is None:
                    partial = parts[code] = zero(question, ((by, code),), links)
                partial.add(record, member)
        return parts


PLAIN = PlainEngine()
"""The specification: every other engine answers as it does."""
