"""Recommendations: what became of them, by when they were due, and what follows from mandates."""

from tracker.followup._acceptance import Acceptance, acceptance
from tracker.followup._activity import ActivityState, MandateActivity, activity_of, activity_of_all
from tracker.followup._breakdowns import GroupedBy, MatchedPanel
from tracker.followup._deadlines import DeadlineHistory, DeadlineState, Overdue, deadlines_of, overdue
from tracker.followup._due import DueItem, DueKind, DueState, due
from tracker.followup._duties import Duty, duties_of
from tracker.followup._follow_up import IMPLEMENTING, FollowUp, follow_up
from tracker.followup._force import Force, chain_of, force_of
from tracker.followup._lineage import PossibleLineage, possible_lineage
from tracker.followup._rates import MINIMUM, Overtaken, Rate
from tracker.followup._status import NOT_ISSUED, NOT_YET_OBSERVED, Status
from tracker.followup._timelines import CountedBy
from tracker.followup._transitions import RollForward, ScaleBreak, StatusCount, Transition

__all__ = [
    "IMPLEMENTING",
    "MINIMUM",
    "NOT_ISSUED",
    "NOT_YET_OBSERVED",
    "Acceptance",
    "ActivityState",
    "CountedBy",
    "DeadlineHistory",
    "DeadlineState",
    "DueItem",
    "DueKind",
    "DueState",
    "Duty",
    "FollowUp",
    "Force",
    "GroupedBy",
    "MandateActivity",
    "MatchedPanel",
    "Overdue",
    "Overtaken",
    "PossibleLineage",
    "Rate",
    "RollForward",
    "ScaleBreak",
    "Status",
    "StatusCount",
    "Transition",
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
