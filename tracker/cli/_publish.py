"""``tracker publish``: a report is frozen with all that it rests on."""

from datetime import date
from pathlib import Path

import click

from tracker.cli._options import Day, format_option, opened, register_argument
from tracker.languages import LANGUAGES

__all__ = ["command"]


@click.command("publish")
@register_argument
@click.option("--period", required=True, help="The period reported on: an id, or START..END.")
@click.option("--id", "name", required=True, metavar="ID", help="The name of the publication, such as cop11.")
@click.option("--against", help="The earlier period that it is compared with.")
@click.option(
    "--published-as", metavar="ID", help="The publication of that period; by default the latest that reports on it."
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice([str(code) for code in LANGUAGES]),
    default=("en",),
    show_default=True,
    help="A language of the report; give it again for more. Figures are worded in the first.",
)
@click.option(
    "--to",
    "formats",
    multiple=True,
    default=("markdown",),
    show_default=True,
    metavar="FORMAT",
    help="A format of the report, such as html; give it again for more.",
)
@click.option("--on", type=Day(), help="The day of the report; by default the last that anything known bears.")
@click.option("--published-by", type=Day(), help="Leave out what was published after this day.")
@click.option("--recorded-by", type=Day(), help="Leave out what was recorded after this day.")
@click.option("--despite-errors", is_flag=True, help="Publish although 'tracker check' finds errors.")
@format_option
def command(
    register: Path,
    period: str,
    name: str,
    against: str | None,
    published_as: str | None,
    languages: tuple[str, ...],
    formats: tuple[str, ...],
    on: date | None,
    published_by: date | None,
    recorded_by: date | None,
    despite_errors: bool,
    form: str,
) -> None:
    """Freeze the report of a period under publications/ID: figures, definitions, records known, and the report."""
    from tracker.checks import Diagnostic
    from tracker.cli._published import published_for, tell_of_publication
    from tracker.cli._said import said
    from tracker.errors import PublicationError, UnsupportedFormatError
    from tracker.publications import publish
    from tracker.publications._view import Published
    from tracker.views import as_json
    from tracker.views._json import dump
    from tracker.words._diagnostics import diagnostic_in_words
    from tracker.writers import plain_text

    loaded = opened(register, published_by, recorded_by, language=languages[0])
    before = published_for(loaded, register, against, published_as)
    try:
        made = publish(
            loaded,
            register,
            period,
            id=name,
            against=against,
            published=before,
            languages=languages,
            formats=formats,
            on=on,
            despite_errors=despite_errors,
        )
    except PublicationError as error:
        for finding in error.findings:
            if isinstance(finding, Diagnostic):
                click.echo(said(diagnostic_in_words(finding), languages[0]), err=True)
        raise
    except UnsupportedFormatError as error:
        raise click.UsageError(plain_text(error, languages[0])) from None
    if form == "json":
        click.echo(dump(as_json(Published(made, register), languages[0])))
    else:
        tell_of_publication(made, loaded, register, languages[0])
