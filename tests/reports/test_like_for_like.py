"""Like for like, in words: of the countries of which all activities of both periods are known, and of no other."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model import AssistanceEvent, Condition, Coverage, CoverageState, Programme, Record, Register, Where
from tracker.reports import report
from tracker.values import InternationalString, When
from tracker.writers import to_markdown

COUNTRIES = ("BD", "LK", "NP", "PK")
YEARS = ("2020", "2021")


def courses(year: str, numbers: Mapping[str, int]) -> list[AssistanceEvent]:
    return [
        AssistanceEvent(
            id=f"{year}-{code}-{each}",
            kind="training",
            title=InternationalString(en="A course", fr="Un cours"),
            when=When(year),
            countries=frozenset({code}),
        )
        for code, number in numbers.items()
        for each in range(number)
    ]


def complete_for(*codes: str) -> list[Coverage]:
    where = Where(conditions=(Condition("countries", codes),))
    return [Coverage(of="event", period=year, state=CoverageState.COMPLETE, where=where) for year in YEARS]


def page(*records: Record, language: str = "en") -> str:
    register = Register(id="r", title=InternationalString(en="R", fr="R"), records=records)
    printed = to_markdown(report(register, "2021", against="2020", annex="none"), language)
    return re.sub(r"\[([^]]*)\]\(#[^)]*\)", r"\1", printed)


BEFORE, AFTER = {"BD": 2, "NP": 1, "PK": 2, "LK": 1}, {"BD": 3, "NP": 2, "PK": 3, "LK": 4}


ENGLISH = (
    "All activities of both periods are known for Bangladesh, Nepal and Pakistan. Like for like, the figures for these"
    " countries are as follows, in the earlier and in the later period: activities of all kinds, 5, then 8 (increase of"
    " three); training courses, workshops and exercises, 5, then 8 (increase of three)."
)
FRENCH = (
    "Toutes les activités des deux périodes sont connues pour le Bangladesh, le Népal et le Pakistan. À périmètre"
    " constant, les chiffres relatifs à ces pays sont les suivants, d’abord pour la période antérieure, puis pour la"
    " présente\u00a0: activités de toute nature, 5, puis 8 (augmentation de trois)\u00a0; formations, ateliers et"
    " exercices, 5, puis 8 (augmentation de trois)."
)


@pytest.mark.parametrize(("language", "sentence"), [("en", ENGLISH), ("fr", FRENCH)])
def test_what_is_known_whole_of_some_countries_is_compared_in_words(language: str, sentence: str) -> None:
    records = [*courses("2020", BEFORE), *courses("2021", AFTER), *complete_for("BD", "NP", "PK")]

    assert sentence in page(*records, language=language)


def test_the_table_has_a_row_for_each_and_none_that_counts_a_country_as_one() -> None:
    printed = page(*courses("2020", BEFORE), *courses("2021", AFTER), *complete_for("BD", "NP", "PK"))

    assert "| Activities of all kinds: Nepal | 1 | 2 | increase of 1" in printed
    assert "assisted: Nepal" not in printed


NUMBERS = st.fixed_dictionaries({code: st.integers(0, 3) for code in COUNTRIES})


@given(NUMBERS, NUMBERS, st.sets(st.sampled_from(COUNTRIES)))
def test_it_counts_the_countries_known_whole_with_something_in_both_periods(
    before: dict[str, int], after: dict[str, int], whole: set[str]
) -> None:
    coverage = complete_for(*sorted(whole)) if whole else []
    printed = page(*courses("2020", before), *courses("2021", after), *coverage)
    members = {code for code in whole if before[code] and after[code]}
    said = re.search(r"in the later period: activities of all kinds, (\d+), then (\d+) ", printed)

    expected = tuple(str(sum(numbers[code] for code in members)) for numbers in (before, after))
    is_whole_open = any(numbers[code] for numbers in (before, after) for code in COUNTRIES)
    assert (said and said.groups()) == (expected if len(members) > 1 and is_whole_open else None)


def test_nothing_is_compared_of_countries_of_which_not_all_is_known() -> None:
    assert "Like for like" not in page(*courses("2020", BEFORE), *courses("2021", AFTER))


@pytest.mark.parametrize(("title", "printed"), [("Programme One", "– Programme One"), ("Wells", "– programme Wells")])
def test_a_title_that_says_programme_is_not_called_so_again(title: str, printed: str) -> None:
    """It once read "programme Programme One"."""
    programme = Programme(id="one", kind="programme", title=InternationalString(en=title))
    events = [
        AssistanceEvent(
            id=year, kind="training", title=programme.title, when=When(f"{year}-05"), programmes=frozenset({"one"})
        )
        for year in ("2020", "2021")
    ]
    where = Where(conditions=(Condition(path="programmes", values=("one",)),))
    coverage = [
        Coverage(of="event", period=year, state=CoverageState.COMPLETE, where=where) for year in ("2020", "2021")
    ]

    assert f"Activities of all kinds {printed} |" in page(programme, *events, *coverage)
