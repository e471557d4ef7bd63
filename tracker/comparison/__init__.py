"""Comparison: whether figures may be compared, and what certainly changed."""

from tracker.comparison._change import Change, Verdict
from tracker.comparison._comparability import Comparability, Level, comparability
from tracker.comparison._compare import Comparison, compare, compare_all
from tracker.comparison._pair import periods_between
from tracker.comparison._panel import Panel, panel
from tracker.comparison._reached import TargetVerdict
from tracker.comparison._reasons import Reason, ReasonSeverity
from tracker.comparison._registers import RegisterDifference, compare_registers
from tracker.comparison._remedies import REMEDIES, RemedyName
from tracker.comparison._replay import Cause
from tracker.comparison._restated import Restated, Restatement
from tracker.comparison._restatement import restate
from tracker.comparison._series import Series, compare_series, compare_series_all
from tracker.comparison._targets import Attainment, assess, assess_all

__all__ = [
    "REMEDIES",
    "Attainment",
    "Cause",
    "Change",
    "Comparability",
    "Comparison",
    "Level",
    "Panel",
    "Reason",
    "ReasonSeverity",
    "RegisterDifference",
    "RemedyName",
    "Restated",
    "Restatement",
    "Series",
    "TargetVerdict",
    "Verdict",
    "assess",
    "assess_all",
    "comparability",
    "compare",
    "compare_all",
    "compare_registers",
    "compare_series",
    "compare_series_all",
    "panel",
    "periods_between",
    "restate",
]
