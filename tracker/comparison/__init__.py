"""Comparison: whether figures may be compared, and what certainly changed."""

from tracker.comparison._against_restated import against_restated
from tracker.comparison._change import Change, Suggestion, Verdict, verdict
from tracker.comparison._comparability import Comparability, Level, comparability
from tracker.comparison._compare import Comparison, Remedied, compare, compare_all
from tracker.comparison._pair import periods_between
from tracker.comparison._panel import Panel, PanelDimension, Presence, panel
from tracker.comparison._reached import TargetVerdict, share_of_way
from tracker.comparison._reasons import Reason, ReasonSeverity
from tracker.comparison._registers import Move, RegisterDifference, compare_registers
from tracker.comparison._remedies import REMEDIES, Remedy, RemedyName, remedy_of
from tracker.comparison._replay import Cause
from tracker.comparison._restated import Mover, Restated, Restatement, Step
from tracker.comparison._restatement import restate
from tracker.comparison._series import Series, compare_series, compare_series_all
from tracker.comparison._targets import Attainment, TargetPath, assess, assess_all, assess_path

__all__ = [
    "REMEDIES",
    "Attainment",
    "Cause",
    "Change",
    "Comparability",
    "Comparison",
    "Level",
    "Move",
    "Mover",
    "Panel",
    "PanelDimension",
    "Presence",
    "Reason",
    "ReasonSeverity",
    "RegisterDifference",
    "Remedied",
    "Remedy",
    "RemedyName",
    "Restated",
    "Restatement",
    "Series",
    "Step",
    "Suggestion",
    "TargetPath",
    "TargetVerdict",
    "Verdict",
    "against_restated",
    "assess",
    "assess_all",
    "assess_path",
    "comparability",
    "compare",
    "compare_all",
    "compare_registers",
    "compare_series",
    "compare_series_all",
    "panel",
    "periods_between",
    "remedy_of",
    "restate",
    "share_of_way",
    "verdict",
]
