"""What the constructors of records take for the fields whose types are closed: vocabularies and dates."""

from collections.abc import Callable
from datetime import date
from enum import Enum
from reprlib import repr as short
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from attrs import Attribute

from tracker.errors import InvalidValueError, Sentence, closest, with_nearest
from tracker.values import When

__all__ = ["taken"]


def taken(_: type, attributes: "list[Attribute[Any]]") -> "list[Attribute[Any]]":
    """
    Let a class take the word of a vocabulary, and the text of a date, and refuse everything else.

    A field transformer of attrs: the types that the class declares are all that it needs.
    """
    return [_taking(each) if each.converter is None else each for each in attributes]


def _taking(attribute: "Attribute[Any]") -> "Attribute[Any]":
    kind: Any = attribute.type
    optional = get_origin(kind) is UnionType and NoneType in get_args(kind)
    rest = [part for part in get_args(kind) if part is not NoneType] if optional else [kind]
    if len(rest) != 1 or not isinstance(rest[0], type) or get_origin(rest[0]) is not None:
        return attribute
    if rest[0] is When:
        return attribute.evolve(converter=_when(attribute.name, optional=optional))
    if issubclass(rest[0], Enum):
        return attribute.evolve(converter=_member(attribute.name, rest[0], optional=optional))
    return attribute


def _when(name: str, *, optional: bool) -> Callable[[Any], Any]:
    def convert(value: Any) -> Any:  # noqa: ANN401  # whatever a caller gives
        if isinstance(value, When) or (optional and value is None):
            return value
        if isinstance(value, str):
            return When(value)
        if type(value) is date:
            return When.on(value)
        raise InvalidValueError(
            '{name} is a date, got {value}; write it as in When("2021-03")', name=name, value=short(value)
        )

    return convert


def _member(name: str, vocabulary: type[Enum], *, optional: bool) -> Callable[[Any], Any]:
    members = {member.value: member for member in vocabulary}

    def convert(value: Any) -> Any:  # noqa: ANN401  # whatever a caller gives
        if isinstance(value, vocabulary) or (optional and value is None):
            return value
        found = members.get(value) if isinstance(value, str) else None
        if found is None:
            words = ", ".join(members)
            refused = Sentence("{name} is one of {words}, got {value}", name=name, words=words, value=short(value))
            raise InvalidValueError(with_nearest(refused, closest(value, members) if isinstance(value, str) else None))
        return found

    return convert
