"""The JSON of ``tracker followup``."""

from typing import Any

from tracker.cli._json import worded_bounds
from tracker.cli._said import said
from tracker.followup import (
    IMPLEMENTING,
    NOT_ISSUED,
    Break,
    DeadlineState,
    FollowUp,
    Overdue,
    Panel,
    Rate,
    RollForward,
    StatusCount,
    Transition,
)
from tracker.model import Aspect
from tracker.values import InternationalString
from tracker.views._json import bounds_json, day_json, period_json
from tracker.words._recommendations import definition_of, percentage_of

__all__ = ["follow_up_json"]


def follow_up_json(found: FollowUp, language: str, minimum: int) -> dict[str, Any]:
    """Return a follow-up with everything it rests on."""
    return {
        "period": period_json(found.period),
        "against": None if found.against is None else period_json(found.against),
        "aspect": found.aspect.value,
        "of_implementation": found.aspect in IMPLEMENTING,
        "counted_by": found.counted_by.value,
        "reading": found.reading,
        "statuses": [_status(aspect, each, language) for aspect, counts in found.statuses.items() for each in counts],
        "roll_forward": [_roll_forward(each, language) for each in found.roll_forward],
        "rates": [_rate(each, language, minimum) for each in found.rates],
        "ageing": [
            {
                "band": each.band,
                "from_years": each.from_years,
                "to_years": each.to_years,
                "bounds": worded_bounds(each.bounds, language),
            }
            for each in found.ageing
        ],
        "between": [day_json(day) for day in found.between],
        "transitions": [_transition(each, language) for each in found.transitions],
        "breaks": [_break(each, language) for each in found.breaks],
        "overdue": [_overdue(each) for each in found.overdue],
        "deadlines": {state.value: worded_bounds(found.deadlines[state], language) for state in DeadlineState},
        "panel": None if found.panel is None else _panel(found.panel, language, minimum, found.aspect),
    }


def _status(aspect: Aspect, each: StatusCount, language: str) -> dict[str, Any]:
    status_class = each.status.status_class
    return {
        "aspect": aspect.value,
        "scale": each.status.scale,
        "code": each.status.code,
        "class": None if status_class is None else status_class.value,
        "bounds": worded_bounds(each.bounds, language),
        "before": worded_bounds(each.before, language),
        "change": worded_bounds(each.change, language),
        "comparable": each.is_comparable,
    }


def _roll_forward(each: RollForward, language: str) -> dict[str, Any]:
    group = {
        dimension: value.best(language) if isinstance(value, InternationalString) else value
        for dimension, value in each.group.items()
    }
    names = ("opening", "issued", "reopened", "implemented", "closed_otherwise", "closing", "reclassified")
    return {"group": group, **{name: worded_bounds(getattr(each, name), language) for name in names}}


def _rate(each: Rate, language: str, minimum: int) -> dict[str, Any]:
    enough = each.is_large_enough(minimum)
    missing = "cannot_exist" if each.share is None else None if enough else "small_number"
    rate = None
    if each.share is not None and enough:
        rate = bounds_json(each.share, said(percentage_of(each, minimum), language))
    return {
        "name": each.name,
        "numerator": worded_bounds(each.numerator, language),
        "denominator": worded_bounds(each.denominator, language),
        "rate": rate,
        "missing": missing,
        "overtaken": each.overtaken.value,
        "years": each.years,
        "cohort": None if each.cohort is None else period_json(each.cohort),
        "definition": said(definition_of(each), language),
    }


def _transition(each: Transition, language: str) -> dict[str, Any]:
    return {
        "from": each.before.code,
        "from_scale": each.before.scale,
        "to": each.after.code,
        "to_scale": each.after.scale,
        "is_entry": each.before == NOT_ISSUED,
        "bounds": worded_bounds(each.bounds, language),
    }


def _break(each: Break, language: str) -> dict[str, Any]:
    return {
        "from": each.before,
        "to": each.after,
        "concordance": each.has_concordance,
        "bounds": worded_bounds(each.bounds, language),
    }


def _overdue(each: Overdue) -> dict[str, Any]:
    deadline = each.deadline
    return {
        "recommendation": each.recommendation,
        "due": day_json(deadline.due),
        "original": day_json(deadline.original),
        "slippage": deadline.slippage,
        "extensions": deadline.extensions,
        "days": each.days,
        "certain": each.is_certain,
    }


def _panel(panel: Panel, language: str, minimum: int, aspect: Aspect) -> dict[str, Any]:
    """Return the panel; what was accepted or merely done has no rate there either."""
    before, after = (
        _rate(each, language, minimum) if aspect in IMPLEMENTING else None for each in (panel.before, panel.after)
    )
    return {
        "members": worded_bounds(panel.members, language),
        "entries": worded_bounds(panel.entries, language),
        "exits": worded_bounds(panel.exits, language),
        "before": before,
        "after": after,
    }
