"""The files that the tutorial begins with are those that its script makes, and its pictures are small."""

from pathlib import Path

import pytest

pytest.importorskip("docx")
pytest.importorskip("openpyxl")

from docx import Document
from openpyxl import load_workbook
from tutorial_material import EXCEL, TUTORIAL, WORD, write


def words(directory: Path) -> list[tuple[str, str]]:
    return [(each.style.name or "", each.text) for each in Document(str(directory / WORD)).paragraphs if each.style]


def rows(directory: Path) -> list[tuple[object, ...]]:
    return list(load_workbook(directory / EXCEL).active.iter_rows(values_only=True))


def test_its_files_are_those_of_its_script(tmp_path: Path) -> None:
    write(tmp_path)

    assert words(TUTORIAL) == words(tmp_path)
    assert rows(TUTORIAL) == rows(tmp_path)


def test_its_files_say_that_they_are_made_up() -> None:
    assert any("made up for a tutorial" in text for _, text in words(TUTORIAL))
    assert "made up" in load_workbook(TUTORIAL / EXCEL).sheetnames[0]


def test_its_pictures_are_there_and_small() -> None:
    page = (TUTORIAL / "from-word-and-excel.md").read_text(encoding="utf-8")

    for picture in ("drafts.png", "report.png"):
        assert f"({picture})" in page
        assert (TUTORIAL / picture).stat().st_size < 150_000
