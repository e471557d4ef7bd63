"""The examples in docstrings run, and print what they show."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

import tracker

MODULES = [each.name for each in walk_packages(tracker.__path__, "tracker.") if not each.name.endswith("__main__")]
OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    failed, _ = doctest.testmod(import_module(name), optionflags=OPTIONS)

    assert not failed, capsys.readouterr().out


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    examples = [test for name in MODULES for test in finder.find(import_module(name)) if test.examples]

    assert len(examples) > 100
