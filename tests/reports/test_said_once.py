"""What is the same for all rows is said once, and what is asked is said in sentences."""

from datetime import date

import pytest

from tracker.documents import Table
from tracker.model import DeclaredPeriod, Mandate, Recommendation, Record, Register, SourceDocument
from tracker.reports import report
from tracker.values import InternationalString, When
from tracker.writers import plain_text, to_text

LAST = DeclaredPeriod(id="p1", start=date(2020, 1, 1), end=date(2020, 12, 31))
NEW = DeclaredPeriod(id="p2", start=date(2021, 1, 1), end=date(2021, 12, 31))
SOURCE = SourceDocument(id="d", kind="report", title=InternationalString(en="A report", fr="Un rapport"))


def text(words: str) -> InternationalString:
    return InternationalString(en=words, fr=words)


def recommended(*addressees: str, issued: str) -> list[Record]:
    return [
        Recommendation(
            id=f"r{place}",
            source="d",
            text=text(f"Dig  well {place}."),
            issued=When(issued),
            addressees=(text(addressee),),
        )
        for place, addressee in enumerate(addressees)
    ]


def told(*records: Record, language: str = "en") -> str:
    held = Register(id="r", title=text("R"), records=(LAST, NEW, SOURCE, *records))
    said = to_text(report(held, "p2", annex="none").blocks, language)
    return " ".join(said.replace("\u00a0", " ").split())


@pytest.mark.parametrize("issued", ["2020-05", "2021-05"])
def test_an_addressee_of_all_stands_in_no_row(issued: str) -> None:
    """As in a review of one State, whose name once stood in every row."""
    said = told(*recommended("Slovenia", "Slovenia", "Slovenia", issued=issued))
    _, _, body = said.partition("All of these recommendations have the same addressee: Slovenia.")

    assert "Slovenia" not in body
    assert "Dig well 2" in said


def test_a_table_without_that_column_names_none() -> None:
    held = Register(
        id="r", title=text("R"), records=(LAST, NEW, SOURCE, *recommended("Chad", "Chad", issued="2020-05"))
    )
    (table,) = (each for each in report(held, "p2", annex="none").blocks if isinstance(each, Table))

    assert [plain_text(each.title, "en") for each in table.columns] == ["Recommendation"]


def test_addressees_that_differ_have_their_column() -> None:
    assert "have the same addressee" not in told(*recommended("Slovenia", "Chad", issued="2020-05"))


ASKED = {
    "en": "One recommendation calls for action: “Dig well 0”. It is addressed to the following: Inspectorate.",
    "fr": "Une recommandation appelle une suite : « Dig well 0 ». Elle a pour destinataire : Inspectorate.",
}


@pytest.mark.parametrize("language", ASKED)
def test_one_that_is_asked_is_a_sentence(language: str) -> None:
    """No reader has to look for "those named in brackets"."""
    assert ASKED[language] in told(*recommended("Inspectorate", issued="2021-05"), language=language)


def test_what_is_asked_of_several_stands_with_each() -> None:
    said = told(*recommended("Inspectorate", "Ministry", "Inspectorate", issued="2021-05"))

    assert (
        "Action is expected of the following: (a) Inspectorate: Dig well 0; Dig well 2 (b) Ministry: Dig well 1" in said
    )


def test_many_texts_are_no_sentence_of_semicolons() -> None:
    kinds = ("convention", "protocol", "protocol", "agenda", "compact", "declaration")
    titles = ("Convention", "Protocol 1", "Protocol 2", "2030 Agenda", "Compact", "Declaration")
    laws = [
        Mandate(id=f"m{place}", kind=kind, title=text(title))
        for place, (kind, title) in enumerate(zip(kinds, titles, strict=True))
    ]
    last = Mandate(id="last", kind="mechanism", title=text("Mechanism"), implements=frozenset(each.id for each in laws))

    said = told(*laws, last)

    assert (
        "The work rests on the following texts: (a) Convention (b) Protocols: Protocol 1; Protocol 2 (c) Declaration"
        " (d) Compact; 2030 Agenda"
    ) in said
