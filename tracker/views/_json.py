"""What the JSON of answers is made of: numbers, bounds, days, periods, quantities; no floats for counts."""

import json
import re
from datetime import date
from fractions import Fraction
from typing import Any

from tracker.model import Adjudication, Vintage
from tracker.values import Bounds, Number, ReportingPeriod
from tracker.views._view import Words
from tracker.words._numbers import bounds_in_words

__all__ = [
    "adjudication_json",
    "bounds_json",
    "day_json",
    "dump",
    "escaped",
    "number_json",
    "period_json",
    "vintage_json",
    "worded_bounds",
]

PLACES = 3
"""Decimals beside a fraction are rounded to three places; the fraction itself is exact."""


def dump(value: object) -> str:
    """Write JSON as the command line prints it."""
    return escaped(json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2))


_ACTING = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def escaped(written: str) -> str:
    """Escape in JSON what acts on a terminal or on the direction of writing: it means the same, and stays text."""
    return _ACTING.sub(lambda char: f"\\u{ord(char[0]):04x}", written)


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


def worded_bounds(bounds: Bounds | None, words: Words) -> dict[str, Any] | None:
    """Return bounds with what they are in words; null for none."""
    return None if bounds is None else bounds_json(bounds, words.say(bounds_in_words(bounds)))


def day_json(day: date | None) -> str | None:
    """Return a day; null for none."""
    return None if day is None else day.isoformat()


def period_json(period: ReportingPeriod) -> dict[str, str]:
    """Return the first and the last day of a period."""
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


def vintage_json(vintage: Vintage) -> dict[str, str | None]:
    """Return the days by which something was known; null for one that is left open."""
    return {"published": day_json(vintage.published), "recorded": day_json(vintage.recorded)}


def adjudication_json(each: Adjudication, language: str) -> dict[str, Any]:
    """Return what a person decided, and why."""
    return {
        "subject": each.subject,
        "decision": each.decision,
        "why": each.why.best(language),
        "by": each.by,
        "on": day_json(each.on),
    }
