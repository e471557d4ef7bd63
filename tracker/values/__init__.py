"""Small immutable values: dates, periods, bounds, quantities, texts, symbols. They know no domain and no files."""

from tracker.values._bounds import Bounds, Number
from tracker.values._calendar import add_days, add_months, last_day_of_month
from tracker.values._edtf import Shape
from tracker.values._occurrence import Membership, Pattern, Recognition, membership, patterns
from tracker.values._period import CalendarUnit, PeriodRelation, ReportingPeriod
from tracker.values._quantity import CAUTIOUS, IMPLICATED, READINGS, STRICT, Qualifier, Quantity, Reading, granule
from tracker.values._safe_text import guarded, inert, unguarded
from tracker.values._schedule import Schedule
from tracker.values._symbol import DocumentSymbol
from tracker.values._text import InternationalString, Language
from tracker.values._when import When
from tracker.values._window import Window

__all__ = [
    "CAUTIOUS",
    "IMPLICATED",
    "READINGS",
    "STRICT",
    "Bounds",
    "CalendarUnit",
    "DocumentSymbol",
    "InternationalString",
    "Language",
    "Membership",
    "Number",
    "Pattern",
    "PeriodRelation",
    "Qualifier",
    "Quantity",
    "Reading",
    "Recognition",
    "ReportingPeriod",
    "Schedule",
    "Shape",
    "When",
    "Window",
    "add_days",
    "add_months",
    "granule",
    "guarded",
    "inert",
    "last_day_of_month",
    "membership",
    "patterns",
    "unguarded",
]
