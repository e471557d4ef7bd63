"""``tracker explain``: what a diagnostic means."""

import click

from tracker.cli._kinds_of_words import CHECK
from tracker.cli._language import usual_language
from tracker.cli._options import language_option
from tracker.cli._width import fitted


@click.command("explain")
@click.argument("code", type=CHECK)
@language_option
def command(code: str, language: str | None) -> None:
    """Say what a diagnostic's code means, why it matters and what to do."""
    from tracker.checks import explanation
    from tracker.cli._said import said
    from tracker.documents import Message, Verbatim
    from tracker.errors import UnknownCodeError
    from tracker.reports import EVERY_CHECK
    from tracker.writers import plain_text

    language = language or usual_language()
    try:
        what, *others = explanation(code, EVERY_CHECK)
    except UnknownCodeError as error:
        raise click.UsageError(plain_text(error, language)) from None
    first = Message("{label}: {value}", label=Verbatim(code.upper()), value=what)
    click.echo(fitted("\n\n".join(said(paragraph, language) for paragraph in (first, *others)), others=""))
