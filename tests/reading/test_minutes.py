"""Minutes: the meeting of their heading, what they tell of, and who does what by when. All of them are made up."""

from pathlib import Path

import pytest
from bare import again, reading

import tracker
from tracker.model import Deadline, Meeting, Recommendation
from tracker.reading import DocumentReading, drafts_to_toml
from tracker.reading._paragraphs import flowing

WATER = """\
MINUTES
Coordination meeting on rural water, Ministry of Water
Date: 14 March 2023
Venue: Lomé
Present: A. Exemple (Chair), B. Placeholder, C. Testname (Ministry of Health)
Apologies: D. Specimen

1. Adoption of the agenda
The agenda was adopted without change.

2. Report on training
- In February 2023, the Ministry trained 42 pump mechanics (17 women) from Togo and Benin.
- The refresher course planned for April 2023 was cancelled.

3. Water tests
- The laboratory tested some 250 wells in Togo between January and March 2023.
- No field visit took place in the north.

Action points
- The Directorate of Planning should submit the budget for spare parts by 30 April 2023.
- Ministry of Health to share the list of clinics without water by 15 May 2023.
- C. Testname: circulate the test results (deadline: 31 March 2023).

Next meeting: 20 June 2023
"""

MEALS = """\
Record of decisions of the steering committee for school meals, third meeting, 9 and 10 October 2022

Participants: members and observers

• The third meeting of the Steering Committee was held in Nairobi on 9 and 10 October 2022.
• The Committee noted that more than 1,200 cooks had been trained in Kenya since 2020.
• A workshop on menus was organized in Uganda in August 2022 for 25 cooks.
• The Committee requested the secretariat to prepare a costed plan by 31 December 2022.
• The study tour was postponed.

Actions
No. | Action | Responsible | Deadline
1 | Prepare the costed plan | Secretariat | 31 December 2022
2 | Share the list of kitchens | Uganda | 15 November 2022
"""

EAU = """\
COMPTE RENDU DE RÉUNION
Réunion mensuelle du comité de suivi, ministère de l’eau
Date : 12 janvier 2024
Lieu : Niamey
Présents : A. Exemple (présidente), B. Modèle, C. Essai
Excusés : D. Spécimen

1. Suivi des décisions
– Un atelier sur l’entretien des pompes a été organisé au Niger en décembre 2023 pour 35 techniciens, dont 12 femmes.
– La visite de terrain prévue à Agadez en décembre 2023 a été annulée.

2. Points à suivre
– La direction du budget doit transmettre le tableau des dépenses avant le 31 janvier 2024.
– Le comité recommande au ministère de la santé de publier la carte d’ici au 15 février 2024.
– B. Modèle : envoyer la liste des pompes en panne (échéance : 20 janvier 2024).

Prochaine réunion : 9 février 2024
"""


def said(found: DocumentReading, table: str) -> list[tuple[str, ...]]:
    """Return what the drafts of a type say, in the words that tell them apart."""
    return [_said(each.entry, found.language) for each in found.drafts if each.entry.table == table]


def _said(entry: object, language: str) -> tuple[str, ...]:
    match entry:
        case Meeting():
            return (
                entry.title.best(language),
                entry.when.edtf,
                "" if entry.place is None else entry.place.best(language),
            )
        case Recommendation():
            return entry.text.best(language), *(each.best(language) for each in entry.addressees)
        case Deadline():
            return (str(entry.due), str(entry.set))
        case tracker.AssistanceEvent():
            people = (each.short() for each in (entry.participants, entry.women) if each is not None)
            return (str(entry.kind), entry.when.edtf, *sorted(entry.countries), *people)
    return ()


def test_the_minutes_of_a_ministry(tmp_path: Path) -> None:
    found = reading(tmp_path, WATER)

    assert said(found, "meeting") == [("Coordination meeting on rural water, Ministry of Water", "2023-03-14", "Lomé")]
    assert said(found, "event") == [("training", "2023-02", "BJ", "TG", "42", "17")]
    assert said(found, "recommendation") == [
        ("The Directorate of Planning should submit the budget for spare parts by 30 April 2023.",),
        ("Ministry of Health to share the list of clinics without water by 15 May 2023.", "Ministry of Health"),
        ("C. Testname: circulate the test results (deadline: 31 March 2023).", "C. Testname"),
    ]
    assert said(found, "deadline") == [
        ("2023-04-30", "2023-03-14"), ("2023-05-15", "2023-03-14"), ("2023-03-31", "2023-03-14"),
    ]  # fmt: skip
    assert [(each.find.text, str(each.reason)) for each in found.unplaced] == [
        ("April 2023", "cancelled"),
        ("Togo", "None"),
        ("No field visit took place in the north.", "not_done"),
        ("20 June 2023", "None"),
    ]


def test_a_record_of_decisions_with_a_table(tmp_path: Path) -> None:
    found = reading(tmp_path, MEALS)

    assert [each[1] for each in said(found, "meeting")] == ["2022-10-09/2022-10-10"]
    assert said(found, "event") == [("workshop", "2022-08", "UG", "25")]
    assert said(found, "recommendation") == [
        ("The Committee requested the secretariat to prepare a costed plan by 31 December 2022.",),
        ("Prepare the costed plan", "Secretariat"),
        ("Share the list of kitchens", "Uganda"),
    ]
    assert [(each.find.text, str(each.reason)) for each in found.unplaced if each.reason] == [
        ("The study tour was postponed.", "postponed")
    ]


def test_a_french_compte_rendu(tmp_path: Path) -> None:
    found = reading(tmp_path, EAU)

    assert found.language == "fr"
    assert said(found, "meeting") == [
        ("Réunion mensuelle du comité de suivi, ministère de l’eau", "2024-01-12", "Niamey")
    ]
    assert said(found, "event") == [("workshop", "2023-12", "NE", "35", "12")]
    assert [each[1:] for each in said(found, "recommendation")] == [("La direction du budget",), (), ("B. Modèle",)]
    assert said(found, "deadline") == [
        ("2024-01-31", "2024-01-12"), ("2024-02-15", "2024-01-12"), ("2024-01-20", "2024-01-12"),
    ]  # fmt: skip
    assert "RE" not in {each.find.value for each in found.unplaced}


@pytest.mark.parametrize("text", [WATER, MEALS, EAU])
def test_the_drafts_are_read_back_and_drafted_once(tmp_path: Path, text: str) -> None:
    found = reading(tmp_path, text)
    drafts = drafts_to_toml(found, tracker.load(tmp_path / "bare"))
    (tmp_path / "bare" / "drafts.toml").write_text(drafts, encoding="utf-8")
    later = again(tmp_path)

    assert [each.entry.key for each in later.drafts] == []


@pytest.mark.parametrize(
    "text",
    [
        "The Office plans to open a school by 2024.",
        "The number of schools rose to 40 by 31 December 2023.",
        "Access to water should be free.",
        "The pumps were repaired by 3 May 2023.",
        "According to the plan, all is done by May 2023.",
    ],
)
def test_what_is_no_task_by_a_day_has_no_deadline(tmp_path: Path, text: str) -> None:
    assert said(reading(tmp_path, f"1. {text}\n"), "deadline") == []


def test_the_lines_of_a_heading_are_lines_of_their_own() -> None:
    lines = [
        "MINUTES", "Meeting on wells", "Date: 3 May 2023", "Place : Lomé", "", "A sentence on", "two lines.",
    ]  # fmt: skip

    assert [each.text for each in flowing(lines)] == [
        "MINUTES", "Meeting on wells", "Date: 3 May 2023", "Place : Lomé", "A sentence on two lines.",
    ]  # fmt: skip
