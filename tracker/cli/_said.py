"""Saying something that is not the result; whatever says it loads when it is needed."""

import click

from tracker.cli._width import fitted
from tracker.documents import Inline, Message, Numeral
from tracker.errors import TrackerError


def said(part: Inline | TrackerError, language: str) -> str:
    """Say a part of running text, or what an error says, in a language, without notes or links."""
    from tracker.writers import plain_text

    return plain_text(part, language)


def tell(part: Inline, language: str) -> None:
    """Tell the user something that is not the result, on standard error."""
    click.echo(fitted(said(part, language), on_error=True), err=True)


def warn_of_cut(number: int, language: str) -> None:
    """Warn that CSV has no room for all that so many records say."""
    if number:
        warning = Message(
            "Warning: a row of CSV cannot hold all of {number} {number:record|records}, such as a second "
            "citation; JSON lines can.",
            number=Numeral(number),
        )
        tell(warning, language)


def tell_of_no_publications(language: str) -> None:
    """Say that there is nothing to look at."""
    tell(Message("The register has no publications."), language)
