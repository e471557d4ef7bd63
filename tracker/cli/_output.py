"""
What all commands on a register share: the options, the register as it is known, and the way an answer leaves.

A command is options, an answer, and `show`.
"""

import functools
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from attrs import frozen

from tracker.cli._kinds_of_words import FORMAT
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

if TYPE_CHECKING:  # loaded when an answer is shown
    from collections.abc import Mapping, Sequence

    from tracker.documents import Document, Inline
    from tracker.model import Register
    from tracker.values import ReportingPeriod
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
        yield click.option("--format", "form", type=click.Choice(forms), default=forms[0], help=form_help)
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


@contextmanager
def after_saving(*, saved: bool = True) -> Iterator[None]:
    """
    Let a failure to write an answer tell the truth: the register was changed before, and stays so.

    Args:
        saved: Whether it was.
    """
    from tracker.errors import NotWrittenError, Sentence

    try:
        yield
    except NotWrittenError as error:
        if not saved:
            raise
        left = Sentence("the register was changed all the same")
        raise NotWrittenError(error.path, error.reason, error.hint, left=left) from None


def show(
    asked: Asked,
    answer: object,
    *,
    register: "Register | None" = None,
    of: type | str | None = None,
    title: "Inline | None" = None,
    periods: "Sequence[ReportingPeriod]" = (),
    reading: str | None = None,
) -> None:
    """
    Print an answer, or write it to the file that was asked for.

    Args:
        asked: What was asked.

        answer: What a verb of the library returned, or several of one kind.

        register: The register that names the records.

        of: The class of the answers, or its name, where there may be none.

        title: The title of a file; by default that of such answers.

        periods: The periods asked about, of which a file tells also where there is no answer.

        reading: The reading asked for, likewise.
    """
    from tracker.views import as_json, document_of, view
    from tracker.views._facts import of_question
    from tracker.views._json import dump

    if asked.is_json:
        save_bytes(asked, f"{dump(as_json(answer, asked.language, register=register, of=of))}\n".encode())
    elif asked.output is not None:
        question = tuple(of_question(periods, reading))
        save_document(asked, document_of(answer, register, title=title, of=of, asked=question))
    else:
        from tracker.writers import to_text

        blocks = view(answer, register, of=of)
        click.echo(to_text(blocks, asked.language, width=width_of_terminal()), nl=False)


def width_of_terminal() -> int:
    """Return how many columns a line of an answer has: those of the terminal, or as many as a page has."""
    from tracker.writers._grid import WIDTH

    if not sys.stdout.isatty():
        return WIDTH
    return max(_NARROWEST, min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns))


_NARROWEST = 20
"""Below that, labels leave no room for what they label."""


def save_document(
    asked: Asked, document: "Document", *, template: Path | None = None, styles: "Mapping[str, str] | None" = None
) -> None:
    """
    Write a document in the format that the file's suffix names, or print it where the file is ``-``.

    Args:
        asked: What was asked.

        document: The document.

        template: The Word file of the house; None for that of the office, if it names one.

        styles: What it calls the styles of a report.
    """
    from tracker.writers import write
    from tracker.writers._write import writer_named

    if template is None and asked.leaves_as == "docx":
        from tracker.files._office import office_of

        office = office_of(asked.path).with_template()
        template, styles = office.template, office.docx_styles
    font_paths = _font_paths(asked)
    options = {"font_paths": font_paths, "template": template, "styles": styles}
    if asked.is_printed:
        writer = writer_named(asked.leaves_as)
        content = writer.write(document, asked.language, **options)
        click.echo(content.decode("utf-8") if writer.is_text else content, nl=False)
        return
    write(
        document,
        str(asked.output),
        language=asked.language,
        force=asked.force,
        font_paths=font_paths,
        template=template,
        styles=styles,
    )
    _tell_of(asked)


def _font_paths(asked: Asked) -> tuple[Path, ...]:
    """Return the folders with fonts that are named, then those of the office."""
    if asked.leaves_as != "pdf":
        return asked.font_paths
    from tracker.files._office import office_of

    return (*asked.font_paths, *office_of(asked.path).font_paths)


def save_bytes(asked: Asked, content: bytes) -> None:
    """Write what is no document, such as JSON, under the same rules."""
    from tracker.storage import write_whole
    from tracker.storage._names import demand_target

    if asked.output is None or asked.is_printed:
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
