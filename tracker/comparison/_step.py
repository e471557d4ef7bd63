"""One step from a published figure to the restated one: by how much, and by which records."""

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction

from attrs import evolve, frozen

from tracker.comparison._replay import Identity
from tracker.indicators import Basis, Figure, MissingReason
from tracker.indicators._counted_records import computed_from, date_of, dated_near, linking
from tracker.indicators._distinct import Members, change_of_union, members
from tracker.indicators._linear import amount, sum_of_amounts
from tracker.indicators._question import counted_over, months_of
from tracker.model import IndicatorKind, Record, Register
from tracker.values import Bounds, Membership, membership
from tracker.values._occurrence import Pattern

NOTHING = Bounds.exactly(0)
ADDED_UP = (IndicatorKind.FLOW, IndicatorKind.CUMULATIVE, IndicatorKind.RATE)


@frozen
class Measured:
    """
    A figure with the records it was measured on.

    Attributes:
        register: The records, each in one version.

        figure: The figure.
    """

    register: Register
    figure: Figure


@frozen
class _Counted:
    """A record that counts in a figure, or may count."""

    record: Record
    member: Membership
    figure: Figure

    @property
    def says(self) -> Hashable:
        """What it says that bears on the figure; two that are equal say the same of the same thing."""
        return _says(self.record, self.figure)


def moved_by(before: Measured, after: Measured) -> Bounds | None:
    """
    Bound by how much a figure moved; None if there is no number on one side.

    Record by record where that is possible: a record that says what it said moves nothing, however vague it is. The
    bounds of the earlier figure, moved by these, always hold those of the later one (L56).
    """
    one, other = before.figure.bounds, after.figure.bounds
    if one is None or other is None:
        return None
    apart = other - one
    if before.figure.reading != after.figure.reading:
        return apart
    differing = movers_between(before, after)
    if not differing and one == other:
        return NOTHING
    by_record = _by_record(before, after, differing)
    narrower = None if by_record is None else by_record.intersection(apart)
    return narrower if narrower is not None and other.within(one + narrower) else apart


def movers_between(before: Measured, after: Measured) -> tuple[Identity, ...]:
    """Return the tables and keys of the records that say otherwise, sorted, of what bears on a figure."""
    one, other = before.figure, after.figure
    if one.parts or other.parts:
        pairs = zip(one.parts or _unknown(other.parts), other.parts or _unknown(one.parts), strict=True)
        sides = ((Measured(before.register, old), Measured(after.register, new)) for old, new in pairs)
        return tuple(sorted({identity for side in sides for identity in movers_between(*side)}))
    old, new = _bearing(before), _bearing(after)
    alike = (one.indicator, one.reading, one.by) == (other.indicator, other.reading, other.by)
    return tuple(
        sorted(
            identity
            for identity in old.keys() | new.keys()
            if _differs(old.get(identity), new.get(identity), alike=alike)
        )
    )


def _unknown(parts: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return the missing figures that stand for the parts that a ratio has on the other side only."""
    return tuple(evolve(part, bounds=None, missing=MissingReason.NOT_REPORTED) for part in parts)


def _differs(old: "_Counted | None", new: "_Counted | None", *, alike: bool) -> bool:
    if old is None or new is None or old.member is not new.member:
        return True
    # Most records are the very same; what they say need only be asked where a definition is another one.
    return not (alike and old.record is new.record) and old.says != new.says


def _bearing(measured: Measured) -> Mapping[Identity, "_Counted"]:
    """Return the records that count, or may count, by their tables and keys."""
    figure = measured.figure
    if figure.missing is not None:
        return {}
    if _is_computed(figure):
        return _counted(measured)
    table = "claim" if figure.basis is Basis.CLAIMED else "observation"
    records = measured.register.table(table)
    return {
        (table, key): _Counted(records[key], Membership.CERTAIN, figure) for key in figure.records if key in records
    }


def _is_computed(figure: Figure) -> bool:
    kinds = (*ADDED_UP, IndicatorKind.DISTINCT)
    return figure.basis is Basis.EVIDENCED and figure.indicator.of is not None and figure.indicator.kind in kinds


def _counted(measured: Measured) -> Mapping[Identity, "_Counted"]:
    """Return the records that count, or may count, in a computed figure."""
    figure = measured.figure
    indicator = figure.indicator
    over = counted_over(indicator, figure.asked)
    strict = figure.reading.tolerance is None

    def find() -> dict[Identity, _Counted]:
        found = {}
        for record, when in dated_near(measured.register, indicator, figure.by, [over], strict=strict):
            member = membership(when, over, indicator.recognition, strict=strict)
            if member is not Membership.IMPOSSIBLE:
                found[record.table, record.key] = _Counted(record, member, figure)
        return found

    return measured.register.remembered(("counted", indicator, figure.by, over, figure.reading), find)


def _says(record: Record, figure: Figure) -> Hashable:
    """Return what a record says that bears on a figure."""
    indicator = figure.indicator
    if not _is_computed(figure):
        return tuple(getattr(record, name) for name in ("value", "at", "period", "since", "breakdown", "about"))
    if indicator.counts_members:
        return date_of(record), indicator.recognition, members(record, indicator, figure.reading, figure.by)
    # Of women of whom no number is stated the number of participants bears on the figure.
    names = ("participants", "women") if indicator.counts == "women" else (indicator.counts,)
    links = (record.same_as, record.possibly_same_as)
    return date_of(record), indicator.recognition, names, tuple(getattr(record, name, None) for name in names), links


# -- record by record -------------------------------------------------------------------------------------------------


def _by_record(before: Measured, after: Measured, differing: Iterable[Identity]) -> Bounds | None:
    """Bound the move record by record; None for figures whose moves only the two numbers tell."""
    one, other = before.figure, after.figure
    if not (_is_computed(one) and _is_computed(other)) or one.indicator.kind is not other.indicator.kind:
        return None
    earlier, later = _counted(before), _counted(after)
    if one.indicator.counts_members:
        return _of_union(earlier, later, frozenset(differing))
    months = months_of(one.asked) if one.indicator.kind is IndicatorKind.RATE else 1
    if any(linking(each.register, each.figure.indicator) for each in (before, after)):
        return _by_thing(before, after).scaled(1 / Fraction(months))
    move = NOTHING
    for identity in differing:
        move += _share(later.get(identity)) - _share(earlier.get(identity))
    return move.scaled(1 / Fraction(months))


def _by_thing(before: Measured, after: Measured) -> Bounds:
    """Bound the move by groups of records that are, or may be, of one thing; what one adds depends on the others."""
    sides = [_linked(each) for each in (before, after)]
    move = NOTHING
    for group in _groups([record for side in sides for record in side.values()]):
        old, new = ({key: side[key] for key in group if key in side} for side in sides)
        if old != new:
            move += _sum_of(after, new) - _sum_of(before, old)
    return move


def _linked(measured: Measured) -> dict[str, Record]:
    """Return every record that counts, and every one that says of others that they are of one thing."""
    indicator = measured.figure.indicator
    records = computed_from(measured.register, indicator, measured.figure.by)
    return {record.key: record for record in (*linking(measured.register, indicator), *records)}


def _groups(records: list[Record]) -> list[list[str]]:
    """Group the keys of records that links join, in either register."""
    group = {record.key: {record.key} for record in records}
    for record in records:
        for other in record.same_as | record.possibly_same_as:
            joined = group[record.key] | group.setdefault(other, {other})
            for key in joined:
                group[key] = joined
    return [sorted(each) for each in {id(each): each for each in group.values()}.values()]


def _sum_of(measured: Measured, records: Mapping[str, Record]) -> Bounds:
    figure = measured.figure
    indicator, strict = figure.indicator, figure.reading.tolerance is None
    over = counted_over(indicator, figure.asked)
    counted = {record.key for record in computed_from(measured.register, indicator, figure.by)}
    shares = [
        (
            record,
            membership(date_of(record), over, indicator.recognition, strict=strict),
            amount(record, indicator, figure.reading)[0],
        )
        for key, record in records.items()
        if key in counted
    ]
    others = [each for each in linking(measured.register, indicator) if each.key in records]
    return sum_of_amounts(shares, indicator, others)


def _share(counted: _Counted | None) -> Bounds:
    if counted is None:
        return NOTHING
    bounds, _ = amount(counted.record, counted.figure.indicator, counted.figure.reading)
    return bounds if counted.member is Membership.CERTAIN else bounds.hull(NOTHING)


def _of_union(
    earlier: Mapping[Identity, _Counted], later: Mapping[Identity, _Counted], differing: frozenset[Identity]
) -> Bounds:
    named = [_way(each, (True, True)) for identity, each in later.items() if identity not in differing]
    for identity in differing:
        named += [_way(earlier[identity], (True, False))] if identity in earlier else []
        named += [_way(later[identity], (False, True))] if identity in later else []
    return change_of_union(named)[0]


def _way(counted: _Counted, where: Pattern) -> tuple[frozenset[Pattern], Members]:
    """Say in which of the two registers a record counts, and whom it names."""
    possible = [where] if counted.member is Membership.CERTAIN else [where, (False, False)]
    figure = counted.figure
    return frozenset(possible), members(counted.record, figure.indicator, figure.reading, figure.by)
