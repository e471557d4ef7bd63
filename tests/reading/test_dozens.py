"""A hedge and a noun of so many are one quantity, in a sentence as in a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reading import find_all
from tracker.reading._cells import numbers_said
from tracker.values import Quantity

TIMES = {
    "en": {"a": 1, "two": 2, "2": 2, "three": 3},
    "fr": {"une": 1, "deux": 2, "2": 2, "trois": 3},
}
NOUNS = {
    "en": {"dozen": 12},
    "fr": {"dizaine": 10, "douzaine": 12, "vingtaine": 20, "cinquantaine": 50, "centaine": 100},
}
HEDGES = {
    "en": {"more than": ">", "at least": ">=", "nearly": "<~", "fewer than": "<", "up to": "<=", "about": "~"},
    "fr": {"au moins": ">=", "presque": "<~", "jusqu'à": "<=", "environ": "~", "pas plus de": "<="},
}
BEHIND = {"en": "{} judges took part.", "fr": "{} de juges ont pris part."}


def quantities(text: str, language: str) -> list[str]:
    return [each.value.short() for each in find_all(text, language) if isinstance(each.value, Quantity)]


@given(st.data())
def test_what_a_cell_reads_a_sentence_reads_alike(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(["en", "fr"]))
    hedge = data.draw(st.sampled_from(sorted(HEDGES[language])))
    times = data.draw(st.sampled_from(sorted(TIMES[language])))
    noun = data.draw(st.sampled_from(sorted(NOUNS[language])))
    number = TIMES[language][times] * NOUNS[language][noun]
    said = f"{hedge} {times} {noun}"
    expected = [f"{HEDGES[language][hedge]}{number}"]

    assert quantities(BEHIND[language].format(said), language) == expected
    assert [each.short() for each in numbers_said(said, (language,))] == expected


@pytest.mark.parametrize(
    ("text", "language", "short"),
    [
        ("more than a dozen judges", "en", [">12"]), ("nearly two dozen", "en", ["<~24"]),
        ("a dozen judges", "en", ["12"]),
        ("a dozen or more", "en", [">=12"]), ("between one and two dozen", "en", ["12..24"]),
        ("more than half a dozen", "en", [">6"]), ("about a hundred people", "en", ["~100"]),
        ("over a thousand people", "en", [">1000"]), ("nearly a million", "en", ["<~1000000"]),
        ("a few dozen judges", "en", []), ("several dozen judges", "en", []), ("dozens of judges", "en", []),
        ("a hundred and fifty people", "en", ["150"]),
        ("plus d'une vingtaine de juges", "fr", [">20"]), ("près d’une centaine", "fr", ["<~100"]),
        ("jusqu'à une cinquantaine de juges", "fr", ["<=50"]), ("quelque 2 douzaines", "fr", ["~24"]),
        ("une vingtaine de milliers", "fr", ["~20000"]), ("plus d'une bonne vingtaine", "fr", [">20"]),
        ("entre une dizaine et une vingtaine", "fr", ["10..20"]), ("plus d'une demi-douzaine", "fr", [">6"]),
        ("Not a dozen judges", "en", []), ("not even 40 judges", "en", []), ("not more than 12 judges", "en", ["<=12"]),
        ("hardly a dozen judges", "en", ["~12"]), ("pas une douzaine de juges", "fr", []),
        ("pas plus d'une douzaine", "fr", ["<=12"]), ("à peine 40 juges", "fr", ["~40"]),
        ("plus du tiers des juges", "fr", [">1/3"]), ("près des deux tiers des juges", "fr", ["<~2/3"]),
        ("moins du quart des juges", "fr", ["<1/4"]), ("le Protocole contre des tiers", "fr", []),
        ("trois personnes sur cinq interrogées", "fr", ["0.6"]), ("deux juges sur trois journées", "fr", ["2", "3"]),
        ("quelques dizaines de juges", "fr", []), ("más de una veintena", "es", [">20"]),
    ],
)  # fmt: skip
def test_nouns_of_so_many(text: str, language: str, short: list[str]) -> None:
    assert quantities(text, language) == short


@pytest.mark.parametrize(
    ("text", "short"), [("at least a dozen", ">=12"), ("nearly two dozen", "<~24"), ("plus d'une vingtaine", ">20")]
)
def test_cells_hold_them_too(text: str, short: str) -> None:
    assert [each.short() for each in numbers_said(text)] == [short]
