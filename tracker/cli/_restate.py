"""``tracker restate``: what published figures are today, and what moved them."""

from datetime import date
from pathlib import Path

import click

from tracker.cli._options import opened, output_options, register_argument
from tracker.values import READINGS

__all__ = ["command"]


@click.command("restate")
@register_argument
@click.argument("name", metavar="[ID]", required=False)
@click.option("--period", help="The period whose definitions hold; by default the newest definitions do.")
@click.option(
    "--reading",
    type=click.Choice([each.name for each in READINGS]),
    help="How hedged words are understood; by default as the publication did.",
)
@output_options
def command(
    register: Path,
    name: str | None,
    period: str | None,
    reading: str | None,
    published_by: date | None,
    recorded_by: date | None,
    language: str,
    form: str,
) -> None:
    """Say what the figures of publication ID, or of the latest, are today, what moved them, and who decided."""
    from tracker.cli._published import publication_named
    from tracker.cli._restated import restatement_lines
    from tracker.cli._restated_json import restatement_json
    from tracker.cli._said import tell
    from tracker.comparison import restate
    from tracker.documents import Message
    from tracker.views._json import dump

    loaded = opened(register, published_by, recorded_by, language=language)
    publication = publication_named(loaded, register, name)
    found = None if publication is None else restate(loaded, publication, period=period, reading=reading)
    if form == "json":
        click.echo(dump({"restatement": restatement_json(found, language) if found else None}))
    elif found is None:
        tell(Message("The register has no publications."), language)
    else:
        for line in restatement_lines(found, language):
            click.echo(line)
