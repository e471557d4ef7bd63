"""The records and the register that holds them. They know nothing of files or formats."""

from tracker.model._assistance import AssistanceEvent, Participant, Programme
from tracker.model._claim import Claim, EntityType
from tracker.model._governing_body import Mandate, Meeting, OperativeParagraph
from tracker.model._indicator import (
    Break,
    Bridge,
    BridgeKind,
    Concordance,
    Condition,
    Direction,
    Indicator,
    IndicatorKind,
    Where,
)
from tracker.model._narrative import Adjudication, Finding, FoundChange, Passage, PassageState
from tracker.model._observation import Breakdown, Observation, Target
from tracker.model._period import Coverage, CoverageState, DeclaredPeriod, PeriodMasthead
from tracker.model._publication import AnnexSize, Masthead, Publication, ReportOptions, Vintage
from tracker.model._published_follow_up import FollowUpFigures, FollowUpNumber, FollowUpStatus
from tracker.model._recommendation import Aspect, Deadline, Recommendation, StatusObservation
from tracker.model._record import Citation, Origin, Record, Revision, RevisionReason
from tracker.model._record_types import RECORD_TYPES
from tracker.model._register import Register
from tracker.model._scale import DeclaredCode, DeclaredScale, ScaleConcordance
from tracker.model._source_document import DocumentVersion, SourceDocument, State

__all__ = [
    "RECORD_TYPES",
    "Adjudication",
    "AnnexSize",
    "Aspect",
    "AssistanceEvent",
    "Break",
    "Breakdown",
    "Bridge",
    "BridgeKind",
    "Citation",
    "Claim",
    "Concordance",
    "Condition",
    "Coverage",
    "CoverageState",
    "Deadline",
    "DeclaredCode",
    "DeclaredPeriod",
    "DeclaredScale",
    "Direction",
    "DocumentVersion",
    "EntityType",
    "Finding",
    "FollowUpFigures",
    "FollowUpNumber",
    "FollowUpStatus",
    "FoundChange",
    "Indicator",
    "IndicatorKind",
    "Mandate",
    "Masthead",
    "Meeting",
    "Observation",
    "OperativeParagraph",
    "Origin",
    "Participant",
    "Passage",
    "PassageState",
    "PeriodMasthead",
    "Programme",
    "Publication",
    "Recommendation",
    "Record",
    "Register",
    "ReportOptions",
    "Revision",
    "RevisionReason",
    "ScaleConcordance",
    "SourceDocument",
    "State",
    "StatusObservation",
    "Target",
    "Vintage",
    "Where",
]
