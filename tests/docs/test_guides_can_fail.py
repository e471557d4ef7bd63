"""The laws that the guides teach are laws: each fails where what it is about is broken, and the mutants show it."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from attrs import frozen
from guides import DOCS, Command, File, _python, steps

from tests.command_line import Done

GUIDE = DOCS / "how-to" / "test-your-register.md"


@frozen
class Mutant:
    """
    Something broken.

    Attributes:
        law: The test that is to fail.

        file: The file that the guide has its reader write, or ``conftest.py`` for a library that is broken.

        before: What stands in it; empty for a file that is added.

        after: What stands there instead.
    """

    law: str
    file: str
    before: str
    after: str


_QUICK = """\
from hypothesis import Phase, settings
settings.register_profile("quick", phases=[Phase.generate], derandomize=False, database=None)
settings.load_profile("quick")
"""
"""What fails is not made small: that takes most of the time."""

_SHORT = """\
import tracker
from tracker import indicators
whole = tracker.measure

def measure(register, indicator, period, **options):
    span = register.period(period) if isinstance(period, str) else period
    if span.days > 200:
        span = tracker.ReportingPeriod(span.start, span.start)
    return whole(register, indicator, span, **options)

tracker.measure = indicators.measure = measure
"""
_NARROW = """\
from attrs import evolve
from tracker.values import Bounds
from tracker.testing import _assertions
honest = _assertions.measure

def measure(register, indicator, period, **options):
    figure = honest(register, indicator, period, **options)
    if options or figure.bounds is None or figure.bounds.upper is not None:
        return figure
    return evolve(figure, bounds=Bounds.exactly(figure.bounds.lower))

_assertions.measure = measure
"""
_FORGETFUL = """\
from tracker.model import Register
Register.as_of = lambda self, *, published=None, recorded=None: self
"""
MUTANTS = (
    Mutant("test_wells.py::test_every_event_cites_a_paragraph", "wells/events.toml", ', paragraph = "4" }', " }"),
    Mutant("test_wells.py::test_what_was_published_stays", "wells/events.toml", '["BO", "PE"]', '["BO", "CL", "PE"]'),
    Mutant(
        "test_wells.py::test_figures_hold_the_truth",
        "wells/events.toml",
        'id = "regional-course"',
        'id = "upkeep-course"',
    ),
    Mutant("test_wells.py::test_figures_hold_the_truth", "conftest.py", "", _NARROW),
    Mutant("test_shares.py", "shares.py", "every.upper - (women.lower or 0)", "every.upper - (women.upper or 0)"),
    Mutant("test_shares.py", "shares.py", "(every.lower or 0) - women.upper", "every.lower or 0"),
    Mutant("test_laws.py", "conftest.py", "", _SHORT),
    Mutant("test_years.py", "conftest.py", "", _FORGETFUL),
    Mutant("test_years.py", "test_years.py", "<= len(self.register.events)", "<= 1"),
)


def written(directory: Path) -> Mapping[str, str]:
    """Write what the guide has its reader write, without typing its commands."""
    files = {step.name: step.text for step in steps(GUIDE) if isinstance(step, File)}
    for name, text in files.items():
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (directory / name).write_text(text, encoding="utf-8")
    return files


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda each: f"{each.law}-{each.file}")
def test_each_law_of_the_guide_can_fail(mutant: Mutant, tmp_path: Path) -> None:
    files = written(tmp_path)
    (tmp_path / "conftest.py").write_text(_QUICK, encoding="utf-8")
    text = files.get(mutant.file, _QUICK)
    assert mutant.before in text, "the guide has changed; change the mutant with it"
    (tmp_path / mutant.file).write_text(
        text.replace(mutant.before, mutant.after, 1) if mutant.before else text + mutant.after, encoding="utf-8"
    )

    # A law meets a flaw by what it draws; one run of three may miss it, but no law that can fail misses it in all.
    runs = (_run(mutant.law, tmp_path, seed) for seed in range(3))

    assert any(done.returncode == 1 for done in runs)


def _run(law: str, directory: Path, seed: int) -> Done:
    return _python(["-m", "pytest", "-q", "-p", "no:cacheprovider", f"--hypothesis-seed={seed}", law], directory)


def test_every_law_of_the_guide_has_a_mutant() -> None:
    typed = {word for step in steps(GUIDE) if isinstance(step, Command) for word in step.line.split()}
    tests = {word for word in typed if word.startswith("test_")}

    assert tests == {mutant.law.partition("::")[0] for mutant in MUTANTS}
