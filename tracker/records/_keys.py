"""Which tables and keys a register's files may hold: read off the records, never listed twice."""

from collections.abc import Mapping
from enum import Enum
from functools import cache, reduce
from operator import or_
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from attrs import NOTHING, Attribute, fields, has

from tracker.model import RECORD_TYPES, DeclaredCode, DeclaredScale, Mandate, Programme, Record

TABLES: Mapping[str, type[Record]] = MappingProxyType({record_type.table: record_type for record_type in RECORD_TYPES})
"""The record types by the name of their table."""

_RENAMED: Mapping[type, Mapping[str, str]] = {
    Mandate: {"paragraphs": "paragraph"},
    Programme: {"participants": "participant"},
    DeclaredScale: {"codes": "code"},
    DeclaredCode: {"status_class": "class"},
}
"""Arrays of tables are written in the singular, as their header repeats: ``[[mandate.paragraph]]``."""

_UNWRITTEN = "origin"
"""The field that says where a record was read; files do not hold it."""

COMMON = (
    "published",
    "recorded",
    "revision",
    "same_as",
    "possibly_same_as",
    "themes",
    "draft",
    "citations",
    "note",
)
"""What every record may carry; it stands below the record's own fields."""


def renamed(cls: type) -> Mapping[str, str]:
    """Return the fields of a class whose key in files differs, with that key."""
    return _RENAMED.get(cls, {})


def fields_of(cls: type) -> "Mapping[str, Attribute[Any]]":
    """
    Return the fields of a record type, or of a part of a record, by their key in files.

    A record's own fields come first, in the order in which the reference pages tell of them; below them stands what
    every record may carry.

    >>> [*fields_of(Programme)][:3], [*fields_of(Programme)][-2:]
    (['id', 'kind', 'title'], ['citations', 'note'])
    """
    known: Any = cls  # hashable, as all classes are, whatever their instances
    return _fields(known)


@cache
def _fields(cls: Any) -> "Mapping[str, Attribute[Any]]":  # noqa: ANN401  # any class of attrs
    names = renamed(cls)
    found = {names.get(each.name, each.name): each for each in fields(cls) if each.name != _UNWRITTEN}
    if issubclass(cls, Record):
        found = {
            **{key: each for key, each in found.items() if key not in COMMON},
            **{key: found[key] for key in COMMON},
        }
    return MappingProxyType(found)


def required_keys(cls: type) -> list[str]:
    """Return the keys that a table must have."""
    return [key for key, attribute in fields_of(cls).items() if attribute.default is NOTHING]


def without_none(kind: Any) -> Any:  # noqa: ANN401  # a type, or what stands for one
    """
    Leave None out of a union.

    >>> without_none(int | None)
    <class 'int'>
    """
    if get_origin(kind) not in (Union, UnionType) or NoneType not in get_args(kind):
        return kind
    rest = [member for member in get_args(kind) if member is not NoneType]
    return reduce(or_, rest)


def item_of(kind: Any) -> Any:  # noqa: ANN401  # a type, or what stands for one
    """
    Return the type of the items of a set or a tuple of any length; None for everything else.

    >>> item_of(frozenset[str]), item_of(str)
    (<class 'str'>, None)
    """
    arguments = get_args(kind)
    if get_origin(kind) is frozenset or (get_origin(kind) is tuple and arguments[1:] == (...,)):
        return arguments[0]
    return None


def vocabularies(*classes: type) -> set[type[Enum]]:
    """Collect the closed vocabularies that the fields of classes, and of their parts, take their values from."""
    found: set[type[Enum]] = set()
    for kind in {item_of(each.type) or without_none(each.type) for cls in classes for each in fields_of(cls).values()}:
        if isinstance(kind, type) and issubclass(kind, Enum):
            found.add(kind)
        elif has(kind):
            found |= vocabularies(kind)
    return found
