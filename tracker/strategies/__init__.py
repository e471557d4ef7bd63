"""
Hypothesis strategies for the values and records of `tracker`, to test one's own data and functions with.

Each is a plural noun, takes its bounds by keyword and draws only what can exist. Hypothesis loads
`register_strategies` by its entry point, so that ``st.from_type(When)`` and ``st.builds`` work as well.
"""

from tracker.strategies._by_type import register_strategies
from tracker.strategies._parts import (
    breakdowns,
    breaks,
    bridges,
    citations,
    conditions,
    document_versions,
    identifiers,
    operative_paragraphs,
    participants,
    wheres,
)
from tracker.strategies._records import (
    assistance_events,
    coverages,
    declared_periods,
    mandates,
    meetings,
    period_mastheads,
    programmes,
    source_documents,
)
from tracker.strategies._registers import (
    mastheads,
    publications,
    registers,
    revisions,
    vintages,
)
from tracker.strategies._statements import (
    adjudications,
    claims,
    deadlines,
    findings,
    indicators,
    observations,
    passages,
    recommendations,
    status_observations,
    targets,
)
from tracker.strategies._values import (
    bounds,
    days,
    document_symbols,
    international_strings,
    numbers,
    periods,
    quantities,
    readings,
    whens,
    windows,
)

__all__ = [
    "adjudications",
    "assistance_events",
    "bounds",
    "breakdowns",
    "breaks",
    "bridges",
    "citations",
    "claims",
    "conditions",
    "coverages",
    "days",
    "deadlines",
    "declared_periods",
    "document_symbols",
    "document_versions",
    "findings",
    "identifiers",
    "indicators",
    "international_strings",
    "mandates",
    "mastheads",
    "meetings",
    "numbers",
    "observations",
    "operative_paragraphs",
    "participants",
    "passages",
    "period_mastheads",
    "periods",
    "programmes",
    "publications",
    "quantities",
    "readings",
    "recommendations",
    "register_strategies",
    "registers",
    "revisions",
    "source_documents",
    "status_observations",
    "targets",
    "vintages",
    "whens",
    "wheres",
    "windows",
]
