"""Groups of recommendations: by who made them, to whom, in which source, on what, and how urgent."""

from collections.abc import Callable, Iterable, Mapping

from tracker.errors import InvalidValueError, Sentence, nearest_hint
from tracker.followup._timeline import Timeline
from tracker.model import Recommendation
from tracker.values import InternationalString

__all__ = ["DIMENSIONS", "Group", "groups"]

Group = tuple[InternationalString | str | None, tuple[Timeline, ...]]
"""A value of the dimension, None for those that have none, and the recommendations that have it."""


def _made_by(record: Recommendation) -> Iterable[InternationalString | str]:
    return record.made_by


def _addressees(record: Recommendation) -> Iterable[InternationalString | str]:
    return record.addressees


def _one(value: str | None) -> Iterable[InternationalString | str]:
    return () if value is None else (value,)


DIMENSIONS: Mapping[str, Callable[[Recommendation], Iterable[InternationalString | str]]] = {
    "source": lambda record: _one(record.source),
    "addressee": _addressees,
    "theme": lambda record: record.themes,
    "priority": lambda record: _one(record.priority),
    "made_by": _made_by,
}
"""What recommendations may be grouped by, with the values that a record has."""


def groups(timelines: Iterable[Timeline], dimension: str) -> tuple[Group, ...]:
    """
    Return the recommendations by a dimension; one with several values stands in several groups, once in each.

    Raises:
        InvalidValueError: There is no such dimension.
    """
    if dimension not in DIMENSIONS:
        otherwise = Sentence("choose one of {words}", words=", ".join(DIMENSIONS))
        hint = nearest_hint(dimension, DIMENSIONS, otherwise=otherwise)
        raise InvalidValueError(
            "recommendations cannot be grouped by {dimension}; {hint}", dimension=repr(dimension), hint=hint
        )
    values = DIMENSIONS[dimension]
    found: dict[InternationalString | str | None, list[Timeline]] = {}
    for timeline in timelines:
        own: dict[InternationalString | str | None, None] = {
            value: None for record in timeline.records for value in values(record)
        }
        for value in own or {None: None}:
            found.setdefault(value, []).append(timeline)
    ordered = sorted(found.items(), key=lambda pair: (pair[0] is None, str(pair[0])))
    return tuple((value, tuple(members)) for value, members in ordered)
