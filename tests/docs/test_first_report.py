"""The tutorial works as it is written: its files make a register, its commands print what it shows."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

TUTORIAL = (Path(__file__).parents[2] / "docs" / "first-report.md").read_text(encoding="utf-8")
FILES = re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", TUTORIAL, re.DOTALL)
COMMANDS = re.findall(r"```console\n\$ tracker (.*?)\n(.*?)```", TUTORIAL, re.DOTALL)


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("tutorial")
    for name, text in FILES:
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.mark.parametrize(("command", "shown"), COMMANDS, ids=[command for command, _ in COMMANDS])
def test_the_commands_print_what_the_tutorial_shows(directory: Path, command: str, shown: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tracker", *shlex.split(command)],
        cwd=directory,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    if shown.strip():
        assert done.stdout == shown


def test_it_has_files_and_commands() -> None:
    assert len(FILES) == 4
    assert len(COMMANDS) == 4
