"""Print the digest of everything that is made of two registers; run by itself, in one environment after another."""

import json
import locale
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from click.testing import CliRunner

from tracker.checks import check
from tracker.cli import cli
from tracker.files import load, save

PERIODS = ["--period", "cop11", "--against", "cop10"]
COMMANDS = [
    *(
        [name, *options, "--language", language]
        for language in ("en", "fr")
        for name, options in (
            ("report", [*PERIODS, "-o", "-"]),
            ("report", [*PERIODS, "-o", "-", "--to", "html"]),
            ("report", [*PERIODS, "-o", "-", "--to", "xlsx"]),
            ("report", [*PERIODS, "-o", "-", "--to", "pdf"]),
            ("measure", [*PERIODS[:2]]),
        )
    ),
    ["measure", *PERIODS[:2], "--format", "json"],
    ["measure", *PERIODS[:2], "--format", "json", "--by", "country"],
    ["measure", *PERIODS[:2], "--format", "json", "--reading", "strict", "--about", "actual"],
    ["compare", *PERIODS, "--format", "json"],
    ["compare", *PERIODS, "--format", "json", "--panel", "--language", "fr"],
    ["list", "event"],
    ["list", "event", "--format", "json"],
]
WITH_PLACES = [["check"], ["check", "--language", "fr"], ["check", "--format", "json"], ["show", "glo-act"]]
"""What names files and lines, and so depends on where records stand."""


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]


def printed(register: str) -> dict[str, str]:
    found = {}
    for name, *options in [*COMMANDS, *WITH_PLACES]:
        done = CliRunner().invoke(cli, [name, register, *options])
        if done.exit_code or not done.stdout_bytes:
            raise SystemExit(f"{name} {options}: {done.exception!r}")
        found[" ".join([name, *options])] = digest(done.stdout_bytes)
    return found


def said_wherever(register: str) -> dict[str, str]:
    """Return what is found in a register, wherever its records stand."""
    found = sorted(f"{each.code} {each.record} {each.message} {each.hint}" for each in check(load(register)))
    return {"diagnostics": digest("\n".join(found).encode())}


def saved(register: str, target: Path) -> dict[str, str]:
    save(load(register), target)
    return {f"saved {path.name}": digest(path.read_bytes()) for path in sorted(target.iterdir())}


if __name__ == "__main__":
    with suppress(locale.Error):  # the system may not have it
        locale.setlocale(locale.LC_ALL, "")
    scratch, *registers = sys.argv[1:]
    found = {
        register: printed(register) | said_wherever(register) | saved(register, Path(scratch) / Path(register).name)
        for register in registers
    }
    sys.stdout.write(json.dumps(found))
