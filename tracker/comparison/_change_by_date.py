"""
Changes from what the records of each date say together: how a date lies in two periods is asked once.

What records say that are, or may be, the same as others is still found record by record.
"""

from collections.abc import Callable, Iterable, Sequence

from tracker.indicators._counted_records import Dated, links_between, record_type_of
from tracker.indicators._distinct import Churn, NamedTogether, change_of_union, members
from tracker.indicators._grouped_records import Group, grouped, windows_of_dates
from tracker.indicators._linear import amount, change_of_total
from tracker.indicators.engines._by_date import Sums, meaning_of, plus, sums_of
from tracker.model import Breakdown, Indicator, Record, Register
from tracker.values import Bounds, Number, Reading, ReportingPeriod
from tracker.values._occurrence import Pattern, patterns

Ways = frozenset[Pattern]
"""In which of two periods something may count."""

Periods = tuple[ReportingPeriod, ReportingPeriod]
"""The earlier one and the later one."""

NEITHER: Ways = frozenset({(False, False)})
BOTH: Ways = frozenset({(True, True)})


def change_of_sums(
    register: Register, indicator: Indicator, groups: Iterable[Group], periods: Periods, reading: Reading
) -> Bounds:
    """Bound the change of a total over some groups, which is that of their records one by one."""
    strict = reading.tolerance is None
    ways_by_date = ways_of_dates(register, indicator, periods, strict=strict)
    lower: Number | None = 0
    upper: Number | None = 0
    one_by_one: list[tuple[Record, Ways]] = []
    for group in groups:
        table = group.table((indicator.counts, reading), lambda: sums_of(indicator, reading))
        for number, ways in ways_by_date:
            if number in table:
                step = _step(ways, table[number])
                if step is None:
                    one_by_one += ((record, ways) for record in group.dated[number])
                else:
                    lower, upper = plus(lower, step[0]), plus(upper, step[1])
        one_by_one += ways_of_linked(group.linked, indicator, periods, strict=strict)
    amounts = [(record, ways, amount(record, indicator, reading)[0]) for record, ways in one_by_one]
    return Bounds(lower, upper) + change_of_total(amounts, indicator, links_between(register, indicator).records)


def change_of_names(
    register: Register, indicator: Indicator, part: Breakdown, periods: Periods, reading: Reading
) -> tuple[Bounds, Churn, bool]:
    """Bound the change of a distinct count and say who came and went; tell whether a record leaves somebody unnamed."""
    group, strict = grouped(register, indicator, part), reading.tolerance is None

    def naming() -> Callable[[Sequence[Record]], NamedTogether]:
        meant = meaning_of(indicator, reading, part)
        return lambda records: NamedTogether.of(map(meant, records))

    table = group.table(("named together", indicator.counts, indicator.entities, reading, part), naming)
    together = [
        (ways, table[number])
        for number, ways in ways_of_dates(register, indicator, periods, strict=strict)
        if number in table
    ]
    linked = [
        (ways, members(record, indicator, reading, part))
        for record, ways in ways_of_linked(group.linked, indicator, periods, strict=strict)
        if ways != NEITHER
    ]
    bounds, churn = change_of_union(linked, together)
    left = {number for _, each in together for number in each.unnamed} | {each.unnamed.upper for _, each in linked}
    return bounds, churn, bool(left - {0})


def ways_of_dates(
    register: Register, indicator: Indicator, periods: Periods, *, strict: bool
) -> Sequence[tuple[int, Ways]]:
    """Return the numbers of the dates that may count in one of two periods, with the ways in which they may."""
    record_type, rule = record_type_of(indicator), indicator.recognition

    def find() -> list[tuple[int, Ways]]:
        start = min(period.start for period in periods).toordinal()
        end = max(period.end for period in periods).toordinal()
        found = []
        for first, last, when, number in windows_of_dates(register, record_type):
            if (first <= end and start <= last) or (strict and when.is_uncertain):
                ways = patterns(when, periods, rule, strict=strict)
                if ways != NEITHER:
                    found.append((number, ways))
        return found

    return register.remembered(("ways of dates", record_type, periods, rule, strict), find)


def ways_of_linked(
    linked: Iterable[Dated], indicator: Indicator, periods: Periods, *, strict: bool
) -> list[tuple[Record, Ways]]:
    """Return records that are, or may be, the same as others with the ways in which they may count in two periods."""
    return [(record, patterns(when, periods, indicator.recognition, strict=strict)) for record, when in linked]


def _step(ways: Ways, sums: Sums) -> tuple[Number | None, Number | None] | None:
    """Bound by how much the records of a date change a total; None where their sums do not tell it."""
    moves = {after - before for before, after in ways}
    if moves == {0}:
        return 0, 0
    if moves == {1}:
        return sums.lower, sums.upper
    if moves == {-1}:
        return _minus(sums.upper), _minus(sums.lower)
    if moves == {0, 1}:
        return sums.least, sums.most
    if moves == {0, -1}:
        return _minus(sums.most), _minus(sums.least)
    # Each record may come or go; if none adds less than nothing, it moves the total by its most either way.
    return (_minus(sums.most), sums.most) if sums.least == 0 else None


def _minus(number: Number | None) -> Number | None:
    return None if number is None else -number
