"""Remedies of figures: computed again so that both are alike in definition, rule, knowledge, scope or universe."""

from attrs import evolve

from tracker.comparison._pair import Pair, is_from_records, measured_again
from tracker.comparison._panel import panel
from tracker.indicators import Basis, Figure
from tracker.indicators._breakdown import PANEL
from tracker.indicators._counted_records import computed_from, date_of
from tracker.indicators._distinct import Members as Named
from tracker.indicators._distinct import members, size_of_union
from tracker.indicators._ratio import part_over_whole, quotient
from tracker.model import Breakdown, CoverageState, EntityType, Indicator, IndicatorKind, Record, Register
from tracker.values import Bounds, Membership, membership


def restate(register: Register, before: Figure, after: Figure) -> Pair | None:
    """
    Compute the earlier figure again by the definition of the later one, as the comparative column of a report does.

    It needs records: a number that somebody stated by the older definition cannot be counted again.
    """
    early, late = _in_order(before, after)
    same = early.indicator.id == late.indicator.id and early.indicator.key != late.indicator.key
    if not same or not all(is_from_records(figure) and not figure.parts for figure in (early, late)):
        return None
    again = measured_again(register, early, indicator=late.indicator)
    return _paired(before, after, early, again)


def recompute(register: Register, before: Figure, after: Figure) -> Pair | None:
    """Compute the earlier figure again as the later one is: what it is about, the reading, the rule and the origin."""
    early, late = _in_order(before, after)
    indicator = early.indicator
    if is_from_records(early) and is_from_records(late):
        indicator = evolve(indicator, recognition=late.indicator.recognition)
        if indicator.kind is late.indicator.kind is IndicatorKind.CUMULATIVE:
            indicator = evolve(indicator, valid=late.indicator.valid)
    again = measured_again(register, early, indicator=indicator, about=late.about, reading=late.reading)
    return _paired(before, after, early, again)


def one_reading(register: Register, before: Figure, after: Figure) -> Pair | None:
    """Compute the earlier figure again under the reading of the later one."""
    early, late = _in_order(before, after)
    return _paired(before, after, early, measured_again(register, early, reading=late.reading))


def same_vintage(register: Register, before: Figure, after: Figure) -> Pair | None:
    """Compute both figures from what the register knows now."""
    one, other = (measured_again(register, figure) for figure in (before, after))
    return None if one.missing or other.missing else (one, other)


def like_basis(register: Register, before: Figure, after: Figure) -> Pair | None:
    """Take both figures from records, or else both from claims."""
    for basis in (Basis.EVIDENCED, Basis.CLAIMED):
        one, other = (measured_again(register, figure, basis=basis) for figure in (before, after))
        if not (one.missing or other.missing or (one.is_nothing and other.is_nothing)):
            return one, other
    return None


def like_for_like(register: Register, before: Figure, after: Figure) -> Pair | None:
    """Take both figures of what is in the scope of both: the narrower part, and the narrower type of entity."""
    part = _common(before.by, after.by)
    if part is None:
        return None
    kinds = {figure.indicator.entities for figure in (before, after)} - {None}
    if len(kinds) > 1:
        return None
    entities = next(iter(kinds), None)
    one, other = (_within(register, figure, part, entities) for figure in (before, after))
    return None if one.missing or other.missing else (one, other)


def on_panel(register: Register, before: Figure, after: Figure) -> Pair | None:
    """
    Take both figures of the countries that are certainly recorded in both periods; the part names them.

    What several countries did together is of none of them alone and stays out of an amount. Of how many different
    countries there are the panel says nothing: it is the same in both periods by its making.
    """
    indicator = after.indicator
    if not all(is_from_records(figure) and not figure.parts and not figure.by for figure in (before, after)):
        return None
    if indicator.counts == "countries" or before.indicator.key != indicator.key:
        return None
    if CoverageState.NONE in (before.coverage, after.coverage):
        return None
    members = panel(register, before, after).members
    if not members:
        return None
    part: Breakdown = ((PANEL, ", ".join(members)),)
    one, other = (measured_again(register, figure, part=part) for figure in (before, after))
    return None if one.missing or other.missing else (one, other)


def _in_order(before: Figure, after: Figure) -> tuple[Figure, Figure]:
    """Return the figure of the earlier period first, whichever was asked for as the earlier."""
    return (after, before) if after.asked.end < before.asked.end else (before, after)


def _paired(before: Figure, after: Figure, early: Figure, again: Figure) -> Pair | None:
    if again.missing is not None:
        return None
    return (again, after) if early is before else (before, again)


def _common(one: Breakdown, other: Breakdown) -> Breakdown | None:
    """Return the part that lies in both; None if they share nothing, or nothing is known of what they share."""
    both, others = dict(one), dict(other)
    if both.get("about") != others.get("about"):
        return None
    if any(both[dimension] != others[dimension] for dimension in both.keys() & others):
        return None
    return tuple(sorted({**both, **others}.items()))


def _within(register: Register, figure: Figure, part: Breakdown, entities: EntityType | None) -> Figure:
    if (figure.by, figure.indicator.entities) == (part, entities):
        return figure
    narrowed: Indicator = evolve(figure.indicator, entities=entities)
    return measured_again(register, figure, indicator=narrowed, part=part)


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
    if kinds != {IndicatorKind.DISTINCT} or len(counted) > 1 or counted == {"records"}:
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
