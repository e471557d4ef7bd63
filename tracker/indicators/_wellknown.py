"""Which indicators a register can measure: its own, and those that ship with the library."""

from collections.abc import Mapping

from tracker.errors import UnknownRecordError, closest
from tracker.model import Indicator, Register
from tracker.records import shipped_indicators
from tracker.values import ReportingPeriod

__all__ = ["indicator", "indicators"]


def indicators(register: Register) -> Mapping[str, Indicator]:
    """
    Return every indicator that a register can measure, by id: its own, newest version, before the shipped ones.

    A draft of a definition measures nothing.
    """
    found = dict(shipped_indicators())
    for declared in register.confirmed.indicators.values():
        present = found.get(declared.id)
        if present is None or present is shipped_indicators().get(declared.id) or _newer(declared, present):
            found[declared.id] = declared
    return found


def _valid_in(register: Register, newest: Indicator, period: ReportingPeriod | None) -> Indicator:
    declared = register.confirmed.indicators.values()
    versions = [each for each in declared if each.id == newest.id and each.valid is not None]
    if period is None or not versions:
        return newest
    valid = [each for each in versions if each.valid is not None and each.valid.window.holds(period.end)]
    return next((each for each in valid if not any(_newer(other, each) for other in valid)), newest)


def _newer(one: Indicator, other: Indicator) -> bool:
    def order(version: str) -> tuple[int, str]:
        return (int(version), "") if version.isdigit() else (-1, version)

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
