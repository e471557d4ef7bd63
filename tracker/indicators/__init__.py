"""Indicators: declarations, and the plain evaluation that is their specification."""

from tracker.indicators._additivity import Additivity, add_up, additivity
from tracker.indicators._claims_of_figures import as_claims
from tracker.indicators._figure import About, Basis, Figure, Flag, MissingReason
from tracker.indicators._known_indicators import indicator, indicators
from tracker.indicators._measure import measure, measure_all
from tracker.indicators._question import Question

__all__ = [
    "About",
    "Additivity",
    "Basis",
    "Figure",
    "Flag",
    "MissingReason",
    "Question",
    "add_up",
    "additivity",
    "as_claims",
    "indicator",
    "indicators",
    "measure",
    "measure_all",
]
