"""How headings, paragraphs, items and notes are numbered."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.languages._locale import LAID_OUT
from tracker.languages._numbering import WAYS, heading_number, heading_numbering, item_numbering, letters, roman
from tracker.values import Language


def test_letters_go_on_after_z() -> None:
    assert [letters(at) for at in (0, 25, 26, 51, 52, 701, 702)] == ["a", "z", "aa", "az", "ba", "zz", "aaa"]


@pytest.mark.parametrize(
    ("way", "numbers", "written"),
    [
        ("roman", (1, 4, 9, 14, 40, 99, 400, 1992), "I IV IX XIV XL XCIX CD MCMXCII"),
        ("capital", (1, 26, 27), "A Z 27"),
        ("latin", (1, 26, 27), "a z aa"),
        ("abjad", (1, 2, 5, 28, 29), "أ ب ه غ 29"),
        ("chinese", (1, 10, 11, 20, 21, 99, 100), "一 十 十一 二十 二十一 九十九 100"),
        ("decimal", (1, 100), "1 100"),
    ],
)
def test_ways_of_counting(way: str, numbers: tuple[int, ...], written: str) -> None:
    assert " ".join(map(WAYS[way], numbers)) == written


@given(st.sampled_from(sorted(WAYS)), st.integers(1, 199), st.integers(1, 199))
def test_no_two_parts_have_one_number(way: str, one: int, other: int) -> None:
    assert (WAYS[way](one) == WAYS[way](other)) is (one == other)


@given(st.integers(1, 199), st.integers(1, 4), st.sampled_from(LAID_OUT))
@example(138, 1, Language.ARABIC)
def test_headings_are_numbered_as_a_language_does(number: int, level: int, language: Language) -> None:
    composed = heading_numbering(level, "en").label(number)

    assert heading_number(composed, level, language) == heading_numbering(level, language).label(number)


@given(st.text(max_size=8), st.integers(1, 4), st.sampled_from(["en", "fr"]))
def test_what_is_composed_so_already_stays(printed: str, level: int, language: str) -> None:
    assert heading_number(printed, level, language) == printed


@pytest.mark.parametrize("printed", ["", "2021.", "A.", "Annex", "I", "(I)", "IIII."])
def test_what_is_no_number_of_the_level_stays(printed: str) -> None:
    assert heading_number(printed, 1, "ar") == printed


def test_the_four_levels() -> None:
    numbers = [(roman(3) + ".", 1), ("C.", 2), ("3.", 3), ("(c)", 4)]

    assert [heading_number(*each, "ar") for each in numbers] == ["ج -", "3 -", "(ج)", "(3)"]
    assert [heading_number(*each, "zh") for each in numbers] == ["三、", "C.", "3.", "(c)"]
    assert [item_numbering(language).label(3) for language in LAID_OUT] == ["(c)", "c)", "(ج)", "(c)"]
