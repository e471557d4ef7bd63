"""The JSON of every answer is what its schema says: no key more, no key less, and no text beyond the codes."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from _answers import answers, views
from _docstrings import attributes_of
from _json_schemas import answer_class, classes_in, schema_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tracker.checks import check
from tracker.claims import reconcile
from tracker.comparison import compare_all, compare_registers, compare_series_all
from tracker.errors import TrackerError
from tracker.followup import activity_of_all, compare_follow_ups, due, follow_up
from tracker.indicators import measure_all
from tracker.model import Register
from tracker.strategies import periods, registers
from tracker.strategies._by_type import _NAMES
from tracker.views import as_json
from tracker.views._differences import DifferenceAnswer
from tracker.views._json import dump
from tracker.views._view import _VIEWS

VIEWS = views()
VALIDATORS = {name: Draft202012Validator(schema_of(name, view)) for name, view in VIEWS.items()}


def faults(name: str, found: dict[str, Any]) -> list[str]:
    every = VALIDATORS[name].iter_errors(found)
    return [f"{list(part.absolute_path)}: {part.message}" for each in every for part in (each, *(each.context or ()))]


def test_every_kind_of_answer_has_an_example() -> None:
    assert set(_VIEWS) <= set(VIEWS)
    assert set(VIEWS) <= set(answers())


@pytest.mark.parametrize("name", VIEWS)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(schema_of(name, VIEWS[name]))


@pytest.mark.parametrize("name", VIEWS)
def test_every_key_is_described_and_no_other(name: str) -> None:
    for cls in classes_in(answer_class(VIEWS[name])):
        assert set(attributes_of(cls)) == {*cls.__required_keys__, *cls.__optional_keys__}  # type: ignore[attr-defined]  # every TypedDict has them


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", VIEWS)
def test_the_examples_meet_their_schemas(name: str, language: str) -> None:
    """With the register that names the records, and without it; one, and several of a kind."""
    answer, register = answers()[name]
    for known in (register, None):
        found = as_json(answer, language, register=known)
        assert next(iter(found)) == "output"
        assert faults(name, found) == []
        assert dump(found)
        if VIEWS[name].name != "answers":
            assert faults(name, as_json([answer, answer], language, register=known)) == []


@pytest.mark.parametrize("name", VIEWS)
def test_a_key_that_nobody_described_is_refused(name: str) -> None:
    answer, register = answers()[name]
    found = as_json(answer, register=register)

    assert faults(name, {**found, "undescribed": 1}) != []
    for key in found:
        if key in answer_class(VIEWS[name]).__required_keys__:  # type: ignore[attr-defined]  # every TypedDict has them
            assert faults(name, {other: value for other, value in found.items() if other != key}) != []


@settings(max_examples=25)
@given(register=registers(), data=st.data())
def test_answers_of_any_register_meet_their_schemas(register: Register, data: st.DataObject) -> None:
    earlier, later = data.draw(
        st.tuples(periods(), periods()).map(lambda pair: sorted(pair, key=lambda each: each.end))
    )
    for name, answer in _answers(register, str(earlier), str(later)):
        assert faults(name, as_json([answer])) == [], name


def _answers(register: Register, earlier: str, later: str) -> Iterator[tuple[str, object]]:
    yield "Register", register
    yield from (("Record", each) for each in register.current)
    yield from (("Diagnostic", each) for each in check(register))
    yield from (("Figure", each) for each in measure_all(register, None, later))
    yield from (("Reconciliation", each) for each in reconcile(register))
    yield from (("DueItem", each) for each in due(register, date(2022, 1, 1)))
    yield from (("MandateActivity", each) for each in activity_of_all(register, later))
    before = register.as_of(recorded=date(2021, 1, 1))
    yield "RegisterDifference", compare_registers(register, against=before)
    moved = compare_follow_ups(register, against=before)
    yield "DifferenceAnswer", DifferenceAnswer(compare_registers(register, against=before), moved)
    yield "FollowUp", follow_up(register, later)
    try:
        compared = compare_all(register, None, later, against=earlier)
        series = compare_series_all(register, None, [earlier, later])
    except TrackerError:  # the pair is the wrong way round, or the same
        return
    yield from (("Comparison", each) for each in compared)
    yield from (("Series", each) for each in series)


DRAWN = [cls for cls in _NAMES if cls.__name__ in VALIDATORS]


@pytest.mark.parametrize("cls", DRAWN)
def test_what_is_drawn_meets_its_schema(cls: type) -> None:
    @given(st.from_type(cls))
    @settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
    def law(answer: object) -> None:
        assert faults(cls.__name__, as_json(answer)) == []

    law()
