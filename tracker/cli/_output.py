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

from tracker.cli._options import Day, language_option, loaded, opened, register_argument

if TYPE_CHECKING:  # loaded when an answer is shown
    from tracker.documents import Document, Inline
    from tracker.model import Register

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

    def load(self) -> "Register":
        """
        Load the register as it was known.

        Raises:
            StructureError: The files are not a register.
        """
        register = loaded(self.path, self.language)
        if self.published_by is None and self.recorded_by is None:
            return register
        return register.as_of(published=self.published_by, recorded=self.recorded_by)

    def open(self) -> "Register":
        """
        Load the register as it was known, and warn of references that lead nowhere.

        Raises:
            StructureError: The files are not a register.

            MissingTranslationError: Nothing is said in the language yet.
        """
        return opened(self.path, self.published_by, self.recorded_by, language=self.language)


_FORMS = ("text", "json")


def on_register(
    *,
    forms: tuple[str, ...] = _FORMS,
    form_help: str = "How to print the result.",
    output_help: str = "The file to write; its suffix picks the format.",
    needs_output: bool = False,
    with_vintage: bool = True,
) -> Callable[[F], F]:
    """
    Add what every command that answers takes, and hand it over as one `Asked`.

    Args:
        forms: The forms that the result is printed in, the usual one first.

        form_help: What is said of them.

        output_help: What is said of the file.

        needs_output: Whether a file must be named, since the result is one.

        with_vintage: Whether the command asks what was known on a day.
    """
    options = list(_options(forms, form_help, output_help, needs_output=needs_output))
    if with_vintage:
        options += _VINTAGE

    def added(command: F) -> F:
        @functools.wraps(command)
        def call(**given: Any) -> Any:  # noqa: ANN401  # what click hands over, and what the command returns
            common = {name: given.pop(name) for name in _COMMON if name in given}
            asked = Asked(path=given.pop("register"), **common)
            with output_errors(asked.language):
                return command(asked, **given)

        for option in (*options, register_argument):
            call = option(call)
        return call  # type: ignore[return-value]  # click's decorators keep the function's type

    return added


_COMMON = ("language", "form", "output", "to", "force", "published_by", "recorded_by")


_VINTAGE = (
    click.option("--recorded-by", type=Day(), help="Leave out what was recorded after this day."),
    click.option("--published-by", type=Day(), help="Leave out what was published after this day."),
)


def _options(
    forms: tuple[str, ...], form_help: str, output_help: str, *, needs_output: bool
) -> Iterator[Callable[[Any], Any]]:
    yield click.option("--force", is_flag=True, help="Replace the file if it exists.")
    yield click.option("--to", metavar="FORMAT", help="The format to print with -o -, such as markdown or html.")
    path = click.Path(path_type=Path)
    yield click.option("-o", "--output", required=needs_output, type=path, help=output_help)
    if not needs_output:
        yield click.option("--format", "form", type=click.Choice(forms), default=forms[0], help=form_help)
    yield language_option


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
    of: type | str | None = None,
    title: "Inline | None" = None,
) -> None:
    """
    Print an answer, or write it to the file that was asked for.

    Args:
        asked: What was asked.

        answer: What a verb of the library returned, or several of one kind.

        register: The register that names the records.

        of: The class of the answers, or its name, where there may be none.

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
    from tracker.storage import write_whole
    from tracker.storage._names import demand_target

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
