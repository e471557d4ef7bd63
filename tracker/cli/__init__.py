"""The command line: one file a command, loaded when it is called."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from gettext import gettext
from importlib import import_module
from typing import Any, TypeVar

import click

from tracker.errors import closest

__all__ = ["COMMANDS", "cli", "main"]

COMMANDS = {
    "check": "Say what is wrong or doubtful in a register.",
    "codes": "Show the codes that files may hold, with their titles.",
    "compare": "Compare two periods and say what certainly changed.",
    "confirm": "Make records of drafts.",
    "coverage": "Say what a document says that no record quotes.",
    "diff": "Say what is different between two registers, and the figures it moves.",
    "due": "Say what is due, overdue and to be reported next.",
    "export": "Write records or figures as rows, for other programs.",
    "explain": "Say what a diagnostic means and what to do.",
    "init": "Make a new register of commented examples, with JSON Schemas for editors.",
    "import": "Take records in from a table; show first what would change.",
    "followup": "Say what became of recommendations.",
    "list": "List records of a type as a table, CSV or JSON lines.",
    "measure": "Measure indicators over a period.",
    "read": "Read a document into drafts of records.",
    "reconcile": "Hold published figures against the records.",
    "publish": "Freeze the report of a period with all that it rests on.",
    "report": "Write the progress report of a period.",
    "restate": "Say what published figures are today, and what moved them.",
    "revise": "Revise a record; what is not named is repeated.",
    "roll": "Open the next reporting period: a checklist and drafts of records.",
    "show": "Show a record with everything linked to it.",
    "verify": "Compute publications again, and say what differs and why.",
    "targets": "Say which targets were met, and which are on track.",
    "workbook": "Write the records as a workbook to be filled in, which an import reads back.",
}
"""Each command with its one line of help; the command itself loads when it is called."""


_TRACEBACK = "--traceback"

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
        given = sys.argv[1:] if args is None else list(args)
        language = _asked_language(given)
        spoken = _translated(self, language)
        spoken.language = language
        with _click_in(language):
            return super(_Commands, spoken).main(_without_traceback(given), *others, **options)

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


def _print_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # as click calls it
    """Print the version, and those of what it runs on; then stop."""
    if not asked or ctx.resilient_parsing:
        return
    from tracker.cli._version import versions

    click.echo("\n".join(versions()))
    ctx.exit()


_VERSION = "Show the version, and those of Python and of the libraries; then exit."


@click.group(cls=_Commands, context_settings={"help_option_names": ["--help", "-h"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help=_VERSION)
@click.option(_TRACEBACK, is_flag=True, expose_value=False, help="If a command fails, print the whole traceback too.")
def cli() -> None:
    """Keep mandates, recommendations and technical assistance as text files, and report on them comparably."""


def _asked_language(arguments: Sequence[str]) -> str:
    """Find the language that is asked for, or usual where the command is typed."""
    from tracker.cli._language import asked_language

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
    wrong usage. Whatever goes wrong is one sentence on standard error; ``--traceback``, before or after the command,
    prints its traceback too.
    """
    gc.disable()  # records hold no cycles, and looking for them takes a third of the time of a large register
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # the texts are in six languages, whatever the terminal's locale says
            reconfigure(encoding="utf-8", errors="backslashreplace" if stream is sys.stderr else "strict")
    sys.exit(_status(sys.argv[1:]))


def _status(arguments: list[str]) -> int:
    """Carry a command out, and return its exit status whatever happens."""
    try:
        status = _carried_out(arguments)
        _flush()
    except BrokenPipeError:
        status = _READER_LEFT
    except BaseException as error:  # noqa: BLE001  # nobody reads a traceback who did not ask for it
        from tracker.cli._failed import told

        status = told(error, _asked_language(arguments), with_traceback=_wants_traceback(arguments))
    _end_output()
    return status


_READER_LEFT = 128 + 13
"""What a shell says of any program whose reader has seen enough, as of ``tracker list … | head -3``: no failure."""


def _carried_out(arguments: list[str]) -> int:
    """Carry a command out, and return its exit status if it ends as commands end."""
    output = sys.stdout
    try:
        ended = cli.main(arguments, standalone_mode=False)
    except click.ClickException as error:
        with _click_in(_asked_language(arguments)):
            error.show()
        return error.exit_code
    except SystemExit as stop:
        if sys.stdout is not output:  # click puts another in its place when the reader of a pipe has left
            return _READER_LEFT
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    return ended if isinstance(ended, int) else 0  # of --help and --version it is the status


def _end_output() -> None:
    """Write what is still to be written; output that takes no more must not be tried again, with a message, at exit."""
    try:
        _flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _flush() -> None:
    if sys.stdout is not None:  # as it is where it was closed before
        sys.stdout.flush()


def _wants_traceback(arguments: Sequence[str]) -> bool:
    return len(_without_traceback(arguments)) < len(arguments)


def _without_traceback(arguments: Sequence[str]) -> list[str]:
    """Take the wish for a traceback out of arguments: it may stand before the command and after."""
    end = arguments.index("--") if "--" in arguments else len(arguments)  # what follows is no option
    return [*(each for each in arguments[:end] if each != _TRACEBACK), *arguments[end:]]
