"""Each record, value and answer is drawn by its type."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tracker
from tracker import model, strategies, values
from tracker.documents import Document
from tracker.model import RECORD_TYPES, Record
from tracker.strategies._by_type import _NAMES
from tracker.values._answer import Answer
from tracker.views import as_json
from tracker.views._view import _VIEWS


def below(cls: type) -> Iterator[type]:
    each: type
    for each in cls.__subclasses__():
        yield each
        yield from below(each)


def answers() -> list[type]:
    """List the classes of all answers, wherever in the house they stand."""
    for module in walk_packages(tracker.__path__, "tracker."):
        if not module.name.endswith("__main__") and ".data" not in module.name:
            import_module(module.name)
    ours = {each for each in below(Answer) if each is not Record and each.__module__.startswith("tracker.")}
    return sorted(ours, key=lambda each: each.__name__)


def public(package: object) -> list[type]:
    """List the classes that a package exports and that are made of fields, other than those of which others are."""
    named = (getattr(package, name) for name in package.__all__)  # type: ignore[attr-defined]  # every package has it
    return [each for each in named if isinstance(each, type) and attrs.has(each) and each is not Record]


ANSWERS = answers()
DRAWN = sorted({*ANSWERS, *public(values), *public(model)}, key=lambda each: each.__name__)
FEW = settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])


def test_each_record_value_and_answer_has_a_strategy() -> None:
    assert [cls.__name__ for cls in DRAWN if cls not in _NAMES] == []


def test_each_kind_of_answer_that_has_a_view_is_drawn() -> None:
    drawn = {each.__name__ for cls in _NAMES for each in cls.__mro__}

    assert sorted(set(_VIEWS) - drawn) == []


def test_each_strategy_is_exported() -> None:
    assert set(_NAMES.values()) <= set(strategies.__all__)


@pytest.mark.parametrize("cls", DRAWN)
def test_a_type_draws_its_own(cls: type) -> None:
    @given(st.from_type(cls))
    @FEW
    def law(drawn: object) -> None:
        assert isinstance(drawn, cls)
        assert "\n" not in repr(drawn) or not repr(drawn).startswith("<")

    law()


@given(st.from_type(Record))
def test_any_record_is_drawn(record: Record) -> None:
    assert type(record) in RECORD_TYPES


SHOWN = [cls for cls in ANSWERS if cls is not Document and cls.__module__.partition(".")[2][:5] != "model"]


@given(st.one_of(*map(st.from_type, SHOWN)))
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_each_is_shown_as_json(answer: object) -> None:
    assert as_json(answer)
