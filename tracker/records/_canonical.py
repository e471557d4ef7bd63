"""The content of records in one canonical form: the same for records that are equal, whatever file they stand in."""

import hashlib
import json
from collections.abc import Collection, Iterable
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any

from attrs import NOTHING, evolve, fields

from tracker.model import Condition, Indicator, Record, Where


def sha256(content: bytes) -> str:
    """Return the SHA-256 of bytes in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def digest_of(record: Record, *, only: Collection[str] | None = None) -> str:
    """
    Return the digest of what a record says.

    Names of files, the order of keys and lists without an order, and the way a date is spelled make no difference.
    Publications keep these digests: what a record is written as here never changes.

    Args:
        record: The record.

        only: The fields that it is about; None for all.
    """
    said = _plain(record)
    if only is not None:
        said = {name: part for name, part in said.items() if name in only}
    return sha256(json.dumps([record.table, said], sort_keys=True).encode())


def digest_with_windows_ends(record: Record) -> str:
    r"""
    Return the digest that a record had while a checkout on Windows wrote the ends of lines within its texts as CR LF.

    Cells of CSV were read like that once; a publication made then remembers it.
    """
    return sha256(json.dumps([record.table, _with_windows_ends(_plain(record))], sort_keys=True).encode())


def _with_windows_ends(said: Any) -> Any:  # noqa: ANN401  # whatever JSON can hold
    if isinstance(said, str):
        return said.replace("\n", "\r\n")
    if isinstance(said, list):
        return [_with_windows_ends(each) for each in said]
    if isinstance(said, dict):
        return {name: _with_windows_ends(each) for name, each in said.items()}
    return said


_DECIDES = frozenset(
    {
        "kind", "unit", "of", "counts", "where", "entities", "recognition",
        "numerator", "denominator", "part_of_whole", "max_age", "definition",
    }
)  # fmt: skip
"""The fields of an indicator that decide what it counts; its title and where it is cited do not."""


def definition_digest(indicator: Indicator) -> str:
    """
    Return the digest of everything that decides what an indicator counts, its words included.

    A filter in which conditions or codes stand in another order is the same filter.
    """
    where = indicator.where
    if where is not None:
        where = Where(conditions=_in_order(where.conditions), excluded=_in_order(where.excluded))
    return digest_of(evolve(indicator, where=where), only=_DECIDES)


def _in_order(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    return tuple(Condition(each.path, tuple(sorted(each.values))) for each in conditions)


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
