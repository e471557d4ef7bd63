"""
In which language a notebook shows an answer: that of the register which was asked.

An answer is a value and holds no register. What was asked of is noted beside it, as long as somebody has the answer; it
plays no part in what the answer is, and in nothing that takes a language by name.
"""

from functools import partial
from typing import Any
from weakref import ref

from tracker.values._text import Language

_NOTED: "dict[int, tuple[ref[Any], tuple[Language, ...]]]" = {}


def note_languages(answer: Any, languages: tuple[Language, ...]) -> None:  # noqa: ANN401  # whatever a verb returns
    """Note the languages of the register that an answer, or each of several, came from; English need not be noted."""
    if not languages or languages[0] is Language.ENGLISH:
        return
    for each in answer if isinstance(answer, tuple) else (answer,):
        key = id(each)
        try:
            kept = ref(each, partial(_forget, key))
        except TypeError:  # a value that cannot be kept an eye on, such as None
            continue
        _NOTED[key] = (kept, languages)


def _forget(key: int, _: "ref[Any]") -> None:
    _NOTED.pop(key, None)


def languages_noted(answer: Any) -> tuple[Language, ...]:  # noqa: ANN401  # whatever a verb returned
    """Return what was noted of an answer, or of the first of several; nothing if nothing was."""
    first = answer[0] if isinstance(answer, tuple) and answer else answer
    found = _NOTED.get(id(first))
    return found[1] if found is not None and found[0]() is first else ()
