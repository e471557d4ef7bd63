"""The example on the universal periodic review holds the list that it was imported from, and nothing else."""

# ruff: noqa: E501  # a message that is compared word for word is read best on one line

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from tracker.checks import Severity, check
from tracker.codelists import countries
from tracker.exchange import plan_from_file
from tracker.files import load
from tracker.followup import acceptance, follow_up, possible_lineage
from tracker.model import Register, StatusObservation
from tracker.reports import report
from tracker.values import Bounds
from tracker.writers import to_markdown

EXAMPLE = Path(__file__).parents[2] / "examples" / "universal-periodic-review"
SOURCE = Path(__file__).parents[3] / "shared" / "data" / "upr-recommendations.csv"
CYCLES = ("cycle-2", "cycle-3", "cycle-4")

needs_source = pytest.mark.skipif(not SOURCE.exists(), reason="the list is not beside this repository")


@pytest.fixture(scope="module")
def register() -> Register:
    return load(EXAMPLE)


@needs_source
def test_importing_the_list_again_changes_nothing() -> None:
    plan = plan_from_file(EXAMPLE, "recommendations", SOURCE, as_="upr")

    assert (len(plan.added), len(plan.revised), len(plan.unchanged)) == (0, 0, 2 * 117)
    assert [(each.place.line, each.text.split("'")[1]) for each in plan.remarks] == [(14, "ICRMW")]


@needs_source
def test_the_counts_are_those_of_the_list(register: Register) -> None:
    with SOURCE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    listed = Counter((f"cycle-{row['cycle']}", row["position"].casefold()) for row in rows)

    assert len(rows) == len(register.recommendations) == 117
    for cycle in CYCLES:
        (found,) = acceptance(register, register.period(cycle))
        counted = {status.code: bounds for status, bounds in found.codes.items()}
        assert counted == {code: Bounds.exactly(number) for (name, code), number in listed.items() if name == cycle}


@needs_source
@pytest.mark.parametrize("place", range(3))
def test_the_roll_forward_is_that_of_the_list(register: Register, place: int) -> None:
    """Nobody has recorded what became of them, so what earlier cycles left is open, and nothing is ever closed."""
    with SOURCE.open(encoding="utf-8", newline="") as file:
        cycles = [f"cycle-{row['cycle']}" for row in csv.DictReader(file)]
    before = sum(cycles.count(each) for each in CYCLES[:place])
    new = cycles.count(CYCLES[place])

    (found,) = follow_up(register, CYCLES[place]).roll_forward

    assert [found.opening, found.issued, found.closing] == [
        Bounds.exactly(each) for each in (before, new, before + new)
    ]
    assert {found.reopened, found.implemented, found.closed_otherwise} == {Bounds.exactly(0)}


@pytest.mark.parametrize(("cycle", "supported", "noted"), [("cycle-2", 11, 4), ("cycle-3", 39, 7), ("cycle-4", 48, 8)])
def test_supported_and_noted_in_each_cycle(register: Register, cycle: str, supported: int, noted: int) -> None:
    (found,) = acceptance(register, register.period(cycle))
    counted = {status.code: bounds for status, bounds in found.codes.items()}

    assert found.issued == Bounds.exactly(supported + noted)
    assert counted == {"supported": Bounds.exactly(supported), "noted": Bounds.exactly(noted)}


def test_nothing_is_wrong(register: Register) -> None:
    assert [str(each) for each in check(register) if each.severity is not Severity.INFO] == []


def test_every_position_is_that_of_its_recommendation(register: Register) -> None:
    statuses = register.of_type(StatusObservation).values()

    assert {each.recommendation for each in statuses} == set(register.recommendations)
    assert len(statuses) == len(register.recommendations)
    assert all(each.citations and each.citations[0].document.startswith("A/HRC/") for each in statuses)


def test_recommending_states_are_named_as_the_code_list_names_them(register: Register) -> None:
    names = {country.name("en") for country in countries().values()}

    assert {each.best("en") for one in register.recommendations.values() for each in one.made_by} <= names
    assert all(one.made_by for one in register.recommendations.values())


def test_what_may_be_reiterated_is_proposed_and_not_merged(register: Register) -> None:
    found = possible_lineage(register, "cycle-4", against="cycle-3")

    assert (found[0].earlier, found[0].later) == ("a-hrc-43-15-122.2", "a-hrc-59-15-140.1")
    assert found[0].share == 1
    assert not any(each.reiterates for each in register.recommendations.values())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_report_compares_two_cycles(register: Register, language: str) -> None:
    page = to_markdown(report(register, "cycle-3", against="cycle-2"), language)
    text = re.sub(r"\[([^\]]*)\]\(#behind-\d+\)", r"\1", page)
    words = {
        "en": ("| All recommendations | 11 of 15 | 4 of 15 | 39 of 46 | 7 of 46 |", "Recommendations that may repeat earlier ones"),
        "fr": ("11 sur 15", "Recommandations qui en répètent peut-être d’antérieures"),
    }  # fmt: skip

    assert all(each in text for each in words[language])
    assert "A/HRC/59/15" not in text
