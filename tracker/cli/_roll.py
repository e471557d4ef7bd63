"""``tracker roll``: the next reporting period is opened from the last."""

from datetime import date
from pathlib import Path

import click

from tracker.cli._options import Day, opened, output_options, register_argument

__all__ = ["command"]


@click.command("roll")
@register_argument
@click.option("--period", required=True, help="The new period: START..END, or the id of a declared one.")
@click.option("--id", "name", metavar="ID", help="What to call the new period, such as cop12.")
@click.option("--from", "last", help="The period before; by default the last that is declared.")
@click.option("--recorded", type=Day(), help="The day to write in each draft as the one on which it was recorded.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file for the checklist, such as next.md.")
@click.option("--force", is_flag=True, help="Replace that file if it exists.")
@output_options
def command(
    register: Path,
    period: str,
    name: str | None,
    last: str | None,
    recorded: date | None,
    output: Path | None,
    force: bool,
    published_by: date | None,
    recorded_by: date | None,
    language: str,
    form: str,
) -> None:
    """Open the next reporting period: print what must be done, and write drafts of records to confirm."""
    from tracker.cli._opening import checklist_lines, opening_json, tell_of_drafts
    from tracker.errors import UnsupportedFormatError
    from tracker.rollover import checklist, open_period, write_opening
    from tracker.views._json import dump
    from tracker.writers import plain_text, write

    loaded = opened(register, published_by, recorded_by, language=language)
    opening = open_period(loaded, period, id=name, last=last, recorded=recorded)
    if output is not None:
        try:
            write(checklist(loaded, opening), output, language=language, force=force)
        except UnsupportedFormatError as error:
            raise click.UsageError(plain_text(error, language)) from None
    done = write_opening(loaded, register, opening)
    if form == "json":
        click.echo(dump(opening_json(done, language)))
    else:
        for line in checklist_lines(done, language):
            click.echo(line)
        tell_of_drafts(opening, done, language)
