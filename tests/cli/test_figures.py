"""Figures and comparisons as the command line prints them, as text and as JSON."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tracker.cli import cli

EXAMPLE = "examples/smuggling-of-migrants"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def answered(*arguments: str) -> Any:  # noqa: ANN401  # JSON
    done = run(*arguments, "--format", "json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


# -- measure ----------------------------------------------------------------------------------------------------------


def test_records_that_may_count_are_named_beside_those_that_do(tmp_path: Path) -> None:
    """And so in a comparison of countries or years: who reads a range sees where it comes from."""
    event = {"kind": "training", "title": "T"}
    whens = {"sure": "2021-05", "doubted": "[2021..2022]", "vague": "2021-12~", "other": "2020"}
    lines = [json.dumps(event | {"id": name, "when": when}) for name, when in whens.items()]
    (tmp_path / "register.toml").write_text('schema = 1\nid = "r"\ntitle = "R"\n', encoding="utf-8")
    (tmp_path / "event.jsonl").write_text("\n".join(lines), encoding="utf-8")
    printed = run("measure", str(tmp_path), "events", "--period", "2021").stdout.splitlines()

    assert [line.split() for line in printed if "sure" in line] == [["records", "sure"]]
    assert [line.split() for line in printed if "doubted" in line] == [["possibly", "doubted,", "vague"]]


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

    assert by_id["states-assisted", "evidenced"]["bounds"]["lower"] == 26
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
    assert "au moins 26" in done.stdout
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
        "remedies": [],
        "advice": [],
        "records": {"certain": [], "possible": []},
    }


def test_the_text_of_a_comparison_fits_a_terminal() -> None:
    done = run("compare", EXAMPLE, "--period", "cop11", "--against", "cop10")

    assert done.exit_code == 0
    assert "increase of 4" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 120


@pytest.mark.parametrize(
    ("language", "indicator", "line"),
    [
        ("en", "practitioners-trained", "at least 49 practitioners (2 of 4 events state a number)"),
        ("fr", "practitioners-trained", "au moins 49 praticiens (nombre connu pour 2 sur 4)"),
        ("en", "documents-issued", "at least 6 documents; 10 more not precisely dated"),
        ("fr", "documents-issued", "au moins 6 documents ; 10 autres sans date précise"),
    ],
)
def test_a_number_stands_by_what_it_counts(language: str, indicator: str, line: str) -> None:
    periods = ("--period", "cop11", "--against", "cop10", "--language", language)
    assert line in " ".join(run("compare", EXAMPLE, indicator, *periods).output.split())


def test_no_remedy_is_named_for_a_figure_that_is_missing() -> None:
    printed = run("compare", EXAMPLE, "meetings-serviced", "--period", "cop11", "--against", "cop10").output
    assert "no comparison" in printed
    assert "remedy" not in printed
    assert "equally long" not in printed
