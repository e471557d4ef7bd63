"""Every question that the command line takes, asked of one mutated register within this process."""

import io
import re
import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import click
from attrs import frozen

from tests.fuzz.mutations import mutate
from tracker.cli import cli
from tracker.errors import TrackerError

__all__ = ["COMMANDS", "Finding", "findings_of"]

AGAINST = ("--period", "p2", "--against", "p1")
TABLES = (
    "event",
    "programme",
    "mandate",
    "document",
    "recommendation",
    "status",
    "claim",
    "observation",
    "indicator",
    "target",
)
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check",),
    ("check", "--format", "json"),
    ("check", "--format", "sarif"),
    ("check", "--format", "github", "--language", "fr"),
    *(("list", table) for table in TABLES),
    ("list", "event", "-o", "-", "--to", "csv"),
    ("list", "recommendation", "--format", "json"),
    *(("show", record) for record in ("e", "m", "r", "c", "i@1", "d")),
    ("show", "e", "--history"),
    ("show", "r", "--format", "json"),
    ("measure", "--period", "p2"),
    ("measure", "i", "--period", "2021", "--by", "country"),
    ("measure", "--period", "p2", "--format", "json"),
    ("compare", *AGAINST),
    ("compare", "j", *AGAINST),
    ("compare", "l", *AGAINST, "--language", "fr"),
    ("compare", "i", *AGAINST, "--format", "json"),
    ("compare", "i", "--period", "2020..2021", "--every", "year"),
    ("targets", "--period", "p2"),
    ("targets", "--period", "p2", "--format", "json", "--language", "fr"),
    ("reconcile",),
    ("reconcile", "--format", "json"),
    ("followup", *AGAINST, "--by", "theme", "--mandates", "--reiterated"),
    ("followup", *AGAINST, "--counted-by", "lineage", "--format", "json"),
    ("due", "--on", "2021-02-01"),
    ("due", "--on", "2021-02-01", "--format", "json", "--language", "fr"),
    ("roll", "--period", "2022", "--from", "p2", "--id", "new"),
    ("verify",),
    ("diff", "REGISTER", "--recorded-by", "2021-06-30"),
    ("report", *AGAINST, "-o", "-", "--to", "markdown"),
    ("report", *AGAINST, "-o", "-", "--to", "html", "--language", "fr"),
    ("report", *AGAINST, "-o", "-", "--to", "csv"),
    ("publish", "--period", "p2", "--id", "x", "--despite-errors"),
    ("verify", "x"),
    ("restate", "x"),
)
LIMIT = 20
"""Seconds after which a question has hung: all of these registers are tiny."""


@frozen
class Finding:
    """
    What should not have happened.

    Attributes:
        command: What was asked.

        kind: The error, and where it was raised.
    """

    command: str
    kind: str


class HungError(Exception):
    """A question takes too long."""


@contextmanager
def _alarm() -> Iterator[None]:
    def ring(*_: object) -> None:
        raise HungError

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(LIMIT)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def findings_of(number: int, *, commands: int | None = None) -> Iterator[Finding]:
    """
    Mutate a register, and go through what it makes of our commands that is neither an answer nor a sentence.

    Args:
        number: The number of the register: the same gives the same.

        commands: How many commands are drawn; None asks them all.
    """
    random = Random(number)  # noqa: S311  # no secret
    with TemporaryDirectory() as scratch:
        directory = Path(scratch) / "r"
        mutate(directory, random)
        asked = COMMANDS if commands is None else random.sample(COMMANDS, commands)
        for first, *others in asked:
            arguments = [first, str(directory), *(str(directory) if each == "REGISTER" else each for each in others)]
            kind = _asked(arguments)
            if kind is not None:
                yield Finding(" ".join((first, *others)), kind)
            if kind is None and first == "check" and not others and not _loads(directory):
                return  # every command says the same of files that are no register


def _loads(directory: Path) -> bool:
    from tracker.files import load  # noqa: PLC0415  # the one that commands call

    try:
        load(directory)
    except TrackerError:
        return False
    return True


UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u200b]|^::(?!error|warning|notice)", re.MULTILINE)


def _asked(arguments: list[str]) -> str | None:
    """Ask, and return what went wrong; None if it is an answer or a sentence."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True), io.StringIO()
    try:
        with _alarm(), redirect_stdout(out), redirect_stderr(err):
            cli.main(arguments, standalone_mode=False)
    except (TrackerError, click.ClickException, SystemExit):
        pass
    except HungError:
        return f"hung in {arguments[0]}"
    except BaseException as error:  # noqa: BLE001  # that is what is looked for
        frame = traceback.extract_tb(error.__traceback__)[-1]
        ours = [each for each in traceback.extract_tb(error.__traceback__) if "/tracker/" in each.filename]
        at = ours[-1] if ours else frame
        return f"{type(error).__name__}: {str(error)[:80]} at {Path(at.filename).name}:{at.lineno}"
    text = out.buffer.getvalue().decode("utf-8", "replace") + err.getvalue()
    found = None if "csv" in arguments else UNPRINTED.search(text)
    return f"prints {found[0]!r} in {arguments[0]}" if found else None
