"""Importing stays cheap: heavy libraries load when they are first used."""

import subprocess
import sys

import pytest

HEAVY = {
    "babel",
    "cattrs",
    "click",
    "dateutil",
    "docx",
    "hypothesis",
    "icalendar",
    "jinja2",
    "lxml",
    "numpy",
    "openpyxl",
    "pyarrow",
    "pytest",
    "rich",
    "typst",
    "xlsxwriter",
}


ENGLISH = (
    "from tracker.documents import Counted, Paragraph; from tracker.errors import Sentence;"
    "from tracker.writers import plain_text, to_text"
)
HELP = (
    "import os; os.environ.pop('TRACKER_LANGUAGE', None);"  # whose value is looked up among all languages
    "from tracker.cli import cli; cli(['--help'], standalone_mode=False)"
)


def loaded_by(statement: str) -> set[str]:
    code = f"{statement}; import sys; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_importing_the_library_loads_nothing_heavy() -> None:
    assert loaded_by("import tracker") & HEAVY == set()


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("import tracker; tracker.load", {"babel", "click", "hypothesis", "jinja2", "pytest", "rich"}),
        ("import tracker; tracker.check", {"babel", "cattrs", "click", "hypothesis", "jinja2", "rich"}),
        ("import tracker; tracker.compare", {"babel", "cattrs", "click", "hypothesis", "jinja2", "rich"}),
        ("import tracker.cli", HEAVY - {"click"}),
        (HELP, HEAVY - {"click"} | {"attr", "decimal", "difflib", "tomllib"}),
        ("import tracker.writers", HEAVY | {"markupsafe"}),
        ("from tracker.writers import WRITERS, render, write", HEAVY - {"dateutil"} | {"markupsafe"}),
        (f"{ENGLISH}; plain_text(Sentence('{{a}} is wrong', a=1), 'en')", {"babel", "jinja2", "markupsafe"}),
        (f"{ENGLISH}; to_text([Paragraph(text=Counted(4000, 'days'))], 'en')", {"babel", "jinja2", "markupsafe"}),
    ],
)
def test_a_verb_loads_only_what_it_needs(statement: str, absent: set[str]) -> None:
    assert loaded_by(statement) & absent == set()


def test_every_public_name_is_there() -> None:
    code = "import tracker; print(all(hasattr(tracker, name) for name in tracker.__all__), len(tracker.__all__))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.split()[0] == "True"


def test_an_unknown_name_is_an_attribute_error() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "import tracker; tracker.mesure"], capture_output=True, text=True, check=False
    )

    assert "AttributeError: module 'tracker' has no attribute 'mesure'" in run.stderr
