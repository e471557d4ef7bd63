"""What a text says is found where it stands; what the library prints it reads back."""

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.codelists import countries
from tracker.languages import date_text, ordinal
from tracker.reading import Find, find_all
from tracker.reading._find import Taken
from tracker.values import DocumentSymbol, Qualifier, Quantity, When
from tracker.words._numbers import amount_of
from tracker.writers import plain_text

READ_BACK = ("en", "fr")
EVERY = ("en", "fr", "es", "ru", "ar", "zh")
WORDS = (
    "plus de", "more than", "12", "4 000", "2021", "mai", "May", "Chad", "Tchad", "to", "à", "-", "et", "and", "%", "(",
    ")", ",", ".", "résolution", "70/1",
    "A/80/6 (Sect. 16)", "first", "session", "近", "2014年5月", "第", "المائة", "млн",
)  # fmt: skip


def found(text: str, language: str, kind: str) -> list[Find]:
    return [each for each in find_all(text, language) if each.kind == kind]


def texts() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=30).map(" ".join)


# -- laws -------------------------------------------------------------------------------------------------------------


@given(texts(), st.sampled_from(EVERY))
def test_every_find_is_where_it_says_and_none_is_in_another(text: str, language: str) -> None:
    facts = [each for each in find_all(text, language) if each.kind != "name"]

    for each in facts:
        assert text[each.start : each.end] == each.text
        assert each.text
    for one, other in pairwise(facts):
        assert one.end <= other.start or one.kind == "ordinal" == other.kind


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=12), st.integers(0, 30), st.integers(1, 9))
def test_a_place_is_free_where_none_was_taken(taken: list[tuple[int, int]], start: int, length: int) -> None:
    places = Taken()
    for first, size in taken:
        places.take(first, first + size)
    overlaps = any(first < start + length and start < first + size for first, size in taken)

    assert places.is_free(start, start + length) is not overlaps


@given(texts(), st.sampled_from(EVERY))
def test_finding_twice_finds_the_same(text: str, language: str) -> None:
    assert find_all(text, language) == find_all(text, language)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """Quantities that are printed exactly: whole numbers, decimals of two places, and one of so many."""
    whole = st.integers(1, 10**9)
    number = draw(
        whole
        | st.integers(101, 10**6).map(lambda each: Fraction(each, 100))
        | st.integers(2, 20).map(lambda each: Fraction(1, each))
    )
    qualifier = draw(st.sampled_from(Qualifier))
    if qualifier is Qualifier.BETWEEN:
        number = draw(whole)
        return Quantity(number, qualifier, upper=number + draw(st.integers(1, 10**6)))
    return Quantity(number, qualifier)


@pytest.mark.parametrize("language", READ_BACK)
@given(quantities())
def test_a_quantity_that_is_printed_is_read_back(language: str, quantity: Quantity) -> None:
    sentence = f"{plain_text(amount_of(quantity), language)} xyz"

    assert [each.value for each in found(sentence, language, "quantity")] == [quantity]


DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Dates as reports have them: days, months, parts of years and years, and spans of two."""
    forms = st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"])
    form = draw(forms)
    first, last = sorted((draw(DAYS), draw(DAYS)))
    start, end = first.strftime(form), last.strftime(form)
    if draw(st.booleans()):
        part = draw(st.sampled_from(["Q1", "Q2", "Q3", "Q4", "S1", "S2", "37", "38", "39"]))
        return When(f"{first.year}-{part}")
    if first.year < last.year and draw(st.booleans()):
        return When(f"{start}/{last.strftime(draw(forms))}")
    return When(start) if start == end or draw(st.booleans()) else When(f"{start}/{end}")


@pytest.mark.parametrize("language", READ_BACK)
@given(whens())
def test_a_date_that_is_printed_is_read_back(language: str, when: When) -> None:
    printed = date_text(when, language, as_phrase=True)

    assert [When(str(each.value)).window for each in found(printed, language, "date")] == [when.window]


@pytest.mark.parametrize("language", READ_BACK)
@pytest.mark.parametrize("number", range(1, 200))
def test_the_number_of_a_session_that_is_printed_is_read_back(language: str, number: int) -> None:
    assert [each.value for each in found(f"{ordinal(number, language)} session", language, "ordinal")] == [number]


@pytest.mark.parametrize("language", READ_BACK)
@given(st.integers(1, 9999))
def test_the_number_of_any_meeting_that_is_printed_is_read_back(language: str, number: int) -> None:
    assert [each.value for each in found(f"{ordinal(number, language)} session", language, "ordinal")] == [number]


@pytest.mark.parametrize("language", READ_BACK)
@pytest.mark.parametrize("code", sorted(countries()))
def test_a_country_that_is_printed_is_read_back(language: str, code: str) -> None:
    for form in ("within", "of", "to"):
        sentence = f"xyz {getattr(countries()[code], form)(language)}."
        assert [each.value for each in found(sentence, language, "country")] == [code]


@pytest.mark.parametrize(
    "symbol",
    ["A/80/6 (Sect. 16)", "S/RES/2570 (2021)", "CTOC/COP/WG.7/2020/2", "E/CN.15/2021/1/Rev.1", "A/79/5 (Vol. II)"],
)
def test_a_symbol_is_read_in_running_text(symbol: str) -> None:
    [one] = found(f"contained in document {symbol}, which", "en", "symbol")

    assert one.value == DocumentSymbol(symbol).canonical


# -- words of documents -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "short"),
    [
        ("en", "some 16,861 civilians", "~16861"),
        ("en", "up to 30 officers", "<=30"),
        ("en", "no fewer than twelve States", ">=12"),
        ("en", "between 20 and 25 officers", "20..25"),
        ("en", "2 to 3 million people", "2000000..3000000"),
        ("en", "$23.44 million generated", "23440000"),
        ("en", "two thirds of girls", "2/3"),
        ("en", "nine countries", "9"),
        ("en", "well over 200 officers", ">200"),
        ("en", "in excess of 300 officers", ">300"),
        ("en", "at least half took part", ">=1/2"),
        ("en", "one in six women", "1/6"),
        ("en", "less than a sixth of them", "<1/6"),
        ("en", "two hundred and fifty officers", "250"),
        ("en", "two and a half million people", "2500000"),
        ("fr", "près de 2 millions d'habitants", "<~2000000"),
        ("fr", "plus de 4 000² praticiens", ">4000"),
        ("fr", "4 000[3] praticiens", "4000"),
        ("fr", "plus d’un enfant sur six vit là", ">1/6"),
        ("fr", "deux pays sur trois", "2/3"),
        ("fr", "les deux tiers des agents", "2/3"),
        ("fr", "un montant maximum de 13 millions", "<=13000000"),
        ("fr", "non loin de 30 femmes", "<~30"),
        ("fr", "Un tiers venait de Libye", "1/3"),
        ("fr", "19.300 enfants", "19300"),
        ("fr", "un milliard et demi de jeunes", "1500000000"),
        ("fr", "mille deux cent quatre-vingt-dix agents", "1290"),
        ("fr", "une vingtaine d’enquêteurs", "~20"),
        ("fr", "la moitié des États", "1/2"),
        ("fr", "entre 20 et 25 agents", "20..25"),
        ("fr", "4,8 millions de dollars", "4800000"),
        ("fr", "soixante et onze pays", "71"),
        ("es", "casi 100.000 habitantes", "<~100000"),
        ("ru", "более 60 нападений", ">60"),
        ("zh", "480万美元", "4800000"),
        ("ar", "نحو 000 100 نسمة", "~100000"),
    ],
)
def test_numbers_are_read_with_their_hedges(language: str, text: str, short: str) -> None:
    assert [each.value.short() for each in found(text, language, "quantity")] == [short]  # type: ignore[union-attr]  # a quantity


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "as indicated in paragraphs 43 and 83 (c), see para. 36"),
        ("en", "As shown in tables 27.I.16 (1) and 27.I.17 (1), of COVID-19 and D-1 posts for 2024/25"),
        ("en", "the 2030 Agenda, in particular target 12.6, and article 13 of it"),
        ("en", "see https://undocs.org/2021/15 and note[^2]"),
        ("en", "its 2000th meeting, in the 1990s"),
        ("fr", "conformément aux cibles 5.2, 8.7, 10.7 et 16.2, voir par. 12 et l’objectif 9"),
        ("fr", "la Directive 2001/55/CE et un expert"),
        ("fr", "voir A/8447 et Add.1, CRC/C/SR.963 et 964, décision 5/CP.7"),
        ("en", "a third course for a third party"),
        ("fr", "un cinquième atelier, financé par un tiers étranger"),
    ],
)
def test_what_only_points_somewhere_is_no_fact(language: str, text: str) -> None:
    assert [each.text for each in find_all(text, language) if each.kind in ("quantity", "date")] == []


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("en", "from 14 to 23 May 2014", "2014-05-14/2014-05-23"),
        ("en", "Between January and November 2024", "2024-01/2024-11"),
        ("en", "the period 2023–2026", "2023/2026"),
        ("en", "in the first quarter of 2022", "2022-Q1"),
        ("en", "the first six months of 2022", "2022-S1"),
        ("en", "mid-2022", "2022"),
        ("en", "the biennium 2020–2021", "2020/2021"),
        ("fr", "au cours du premier semestre de 2021", "2021-S1"),
        ("fr", "à la fin 2021", "2021"),
        ("fr", "à la mi-juin 2021", "2021-06"),
        ("fr", "les trois derniers mois de 2022", "2022-Q4"),
        ("fr", "les 8 et 9 septembre 2020", "2020-09-08/2020-09-09"),
        ("fr", "du 28 février au 4 mars 2022", "2022-02-28/2022-03-04"),
        ("fr", "De 2011 au 22 décembre 2014", "2011/2014-12-22"),
        ("fr", "la période allant de juillet 2020 à juillet 2022", "2020-07/2022-07"),
        ("fr", "au cours de la période 2020-2022", "2020/2022"),
        ("es", "Al 31 de diciembre de 2014", "2014-12-31"),
        ("ru", "в декабре 2014 года", "2014-12"),
        ("ar", "بين عامي 2011 و2012", "2011/2012"),
        ("zh", "从2011年至2014年12月22日", "2011/2014-12-22"),
    ],
)
def test_periods_are_read_whole(language: str, text: str, edtf: str) -> None:
    assert [each.value for each in found(text, language, "date")] == [edtf]


@pytest.mark.parametrize(
    ("language", "text", "shorts"),
    [
        ("fr", "un atelier de deux jours sur trois thèmes", ["2", "3"]),
        ("fr", "12 pays sur 20", ["12", "20"]),
        ("en", "5 in 10 countries", ["5", "10"]),
        ("en", "at least 9 in 10 complaints", [">=0.9"]),
        ("en", "one health facility in four remains open", ["1/4"]),
        ("en", "one course in four countries", ["4"]),
        ("en", "two courses in four States", ["2", "4"]),
        ("en", "about one child in five is at work", ["~1/5"]),
        ("en", "over the 24 months and over 40 cases", ["24", ">40"]),
        ("en", "around the 20 villages", ["20"]),
        ("en", "one in five-year plans", []),
    ],
)
def test_what_only_has_two_numbers_is_no_share(language: str, text: str, shorts: list[str]) -> None:
    assert [each.value.short() for each in found(text, language, "quantity")] == shorts  # type: ignore[union-attr]  # a quantity


def test_months_in_a_row_take_the_year_behind_them() -> None:
    assert [each.value for each in found("en mars, mai et juin 2021", "fr", "date")] == [
        "2021-03",
        "2021-05",
        "2021-06",
    ]


def test_a_country_within_a_longer_name_is_none() -> None:
    assert [each.value for each in found("Papua New Guinea, the Gulf of Guinea and Chad", "en", "country")] == [
        "PG",
        "TD",
    ]


def test_meetings_are_counted_into_the_thousands() -> None:
    text = "à ses 1 885e et 1886e séances"

    assert [each.value for each in found(text, "fr", "ordinal")] == [1885, 1886]


@pytest.mark.parametrize(
    ("language", "text", "symbols"),
    [
        ("en", "A/64/440 and Corr.1", ["A/64/440", "A/64/440/Corr.1"]),
        ("fr", "A/8447 et Add.1 et 2", ["A/8447", "A/8447/Add.1", "A/8447/Add.2"]),
        ("fr", "(voir CRC/C/SR.963 et 964)", ["CRC/C/SR.963", "CRC/C/SR.964"]),
        ("en", "see S/PV.9086, 12 countries", ["S/PV.9086"]),
        ("en", "E/2019/30-E/CN.15/2019/15", ["E/2019/30", "E/CN.15/2019/15"]),
        ("en", "A/CONF.234/16/Add.1", ["A/CONF.234/16/Add.1"]),
        ("fr", "la décision 5/CP.7", ["5/CP.7"]),
        ("fr", "la décision 55/1 de la Commission", []),
        ("en", "resolutions 42/169, 54/219 and 77/164", ["A/RES/42/169", "A/RES/54/219", "A/RES/77/164"]),
        ("en", "Security Council resolution 2692 (2023)", ["S/RES/2692(2023)"]),
        ("en", "Human Rights Council resolution 48/5", ["A/HRC/RES/48/5"]),
        ("en", "its resolution 30/1", []),
        ("fr", "la résolution 2188 (2014) du Conseil de sécurité", ["S/RES/2188(2014)"]),
        ("zh", "第2188(2014)号决议", ["S/RES/2188(2014)"]),
    ],
)
def test_resolutions_are_symbols_where_form_or_organ_tells_whose_they_are(
    language: str, text: str, symbols: list[str]
) -> None:
    assert [each.value for each in found(text, language, "symbol")] == symbols
