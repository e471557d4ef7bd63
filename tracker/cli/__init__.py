"""The command line: one file a command, loaded when it is called."""

import re
import sys
from importlib import import_module

import click

from tracker.errors import InvalidValueError, StructureError, TrackerError, UnknownRecordError, closest

__all__ = ["COMMANDS", "cli", "main"]

COMMANDS = {
    "check": "Say what is wrong or doubtful in a register.",
    "compare": "Compare two periods and say what certainly changed.",
    "explain": "Say what a diagnostic means and what to do.",
    "init": "Make a new register of commented examples, with JSON Schemas for editors.",
    "list": "List records of a type as a table, CSV or JSON lines.",
    "measure": "Measure indicators over a period.",
    "report": "Write the progress report of a period.",
    "show": "Show a record with everything linked to it.",
}
"""Each command with its one line of help; the command itself loads when it is called."""


class _Commands(click.Group):
    """A group whose commands load on use, so that asking for help stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click asks with its context
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"tracker.cli._{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command where there is none of the name."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and (nearest := closest(name, COMMANDS)):
            ctx.fail(f"No such command {name!r}; did you mean {nearest!r}?")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mandate-tracker", prog_name="tracker")
def cli() -> None:
    """Keep mandates, recommendations and technical assistance as text files, and report on them comparably."""


def main() -> None:
    """
    Run the command line.

    Exit status 0; 1 when a check finds an error or the register is faulty; 2 for wrong usage.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # the texts are in six languages, whatever the terminal's locale says
            reconfigure(encoding="utf-8", errors="backslashreplace" if stream is sys.stderr else "strict")
    try:
        cli(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(1)
    except BrokenPipeError:  # the reader of a pipe has seen enough
        sys.stderr.close()
    except TrackerError as error:
        sys.exit(_refused(error))


def _refused(error: TrackerError) -> int:
    """Say why a command cannot be carried out, and return the exit status."""
    if isinstance(error, StructureError):
        for fault in error.faults:
            click.echo(str(fault), err=True)
        click.echo(f"{error.message}; nothing was written.", err=True)
        return 1
    click.echo(f"Error: {_reason(error)}", err=True)
    return 2 if isinstance(error, UnknownRecordError | InvalidValueError) else 1


def _reason(error: TrackerError) -> str:
    """Say what is wrong; of text that was meant as the days of a period, what is wrong with the days."""
    why = error.__cause__ or error.__context__
    if not isinstance(error, UnknownRecordError) or not isinstance(why, InvalidValueError):
        return str(error)
    if re.match(r"[0-9]{4}", error.id) is None:
        return str(error)
    return f"{why}; did you mean {error.nearest!r}?" if error.nearest else str(why)
