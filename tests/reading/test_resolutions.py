"""A resolution is of the organ that the sentence ties it to; where several may be meant, its number is only listed."""

from pathlib import Path

import pytest

import tracker
from tracker.reading import find_all, read

UNSURE = "77/237"


@pytest.mark.parametrize(
    ("text", "language", "symbols"),
    [
        ("Human Rights Council resolution 50/10 followed General Assembly resolution 77/237", "en",
         ["A/HRC/RES/50/10", "A/RES/77/237"]),
        ("Security Council resolution 2664 (2022) was noted by the General Assembly", "en", ["S/RES/2664(2022)"]),
        ("The General Assembly, in its resolution 77/334, asked for more.", "en", ["A/RES/77/334"]),
        ("In resolution 77/237, the General Assembly recalled Human Rights Council resolution 50/10", "en",
         ["A/RES/77/237", "A/HRC/RES/50/10"]),
        ("The Human Rights Council, in resolution 50/10, asked the General Assembly to act", "en", ["A/HRC/RES/50/10"]),
        ("resolution 50/10 of the Human Rights Council and resolution 77/237 of the General Assembly", "en",
         ["A/HRC/RES/50/10", "A/RES/77/237"]),
        ("Security Council resolution 2664 (2022) and General Assembly resolution 77/237", "en",
         ["S/RES/2664(2022)", "A/RES/77/237"]),
        ("General Assembly resolution 77/237 and Security Council resolution 2664 (2022)", "en",
         ["A/RES/77/237", "S/RES/2664(2022)"]),
        ("L’Assemblée générale a pris note de la résolution 2664 (2022) du Conseil de sécurité", "fr",
         ["S/RES/2664(2022)"]),
        ("la résolution 50/10 du Conseil des droits de l’homme et la résolution 77/237 de l’Assemblée générale", "fr",
         ["A/HRC/RES/50/10", "A/RES/77/237"]),
        ("The General Assembly and the Security Council agreed on resolution 77/237", "en", [UNSURE]),
        ("The General Assembly and the Security Council welcomed resolution 2664 (2022)", "en", ["S/RES/2664(2022)"]),
        ("The Commission on Crime Prevention and Criminal Justice, recalling resolution 2664 (2022), met", "en",
         ["S/RES/2664(2022)"]),
        ("The General Assembly, in its resolution 2664 (2022), decided", "en", ["2664 (2022)"]),
        ("resolution 50/10 of the Human Rights Council and resolution 77/237", "en", ["A/HRC/RES/50/10", UNSURE]),
    ],
)  # fmt: skip
def test_the_organ_is_the_one_it_is_tied_to(text: str, language: str, symbols: list[str]) -> None:
    assert [each.value for each in find_all(text, language) if each.kind == "symbol"] == symbols


def test_a_resolution_of_which_organ_nobody_can_tell_is_listed_and_not_drafted(tmp_path: Path) -> None:
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "register.toml").write_text(
        'schema = 1\nid = "office"\ntitle = "Office"\nlanguages = ["en"]\n\n'
        '[[document]]\nid = "report"\ntitle = "Account"\nkind = "report"\npublished = "2024"\n',
        encoding="utf-8",
    )
    (tmp_path / "report.txt").write_text(
        "1. The General Assembly and the Security Council agreed on resolution 77/237."
    )
    found = read(tracker.load(tmp_path / "office"), tmp_path / "report.txt", "report")

    assert [each.entry.table for each in found.drafts if each.entry.table == "mandate"] == []
    assert [each.find.text for each in found.unplaced] == ["77/237"]
