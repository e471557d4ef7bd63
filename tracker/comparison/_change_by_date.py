"""The change of a total from what the records of each date add: how a date lies in two periods is asked once."""

from collections.abc import Iterable

from tracker.indicators._counted_records import links_between, record_type_of
from tracker.indicators._grouped_records import grouped, windows_of_dates
from tracker.indicators._linear import amount, change_of_total
from tracker.indicators.engines._by_date import Sums, plus, sums_of
from tracker.model import Breakdown, Indicator, Register
from tracker.values import Bounds, Number, Reading, ReportingPeriod
from tracker.values._occurrence import Pattern, patterns

Ways = frozenset[Pattern]
"""In which of two periods something may count."""


def change_by_date(
    register: Register,
    indicator: Indicator,
    part: Breakdown,
    periods: tuple[ReportingPeriod, ReportingPeriod],
    reading: Reading,
) -> Bounds | None:
    """
    Bound the change of a total as record by record, date by date; None where sums do not tell it.

    What records add that are, or may be, the same as others is still found record by record.
    """
    group, strict = grouped(register, indicator, part), reading.tolerance is None
    table = group.table((indicator.counts, reading), lambda: sums_of(indicator, reading))
    lower: Number | None = 0
    upper: Number | None = 0
    for number, ways in _moving(register, indicator, periods, strict=strict):
        if number in table:
            step = _step(ways, table[number])
            if step is None:
                return None
            lower, upper = plus(lower, step[0]), plus(upper, step[1])
    linked = [
        (
            record,
            patterns(when, periods, indicator.recognition, strict=strict),
            amount(record, indicator, reading)[0],
        )
        for record, when in group.linked
    ]
    return Bounds(lower, upper) + change_of_total(linked, indicator, links_between(register, indicator).records)


def _moving(
    register: Register, indicator: Indicator, periods: tuple[ReportingPeriod, ReportingPeriod], *, strict: bool
) -> Iterable[tuple[int, Ways]]:
    """Go through the numbers of the dates that may count in one period alone, with the ways in which they may."""
    record_type, rule = record_type_of(indicator), indicator.recognition

    def find() -> list[tuple[int, Ways]]:
        start = min(period.start for period in periods).toordinal()
        end = max(period.end for period in periods).toordinal()
        found = []
        for first, last, when, number in windows_of_dates(register, record_type):
            if (first <= end and start <= last) or (strict and when.is_uncertain):
                ways = patterns(when, periods, rule, strict=strict)
                if any(before != after for before, after in ways):
                    found.append((number, ways))
        return found

    return register.remembered(("moving", record_type, periods, rule, strict), find)


def _step(ways: Ways, sums: Sums) -> tuple[Number | None, Number | None] | None:
    """Bound by how much the records of a date change a total; None where their sums do not tell it."""
    moves = {after - before for before, after in ways}
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
