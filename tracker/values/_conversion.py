"""
What constructors take for a field: what is plainly meant is converted at once, all else refused by the field's name.

A caller may write a list where a tuple is meant, or the text of a day; a type checker asks for the exact types.
Nothing is guessed: a text is never split into letters, a number is no text, and no language is put in a text's mouth.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from enum import Enum
from reprlib import Repr
from typing import Any

from tracker.errors import InvalidValueError, Sentence, closest, with_nearest
from tracker.values._text import InternationalString

Converter = Callable[[Any, str], Any]
"""Takes what a caller gives and the name that a refusal calls it by; returns what the field holds."""

_REPR = Repr()
_REPR.maxstring = _REPR.maxother = 60


def short(value: object) -> str:
    """Write what a caller gave, so that the message stays one readable line."""
    return _REPR.repr(value)


def word(value: Any, name: str) -> str:  # noqa: ANN401  # whatever a caller gives
    """Take a text that means the same in every language."""
    if type(value) is str:
        return value
    if isinstance(value, str):  # a member of a vocabulary, which prints itself differently
        return str.__str__(value)
    raise InvalidValueError("{name} is a word, got {value}; write it in quotation marks", name=name, value=short(value))


def boolean(value: Any, name: str) -> bool:  # noqa: ANN401  # whatever a caller gives
    """Take true or false, and nothing that merely counts as such: "no" would be true."""
    if isinstance(value, bool):
        return value
    raise InvalidValueError("{name} is True or False, got {value}", name=name, value=short(value))


def whole(value: Any, name: str) -> int:  # noqa: ANN401  # whatever a caller gives
    """Take a whole number; a boolean is none."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise InvalidValueError("{name} is a whole number, got {value}", name=name, value=short(value))


_DAY, _INSTANT = date, datetime
"""The classes themselves: a test that freezes the clock puts others in their place, and days stay days."""


def is_day(value: object) -> bool:
    """Tell whether a value is a day without a time of day, which would make equal days differ."""
    return isinstance(value, _DAY) and not isinstance(value, _INSTANT)


def day(value: Any, name: str) -> date:  # noqa: ANN401  # whatever a caller gives
    """Take a day or its text."""
    if is_day(value):
        found: date = value
        return found
    if isinstance(value, str) and len(value) == len("2021-03-17"):
        with suppress(ValueError):
            return date.fromisoformat(value)
    raise InvalidValueError(
        '{name} is a day, got {value}; write it as in date(2021, 3, 17) or "2021-03-17"',
        name=name,
        value=short(value),
    )


def text(value: Any, name: str) -> InternationalString:  # noqa: ANN401  # whatever a caller gives
    """Take a text by its languages; of a bare one only the register knows the language."""
    if isinstance(value, InternationalString):
        return value
    if isinstance(value, Mapping):
        return InternationalString(value)
    raise InvalidValueError(
        '{name} is a text in a language, got {value}; write it as in InternationalString(en="…")',
        name=name,
        value=short(value),
    )


def member(vocabulary: type[Enum]) -> Converter:
    """Take the words of a closed vocabulary."""
    members = {each.value: each for each in vocabulary}

    def convert(value: Any, name: str) -> Any:  # noqa: ANN401  # whatever a caller gives
        if isinstance(value, vocabulary):
            return value
        found = members.get(value) if isinstance(value, str) else None
        if found is None:
            words = ", ".join(members)
            refused = Sentence("{name} is one of {words}, got {value}", name=name, words=words, value=short(value))
            raise InvalidValueError(with_nearest(refused, closest(value, members) if isinstance(value, str) else None))
        return found

    return convert


def exactly(words: tuple[str, ...], other: Converter) -> Converter:
    """Take some words as they are, and leave all else to another converter."""
    return lambda value, name: value if isinstance(value, str) and value in words else other(value, name)


def instance(kind: type) -> Converter:
    """Take the values of a class."""

    def convert(value: Any, name: str) -> Any:  # noqa: ANN401  # whatever a caller gives
        if isinstance(value, kind):
            return value
        raise InvalidValueError(
            "{name} is made by {kind}, got {value}; write it as in {kind}(…)",
            name=name,
            kind=kind.__name__,
            value=short(value),
        )

    return convert


def optional(convert: Converter) -> Converter:
    """Take None as well."""
    return lambda value, name: None if value is None else convert(value, name)


def ordered(convert: Converter, exact: type | None = None) -> Converter:
    """Take a list of several in their order, which a set has not; those of the exact class pass at once."""

    def gather(value: Any, name: str) -> tuple[Any, ...]:  # noqa: ANN401  # whatever a caller gives
        if isinstance(value, set | frozenset):
            raise InvalidValueError("{name} has an order, got {value}; write a list", name=name, value=short(value))
        given = _several(value, name)
        if all(type(each) is exact for each in given):
            return given
        return tuple(convert(each, f"{name}[{number}]") for number, each in enumerate(given))

    return gather


def unordered(convert: Converter, exact: type | None = None) -> Converter:
    """Take a list or set of several; those of the exact class pass at once."""

    def gather(value: Any, name: str) -> frozenset[Any]:  # noqa: ANN401  # whatever a caller gives
        given = value if type(value) is frozenset else _several(value, name)
        if all(type(each) is exact for each in given):
            return frozenset(given)
        inside = Sentence("a member of {name}", name=name)
        return frozenset(convert(each, inside) for each in given)

    return gather


def _several(value: Any, name: str) -> tuple[Any, ...]:  # noqa: ANN401  # whatever a caller gives
    """Go through several values; one alone, a text and a mapping among them, is not several."""
    if type(value) is tuple:
        return value
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping | InternationalString):
        return tuple(value)
    raise InvalidValueError("{name} holds several, got {value}; write it in brackets", name=name, value=short(value))


def pairs(convert: Converter) -> Converter:
    """Take a mapping from words, or its pairs; they are sorted, so that equal ones look equal, and no word has two."""

    def gather(value: Any, name: str) -> tuple[tuple[str, Any], ...]:  # noqa: ANN401  # whatever a caller gives
        given = tuple(value.items()) if isinstance(value, Mapping) else _several(value, name)
        found: dict[str, Any] = {}
        for each in given:
            if not isinstance(each, tuple | list) or len(each) != 2:  # noqa: PLR2004  # a pair
                raise InvalidValueError(
                    "{name} is made of pairs, got {value}; write it as in {…: …}", name=name, value=short(each)
                )
            key = word(each[0], name)
            if key in found:
                raise InvalidValueError("{name} names {key} twice; name it once", name=name, key=repr(key))
            found[key] = convert(each[1], f"{name}[{key!r}]")
        return tuple(sorted(found.items()))

    return gather
