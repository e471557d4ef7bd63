"""Which tables a language lacks: what is written in a language is data, and this names what is still to be written."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from tests.languages.test_catalogue_is_complete import PHRASES
from tracker.languages import LANGUAGES, missing_messages
from tracker.languages._locale import LAID_OUT
from tracker.values import Language
from tracker.writers._words import MESSAGES

# Rules about a language that an office can do without, and languages that have no forms of the kind.
OPTIONAL = {"feminine", "compound", "gender", "elision", "per_cent"}
BARE = {"prepositions": {Language.ARABIC, Language.CHINESE, Language.RUSSIAN}}
"""Names of countries stand without prepositions there."""


def table(package: str, name: str) -> dict[str, Any]:
    return tomllib.loads(files(package).joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


BY_LANGUAGE = {
    "dates": table("tracker.languages", "dates"),
    "words": table("tracker.languages", "words"),
    "ordinals": table("tracker.languages", "ordinals"),
    "sentences": table("tracker.languages", "sentences"),
    "editing": table("tracker.languages", "editing"),
    "deadlines": table("tracker.languages", "deadlines"),
    "phrases": table("tracker.values", "phrases"),
    "prepositions": table("tracker.codelists", "prepositions"),
}
BY_WORD = {
    "units": table("tracker.languages", "units"),
    "organs": table("tracker.codelists", "organs"),
    **{f"kinds of {name}": codes for name, codes in table("tracker.codelists", "kinds").items()},
}


def keys(rules: dict[str, Any]) -> set[str]:
    """The keys of a table and of the tables in it; the words that it translates are its own."""
    return rules.keys() - OPTIONAL


def missing(language: Language) -> Iterator[str]:
    """Name each table that lacks a language, or lacks something of it that English has."""
    for name, table in BY_LANGUAGE.items():
        own = table.get(language)
        if own is None and language not in BARE.get(name, set()):
            yield name
        elif own is not None:
            yield from (f"{name}.{key}" for key in sorted(keys(table["en"]) - keys(own)))
    yield from (name for name, table in BY_WORD.items() if any(language not in word for word in table.values()))
    if missing_messages(language, [phrase for phrase in PHRASES if phrase not in MESSAGES]):
        yield "catalogue of reports"
    if missing_messages(language, MESSAGES):
        yield "catalogue of pages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_that_reports_are_written_in_is_complete(language: Language) -> None:
    assert list(missing(language)) == []


KINDS = [f"kinds of {name}" for name in ("assistance", "mandate", "meeting", "document", "programme")]
SAID = ["ordinals", "sentences.meetings", "editing", "deadlines", "phrases", "units", *KINDS, "catalogue of reports"]
"""What reports say, and what they read."""
LACKING = {
    Language.ARABIC: SAID,
    Language.CHINESE: SAID,
    Language.RUSSIAN: ["dates", "words", *SAID, "catalogue of pages"],
    Language.SPANISH: ["dates", "words", *SAID, "catalogue of pages"],
}


def test_what_other_languages_lack_is_known() -> None:
    """Whoever adds a language writes these; the list grows shorter with each, and nothing is left out by chance."""
    assert {language: list(missing(language)) for language in Language if language not in LANGUAGES} == LACKING


@pytest.mark.parametrize("language", LAID_OUT)
def test_what_a_page_is_laid_out_with_is_known_in_its_language(language: Language) -> None:
    assert not {"dates", "words", "catalogue of pages"} & set(missing(language))
