"""Figures that are stated, not computed: observations of one's own, and claims printed in documents."""

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import frozen

from tracker.errors import UnknownRecordError
from tracker.indicators._figure import Basis, Flag
from tracker.model import Breakdown, Claim, Indicator, IndicatorKind, Observation, Register
from tracker.values import Bounds, Membership, Quantity, Reading, ReportingPeriod, When, add_months, membership

__all__ = ["Stated", "stated_values", "value_at_instant", "value_over_period"]

AT_AN_INSTANT = (IndicatorKind.STOCK, IndicatorKind.CUMULATIVE, IndicatorKind.STATUS)


@frozen
class Stated:
    """
    A number that an observation or a claim states.

    Attributes:
        key: The key of the record.

        value: The number.

        at: Its instant; None for a number over a period.

        period: Its period; None for a number at an instant.

        part: What part of the whole it is about.

        about: The record it describes; None for the whole.
    """

    key: str
    value: Quantity
    at: When | None
    period: ReportingPeriod | None
    part: Breakdown
    about: str | None


def stated_values(register: Register, indicator: Indicator, basis: Basis) -> list[Stated]:
    """Return what the observations, or the claims, of the register state of an indicator, sorted by key."""
    records: Iterable[Observation | Claim]
    records = register.observations.values() if basis is Basis.EVIDENCED else register.claims.values()
    found = []
    for record in records:
        if record.indicator not in (indicator.id, indicator.key) or record.draft:
            continue
        period = None
        if record.period is not None:
            try:
                period = register.period(record.period)
            except UnknownRecordError:
                continue  # said by the checks
        found.append(Stated(record.key, record.value, record.at, period, record.breakdown, record.about))
    return found


@frozen
class Choice:
    """
    The value chosen for a figure.

    Attributes:
        bounds: What is certain about it.

        certain: Keys of the records that it certainly rests on.

        possible: Keys of the records that it may rest on.

        at: Its instant; None for a number over a period.

        period: Its own period; None for a number at an instant.

        source: The quantity repeated, if there is just one.

        flags: What its reader should know.
    """

    bounds: Bounds
    certain: tuple[str, ...]
    possible: tuple[str, ...] = ()
    at: When | None = None
    period: ReportingPeriod | None = None
    source: Quantity | None = None
    flags: tuple[Flag, ...] = ()


def value_at_instant(
    stated: Sequence[Stated], period: ReportingPeriod, reading: Reading, max_age: int | None
) -> Choice | None:
    """
    Choose the latest value dated within a period; if there is none, the last before it that is not too old.

    Dates may be imprecise: a value is left out only if another one is certainly in the period and certainly later.
    """
    strict = reading.tolerance is None
    dated = [(each, each.at, membership(each.at, period, strict=strict)) for each in stated if each.at is not None]
    inside = [(each, at, member) for each, at, member in dated if member is not Membership.IMPOSSIBLE]
    if not inside:
        return _carried([(each, at) for each, at, _ in dated], period, reading, max_age)
    certainly_later = max((at.window.first for _, at, member in inside if member is Membership.CERTAIN), default=None)
    candidates = [
        (each, at, member)
        for each, at, member in inside
        if certainly_later is None or at.window.last >= certainly_later
    ]
    flags = () if certainly_later is not None else (Flag.NOT_CERTAINLY_IN_PERIOD,)
    return _one_of([(each, at) for each, at, _ in candidates], reading, flags)


def _carried(
    dated: Sequence[tuple[Stated, When]], period: ReportingPeriod, reading: Reading, max_age: int | None
) -> Choice | None:
    if max_age is None:
        return None
    oldest = add_months(period.start, -max_age) or date.min
    before = [(each, at) for each, at in dated if at.window.last < period.start and at.window.first >= oldest]
    if not before:
        return None
    latest = max(at.window.first for _, at in before)
    return _one_of([(each, at) for each, at in before if at.window.last >= latest], reading, (Flag.CARRIED,))


def _one_of(candidates: Sequence[tuple[Stated, When]], reading: Reading, flags: tuple[Flag, ...]) -> Choice:
    last, at = max(candidates, key=lambda pair: (pair[1].window.last, pair[1].window.first, pair[0].key))
    bounds = last.value.bounds(reading)
    for each, _ in candidates:
        bounds = bounds.hull(each.value.bounds(reading))
    keys = tuple(each.key for each, _ in candidates)
    alone = len({each.value for each, _ in candidates}) == 1
    return Choice(
        bounds=bounds,
        certain=keys if len(keys) == 1 and Flag.NOT_CERTAINLY_IN_PERIOD not in flags else (),
        possible=() if len(keys) == 1 and Flag.NOT_CERTAINLY_IN_PERIOD not in flags else keys,
        at=at,
        source=last.value if alone else None,
        flags=flags,
    )


def value_over_period(
    stated: Sequence[Stated], period: ReportingPeriod, reading: Reading, indicator: Indicator
) -> Choice | None:
    """Choose the value stated for a period, or for a flow add up those of disjoint periods that make it up exactly."""
    exact = [each for each in stated if each.period == period]
    if exact:
        return _agreeing(exact, period, reading)
    if indicator.kind is not IndicatorKind.FLOW:
        return None
    tiles = _tiling([each for each in stated if each.period is not None and period.covers(each.period)], period)
    if not tiles:
        return None
    bounds = Bounds.exactly(0)
    for each in tiles:
        bounds += each.value.bounds(reading)
    return Choice(bounds=bounds, certain=tuple(sorted(each.key for each in tiles)), period=period)


def _agreeing(stated: Sequence[Stated], period: ReportingPeriod, reading: Reading) -> Choice:
    bounds = stated[0].value.bounds(reading)
    for each in stated[1:]:
        bounds = bounds.hull(each.value.bounds(reading))
    agree = len({each.value for each in stated}) == 1
    return Choice(
        bounds=bounds,
        certain=tuple(each.key for each in stated) if agree else (),
        possible=() if agree else tuple(each.key for each in stated),
        period=period,
        source=stated[0].value if agree else None,
        flags=() if agree else (Flag.CLAIMS_DIFFER,),
    )


def _tiling(stated: Sequence[Stated], period: ReportingPeriod) -> list[Stated]:
    """Return values whose periods follow one another from the first to the last day; empty if there are none."""
    by_start: dict[date, list[Stated]] = {}
    for each in stated:
        if each.period is not None:
            by_start.setdefault(each.period.start, []).append(each)

    def onward(start: date) -> list[Stated] | None:
        for each in sorted(by_start.get(start, ()), key=lambda one: -(one.period.days if one.period else 0)):
            if each.period is None:
                continue
            if each.period.end == period.end:
                return [each]
            rest = onward(date.fromordinal(each.period.end.toordinal() + 1))
            if rest:
                return [each, *rest]
        return None

    return onward(period.start) or []
