"""TOML as a hand would write it: one key a line, short tables within the line."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

__all__ = ["toml_of_records", "toml_of_string", "toml_of_table", "toml_of_value"]

_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_SHORT_ESCAPES = {"\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r", '"': r"\"", "\\": r"\\"}
_SPECIAL = re.compile(r'[\x00-\x1f"\\\x7f]')


def toml_of_table(table: Mapping[str, Any]) -> str:
    """
    Write keys and values, and below them those tables that have a header of their own.

    >>> print(toml_of_table({"id": "r", "masthead": {"symbol": "A/1"}}), end="")
    id = "r"
    <BLANKLINE>
    [masthead]
    symbol = "A/1"
    """
    headed = {key: value for key, value in table.items() if key == "masthead"}
    text = _pairs({key: value for key, value in table.items() if key not in headed})
    return text + "".join(f"\n[{_key(key)}]\n{_pairs(value)}" for key, value in headed.items())


def toml_of_records(table: str, records: Iterable[Mapping[str, Any]]) -> str:
    """
    Write the records of a type as an array of tables.

    >>> print(toml_of_records("event", [{"id": "a"}]), end="")
    [[event]]
    id = "a"
    """
    return "\n".join(f"[[{_key(table)}]]\n{_pairs(record)}" for record in records)


def toml_of_value(value: Any) -> str:  # noqa: ANN401  # whatever TOML can hold
    """
    Write a value as it stands behind an equals sign.

    >>> print(toml_of_value({"id": "a", "countries": ["BO", "PE"]}))
    { id = "a", countries = ["BO", "PE"] }
    """
    return _value(value)


def _pairs(table: Mapping[str, Any]) -> str:
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in table.items())


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else toml_of_string(key)


def _value(value: Any) -> str:  # noqa: ANN401  # whatever TOML can hold
    match value:
        case str():
            return toml_of_string(value)
        case bool():
            return str(value).lower()
        case int() | date():
            return str(value)
        case dict():
            pairs = ", ".join(f"{_key(key)} = {_value(part)}" for key, part in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
    return _array(value)


def _array(items: Iterable[Any]) -> str:
    """Write a list in its line, but tables each on a line of its own, unless there is only one."""
    written = [_value(item) for item in items]
    if len(written) > 1 and written[0].startswith("{"):
        return "".join(["[\n", *(f"  {item},\n" for item in written), "]"])
    return f"[{', '.join(written)}]"


def toml_of_string(text: str) -> str:
    r"""
    Write a text in quotation marks, on one line.

    >>> print(toml_of_string('a "b"'))
    "a \"b\""
    """
    return f'"{_SPECIAL.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    return _SHORT_ESCAPES.get(char) or f"\\u{ord(char):04x}"
