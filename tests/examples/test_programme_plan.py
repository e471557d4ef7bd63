"""The register of the programme plan holds the numbers of its source, and judges its targets as the source does."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from tracker.checks import check
from tracker.comparison import Level, TargetVerdict, assess_all, compare
from tracker.comparison._targets import assess_path
from tracker.files import load
from tracker.model import IndicatorKind, Register
from tracker.values import Bounds, Language, Quantity

EXAMPLE = Path(__file__).parents[2] / "examples" / "programme-plan"
SOURCE = Path(__file__).parents[3] / "shared" / "data" / "unodc-programme-plan.csv"
PLAN, REPORT = "A/80/6 (Sect. 16)", "A/81/6 (Sect. 16)"

WORDS = {
    "16.24": ("seizures-reported", TargetVerdict.EXCEEDED),
    "16.51": ("anti-corruption-platforms", TargetVerdict.NOT_MET),
    "16.64": ("women-officials-terrorism", TargetVerdict.NOT_MET),
    "16.77": ("youth-crime-prevention", TargetVerdict.EXCEEDED),
    "16.88": ("forensic-laboratories", TargetVerdict.EXCEEDED),
    "16.90": ("trafficking-data-points", TargetVerdict.EXCEEDED),
}
"""What the text of A/81/6 (Sect. 16) says of each measure, by paragraph."""

needs_source = pytest.mark.skipif(not SOURCE.exists(), reason="the table of the source is not beside this repository")


@pytest.fixture(scope="module")
def register() -> Register:
    return load(EXAMPLE)


def test_the_verdicts_are_those_of_the_text(register: Register) -> None:
    found = {each.target.indicator: each.verdict for each in assess_all(register, "2025")}

    assert found == dict(WORDS.values())


def test_no_target_falls_due_in_the_year_before(register: Register) -> None:
    assert assess_all(register, "y2024") == ()


def test_each_share_is_of_the_way_from_2024(register: Register) -> None:
    assert {each.target.indicator: each.share for each in assess_all(register, "y2025")} == {
        "anti-corruption-platforms": Bounds.exactly(0),
        "forensic-laboratories": Bounds.exactly(2),
        "seizures-reported": Bounds.exactly(Fraction(2230, 249)),
        "trafficking-data-points": Bounds.exactly(Fraction(377, 216)),
        "women-officials-terrorism": Bounds.exactly(Fraction(-9, 2)),
        "youth-crime-prevention": Bounds.exactly(Fraction(1849, 1000)),
    }


def test_the_checks_find_nothing(register: Register) -> None:
    assert check(register) == ()


@pytest.mark.parametrize("name", [name for name, _ in WORDS.values()])
def test_both_years_can_be_compared(register: Register, name: str) -> None:
    found = compare(register, name, "2025", against="2024")

    assert found.comparability.level is not Level.NOT_COMPARABLE
    assert found.change.bounds is not None
    assert found.change.bounds.is_exact


def test_a_year_is_a_path_that_ends_at_its_target(register: Register) -> None:
    for each in assess_all(register, "2025"):
        assert assess_path(register, each.target, "2025", since="2024").verdict is each.verdict


@needs_source
def test_every_number_is_that_of_the_source(register: Register) -> None:
    """Each measure of the table, by its words: what was reached in three years, what was planned, and the verdict."""
    rows = list(csv.DictReader(SOURCE.read_text(encoding="utf-8").splitlines()))

    assert {row["paragraph_A_81_6"] for row in rows} == set(WORDS)
    for row in rows:
        name, verdict = WORDS[row["paragraph_A_81_6"]]
        indicator = register.indicators[f"{name}@1"]
        stated = {
            (each.at.edtf if each.at else each.period, each.citations[0].document): each.value
            for each in register.observations.values()
            if each.indicator == name
        }
        (target,) = (each.target for each in assess_all(register, "2025") if each.target.indicator == name)

        assert verdict == row["verdict_in_text"]
        assert indicator.definition is not None
        assert (indicator.definition.get(Language.ENGLISH) or "").lower().startswith(row["measure"].lower())
        assert (indicator.kind is IndicatorKind.FLOW) is row["measure"].endswith("(annual)")
        assert (indicator.kind is IndicatorKind.CUMULATIVE) is row["measure"].endswith("(cumulative)")
        assert stated == {
            ("2023", PLAN): Quantity(row["actual_2023"]),
            ("2024", PLAN): Quantity(row["actual_2024"]),
            ("2025", REPORT): Quantity(row["actual_2025_in_A_81_6"]),
        }
        assert target.value == Quantity(row["planned_2025_in_A_80_6"])
        assert target.citations[0].document == PLAN
