"""
Print the targets of speed beside what this machine gives: ``python -m tests.benchmarks [--quick]``.

Every line is a ratio of two times of the same run, of the processor and not of the clock, so that whatever else the
machine does counts little; times of fresh processes are medians of eleven.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.followup import FOLLOW_UP, PLAIN, write_recommendations
from tests.benchmarks.register_of import write_register

QUICK = "--quick" in sys.argv
RUNS = 3 if QUICK else 11
CORE = "import attrs, cattrs, dateutil.relativedelta, jinja2, babel"

LOAD = """
import gc, json, sys, time
from pathlib import Path
path = Path(sys.argv[1])
lines = (path / "event.jsonl").read_text(encoding="utf-8").splitlines()
gc.disable()
start = time.process_time(); plain = [json.loads(line) for line in lines]; raw = time.process_time() - start
gc.enable(); del plain
from tracker.files import load
start = time.process_time(); register = load(path); took = time.process_time() - start
print(raw, took)
"""

MEASURE = """
import sys, time
from pathlib import Path
from tracker.files import load
from tracker.checks import check
from tracker.indicators import measure_all
path = Path(sys.argv[1])
start = time.process_time(); register = load(path); loaded = time.process_time()
check(register); checked = time.process_time()
measure_all(register, ["events", "states-assisted", "practitioners-trained"], "after"); measured = time.process_time()
print(loaded - start, checked - loaded, measured - checked)
"""

SERIES = """
import sys, time
from pathlib import Path
from attrs import evolve
from tracker.comparison import compare_series_all
from tracker.files import load
from tracker.indicators import measure
from tracker.model import Condition, Indicator, IndicatorKind, Where
from tracker.values import CalendarUnit, InternationalString, ReportingPeriod
register = load(Path(sys.argv[1]))
kinds = ("training", "workshop", "mentoring", "advisory", "regional_meeting", "legislative_assistance")
wheres = [None, *(Where(conditions=(Condition("kind", (kind,)),)) for kind in kinds)]
wheres += [Where(conditions=(Condition("programmes", (f"programme-{number}",)),)) for number in range(3)]
counts = ((IndicatorKind.FLOW, "records"), (IndicatorKind.FLOW, "participants"), (IndicatorKind.DISTINCT, "countries"),
          (IndicatorKind.CUMULATIVE, "records"), (IndicatorKind.DISTINCT, "programmes"))
title = InternationalString(en="A measure")
indicators = [
    Indicator(id=f"i{n}-{m}", version="1", title=title, kind=kind, unit="things", of="event", counts=field, where=where)
    for n, where in enumerate(wheres) for m, (kind, field) in enumerate(counts)
]
periods = ReportingPeriod.parse("2019..2021").partition(CalendarUnit.QUARTER)
apart = [(indicator, period) for indicator in indicators for period in periods]
some = apart[:: len(apart) // 40]
measure(evolve(register), *apart[0])
start = time.perf_counter()
for indicator, period in some:
    measure(evolve(register), indicator, period)
separate = (time.perf_counter() - start) * len(apart) / len(some)
start = time.perf_counter(); compare_series_all(evolve(register), indicators, periods)
compared = time.perf_counter() - start
print(compared, separate)
"""

TABLE = """
import time
from jinja2 import Environment
from tracker.documents import Align, Column, Document, Numeral, Row, Table, Verbatim
from tracker.writers import to_html
numbers = [[row * 1000 + column for column in range(12)] for row in range(200)]
template = Environment(autoescape=True).from_string(
    "<table>{% for row in rows %}<tr><th>{{ row[0] }}</th>{% for cell in row[1] %}<td>{{ cell }}</td>{% endfor %}</tr>"
    "{% endfor %}</table>"
)
rows = [(f"Country {number}", [str(cell) for cell in row]) for number, row in enumerate(numbers)]
columns = (Column(title=Verbatim("Country")), *(Column(title=Numeral(n), align=Align.END) for n in range(12)))
table = Table(
    title=Verbatim("Numbers"),
    columns=columns,
    rows=tuple(Row(cells=(Verbatim(f"Country {n}"), *map(Numeral, row))) for n, row in enumerate(numbers)),
)
empty = Document(title=Verbatim("T"), blocks=())
document = Document(title=Verbatim("T"), blocks=(table,))
def best(run):
    times = []
    for _ in range(30):
        start = time.process_time(); run(); times.append(time.process_time() - start)
    return min(times)
plain = best(lambda: template.render(rows=rows))
to_html(document, "fr"); to_html(empty, "fr")
print(plain, best(lambda: to_html(document, "fr")) - best(lambda: to_html(empty, "fr")))
"""

PAGES = """
import resource, sys, time
from pathlib import Path
import tracker
from tracker.writers import render
register = tracker.load(Path(sys.argv[1]))
document = tracker.report(register, "after", against="before", annex="full")
for format in ("html", "docx", "pdf", "xlsx"):
    render(tracker.report(register, "after", annex="none"), format, "en")
start = time.process_time(); render(document, "html", "en"); page = time.process_time() - start
start = time.process_time(); render(document, "docx", "en"); word = time.process_time() - start
start = time.process_time(); render(document, "xlsx", "en"); book = time.process_time() - start
start = time.process_time(); render(document, "pdf", "en"); pages = time.process_time() - start
print(page, word, book, pages, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def process(*arguments: str) -> float:
    """Return the median time of a fresh process."""
    times = []
    for _ in range(RUNS):
        before = os.times()
        subprocess.run([sys.executable, *arguments], check=False, capture_output=True)
        after = os.times()
        own, of_the_system = after.children_user - before.children_user, after.children_system - before.children_system
        times.append(own + of_the_system)
    return statistics.median(times)


def told(code: str, *arguments: str, runs: int = max(1, RUNS // 3)) -> list[float]:
    """Run code in fresh processes, and return the medians of the numbers that it prints."""
    rows = []
    for _ in range(runs):
        run = subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True)
        rows.append([float(word) for word in run.stdout.split()])
    return [statistics.median(column) for column in zip(*rows, strict=True)]


def line(name: str, ratio: float, target: float, *, at_least: bool = False) -> None:
    """Print a target and what was measured."""
    met = ratio >= target if at_least else ratio <= target
    sign = "at least" if at_least else "at most"
    print(f"{name:<72} {ratio:6.2f}   {sign} {target:<5} {'met' if met else 'NOT MET'}")  # noqa: T201  # its output


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as place:
        small, large = Path(place) / "small", Path(place) / "large"
        write_register(small, 5_000)
        write_register(large, 20_000 if QUICK else 100_000)
        bare = process("-c", "pass")
        light = process("-c", "import attrs, cattrs, dateutil.relativedelta")
        core = process("-c", CORE)
        raw, took = told(LOAD, str(large))
        line("load records, speed over a raw C decode of the same file", raw / took, 0.25, at_least=True)
        check = process("-m", "tracker", "check", str(small))
        line("tracker check, 5,000 events, over importing attrs, cattrs, dateutil", check / light, 2)
        report = (
            "-m",
            "tracker",
            "report",
            str(small),
            "--period",
            "after",
            "--against",
            "before",
            "-o",
            "-",
            "--to",
            "html",
        )
        line("tracker report, 5,000 events, two periods, over importing the core stack", process(*report) / core, 3)
        first, last = (
            sum(told(MEASURE, str(small))) / 5_000,
            sum(told(MEASURE, str(large))) / (20_000 if QUICK else 100_000),
        )
        line("cost per event, from 5,000 to 100,000", last / first, 1.3)
        compared, separate = told(SERIES, str(small))
        line("compare 50 indicators over 12 periods, over 600 separate evaluations", compared / separate, 0.2)
        line("tracker --help over bare Python", process("-m", "tracker", "--help") / bare, 5)
        plain, table = told(TABLE)
        line("table of 200 × 12 formatted numbers over an escaped plain template", table / plain, 5)
        page, word, book, pages, peak = told(PAGES, str(small))
        line("Word file of a report with all evidence, 5,000 events, over the same as HTML", word / page, 4)
        line("Excel file of a report with all evidence, 5,000 events, over the same as HTML", book / page, 1)
        line("PDF of a report with all evidence, 5,000 events, over the same as HTML", pages / page, 4)
        print(f"{'':<10}peak of memory in MiB: {peak:.0f}")  # noqa: T201  # its output
        follow_up(Path(place) / "recommendations")
        sizes(Path(place))


def follow_up(place: Path) -> None:
    """Print how long the follow-up of many recommendations takes beside reading their files, and what it holds."""
    count = 25_000 if QUICK else 250_000
    write_recommendations(place, count)
    (read, of_plain), (loaded, took, of_register, of_all) = (told(code, str(place)) for code in (PLAIN, FOLLOW_UP))
    line(f"statuses of {count:,} recommendations on 12 dates, over reading", took / read, 10)
    print(f"{'':<10}with loading the register {(loaded + took) / read:.1f}; peaks of memory in MiB: plain dictionaries")  # noqa: T201  # its output
    print(f"{'':<10}{of_plain:.0f}, the register {of_register:.0f}, with the follow-up {of_all:.0f}")  # noqa: T201  # its output


def sizes(place: Path) -> None:
    """Print the cost per record as the register grows; each size runs once, as the largest takes minutes."""
    print("\nmicroseconds per event     load   check   three indicators")  # noqa: T201  # its output
    for events in (5_000, 50_000) if QUICK else (5_000, 50_000, 500_000):
        directory = place / str(events)
        write_register(directory, events)
        load, check, figures = (seconds / events * 1e6 for seconds in told(MEASURE, str(directory), runs=1))
        print(f"{events:>20,} {load:10.1f} {check:7.1f} {figures:18.1f}")  # noqa: T201  # its output


if __name__ == "__main__":
    main()
