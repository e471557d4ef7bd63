"""One spelling for what readers cannot tell apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.values import InternationalString
from tracker.values._spelling import looks_of, one_spelling, same_looks

SPELLINGS = [
    ("the State’s duty", "the State's duty", " the State‘s  duty\u00a0"),
    ("« les États »", "“les États”", '"les E\u0301tats"'),
    ("l’Office\n", "l'Office", "lʼOffice"),
]


@pytest.mark.parametrize("same", SPELLINGS)
def test_what_looks_the_same_is_spelled_in_one_way(same: tuple[str, ...]) -> None:
    assert len({one_spelling(each) for each in same}) == 1


def test_what_differs_stays_apart() -> None:
    assert len({one_spelling(each) for each in ("States", "states", "State", "State's", "State-s", "")}) == 6


@given(st.text())
def test_it_is_spelled_once_for_all(text: str) -> None:
    assert one_spelling(one_spelling(text)) == one_spelling(text)


@given(st.text())
def test_blanks_at_the_ends_do_not_count(text: str) -> None:
    assert one_spelling(f" {text}\u00a0\n") == one_spelling(text)


def test_texts_are_told_apart_language_by_language() -> None:
    one, other = InternationalString(en="State’s"), InternationalString(en="State's ")

    assert same_looks(one, other)
    assert not same_looks(one, InternationalString(fr="State’s"))
    assert not same_looks(one, None)
    assert looks_of(None) is None
