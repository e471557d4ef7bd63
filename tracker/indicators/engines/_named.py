"""Engines by their names."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from tracker.errors import InvalidValueError, Sentence, nearest_hint
from tracker.indicators._question import Engine
from tracker.indicators.engines._by_date import BY_DATE
from tracker.indicators.engines._columns import COLUMNS
from tracker.indicators.engines._plain import PLAIN
from tracker.values._safe_text import shown

ENGINES: Mapping[str, Engine] = MappingProxyType({"by-date": BY_DATE, "plain": PLAIN, "columns": COLUMNS})
"""The engines by their names, the usual one first; all of them give the same figures."""

AnyEngine = Engine | Literal["by-date", "plain", "columns"]
"""An engine, or the name of one."""


def engine_named(engine: AnyEngine | str) -> Engine:
    """
    Return an engine by its name, or as it was given.

    >>> from tracker.indicators.engines import BY_DATE, PLAIN
    >>> engine_named("plain") is PLAIN, engine_named(BY_DATE) is BY_DATE
    (True, True)

    Raises:
        InvalidValueError: No engine has that name, or what was given is none; the error names the nearest.
    """
    if isinstance(engine, str):
        found = ENGINES.get(engine)
        if found is not None:
            return found
        otherwise = Sentence("the engines are {words}", words=", ".join(ENGINES))
        hint = nearest_hint(engine, ENGINES, otherwise=otherwise)
        raise InvalidValueError("{name} is not an engine; {hint}", name=repr(engine), hint=hint)
    if isinstance(engine, type) or not callable(getattr(engine, "answer", None)):
        raise InvalidValueError(
            "an engine is expected, got {found}; write it as in engine={example}",
            found=shown(engine),
            example=repr("columns"),
        )
    return engine
