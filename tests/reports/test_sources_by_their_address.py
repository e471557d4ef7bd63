"""A document of which only an address is known is named by it, in notes and wherever else it is named."""

import pytest

from tracker.model import AssistanceEvent, Citation, Finding, Register, SourceDocument
from tracker.reports import report
from tracker.values import InternationalString, When
from tracker.values._addresses import is_address, named_address
from tracker.words._sentences import as_sentence
from tracker.writers import to_markdown

ADDRESS = "https://www.unodc.org/a-page.html"


def text(words: str) -> InternationalString:
    return InternationalString(en=words, fr=words)


@pytest.mark.parametrize("kind", ["web_page", None, "publication"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_note_prints_an_address_as_an_address(kind: str | None, language: str) -> None:
    document = SourceDocument(id="page", title=text(ADDRESS), kind=kind)
    course = AssistanceEvent(
        id="e", kind="training", title=text("Course"), when=When("2021-05"), citations=(Citation(document="page"),)
    )
    finding = Finding(
        id="f", text=text("Routes moved."), when=When("2021"), citations=(Citation(document="page", paragraph="4"),)
    )
    held = Register(id="r", title=text("R"), records=(document, course, finding))
    page = to_markdown(report(held, "2021", annex="none"), language)

    assert f"\\. [{ADDRESS}]({ADDRESS})." in page
    assert f"\\. [{ADDRESS}]({ADDRESS}), par" in page
    assert "Https" not in page
    assert f"“{ADDRESS}" not in page
    assert f"« {ADDRESS}" not in page


@pytest.mark.parametrize("address", [ADDRESS, "http://a.org", "www.unodc.org/a"])
def test_no_sentence_makes_a_capital_of_an_address(address: str) -> None:
    assert is_address(address)
    assert as_sentence(text(address), stop=False).best("en") == address


@pytest.mark.parametrize(
    ("written", "address", "name"),
    [
        (f"{ADDRESS}", ADDRESS, ""),
        (f"<{ADDRESS}>.", ADDRESS, ""),
        (f"A page: {ADDRESS}", ADDRESS, "A page"),
        (f"A page ({ADDRESS}), read in May", ADDRESS, "A page, read in May"),
        ("Of a law (https://undocs.org/S/RES/2598(2021))", "https://undocs.org/S/RES/2598(2021)", "Of a law"),
    ],
)
def test_an_address_and_the_words_beside_it(written: str, address: str, name: str) -> None:
    found = named_address(written)

    assert found is not None
    assert (found.address, found.name) == (address, name)


@pytest.mark.parametrize("written", ["A page", "", f"{ADDRESS} {ADDRESS}2"])
def test_none_and_several_are_not_parted(written: str) -> None:
    assert named_address(written) is None
