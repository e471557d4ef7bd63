"""The indicators that ship with the library, declared as data like a register's own."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from tracker.model._claim import EntityType
from tracker.model._indicator import Condition, Direction, Indicator, IndicatorKind, Where
from tracker.values import InternationalString, Recognition

__all__ = ["shipped_indicators"]


@cache
def shipped_indicators() -> Mapping[str, Indicator]:
    """
    Return the indicators that ship with the library, by id.

    >>> shipped_indicators()["states-assisted"].unit
    'States'
    """
    text = resources.files("tracker.model").joinpath("data", "indicators.toml").read_text(encoding="utf-8")
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
        recognition=Recognition(values.get("recognition", "on_start")),
        direction=Direction(values.get("direction", "none")),
        numerator=values.get("numerator"),
        denominator=values.get("denominator"),
        part_of_whole=values.get("part_of_whole", False),
        definition=InternationalString(values["definition"]),
    )
