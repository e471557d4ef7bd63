"""What was accepted or merely done never looks like implementation, and acceptance is told by the command."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tracker.cli import cli
from tracker.errors import InvalidValueError

UPR = str(Path(__file__).parents[2] / "examples" / "universal-periodic-review")


def run(place: str, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["followup", place, *arguments])


def answered(place: str, *arguments: str) -> Any:  # noqa: ANN401  # JSON
    done = run(place, "--format", "json", *arguments)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def place(tmp_path: Path) -> str:
    (tmp_path / "register.toml").write_text(
        """
schema = 1
id = "suivi"
title = "Suivi"
languages = ["fr"]
document = [
    { id = "d", title = "Rapport", published = 2019-05-01 },
    { id = "e", title = "Rapport sur 2021", published = 2022-02-01 },
]
recommendation = [
    { id = "a", source = "d", text = "Former les agents", issued = "2019-05-01" },
    { id = "b", source = "d", text = "Tenir un registre", issued = "2019-05-01" },
]
status = [
    { recommendation = "a", aspect = "activity", as_of = "2021-05-01", scale = "plain@1", code = "implemented" },
    { recommendation = "a", aspect = "verified", as_of = "2021-05-01", scale = "plain@1", code = "implemented" },
]
""",
        encoding="utf-8",
    )
    return str(tmp_path)


def test_an_activity_is_never_called_implementation(place: str) -> None:
    text = run(place, "--period", "2021", "--against", "2020", "--aspect", "activity").stdout

    assert "Implemented – activity only" in text
    assert "Roll-forward by this aspect alone, not of implementation" in text
    assert "otherwise closed" in text
    assert " implemented " not in text.split("Roll-forward")[1].split("\n\n")[0]
    assert "of which implemented" not in text  # the panel would be a rate of implementation
    assert "Open recommendations by age" not in text


def test_an_activity_is_never_called_implementation_in_french(place: str) -> None:
    text = run(place, "--period", "2021", "--aspect", "activity", "--language", "fr").stdout

    assert "Appliquée – activité seulement" in text
    assert "Mouvement sous ce seul aspect, et non de l’application" in text


def test_the_table_of_the_verified_aspect_marks_activity_as_such(place: str) -> None:
    lines = [line.strip() for line in run(place, "--period", "2021").stdout.splitlines()]

    assert [line for line in lines if line.startswith("Implemented")] == [
        "Implemented                                 1",
        "Implemented – activity only                 1",
    ]


def test_the_json_says_of_what_the_movements_are(place: str) -> None:
    activity = answered(place, "--period", "2021", "--against", "2020", "--aspect", "activity")
    verified = answered(place, "--period", "2021", "--against", "2020")

    assert (activity["of_implementation"], verified["of_implementation"]) == (False, True)
    assert activity["panel"]["before"] is activity["panel"]["after"] is None
    assert verified["panel"]["after"]["name"] == "observed"
    assert (verified["acceptance"], verified["possible_lineage"]) == (None, None)


def test_acceptance_by_theme_is_n_of_all_made_in_the_period() -> None:
    found = answered(UPR, "--period", "cycle-4", "--aspect", "acceptance", "--by", "theme")["acceptance"]
    total, *parts = found

    assert total["group"] == {}
    assert (total["issued"]["lower"], total["issued"]["upper"]) == (56, 56)
    assert [(each["code"], each["bounds"]["lower"]) for each in total["codes"]] == [("supported", 48), ("noted", 8)]
    trafficking = next(each for each in parts if each["group"]["theme"].startswith("Human trafficking"))
    assert [(each["code"], each["bounds"]["upper"]) for each in trafficking["codes"]] == [("supported", 31)]


def test_acceptance_in_the_terminal() -> None:
    text = run(UPR, "--period", "cycle-4", "--aspect", "acceptance", "--by", "theme", "--language", "fr").stdout
    lines = {" ".join(line.split()) for line in text.splitlines()}

    assert "Ensemble des recommandations 48 sur 56 8 sur 56" in lines
    assert "Ratification of & accession to international instruments 2 sur 8 6 sur 8" in lines


def test_proposals_are_proposals() -> None:
    arguments = ("--period", "cycle-4", "--against", "cycle-3")
    found = answered(UPR, *arguments, "--reiterated")
    text = run(UPR, *arguments, "--reiterated").stdout

    assert {key: found["possible_lineage"][0][key] for key in ("earlier", "later", "of", "share")} == {
        "earlier": "a-hrc-43-15-122.2", "later": "a-hrc-59-15-140.1", "of": 10, "share": "1",
    }  # fmt: skip
    assert found["roll_forward"] == answered(UPR, *arguments)["roll_forward"]
    assert "a-hrc-59-15-140.1 a-hrc-43-15-122.2 10 of 10" in " ".join(text.split())
    assert "nothing is counted by it" in " ".join(text.split())


def test_proposals_need_an_earlier_period() -> None:
    with pytest.raises(InvalidValueError, match="--reiterated needs an earlier period; name it with --against"):
        CliRunner().invoke(cli, ["followup", UPR, "--period", "cycle-4", "--reiterated"], catch_exceptions=False)


def test_a_count_by_lineage_says_what_it_does_not_join(place: str) -> None:
    text = " ".join(run(place, "--period", "2021", "--counted-by", "lineage").stdout.split())

    assert "the parts of one that was split, and those that were merged, count by themselves" in text


def test_what_nobody_observed_gives_no_rate_to_read() -> None:
    """Of recommendations whose follow-up is not recorded, "0 per cent implemented" would tell of the records only."""
    text = " ".join(run(UPR, "--period", "cycle-4", "--against", "cycle-3").stdout.split())

    assert "Roll-forward" in text
    assert "Rates" not in text
    assert "per cent" not in text
    assert "of which implemented" not in text
    assert "Nothing was observed under this aspect by the end, so no rate is given" in text


def test_what_is_not_yet_observed_is_said_to_lower_a_rate(place: str) -> None:
    text = " ".join(run(place, "--period", "2021").stdout.split())
    french = " ".join(run(place, "--period", "2021", "--language", "fr").stdout.split())

    assert "Of all ever issued 1 of 2" in text
    assert "Not yet observed: 1; in rates they count as not implemented." in text
    assert "Pas encore observées : 1 ; dans les taux, elles comptent comme non appliquées." in french.replace(
        "\u202f", " "
    )


SMUGGLING = str(Path(__file__).parents[2] / "examples" / "smuggling-of-migrants")


def test_mandates_are_told_by_activity() -> None:
    found = answered(SMUGGLING, "--period", "cop11", "--mandates")
    mandates = {each["mandate"]: each for each in found["mandates"]}
    text = [" ".join(line.split()) for line in run(SMUGGLING, "--period", "cop11", "--mandates").stdout.splitlines()]
    states = [each["state"] for each in found["mandates"]]

    assert mandates["sc-res-2546"] == {
        "mandate": "sc-res-2546",
        "symbol": "S/RES/2546 (2020)",
        "state": "with_activity",
        "certain": ["sg-reports-libya-information"],
        "possible": [],
        "coverage": "incomplete",
    }
    assert mandates["untoc"]["state"] == "without_activity"
    assert "S/RES/2546 (2020) with activity 1" in text
    counted = f"Mandates: {len(states)}; with activity: {states.count('with_activity')};"
    assert counted in " ".join(text)
    assert "this does not mean that there was none" in " ".join(text)
    assert answered(SMUGGLING, "--period", "cop11")["mandates"] is None


def test_mandates_are_told_in_french(place: str) -> None:
    text = run(SMUGGLING, "--period", "cop11", "--mandates", "--language", "fr").stdout

    assert "Mandats selon les activités pendant la période" in text
    assert "Mandats" not in run(place, "--period", "2021", "--mandates", "--language", "fr").stdout
