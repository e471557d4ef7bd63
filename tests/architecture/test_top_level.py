"""What stands beside the library: nothing that somebody made to look at and forgot."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KEPT = {"pyproject.toml", "README.md", "tracker", "examples", "tests", "docs"}
BESIDE = {"LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"}


def test_the_top_level_is_the_one_that_was_chosen() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("this copy has no history that says which files are kept")
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    names = {line.partition("/")[0] for line in done.stdout.splitlines()}

    assert {name for name in names if not name.startswith(".")} == KEPT | BESIDE
