"""Figures that are stated, not computed: observations of one's own, and claims printed in documents."""

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import frozen

from tracker.errors import UnknownRecordError
from tracker.indicators._figure import Basis, Flag
from tracker.model import Breakdown, Claim, Indicator, IndicatorKind, Observation, Register
from tracker.values import (
    Bounds,
    InternationalString,
    Membership,
    Quantity,
    Reading,
    ReportingPeriod,
    When,
    add_days,
    add_months,
    membership,
)

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

        since: Where a cumulative number starts counting.

        provider: Who keeps it.

        method: How it is counted.
    """

    key: str
    value: Quantity
    at: When | None
    period: ReportingPeriod | None
    part: Breakdown
    about: str | None
    since: When | None = None
    provider: InternationalString | None = None
    method: InternationalString | None = None


def stated_values(register: Register, indicator: Indicator, basis: Basis) -> list[Stated]:
    """Return what the observations, or the claims, of the register state of an indicator, sorted by key."""
    return register.remembered(("stated", indicator, basis), lambda: _stated(register, indicator, basis))


def _stated(register: Register, indicator: Indicator, basis: Basis) -> list[Stated]:
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
        found.append(
            Stated(
                key=record.key,
                value=record.value,
                at=record.at,
                period=period,
                part=record.breakdown,
                about=record.about,
                since=record.since,
                provider=record.provider,
                method=record.method,
            )
        )
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
    inside = [(each, at) for each, at, member in dated if member is not Membership.IMPOSSIBLE]
    surely = [at for _, at, member in dated if member is Membership.CERTAIN]
    if surely:
        return _one_of(_latest(inside, surely), reading, ())
    outside = [(each, at) for each, at, member in dated if member is Membership.IMPOSSIBLE]
    carried = _carried(outside, period, max_age)
    if not inside:
        return _one_of(carried, reading, (Flag.CARRIED,)) if carried else None
    # Perhaps none lies in the period after all; then the one carried would stand for it.
    return _one_of([*carried, *inside], reading, (Flag.NOT_CERTAINLY_IN_PERIOD,))


Dated = tuple[Stated, When]


def _latest(candidates: Sequence[Dated], surely: Sequence[When]) -> list[Dated]:
    """Leave out the values that lie before one which certainly counts."""
    earliest = max((at.window.first for at in surely), default=date.min)
    return [(each, at) for each, at in candidates if at.window.last >= earliest]


def _carried(dated: Sequence[Dated], period: ReportingPeriod, max_age: int | None) -> list[Dated]:
    if max_age is None:
        return []
    oldest = add_months(period.start, -max_age) or date.min
    before = [(each, at) for each, at in dated if oldest <= at.window.last < period.start]
    recent = [at for _, at in before if at.window.first >= oldest]
    return _latest(before, [at for at in recent if not at.is_uncertain]) if recent else []


def _one_of(candidates: Sequence[Dated], reading: Reading, flags: tuple[Flag, ...]) -> Choice:
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
    parts: dict[ReportingPeriod, list[Stated]] = {}
    for each in stated:
        if each.period is not None and period.covers(each.period):
            parts.setdefault(each.period, []).append(each)
    tiles = [_agreeing(parts[tile], tile, reading) for tile in _tiling(parts, period)]
    if not tiles:
        return None
    bounds = Bounds.exactly(0)
    for tile in tiles:
        bounds += tile.bounds
    return Choice(
        bounds=bounds,
        certain=tuple(sorted(key for tile in tiles for key in tile.certain)),
        possible=tuple(sorted(key for tile in tiles for key in tile.possible)),
        period=period,
        flags=tuple(dict.fromkeys(flag for tile in tiles for flag in tile.flags)),
    )


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


def _tiling(parts: Iterable[ReportingPeriod], period: ReportingPeriod) -> list[ReportingPeriod]:
    """Return periods that follow one another from the first to the last day, long ones first; empty if none do."""
    onward: dict[date, ReportingPeriod] = {}
    for part in sorted(parts, key=lambda each: (-each.start.toordinal(), each.days)):
        after = add_days(part.end, 1)
        if part.end == period.end or after in onward:
            onward[part.start] = part
    tiles: list[ReportingPeriod] = []
    start: date | None = period.start
    while start in onward:
        tiles.append(onward[start])
        start = add_days(tiles[-1].end, 1)
    return tiles
