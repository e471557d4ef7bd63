"""Sentences in English: what Python users see without loading any language."""

import re
from collections.abc import Mapping

from tracker.documents import Counted, Inline, Message, Numeral, Verbatim

__all__ = ["english"]

_PLACE = re.compile(r"\{(\w+)\}")


def english(part: Inline | None) -> str:
    """
    Say a sentence as it stands in the code, its places filled; numbers and dates are written as in files.

    >>> english(Message("{record} counts {number}", record=Verbatim("event 'x'"), number=Numeral(4000)))
    "event 'x' counts 4000"

    What a report alone may hold, such as a list of names, is not said here.
    """
    match part:
        case None:
            return ""
        case Message():
            return _filled(part.id, dict(part.parts))
        case Verbatim():
            return part.text
        case Numeral():
            return str(part.value)
        case Counted():
            return f"{part.value} {part.unit.removesuffix('s') if part.value == 1 else part.unit}"
    raise TypeError(f"{type(part).__name__} is no part of a diagnostic; use Message, Verbatim, Numeral or Counted")


def _filled(text: str, parts: Mapping[str, Inline]) -> str:
    if not parts:
        return text
    return _PLACE.sub(lambda place: english(parts[place[1]]) if place[1] in parts else place[0], text)
