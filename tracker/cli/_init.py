"""``tracker init``: a new register with examples."""

from pathlib import Path

import click

from tracker.cli._language import usual_language
from tracker.cli._options import language_option


@click.command("init")
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--title", help="What the register is about; by default the name of the directory.")
@language_option
def command(directory: Path, title: str | None, language: str | None) -> None:
    """Make a new register of commented examples, with JSON Schemas for editors."""
    from tracker.cli._said import tell
    from tracker.documents import Message, Verbatim
    from tracker.files import new_register

    language = language or usual_language()
    new_register(directory, title=title, language=language)
    name = Verbatim(str(directory))
    tell(Message("Made the register {directory}; write your own records over the examples.", directory=name), language)
    tell(Message("Next: {command}", command=Verbatim(f"tracker check {directory}")), language)
