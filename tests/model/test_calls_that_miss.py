"""What is answered to a call that misses: it is refused at once, and told what to write."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import tracker
from tracker.errors import InvalidValueError, TrackerError, UnknownKeyError, UnknownRecordError
from tracker.files import load

PATH: Any = "examples/smuggling-of-migrants"
DAY = date(2022, 8, 1)
TITLE = tracker.InternationalString(en="A course")
EVENT: dict[str, Any] = {"id": "a", "kind": "training", "title": TITLE, "when": tracker.When("2021")}
MISSPELT: dict[str, Any] = {"contries": ["PK"]}

CALLS: dict[str, Callable[[Any], object]] = {
    "assess_all": lambda register: tracker.assess_all(register, "cop11"),
    "check": tracker.check,
    "compare": lambda register: tracker.compare(register, "events", "cop11", against="cop10"),
    "compare_all": lambda register: tracker.compare_all(register, ["events"], "cop11", against="cop10"),
    "compare_series": lambda register: tracker.compare_series(register, "events", ["2020", "2021"]),
    "due": lambda register: tracker.due(register, on=DAY),
    "follow_up": lambda register: tracker.follow_up(register, "cop11"),
    "measure": lambda register: tracker.measure(register, "events", "cop11"),
    "measure_all": lambda register: tracker.measure_all(register, ["events"], "cop11"),
    "publish": lambda register: tracker.publish(register, "cop11", id="a", on=DAY),
    "reconcile": lambda register: tracker.reconcile(register=register),
    "report": lambda register: tracker.report(register, "cop11"),
    "save": lambda register: tracker.save(register, "nowhere"),
    "verify": lambda register: tracker.verify(register, "a"),
}


@pytest.mark.parametrize("verb", CALLS)
def test_a_path_where_a_register_is_wanted_is_to_be_loaded(verb: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        CALLS[verb](PATH)
    said = f"{PATH!r} is a path and no register yet; write tracker.load({PATH!r})"

    assert str(caught.value) == said
    with pytest.raises(InvalidValueError, match="is a path and no register yet"):
        CALLS[verb](Path(PATH))


def test_what_is_no_register_is_refused() -> None:
    wrong: Any = 3
    with pytest.raises(InvalidValueError) as caught:
        tracker.check(wrong)

    assert str(caught.value) == "3 is no register; give what tracker.load returns"


@pytest.mark.parametrize("wrong", [3, None, tracker.Register(id="r", title=TITLE)])
def test_what_is_no_path_is_not_loaded(wrong: Any) -> None:  # noqa: ANN401  # anything but a path
    with pytest.raises(InvalidValueError) as caught:
        load(wrong)

    assert str(caught.value).endswith(" is no path; give the directory of a register, as in tracker.load('wells')")


def test_a_period_and_an_indicator_are_texts() -> None:
    register, year, third = tracker.Register(id="r", title=TITLE), 2021, 3
    with pytest.raises(InvalidValueError) as caught:
        tracker.measure(register, "events", year)  # type: ignore[arg-type]  # which is the mistake

    assert str(caught.value) == "2021 is no period; write it as text, as in '2021' or 'START..END'"
    with pytest.raises(InvalidValueError) as caught:
        tracker.measure(register, third, "2021")  # type: ignore[arg-type]  # likewise

    assert str(caught.value) == "3 is no indicator; give one, or its id as text"


def test_a_misspelt_field_is_answered_with_the_one_that_is_meant() -> None:
    said = "^AssistanceEvent has no field 'contries'; did you mean 'countries'\\?$"
    with pytest.raises(TypeError, match=said):
        tracker.AssistanceEvent(**EVENT, **MISSPELT)
    with pytest.raises(TypeError, match=said):
        evolve(tracker.AssistanceEvent(**EVENT), **MISSPELT)


def test_a_missing_field_is_named_as_python_names_it() -> None:
    with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'when'"):
        tracker.AssistanceEvent(**{name: value for name, value in EVENT.items() if name != "when"})


def test_a_table_of_a_register_refuses_a_key_by_an_error_with_a_name() -> None:
    """Who looks a key up in a mapping catches a `KeyError`; who asks the library catches its own."""
    register = tracker.Register(id="r", title=TITLE, records=[tracker.AssistanceEvent(**{**EVENT, "id": "wells"})])
    with pytest.raises(UnknownKeyError) as caught:
        register.events["wels"]

    assert str(caught.value) == "the register has no event 'wels'; did you mean 'wells'?"
    for kind in (TrackerError, UnknownRecordError, KeyError):
        assert isinstance(caught.value, kind)
