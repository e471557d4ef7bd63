"""Small immutable values: dates, periods, bounds, quantities, texts, symbols. They know no domain and no files."""

from tracker.values._answer import Answers
from tracker.values._bounds import Bounds, Number
from tracker.values._occurrence import Membership, Recognition, membership
from tracker.values._period import CalendarUnit, ReportingPeriod
from tracker.values._quantity import CAUTIOUS, IMPLICATED, READINGS, STRICT, Qualifier, Quantity, Reading
from tracker.values._symbol import DocumentSymbol
from tracker.values._text import InternationalString, Language
from tracker.values._when import When
from tracker.values._window import Schedule, Window

__all__ = [
    "CAUTIOUS",
    "IMPLICATED",
    "READINGS",
    "STRICT",
    "Answers",
    "Bounds",
    "CalendarUnit",
    "DocumentSymbol",
    "InternationalString",
    "Language",
    "Membership",
    "Number",
    "Qualifier",
    "Quantity",
    "Reading",
    "Recognition",
    "ReportingPeriod",
    "Schedule",
    "When",
    "Window",
    "membership",
]
