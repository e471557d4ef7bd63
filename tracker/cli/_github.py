"""Workflow commands of GitHub: each diagnostic appears beside its line in a pull request."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tracker.checks import Diagnostic, Severity
from tracker.cli._said import said
from tracker.documents import Verbatim
from tracker.errors import StructureFault
from tracker.words._diagnostics import fault_message

__all__ = ["workflow_commands"]

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

_IN_MESSAGES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = {**_IN_MESSAGES, ":": "%3A", ",": "%2C"}


def workflow_commands(
    found: Sequence[Diagnostic], faults: Sequence[StructureFault], register: Path, language: str
) -> Iterator[str]:
    """Write faults and diagnostics as ``::error file=…,line=…,title=…::message``."""
    for fault in faults:
        message, hint = said(fault_message(fault), language), said(fault.hint, language)
        yield _command("error", register / fault.file, fault.line, "fault", message, hint)
    for each in found:
        file, line = (register / each.origin.file, each.origin.line) if each.origin else (None, None)
        level, message, hint = (
            LEVELS[each.severity],
            said(each.said, language),
            said(each.advice or Verbatim(""), language),
        )
        yield _command(level, file, line, each.code, message, hint)


def _command(level: str, file: Path | None, line: int | None, title: str, message: str, hint: str) -> str:
    properties = {"file": file and file.as_posix(), "line": line, "title": title}
    given = ",".join(
        f"{name}={_escaped(str(value), _IN_PROPERTIES)}" for name, value in properties.items() if value is not None
    )
    return f"::{level} {given}::{_escaped(f'{message} ({hint})' if hint else message, _IN_MESSAGES)}"


def _escaped(text: str, signs: Mapping[str, str]) -> str:
    return "".join(signs.get(char, char) for char in text)
