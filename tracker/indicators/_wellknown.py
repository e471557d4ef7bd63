"""The indicators that ship with the library, and how a register's own go before them."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from tracker.errors import UnknownRecordError, closest
from tracker.model import Condition, Direction, EntityType, Indicator, IndicatorKind, Register, Where
from tracker.values import InternationalString

__all__ = ["every_or", "indicator", "indicators", "shipped_indicators"]


@cache
def shipped_indicators() -> Mapping[str, Indicator]:
    """
    Return the indicators that ship with the library, by id.

    >>> shipped_indicators()["states-assisted"].unit
    'States'
    """
    text = resources.files("tracker.indicators").joinpath("data", "indicators.toml").read_text(encoding="utf-8")
    return {declared["id"]: _declared(declared) for declared in tomllib.loads(text)["indicator"]}


def _declared(values: dict[str, Any]) -> Indicator:
    where = values.pop("where", None)
    conditions = tuple(Condition(path, tuple(found)) for path, found in where.items()) if where else ()
    return Indicator(
        id=values["id"],
        version=values["version"],
        title=InternationalString(values["title"]),
        kind=IndicatorKind(values["kind"]),
        unit=values["unit"],
        of=values.get("of"),
        counts=values.get("counts", "records"),
        where=Where(conditions=conditions) if conditions else None,
        entities=EntityType(values["entities"]) if "entities" in values else None,
        direction=Direction(values.get("direction", "none")),
        definition=InternationalString(values["definition"]),
    )


def indicators(register: Register) -> Mapping[str, Indicator]:
    """Return every indicator that a register can measure, by id: its own, newest version, before the shipped ones."""
    found = dict(shipped_indicators())
    for declared in register.indicators.values():
        present = found.get(declared.id)
        if present is None or present is shipped_indicators().get(declared.id) or _newer(declared, present):
            found[declared.id] = declared
    return found


def every_or(register: Register, names: Iterable[str | Indicator] | None) -> tuple[str | Indicator, ...]:
    """Return the indicators named, or all that the register can measure, sorted by id."""
    if names is not None:
        return tuple(names)
    known = indicators(register)
    return tuple(known[name] for name in sorted(known))


def _newer(one: Indicator, other: Indicator) -> bool:
    def order(version: str) -> tuple[int, str]:
        return (int(version), "") if version.isdigit() else (-1, version)

    return order(one.version) > order(other.version)


def indicator(register: Register, name: str) -> Indicator:
    """
    Return the indicator of an id, or of an id and version such as ``states-assisted@1``.

    Raises:
        UnknownRecordError: Neither the register nor the library has it; the error carries the nearest.
    """
    exact = register.indicators.get(name)
    if exact is not None:
        return exact
    known = indicators(register)
    if name in known:
        return known[name]
    if "@" in name:
        identifier, _, version = name.rpartition("@")
        shipped = shipped_indicators().get(identifier)
        if shipped is not None and shipped.version == version:
            return shipped
    raise UnknownRecordError(name, kind="indicator", nearest=closest(name, known))
