"""
The command line as somebody types it, without a process for each command.

`typed` does what ``python -m tracker`` does, and leaves this process as it was. What only a process of its own shows,
that a command finds all that it needs when nothing is loaded yet, is asked of a process: `typed_into_a_process`.
"""

import gc
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

from attrs import frozen

import tracker
from tracker.cli import main

__all__ = ["ROOT", "Done", "flowing", "lines_of", "typed", "typed_into_a_process"]

ROOT = Path(__file__).parents[1]


@frozen
class Done:
    """
    What became of a command.

    Attributes:
        returncode: Its exit status.

        stdout: What it printed.

        stderr: What it said beside it; empty where both went to one stream.
    """

    returncode: int
    stdout: str
    stderr: str = ""


def typed(*arguments: str, cwd: Path = ROOT, one_stream: bool = False) -> Done:
    """
    Run the command line.

    Args:
        arguments: What is typed after ``tracker``.

        cwd: Where it is typed.

        one_stream: Whether messages are read in between the data, as in a terminal.
    """
    out = TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True)
    err = out if one_stream else TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True)
    with _as_a_process(arguments), chdir(cwd), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
            status = 0
        except SystemExit as stop:
            status = int(stop.code or 0)
    return Done(status, _read(out), "" if one_stream else _read(err))


def typed_into_a_process(
    *arguments: str, cwd: Path = ROOT, one_stream: bool = False, environment: Mapping[str, str] | None = None
) -> Done:
    """
    Run the command line in a process of its own, which runs the very tracker that is tested.

    Args:
        arguments: What is typed after ``tracker``.

        cwd: Where it is typed.

        one_stream: Whether messages are read in between the data, as in a terminal.

        environment: Variables beside those of this process.
    """
    done = subprocess.run(
        [sys.executable, "-m", "tracker", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(Path(tracker.__file__).parents[1]), **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if one_stream else subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr or "")


def flowing(text: str) -> str:
    """Return a text without its layout, which is the writer's business; spaces that do not break stay."""
    return re.sub(r"[ \n]+", " ", text).strip(" ")


def lines_of(text: str) -> list[str]:
    """Return the lines of a text as they read, without the room between their columns; blank ones are left out."""
    return [flowing(line) for line in text.splitlines() if line.strip()]


@contextmanager
def _as_a_process(arguments: tuple[str, ...]) -> Iterator[None]:
    """Set what a process sets for itself, and put it back."""
    collecting = gc.isenabled()
    width = {"COLUMNS": os.environ.get("COLUMNS", "80")}  # that of no terminal, whatever this one is
    try:
        with patch.object(sys, "argv", ["tracker", *arguments]), patch.dict(os.environ, width):
            yield
    finally:
        if collecting:
            gc.enable()


def _read(stream: TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
