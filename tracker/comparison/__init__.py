"""Comparison: whether figures may be compared, and what certainly changed."""

from tracker.comparison._change import Change, Suggestion, Verdict, verdict
from tracker.comparison._comparability import Comparability, Level, Reason, Severity, comparability
from tracker.comparison._compare import Comparison, compare, comparisons

__all__ = [
    "Change",
    "Comparability",
    "Comparison",
    "Level",
    "Reason",
    "Severity",
    "Suggestion",
    "Verdict",
    "comparability",
    "compare",
    "comparisons",
    "verdict",
]
