"""The commands do what the interface promises: data on standard output, messages on standard error, exit statuses."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "reports"))

from small_register import FILES, written

EXAMPLE = "examples/smuggling-of-migrants"
ROOT = Path(__file__).parents[2]


def run(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tracker", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        env={**os.environ, **environment},
    )


def answered(*arguments: str) -> Any:  # noqa: ANN401  # JSON
    done = run(*arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


# -- help -------------------------------------------------------------------------------------------------------------


def test_help_names_every_command() -> None:
    done = run("--help")

    assert done.returncode == 0
    for command in ("check", "compare", "explain", "list", "measure", "report", "show"):
        assert f"\n  {command} " in done.stdout
        assert run(command, "--help").returncode == 0


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
    ],
)
def test_wrong_usage_says_what_would_be_right(arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments)

    assert message in done.stderr
    assert done.returncode in (1, 2)
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


# -- measure ----------------------------------------------------------------------------------------------------------


def figures_of(indicator: str, period: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answered("measure", EXAMPLE, indicator, "--period", period)["figures"]
    return found


def test_the_json_of_a_figure() -> None:
    (figure,) = figures_of("states-legislative-assistance", "cop11")[:1]

    assert set(figure) == {
        "about", "assumptions", "basis", "bounds", "by", "flags", "indicator", "kind", "missing", "period", "reading",
        "records", "unit", "version", "vintage",
    }  # fmt: skip
    assert figure["bounds"] == {"lower": 10, "upper": 10, "wording": "10"}
    assert figure["period"] == {"start": "2020-07-01", "end": "2022-07-31"}
    assert figure["records"]["certain"] == ["legislative-assistance-ten-countries"]
    assert figure["assumptions"]


@pytest.mark.parametrize(
    ("indicator", "period", "lower", "upper"),
    [
        ("practitioners-assisted", "2020..2022", 4001, None),
        ("practitioners-assisted", "cop11", 4001, None),
        ("wg-recommendations-adopted", "cop11", 40, 50),
        ("operation-migrants", "cop11", 3400, 3600),
    ],
)
def test_claims(indicator: str, period: str, lower: int, upper: int | None) -> None:
    (figure,) = [each for each in figures_of(indicator, period) if each["basis"] == "claimed"]

    assert (figure["bounds"]["lower"], figure["bounds"]["upper"]) == (lower, upper)


def test_a_claim_asked_for_over_the_reports_period_keeps_its_own() -> None:
    (figure,) = [each for each in figures_of("practitioners-assisted", "cop11") if each["basis"] == "claimed"]

    assert figure["period"] == {"start": "2020-01-01", "end": "2022-12-31"}
    assert figure["flags"] == ["own_period"]


def test_all_figures_of_a_period() -> None:
    found = answered("measure", EXAMPLE, "--period", "cop11")["figures"]
    by_id = {(each["indicator"], each["basis"]): each for each in found}

    assert by_id["states-assisted", "evidenced"]["bounds"]["lower"] == 30
    assert by_id["parties-som-protocol", "evidenced"]["at"] == "2022-07"
    assert by_id["practitioners-assisted", "claimed"]["bounds"]["lower"] == 4001


def test_a_fraction_is_exact_with_decimals_beside() -> None:
    found = [each for each in figures_of("atlantic-route-deaths-share", "cop11") if each["bounds"]]

    assert found[0]["bounds"]["lower"] == "1/20"
    assert found[0]["bounds"]["decimal"]["lower"] == 0.05


def test_a_breakdown_by_country() -> None:
    found = answered("measure", EXAMPLE, "events", "--period", "cop11", "--by", "country")["figures"]

    assert {"country": "PK"} in [each["by"] for each in found]


def test_the_text_of_a_figure() -> None:
    done = run("measure", EXAMPLE, "states-assisted", "--period", "cop11", "--language", "fr")

    assert "États ayant bénéficié d’une assistance  [states-assisted, d’après les fiches]" in done.stdout
    assert "au moins 30" in done.stdout
    assert "criminal-justice-capacity-building" in done.stdout


# -- compare ----------------------------------------------------------------------------------------------------------


def test_the_json_of_a_comparison() -> None:
    (found,) = answered("compare", EXAMPLE, "parties-som-protocol", "--period", "cop11", "--against", "cop10")[
        "comparisons"
    ]

    assert set(found) == {"after", "before", "change", "comparability", "indicator", "panel", "remedied"}
    assert (found["before"]["at"], found["after"]["at"]) == ("2018-10-19", "2022-07")
    assert found["comparability"]["level"] == "comparable"
    assert found["change"]["verdict"] == "increase"
    assert found["change"]["grade"] == "strict"
    assert found["change"]["bounds"] == {"lower": 4, "upper": 4, "wording": "increase of 4"}


def test_reasons_carry_both_values_and_remedies() -> None:
    (found,) = answered("compare", EXAMPLE, "states-assisted", "--period", "cop11", "--against", "cop10")["comparisons"]
    (reason,) = [each for each in found["comparability"]["reasons"] if each["code"] == "LENGTH_DIFFERS"]

    assert reason == {
        "code": "LENGTH_DIFFERS",
        "severity": "caveat",
        "before": "24 months",
        "after": "25 months",
        "remedies": ["trim"],
    }


def test_the_text_of_a_comparison_fits_a_terminal() -> None:
    done = run("compare", EXAMPLE, "--period", "cop11", "--against", "cop10")

    assert done.returncode == 0
    assert "increase of 4" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 120


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

    assert set(found) == {"diagnostics", "faults"}
    assert found["faults"] == []
    assert set(found["diagnostics"][0]) == {"code", "file", "hint", "line", "message", "record", "severity"}


def test_select_and_ignore() -> None:
    assert run("check", EXAMPLE, "--select", "TRK5").stdout.count("TRK") >= 1
    assert "TRK501" not in run("check", EXAMPLE, "--ignore", "TRK501").stdout
    assert run("check", EXAMPLE, "--select", "TRK9").returncode == 1


def test_an_error_gives_exit_status_one_and_others_go_on(tmp_path: Path) -> None:
    register = written(tmp_path)
    text = FILES["observation.toml"].replace('indicator = "escuelas-con-agua"', 'indicator = "escuela"', 1)
    (register / "observation.toml").write_text(text, encoding="utf-8")

    done = run("check", str(register))
    assert done.returncode == 1
    assert "error TRK103" in done.stdout
    done = run("measure", str(register), "events", "--period", "p2")
    assert done.returncode == 0
    assert "Warning: 1 references lead nowhere" in done.stderr


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
    assert "→ programmes: glo-act" in done.stdout
    assert "← event gloact-pk-fia-training" in run("show", EXAMPLE, "glo-act").stdout


def test_show_finds_a_document_by_its_symbol() -> None:
    found = answered("show", EXAMPLE, "CTOC/COP/2022/3")["records"]

    assert [each["table"] for each in found] == ["document"]
    assert len(found[0]["referred_to_by"]) > 100


# -- report -----------------------------------------------------------------------------------------------------------


def test_the_report_is_written_once_and_replaced_only_when_told(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    arguments = ("report", EXAMPLE, "--period", "cop11", "--against", "cop10", "--language", "fr", "-o", str(target))

    assert run(*arguments).returncode == 0
    first = target.read_bytes()
    again = run(*arguments)
    assert again.returncode == 2
    assert "exists; give --force" in again.stderr
    assert run(*arguments, "--force").returncode == 0
    assert target.read_bytes() == first


def test_the_report_is_printed() -> None:
    done = run("report", EXAMPLE, "--period", "cop11", "--language", "fr", "-o", "-", "--to", "markdown", LC_ALL="C")

    assert done.returncode == 0
    assert "# Trafic illicite de migrants" in done.stdout
