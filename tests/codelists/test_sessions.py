"""Sessions of organs open when the record shows that they did."""

from itertools import pairwise

import pytest

from tracker.codelists import organs
from tracker.codelists._organs import session, session_on
from tracker.errors import UnknownCodeError
from tracker.values import When

ORGANS = [code for code in organs() if session_on(code, 2020) or session_on(code, 2021)]
HELD = [
    # The day on which each opened, or the month, as documents of the organs give it.
    ("GA", 1, "1946-01-10"), ("GA", 2, "1947-09-16"), ("GA", 19, "1964-12-01"), ("GA", 62, "2007-09-18"),
    ("GA", 75, "2020-09-15"), ("GA", 76, "2021-09-14"), ("GA", 80, "2025-09-09"),
    ("HRC", 1, "2006-06-19"), ("HRC", 28, "2015-03-02"), ("HRC", 43, "2020-02-24"), ("HRC", 44, "2020-06-30"),
    ("HRC", 45, "2020-09-14"), ("HRC", 48, "2021-09-13"), ("HRC", 52, "2023-02-27"), ("HRC", 53, "2023-06-19"),
    ("HRC", 54, "2023-09-11"),
    ("COP-UNTOC", 1, "2004-06-28"), ("COP-UNTOC", 10, "2020-10-12"), ("COP-UNTOC", 11, "2022-10-17"),
    ("CCPCJ", 30, "2021-05-17"), ("CCPCJ", 31, "2022-05-16"), ("COSP-UNCAC", 9, "2021-12-13"),
    ("CND", 65, "2022-03-14"), ("CRIME-CONGRESS", 13, "2015-04-12"), ("CRIME-CONGRESS", 14, "2021-03-07"),
]  # fmt: skip


@pytest.mark.parametrize(("organ", "number", "opened"), HELD)
def test_the_rule_gives_the_months_in_which_a_session_opened(organ: str, number: int, opened: str) -> None:
    found = session(organ, number)

    assert found is not None
    assert found.opens.window.holds(When(opened).window.first)


@pytest.mark.parametrize("organ", ORGANS)
def test_sessions_open_one_after_another(organ: str) -> None:
    found = [each for number in range(1, 130) if (each := session(organ, number)) is not None]

    assert len(found) > 10
    assert all(one.opens.window.last < other.opens.window.first for one, other in pairwise(found))


@pytest.mark.parametrize("organ", ORGANS)
def test_the_sessions_of_a_year_are_those_that_open_in_it(organ: str) -> None:
    every = [each for number in range(1, 400) if (each := session(organ, number)) is not None]

    for year in range(1945, 2060):
        assert list(session_on(organ, year)) == [each for each in every if each.opens.window.first.year == year]


def test_what_the_table_does_not_tell_is_not_guessed() -> None:
    assert session("SC", 1) is None
    assert session_on("SC", 2021) == ()
    assert session("CND", 5) is None
    assert session("CRIME-CONGRESS", 16) is None
    assert session("GA", 0) is None
    assert session("GA", 99_999) is None
    with pytest.raises(UnknownCodeError, match="'GAA' is not in code list 'organs'; did you mean 'GA'"):
        session("GAA", 1)
