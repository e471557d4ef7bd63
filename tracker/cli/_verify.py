"""``tracker verify``: whether publications still follow from the records, and are what they were."""

import sys

import click

from tracker.cli._asked import Asked, on_register
from tracker.cli._kinds_of_words import PUBLICATION
from tracker.cli._output import show


@click.command("verify")
@on_register(with_vintage=False)
@click.argument("name", metavar="[ID]", required=False, type=PUBLICATION)
def command(asked: Asked, name: str | None) -> None:
    """Compute publication ID again, or all of them, and say what differs and why; exit with 1 if anything does."""
    from tracker.cli._said import tell_of_no_publications
    from tracker.publications import Verification, verify, verify_all

    register = asked.open()
    found = verify_all(register) if name is None else (verify(register, name),)
    show(asked, found, register=register, of=Verification)
    if not found and not asked.is_json:
        tell_of_no_publications(asked.language)
    sys.exit(0 if all(each.holds for each in found) else 1)
