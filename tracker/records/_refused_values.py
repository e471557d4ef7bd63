"""What a hook says when it refuses a value; the loader turns it into faults with file and line."""

import re
from datetime import date, datetime, time
from decimal import Decimal

from tracker.errors import InvalidValueError, Sentence

Place = tuple[int | str, ...]
"""Where something stands: keys, and the numbers of items from 0, from the outermost inwards."""

_LONGEST = 60


class RefusedError(InvalidValueError):
    """
    A value that a field cannot take.

    Attributes:
        hint: What to do; empty if the sentence says it.
    """

    def __init__(self, sentence: str, hint: str = "") -> None:
        self.hint = Sentence.of(hint)
        super().__init__(sentence)


class PartsRefusedError(InvalidValueError):
    """
    A list or a table some of whose parts are refused.

    Attributes:
        parts: The place of each within the whole, and why it is refused.
    """

    def __init__(self, parts: list[tuple[Place, Exception]]) -> None:
        self.parts = parts
        super().__init__("{number} {number:part is|parts are} refused", number=len(parts))


_QUOTED = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\[.*\]""")


def parser_said(text: str) -> Sentence:
    """
    Take what a parser of Python says, so that the sentence around what it quotes can be translated.

    >>> parser_said("expected '=' after a key").template
    'expected {what} after a key'
    """
    found = _QUOTED.search(text)
    if found is None:
        return Sentence(text)
    template = f"{text[: found.start()]}{{what}}{text[found.end() :]}"
    return Sentence(template, what=found[0])


def quoted(text: str) -> str:
    """Quote a text so that the message stays one readable line."""
    kept = text[:_LONGEST]
    while len(repr(kept)) > _LONGEST + 2:  # what cannot be printed takes up to ten characters each
        kept = kept[:-1]
    return repr(kept if kept == text else f"{kept}…")


def readable(name: str) -> str:
    r"""
    Show the name of a file or a column on one line, with escapes for what cannot be printed.

    >>> print(readable("a\nb.toml"))
    a\nb.toml
    """
    return name if name.isprintable() else "".join(each if each.isprintable() else repr(each)[1:-1] for each in name)


def described(value: object) -> str:
    """
    Name a value as its file holds it.

    >>> described("oui"), described(True), described(2021), described(["BD"])
    ("the text 'oui'", 'true', 'the number 2021', 'a list')
    """
    if isinstance(value, str):
        return Sentence("the text {text}", text=quoted(value))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Decimal):
        return _number(value)
    found = next((words for kind, words in _DESCRIPTIONS if isinstance(value, kind)), Sentence("nothing"))
    return Sentence(found, value=value)


_DESCRIPTIONS = (
    (datetime, Sentence("the time {value}")),
    (time, Sentence("the time {value}")),
    (date, Sentence("the date {value}")),
    (list, Sentence("a list")),
    (dict, Sentence("a table")),
)


def _number(value: int | Decimal) -> str:
    try:
        text = str(value)
    except ValueError:  # Python prints no whole number of more than 4 300 digits
        text = ""
    if 0 < len(text) <= _LONGEST:
        return Sentence("the number {number}", number=text)
    return Sentence("a number of very many digits")


def demand_table(raw: object) -> None:
    """
    Demand a table of keys and values.

    Raises:
        RefusedError: It is anything else.
    """
    if not isinstance(raw, dict):
        raise RefusedError(
            Sentence("a table is expected, got {found}", found=described(raw)), 'write it as in { key = "value" }'
        )
