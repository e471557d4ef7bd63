"""Saying sentences in the language of the result; whatever says them loads when it is needed."""

import click

from tracker.checks import Diagnostic, Severity
from tracker.documents import Inline, Message, phrase
from tracker.errors import Sentence, StructureFault, TrackerError

__all__ = ["diagnostic_line", "fault_message", "hint_of", "message_of", "said", "tell"]

_SEVERITIES = {
    Severity.ERROR: phrase("error"),
    Severity.WARNING: phrase("warning"),
    Severity.INFO: phrase("info"),
}


def said(part: Inline | TrackerError, language: str) -> str:
    """Say a part of running text, or what an error says, in a language, without notes or links."""
    from tracker.writers import plain_text

    return plain_text(part, language)


def tell(part: Inline, language: str) -> None:
    """Tell the user something that is not the result, on standard error."""
    click.echo(said(part, language), err=True)


def message_of(diagnostic: Diagnostic, language: str) -> str:
    """Say what is wrong."""
    return said(diagnostic.said, language)


def hint_of(diagnostic: Diagnostic, language: str) -> str:
    """Say what to do; empty if there is nothing to add."""
    return "" if diagnostic.advice is None else said(diagnostic.advice, language)


def fault_message(fault: StructureFault, language: str) -> str:
    """Say what is wrong with a file, after the place in the record."""
    if not fault.path:
        return said(fault.message, language)
    return said(Sentence("{where}: {message}", where=fault.path, message=fault.message), language)


def diagnostic_line(diagnostic: Diagnostic, language: str) -> str:
    """Write a diagnostic on one line: where, how bad, its code, what is wrong and what to do."""
    place = f"{diagnostic.origin} " if diagnostic.origin else ""
    hint = hint_of(diagnostic, language)
    severity = said(Message(_SEVERITIES[diagnostic.severity]), language)
    return f"{place}{severity} {diagnostic.code} {message_of(diagnostic, language)}{f' ({hint})' if hint else ''}"
