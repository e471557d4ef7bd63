"""JSON Schemas of the files, for editors: read off the record classes, as the loader is."""

import inspect
import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Literal

from attrs import Attribute, has

from tracker.files._header import Header
from tracker.files._keys import TABLES, item_of, keys_of, plain, required_keys
from tracker.model import Breakdown, Concordance, Origin, Where
from tracker.values import InternationalString, Language, Qualifier, Quantity, When

__all__ = ["schemas"]

Schema = dict[str, Any]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NUMBER: Schema = {"type": "number"}
_TEXT: Schema = {"type": "string"}

_SPECIAL: tuple[tuple[Any, Schema], ...] = (
    (str, _TEXT),
    (bool, {"type": "boolean"}),
    (int, {"type": "integer"}),
    (date, {"type": "string", "format": "date"}),
    (date | Literal["none"], {"anyOf": [{"type": "string", "format": "date"}, {"const": "none"}]}),
    (When, _TEXT),
    (Breakdown, {"type": "object", "additionalProperties": _TEXT}),
    (Concordance, {"type": "object", "additionalProperties": {"anyOf": [{"type": "array", "items": _TEXT}, _TEXT]}}),
    (Where, {"type": "object"}),
)
_PARTS: Mapping[str, Schema] = {
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


def schemas() -> dict[str, Schema]:
    """
    Return a schema for each kind of file, by its name: the head, files of records in TOML, and a line of JSON lines.

    >>> sorted(schemas())[:3], schemas()["event.schema.json"]["required"]
    (['adjudication.schema.json', 'claim.schema.json', 'coverage.schema.json'], ['id', 'kind', 'title', 'when'])
    """
    tables = {table: {"type": "array", "items": {"$ref": f"#/$defs/{table}"}} for table in TABLES}
    head = _table(Header)
    whole = {**head, "properties": {**head["properties"], **tables}}
    records = {"type": "object", "properties": tables, "additionalProperties": False}
    files = {
        "register": _document("The head of a register, with records if you like", whole, TABLES.values()),
        "records": _document("Records of a register", records, TABLES.values()),
    }
    files |= {table: _document(f"A line of {table}.jsonl", _table(cls), [cls]) for table, cls in TABLES.items()}
    return {f"{name}.schema.json": schema for name, schema in files.items()}


def _document(title: str, schema: Schema, classes: Iterable[type]) -> Schema:
    """Make a schema that needs no other file: what it refers to stands in it."""
    found: dict[str, Schema] = dict(_PARTS)
    names = {cls: table for table, cls in TABLES.items()}
    for cls in [*classes, *_parts(Header), *(part for each in classes for part in _parts(each))]:
        found[names.get(cls, cls.__name__)] = _table(cls)
    return {"$schema": _DIALECT, "title": title, **schema, "$defs": dict(sorted(found.items()))}


def _parts(cls: type) -> list[type]:
    """Return the classes that stand within another, at any depth."""
    kinds = [item_of(plain(each.type)) or plain(each.type) for each in keys_of(cls).values()]
    within = [kind for kind in kinds if _is_part(kind)]
    return [*within, *(part for each in within for part in _parts(each))]


def _is_part(kind: Any) -> bool:  # noqa: ANN401  # a type, or what stands for one
    return isinstance(kind, type) and has(kind) and kind not in {InternationalString, Quantity, When, Where, Origin}


def _table(cls: type) -> Schema:
    notes = _notes(cls)
    properties = {
        key: _described(_value(attribute), notes.get(attribute.name, "")) for key, attribute in keys_of(cls).items()
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
    return _of(plain(attribute.type))


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
