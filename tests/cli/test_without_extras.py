"""Every command on a machine with nothing but what the project depends on: it works, or says which extra it needs."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import ROOT
from tracker.cli import COMMANDS

EXTRAS = {
    *("docx", "hypothesis", "icalendar", "lxml", "numpy", "openpyxl", "pandas"),
    *("polars", "pyarrow", "pyspark", "pytest", "typst", "xlsxwriter"),
}
"""The modules that only extras bring."""
ALONE = f"""
import sys

class Without:
    def __init__(self, finder):
        self.finder = finder

    def find_spec(self, name, path=None, target=None):
        absent = name.partition(".")[0] in {EXTRAS!r}
        return None if absent else self.finder.find_spec(name, path, target)

sys.meta_path[:] = map(Without, sys.meta_path)
sys.argv[0] = "tracker"
from tracker.cli import main
main()
"""
"""The command line where nothing of an extra can be imported, in a process of its own."""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example beside tables and documents of somebody else's."""
    place = tmp_path_factory.mktemp("alone") / "register"
    shutil.copytree(ROOT / "examples" / "smuggling-of-migrants", place)
    (place.parent / "list.csv").write_text("id,kind,title,when\nz,training,Course,2021-05\n", encoding="utf-8")
    (place.parent / "text.txt").write_text("1. On 3 May 2021 a workshop was held in Niger.\n", encoding="utf-8")
    return place


def alone(register: Path, *words: str) -> subprocess.CompletedProcess[str]:
    filled = [word.replace("REGISTER", str(register)).replace("BESIDE", str(register.parent)) for word in words]
    return subprocess.run(
        [sys.executable, "-c", ALONE, *filled], capture_output=True, text=True, check=False, cwd=register.parent
    )


FINDING = ("check", "reconcile")
"""What ends with 1 where it finds something."""
PERIODS = ("--period", "cop11", "--against", "cop10")


NO_EXTRA = [
    ("report", "REGISTER", *PERIODS, "--language", "fr", "-o", "report.html"),
    ("report", "REGISTER", *PERIODS, "--language", "en", "-o", "report.md", "--check"),
    ("report", "REGISTER", *PERIODS, "-o", "report.txt"),
    ("report", "REGISTER", "--kind", "country", "--country", "PK", *PERIODS, "-o", "pk.html"),
    ("check", "REGISTER"),
    ("codes",),
    ("compare", "REGISTER", "states-assisted", *PERIODS),
    ("coverage", "REGISTER", "BESIDE/text.txt", "--document", "ctoc-cop-2022-3"),
    ("diff", "REGISTER", "REGISTER"),
    ("due", "REGISTER", "--on", "2022-10-01"),
    ("explain", "TRK612"),
    ("followup", "REGISTER", "--period", "cop11"),
    ("import", "REGISTER", "event", "BESIDE/list.csv"),
    ("list", "REGISTER", "event"),
    ("measure", "REGISTER", "states-assisted", "--period", "cop11"),
    ("read", "REGISTER", "BESIDE/text.txt", "--document", "ctoc-cop-2022-3"),
    ("reconcile", "REGISTER"),
    ("show", "REGISTER", "starsom"),
    ("targets", "REGISTER", "--period", "cop11"),
    ("export", "REGISTER", "BESIDE/event.csv", "--type", "event"),
    ("init", "BESIDE/new"),
]


@pytest.mark.parametrize(
    "words",
    NO_EXTRA,
    ids=lambda words: " ".join(words[:1]) + (f" {words[-1]}" if "-o" in words else ""),
)
def test_a_command_needs_no_extra(register: Path, words: tuple[str, ...]) -> None:
    done = alone(register, *words)

    assert "ModuleNotFoundError" not in done.stderr
    assert done.returncode in ((0, 1) if words[0] in FINDING else (0,)), done.stderr


AFTERWARDS = (
    ("verify", "REGISTER", "first"),
    ("restate", "REGISTER", "first"),
    ("revise", "REGISTER", "darien-gap-field-visit", "note=x", "--reason", "error", "--recorded", "2024-09-01"),
    ("roll", "REGISTER", "--period", "2022-08-01..2024-07-31", "--id", "cop12", "--from", "cop11"),
    ("confirm", "REGISTER", "cop12"),
)


def test_a_publication_is_made_and_verified_without_extras(register: Path) -> None:
    made = alone(register, "publish", "REGISTER", *PERIODS, "--id", "first", "--on", "2022-10-17", "--to", "html")
    assert made.returncode == 0, made.stderr
    for words in AFTERWARDS:
        done = alone(register, *words)
        assert done.returncode == 0, done.stderr


NEEDING = [
    (("report", "REGISTER", *PERIODS, "-o", "report.docx"), "docx"),
    (("report", "REGISTER", *PERIODS, "-o", "report.pdf"), "pdf"),
    (("report", "REGISTER", *PERIODS, "-o", "report.xlsx"), "xlsx"),
    (("workbook", "REGISTER", "-o", "records.xlsx"), "xlsx"),
    (("due", "REGISTER", "--on", "2022-10-01", "--ics", "due.ics"), "calendar"),
    (("measure", "REGISTER", "events", "--period", "cop11", "--engine", "columns"), "columns"),
]
EXTRA = [words for words, _ in NEEDING]


@pytest.mark.parametrize(
    ("words", "extra"),
    NEEDING,
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_what_needs_an_extra_names_it(register: Path, words: tuple[str, ...], extra: str) -> None:
    done = alone(register, *words)

    assert done.returncode == 1, done.stderr
    assert "ModuleNotFoundError" not in done.stderr
    assert "pip install" in done.stderr
    assert extra in done.stderr


def test_every_command_is_tried() -> None:
    words = [each[0] for marks in (NO_EXTRA, AFTERWARDS, EXTRA) for each in marks]
    assert {*words, "publish"} == set(COMMANDS)
