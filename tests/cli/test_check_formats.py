"""Diagnostics for services: SARIF 2.1.0, and the workflow commands of GitHub."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tracker.checks import Diagnostic, Severity, code_of
from tracker.cli import cli
from tracker.cli._annotations import sarif, workflow_commands
from tracker.errors import StructureFault
from tracker.model import Origin
from tracker.reports import EVERY_CHECK

EXAMPLE = "examples/smuggling-of-migrants"
NBSP = "\N{NO-BREAK SPACE}"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def log_of(*arguments: str) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(run("check", *arguments, "--format", "sarif").stdout)
    return log


def diagnostic(message: str, **given: Any) -> Diagnostic:  # noqa: ANN401  # JSON, or whatever is tried
    return Diagnostic(code="TRK102", severity=Severity.ERROR, table="event", message=message, **given)


# -- SARIF ------------------------------------------------------------------------------------------------------------


def test_the_log_has_what_the_standard_requires() -> None:
    log = log_of(EXAMPLE)

    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    (run_of_tool,) = log["runs"]
    driver = run_of_tool["tool"]["driver"]
    assert driver["name"] == "tracker"
    assert [rule["id"] for rule in driver["rules"]] == ["TRK000", *map(code_of, EVERY_CHECK)]
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert "Why: " in rule["help"]["text"]
        assert "Remedy: " in rule["help"]["text"]
    assert run_of_tool["results"]
    for result in run_of_tool["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uri"].startswith(f"{EXAMPLE}/")
        assert (Path(EXAMPLE) / place["artifactLocation"]["uri"].removeprefix(f"{EXAMPLE}/")).is_file()
        assert place["region"]["startLine"] >= 1


def test_the_log_speaks_french() -> None:
    (run_of_tool,) = log_of(EXAMPLE, "--language", "fr", "--select", "TRK501")["runs"]

    assert run_of_tool["language"] == "fr"
    assert run_of_tool["results"][0]["message"]["text"].startswith("CTOC/COP/2022/3 imprime deux fois")
    rules = {rule["id"]: rule for rule in run_of_tool["tool"]["driver"]["rules"]}
    assert f"Remède{NBSP}: " in rules["TRK501"]["help"]["text"]


def test_uris_are_escaped_and_absolute_paths_are_files() -> None:
    found = [diagnostic("x", origin=Origin("été 1.toml", 2)), diagnostic("made in memory", hint="keep it")]
    one, other = sarif(found, [], Path("my register"), "en")["runs"][0]["results"]

    assert one["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "my%20register/%C3%A9t%C3%A9%201.toml"},
        "region": {"startLine": 2},
    }
    assert other["locations"] == []
    assert other["message"] == {"text": "made in memory (keep it)"}
    (absolute,) = sarif(found[:1], [], Path("/r"), "en")["runs"][0]["results"]
    assert absolute["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == (
        "file:///r/%C3%A9t%C3%A9%201.toml"
    )


# -- GitHub -----------------------------------------------------------------------------------------------------------


def test_workflow_commands_name_file_line_and_code() -> None:
    done = run("check", EXAMPLE, "--format", "github", "--select", "TRK501")

    (line,) = done.stdout.splitlines()
    assert line.startswith(f"::warning file={EXAMPLE}/")
    assert ",title=TRK501::CTOC/COP/2022/3 prints paragraph 47 twice" in line
    assert done.stderr == ""


def test_workflow_commands_are_escaped() -> None:
    found = [
        diagnostic("100 %\r\nof a: b, c", hint="really", origin=Origin("a:b,c%\r\n.toml", 31)),
        diagnostic("without a place"),
    ]

    assert list(workflow_commands(found, [], Path("r"), "en")) == [
        "::error file=r/a%3Ab%2Cc%25%0D%0A.toml,line=31,title=TRK102::100 %25 of a: b, c (really)",
        "::error title=TRK102::without a place",
    ]


# -- faults -----------------------------------------------------------------------------------------------------------

FAULTS = [
    StructureFault("unknown key 'tilte'", file="event.toml", line=3, path="event[0].tilte", hint="'title'?"),
    StructureFault("the file is missing", file="register.toml"),
]


def test_faults_are_results_of_a_rule_of_their_own() -> None:
    first, second = sarif([], FAULTS, Path("r"), "en")["runs"][0]["results"]

    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("TRK000", 0, "error")
    assert first["message"]["text"] == "event[0].tilte: unknown key 'tilte' ('title'?)"
    assert second["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "r/register.toml"}}}]


def test_faults_are_workflow_commands() -> None:
    assert list(workflow_commands([], FAULTS, Path("r"), "en")) == [
        "::error file=r/event.toml,line=3,title=fault::event[0].tilte: unknown key 'tilte' ('title'?)",
        "::error file=r/register.toml,title=fault::the file is missing",
    ]


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_a_faulty_register_gives_exit_status_one(form: str, tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_text("schema = 1\n", encoding="utf-8")
    done = run("check", str(tmp_path), "--format", form)

    assert done.exit_code == 1
    assert "register.toml" in done.stdout


# -- links ------------------------------------------------------------------------------------------------------------


def test_a_link_that_is_not_followed_is_mentioned(tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_text('schema = 1\nid = "r"\ntitle = "R"\n', encoding="utf-8")
    (tmp_path / "up").symlink_to(tmp_path)

    english, french = run("check", str(tmp_path)), run("list", str(tmp_path), "event", "--language", "fr")

    assert english.stderr.startswith("Note: link up leads to a directory and is not followed.\n")
    assert french.stderr.startswith(f"Note{NBSP}: le lien up mène à un dossier et n’est pas suivi.\n")
    assert english.exit_code == french.exit_code == 0
