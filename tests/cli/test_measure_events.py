"""Events of files, and engines, as somebody types them."""

import json
import sys
from pathlib import Path

import pytest

from tests.command_line import ROOT, typed

SOM = str(ROOT / "examples" / "smuggling-of-migrants")
ASKED = ("measure", SOM, "events", "practitioners-trained", "--period", "cop11")
HEAD = "id,kind,title,when,countries,participants\n"


@pytest.fixture
def events(tmp_path: Path) -> str:
    path = tmp_path / "more.csv"
    path.write_text(HEAD + "x-1,training,One,2021-03,BD;NP,>20\nx-2,workshop,Two,2021-Q2,PK,\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("by", [(), ("--by", "country"), ("--by", "region")])
def test_every_engine_gives_the_same_answer(by: tuple[str, ...]) -> None:
    pytest.importorskip("numpy", reason="columns need numpy")
    usual = typed(*ASKED, *by, "--format", "json")

    assert usual.returncode == 0
    for engine in ("by-date", "plain", "columns"):
        assert typed(*ASKED, *by, "--format", "json", "--engine", engine).stdout == usual.stdout


def test_a_figure_says_that_no_check_has_seen_it_in_text_json_and_tables(events: str, tmp_path: Path) -> None:
    pytest.importorskip("numpy", reason="columns need numpy")
    asked = ("measure", SOM, "events", "--period", "cop11", "--events", events)
    plain = json.loads(typed("measure", SOM, "events", "--period", "cop11", "--format", "json").stdout)["figures"][0]
    (figure,) = json.loads(typed(*asked, "--format", "json").stdout)["figures"]
    text = typed(*asked).stdout
    typed(*asked, "-o", str(tmp_path / "table.csv"))
    typed(*asked, "-o", str(tmp_path / "page.html"))
    table = (tmp_path / "table.csv").read_text(encoding="utf-8-sig")

    assert figure["flags"] == [*plain["flags"], "unchecked"]
    assert figure["bounds"]["lower"] == plain["bounds"]["lower"] + 2
    assert {"x-1", "x-2"} <= {*figure["records"]["certain"]}
    assert "unchecked" in text
    assert "x-1" not in text
    assert "unchecked" in table
    assert "unchecked" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "non vérifié" in typed(*asked, "--language", "fr").stdout


def test_another_engine_counts_no_events_of_files(events: str) -> None:
    done = typed(*ASKED, "--events", events, "--engine", "plain")

    assert done.returncode == 2
    assert done.stderr.strip().endswith("got 'plain'; leave out --engine")


def test_a_file_at_fault_is_refused_with_its_lines(tmp_path: Path) -> None:
    pytest.importorskip("numpy", reason="columns need numpy")
    path = tmp_path / "more.csv"
    path.write_text(HEAD + "x-1,training,One,2021-13,BD,\n", encoding="utf-8")
    done = typed(*ASKED, "--events", str(path))

    assert done.returncode == 1
    assert "more.csv:2 fault at event[0].when: '2021-13' has month 13" in done.stderr


@pytest.mark.parametrize("option", [("--engine", "columns"), ("--events", "more.csv")])
def test_without_numpy_one_sentence_says_what_to_install(
    option: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    done = typed(*ASKED, *option)

    assert done.returncode == 1
    assert done.stderr == "Error: columns need numpy: pip install 'mandate-tracker[columns]'\n"
