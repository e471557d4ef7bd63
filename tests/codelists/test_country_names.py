"""Reading names of countries and areas, and what is said of names and codes that do not exist."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.codelists import _countries as finding
from tracker.codelists import countries, country, read_country
from tracker.errors import UnknownCodeError

NAMES = [
    (form, each.code)
    for each in countries().values()
    for name in each.names
    for form in (name.listed, name.running, name.in_sentence)
]


@given(st.sampled_from(NAMES))
def test_names_read_back(named: tuple[str, str]) -> None:
    form, code = named

    assert read_country(form).code == code
    assert read_country(f"  {form.upper()} ").code == code
    assert read_country(form.replace("’", "'")).code == code


def test_every_name_reads_back() -> None:
    assert [(form, code) for form, code in NAMES if read_country(form).code != code] == []


def test_no_spelling_stands_for_two_countries() -> None:
    meanings: dict[str, set[str]] = {}
    for spelling, code in finding._spelled():  # noqa: SLF001  # the law is about the whole table
        meanings.setdefault(spelling, set()).add(code)

    assert {spelling: codes for spelling, codes in meanings.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("COTE D'IVOIRE", "CI"),
        ("Ivory Coast", "CI"),
        ("Niger (le)", "NE"),
        ("Gambia, The", "GM"),
        ("El Salvador", "SV"),
        ("Venezuela, Bolivarian Republic of", "VE"),
        ("Trinidad & Tobago", "TT"),
        ("St. Lucia", "LC"),
        ("U.S.A.", "US"),
        ("Turquie", "TR"),
        ("كويت", "KW"),
        ("المانيا", "DE"),
        ("косово", "XK"),
    ],
)
def test_spellings_that_are_read(text: str, code: str) -> None:
    assert read_country(text).code == code


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Bangladsh", "'Bangladsh' is not in code list 'countries'; did you mean 'BD' (Bangladesh)?"),
        ("Korea", "'Korea' is not in code list 'countries'"),
        ("Virgin Islands", "'Virgin Islands' is not in code list 'countries'"),
        ("Saint Martin", "'Saint Martin' is not in code list 'countries'"),
        ("xyzzyqq", "'xyzzyqq' is not in code list 'countries'"),
        ("the", "'the' is not in code list 'countries'"),
        ("", "'' is not in code list 'countries'"),
    ],
)
def test_a_name_is_never_guessed(text: str, message: str) -> None:
    with pytest.raises(UnknownCodeError) as caught:
        read_country(text)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("BGD", "'BGD' is not in code list 'countries'; did you mean 'BD' (Bangladesh)?"),
        ("BGX", "'BGX' is not in code list 'countries'; did you mean 'BG' (Bulgaria)?"),
        ("bd", "'bd' is not in code list 'countries'; did you mean 'BD' (Bangladesh)?"),
        ("004", "'004' is not in code list 'countries'; did you mean 'AF' (Afghanistan)?"),
        ("Nepal", "'Nepal' is not in code list 'countries'; did you mean 'NP' (Nepal)?"),
        ("ZZ", "'ZZ' is not in code list 'countries'"),
    ],
)
def test_an_unknown_code_names_the_nearest(code: str, message: str) -> None:
    with pytest.raises(UnknownCodeError) as caught:
        country(code)

    assert str(caught.value) == message


@pytest.mark.parametrize("text", ["Pakistan\x00", "\x1bPakistan", "Paki\x07stan", "Népal\x9b"])
def test_a_control_character_is_no_part_of_a_name(text: str) -> None:
    with pytest.raises(UnknownCodeError):
        read_country(text)


def test_spaces_of_any_kind_are_spaces() -> None:
    assert read_country(" Côte\N{NO-BREAK SPACE}d’Ivoire\n").code == "CI"
