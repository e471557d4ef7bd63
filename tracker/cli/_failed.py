"""What is said where a command could not do what was asked; a traceback is for those who ask for it."""

import os
import re
import sys
import traceback
from contextlib import suppress
from pathlib import Path

import click

from tracker.cli._width import fitted
from tracker.errors import (
    InvalidValueError,
    Sentence,
    StructureError,
    TrackerError,
    UnknownCodeError,
    UnknownRecordError,
    with_nearest,
)

FAILED, WRONG_USAGE = 1, 2

_LONGEST = 300


def told(error: BaseException, language: str, *, with_traceback: bool = False) -> int:
    """
    Say on standard error why a command could not be carried out, and return the exit status.

    Args:
        error: What was raised.

        language: The language that was asked for.

        with_traceback: Whether the whole traceback is printed before.
    """
    with suppress(OSError):  # where standard error itself is full, only the exit status is left
        if with_traceback:
            traceback.print_exception(error, file=sys.stderr)
        for sentence in _sentences(error):
            click.echo(_fitted(_said(sentence, language)), err=True)
    is_usage = isinstance(error, UnknownRecordError | UnknownCodeError | InvalidValueError)
    return WRONG_USAGE if is_usage else FAILED


def _said(sentence: Sentence, language: str) -> str:
    """Say a sentence; nothing that may be wrong with a language keeps it from being said."""
    try:
        from tracker.writers import plain_text

        return plain_text(sentence, language)
    except Exception:  # noqa: BLE001  # whatever it is, the user needs the sentence
        return str(sentence)


def _fitted(text: str) -> str:
    """Break lines where a terminal is narrow; nothing that may be wrong with a terminal keeps them from being said."""
    try:
        return fitted(text, on_error=True)
    except Exception:  # noqa: BLE001  # as above
        return text


def _sentences(error: BaseException) -> tuple[Sentence, ...]:
    if isinstance(error, StructureError):
        missing = _no_register(error)
        if missing is not None:
            return (missing,)
        ending = Sentence("{error}; nothing was written.", error=error.sentence)
        return (*(fault.sentence for fault in error.faults), ending)
    if isinstance(error, KeyboardInterrupt) or isinstance(error.__cause__, KeyboardInterrupt):
        return (Sentence("Stopped."),)
    return (Sentence("Error: {message}", message=_reason(error)),)


def _no_register(error: StructureError) -> Sentence | None:
    """Say of a directory without a header that it is no register, and what to do; None of any other fault."""
    from tracker.files._names import HEADER

    if [(fault.file, fault.line, str(fault.message)) for fault in error.faults] != [(HEADER, None, _MISSING)]:
        return None
    path = str(error.sentence.parts["path"])
    return Sentence(
        "Error: {path} holds no {header}, so it is no register; {hint}",
        path=path,
        header=HEADER,
        hint=_way_to_a_register(path, HEADER),
    )


_MISSING = "this file is missing"


def _way_to_a_register(path: str, header: str) -> Sentence:
    """Name the registers that stand in the directory, or say how it becomes one."""
    here = Path(path)
    with suppress(OSError):
        inside = sorted(each.parent.name for each in here.glob(f"*/{header}"))
        if inside:
            return Sentence("did you mean {nearest}?", nearest=", ".join(str(here / name) for name in inside[:_MOST]))
        if not any(here.iterdir()):
            return Sentence("'tracker init {path}' makes one", path=path)
    return Sentence("write one with schema = {schema}, id and title", schema=1)


_MOST = 3


def _reason(error: BaseException) -> Sentence:
    """Say what went wrong in one sentence; where it is nobody's fault but ours, what to report."""
    if isinstance(error, TrackerError):
        return _refused(error)
    if isinstance(error, UnicodeError):
        return _not_text(error)
    if isinstance(error, OSError):
        return _of_system(error)
    if isinstance(error, MemoryError):
        return Sentence("there is not enough memory for this")
    if isinstance(error, click.Abort) and error.__cause__ is not None:
        return _reason(error.__cause__)  # click takes an end of input for a wish to stop
    return Sentence(
        "this was not expected: {error}; please report it, with the command and what it prints with --traceback",
        error=_one_line(f"{type(error).__name__}: {error}".removesuffix(": ")),
    )


def _refused(error: TrackerError) -> Sentence:
    """Say what is wrong; of text that was meant as the days of a period, what is wrong with the days."""
    why = error.__cause__ or error.__context__
    if not isinstance(error, UnknownRecordError) or not isinstance(why, InvalidValueError):
        return error.sentence
    if re.match(r"[0-9]{4}", error.id) is None:
        return error.sentence
    return with_nearest(why.sentence, error.nearest)


def _not_text(error: UnicodeError) -> Sentence:
    if isinstance(error, UnicodeEncodeError):
        what = ascii(error.object[error.start : error.end][:1])
        return Sentence(
            "the text holds {what}, which cannot be written as {encoding}", what=what, encoding=error.encoding
        )
    if isinstance(error, UnicodeDecodeError):
        byte = f"0x{error.object[error.start]:02x}"
        return Sentence(
            "the text holds the byte {byte}, which cannot be read as {encoding}", byte=byte, encoding=error.encoding
        )
    return Sentence("a text can be neither read nor written: {reason}", reason=_one_line(str(error)))


def _of_system(error: OSError) -> Sentence:
    from tracker.storage._reading import REASONS

    own = error.strerror if isinstance(error.strerror, Sentence) else REASONS.get(error.errno or 0)
    reason = own or Sentence(_one_line(error.strerror or str(error) or type(error).__name__))
    if error.filename is None:
        return Sentence("the system refused to read or write: {reason}", reason=reason)
    name = error.filename if isinstance(error.filename, int) else os.fsdecode(error.filename)
    return Sentence("{path} cannot be read or written: {reason}", path=_one_line(str(name)), reason=reason)


def _one_line(text: str) -> str:
    """Keep what others say from acting on a terminal or from filling it."""
    from tracker.values._safe_text import inert

    shown = inert(text)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
