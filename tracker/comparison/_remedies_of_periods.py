"""
Remedies of periods: cut to one length, cut to what was over when the figures were known, or divided by their length.

A cut is made only for figures computed from records, and only if no record that was certainly in a period becomes a
possible one: a cut through an imprecise date would lose what is known.
"""

from fractions import Fraction

from attrs import evolve

from tracker.comparison._pair import Pair, is_from_records, measured_again
from tracker.comparison._rules_of_time import is_over
from tracker.indicators import Figure
from tracker.indicators._counted_records import computed_from, date_of
from tracker.indicators._question import months_of
from tracker.model import IndicatorKind, Register
from tracker.values import Membership, ReportingPeriod, membership
from tracker.values._calendar import add_days, add_months


def trim(register: Register, before: Figure, after: Figure) -> Pair | None:
    """Cut the longer period at its start to the nominal length of the other; shared days stay with the earlier one."""
    if before.period is None or after.period is None or before.parts or after.parts:
        return None
    periods = _trimmed(before.period, after.period)
    if periods is None or periods == (before.period, after.period):
        return None
    return _cut(register, (before, after), periods)


def cut_to_date(register: Register, before: Figure, after: Figure) -> Pair | None:
    """
    Cut the period that is not over at the last day known, and both at their end to one length.

    So the first seven months of this year stand beside the first seven of the last.
    """
    over = [_over_of(figure) for figure in (before, after)]
    if over[0] is None or over[1] is None:
        return None
    shorter = min(over[0], over[1], key=lambda period: period.days)
    one, other = (_beginning(period, shorter) for period in (over[0], over[1]))
    return _cut(register, (before, after), (one, other))


def _cut(register: Register, pair: Pair, periods: tuple[ReportingPeriod, ReportingPeriod]) -> Pair | None:
    if not all(map(is_from_records, pair)):
        return None
    cut = tuple(zip(pair, periods, strict=True))
    if any(_blurs(register, figure, period) for figure, period in cut):
        return None
    one, other = (measured_again(register, figure, period=period) for figure, period in cut)
    return None if one.missing or other.missing else (one, other)


def _blurs(register: Register, figure: Figure, period: ReportingPeriod) -> bool:
    if figure.parts:
        return any(_blurs(register, part, period) for part in figure.parts)
    certain, rule = set(figure.certain), figure.indicator.recognition
    return any(
        membership(date_of(record), period, rule) is Membership.POSSIBLE
        for record in computed_from(register, figure.indicator, figure.by)
        if record.key in certain
    )


def _trimmed(one: ReportingPeriod, other: ReportingPeriod) -> tuple[ReportingPeriod, ReportingPeriod] | None:
    early, late = sorted((one, other), key=lambda period: (period.start, period.end))
    if late.start <= early.end:
        start = add_days(early.end, 1)
        if start is None or start > late.end:
            return None
        late = ReportingPeriod(start, late.end)
    if early.months is not None and late.months is not None:
        months = min(early.months, late.months)
        starts = [add_months(period.start, (period.months or 0) - months) for period in (early, late)]
    else:
        days = min(early.days, late.days)
        starts = [add_days(period.start, period.days - days) for period in (early, late)]
    if None in starts:
        return None
    early, late = (
        ReportingPeriod(start or period.start, period.end) for start, period in zip(starts, (early, late), strict=True)
    )
    return (early, late) if (one.start, one.end) <= (other.start, other.end) else (late, early)


def _over_of(figure: Figure) -> ReportingPeriod | None:
    """Return the part of a period that was over on the last day of which anything is known; None if none was."""
    known, period = figure.vintage.known_until, figure.period
    if period is None or known is None or known < period.start:
        return None
    return ReportingPeriod(period.start, min(period.end, known))


def _beginning(period: ReportingPeriod, length: ReportingPeriod) -> ReportingPeriod:
    """Return the beginning of a period that is as long as another one, which is not the longer."""
    if length.months is not None and period.start.day == 1:
        following = add_months(period.start, length.months)
        end = None if following is None else add_days(following, -1)
        if end is not None and end <= period.end:
            return ReportingPeriod(period.start, end)
    return ReportingPeriod(period.start, add_days(period.start, length.days - 1) or period.end)


# -- by month ---------------------------------------------------------------------------------------------------------


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
