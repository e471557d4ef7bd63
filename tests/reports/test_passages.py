"""Passages: places filled with figures, dates and changes; a sentence with nothing to say is left out whole."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.command_line import typed
from tracker import check
from tracker.errors import InvalidValueError
from tracker.model import (
    Claim,
    DeclaredPeriod,
    Indicator,
    IndicatorKind,
    Observation,
    Passage,
    PassageState,
    Record,
    Register,
    SourceDocument,
)
from tracker.reports import report
from tracker.reports._passages import sentences
from tracker.values import InternationalString, Language, Qualifier, Quantity, When
from tracker.writers import to_text

TITLE = InternationalString(en="Wells", fr="Puits")
STOCK = Indicator(id="wells", version="1", title=TITLE, kind=IndicatorKind.STOCK, unit="wells")
FLOW = Indicator(id="drilled", version="1", title=TITLE, kind=IndicatorKind.FLOW, unit="wells")
PERIODS = (
    DeclaredPeriod(id="one", start=date(2020, 1, 1), end=date(2020, 12, 31)),
    DeclaredPeriod(id="two", start=date(2021, 1, 1), end=date(2021, 12, 31)),
)
REPORTS = (
    SourceDocument(id="first", kind="report", title=TITLE, published=When("2021-02"), covers="one"),
    SourceDocument(id="second", kind="report", title=TITLE, published=When("2022-02"), covers="two"),
)


def wells(at: str, value: Quantity) -> Observation:
    return Observation(indicator="wells", at=When(at), value=value)


def drilled(name: str, period: str, value: Quantity, document: str) -> Claim:
    return Claim(id=name, document=document, paragraph="1", indicator="drilled", period=period, value=value)


KNOWN: tuple[Record, ...] = (
    *PERIODS,
    *REPORTS,
    STOCK,
    FLOW,
    wells("2020-11", Quantity(800, Qualifier.NEARLY)),
    wells("2021-07", Quantity(829)),
    drilled("a", "one", Quantity(20), "first"),
    drilled("b", "two", Quantity(30, Qualifier.MORE_THAN), "second"),
)


def register(en: str, fr: str, *records: Record) -> Register:
    passage = Passage(
        id="p",
        section="tools",
        period="two",
        text=InternationalString(en=en, fr=fr),
        state=PassageState.CLEARED,
    )
    return Register(
        id="r", title=TITLE, languages=(Language.ENGLISH, Language.FRENCH), records=[*(records or KNOWN), passage]
    )


def told(held: Register, language: str, against: str | None = "one") -> str:
    document = report(held, "two", against=against, sections=lambda _, draft: draft.passages("tools"))
    text = " ".join(to_text(document.blocks, language).split())
    return text.removeprefix("1. ")


EN = (
    "There were {figure:wells} wells {date:wells}, against {before:wells} {date:wells:before}. The register counts an"
    " {change:wells}. The reports print {figure:b} {date:b}, after {before:b}. Wells are deep."
)
FR = (
    "Il y avait {figure:wells} puits {date:wells}, contre {before:wells} {date:wells:before}. On constate une"
    " {change:wells}. Les rapports en impriment {figure:b} {date:b}, après {before:b}. Les puits sont profonds."
)


def test_places_are_grammatical_in_each_language() -> None:
    held = register(EN, FR)

    assert told(held, "en") == (
        "There were 829 wells in July 2021, against nearly 800 in November 2020. The register counts an increase."
        " The reports print more than 30 in 2021, after 20. Wells are deep."
    )
    assert told(held, "fr").replace("\u00a0", " ") == (
        "Il y avait 829 puits en juillet 2021, contre près de 800 en novembre 2020. On constate une augmentation."
        " Les rapports en impriment plus de 30 en 2021, après 20. Les puits sont profonds."
    )


def test_nothing_is_compared_with_nothing() -> None:
    """Without an earlier period the sentences that compare are left out, whole; the others stand."""
    held = register(EN, FR)

    assert told(held, "en", None) == "Wells are deep."
    assert told(held, "fr", None) == "Les puits sont profonds."


def test_a_change_that_nothing_proves_is_left_out() -> None:
    known = (*PERIODS, STOCK, wells("2020-11", Quantity(800, Qualifier.ABOUT)), wells("2021-07", Quantity(805)))
    held = register(
        "There are {figure:wells}, after {before:wells}. That is an {change:wells}.",
        "Il y en a {figure:wells}, après {before:wells}. C’est une {change:wells}.",
        *known,
    )

    assert told(held, "en") == "There are 805, after about 800."
    assert told(held, "fr").replace("\u00a0", " ") == "Il y en a 805, après environ 800."


def test_what_is_not_known_makes_no_half_sentence() -> None:
    held = register(
        "There are {figure:wells}. Few are dry.", "Il y a {figure:wells} puits. Peu sont secs.", *PERIODS, STOCK
    )

    assert told(held, "en") == "Few are dry."
    assert told(held, "fr") == "Peu sont secs."


def test_a_passage_that_says_nothing_is_no_paragraph() -> None:
    held = register("There are {figure:wells}.", "Il y a {figure:wells} puits.", *PERIODS, STOCK)

    assert told(held, "en") == ""


def test_a_date_has_one_form() -> None:
    with pytest.raises(InvalidValueError) as caught:
        told(register("It was {date:wells:after}.", "C’était {date:wells:after}."), "en")

    assert str(caught.value) == (
        "passage 'p' asks for {date:wells:after}: a date has no form 'after'; leave it out, or write before"
    )


# -- what the check says ----------------------------------------------------------------------------------------------


def test_the_check_names_what_is_left_out() -> None:
    held = register("There are {figure:wells}.", "Il y a {figure:wells} puits.", *PERIODS, STOCK)

    assert [str(each) for each in check(held, select=["TRK612"])] == [
        (
            "warning TRK612 passage 'p' has nothing to say at '{figure:wells}', and the sentence is left out"
            " (record what is missing, or write the sentence without it)"
        )
    ]
    assert check(register(EN, FR), select=["TRK612"]) == ()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "TRK612: a sentence of a passage speaks of a number or a change that nothing gives."),
        ("fr", "TRK612\u00a0: une phrase d’un passage parle d’un nombre ou d’une évolution que rien ne donne."),
    ],
)
def test_the_check_is_explained(language: str, said: str) -> None:
    done = typed("explain", "TRK612", "--language", language)

    assert done.stdout.startswith(said)


def test_the_example_has_no_silent_sentence() -> None:
    done = typed("check", "examples/smuggling-of-migrants", "--select", "TRK612")

    assert (done.returncode, done.stdout) == (0, "")


# -- sentences --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Un. Deux (par. 4). Trois !", ["Un.", "Deux (par. 4).", "Trois !"]),
        ("Il dit : « Oui. » Puis non.", ["Il dit : « Oui. »", "Puis non."]),
        ("Voir M. Puits. Élan.", ["Voir M. Puits.", "Élan."]),
        ("Wells, etc. and pumps. 12 more.", ["Wells, etc. and pumps. 12 more."]),
        ("第一句。第二句。", ["第一句。", "第二句。"]),
        ("", []),
    ],
)
def test_where_sentences_end(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@given(st.text())
def test_sentences_lose_nothing(text: str) -> None:
    """Put together again they are the text, but for the white space between them."""
    assert re.sub(r"\s", "", "".join(sentences(text))) == re.sub(r"\s", "", text)
