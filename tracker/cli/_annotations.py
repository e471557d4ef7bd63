"""Diagnostics as other programs take them: SARIF, and the lines that GitHub shows beside files."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tracker.checks import Diagnostic, Severity, code_of, explanation
from tracker.cli._said import said
from tracker.documents import Message, Verbatim, phrase
from tracker.errors import StructureFault
from tracker.reports import EVERY_CHECK
from tracker.words._diagnostics import fault_message

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

FAULT = "TRK000"
"""The rule of faults, which are no diagnostics: the files are not a register."""

_FAULT = (
    phrase("a file of the register cannot be read, or holds what no register may hold."),
    phrase("Why: nothing is computed from files that are not understood in full."),
    phrase("Remedy: correct the place that the message names; every fault is listed at once."),
)


def sarif(
    found: Sequence[Diagnostic], faults: Sequence[StructureFault], register: Path, language: str
) -> dict[str, Any]:
    """Return diagnostics and faults as the log of one run."""
    rules = [_rule(FAULT, [Message(each) for each in _FAULT], language)]
    rules += [_rule(code, explanation(code, EVERY_CHECK), language) for code in map(code_of, EVERY_CHECK)]
    places = {rule["id"]: index for index, rule in enumerate(rules)}
    results = [_of_fault(fault, register, language) for fault in faults]
    results += [_of_diagnostic(each, register, language) for each in found]
    for result in results:
        result["ruleIndex"] = places[result["ruleId"]]
    driver = {"name": "tracker", "rules": rules}
    run = {"tool": {"driver": driver}, "language": language, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str, paragraphs: Sequence[Message], language: str) -> dict[str, Any]:
    texts = [said(paragraph, language) for paragraph in paragraphs]
    return {"id": code, "shortDescription": {"text": texts[0]}, "help": {"text": "\n\n".join(texts)}}


def _of_diagnostic(diagnostic: Diagnostic, register: Path, language: str) -> dict[str, Any]:
    message, hint = said(diagnostic.said, language), said(diagnostic.advice or Verbatim(""), language)
    origin = diagnostic.origin
    locations = [_location(register, origin.file, origin.line)] if origin else []
    return _result(diagnostic.code, LEVELS[diagnostic.severity], message, hint, locations)


def _of_fault(fault: StructureFault, register: Path, language: str) -> dict[str, Any]:
    message, hint = said(fault_message(fault), language), said(fault.hint, language)
    return _result(FAULT, "error", message, hint, [_location(register, fault.file, fault.line)])


def _result(code: str, level: str, message: str, hint: str, locations: list[dict[str, Any]]) -> dict[str, Any]:
    text = f"{message} ({hint})" if hint else message
    return {"ruleId": code, "level": level, "message": {"text": text}, "locations": locations}


def _location(register: Path, file: str, line: int | None) -> dict[str, Any]:
    path = register / file
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix())
    place: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if line is not None:
        place["region"] = {"startLine": line}
    return {"physicalLocation": place}


# -- lines for GitHub -------------------------------------------------------------------------------------------------


_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

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
            _COMMANDS[each.severity],
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
