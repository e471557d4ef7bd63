"""Figures computed from records: flows, distinct counts, and flows since a fixed origin."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from tracker.indicators._distinct import demand_members, members, size_of_union
from tracker.indicators._figure import About, Basis, Figure, Flag, MissingReason
from tracker.indicators._linear import amount, demand_amount, hedged_number, sum_of_amounts
from tracker.indicators._parts import Dated, dated_from, dated_near, parts_in
from tracker.indicators._selection import (
    demand_dimension,
    linking,
    record_type_of,
)
from tracker.model import Breakdown, CoverageState, Indicator, IndicatorKind, Record, Register
from tracker.values import (
    Bounds,
    InternationalString,
    Membership,
    Number,
    Reading,
    ReportingPeriod,
    When,
    granule,
    membership,
)

__all__ = ["computed_figures", "counted_over", "months_of"]


def computed_figures(
    register: Register,
    indicator: Indicator,
    period: ReportingPeriod,
    common: dict[str, Any],
    dimension: str | None,
    part: Breakdown = (),
) -> Iterator[Figure]:
    """Go through the figures of an indicator over a period: of the whole or one part, or of each in a dimension."""
    record_type = record_type_of(indicator)
    if indicator.kind is IndicatorKind.DISTINCT:
        demand_members(indicator, record_type)
    else:
        demand_amount(indicator, record_type)
    if dimension is not None:
        demand_dimension(dimension)
    if common["coverage"] is CoverageState.NONE:
        if dimension is None:
            yield Figure(basis=Basis.EVIDENCED, period=period, by=part, missing=MissingReason.NOT_COVERED, **common)
        return
    links = linking(register, indicator)
    over, strict = counted_over(indicator, period), common["reading"].tolerance is None
    # Outside the period a record matters only for what it says of others.
    records = (
        dated_from(register, indicator, part) if links else dated_near(register, indicator, part, [over], strict=strict)
    )
    if dimension is None:
        yield _figure(records, links, indicator, period, common, part)
        return
    parts: dict[str, list[Dated]] = {}
    for dated in records:
        for code in parts_in(dated[0], indicator, dimension):
            parts.setdefault(code, []).append(dated)
    for code in sorted(parts):
        figure = _figure(parts[code], links, indicator, period, common, ((dimension, code),))
        if figure.records:
            yield figure


def months_of(period: ReportingPeriod) -> Number:
    """Return the length of a period in months; where months are not whole, in twelfths of the mean year."""
    return period.months or Fraction(period.days * 48, 1461)


def counted_over(indicator: Indicator, period: ReportingPeriod) -> ReportingPeriod:
    """
    Return the days whose records count for a period: its own, or for a cumulative number all since its origin.

    The origin is the first day on which the indicator is valid; without one everything before counts.
    """
    if indicator.kind is not IndicatorKind.CUMULATIVE:
        return period
    origin = indicator.valid.earliest if indicator.valid else None
    return ReportingPeriod(min(origin or date.min, period.end), period.end, assumption=period.assumption)


def _figure(
    records: Sequence[Dated],
    links: Sequence[Record],
    indicator: Indicator,
    period: ReportingPeriod,
    common: dict[str, Any],
    part: Breakdown,
) -> Figure:
    reading: Reading = common["reading"]
    strict = reading.tolerance is None
    over = counted_over(indicator, period)
    dated = [(record, membership(when, over, indicator.recognition, strict=strict)) for record, when in records]
    counted = [(record, member) for record, member in dated if member is not Membership.IMPOSSIBLE]
    bounds = _aggregate(dated, links, indicator, reading, part)
    flags, stated = _facts([record for record, _ in counted], indicator, reading)
    if indicator.kind is not IndicatorKind.DISTINCT and _may_be_one([record for record, _ in counted]):
        flags = (*flags, Flag.POSSIBLE_IDENTITY)
    hedged = [number for record, _ in counted if (number := hedged_number(record, indicator)) is not None]
    if common["about"] is About.ACTUAL and common["coverage"] is not CoverageState.COMPLETE:
        bounds = Bounds(bounds.lower, None)
    if indicator.kind is IndicatorKind.RATE:
        bounds = bounds.scaled(1 / Fraction(months_of(period)))
    at = When.on(period.end) if indicator.kind is IndicatorKind.CUMULATIVE else None
    origin = indicator.valid if at else None
    return Figure(
        period=None if at else period,
        at=at,
        since=When.on(origin.earliest) if origin and origin.earliest else None,
        by=part,
        basis=Basis.EVIDENCED,
        bounds=bounds,
        flags=flags,
        assumptions=_assumptions(period, (record for record, _ in counted)),
        certain=tuple(record.key for record, member in counted if member is Membership.CERTAIN),
        possible=tuple(record.key for record, member in counted if member is Membership.POSSIBLE),
        stated=stated,
        granule=max((granule(number) for number in hedged), default=1),
        **common,
    )


def _aggregate(
    dated: Sequence[tuple[Record, Membership]],
    links: Sequence[Record],
    indicator: Indicator,
    reading: Reading,
    part: Breakdown,
) -> Bounds:
    if indicator.kind is IndicatorKind.DISTINCT:
        named = [
            (member, members(record, indicator, reading, part))
            for record, member in dated
            if member is not Membership.IMPOSSIBLE
        ]
        return size_of_union(named, indicator)
    shares = [
        (record, member, amount(record, indicator, reading)[0])
        for record, member in dated
        if links or member is not Membership.IMPOSSIBLE
    ]
    return sum_of_amounts(shares, indicator, links)


def _may_be_one(counted: Sequence[Record]) -> bool:
    """Tell whether two of the records may be of the same thing."""
    keys = {record.key for record in counted}
    return any(record.possibly_same_as & keys for record in counted)


def _facts(
    counted: Sequence[Record], indicator: Indicator, reading: Reading
) -> tuple[tuple[Flag, ...], tuple[int, int] | None]:
    """Return the flags of a computed figure, and how many of its records state a number."""
    if indicator.kind is IndicatorKind.DISTINCT:
        is_open = any(members(record, indicator, reading).unnamed.upper != 0 for record in counted)
        return (Flag.OPEN_LIST,) if is_open else (), None
    if indicator.counts == "records":
        return (), None
    stating = sum(amount(record, indicator, reading)[1] for record in counted)
    return (Flag.UNSTATED,) if stating < len(counted) else (), (stating, len(counted))


def _assumptions(period: ReportingPeriod, records: Iterable[Record]) -> tuple[InternationalString, ...]:
    """Collect each assumption once: the period's first, then those of the records in their order."""
    found = [period.assumption] if period.assumption else []
    for record in records:
        assumption = getattr(record, "assumption", None)
        if assumption is not None and assumption not in found:
            found.append(assumption)
    return tuple(found)
