"""Who makes a recommendation, and to whom, may be recorded by the code of a country; a reader sees its name."""

from datetime import date

import pytest

from tracker.documents import Document
from tracker.followup import follow_up
from tracker.model import DeclaredPeriod, Recommendation, Register, SourceDocument
from tracker.reports import report
from tracker.values import InternationalString, When
from tracker.views import view
from tracker.words._parties import country_of_party
from tracker.writers import to_text

LAST = DeclaredPeriod(id="p1", start=date(2020, 1, 1), end=date(2020, 12, 31))
NEW = DeclaredPeriod(id="p2", start=date(2021, 1, 1), end=date(2021, 12, 31))


def text(words: str) -> InternationalString:
    return InternationalString(en=words)


def register(*addressees: str, issued: str = "2020-05", made_by: tuple[str, ...] = ()) -> Register:
    source = SourceDocument(id="d", kind="report", title=text("A report"), published=When("2020-05"))
    asked = [
        Recommendation(
            id=f"r{place}",
            source="d",
            text=text(f"Dig well {place}"),
            issued=When(issued),
            addressees=(text(addressee),),
            made_by=tuple(map(text, made_by)),
        )
        for place, addressee in enumerate(addressees)
    ]
    return Register(id="r", title=text("Wells"), records=(LAST, NEW, source, *asked))


def said(document: Document, language: str = "en") -> str:
    return " ".join(to_text(document.blocks, language).replace("\u00a0", " ").split())


@pytest.mark.parametrize(("language", "names"), [("en", ("Germany", "France")), ("fr", ("Allemagne", "France"))])
@pytest.mark.parametrize("issued", ["2020-05", "2021-05"])
def test_a_country_is_called_by_its_name(language: str, names: tuple[str, str], issued: str) -> None:
    """In the list of the period as in the table of those made before it."""
    told = said(report(register("FR", "DE", issued=issued), "p2", annex="none"), language)

    assert all(name in told for name in names)
    assert " FR" not in told
    assert "(FR" not in told


@pytest.mark.parametrize("country", ["FR", "France"])
def test_the_note_on_a_country_finds_what_is_addressed_to_its_code(country: str) -> None:
    told = said(report(register("FR", "DE"), "p2", kind="country", country=country))

    assert "Table 1 lists the recommendations addressed to France by name." in told
    assert "Dig well 0" in told
    assert "Dig well 1" not in told


def test_groups_have_the_names_too() -> None:
    held = register("FR", "DE", made_by=("IT",))
    told = " ".join(to_text(view(follow_up(held, "p2", by=("addressee", "made_by")), held), "en").split())

    assert "France · Italy" in told
    assert "FR" not in told


@pytest.mark.parametrize(
    ("others", "found"), [((), None), (("UNODC", "States"), None), (("FR",), "AU"), (("EC",), None)]
)
def test_what_may_be_an_organization_is_a_country_among_codes_alone(others: tuple[str, ...], found: str | None) -> None:
    """The African Union is no Australia."""
    assert country_of_party(register("AU", *others), text("AU")) == found


def test_a_name_that_is_no_code_stays() -> None:
    assert country_of_party(None, text("France")) is None
    assert country_of_party(None, text("fr")) is None
    assert country_of_party(None, InternationalString(en="CH", fr="Suisse")) is None
