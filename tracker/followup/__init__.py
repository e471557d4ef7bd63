"""Recommendations: what became of them, by when they were due, and what follows from mandates."""

from tracker.followup._activity import ActivityState, MandateActivity, activity_of, activity_on_mandates
from tracker.followup._chains import RenewalChain, chain_of, chains
from tracker.followup._deadlines import DeadlineHistory, DeadlineState, deadlines_of
from tracker.followup._due import DueItem, DueKind, DueState, due
from tracker.followup._duties import Duty, duties, duties_of
from tracker.followup._force import Force, force_of

__all__ = [
    "ActivityState",
    "DeadlineHistory",
    "DeadlineState",
    "DueItem",
    "DueKind",
    "DueState",
    "Duty",
    "Force",
    "MandateActivity",
    "RenewalChain",
    "activity_of",
    "activity_on_mandates",
    "chain_of",
    "chains",
    "deadlines_of",
    "due",
    "duties",
    "duties_of",
    "force_of",
]
