"""Which strategy draws which class, for ``st.from_type`` and ``st.builds``."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from tracker.checks import Diagnostic
from tracker.claims import Reconciliation
from tracker.comparison import Attainment, Comparison, RegisterDifference, Restatement, Series
from tracker.comparison._targets import TargetPath
from tracker.documents import Document
from tracker.exchange import ImportPlan
from tracker.followup import DueItem, FollowUp, FollowUpSeries, MandateActivity
from tracker.indicators import Figure
from tracker.model import (
    Adjudication,
    AssistanceEvent,
    Break,
    Bridge,
    Citation,
    Claim,
    Condition,
    Coverage,
    Deadline,
    DeclaredCode,
    DeclaredPeriod,
    DeclaredScale,
    DocumentVersion,
    Finding,
    FollowUpFigures,
    FollowUpNumber,
    FollowUpStatus,
    Indicator,
    Mandate,
    Masthead,
    Meeting,
    Observation,
    OperativeParagraph,
    Origin,
    Participant,
    Passage,
    PeriodMasthead,
    Programme,
    Publication,
    Recommendation,
    Register,
    ReportOptions,
    Revision,
    ScaleConcordance,
    SourceDocument,
    StatusObservation,
    Target,
    Vintage,
    Where,
)
from tracker.publications import Verification
from tracker.reading import DocumentCoverage, DocumentReading
from tracker.rollover import Confirmed, Opening, RecordRevised
from tracker.values import (
    Bounds,
    DocumentSymbol,
    InternationalString,
    Quantity,
    Reading,
    ReportingPeriod,
    Schedule,
    When,
    Window,
)

_NAMES: dict[type, str] = {
    Bounds: "bounds",
    DocumentSymbol: "document_symbols",
    InternationalString: "international_strings",
    Quantity: "quantities",
    Reading: "readings",
    ReportingPeriod: "periods",
    Schedule: "schedules",
    When: "whens",
    Window: "windows",
    Adjudication: "adjudications",
    AssistanceEvent: "assistance_events",
    Break: "breaks",
    Bridge: "bridges",
    Citation: "citations",
    Claim: "claims",
    Condition: "conditions",
    Coverage: "coverages",
    Deadline: "deadlines",
    DeclaredPeriod: "declared_periods",
    DeclaredScale: "declared_scales",
    DeclaredCode: "declared_codes",
    ScaleConcordance: "scale_concordances",
    DocumentVersion: "document_versions",
    Finding: "findings",
    Indicator: "indicators",
    Mandate: "mandates",
    Masthead: "mastheads",
    PeriodMasthead: "period_mastheads",
    Meeting: "meetings",
    Observation: "observations",
    OperativeParagraph: "operative_paragraphs",
    Participant: "participants",
    Passage: "passages",
    Programme: "programmes",
    Publication: "publications",
    Recommendation: "recommendations",
    Register: "registers",
    ReportOptions: "report_options",
    Revision: "revisions",
    SourceDocument: "source_documents",
    StatusObservation: "status_observations",
    Target: "targets",
    Vintage: "vintages",
    Where: "wheres",
    FollowUpFigures: "follow_up_figures",
    FollowUpNumber: "follow_up_numbers",
    FollowUpStatus: "follow_up_statuses",
    Origin: "origins",
    Attainment: "attainments",
    Comparison: "comparisons",
    Confirmed: "confirmations",
    Diagnostic: "diagnostics",
    Document: "documents",
    DocumentCoverage: "document_coverages",
    DocumentReading: "document_readings",
    DueItem: "due_items",
    Figure: "figures",
    FollowUp: "follow_ups",
    FollowUpSeries: "followed_series",
    ImportPlan: "import_plans",
    MandateActivity: "mandate_activities",
    Opening: "openings",
    Reconciliation: "reconciliations",
    RecordRevised: "record_revisions",
    RegisterDifference: "register_differences",
    Restatement: "restatements",
    Series: "compared_series",
    TargetPath: "target_paths",
    Verification: "verifications",
}


def register_strategies() -> None:
    """
    Tell Hypothesis how to draw each class; its entry point calls this once.

    Hypothesis does so while it is itself being imported, perhaps by the first strategy of this package. So this is the
    first module that the package imports, and it imports neither Hypothesis nor a strategy before they are needed.
    """
    from hypothesis import strategies as st  # noqa: PLC0415  # Hypothesis calls this when it loads

    for cls, name in _NAMES.items():
        bounds = {"open_ends": True} if cls is Window else {}
        st.register_type_strategy(cls, _resolver(name, **bounds))


def _resolver(name: str, **bounds: bool) -> Callable[[type], Any]:
    return lambda _: getattr(import_module("tracker.strategies"), name)(**bounds)
