"""``tracker check``: faults of the files, and diagnostics of the register."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli._options import loaded, register_argument, register_options

if TYPE_CHECKING:
    from tracker.checks import Diagnostic
    from tracker.errors import StructureFault

__all__ = ["command"]


@click.command("check")
@register_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    help="How to print the result: for people, as JSON, as SARIF 2.1.0, or as GitHub's workflow commands.",
)
@click.option("--select", multiple=True, metavar="CODE", help="Only these codes, or beginnings of codes.")
@click.option("--ignore", multiple=True, metavar="CODE", help="Not these codes, or beginnings of codes.")
@register_options
def command(
    register: Path,
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    published_by: date | None,
    recorded_by: date | None,
    language: str,
) -> None:
    """Say what is wrong or doubtful in a register; exit with 1 if anything is wrong."""
    from tracker.checks import Diagnostic, Severity, check
    from tracker.errors import StructureError, StructureFault
    from tracker.languages import written_in

    written_in(language)
    found: tuple[Diagnostic, ...] = ()
    faults: tuple[StructureFault, ...] = ()
    try:
        known = loaded(register, language)
        if published_by is not None or recorded_by is not None:
            known = known.as_of(published=published_by, recorded=recorded_by)
    except StructureError as error:
        if form == "text":
            raise
        faults = error.faults
    else:
        found = check(known, select=select, ignore=ignore)
    for line in _lines(form, found, faults, register, language):
        click.echo(line)
    if form == "text":
        _summary(len(known.current), found, language)
    sys.exit(1 if faults or any(each.severity is Severity.ERROR for each in found) else 0)


def _lines(
    form: str, found: "Sequence[Diagnostic]", faults: "Sequence[StructureFault]", register: Path, language: str
) -> Iterator[str]:
    """Write what was found in a format."""
    if form == "text":
        from tracker.cli._said import diagnostic_line

        yield from (diagnostic_line(each, language) for each in found)
    elif form == "github":
        from tracker.cli._github import workflow_commands

        yield from workflow_commands(found, faults, register, language)
    elif form == "sarif":
        from tracker.cli._sarif import sarif
        from tracker.views._json import dump

        yield dump(sarif(found, faults, register, language))
    else:
        from tracker.cli._json import diagnostic_json, fault_json
        from tracker.views._json import dump

        diagnostics = [diagnostic_json(each, language) for each in found]
        yield dump({"diagnostics": diagnostics, "faults": [fault_json(fault, language) for fault in faults]})


def _summary(records: int, found: "Sequence[Diagnostic]", language: str) -> None:
    """Count what was found, and say where to read more."""
    from tracker.checks import Severity
    from tracker.cli._said import tell
    from tracker.documents import Message, Numeral, Verbatim

    errors, warnings, remarks = (sum(each.severity is severity for each in found) for severity in Severity)
    summary = Message(
        "{records} records: {errors} errors, {warnings} warnings, {remarks} remarks.",
        records=Numeral(records),
        errors=Numeral(errors),
        warnings=Numeral(warnings),
        remarks=Numeral(remarks),
    )
    tell(summary, language)
    if found:
        code = Verbatim(found[0].code)
        tell(Message("'tracker explain {code}' says what a code means and what to do.", code=code), language)
