"""Verbs take what is plainly meant, and refuse all else in a sentence: a text is never split into letters."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import tracker
from tracker.errors import InvalidValueError
from tracker.model import Register
from tracker.writers import render

EXAMPLE = Path(__file__).parents[2] / "examples" / "smuggling-of-migrants"
NAME = "states-assisted"


@pytest.fixture(scope="module")
def register() -> Register:
    return tracker.load(EXAMPLE)


def test_a_single_indicator_needs_no_brackets(register: Register) -> None:
    several = tracker.measure_all(register, [NAME], "cop11")
    declared = several[0].indicator

    assert tracker.measure_all(register, NAME, "cop11") == several
    assert tracker.measure_all(register, declared, "cop11") == tracker.measure_all(register, [declared], "cop11")
    assert tracker.compare_all(register, NAME, "cop11", against="cop10") == tracker.compare_all(
        register, [NAME], "cop11", against="cop10"
    )


def test_a_single_code_needs_no_brackets(register: Register) -> None:
    assert tracker.check(register, select="TRK5") == tracker.check(register, select=["TRK5"]) != ()
    assert tracker.check(register, ignore="TRK5") == tracker.check(register, ignore=["TRK5"])


def test_a_day_may_be_its_text(register: Register) -> None:
    meant: Any = "2022-08-01"

    assert tracker.due(register, meant) == tracker.due(register, date(2022, 8, 1))
    with pytest.raises(InvalidValueError, match="on is a day, got 'August'"):
        tracker.due(register, "August")  # type: ignore[arg-type]  # what a caller may give


def test_the_id_of_a_publication_is_none(register: Register) -> None:
    wrong: Any = "cop10"
    message = r"is a publication, got 'cop10'; take one of tracker\.publications\.publications\(register\)"

    with pytest.raises(InvalidValueError, match=f"^publication {message}$"):
        tracker.restate(register, wrong)
    with pytest.raises(InvalidValueError, match=f"^published {message}$"):
        tracker.report(register, "cop11", against="cop10", published=wrong)


def test_what_is_no_document_is_not_written(register: Register, tmp_path: Path) -> None:
    figure: Any = tracker.measure(register, NAME, "cop11")
    message = r"^only documents are written, got a Figure; tracker\.document_of\(…\) makes one of an answer$"

    with pytest.raises(InvalidValueError, match=message):
        tracker.write(figure, tmp_path / "x.md", language="en")
    with pytest.raises(InvalidValueError, match=message):
        render(figure, "html", "en")
    assert list(tmp_path.iterdir()) == []
