"""States that are no more: each is named with its year and what to write, in English and French."""

from pathlib import Path

import pytest

from tests.command_line import typed
from tracker.codelists import countries, country, read_country
from tracker.codelists._dissolved_states import _BY_TEXT, dissolved_state
from tracker.errors import InvalidValueError, UnknownCodeError
from tracker.model import AssistanceEvent
from tracker.values import InternationalString, When


@pytest.mark.parametrize(
    ("text", "name", "year", "codes"),
    [
        ("YU", "Yugoslavia", 1992, "'BA', 'HR', 'ME', 'MK', 'RS', 'SI'"),
        ("Yugoslavia", "Yugoslavia", 1992, "'BA', 'HR', 'ME', 'MK', 'RS', 'SI'"),
        ("DD", "the German Democratic Republic", 1990, "'DE'"),
        ("German Democratic Republic", "the German Democratic Republic", 1990, "'DE'"),
        ("la République démocratique allemande", "the German Democratic Republic", 1990, "'DE'"),
        ("Czechoslovakia", "Czechoslovakia", 1992, "'CZ', 'SK'"),
        (
            "the  Soviet Union",
            "the Soviet Union",
            1991,
            "'AM', 'AZ', 'BY', 'EE', 'GE', 'KG', 'KZ', 'LT', 'LV', 'MD', 'RU', 'TJ', 'TM', 'UA', 'UZ'",
        ),
    ],
)
def test_each_is_said_to_be_dissolved(text: str, name: str, year: int, codes: str) -> None:
    said = f"{text!r} is no State of today: {name} was dissolved in {year}; write what is meant: {codes}"
    for read in (country, read_country):
        with pytest.raises(UnknownCodeError) as caught:
            read(text)
        assert (str(caught.value), caught.value.nearest) == (said, None)
    with pytest.raises((UnknownCodeError, InvalidValueError)) as refused:
        AssistanceEvent(
            id="e",
            kind="training",
            title=InternationalString(en="E"),
            when=When("1989"),
            countries=frozenset({text}),
        )
    assert said in str(refused.value)


def test_a_code_that_was_given_twice_names_both() -> None:
    assert str(dissolved_state("CS")) == (
        "'CS' is no State of today: it was Czechoslovakia until 1992 and Serbia and Montenegro until 2006; "
        "write what is meant: 'CZ', 'SK', 'ME', 'RS'"
    )


def test_what_is_to_be_written_is_a_code_and_what_is_not_is_none() -> None:
    assert {code for each in _BY_TEXT.values() for code in each.codes} <= set(countries())
    assert not any(dissolved_state(code) for code in countries())
    assert not any(dissolved_state(name.listed) for each in countries().values() for name in each.names)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Yougoslavie",
            "n’est plus un État\xa0: Yougoslavie, jusqu’en 1992\xa0; écrire ce qui est visé\xa0: 'BA', 'HR'",
        ),
        ("CS", "n’est plus un État\xa0: Tchécoslovaquie jusqu’en 1992, puis Serbie-et-Monténégro jusqu’en 2006\xa0; "),
    ],
)
def test_it_is_said_in_french(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "register.toml").write_text('schema = 1\nid = "r"\ntitle = "R"\n', encoding="utf-8")
    (tmp_path / "event.toml").write_text(
        f'[[event]]\nid = "e"\nkind = "training"\ntitle = "E"\nwhen = "1989"\ncountries = ["{text}"]\n',
        encoding="utf-8",
    )
    done = typed("check", str(tmp_path), "--language", "fr")

    assert said in f"{done.stdout}{done.stderr}"
