"""``tracker verify``: whether publications still follow from the records, and are what they were."""

import sys
from pathlib import Path

import click

from tracker.cli._options import format_option, language_option, opened, register_argument

__all__ = ["command"]


@click.command("verify")
@register_argument
@click.argument("name", metavar="[ID]", required=False)
@language_option
@format_option
def command(register: Path, name: str | None, language: str, form: str) -> None:
    """Compute publication ID again, or all of them, and say what differs and why; exit with 1 if anything does."""
    from tracker.cli._said import tell
    from tracker.cli._verified import verification_json, verification_lines
    from tracker.documents import Message
    from tracker.publications import verify, verify_all
    from tracker.views._json import dump

    loaded = opened(register, language=language)
    found = verify_all(loaded, register) if name is None else (verify(loaded, register, name),)
    if form == "json":
        click.echo(dump({"publications": [verification_json(each, language) for each in found]}))
    else:
        for each in found:
            for line in verification_lines(each, language):
                click.echo(line)
        if not found:
            tell(Message("The register has no publications."), language)
    sys.exit(0 if all(each.holds for each in found) else 1)
