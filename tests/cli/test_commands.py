"""The commands do what the interface promises: data on standard output, messages on standard error, exit statuses."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "reports"))

from small_register import FILES, written

from tests.command_line import Done, flowing, lines_of, typed, typed_into_a_process
from tracker.cli import COMMANDS

EXAMPLE = "examples/smuggling-of-migrants"


def run(*arguments: str) -> Done:
    return typed(*arguments)


def answered(*arguments: str) -> Any:  # noqa: ANN401  # JSON
    done = run(*arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


# -- help -------------------------------------------------------------------------------------------------------------


def test_help_names_every_command() -> None:
    done = run("--help")

    assert done.returncode == 0
    for command in COMMANDS:
        assert f"\n  {command} " in done.stdout
        assert run(command, "--help").returncode == 0


def test_a_command_loads_all_that_it_needs() -> None:
    """In a process where nothing is loaded yet; the guides do that with every command that they type."""
    done = typed_into_a_process("measure", EXAMPLE, "states-assisted", "--period", "cop11")

    assert done == run("measure", EXAMPLE, "states-assisted", "--period", "cop11")
    assert done.returncode == 0
    assert done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("mesure", "x"), "No such command 'mesure'; did you mean 'measure'?"),
        (("measure", EXAMPLE, "--period", "cop12"), "the register has no period 'cop12'; did you mean 'cop11'?"),
        (
            ("measure", EXAMPLE, "states-asisted", "--period", "cop11"),
            "the register has no indicator 'states-asisted'; did you mean 'states-assisted'?",
        ),
        (("show", EXAMPLE, "starsum"), "the register has no record 'starsum'; did you mean 'starsom'?"),
        (("explain", "TRK50"), "'TRK50' is not in code list 'checks'; did you mean"),
        (
            ("measure", EXAMPLE, "--period", "cop11", "--published-by", "May"),
            "'May' is not a day; write it as in 2022-07-31",
        ),
        (("report", EXAMPLE, "--period", "cop11", "-o", "x.docm"), "there is no format for files that end in '.docm'"),
        (("report", EXAMPLE, "--period", "cop11", "-o", "-", "--to", "odt"), "there is no format 'odt'"),
        (("report", EXAMPLE, "--period", "cop11", "-o", "x.md", "--kind", "contry"), "no report of kind 'contry'"),
        (("measure", EXAMPLE, "--period", "2021-13"), "'2021-13' has month 13; months run from 01 to 12"),
        (("list", EXAMPLE, "event", "--period", "2021-02-30"), "Error: '2021-02-30' is no period: "),
    ],
)
def test_wrong_usage_says_what_would_be_right(arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments)

    assert message in done.stderr
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


# -- check and explain ------------------------------------------------------------------------------------------------


def test_check_finds_what_the_source_gets_wrong() -> None:
    done = run("check", EXAMPLE)

    assert done.returncode == 0
    assert "TRK501 CTOC/COP/2022/3 prints paragraph 47 twice" in done.stdout
    assert "TRK201 event 'women-gender-champions-network-launch' dates from 2020-06, outside the period" in done.stdout
    assert (
        "TRK403 paragraphs 15 and 33 of CTOC/COP/2022/3 quote document 'abused-and-neglected' differently"
        in done.stdout
    )


def test_the_json_of_check() -> None:
    done = run("check", EXAMPLE, "--format", "json")
    found = json.loads(done.stdout)

    assert set(found) == {"diagnostics", "faults", "output"}
    assert found["faults"] == []
    assert set(found["diagnostics"][0]) == {"code", "file", "hint", "line", "message", "record", "severity"}


def test_select_and_ignore() -> None:
    assert run("check", EXAMPLE, "--select", "TRK5").stdout.count("TRK") >= 1
    assert "TRK501" not in run("check", EXAMPLE, "--ignore", "TRK501").stdout
    assert run("check", EXAMPLE, "--select", "TRK9").returncode == 2


def test_an_error_gives_exit_status_one_and_others_go_on(tmp_path: Path) -> None:
    register = written(tmp_path)
    text = FILES["observation.toml"].replace('indicator = "escuelas-con-agua"', 'indicator = "escuela"', 1)
    (register / "observation.toml").write_text(text, encoding="utf-8")

    done = run("check", str(register))
    assert done.returncode == 1
    assert "error TRK103" in done.stdout
    done = run("measure", str(register), "events", "--period", "p2")
    assert done.returncode == 0
    assert "Warning: 1 reference leads nowhere" in done.stderr


def test_faults_are_all_said_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "agua").mkdir()
    register = written(tmp_path / "agua")
    (register / "event.csv").write_text("id,kind,titel,when\na,trainng,A,2023-13\n", encoding="utf-8")

    done = run("report", str(register), "--period", "p2", "-o", str(tmp_path / "r.html"))
    assert done.returncode == 1
    assert "event.csv:1" in done.stderr
    assert "event.csv:2" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "r.html").exists()
    faults = json.loads(run("check", str(register), "--format", "json").stdout)["faults"]
    assert {"file", "hint", "line", "message", "path"} == set(faults[0])


def test_explain() -> None:
    done = run("explain", "TRK501")

    assert done.returncode == 0
    assert "Why:" in done.stdout
    assert "Remedy:" in done.stdout


# -- show -------------------------------------------------------------------------------------------------------------


def test_show_a_record_with_everything_linked_to_it() -> None:
    done = run("show", EXAMPLE, "gloact-pk-fia-training")

    assert done.returncode == 0
    assert "para. 47" in done.stdout
    assert "printed 2 times" in done.stdout
    assert "→ programmes glo-act Global Action against Trafficking" in flowing(done.stdout)
    assert "← event gloact-pk-fia-training" in flowing(run("show", EXAMPLE, "glo-act").stdout)


def test_show_finds_a_document_by_its_symbol() -> None:
    found = answered("show", EXAMPLE, "CTOC/COP/2022/3")["records"]

    assert [each["table"] for each in found] == ["document"]
    assert len(found[0]["referred_to_by"]) > 100


SHOWN = """\
[[event]]
id = "a"
kind = "training"
title = "A course"
when = "2021"
countries = ["BO"]
countries_complete = false
participants = 0

[[programme]]
id = "m"
kind = "project"
title = "A programme"
participants_complete = false

[[claim]]
id = "c"
document = "d"
paragraph = "1"
indicator = "practitioners-assisted"
period = "2021..2022"
value = { value = 3000, qualifier = "more_than", text = "más de 3 000", unit = "agricultoras" }
complete = false

[[claim]]
id = "e"
document = "d"
paragraph = "1"
indicator = "practitioners-assisted"
period = "2021..20222"
value = { value = 20, qualifier = "between", upper = 25, unit = "agricultoras" }
"""


@pytest.fixture
def shown(tmp_path: Path) -> str:
    (tmp_path / "register.toml").write_text('schema = 1\nid = "r"\ntitle = "R"\n', encoding="utf-8")
    (tmp_path / "records.toml").write_text(SHOWN, encoding="utf-8")
    return str(tmp_path)


def test_show_hides_neither_false_nor_nought(shown: str) -> None:
    event, claim = lines_of(run("show", shown, "a").stdout), lines_of(run("show", shown, "c").stdout)

    assert "countries complete false" in event
    assert "participants complete false" in lines_of(run("show", shown, "m").stdout)
    assert "participants 0" in event
    assert "complete false" in claim
    assert "draft" not in " ".join(event)
    fields = answered("show", shown, "a")["records"][0]["fields"]
    assert fields["countries_complete"] is False
    assert fields["participants"] == 0
    assert answered("show", shown, "c")["records"][0]["fields"]["complete"] is False


def test_show_gives_all_of_a_quantity(shown: str) -> None:
    assert "value más de 3 000" in lines_of(run("show", shown, "c").stdout)
    assert "value 20..25 agricultoras" in lines_of(run("show", shown, "e").stdout)
    values = [answered("show", shown, key)["records"][0]["fields"]["value"] for key in "ce"]
    assert values == [
        {"value": 3000, "qualifier": "more_than", "text": "más de 3 000", "unit": "agricultoras"},
        {"value": 20, "qualifier": "between", "upper": 25, "unit": "agricultoras"},
    ]


def test_a_period_written_as_its_days_is_no_missing_record(shown: str) -> None:
    assert "→ period 2021..2022" in lines_of(run("show", shown, "c").stdout)
    assert "→ period 2021..20222 (not in the register)" in lines_of(run("show", shown, "e").stdout)


# -- report -----------------------------------------------------------------------------------------------------------


def test_the_report_is_written_once_and_replaced_only_when_told(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    arguments = ("report", EXAMPLE, "--period", "cop11", "--against", "cop10", "--language", "fr", "-o", str(target))

    assert run(*arguments).returncode == 0
    first = target.read_bytes()
    again = run(*arguments)
    assert again.returncode == 2
    assert "existe\N{NO-BREAK SPACE}; donner --force" in again.stderr
    assert run(*arguments, "--force").returncode == 0
    assert target.read_bytes() == first


def test_the_report_is_printed() -> None:
    arguments = ("report", EXAMPLE, "--period", "cop11", "--language", "fr", "-o", "-", "--to", "markdown")
    done = typed_into_a_process(*arguments, environment={"LC_ALL": "C"})

    assert done.returncode == 0
    assert "# Trafic illicite de migrants" in done.stdout
