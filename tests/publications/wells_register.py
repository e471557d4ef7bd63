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


PLAN = """\
[[programme]]
id = "wells-for-all"
kind = "programme"
title = { en = "Wells for all", fr = "Des puits pour tous" }
when = "2023/2025"
recorded = "2023-01-05"

[[programme]]
id = "open-ended"
kind = "network"
title = { en = "Network of well keepers", fr = "Réseau des gardiens de puits" }
when = "2023/.."
recorded = "2023-01-05"

[[programme]]
id = "over"
kind = "project"
title = { en = "First wells", fr = "Premiers puits" }
when = "2019/2022"
recorded = "2023-01-05"

[[event]]
id = "planned-fair"
kind = "workshop"
title = { en = "Fair", fr = "Foire" }
when = "2024-11"
state = "planned"
recorded = "2023-01-05"

[[indicator]]
id = "wells-in-use"
version = "1"
title = { en = "Wells in use", fr = "Puits en service" }
kind = "stock"
unit = "wells"
recorded = "2023-01-05"

[[observation]]
indicator = "wells-in-use"
at = "2023-06-30"
value = 180
recorded = "2023-07-01"

[[observation]]
indicator = "wells-in-use"
at = "2024-11"
value = { value = 240, qualifier = "nearly", text = "nearly 240" }
recorded = "2024-12-01"

[[observation]]
indicator = "wells-in-use"
at = "2022-06-30"
breakdown = { country = "PE" }
value = 40
recorded = "2023-01-05"

[[target]]
indicator = "wells-in-use"
at = "2025-12-31"
value = 300
recorded = "2023-01-05"

[[recommendation]]
id = "keep-spares"
source = "report-2023"
text = { en = "Keep spare parts.", fr = "Garder des pièces de rechange." }
issued = "2024-02"
recorded = "2024-02-20"

[[recommendation]]
id = "count-wells"
source = "report-2023"
text = { en = "Count the wells.", fr = "Compter les puits." }
issued = "2024-02"
recorded = "2024-02-20"

[[status]]
recommendation = "count-wells"
aspect = "verified"
as_of = "2024-10"
scale = "plain@1"
code = "implemented"
recorded = "2024-10-20"

[[deadline]]
recommendation = "keep-spares"
due = "2025-06-30"
set = "2024-02-15"
recorded = "2024-02-20"

[[meeting]]
id = "assembly-4"
kind = "session"
organ = { en = "Assembly", fr = "Assemblée" }
title = { en = "Fourth assembly", fr = "Quatrième assemblée" }
when = "2024-03"
session = "4"
recorded = "2024-04-01"

[[meeting]]
id = "assembly-5"
kind = "session"
organ = { en = "Assembly", fr = "Assemblée" }
title = { en = "Fifth assembly", fr = "Cinquième assemblée" }
when = "2024-09"
session = "5"
recorded = "2024-10-01"

[[document]]
id = "report-2024"
title = { en = "Annual report 2024", fr = "Rapport annuel 2024" }
published = "2025-01-08"
covers = "second"
recorded = "2025-01-10"

[[coverage]]
of = "document"
period = "second"
state = "complete"
recorded = "2023-01-05"

[[passage]]
id = "opening"
section = "introduction"
period = "second"
text = { en = "A dry year; 240 wells in Peru.", fr = "Une année sèche ; 240 puits au Pérou." }
state = "cleared"
recorded = "2024-12-01"
"""
"""Programmes, numbers, meetings and narrative that the next period goes on with."""


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
