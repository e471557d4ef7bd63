"""Ordinals of sessions, in words and figures, English and French."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.languages import ordinal
from tracker.languages._numbers import ordinals_in

WORDS = {
    "en": {
        1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth", 20: "twentieth",
        31: "thirty-first", 53: "fifty-third", 78: "seventy-eighth", 80: "eightieth", 100: "one hundredth",
        101: "one hundred and first",
    },
    "fr": {
        1: "première", 2: "deuxième", 4: "quatrième", 5: "cinquième", 9: "neuvième", 11: "onzième",
        21: "vingt et unième",
        53: "cinquante-troisième", 70: "soixante-dixième", 71: "soixante et onzième", 78: "soixante-dix-huitième",
        80: "quatre-vingtième", 81: "quatre-vingt-unième", 91: "quatre-vingt-onzième", 99: "quatre-vingt-dix-neuvième",
        101: "cent unième",
    },
}  # fmt: skip


@pytest.mark.parametrize(("language", "number"), [(each, number) for each in WORDS for number in WORDS[each]])
def test_words(language: str, number: int) -> None:
    assert ordinal(number, language) == WORDS[language][number]


@given(
    st.integers(1, 2000),
    st.sampled_from(["en", "fr"]),
    st.sampled_from(["at its {} session", "À sa {} session.", "{}"]),
)
def test_what_is_written_is_read(number: int, language: str, sentence: str) -> None:
    assert ordinals_in(sentence.format(ordinal(number, language))) == (number,)


@given(st.lists(st.integers(1, 199), max_size=4), st.sampled_from(["en", "fr"]))
def test_several_are_read_in_their_order(numbers: list[int], language: str) -> None:
    assert ordinals_in(", ".join(ordinal(number, language) for number in numbers)) == tuple(numbers)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("at its 80th session", (80,)),
        ("à sa 80e session", (80,)),
        ("1re session, 2ème session", (1, 2)),
        ("SEVENTY‑EIGHTH", (78,)),
        ("at its seventy\u00a0eighth session", (78,)),
        ("one hundred first", (101,)),
        ("first-rate", ()),
        ("80 sessions", ()),
        ("the 2030 Agenda", ()),
        ("vingt-et-unième", (21,)),
        ("", ()),
    ],
)
def test_spellings(text: str, numbers: tuple[int, ...]) -> None:
    assert ordinals_in(text) == numbers


@pytest.mark.parametrize(
    ("number", "text"), [(200, "200th"), (211, "211th"), (221, "221st"), (222, "222nd"), (1003, "1003rd")]
)
def test_high_numbers_are_figures(number: int, text: str) -> None:
    assert ordinal(number, "en") == text
    assert ordinal(number, "fr") == f"{number}e"
