"""What is called after a country and lies in several, or is a town, is no country."""

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
        ("Courses in the Niger River basin and the Congo basin", "en", []),
        ("Offices on New Guinea, in Mexico City, on Lake Malawi and at the Gulf of Thailand", "en", []),
        ("Papua New Guinea, Guinea, Mexico, Malawi and New Zealand", "en", ["PG", "GN", "MX", "MW", "NZ"]),
        ("From the Panama Canal, the Mozambique Channel and the basin of the Niger to Niger", "en", ["NE"]),
        ("Niger, River police", "en", ["NE"]),
        ("dans le bassin du Congo, au lac Tchad et sur le fleuve Sénégal", "fr", []),
        ("du golfe de Thaïlande au canal de Panama et au bassin du Niger", "fr", []),
        ("Le Congo, le Tchad et le Sénégal", "fr", ["CG", "TD", "SN"]),
    ],
)  # fmt: skip
def test_a_place_called_after_a_country_is_none(text: str, language: str, codes: list[str]) -> None:
    assert found(text, language) == codes


@given(st.sampled_from(sorted(countries())), st.sampled_from(["basin", "River", "City", "Canal"]))
def test_no_country_is_found_in_what_is_called_after_it(code: str, place: str) -> None:
    assert code not in found(f"It was held at the {countries()[code].name('en')} {place}.", "en")


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("Officers of the Kenya Wildlife Service met in Ghana.", "en", ["GH"]),
        ("The Bank of China and the Reserve Bank of India lent to Chad.", "en", ["TD"]),
        ("The India Meteorological Department, the Thailand Institute of Justice and Mali", "en", ["ML"]),
        ("Kenya National Bureau of Statistics and the National University of Singapore", "en", []),
        ("The Uganda Law Society, the Ghana Red Cross and the Malta Stock Exchange", "en", []),
        ("The Government of Kenya and the Ministry of Health of Ghana", "en", ["KE", "GH"]),
        ("The Supreme Court of India, the Jordan Armed Forces and the UNODC Colombia Office", "en", ["IN", "JO", "CO"]),
        ("Training in Kenya, the National Bank said, was held by the services.", "en", ["KE"]),
        ("Courses in Kenya and the Wildlife Service of Ghana", "en", ["KE", "GH"]),
        ("Kenya UNODC Service", "en", ["KE"]),
        ("La Banque de Chine et l’Institut national de la statistique du Niger ont aidé le Tchad.", "fr", ["TD"]),
        ("L’École nationale d’administration du Mali et l’Université du Togo", "fr", []),
        ("L’Institut a formé 40 juges du Tchad.", "fr", ["TD"]),
        ("Le Ministère de la santé du Mali", "fr", ["ML"]),
        ("El Banco de México y la Universidad de Chile apoyaron al Chad.", "es", ["TD"]),
        ("Банк Китая помог Чаду.", "ru", ["TD"]),
        ("بنك الصين في تشاد", "ar", ["TD"]),
        ("中国银行在乍得", "zh", ["TD"]),
        ("China, Hong Kong Special Administrative Region, and Chad", "en", ["HK", "TD"]),
    ],
)  # fmt: skip
def test_a_body_called_after_a_country_is_none(text: str, language: str, codes: list[str]) -> None:
    assert found(text, language) == codes


@given(st.sampled_from(sorted(countries())), st.sampled_from(["Wildlife Service", "Meteorological Department", "Bank"]))
def test_no_country_is_found_in_a_body_that_begins_with_it(code: str, body: str) -> None:
    assert code not in found(f"It was held by the {countries()[code].name('en')} {body}.", "en")
