"""Engines: what computes figures from records. The plain one is the specification of every other."""

from tracker.indicators._question import Engine
from tracker.indicators.engines._by_date import BY_DATE
from tracker.indicators.engines._columns import COLUMNS
from tracker.indicators.engines._named import ENGINES
from tracker.indicators.engines._plain import PLAIN

__all__ = ["BY_DATE", "COLUMNS", "ENGINES", "PLAIN", "Engine"]
