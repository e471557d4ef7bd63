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
