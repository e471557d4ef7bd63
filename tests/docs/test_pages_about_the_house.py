"""The pages for those who work on the house name what is there, and show it as it is."""

import re
from importlib import import_module

import pytest
from _decisions_page import DECISIONS, decisions_page
from _decisions_page import PAGE as INDEX
from _floors_picture import PICTURE, ROOMS, floors_picture
from guides import DOCS

PACKAGE = DOCS.parent / "tracker"
CODE_MAP = (DOCS / "code-map.md").read_text(encoding="utf-8")
NAMES = (DOCS / "names.md").read_text(encoding="utf-8").partition("## Which word for what")[0]
README = (DOCS.parent / "README.md").read_text(encoding="utf-8")


def test_the_picture_shows_the_floors_that_are_tested() -> None:
    assert PICTURE.read_text(encoding="utf-8") == floors_picture(), "run python -m tests.freshness --write"


def test_the_table_has_each_room_on_its_floor() -> None:
    rows = re.findall(r"^\| (\d+) \| (.+?) \|", CODE_MAP, re.MULTILINE)

    assert [(int(floor), tuple(sorted(re.findall(r"`(\w+)`", rooms)))) for floor, rooms in rows] == list(ROOMS.items())


@pytest.mark.skipif(not PACKAGE.is_dir(), reason="the tree of the library is not beside its tests")
def test_the_code_map_names_files_that_are_there() -> None:
    """So whoever moves a file moves its place on the map."""
    named = set(re.findall(r"`(\w+/(?:\w+/)*[\w.]+\.(?:py|toml|po))`", CODE_MAP))

    assert named
    assert [name for name in sorted(named) if not any((root / name).exists() for root in (PACKAGE, DOCS.parent))] == []


def test_the_index_of_decisions_is_fresh() -> None:
    assert INDEX.read_text(encoding="utf-8") == decisions_page(), "run python -m tests.freshness --write"


def test_the_index_names_every_decision() -> None:
    page = decisions_page()

    assert [path.name for path in DECISIONS.glob("0*.md") if f"]({path.name})" not in page] == []


@pytest.mark.parametrize("name", re.findall(r"^\|[^|`]*`([A-Z]\w+|tracker\.[\w.]+)`", NAMES, re.MULTILINE))
def test_a_name_of_the_house_is_there(name: str) -> None:
    package, _, last = (name if "." in name else f"tracker.model.{name}").rpartition(".")

    assert last in vars(import_module(package))["__all__"]


def test_the_readme_promises_two_commands_that_begin_with_a_virtual_environment() -> None:
    """Both can be copied into a shell as they are: one to write a report, one to run the tests."""
    commands = re.findall(r"^python3 -m venv \.venv && (.+)$", README, re.MULTILINE)

    assert len(commands) == 2
    assert "tracker report examples/smuggling-of-migrants" in commands[0]
    assert commands[1].endswith(".venv/bin/python -m pytest")
