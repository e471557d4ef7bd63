"""Explaining checks: what they look for, why that matters, and what to do."""

import re
from collections.abc import Sequence
from inspect import cleandoc

from tracker.checks._check import CHECKS, Check, code_of, text_of
from tracker.documents import Message
from tracker.errors import UnknownCodeError, closest

__all__ = ["explain", "explanation"]


def explain(code: str, checks: Sequence[Check] = CHECKS) -> str:
    """
    Say what a check looks for, why that matters, and what to do.

    >>> print(explain("TRK501"))
    TRK501: a source prints a passage more than once.
    <BLANKLINE>
    Why: whoever reads the source counts what it says twice, and so does a program that reads it.
    <BLANKLINE>
    Remedy: keep one record with *printed* on its citation, and have the source corrected.

    Raises:
        UnknownCodeError: No check has the code; the error carries the nearest.
    """
    return f"{code.upper()}: " + "\n\n".join(paragraph.id for paragraph in explanation(code, checks))


def explanation(code: str, checks: Sequence[Check] = CHECKS) -> tuple[Message, ...]:
    """
    Return the paragraphs of an explanation, to be said in any language.

    The docstring of the check is the English text: each of its paragraphs, on one line and without the code, is the id
    of a message.

    >>> explanation("TRK501")[0]
    Message('a source prints a passage more than once.')

    Raises:
        UnknownCodeError: No check has the code; the error carries the nearest.
    """
    wanted, known = code.upper(), {code_of(each): each for each in checks}
    if wanted not in known:
        raise UnknownCodeError(code, codelist="checks", nearest=closest(code, known))
    text = cleandoc(text_of(known[wanted])).removeprefix(f"{wanted}:")
    return tuple(Message(" ".join(block.split())) for block in re.split(r"\n\s*\n", text.strip()))
