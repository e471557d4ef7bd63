"""``tracker report``: the progress report of a period."""

from datetime import date
from pathlib import Path

import click

from tracker.cli._options import Day, opened, register_argument, register_options

__all__ = ["command"]


@click.command("report")
@register_argument
@click.option("--period", required=True, help="The period reported on: an id, or START..END.")
@click.option("--against", help="The earlier period that it is compared with.")
@click.option(
    "--published-as", metavar="ID", help="The publication of that period; by default the latest that reports on it."
)
@click.option("--kind", default="secretariat", show_default=True, help="Which report.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The file to write; - prints.")
@click.option("--to", help="The format to print with -o -: markdown or html.")
@click.option("--on", type=Day(), help="The day of the report: names of countries are those valid on it.")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@register_options
def command(
    register: Path,
    period: str,
    against: str | None,
    published_as: str | None,
    kind: str,
    output: Path,
    to: str | None,
    on: date | None,
    force: bool,
    published_by: date | None,
    recorded_by: date | None,
    language: str,
) -> None:
    """Write the progress report of a period; the suffix of the file picks the format."""
    from tracker.cli._published import published_for
    from tracker.cli._said import tell
    from tracker.documents import Message, Verbatim
    from tracker.errors import UnsupportedFormatError
    from tracker.reports import report
    from tracker.writers import plain_text, render, write

    loaded = opened(register, published_by, recorded_by, language=language)
    published = published_for(loaded, register, against, published_as)
    try:
        document = report(loaded, period, against=against, kind=kind, on=on, published=published)
        if str(output) == "-":
            click.echo(render(document, to or "markdown", language).decode("utf-8"), nl=False)
            return
        write(document, output, language=language, force=force)
    except UnsupportedFormatError as error:
        raise click.UsageError(plain_text(error, language)) from None
    tell(Message("Wrote {file}.", file=Verbatim(str(output))), language)
