"""The command line: one file a command, loaded when it is called."""

import gc
import re
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from gettext import gettext
from importlib import import_module
from typing import Any, TypeVar

import click

from tracker.errors import (
    InvalidValueError,
    Sentence,
    StructureError,
    TrackerError,
    UnknownCodeError,
    UnknownRecordError,
    closest,
    with_nearest,
)

__all__ = ["COMMANDS", "cli", "main"]

COMMANDS = {
    "check": "Say what is wrong or doubtful in a register.",
    "compare": "Compare two periods and say what certainly changed.",
    "diff": "Say what is different between two registers, and the figures it moves.",
    "due": "Say what is due, overdue and to be reported next.",
    "explain": "Say what a diagnostic means and what to do.",
    "init": "Make a new register of commented examples, with JSON Schemas for editors.",
    "import": "Take records in from a table; show first what would change.",
    "followup": "Say what became of recommendations.",
    "list": "List records of a type as a table, CSV or JSON lines.",
    "measure": "Measure indicators over a period.",
    "reconcile": "Hold published figures against the records.",
    "publish": "Freeze the report of a period with all that it rests on.",
    "report": "Write the progress report of a period.",
    "restate": "Say what published figures are today, and what moved them.",
    "roll": "Open the next reporting period: a checklist and drafts of records.",
    "show": "Show a record with everything linked to it.",
    "verify": "Compute publications again, and say what differs and why.",
    "targets": "Say which targets were met, and which are on track.",
}
"""Each command with its one line of help; the command itself loads when it is called."""


C = TypeVar("C", bound=click.Command)


class _Commands(click.Group):
    """
    A group whose commands load on use, so that asking for help stays fast.

    Attributes:
        language: The language of help and usage errors.
    """

    language = "en"

    def main(self, args: Sequence[str] | None = None, *others: Any, **options: Any) -> Any:  # noqa: ANN401  # as click
        """Run the command line in the language that its arguments ask for."""
        language = _asked_language(sys.argv[1:] if args is None else args)
        spoken = _translated(self, language)
        spoken.language = language
        with _click_in(language):
            return super(_Commands, spoken).main(args, *others, **options)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click asks with its context
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click hands it over
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"tracker.cli._{cmd_name}").command
        return _translated(command, self.language)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click hands it over
        with formatter.section(gettext("Commands")):
            formatter.write_dl([(name, gettext(said)) for name, said in sorted(COMMANDS.items())])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command where there is none of the name."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and (nearest := closest(name, COMMANDS)):
            message = gettext("No such command {name!r}; did you mean {nearest!r}?")
            ctx.fail(message.format(name=name, nearest=nearest))
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mandate-tracker", prog_name="tracker")
def cli() -> None:
    """Keep mandates, recommendations and technical assistance as text files, and report on them comparably."""


def _asked_language(arguments: Sequence[str]) -> str:
    """Find the language that is asked for; nothing is loaded where none is."""
    if not any(argument.startswith("--language") for argument in arguments):
        return "en"
    from tracker.cli._spoken import asked_language

    return asked_language(arguments)


def _click_in(language: str) -> AbstractContextManager[None]:
    """Have click speak a language; it speaks English by itself."""
    if language == "en":
        return nullcontext()
    from tracker.cli._spoken import click_in

    return click_in(language)


def _translated(command: C, language: str) -> C:
    """Return a command whose help is in a language."""
    if language == "en":
        return command
    from tracker.cli._spoken import translated

    return translated(command, language)


def main() -> None:
    """
    Run the command line.

    Exit status 0; 1 when a check finds an error, a published figure is contradicted or the register is faulty; 2 for
    wrong usage.
    """
    gc.disable()  # records hold no cycles, and looking for them takes a third of the time of a large register
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # the texts are in six languages, whatever the terminal's locale says
            reconfigure(encoding="utf-8", errors="backslashreplace" if stream is sys.stderr else "strict")
    language = _asked_language(sys.argv[1:])
    try:
        cli(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        with _click_in(language):
            error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(1)
    except BrokenPipeError:  # the reader of a pipe has seen enough
        sys.stderr.close()
    except TrackerError as error:
        sys.exit(_refused(error, language))


def _refused(error: TrackerError, language: str) -> int:
    """Say why a command cannot be carried out, and return the exit status."""
    from tracker.writers import plain_text

    if isinstance(error, StructureError):
        ending = Sentence("{error}; nothing was written.", error=error.sentence)
        for said in (*error.faults, ending):
            click.echo(plain_text(said, language), err=True)
        return 1
    click.echo(plain_text(Sentence("Error: {message}", message=_reason(error)), language), err=True)
    return 2 if isinstance(error, UnknownRecordError | UnknownCodeError | InvalidValueError) else 1


def _reason(error: TrackerError) -> Sentence:
    """Say what is wrong; of text that was meant as the days of a period, what is wrong with the days."""
    why = error.__cause__ or error.__context__
    if not isinstance(error, UnknownRecordError) or not isinstance(why, InvalidValueError):
        return error.sentence
    if re.match(r"[0-9]{4}", error.id) is None:
        return error.sentence
    return with_nearest(why.sentence, error.nearest)
