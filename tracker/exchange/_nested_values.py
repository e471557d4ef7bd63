"""Values within values, as JSON holds them: each is read as a cell of its own would be."""

from typing import Any

from tracker.errors import UnknownCodeError
from tracker.exchange._cell_values import Habits, reader_of
from tracker.exchange._field_place import is_day, kind_of
from tracker.records._refused_values import Place
from tracker.values import InternationalString, When


def read_nested(table: str, place: Place, value: Any, habits: Habits) -> Any:  # noqa: ANN401  # whatever JSON holds
    """
    Read what JSON holds within a field: names of countries, dates in words, and whole numbers where text is wanted.

    >>> read_nested("event", ("citations",), [{"paragraph": 3, "printed": 2}], Habits())
    [{'paragraph': '3', 'printed': 2}]
    >>> read_nested("programme", ("participant",), [{"country": "Chad", "when": 2021}], Habits())
    [{'country': 'TD', 'when': '2021'}]

    A number with decimals stays one: 115.120 may have become 115.12 on its way.

    Raises:
        RefusedError: A number or a date may be two.
    """
    if isinstance(value, list):
        return [read_nested(table, place, each, habits) for each in value]
    if isinstance(value, dict):
        return {key: read_nested(table, (*place, key), each, habits) for key, each in value.items()}
    try:
        kind = kind_of(table, place)
    except UnknownCodeError:  # a text in no language; the record says so with its place
        return value
    if isinstance(value, int) and not isinstance(value, bool) and _is_text(kind):
        return str(value)
    reader = reader_of(table, place) if isinstance(value, str) and value.strip() else None
    said = value if reader is None else reader(value, habits)
    return value if isinstance(said, list) else said  # several countries have no room where one is named


def _is_text(kind: Any) -> bool:  # noqa: ANN401  # a type, or what stands for one
    """Tell whether a field is written as text."""
    return kind in (InternationalString, When) or is_day(kind) or (isinstance(kind, type) and issubclass(kind, str))
