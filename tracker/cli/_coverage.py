"""``tracker coverage``: what a document says that no record quotes."""

from pathlib import Path

import click

from tracker.cli._asked import Asked, on_register
from tracker.cli._kinds_of_words import DOCUMENT
from tracker.cli._output import show


@click.command("coverage")
@on_register(of_document=True)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--document", required=True, type=DOCUMENT, help="The document of the register that the file holds.")
def command(asked: Asked, file: Path, document: str) -> None:
    """Say what a document says, paragraph by paragraph, and which records quote it."""
    from tracker.reading import coverage

    register = asked.open()
    show(asked, coverage(register, file, document, language=asked.document_language), register=register)
