"""Diagnostics in French: one sentence of each family, and that plain text of users' own checks goes on working."""

import re
from collections.abc import Iterator

import pytest
from attrs import evolve
from hypothesis import given, settings
from specimens import REPORT, cited, claim, document, event, mandate, only, period, programme, register, text
from test_laws_of_checks import REGISTERS

from tracker.checks import CHECKS, Diagnostic, Severity, check, explain, explanation
from tracker.documents import DateText, Inline, Message, Verbatim
from tracker.errors import InvalidValueError
from tracker.languages import missing_messages
from tracker.model import Origin, Passage, PassageState, Record, Register
from tracker.values import Language, When
from tracker.writers import plain_text

NBSP = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"


def french(diagnostic: Diagnostic) -> str:
    advice = "" if diagnostic.advice is None else f" ({plain_text(diagnostic.advice, 'fr')})"
    return plain_text(diagnostic.said, "fr") + advice


@pytest.mark.parametrize(
    ("code", "records", "sentence"),
    [
        (
            "TRK101",
            [event(key, citations=(cited(document="website"),)) for key in "abc"],
            (
                "l’activité 'a' et 2 autres fiches citent le document inconnu 'website' "
                "(ajouter le document, ou corriger la citation)"
            ),
        ),
        (
            "TRK102",
            [programme("glo-act"), event("x", programmes="glo-akt")],
            f"l’activité 'x' désigne le programme inconnu 'glo-akt' (s’agit-il de 'glo-act'{NBSP}?)",
        ),
        (
            "TRK103",
            [mandate("a", renews="res-2546"), mandate("res-2564")],
            (
                "le mandat 'a' désigne dans renews un élément inconnu, 'res-2546' (mandat, document ou réunion) "
                f"(s’agit-il de 'res-2564'{NBSP}?)"
            ),
        ),
        (
            "TRK104",
            [mandate("a", renews="b"), mandate("b", renews="c"), mandate("c", renews="a")],
            "le mandat 'a' en vient à se renouveler en passant par 'b' et 'c' (retirer le lien erroné)",
        ),
        (
            "TRK205",
            [period("cop12", "2022-07-31", "2024-08-31")],
            (
                "la période 'cop11' a 1 jour en commun avec la période 'cop12' "
                "(faire finir chaque période la veille du début de la suivante)"
            ),
        ),
        (
            "TRK301",
            [claim("c", 4000, includes="p"), claim("p", ">5000")],
            (
                f"le chiffre publié 'c' compte 4{NARROW}000, mais sa partie 'p' en compte plus de 5{NARROW}000 "
                "(corriger l’une des valeurs, ou retirer la partie de includes)"
            ),
        ),
        (
            "TRK608",
            [Passage(id="a", section="tools", period="2021-03", text=text("Mots."), state=PassageState.CLEARED)],
            (
                "le passage 'a' est approuvé, mais sa période '2021-03' n’est aucune de celles que déclare le registre "
                "(lui donner la période du rapport qui doit l’imprimer)"
            ),
        ),
        (
            "TRK609",
            [Passage(id="a", section="tools", period="2021", text=text("Mots."))],
            (
                "le passage 'a' n’est pas approuvé, et aucun rapport ne l’imprime "
                "(écrire state = 'cleared' dès qu’il peut être diffusé)"
            ),
        ),
        (
            "TRK501",
            [event("a", citations=(cited("47", printed=2),))],
            (
                f"CTOC/COP/2022/3 imprime deux fois le paragraphe 47, cité par l’activité 'a' "
                f"(faire corriger la source{NBSP}; les fiches comptent une seule fois)"
            ),
        ),
    ],
)
def test_a_sentence_of_each_family(code: str, records: list[Record], sentence: str) -> None:
    assert french(only(code, *records)) == sentence


def test_remarks_that_are_said_once() -> None:
    found = check(register(*(event(f"e{number:02}", citations=()) for number in range(30))), select=["TRK105"])

    assert [french(each) for each in found] == [
        f"l’activité 'e00' ne cite aucune source{NBSP}; de même pour 29 autres activités (ajouter une citation)"
    ]


def ids(part: Inline) -> Iterator[str]:
    """Go through the phrases of a sentence, and of the phrases in it."""
    if isinstance(part, Message):
        yield part.id
        for _, inner in part.parts:
            yield from ids(inner)


@settings(deadline=None, max_examples=50)
@given(REGISTERS)
def test_all_that_is_ever_said_is_translated_and_filled(records: list[Record]) -> None:
    for diagnostic in check(register(*records, languages=(Language.ENGLISH, Language.FRENCH)), limit=1):
        for part in filter(None, (diagnostic.said, diagnostic.advice)):
            assert missing_messages("fr", ids(part)) == ()
            for said in (plain_text(part, "en"), plain_text(part, "fr")):
                assert not re.search(r"\{[a-z]+\}", re.sub(r"'[^']*'", "", said)), said


# -- explanations -----------------------------------------------------------------------------------------------------


def test_explanations_are_translated() -> None:
    assert [plain_text(paragraph, "fr") for paragraph in explanation("TRK501")] == [
        "une source imprime un passage plus d’une fois.",
        f"Pourquoi{NBSP}: qui lit la source compte deux fois ce qu’elle dit, et un programme qui la lit fait de même.",
        f"Remède{NBSP}: garder une seule fiche, avec *printed* dans sa citation, et faire corriger la source.",
    ]


def test_explanations_in_english_are_the_docstrings() -> None:
    for code in ("TRK101", "TRK203", "TRK502"):
        assert explain(code) == f"{code}: " + "\n\n".join(plain_text(each, "en") for each in explanation(code))


# -- plain text -------------------------------------------------------------------------------------------------------


def our_check(register: Register) -> Iterator[Diagnostic]:
    """OUR1: an event is free of charge."""
    for each in register.events.values():
        yield Diagnostic(
            code="OUR1",
            severity=Severity.INFO,
            table="event",
            record=each.id,
            message=f"event {each.id!r} costs {{nothing}}",
            hint="pay",
        )


def test_plain_text_goes_on_working() -> None:
    (found,) = check(register(event("a")), (*CHECKS, our_check), select=["OUR"])

    assert (found.message, found.hint) == ("event 'a' costs {nothing}", "pay")
    assert str(found) == "info OUR1 event 'a' costs {nothing} (pay)"
    assert french(found) == "event 'a' costs {nothing} (pay)"


def test_plain_text_replaces_what_was_said() -> None:
    found = evolve(only("TRK105", event("a", citations=())), message="nothing is cited", hint="")

    assert str(found) == "info TRK105 nothing is cited"
    assert found.advice is None
    assert found.record == "a"


def test_equal_in_english_is_equal() -> None:
    found = only("TRK105", event("a", citations=()))
    same = Diagnostic(
        code="TRK105",
        severity=Severity.INFO,
        table="event",
        record="a",
        message="event 'a' cites no source",
        hint="add a citation",
    )

    assert found == same
    assert hash(found) == hash(same)
    assert repr(found) == "<Diagnostic: info TRK105 event 'a' cites no source (add a citation)>"
    assert evolve(same, hint="cite") != found


def test_a_diagnostic_says_something() -> None:
    with pytest.raises(InvalidValueError, match="a diagnostic of OUR1 says nothing; give it a message"):
        Diagnostic(code="OUR1", severity=Severity.INFO, table="event")


def test_messages_may_be_given_in_place_of_text() -> None:
    found = Diagnostic(
        code="OUR1",
        severity=Severity.INFO,
        table="document",
        origin=Origin("a.toml", 1),
        message=Message(
            "{source} prints a passage twice, cited by {records}", source=Verbatim(REPORT), records=Verbatim("x")
        ),
    )

    assert str(found) == f"a.toml:1 info OUR1 {REPORT} prints a passage twice, cited by x"
    assert found.hint == ""


def test_a_diagnostic_may_say_a_date_in_words() -> None:
    found = Diagnostic(
        code="OUR1",
        severity=Severity.INFO,
        table="document",
        message=Message("Distr.: {distribution}", distribution=DateText(When("2021-03"))),
    )

    assert str(found) == "info OUR1 Distr.: March 2021"
    assert french(found) == "Distr. mars 2021"


def test_symbols() -> None:
    assert plain_text(only("TRK402", document("d", symbol="CTOC COP 2022")).said, "fr") == (
        "le document 'd' porte la cote 'CTOC COP 2022', qui n’est pas une cote de l’Organisation des Nations Unies"
    )
