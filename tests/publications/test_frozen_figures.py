"""A publication freezes figures as values: what is frozen of a figure is what is measured again, whatever its words."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.files import load
from tracker.indicators import measure_all
from tracker.model import Register
from tracker.publications._difference_words import moved_figure
from tracker.publications._differences import Kind
from tracker.publications._figures import as_frozen, figures_as_json, read_figures
from tracker.strategies import periods, registers
from tracker.writers import plain_text

EXAMPLES = Path(__file__).parents[2] / "examples"
FIGURES = figures_as_json(measure_all(load(EXAMPLES / "smuggling-of-migrants"), None, "cop11"), "en")


def content(figures: object) -> bytes:
    return json.dumps({"figures": figures}).encode()


@settings(max_examples=30)
@given(register=registers(), data=st.data())
def test_what_is_frozen_is_what_is_measured(register: Register, data: st.DataObject) -> None:
    """In whatever language it was frozen."""
    found = measure_all(register, None, data.draw(periods()))

    for language in ("en", "fr"):
        assert read_figures(content(figures_as_json(found, language))) == as_frozen(found)


def test_a_key_of_a_later_version_makes_no_difference() -> None:
    later = [{**figure, "colour": "blue"} for figure in FIGURES]

    assert read_figures(content(later)) == read_figures(content(FIGURES))


@pytest.mark.parametrize("key", ["basis", "by", "bounds", "missing", "records", "vintage"])
def test_what_is_no_figure_is_refused(key: str) -> None:
    lacking = {name: value for name, value in FIGURES[0].items() if name != key}

    for wrong in ([lacking], [{**FIGURES[0], key: 7}], 7, [7]):
        with pytest.raises(ValueError):  # noqa: PT011  # whatever is wrong with it
            read_figures(content(wrong))


def test_shares_that_differ_by_little_are_told_apart() -> None:
    ends = ["1/3", "333334/1000000"]
    figures = [{**FIGURES[0], "missing": None, "bounds": {"lower": end, "upper": end, "wording": ""}} for end in ends]
    was, is_now = read_figures(content(figures))
    found = moved_figure(was, is_now, ())

    assert found.kind is Kind.FIGURE_DIFFERS
    assert "was 1/3, and is 166667/500000 now" in plain_text(found.said, "en")


def test_a_figure_that_rests_on_other_records_is_said_to_be_what_it_was() -> None:
    moved = {**FIGURES[0], "records": {"certain": ["another"], "possible": []}}
    was, is_now = read_figures(content([FIGURES[0], moved]))
    found = moved_figure(was, is_now, ())

    assert (found.before, found.after) == (FIGURES[0], moved)
    assert plain_text(found.said, "en").endswith(" still, and rests on other grounds")
