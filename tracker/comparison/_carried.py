"""Remedies that carry a number over by arithmetic: to a rate by month, to the universe of the earlier figure."""

from fractions import Fraction

from attrs import evolve

from tracker.comparison._figures import is_from_records
from tracker.comparison._rules_of_time import is_over
from tracker.indicators import Figure
from tracker.indicators._counted_records import computed_from, date_of
from tracker.indicators._distinct import Members as Named
from tracker.indicators._distinct import members, size_of_union
from tracker.indicators._question import months_of
from tracker.indicators._ratio import part_over_whole, quotient
from tracker.model import IndicatorKind, Record, Register
from tracker.values import Bounds, Membership, membership

__all__ = ["fix_universe", "rate"]

Pair = tuple[Figure, Figure]


def rate(_: Register, before: Figure, after: Figure) -> Pair | None:
    """
    Divide flows by the length of their periods in months.

    It supposes that what is counted is spread evenly, so it is for flows alone: people and countries repeat. A period
    that is not over has not its whole flow yet, and its length would be too long for it.
    """
    if not all(is_over(figure) for figure in (before, after)):
        return None
    one, other = _per_month(before), _per_month(after)
    return None if one is None or other is None else (one, other)


def _per_month(figure: Figure) -> Figure | None:
    if figure.indicator.kind is not IndicatorKind.FLOW or figure.bounds is None or figure.period is None:
        return None
    indicator = evolve(figure.indicator, kind=IndicatorKind.RATE, unit=f"{figure.indicator.unit} per month")
    bounds = figure.bounds.scaled(1 / Fraction(months_of(figure.period)))
    return evolve(figure, indicator=indicator, bounds=bounds, source=None)


def fix_universe(register: Register, before: Figure, after: Figure) -> Pair | None:
    """
    Take both shares of those whom the earlier figure's lower number counts, and of nobody who joined since.

    It needs to be known by name who that is: both numbers of the share count different countries, programmes or
    organizations of records, and of those below no date and no list is open.
    """
    early, late = sorted((before, after), key=lambda figure: figure.asked.end)
    if not early.parts or not late.parts or not all(map(is_from_records, (*early.parts, *late.parts))):
        return None
    whole = early.parts[1]
    kinds = {part.indicator.kind for figure in (early, late) for part in figure.parts}
    counted = {part.indicator.counts for figure in (early, late) for part in figure.parts}
    if kinds != {IndicatorKind.DISTINCT} or len(counted) > 1:
        return None
    universe = _members_of(register, whole)
    if not universe:
        return None
    fixed = {id(figure): _share_of(register, figure, universe, whole) for figure in (early, late)}
    one, other = fixed[id(before)], fixed[id(after)]
    return None if one is None or other is None else (one, other)


def _members_of(register: Register, figure: Figure) -> frozenset[str] | None:
    """Return who is counted, if all of them are known by name; else None."""
    named: set[str] = set()
    for record, counts in _dated(register, figure):
        found = members(record, figure.indicator, figure.reading, figure.by)
        if found.unnamed.upper != 0:
            return None
        if counts is Membership.CERTAIN:
            named |= found.named
    perhaps = {
        member
        for record, _ in _dated(register, figure)
        for member in members(record, figure.indicator, figure.reading, figure.by).named
    }
    return frozenset(named) if perhaps == named else None


def _dated(register: Register, figure: Figure) -> list[tuple[Record, Membership]]:
    rule, strict = figure.indicator.recognition, figure.reading.tolerance is None
    dated = [
        (record, membership(date_of(record), figure.asked, rule, strict=strict))
        for record in computed_from(register, figure.indicator, figure.by)
    ]
    return [(record, counts) for record, counts in dated if counts is not Membership.IMPOSSIBLE]


def _share_of(register: Register, figure: Figure, universe: frozenset[str], whole: Figure) -> Figure | None:
    part = figure.parts[0]
    held = []
    for record, counts in _dated(register, part):
        found = members(record, part.indicator, part.reading, part.by)
        if found.unnamed.upper != 0:
            return None
        held.append((counts, Named(found.named & universe, found.unnamed)))
    above, below = size_of_union(held, part.indicator), Bounds.exactly(len(universe))
    if figure.indicator.part_of_whole:
        rest = below - above
        bounds = part_over_whole(above, Bounds(max(0, rest.lower or 0), rest.upper)).bounds
    else:
        bounds = quotient(above, below).bounds
    return evolve(figure, bounds=bounds, missing=None, parts=(evolve(part, bounds=above), whole))
