"""Which fields of a record can hold what: read off the declared types, once for each type of record."""

from functools import cache
from typing import Any, get_args

from attrs import fields

__all__ = ["fields_holding"]


@cache
def fields_holding(record_type: type, *kinds: type) -> tuple[str, ...]:
    """
    Return the names of the fields whose declared type is one of some kinds, or holds one.

    >>> from tracker.model import AssistanceEvent
    >>> from tracker.values import Quantity
    >>> fields_holding(AssistanceEvent, Quantity)
    ('countries_total', 'participants', 'women')
    """
    return tuple(each.name for each in fields(record_type) if _holds(each.type, kinds))


def _holds(declared: Any, kinds: tuple[type, ...]) -> bool:  # noqa: ANN401  # a type, or what stands for one
    return declared in kinds or any(_holds(part, kinds) for part in get_args(declared))
