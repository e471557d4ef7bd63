"""What is run inside a process: loading, measuring, tables and pages, each printing the seconds of its parts."""

__all__ = [
    "BY_HAND",
    "CHANGES",
    "FIFTY",
    "LOADED",
    "NOTHING_LOADED",
    "PAGES",
    "STAGES",
    "TABLE",
]

BY_HAND = """
import gc, json, sys, time
from pathlib import Path
from tracker.model import AssistanceEvent, Citation, Origin
from tracker.values import InternationalString, Qualifier, Quantity, When
gc.disable()
def quantity(raw):
    return raw and Quantity(raw["value"], Qualifier(raw["qualifier"]))
start = time.process_time()
text = (Path(sys.argv[1]) / "event.jsonl").read_text(encoding="utf-8")
events = []
for number, line in enumerate(text.splitlines(), 1):
    raw = json.loads(line)
    events.append(AssistanceEvent(
        id=raw["id"], kind=raw["kind"], title=InternationalString(**raw["title"]), when=When(raw["when"]),
        countries=frozenset(raw["countries"]), programmes=frozenset(raw["programmes"]),
        citations=tuple(Citation(document=each["document"], paragraph=each["paragraph"]) for each in raw["citations"]),
        participants=quantity(raw.get("participants")), origin=Origin("event.jsonl", number),
    ))
print(time.process_time() - start)
"""
"""Builds the events of a register in a loop written by hand: seconds."""

LOADED = """
import sys, time
from pathlib import Path
from tracker.files import load
start = time.process_time(); register = load(Path(sys.argv[1])); print(time.process_time() - start)
"""
"""Loads a register: seconds. Its peak is that of what is loaded and of the library."""

NOTHING_LOADED = """
from tracker.files import load
"""
"""Imports what loads: its peak is that of the library alone."""

STAGES = """
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
"""Loads, checks and measures: seconds of each."""

_INDICATORS = """
from tracker.model import Condition, Indicator, IndicatorKind, Where
from tracker.values import CalendarUnit, InternationalString, ReportingPeriod
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
"""

FIFTY = f"""
import sys, time
from pathlib import Path
from tracker.files import load
from tracker.indicators import measure, measure_all
{_INDICATORS}
start = time.process_time(); register = load(Path(sys.argv[1])); loaded = time.process_time() - start
start = time.process_time()
for period in periods:
    measure_all(register, indicators, period)
measured = time.process_time() - start
start = time.process_time(); measure(register, indicators[1], "2019-02-03..2021-07-19")
again = time.process_time() - start
print(loaded, measured, again)
"""
"""Fifty indicators over twelve periods: seconds of loading, of measuring, and of one more period."""

CHANGES = f"""
import sys, time
from pathlib import Path
from attrs import evolve
from tracker.comparison import compare_series_all
from tracker.files import load
from tracker.indicators import measure
{_INDICATORS}
register = load(Path(sys.argv[1]))
apart = [(indicator, period) for indicator in indicators for period in periods]
some = apart[:: len(apart) // 40]
measure(evolve(register), *apart[0])
start = time.process_time()
for indicator, period in some:
    measure(evolve(register), indicator, period)
separate = (time.process_time() - start) * len(apart) / len(some)
start = time.process_time(); compare_series_all(evolve(register), indicators, periods)
print(time.process_time() - start, separate)
"""
"""The changes of fifty indicators over twelve periods, and 600 evaluations, each of a register not asked before."""

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
"""A table of 200 × 12 numbers: seconds of a plain template, and of the writer."""

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
usual = tracker.report(register, "after", against="before", annex="short")
start = time.process_time(); render(usual, "pdf", "en"); sheets = time.process_time() - start
print(page, word, book, pages, sheets)
"""
"""One report with all evidence: seconds of writing it as HTML, Word, Excel and PDF; and as PDF with its short annex."""
