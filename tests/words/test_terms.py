"""Each enumeration that a reader meets is worded, once and wholly; each that none meets says why."""

from enum import StrEnum
from importlib import import_module
from pkgutil import iter_modules

import pytest

from tracker.values import READINGS
from tracker.words._terms import NOT_WORDED, TERMS

ANSWERS = ("indicators", "comparison", "claims", "followup", "reading")
"""The packages whose answers readers see."""

OF_RECORDS = {"IndicatorKind", "RevisionReason", "Aspect"}
"""Enumerations of records that answers bear."""


def enumerations() -> dict[str, type[StrEnum]]:
    packages = [f"tracker.{name}" for name in (*ANSWERS, "model")]
    modules = [
        import_module(f"{each}.{found.name}")
        for each in packages
        for found in iter_modules(import_module(each).__path__)
    ]
    return {
        name: value
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, type) and issubclass(value, StrEnum) and value.__module__ == module.__name__
    }


EVERY = enumerations()


@pytest.mark.parametrize("name", sorted(set(TERMS) & set(EVERY)))
def test_every_member_has_a_word_and_no_word_is_of_nobody(name: str) -> None:
    assert set(TERMS[name]) == {member.value for member in EVERY[name]}


@pytest.mark.parametrize(
    "name", sorted(name for name, each in EVERY.items() if each.__module__.split(".")[1] in ANSWERS)
)
def test_every_enumeration_of_answers_is_worded_or_says_why_not(name: str) -> None:
    assert name in TERMS or name in NOT_WORDED


def test_nothing_is_worded_that_does_not_exist() -> None:
    assert set(TERMS) - set(EVERY) == {"Reading", "Row", "Severity"}
    assert set(TERMS["Reading"]) == {reading.name for reading in READINGS}
    assert set(TERMS) >= OF_RECORDS
    assert set(NOT_WORDED) <= set(EVERY)


def test_two_members_of_one_enumeration_never_read_alike() -> None:
    for name, terms in TERMS.items():
        assert len({term.full for term in terms.values()}) == len(terms), name
        assert len({term.brief for term in terms.values()}) == len(terms), name
