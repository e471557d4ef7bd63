"""Comparison: whether figures may be compared, and what certainly changed."""

from tracker.comparison._against_restated import against_restated
from tracker.comparison._change import Change, Suggestion, Verdict, verdict
from tracker.comparison._comparability import RULES, Comparability, Level, comparability
from tracker.comparison._compare import Comparison, Remedied, compare, comparisons
from tracker.comparison._on_track import TargetPath, on_track
from tracker.comparison._panel import Panel, Presence, panel
from tracker.comparison._reasons import Reason, Severity
from tracker.comparison._register_difference import Difference, Move, difference
from tracker.comparison._remedies import REMEDIES, Remedy, remedy_of
from tracker.comparison._replay import Cause
from tracker.comparison._restatement import Mover, Restated, Restatement, Step, adjudications_about, restate
from tracker.comparison._series import (
    Series,
    comparable_run,
    periods_between,
    series,
    series_of,
    with_last_year,
)
from tracker.comparison._target_verdict import TargetVerdict
from tracker.comparison._targets import Attainment, attainment, targets
from tracker.comparison._way import share_of_way, yearly_growth

__all__ = [
    "REMEDIES",
    "RULES",
    "Attainment",
    "Cause",
    "Change",
    "Comparability",
    "Comparison",
    "Difference",
    "Level",
    "Move",
    "Mover",
    "Panel",
    "Presence",
    "Reason",
    "Remedied",
    "Remedy",
    "Restated",
    "Restatement",
    "Series",
    "Severity",
    "Step",
    "Suggestion",
    "TargetPath",
    "TargetVerdict",
    "Verdict",
    "adjudications_about",
    "against_restated",
    "attainment",
    "comparability",
    "comparable_run",
    "compare",
    "comparisons",
    "difference",
    "on_track",
    "panel",
    "periods_between",
    "remedy_of",
    "restate",
    "series",
    "series_of",
    "share_of_way",
    "targets",
    "verdict",
    "with_last_year",
    "yearly_growth",
]
