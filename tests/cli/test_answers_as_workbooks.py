"""Every answer of every command can leave as an Excel workbook."""

import shutil
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.command_line import typed as run

EXAMPLE = "examples/smuggling-of-migrants"
PERIODS = ("--period", "cop11", "--against", "cop10")

ANSWERS = (
    ("check", EXAMPLE),
    ("compare", EXAMPLE, "events", "states-assisted", *PERIODS),
    ("compare", EXAMPLE, "events", "--period", "2020-07..2022-06", "--every", "half"),
    ("diff", EXAMPLE, EXAMPLE),
    ("due", EXAMPLE, "--on", "2022-07-31"),
    ("followup", EXAMPLE, *PERIODS),
    ("list", EXAMPLE, "event", "--country", "PK"),
    ("measure", EXAMPLE, *PERIODS[:2]),
    ("reconcile", EXAMPLE),
    ("report", EXAMPLE, *PERIODS),
    ("report", EXAMPLE, *PERIODS, "--kind", "country", "--country", "PK"),
    ("show", EXAMPLE, "glo-act"),
    ("show", EXAMPLE, "glo-act", "--history"),
    ("targets", "examples/programme-plan", "--period", "2022"),
)


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: f"{answer[0]} {len(answer)}")
@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_answer_is_a_workbook(answer: tuple[str, ...], language: str, tmp_path: Path) -> None:
    path = tmp_path / "answer.xlsx"
    done = run(*answer, "--language", language, "-o", str(path))

    assert done.returncode in (0, 1), done.stderr
    assert load_workbook(path).sheetnames[0] == {"en": "About", "fr": "À propos"}[language]


def test_without_its_package_nothing_is_done_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register = tmp_path / "register"
    shutil.copytree(EXAMPLE, register)
    for name in [name for name in sys.modules if name.startswith(("xlsxwriter", "tracker.writers._xlsx"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    before = {path.name: path.read_bytes() for path in register.iterdir() if path.is_file()}
    done = run("roll", str(register), "--period", "2023", "--id", "next", "-o", str(tmp_path / "next.xlsx"))

    assert "Excel needs XlsxWriter: pip install 'mandate-tracker[xlsx]'" in done.stderr
    assert done.returncode != 0
    assert {path.name: path.read_bytes() for path in register.iterdir() if path.is_file()} == before
