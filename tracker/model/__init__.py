"""The records and the register that holds them. They know nothing of files or formats."""

from tracker.model._adjudication import Adjudication
from tracker.model._assistance import AssistanceEvent
from tracker.model._citation import Citation, Origin
from tracker.model._claim import Claim, EntityType
from tracker.model._finding import Finding, FoundChange
from tracker.model._flaws import Flaw, FlawKind, flaws
from tracker.model._indicator import Break, Bridge, Concordance, Condition, Direction, Indicator, IndicatorKind, Where
from tracker.model._linked import linked_groups
from tracker.model._mandate import Mandate, OperativeParagraph
from tracker.model._masthead import Masthead
from tracker.model._meeting import Meeting
from tracker.model._observation import Breakdown, Observation, Target
from tracker.model._passage import Passage, PassageState
from tracker.model._period import Coverage, CoverageState, DeclaredPeriod
from tracker.model._programme import Participant, Programme
from tracker.model._publication import Publication
from tracker.model._recommendation import Aspect, Deadline, Recommendation, StatusObservation
from tracker.model._record import Record, Revision, RevisionReason
from tracker.model._references import Reference, references
from tracker.model._register import RECORD_TYPES, Register, is_withdrawn
from tracker.model._source_document import DocumentVersion, SourceDocument, State
from tracker.model._vintage import Vintage

__all__ = [
    "RECORD_TYPES",
    "Adjudication",
    "Aspect",
    "AssistanceEvent",
    "Break",
    "Breakdown",
    "Bridge",
    "Citation",
    "Claim",
    "Concordance",
    "Condition",
    "Coverage",
    "CoverageState",
    "Deadline",
    "DeclaredPeriod",
    "Direction",
    "DocumentVersion",
    "EntityType",
    "Finding",
    "Flaw",
    "FlawKind",
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
    "Programme",
    "Publication",
    "Recommendation",
    "Record",
    "Reference",
    "Register",
    "Revision",
    "RevisionReason",
    "SourceDocument",
    "State",
    "StatusObservation",
    "Target",
    "Vintage",
    "Where",
    "flaws",
    "is_withdrawn",
    "linked_groups",
    "references",
]
