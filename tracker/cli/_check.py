"""``tracker check``: faults of the files, and diagnostics of the register."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from tracker.cli._asked import Asked, on_register
from tracker.cli._kinds_of_words import CHECK
from tracker.cli._output import save_bytes, show
from tracker.cli._width import fitted

if TYPE_CHECKING:
    from tracker.checks import Diagnostic
    from tracker.model import Register
    from tracker.views._diagnostics import Checked


@click.command("check")
@on_register(
    forms=("text", "json", "sarif", "github"),
    form_help="How to print the result: for people, as JSON, as SARIF 2.1.0, or as GitHub's workflow commands.",
)
@click.option("--select", multiple=True, type=CHECK, help="Only these codes, or beginnings of codes.")
@click.option("--ignore", multiple=True, type=CHECK, help="Not these codes, or beginnings of codes.")
def command(asked: Asked, select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
    """Say what is wrong or doubtful in a register; exit with 1 if anything is wrong."""
    from tracker.checks import Severity
    from tracker.errors import StructureError
    from tracker.languages._locale import written_in
    from tracker.reports import check
    from tracker.views._diagnostics import Checked

    written_in(asked.language)
    known: Register | None = None
    try:
        opened = asked.load()
    except StructureError as error:
        if asked.leaves_as not in ("json", "sarif", "github"):
            raise
        found = Checked(faults=error.faults)
    else:
        known = opened
        chosen, left_out = _chosen(asked, select, ignore)
        found = Checked(check(opened, select=chosen, ignore=left_out))
    _show(asked, found, known, is_whole=bool(select))
    if known is not None and asked.form == "text" and asked.output is None:
        _summary(len(known.current), found.diagnostics, asked.language)
    wrong = found.faults or any(each.severity is Severity.ERROR for each in found.diagnostics)
    sys.exit(1 if wrong else 0)


def _chosen(asked: Asked, select: Sequence[str], ignore: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return which checks to look at: those that are named, else those of the office."""
    if select or ignore:
        return select, ignore
    from tracker.files._office import checks_of_office

    return checks_of_office(asked.path)


def _show(asked: Asked, found: "Checked", register: "Register | None", *, is_whole: bool) -> None:
    """Write what was found: a line for each, as compilers do, so that an editor leads to the place."""
    if asked.leaves_as in ("sarif", "github") or (asked.output is None and not asked.is_json):
        lines = _lines(asked, found, is_whole=is_whole)
        if asked.output is None and asked.form == "text":
            lines = map(fitted, lines)
        save_bytes(asked, "".join(f"{line}\n" for line in lines).encode())
    else:
        show(asked, found, register=register)


def _lines(asked: Asked, found: "Checked", *, is_whole: bool) -> Iterator[str]:
    """Go through the lines; of what very many records have wrong a person who did not ask for it reads the first."""
    if asked.leaves_as == "github":
        from tracker.cli._annotations import workflow_commands

        yield from workflow_commands(found.diagnostics, found.faults, asked.path, asked.language)
    elif asked.leaves_as == "sarif":
        from tracker.cli._annotations import sarif
        from tracker.views._json import dump

        yield dump(sarif(found.diagnostics, found.faults, asked.path, asked.language))
    else:
        from tracker.checks._repeated import first_of_many
        from tracker.cli._said import said
        from tracker.words._diagnostics import diagnostic_in_words, repeated_in_words

        shown, repeated = (found.diagnostics, []) if is_whole else first_of_many(found.diagnostics)
        yield from (said(diagnostic_in_words(each), asked.language) for each in shown)
        yield from (said(repeated_in_words(each), asked.language) for each in repeated)


def _summary(records: int, found: "Sequence[Diagnostic]", language: str) -> None:
    """Count what was found, and say where to read more."""
    from tracker.checks import Severity
    from tracker.cli._said import tell
    from tracker.documents import Message, Numeral, Verbatim

    errors, warnings, remarks = (sum(each.severity is severity for each in found) for severity in Severity)
    summary = Message(
        "{records} {records:record|records}: {errors} {errors:error|errors}, {warnings} "
        "{warnings:warning|warnings}, {remarks} {remarks:remark|remarks}.",
        records=Numeral(records),
        errors=Numeral(errors),
        warnings=Numeral(warnings),
        remarks=Numeral(remarks),
    )
    tell(summary, language)
    if found:
        code = Verbatim(found[0].code)
        tell(Message("'tracker explain {code}' says what a code means and what to do.", code=code), language)
