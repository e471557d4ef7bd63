"""The JSON that commands print: stable keys, sorted, no floats for counts."""

from typing import Any

from tracker.checks import Diagnostic
from tracker.cli._said import hint_of, message_of, said
from tracker.comparison import (
    Attainment,
    Change,
    Comparability,
    Comparison,
    Panel,
    Reason,
    Remedied,
    Series,
    TargetPath,
)
from tracker.errors import StructureFault
from tracker.indicators import Figure
from tracker.values import Bounds
from tracker.views._figures import figure_json
from tracker.views._json import bounds_json, number_json, period_json
from tracker.views._view import words_in
from tracker.writers import plain_text

__all__ = [
    "comparison_json",
    "diagnostic_json",
    "fault_json",
    "reason_json",
    "series_json",
    "target_json",
    "worded_bounds",
]


def reason_json(reason: Reason) -> dict[str, Any]:
    """Return a reason; of a claim, what it is about stands before, and what the register holds after."""
    return {
        "code": reason.code,
        "severity": reason.severity.value,
        "before": reason.before,
        "after": reason.after,
        "remedies": list(reason.remedies),
    }


def _reason_in_full(reason: Reason) -> dict[str, Any]:
    return {
        **reason_json(reason),
        "advice": list(reason.advice),
        "records": {"certain": list(reason.shared), "possible": list(reason.perhaps_shared)},
    }


def comparison_json(comparison: Comparison, language: str) -> dict[str, Any]:
    """Return a comparison with both figures, its reasons, what certainly changed, and what was asked for beside it."""
    return {
        "indicator": comparison.indicator.id,
        "before": _worded(comparison.before, language),
        "after": _worded(comparison.after, language),
        "comparability": _comparability_json(comparison.comparability),
        "change": _change_json(comparison.change, language),
        "remedied": _remedied_json(comparison.remedied, language) if comparison.remedied else None,
        "panel": _panel_json(comparison.panel, language) if comparison.panel else None,
    }


def series_json(found: Series) -> dict[str, Any]:
    """Return a series: the time of each figure, the verdict of each step, and how far back it is comparable."""
    return {
        "indicator": found.indicator.id,
        "by": dict(found.figures[-1].by),
        "periods": [period_json(each.asked) for each in found.figures],
        "verdicts": [step.change.verdict.value for step in found.steps],
        "comparable_run": found.comparable_run,
    }


def target_json(found: Attainment, path: TargetPath | None, language: str) -> dict[str, Any]:
    """Return a target beside what was reached, and how far one should be on the way if that was asked."""

    def worded(bounds: Bounds | None) -> dict[str, Any] | None:
        return worded_bounds(bounds, language)

    return {
        "target": found.target.key,
        "indicator": found.actual.indicator.id,
        "by": dict(found.target.breakdown),
        "baseline": worded(found.baseline),
        "planned": worded(found.planned),
        "actual": _worded(found.actual, language),
        "share": worded(found.share),
        "missing": found.missing.value if found.missing else None,
        "flags": [flag.value for flag in found.flags],
        "verdict": found.verdict.value,
        "on_track": None
        if path is None
        else {
            "since": str(path.start),
            "on": str(path.on),
            "due": str(path.due),
            "required": worded(path.required),
            "required_change": worded(path.required_change),
            "observed_change": worded(path.observed_change),
            "share_of_time": number_json(path.share_of_time),
            "verdict": path.verdict.value,
        },
    }


def worded_bounds(bounds: Bounds | None, language: str) -> dict[str, Any] | None:
    """Return bounds with what they are in words; null for none."""
    from tracker.words._numbers import bounds_in_words

    return None if bounds is None else bounds_json(bounds, said(bounds_in_words(bounds), language))


def _worded(figure: Figure, language: str) -> dict[str, Any]:

    return figure_json(figure, words_in(language))


def _comparability_json(found: Comparability) -> dict[str, Any]:
    return {"level": found.level.value, "reasons": [_reason_in_full(reason) for reason in found.reasons]}


def _change_json(found: Change, language: str) -> dict[str, Any]:
    from tracker.words._changes import change_in_words

    suggested = found.suggested
    return {
        "verdict": found.verdict.value,
        "bounds": bounds_json(found.bounds, said(change_in_words(found), language)),
        "grade": found.grade,
        "suggested": {"verdict": suggested.verdict.value, "reading": suggested.reading} if suggested else None,
        "entries": list(found.churn.entries),
        "exits": list(found.churn.exits),
    }


def _remedied_json(found: Remedied, language: str) -> dict[str, Any]:
    return {
        "remedy": found.remedy.name,
        "before": _worded(found.remedy.before, language),
        "after": _worded(found.remedy.after, language),
        "comparability": _comparability_json(found.comparability),
        "change": _change_json(found.change, language),
    }


def _panel_json(found: Panel, language: str) -> dict[str, Any]:
    return {
        "dimension": found.dimension,
        "members": list(found.members),
        "possible": list(found.possible),
        "entries": list(found.entries),
        "exits": list(found.exits),
        "newly_recorded": list(found.newly_recorded),
        "no_longer_recorded": list(found.no_longer_recorded),
        "change": worded_bounds(found.change, language),
        "rest": worded_bounds(found.rest, language),
        "regional": worded_bounds(found.regional, language),
    }


def fault_json(fault: StructureFault, language: str) -> dict[str, Any]:
    """Return a fault of a file, its sentences in a language."""
    return {
        "file": fault.file,
        "line": fault.line,
        "path": fault.path,
        "message": plain_text(fault.message, language),
        "hint": plain_text(fault.hint, language),
    }


def diagnostic_json(diagnostic: Diagnostic, language: str) -> dict[str, Any]:
    """Return a diagnostic in a language; file and line are null for a record that was read from no file."""
    origin = diagnostic.origin
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "file": origin.file if origin else None,
        "line": origin.line if origin else None,
        "record": diagnostic.record,
        "message": message_of(diagnostic, language),
        "hint": hint_of(diagnostic, language),
    }
