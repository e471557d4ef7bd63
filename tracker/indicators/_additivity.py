"""
What may be added to what.

A kind of measure decides for each dimension whether values add up, are united, or are computed anew. What does not add
up is refused with the reason (L31); it is never added with a warning.
"""

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from attrs import evolve

from tracker.errors import InvalidValueError, NotAdditiveError, Sentence, choice_hint
from tracker.indicators._figure import Basis, Figure, MissingReason
from tracker.model import Indicator, IndicatorKind, Register
from tracker.values import Bounds, ReportingPeriod
from tracker.values._period import PeriodRelation


class Dimension(StrEnum):
    """Along what values may be put together."""

    TIME = "time"
    ENTITY = "entity"
    """countries, areas, organizations"""
    CATEGORY = "category"
    PROGRAMME = "programme"


class Additivity(StrEnum):
    """How values are put together."""

    SUM = "sum"
    UNION = "union"
    """members are united, since they repeat"""
    LAST = "last"
    """the last value stands for all"""
    RECOMPUTE = "recompute"
    """from the figures that it is made of"""
    FORBIDDEN = "forbidden"


_RULES: dict[IndicatorKind, tuple[Additivity, Additivity, Additivity, Additivity]] = {
    # over time, entities, categories and programmes
    IndicatorKind.FLOW: (Additivity.SUM, Additivity.SUM, Additivity.SUM, Additivity.SUM),
    IndicatorKind.STOCK: (Additivity.LAST, Additivity.SUM, Additivity.SUM, Additivity.SUM),
    IndicatorKind.CUMULATIVE: (Additivity.LAST, Additivity.SUM, Additivity.SUM, Additivity.SUM),
    IndicatorKind.DISTINCT: (Additivity.UNION,) * 4,
    IndicatorKind.RATIO: (Additivity.RECOMPUTE,) * 4,
    IndicatorKind.RATE: (Additivity.RECOMPUTE, Additivity.SUM, Additivity.SUM, Additivity.SUM),
    IndicatorKind.STATUS: (Additivity.LAST, Additivity.FORBIDDEN, Additivity.FORBIDDEN, Additivity.FORBIDDEN),
}

_WHY = {
    Additivity.UNION: Sentence("the same members may be in several of them; measure the whole instead"),
    Additivity.LAST: Sentence("each is a state at its own time; the last one stands for all"),
    Additivity.RECOMPUTE: Sentence("a {kind} is computed anew from the numbers that it is made of"),
    Additivity.FORBIDDEN: Sentence("they are no amounts"),
}


def additivity(indicator: Indicator, dimension: Dimension | str) -> Additivity:
    """
    Tell how values of an indicator are put together along a dimension.

    An author may only weaken what the kind allows (`Indicator.not_additive`).

    Raises:
        InvalidValueError: There is no such dimension.
    """
    if dimension not in list(Dimension):
        hint = choice_hint(str(dimension), Dimension)
        raise InvalidValueError(
            "values are not put together along {dimension}; {hint}", dimension=repr(str(dimension)), hint=hint
        )
    along = Dimension(dimension)
    found = _RULES[indicator.kind][list(Dimension).index(along)]
    return Additivity.FORBIDDEN if found is Additivity.SUM and along in indicator.not_additive else found


def add_up(figures: Sequence[Figure], dimension: Dimension | str, register: Register | None = None) -> Figure:
    """
    Add figures of one indicator up: over periods that follow one another, or over parts of one period or instant.

    The sum holds the truth. Measured anew over the whole it may be narrower, since one record may straddle two periods
    (L23). A missing figure makes the sum missing (L28).

    Args:
        figures: One figure or more.

        dimension: Along what they are added.

        register: The records, by which a claim that is a part of another one is known.

    Raises:
        NotAdditiveError: They do not add up; the message says why.

        InvalidValueError: No figures, or there is no such dimension.
    """
    if not figures:
        raise InvalidValueError("nothing adds up to no figure; give at least one")
    first = figures[0]
    how = additivity(first.indicator, dimension)
    if how is not Additivity.SUM:
        why = Sentence(_WHY[how], kind=first.indicator.kind.value)
        if dimension in first.indicator.not_additive:
            why = Sentence("its declaration forbids it")
        raise NotAdditiveError(
            "figures of {id} do not add up over {dimension}: {why}",
            id=repr(first.indicator.id),
            dimension=str(dimension),
            why=why,
        )
    _demand_alike(figures)
    _demand_apart(figures, Dimension(dimension))
    if register is not None:
        _demand_no_part(figures, register)
    return _sum(figures, Dimension(dimension))


def _demand_alike(figures: Sequence[Figure]) -> None:
    for name in ("indicator", "basis", "reading", "about", "since"):
        if len({repr(getattr(each, name)) for each in figures}) > 1:
            raise NotAdditiveError("figures that differ in {name} do not add up; make them alike first", name=name)


def _demand_apart(figures: Sequence[Figure], dimension: Dimension) -> None:
    """Demand that nothing is in two of the figures."""
    if dimension is Dimension.TIME:
        periods = sorted((each.period or each.asked for each in figures), key=lambda period: period.start)
        if any(one.relation(other) is not PeriodRelation.MEETS for one, other in pairwise(periods)):
            raise NotAdditiveError(
                "figures over periods that overlap, or leave a gap, do not add up; measure the whole"
            )
        if len({each.by for each in figures}) > 1:
            raise NotAdditiveError("figures of different parts do not add up over time; add the parts up first")
        return
    if len({(each.period, each.at) for each in figures}) > 1:
        raise NotAdditiveError("parts of different periods or dates do not add up; measure them over one")
    if len({each.by for each in figures}) < len(figures):
        raise NotAdditiveError("the same part twice does not add up; give each part once")
    shared = [key for each in figures for key in each.records]
    if len(set(shared)) < len(shared):
        raise NotAdditiveError("a record that counts in several parts would be added twice; measure the whole instead")


def _demand_no_part(figures: Sequence[Figure], register: Register) -> None:
    keys = {key for each in figures if each.basis is Basis.CLAIMED for key in each.records}
    for key in sorted(keys):
        claim = register.claims.get(key)
        for part in sorted((claim.includes | claim.includes_all) & keys) if claim else ():
            raise NotAdditiveError(
                "claim {part} is a part of claim {key} already; leave it out", part=repr(part), key=repr(key)
            )


def _sum(figures: Sequence[Figure], dimension: Dimension) -> Figure:
    first = figures[0]
    period = first.period
    if dimension is Dimension.TIME:
        periods = [each.period or each.asked for each in figures]
        period = ReportingPeriod(min(each.start for each in periods), max(each.end for each in periods))
    common = evolve(
        first,
        asked=period or first.asked,
        period=period,
        by=first.by if dimension is Dimension.TIME else (),
        flags=tuple(dict.fromkeys(flag for each in figures for flag in each.flags)),
        assumptions=tuple(dict.fromkeys(text for each in figures for text in each.assumptions)),
        certain=tuple(dict.fromkeys(key for each in figures for key in each.certain)),
        possible=tuple(dict.fromkeys(key for each in figures for key in each.possible)),
        granule=max(each.granule for each in figures),
        source=None if len(figures) > 1 else first.source,
        stated=None,
    )
    missing = next((each.missing for each in figures if each.missing is not None), None)
    if missing is not None:
        return evolve(common, bounds=None, missing=MissingReason(missing))
    total = Bounds.exactly(0)
    for each in figures:
        total += each.bounds or Bounds(None, None)
    return evolve(common, bounds=total, missing=None)
