"""From what cattrs and the hooks raise to sentences, each with its place in the record."""

import re
from collections.abc import Iterator

from attrs import frozen
from cattrs import ClassValidationError, ForbiddenExtraKeysError
from cattrs.errors import AttributeValidationNote

from tracker.errors import Sentence, TrackerError, nearest_hint
from tracker.records._keys import fields_of, renamed, required_keys
from tracker.records._refused_values import PartsRefusedError, Place, RefusedError, quoted


@frozen
class Refusal:
    """
    One thing that is wrong.

    Attributes:
        place: Where in the record.

        sentence: What is wrong.

        hint: What to do; empty if the sentence says it.
    """

    place: Place
    sentence: str
    hint: str = ""


def refusals_in(error: Exception, place: Place = ()) -> Iterator[Refusal]:
    """Walk down groups of refusals to each single one. cattrs' own messages never reach the user."""
    if isinstance(error, ClassValidationError):
        yield from _of_class(error, place)
    elif isinstance(error, PartsRefusedError):
        for part, each in error.parts:
            yield from refusals_in(each, (*place, *part))
    elif isinstance(error, ForbiddenExtraKeysError):
        for key in sorted(error.extra_fields):
            yield Refusal(
                (*place, key), Sentence("unknown key {key}", key=quoted(key)), nearest_hint(key, fields_of(error.cl))
            )
    elif isinstance(error, RefusedError):
        yield Refusal(place, error.sentence, error.hint)
    elif isinstance(error, RecursionError):
        yield Refusal(place, "tables or lists are nested too deeply", "a record needs only a few levels")
    elif isinstance(error, TrackerError):
        yield Refusal(place, error.sentence)
    else:
        raise error  # a fault of ours, not of the files


def _of_class(group: ClassValidationError, place: Place) -> Iterator[Refusal]:
    fields, others = group.group_exceptions()
    for error, note in fields:
        yield from _of_field(error, note, group.cl, place)
    for error in others:
        yield from refusals_in(error, place)


def _of_field(error: Exception, note: AttributeValidationNote, cls: type, place: Place) -> Iterator[Refusal]:
    key = renamed(cls).get(note.name, note.name)
    if isinstance(error, KeyError):  # of all that a field can raise, only a missing key raises it
        needed = ", ".join(required_keys(cls))
        yield Refusal(
            (*place, key), Sentence("{key} is missing", key=repr(key)), Sentence("required: {words}", words=needed)
        )
    else:
        yield from refusals_in(error, (*place, key))


_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


def path_of(place: Place) -> str:
    """
    Write a place.

    >>> path_of(("event", 2, "citations", 0, "printed"))
    'event[2].citations[0].printed'
    """
    text = ""
    for part in place:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part if _BARE.fullmatch(part) and len(part) < 60 else quoted(part)}"  # noqa: PLR2004  # a line
    return text.removeprefix(".")
