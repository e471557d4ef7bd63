"""
What all commands on a register share: the options, and the register as it is known.

A command is options, an answer, and `tracker.cli._output.show`.
"""

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from attrs import frozen

from tracker.cli._kinds_of_words import FORMAT, OneOf
from tracker.cli._language import usual_language
from tracker.cli._options import (
    document_language_option,
    language_option,
    loaded,
    opened,
    register_argument,
    vintage_options,
)
from tracker.cli._progress import progress

if TYPE_CHECKING:  # loaded when a file is named
    from tracker.model import Register
    from tracker.writers import Writer

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

        font_paths: Folders with fonts for pages, besides those of the system.

        published_by: Leave out what was published after this day.

        recorded_by: Leave out what was recorded after this day.

        document_language: The language of the document that a command reads; None where its words tell.
    """

    path: Path
    language: str
    form: str = "text"
    output: Path | None = None
    to: str | None = None
    force: bool = False
    font_paths: tuple[Path, ...] = ()
    published_by: date | None = None
    recorded_by: date | None = None
    document_language: str | None = None

    @property
    def is_printed(self) -> bool:
        """Whether the file is ``-``, which prints."""
        return str(self.output) == "-"

    @property
    def leaves_as(self) -> str:
        """The format that the answer leaves in: a word of ``--format`` or ``--to``, or what the file's suffix says."""
        if self.output is None:
            return self.form
        if self.is_printed:
            return (self.to or (self.form if self.form != "text" else "markdown")).casefold()
        return self.output.suffix.casefold().removeprefix(".")

    @property
    def is_json(self) -> bool:
        """Whether the answer leaves as JSON."""
        return self.leaves_as == "json"

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
    of_document: bool = False,
    has_register: bool = True,
) -> Callable[[F], F]:
    """
    Add what every command that answers takes, and hand it over as one `Asked`.

    Args:
        forms: The forms that the result is printed in, the usual one first.

        form_help: What is said of them.

        output_help: What is said of the file.

        needs_output: Whether a file must be named, since the result is one.

        with_vintage: Whether the command asks what was known on a day.

        of_document: Whether it reads a document, whose language is asked for.

        has_register: Whether a register must be named.
    """
    options = list(_options(forms, form_help, output_help, needs_output=needs_output, of_document=of_document))
    if with_vintage:
        options.append(vintage_options)

    def added(command: F) -> F:
        @functools.wraps(command)
        def call(**given: Any) -> Any:  # noqa: ANN401  # what click hands over, and what the command returns
            common = {name: given.pop(name) for name in _COMMON if name in given}
            path = given.pop("register") if has_register else given["register"] or Path()
            if of_document:
                common["document_language"] = common["language"]
            common["language"] = _language_of_answer(common["language"], path)
            asked = Asked(path=path, **common)
            with output_errors(asked.language), progress(asked.language):
                _demand_output(asked, () if needs_output else forms[1:])
                return command(asked, **given)

        for option in (*options, register_argument) if has_register else options:
            call = option(call)
        return call  # type: ignore[return-value]  # click's decorators keep the function's type

    return added


def _language_of_answer(language: str | None, register: Path) -> str:
    """Return the language that is named, where answers are written in it; of a document it may be any other."""
    from tracker.languages import LANGUAGES

    return language if language is not None and language in list(LANGUAGES) else usual_language(register)


_COMMON = ("language", "form", "output", "to", "force", "font_paths", "published_by", "recorded_by")


def _options(
    forms: tuple[str, ...], form_help: str, output_help: str, *, needs_output: bool, of_document: bool
) -> Iterator[Callable[[Any], Any]]:
    yield click.option("--force", is_flag=True, help="Replace the file if it exists.")
    folder = click.Path(path_type=Path, exists=True, file_okay=False)
    yield click.option(
        "--font-path",
        "font_paths",
        metavar="DIR",
        type=folder,
        multiple=True,
        help="A folder with fonts for PDF, besides those of the system; may be given several times.",
    )
    yield click.option("--to", type=FORMAT, help="The format to print with -o -, such as markdown or html.")
    path = click.Path(path_type=Path)
    yield click.option("-o", "--output", required=needs_output, type=path, help=output_help)
    if not needs_output:
        yield click.option("--format", "form", type=OneOf(forms), default=forms[0], help=form_help)
    yield document_language_option if of_document else language_option


def _demand_output(asked: Asked, others: tuple[str, ...]) -> None:
    """
    Refuse what cannot be written before anything is done: a command that changes a register has then changed nothing.

    Args:
        asked: What was asked.

        others: The formats that the command writes besides those of documents.

    Raises:
        UsageError: A format to print in is named, and nothing is printed in one.

        UnsupportedFormatError: There is no such format.

        InvalidValueError: The file is there already, or its folder is not.
    """
    if asked.output is None:
        if asked.to is not None:
            raise click.UsageError(gettext("--to names the format that -o - prints; give -o - as well"))
        return
    from tracker.storage._names import demand_target
    from tracker.writers import WRITERS
    from tracker.writers._write import writer_named, writer_of

    names = {writer.name for writer in WRITERS}
    further = [each for each in others if each not in names]
    if asked.is_printed:
        if asked.leaves_as not in further:
            _demand_printable(writer_named(asked.leaves_as, others=further))
        return
    if asked.leaves_as not in further or asked.leaves_as in _PRINTED_ONLY:
        writer_of(asked.output, others=[f".{each}" for each in further if each not in _PRINTED_ONLY]).demand()
    demand_target(asked.output, force=asked.force)


def _demand_printable(writer: "Writer") -> None:
    """Refuse to print on a terminal what is no text; another program takes it."""
    writer.demand()
    if not writer.is_text and sys.stdout.isatty():
        said = gettext("{format} is no text that a terminal shows; name a file, as in -o answer{suffix}")
        raise click.UsageError(said.format(format=writer.name, suffix=writer.suffixes[0]))


_PRINTED_ONLY = ("github",)
"""What a program reads from the terminal, and no file has as its suffix."""


@contextmanager
def output_errors(language: str) -> Iterator[None]:
    """Turn a format that there is not into wrong usage, said in the language of the result."""
    from tracker.errors import UnsupportedFormatError

    try:
        yield
    except UnsupportedFormatError as error:
        from tracker.writers import plain_text

        raise click.UsageError(plain_text(error, language)) from None
