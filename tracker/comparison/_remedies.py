"""
Remedies that run: what lifts a reason against comparing, where the records allow it.

Consecutive reports are nearly always 24 and 25 months long and often share a month; a library that merely refused would
be of no use. A remedy never touches the two figures: the remedied pair stands beside them, and says what was done.
"""

from collections.abc import Callable
from fractions import Fraction

from attrs import evolve, frozen

from tracker.comparison._comparability import Level, comparability
from tracker.comparison._rules_of_time import is_over
from tracker.errors import InvalidValueError, closest
from tracker.indicators import Basis, Figure, computed_from, date_of, measure, months_of
from tracker.model import Indicator, IndicatorKind, Register
from tracker.values import Bounds, Membership, ReportingPeriod, add_days, add_months, membership

__all__ = ["REMEDIES", "Remedy", "carried", "default_remedies", "remedy_of"]

Pair = tuple[Figure, Figure]


@frozen
class Remedy:
    """
    A remedy that was carried out.

    Attributes:
        name: ``trim``, ``rate`` or ``bridge``.

        before: The earlier figure after the remedy.

        after: The later figure after the remedy.
    """

    name: str
    before: Figure
    after: Figure

    @property
    def lifts_every_block(self) -> bool:
        """Whether the remedied figures may be compared."""
        return comparability(self.before, self.after).level is not Level.NOT_COMPARABLE


def remedy_of(register: Register, name: str, before: Figure, after: Figure) -> Remedy | None:
    """
    Carry out a remedy; None where the records do not allow it.

    Raises:
        InvalidValueError: There is no such remedy.
    """
    if name not in REMEDIES:
        nearest = closest(name, REMEDIES)
        hint = f"did you mean {nearest!r}?" if nearest else f"choose one of {', '.join(REMEDIES)}"
        raise InvalidValueError(f"{name!r} is not a remedy; {hint}")
    pair = REMEDIES[name](register, before, after)
    return None if pair is None else Remedy(name, *pair)


def default_remedies(before: Figure, after: Figure) -> tuple[str, ...]:
    """Name the remedies that a report tries on a blocked row, in their order."""
    if before.indicator.kind is after.indicator.kind is IndicatorKind.FLOW:
        return ("trim", "rate", "bridge")
    return ("trim", "bridge")


# -- trim -------------------------------------------------------------------------------------------------------------


def trim(register: Register, before: Figure, after: Figure) -> Pair | None:
    """
    Cut the longer period at its start to the nominal length of the other; shared days stay with the earlier one.

    Offered only for figures computed from records, and only if no record that was certainly in a period becomes a
    possible one: a cut through an imprecise date would lose what is known.
    """
    if any(figure.basis is not Basis.EVIDENCED or figure.indicator.of is None for figure in (before, after)):
        return None
    if before.period is None or after.period is None or before.by or after.by:
        return None
    periods = _trimmed(before.period, after.period)
    if periods is None or periods == (before.period, after.period):
        return None
    cut = tuple(zip((before, after), periods, strict=True))
    if any(_blurs(register, figure, period) for figure, period in cut):
        return None
    one, other = (_again(register, figure, period) for figure, period in cut)
    return None if one.missing or other.missing else (one, other)


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


def _blurs(register: Register, figure: Figure, period: ReportingPeriod) -> bool:
    certain, rule = set(figure.certain), figure.indicator.recognition
    return any(
        membership(date_of(record), period, rule) is Membership.POSSIBLE
        for record in computed_from(register, figure.indicator, figure.by)
        if record.key in certain
    )


def _again(register: Register, figure: Figure, period: ReportingPeriod) -> Figure:
    return measure(register, figure.indicator, period, basis=figure.basis, about=figure.about, reading=figure.reading)


# -- rate -------------------------------------------------------------------------------------------------------------


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


# -- bridge -----------------------------------------------------------------------------------------------------------


def bridge(_: Register, before: Figure, after: Figure) -> Pair | None:
    """Carry the value of an older definition over to the newer one, by the bridge that the newer one declares."""
    for old, new in ((before, after), (after, before)):
        found = carried(old, new.indicator)
        if found is not None:
            return (found, new) if old is before else (new, found)
    return None


def carried(figure: Figure, indicator: Indicator) -> Figure | None:
    """Carry a figure over to a newer definition by the bridge that this declares; None if it declares none to it."""
    declared = indicator.bridge
    if declared is None or figure.bounds is None:
        return None
    if (indicator.id, declared.version) != (figure.indicator.id, figure.indicator.version):
        return None
    if declared.kind == "identity":
        return evolve(figure, indicator=indicator, source=None)
    if declared.kind == "factor" and declared.factor is not None:
        bounds = _product(figure.bounds, declared.factor.bounds(figure.reading))
        return evolve(figure, indicator=indicator, bounds=bounds, source=None)
    return None


def _product(number: Bounds, factor: Bounds) -> Bounds:
    """Multiply numbers that are not negative and do not depend on each other."""
    lower = (number.lower or 0) * (factor.lower or 0)
    if number.upper is None or factor.upper is None:
        return Bounds(lower, None)
    return Bounds(lower, number.upper * factor.upper)


REMEDIES: dict[str, Callable[[Register, Figure, Figure], Pair | None]] = {"trim": trim, "rate": rate, "bridge": bridge}
"""The remedies that change the two figures; a panel changes whom they are about and stands in a module of its own."""
