"""Figures that are stated, not computed: observations of one's own, and claims printed in documents."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from attrs import evolve, frozen

from tracker.errors import UnknownRecordError
from tracker.indicators._figure import Basis, Figure, Flag
from tracker.indicators._question import Question
from tracker.model import Breakdown, Claim, Indicator, IndicatorKind, Observation, Register
from tracker.values import Bounds, InternationalString, Membership, Quantity, Reading, ReportingPeriod, When, membership
from tracker.values._calendar import add_days, add_months

T = TypeVar("T")

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
    by_indicator = register.remembered(("stated", basis), lambda: _by_indicator(register, basis))
    records = [each for name in (indicator.id, indicator.key) for each in by_indicator.get(name, ())]
    found = []
    for record in sorted(records, key=lambda each: each.key):
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


def _by_indicator(register: Register, basis: Basis) -> dict[str, list[Observation | Claim]]:
    records: Iterable[Observation | Claim]
    records = register.observations.values() if basis is Basis.EVIDENCED else register.claims.values()
    found: dict[str, list[Observation | Claim]] = {}
    for record in records:
        if not record.draft:
            found.setdefault(record.indicator, []).append(record)
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

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all records that it rests on, or may rest on."""
        return self.certain + self.possible


def value_at_instant(
    stated: Sequence[Stated], period: ReportingPeriod, reading: Reading, max_age: int | None
) -> Choice | None:
    """
    Choose the latest value dated within a period; if there is none, the last before it that is not too old.

    Dates may be imprecise: a value is left out only if another is certainly in the period and certainly later (L14).
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
    """Choose the value stated for a period, or for a flow add up those of disjoint periods that make it up (L23)."""
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


# -- figures -----------------------------------------------------------------------------------------------------------


def stated_figures(register: Register, question: Question, basis: Basis) -> Iterator[Figure]:
    """Go through what is stated of an indicator over a period: of the whole or one part, or of each in a dimension."""
    values = stated_values(register, question.indicator, basis)
    series = list(_series(values, question.by))
    wanted = question.part
    if wanted:
        series = [(wanted, group)] if (group := [value for value in values if value.part == wanted]) else []
    for part, group in series:
        choice = _choose(register, question, group, basis)
        if choice is None:
            continue
        if question.by is None and part and not wanted and all(other for other, _ in series):
            choice = evolve(choice, flags=(*choice.flags, Flag.SEVERAL_SUBJECTS))
        yield _figure_of(question, basis, part, choice, [each for each in group if each.key in choice.keys])


def _figure_of(question: Question, basis: Basis, part: Breakdown, choice: Choice, chosen: Sequence[Stated]) -> Figure:
    """Make the figure of the values chosen; who keeps them, and how, is told where they all agree."""
    assumption = None if Flag.OWN_PERIOD in choice.flags else question.asked.assumption
    return Figure(
        indicator=question.indicator,
        asked=question.asked,
        period=choice.period,
        at=choice.at,
        by=part,
        basis=basis,
        about=question.about,
        reading=question.reading,
        vintage=question.vintage,
        coverage=question.coverage,
        bounds=choice.bounds,
        since=_agreed(each.since for each in chosen),
        provider=_agreed(each.provider for each in chosen),
        method=_agreed(each.method for each in chosen),
        flags=choice.flags,
        assumptions=(assumption,) if assumption else (),
        certain=choice.certain,
        possible=choice.possible,
        source=choice.source,
    )


def _agreed(values: Iterable[T | None]) -> T | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None


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


def _choose(register: Register, question: Question, values: Sequence[Stated], basis: Basis) -> Choice | None:
    """Choose among the values about one thing: those of an instant, or those of the period."""
    indicator, period, reading = question.indicator, question.asked, question.reading
    if indicator.kind in AT_AN_INSTANT:
        return value_at_instant(values, period, reading, indicator.max_age)
    over = [value for value in values if value.period is not None]
    choice = value_over_period(over, period, reading, indicator)
    if choice is not None or basis is Basis.EVIDENCED:
        return choice
    # A document about the period asked for may print a figure over a period of its own: it is shown under that one
    # (decision 3).
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
