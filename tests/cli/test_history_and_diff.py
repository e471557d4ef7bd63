"""The versions of a record, and the difference of two registers, as text and as JSON, in English and French."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from tests.command_line import flowing, lines_of, typed
from tracker.cli import COMMANDS, cli

REGISTER = """\
schema = 1
id = "wells"
title = { fr = "Puits", en = "Wells" }
languages = ["fr"]
"""

EVENTS = """\
[[event]]
id = "a"
kind = "training"
title = { fr = "Atelier", en = "Workshop" }
when = "2021-03"
countries = ["PK"]
participants = { value = 10, qualifier = "about", text = "une dizaine" }
published = "2021-12-01"
recorded = 2022-01-10

[[event]]
id = "b"
kind = "training"
title = { fr = "Cours", en = "Course" }
when = "2021-04"
countries = ["PK"]
participants = 5
recorded = 2022-01-10
"""

SINCE = """\
[[event]]
id = "a"
kind = "training"
title = { fr = "Atelier", en = "Workshop" }
when = "2021-03"
countries = ["PK", "TN"]
participants = 12
published = "2022-12-01"
recorded = 2023-01-01
revision = { reason = "error", note = { fr = "Deux absents comptés.", en = "Two absentees counted." } }

[[event]]
id = "b"
kind = "training"
title = { fr = "Cours", en = "Course" }
when = "2021-04"
countries = ["PK"]
participants = 5
same_as = ["a"]
recorded = 2023-01-02
revision = { reason = "duplicate_removed" }

[[event]]
id = "c"
kind = "training"
title = { fr = "Visite", en = "Visit" }
when = "2021-05"
countries = ["NE"]
participants = 3
recorded = 2023-01-03
"""

PERIOD = '[[period]]\nid = "p"\nstart = "2021-01-01"\nend = "2021-12-31"\n'


def wells(directory: Path, *events: str) -> str:
    directory.mkdir()
    (directory / "register.toml").write_text(REGISTER, encoding="utf-8")
    (directory / "period.toml").write_text(PERIOD, encoding="utf-8")
    (directory / "event.toml").write_text("\n".join(events), encoding="utf-8")
    return str(directory)


@pytest.fixture
def register(tmp_path: Path) -> str:
    return wells(tmp_path / "wells", EVENTS, SINCE)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def answered(*arguments: str) -> Any:  # noqa: ANN401  # JSON
    done = run(*arguments, "--format", "json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


# -- history ----------------------------------------------------------------------------------------------------------


def test_the_history_says_when_why_and_what(register: str) -> None:
    done = run("show", register, "a", "--history")

    assert done.exit_code == 0
    assert flowing(done.stdout) == flowing(
        """
event a  Workshop
  1. first version, recorded 10 January 2022, published 1 December 2021  (event.toml:1)
  2. an error was corrected, recorded 1 January 2023, published 1 December 2022, “Two absentees counted.”
  (event.toml:20)
       published: 2021-12-01 → 2022-12-01
       countries: PK → PK, TN
       participants: une dizaine → 12
"""
    )
    assert lines_of(done.stdout)[-3:] == [
        "published: 2021-12-01 → 2022-12-01",
        "countries: PK → PK, TN",
        "participants: une dizaine → 12",
    ]


def test_the_history_in_french_of_a_record_taken_out(register: str) -> None:
    done = run("show", register, "b", "--history", "--language", "fr")

    assert lines_of(done.stdout) == [
        "event b Cours (retirée)",
        "1. première version, connu le 10 janvier 2022 (event.toml:11)",
        "2. doublon supprimé, connu le 2 janvier 2023 (event.toml:31)",
        "same_as: – → a",
    ]


def test_the_history_as_json(register: str) -> None:
    found = answered("show", register, "a", "--history")
    (record,) = found["records"]

    assert found["vintage"] == {"published": "2022-12-01", "recorded": "2023-01-03"}
    assert (record["table"], record["key"], record["withdrawn"]) == ("event", "a", False)
    assert record["versions"][1] == {
        "origin": "event.toml:20",
        "recorded": "2023-01-01",
        "published": "2022-12-01",
        "reason": "error",
        "note": {"en": "Two absentees counted.", "fr": "Deux absents comptés."},
        "changes": [
            {"field": "published", "before": "2021-12-01", "after": "2022-12-01"},
            {"field": "countries", "before": ["PK"], "after": ["PK", "TN"]},
            {
                "field": "participants",
                "before": {"qualifier": "about", "text": "une dizaine", "value": 10},
                "after": 12,
            },
        ],
    }


def test_the_history_as_of_a_day_knows_nothing_later(register: str) -> None:
    (record,) = answered("show", register, "a", "--history", "--recorded-by", "2022-06-01")["records"]

    assert [each["recorded"] for each in record["versions"]] == ["2022-01-10"]


def test_a_record_taken_out_is_shown_by_its_versions(register: str) -> None:
    done = run("show", register, "b", "--language", "fr")

    assert done.exit_code == 0
    assert done.stderr == "b a été retirée\u00a0; en voici les versions.\n"
    assert flowing(done.stdout).startswith("event b Cours (retirée) 1. première version")


def test_a_name_that_nothing_ever_had_is_refused(register: str) -> None:
    done = run("show", register, "bb", "--history")

    assert done.exit_code != 0
    assert done.stdout == ""


# -- diff -------------------------------------------------------------------------------------------------------------


def test_what_was_learned_since_a_day(register: str) -> None:
    done = run("diff", register, register, "--recorded-by", "2022-06-01")

    assert done.exit_code == 0
    assert flowing(done.stdout) == flowing(
        """
Records: 1 added, 1 revised, 1 gone.
  + event c  Visit  (first version, recorded 3 January 2023)
  ~ event a  Workshop  (an error was corrected, recorded 1 January 2023, published 1 December 2022,
     “Two absentees counted.”)
      published: 2021-12-01 → 2022-12-01
      countries: PK → PK, TN
      participants: une dizaine → 12
  − event b  Course  (a duplicate was removed, recorded 2 January 2023)
Figures moved: 4.
Countries and areas assisted, 2021  [countries-assisted, evidenced]
  before   1
  after    3
  change   +2
  records  a, b, c
Practitioners trained, 2021  [practitioners-trained, evidenced]
  before   5 to 25
  after    15
  change   −10 to +10
  records  a, b, c
States assisted, 2021  [states-assisted, evidenced]
  before   1
  after    3
  change   +2
  records  a, b, c
Women among the practitioners trained, 2021  [women-trained, evidenced]
  before   at most 25
  after    at most 15
  change   −25 to +15
  records  a, b, c
"""
    )


def test_the_difference_as_json(register: str, tmp_path: Path) -> None:
    found = answered("diff", wells(tmp_path / "before", EVENTS), register)
    records = found["records"]
    moved = {each["after"]["indicator"]: each for each in found["figures"]}

    assert [each["key"] for each in records["added"]] == ["c"]
    assert [(each["key"], each["why"]["reason"]) for each in records["revised"]] == [("a", "error")]
    assert [(each["key"], each["why"]["reason"]) for each in records["gone"]] == [("b", "duplicate_removed")]
    assert (found["before"]["vintage"]["recorded"], found["after"]["vintage"]["recorded"]) == (
        "2022-01-10",
        "2023-01-03",
    )
    assert moved["practitioners-trained"]["change"] == {"lower": -10, "upper": 10, "wording": "−10 to +10"}
    assert moved["states-assisted"]["records"] == [{"table": "event", "key": key} for key in "abc"]
    assert "events" not in moved


def test_a_workbook_counts_on_with_what_moved(register: str, tmp_path: Path) -> None:
    """Each figure that moved is a row, its bounds before and after are numbers in columns of their own."""
    path = tmp_path / "moved.xlsx"
    done = run("diff", register, register, "--recorded-by", "2022-06-01", "-o", str(path))
    (sheet,) = (each for each in load_workbook(path).worksheets if each.cell(4, 1).value == "Indicator")
    heads, *rows = sheet.iter_rows(min_row=4, max_row=8, max_col=15, values_only=True)

    assert done.exit_code == 0, done.stderr
    assert heads[:4] == ("Indicator", "Id", "Basis", "Period")
    assert heads[4:7] == ("Before", "Before, lower bound", "Before, upper bound")
    assert heads[7:10] == ("After", "After, lower bound", "After, upper bound")
    assert heads[10:14] == ("Change", "Change, lower bound", "Change, upper bound", "Records")
    assert rows[1] == (
        *("Practitioners trained", "practitioners-trained", "evidenced", "2021"),
        *("5 to 25", 5, 25, "15", 15, 15, "−10 to +10", -10, 10, "a, b, c", None),
    )


def test_the_difference_from_oneself_is_nothing(register: str) -> None:
    shown = run("diff", register, register).stdout

    assert lines_of(shown) == ["Records: 0 added, 0 revised, 0 gone.", "Figures moved: 0."]


def test_the_other_register_may_be_as_of_a_day(register: str) -> None:
    found = answered("diff", register, register, "--other-recorded-by", "2022-06-01", "--period", "2021-05")

    assert [each["key"] for each in found["records"]["gone"]] == ["c"]
    assert {each["before"]["period"]["start"] for each in found["figures"]} == {"2021-05-01"}


def test_the_difference_in_french(register: str) -> None:
    lines = lines_of(run("diff", register, register, "--recorded-by", "2022-06-01", "--language", "fr").stdout)

    assert lines[0] == "Fiches\u00a0: ajoutées 1, révisées 1, disparues 1."
    assert "− event b Cours (doublon supprimé, connu le 2 janvier 2023)" in lines
    assert "Chiffres modifiés\u00a0: 4." in lines


# -- the vintage, of every command ------------------------------------------------------------------------------------

WITHOUT = {
    "codes",  # takes no register
    "confirm",  # edits what is known
    "explain",  # takes no register
    "import",  # adds to what is known
    "init",  # makes a register
    "revise",  # adds to what is known
    "verify",  # has the vintage of the publication
    "workbook",  # is held against all that is known when it comes back
}


@pytest.mark.parametrize("command", sorted(COMMANDS.keys() - WITHOUT))
def test_every_command_takes_a_vintage(command: str) -> None:
    text = run(command, "--help").stdout

    assert "--published-by" in text
    assert "--recorded-by" in text


def test_a_check_as_of_a_day_knows_nothing_later(register: str) -> None:
    def about(*arguments: str) -> set[str]:
        return {each["record"] for each in answered("check", register, "--select", "TRK105", *arguments)["diagnostics"]}

    assert about() == {"a", "c"}
    assert about("--recorded-by", "2022-06-01") == {"a", "b"}


# -- the past, as git knows it ----------------------------------------------------------------------------------------


def committed(directory: Path, message: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "wells"], [*who, "commit", "-q", "-m", message]):
        subprocess.run(["git", "-C", str(directory), *command], check=True)


@pytest.fixture
def tracked(tmp_path: Path) -> Path:
    """A register in a folder of a repository, with a commit before the last two records."""
    register = tmp_path / "wells"
    register.mkdir()
    (register / "register.toml").write_text(REGISTER, encoding="utf-8")
    (register / "event.toml").write_text(EVENTS, encoding="utf-8")
    committed(tmp_path, "Begin")
    (register / "since.toml").write_text(SINCE, encoding="utf-8")
    return register


def test_a_register_is_compared_with_its_own_past(tracked: Path, tmp_path: Path) -> None:
    then = tmp_path / "then"
    shutil.copytree(tracked, then, ignore=shutil.ignore_patterns("since.toml"))
    before = sorted(tracked.rglob("*"))

    assert run("diff", str(tracked), "git:HEAD").stdout == run("diff", str(then), str(tracked)).stdout
    assert sorted(tracked.rglob("*")) == before
    committed(tmp_path, "Go on")
    assert run("diff", str(tracked), "git:HEAD").stdout == run("diff", str(tracked), str(tracked)).stdout
    assert run("diff", str(tracked), "git:HEAD~1").stdout == run("diff", str(then), str(tracked)).stdout


@pytest.mark.parametrize("revision", ["nothing", "-h", "--output=x", "HEAD~9", ""])
def test_a_commit_that_there_is_not_is_refused(tracked: Path, revision: str) -> None:
    done = typed("diff", str(tracked), f"git:{revision}", "--language", "en")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (f"Error: the repository has no commit {revision!r}; 'git log' lists those that there are\n")


def test_a_register_that_no_repository_holds_has_no_past(tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_text(REGISTER, encoding="utf-8")
    done = typed("diff", str(tmp_path), "git:HEAD", "--language", "en")

    assert done.stderr == (f"Error: {str(tmp_path)!r} is in no repository of git; compare it with another directory\n")


def test_a_register_that_was_not_there_then_is_refused(tracked: Path) -> None:
    later = tracked.parent / "later"
    later.mkdir()
    (later / "register.toml").write_text(REGISTER, encoding="utf-8")
    done = typed("diff", str(later), "git:HEAD", "--language", "en")

    assert done.stderr == f"Error: commit 'HEAD' holds nothing of {str(later)!r}; name a later one\n"
