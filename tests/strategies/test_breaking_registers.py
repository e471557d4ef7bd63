"""For each check there are registers that it finds fault with, and no other check calls wrong."""

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from tracker import check
from tracker.checks import Severity, code_of
from tracker.errors import InvalidValueError, UnknownCodeError
from tracker.model import Register
from tracker.reports import EVERY_CHECK
from tracker.strategies import registers
from tracker.strategies._faults import MAKERS

FIRST = settings(max_examples=1, database=None, phases=[Phase.generate])


def test_every_check_can_be_broken() -> None:
    assert sorted(MAKERS) == sorted(code_of(each) for each in EVERY_CHECK)


@pytest.mark.parametrize("code", MAKERS)
def test_a_register_breaks_the_check_that_is_asked_for_and_no_other(code: str) -> None:
    @given(registers(breaking=code))
    @settings(max_examples=15)
    def law(register: Register) -> None:
        found = check(register, limit=None)

        assert any(each.code == code for each in found)
        assert {each.code for each in found if each.severity is Severity.ERROR} <= {code}

    law()


@pytest.mark.parametrize("code", ["TRK102", "TRK301", "TRK611"])
def test_they_shrink_to_what_breaks_it(code: str) -> None:
    seek = settings(max_examples=50, database=None, derandomize=True)
    smallest = find(registers(breaking=code), lambda _: True, settings=seek)

    assert all("faulty" in record.key for record in smallest.records)


def test_a_code_of_no_check_is_refused() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        find(registers(breaking="TRK620"), lambda _: True, settings=FIRST)
    assert str(caught.value) == "'TRK620' is not in code list 'checks'; did you mean 'TRK612'?"


def test_the_code_of_faults_is_that_of_no_register() -> None:
    with pytest.raises(InvalidValueError) as caught:
        find(registers(breaking="TRK000"), lambda _: True, settings=FIRST)
    assert str(caught.value) == (
        "TRK000 says that files are no register, so that no register breaks it; write such files and load them"
    )


@given(st.sampled_from(sorted(MAKERS)).flatmap(lambda code: registers(breaking=code)))
@settings(max_examples=30)
def test_they_keep_the_references_of_what_they_are_made_from(register: Register) -> None:
    """What was wrong before is left out, and nothing that is left names it."""
    for each in check(register, select=["TRK101", "TRK102", "TRK103"]):
        assert "faulty" in (each.record or "")
