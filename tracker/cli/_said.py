"""Saying something that is not the result; whatever says it loads when it is needed."""

import click

from tracker.documents import Inline
from tracker.errors import TrackerError


def said(part: Inline | TrackerError, language: str) -> str:
    """Say a part of running text, or what an error says, in a language, without notes or links."""
    from tracker.writers import plain_text

    return plain_text(part, language)


def tell(part: Inline, language: str) -> None:
    """Tell the user something that is not the result, on standard error."""
    click.echo(said(part, language), err=True)
