"""Countries and areas: codes, names in six languages, their days, their order."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.codelists import Country, countries, country
from tracker.codelists._country import CountryKind
from tracker.errors import UnknownCodeError
from tracker.values import Language

CODES = sorted(countries())


def in_order(codes: list[str], language: str, on: date | None = None) -> list[Country]:
    return sorted(map(country, codes), key=lambda each: each.rank(language, on))


SAMPLE = ["ZM", "SD", "SO", "PK", "NP", "MV", "IQ", "GA", "BD", "AF"]
RENAMED = [
    ("TR", date(2022, 6, 2), "en", "Turkey", "Türkiye"),
    ("TR", date(2022, 6, 2), "fr", "la Turquie", "la Türkiye"),
    ("TR", date(2022, 6, 2), "es", "Turquía", "Türkiye"),
    ("MK", date(2019, 2, 14), "en", "the former Yugoslav Republic of Macedonia", "North Macedonia"),
    ("MK", date(2019, 2, 14), "fr", "l’ex-République yougoslave de Macédoine", "la Macédoine du Nord"),
    ("MK", date(2019, 2, 14), "es", "la ex República Yugoslava de Macedonia", "Macedonia del Norte"),
    ("MK", date(2019, 2, 14), "ru", "бывшая югославская Республика Македония", "Северная Македония"),
    ("MK", date(2019, 2, 14), "ar", "جمهورية مقدونيا اليوغوسلافية السابقة", "مقدونيا الشمالية"),
    ("MK", date(2019, 2, 14), "zh", "前南斯拉夫的马其顿共和国", "北马其顿"),
    ("SZ", date(2018, 4, 19), "en", "Swaziland", "Eswatini"),
    ("SZ", date(2018, 4, 19), "fr", "le Swaziland", "l’Eswatini"),
    ("SZ", date(2018, 4, 19), "es", "Swazilandia", "Eswatini"),
    ("SZ", date(2018, 4, 19), "ru", "Свазиленд", "Эсватини"),
    ("SZ", date(2018, 4, 19), "ar", "سوازيلند", "إسواتيني"),
    ("CZ", date(2016, 5, 17), "en", "the Czech Republic", "Czechia"),
    ("CZ", date(2016, 5, 17), "fr", "la République tchèque", "la Tchéquie"),
    ("CZ", date(2016, 5, 17), "es", "la República Checa", "Chequia"),
    ("CZ", date(2016, 5, 17), "ru", "Чешская Республика", "Чехия"),
    ("CZ", date(2016, 5, 17), "ar", "الجمهورية التشيكية", "تشيكيا"),
    ("CZ", date(2016, 5, 17), "zh", "捷克共和国", "捷克"),
    ("CV", date(2013, 10, 24), "en", "Cape Verde", "Cabo Verde"),
    ("CV", date(2013, 10, 24), "fr", "le Cap-Vert", "Cabo Verde"),
    ("CV", date(2013, 10, 24), "ar", "الرأس الأخضر", "كابو فيردي"),
    ("NL", date(2023, 7, 10), "en", "the Netherlands", "the Kingdom of the Netherlands"),
    ("NL", date(2023, 7, 10), "fr", "les Pays-Bas", "le Royaume des Pays-Bas"),
    ("NL", date(2023, 7, 10), "es", "los Países Bajos", "el Reino de los Países Bajos"),
    ("NL", date(2023, 7, 10), "ru", "Нидерланды", "Королевство Нидерландов"),
    ("NL", date(2023, 7, 10), "ar", "هولندا", "مملكة هولندا"),
    ("NL", date(2023, 7, 10), "zh", "荷兰", "荷兰王国"),
]


def test_kinds_add_up() -> None:
    """193 Member States, two observers, one under resolution 1244 (1999), and the territories of M49."""
    assert Counter(each.kind for each in countries().values()) == {
        CountryKind.MEMBER_STATE: 193,
        CountryKind.TERRITORY: 54,
        CountryKind.OBSERVER: 2,
        CountryKind.RESOLUTION_1244: 1,
    }


def test_states_are_members_and_observers() -> None:
    states = {code for code, each in countries().items() if each.is_state}

    assert len(states) == 195
    assert states >= {"VA", "PS", "FR"}
    assert states.isdisjoint({"XK", "TC", "TW"})


def test_codes_are_unique() -> None:
    for codes in ([each.alpha3 for each in countries().values()], [each.m49 for each in countries().values()]):
        assert len(set(codes)) == len(countries())


def test_only_kosovo_is_without_m49() -> None:
    assert [code for code, each in countries().items() if each.m49 is None] == ["XK"]


@pytest.mark.parametrize("language", Language)
def test_every_country_has_all_names(language: Language) -> None:
    for each in countries().values():
        assert each.name(language)
        assert each.running(language).strip() == each.running(language)
        assert "'" not in each.name(language) + each.running(language)
        assert "*" not in each.name(language) + each.running(language)


@pytest.mark.parametrize("language", Language)
def test_ranks_are_a_permutation(language: Language) -> None:
    ranks = [name.rank for each in countries().values() for name in each.names if name.language is language]

    assert sorted(ranks) == list(range(1, len(ranks) + 1))


@given(codes=st.permutations(CODES), language=st.sampled_from(Language), on=st.none() | st.dates())
def test_order_does_not_depend_on_the_order_given(codes: list[str], language: Language, on: date | None) -> None:
    ordered = in_order(codes, language, on)

    assert ordered == in_order(CODES, language, on)
    ranks = [each.rank(language, on) for each in ordered]
    assert sorted(set(ranks)) == ranks


@pytest.mark.parametrize(
    ("language", "codes"),
    [
        ("en", "AX AL CI HR NG TH TR TM"),
        ("fr", "ZA AL DZ DE EG SV AE EC ER ES GN GW GQ KN VC LC"),
        ("es", "AF DE GN GW GQ IQ NI NE NG NU"),
        ("ru", "AU AT BE BJ YE CV CL CH LK EC ZA JM JP"),
        # The article does not count, and every alif counts alike.
        ("ar", "RU ET IE IS IT DZ SY SD SE"),
        ("zh", "AL DZ AF BJ BE PE MC CN"),
    ],
)
def test_order_is_that_of_the_language(language: str, codes: str) -> None:
    expected = codes.split()

    assert [each.code for each in in_order(sorted(expected), language)] == expected


def test_former_names_have_their_own_place() -> None:
    assert [each.code for each in in_order(["TM", "TR", "TN"], "fr", date(2022, 6, 1))] == ["TN", "TM", "TR"]
    assert [each.code for each in in_order(["TM", "TR", "TN"], "fr", date(2022, 6, 2))] == ["TN", "TR", "TM"]


def test_the_ten_countries_of_the_sample() -> None:
    """Paragraph 39 of CTOC/COP/2022/3."""
    *most, last = (each.to("fr", date(2022, 7, 31)) for each in in_order(SAMPLE, "fr"))

    assert f"{', '.join(most)} et {last}" == (
        "à l’Afghanistan, au Bangladesh, au Gabon, à l’Iraq, aux Maldives, au Népal, au Pakistan, "
        "à la Somalie, au Soudan et à la Zambie"
    )


@pytest.mark.parametrize(
    ("code", "language", "phrases"),
    [
        ("IR", "fr", "la {} | à la {} | de la {} | en {}"),
        ("HT", "fr", "{} | à {} | d’{} | en {}"),
        ("SV", "fr", "{} | à {} | d’{} | en {}"),
        ("LK", "fr", "{} | à {} | de {} | à {}"),
        ("BB", "fr", "la {} | à la {} | de la {} | à la {}"),
        ("PS", "fr", "l’{} | à l’{} | de l’{} | dans l’{}"),
        ("XK", "fr", "le {} | au {} | du {} | au {}"),
        ("US", "fr", "les {} | aux {} | des {} | aux {}"),
        ("PK", "es", "el {} | al {} | del {} | en el {}"),
        ("AR", "es", "la {} | a la {} | de la {} | en la {}"),
        ("SV", "es", "{} | a {} | de {} | en {}"),
        ("AE", "es", "los {} | a los {} | de los {} | en los {}"),
        ("NE", "en", "the {} | to the {} | of the {} | in the {}"),
        ("NG", "en", "{} | to {} | of {} | in {}"),
        ("NE", "ru", "{} | {} | {} | {}"),
        ("NE", "ar", "{} | {} | {} | {}"),
        ("NE", "zh", "{} | {} | {} | {}"),
    ],
)
def test_names_in_a_sentence(code: str, language: str, phrases: str) -> None:
    """The name alone, after "to", after "of", after "in"."""
    each = country(code)
    bare = {"IR": "République islamique d’Iran", "PS": "État de Palestine"}.get(code, each.name(language))
    written = [each.running(language), each.to(language), each.of(language), each.within(language)]

    assert " | ".join(written) == phrases.replace("{}", bare)


@pytest.mark.parametrize(("code", "day", "language", "before", "after"), RENAMED)
def test_names_change_on_their_day(code: str, day: date, language: str, before: str, after: str) -> None:
    each = country(code)

    assert each.running(language, day - timedelta(days=1)) == before
    assert each.running(language, day) == after
    assert each.running(language) == after


def test_no_other_name_is_dated() -> None:
    dated = {
        (each.code, name.since, name.language) for each in countries().values() for name in each.names if name.since
    }

    assert dated == {(code, day, language) for code, day, language, _, _ in RENAMED}


def test_kosovo_alone_carries_a_note() -> None:
    assert country("XK").note("fr") == (
        "Toute mention du Kosovo doit s’interpréter à la lumière de la résolution 1244 (1999) du Conseil de sécurité."
    )
    for language in Language:
        assert [each.code for each in countries().values() if each.note(language)] == ["XK"]
        assert "1244" in (country("XK").note(language) or "")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownCodeError, match="'it' is not in code list 'languages"):
        country("IT").name("it")
