"""
What lies within what: whether all that one filter lets through, another lets through too.

The answer is read off the filters alone. It is never yes where some record could pass the one and not the other; it may
be no where no record of the register happens to.
"""

from tracker.codelists import codelist
from tracker.errors import UnknownCodeError
from tracker.model._indicator import Condition, Where
from tracker.model._kinds import KIND_LISTS, PATH_OF_CLASS

_SINGLE = ("id", "kind", PATH_OF_CLASS, "state")
"""The fields of which a record has one value: what is one thing is no other."""


def lies_within(inner: Where | None, outer: Where | None, *, table: str) -> bool:
    """
    Tell whether every record of a type that *inner* lets through, *outer* lets through too.

    >>> courses = Where(conditions=(Condition("kind", ("training",)),))
    >>> assistance = Where(conditions=(Condition("kind.class", ("assistance",)),))
    >>> lies_within(courses, assistance, table="event"), lies_within(assistance, courses, table="event")
    (True, False)

    Args:
        inner: The narrower filter; None lets everything through.

        outer: The wider filter.

        table: The record type that both filter.
    """
    if outer is None:
        return True
    inside = inner or Where()
    asked = [each for each in outer.conditions if each.values]
    meets = all(any(_implies(one, each, table) for one in inside.conditions) for each in asked)
    return meets and (not outer.excluded or _is_left_out(inside, outer, table))


def _is_left_out(inner: Where, outer: Where, table: str) -> bool:
    """Tell whether nothing that *inner* lets through is what *outer* excludes, which is what meets all of that."""
    if any(_excludes(one, each) for each in outer.excluded for one in inner.conditions):
        return True
    # What *outer* excludes, *inner* excludes too, if it meets each of what *inner* excludes.
    return bool(inner.excluded) and all(
        any(_implies(each, one, table) for each in outer.excluded) for one in inner.excluded
    )


def _implies(one: Condition, other: Condition, table: str) -> bool:
    """Tell whether a record that meets one condition meets the other."""
    if not other.values:
        return True
    if not one.values:
        return False
    if one.path == other.path:
        return set(one.values) <= set(other.values)
    return one.path == "kind" and other.path == PATH_OF_CLASS and _classes(one, table) <= set(other.values)


def _classes(kinds: Condition, table: str) -> set[str]:
    """Return the classes of some kinds; a kind that is none has no class that anybody asks for."""
    try:
        codes = codelist(KIND_LISTS[table])
        return {str(codes[kind].kind_class) for kind in kinds.values}
    except (KeyError, UnknownCodeError):
        return {""}


def _excludes(one: Condition, other: Condition) -> bool:
    """Tell whether a record that meets one condition cannot meet the other."""
    same = one.path == other.path and one.path in _SINGLE
    return same and bool(one.values) and bool(other.values) and set(one.values).isdisjoint(other.values)
