"""A report explains what stands on its pages, and nothing that does not."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tracker
from tracker.documents import Verbatim
from tracker.reports._led_number import are_words
from tracker.writers import to_markdown
from tracker.writers._speech import plain_text

EXAMPLE = Path(__file__).parents[2] / "examples" / "smuggling-of-migrants"


@pytest.fixture(scope="module")
def register() -> tracker.Register:
    return tracker.load(EXAMPLE)


@pytest.mark.parametrize("programme", ["starsom", "glo-act"])
def test_the_annex_of_a_note_has_the_figures_of_its_part_alone(register: tracker.Register, programme: str) -> None:
    """Beside them those of the whole register stood under the same names, and contradicted them."""
    note = tracker.report(register, "cop11", against="cop10", kind="programme", programme=programme, annex="short")
    page = to_markdown(note, "en")
    rows = [line for line in page.partition("## Notes")[0].partition("table-figures")[2].split("\n") if "| " in line]
    named = [re.sub(r"<[^>]*>", "", row) for row in rows[2:]]

    assert named
    assert not [row for row in named if "44" in row or "PROMIS" in row or "Protection of Migrants" in row]


def test_no_legend_explains_a_sign_that_no_cell_has(register: tracker.Register) -> None:
    note = tracker.report(register, "cop11", against="cop10", kind="country", country="PK", annex="none")

    assert "not available" not in to_markdown(note, "en")


def test_apostrophes_of_imported_titles_are_those_of_print() -> None:
    title = tracker.InternationalString(fr="Appui à l'opération d'INTERPOL", en="The Office's work")

    assert plain_text(title, "fr") == "Appui à l’opération d’INTERPOL"
    assert plain_text(title, "en") == "The Office's work"
    assert plain_text(Verbatim("l'un"), "fr") == "l'un"  # a quotation stays what it is


@given(st.lists(st.integers(0, 30), min_size=1))
def test_numbers_of_a_sentence_are_all_words_or_all_digits(numbers: list[int]) -> None:
    assert are_words(*numbers) == (max(numbers) < 10)
