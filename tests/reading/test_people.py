"""Names of people are not taken for countries, and countries beside people and institutions stay countries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.codelists import countries
from tracker.reading import find_all


def found(text: str, language: str) -> list[str]:
    return [str(each.value) for each in find_all(text, language) if each.kind == "country"]


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("Mr. Jordan introduced the draft.", "en", []),
        ("Chad Placeholder and Georgia Exampleson, of Chad, took the floor.", "en", ["TD"]),
        ("Ms. India Testname and Dr. A. B. Israel thanked India.", "en", ["IN"]),
        ("The Jordan Valley project and the Georgia Ministry of Justice took part.", "en", ["JO", "GE"]),
        ("In Chad Mr. Placeholder met the Kenya Police Force.", "en", ["TD", "KE"]),
        ("The Chad Nigeria border and Jordan UNODC projects", "en", ["TD", "NG", "JO"]),
        ("Mr. Placeholder (Chad) and Ms. Exampleson of Jordan spoke.", "en", ["TD", "JO"]),
        ("M. Israël et Mme Chine Exemple ont remercié le Tchad.", "fr", ["TD"]),
        ("M. Exemple (Israël) et le représentant d'Israël ont pris la parole.", "fr", ["IL", "IL"]),
        ("Israël Exemple a présenté le rapport.", "fr", []),
        ("La Sra. Israel dio las gracias al Chad.", "es", ["TD"]),
    ],
)  # fmt: skip
def test_a_person_is_no_country(text: str, language: str, codes: list[str]) -> None:
    assert found(text, language) == codes


@given(st.sampled_from(sorted(countries())), st.sampled_from(["Mr.", "Ms.", "Dr.", "Professor"]))
def test_no_country_of_one_word_stands_behind_a_title(code: str, title: str) -> None:
    name = countries()[code].name("en")
    if " " not in name:
        assert found(f"{title} {name} spoke.", "en") == []


@given(st.sampled_from(sorted(countries())))
def test_a_country_in_which_something_is_done_stays_one(code: str) -> None:
    assert code in found(f"Courses were held in {countries()[code].name('en')}.", "en")
