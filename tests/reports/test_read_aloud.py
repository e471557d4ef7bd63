"""What was found in reading reports aloud: of a ministry, of an office that assists nobody abroad, of one programme."""

from datetime import date

import pytest

from tracker.model import (
    Aspect,
    AssistanceEvent,
    Coverage,
    CoverageState,
    Deadline,
    DeclaredPeriod,
    Passage,
    PassageState,
    Programme,
    Recommendation,
    Record,
    Register,
    SourceDocument,
    StatusObservation,
)
from tracker.reports import report
from tracker.values import InternationalString, Quantity, When
from tracker.writers import to_text

LAST = DeclaredPeriod(id="p1", start=date(2020, 1, 1), end=date(2020, 12, 31))
NEW = DeclaredPeriod(id="p2", start=date(2021, 1, 1), end=date(2021, 12, 31))
AUDIT = SourceDocument(id="audit", title=InternationalString(en="Audit", fr="Audit"), published=When("2019-05"))
LANGUAGES = ("en", "fr")


def text(words: str) -> InternationalString:
    return InternationalString(en=words, fr=words)


def told(*records: Record, language: str, annex: str = "short") -> str:
    """Return the text of the report of the second period, each paragraph on one line."""
    held = Register(id="r", title=text("R"), records=(LAST, NEW, AUDIT, *records))
    blocks = report(held, "p2", against="p1", annex=annex).blocks
    return " ".join(to_text(blocks, language).replace("\u00a0", " ").split())


def asked(key: str, issued: str = "2019-05") -> Recommendation:
    return Recommendation(id=key, source="audit", text=text(f"Mend {key}"), issued=When(issued))


def status(key: str, day: str, code: str) -> StatusObservation:
    return StatusObservation(recommendation=key, aspect=Aspect.VERIFIED, as_of=When(day), scale="plain@1", code=code)


def course(
    key: str, programmes: frozenset[str] = frozenset(), countries: frozenset[str] = frozenset()
) -> AssistanceEvent:
    when, people = When("2021-05"), Quantity(5)
    return AssistanceEvent(
        id=key,
        kind="training",
        title=text(key),
        when=when,
        participants=people,
        programmes=programmes,
        countries=countries,
    )


def said(words: str) -> Passage:
    return Passage(id="s", section="summary", period="p2", text=text(words), state=PassageState.CLEARED)


ONE = (
    asked("a"),
    asked("b"),
    asked("c", "2021-06"),
    status("a", "2020-12-31", "not_started"),
    status("b", "2020-12-31", "in_progress"),
    status("a", "2021-12-31", "implemented"),
    status("b", "2021-12-31", "in_progress"),
    Deadline(recommendation="b", due=date(2021, 6, 30), set=date(2020, 1, 1)),
)


SENTENCES = {
    "en": """
Of two open recommendations and one made since, one was found implemented by the end of the period, and two
In all, one is past its deadline.
that, as far as is known, were still open at its start.
""",
    "fr": """
Sur deux recommandations en cours au début de la période et une formulée depuis, une était tenue pour
Parmi elles, une a dépassé son échéance.
qui, à ce que l’on sait, étaient encore ouvertes au début de celle-ci.
""",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_recommendation_has_the_gender_of_its_noun(language: str) -> None:
    page = told(*ONE, language=language, annex="none")

    assert [each for each in SENTENCES[language].split("\n") if each not in page] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deadline_is_headed_as_one(language: str) -> None:
    page = told(*ONE, language=language)

    assert {"en": "Due date", "fr": "Échéance"}[language] in page
    assert "À venir" not in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", [None, CoverageState.COMPLETE])
def test_nobody_is_said_to_assist_no_state(language: str, state: CoverageState | None) -> None:
    """A ministry trains at home: "zero States" and ".. States" are no message."""
    held: list[Record] = [course("x")]
    if state is not None:
        held += [Coverage(of="event", period=each, state=state) for each in ("p1", "p2")]
    page = told(*held, language=language, annex="none")

    assert {"en": "of all kinds.", "fr": "de toute nature."}[language] in page
    for wrong in (
        ".. State",
        "zero State",
        ".. État",
        "zéro État",
        "assistance was given",
        "assistance a été apportée",
    ):
        assert wrong not in page


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "One programme accounts for two of these activities: Wells, 2020–2022"),
        ("fr", "Parmi ces activités, un programme en compte deux : Wells, de 2020 à 2022"),
    ],
)
def test_one_programme_is_one_sentence(language: str, sentence: str) -> None:
    page = told(
        Programme(id="w", kind="programme", title=text("Wells"), when=When("2020/2022")),
        *(course(each, programmes=frozenset({"w"}), countries=frozenset({"KE"})) for each in "xy"),
        *(Coverage(of="event", period=each, state=CoverageState.COMPLETE) for each in ("p1", "p2")),
        language=language,
        annex="none",
    )

    assert sentence in page or sentence.replace("2020–2022", "from 2020 to 2022") in page


@pytest.mark.parametrize(
    ("language", "note"), [("en", "[1] Figure 1 of the annex."), ("fr", "[1] Chiffre n° 1 de l’annexe.")]
)
def test_a_note_begins_with_a_capital(language: str, note: str) -> None:
    page = told(
        course("x"),
        said("{figure:practitioners-trained}."),
        language=language,
    )

    assert note in page


def test_what_nobody_observed_is_a_figure_on_paper_too() -> None:
    """A note that counts it says of no day that it is of."""
    assert "Not yet observed" in told(*ONE, language="en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dash_is_no_number_of_a_sentence(language: str) -> None:
    """In a table it says that nothing is known; a sentence that has nothing else to say is left out."""
    page = told(said("We trained {figure:practitioners-trained} people. All is well."), language=language)

    assert "1. All is well." in page
