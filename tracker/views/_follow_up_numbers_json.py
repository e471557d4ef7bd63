"""The numbers of a follow-up as JSON: each with the recommendations behind it."""

from typing import Annotated, TypedDict

from tracker.codelists import StatusClass
from tracker.followup._breakdowns import AgeBand, MatchedPanel
from tracker.followup._rates import Overtaken, Rate
from tracker.followup._status import NOT_ISSUED
from tracker.followup._transitions import RollForward, ScaleBreak, StatusCount, Transition
from tracker.model import Aspect
from tracker.values import InternationalString
from tracker.views._counts import CountJson, count_json
from tracker.views._json import (
    BoundsJson,
    Form,
    PeriodJson,
    bounds_json,
    period_json,
)
from tracker.views._view import Words
from tracker.words._recommendations import definition_of, percentage_of


class ClassKey(TypedDict("ClassKey", {"class": Annotated[str, StatusClass] | None})):  # class is a word of Python
    """A key that Python cannot name."""


class FromTo(TypedDict("FromTo", {"from": str, "to": str})):  # from is a word of Python
    """Keys that Python cannot name."""


class StatusCountJson(ClassKey):
    """
    How many recommendations have a status on the last day of the period.

    Attributes:
        aspect: What the status is about.

        scale: The scale of the status; null for one of no scale.

        code: The code of the status.

        class: What the status means for the backlog; null where it means nothing for it.

        bounds: How many have it.

        before: How many had it on the day compared with; null without such a day.

        change: How many more have it than before; null without such a day, or where the two are not comparable.

        comparable: Whether a change can be told.
    """

    aspect: Annotated[str, Aspect]
    scale: str | None
    code: str
    bounds: CountJson
    before: CountJson | None
    change: CountJson | None
    comparable: bool


class RollForwardJson(TypedDict):
    """
    The movements of a group of recommendations over the period.

    Attributes:
        group: The group, as dimension and value; empty for all recommendations.

        opening: Open on the day before the period.

        issued: Made in the period.

        reopened: Closed at the opening, open at the closing.

        implemented: Open at the opening or made since, implemented at the closing.

        closed_otherwise: Open at the opening or made since, closed otherwise at the closing.

        closing: Open on the last day of the period.

        reclassified: Moved between implemented and closed otherwise, outside the backlog on both days.
    """

    group: dict[str, str | None]
    opening: CountJson
    issued: CountJson
    reopened: CountJson
    implemented: CountJson
    closed_otherwise: CountJson
    closing: CountJson
    reclassified: CountJson


class RateJson(TypedDict):
    """
    How many of the recommendations concerned have been implemented.

    Attributes:
        name: Which rate, such as observed, stock or due.

        numerator: How many are implemented.

        denominator: How many are concerned.

        rate: The one divided by the other; null where there is none, or where too few are concerned.

        missing: Why there is no rate; null if there is one.

        overtaken: What it does with what was closed otherwise.

        years: For a cohort, within how many years; null for any other.

        cohort: For a cohort, the period in which it was made; null for any other.

        definition: What it counts, in words.
    """

    name: str
    numerator: CountJson
    denominator: CountJson
    rate: BoundsJson | None
    missing: Annotated[str, Form(codes=("cannot_exist", "small_number"))] | None
    overtaken: Annotated[str, Overtaken]
    years: int | None
    cohort: PeriodJson | None
    definition: str


class AgeBandJson(TypedDict):
    """
    The open recommendations of an age.

    Attributes:
        band: What the band is called.

        from_years: The full years that they have at least.

        to_years: The full years that they do not have yet; null without a limit.

        bounds: How many they are.
    """

    band: str
    from_years: int
    to_years: int | None
    bounds: CountJson


class TransitionJson(FromTo):
    """
    How many recommendations went from one status to another, or stayed.

    Attributes:
        from: The status on the earlier day; not_issued for one that came in.

        from_scale: Its scale; null for one of no scale.

        to: The status on the later day.

        to_scale: Its scale; null for one of no scale.

        is_entry: Whether they came in between the two days.

        bounds: How many.
    """

    from_scale: str | None
    to_scale: str | None
    is_entry: bool
    bounds: CountJson


class ScaleBreakJson(FromTo):
    """
    That recommendations moved from one scale to another.

    Attributes:
        from: The scale left.

        to: The scale taken up.

        concordance: Whether statuses can be translated.

        bounds: How many recommendations moved.
    """

    concordance: bool
    bounds: CountJson


class MatchedPanelJson(TypedDict):
    """
    The same recommendations in two periods.

    Attributes:
        members: How many were under review in both.

        entries: How many only in the later one.

        exits: How many only in the earlier one.

        before: The observed rate of the earlier period on the members; null for an aspect without rates.

        after: The observed rate of the later period on the members; null likewise.
    """

    members: CountJson
    entries: CountJson
    exits: CountJson
    before: RateJson | None
    after: RateJson | None


def status_json(aspect: Aspect, each: StatusCount, words: Words) -> StatusCountJson:
    status_class = each.status.status_class
    return {
        "aspect": aspect.value,
        "scale": each.status.scale,
        "code": each.status.code,
        "class": None if status_class is None else status_class.value,
        "bounds": count_json(each.bounds, each.records["bounds"], words),
        "before": None if each.before is None else count_json(each.before, each.records["before"], words),
        "change": None if each.change is None else count_json(each.change, each.records["change"], words),
        "comparable": each.is_comparable,
    }


def roll_forward_json(each: RollForward, words: Words) -> RollForwardJson:
    """Return the movements of a group, with the recommendations behind each."""
    group = {
        dimension: value.best(words.language) if isinstance(value, InternationalString) else value
        for dimension, value in each.group.items()
    }
    return {
        "group": group,
        "opening": count_json(each.opening, each.records["opening"], words),
        "issued": count_json(each.issued, each.records["issued"], words),
        "reopened": count_json(each.reopened, each.records["reopened"], words),
        "implemented": count_json(each.implemented, each.records["implemented"], words),
        "closed_otherwise": count_json(each.closed_otherwise, each.records["closed_otherwise"], words),
        "closing": count_json(each.closing, each.records["closing"], words),
        "reclassified": count_json(each.reclassified, each.records["reclassified"], words),
    }


def rate_json(each: Rate, minimum: int, words: Words) -> RateJson:
    """Return a rate, and what it counts in words."""
    enough = each.is_large_enough(minimum)
    missing = "cannot_exist" if each.share is None else None if enough else "small_number"
    rate = None
    if each.share is not None and enough:
        rate = bounds_json(each.share, words.say(percentage_of(each, minimum)))
    return {
        "name": each.name,
        "numerator": count_json(each.numerator, each.records["numerator"], words),
        "denominator": count_json(each.denominator, each.records["denominator"], words),
        "rate": rate,
        "missing": missing,
        "overtaken": each.overtaken.value,
        "years": each.years,
        "cohort": None if each.cohort is None else period_json(each.cohort),
        "definition": words.say(definition_of(each)),
    }


def age_json(each: AgeBand, words: Words) -> AgeBandJson:
    return {
        "band": each.band,
        "from_years": each.from_years,
        "to_years": each.to_years,
        "bounds": count_json(each.bounds, each.records, words),
    }


def transition_json(each: Transition, words: Words) -> TransitionJson:
    return {
        "from": each.before.code,
        "from_scale": each.before.scale,
        "to": each.after.code,
        "to_scale": each.after.scale,
        "is_entry": each.before == NOT_ISSUED,
        "bounds": count_json(each.bounds, each.records, words),
    }


def break_json(each: ScaleBreak, words: Words) -> ScaleBreakJson:
    return {
        "from": each.before,
        "to": each.after,
        "concordance": each.has_concordance,
        "bounds": count_json(each.bounds, each.records, words),
    }


def panel_json(panel: MatchedPanel, minimum: int, words: Words, *, is_rated: bool) -> MatchedPanelJson:
    """Return the panel; what was accepted or merely done has no rate there either."""
    before, after = (rate_json(each, minimum, words) if is_rated else None for each in (panel.before, panel.after))
    return {
        "members": count_json(panel.members, panel.records["members"], words),
        "entries": count_json(panel.entries, panel.records["entries"], words),
        "exits": count_json(panel.exits, panel.records["exits"], words),
        "before": before,
        "after": after,
    }
