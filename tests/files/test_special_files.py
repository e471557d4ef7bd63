"""Pipes, devices, sockets and links in place of each file: nothing waits, reads without end or follows them out."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from _small_files import EVENT, HEADER

PERIOD = '\n[[period]]\nid = "p"\nstart = "2021-01-01"\nend = "2021-12-31"\n'
INDICATOR = '\n[[indicator]]\nid = "i"\nversion = "1"\ntitle = "I"\nkind = "flow"\nunit = "x"\nof = "event"\n'
COMMANDS = """
import sys
from attrs import evolve
from tracker.cli import _status
from tracker.errors import TrackerError
from tracker.files import load, save
from tracker.model import Finding
from tracker.values import InternationalString

place = sys.argv[1]
for arguments in (
    ("check", place),
    ("list", place, "event"),
    ("verify", place),
    ("restate", place, "pub"),
    ("publish", place, "--period", "p", "--id", "next", "--on", "2024-06-30"),
    ("import", place, "event", f"{place}/../table.csv"),
    ("import", place, "event", f"{place}/../table.xlsx"),
    ("import", place, "event", f"{place}/../plain.csv", "--mapping", f"{place}/../map.toml"),
    ("report", place, "--period", "p", "-o", f"{place}/../report.md", "--force"),
):
    print("exit", _status(list(arguments)))
try:
    register = load(place)
    save(evolve(register, records=(*register.records, Finding(id="f", text=InternationalString(en="F")))))
    print("saved")
except TrackerError as error:
    print(error)
"""


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with a publication, made once."""
    place = tmp_path_factory.mktemp("pristine") / "r"
    place.mkdir()
    (place / "register.toml").write_text(HEADER + PERIOD + INDICATOR)
    (place / "event.toml").write_text(EVENT)
    arguments = ("publish", place, "--period", "p", "--id", "pub", "--on", "2024-06-30")
    subprocess.run([sys.executable, "-m", "tracker", *map(str, arguments)], check=True, capture_output=True)
    return place


PLACES = (
    "register.toml",
    "event.toml",
    "more.csv",
    ".tracker.lock",
    ".tracker.save",
    ".tracker.save/plan.json",
    "..tracker.save.0123abcd.tmp",
    ".finding.toml.0123abcd.tmp",
    "publications",
    "publications/pub",
    "publications/pub/publication.json",
    "publications/pub/records.jsonl",
    "publications/pub/figures.json",
    "publications/pub/claim.jsonl",
    "publications/pub/indicator.jsonl",
    "publications/pub/report.en.md",
    "publications/pub/more.txt",
    "../table.csv",
    "../table.xlsx",
    "../map.toml",
    "../report.md",
)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def listener(path: Path) -> None:
    """Leave a socket: its name may be too long for the system unless it is made from where it is."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


FEW = (
    "event.toml",
    ".tracker.lock",
    ".tracker.save/plan.json",
    "publications/pub",
    "publications/pub/publication.json",
)
"""Where each kind of special file is tried; elsewhere a pipe stands for all, since the same code reads."""


@pytest.mark.parametrize(
    ("place", "trap"),
    [*((place, pipe) for place in PLACES), *((place, trap) for place in FEW for trap in (device, listener))],
)
def test_nothing_waits_or_reads_without_end(
    pristine: Path, tmp_path: Path, place: str, trap: Callable[[Path], None]
) -> None:
    directory = tmp_path / "r"
    _copy(pristine, directory)
    (tmp_path / "plain.csv").write_text("id,kind,title,when\nx,training,X,2021\n")
    target = directory / place
    target.parent.mkdir(exist_ok=True)
    _remove(target)
    trap(target)

    done = subprocess.run(
        [sys.executable, "-c", COMMANDS, str(directory)], capture_output=True, text=True, timeout=60, check=True
    )

    assert "Traceback" not in done.stderr
    assert "this was not expected" not in done.stderr
    assert os.path.lexists(target) or place.endswith(".tmp")


def _copy(source: Path, target: Path) -> None:
    subprocess.run(["cp", "-r", str(source), str(target)], check=True)


def _remove(path: Path) -> None:
    if path.is_dir():
        subprocess.run(["rm", "-r", str(path)], check=True)
    else:
        path.unlink(missing_ok=True)


@pytest.mark.parametrize(
    "place",
    [
        ".tracker.lock",
        ".tracker.save",
        "publications",
        "publications/pub",
        *PLACES[10:16],
        "..tracker.save.0123abcd.tmp",
    ],
)
@pytest.mark.parametrize("leads", ["somewhere", "nowhere"])
def test_a_link_leads_nobody_out(pristine: Path, tmp_path: Path, place: str, leads: str) -> None:
    directory, outside = tmp_path / "r", tmp_path / "outside"
    _copy(pristine, directory)
    outside.mkdir()
    target = directory / place
    if target.exists():
        target.rename(outside / "kept")
    elif "save" in place:
        (outside / "kept").mkdir()
    else:
        (outside / "kept").write_text("a secret")
    if leads == "nowhere":
        _remove(outside / "kept")
    target.symlink_to(outside / "kept")
    before = {path: path.read_bytes() for path in outside.rglob("*") if path.is_file()}

    done = subprocess.run(
        [sys.executable, "-c", COMMANDS, str(directory)], capture_output=True, text=True, timeout=60, check=True
    )

    assert "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in outside.rglob("*") if path.is_file()} == before
    if place.startswith("publications/pub/"):
        assert f"{target.name} is missing or cannot be read" in done.stdout


UNASKED = """
import sys
from tracker.cli import _status

place = sys.argv[1]
for arguments in (("check", place), ("list", place, "event"), ("revise", place, "event:e", "--set", "title=X")):
    print("exit", _status(list(arguments)))
"""


@pytest.mark.parametrize("trap", [pipe, device, listener])
def test_the_language_is_not_asked_of_what_never_ends(
    pristine: Path, tmp_path: Path, trap: Callable[[Path], None]
) -> None:
    """Where neither a command nor the environment names a language, the register's own is looked up before it loads."""
    directory = tmp_path / "r"
    _copy(pristine, directory)
    _remove(directory / "register.toml")
    trap(directory / "register.toml")
    unasked = {name: value for name, value in os.environ.items() if name != "TRACKER_LANGUAGE"}

    done = subprocess.run(
        [sys.executable, "-c", UNASKED, str(directory)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env=unasked,
    )

    assert "Traceback" not in done.stderr
    assert "this was not expected" not in done.stderr
    assert "exit 0" not in done.stdout
