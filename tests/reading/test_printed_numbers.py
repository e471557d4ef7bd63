"""Numbers with blanks between their groups, in short scales, as so many in so many, and said twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reading import find_all
from tracker.values import Quantity


def found(text: str, language: str) -> list[tuple[str, str, str]]:
    values = [each.value for each in find_all(text, language) if each.kind == "quantity"]
    return [(str(each.value), each.qualifier.value, each.unit or "") for each in values if isinstance(each, Quantity)]


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f"])
@pytest.mark.parametrize("language", ["en", "fr"])
@given(number=st.integers(10_000, 10**12))
def test_blanks_part_the_groups_of_a_number(number: int, blank: str, language: str) -> None:
    written = f"{number:,}".replace(",", blank)

    assert found(f"{written} xyz", language) == [(str(number), "exact", "")]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("In 2023 400 people came, and 12,400 300 times.", "en", ["400", "12400", "300"]),
        ("US$3.4 bn and US$ 2 trillion", "en", ["3400000000", "2000000000000"]),
        ("3,4 Md$ et 2 billions", "fr", ["3400000000", "2000000000000"]),
        ("5 in 10 countries", "en", ["5", "10"]),
    ],
)  # fmt: skip
def test_a_number_is_read_whole(text: str, language: str, values: list[str]) -> None:
    assert [value for value, _, _ in found(text, language)] == values


@given(st.integers(2, 20))
def test_one_in_so_many_is_read_alike_in_figures_and_words(whole: int) -> None:
    assert found(f"About 1 in {whole} women", "en") == found(f"About one in {whole} women", "en")
    assert found(f"About 1 in {whole} women", "en") == [(f"1/{whole}", "about", "")]


@pytest.mark.parametrize(
    ("text", "language", "hedged"),
    [
        ("Not more than 5 per cent, or half a million", "en", [("5", "at_most"), ("500000", "at_most")]),
        ("More than 12 people, or 5 per cent", "en", [("12", "more_than"), ("5", "more_than")]),
        ("More than 12 people and 5 per cent", "en", [("12", "more_than"), ("5", "exact")]),
        ("Pas plus de 5 %, soit un demi-million", "fr", [("5", "at_most"), ("500000", "at_most")]),
    ],
)  # fmt: skip
def test_a_hedge_holds_for_a_number_said_twice(text: str, language: str, hedged: list[tuple[str, str]]) -> None:
    assert [(value, qualifier) for value, qualifier, _ in found(text, language)] == hedged
