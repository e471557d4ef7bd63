"""``tracker publish``: a report is frozen with all that it rests on."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli._asked import output_errors
from tracker.cli._kinds_of_words import FORMAT, PERIOD, PUBLICATION, OneOf
from tracker.cli._language import usual_language
from tracker.cli._options import Day, format_option, opened, register_argument, vintage_options
from tracker.cli._progress import progress
from tracker.languages import LANGUAGES

if TYPE_CHECKING:
    from tracker.model import Publication, Register


@click.command("publish")
@register_argument
@click.option("--period", required=True, type=PERIOD, help="The period reported on: an id, or START..END.")
@click.option("--id", "name", required=True, metavar="ID", help="The name of the publication, such as cop11.")
@click.option("--against", type=PERIOD, help="The earlier period that it is compared with.")
@click.option(
    "--published-as", type=PUBLICATION, help="The publication of that period; by default the latest that reports on it."
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=OneOf([str(code) for code in LANGUAGES]),
    help="A language of the report; give it again for more. Figures are worded in the first. By default that of "
    "TRACKER_LANGUAGE or tracker.toml, else the register's first.",
)
@click.option(
    "--to",
    "formats",
    multiple=True,
    default=("markdown",),
    show_default=True,
    type=FORMAT,
    help="A format of the report, such as html; give it again for more.",
)
@click.option("--on", type=Day(), help="The day of the report; by default the day of its period.")
@vintage_options
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
    from tracker.cli._said import tell
    from tracker.errors import PublicationError
    from tracker.publications import publish
    from tracker.publications._shelf import folder_of, published_for
    from tracker.publications._view import Published
    from tracker.views import as_json
    from tracker.views._json import dump
    from tracker.words._diagnostics import diagnostic_in_words

    languages = languages or (usual_language(register),)
    try:
        with output_errors(languages[0]), progress(languages[0]):
            loaded = opened(register, published_by, recorded_by, language=languages[0])
            made = publish(
                loaded,
                period,
                id=name,
                against=against,
                published=published_for(loaded, against, published_as),
                languages=languages,
                formats=formats,
                on=on,
                despite_errors=despite_errors,
            )
    except PublicationError as error:
        for finding in error.findings:
            if isinstance(finding, Diagnostic):
                tell(diagnostic_in_words(finding), languages[0])
        raise
    if form == "json":
        click.echo(dump(as_json(Published(made, register), languages[0])))
    else:
        _tell(made, loaded, folder_of(register, made.id), languages[0])


def _tell(publication: "Publication", register: "Register", folder: Path, language: str) -> None:
    """Say what was published, and what was left out since it is a draft."""
    from tracker.cli._said import tell
    from tracker.documents import Message, Numeral, Verbatim
    from tracker.publications._shelf import is_draft

    drafts = sum(is_draft(record) for record in register.current)
    if drafts:
        tell(Message("Left out as drafts: {number}.", number=Numeral(drafts)), language)
    published = Message(
        "Published {id} with {number} {number:figure|figures} in {folder}.",
        id=Verbatim(publication.id),
        number=Numeral(len(publication.claims)),
        folder=Verbatim(str(folder)),
    )
    tell(published, language)
