"""Follow-up at scale: statuses as of twelve dates, and the transitions between them, of many recommendations."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random

__all__ = ["FOLLOW_UP", "PLAIN", "write_recommendations"]

CODES = ("not_started", "in_progress", "implemented", "withdrawn")
FIRST = date(2012, 1, 1)
OBSERVATIONS = 4

PLAIN = """
import gc, json, resource, sys, time
from pathlib import Path
gc.disable()
start = time.perf_counter()
plain = []
for name in ("recommendation.jsonl", "status.jsonl"):
    with (Path(sys.argv[1]) / name).open(encoding="utf-8") as lines:
        plain += [json.loads(line) for line in lines]
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
"""Reads the files as dictionaries: seconds, and the peak of memory in MiB."""

FOLLOW_UP = """
import resource, sys, time
from datetime import date
from itertools import pairwise
from pathlib import Path
from tracker.files import load
from tracker.followup._dates import number_of
from tracker.followup._tally import tally
from tracker.followup._timelines import timelines
from tracker.followup._transitions import status_counts, transitions

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

start = time.perf_counter(); register = load(Path(sys.argv[1])); loaded = time.perf_counter() - start
of_register = peak()
days = [date(year, month, 28) for year in range(2016, 2022) for month in (6, 12)]
start = time.perf_counter()
for day in days:
    status_counts(tally(timelines(register), (number_of(day),)), register.scales)
for one, other in pairwise(days):
    transitions(tally(timelines(register), (number_of(one), number_of(other))), register.scales)
print(loaded, time.perf_counter() - start, of_register, peak())
"""
"""Loads a register and follows it up: seconds for each, and the peaks of memory in MiB."""


def write_recommendations(directory: Path, count: int) -> None:
    """Write a register of recommendations with four status observations each; one date in ten is a month."""
    directory.mkdir(parents=True)
    (directory / "register.toml").write_text('schema = 1\nid = "large"\ntitle = "Large"\n', encoding="utf-8")
    (directory / "document.jsonl").write_text('{"id": "audit", "title": "Audit"}\n', encoding="utf-8")
    random = Random(19)  # noqa: S311  # no secret
    with (directory / "recommendation.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(each)}\n" for each in _recommendations(random, count))
    with (directory / "status.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(each)}\n" for each in _observations(random, count))


def _recommendations(random: Random, count: int) -> Iterator[dict[str, str]]:
    for number in range(count):
        issued = FIRST + timedelta(days=random.randrange(1000))
        yield {"id": f"r{number}", "source": "audit", "text": f"Do number {number}", "issued": issued.isoformat()}


def _observations(random: Random, count: int) -> Iterator[dict[str, str]]:
    for number, year in product(range(count), range(OBSERVATIONS)):
        day = date(2016 + year, 1, 1) + timedelta(days=random.randrange(365))
        as_of = day.isoformat()[:7] if random.random() < 0.1 else day.isoformat()
        yield {
            "recommendation": f"r{number}",
            "aspect": "verified",
            "as_of": as_of,
            "scale": "plain@1",
            "code": random.choice(CODES),
        }
