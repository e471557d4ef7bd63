"""The JSON of figures: what commands print and publications keep; stable keys, no floats for counts."""

import json
from fractions import Fraction
from typing import Any

from tracker.indicators._figure import Figure
from tracker.values import Bounds, Number

__all__ = ["bounds_json", "dump", "figure_json", "number_json"]

PLACES = 3
"""Decimals beside a fraction are rounded to three places; the fraction itself is exact."""


def dump(value: object) -> str:
    """Write JSON as the command line prints it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2)


def number_json(value: Number | None) -> int | str | None:
    """Return a number; a fraction as a string in lowest terms."""
    if value is None or isinstance(value, int):
        return value
    return f"{value.numerator}/{value.denominator}"


def _decimal(value: Number | None, *, up: bool) -> float | None:
    """Round outward, so that the decimals are no narrower than the fractions."""
    if value is None:
        return None
    scaled = Fraction(value) * 10**PLACES
    whole = -(-scaled.numerator // scaled.denominator) if up else scaled.numerator // scaled.denominator
    return float(Fraction(whole, 10**PLACES))


def bounds_json(bounds: Bounds | None, wording: str) -> dict[str, Any] | None:
    """Return bounds; fractions as exact strings, with rounded decimals beside them."""
    if bounds is None:
        return None
    written: dict[str, Any] = {
        "lower": number_json(bounds.lower),
        "upper": number_json(bounds.upper),
        "wording": wording,
    }
    if any(isinstance(end, Fraction) for end in (bounds.lower, bounds.upper)):
        written["decimal"] = {"lower": _decimal(bounds.lower, up=False), "upper": _decimal(bounds.upper, up=True)}
    return written


def figure_json(figure: Figure, wording: str, language: str) -> dict[str, Any]:
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
        "assumptions": [assumption.best(language) for assumption in figure.assumptions],
        "records": {"certain": list(figure.certain), "possible": list(figure.possible)},
    }
