"""Fresh processes one after another, and what each takes of the processor and of memory."""

import compileall
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import frozen

__all__ = ["ROOT", "Taken", "compiled_copy", "interleaved", "run"]

ROOT = Path(__file__).parents[2]
"""The checkout that this file is in."""

FINDINGS = (0, 1)
"""A check that finds something ends with 1."""


@frozen
class Taken:
    """
    What a process took, or the medians of several.

    Attributes:
        seconds: The time of the processor, its own and the system's.

        peak: The peak of memory in MiB.

        length: How many bytes it printed.

        said: The numbers that it printed, if it printed nothing else.
    """

    seconds: float
    peak: float
    length: int
    said: tuple[float, ...] = ()


def compiled_copy(checkout: Path, place: Path) -> Path:
    """Copy the package as it is installed, with its byte code: a checkout may be compiled anew in every process."""
    shutil.copytree(checkout / "tracker", place / "tracker", ignore=shutil.ignore_patterns("__pycache__"))
    compileall.compile_dir(place / "tracker", quiet=1)
    return place


def run(command: Sequence[str], package: Path) -> Taken:
    """
    Run a command to its end.

    Raises:
        RuntimeError: It failed.
    """
    started = [sys.executable, *command] if command[0].startswith("-") else [*command]
    environment = {**os.environ, "PYTHONPATH": str(package), "PYTHONHASHSEED": "0"}
    with subprocess.Popen(
        started, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, cwd=package
    ) as process:
        said = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in FINDINGS or (process.returncode and not said):
        raise RuntimeError(f"{' '.join(started)[:200]} ended with {process.returncode}")
    return Taken(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, len(said), _numbers(said))


def interleaved(commands: Mapping[str, Sequence[str]], rounds: int, package: Path) -> dict[str, Taken]:
    """Run commands in turn, round after round, so that what else the machine does falls on each; return medians."""
    found: dict[str, list[Taken]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name].append(run(command, package))
    return {name: _median(each) for name, each in found.items()}


def _median(found: Sequence[Taken]) -> Taken:
    return Taken(
        statistics.median(each.seconds for each in found),
        statistics.median(each.peak for each in found),
        found[0].length,
        tuple(statistics.median(column) for column in zip(*(each.said for each in found), strict=True)),
    )


def _numbers(said: bytes) -> tuple[float, ...]:
    try:
        return tuple(map(float, said.split())) if len(said) < 1_000 else ()  # a page is longer
    except ValueError:
        return ()
