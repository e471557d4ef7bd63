"""Engines: what computes figures from records. The plain one is the specification of every other."""

from collections.abc import Mapping
from types import MappingProxyType

from tracker.indicators._question import Engine
from tracker.indicators.engines._by_date import BY_DATE
from tracker.indicators.engines._columns import COLUMNS
from tracker.indicators.engines._plain import PLAIN

ENGINES: Mapping[str, Engine] = MappingProxyType({"by-date": BY_DATE, "plain": PLAIN, "columns": COLUMNS})
"""The engines by their names on the command line, the usual one first; all of them give the same figures."""

__all__ = ["BY_DATE", "COLUMNS", "ENGINES", "PLAIN", "Engine"]
