"""
The difference of two figures: record by record where both are computed from the same records, else of the two numbers.

A record in both periods changes nothing, however vague its amount; the difference of the two numbers would not know.
"""

from collections.abc import Callable

from tracker.comparison._change_by_date import (
    BOTH,
    Ways,
    change_of_names,
    change_of_sums,
    ways_of_dates,
    ways_of_linked,
)
from tracker.comparison._pair import is_from_records, measured_again
from tracker.indicators import About, Basis, Figure
from tracker.indicators._counted_records import computed_from, date_of
from tracker.indicators._distinct import Churn
from tracker.indicators._grouped_records import grouped
from tracker.indicators._question import counted_over
from tracker.model import CoverageState, IndicatorKind, Record, Register
from tracker.values import Bounds, Qualifier, Quantity, Reading

Subtraction = Callable[[Reading], tuple[Bounds, Churn]]
"""Computes the difference of two figures, and who came and went, under a reading."""

RECORD_BY_RECORD = (IndicatorKind.FLOW, IndicatorKind.DISTINCT, IndicatorKind.CUMULATIVE)
"""Kinds whose change is computed from records; of ratios and rates only the two numbers are known."""


def subtract(register: Register, before: Figure, after: Figure, reading: Reading) -> tuple[Bounds, Churn]:
    """Bound the difference of two figures under a reading, and say who certainly came and went."""
    # L43: record by record is tighter than the difference of two numbers; L44: the same for disjoint periods.
    if _have_the_same_records(before, after):
        bounds, churn = _by_date(register, before, after, reading)
        if after.about is About.ACTUAL:
            bounds = _with_unrecorded(bounds, before, after)
        return bounds, churn
    if _are_one_number(before, after):
        return Bounds.exactly(0), Churn()
    return _under(register, after, reading) - _under(register, before, reading), Churn()


def reads_alike(register: Register, before: Figure, after: Figure) -> bool:
    """Tell whether every reading gives the same change, since nothing it rests on is hedged or doubted."""
    indicator = after.indicator
    if not _have_the_same_records(before, after):
        return False

    def find() -> bool:
        records = computed_from(register, indicator, after.by)
        total = "countries_total" if indicator.counts_members else indicator.counts
        exact = (_is_exact(record, total) and not date_of(record).is_uncertain for record in records)
        return all(exact)

    return register.remembered(("reads alike", indicator, after.by), find)


def reread(register: Register, figure: Figure, reading: Reading) -> Figure:
    """Measure a figure under a reading, which may be its own."""
    return figure if reading == figure.reading else measured_again(register, figure, reading=reading)


def shared_records(register: Register, before: Figure, after: Figure) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the keys of the records that certainly count in both periods, and of those that may."""
    if not _have_the_same_records(before, after):
        return (), ()
    periods, strict = (before.asked, after.asked), after.reading.tolerance is None
    group = grouped(register, after.indicator, after.by)
    dates = ways_of_dates(register, after.indicator, periods, strict=strict)
    linked = ways_of_linked(group.linked, after.indicator, periods, strict=strict)

    def found(is_wanted: Callable[[Ways], bool]) -> tuple[str, ...]:
        keys = group.keys(number for number, ways in dates if is_wanted(ways))
        return tuple(sorted([*keys, *(record.key for record, ways in linked if is_wanted(ways))]))

    return found(lambda ways: ways == BOTH), found(lambda ways: (True, True) in ways and ways != BOTH)


def _is_exact(record: Record, name: str) -> bool:
    whole = getattr(record, "participants", None) if name == "women" else None
    stated = (getattr(record, name, None), whole)
    return all(not isinstance(each, Quantity) or each.qualifier is Qualifier.EXACT for each in stated)


def _have_the_same_records(before: Figure, after: Figure) -> bool:
    """Tell whether both are computed from the same records in the same way, so that a change shows in each record."""
    indicator = after.indicator
    computed = indicator.of is not None and indicator.kind in RECORD_BY_RECORD
    evidenced = before.basis is after.basis is Basis.EVIDENCED
    return computed and evidenced and (before.indicator, before.by) == (indicator, after.by)


def _are_one_number(before: Figure, after: Figure) -> bool:
    """
    Tell whether one and the same number stands on both sides.

    One record that states it does, wherever it stands. What is computed of a record may differ from period to period:
    a share of one event that counts above in the first and below in both, or a rate of one that lasts through both.
    """
    if before.records != after.records or before.bounds != after.bounds:
        return False
    return _over_one_time(before, after) or (len(after.records) == 1 and not is_from_records(after))


def _over_one_time(before: Figure, after: Figure) -> bool:
    if before.asked == after.asked:
        return True
    return before.period is not None and before.period == after.period


def _under(register: Register, figure: Figure, reading: Reading) -> Bounds:
    """Measure a stated figure again under another reading."""
    again = reread(register, figure, reading)
    return again.bounds if again.bounds is not None and again.by == figure.by else Bounds(None, None)


def _by_date(register: Register, before: Figure, after: Figure, reading: Reading) -> tuple[Bounds, Churn]:
    indicator = after.indicator
    periods = (counted_over(indicator, before.asked), counted_over(indicator, after.asked))
    if indicator.counts_members:
        by_member, churn, is_open = change_of_names(register, indicator, after.by, periods, reading)
        if is_open:
            by_member = by_member.intersection(_apart(register, before, after, reading)) or by_member
        return by_member, churn
    return change_of_sums(register, indicator, [grouped(register, indicator, after.by)], periods, reading), Churn()


def _apart(register: Register, before: Figure, after: Figure, reading: Reading) -> Bounds:
    """Bound the difference of the two counts taken apart: narrower than member by member where lists are open."""
    counts = [
        figure.bounds
        if reading == figure.reading and figure.about is About.RECORDED
        else measured_again(register, figure, about=About.RECORDED, reading=reading).bounds
        for figure in (before, after)
    ]
    return (counts[1] or Bounds(None, None)) - (counts[0] or Bounds(None, None))


def _with_unrecorded(bounds: Bounds, before: Figure, after: Figure) -> Bounds:
    """What was not recorded may have happened: later it raises the change, earlier it lowers it, without limit."""
    # L69.
    lower = bounds.lower if before.coverage is CoverageState.COMPLETE else None
    upper = bounds.upper if after.coverage is CoverageState.COMPLETE else None
    return Bounds(lower, upper)
