"""Answers are drawn by their types."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.strategies._by_type import _NAMES
from tracker.values._answer import Answer
from tracker.views import as_json

ANSWERS = [cls for cls in _NAMES if issubclass(cls, Answer)]


@pytest.mark.parametrize("cls", ANSWERS)
def test_a_type_draws_its_answers(cls: type) -> None:
    @given(st.from_type(cls))
    @settings(max_examples=10)
    def law(answer: object) -> None:
        assert isinstance(answer, cls)
        assert "\n" not in repr(answer) or not repr(answer).startswith("<")

    law()


def test_answers_of_each_verb_are_drawn() -> None:
    names = {cls.__name__ for cls in ANSWERS}

    assert names >= {"Figure", "Comparison", "Series", "Diagnostic", "Reconciliation", "FollowUp", "RegisterDifference"}


@given(st.one_of(*(st.from_type(cls) for cls in ANSWERS if cls.__module__.partition(".")[2][:5] != "model")))
@settings(max_examples=20)
def test_each_is_shown_as_json(answer: object) -> None:
    assert as_json(answer)
