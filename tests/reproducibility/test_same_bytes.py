"""
L67: the same inputs give the same bytes.

Whatever seed scatters sets, whatever time zone and locale a machine has, and in whatever files and order records stand.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tracker.files import load
from tracker.files._record_texts import toml_of_records, toml_of_table
from tracker.files._tables import header_table, record_table

REPOSITORY = Path(__file__).parents[2]
EXAMPLE = REPOSITORY / "examples" / "smuggling-of-migrants"
ENVIRONMENTS = [
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "fr"},
    {"PYTHONHASHSEED": "424242", "TZ": "America/Adak", "LC_ALL": "fr_FR.UTF-8", "COLUMNS": "40", "PYTHONUTF8": "0"},
]
"""Half a day ahead, half a day behind, a language whose capital of i is not I, and one with decimal commas."""


def scattered(source: Path, target: Path, seed: int) -> Path:
    """Write each record of a register to a file of its own, in folders and under names that say nothing."""
    register, chance = load(source), Random(seed)  # noqa: S311  # repeatable, nothing secret
    records = list(register.records)
    chance.shuffle(records)
    target.mkdir()
    (target / "register.toml").write_text(toml_of_table(header_table(register)), encoding="utf-8")
    for number in range(0, len(records), 3):
        texts = [
            toml_of_records(each.table, [record_table(each, register.language)])
            for each in records[number : number + 3]
        ]
        folder = target / f"f{chance.randrange(4)}"
        folder.mkdir(exist_ok=True)
        (folder / f"{chance.randrange(10**9)}.toml").write_text("\n".join(texts), encoding="utf-8")
    return target


def made_locales(directory: Path) -> dict[str, str]:
    """Make the locales of the environments where the system can; where it cannot, their names alone must do."""
    localedef = shutil.which("localedef")
    for name in ("tr_TR", "fr_FR") if localedef else ():
        subprocess.run(  # it fails where the system lacks their sources
            [str(localedef), "-i", name, "-f", "UTF-8", str(directory / f"{name}.UTF-8")],
            check=False,
            capture_output=True,
        )
    return {"LOCPATH": str(directory)} if any(directory.iterdir()) else {}


@pytest.fixture(scope="module")
def digests(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, dict[str, str]]]:
    """Run everything in each environment: on the example, and on its records in other files and another order."""
    base = tmp_path_factory.mktemp("same")
    locales = made_locales(tmp_path_factory.mktemp("locales"))
    found = []
    for number, environment in enumerate(ENVIRONMENTS):
        registers = (
            [EXAMPLE]
            if number
            else [EXAMPLE, scattered(EXAMPLE, base / "one", 1), scattered(EXAMPLE, base / "other", 2)]
        )
        scratch = base / f"saved-{number}"
        scratch.mkdir()
        done = subprocess.run(
            [sys.executable, str(Path(__file__).with_name("_printed.py")), str(scratch), *map(str, registers)],
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), **locales, **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        found.append({Path(name).name: each for name, each in json.loads(done.stdout).items()})
    return found


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return [what for what in one if one[what] != other.get(what)]


@pytest.mark.parametrize("number", range(1, len(ENVIRONMENTS)))
def test_no_environment_changes_a_byte(digests: list[dict[str, dict[str, str]]], number: int) -> None:
    first = digests[0][EXAMPLE.name]

    assert len(first) > 20
    assert differing(first, digests[number][EXAMPLE.name]) == []


@pytest.mark.parametrize("register", ["one", "other"])
def test_neither_do_files_and_their_order(digests: list[dict[str, dict[str, str]]], register: str) -> None:
    """Only what names a file and a line may differ."""
    differ = differing(digests[0][EXAMPLE.name], digests[0][register])

    assert [what for what in differ if not what.startswith(("check", "show"))] == []
