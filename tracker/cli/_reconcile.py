"""``tracker reconcile``: published claims against records."""

import sys
from datetime import date
from pathlib import Path

import click

from tracker.cli._options import opened, output_options, register_argument
from tracker.values import READINGS

__all__ = ["command"]


@click.command("reconcile")
@register_argument
@click.option("--document", metavar="SYMBOL", help="Only the figures that the document of this symbol or id prints.")
@click.option(
    "--reading",
    type=click.Choice([reading.name for reading in READINGS]),
    help="How hedged words are understood; by default as the register says.",
)
@output_options
def command(
    register: Path,
    document: str | None,
    reading: str | None,
    published_by: date | None,
    recorded_by: date | None,
    language: str,
    form: str,
) -> None:
    """Hold published figures against the records; exit with 1 if one is contradicted and nobody has decided on it."""
    from tracker.claims import reconcile
    from tracker.cli._reconciled import letters, summary, table
    from tracker.cli._reconciled_json import reconciliation_json
    from tracker.cli._said import tell
    from tracker.views._json import dump

    loaded = opened(register, published_by, recorded_by, language=language)
    found = reconcile(loaded, document=document, reading=reading)
    if form == "json":
        click.echo(dump({"claims": [reconciliation_json(loaded, each, language) for each in found]}))
    else:
        for part in (*letters(loaded, found, language), *table(loaded, found, language)):
            click.echo(part)
        tell(summary(found), language)
    sys.exit(1 if any(each.is_wrong for each in found) else 0)
