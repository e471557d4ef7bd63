"""``tracker check``: faults of the files, and diagnostics of the register."""

import sys
from pathlib import Path

import click

from tracker.cli._json import diagnostic_json, dump, fault_json
from tracker.cli._options import format_option, register_argument

__all__ = ["command"]


@click.command("check")
@register_argument
@format_option
@click.option("--select", multiple=True, metavar="CODE", help="Only these codes, or beginnings of codes.")
@click.option("--ignore", multiple=True, metavar="CODE", help="Not these codes, or beginnings of codes.")
def command(register: Path, form: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
    """Say what is wrong or doubtful in a register; exit with 1 if anything is wrong."""
    from tracker.checks import Severity, check
    from tracker.errors import StructureError
    from tracker.files import load

    try:
        loaded = load(register)
    except StructureError as error:
        if form == "text":
            raise
        click.echo(dump({"diagnostics": [], "faults": [fault_json(fault) for fault in error.faults]}))
        sys.exit(1)
    found = check(loaded, select=select, ignore=ignore)
    if form == "json":
        click.echo(dump({"diagnostics": [diagnostic_json(each) for each in found], "faults": []}))
    else:
        for each in found:
            click.echo(str(each))
        counts = [sum(each.severity is severity for each in found) for severity in Severity]
        summary = f"{len(loaded.current)} records: {counts[0]} errors, {counts[1]} warnings, {counts[2]} remarks."
        click.echo(summary, err=True)
        if found:
            click.echo(f"'tracker explain {found[0].code}' says what a code means and what to do.", err=True)
    sys.exit(1 if any(each.severity is Severity.ERROR for each in found) else 0)
