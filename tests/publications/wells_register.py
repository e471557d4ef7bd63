"""A register of two years of upkeep of wells, whose records say when they were entered."""

import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from attrs import frozen

from tracker.cli import main

FILES = {
    "register.toml": """\
schema = 1
id = "wells"
title = { en = "Upkeep of village wells", fr = "Entretien des puits de village" }
languages = ["en", "fr"]
""",
    "periods.toml": """\
[[period]]
id = "first"
start = "2023-01-01"
end = "2023-12-31"
day = "2024-01-10"
recorded = "2023-01-05"

[[period]]
id = "second"
start = "2024-01-01"
end = "2024-12-31"
day = "2025-01-10"
recorded = "2023-01-05"

[[coverage]]
of = "event"
period = "first"
state = "complete"
recorded = "2023-01-05"
""",
    "events.toml": """\
[[event]]
id = "upkeep"
kind = "training"
title = { en = "Upkeep of wells", fr = "Entretien des puits" }
when = "2023-05"
countries = ["BO"]
participants = 20
women = 8
recorded = "2023-06-01"
citations = [{ document = "report-2023", paragraph = "4" }]

[[event]]
id = "pumps"
kind = "training"
title = { en = "Repair of pumps", fr = "Réparation des pompes" }
when = "2023-06"
countries = ["PE"]
participants = 10
women = 4
recorded = "2024-01-10"
citations = [{ document = "report-2023", paragraph = "5" }]

[[document]]
id = "report-2023"
title = { en = "Annual report 2023", fr = "Rapport annuel 2023" }
published = "2024-01-08"
covers = "first"
recorded = "2024-01-10"
""",
}

LATE = """\
[[event]]
id = "pumps"
kind = "training"
title = { en = "Repair of pumps", fr = "Réparation des pompes" }
when = "2023-06"
countries = ["PE", "EC"]
participants = 40
women = 14
recorded = "2024-03-01"
revision = { reason = "late_information" }
citations = [{ document = "report-2023", paragraph = "5" }]

[[event]]
id = "wells-day"
kind = "training"
title = { en = "Day of the wells", fr = "Journée des puits" }
when = "2023-07"
countries = ["CO"]
participants = 5
women = 5
recorded = "2024-03-01"
citations = [{ document = "report-2023", paragraph = "6" }]
"""
"""What became known after the report of the first year had gone out."""


def written(directory: Path, **further: str) -> Path:
    """Write the register and further files, and return its directory."""
    directory.mkdir(exist_ok=True, parents=True)
    for name, text in {**FILES, **{f"{name}.toml": text for name, text in further.items()}}.items():
        (directory / name).write_text(text, encoding="utf-8")
    return directory


def replaced(directory: Path, name: str, old: str, new: str) -> None:
    """Edit a file of the register."""
    file = directory / name
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


@frozen
class Done:
    """How a command ended, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str, cwd: Path) -> Done:
    """Run a command as a user types it, in this process: starting another takes long."""
    out, err, status = StringIO(), StringIO(), 0
    with chdir(cwd), redirect_stdout(out), redirect_stderr(err), patch.object(sys, "argv", ["tracker", *arguments]):
        try:
            main()
        except SystemExit as stop:
            status = int(stop.code or 0)
    return Done(status, out.getvalue(), err.getvalue())
