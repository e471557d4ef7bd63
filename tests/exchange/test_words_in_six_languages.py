"""Cells in any official language: names of countries and lists of them, hedged numbers, and decades."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.codelists import countries
from tracker.errors import UnknownCodeError
from tracker.exchange._cell_values import Habits, read_number, reader_of
from tracker.reading import find_all
from tracker.values import Language

AND = {"en": " and ", "fr": " et ", "es": " y ", "ru": " и ", "ar": " و", "zh": "和"}
COMMA = {"en": ", ", "fr": ", ", "es": ", ", "ru": ", ", "ar": "، ", "zh": "、"}


def named(code: str, language: Language) -> str | None:
    """Return what a country is called in running text; None for a name that holds what parts names."""
    try:
        name = countries()[code].name(language)
    except UnknownCodeError:
        return None
    return None if any(sign in name for sign in ",、،，") else name


@given(st.lists(st.sampled_from(sorted(countries())), min_size=1, max_size=4, unique=True), st.sampled_from(Language))
def test_a_list_of_names_is_a_list_of_codes(codes: list[str], language: Language) -> None:
    names = [name for code in codes if (name := named(code, language))]
    known = [code for code in codes if named(code, language)]
    reader = reader_of("event", ("countries",))
    assert reader is not None
    *first, last = names or [""]
    text = AND[language].join(filter(None, (COMMA[language].join(first), last)))

    said = reader(text, Habits())
    assert (said if isinstance(said, list) else [said] if said else []) == known


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("about 40", "~40"), ("plus d'une vingtaine de juges", ">20"), ("environ 40 personnes", "~40"),
        ("más de 40", ">40"), ("al menos 40 personas", ">=40"), ("более 40", ">40"), ("не менее 40", ">=40"),
        ("более половины", ">1/2"), ("около трети", "~1/3"), ("أكثر من 40", ">40"), ("حوالي 40", "~40"),
        ("超过40", ">40"), ("约40人", "~40"), ("至少40", ">=40"),
    ],
)  # fmt: skip
def test_hedges(text: str, short: str) -> None:
    said = read_number(text, Habits())
    if isinstance(said, dict):
        signs = {"about": "~", "more_than": ">", "at_least": ">="}
        said = signs[said["qualifier"]] + said["value"]
    assert said == short


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("in the 1990s and the 1990's", "en"), ("dans les années 1990", "fr"), ("en los años noventa", "es"),
        ("en la década de 1990", "es"), ("в 1990-х годах и в 2010-е годы", "ru"), ("в 80–90-е гг.", "ru"),
        ("20世纪90年代，1990年代", "zh"),
    ],
)  # fmt: skip
def test_a_decade_is_neither_a_year_nor_a_number(text: str, language: str) -> None:
    assert find_all(text, language) == ()


def test_a_session_is_no_decade() -> None:
    assert [(each.kind.value, each.value) for each in find_all("20-е заседание в 2010 году", "ru")] == [
        ("ordinal", 20),
        ("date", "2010"),
    ]
