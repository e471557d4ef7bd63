"""
Parts and wholes that numbers tell by themselves: a month of its year, a country of all, the women of the participants.

Only numbers of one hand are held against each other: observations of one keeper and method, claims of one document.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import accumulate, groupby, pairwise
from typing import TypeAlias

from attrs import frozen

from tracker.checks._dates import period_of
from tracker.checks._reference_names import known_indicators
from tracker.model import Breakdown, Claim, Indicator, IndicatorKind, Observation, Register
from tracker.values import Bounds, Number, Reading, ReportingPeriod
from tracker.values._calendar import add_days

Numbered: TypeAlias = Observation | Claim

_COUNTED = (IndicatorKind.FLOW, IndicatorKind.STOCK, IndicatorKind.CUMULATIVE, IndicatorKind.DISTINCT)
"""Kinds of numbers of which a part never exceeds the whole."""

_OVER_TIME = (IndicatorKind.FLOW, IndicatorKind.DISTINCT)
_REGULAR = (1, 3, 6, 12)
"""Lengths in months of the periods that a longer one is summed of."""


@frozen
class Stated:
    """
    One number as it can be held against others.

    Attributes:
        record: Its record.

        indicator: What it measures.

        hand: Who states it, of what: only numbers of one hand are held against each other.

        part: What part of the whole it is about.

        period: Its period; None for a number at an instant.

        bounds: What is certain about it.
    """

    record: Numbered
    indicator: Indicator
    hand: tuple[object, ...]
    part: Breakdown
    period: ReportingPeriod | None
    bounds: Bounds

    @property
    def time(self) -> tuple[object, ...]:
        """What two numbers at one time have in common."""
        at, since = self.record.at, self.record.since
        if self.period is not None:
            return (self.period,)
        return (at.edtf if at else None, since.edtf if since else None)


Pairs: TypeAlias = Iterator[tuple[Stated, Stated]]


def numbers_of(register: Register, reading: Reading) -> list[Stated]:
    """Return the observations and claims that count something and are not negative, but for drafts."""
    declared = known_indicators(register)
    found = [each for each in _numbers(register, declared, reading) if each.indicator.kind in _COUNTED]
    negative = {each.indicator.id for each in found if each.record.value.value < 0}
    return [each for each in found if each.indicator.id not in negative]


def _numbers(register: Register, declared: Mapping[str, Indicator], reading: Reading) -> Iterator[Stated]:
    records: tuple[Numbered, ...] = (*register.observations.values(), *register.claims.values())
    for record in records:
        indicator = declared.get(record.indicator)
        period = None if record.period is None else period_of(register, record.period)
        if record.draft or indicator is None or (record.period is not None and period is None):
            continue
        hand: tuple[object, ...] = (record.table, record.about, record.provider, record.method)
        if isinstance(record, Claim):
            hand += (record.document, record.entities, record.scope)
        yield Stated(record, indicator, hand, record.breakdown, period, record.value.bounds(reading))


def parts_above_wholes(register: Register, numbers: list[Stated]) -> Pairs:
    """Go through pairs of a whole and a part that certainly exceeds it."""
    yield from _by_breakdown(numbers)
    yield from _by_time(numbers)
    yield from _since_an_origin(numbers)
    yield from _by_definition(known_indicators(register), numbers)


def _exceeds(part: Stated, whole: Stated) -> bool:
    lower, upper = part.bounds.lower, whole.bounds.upper
    return lower is not None and upper is not None and lower > upper


# -- by breakdown, and by what is a part of what ----------------------------------------------------------------------


def _by_breakdown(numbers: list[Stated]) -> Pairs:
    wholes: defaultdict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for each in numbers:
        wholes[each.indicator.id, each.hand, each.time, each.part].append(each)
    for part in numbers:
        wider = {part.part[:at] + part.part[at + 1 :] for at in range(len(part.part))} | ({()} if part.part else set())
        for breakdown in sorted(wider):
            for whole in wholes.get((part.indicator.id, part.hand, part.time, breakdown), ()):
                if _exceeds(part, whole):
                    yield whole, part


def _by_definition(declared: Mapping[str, Indicator], numbers: list[Stated]) -> Pairs:
    """Hold the numerators of shares against their denominators."""
    shares = {
        (declared[above].id, declared[below].id)
        for each in declared.values()
        if each.kind is IndicatorKind.RATIO and each.part_of_whole
        for above, below in [(each.numerator or "", each.denominator or "")]
        if above in declared and below in declared
    }
    known: defaultdict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for each in numbers:
        known[each.indicator.id, each.hand, each.time, each.part].append(each)
    narrower = defaultdict(list)
    for above_id, below_id in sorted(shares):
        narrower[below_id].append(above_id)
    for whole in numbers:
        for name in narrower.get(whole.indicator.id, ()):
            for part in known.get((name, whole.hand, whole.time, whole.part), ()):
                if _exceeds(part, whole):
                    yield whole, part


# -- by time ----------------------------------------------------------------------------------------------------------


def _series(numbers: list[Stated]) -> Iterator[list[Stated]]:
    """Go through the numbers over periods that differ in their time alone."""
    groups: defaultdict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for each in numbers:
        if each.period is not None and each.indicator.kind in _OVER_TIME:
            groups[each.indicator.id, each.hand, each.part].append(each)
    yield from (group for group in groups.values() if len(group) > 1)


def _by_time(numbers: list[Stated]) -> Pairs:
    """Find for each number over a period the largest one within it."""
    for group in _series(numbers):
        ends = sorted({each.period.end for each in group if each.period})
        largest = _Largest(len(ends))
        # Starts fall, so that all that is known so far starts within; of those that end within, the largest counts.
        for period, wholes in groupby(sorted(group, key=_place), key=lambda each: each.period):
            alike = list(wholes)
            rank = bisect_left(ends, period.end) if period else 0
            part = largest.up_to(rank)
            yield from ((whole, part) for whole in alike if part is not None and _exceeds(part, whole))
            for each in alike:
                largest.put(rank, each)


def _place(number: Stated) -> tuple[int, int]:
    period = number.period
    return (0, 0) if period is None else (-period.start.toordinal(), period.end.toordinal())


class _Largest:
    """The largest of the numbers up to a rank, kept as numbers come (a Fenwick tree)."""

    def __init__(self, size: int) -> None:
        self._kept: list[Stated | None] = [None] * (size + 1)

    def put(self, rank: int, number: Stated) -> None:
        at = rank + 1
        while at < len(self._kept):
            self._kept[at] = _larger(self._kept[at], number)
            at += at & -at

    def up_to(self, rank: int) -> Stated | None:
        found, at = None, rank + 1
        while at:
            kept = self._kept[at]
            found = found if kept is None else _larger(found, kept)
            at -= at & -at
        return found


def _larger(one: Stated | None, other: Stated) -> Stated:
    return other if one is None or (one.bounds.lower or 0) < (other.bounds.lower or 0) else one


def _since_an_origin(numbers: list[Stated]) -> Pairs:
    """A number that is counted since a fixed day never falls."""
    groups: defaultdict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for each in numbers:
        if each.indicator.kind is IndicatorKind.CUMULATIVE and each.record.at is not None:
            groups[each.indicator.id, each.hand, each.part, each.record.since].append(each)
    for group in groups.values():
        dated = [(each.record.at.window, each) for each in group if each.record.at and not each.record.at.is_uncertain]
        by_end = sorted(dated, key=lambda pair: (pair[0].last, pair[1].record.key))
        ends = [window.last for window, _ in by_end]
        largest = list(accumulate((each for _, each in by_end), _larger))
        for window, whole in dated:
            before = bisect_left(ends, window.first)
            if before and _exceeds(largest[before - 1], whole):
                yield whole, largest[before - 1]


# -- sums -------------------------------------------------------------------------------------------------------------


@frozen
class Sum:
    """
    Numbers of regular periods, one after another, beside the number of a period that holds them all.

    Attributes:
        whole: The number of the long period.

        parts: Those of the short ones.

        total: What they add up to.
    """

    whole: Stated
    parts: tuple[Stated, ...]
    total: Bounds


def sums_apart(numbers: list[Stated]) -> Iterator[Sum]:
    """Go through flows whose months, quarters, halves or years certainly add up to another number than is stated."""
    flows = [each for each in numbers if each.indicator.kind is IndicatorKind.FLOW]
    for group in _series([each for each in flows if "time" not in each.indicator.not_additive]):
        once = list({each.period: each for each in group}.values())
        for months in _REGULAR:
            regular = [each for each in once if each.period is not None and each.period.months == months]
            yield from _sums(once, sorted(regular, key=lambda each: _place(each)[0], reverse=True))


def _sums(wholes: list[Stated], regular: list[Stated]) -> Iterator[Sum]:
    periods = [each.period for each in regular if each.period is not None]
    if any(one.end >= other.start for one, other in pairwise(periods)):
        return  # quarters that begin in different months overlap
    starts, ends = [each.start for each in periods], [each.end for each in periods]
    lowers = [0, *accumulate(each.bounds.lower or 0 for each in regular)]
    uppers = [0, *accumulate(each.bounds.upper or 0 for each in regular)]
    endless = [0, *accumulate(each.bounds.upper is None for each in regular)]
    apart = [
        0,
        *accumulate(add_days(one.end, 1) != other.start for one, other in pairwise(periods)),
    ]
    for whole in wholes:
        span = whole.period
        if span is None:
            continue
        first, last = bisect_left(starts, span.start), bisect_right(ends, span.end)
        if last - first < 2:  # noqa: PLR2004  # one is a part, and no sum
            continue
        lower: Number = lowers[last] - lowers[first]
        is_whole = starts[first] == span.start and ends[last - 1] == span.end and apart[last - 1] == apart[first]
        upper = uppers[last] - uppers[first] if is_whole and endless[last] == endless[first] else None
        total = Bounds(lower, upper)
        if total.intersection(whole.bounds) is None:
            yield Sum(whole, tuple(regular[first:last]), total)
