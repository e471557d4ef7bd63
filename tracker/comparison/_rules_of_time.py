"""Rules about time: how long the periods are, how they lie to each other, and whether a series broke between them."""

from collections.abc import Iterator
from datetime import date

from tracker.comparison._reasons import Reason, ReasonSeverity
from tracker.indicators import Basis, Figure
from tracker.model import IndicatorKind
from tracker.values import ReportingPeriod
from tracker.values._period import PeriodRelation

OVER_A_PERIOD = (IndicatorKind.FLOW, IndicatorKind.DISTINCT)
SLIGHT_DAYS = 31
SLIGHT_SHARE = 20
"""A twentieth: 5 per cent of the longer period."""


def _over_a_period(before: Figure, after: Figure) -> bool:
    return before.indicator.kind in OVER_A_PERIOD and after.indicator.kind in OVER_A_PERIOD


def length_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """
    LENGTH_DIFFERS: a longer period holds more.

    A caveat only if the difference is at most one month (31 days where months are not whole) and at most 5 per cent of
    the longer period; the verdict is then on the two totals. People and countries repeat, so a distinct count has no
    rate. A ratio is a caveat, and a rate has the length taken out.
    """
    one, other = before.period, after.period
    if one is None or other is None or one.has_length_of(other):
        return
    if before.indicator.kind is after.indicator.kind is IndicatorKind.RATIO:
        yield Reason("LENGTH_DIFFERS", ReasonSeverity.CAVEAT, _length(one), _length(other))
    if not _over_a_period(before, after):
        return
    severity = ReasonSeverity.CAVEAT if _is_slight(one, other) else ReasonSeverity.BLOCK
    distinct = IndicatorKind.DISTINCT in (before.indicator.kind, after.indicator.kind)
    yield Reason("LENGTH_DIFFERS", severity, _length(one), _length(other), ("trim",) if distinct else ("trim", "rate"))


def _is_slight(one: ReportingPeriod, other: ReportingPeriod) -> bool:
    if one.months is not None and other.months is not None:
        difference, longer, most = abs(one.months - other.months), max(one.months, other.months), 1
    else:
        difference, longer, most = abs(one.days - other.days), max(one.days, other.days), SLIGHT_DAYS
    return difference <= most and difference * SLIGHT_SHARE <= longer


def _length(period: ReportingPeriod) -> str:
    return f"{period.months} months" if period.months is not None else f"{period.days} days"


def days_differ(before: Figure, after: Figure) -> Iterator[Reason]:
    """DAYS_DIFFER: the same months with another number of days, as in a leap year."""
    one, other = before.period, after.period
    if one is None or other is None or not _over_a_period(before, after):
        return
    if one.has_length_of(other) and one.days != other.days:
        yield Reason("DAYS_DIFFER", ReasonSeverity.CAVEAT, f"{one.days} days", f"{other.days} days")


def periods_overlap(before: Figure, after: Figure) -> Iterator[Reason]:
    """
    PERIODS_OVERLAP, CONTAINS: what happened on the shared days counts on both sides.

    With records the change is computed record by record, so that shared ones cancel out; claims have no records.
    """
    one, other = before.period, after.period
    if one is None or other is None or not _over_a_period(before, after) or one == other:
        return
    if one.overlap_days(other):
        by_record = all(figure.basis is Basis.EVIDENCED and figure.indicator.of for figure in (before, after))
        severity = ReasonSeverity.CAVEAT if by_record else ReasonSeverity.BLOCK
        code = "PERIODS_OVERLAP" if one.relation(other) in _PARTLY else "CONTAINS"
        shared, perhaps = _in_both(before, after) if by_record else ((), ())
        yield Reason(code, severity, str(one), str(other), ("trim",), shared=shared, perhaps_shared=perhaps)


def _in_both(before: Figure, after: Figure) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the keys of the records that certainly count on both sides, and of those that may on each."""
    certain = set(before.certain).intersection(after.certain)
    either = set(before.records).intersection(after.records)
    return tuple(sorted(certain)), tuple(sorted(either - certain))


_PARTLY = (PeriodRelation.OVERLAPS, PeriodRelation.OVERLAPPED_BY)


def gap_between(before: Figure, after: Figure) -> Iterator[Reason]:
    """GAP_BETWEEN: the periods are not adjacent, and what happened between them is in neither."""
    one, other = before.period, after.period
    if one is not None and other is not None and _over_a_period(before, after) and one.gap_days(other):
        yield Reason("GAP_BETWEEN", ReasonSeverity.CAVEAT, str(one), str(other))


def same_time(before: Figure, after: Figure) -> Iterator[Reason]:
    """SAME_PERIOD, SAME_INSTANT: one time as known on two days; the difference is a revision, not a change."""
    if before.vintage == after.vintage:
        return
    if before.period is not None and before.period == after.period:
        yield Reason("SAME_PERIOD", ReasonSeverity.INFO, _known(before), _known(after))
    elif before.at is not None and before.at == after.at:
        yield Reason("SAME_INSTANT", ReasonSeverity.INFO, _known(before), _known(after))


def _known(figure: Figure) -> str:
    return str(figure.vintage.published or figure.vintage.recorded or "everything known")


def incomplete(before: Figure, after: Figure) -> Iterator[Reason]:
    """INCOMPLETE: a period was not over on the last day of which anything is known, so more may come."""
    over = [is_over(figure) for figure in (before, after)]
    if all(over) or before.period == after.period:
        return
    severity = ReasonSeverity.BLOCK if _over_a_period(before, after) else ReasonSeverity.CAVEAT
    one, other = ("over" if is_over else "under way" for is_over in over)
    yield Reason("INCOMPLETE", severity, one, other, ("cut_to_date",))


def is_over(figure: Figure) -> bool:
    """Tell whether a figure's period was over on the last day of which anything is known."""
    known = figure.vintage.known_until
    return figure.period is None or known is None or figure.period.end <= known


def break_in_series(before: Figure, after: Figure) -> Iterator[Reason]:
    """BREAK_IN_SERIES: the register declares a day between the two from which the series means something else."""
    first = min(_days(before)[0], _days(after)[0])
    last = max(_days(before)[1], _days(after)[1])
    declared = {each.on for figure in (before, after) for each in figure.indicator.breaks}
    for day in sorted(declared):
        if first < day <= last and _days(before) != _days(after):
            one, other = (f"{'from' if _days(figure)[0] >= day else 'before'} {day}" for figure in (before, after))
            yield Reason("BREAK_IN_SERIES", ReasonSeverity.BLOCK, one, other, advice=("pre_break",))


def _days(figure: Figure) -> tuple[date, date]:
    if figure.at is not None:
        return figure.at.window.first, figure.at.window.last
    period = figure.period or figure.asked
    return period.start, period.end


TIME = (
    length_differs,
    days_differ,
    periods_overlap,
    gap_between,
    same_time,
    incomplete,
    break_in_series,
)
