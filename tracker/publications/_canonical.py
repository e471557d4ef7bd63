"""The content of records in one canonical form: the same for records that are equal, whatever file they stand in."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any

from attrs import NOTHING, fields

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
    if type(value) in _AS_THEY_ARE:
        return value
    match value:
        case Enum():
            return value.value
        case Fraction() | date():
            return str(value)
        case frozenset():
            return sorted(_plain(each) for each in value)
        case tuple():
            return [_plain(each) for each in value]
    return _parts(value)


_AS_THEY_ARE = frozenset({str, int, bool, type(None)})


def _parts(value: object) -> dict[str, Any]:
    """
    Write what an object says: what decides about equality, and is not left at its default.

    Leaving out defaults keeps a digest the same when a later version of the library gives records a new field.
    """
    found = {}
    kind: Any = type(value)
    for name, default in _fields(kind):
        part = getattr(value, name)
        if part is not default and (default is NOTHING or part != default):
            found[name] = _plain(part)
    if isinstance(value, Where):  # all conditions must be met, whichever stands first
        return {name: sorted(parts, key=json.dumps) for name, parts in found.items()}
    return found


@cache
def _fields(cls: Any) -> tuple[tuple[str, Any], ...]:  # noqa: ANN401  # any class of attrs
    return tuple((each.name, each.default) for each in fields(cls) if each.eq)
