"""Measuring: from a register, an indicator and a period to a figure."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import evolve

from tracker.errors import InvalidValueError, closest
from tracker.indicators._distinct import demand_members, members, size_of_union
from tracker.indicators._figure import About, Basis, Figure, Flag, MissingReason
from tracker.indicators._linear import amount, demand_amount, hedged_number, sum_of_amounts
from tracker.indicators._selection import date_of, demand_dimension, linking, parts_of, record_type_of, selected
from tracker.indicators._stated import AT_AN_INSTANT, Choice, Stated, stated_values, value_at_instant, value_over_period
from tracker.indicators._wellknown import every_or, is_measurable
from tracker.indicators._wellknown import indicator as find_indicator
from tracker.model import Breakdown, CoverageState, Indicator, IndicatorKind, Record, Register
from tracker.values import (
    READINGS,
    Bounds,
    InternationalString,
    Membership,
    Reading,
    ReportingPeriod,
    granule,
    membership,
)

__all__ = ["REGIONAL", "computed_from", "figures", "measure", "reading_named"]

REGIONAL = "regional"
"""The row of amounts that belong to several countries together and to none of them alone."""


def reading_named(name: str) -> Reading:
    """
    Return the shipped reading of a name.

    Raises:
        InvalidValueError: There is none.
    """
    found = next((reading for reading in READINGS if reading.name == name), None)
    if found is None:
        names = [reading.name for reading in READINGS]
        nearest = closest(name, names)
        hint = f"did you mean {nearest!r}?" if nearest else f"the readings are {', '.join(names)}"
        raise InvalidValueError(f"{name!r} is not a reading; {hint}")
    return found


def measure(
    register: Register,
    indicator: str | Indicator,
    period: str | ReportingPeriod,
    *,
    basis: Basis | str | None = None,
    about: About | str = About.RECORDED,
    reading: Reading | str | None = None,
) -> Figure:
    """
    Measure an indicator over a period.

    Args:
        register: The records.

        indicator: An indicator, or the id of one that the register declares or the library ships.

        period: A period, its id in the register, or ``START..END``.

        basis: What to rest on; by default evidence where there is any, else claims.

        about: What was recorded, or what happened: under incomplete coverage the latter has no upper limit.

        reading: How hedged words are understood; by default as the register says.

    Raises:
        UnknownRecordError: The indicator or the period does not exist.

        InvalidValueError: The indicator asks for a field that its records lack, or is of a kind not yet measured.
    """
    found = list(_measured(register, indicator, period, about=About(about), reading=reading, dimension=None))
    if basis is not None:
        wanted = [figure for figure in found if figure.basis is Basis(basis)]
        return wanted[0] if wanted else _empty(found[0], Basis(basis))
    present = [figure for figure in found if figure.missing is None]
    # Nothing recorded is no evidence, if a document prints a number.
    return next((figure for figure in present if not figure.is_nothing), (*present, *found)[0])


def figures(
    register: Register,
    names: Iterable[str | Indicator] | None,
    period: str | ReportingPeriod,
    *,
    by: str | None = None,
    basis: Basis | str | None = None,
    about: About | str = About.RECORDED,
    reading: Reading | str | None = None,
) -> tuple[Figure, ...]:
    """
    Measure several indicators, one figure for each basis that exists, or for each part in the dimension *by*.

    Args:
        register: The records.

        names: The indicators; None for all that the register can measure.

        period: A period, its id in the register, or ``START..END``.

        by: ``country``, ``programme``, ``kind`` or ``region``; None for the whole.

        basis: Only figures that rest on this.

        about: What was recorded, or what happened.

        reading: How hedged words are understood.
    """
    found: list[Figure] = []
    for one in every_or(register, names):
        each = _measured(register, one, period, about=About(about), reading=reading, dimension=by)
        found.extend(figure for figure in each if basis is None or figure.basis is Basis(basis))
    return tuple(found)


def _measured(
    register: Register,
    name: str | Indicator,
    period: str | ReportingPeriod,
    *,
    about: About,
    reading: Reading | str | None,
    dimension: str | None,
) -> Iterator[Figure]:
    """Go through the figures of an indicator: of the whole one a basis, evidence first; of a dimension one a part."""
    indicator = find_indicator(register, name) if isinstance(name, str) else name
    asked = register.period(period) if isinstance(period, str) else period
    understood = reading if isinstance(reading, Reading) else reading_named(reading or register.reading)
    common: dict[str, Any] = {
        "indicator": indicator,
        "asked": asked,
        "about": about,
        "reading": understood,
        "vintage": register.latest_day,
        "coverage": register.coverage(indicator.of or "observation", asked),
    }
    if not is_measurable(indicator):
        raise InvalidValueError(f"indicator {indicator.id!r} is a {indicator.kind.value}, which is not computed yet")
    yielded = False
    for basis in (Basis.EVIDENCED, Basis.CLAIMED):
        if basis is Basis.EVIDENCED and indicator.of is not None and indicator.kind not in AT_AN_INSTANT:
            yield from _computed(register, indicator, asked, common, dimension)
            yielded = True
        else:
            for figure in _stated(register, indicator, asked, common, basis, dimension):
                yield figure
                yielded = True
    if not yielded and dimension is None:
        reason = MissingReason.NOT_REPORTED
        if common["coverage"] is CoverageState.NONE:
            reason = MissingReason.NOT_COVERED
        yield Figure(basis=Basis.EVIDENCED, period=asked, missing=reason, **common)


def _empty(like: Figure, basis: Basis) -> Figure:
    return evolve(
        like,
        basis=basis,
        bounds=None,
        missing=MissingReason.NOT_REPORTED,
        at=None,
        period=like.asked,
        flags=(),
        assumptions=(),
        certain=(),
        possible=(),
        stated=None,
        source=None,
    )


# -- computed from records --------------------------------------------------------------------------------------------


def computed_from(register: Register, indicator: Indicator, part: Breakdown = ()) -> list[Record]:
    """Return the records that an indicator, or a part of it, is computed from, whatever their period."""
    return [record for record in selected(register, indicator) if _belongs(record, indicator, part)]


def _belongs(record: Record, indicator: Indicator, part: Breakdown) -> bool:
    return all(code in _codes(record, indicator, dimension) for dimension, code in part)


def _codes(record: Record, indicator: Indicator, dimension: str) -> frozenset[str]:
    """
    Return the parts that a record counts in.

    A count of records by country is one of incidences, and does not add up to the whole. An amount that belongs to
    several countries together has no value by country: it goes to a row of its own.
    """
    codes = parts_of(record, dimension)
    is_amount = indicator.kind is IndicatorKind.FLOW and indicator.counts != "records"
    if is_amount and dimension in ("country", "region"):
        complete = getattr(record, "countries_complete", True)
        return codes if len(codes) == 1 and complete else frozenset({REGIONAL})
    return codes


def _computed(
    register: Register, indicator: Indicator, period: ReportingPeriod, common: dict[str, Any], dimension: str | None
) -> Iterator[Figure]:
    record_type = record_type_of(indicator)
    if indicator.kind is IndicatorKind.DISTINCT:
        demand_members(indicator, record_type)
    else:
        demand_amount(indicator, record_type)
    if dimension is not None:
        demand_dimension(dimension)
    if common["coverage"] is CoverageState.NONE:
        if dimension is None:
            yield Figure(basis=Basis.EVIDENCED, period=period, missing=MissingReason.NOT_COVERED, **common)
        return
    records, links = computed_from(register, indicator), linking(register, indicator)
    if dimension is None:
        yield _figure(records, links, indicator, period, common, ())
        return
    parts: dict[str, list[Record]] = {}
    for record in records:
        for code in _codes(record, indicator, dimension):
            parts.setdefault(code, []).append(record)
    for code in sorted(parts):
        figure = _figure(parts[code], links, indicator, period, common, ((dimension, code),))
        if figure.records:
            yield figure


def _figure(
    records: Sequence[Record],
    links: Sequence[Record],
    indicator: Indicator,
    period: ReportingPeriod,
    common: dict[str, Any],
    part: Breakdown,
) -> Figure:
    reading: Reading = common["reading"]
    strict = reading.tolerance is None
    dated = [(record, membership(date_of(record), period, indicator.recognition, strict=strict)) for record in records]
    counted = [(record, member) for record, member in dated if member is not Membership.IMPOSSIBLE]
    bounds = _aggregate(dated, links, indicator, reading, part)
    flags, stated = _facts([record for record, _ in counted], indicator, reading)
    hedged = [number for record, _ in counted if (number := hedged_number(record, indicator)) is not None]
    if common["about"] is About.ACTUAL and common["coverage"] is not CoverageState.COMPLETE:
        bounds = Bounds(bounds.lower, None)
    return Figure(
        period=period,
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
    # Outside the period a record matters only for what it says of others.
    shares = [
        (record, member, amount(record, indicator, reading)[0])
        for record, member in dated
        if links or member is not Membership.IMPOSSIBLE
    ]
    return sum_of_amounts(shares, indicator, links)


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


# -- stated by observations and claims --------------------------------------------------------------------------------


def _stated(
    register: Register,
    indicator: Indicator,
    period: ReportingPeriod,
    common: dict[str, Any],
    basis: Basis,
    dimension: str | None,
) -> Iterator[Figure]:
    series = list(_series(stated_values(register, indicator, basis), dimension))
    for part, group in series:
        choice = _choose(register, indicator, group, period, common["reading"], basis)
        if choice is None:
            continue
        assumption = None if Flag.OWN_PERIOD in choice.flags else period.assumption
        several = dimension is None and part and all(other for other, _ in series)
        yield Figure(
            period=choice.period,
            at=choice.at,
            by=part,
            basis=basis,
            bounds=choice.bounds,
            flags=(*choice.flags, Flag.SEVERAL_SUBJECTS) if several else choice.flags,
            assumptions=(assumption,) if assumption else (),
            certain=choice.certain,
            possible=choice.possible,
            source=choice.source,
            **common,
        )


def _series(values: Sequence[Stated], dimension: str | None) -> Iterator[tuple[Breakdown, list[Stated]]]:
    """Group the values that are about the same thing: the whole, or each part in a dimension."""
    groups: dict[Breakdown, list[Stated]] = {}
    subjects = {value.about for value in values if not value.part}
    for value in values:
        part = dict(value.part)
        if dimension is not None and dimension != "about":
            if set(part) == {dimension}:
                groups.setdefault(((dimension, part[dimension]),), []).append(value)
        elif not part:
            # Values about one thing are of the whole; about several, each is a series of its own.
            about: Breakdown = (("about", value.about),) if value.about and len(subjects) > 1 else ()
            groups.setdefault(about, []).append(value)
    yield from sorted(groups.items())


def _choose(
    register: Register,
    indicator: Indicator,
    values: Sequence[Stated],
    period: ReportingPeriod,
    reading: Reading,
    basis: Basis,
) -> Choice | None:
    if indicator.kind in AT_AN_INSTANT:
        return value_at_instant(values, period, reading, indicator.max_age)
    over = [value for value in values if value.period is not None]
    choice = value_over_period(over, period, reading, indicator)
    if choice is not None or basis is Basis.EVIDENCED:
        return choice
    # A document about the period asked for may print a figure over a period of its own: it is shown under that one.
    own = [value for value in over if _is_reported_for(register, value.key, period)]
    spans = {value.period for value in own}
    if len(spans) != 1:
        return None
    (span,) = spans
    chosen = value_over_period(own, span, reading, indicator) if span else None
    return None if chosen is None else evolve(chosen, flags=(Flag.OWN_PERIOD, *chosen.flags))


def _is_reported_for(register: Register, claim: str, period: ReportingPeriod) -> bool:
    document = register.document(register.claims[claim].document)
    covered = document.covers if document else None
    return covered is not None and covered in register.periods and register.periods[covered].span == period
