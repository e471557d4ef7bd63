"""Hostile titles stay text on a terminal: no control of it, nor of the direction of writing, is printed."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tracker.cli import cli

TITLE = (
    "::error file=a::x\N{RIGHT-TO-LEFT OVERRIDE}gpj.\x1b[31mexe\N{RIGHT-TO-LEFT ISOLATE}\u200f\x9b\x1b]8;;http://x\x07"
    " ##[error]"
    "\u200b\ufeff\u206f\U000e0041\n::error file=b::y\r\nevent.jsonl:1 error TRK999 forged"
)
RANGES = ((7, 9), (0x2060, 0x206F), (0x202A, 0x202E), (0xE0000, 0xE007F))
ACTING = {chr(code) for first, last in RANGES for code in range(first, last + 1)} | set(
    "\r\x1b\x9b\u061c\u200b\u200e\u200f\ufeff"
)
COMMAND = re.compile(r"^\s*(?:\d+\. )?::[a-z]|##\[|##vso\[|^event\.jsonl:1 error TRK999", re.MULTILINE)
"""What a build takes for a command, or a reader for another line of the same list."""


OTHERS = {
    "mandate": {"id": "m", "kind": "resolution", "title": TITLE, "adopted": "2020", "reports_at": TITLE},
    "document": {"id": "d", "title": TITLE, "state": "planned", "expected": "2021-06"},
    "recommendation": {
        "id": "r", "source": "m", "text": TITLE, "issued": "2020-06-01", "themes": [TITLE], "addressees": [TITLE],
    },
    "deadline": {"recommendation": "r", "due": "2021-03-01", "set": "2020-07-01", "reason": TITLE},
    "status": {
        "recommendation": "r", "aspect": "verified", "as_of": "2021-05-01", "scale": "plain@1", "code": "in_progress",
        "wording": TITLE, "assessor": TITLE,
    },
    "target": {"indicator": "i", "at": "2021", "value": 9},
    "claim": {
        "id": "c", "document": "d", "paragraph": "3", "indicator": "i", "period": "2021", "text": TITLE,
        "value": {"value": 0, "text": TITLE}, "citations": [{"document": "d", "paragraph": TITLE, "quote": TITLE}],
    },
    "observation": {"indicator": TITLE, "at": "2021-05-01", "value": 3, "note": TITLE},
    "adjudication": {"subject": "claim:c", "decision": TITLE, "why": TITLE, "by": TITLE, "on": "2022-03-01"},
}  # fmt: skip


@pytest.fixture
def register(tmp_path: Path) -> str:
    header = {"schema": 1, "id": "r", "title": TITLE}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in header.items()]
    (tmp_path / "register.toml").write_text("\n".join(lines), encoding="utf-8")
    event = {
        "id": "a", "kind": "training", "title": TITLE, "when": "2021", "countries": ["PK"], "outcome": TITLE,
        "places": [TITLE], "programmes": ["p"], "participants": {"value": 3, "text": TITLE},
    }  # fmt: skip
    programme = {"id": "p", "kind": "programme", "title": TITLE}
    (tmp_path / "event.jsonl").write_text(json.dumps(event), encoding="utf-8")
    (tmp_path / "programme.jsonl").write_text(json.dumps(programme), encoding="utf-8")
    indicator = {"id": "i", "version": "1", "title": TITLE, "kind": "flow", "unit": "events", "of": "event"}
    indicator |= {"counts": "records"}
    (tmp_path / "indicator.jsonl").write_text(json.dumps(indicator), encoding="utf-8")
    for table, record in OTHERS.items():
        (tmp_path / f"{table}.jsonl").write_text(json.dumps(record), encoding="utf-8")
    revised = event | {"recorded": "2022-01-01", "outcome": TITLE * 2, "revision": {"reason": "error", "note": TITLE}}
    (tmp_path / "event.revised.jsonl").write_text(json.dumps(revised), encoding="utf-8")
    return str(tmp_path)


COMMANDS = {
    "list": ("list", "event"),
    "list as JSON": ("list", "event", "--format", "json"),
    "list as JSON lines": ("list", "event", "--format", "jsonl"),
    "show": ("show", "a"),
    "show as JSON": ("show", "a", "--format", "json"),
    "measure": ("measure", "i", "--period", "2021"),
    "compare": ("compare", "i", "--period", "2021", "--against", "2020"),
    "check": ("check",),
    "check as JSON": ("check", "--format", "json"),
    "history": ("show", "a", "--history"),
    "show a mandate": ("show", "m"),
    "show a recommendation": ("show", "r"),
    "series": ("compare", "i", "--period", "2020..2022", "--every", "year"),
    "targets": ("targets", "--period", "2021"),
    "reconcile": ("reconcile",),
    "followup": ("followup", "--period", "2021", "--against", "2020", "--by", "theme", "--mandates"),
    "due": ("due", "--on", "2021-05-01"),
    "roll": ("roll", "--period", "2023", "--from", "2021", "--id", "new"),
    "report in Markdown": ("report", "--period", "2021", "-o", "-", "--to", "markdown"),
    "report in HTML": ("report", "--period", "2021", "-o", "-", "--to", "html"),
}


@pytest.mark.parametrize("arguments", list(COMMANDS.values()), ids=list(COMMANDS))
def test_no_command_prints_a_character_that_acts(register: str, arguments: tuple[str, ...]) -> None:
    done = CliRunner().invoke(cli, [arguments[0], register, *arguments[1:]], color=True)

    assert done.exit_code == (arguments[0] == "check"), done.output
    assert not set(done.output) & ACTING
    assert not COMMAND.findall(done.output)


EVERY = ("event", "programme", "mandate", "document", "recommendation", "deadline", "status", "target", "claim")
FORMS = ("text", "json", "jsonl", "markdown")
"""Of all but CSV, which is read back as it is, and whose cells are guarded."""


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("table", [*EVERY, "adjudication", "indicator", "observation"])
def test_no_list_prints_a_character_that_acts(register: str, table: str, form: str) -> None:
    forms = ("-o", "-", "--to", form) if form == "markdown" else ("--format", form)
    done = CliRunner().invoke(cli, ["list", register, table, *forms], color=True)

    assert done.exit_code == 0, done.output
    assert not set(done.output) & ACTING
    assert not COMMAND.findall(done.output)


@pytest.mark.parametrize("form", ["text", "github", "sarif", "json"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_check_prints_a_character_that_acts(register: str, form: str, language: str) -> None:
    symbol = {"id": "w", "symbol": f"A/1{TITLE}", "title": TITLE, "published": "2020-06-01"}
    event: dict[str, object] = {"id": "w", "kind": "training", "title": TITLE, "when": "2021-05-01"}
    cited: dict[str, object] = {
        "programmes": [TITLE],
        "citations": [{"document": "w", "paragraph": TITLE}, {"document": TITLE}],
    }
    (Path(register) / "document.wrong.jsonl").write_text(json.dumps(symbol), encoding="utf-8")
    (Path(register) / "event.wrong.jsonl").write_text(json.dumps(event | cited), encoding="utf-8")
    done = CliRunner().invoke(cli, ["check", register, "--format", form, "--language", language], color=True)

    assert "TRK203" in done.output
    assert not set(done.output) & ACTING
    forged = COMMAND.findall(done.output)
    assert not forged if form != "github" else all(line.startswith("::") for line in done.stdout.splitlines())


def test_what_differs_between_two_days_is_printed_as_text(register: str) -> None:
    done = CliRunner().invoke(cli, ["diff", register, register, "--recorded-by", "2021-12-31"], color=True)

    assert done.exit_code == 0, done.output
    assert "event a" in done.output
    assert not set(done.output) & ACTING


def test_json_escapes_and_keeps_them(register: str) -> None:
    done = CliRunner().invoke(cli, ["list", register, "event", "--format", "json"])

    assert json.loads(done.stdout)["records"][0]["title"] == TITLE
