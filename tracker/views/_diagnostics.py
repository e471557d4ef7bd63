"""The view of checks: what is wrong or doubtful, with its place, and the faults of files that are no register."""

from collections.abc import Iterator, Sequence
from typing import Annotated, TypedDict

from attrs import frozen

from tracker.checks import Diagnostic, Severity
from tracker.documents import Block, Column, Inline, Message, Row, Table, Verbatim, phrase
from tracker.errors import StructureFault
from tracker.model import Register
from tracker.views._view import View, Words
from tracker.words._terms import brief

_HEADS = (phrase("place"), phrase("code"), phrase("record"), phrase("what is wrong"), phrase("what to do"))
_NOTHING = Verbatim("")


@frozen
class Checked:
    """
    What a check of a directory found.

    Attributes:
        diagnostics: What is wrong or doubtful in the register.

        faults: Why the files are not a register; there are no diagnostics then.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    faults: tuple[StructureFault, ...] = ()

    @staticmethod
    def __view__() -> View:
        return _CHECKED


def _blocks(found: Sequence[Diagnostic], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    if found:
        yield _table(Message("Diagnostics"), list(_rows(found)))


def _rows(found: Sequence[Diagnostic]) -> Iterator[Row]:
    """Set a row for each diagnostic, the worst first."""
    for severity in Severity:
        group = [each for each in found if each.severity is severity]
        if group:
            yield Row(cells=(brief(severity), *[_NOTHING] * (len(_HEADS) - 1)), is_group=True)
        for each in group:
            yield Row(
                cells=(
                    Verbatim(str(each.origin or "")),
                    Verbatim(each.code),
                    Verbatim(each.record or ""),
                    each.said,
                    each.advice if each.advice is not None else _NOTHING,
                )
            )


def _table(title: Inline, rows: list[Row]) -> Table:
    return Table(title=title, columns=tuple(Column(title=Message(head)) for head in _HEADS), rows=tuple(rows))


def _checked_blocks(answers: Sequence[Checked], register: Register | None) -> Iterator[Block]:
    for answer in answers:
        if answer.faults:
            yield _table(Message("Faults"), [_fault_row(fault) for fault in answer.faults])
        yield from _blocks(answer.diagnostics, register)


def _fault_row(fault: StructureFault) -> Row:
    place = fault.file if fault.line is None else f"{fault.file}:{fault.line}"
    cells = (place, "", fault.path)
    return Row(cells=(*map(Verbatim, cells), fault.message, fault.hint))


# -- JSON -------------------------------------------------------------------------------------------------------------


class DiagnosticJson(TypedDict):
    """
    What is wrong or doubtful in a register.

    Attributes:
        code: The code of the check.

        severity: How much it weighs.

        file: The file of the record; null for one that was read from no file.

        line: The line of the record; null likewise.

        record: The key of the record; null where it is about none.

        message: What is wrong, in words.

        hint: What to do, in words; empty where there is nothing to say.
    """

    code: str
    severity: Annotated[str, Severity]
    file: str | None
    line: int | None
    record: str | None
    message: str
    hint: str


class FaultJson(TypedDict):
    """
    Why a file is no part of a register.

    Attributes:
        file: The file.

        line: The line; null where it is about the whole file.

        path: Where in the file, such as event[3].when.

        message: What is wrong, in words.

        hint: What to do, in words; empty where there is nothing to say.
    """

    file: str
    line: int | None
    path: str
    message: str
    hint: str


class CheckedJson(TypedDict):
    """
    What a check of a directory found.

    Attributes:
        diagnostics: What is wrong or doubtful in the register.

        faults: Why the files are not a register; there are no diagnostics then.
    """

    diagnostics: list[DiagnosticJson]
    faults: list[FaultJson]


def diagnostic_json(diagnostic: Diagnostic, words: Words) -> DiagnosticJson:
    """Return a diagnostic; file and line are null for a record that was read from no file."""
    origin = diagnostic.origin
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "file": origin.file if origin else None,
        "line": origin.line if origin else None,
        "record": diagnostic.record,
        "message": words.say(diagnostic.said),
        "hint": "" if diagnostic.advice is None else words.say(diagnostic.advice),
    }


def fault_json(fault: StructureFault, words: Words) -> FaultJson:
    """Return a fault of a file, its sentences in a language."""
    return {
        "file": fault.file,
        "line": fault.line,
        "path": fault.path,
        "message": words.say(fault.message),
        "hint": words.say(fault.hint),
    }


def _checked(answer: Checked, words: Words) -> CheckedJson:
    return {
        "diagnostics": [diagnostic_json(each, words) for each in answer.diagnostics],
        "faults": [fault_json(each, words) for each in answer.faults],
    }


VIEW = View(name="diagnostics", title=Message("Diagnostics"), blocks=_blocks, plain=diagnostic_json)
_CHECKED = View(name="answers", title=Message("What the checks found"), blocks=_checked_blocks, plain=_checked)
