"""
Ratios of two figures.

A ratio is recomputed from its two figures, never averaged: the mean of 1/1 and 1/2 is not 2/3 (L32).
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from tracker.indicators._counted_records import computed_from, date_of, linking
from tracker.indicators._figure import Basis, Figure, Flag, KeysOnDemand, MissingReason
from tracker.indicators._linear import amount, sum_of_amounts
from tracker.indicators._question import Engine, FurtherRecords, Question, counted_over
from tracker.model import Breakdown, CoverageState, Indicator, IndicatorKind, Record, Register
from tracker.values import Bounds, Number, Reading, membership
from tracker.values._groups import linked_groups


@frozen
class Quotient:
    """
    What is certain about a number over another.

    Attributes:
        bounds: The bounds; None if there is nothing to divide by.

        may_be_undefined: Whether the number below may be zero.
    """

    bounds: Bounds | None
    may_be_undefined: bool = False


def quotient(above: Bounds, below: Bounds) -> Quotient:
    """
    Divide numbers that are not negative and do not depend on each other.

    >>> quotient(Bounds(10, 20), Bounds.exactly(40)).bounds
    Bounds(lower=Fraction(1, 4), upper=Fraction(1, 2))
    >>> quotient(Bounds(1, 2), Bounds.exactly(0)).bounds
    """
    if below.upper == 0:
        return Quotient(None)
    lower: Number = 0 if below.upper is None else Fraction(above.lower or 0) / below.upper
    if above.upper == 0:
        return Quotient(Bounds(0, 0), may_be_undefined=not below.lower)
    upper = None if above.upper is None or not below.lower else Fraction(above.upper) / below.lower
    return Quotient(Bounds(lower, upper), may_be_undefined=not below.lower)


def part_over_whole(part: Bounds, rest: Bounds) -> Quotient:
    """
    Divide a part by the whole that it makes with the rest: it never exceeds 1.

    >>> part_over_whole(Bounds(1, 2), Bounds(2, 3)).bounds
    Bounds(lower=Fraction(1, 4), upper=Fraction(1, 2))
    """
    if part.upper == 0 and rest.upper == 0:
        return Quotient(None)
    least, most = part.lower or 0, part.upper
    least_rest, most_rest = rest.lower or 0, rest.upper
    lower: Number = 0
    if most_rest == 0:
        lower = 1  # the part is the whole, whenever there is one
    elif least and most_rest is not None:
        lower = Fraction(least) / (least + most_rest)
    upper: Number = 1
    if most == 0:
        upper = lower = 0
    elif most is not None and least_rest:
        upper = Fraction(most) / (most + least_rest)
    return Quotient(Bounds(lower, upper), may_be_undefined=least + least_rest == 0)


def ratio_figures(
    register: Register,
    question: Question,
    numerators: Iterable[Figure],
    denominators: Iterable[Figure],
    engine: Engine,
) -> Iterator[Figure]:
    """Go through the ratios of two indicators' figures: of the whole, or of each part that both have."""
    above = {figure.by: figure for figure in numerators}
    for below in denominators:
        part = above.get(below.by)
        if part is not None and below.missing is None and part.missing is None and _same_time(part, below):
            yield _ratio(register, question, part, below, engine)


def _same_time(one: Figure, other: Figure) -> bool:
    return one.period == other.period and (one.at is None) is (other.at is None)


def _ratio(register: Register, question: Question, above: Figure, below: Figure, engine: Engine) -> Figure:
    part, whole = above.bounds or Bounds.at_least(0), below.bounds or Bounds.at_least(0)
    if question.indicator.part_of_whole:
        rest = _rest(register, above, below, engine) or _left(part, whole)
        found = Quotient(None) if rest is None else part_over_whole(part, rest)
    else:
        found = quotient(part, whole)
    flags = dict.fromkeys((*above.flags, *below.flags))
    if found.may_be_undefined and not whole.lower:
        flags[Flag.DENOMINATOR_MAY_BE_ZERO] = None
    return Figure(
        indicator=question.indicator,
        asked=question.asked,
        period=below.period,
        at=below.at,
        by=below.by,
        basis=below.basis,
        about=question.about,
        reading=question.reading,
        vintage=question.vintage,
        coverage=above.coverage if above.coverage is below.coverage else CoverageState.INCOMPLETE,
        bounds=found.bounds,
        missing=MissingReason.CANNOT_EXIST if found.bounds is None else None,
        flags=tuple(flags),
        assumptions=tuple(dict.fromkeys((*above.assumptions, *below.assumptions))),
        certain=KeysOnDemand(None, lambda: _certain(above, below)),
        possible=KeysOnDemand(None, lambda: _possible(above, below)),
        parts=(above, below),
    )


def _certain(above: Figure, below: Figure) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*above.certain, *below.certain)))


def _possible(above: Figure, below: Figure) -> tuple[str, ...]:
    certain = {*above.certain, *below.certain}
    return tuple(key for key in dict.fromkeys((*above.possible, *below.possible)) if key not in certain)


def _left(part: Bounds, whole: Bounds) -> Bounds | None:
    """Bound the rest of a whole of which only the two numbers are known; None if the part certainly exceeds it."""
    left = whole - part
    return Bounds(max(0, left.lower or 0), left.upper) if left.upper is None or left.upper >= 0 else None


def _rest(register: Register, above: Figure, below: Figure, engine: Engine) -> Bounds | None:
    """Add up the records of the whole that are none of the part, which is narrower; None where that cannot be told."""
    part, whole = above.indicator, below.indicator
    flows = part.kind is whole.kind is IndicatorKind.FLOW and (part.of, part.counts) == (whole.of, whole.counts)
    if not flows or part.of is None or above.basis is not Basis.EVIDENCED or below.period is None:
        return None
    own = {record.key for record in _records(register, part, above.by)}
    every = _records(register, whole, below.by)
    links = linking(register, whole)
    if (
        _linked_across(own, every, links)
        or not own <= {record.key for record in every}
        or part.recognition is not whole.recognition
    ):
        return None
    reading: Reading = below.reading
    strict = reading.tolerance is None
    others = [
        (
            record,
            membership(date_of(record), counted_over(whole, below.period), whole.recognition, strict=strict),
            amount(record, whole, reading)[0],
        )
        for record in every
        if record.key not in own
    ]
    further = engine.rest(above, below) if isinstance(engine, FurtherRecords) else Bounds.exactly(0)
    return None if further is None else sum_of_amounts(others, whole, links) + further


def _linked_across(own: set[str], every: Iterable[Record], links: Iterable[Record]) -> bool:
    """Tell whether a record of the part and one of the rest are, or may be, the same thing."""
    linked = [(record.key, other) for record in links for other in (*record.same_as, *record.possibly_same_as)]
    keys = {record.key for record in every}
    nodes = dict.fromkeys([*sorted(keys), *(key for link in linked for key in link)])
    return any(
        not own.isdisjoint(thing) and not (keys - own).isdisjoint(thing) for thing in linked_groups(nodes, linked)
    )


def _records(register: Register, indicator: Indicator, part: Breakdown) -> Sequence[Record]:
    return computed_from(register, indicator, part)
