"""pytest makes a test of each diagnostic, and loads nothing of the library where nobody asks for it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import typed
from tracker.files import load

EXAMPLE = Path(__file__).parents[2] / "examples" / "programme-plan"
PLUGIN = "tracker.testing.plugin"
PASSAGE = """
[[period]]
id = "long-ago"
start = 1990-01-01
end = 1990-12-31

[[passage]]
id = "unsaid"
section = "introduction"
period = "long-ago"
text = "There were {change:events}."
state = "cleared"
"""
TEST = "def test_id(tracker_register):\n    assert tracker_register.id\n"


def run(directory: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "pytest", "-p", PLUGIN, "-p", "no:cacheprovider", "-rxs", *arguments]
    environment = {"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": ""}
    return subprocess.run(command, cwd=directory, capture_output=True, text=True, check=False, env=environment)


@pytest.fixture
def wells(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "wells")
    (tmp_path / "test_id.py").write_text(TEST)
    return tmp_path


def test_a_register_without_errors_passes(wells: Path) -> None:
    done = run(wells, "--tracker-register", "wells")

    assert done.returncode == 0, done.stdout
    assert re.search(r"2 passed", done.stdout)


def test_each_error_is_a_test_that_fails(wells: Path) -> None:
    observations = wells / "wells" / "observations.toml"
    observations.write_text(re.sub('period = "[^"]*"', 'period = "never"', observations.read_text(), count=1))
    done = run(wells, "--tracker-register", "wells")

    assert done.returncode == 1
    assert "1 failed, 2 passed" in done.stdout
    fault = r"^observations.toml:\d+ error TRK103 observation .* names unknown period 'never'"
    assert re.search(fault, done.stdout, re.MULTILINE)
    assert "1 passed" in run(wells, "--tracker-register", "wells", "-k", "test_id").stdout


def test_what_is_doubtful_is_expected_to_fail(wells: Path) -> None:
    with (wells / "wells" / "documents.toml").open("a") as file:
        file.write('\n[[document]]\nid = "draft"\ntitle = "A draft"\nsymbol = "not a symbol"\n')
    done = run(wells, "--tracker-register", "wells")

    assert done.returncode == 0, done.stdout
    assert "2 xfailed" in done.stdout
    assert "info TRK402 document 'draft' has symbol 'not a symbol'" in done.stdout


def test_what_a_passage_leaves_unsaid_is_found_as_on_the_command_line(wells: Path) -> None:
    with (wells / "wells" / "documents.toml").open("a") as file:
        file.write(PASSAGE)
    done = run(wells, "--tracker-register", "wells")
    printed = typed("check", str(wells / "wells"), "--select", "TRK612").stdout

    assert printed.count("TRK612") == 1
    assert printed.split(" (")[0] in done.stdout


def test_a_directory_that_is_no_register_is_one_test_that_fails(wells: Path) -> None:
    done = run(wells, "--tracker-register", "nowhere", "--deselect", "test_id.py")

    assert done.returncode == 1
    assert "1 failed" in done.stdout
    assert "Traceback" not in done.stdout


def test_without_the_option_nothing_is_added(wells: Path) -> None:
    done = run(wells)

    assert done.returncode == 0
    assert "1 skipped" in done.stdout
    assert "give the register by --tracker-register PATH" in done.stdout


def test_nothing_of_the_library_is_loaded_before_it_is_used() -> None:
    script = f"import sys, {PLUGIN}\nprint(sorted(each for each in sys.modules if each.split('.')[0] in ('tracker', 'attrs', 'hypothesis')))"  # noqa: E501  # one line of a script
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "['tracker', 'tracker.testing', 'tracker.testing.plugin']"


def test_an_installation_names_the_plugin() -> None:
    """Under the name of its module, so that ``-p`` names the same plugin."""
    text = (Path(__file__).parents[2] / "pyproject.toml").read_text()

    assert f'[project.entry-points.pytest11]\n"{PLUGIN}" = "{PLUGIN}"\n' in text


FAILING = """
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tracker.strategies import assistance_events, registers

@given(registers(records=[]), registers(records=st.lists(assistance_events(), max_size=1)))
@settings(max_examples=20, database=None, derandomize=True, phases=[Phase.generate, Phase.shrink])
def test_few(empty, register):
    assert not register.events
"""


def test_a_register_with_which_a_property_fails_can_be_pasted(tmp_path: Path) -> None:
    (tmp_path / "test_few.py").write_text(FAILING)
    shown = run(tmp_path).stdout
    files = re.findall(
        r"^-+ register with which it fails -+\n# register.toml\n(.*?)(?=^[-=]{5})", shown, re.DOTALL | re.MULTILINE
    )
    (tmp_path / "pasted").mkdir()
    for number, text in enumerate(files):
        (tmp_path / "pasted" / "register.toml").write_text(text)
        assert len(load(tmp_path / "pasted").events) == number

    assert len(files) == 2
    assert "E       # register.toml" not in shown
    assert "register=<Register: register: 1 event>" in shown


TWO_WAYS = """
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tracker.strategies import assistance_events, registers

@given(registers(records=st.lists(assistance_events(), max_size=1)))
@settings(max_examples=20, database=None, derandomize=True, phases=[Phase.generate, Phase.shrink])
def test_two_ways(register):
    if register.events:
        raise ValueError("one way")
    raise KeyError("another")
"""


def test_a_property_that_fails_in_two_ways_shows_both_registers(tmp_path: Path) -> None:
    (tmp_path / "test_two_ways.py").write_text(TWO_WAYS)

    assert len(re.findall("^# register.toml$", run(tmp_path).stdout, re.MULTILINE)) == 2
