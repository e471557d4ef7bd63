"""The command line fits what is around it: the terminal, the pipe, the directory."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import tracker
from tests.command_line import ROOT, typed, typed_into_a_process
from tracker.cli import COMMANDS, _progress, _version, cli
from tracker.cli._progress import LABELS, Bar
from tracker.cli._spoken import METAVAR, metavar_of
from tracker.cli._width import width_of_terminal
from tracker.languages import missing_messages
from tracker.values._watched import watched, watching
from tracker.writers._grid import room_of

EXAMPLE = "examples/smuggling-of-migrants"
SOURCES = [path.read_text(encoding="utf-8") for path in Path(tracker.__file__).parent.rglob("*.py")]


# -- a pipe -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [("--help",), ("codes", "country"), ("check", EXAMPLE), ("explain", "TRK102")])
def test_a_reader_who_leaves_early_is_no_failure(arguments: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with os.fdopen(writing, "wb") as gone:
        command = [sys.executable, "-m", "tracker", *arguments]
        done = subprocess.run(command, stdout=gone, stderr=subprocess.PIPE, cwd=ROOT, env=environment, check=False)

    assert done.returncode == 141
    assert b"Traceback" not in done.stderr
    assert b"Error" not in done.stderr


# -- a terminal -------------------------------------------------------------------------------------------------------


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make standard output and standard error terminals of forty columns."""
    monkeypatch.setenv("COLUMNS", "40")
    for module in ("_output", "_width"):
        monkeypatch.setattr(f"tracker.cli.{module}.is_terminal", lambda **_: True)


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize(
    "arguments",
    [
        ("measure", EXAMPLE, "--period", "cop11"),
        ("compare", EXAMPLE, "--period", "cop11", "--against", "cop10"),
        ("list", EXAMPLE, "event"),
        ("codes", "event_kind"),
        ("due", EXAMPLE, "--on", "2022-07-31"),
        ("check", EXAMPLE),
        ("check", EXAMPLE, "--language", "fr"),
        ("explain", "TRK102"),
        ("explain", "TRK601", "--language", "fr"),
    ],
)
def test_forty_columns_are_enough(arguments: tuple[str, ...]) -> None:
    done = typed(*arguments)

    assert done.returncode == 0
    wide = [line for line in (done.stdout + done.stderr).splitlines() if room_of(line) > 40]
    assert [line for line in wide if len(max(line.split(), key=len)) < 24] == []  # a word that no line would hold


@pytest.mark.usefixtures("narrow")
def test_what_goes_wrong_fits_forty_columns(tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_text('schema = 1\nid = "wells"\ntitle = "Wells"\nwellls = "a few of them"\n')
    done = typed("check", str(tmp_path))

    assert "\n  " in done.stderr
    assert [line for line in done.stderr.splitlines() if len(line) > 40 and str(tmp_path) not in line] == []


def test_what_another_program_takes_is_neither_broken_nor_cut() -> None:
    """A record is a line of a list, a code one of codes, and a diagnostic one of a check."""
    events = tracker.load(EXAMPLE).events.values()
    listed = typed("list", EXAMPLE, "event", "--language", "fr").stdout.splitlines()[1:]

    assert len(listed) == len(events)
    assert [line.split(" ")[0] for line in listed] == sorted(event.id for event in events)
    assert any(len(line) > 200 for line in listed)
    assert not any("…" in line for line in listed)
    assert "…" not in typed("codes", "country").stdout
    assert all(" TRK" in line for line in typed("check", EXAMPLE).stdout.splitlines())


def test_a_terminal_is_filled_and_no_page_is_wider(monkeypatch: pytest.MonkeyPatch) -> None:
    assert width_of_terminal() == 100
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    for columns, width in ((60, 60), (400, 100), (3, 20)):
        monkeypatch.setenv("COLUMNS", str(columns))
        assert width_of_terminal() == width


# -- a directory ------------------------------------------------------------------------------------------------------


def test_an_empty_directory_is_no_register(tmp_path: Path) -> None:
    done = typed("check", str(tmp_path))

    assert done.stderr == (
        f"Error: {tmp_path} holds no register.toml, so it is no register; 'tracker init {tmp_path}' makes one\n"
    )
    assert (done.returncode, done.stdout) == (1, "")


def test_a_directory_without_a_header_says_only_that(tmp_path: Path) -> None:
    (tmp_path / "event.csv").write_text("wrong\nmore wrong\n", encoding="utf-8")
    done = typed("measure", str(tmp_path), "--period", "2021")
    fault = json.loads(typed("check", str(tmp_path), "--format", "json").stdout)["faults"]

    assert done.stderr == (
        f"Error: {tmp_path} holds no register.toml, so it is no register; write one with schema = 1, id and title\n"
    )
    assert [each["file"] for each in fault] == ["register.toml"]


def test_the_register_that_stands_below_is_named() -> None:
    done = typed("check", "examples")

    assert done.stderr.endswith(
        "did you mean examples/programme-plan, examples/smuggling-of-migrants, examples/universal-periodic-review?\n"
    )


# -- help and version -------------------------------------------------------------------------------------------------


def test_the_version_with_what_matters() -> None:
    first, forms, python, core, *extras = typed_into_a_process("--version").stdout.splitlines()

    assert re.fullmatch(r"tracker, version \d+\.\d+\.\d+", first)
    assert forms == "registers of schema 1, JSON of output 1"
    assert python.startswith(f"Python {sys.version.split()[0]} on ")
    assert re.match(r"attrs \d.*click \d", core)
    assert [line.partition(" ")[0] for line in extras] == ["[docx]", "[pdf]", "[xlsx]", "[calendar]", "[testing]"]


def test_an_extra_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_version, "_with_version", lambda name: None if name == "typst" else f"{name} 1")

    assert "[pdf] not installed: pip install 'mandate-tracker[pdf]'" in _version.versions()


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_what_stands_for_a_value_is_translated(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    context = click.Context(command, info_name=name)
    for each in command.params:
        if isinstance(each.type, click.Choice) or (isinstance(each, click.Option) and each.is_flag):
            continue
        assert each.make_metavar(context) == metavar_of(each)
        assert missing_messages("fr", METAVAR.findall(metavar_of(each))) == ()


def test_usage_in_french() -> None:
    done = typed("measure", "--help", "--language", "fr")

    assert " measure [OPTIONS] REGISTRE [INDICATEURS]...\n" in done.stdout
    assert "--period PÉRIODE" in done.stdout


# -- codes ------------------------------------------------------------------------------------------------------------


def test_codes_of_a_list() -> None:
    assert typed("codes", "passage_state").stdout == "passage_state\n  code\n  draft\n  cleared\n"
    french = typed("codes", "event-kinds", "--language", "fr").stdout.splitlines()
    assert [line.split(maxsplit=1) for line in french[2:4]] == [["training", "Formations"], ["workshop", "Ateliers"]]


def test_every_list_is_named() -> None:
    named = [line.split()[0] for line in typed("codes").stdout.splitlines()[2:]]
    found = json.loads(typed("codes", "--format", "json").stdout)["code_lists"]

    assert named == sorted(each["name"] for each in found)
    assert {"country", "event_kind", "plain@1", "qualifier", "organ"} <= set(named)
    assert "shape" not in named


@pytest.mark.parametrize(
    ("name", "told"),
    [("kind", "did you mean 'event_kind'?"), ("contry", "did you mean 'country'?"), ("xyz", "names them all")],
)
def test_a_list_that_there_is_not(name: str, told: str) -> None:
    done = typed("codes", name)

    assert done.returncode == 2
    assert f"there is no code list {name!r}; " in done.stderr
    assert told in done.stderr


def test_scales_of_a_register(tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_text('schema = 1\nid = "r"\ntitle = "R"\n', encoding="utf-8")
    scale = '[[scale]]\nid = "ours@1"\ntitle = "Ours"\ncode = [{ code = "open", title = "Open", class = "open" }]\n'
    (tmp_path / "scale.toml").write_text(scale, encoding="utf-8")

    assert "ours@1" in typed("codes", "--register", str(tmp_path)).stdout
    assert "Open" in typed("codes", "ours@1", "--register", str(tmp_path)).stdout


# -- long work --------------------------------------------------------------------------------------------------------


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """A clock that stands, until a test moves it."""
    now = [100.0]
    monkeypatch.setattr(_progress, "monotonic", lambda: now[0])
    monkeypatch.setenv("COLUMNS", "80")
    return iter([now])


def test_a_bar_shows_after_a_second_and_goes(clock: Iterator[list[float]], capsys: pytest.CaptureFixture[str]) -> None:
    now = next(clock)
    drawn = []
    with watching(Bar("en")):
        for item in watched([1, 2, 3, 4], "Checking"):
            now[0] += 0.4 * item
            drawn.append(capsys.readouterr().err)
    drawn.append(capsys.readouterr().err)

    bar = "\rChecking  [{}{}] {}/4".format
    assert drawn[:2] == ["", ""]
    assert drawn[2:4] == [bar("#" * 10, " " * 10, 2), bar("#" * 15, " " * 5, 3)]
    last = bar("#" * 20, "", 4)
    assert drawn[4] == f"{last}\r{' ' * (len(last) - 1)}\r"


def test_where_the_total_is_unknown_it_counts(clock: Iterator[list[float]], capsys: pytest.CaptureFixture[str]) -> None:
    now = next(clock)
    bar = Bar("fr")
    bar.done["Reading records"] = 1233
    now[0] += 2
    bar.step("Reading records", None)

    assert capsys.readouterr().err == "\rLecture des fiches  1\N{NARROW NO-BREAK SPACE}234"


def test_nothing_is_shown_where_nobody_looks() -> None:
    done = typed_into_a_process("check", EXAMPLE)

    assert "\r" not in done.stderr + done.stdout


class Listener:
    """A watcher that keeps the names of works."""

    def __init__(self) -> None:
        self.heard: set[str] = set()

    def step(self, what: str, total: int | None) -> None:  # noqa: ARG002  # as a watcher is told
        self.heard.add(what)

    def end(self, what: str, *, counts_on: bool) -> None:
        """What ends has been heard."""


@pytest.mark.parametrize(
    ("module", "arguments", "works"),
    [
        ("_publish", ("--period", "y2025", "--id", "p", "--on", "2026-01-01"), {"Measuring", "Writing reports"}),
        ("_export", ("events.csv", "--type", "observation"), {"Writing records"}),
        ("_export", ("figures.csv", "--period", "y2025"), {"Measuring"}),
        ("_workbook", ("-o", "wells.xlsx"), {"Writing records"}),
        ("_asked", (), {"Verifying"}),
    ],
)
def test_long_commands_tell_how_far_they_are(
    module: str, arguments: tuple[str, ...], works: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = shutil.copytree(ROOT / "examples" / "programme-plan", tmp_path / "plan")
    if module == "_asked":
        typed("publish", str(plan), "--period", "y2025", "--id", "p", "--on", "2026-01-01")
    listener = Listener()
    monkeypatch.setattr(f"tracker.cli.{module}.progress", lambda _: watching(listener))
    files = (str(tmp_path / each) if each.endswith((".csv", ".xlsx")) else each for each in arguments)
    done = typed("verify" if module == "_asked" else module[1:], str(plan), *files)

    assert done.returncode == 0, done.stderr
    assert listener.heard >= {"Reading records", *works}


def test_every_work_is_named() -> None:
    said = {found for source in SOURCES for found in re.findall(r'watched\([^"\n]*, "([^"]+)"\)', source)}

    assert said - {"Counting"} == set(LABELS)
    assert missing_messages("fr", LABELS) == ()


def test_work_that_is_broken_off_takes_its_bar_away(
    clock: Iterator[list[float]], capsys: pytest.CaptureFixture[str]
) -> None:
    now = next(clock)

    def stopped() -> None:
        for _ in watched([1, 2, 3], "Checking"):
            now[0] += 2
        raise tracker.TrackerError

    with pytest.raises(tracker.TrackerError), watching(Bar("en")):
        stopped()
    assert capsys.readouterr().err.endswith("\r")


# -- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "nearest"),
    [
        (("measure", EXAMPLE, "--period", "cop11", "--by", "contry"), "country"),
        (("followup", EXAMPLE, "--period", "cop11", "--by", "them"), "theme"),
        (("check", EXAMPLE, "--format", "jsn"), "json"),
    ],
)
def test_a_misspelt_word_is_answered_with_the_nearest(arguments: tuple[str, ...], nearest: str) -> None:
    said = typed(*arguments).stderr

    assert said.endswith((f"Did you mean {nearest!r}?\n", f"S’agit-il de {nearest!r}\N{NO-BREAK SPACE}?\n"))
