"""The code of the guides passes the strictest type check, and the public names have the types that a user reads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from guides import GUIDES, File, steps

from tests.command_line import ROOT

PAGES = [page for page in GUIDES if any(isinstance(each, File) and each.name.endswith(".py") for each in steps(page))]

SURFACE = '''
"""What a user writes, and what each expression is."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, assert_type

import tracker
from tracker.values import Answers

register = tracker.load("wells")
assert_type(register, tracker.Register)
assert_type(tracker.check(register), Answers[tracker.Diagnostic])
figure = tracker.measure(register, "events", "2024")
assert_type(figure, tracker.Figure)
assert_type(figure.bounds, tracker.Bounds | None)
assert_type(tracker.measure_all(register, None, "2024"), Answers[tracker.Figure])
as_a_tuple: tuple[tracker.Figure, ...] = tracker.measure_all(register, None, "2024")
assert_type(tracker.compare(register, "events", "2024", against="2023"), tracker.Comparison)
assert_type(tracker.compare_series(register, "events", ["2023", "2024"]), tracker.Series)
assert_type(tracker.reconcile(register), Answers[tracker.Reconciliation])
assert_type(tracker.follow_up(register, "2024"), tracker.FollowUp)
document = tracker.report(register, "2024")
assert_type(document, tracker.Document)
assert_type(tracker.write(document, "report.md", language="en"), Path)
assert_type(tracker.as_json(figure), dict[str, Any])
assert_type(tracker.rows_of(figure), list[dict[str, str | int | Fraction | None]])
assert_type(tracker.columns_of(figure), dict[str, list[str | int | Fraction | None]])
assert_type(register.period("2024"), tracker.ReportingPeriod)
assert_type(list(register.events.values()), list[tracker.AssistanceEvent])
assert_type(tracker.Quantity.parse("~40").bounds(), tracker.Bounds)
assert_type(tracker.When("2021").earliest, date | None)
assert_type(tracker.InternationalString(en="A").best("fr"), str)
assert_type(tracker.Bounds(1, 2) + tracker.Bounds.exactly(1), tracker.Bounds)
title, when = tracker.InternationalString(en="A"), tracker.When("2024")
event = tracker.AssistanceEvent(id="a", kind="training", title=title, when=when, participants=tracker.Quantity(25))
assert_type(event.participants, tracker.Quantity | None)
assert_type(event.countries, frozenset[str])
'''
WRONG = """
import tracker

tracker.measure("wells", "events", "2024")
tracker.Bounds("one", 2)
tracker.mesure
"""


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is known of the library's types, worked out once."""
    return tmp_path_factory.mktemp("mypy")


def checked(directory: Path, cache: Path) -> tuple[int, str]:
    """Check the files of a directory as its author would, with the library as installed."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--config-file="]
    command += ["--follow-imports=silent", "--ignore-missing-imports"]  # the library is checked by itself
    files = sorted(str(path.relative_to(directory)) for path in directory.rglob("*.py"))
    environment = {**os.environ, "MYPYPATH": str(ROOT)}
    done = subprocess.run(
        [*command, "--cache-dir", str(cache), *files],
        cwd=directory,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_code_of_a_guide_is_typed(page: Path, tmp_path: Path, cache: Path) -> None:
    for step in steps(page):
        if isinstance(step, File):
            (tmp_path / step.name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / step.name).write_text(step.text, encoding="utf-8")

    assert checked(tmp_path, cache) == (0, "")


def test_the_public_names_have_their_types(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "surface.py").write_text(SURFACE, encoding="utf-8")

    assert checked(tmp_path, cache) == (0, "")


def test_what_is_wrong_is_found_while_it_is_typed(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "wrong.py").write_text(WRONG, encoding="utf-8")
    status, said = checked(tmp_path, cache)

    assert status == 1
    assert [line.split(":")[1] for line in said.splitlines() if ": error: " in line] == ["4", "5", "6"]
