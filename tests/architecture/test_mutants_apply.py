"""The mutants stay alive: every patch of `tests/mutants.py` still finds the text that it replaces."""

import ast
from collections import Counter

import pytest

from tests.mutants import MUTANTS, ROOT, Mutant, PatchError


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_patch_applies_exactly_once(mutant: Mutant) -> None:
    """And what it leaves is another program, and one that parses."""
    source = (ROOT / "tracker" / mutant.file).read_text(encoding="utf-8")
    changed = mutant.applied(source)

    assert ast.dump(ast.parse(changed)) != ast.dump(ast.parse(source))


def test_a_patch_that_finds_nothing_fails_loudly() -> None:
    lost = Mutant("lost", "none", "quantities", "values/_bounds.py", "no such text", "")

    with pytest.raises(PatchError, match="'lost': the text to replace is 0 times"):
        lost.applied((ROOT / "tracker" / lost.file).read_text(encoding="utf-8"))


def test_mutants_are_told_apart_by_name() -> None:
    assert max(Counter(mutant.name for mutant in MUTANTS).values()) == 1


@pytest.mark.parametrize("law", sorted({mutant.law for mutant in MUTANTS}))
def test_the_laws_that_guard_are_there(law: str) -> None:
    assert (ROOT / "tests" / "laws" / f"test_{law}.py").is_file()
