"""What a later version of a record says otherwise than the one before."""

from typing import Any

from attrs import fields, frozen

from tracker.model import Record
from tracker.records._keys import renamed
from tracker.records._plain_form import plain_value
from tracker.values import When

__all__ = ["FieldChange", "changed_fields"]


@frozen
class FieldChange:
    """
    What one field of a record says otherwise than before.

    Attributes:
        field: The key of the field.

        before: What it said; None if nothing.

        after: What it says; None if nothing.
    """

    field: str
    before: Any
    after: Any


def changed_fields(before: Record, after: Record, *, words_count: bool = False) -> tuple[FieldChange, ...]:
    """
    Return what a version says otherwise than the one before; what every record may carry stands first.

    Args:
        before: The earlier version.

        after: The later one, of the same type.

        words_count: Whether it is a change that the same number is written in other words.
    """
    found = []
    names = renamed(type(after))
    for each in fields(type(after)):
        key, old, new = names.get(each.name, each.name), getattr(before, each.name), getattr(after, each.name)
        if not each.eq:
            continue
        if old != new or (words_count and _written(after, key, old) != _written(after, key, new)):
            found.append(FieldChange(key, old, new))
    return tuple(found)


def _written(record: Record, key: str, value: object) -> Any:  # noqa: ANN401  # whatever JSON holds
    """Write a value so that two that read differently differ; a date is read out in one way, however it is spelled."""
    return value.edtf if isinstance(value, When) else plain_value(type(record), key, value)
