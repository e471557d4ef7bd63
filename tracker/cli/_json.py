"""The JSON that commands print: stable keys, sorted, no floats for counts."""

import json
from fractions import Fraction
from typing import Any

from tracker.checks import Diagnostic
from tracker.cli._said import hint_of, message_of
from tracker.comparison import Comparison, Reason
from tracker.errors import StructureFault
from tracker.indicators import Figure
from tracker.values import Bounds, Number

__all__ = ["bounds_json", "comparison_json", "diagnostic_json", "dump", "fault_json", "figure_json"]

PLACES = 3
"""Decimals beside a fraction are rounded to three places; the fraction itself is exact."""


def dump(value: object) -> str:
    """Write JSON as the command line prints it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2)


def _number(value: Number | None) -> int | str | None:
    if value is None or isinstance(value, int):
        return value
    return f"{value.numerator}/{value.denominator}"


def _decimal(value: Number | None) -> float | None:
    return None if value is None else round(float(value), PLACES)


def bounds_json(bounds: Bounds | None, wording: str) -> dict[str, Any] | None:
    """Return bounds; fractions as exact strings, with rounded decimals beside them."""
    if bounds is None:
        return None
    written: dict[str, Any] = {"lower": _number(bounds.lower), "upper": _number(bounds.upper), "wording": wording}
    if any(isinstance(end, Fraction) for end in (bounds.lower, bounds.upper)):
        written["decimal"] = {"lower": _decimal(bounds.lower), "upper": _decimal(bounds.upper)}
    return written


def figure_json(figure: Figure, wording: str) -> dict[str, Any]:
    """Return a figure with everything it rests on."""
    time: dict[str, Any]
    if figure.at is not None:
        time = {"at": figure.at.edtf}
    else:
        period = figure.period or figure.asked
        time = {"period": {"start": period.start.isoformat(), "end": period.end.isoformat()}}
    vintage = figure.vintage
    return {
        "indicator": figure.indicator.id,
        "version": figure.indicator.version,
        "kind": figure.indicator.kind.value,
        "unit": figure.indicator.unit,
        **time,
        "by": dict(figure.by),
        "basis": figure.basis.value,
        "about": figure.about.value,
        "reading": figure.reading.name,
        "vintage": {
            "published": vintage.published.isoformat() if vintage.published else None,
            "recorded": vintage.recorded.isoformat() if vintage.recorded else None,
        },
        "bounds": bounds_json(figure.bounds, wording),
        "missing": figure.missing.value if figure.missing else None,
        "flags": [flag.value for flag in figure.flags],
        "assumptions": [str(assumption) for assumption in figure.assumptions],
        "records": {"certain": list(figure.certain), "possible": list(figure.possible)},
    }


def _reason_json(reason: Reason) -> dict[str, Any]:
    return {
        "code": reason.code,
        "severity": reason.severity.value,
        "before": reason.before,
        "after": reason.after,
        "remedies": list(reason.remedies),
    }


def comparison_json(comparison: Comparison, before: str, after: str, change: str) -> dict[str, Any]:
    """Return a comparison with both figures, its reasons and what certainly changed."""
    found = comparison.change
    suggested = found.suggested
    return {
        "indicator": comparison.indicator.id,
        "before": figure_json(comparison.before, before),
        "after": figure_json(comparison.after, after),
        "comparability": {
            "level": comparison.comparability.level.value,
            "reasons": [_reason_json(reason) for reason in comparison.comparability.reasons],
        },
        "change": {
            "verdict": found.verdict.value,
            "bounds": bounds_json(found.bounds, change),
            "grade": found.grade,
            "suggested": {"verdict": suggested.verdict.value, "reading": suggested.reading} if suggested else None,
            "entries": list(found.churn.entries),
            "exits": list(found.churn.exits),
        },
        "remedied": None,
        "panel": None,
    }


def fault_json(fault: StructureFault) -> dict[str, Any]:
    """Return a fault of a file."""
    return {"file": fault.file, "line": fault.line, "path": fault.path, "message": fault.message, "hint": fault.hint}


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
