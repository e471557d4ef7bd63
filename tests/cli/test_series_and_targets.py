"""Series with their chart, the remedies and the targets on the command line, in English, French and JSON."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tracker.cli import cli

REGISTER = """\
schema = 1
id = "wells"
title = { en = "Wells", fr = "Puits" }
languages = ["en", "fr"]
"""
RECORDS = """\
[[indicator]]
id = "courses"
version = "1"
title = { en = "Courses", fr = "Cours" }
kind = "flow"
unit = "events"
of = "event"
breaks = [{ on = "2021-01-01", reason = "Counted by session since" }]

[[event]]
id = "early"
kind = "training"
title = "Early"
when = "2020-05"

[[event]]
id = "one"
kind = "training"
title = "One"
when = "2021-02"

[[event]]
id = "two"
kind = "training"
title = "Two"
when = "2022-02"

[[event]]
id = "three"
kind = "training"
title = "Three"
when = "2022"

[[event]]
id = "four"
kind = "training"
title = "Four"
when = "2022-12"

[[event]]
id = "doubted"
kind = "training"
title = "Doubted"
when = "[2022..2023]"

[[target]]
indicator = "courses"
period = "2024"
value = ">=8"
baseline = 2
"""


@pytest.fixture
def wells(tmp_path: Path) -> str:
    (tmp_path / "register.toml").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "records.toml").write_text(RECORDS, encoding="utf-8")
    return str(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def answered(*arguments: str) -> Any:  # noqa: ANN401  # JSON
    done = run(*arguments, "--format", "json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def test_a_series_is_a_table_and_a_chart_and_no_chart_over_a_block(wells: str) -> None:
    done = run("compare", wells, "courses", "--period", "2020..2022", "--every", "year")

    assert done.stdout.splitlines()[:6] == [
        "Courses  [courses]",
        "  time  figure                            change",
        "  2020  1",
        "  2021  1       ██████                    not comparable",
        "  2022  3 to 4  ██████████████████░░░░░░  recorded: +2 to +3",
        "  Comparable, each period with the next: the last 2",
    ]
    assert "  2020 → 2021: The series does not mean the same before and after" in done.stdout


@pytest.mark.parametrize(
    ("value", "bar"),
    [
        ({"value": 10, "upper": 11, "qualifier": "between"}, "░"),
        ({"value": 500, "upper": 501, "qualifier": "between"}, "█" * 12 + "░"),
        ({"value": 499, "upper": 501, "qualifier": "between"}, "█" * 11 + "░░"),
        ({"value": 1, "upper": 999, "qualifier": "between"}, "░" * 24),
    ],
)
def test_a_bar_is_rounded_outward(value: dict[str, object], bar: str, tmp_path: Path) -> None:
    """What is not certain is never drawn as if it were, and what is possible is never left out."""
    (tmp_path / "register.toml").write_text(REGISTER, encoding="utf-8")
    indicator = {"id": "pumps", "version": "1", "title": "Pumps", "kind": "flow", "unit": "pumps"}
    (tmp_path / "indicator.jsonl").write_text(json.dumps(indicator), encoding="utf-8")
    values = {"2020": 1000, "2021": value, "2022": 750}
    observed = [{"indicator": "pumps", "period": year, "value": each} for year, each in values.items()]
    (tmp_path / "observation.jsonl").write_text("\n".join(map(json.dumps, observed)), encoding="utf-8")
    done = run("compare", str(tmp_path), "pumps", "--period", "2020..2022", "--every", "year")
    lines = done.stdout.splitlines()

    assert [re.findall("[█░→]+", line) for line in lines[2:5]] == [["█" * 24], [bar], ["█" * 18]]


def test_a_series_in_french(wells: str) -> None:
    done = run("compare", wells, "courses", "--period", "2022", "--against", "2021", "--against", "2020",
               "--language", "fr")  # fmt: skip

    assert "██████████████████░░░░░░  données consignées\u00a0: +2 à +3" in done.stdout
    assert "  2020 → 2021\u00a0: La série" in done.stdout


def test_what_has_no_upper_end_is_drawn_without_one(wells: str) -> None:
    (Path(wells) / "more.toml").write_text(
        '[[indicator]]\nid = "people"\nversion = "1"\ntitle = "People"\nkind = "flow"\nunit = "persons"\nof = "event"\n'
        'counts = "participants"\n[[event]]\nid = "big"\nkind = "training"\ntitle = "Big"\nwhen = "2022-03"\n'
        "participants = 50\n",
        encoding="utf-8",
    )
    lines = run("compare", wells, "people", "--period", "2021..2022", "--every", "year").stdout.splitlines()

    assert len(lines) > 3
    steps = answered("compare", wells, "people", "--period", "2022", "--against", "2021", "--against", "2020")
    assert steps["series"] == [
        {
            "indicator": "people",
            "by": {},
            "periods": [{"start": f"{year}-01-01", "end": f"{year}-12-31"} for year in (2020, 2021, 2022)],
            "verdicts": ["indeterminate", "indeterminate"],
            "comparable_run": 3,
        }
    ]
    chart = run("compare", wells, "people", "--period", "2022", "--against", "2021", "--against", "2020").stdout
    assert "█" * 24 + "→" in chart
    assert "░" * 24 + "→" in chart


def test_periods_may_be_told_by_how_they_lie(wells: str) -> None:
    told = {
        word: answered("compare", wells, "courses", "--period", "2022-12", "--against", word)["comparisons"][0]
        for word in ("previous", "last-year")
    }

    assert told["previous"]["before"]["period"] == {"start": "2022-11-01", "end": "2022-11-30"}
    assert told["last-year"]["before"]["period"] == {"start": "2021-12-01", "end": "2021-12-31"}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "give --against, once or more, or --every"),
        (("--against", "2021", "--every", "year"), "give --against, once or more, or --every"),
        (("--every", "year"), "a series needs at least two periods, got 1"),
        (("--against", "2021", "--remedy", "trimm"), "'trimm' is not one of"),
    ],
)
def test_wrong_usage_is_said(wells: str, options: tuple[str, ...], words: str) -> None:
    done = run("compare", wells, "courses", "--period", "2022", *options)

    assert done.exit_code != 0
    assert words in (done.stderr or str(done.exception))


def test_shared_records_are_named_some_in_print_and_all_in_json(wells: str) -> None:
    events = "".join(
        f'[[event]]\nid = "shared-{number}"\nkind = "training"\ntitle = "S"\nwhen = "2022-12"\n' for number in range(7)
    )
    (Path(wells) / "shared.toml").write_text(events, encoding="utf-8")
    between = ("compare", wells, "courses", "--period", "2022-12..2023-11", "--against", "2022")
    (reason,) = [
        each
        for each in answered(*between)["comparisons"][0]["comparability"]["reasons"]
        if each["code"] == "PERIODS_OVERLAP"
    ]
    done = run(*between, "--language", "fr")

    assert reason["records"]["certain"] == ["four", *(f"shared-{number}" for number in range(7))]
    assert reason["records"]["possible"] == ["doubted", "three"]
    text = " ".join(done.stdout.split())
    assert "Dans les deux chiffres : four, shared-0, shared-1, shared-2, shared-3 et 3 autres." in text
    assert "Peut-être dans les deux chiffres : doubted, three." in text


def test_a_remedy_that_does_not_run_is_said(wells: str) -> None:
    done = run("compare", wells, "courses", "--period", "2022", "--against", "2021", "--remedy", "restate")

    assert "  remedy  restate cannot be done with these figures" in done.stdout


def test_what_people_can_do_is_advised(wells: str) -> None:
    done = run("compare", wells, "courses", "--period", "2021", "--against", "2020", "--language", "fr")

    assert "  conseil    Indiquer aussi selon le sens nouveau la dernière valeur d’avant la rupture." in done.stdout


# -- targets ----------------------------------------------------------------------------------------------------------


def test_targets_of_a_period() -> None:
    found = answered("targets", "examples/programme-plan", "--period", "2025")["targets"]

    assert [(each["indicator"], each["verdict"], each["on_track"]) for each in found] == [
        ("anti-corruption-platforms", "not_met", None),
        ("forensic-laboratories", "exceeded", None),
        ("seizures-reported", "exceeded", None),
        ("trafficking-data-points", "exceeded", None),
        ("women-officials-terrorism", "not_met", None),
        ("youth-crime-prevention", "exceeded", None),
    ]
    assert found[0]["share"] == {"lower": 0, "upper": 0, "wording": "0"}
    assert found[1]["share"] == {"lower": 2, "upper": 2, "wording": "2"}


def test_a_target_on_the_way(wells: str) -> None:
    """Two years of the way from the end of 2021 to the end of 2024 are two thirds of it: two thirds of six more."""
    (found,) = answered("targets", wells, "--period", "2023", "--since", "2021")["targets"]
    done = run("targets", wells, "--period", "2023", "--since", "2021-12-31", "--language", "fr")

    assert found["on_track"]["due"] == "2024-12-31"
    assert found["on_track"]["verdict"] == "not_met"
    assert found["on_track"]["required"]["lower"] == "1643/274"  # 2 + 6 × 730 / 1096 days
    assert "en voie  non atteint\u00a0; au 31 décembre 2023, une progression régulière demande" in done.stdout


def test_targets_that_are_not_there_are_said(wells: str) -> None:
    nothing = run("targets", wells, "courses", "--period", "2021")
    unknown = run("targets", wells, "course", "--period", "2024")

    assert nothing.stdout == ""
    assert nothing.stderr == "No target falls due.\n"
    assert unknown.exit_code != 0
    assert "courses" in str(unknown.exception)
