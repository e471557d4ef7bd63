"""Which indicators a register can measure: its own and the shipped ones, if their declarations are sound."""

import re
from collections.abc import Iterable, Mapping

from tracker.errors import InvalidValueError, UnknownRecordError, closest
from tracker.model import RECORD_TYPES, Indicator, IndicatorKind, Register
from tracker.model._indicator_flaws import flaws
from tracker.records import shipped_indicators
from tracker.values import ReportingPeriod

_TABLES = frozenset(record_type.table for record_type in RECORD_TYPES)
_STATED = (IndicatorKind.STOCK, IndicatorKind.STATUS, IndicatorKind.RATIO)


_WHOLE = re.compile("[0-9]{1,300}")


def indicators(register: Register) -> Mapping[str, Indicator]:
    """
    Return every indicator that a register can measure, by id: its own, newest version, before the shipped ones.

    A draft of a definition measures nothing.
    """
    return register.remembered("indicators", lambda: _newest(register))


def _newest(register: Register) -> Mapping[str, Indicator]:
    found = dict(shipped_indicators())
    for declared in register.confirmed.indicators.values():
        present = found.get(declared.id)
        if present is None or present is shipped_indicators().get(declared.id) or _newer(declared, present):
            found[declared.id] = declared
    return found


def _valid_in(register: Register, newest: Indicator, period: ReportingPeriod | None) -> Indicator:
    versions = register.remembered("dated indicators", lambda: _dated(register)).get(newest.id, [])
    if period is None or not versions:
        return newest
    valid = [each for each in versions if each.valid is not None and each.valid.window.holds(period.end)]
    return next((each for each in valid if not any(_newer(other, each) for other in valid)), newest)


def _dated(register: Register) -> Mapping[str, list[Indicator]]:
    """Return the versions of each indicator that say when they are valid."""
    found: dict[str, list[Indicator]] = {}
    for declared in register.confirmed.indicators.values():
        if declared.valid is not None:
            found.setdefault(declared.id, []).append(declared)
    return found


def _newer(one: Indicator, other: Indicator) -> bool:
    def order(version: str) -> tuple[int, str]:
        return (int(version), "") if _WHOLE.fullmatch(version) else (-1, version)

    return order(one.version) > order(other.version)


def indicator(register: Register, name: str, period: ReportingPeriod | None = None) -> Indicator:
    """
    Return the indicator of an id, or of an id and version such as ``states-assisted@1``.

    Args:
        register: The records.

        name: The id, or the id and version.

        period: Of several versions, the one that is valid at the end of this period; None, or none valid, takes the
            newest.

    Raises:
        UnknownRecordError: Neither the register nor the library has it; the error carries the nearest.
    """
    exact = register.confirmed.indicators.get(name)
    if exact is not None:
        return exact
    known = indicators(register)
    if name in known:
        return _valid_in(register, known[name], period)
    if "@" in name:
        identifier, _, version = name.rpartition("@")
        shipped = shipped_indicators().get(identifier)
        if shipped is not None and shipped.version == version:
            return shipped
    raise UnknownRecordError(name, kind="indicator", nearest=closest(name, known))


def every_or(register: Register, names: Iterable[str | Indicator] | Indicator | None) -> tuple[str | Indicator, ...]:
    """
    Return the indicators named, or the ids of all that the register can measure, sorted.

    One that cannot be measured is left out of all, and said by the checks; one that is named is measured or refused.
    A single one needs no brackets.
    """
    if isinstance(names, str | Indicator):
        return (names,)
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


DEEPEST = 5
"""How many ratios may stand above one another: each is measured for both of its numbers, on each basis."""


def is_measurable(register: Register, declared: Indicator, above: tuple[str, ...] = ()) -> bool:
    """Tell whether a declaration is sound, and those of the parts of a ratio; *above* is what it is a part of."""
    if any(flaw.is_fatal for flaw in flaws(declared)):
        return False
    if declared.kind is not IndicatorKind.RATIO:
        return declared.of is None or declared.of in _TABLES or declared.kind in _STATED
    if declared.key in above or len(above) >= DEEPEST:
        return False
    if not (declared.numerator and declared.denominator):
        return True
    try:
        operands = [indicator(register, name) for name in (declared.numerator, declared.denominator)]
    except UnknownRecordError:
        return False
    return all(is_measurable(register, each, (*above, declared.key)) for each in operands)


def demand_no_circle(indicator: Indicator, above: tuple[str, ...]) -> tuple[str, ...]:
    """
    Demand that an indicator is none of those that it is a part of, nor too far below them; return them with it.

    Raises:
        InvalidValueError: It is; the error names the circle.
    """
    if len(above) > DEEPEST:
        raise InvalidValueError(
            "indicator {id} is made of ratios of ratios more than {number} deep; state a ratio of what is counted",
            id=repr(above[0]),
            number=DEEPEST,
        )
    if indicator.key in above:
        circle = " → ".join((*above[above.index(indicator.key) :], indicator.key))
        raise InvalidValueError(
            "indicator {id} is computed from itself: {circle}; take out a wrong link",
            id=repr(indicator.id),
            circle=circle,
        )
    return (*above, indicator.key)
