"""Whatever a command meets, its user reads one sentence; a traceback only who asks for it."""

import gc
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import IO

import click
import pytest
from attrs import frozen

import tracker.writers
from tracker.cli import COMMANDS, main
from tracker.errors import InvalidValueError, NotAdditiveError, TrackerError

NBSP = "\N{NO-BREAK SPACE}"
PLEASE = "; please report it, with the command and what it prints with --traceback"
FULL = Path("/dev/full")


@frozen
class Ended:
    """How a command ended."""

    status: object
    output: str
    told: str


Run = Callable[..., Ended]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Run the command line in this process, with commands put in that do nothing but fail."""

    def ended(*arguments: str, error: BaseException | None = None) -> Ended:
        if error is not None:
            monkeypatch.setitem(sys.modules, "tracker.cli._check", failing(error))
        monkeypatch.setattr(sys, "argv", ["tracker", *arguments])
        with pytest.raises(SystemExit) as stop:
            main()
        printed = capsys.readouterr()
        return Ended(stop.value.code, printed.out, printed.err)

    yield ended
    gc.enable()  # the command line does without, a test run does not


def failing(error: BaseException) -> ModuleType:
    """Make a command that prints something and fails."""

    @click.command("check", context_settings={"ignore_unknown_options": True})
    @click.argument("arguments", nargs=-1)
    def command(arguments: tuple[str, ...]) -> None:
        click.echo(" ".join(arguments))
        raise error

    module = ModuleType("tracker.cli._check")
    module.command = command  # type: ignore[attr-defined]  # the name that the command line asks for
    return module


def no_text() -> UnicodeEncodeError:
    return UnicodeEncodeError("utf-8", "a\ud800b", 1, 2, "surrogates not allowed")


SAID = {
    "unexpected": (KeyError("no such place"), f"Error: this was not expected: KeyError: 'no such place'{PLEASE}\n"),
    "without words": (AssertionError(), f"Error: this was not expected: AssertionError{PLEASE}\n"),
    "too deep": (
        RecursionError("maximum recursion depth exceeded"),
        f"Error: this was not expected: RecursionError: maximum recursion depth exceeded{PLEASE}\n",
    ),
    "with words that act": (
        ValueError("a\x1b[31m\n\nb" + "c" * 1000),
        f"Error: this was not expected: ValueError: a\N{REPLACEMENT CHARACTER}[31m b{'c' * 280}…{PLEASE}\n",
    ),
    "memory": (MemoryError(), "Error: there is not enough memory for this\n"),
    "a file": (
        PermissionError(13, "Permission denied", "a.csv"),
        "Error: a.csv cannot be read or written: permission is denied\n",
    ),
    "a file named in bytes": (
        FileNotFoundError(2, "No such file or directory", b"a\nb.csv"),
        "Error: a b.csv cannot be read or written: there is no such file or folder\n",
    ),
    "a file with a rare reason": (
        OSError(26, "Text file busy", "a.csv"),
        "Error: a.csv cannot be read or written: Text file busy\n",
    ),
    "a full disk": (OSError(28, "x"), "Error: the system refused to read or write: no space is left on the disk\n"),
    "the system without a word": (OSError(), "Error: the system refused to read or write: OSError\n"),
    "no text": (no_text(), "Error: the text holds '\\ud800', which cannot be written as utf-8\n"),
    "not text": (
        UnicodeDecodeError("utf-8", b"a\xff", 1, 2, "invalid start byte"),
        "Error: the text holds the byte 0xff, which cannot be read as utf-8\n",
    ),
    "an odd encoding": (
        UnicodeError("label empty or too long"),
        "Error: a text can be neither read nor written: label empty or too long\n",
    ),
    "ours": (NotAdditiveError("these do not add up"), "Error: these do not add up\n"),
    "the end of the input": (EOFError("no more"), f"\nError: this was not expected: EOFError: no more{PLEASE}\n"),
    "the user": (KeyboardInterrupt(), "\nStopped.\n"),
}


@pytest.mark.parametrize(("error", "said"), SAID.values(), ids=SAID)
def test_what_went_wrong_is_one_sentence(run: Run, error: BaseException, said: str) -> None:
    assert run("check", "one", "two", error=error) == Ended(1, "one two\n", said)


def test_what_a_user_got_wrong_is_wrong_usage(run: Run) -> None:
    assert run("check", error=InvalidValueError("'x' is no day")) == Ended(2, "\n", "Error: 'x' is no day\n")


REPORT_IT = "merci de le signaler, avec la commande et ce qu’elle affiche avec --traceback"
IN_FRENCH = [
    (KeyError("x"), f"ceci n’était pas prévu{NBSP}: KeyError: 'x'{NBSP}; {REPORT_IT}"),
    (PermissionError(13, "x", "a.csv"), f"a.csv ne peut être lu ni écrit{NBSP}: l’autorisation est refusée"),
    (MemoryError(), "la mémoire ne suffit pas"),
]


@pytest.mark.parametrize(("error", "said"), IN_FRENCH, ids=["unexpected", "a file", "memory"])
def test_what_went_wrong_is_said_in_french(run: Run, error: BaseException, said: str) -> None:
    assert run("check", "--language", "fr", error=error).told == f"Erreur{NBSP}: {said}\n"


@pytest.mark.parametrize(
    "arguments", [("--traceback", "check"), ("check", "--traceback"), ("check", "a", "--traceback")]
)
@pytest.mark.parametrize("error", [KeyError("x"), TrackerError("refused"), OSError(28, "x"), KeyboardInterrupt()])
def test_who_asks_for_it_reads_the_traceback(run: Run, arguments: tuple[str, ...], error: BaseException) -> None:
    told = run(*arguments, error=error).told

    assert "Traceback (most recent call last):\n" in told
    assert "raise error\n" in told
    assert told.splitlines()[-1] == run("check", error=error).told.splitlines()[-1]


def test_what_follows_a_double_dash_is_no_option(run: Run) -> None:
    assert "Traceback" not in run("check", "--", "--traceback", error=KeyError("x")).told


def test_whatever_is_wrong_with_a_language_the_sentence_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def unable(*_: object) -> str:
        raise RecursionError

    monkeypatch.setattr(tracker.writers, "plain_text", unable)

    assert run("check", "--language", "fr", error=MemoryError()).told == "Error: there is not enough memory for this\n"


def test_every_command_is_carried_out_by_what_catches_everything(run: Run) -> None:
    for name in COMMANDS:
        assert run(name, "--no-such-option").status == 2
        assert run(name, "--help").status == 0


# -- as a person runs it ----------------------------------------------------------------------------------------------


def spoken(*arguments: str, stdout: int | IO[str] = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tracker", *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.skipif(not FULL.exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("arguments", [("--help",), ("explain", "TRK101")])
def test_a_disk_that_is_full_is_said_once(arguments: tuple[str, ...]) -> None:
    with FULL.open("w") as full:
        done = spoken(*arguments, stdout=full)

    assert (done.returncode, done.stderr) == (
        1,
        "Error: the system refused to read or write: no space is left on the disk\n",
    )


def test_output_that_nobody_takes_is_no_failure_worth_a_word(tmp_path: Path) -> None:
    script = tmp_path / "closed.py"
    script.write_text("import sys\nsys.stdout = None\nfrom tracker.cli import main\nmain()\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script, "explain", "TRK101"], capture_output=True, encoding="utf-8", check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
