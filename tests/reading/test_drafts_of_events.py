"""An event is drafted with every date of a row, the women among its participants, and advice is an act."""

from pathlib import Path

import pytest

import tracker
from tracker.model import AssistanceEvent
from tracker.reading import Draft, read

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


def events(folder: Path, text: str, language: str) -> list[tuple[Draft, AssistanceEvent]]:
    (folder / "bare").mkdir()
    (folder / "bare" / "register.toml").write_text(OFFICE, encoding="utf-8")
    (folder / "paper.txt").write_text(f"1. {text}\n", encoding="utf-8")
    found = read(tracker.load(folder / "bare"), folder / "paper.txt", "paper", language=language)
    assert all(each.entry.table == "event" for each in found.drafts)
    return [(each, each.entry) for each in found.drafts if isinstance(each.entry, AssistanceEvent)]


@pytest.mark.parametrize(
    ("text", "language", "when", "confidence"),
    [
        ("In March and again in October 2023, two workshops were held in Ghana.", "en", "{2023-03,2023-10}", "ask"),
        ("UNODC held workshops in Ghana in March and October 2023.", "en", "{2023-03,2023-10}", "ask"),
        ("A workshop was held in Ghana in May, June 2023 and July 2023.", "en", "{2023-05,2023-06,2023-07}", "ask"),
        ("L’ONUDC a tenu des ateliers au Ghana en mars et en octobre 2023.", "fr", "{2023-03,2023-10}", "ask"),
        ("A workshop was held in Ghana in May 2023 under a law of January 2023.", "en", "2023-05", "likely"),
        ("UNODC held a workshop in Ghana from 3 to 5 March 2023.", "en", "2023-03-03/2023-03-05", "likely"),
    ],
)  # fmt: skip
def test_no_date_of_a_row_is_lost(tmp_path: Path, text: str, language: str, when: str, confidence: str) -> None:
    [(draft, event)] = events(tmp_path, text, language)

    assert (event.when.edtf, draft.confidence) == (when, confidence)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("UNODC trained 40 officials (17 women) of Chad in May 2023.", "en"),
        ("UNODC trained 40 officials, including 17 women, of Chad in May 2023.", "en"),
        ("L’ONUDC a formé 40 juges, dont 17 femmes, au Tchad en mai 2023.", "fr"),
    ],
)  # fmt: skip
def test_the_women_among_participants_are_told(tmp_path: Path, text: str, language: str) -> None:
    [(_, event)] = events(tmp_path, text, language)

    assert event.participants is not None
    assert event.women is not None
    assert (event.participants.value, event.women.value) == (40, 17)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Legislative advice was provided to Cabo Verde and Guinea-Bissau in the third quarter of 2023.", "en"),
        ("Des conseils législatifs ont été fournis au Cabo Verde et à la Guinée-Bissau au troisième trimestre de 2023.",
         "fr"),
    ],
)  # fmt: skip
def test_advice_is_an_activity(tmp_path: Path, text: str, language: str) -> None:
    [(draft, event)] = events(tmp_path, text, language)

    assert (event.kind, event.when.edtf, draft.confidence.value) == ("advisory", "2023-35", "likely")
    assert event.countries == {"CV", "GW"}
