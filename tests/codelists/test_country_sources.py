"""The tables against the lists they were checked with; each difference is explained."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from tracker.codelists import areas, countries, country, read_country
from tracker.values import Language

SOURCES = Path(__file__).parents[3] / "shared" / "data" / "m49"

pytestmark = pytest.mark.skipif(
    not SOURCES.is_dir(), reason="the lists of M49, UNTERM and Member States are not beside the repository"
)

TAIWAN = "the United Nations calls it Taiwan Province of China"

M49_DIFFERS = {
    ("AQ", "ru"): "M49 has the prepositional case",
    ("AX", "ru"): "M49 has the genitive",
    ("CC", "ru"): "M49 has the genitive",
    ("CG", "zh"): "UNTERM adds (布)",
    ("CI", "en"): "M49 has Ivory Coast",
    ("CX", "ru"): "M49 has a small letter",
    ("FK", "en"): "the entry of UNTERM on the Territory adds (Malvinas)",
    ("FK", "es"): "the entry of UNTERM on the Territory has (Falkland Islands)",
    ("GB", "ar"): "UNTERM spells Ireland with a hamza",
    ("IE", "ar"): "UNTERM spells it with a hamza",
    ("IO", "ar"): "M49 has the words inverted",
    ("KY", "ru"): "M49 has no Russian phrase",
    ("NL", "ar"): "M49 has an underscore for the dash",
    ("NL", "en"): "M49 has the new name in the other languages only",
    ("PG", "ru"): "UNTERM has a dash",
    ("SJ", "ar"): "M49 has the genitive and a stray vowel sign",
    ("SX", "es"): "M49 has a capital in an adjective",
    ("TC", "fr"): "the General Assembly writes it without hyphens",
    ("TF", "ar"): "M49 has a word twice",
    ("TW", "ar"): TAIWAN,
    ("TW", "en"): TAIWAN,
    ("TW", "es"): TAIWAN,
    ("TW", "fr"): TAIWAN,
    ("TW", "ru"): TAIWAN,
    ("TW", "zh"): TAIWAN,
    ("UM", "ar"): "M49 lacks the beginning",
    ("VA", "zh"): "UNTERM has the full name",
}

UNTERM_DIFFERS = {
    ("NL", "ar"): "UNTERM has the name before 2023",
    ("NL", "en"): "UNTERM has the name before 2023",
    ("NL", "es"): "UNTERM has the name before 2023",
    ("NL", "fr"): "UNTERM has the name before 2023",
    ("NL", "ru"): "UNTERM has the name before 2023",
    ("NL", "zh"): "UNTERM has the name before 2023",
    ("TL", "ar"): "UNTERM lacks a space",
}

UNTERM_LANGUAGES = {
    "ar": "Arabic",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "ru": "Russian",
    "zh": "Chinese",
}


def _rows(name: str) -> list[dict[str, str]]:
    with (SOURCES / name).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def _typographic(text: str) -> str:
    return text.replace("'", "’")


def _unterm(row: dict[str, str], language: str, form: str) -> str:
    """A name of UNTERM without its footnote stars."""
    text = re.sub(r" *\*+$", "", row[f"UNTERM {UNTERM_LANGUAGES[language]} {form}"])
    return _typographic(re.sub(" +", " ", text))


def test_m49_has_the_same_codes_and_regions() -> None:
    here = {
        (each.code, each.alpha3, each.m49, each.region or "", each.subregion or "", each.intermediate or "")
        for each in countries().values()
        if each.m49
    }
    fields = ("iso2", "iso3", "m49", "region", "subregion", "intermediate_region")

    assert here == {tuple(row[field] for field in fields) for row in _rows("m49_six_languages.csv")}


def test_m49_has_the_same_names_but_for_its_defects() -> None:
    differing = {
        (row["iso2"], language)
        for row in _rows("m49_six_languages.csv")
        for language in Language
        if country(row["iso2"]).name(language) != _typographic(row[f"name_{language}"])
    }

    assert differing == M49_DIFFERS.keys()


def test_m49_has_the_same_areas_but_for_its_defects() -> None:
    rows = _rows("m49_regions_six_languages.csv")
    differing = {
        (row["m49"], language)
        for row in rows
        for language in Language
        if areas()[row["m49"]].name(language) != _typographic(row[language])
    }

    assert areas().keys() - {row["m49"] for row in rows} == {"001"}
    # M49 in French has "Asie orientale", as it has "Asie occidentale".
    assert differing == {("030", "fr")}


def test_unterm_has_the_same_names_and_articles_but_for_its_defects() -> None:
    """UNTERM writes an article in brackets after the name, unless the brackets hold the rest of the name."""
    differing = set()
    rows = [row for row in _rows("unterm_names.csv") if row["UNTERM English Short"]]
    for row in rows:
        for language in Language:
            each = country(row["ISO3166-1-Alpha-2"])
            name = next(name for name in reversed(each.names) if name.language is language)
            written = f"{name.listed} ({name.article})" if name.article and "(" not in name.listed else name.listed
            if written != _unterm(row, language, "Short"):
                differing.add((each.code, str(language)))

    assert differing == UNTERM_DIFFERS.keys()
    assert {code for code, each in countries().items() if each.is_state} - {
        row["ISO3166-1-Alpha-2"] for row in rows
    } == {"CI", "TR"}, "UNTERM has these two rows empty"


def test_the_netherlands_agree_with_unterm_before_the_change() -> None:
    row = next(row for row in _rows("unterm_names.csv") if row["ISO3166-1-Alpha-2"] == "NL")

    for language in Language:
        assert _unterm(row, language, "Short").startswith(country("NL").name(language, date(2023, 7, 9)))


def test_every_name_of_the_sources_is_read() -> None:
    for row in _rows("unterm_names.csv"):
        for language in Language:
            for form in ("Short", "Formal"):
                text = _unterm(row, language, form)
                assert not text or read_country(text).code == row["ISO3166-1-Alpha-2"]
    for row in _rows("m49_six_languages.csv"):
        for language in Language:
            assert read_country(row[f"name_{language}"]).code == row["iso2"]


def test_member_states_are_the_same() -> None:
    rows = _rows("un_member_states.csv")
    for status, kind in (("member", "member_state"), ("observer", "observer")):
        listed = {read_country(row["country"]).code for row in rows if row["status"] == status}
        assert listed == {code for code, each in countries().items() if each.kind == kind}
