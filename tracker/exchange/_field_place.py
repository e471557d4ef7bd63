"""What a column of a table or a workbook fills: which field, of what type."""

from datetime import date
from typing import Any, Literal

from attrs import frozen, has

from tracker.records._keys import TABLES, fields_of, item_of, without_none
from tracker.records._refused_values import Place
from tracker.values import InternationalString, Language, Quantity, When

JSON = "!json"
"""The ending of a column that holds what no cells hold."""
_JSON = object()


@frozen
class FieldPlace:
    """
    What a column fills.

    Attributes:
        parts: The fields, from the outermost.

        kind: The type of what it holds, or of the items of a list.

        is_list: Whether it holds several values.

        language: The language of its text; None for what is no text.
    """

    parts: tuple[str, ...]
    kind: Any
    is_list: bool = False
    language: Language | None = None

    @classmethod
    def of(cls, table: str, path: str) -> "FieldPlace":
        kind: Any = TABLES[table]
        parts: list[str] = []
        is_list = False
        for part in path.removesuffix(JSON).split("."):
            if kind is InternationalString:
                return cls(tuple(parts), kind, language=Language(part))
            if not (isinstance(kind, type) and has(kind)) or part not in fields_of(kind):
                parts.append(part)
                kind = str
                continue
            kind = without_none(fields_of(kind)[part].type)
            item = item_of(kind)
            is_list, kind = item is not None, item or kind
            parts.append(part)
        return cls(tuple(parts), _JSON if path.endswith(JSON) else kind, is_list=is_list)

    @property
    def sort(self) -> str:
        """What sort of thing is typed."""
        if self.kind is _JSON:
            return "json"
        if self.is_list:
            return "several"
        if is_day(self.kind):
            return "day"
        return {When: "date", Quantity: "number", int: "whole"}.get(self.kind, "text")


def is_day(kind: Any) -> bool:  # noqa: ANN401  # a type, or what stands for one
    """Tell whether a field holds a day of the calendar."""
    return bool(kind == date or kind == date | When | Literal["none"])


def kind_at(table: str, path: str) -> Any:  # noqa: ANN401  # a type, or what stands for one
    """Return the type of what a column holds, or of the items of a list."""
    return FieldPlace.of(table, path).kind


def kind_of(table: str, place: Place) -> Any:  # noqa: ANN401  # a type, or what stands for one
    """Return the type of what stands at a place of a table, or of the items of a list."""
    return kind_at(table, ".".join(part for part in place if isinstance(part, str)))
