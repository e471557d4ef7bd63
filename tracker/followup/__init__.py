"""Recommendations: what became of them, by when they were due, and what follows from mandates."""

from tracker.followup._acceptance import Acceptance, acceptance
from tracker.followup._activity import ActivityState, MandateActivity, activity_of, activity_of_all
from tracker.followup._breakdowns import GroupedBy
from tracker.followup._deadlines import DeadlineState, deadlines_of, overdue
from tracker.followup._due import DueItem, DueKind, DueState, due
from tracker.followup._duties import duties_of
from tracker.followup._follow_up import FollowUp, follow_up
from tracker.followup._follow_up_figures import follow_up_figures
from tracker.followup._follow_up_moves import FollowUpMoves, NumberMove, PeriodMoves, StatusMove, compare_follow_ups
from tracker.followup._follow_up_series import FollowUpSeries, follow_up_series
from tracker.followup._force import chain_of, force_of
from tracker.followup._lineage import possible_lineage
from tracker.followup._restated_follow_up import FollowUpRestatement, FollowUpStep, restate_follow_up
from tracker.followup._selection import recommendations_on

__all__ = [
    "Acceptance",
    "ActivityState",
    "DeadlineState",
    "DueItem",
    "DueKind",
    "DueState",
    "FollowUp",
    "FollowUpMoves",
    "FollowUpRestatement",
    "FollowUpSeries",
    "FollowUpStep",
    "GroupedBy",
    "MandateActivity",
    "NumberMove",
    "PeriodMoves",
    "StatusMove",
    "acceptance",
    "activity_of",
    "activity_of_all",
    "chain_of",
    "compare_follow_ups",
    "deadlines_of",
    "due",
    "duties_of",
    "follow_up",
    "follow_up_figures",
    "follow_up_series",
    "force_of",
    "overdue",
    "possible_lineage",
    "recommendations_on",
    "restate_follow_up",
]
