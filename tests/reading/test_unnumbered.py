"""What a document without paragraph numbers says is drafted, or listed where no draft holds it."""

from pathlib import Path

import pytest
from docx import Document

import tracker
from tracker.model import Register
from tracker.reading import DocumentReading, coverage, drafts_to_toml, read

REGISTER = """\
schema = 1
id = "wells"
title = "Wells"
languages = ["en"]

[[period]]
id = "first"
start = 2023-01-01
end = 2023-12-31

[[document]]
id = "report"
title = "Yearly account"
kind = "report"
published = "2024-02"
covers = "first"
"""
HEADING = "Work in Chad"
SENTENCES = (
    "In May 2023, the programme held a training course for 25 officials of Bolivia.",
    "In 2023, 40 wells were dug.",
    "Governments should train those who repair pumps.",
)
BULLET = "In June 2023, the programme held a workshop for 30 judges of Peru."
ROW = ("Togo", "12 wells")


@pytest.fixture
def register(tmp_path: Path) -> Register:
    (tmp_path / "wells").mkdir()
    (tmp_path / "wells" / "register.toml").write_text(REGISTER, encoding="utf-8")
    return tracker.load(tmp_path / "wells")


def word(path: Path) -> None:
    document = Document()
    document.add_heading(HEADING, level=1)
    for each in SENTENCES:
        document.add_paragraph(each)
    document.add_paragraph(BULLET, style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    for cell, text in zip(table.rows[0].cells, ROW, strict=True):
        cell.text = text
    document.save(str(path))


def page(path: Path) -> None:
    sentences = "".join(f"<p>{each}</p>" for each in SENTENCES)
    row = "".join(f"<td>{each}</td>" for each in ROW)
    path.write_text(
        f"<html><body><h1>{HEADING}</h1>{sentences}<ul><li>{BULLET}</li></ul><table><tr>{row}</tr></table></body></html>",
        encoding="utf-8",
    )


def plain(path: Path) -> None:
    row = " | ".join(ROW)
    path.write_text("\n\n".join((f"# {HEADING}", *SENTENCES, f"- {BULLET}", f"| {row} |")), encoding="utf-8")


WRITTEN = {"docx": word, "html": page, "txt": plain}


@pytest.fixture(params=sorted(WRITTEN))
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    found = tmp_path / f"report.{request.param}"
    WRITTEN[request.param](found)
    return found


def said_in(found: DocumentReading) -> list[tuple[str, str]]:
    return [(each.paragraph, each.find.text) for each in found.unplaced]


def test_sentences_without_a_number_are_drafted(register: Register, path: Path) -> None:
    found = read(register, path, "report")

    assert [(each.paragraph, each.entry.table) for each in found.drafts] == [
        ("", "event"),
        ("", "claim"),
        ("", "recommendation"),
        ("", "event"),
    ]
    assert [each.quote.removeprefix("- ") for each in found.drafts] == [*SENTENCES, BULLET]
    assert 'paragraph = ""' not in drafts_to_toml(found, register)


def test_headings_and_rows_of_tables_are_listed(register: Register, path: Path) -> None:
    assert said_in(read(register, path, "report")) == [("", "Chad"), ("", "Togo"), ("", "12")]


def test_nothing_that_coverage_finds_goes_unsaid(register: Register, path: Path) -> None:
    found = read(register, path, "report")
    said = [text for _, text in said_in(found)]
    for paragraph in coverage(register, path, "report").paragraphs:
        for mark in paragraph.marks:
            assert mark.find.text in said or any(mark.find.text in each.quote for each in found.drafts)


def test_what_was_drafted_is_not_drafted_again(register: Register, path: Path, tmp_path: Path) -> None:
    found = drafts_to_toml(read(register, path, "report"), register)
    (tmp_path / "wells" / "drafts.toml").write_text(found, encoding="utf-8")

    assert read(tracker.load(tmp_path / "wells"), path, "report").drafts == ()


def test_a_heading_right_before_another_is_listed_and_covered(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("# Work in Chad\n\n## Wells of 2022\n\n1. They are deep.\n\n# Work in Togo\n", encoding="utf-8")

    assert said_in(read(register, path, "report")) == [("", "Chad"), ("", "2022"), ("", "Togo")]
    covered = coverage(register, path, "report").paragraphs
    assert [each.paragraph.text for each in covered if each.marks] == ["Work in Chad", "Wells of 2022", "Work in Togo"]


def test_what_leads_up_to_numbered_paragraphs_is_listed(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Account for 2023\n\n" + "\n\n".join(f"{n}. {each}" for n, each in enumerate(SENTENCES, 1)))
    found = read(register, path, "report")

    assert [each.paragraph for each in found.drafts] == ["1", "2", "3"]
    assert said_in(found) == [("", "2023")]
