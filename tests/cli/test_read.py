"""A document is read and covered from the command line, in every format and language."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.command_line import flowing, typed
from tracker.cli import cli

EXAMPLE = Path(__file__).parents[2] / "examples" / "smuggling-of-migrants"
TEXT = """\
1. In May 2021, the Office held a workshop for more than 20 judges of Chad, see A/80/604, para. 12.

2. Kenya came too.

3. More than 300 bridges were built.
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "office")
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "office"


def run(command: str, office: Path, *options: str, document: str = "CTOC/COP/2022/3") -> Result:
    file = str(office.parent / "report.txt")
    return CliRunner().invoke(cli, [command, str(office), file, "--document", document, *options])


def test_coverage_as_json(office: Path) -> None:
    found = json.loads(run("coverage", office, "--format", "json").stdout)

    assert (found["output"], found["document"], found["language"]) == (1, "CTOC/COP/2022/3", "en")
    assert (found["found"], found["quoted"]) == (6, 0)
    assert [each["number"] for each in found["paragraphs"]] == ["1", "2", "3"]
    assert found["paragraphs"][0]["found"] == [
        {"kind": "date", "records": [], "span": [3, 11], "text": "May 2021", "value": "2021-05"},
        {
            "kind": "quantity",
            "records": [],
            "span": [44, 56],
            "text": "more than 20",
            "value": {"qualifier": "more_than", "upper": None, "value": 20},
        },
        {"kind": "country", "records": [], "span": [67, 71], "text": "Chad", "value": "TD"},
        {"kind": "symbol", "records": [], "span": [77, 85], "text": "A/80/604", "value": "A/80/604"},
    ]


def test_words_are_marked_in_place(office: Path) -> None:
    shown = run("coverage", office).stdout
    page = run("coverage", office, "-o", "-", "--to", "html").stdout

    assert "1. In [May 2021], the Office held a workshop for [more than 20] judges of [Chad], see [A/80/604]" in shown
    assert "In <mark>May 2021</mark>, the Office held a workshop for <mark>more than 20</mark> judges of" in page


@pytest.mark.parametrize("command", ["coverage", "read"])
@pytest.mark.parametrize("suffix", [".md", ".html", ".csv", ".json", ".txt"])
def test_every_format_is_written(office: Path, command: str, suffix: str) -> None:
    target = office.parent / f"answer{suffix}"

    assert run(command, office, "-o", str(target)).exit_code == 0
    assert target.stat().st_size > 0


def test_drafts_as_json(office: Path) -> None:
    found = json.loads(run("read", office, "--format", "json").stdout)

    assert [(each["table"], each["paragraph"], each["confidence"]) for each in found["drafts"]] == [
        ("document", "1", "sure"),
        ("event", "1", "likely"),
        ("claim", "3", "ask"),
    ]
    assert found["drafts"][2]["missing"] == ["indicator"]
    assert all(each["quote"] in TEXT for each in found["drafts"])
    assert found["unplaced"] == [{"kind": "country", "paragraph": "2", "text": "Kenya"}]


def test_drafts_as_a_file_of_the_register(office: Path) -> None:
    target = office / "drafts.toml"
    done = run("read", office, "-o", str(target))

    assert done.exit_code == 0
    assert "3 drafts; 1 thing that the document says is in none." in done.stderr
    assert {*tomllib.loads(target.read_text(encoding="utf-8"))} == {"document", "event", "claim"}
    assert target.read_text(encoding="utf-8").endswith("# indicator =\n")
    assert run("read", office, "-o", str(target)).exit_code != 0  # it is there already
    assert run("read", office, "--format", "json").exit_code == 0


def test_drafts_as_a_workbook(office: Path) -> None:
    pytest.importorskip("xlsxwriter")
    target = office.parent / "drafts.xlsx"
    done = run("read", office, "-o", str(target))

    assert (done.exit_code, done.stdout) == (0, "")
    assert flowing(done.stderr) == (
        f"3 drafts written to {target}; 1 thing that the document says is in none. Type yes beside those that are "
        "right, then take them in with 'tracker import'."
    )
    assert run("read", office, "-o", str(target)).exit_code != 0  # it is there already
    assert run("read", office, "-o", str(target), "--force").exit_code == 0


def test_the_language_of_the_document_is_that_of_the_answer_where_it_can_be(office: Path) -> None:
    (office.parent / "report.txt").write_text("1. Trois juges du Tchad sont venus en 2021.", encoding="utf-8")

    assert "Ce qu’aucun enregistrement ne cite" in run("coverage", office, "--language", "fr").stdout
    (office.parent / "report.txt").write_text("1. Tres jueces del Chad en 2021.", encoding="utf-8")
    assert "What no record quotes" in run("coverage", office, "--language", "es").stdout


def test_what_cannot_be_read_is_said_in_one_sentence(office: Path) -> None:
    file = office.parent / "report.txt"

    def said(path: Path, name: str = "CTOC/COP/2022/3") -> tuple[int, str]:
        done = typed("read", str(office), str(path), "--document", name)
        return done.returncode, flowing(done.stderr)

    assert said(file, "no-such-report")[0] == 2
    file.write_bytes(b"\xff\xff")
    status, faulty = said(file)
    assert status == 1
    assert "the file is no text in UTF-8" in faulty
    status, missing = said(office.parent / "nowhere.txt")
    assert status in (1, 2)
    assert "nowhere.txt" in missing
    status, other = said(office.parent / "x.odt")
    assert status == 2
    assert "x.odt is no document that can be read" in other


def test_what_acts_is_escaped_in_drafts(office: Path) -> None:
    acting = "\u202egpj.\u200b=1\U000e0041"
    (office.parent / "report.txt").write_text(f"1. In May 2021, 30 judges of Chad were trained {acting}.\n", "utf-8")
    printed = run("read", office, "--format", "toml").stdout
    quotes = [each["citations"][0]["quote"] for table in tomllib.loads(printed).values() for each in table]

    assert not set(acting[0] + acting[5] + acting[-1]) & set(printed)
    assert quotes
    assert all(quote.endswith(f"{acting}.") for quote in quotes)


@pytest.mark.parametrize("command", ["read", "coverage"])
@pytest.mark.parametrize(
    ("trap", "said"),
    [
        (os.mkfifo, "Erreur : {} ne peut être lu ni écrit : ce n’est pas un fichier"),
        (lambda path: path.symlink_to("/dev/zero"), "Erreur : {} ne peut être lu ni écrit : ce n’est pas un fichier"),
        (lambda _: None, "Erreur : {} ne peut être lu ni écrit : ni fichier ni dossier de ce nom"),
    ],
)
def test_what_is_no_file_is_told(office: Path, command: str, trap: Callable[[Path], None], said: str) -> None:
    file = office.parent / "report.txt"
    file.unlink()
    trap(file)
    arguments = (command, str(office), str(file), "--document", "CTOC/COP/2022/3", "--language", "fr")
    done = subprocess.run(
        [sys.executable, "-m", "tracker", *arguments], check=False, capture_output=True, text=True, timeout=60
    )

    assert done.returncode == 1
    assert done.stderr.replace("\xa0", " ").strip() == said.format(file)
