"""The check of an office's own finds its planted flaw, and shows a small register that has it."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_planted_flaw_is_found_and_shown() -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "examples/property_test.py"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTEST_ADDOPTS": ""},  # a run of its own must not take the others' measure of coverage
    )
    shown = done.stdout.partition("# register.toml\n")[2].partition("\n====")[0]
    register = tomllib.loads(shown)

    assert done.returncode == 1, done.stdout
    assert "1 failed, 1 passed" in done.stdout
    assert [len(register[table]) for table in ("period", "event")] == [1, 1]
    assert (
        sum(isinstance(entry, dict) for found in register.values() if isinstance(found, list) for entry in found) <= 4
    )
