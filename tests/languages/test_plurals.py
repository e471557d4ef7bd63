"""Words agree with their numbers: English has one form for 1, French for 0 and 1, in everything that is said."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.languages.test_catalogue_is_complete import FOREIGN, MODULES, PHRASES
from tests.languages.test_errors_are_translated import TEMPLATES
from tracker.documents import Counted, Inline, Link, Message, Note, Numeral, Sequence, Verbatim
from tracker.documents._inline import number_in
from tracker.errors import Sentence
from tracker.languages._locale import translation
from tracker.writers import plain_text

SAID = sorted({*PHRASES, *TEMPLATES})
PLACE = r"\{(?P<place>\w+)\}"
COUNTS = frozenset(
    {"claims", "count", "days", "definite", "drafts", "errors", "every", "figures", "more", "named", "number"}
    | {"participants", "people", "records", "remarks", "revised", "rows", "stating", "times", "warnings", "women"}
)
"""Places that a number may fill."""

LOOSE = {
    "en": re.compile(
        r"(?<!Table )" + PLACE + r" (?:(?:more|other|published|of them) )?(?!times\b)[a-z-]+(?:s|women|are|were|have)\b"
    ),
    "fr": re.compile(
        PLACE + r" (?:(?:autres?|de|points) )?(?!fois\b|dans\b|sous\b|sans\b|pas\b|repris\b)\w+[sx]\b", re.UNICODE
    ),
}
NEVER_ONE = {
    "{name} cannot name {what}; use up to {number} letters, digits, hyphens and dots, such as {example}",  # a limit
    # limits of thousands, the number of a schema, a list of two or more
    "it has more than {number} bytes",
    "its {rows} objects have {number} different keys",
    "schema {number} is not supported",
    "the file unpacks to {number} million bytes, and at most {most} are read",
    "{number} {records} were not finished; have they been issued? {names}",
    "the sheets have or span more than {number} cells",
    "{number} drafts of {records} state no {fields} yet, {first} first",
    "indicator {id} is made of ratios of ratios more than {number} deep; state a ratio of what is counted",
    "For {number} countries and areas",  # said of more than are named
    "Together with {number} other countries and areas",  # likewise
    "claim {claims} is about {period}, while {source} reports on {covered}",  # said of one, with another for several
}
SWEPT = [said for said in SAID if said not in NEVER_ONE]


def loose(text: str, language: str) -> list[str]:
    return [found[0] for found in LOOSE[language].finditer(text) if found["place"] in COUNTS]


def test_every_place_of_a_number_is_known() -> None:
    """What a numeral fills in the code is among the places that the sweep looks at, or stands before no noun."""
    fixed = set()
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        fixed |= set(re.findall(r"\b(\w+)=Numeral\(", text))

    assert {"number", "days", "every"} <= fixed
    behind = {
        name
        for name in fixed - COUNTS - {"part", "words", "most"}
        for said in SAID
        for _ in re.finditer(rf"\{{{name}\}} [a-z-]+s\b", said)
    }
    assert behind == set()


def test_no_noun_in_english_has_one_form_for_all_numbers() -> None:
    assert {said: found for said in SWEPT if (found := loose(said, "en"))} == {}


@pytest.mark.parametrize("language", FOREIGN)
def test_no_noun_has_one_form_for_all_numbers(language: str) -> None:
    told = {said: translation(language, said) or "" for said in SWEPT}

    assert {said: found for said, text in told.items() if (found := loose(text, language))} == {}


@pytest.mark.parametrize("language", FOREIGN)
def test_forms_follow_a_place_that_is_filled(language: str) -> None:
    for said in SAID:
        for text in (said, translation(language, said) or ""):
            named = set(re.findall(r"\{(\w+):[^{}|]*\|[^{}|]*\}", text))
            assert named <= set(re.findall(r"\{(\w+)\}", said)), text
            assert text.count("|") == len(re.findall(r"\{\w+:[^{}|]*\|[^{}|]*\}", text)), text


DRAFTS = Message("{number} {number:draft is|drafts are} left out.", number=Numeral(1))


@pytest.mark.parametrize(
    ("said", "english", "french"),
    [
        (
            lambda number: Message(
                "{number} {number:row is|rows are} at fault and left out; {number:it stands|they stand} in {file}.",
                number=Numeral(number),
                file=Verbatim("rest.csv"),
            ),
            (
                "0 rows are at fault and left out; they stand in rest.csv.",
                "1 row is at fault and left out; it stands in rest.csv.",
                "2 rows are at fault and left out; they stand in rest.csv.",
            ),
            (
                "0 ligne est en faute et laissée de côté ; elle figure dans rest.csv.",
                "1 ligne est en faute et laissée de côté ; elle figure dans rest.csv.",
                "2 lignes sont en faute et laissées de côté ; elles figurent dans rest.csv.",
            ),
        ),
        (
            lambda number: Sentence("a row of {number} {number:cell|cells}", number=number),
            ("a row of 0 cells", "a row of 1 cell", "a row of 2 cells"),
            ("une ligne de 0 cellule", "une ligne de 1 cellule", "une ligne de 2 cellules"),
        ),
        (
            lambda number: Message(
                "{number} percentage {number:point|points}",
                number=Sequence((Verbatim("+"), Numeral(number))),
            ),
            ("+0 percentage points", "+1 percentage point", "+2 percentage points"),
            ("+0 point de pourcentage", "+1 point de pourcentage", "+2 points de pourcentage"),
        ),
    ],
)
def test_none_one_and_two(said: object, english: tuple[str, ...], french: tuple[str, ...]) -> None:
    assert callable(said)
    told = [said(number) for number in range(3)]

    assert tuple(plain_text(each, "en") for each in told) == english
    assert tuple(plain_text(each, "fr").replace("\N{NO-BREAK SPACE}", " ") for each in told) == french
    assert all(str(each) == text for each, text in zip(told, english, strict=True) if isinstance(each, Sentence))


def test_a_half_is_many_in_english_and_one_in_french() -> None:
    said = Message("{number} percentage {number:point|points}", number=Numeral(Fraction(3, 2), decimal=True))

    assert plain_text(said, "en") == "1.5 percentage points"
    assert plain_text(said, "fr") == "1,5 point de pourcentage"


WRAPPED = [
    lambda part: part,
    lambda part: Message("more than {number}", number=part),
    lambda part: Message("{lower} to {upper}", lower=Numeral(7), upper=part),
    lambda part: Link(part, "#figure-x"),
    lambda part: Note(part, Verbatim("9")),
    lambda part: Sequence((Verbatim("−"), part)),
]


@given(st.integers(-5, 5), st.lists(st.sampled_from(WRAPPED), max_size=4))
def test_the_last_number_said_decides(number: int, wraps: list[object]) -> None:
    """However a number is hedged, linked or signed, the words behind it go with the number that stands before them."""
    part: Inline = Numeral(number)
    for wrap in wraps:
        assert callable(wrap)
        part = wrap(part)

    assert number_in(part) == abs(number)
    assert number_in(Counted(number, "days")) == abs(number)
