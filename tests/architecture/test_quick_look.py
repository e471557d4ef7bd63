"""``pytest -m quick`` looks into every room, and what it leaves out is there."""

import re
from pathlib import Path

import pytest

from tests.conftest import SLOW

ROOT = Path(__file__).parents[2]
ROOMS = sorted(path.name for path in (ROOT / "tests").iterdir() if (ROOT / "tracker" / path.name).is_dir())
"""The folders of tests that bear the name of a room of the house."""


@pytest.mark.parametrize("name", SLOW)
def test_what_is_slow_is_there(name: str) -> None:
    path, _, test = name.partition("::")
    found = ROOT / path

    assert found.exists()
    assert not test or re.search(rf"^def {test}\(", found.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_keeps_tests_that_are_quick(room: str) -> None:
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests" / room).glob("test_*.py")}

    assert f"tests/{room}" not in SLOW
    assert files - set(SLOW)
