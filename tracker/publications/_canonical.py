"""The content of records in one canonical form: the same for records that are equal, whatever file they stand in."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

from attrs import NOTHING, Attribute, fields, has

from tracker.model import Record, Where

__all__ = ["digest_of", "digest_of_all", "sha256"]


def sha256(content: bytes) -> str:
    """Return the SHA-256 of bytes in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def digest_of(record: Record) -> str:
    """
    Return the digest of what a record says.

    Names of files, the order of keys and lists without an order, and the way a date is spelled make no difference.
    """
    return sha256(json.dumps([record.table, _plain(record)], sort_keys=True).encode())


def digest_of_all(digests: Iterable[str]) -> str:
    """Return the digest of a register from those of its records, in whatever order."""
    return sha256("\n".join(sorted(digests)).encode())


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever JSON can hold
    """Write a value as JSON can hold it; of an object, what decides whether two are equal."""
    match value:
        case Enum():
            return value.value
        case Fraction() | date():
            return str(value)
        case frozenset():
            return sorted(_plain(each) for each in value)
        case tuple():
            return [_plain(each) for each in value]
    return _parts(value) if has(type(value)) else value


def _parts(value: Any) -> dict[str, Any]:  # noqa: ANN401  # any object of attrs
    found = {each.name: _plain(getattr(value, each.name)) for each in fields(type(value)) if _says(each, value)}
    if isinstance(value, Where):  # all conditions must be met, whichever stands first
        return {name: sorted(parts, key=json.dumps) for name, parts in found.items()}
    return found


def _says(attribute: "Attribute[Any]", value: object) -> bool:
    """
    Tell whether an attribute says something: one that decides about equality, and is not left at its default.

    Leaving out defaults keeps a digest the same when a later version of the library gives records a new field.
    """
    said = getattr(value, attribute.name)
    return bool(attribute.eq and (attribute.default is NOTHING or said != attribute.default))
