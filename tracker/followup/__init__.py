"""Recommendations: what became of them, by when they were due, and what follows from mandates."""

from tracker.followup._acceptance import Acceptance, acceptance
from tracker.followup._activity import ActivityState, MandateActivity, activity_of, activity_of_all
from tracker.followup._breakdowns import GroupedBy
from tracker.followup._deadlines import DeadlineState, deadlines_of, overdue
from tracker.followup._due import DueItem, DueKind, DueState, due
from tracker.followup._duties import duties_of
from tracker.followup._follow_up import FollowUp, follow_up
from tracker.followup._force import chain_of, force_of
from tracker.followup._lineage import possible_lineage

__all__ = [
    "Acceptance",
    "ActivityState",
    "DeadlineState",
    "DueItem",
    "DueKind",
    "DueState",
    "FollowUp",
    "GroupedBy",
    "MandateActivity",
    "acceptance",
    "activity_of",
    "activity_of_all",
    "chain_of",
    "deadlines_of",
    "due",
    "duties_of",
    "follow_up",
    "force_of",
    "overdue",
    "possible_lineage",
]
