"""
Print how time grows with size: ``python -m tests.benchmarks.growth [NAME …] [--sizes 1000,10000,100000]``.

Each row is a register, or a table to be imported, that is large in one way only, which a stranger could make it: many
records of one type, a long chain, a wide row, a deep nest. It is made at each size, and one question is asked of it, in
a process of its own; what counts is the time of the processor that the question took. The last column is the power of
the size that the last step grew by: 1 is linear, 2 is quadratic. What is refused says so, since to refuse is cheap too.
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from attrs import frozen

__all__ = ["CASES", "Case", "main"]

HEADER = 'schema = 1\nid = "large"\ntitle = "Large"\n'
PERIODS = (
    '[[period]]\nid = "p1"\nstart = "2020-01-01"\nend = "2020-12-31"\n'
    '[[period]]\nid = "p2"\nstart = "2021-01-01"\nend = "2021-12-31"\n'
)
Files = Mapping[str, str]


@frozen
class Case:
    """
    One way to be large.

    Attributes:
        files: The files of a register of a size; a name that begins with ``../`` is that of a table beside it.

        command: What is asked of it.
    """

    files: Callable[[int], Files]
    command: tuple[str, ...]


def lines(records: Iterable[Mapping[str, Any]]) -> str:
    """Write records as JSON lines."""
    return "".join(f"{json.dumps(each)}\n" for each in records)


def register(**tables: Iterable[Mapping[str, Any]]) -> Files:
    """Write a register of tables."""
    files = {f"{table}.jsonl": lines(records) for table, records in tables.items()}
    return {"register.toml": HEADER + PERIODS, **files}


def event(number: int, **fields: object) -> dict[str, object]:
    """Return an event."""
    when = f"2021-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return {"id": f"e{number}", "kind": "training", "title": f"Course {number}", "when": when, **fields}


def recommendation(number: int, **fields: object) -> dict[str, object]:
    """Return a recommendation, one of two made in the earlier of two periods."""
    issued = f"{2020 + number % 2}-05-01"
    return {"id": f"r{number}", "source": "d", "text": f"Do number {number}", "issued": issued, **fields}


MADE_BY: list[dict[str, object]] = [{"id": "d", "title": "D", "published": "2020-01-01"}]
TEXT = "Adopt measures against trafficking in persons and protect those who fall victim to it"


def mandate(number: int, **fields: object) -> dict[str, object]:
    """Return a mandate."""
    adopted = f"{1000 + number % 1000}-{number // 1000 % 12 + 1:02}-01"
    return {"id": f"m{number}", "kind": "resolution", "title": f"M {number}", "adopted": adopted, **fields}


def indicator(name: str, **fields: object) -> dict[str, object]:
    """Return the declaration of an indicator."""
    return {"id": name, "version": "1", "title": name, "kind": "flow", "unit": "things", **fields}


def ratios(size: int) -> Files:
    """Chain ratios of ratios."""
    base = indicator("x0", of="event", counts="records")
    above = (indicator(f"x{n}", kind="ratio", numerator=f"x{n - 1}", denominator=f"x{n - 1}") for n in range(1, size))
    return register(indicator=[base, *above], event=[event(1)])


def claims(size: int, **fields: Callable[[int], object]) -> Files:
    """Make claims of one document."""
    made = (
        {"id": f"c{n}", "document": "d", "paragraph": str(n), "indicator": "i", "period": "p2", "value": 3}
        | {name: field(n) for name, field in fields.items()}
        for n in range(size)
    )
    return register(document=MADE_BY, indicator=[indicator("i", of="event", counts="records")], claim=made)


def toml(text: str) -> Files:
    """Write a register with one more file of TOML."""
    return {"register.toml": HEADER + PERIODS, "more.toml": text}


def table(rows: Iterable[Iterable[str]]) -> Files:
    """Write a register, and a table to be imported."""
    text = "".join(",".join(row) + "\n" for row in rows)
    return {"register.toml": HEADER + PERIODS, "../table.csv": text}


def days(number: int) -> str:
    """Return one of many periods, each of which begins on another day or is a day longer."""
    start = date(1900, 1, 1) + timedelta(days=number % 40_000)
    return f"{start}..{start + timedelta(days=number // 40_000 + 20)}"


EVENT = '[[event]]\nid = "a"\nkind = "training"\ntitle = "A"\nwhen = "2021"\n'
COLUMNS = ["id", "kind", "title", "when"]
CHECK, REPORT = ("check", "REGISTER"), ("report", "REGISTER", "--period", "p2", "--against", "p1", "-o", "-")
MEASURE = ("measure", "REGISTER", "--period", "p2")
FOLLOW_UP = ("followup", "REGISTER", "--period", "p2", "--against", "p1")
DUE = ("due", "REGISTER", "--on", "2021-06-01")
IMPORT = ("import", "REGISTER", "event", "TABLE")

READ, COVERAGE = (
    ("read", "REGISTER", "DOCUMENT", "--document", "d", "--format", "toml"),
    ("coverage", "REGISTER", "DOCUMENT", "--document", "d"),
)
COURSE = "Some 30 officials of Pakistan were trained in May 2021, 10 of them women."


def document(text: str, **tables: Iterable[Mapping[str, Any]]) -> Files:
    """Write a register, and a document of it that is to be read."""
    return {**register(document=MADE_BY, **tables), "../document.md": text}


CASES: Mapping[str, Case] = {
    "events, checked": Case(lambda n: register(event=map(event, range(n))), CHECK),
    "events of one title, checked": Case(
        lambda n: register(event=(event(k, title="One course", when="2021") for k in range(n))), CHECK
    ),
    "events, reported on": Case(lambda n: register(event=map(event, range(n))), REPORT),
    "events, listed": Case(lambda n: register(event=map(event, range(n))), ("list", "REGISTER", "event")),
    "events, compared": Case(
        lambda n: register(event=(event(k, countries=["KE", "PK"]) for k in range(n))),
        ("compare", "REGISTER", "--period", "p2", "--against", "p1"),
    ),
    "events, published": Case(
        lambda n: register(event=(event(k, countries=["KE"]) for k in range(n))),
        ("publish", "REGISTER", "--period", "p2", "--id", "x", "--on", "2022-03-01", "--despite-errors"),
    ),
    "events, rolled over": Case(
        lambda n: register(event=map(event, range(n))),
        ("roll", "REGISTER", "--period", "2022", "--from", "p2", "--id", "new"),
    ),
    "events recorded on two days, with their difference": Case(
        lambda n: register(event=(event(k, recorded=f"2022-0{1 + k % 2}-01") for k in range(n))),
        ("diff", "REGISTER", "REGISTER", "--recorded-by", "2022-01-15"),
    ),
    "events linked in a chain": Case(
        lambda n: register(event=(event(k, same_as=[f"e{max(0, k - 1)}"] if k else []) for k in range(n))), MEASURE
    ),
    "one title of many letters": Case(lambda n: register(event=[event(1, title="é (" * n)]), REPORT),
    "one list of many places": Case(lambda n: register(event=[event(1, places=[f"P{k}" for k in range(n)])]), REPORT),
    "one list of many citations": Case(
        lambda n: register(
            document=MADE_BY, event=[event(1, citations=[{"document": "d", "page": str(k)} for k in range(n)])]
        ),
        CHECK,
    ),
    "versions of one record": Case(
        lambda n: register(
            event=(
                event(1, outcome=str(k), recorded=f"{1000 + k % 9000}-{k // 9000 + 1:02}-01")
                | ({"revision": {"reason": "error"}} if k else {})
                for k in range(n)
            )
        ),
        CHECK,
    ),
    "recommendations of one text, reiterated": Case(
        lambda n: register(document=MADE_BY, recommendation=(recommendation(k, text=TEXT) for k in range(n))),
        (*FOLLOW_UP, "--counted-by", "lineage", "--reiterated"),
    ),
    "recommendations of like texts, reiterated": Case(
        lambda n: register(
            document=MADE_BY,
            recommendation=(recommendation(k, text=f"{TEXT} word{chr(97 + k % 26)}{k % 997}x") for k in range(n)),
        ),
        (*FOLLOW_UP, "--counted-by", "lineage", "--reiterated"),
    ),
    "recommendations that reiterate in a chain": Case(
        lambda n: register(
            document=MADE_BY,
            recommendation=(
                recommendation(k, issued="2020-05-01") | ({"reiterates": [f"r{k - 1}"]} if k else {}) for k in range(n)
            ),
        ),
        (*FOLLOW_UP, "--counted-by", "lineage"),
    ),
    "recommendations to many, reiterated": Case(
        lambda n: register(
            document=MADE_BY,
            recommendation=(
                recommendation(k, text=f"{TEXT} {k % 97}", addressees=[f"To {k // 2}", "To all"]) for k in range(n)
            ),
        ),
        (*FOLLOW_UP, "--reiterated"),
    ),
    "recommendations to many, by year": Case(
        lambda n: register(
            document=MADE_BY, recommendation=(recommendation(k, addressees=[f"To {k}"]) for k in range(n))
        ),
        ("followup", "REGISTER", "--period", "2015..2021", "--every", "year", "--by", "addressee"),
    ),
    "recommendations, listed with their status": Case(
        lambda n: register(document=MADE_BY, recommendation=map(recommendation, range(n))),
        ("list", "REGISTER", "recommendation", "--status", "open", "--on", "2021-12-31"),
    ),
    "recommendations, imported again": Case(
        lambda n: {
            **register(document=MADE_BY, recommendation=map(recommendation, range(n))),
            "../table.csv": "id,source,text,issued\n"
            + "".join(f"r{k},d,Do number {k},{2020 + k % 2}-05-01\n" for k in range(0, n, 2)),
        },
        ("import", "REGISTER", "recommendation", "TABLE"),
    ),
    "sources of a table, drafted": Case(
        lambda n: table(
            [["id", "source", "text", "issued"], *([f"a{k}", f"Report {k}", "Do it", "2021"] for k in range(n))]
        ),
        ("import", "REGISTER", "recommendation", "TABLE", "--create", "document"),
    ),
    "recommendations, reported on": Case(
        lambda n: register(document=MADE_BY, recommendation=map(recommendation, range(n))), REPORT
    ),
    "recommendations, checked": Case(
        lambda n: register(document=MADE_BY, recommendation=map(recommendation, range(n))), CHECK
    ),
    "statuses of one recommendation": Case(
        lambda n: register(
            document=MADE_BY,
            recommendation=[recommendation(0)],
            status=(
                {"recommendation": "r0", "aspect": "verified", "as_of": "2021-02-01", "scale": "plain@1"}
                | {"code": "in_progress", "assessor": f"A{k}"}
                for k in range(n)
            ),
        ),
        FOLLOW_UP,
    ),
    "mandates that renew in a chain": Case(
        lambda n: register(mandate=(mandate(k) | ({"renews": [f"m{k - 1}"]} if k else {}) for k in range(n))), DUE
    ),
    "mandates that renew backwards": Case(
        lambda n: register(mandate=(mandate(k) | ({"renews": [f"m{k + 1}"]} if k < n - 1 else {}) for k in range(n))),
        DUE,
    ),
    "mandates that supersede in a chain": Case(
        lambda n: register(mandate=(mandate(k) | ({"supersedes": [f"m{k - 1}"]} if k else {}) for k in range(n))), DUE
    ),
    "mandates, checked": Case(
        lambda n: register(mandate=(mandate(k) | ({"renews": [f"m{k - 1}"]} if k else {}) for k in range(n))), CHECK
    ),
    "ratios of ratios, measured": Case(ratios, MEASURE),
    "ratios of ratios, checked": Case(ratios, CHECK),
    "indicators, measured": Case(
        lambda n: register(
            indicator=(indicator(f"x{k}", of="event", counts="records") for k in range(n)), event=[event(1)]
        ),
        MEASURE,
    ),
    "claims of one thing, reconciled": Case(claims, ("reconcile", "REGISTER")),
    "claims of few things, reconciled": Case(
        lambda n: claims(n, about=lambda k: f"e{k // 100}", value=lambda k: k % 7), ("reconcile", "REGISTER")
    ),
    "claims, reported on": Case(lambda n: claims(n, about=lambda k: f"e{k // 100}"), REPORT),
    "claims, checked": Case(lambda n: claims(n, about=lambda k: f"e{k // 100}"), CHECK),
    "claims that include one another in a chain": Case(
        lambda n: claims(n, includes=lambda k: [f"c{k - 1}"] if k else []), ("reconcile", "REGISTER")
    ),
    "claims that include one another in a chain, checked": Case(
        lambda n: claims(n, includes=lambda k: [f"c{k - 1}"] if k else []), CHECK
    ),
    "claims that all include one": Case(
        lambda n: claims(n, includes=lambda k: ["c0"] if k else []), ("reconcile", "REGISTER")
    ),
    "observations of one indicator": Case(
        lambda n: register(
            indicator=[indicator("i")],
            observation=(
                {"indicator": "i", "period": "p2", "value": 3, "breakdown": {"programme": f"o{k}"}} for k in range(n)
            ),
        ),
        CHECK,
    ),
    "observations of one indicator, measured": Case(
        lambda n: register(
            indicator=[indicator("i")],
            observation=(
                {"indicator": "i", "period": "p2", "value": 3, "breakdown": {"programme": f"o{k}"}} for k in range(n)
            ),
        ),
        (*MEASURE, "--by", "programme"),
    ),
    "observations of many days, checked": Case(
        lambda n: register(
            indicator=[indicator("i")],
            observation=({"indicator": "i", "period": days(k), "value": 3} for k in range(n)),
        ),
        CHECK,
    ),
    "targets of one indicator": Case(
        lambda n: register(
            indicator=[indicator("i")],
            observation=[{"indicator": "i", "period": "p2", "value": 3}],
            target=(
                {"indicator": "i", "period": "p2", "value": 3, "breakdown": {"programme": f"o{k}"}} for k in range(n)
            ),
        ),
        ("targets", "REGISTER", "--period", "p2"),
    ),
    "equal signs in an identity": Case(
        lambda n: register(
            adjudication=[
                {"subject": "identity:" + "=" * n, "decision": "x", "why": "w", "by": "b", "on": "2021-01-01"}
            ]
        ),
        CHECK,
    ),
    "parts of a header of TOML": Case(lambda n: toml(f"{EVENT}[event.{'.'.join('a' * n)}]\n"), CHECK),
    "parts of a key of TOML": Case(lambda n: toml(f"{EVENT}{'.'.join('a' * n)} = 1\n"), CHECK),
    "headers of TOML, each below the last": Case(
        lambda n: toml(EVENT + "".join(f"[event.{'.'.join('a' * k)}]\n" for k in range(1, math.isqrt(n) + 1))), CHECK
    ),
    "lists of TOML within lists": Case(lambda n: toml(f"{EVENT}places = {'[' * n}{']' * n}\n"), CHECK),
    "objects of JSON within objects": Case(
        lambda n: {"register.toml": HEADER, "event.jsonl": '{"id": ' + '{"a": ' * n + "1" + "}" * n + "}"}, CHECK
    ),
    "keys of JSON, the last one twice": Case(
        lambda n: {
            "register.toml": HEADER,
            "event.jsonl": "{" + "".join(f'"k{k}": 1, ' for k in range(n)) + f'"k{n - 1}": 2}}',
        },
        CHECK,
    ),
    "columns of CSV": Case(
        lambda n: {"register.toml": HEADER, "event.csv": ",".join([*COLUMNS, *(f"c{k}" for k in range(n))]) + "\n"},
        CHECK,
    ),
    "columns of one name of CSV": Case(
        lambda n: {"register.toml": HEADER, "event.csv": ",".join([*COLUMNS, *(["note"] * n)]) + "\n"}, CHECK
    ),
    "columns of a table": Case(
        lambda n: table([[*COLUMNS, *(f"c{k}" for k in range(n))], ["a", "training", "A", "2021", *(["x"] * n)]]),
        IMPORT,
    ),
    "columns of one name of a table": Case(
        lambda n: table([[*COLUMNS, *(["note"] * n)], ["a", "training", "A", "2021", *(["x"] * n)]]), IMPORT
    ),
    "rows of a table": Case(
        lambda n: table([COLUMNS, *([f"a{k}", "training", "A", "2021"] for k in range(n))]), IMPORT
    ),
    "rows of a table, each wrong": Case(
        lambda n: table([COLUMNS, *([f"a{k}", "training", "A", f"2021-{k}"] for k in range(n))]), IMPORT
    ),
    "paragraphs of a document, read": Case(
        lambda n: document("".join(f"{k % 999 + 1}. {COURSE}\n\n" for k in range(n // 10))), READ
    ),
    "paragraphs of a document, covered": Case(
        lambda n: document("".join(f"{k % 999 + 1}. {COURSE}\n\n" for k in range(n // 10))), COVERAGE
    ),
    "sentences of one paragraph, read": Case(lambda n: document(f"1. {f'{COURSE} ' * (n // 10)}\n"), READ),
    "numbers of one sentence, read": Case(lambda n: document(f"1. In May 2021, {'12 and ' * n}\n"), READ),
    "dates of one sentence, covered": Case(lambda n: document(f"1. {'from 3 to 5 May 2021, ' * n}\n"), COVERAGE),
    "items of one paragraph, covered": Case(lambda n: document("1. Aims:\n\n" + "(a) Peace;\n\n" * n), COVERAGE),
    "programmes that a document names, covered": Case(
        lambda n: document(
            f"1. {'The course of Lima and the course of Quito. ' * 100}\n",
            programme=({"id": f"g{k}", "kind": "programme", "title": f"The course of Lima {k}"} for k in range(n)),
        ),
        COVERAGE,
    ),
    "records that quote a document, covered": Case(
        lambda n: document(
            "".join(f"{k + 1}. {COURSE}\n\n" for k in range(min(999, n))),
            event=(
                event(k, citations=[{"document": "d", "paragraph": str(k % 999 + 1), "quote": COURSE}])
                for k in range(n)
            ),
        ),
        COVERAGE,
    ),
    "records of a workbook": Case(
        lambda n: register(event=map(event, range(n))), ("workbook", "REGISTER", "-o", "BOOK", "--force")
    ),
    "rows of a table, one id": Case(
        lambda n: table([COLUMNS, *(["a", "training", f"A{k}", "2021"] for k in range(n))]), IMPORT
    ),
}


def took(case: Case, size: int, limit: int) -> tuple[float | None, str]:
    """Return the seconds of the processor that a question takes beyond one of a small register, and its last words."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / "register"
        place.mkdir()
        for name, text in case.files(size).items():
            (place / name).write_text(text, encoding="utf-8")
        beside = {"TABLE": "table.csv", "DOCUMENT": "document.md", "BOOK": "book.xlsx"}
        named = {"REGISTER": str(place)} | {word: str(Path(scratch) / name) for word, name in beside.items()}
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.monotonic()
        command = [sys.executable, "-m", "tracker", *(named.get(each, each) for each in case.command)]
        try:
            run = subprocess.run(
                command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=limit
            )
        except subprocess.TimeoutExpired:
            return None, f"stopped after {time.monotonic() - started:.0f} s"
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = run.stderr.strip().splitlines()[-1:] if run.returncode else []
    return after.ru_utime - before.ru_utime, "".join(said)[:60]


def power(sizes: list[int], times: list[float | None], base: float) -> str:
    """Return the power of the size by which the last step grew; nothing where it is too short to tell."""
    known = [(size, spent - base) for size, spent in zip(sizes, times, strict=False) if spent is not None]
    if len(known) < 2 or known[-2][1] < 0.05:  # two points, and more than chance
        return ""
    (small, short), (large, long) = known[-2:]
    return f"{math.log(max(long, 0.001) / short) / math.log(large / small):.1f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    parser.add_argument("names", nargs="*", help="Beginnings of the names of cases; all without.")
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--limit", type=int, default=120, help="Seconds after which a question is given up.")
    given = parser.parse_args()
    sizes = [int(each) for each in given.sizes.split(",")]
    base = took(Case(lambda _: register(), CHECK), 0, given.limit)[0] or 0.0
    print(f"{'seconds at size':<54}" + "".join(f"{size:>10,}" for size in sizes) + f"{'power':>8}")  # noqa: T201  # its output
    for name, case in CASES.items():
        if given.names and not any(name.startswith(each) for each in given.names):
            continue
        times, said = list[float | None](), ""
        for size in sizes:
            spent, said = took(case, size, given.limit)
            times.append(spent)
            if spent is None:
                break
        shown = "".join("         –" if each is None else f"{each:>10.2f}" for each in times)
        print(f"{name:<54}{shown:<{10 * len(sizes)}}{power(sizes, times, base):>8}  {said}", flush=True)  # noqa: T201  # its output


if __name__ == "__main__":
    main()
