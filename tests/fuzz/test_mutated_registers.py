"""Some hundreds of mutated registers, a few commands of each; ``python -m tests.fuzz`` asks everything of thousands."""

from pathlib import Path

import pytest

from tests.fuzz.asking import findings_of
from tests.fuzz.mutations import TABLES, write_register
from tracker.files import load

SHARE = 50


def test_what_is_mutated_is_a_register(tmp_path: Path) -> None:
    write_register(tmp_path / "r", TABLES)

    assert {record.table for record in load(tmp_path / "r").records} == TABLES.keys()


@pytest.mark.parametrize("first", range(0, 400, SHARE))
def test_no_command_fails_without_a_sentence(first: int) -> None:
    found = [each for number in range(first, first + SHARE) for each in findings_of(number, commands=3, further=1)]

    assert found == []
