"""What is held beside a session, or as a part of it, is drafted with the days of the session."""

from pathlib import Path

import pytest
from bare import again, reading

import tracker
from tracker.model import Meeting
from tracker.reading import DocumentReading, drafts_to_toml

SESSION = {
    "en": "The fifth session of the Assembly of Wells was held from 3 to 7 June 2023.",
    "fr": "La cinquième session de l’Assemblée des puits s’est tenue du 3 au 7 juin 2023.",
}


def parts(found: DocumentReading) -> list[tuple[str, str, str]]:
    drafted = [(each.entry, each.confidence) for each in found.drafts]
    return [
        (str(entry.kind), entry.title.best(found.language), str(confidence))
        for entry, confidence in drafted
        if isinstance(entry, Meeting) and entry.part_of
    ]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Two side events focused on pumps for schools; and on clean water in camps.", "en",
         [("side_event", "Pumps for schools", "ask"), ("side_event", "Clean water in camps", "ask")]),
        ("Side events were held. These events addressed these themes: the price of pipes; the law of springs.", "en",
         [("side_event", "The price of pipes", "ask"), ("side_event", "The law of springs", "ask")]),
        ("A round table on the price of pipes was held.", "en",
         [("round_table", "Round table on the price of pipes was held", "ask")]),
        ("Members took part in the annual thematic debate, entitled “Water, for all”.", "en",
         [("thematic_debate", "Thematic debate, entitled “Water, for all”", "ask")]),
        ("Side events focused on pumps, pipes and water.", "en", []),
        ("Of the side events that were planned, all were cancelled; none was held.", "en", []),
        ("Les manifestations parallèles ont porté sur les pompes des écoles ; et sur l’eau des camps.", "fr",
         [("side_event", "Les pompes des écoles", "ask"), ("side_event", "L’eau des camps", "ask")]),
        ("Une table ronde sur le prix des tuyaux a réuni des élus.", "fr",
         [("round_table", "Table ronde sur le prix des tuyaux a réuni des élus", "ask")]),
        ("L’Office a pris part au débat thématique, intitulé « L’eau, pour tous ».", "fr",
         [("thematic_debate", "Débat thématique, intitulé « L’eau, pour tous »", "ask")]),
    ],
)  # fmt: skip
def test_parts_of_a_session(tmp_path: Path, text: str, language: str, wanted: list[tuple[str, str, str]]) -> None:
    assert parts(reading(tmp_path, f"1. {SESSION[language]} {text}\n", language)) == wanted


def test_the_session_is_told_by_its_number_in_a_later_paragraph(tmp_path: Path) -> None:
    text = f"1. {SESSION['en']}\n\n2. At the fifth session, side events focused on pumps; and on pipes for all.\n\n"
    found = reading(tmp_path, text + "3. Side events focused on rain in towns; and on snow in towns.\n", "en")
    session = next(each.entry for each in found.drafts if each.paragraph == "1")

    assert [each.paragraph for each in found.drafts if each.entry.table == "meeting"] == ["1", "2"]
    [side] = [each.entry for each in found.drafts if each.paragraph == "2"]
    assert isinstance(side, Meeting)
    assert side.part_of == {session.key}
    assert side.when is not None
    assert side.when.edtf == "[2023-06-03..2023-06-07]"


def test_without_a_session_nobody_knows_when_it_was(tmp_path: Path) -> None:
    found = reading(tmp_path, "1. Side events focused on pumps for schools; and on pipes for schools.\n", "en")

    assert [each for each in found.drafts if each.entry.table == "meeting"] == []


def test_the_drafts_are_a_register(tmp_path: Path) -> None:
    text = f"1. {SESSION['en']} Side events focused on pumps for schools; and on pipes for schools.\n"
    found = reading(tmp_path, text, "en")
    register = tracker.load(tmp_path / "bare")
    (tmp_path / "bare" / "drafts.toml").write_text(drafts_to_toml(found, register), encoding="utf-8")
    later = again(tmp_path, "en")

    assert len([each for each in found.drafts if each.entry.table == "meeting"]) == 3
    assert [each for each in later.drafts if each.entry.table == "meeting"] == []
    assert [str(each) for each in tracker.check(tracker.load(tmp_path / "bare")) if each.code.startswith("TRK1")] == []
