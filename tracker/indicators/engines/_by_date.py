"""
The engine that computes unless another is asked for: what records of one date add is worked out once.

A `Sums` or `Union` is what the records of one part and date say together. It holds no period; it merges by sum, union
and maximum, and a figure merges those of the dates that lie in its period, certainly or possibly. Records that are, or
may be, the same as others are folded by the plain engine, and both add up.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import define, frozen

from tracker.indicators._counted_records import links_between
from tracker.indicators._distinct import Members, members
from tracker.indicators._figure import Figure, KeysOnDemand
from tracker.indicators._grouped_records import AnyGroup, Lying, grouped, grouped_by, lying_in
from tracker.indicators._identity import Links
from tracker.indicators._linear import amount, hedged_number, share_if
from tracker.indicators._question import Question
from tracker.indicators.engines._plain import Amounts, Names, Partial, coarser, fold
from tracker.model import Breakdown, Indicator, Record, Register
from tracker.values import Membership, Number, Reading
from tracker.values._quantity import granule


@define
class Sums:
    """
    What records add to a flow, a count, a cumulative number or a rate.

    Attributes:
        number: How many they are.

        lower: The sum of the least that they add where they certainly count; None without a limit.

        upper: The sum of the most; None without a limit.

        least: The sum of the least that they add where they may count.

        most: The sum of the most.

        stating: How many of them state a number.

        coarsest: The unit of the last significant place of the coarsest hedged number; None if none is hedged.
    """

    number: int = 0
    lower: Number | None = 0
    upper: Number | None = 0
    least: Number | None = 0
    most: Number | None = 0
    stating: int = 0
    coarsest: Number | None = None

    @classmethod
    def of(cls, amounts: Iterable["Sums"]) -> "Sums":
        """Add up."""
        number = stating = 0
        lower: Number | None = 0
        upper: Number | None = 0
        least: Number | None = 0
        most: Number | None = 0
        coarsest: Number | None = None
        for each in amounts:
            number += each.number
            stating += each.stating
            lower, upper = plus(lower, each.lower), plus(upper, each.upper)
            least, most = plus(least, each.least), plus(most, each.most)
            if each.coarsest is not None:
                coarsest = coarser(coarsest, each.coarsest)
        return cls(number, lower, upper, least, most, stating, coarsest)

    def merge(self, other: "Sums", membership: Membership) -> None:
        """Take in those of a date that lies in the period, certainly or possibly."""
        certain = membership is Membership.CERTAIN
        self.number += other.number
        self.lower = plus(self.lower, other.lower if certain else other.least)
        self.upper = plus(self.upper, other.upper if certain else other.most)
        self.stating += other.stating
        if other.coarsest is not None:
            self.coarsest = coarser(self.coarsest, other.coarsest)


def sums_of(indicator: Indicator, reading: Reading) -> Callable[[Sequence[Record]], Sums]:
    """Return what adds up records; numbers repeat, and what each adds is worked out once."""
    if indicator.counts == "records":  # each adds one

        def counted(records: Sequence[Record]) -> Sums:
            number = len(records)
            return Sums(number, number, number, 0, number, number)

        return counted
    name, is_part = indicator.counts, indicator.counts == "women"
    known: dict[object, Sums] = {}

    def added(record: Record) -> Sums:
        said = getattr(record, name)
        if is_part:  # without a number of their own they are at most all, see `amount`
            said = (said, getattr(record, "participants", None))
        found = known.get(said)
        if found is None:
            found = known[said] = one_sum(record, indicator, reading)
        return found

    return lambda records: Sums.of(map(added, records))


def one_sum(record: Record, indicator: Indicator, reading: Reading) -> Sums:
    """Return what one record adds."""
    found, states = amount(record, indicator, reading)
    perhaps = share_if(Membership.POSSIBLE, found)
    hedged = hedged_number(record, indicator) if states else None
    unit = None if hedged is None else granule(hedged)
    return Sums(1, found.lower, found.upper, perhaps.lower, perhaps.upper, int(states), unit)


@define
class Union:
    """
    Whom records name.

    Attributes:
        number: How many they are.

        named: Whom they name.

        size: The most members that any one of them has, named or not.

        unnamed: How many more members they may have; None without a limit.

        is_open: Whether one of them leaves somebody unnamed, of whatever part.
    """

    number: int
    named: frozenset[str]
    size: Number
    unnamed: Number | None
    is_open: bool

    @classmethod
    def of(cls, unions: Sequence["Union"]) -> "Union":
        """Unite."""
        unnamed: Number | None = 0
        for each in unions:
            unnamed = plus(unnamed, each.unnamed)
        return cls(
            sum(each.number for each in unions),
            frozenset[str]().union(*(each.named for each in unions)),
            max(each.size for each in unions),
            unnamed,
            any(each.is_open for each in unions),
        )


def meaning_of(indicator: Indicator, reading: Reading, part: Breakdown) -> Callable[[Record], Members]:
    """Return what tells whom records without links name; lists repeat, and whom each means is worked out once."""
    name = indicator.counts
    known: dict[tuple[object, ...], Members] = {}

    def meant(record: Record) -> Members:
        # All of a record that decides whom it names, but for its key and links, which it lacks here.
        whole, complete = getattr(record, "countries_total", None), getattr(record, "countries_complete", True)
        said = (getattr(record, name), whole, complete)
        found = known.get(said)
        if found is None:
            found = known[said] = members(record, indicator, reading, part)
        return found

    return meant


def unions_of(indicator: Indicator, reading: Reading, part: Breakdown) -> Callable[[Sequence[Record]], Union]:
    """Return what unites whom records name."""
    meant = meaning_of(indicator, reading, part)

    def united(records: Sequence[Record]) -> Union:
        every = [meant(record) for record in records]
        unnamed: Number | None = 0
        for each in every:
            unnamed = plus(unnamed, each.unnamed.upper)
        return Union(
            len(records),
            frozenset[str]().union(*(each.named for each in every)),
            max(len(each.named) + (each.unnamed.lower or 0) for each in every),
            unnamed,
            any(each.is_open for each in every),
        )

    return united


def plus(one: Number | None, other: Number | None) -> Number | None:
    """Add two ends; without a limit, if either has none."""
    return None if one is None or other is None else one + other


@frozen
class ByDateEngine:
    """Computes figures from what the records of each date add."""

    def answer(self, question: Question, register: Register) -> Iterator[Figure]:
        """Go through the figures that answer a question: the one asked for, or one for each part in a dimension."""
        indicator = question.indicator
        links = links_between(register, indicator)
        lying = lying_in(register, indicator, question.over, indicator.recognition, strict=question.strict)
        if question.by is None:
            group = grouped(register, indicator, question.part)
            yield figure_of(question, question.part, links, group, lying)
            return
        for code, group in grouped_by(register, indicator, question.part, question.by).items():
            figure = figure_of(question, ((question.by, code),), links, group, lying)
            if not figure.is_nothing:
                yield figure


def figure_of(question: Question, part: Breakdown, links: Links, group: AnyGroup, lying: Lying) -> Figure:
    """Make a figure of what the records of each date add."""
    partial = fold(question, part, links, group.linked)
    if isinstance(partial, Amounts):
        certain, possible = _add_sums(partial, group, lying)
    elif isinstance(partial, Names):
        certain, possible = _add_unions(partial, group, lying)
    else:
        raise TypeError(partial)
    partial.further = certain + possible
    if group.assumptions:
        _assume(partial, group, lying)
    return partial.figure(
        _keys(certain, partial.certain, group, lying.certain), _keys(possible, partial.possible, group, lying.possible)
    )


def _add_sums(partial: Amounts, group: AnyGroup, lying: Lying) -> tuple[int, int]:
    """Add what the records without links add; return how many certainly count, and how many may."""
    indicator, reading = partial.question.indicator, partial.question.reading
    table = group.table((indicator.counts, reading), lambda: sums_of(indicator, reading))
    sums = Sums()
    for number in lying.certain:
        if number in table:
            sums.merge(table[number], Membership.CERTAIN)
    certain = sums.number
    for number in lying.possible:
        if number in table:
            sums.merge(table[number], Membership.POSSIBLE)
    total = partial.total
    total.lower, total.upper = plus(total.lower, sums.lower), plus(total.upper, sums.upper)
    partial.stating += sums.stating
    partial.coarsest = coarser(partial.coarsest, sums.coarsest)
    return certain, sums.number - certain


def _add_unions(partial: Names, group: AnyGroup, lying: Lying) -> tuple[int, int]:
    """Add whom the records without links name; return how many certainly count, and how many may."""
    question, part, union = partial.question, partial.part, partial.union
    indicator, reading = question.indicator, question.reading
    table = group.table(
        (indicator.counts, indicator.entities, reading, part),
        lambda: unions_of(indicator, reading, part),
    )
    certain = [table[number] for number in lying.certain if number in table]
    possible = [table[number] for number in lying.possible if number in table]
    union.surely.update(*(each.named for each in certain))
    union.perhaps.update(*(each.named for each in (*certain, *possible)))
    union.lower = max((union.lower, *(each.size for each in certain)))
    unnamed: Number | None = 0
    for each in (*certain, *possible):
        unnamed = plus(unnamed, each.unnamed)
    union.unnamed[OTHERS] = unnamed
    partial.is_open = partial.is_open or any(each.is_open for each in (*certain, *possible))
    return sum(each.number for each in certain), sum(each.number for each in possible)


OTHERS = "\0"
"""Stands for all records without links where the unnamed members of each are added up; no record has such a key."""


def _assume(partial: Partial, group: AnyGroup, lying: Lying) -> None:
    for number in (*lying.certain, *lying.possible):
        for assumption, key in group.assumptions.get(number, {}).items():
            partial.assume(assumption, key)


def _keys(number: int, linked: Sequence[str], group: AnyGroup, dates: Sequence[int]) -> KeysOnDemand:
    return KeysOnDemand(number + len(linked), lambda: tuple(sorted([*linked, *group.keys(dates)])))


BY_DATE = ByDateEngine()
"""The engine that computes unless another is asked for."""
