"""JSON that a publication holds, which anybody may have edited: read as what it should be, or refused in a sentence."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from attrs import frozen

from tracker.errors import InvalidValueError, Sentence
from tracker.records._refused_values import described, quoted
from tracker.storage._names import is_within


def read_json(content: bytes | str) -> Any:  # noqa: ANN401  # whatever JSON holds
    """
    Read JSON.

    Raises:
        InvalidValueError: It is none, it is nested too deeply, or it holds half a character or an endless number.
    """
    try:
        text = content.decode() if isinstance(content, bytes) else content
        raw = json.loads(text, parse_constant=_refuse)
        if "\\u" in text:
            json.dumps(raw, ensure_ascii=False).encode()
    except RecursionError:
        raise InvalidValueError("objects or lists are nested too deeply") from None
    except UnicodeEncodeError:
        raise InvalidValueError("an escape such as \\ud800 is half a character") from None
    except UnicodeDecodeError:
        raise InvalidValueError("it is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise InvalidValueError("it is not JSON from line {line} on", line=error.lineno) from None
    except InvalidValueError:
        raise
    except ValueError:
        raise InvalidValueError("a number has thousands of digits") from None
    return raw


def _refuse(name: str) -> None:
    raise InvalidValueError("{name} is not a number", name=name)


# -- what it should be ------------------------------------------------------------------------------------------------


@frozen
class Each:
    """
    An object with any keys, or a list of any length: of whose values each has a shape.

    Attributes:
        shape: The shape.

        kind: What holds them, ``dict`` or ``list``.
    """

    shape: object
    kind: type = dict


@frozen
class OrNull:
    """
    A value of a shape, or null.

    Attributes:
        shape: The shape.
    """

    shape: object


def demand_shape(raw: object, shape: object, place: str = "") -> None:
    """
    Demand that JSON has a shape; keys that the shape does not name may hold anything.

    >>> demand_shape({"id": "p", "files": {"a": "1f"}}, {"id": str, "files": Each(str)})
    >>> demand_shape({"id": ["p"]}, {"id": str})
    Traceback (most recent call last):
    tracker.errors.InvalidValueError: its 'id' is a list

    Args:
        raw: The JSON.

        shape: A type, `Each`, `OrNull`, or an object of the keys that must be there, each with its shape.

        place: Where it stands, for the message.

    Raises:
        InvalidValueError: It has another; the message names the first place that has.
    """
    if isinstance(shape, OrNull):
        if raw is not None:
            demand_shape(raw, shape.shape, place)
        return
    kind = shape.kind if isinstance(shape, Each) else dict if isinstance(shape, Mapping) else shape
    if not isinstance(raw, kind) or (isinstance(raw, bool) and kind is not bool):  # type: ignore[arg-type]  # a type by now
        what = Sentence("its {place}", place=quoted(place)) if place else Sentence("it")
        raise InvalidValueError("{what} is {found}", what=what, found=described(raw))
    if isinstance(shape, Each):
        for key, each in raw.items() if isinstance(raw, dict) else enumerate(raw):  # type: ignore[arg-type]  # a list
            demand_shape(each, shape.shape, _below(place, key))
    elif isinstance(shape, Mapping):
        for key, wanted in shape.items():
            if key not in raw:  # type: ignore[operator]  # an object by now
                raise InvalidValueError("it lacks {key}", key=repr(_below(place, key)))
            demand_shape(raw[key], wanted, _below(place, key))  # type: ignore[index]  # an object by now


def _below(place: str, key: object) -> str:
    return f"{place}.{key}" if place else str(key)


def demand_names(names: Iterable[str]) -> None:
    """
    Demand that each name is one of a file within the publication.

    Raises:
        InvalidValueError: One leads out of it.
    """
    for name in names:
        if not is_within(name):
            raise InvalidValueError("it lists {name}, which is no file in a publication", name=quoted(name))


def day_of(text: str) -> date:
    """
    Read a day.

    Raises:
        InvalidValueError: The text is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidValueError("{text} is no day", text=quoted(text)) from None
