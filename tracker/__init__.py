"""
Progress reports that are comparable across reporting periods.

>>> import tracker
>>> register = tracker.load("examples/smuggling-of-migrants")
>>> print(tracker.measure(register, "states-legislative-assistance", "cop11"))
states-legislative-assistance, 2020-07-01..2022-07-31: 10 States (evidenced)

Six verbs do the daily work: `load`, `check`, `measure`, `compare`, `report` and `write`. `reconcile` holds printed
figures against records, `follow_up` says what became of recommendations, `due` what comes next and `assess_all` which
targets were met; `publish`, `verify` and `restate` look after what went out. Whatever a verb answers, `view` turns into
blocks, `document_of` into a document to write, `as_json` into the JSON of the command line, `rows_of` and `columns_of`
its tables into lists, `frame_of` into a frame; a notebook shows it as it is. Everything else is one dot away, in
`tracker.values`, `tracker.model` and the other packages.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.checks import Diagnostic
    from tracker.claims import Reconciliation, reconcile
    from tracker.comparison import (
        Comparison,
        Restatement,
        Series,
        assess_all,
        compare,
        compare_all,
        compare_series,
        restate,
    )
    from tracker.documents import Document
    from tracker.errors import StructureError, StructureFault, TrackerError
    from tracker.files import load, save
    from tracker.followup import FollowUp, due, follow_up
    from tracker.indicators import Figure, measure, measure_all
    from tracker.model import (
        AssistanceEvent,
        Citation,
        Claim,
        Coverage,
        Deadline,
        DeclaredPeriod,
        Indicator,
        Mandate,
        Observation,
        Programme,
        Recommendation,
        Register,
        SourceDocument,
        StatusObservation,
    )
    from tracker.publications import publish, verify
    from tracker.reports import check, explain, report
    from tracker.values import Bounds, DocumentSymbol, InternationalString, Language, Quantity, ReportingPeriod, When
    from tracker.views import as_json, columns_of, document_of, frame_of, rows_of, view
    from tracker.writers import write

_HOMES = {
    "checks": ("Diagnostic",),
    "claims": ("Reconciliation", "reconcile"),
    "comparison": (
        "Comparison",
        "Restatement",
        "Series",
        "assess_all",
        "compare",
        "compare_all",
        "compare_series",
        "restate",
    ),
    "documents": ("Document",),
    "errors": ("StructureError", "StructureFault", "TrackerError"),
    "files": ("load", "save"),
    "followup": ("FollowUp", "due", "follow_up"),
    "indicators": ("Figure", "measure", "measure_all"),
    "model": (
        "AssistanceEvent",
        "Citation",
        "Claim",
        "Coverage",
        "Deadline",
        "DeclaredPeriod",
        "Indicator",
        "Mandate",
        "Observation",
        "Programme",
        "Recommendation",
        "Register",
        "SourceDocument",
        "StatusObservation",
    ),
    "publications": ("publish", "verify"),
    "reports": ("check", "explain", "report"),
    "values": ("Bounds", "DocumentSymbol", "InternationalString", "Language", "Quantity", "ReportingPeriod", "When"),
    "views": ("as_json", "columns_of", "document_of", "frame_of", "rows_of", "view"),
    "writers": ("write",),
}
"""Where the public names live; a package loads when one of its names is first used, so that importing stays cheap."""

_HOME_OF = {name: package for package, names in _HOMES.items() for name in names}

__all__ = [
    "AssistanceEvent",
    "Bounds",
    "Citation",
    "Claim",
    "Comparison",
    "Coverage",
    "Deadline",
    "DeclaredPeriod",
    "Diagnostic",
    "Document",
    "DocumentSymbol",
    "Figure",
    "FollowUp",
    "Indicator",
    "InternationalString",
    "Language",
    "Mandate",
    "Observation",
    "Programme",
    "Quantity",
    "Recommendation",
    "Reconciliation",
    "Register",
    "ReportingPeriod",
    "Restatement",
    "Series",
    "SourceDocument",
    "StatusObservation",
    "StructureError",
    "StructureFault",
    "TrackerError",
    "When",
    "as_json",
    "assess_all",
    "check",
    "columns_of",
    "compare",
    "compare_all",
    "compare_series",
    "document_of",
    "due",
    "explain",
    "follow_up",
    "frame_of",
    "load",
    "measure",
    "measure_all",
    "publish",
    "reconcile",
    "report",
    "restate",
    "rows_of",
    "save",
    "verify",
    "view",
    "write",
]


if not TYPE_CHECKING:  # else a checker would take any name for one of ours

    def __getattr__(name: str) -> Any:  # noqa: ANN401  # as various as the names
        if name in _HOME_OF:
            return getattr(import_module(f"tracker.{_HOME_OF[name]}"), name)
        raise AttributeError(_unknown(name), name=name)


def _unknown(name: str) -> str:
    """Say that there is no such name, and which is near; a package of the name's home is near, too."""
    from tracker.errors import closest  # noqa: PLC0415  # only who misspells a name needs it

    found = None if name.startswith("_") else closest(name, (*__all__, *_HOMES))
    hint = "" if found is None else f"; did you mean {found!r}?"
    return f"module 'tracker' has no attribute {name!r}{hint}"


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
