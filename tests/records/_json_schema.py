"""As much of JSON Schema 2020-12 as the schemas of the files use: an oracle that shares no code with the loader."""

import re
from datetime import date
from typing import Any

__all__ = ["KEYWORDS", "violations"]

KEYWORDS = frozenset(
    {
        *("$schema", "$defs", "$ref", "title", "description", "type", "format", "minLength", "enum", "const", "anyOf"),
        *("properties", "required", "additionalProperties", "minProperties", "items"),
    }
)
_TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": (str, date),
    "boolean": bool,
    "integer": int,
    "number": (int, float),
}


def violations(value: Any, schema: dict[str, Any], root: dict[str, Any], place: str = "") -> list[str]:  # noqa: ANN401  # whatever JSON holds
    """Return where a value breaks a schema."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        return violations(value, root["$defs"][name], root, place)
    found = [] if _is_of(value, schema) else [f"{place or 'whole'}: {value!r}"]
    if "anyOf" in schema and all(violations(value, each, root) for each in schema["anyOf"]):
        found.append(f"{place or 'whole'}: none of the alternatives")
    if isinstance(value, dict):
        found += _violations_within(value, schema, root, place)
    if isinstance(value, list) and "items" in schema:
        found += [
            one for i, each in enumerate(value) for one in violations(each, schema["items"], root, f"{place}[{i}]")
        ]
    return found


def _is_of(value: Any, schema: dict[str, Any]) -> bool:  # noqa: ANN401  # whatever JSON holds
    kinds = schema.get("type", [])
    allowed = [kinds] if isinstance(kinds, str) else kinds
    right = not allowed or any(
        isinstance(value, _TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool)) for kind in allowed
    )
    if schema.get("format") == "date" and isinstance(value, str):
        right = right and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) is not None
    if isinstance(value, str):
        right = right and len(value) >= schema.get("minLength", 0)
    if isinstance(value, dict):
        right = right and len(value) >= schema.get("minProperties", 0)
    return (
        right
        and ("enum" not in schema or value in schema["enum"])
        and ("const" not in schema or value == schema["const"])
    )


def _violations_within(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], place: str) -> list[str]:
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    found = [f"{place}.{key}: missing" for key in schema.get("required", []) if key not in value]
    for key, each in value.items():
        if key in known:
            found += violations(each, known[key], root, f"{place}.{key}")
        elif others is False:
            found.append(f"{place}.{key}: unknown")
        elif isinstance(others, dict):
            found += violations(each, others, root, f"{place}.{key}")
    return found
