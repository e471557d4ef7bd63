"""What users might take instead: a plain-text ledger, and scripts of twelve periods by country."""

import importlib.util
import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.register_of import event_of

__all__ = ["SCRIPTS", "has", "ledger", "write_journal"]


def write_journal(path: Path, events: int) -> Path:
    """Write a journal of as many transactions as a register has events, each on the first day of its date."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(events):
            raw = event_of(number)
            when, countries = str(raw["when"]), raw["countries"]
            month = f"{int(when[-1]) * 3 - 2:02}" if "Q" in when else when[5:7] or "01"
            day = when[8:10] or "01"
            file.write(f"{when[:4]}-{month}-{day} Activity number {number}  ; event-{number}, programme-{number % 9}\n")
            assert isinstance(countries, list)
            file.writelines(f"    countries:{country}:{raw['kind']}    1\n" for country in dict.fromkeys(countries))
            file.write("    activities\n\n")
    return path


_STAND_IN = """
import re, sys
from collections import Counter
from datetime import date
posting = re.compile(r"    (\\S+)    (-?\\d+)$")
months, text, month, left = Counter(), [], "", 0
for line in open(sys.argv[1], encoding="utf-8"):
    if line[:1].isdigit():
        day, _, rest = line.partition(" ")
        month = date.fromisoformat(day).strftime("%Y-%m")
        text.append(rest.partition(";")[0].strip())
    elif found := posting.match(line):
        months[found[1], month] += int(found[2]); left += int(found[2])
    elif line.startswith("    "):
        months[line.strip(), month] -= left; left = 0
if "balance" in sys.argv:
    columns = sorted({month for _, month in months})
    for account in sorted({account for account, _ in months}):
        print(account, *(months[account, month] for month in columns))
else:
    print(len(text))
"""


def ledger(journal: Path, *, monthly: bool) -> Sequence[str]:
    """Return the command that checks a journal, or prints its months: hledger's, or that of a fixed script."""
    if shutil.which("hledger") is None:
        return ("-c", _STAND_IN, str(journal), *(["balance"] if monthly else []))
    asked = ("balance", "--monthly", "--output-format", "html") if monthly else ("check",)
    return ("hledger", "--file", str(journal), *asked)


def has(name: str) -> bool:
    """Tell whether a peer is installed."""
    library = {"columns": "numpy", "csv": "csv"}.get(name, name)
    return importlib.util.find_spec(library) is not None


_QUARTERS = """
import sys
starts = [(year, month) for year in (2019, 2020, 2021) for month in (1, 4, 7, 10)]
quarters = [(f"{year}-{month:02}-01", f"{year}-{month + 2:02}-31") for year, month in starts]
"""

SCRIPTS = {
    "csv": f"""
import csv
from collections import Counter
{_QUARTERS}
found = Counter()
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        when = row["when"]
        if len(when) == 10:
            for number, (start, end) in enumerate(quarters):
                if start <= when <= end:
                    for country in row["countries"].split("; "):
                        found[number, country] += int(row["participants"] or 0)
print(len(found))
""",
    "duckdb": f"""
import duckdb
{_QUARTERS}
events = duckdb.read_csv(sys.argv[1], all_varchar=True).set_alias("events")
columns = "*, unnest(string_split(countries, '; ')) as country, try_cast(participants as integer) as number"
events = events.project(columns)
duckdb.execute("create table named as from events")
near = duckdb.table("named")
found = 0
for start, end in quarters:
    own = near.filter(duckdb.ColumnExpression("when").between(
        duckdb.ConstantExpression(start), duckdb.ConstantExpression(end)
    ))
    found += len(own.aggregate("country, count(*), sum(number)").fetchall())
print(found)
""",
    "polars": f"""
import polars
{_QUARTERS}
events = polars.read_csv(sys.argv[1], infer_schema=False)
numbers = polars.col("participants").cast(polars.Int64, strict=False)
events = events.with_columns(polars.col("countries").str.split("; "), numbers)
found = 0
for start, end in quarters:
    near = events.filter(polars.col("when").is_between(polars.lit(start), polars.lit(end))).explode("countries")
    found += len(near.group_by("countries").agg(polars.len(), polars.col("participants").sum()))
print(found)
""",
    "pandas": f"""
import pandas
{_QUARTERS}
events = pandas.read_csv(sys.argv[1], dtype=str)
events["countries"] = events["countries"].str.split("; ")
events["participants"] = pandas.to_numeric(events["participants"])
found = 0
for start, end in quarters:
    near = events[(events["when"] >= start) & (events["when"] <= end)].explode("countries")
    found += len(near.groupby("countries")["participants"].agg(["size", "sum"]))
print(found)
""",
    "tracker": """
import sys
from pathlib import Path
from tracker.files import load
from tracker.indicators import measure_all
from tracker.values import CalendarUnit, ReportingPeriod
register = load(Path(sys.argv[1]).parent)
found = 0
for period in ReportingPeriod.parse("2019..2021").partition(CalendarUnit.QUARTER):
    found += len(measure_all(register, ["events", "practitioners-trained"], period, by="country"))
print(found)
""",
    "columns": """
import sys
from pathlib import Path
from tracker.columns import read
from tracker.files import load
from tracker.values import CalendarUnit, ReportingPeriod
events = read(load(Path(sys.argv[2])), [sys.argv[1]])
found = 0
for period in ReportingPeriod.parse("2019..2021").partition(CalendarUnit.QUARTER):
    found += len(events.measure_all(["events", "practitioners-trained"], period, by="country"))
print(found)
""",
}
"""Scripts that read a CSV file of events and add up twelve periods by country, for what knows no hedge and no doubt."""
