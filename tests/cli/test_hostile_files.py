"""Hostile text in every field stays text in every file that is written: pages, workbooks, calendars, tables, drafts."""

import csv
import json
import re
import shutil
import subprocess
import zipfile
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring  # of what was just written

import pytest
from click.testing import CliRunner
from test_hostile_text import OTHERS, TITLE

from tracker.cli import cli
from tracker.files import load
from tracker.values._safe_text import guarded

HIDDEN = "\u00ad\u034f\u115f\u3164\ufe0f\ufe0e\U000e0101\u2065\ufffe"
TEXT = f"=1+1\u00ad\u200b{TITLE}{HIDDEN} end"
"""What a cell runs, what a terminal obeys, what a build takes for a command, and what nobody sees."""
RANGES = ((0, 8), (14, 31), (0x7F, 0x9F), (0x2060, 0x206F), (0x202A, 0x202E), (0xE0000, 0xE0FFF), (0xFFF9, 0xFFFB))
ACTING = {chr(code) for first, last in RANGES for code in range(first, last + 1)} | set(
    "\u061c\u00ad\u034f\u115f\u1160\u200b\u200e\u200f\u3164\ufeff\uffa0\ufffe\uffff"
)
AGAINST = ("--period", "2021", "--against", "2020")
FORMS = ("docx", "xlsx", "html", "md", "csv", "txt")
ANSWERS = {
    "report": ("report", *AGAINST),
    "report-in-french": ("report", *AGAINST, "--language", "fr"),
    "report-in-full": ("report", *AGAINST, "--annex", "full"),
    "follow-up": ("followup", *AGAINST, "--by", "theme", "--mandates", "--reiterated"),
    "figures": ("measure", "--period", "2021"),
    "comparisons": ("compare", *AGAINST),
    "targets": ("targets", "--period", "2021"),
    "claims": ("reconcile",),
    "due": ("due", "--on", "2021-05-01"),
    "records": ("list", "recommendation"),
    "statuses": ("list", "status"),
    "decisions": ("list", "adjudication"),
    "one": ("show", "r"),
    "check": ("check",),
}


def _hostile(value: Any) -> Any:  # noqa: ANN401  # JSON
    if isinstance(value, dict):
        return {key: _hostile(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_hostile(each) for each in value]
    return TEXT if value == TITLE else value


RECORDS: dict[str, Any] = {
    **_hostile(OTHERS),
    "event": {
        "id": "a", "kind": "training", "title": TEXT, "when": "2021-02", "countries": ["PK"], "outcome": TEXT,
        "places": [TEXT], "programmes": ["p"], "participants": {"value": 3, "text": TEXT}, "organizations": [TEXT],
        "assumption": TEXT, "note": TEXT, "themes": [TEXT],
    },
    "programme": {"id": "p", "kind": "programme", "title": TEXT, "acronym": TEXT, "aliases": [TEXT], "donors": [TEXT]},
    "indicator": {
        "id": "i", "version": "1", "title": TEXT, "kind": "flow", "unit": TEXT, "of": "event", "counts": "records",
        "definition": TEXT,
    },
    "meeting": {"id": "me", "title": TEXT, "when": "2021-03-01", "place": TEXT, "organizations": [TEXT]},
    "finding": {"id": "f", "text": TEXT, "wording": TEXT, "change": "increase"},
    "passage": {"id": "ps", "section": "cooperation", "period": "2021", "text": TEXT, "state": "cleared"},
    "period": {"id": "pp", "start": "2021-01-01", "end": "2021-12-31", "title": TEXT, "assumption": TEXT},
    "document": {"id": "d", "title": TEXT, "symbol": TEXT, "state": "planned", "expected": "2021-06"},
}  # fmt: skip


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register whose every text is hostile."""
    place = tmp_path_factory.mktemp("hostile")
    said = json.dumps(TEXT, ensure_ascii=False).replace("\x7f", "")
    lines = ("schema = 1", 'id = "r"', f"title = {said}", "[masthead]", f"organ = {said}", f"distribution = {said}")
    (place / "register.toml").write_text("\n".join(lines), encoding="utf-8")
    for table, record in RECORDS.items():
        (place / f"{table}.jsonl").write_text(json.dumps(record), encoding="utf-8")
    return place


def written(register: Path, target: Path, *command: str, to: str = "-o") -> Path:
    named = (str(target),) if command[0] == "export" else (to, str(target))
    first, *others = command
    arguments = (
        [first, str(register), *named, *others] if first == "export" else [first, str(register), *others, *named]
    )
    done = CliRunner().invoke(cli, arguments)
    assert target.is_file(), (command, done.output, done.exception)
    assert not set(done.output) & ACTING
    return target


def texts_in(file: Path) -> str:
    """All text of a file, of a package also what stands in attributes of its parts."""
    content = file.read_bytes()
    if file.suffix not in {".docx", ".xlsx"}:
        return content.decode("utf-8").removeprefix("\ufeff")
    said = list[str]()
    with zipfile.ZipFile(BytesIO(content)) as package:
        for part in package.namelist():
            if part.endswith((".xml", ".rels")):
                root = fromstring(package.read(part))  # noqa: S314  # what tracker wrote itself
                said += [*root.itertext(), *(value for each in root.iter() for value in each.attrib.values())]
    return "\n".join(said)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("answer", list(ANSWERS))
def test_no_answer_writes_what_acts(register: Path, tmp_path: Path, answer: str, form: str) -> None:
    text = texts_in(written(register, tmp_path / f"x.{form}", *ANSWERS[answer]))

    assert "end" in text
    assert not set(text) & ACTING
    if form in {"md", "txt"}:
        assert not re.search(r"^\s*(?:\d+\. )?::[a-z]|##\[|##vso\[", text, re.MULTILINE)
    if form == "csv":
        assert all(_is_text(cell) for row in csv.reader(StringIO(text)) for cell in row)


def _is_text(cell: str) -> bool:
    """Tell whether no spreadsheet runs a cell: it is guarded, a number, or begins with nothing that is run."""
    return cell.startswith("'") or guarded(cell) == cell or bool(re.fullmatch(r"[-\u2212]?[\d.,]+", cell))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("answer", ["report", "report-in-full", "follow-up", "check"])
def test_no_page_prints_what_acts(register: Path, tmp_path: Path, answer: str) -> None:
    pytest.importorskip("typst", reason="typst is not installed")
    page = written(register, tmp_path / "x.pdf", *ANSWERS[answer])
    said = subprocess.run(["pdftotext", str(page), "-"], capture_output=True, check=True).stdout.decode()

    # At the end of a line the page itself parts a word, by the hyphen that nobody searches for.
    assert not set(said.replace("\u00ad\n", "\n")) & (ACTING - {"\f", "\u2060"})


def test_a_calendar_holds_no_line_that_a_text_made(register: Path, tmp_path: Path) -> None:
    calendar = written(register, tmp_path / "x.ics", "due", "--on", "2021-05-01", to="--ics")

    assert not set(texts_in(calendar)) & ACTING
    assert not re.search(r"^(?:::|event\.jsonl)", texts_in(calendar), re.MULTILINE)


@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
@pytest.mark.parametrize("table", list(RECORDS))
def test_what_is_exported_hides_nothing(register: Path, tmp_path: Path, table: str, form: str) -> None:
    text = texts_in(written(register, tmp_path / f"x.{form}", "export", "--type", table))

    assert not set(text) & ACTING
    if form == "csv":
        assert all(_is_text(cell) for row in csv.reader(StringIO(text)) for cell in row)


@pytest.mark.parametrize("form", ["csv", "json"])
def test_figures_that_are_exported_hide_nothing(register: Path, tmp_path: Path, form: str) -> None:
    assert not set(texts_in(written(register, tmp_path / f"x.{form}", "export", "--period", "2021"))) & ACTING


def test_exported_json_means_what_the_record_says(register: Path, tmp_path: Path) -> None:
    held = json.loads(texts_in(written(register, tmp_path / "x.json", "export", "--type", "finding")))

    assert held[0]["text"] == TEXT


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_workbook_hides_nothing_and_says_that_nothing_changed(register: Path, tmp_path: Path, language: str) -> None:
    """Keys too: they are read back as they were."""
    book = written(register, tmp_path / "x.xlsx", "workbook", "--language", language)

    assert not set(texts_in(book)) & ACTING
    done = CliRunner().invoke(cli, ["import", str(register), str(book), "--format", "json"])
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert (found["added"], found["revised"], found["faults"]) == ([], [], [])
    assert load(register).title.best("en")


def test_drafts_of_a_document_hide_nothing(register: Path, tmp_path: Path) -> None:
    page = tmp_path / "x.md"
    page.write_text(f"1. A course for 25 officials of Kenya was held in Nairobi in May 2021. {TEXT}", encoding="utf-8")
    for form in ("xlsx", "toml"):
        done = CliRunner().invoke(
            cli, ["read", str(register), str(page), "--document", "d", "-o", str(tmp_path / f"drafts.{form}")]
        )
        assert done.exit_code == 0, done.output
        assert not set(texts_in(tmp_path / f"drafts.{form}")) & ACTING
