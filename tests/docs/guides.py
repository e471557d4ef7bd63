"""
Pages that tell a reader what to write and what to type: they are followed, step by step, in an empty directory.

``<!-- file: NAME -->`` above a block says that the reader writes it to that file; a second block of the name replaces
the first. A block of ``console`` holds commands and what a terminal shows. A command without output may print anything.
``<!-- status: 1 -->`` above it says that its commands end so; ``<!-- after: PAGE -->`` that the reader has followed
that page before, and still has its files. ``<!-- take: NAME -->`` says that the reader takes a file with them that lies
beside the page.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

import tracker
from tests.command_line import Done, typed, typed_into_a_process

__all__ = ["DOCS", "GUIDES", "Command", "File", "Taken", "follow", "steps"]

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = (DOCS / "first-report.md", *sorted((DOCS / "tutorial").glob("*.md")), *sorted((DOCS / "how-to").glob("*.md")))

_STEP = re.compile(
    r"<!-- after: (?P<page>\S+) -->"
    r"|<!-- take: (?P<taken>\S+) -->"
    r"|(?:<!-- file: (?P<file>\S+) -->\n)```\w+\n(?P<text>.*?)```"
    r"|(?:<!-- status: (?P<status>\d) -->\n)?```console\n(?P<console>.*?)```",
    re.DOTALL,
)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


@frozen
class File:
    """
    A file that the reader writes.

    Attributes:
        name: Its name, relative to where the reader began.

        text: What it holds.
    """

    name: str
    text: str


@frozen
class Taken:
    """
    A file beside the page that the reader takes with them.

    Attributes:
        path: Where it lies.
    """

    path: Path


@frozen
class Command:
    """
    A command that the reader types.

    Attributes:
        line: What is typed.

        shown: What the page shows of its output; empty if nothing.

        status: How it ends.
    """

    line: str
    shown: str
    status: int


def steps(page: Path) -> Iterator[File | Taken | Command]:
    """Go through what a page has its reader do; of a page followed before, the files only."""
    for step in _STEP.finditer(page.read_text(encoding="utf-8")):
        if step["page"]:
            yield from (each for each in steps(page.parent / step["page"]) if isinstance(each, File))
        elif step["taken"]:
            yield Taken(page.parent / step["taken"])
        elif step["file"]:
            yield File(step["file"], step["text"])
        else:
            for line, shown in _COMMAND.findall(step["console"]):
                yield Command(line, shown, int(step["status"] or 0))


def follow(page: Path, directory: Path) -> None:
    """Do what a page says, and demand that each command prints what it shows."""
    for step in steps(page):
        if isinstance(step, File):
            (directory / step.name).parent.mkdir(parents=True, exist_ok=True)
            (directory / step.name).write_text(step.text, encoding="utf-8")
        elif isinstance(step, Taken):
            shutil.copy(step.path, directory)
        else:
            _type(step, directory)


def _type(command: Command, directory: Path) -> None:
    program, *arguments = shlex.split(command.line)
    done = {"tracker": _tracker, "python": _python, "git": _git}[program](arguments, directory)

    assert done.returncode == command.status, f"{command.line}\n{done.stdout}"
    if command.shown.strip():
        assert done.stdout == command.shown, f"{command.line} prints\n{done.stdout}"


def _tracker(arguments: Sequence[str], directory: Path) -> Done:
    """Run a command, the first of each name in a process of its own: there it must load all that it needs."""
    run = typed if arguments[0] in _COLD else typed_into_a_process
    _COLD.add(arguments[0])
    return run(*arguments, cwd=directory, one_stream=True)


_COLD: set[str] = set()
"""The commands that were run with nothing loaded yet."""


def _git(arguments: Sequence[str], directory: Path) -> Done:
    """Run git as somebody who has told it who they are, and nothing else."""
    known = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_COUNT": "1"}
    known |= {"GIT_CONFIG_KEY_0": "init.defaultBranch", "GIT_CONFIG_VALUE_0": "main"}
    for who in ("AUTHOR", "COMMITTER"):
        known |= {f"GIT_{who}_NAME": "Keeper", f"GIT_{who}_EMAIL": "keeper@example.org"}
        known |= {f"GIT_{who}_DATE": "2025-01-15T12:00:00Z"}
    done = subprocess.run(
        ["git", *arguments],
        cwd=directory,
        env={**os.environ, **known},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return Done(done.returncode, done.stdout)


def _python(arguments: Sequence[str], directory: Path) -> Done:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=directory,
        # The very tracker that is tested; and what was asked of the tests is not asked of what they run.
        env={**os.environ, "PYTHONPATH": str(Path(tracker.__file__).parents[1]), "PYTEST_ADDOPTS": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return Done(done.returncode, done.stdout)
