"""How it reads that the follow-up moved: which number, and which recommendation, from what to what."""

from collections.abc import Sequence

from tracker.codelists import Scales
from tracker.documents import Counted, Inline, Message, Verbatim, phrase
from tracker.documents import Sequence as Parts
from tracker.errors import UnknownCodeError
from tracker.followup import StatusMove
from tracker.followup._breakdowns import BANDS
from tracker.followup._status import NOT_ISSUED, NOT_YET_OBSERVED, status
from tracker.model import Aspect, FollowUpNumber
from tracker.values import Bounds
from tracker.words._numbers import NOT_AVAILABLE, bounds_in_words
from tracker.words._recommendations import AGES, COMPLETED, MOVEMENTS, RATES, status_in_words

_NAMES = {
    **{name: term.full for name, term in MOVEMENTS.items()},
    "reclassified": phrase("moved between implemented and otherwise closed"),
    "overdue": phrase("overdue at the end"),
    "deadline:stated": phrase("open with a stated deadline"),
    "deadline:none": phrase("open and stated to have no deadline"),
    "deadline:unknown": phrase("open with a deadline that is not known"),
}
_AGED = phrase("open, by age: {age}")
_HAD = phrase("status: {status}")
_PARTS = {
    "": phrase("{rate}: share"),
    "numerator": phrase("{rate}: implemented"),
    "denominator": phrase("{rate}: all concerned"),
}


def number_title(name: str, aspect: Aspect, scales: Scales) -> Inline:
    """Name a number of a follow-up by its name as publications keep it; one that nobody knows stands as it is."""
    kind, _, rest = name.partition(":")
    if name == "implemented" and aspect is Aspect.ACTIVITY:
        return Message(COMPLETED.full)
    if name in _NAMES:
        return Message(_NAMES[name])
    if kind == "status":
        return Message(_HAD, status=status_named(rest, scales, aspect))
    if kind == "age":
        age = next((band for band, years, _ in BANDS if str(years) == rest), None)
        return Verbatim(name) if age is None else Message(_AGED, age=Message(AGES[age]))
    return _rate_part(rest) if kind == "rate" else Verbatim(name)


def _rate_part(name: str) -> Inline:
    rate, _, part = name.partition(":")
    title = _rate_title(rate.removesuffix("_without_overtaken"))
    if title is None or part not in _PARTS:
        return Verbatim(f"rate:{name}")
    if rate.endswith("_without_overtaken"):
        title = Message("{rate}, without those otherwise closed", rate=title)
    return Message(_PARTS[part], rate=title)


def _rate_title(rate: str) -> Inline | None:
    if rate in RATES:
        return Message(RATES[rate])
    kind, _, years = rate.partition("_")
    if kind == "cohort" and years.isdecimal() and len(years) <= len("999"):
        return Message("Within {years} of issue", years=Counted(int(years), "years"))
    return None


def status_named(text: str, scales: Scales, aspect: Aspect) -> Inline:
    """Name a status as publications keep it, such as ``plain@1:implemented``; one of no known scale stands as it is."""
    for known in (NOT_ISSUED, NOT_YET_OBSERVED):
        if text == known.code:
            return status_in_words(known)
    scale, _, code = text.partition(":")
    try:
        return status_in_words(status(scales.demanded(scale), code), aspect=aspect)
    except UnknownCodeError:
        return Verbatim(text)


def number_then(number: FollowUpNumber | None, name: str) -> Inline:
    """Say a number of a follow-up, a share exactly; one that is not there is nought, or a share of nothing."""
    if number is not None:
        return bounds_in_words(number.bounds, exact=True)
    is_share = name.startswith("rate:") and name.count(":") == 1
    return NOT_AVAILABLE if is_share else bounds_in_words(Bounds(0, 0))


def status_change(move: StatusMove, scales: Scales) -> tuple[Inline, Inline]:
    """Say what a recommendation was and is: at the end of the period, or at its start where the end is the same."""
    closings, openings = (
        tuple(None if each is None else getattr(each, when) for each in (move.before, move.after))
        for when in ("closing", "opening")
    )
    was, is_now = closings if closings[0] != closings[1] else openings
    said = (_statuses(each, scales, move.aspect) for each in (was, is_now))
    if closings[0] != closings[1]:
        before, after = said
    else:
        before, after = (Message("{status} (at the start)", status=each) for each in said)
    return before, after


def _statuses(each: Sequence[str] | None, scales: Scales, aspect: Aspect) -> Inline:
    if each is None:
        return status_in_words(NOT_ISSUED)
    named = tuple(status_named(text, scales, aspect) for text in each)
    return named[0] if len(named) == 1 else Parts(named, " / ")
