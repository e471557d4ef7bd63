"""What was denied, cancelled, postponed, planned or asked for is no activity, and is listed with its reason."""

from pathlib import Path

import pytest

import tracker
from tracker.model import Claim
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.reading import DocumentReading, read

OFFICE = """\
schema = 1
id = "bare"
title = "Bare"
languages = ["en"]

[[period]]
id = "year"
start = 2023-01-01
end = 2023-12-31

[[document]]
id = "paper"
title = "Paper"
published = "2024-02"
covers = "year"
"""


def reading(folder: Path, text: str, language: str) -> DocumentReading:
    (folder / "bare").mkdir()
    (folder / "bare" / "register.toml").write_text(OFFICE, encoding="utf-8")
    (folder / "paper.txt").write_text(f"1. {text}\n", encoding="utf-8")
    return read(tracker.load(folder / "bare"), folder / "paper.txt", "paper", language=language)


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("No training was held in Togo in 2023.", "en", "not_done"),
        ("No workshop took place in Ghana in May 2023.", "en", "not_done"),
        ("In 2023, no further training courses were organized in Mali.", "en", "not_done"),
        ("UNODC did not provide assistance to Nigeria, which had requested it.", "en", "not_done"),
        ("UNODC has not organized a workshop in Benin in 2023.", "en", "not_done"),
        ("The training planned for May 2023 in Lomé was cancelled; a course for 30 had been foreseen.", "en",
         "cancelled"),
        ("The workshop in Togo, planned for May 2023, was postponed to 2024.", "en", "postponed"),
        ("UNODC will organize a workshop in Benin in 2024 for 500.", "en", "planned"),
        ("A training course for 30 judges of Togo is scheduled for October 2023.", "en", "planned"),
        ("In 2023, Chad asked for a workshop.", "en", "requested"),
        ("Aucun atelier n’a été tenu au Togo en 2023.", "fr", "not_done"),
        ("L’ONUDC n’a pas organisé d’atelier au Bénin en 2023.", "fr", "not_done"),
        ("La formation prévue au Togo en mai 2023 a été annulée.", "fr", "cancelled"),
        ("L’atelier du Ghana, prévu en mai 2023, a été reporté à 2024.", "fr", "postponed"),
        ("L’ONUDC organisera un atelier au Bénin en 2024 pour 500 personnes.", "fr", "planned"),
        ("Le Tchad a demandé un atelier en 2023.", "fr", "requested"),
    ],
)  # fmt: skip
def test_what_was_not_done_is_listed_with_its_reason(tmp_path: Path, text: str, language: str, reason: str) -> None:
    found = reading(tmp_path, text, language)

    assert [each.entry.table for each in found.drafts if each.entry.table != "recommendation"] == []
    assert found.unplaced
    assert {str(each.reason) for each in found.unplaced} == {reason}


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("The seminar for labour inspectors was cancelled.", "en", "cancelled"),
        ("The retreat was called off because of a strike.", "en", "cancelled"),
        ("The second study tour had to be postponed.", "en", "postponed"),
        ("The field visit did not take place.", "en", "not_done"),
        ("No webinar was held.", "en", "not_done"),
        ("UNODC will organize a course for tutors.", "en", "planned"),
        ("Le colloque des greffiers a été annulé.", "fr", "cancelled"),
        ("La visite a été reportée faute de véhicule.", "fr", "postponed"),
        ("La table ronde n’a pas eu lieu.", "fr", "not_done"),
    ],
)
def test_what_was_not_done_is_listed_though_it_says_nothing_else(
    tmp_path: Path, text: str, language: str, reason: str
) -> None:
    found = reading(tmp_path, text, language)

    assert found.drafts == ()
    [one] = found.unplaced
    assert (one.find.kind.value, one.find.text, one.find.value, str(one.reason)) == ("act", text, reason, reason)


def test_what_was_not_done_is_listed_once(tmp_path: Path) -> None:
    text = "The seminar for labour inspectors was cancelled in Togo. The course in Ghana was held in May 2023."
    found = reading(tmp_path, text, "en")

    assert [(each.find.text, str(each.reason)) for each in found.unplaced] == [("Togo", "cancelled")]
    assert [each.entry.table for each in found.drafts] == ["event"]


def test_what_somebody_had_requested_is_no_recommendation(tmp_path: Path) -> None:
    assert reading(tmp_path, "UNODC did not provide assistance to Nigeria, which had requested it.", "en").drafts == ()


@pytest.mark.parametrize(
    ("text", "language", "confidence"),
    [
        ("UNODC trained 40 judges of Chad in May 2023, who will train others.", "en", "likely"),
        ("At the request of Chad, a workshop was held there in May 2023.", "en", "likely"),
        ("A workshop requested by Chad was held in May 2023.", "en", "likely"),
        ("A workshop was held in Ghana in May 2023, but the training was cancelled.", "en", "ask"),
        ("En mai 2023, l’ONUDC n’a organisé qu’un atelier au Tchad.", "fr", "likely"),
        ("L’ONUDC a formé 40 juges du Tchad en mai 2023 ; un atelier prévu au Mali a été annulé.", "fr", "ask"),
    ],
)  # fmt: skip
def test_what_was_done_beside_it_stays_an_activity(tmp_path: Path, text: str, language: str, confidence: str) -> None:
    found = reading(tmp_path, text, language)

    assert [each.confidence for each in found.drafts if each.entry.table == "event"] == [confidence]


def test_a_date_outside_the_period_is_never_said_to_be_missing(tmp_path: Path) -> None:
    found = reading(tmp_path, "UNODC organized a workshop in Benin in line with the plan of 2019.", "en")
    [event] = [each.entry for each in found.drafts if each.entry.table == "event"]

    assert not isinstance(event, UnfinishedDraft)
    assert getattr(event, "assumption").best("en") == (  # noqa: B009  # an event has one
        "the source names no date within the period that it covers: some time in that period"
    )


def test_the_words_of_what_was_not_done_are_printed(tmp_path: Path) -> None:
    found = reading(tmp_path, "The seminar was cancelled.", "en")

    assert tracker.as_json(found)["unplaced"] == [
        {"paragraph": "1", "kind": "act", "text": "The seminar was cancelled.", "reason": "cancelled"}
    ]
    assert "activity not held" in str(found._repr_html_())


def test_the_reason_is_printed(tmp_path: Path) -> None:
    found = reading(tmp_path, "No training was held in Togo.", "en")

    assert tracker.as_json(found)["unplaced"] == [
        {"paragraph": "1", "kind": "country", "text": "Togo", "reason": "not_done"}
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The resources would be used to provide for 2,226 posts.", ["2226"]),
        ("The planned deployment would correspond to 167 observers.", ["167"]),
        ("Twelve States and 40 judges did not receive training.", ["40"]),
        ("A training course would be held for 500 judges.", []),
    ],
)  # fmt: skip
def test_the_figures_of_a_budget_and_of_what_is_lacking_stay(tmp_path: Path, text: str, values: list[str]) -> None:
    drafts = reading(tmp_path, text, "en").drafts
    claims = [each.entry.record for each in drafts if isinstance(each.entry, UnfinishedDraft)]

    assert [str(each.value.value) for each in claims if isinstance(each, Claim)] == values
