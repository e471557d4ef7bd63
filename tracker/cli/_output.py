"""
What all commands on a register share: the options, the register as it is known, and the way an answer leaves.

A command is options, an answer, and `show`.
"""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from attrs import frozen

from tracker.cli._options import Day, language_option, opened, register_argument

if TYPE_CHECKING:  # loaded when an answer is shown
    from tracker.documents import Document, Inline
    from tracker.model import Register

__all__ = ["Asked", "on_register", "output_errors", "save_bytes", "save_document", "show"]

F = TypeVar("F", bound=Callable[..., Any])


@frozen(kw_only=True)
class Asked:
    """
    What was asked of every command alike.

    Attributes:
        path: Where the register is.

        language: The language of the answer.

        form: How it is printed: ``text`` or ``json``.

        output: The file to write it to; None prints it.

        to: The format to print in, where the file is ``-``.

        force: Whether a file that exists is replaced.

        published_by: Leave out what was published after this day.

        recorded_by: Leave out what was recorded after this day.
    """

    path: Path
    language: str
    form: str = "text"
    output: Path | None = None
    to: str | None = None
    force: bool = False
    published_by: date | None = None
    recorded_by: date | None = None

    @property
    def is_json(self) -> bool:
        """Whether the answer leaves as JSON."""
        if self.output is None:
            return self.form == "json"
        if str(self.output) == "-":
            return (self.to or self.form) == "json"
        return self.output.suffix.casefold() == ".json"

    def open(self) -> "Register":
        """
        Load the register as it was known, and warn of references that lead nowhere.

        Raises:
            StructureError: The files are not a register.
        """
        return opened(self.path, self.published_by, self.recorded_by, language=self.language)


def on_register(command: F) -> F:
    """Add what every command that answers takes, and hand it over as one `Asked`."""

    @functools.wraps(command)
    def call(
        register: Path,
        language: str,
        form: str,
        output: Path | None,
        to: str | None,
        force: bool,
        published_by: date | None,
        recorded_by: date | None,
        **others: Any,  # noqa: ANN401  # the command's own
    ) -> Any:  # noqa: ANN401  # what the command returns
        asked = Asked(
            path=register,
            language=language,
            form=form,
            output=output,
            to=to,
            force=force,
            published_by=published_by,
            recorded_by=recorded_by,
        )
        with output_errors(language):
            return command(asked, **others)

    for option in (
        click.option("--force", is_flag=True, help="Replace the file if it exists."),
        click.option("--to", metavar="FORMAT", help="The format to print with -o -, such as markdown or html."),
        click.option(
            "-o", "--output", type=click.Path(path_type=Path), help="The file to write; its suffix picks the format."
        ),
        click.option(
            "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the result."
        ),
        language_option,
        click.option("--recorded-by", type=Day(), help="Leave out what was recorded after this day."),
        click.option("--published-by", type=Day(), help="Leave out what was published after this day."),
        register_argument,
    ):
        call = option(call)
    return call  # type: ignore[return-value]  # click's decorators keep the function's type


@contextmanager
def output_errors(language: str) -> Iterator[None]:
    """Turn a format that there is not into wrong usage, said in the language of the result."""
    from tracker.errors import UnsupportedFormatError

    try:
        yield
    except UnsupportedFormatError as error:
        from tracker.writers import plain_text

        raise click.UsageError(plain_text(error, language)) from None


def show(
    asked: Asked,
    answer: object,
    *,
    register: "Register | None" = None,
    of: str | None = None,
    title: "Inline | None" = None,
) -> None:
    """
    Print an answer, or write it to the file that was asked for.

    Args:
        asked: What was asked.

        answer: What a verb of the library returned, or several of one kind.

        register: The register that names the records.

        of: The class of the answers, where there may be none.

        title: The title of a file; by default that of such answers.
    """
    from tracker.views import as_json, document_of, view
    from tracker.views._json import dump

    if asked.is_json:
        save_bytes(asked, f"{dump(as_json(answer, asked.language, register=register, of=of))}\n".encode())
    elif asked.output is not None:
        save_document(asked, document_of(answer, register, title=title, of=of))
    else:
        from tracker.writers import to_text

        click.echo(to_text(view(answer, register, of=of), asked.language), nl=False)


def save_document(asked: Asked, document: "Document") -> None:
    """Write a document in the format that the file's suffix names, or print it where the file is ``-``."""
    from tracker.writers import render, write

    if str(asked.output) == "-":
        click.echo(render(document, asked.to or "markdown", asked.language).decode("utf-8"), nl=False)
        return
    write(document, str(asked.output), language=asked.language, force=asked.force)
    _tell_of(asked)


def save_bytes(asked: Asked, content: bytes) -> None:
    """Write what is no document, such as JSON, under the same rules."""
    from tracker.storage import demand_target, write_whole

    if asked.output is None or str(asked.output) == "-":
        click.echo(content.decode("utf-8"), nl=False)
        return
    path = asked.output
    demand_target(path, force=asked.force)
    write_whole(path, content, replace=asked.force)
    _tell_of(asked)


def _tell_of(asked: Asked) -> None:
    from tracker.cli._said import tell
    from tracker.documents import Message, Verbatim

    tell(Message("Wrote {file}.", file=Verbatim(str(asked.output))), asked.language)
