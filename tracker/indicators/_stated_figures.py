"""Figures that observations and claims state."""

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import evolve

from tracker.indicators._figure import Basis, Figure, Flag
from tracker.indicators._stated import AT_AN_INSTANT, Choice, Stated, stated_values, value_at_instant, value_over_period
from tracker.model import Breakdown, Indicator, Register
from tracker.values import Reading, ReportingPeriod

__all__ = ["stated_figures"]


def stated_figures(
    register: Register,
    indicator: Indicator,
    period: ReportingPeriod,
    common: dict[str, Any],
    basis: Basis,
    dimension: str | None,
    wanted: Breakdown = (),
) -> Iterator[Figure]:
    """Go through what is stated of an indicator over a period: of the whole or one part, or of each in a dimension."""
    values = stated_values(register, indicator, basis)
    series = list(_series(values, dimension))
    if wanted:
        series = [(wanted, group)] if (group := [value for value in values if value.part == wanted]) else []
    for part, group in series:
        choice = _choose(register, indicator, group, period, common["reading"], basis)
        if choice is None:
            continue
        assumption = None if Flag.OWN_PERIOD in choice.flags else period.assumption
        several = dimension is None and part and not wanted and all(other for other, _ in series)
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
            **_kept(group, choice),
            **common,
        )


def _kept(group: Sequence[Stated], choice: Choice) -> dict[str, Any]:
    """Say who keeps the chosen numbers, how they are counted and since when, where they all agree."""
    chosen = [each for each in group if each.key in choice.certain + choice.possible]
    found: dict[str, Any] = {}
    for name in ("since", "provider", "method"):
        values = {getattr(each, name) for each in chosen}
        found[name] = values.pop() if len(values) == 1 else None
    return found


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
