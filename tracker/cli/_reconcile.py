"""``tracker reconcile``: published claims against records."""

import sys

import click

from tracker.cli._asked import Asked, on_register
from tracker.cli._kinds_of_words import DOCUMENT
from tracker.cli._options import reading_option
from tracker.cli._output import show


@click.command("reconcile")
@on_register()
@click.option(
    "--document",
    metavar="SYMBOL",
    type=DOCUMENT,
    help="Only the figures that the document of this symbol or id prints.",
)
@reading_option
def command(asked: Asked, document: str | None, reading: str | None) -> None:
    """Hold published figures against the records; exit with 1 if one is contradicted and nobody has decided on it."""
    from tracker.claims import reconcile
    from tracker.cli._said import tell
    from tracker.views._reconciliation import summary_of

    register = asked.open()
    found = reconcile(register, document=document, reading=reading)
    show(asked, found, register=register, of="Reconciliation", reading=reading)
    if not asked.is_json:
        tell(summary_of(found), asked.language)
    sys.exit(1 if any(each.is_wrong for each in found) else 0)
