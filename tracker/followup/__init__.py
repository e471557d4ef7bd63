"""Recommendations: what became of them, by when they were due, and what follows from mandates."""

from tracker.followup._acceptance import Acceptance, acceptance
from tracker.followup._activity import ActivityState, MandateActivity, activity_of, activity_on_mandates
from tracker.followup._ageing import BANDS, AgeBand
from tracker.followup._chains import RenewalChain, chain_of, chains
from tracker.followup._deadlines import DeadlineHistory, DeadlineState, deadlines_of
from tracker.followup._due import DueItem, DueKind, DueState, due
from tracker.followup._duties import Duty, duties, duties_of
from tracker.followup._follow_up import IMPLEMENTING, FollowUp, follow_up
from tracker.followup._force import Force, force_of
from tracker.followup._groups import DIMENSIONS
from tracker.followup._lineage import PossibleLineage, possible_lineage
from tracker.followup._matrix import statuses_on, transitions_between
from tracker.followup._overdue import Overdue, overdue
from tracker.followup._panel import Panel
from tracker.followup._rates import MINIMUM, Overtaken, Rate
from tracker.followup._roll_forward import RollForward
from tracker.followup._status import NOT_ISSUED, NOT_YET_OBSERVED, Status, status
from tracker.followup._timelines import CountedBy, timelines
from tracker.followup._transitions import Break, StatusCount, Transition

__all__ = [
    "BANDS",
    "DIMENSIONS",
    "IMPLEMENTING",
    "MINIMUM",
    "NOT_ISSUED",
    "NOT_YET_OBSERVED",
    "Acceptance",
    "ActivityState",
    "AgeBand",
    "Break",
    "CountedBy",
    "DeadlineHistory",
    "DeadlineState",
    "DueItem",
    "DueKind",
    "DueState",
    "Duty",
    "FollowUp",
    "Force",
    "MandateActivity",
    "Overdue",
    "Overtaken",
    "Panel",
    "PossibleLineage",
    "Rate",
    "RenewalChain",
    "RollForward",
    "Status",
    "StatusCount",
    "Transition",
    "acceptance",
    "activity_of",
    "activity_on_mandates",
    "chain_of",
    "chains",
    "deadlines_of",
    "due",
    "duties",
    "duties_of",
    "follow_up",
    "force_of",
    "overdue",
    "possible_lineage",
    "status",
    "statuses_on",
    "timelines",
    "transitions_between",
]
