"""Engines beside one another and beside polars: what runs inside a process, and digests of what it found."""

__all__ = ["ENGINES_ON_A_MILLION", "NEW_QUESTIONS", "WARM"]

_DIGEST = """
import hashlib
from tracker.indicators import Flag
def digest_of(figures):
    found = hashlib.sha256()
    for each in figures:  # all that they say, but for the flag of events that no check has seen
        flags = tuple(flag for flag in each.flags if flag is not Flag.UNCHECKED)
        found.update(f"{each} {each.bounds} {flags} {each.stated} {each.granule} {each.assumptions}".encode())
        found.update(repr((each.by, each.coverage, each.vintage, each.record_counts)).encode())
    return int(found.hexdigest()[:12], 16)
"""

NEW_QUESTIONS = """
import sys, time
from pathlib import Path
from tracker.files import load
from tracker.indicators import measure, measure_all
from tracker.model import Condition, Indicator, IndicatorKind, Where
from tracker.values import InternationalString
title = InternationalString(en="A measure")
def indicator(kind, counts, *conditions):
    where = Where(conditions=tuple(Condition(path, values) for path, values in conditions)) if conditions else None
    return Indicator(id="i", version="1", title=title, kind=kind, unit="things", of="event", counts=counts, where=where)
register = load(Path(sys.argv[1]))
asked = [
    lambda: measure(register, indicator(IndicatorKind.FLOW, "records"), "2020"),
    lambda: measure(register, indicator(IndicatorKind.FLOW, "participants", ("kind", ("training",))), "2020-Q3"),
    lambda: measure(register, indicator(IndicatorKind.DISTINCT, "countries", ("kind", ("workshop",))), "2019..2020"),
    lambda: measure_all(register, [indicator(IndicatorKind.FLOW, "participants")], "2021", by="country"),
    lambda: measure_all(register, [indicator(IndicatorKind.DISTINCT, "countries", ("programmes", ("programme-1",)))],
                        "2022", by="kind"),
]
for question in asked:
    start = time.process_time(); question(); print(time.process_time() - start)
"""
"""Questions that a loaded register was never asked: seconds of each, of which the first groups all records by date."""

_PERIODS = """
from datetime import date, timedelta
quarters = [(date(year, month, 1), date(year + month // 10, month % 12 + 3 if month < 10 else 1, 1) - timedelta(1))
            for year in (2019, 2020, 2021) for month in (1, 4, 7, 10)]
nines = [(date(2019, 1, 1) + timedelta(9 * n), date(2019, 1, 1) + timedelta(9 * n + 8)) for n in range(120)]
"""

_OUT = """
import hashlib, time
def said(found):
    return int(hashlib.sha256(repr(sorted(found)).encode()).hexdigest()[:12], 16)
"""

WARM = {
    "columns": f"""
import sys
from pathlib import Path
from tracker.columns import read
from tracker.files import load
from tracker.model import Indicator, IndicatorKind
from tracker.values import InternationalString, ReportingPeriod
{_PERIODS}{_OUT}
indicators = [Indicator(id=field, version="1", title=InternationalString(en=field), kind=IndicatorKind.FLOW,
                        unit="things", of="event", counts=field) for field in ("records", "participants")]
def ask(events, spans):
    found = []
    for start, end in spans:
        for each in events.measure_all(indicators, ReportingPeriod(start, end), by="country"):
            found.append((str(start), each.indicator.id, each.by[0][1], each.bounds.lower, each.bounds.upper))
    return found
register = load(Path(sys.argv[2]))
events = read(register, [sys.argv[1]])
ask(events, quarters[:1])
for spans in (quarters, nines):
    events.engine.files[0]._answers.clear()
    start = time.process_time(); found = ask(events, spans); took = time.process_time() - start
    start = time.process_time(); ask(events, spans); again = time.process_time() - start
    print(took, again, said(found))
""",
    "polars": f"""
import sys
import polars
{_PERIODS}{_OUT}
events = polars.read_csv(sys.argv[1], infer_schema=False).select(
    polars.col("when").str.to_date(),
    polars.col("countries").str.split("; "),
    polars.col("participants").cast(polars.Int64),
)
def rows(frame, spans):
    found = []
    row = polars.when(polars.col("countries").list.len() == 1).then(polars.col("countries").list.first()).otherwise(
        polars.lit("regional"))
    named, apart = frame.select("when", "countries").explode("countries"), frame.with_columns(row.alias("row"))
    for start, end in spans:
        near = polars.col("when").is_between(start, end)
        for country, number in named.filter(near).group_by("countries").len().iter_rows():
            found.append((str(start), "records", country, number, number))
        for country, number in apart.filter(near).group_by("row").agg(polars.col("participants").sum()).iter_rows():
            found.append((str(start), "participants", country, number, number))
    return found
def by_date(frame, spans):
    found = []
    row = polars.when(polars.col("countries").list.len() == 1).then(polars.col("countries").list.first()).otherwise(
        polars.lit("regional"))
    named = frame.select("when", "countries").explode("countries").group_by("when", "countries").len()
    apart = frame.select("when", "participants", row.alias("row")).group_by("when", "row").agg(
        polars.col("participants").sum())
    for start, end in spans:
        near = polars.col("when").is_between(start, end)
        for country, number in named.filter(near).group_by("countries").agg(polars.col("len").sum()).iter_rows():
            found.append((str(start), "records", country, number, number))
        for country, number in apart.filter(near).group_by("row").agg(polars.col("participants").sum()).iter_rows():
            found.append((str(start), "participants", country, number, number))
    return found
rows(events, quarters[:1]), by_date(events, quarters[:1])
for spans in (quarters, nines):
    start = time.process_time(); found = rows(events, spans); took = time.process_time() - start
    start = time.process_time(); same = by_date(events, spans); other = time.process_time() - start
    assert sorted(found) == sorted(same)
    print(took, other, said(found))
""",
}
"""
A file that is read, asked for 12 quarters and for 120 spans of nine days by country: seconds, and a digest.

Of columns those of a first question and of the same once more; of polars those of a script that looks for the rows of
each period, and of one that adds them up by date before.
"""

_ASKED = f"""
{_DIGEST}
import sys, time
from pathlib import Path
from tracker.files import load
from tracker.indicators import measure_all
from tracker.values import CalendarUnit, ReportingPeriod
quarters = ReportingPeriod.parse("2019..2021").partition(CalendarUnit.QUARTER)
def ask(measured):
    return [figure for period in quarters for by in (None, "country")
            for figure in measured(["events", "practitioners-trained", "states-assisted"], period, by=by)]
"""

ENGINES_ON_A_MILLION = {
    "register": f"""
{_ASKED}
from tracker.indicators.engines import ENGINES
register, engine = load(Path(sys.argv[1])), ENGINES[sys.argv[2]]
start = time.process_time()
found = ask(lambda names, period, by: measure_all(register, names, period, by=by, engine=engine))
print(time.process_time() - start, digest_of(found))
""",
    "files": f"""
{_ASKED}
from tracker.columns import read
register = load(Path(sys.argv[2]))
start = time.process_time()
events = read(register, [Path(sys.argv[1]) / "event.jsonl"])
reading = time.process_time() - start
start = time.process_time(); found = ask(events.measure_all)
print(time.process_time() - start, digest_of(found), reading)
""",
}
"""Twelve quarters, whole and by country, of a register by an engine, or of its file alone: seconds and a digest."""
