"""Which indicators can be measured at all: those whose declarations, and those of their ratios' parts, are sound."""

from collections.abc import Iterable

from tracker.errors import InvalidValueError, UnknownRecordError
from tracker.indicators._wellknown import indicator as find_indicator
from tracker.indicators._wellknown import indicators
from tracker.model import RECORD_TYPES, Indicator, IndicatorKind, Register, flaws

__all__ = ["demand_no_circle", "every_or", "is_measurable"]

_TABLES = frozenset(record_type.table for record_type in RECORD_TYPES)
_STATED = (IndicatorKind.STOCK, IndicatorKind.STATUS, IndicatorKind.RATIO)


def every_or(register: Register, names: Iterable[str | Indicator] | None) -> tuple[str | Indicator, ...]:
    """
    Return the indicators named, or the ids of all that the register can measure, sorted.

    One that cannot be measured is left out of all, and said by the checks; one that is named is measured or refused.
    """
    if names is not None:
        return tuple(names)
    versions: dict[str, list[Indicator]] = {}
    for declared in register.confirmed.indicators.values():
        versions.setdefault(declared.id, []).append(declared)
    return tuple(
        name
        for name, newest in sorted(indicators(register).items())
        if all(is_measurable(register, each) for each in (newest, *versions.get(name, ())))
    )


def is_measurable(register: Register, indicator: Indicator, above: tuple[str, ...] = ()) -> bool:
    """Tell whether a declaration is sound, and those of the parts of a ratio; *above* is what it is a part of."""
    if any(flaw.is_fatal for flaw in flaws(indicator)):
        return False
    if indicator.kind is not IndicatorKind.RATIO:
        return indicator.of is None or indicator.of in _TABLES or indicator.kind in _STATED
    if indicator.key in above:
        return False
    if not (indicator.numerator and indicator.denominator):
        return True
    try:
        operands = [find_indicator(register, name) for name in (indicator.numerator, indicator.denominator)]
    except UnknownRecordError:
        return False
    return all(is_measurable(register, each, (*above, indicator.key)) for each in operands)


def demand_no_circle(indicator: Indicator, above: tuple[str, ...]) -> tuple[str, ...]:
    """
    Demand that an indicator is none of those that it is a part of, and return them with it.

    Raises:
        InvalidValueError: It is; the error names the circle.
    """
    if indicator.key in above:
        circle = " → ".join((*above[above.index(indicator.key) :], indicator.key))
        raise InvalidValueError(
            "indicator {id} is computed from itself: {circle}; take out a wrong link",
            id=repr(indicator.id),
            circle=circle,
        )
    return (*above, indicator.key)
