"""
What the JSON of answers is made of: numbers, bounds, days, periods, quantities; no floats for counts.

The JSON of each kind of answer is a class here or beside its view: its fields are the keys, its docstring says what
they mean, and an annotation which texts there may be. The schemas and the reference page are written from it.
"""

import json
import re
from datetime import date
from fractions import Fraction
from io import StringIO
from typing import Annotated, NotRequired, TypeAlias, TypedDict, overload

from attrs import frozen

from tracker.model import Adjudication, Vintage
from tracker.values import Bounds, Number, ReportingPeriod, When
from tracker.values._escapes import as_escape, escaped
from tracker.views._view import Words
from tracker.words._numbers import bounds_in_words


@frozen(kw_only=True)
class Form:
    """
    Which texts a key of JSON may hold.

    Attributes:
        date: Whether it is a day.

        pattern: The expression that it meets; empty for any.

        codes: The texts there may be, where no enumeration lists them; empty for any.
    """

    date: bool = False
    pattern: str = ""
    codes: tuple[str, ...] = ()


Day: TypeAlias = Annotated[str, Form(date=True)]
"""A day, such as ``2022-07-31``."""
EdtfText: TypeAlias = str
"""A date that may be imprecise, in the subset of EDTF that files write, such as ``2021-03`` or ``2022-Q1``."""
FractionText: TypeAlias = Annotated[str, Form(pattern=r"^-?[0-9]+/[0-9]+$")]
"""A fraction in lowest terms, such as ``34061/69628``."""
NumberJson: TypeAlias = int | FractionText
"""A number: whole, or a fraction as a text."""


class DecimalsJson(TypedDict):
    """
    Fractions as decimals, rounded outward to three places.

    Attributes:
        lower: The lower one; null without a limit.

        upper: The upper one; null without a limit.
    """

    lower: float | None
    upper: float | None


class LimitsJson(TypedDict):
    """
    From where to where a number lies.

    Attributes:
        lower: The smallest number possible; null without a limit.

        upper: The largest number possible; null without a limit.
    """

    lower: NumberJson | None
    upper: NumberJson | None


class BoundsJson(LimitsJson):
    """
    Bounds that certainly hold the true number.

    Attributes:
        lower: The smallest number possible; null without a limit.

        upper: The largest number possible; null without a limit.

        wording: The bounds in words.

        decimal: The bounds as decimals, where one of them is a fraction.
    """

    wording: str
    decimal: NotRequired[DecimalsJson]


class PeriodJson(TypedDict):
    """
    A period, both days included.

    Attributes:
        start: Its first day.

        end: Its last day.
    """

    start: Day
    end: Day


class VintageJson(TypedDict):
    """
    What was known.

    Attributes:
        published: The day by which it was published; null if that is left open.

        recorded: The day by which it was recorded; null if that is left open.
    """

    published: Day | None
    recorded: Day | None


class Certainty(TypedDict):
    """
    The keys of the records behind a number.

    Attributes:
        certain: Those that certainly count, sorted.

        possible: Those that may count, sorted.
    """

    certain: list[str]
    possible: list[str]


class RecordName(TypedDict):
    """
    Which record is meant.

    Attributes:
        table: The name of its type, such as event.

        key: Its key.
    """

    table: str
    key: str


class SessionJson(TypedDict):
    """
    A session of an organ.

    Attributes:
        organ: The code of the organ.

        number: The number of the session.
    """

    organ: str
    number: int


class AdjudicationJson(TypedDict):
    """
    What a person decided.

    Attributes:
        subject: About what, such as claim:ID.

        decision: What was decided.

        why: Why, in words.

        by: Who decided.

        on: The day of the decision.
    """

    subject: str
    decision: str
    why: str
    by: str
    on: Day | None


PLACES = 3
"""Decimals beside a fraction are rounded to three places; the fraction itself is exact."""


def dump(value: object) -> str:
    """Write JSON as the command line prints it."""
    text = StringIO()  # the parts of a long answer are many, and a list of them takes several times its text
    json.dump(value, text, ensure_ascii=False, sort_keys=True, indent=2)
    return escaped(text.getvalue())


def dump_frozen(value: object) -> str:
    """Write JSON as publications keep it, byte for byte: what they escape has never changed."""
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2)
    return _ACTING_IN_PUBLICATIONS.sub(as_escape, written)


_ACTING_IN_PUBLICATIONS = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


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


def bounds_json(bounds: Bounds, wording: str) -> BoundsJson:
    """Return bounds; fractions as exact strings, with rounded decimals beside them."""
    written: BoundsJson = {
        "lower": number_json(bounds.lower),
        "upper": number_json(bounds.upper),
        "wording": wording,
    }
    if any(isinstance(end, Fraction) for end in (bounds.lower, bounds.upper)):
        written["decimal"] = {"lower": _decimal(bounds.lower, up=False), "upper": _decimal(bounds.upper, up=True)}
    return written


@overload
def worded_bounds(bounds: Bounds, words: Words) -> BoundsJson: ...
@overload
def worded_bounds(bounds: Bounds | None, words: Words) -> BoundsJson | None: ...
def worded_bounds(bounds: Bounds | None, words: Words) -> BoundsJson | None:
    """Return bounds with what they are in words; null for none."""
    return None if bounds is None else bounds_json(bounds, words.say(bounds_in_words(bounds)))


def day_json(day: date | None) -> str | None:
    """Return a day; null for none."""
    return None if day is None else day.isoformat()


def due_json(due: date | When | None) -> str | None:
    """Return by when something is due: a day, or an imprecise date; null for nothing."""
    return None if due is None else due.edtf if isinstance(due, When) else due.isoformat()


def period_json(period: ReportingPeriod) -> PeriodJson:
    """Return the first and the last day of a period."""
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


def vintage_json(vintage: Vintage) -> VintageJson:
    """Return the days by which something was known; null for one that is left open."""
    return {"published": day_json(vintage.published), "recorded": day_json(vintage.recorded)}


def adjudication_json(each: Adjudication, language: str) -> AdjudicationJson:
    """Return what a person decided, and why."""
    return {
        "subject": each.subject,
        "decision": each.decision,
        "why": each.why.best(language),
        "by": each.by,
        "on": day_json(each.on),
    }
