"""JSON Schemas of records: read off their classes, as the converter is."""

import inspect
import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Literal

from attrs import Attribute, has

from tracker.model import Breakdown, Concordance, Origin, Record, Where
from tracker.records._keys import fields_of, item_of, required_keys, without_none
from tracker.values import InternationalString, Language, Qualifier, Quantity, When

Schema = dict[str, Any]
"""A JSON Schema, as JSON holds it."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NUMBER: Schema = {"type": "number"}
_TEXT: Schema = {"type": "string"}

_SPECIAL: tuple[tuple[Any, Schema], ...] = (
    (str, _TEXT),
    (bool, {"type": "boolean"}),
    (int, {"type": "integer"}),
    (date, {"type": "string", "format": "date"}),
    (date | When | Literal["none"], _TEXT),
    (When, _TEXT),
    (Breakdown, {"type": "object", "additionalProperties": _TEXT}),
    (Concordance, {"type": "object", "additionalProperties": {"anyOf": [{"type": "array", "items": _TEXT}, _TEXT]}}),
    (Where, {"type": "object"}),
)
_VALUES: Mapping[str, Schema] = {
    "text": {
        "anyOf": [
            {**_TEXT, "minLength": 1},
            {
                "type": "object",
                "properties": {str(code): {**_TEXT, "minLength": 1} for code in Language},
                "additionalProperties": False,
                "minProperties": 1,
            },
        ]
    },
    "quantity": {
        "anyOf": [
            _NUMBER,
            _TEXT,
            {
                "type": "object",
                "properties": {
                    "value": {"type": ["number", "string"]},
                    "qualifier": {"enum": [str(each) for each in Qualifier]},
                    "upper": {"type": ["number", "string"]},
                    "unit": _TEXT,
                    "text": _TEXT,
                },
                "required": ["value"],
                "additionalProperties": False,
            },
        ]
    },
}


def schema_of(record_type: type[Record]) -> Schema:
    """
    Return the JSON Schema of the plain form of a record, complete in itself.

    >>> from tracker.model import AssistanceEvent
    >>> schema_of(AssistanceEvent)["required"]
    ['id', 'kind', 'title', 'when']
    """
    return document_schema(f"A line of {record_type.table}.jsonl", table_schema(record_type), [record_type])


def document_schema(title: str, schema: Schema, classes: Iterable[type], parts: Iterable[type] = ()) -> Schema:
    """
    Make a schema that needs no other file: what it refers to stands in it.

    Args:
        title: What it is the schema of.

        schema: The schema itself.

        classes: The records that it refers to.

        parts: What else it refers to that is no record.
    """
    found: dict[str, Schema] = dict(_VALUES)
    for cls in [*classes, *parts, *(part for each in classes for part in parts_of(each))]:
        found[getattr(cls, "table", cls.__name__)] = table_schema(cls)
    return {"$schema": _DIALECT, "title": title, **schema, "$defs": dict(sorted(found.items()))}


def parts_of(cls: type) -> list[type]:
    """Return the classes that stand within another, at any depth."""
    kinds = [item_of(without_none(each.type)) or without_none(each.type) for each in fields_of(cls).values()]
    within = [kind for kind in kinds if _is_part(kind)]
    return [*within, *(part for each in within for part in parts_of(each))]


def _is_part(kind: Any) -> bool:  # noqa: ANN401  # a type, or what stands for one
    return isinstance(kind, type) and has(kind) and kind not in {InternationalString, Quantity, When, Where, Origin}


def table_schema(cls: type) -> Schema:
    """Return the schema of a record or of a part of one, which refers to others by their names."""
    notes = _notes(cls)
    properties = {
        key: _described(_value(attribute), notes.get(attribute.name, "")) for key, attribute in fields_of(cls).items()
    }
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(required_keys(cls)),
        "additionalProperties": False,
    }


def _described(schema: Schema, note: str) -> Schema:
    return {"description": note, **schema} if note else schema


def _value(attribute: "Attribute[Any]") -> Schema:
    return _of(without_none(attribute.type))


def _of(kind: Any) -> Schema:  # noqa: ANN401  # a type, or what stands for one
    special = next((schema for known, schema in _SPECIAL if kind == known), None)
    if special is not None:
        return special
    if kind is InternationalString:
        return {"$ref": "#/$defs/text"}
    if kind is Quantity:
        return {"$ref": "#/$defs/quantity"}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [str(member.value) for member in kind]}
    item = item_of(kind)
    if item is not None:
        many: Schema = {"type": "array", "items": _of(item)}
        return many if _is_part(item) else {"anyOf": [many, _of(item)]}
    return {"$ref": f"#/$defs/{kind.__name__}"} if _is_part(kind) else {}


@cache
def _notes(cls: type) -> Mapping[str, str]:
    """Read what the docstrings say of each field."""
    found: dict[str, str] = {}
    for each in reversed(cls.__mro__):
        _, _, attributes = inspect.cleandoc(each.__doc__ or "").partition("Attributes:\n")
        for name, text in re.findall(r"^    (\w+): ((?:.+\n?)(?:        .+\n?)*)", attributes, re.MULTILINE):
            found[name] = " ".join(text.replace("``", "`").split())
    return found
