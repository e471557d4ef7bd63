"""What many records have wrong alike: the first are shown, and none is lost from the count."""

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tracker.checks import Diagnostic, Severity
from tracker.checks._repeated import FIRST, MOST_SHOWN, first_of_many
from tracker.cli import cli

DIAGNOSTICS = st.lists(
    st.builds(
        Diagnostic,
        code=st.sampled_from(["TRK102", "TRK610"]),
        severity=st.sampled_from(Severity),
        table=st.sampled_from(["event", "claim"]),
        message=st.just("it is wrong"),
    ),
    max_size=120,
)


def kind(diagnostic: Diagnostic) -> tuple[Severity, str, str]:
    return diagnostic.severity, diagnostic.code, diagnostic.table


@given(DIAGNOSTICS)
def test_every_diagnostic_is_shown_or_counted(found: list[Diagnostic]) -> None:
    shown, repeated = first_of_many(found)
    counted = Counter(map(kind, shown))
    for each in repeated:
        assert counted[kind(each.like)] == FIRST
        counted[kind(each.like)] += each.left

    assert counted == Counter(map(kind, found))


@given(DIAGNOSTICS)
def test_those_shown_keep_their_order_and_few_are_shown_whole(found: list[Diagnostic]) -> None:
    shown, repeated = first_of_many(found)
    places = [next(place for place, each in enumerate(found) if each is one) for one in shown]

    assert places == sorted(places)
    assert {kind(each.like) for each in repeated} == {
        one for one, number in Counter(map(kind, found)).items() if number > MOST_SHOWN
    }


@pytest.fixture
def doubtful(tmp_path: Path) -> str:
    (tmp_path / "register.toml").write_text('schema = 1\nid = "r"\ntitle = "R"\nlanguages = ["en"]\n', encoding="utf-8")
    events = [
        {"id": f"e{each}", "kind": "expert_meeting", "title": "Meeting", "when": "2021", "countries": ["PG"]}
        for each in range(30)
    ]
    (tmp_path / "event.jsonl").write_text("\n".join(map(json.dumps, events)), encoding="utf-8")
    return str(tmp_path)


def lines(*arguments: str) -> list[str]:
    printed = CliRunner().invoke(cli, ["check", *arguments]).stdout
    return [line for line in printed.splitlines() if "TRK610" in line]


def test_a_person_reads_the_first_and_how_many_more_there_are(doubtful: str) -> None:
    english, french = lines(doubtful), lines(doubtful, "--language", "fr")

    assert len(english) == FIRST + 1
    assert english[-1] == "warning TRK610: likewise 25 more events ('--select TRK610' names each)"
    assert french[-1] == (
        "avertissement TRK610\u00a0: de même 25 autres activités ('--select TRK610' donne la liste complète)"
    )


def test_who_asks_for_a_code_reads_them_all_and_so_does_a_program(doubtful: str) -> None:
    assert len(lines(doubtful, "--select", "TRK610")) == 30
    found = json.loads(CliRunner().invoke(cli, ["check", doubtful, "--format", "json"]).stdout)["diagnostics"]
    assert sum(each["code"] == "TRK610" for each in found) == 30
    log = json.loads(CliRunner().invoke(cli, ["check", doubtful, "--format", "sarif"]).stdout)
    assert sum(each["ruleId"] == "TRK610" for each in log["runs"][0]["results"]) == 30
