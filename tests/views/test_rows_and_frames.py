"""Every answer shows itself: one line, a part of a page, rows, and a frame where a library of frames is installed."""

import sys
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path

import pytest

import tracker
from tracker.errors import InvalidValueError, MissingExtraError
from tracker.followup import activity_of_all
from tracker.values import Answers
from tracker.values._answer import Answer
from tracker.views import columns_of, frame_of, rows_of

sys.path.insert(0, str(Path(__file__).parents[1] / "docs"))

from _answers import answers

LIBRARIES = [name for name in ("pandas", "polars") if find_spec(name) is not None]


NAMES = ["states-assisted", "atlantic-route-deaths-share"]


def every_answer() -> Iterator[tuple[str, Answer]]:
    for name, (answer, _) in answers().items():
        if isinstance(answer, Answer):
            yield name, answer


def test_the_answers_of_verbs_are_answers() -> None:
    assert {"Figure", "Comparison", "Series", "Attainment", "Reconciliation", "FollowUp", "Restatement"} <= {
        name for name, _ in every_answer()
    }


@pytest.mark.parametrize("name", [name for name, _ in every_answer()])
def test_an_answer_shows_itself(name: str) -> None:
    answer = dict(every_answer())[name]

    if name != "Record":  # a record is what it says, field by field
        assert repr(answer).startswith(f"<{name}: ")
        assert "\n" not in repr(answer)
    assert "<" in answer._repr_html_()
    rows = answer.rows()
    assert rows == rows_of(answer)
    assert all(list(row) == list(columns_of(answer)) for row in rows)


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("name", [name for name, _ in every_answer()])
def test_an_answer_becomes_a_frame(name: str, library: str) -> None:
    answer = dict(every_answer())[name]
    frame = answer.frame(library=library)

    assert type(frame).__module__.startswith(library)
    assert not answer.rows() or list(frame.columns) == list(columns_of(answer))
    assert len(frame) == len(answer.rows())


def test_rows_of_several_answers() -> None:
    register = tracker.load("examples/smuggling-of-migrants")
    figures = tracker.measure_all(
        register, ["states-assisted", "atlantic-route-deaths-share"], "cop11", basis="claimed"
    )
    rows = rows_of(figures, "fr", register=register)

    assert len(rows) == len(figures)
    assert {row["chiffre, borne inférieure"] for row in rows} == {31, Fraction(1, 20)}


def test_what_a_verb_returns_shows_itself() -> None:
    register = tracker.load("examples/smuggling-of-migrants")
    several = {
        "measure": tracker.measure_all(register, NAMES, "cop11"),
        "compare": tracker.compare_all(register, NAMES, "cop11", against="cop10"),
        "check": tracker.check(register),
        "reconcile": tracker.reconcile(register),
        "due": tracker.due(register, date(2022, 7, 31)),
        "mandates": activity_of_all(register, "cop11"),
    }

    for name, found in several.items():
        assert isinstance(found, Answers), name
        assert found == tuple(found)
        assert "<div" in str(found._repr_html_())
        assert found.rows() == rows_of(found)


def test_where_there_is_no_answer_there_is_nothing_to_show() -> None:
    register = tracker.load("examples/smuggling-of-migrants")
    none = tracker.measure_all(register, [], "cop11")

    assert (none, none._repr_html_(), none.rows(), repr(none)) == ((), None, [], "()")


@pytest.mark.skipif(not LIBRARIES, reason="neither pandas nor polars is installed")
def test_a_fraction_is_a_decimal_in_a_frame() -> None:
    register = tracker.load("examples/smuggling-of-migrants")
    frame = tracker.measure(register, "atlantic-route-deaths-share", "cop11").frame()

    assert list(frame["figure, lower bound"]) == [0.05]


def test_a_library_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    figure = tracker.measure(tracker.load("examples/smuggling-of-migrants"), "events", "cop11")
    monkeypatch.setitem(sys.modules, "polars", None)

    with pytest.raises(MissingExtraError, match="a frame needs polars: pip install polars"):
        frame_of(figure, library="polars")
    with pytest.raises(InvalidValueError, match=r"there is no library of frames 'polar'; did you mean 'polars'\?"):
        frame_of(figure, library="polar")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("mesure", "; did you mean 'measure'?"),
        ("Periods", ""),
        ("raport", "; did you mean 'report'?"),
        ("comparision", "; did you mean 'Comparison'?"),
        ("_mesure", ""),
        ("zzz", ""),
    ],
)
def test_a_misspelt_name_is_answered_with_the_nearest(name: str, hint: str) -> None:
    with pytest.raises(AttributeError) as caught:
        getattr(tracker, name)
    if hint:
        assert str(caught.value) == f"module 'tracker' has no attribute {name!r}{hint}"
    else:
        assert "has no attribute" in str(caught.value)
    assert not hasattr(tracker, name)
