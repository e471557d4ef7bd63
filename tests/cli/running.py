"""Runs of the command line within the test's own process, where no environment is at stake."""

from attrs import frozen
from click.testing import CliRunner

from tracker.cli import cli

__all__ = ["EXAMPLE", "Done", "run"]

EXAMPLE = "examples/smuggling-of-migrants"


@frozen
class Done:
    """What a run printed, and its exit status."""

    stdout: str
    stderr: str
    status: int
    error: BaseException | None


def run(*arguments: str) -> Done:
    result = CliRunner().invoke(cli, list(arguments))
    error = None if isinstance(result.exception, SystemExit) else result.exception
    return Done(result.stdout, result.stderr, result.exit_code, error)
