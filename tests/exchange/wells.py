"""A small register, tables beside it, and what an import of them says."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tracker.cli import cli
from tracker.errors import StructureError
from tracker.exchange import RawRow, RowPlace, plan_from_file
from tracker.model import Programme, Register
from tracker.values import InternationalString

__all__ = ["HEADER", "WELLS", "faults", "raw", "register_in", "run", "table_in"]

WELLS = Register(
    id="wells",
    title=InternationalString(en="Wells"),
    records=(Programme(id="water", kind="programme", title=InternationalString(en="Water")),),
)
HEADER = """\
schema = 1
id = "wells"
title = "Wells"
languages = ["en"]

[[programme]]
id = "water"
kind = "programme"
title = "Water"
"""


def register_in(directory: Path) -> Path:
    """Write the register."""
    found = directory / "wells"
    found.mkdir()
    (found / "register.toml").write_text(HEADER, encoding="utf-8")
    return found


def table_in(directory: Path) -> Callable[..., Path]:
    """Return what writes a table beside it."""

    def written(content: str, name: str = "table.csv") -> Path:
        path = directory / name
        path.write_text(content, encoding="utf-8")
        return path

    return written


def faults(register: Path, type_: str | None, path: Path, **options: Any) -> list[str]:  # noqa: ANN401  # values as various as the fields they go to
    with pytest.raises(StructureError) as refused:
        plan_from_file(register, type_, path, **options)
    return [str(each) for each in refused.value.faults]


def raw(line: int, **said: object) -> RawRow:
    """Return a row that says something of an event."""
    return RawRow(RowPlace("feed", None, line), {"event": dict(said)})


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, ["import", *arguments])
    said = f"{done.exception}\n" if done.exception and not isinstance(done.exception, SystemExit) else ""
    return done.exit_code, done.stdout, done.stderr + said
