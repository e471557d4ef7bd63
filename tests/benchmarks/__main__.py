"""
Print the targets of speed beside what this machine gives: ``python -m tests.benchmarks [--quick]``.

A line is a ratio of two times of the processor, of processes that ran in turn, so that whatever else the machine does
counts little; what runs is a copy of the package with its byte code. What is beside the library where it is installed
(hledger, DuckDB, polars, pandas) is measured beside it.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from tests.benchmarks import library
from tests.benchmarks.engines import ENGINES_ON_A_MILLION, NEW_QUESTIONS, WARM
from tests.benchmarks.followup import FOLLOW_UP, PLAIN, write_recommendations
from tests.benchmarks.peers import SCRIPTS, has, ledger, write_journal
from tests.benchmarks.processes import ROOT, Taken, compiled_copy, interleaved
from tests.benchmarks.register_of import write_frame, write_register, write_table
from tracker.indicators.engines import ENGINES

SMALL, LARGE = 5_000, 50_000
MEGABYTE = 1_000_000


@frozen
class Bench:
    """
    Where the measurements run.

    Attributes:
        place: A scratch directory.

        package: The directory of the copy that is measured.

        quick: Whether sizes and rounds are small.
    """

    place: Path
    package: Path
    quick: bool

    def rounds(self, number: int) -> int:
        """Return how often processes run."""
        return max(1, number // 3) if self.quick else number

    def size(self, events: int) -> int:
        """Return how large a large thing is."""
        return events // 10 if self.quick else events

    def register(self, events: int) -> Path:
        """Return the directory of a register of so many events."""
        directory = self.place / f"register-{events}"
        if not directory.exists():
            write_register(directory, events)
        return directory

    def journal(self, events: int) -> Path:
        """Return a journal of so many transactions."""
        path = self.place / f"{events}.journal"
        return path if path.exists() else write_journal(path, events)


def line(name: str, ratio: float, wanted: float, unit: str = "") -> str:
    """Say a target, what was measured, and by how much it is missed."""
    missed = "met" if ratio <= wanted else f"missed by {ratio / wanted - 1:.0%}"
    return f"{name:<78} {ratio:9,.2f}   wanted {wanted:>5,g}{unit}   {missed}"


def _report(register: Path) -> tuple[str, ...]:
    asked = ("report", str(register), "--period", "after", "--against", "before")
    return ("-m", "tracker", *asked, "-o", "-", "--to", "html")


def commands(bench: Bench) -> Iterator[str]:
    """Measure the command line, at two sizes, beside a ledger."""
    small = bench.register(SMALL)
    found = interleaved(
        {
            "bare": ("-c", "pass"),
            "help": ("-m", "tracker", "--help"),
            "check": ("-m", "tracker", "check", str(small)),
            "report": _report(small),
            "ledger": ledger(bench.journal(SMALL), monthly=False),
        },
        bench.rounds(9),
        bench.package,
    )
    yield line("tracker --help ÷ bare Python", _ratio(found, "help", "bare"), 4.5)
    yield line("check ÷ hledger check, 5,000 events", _ratio(found, "check", "ledger"), 2.5)
    yield line("report ÷ check, 5,000 events", _ratio(found, "report", "check"), 3)
    yield line("page of 5,000 events, megabytes", found["report"].length / MEGABYTE, 1)
    yield from _large_commands(bench)


def _large_commands(bench: Bench) -> Iterator[str]:
    events = bench.size(LARGE)
    large, journal = bench.register(events), bench.journal(events)
    found = interleaved(
        {
            "check": ("-m", "tracker", "check", str(large)),
            "report": _report(large),
            "ledger": ledger(journal, monthly=False),
            "months": ledger(journal, monthly=True),
        },
        bench.rounds(3),
        bench.package,
    )
    yield line(f"check ÷ hledger check, {events:,} events", _ratio(found, "check", "ledger"), 1.5)
    yield line(f"report ÷ check, {events:,} events", _ratio(found, "report", "check"), 3)
    yield line(f"report ÷ hledger's monthly page, {events:,} events", _ratio(found, "report", "months"), 3)
    yield f"{'':<10}page of {events:,} events: {found['report'].length / MEGABYTE:.1f} MB"


def _ratio(found: dict[str, Taken], one: str, other: str) -> float:
    return found[one].seconds / found[other].seconds


def loading(bench: Bench) -> Iterator[str]:
    """Measure loading beside a loop written by hand, what a loaded event holds, and how fast questions are answered."""
    events = bench.size(LARGE)
    large = str(bench.register(events))
    found = interleaved(
        {
            "load": ("-c", library.LOADED, large),
            "by hand": ("-c", library.BY_HAND, large),
            "nothing": ("-c", library.NOTHING_LOADED),
            "fifty": ("-c", library.FIFTY, large),
        },
        bench.rounds(5),
        bench.package,
    )
    (load,), (by_hand,) = found["load"].said, found["by hand"].said
    loaded, measured, again = found["fifty"].said
    held = (found["load"].peak - found["nothing"].peak) * 2**20 / events
    yield line("load ÷ a loop written by hand that builds the same events", load / by_hand, 1.75)
    yield line(f"50 indicators × 12 periods ÷ loading, {events:,} events", measured / loaded, 1)
    yield line(f"peak of memory, bytes an event loaded, {events:,} events", held, 2_000)
    yield f"{'':<10}a figure of one more period of {events:,} events: {again * 1000:.1f} ms of the processor"


def growth(bench: Bench) -> Iterator[str]:
    """Measure the cost of an event as the register grows."""
    sizes = (SMALL, LARGE) if bench.quick else (SMALL, LARGE, 10 * LARGE)
    asked = {str(size): ("-c", library.STAGES, str(bench.register(size))) for size in sizes}
    few = {name: each for name, each in asked.items() if int(name) < 10 * LARGE}
    found = interleaved(few, bench.rounds(5), bench.package) | interleaved(
        {name: each for name, each in asked.items() if name not in few}, 1, bench.package
    )
    costs = {size: [seconds / size * 1e6 for seconds in found[str(size)].said] for size in sizes}
    for number, stage in enumerate(("load", "check", "indicators")):
        own = [costs[size][number] for size in sizes]
        shown = " → ".join(f"{each:.1f}" for each in own)
        yield line(f"cost of an event as the register grows: {stage} ({shown} µs)", max(own[1:]) / own[0], 1.3)


def pages(bench: Bench) -> Iterator[str]:
    """Measure tables and files beside what is plain."""
    asked = {"table": ("-c", library.TABLE), "changes": ("-c", library.CHANGES, str(bench.register(SMALL)))}
    if has("docx") and has("typst"):
        asked["pages"] = ("-c", library.PAGES, str(bench.register(SMALL)))
    found = interleaved(asked, bench.rounds(3), bench.package)
    plain, table = found["table"].said
    compared, separate = found["changes"].said
    yield line("table of 200 × 12 numbers ÷ an escaped plain template", table / plain, 8)
    yield line("changes of 50 indicators over 12 periods ÷ 600 separate evaluations", compared / separate, 0.2)
    if "pages" in found:
        page, word, book, paper, usual = found["pages"].said
        yield line("Word file of a report with all evidence, 5,000 events ÷ its HTML", word / page, 4)
        yield line("Excel file of a report with all evidence, 5,000 events ÷ its HTML", book / page, 1)
        yield line("PDF of a report with all evidence, 5,000 events ÷ its HTML", paper / page, 4)
        yield line("PDF as it is written by default, 5,000 events ÷ its HTML by default", usual / page, 4)
        yield f"{'':<10}peak of memory of the four: {found['pages'].peak:,.0f} MiB"


def scripts(bench: Bench) -> Iterator[str]:
    """Measure twelve periods by country of a CSV file, beside scripts that know neither hedge nor doubt."""
    events = bench.size(20 * LARGE)
    file = str(write_table(bench.place / "table", events))
    without = str(write_frame(bench.place / "without-events"))
    asked = {name: ("-c", script, file, without) for name, script in SCRIPTS.items() if has(name)}
    found = interleaved(asked, 1, bench.package)
    name = f"12 periods by country from CSV, {events:,} events"
    own = "columns" if "columns" in found else "tracker"
    if "pandas" in found:
        yield line(f"{name}: {own} ÷ a pandas script", _ratio(found, own, "pandas"), 3)
    yield line(f"{name}: {own}, peak of memory in MiB", found[own].peak, 300)
    shown = (f"{each} {taken.seconds:.2f} s, {taken.peak:,.0f} MiB" for each, taken in found.items())
    yield f"{'':<10}{'; '.join(shown)}"


def columns(bench: Bench) -> Iterator[str]:
    """Measure columns that are in memory beside polars, and questions that a loaded register was never asked."""
    large = bench.size(LARGE)
    new = interleaved({"new": ("-c", NEW_QUESTIONS, str(bench.register(large)))}, bench.rounds(3), bench.package)
    first, *others = new["new"].said
    yield line(f"a new question to a loaded register of {large:,} events, seconds", max(others), 0.1)
    yield f"{'':<10}the first of all: {first * 1000:.0f} ms; then {', '.join(f'{each * 1000:.0f}' for each in others)}"
    if not (has("columns") and has("polars")):
        return
    events = bench.size(20 * LARGE)
    file = str(write_table(bench.place / "table", events))
    without = str(write_frame(bench.place / "without-events"))
    asked = {name: ("-c", script, file, without) for name, script in WARM.items()}
    found = interleaved(asked, bench.rounds(3), bench.package)
    own, other = found["columns"].said, found["polars"].said
    for number, (periods, wanted) in enumerate(((12, 0.3), (120, 0.15))):
        asked_once, again, digest = own[3 * number : 3 * number + 3]
        rows, by_date, of_polars = other[3 * number : 3 * number + 3]
        name = f"columns ÷ a polars script, {events:,} events, {periods} periods"
        yield line(name, asked_once / rows, wanted)
        same = "identical" if digest == of_polars else "DIFFERENT"
        yield f"{'':<10}asked again {again / rows:.3f}; the results are {same}"
        yield f"{'':<10}÷ a script that adds up by date before: {asked_once / by_date:.2f}, again {again / by_date:.2f}"


def million(bench: Bench) -> Iterator[str]:
    """Measure the engines on one register, and the columns of its file: time, memory, and a digest of the figures."""
    events = bench.size(20 * LARGE)
    register, without = str(bench.register(events)), str(write_frame(bench.place / "without-events"))
    wanted = [name for name in ENGINES if name != "columns" or has("columns")]
    runs = {name: ("-c", ENGINES_ON_A_MILLION["register"], register, name) for name in wanted}
    if has("columns"):
        runs["files as columns"] = ("-c", ENGINES_ON_A_MILLION["files"], register, without)
    found = interleaved(runs, 1, bench.package)
    usual = found["by-date"].said[0]
    yield f"12 quarters, whole and by country, of {events:,} events: three indicators"
    for name, taken in found.items():
        seconds, digest, *_ = taken.said
        shown = f"{seconds / usual:9,.2f} × by-date, {taken.peak:7,.0f} MiB, digest {int(digest):012x}"
        yield f"{'':<10}{name:<18}{shown}"
    digests = {taken.said[1] for taken in found.values()}
    yield f"{'':<10}the figures are {'identical' if len(digests) == 1 else 'DIFFERENT'}"


def follow_up(bench: Bench) -> Iterator[str]:
    """Measure the follow-up of many recommendations beside reading their files, and what it holds."""
    count = bench.size(250_000)
    directory = bench.place / "recommendations"
    write_recommendations(directory, count)
    found = interleaved(
        {"plain": ("-c", PLAIN, str(directory)), "followed": ("-c", FOLLOW_UP, str(directory))},
        1,
        bench.package,
    )
    (read, of_plain), (loaded, took, of_register, of_all) = found["plain"].said, found["followed"].said
    yield line(f"statuses of {count:,} recommendations on 12 dates ÷ reading them", took / read, 5)
    yield f"{'':<10}with loading the register {(loaded + took) / read:.1f}; peaks of memory in MiB: plain dictionaries"
    yield f"{'':<10}{of_plain:,.0f}, the register {of_register:,.0f}, with the follow-up {of_all:,.0f}"


MEASUREMENTS = {
    "commands": commands,
    "loading": loading,
    "growth": growth,
    "pages": pages,
    "scripts": scripts,
    "columns": columns,
    "million": million,
    "follow-up": follow_up,
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Print the targets of speed.")
    parser.add_argument("names", nargs="*", help=f"What to measure, of {', '.join(MEASUREMENTS)}; all without.")
    parser.add_argument("--quick", action="store_true", help="Sizes of a tenth, and a third of the rounds.")
    parser.add_argument("--checkout", type=Path, default=ROOT, help="Measure the library of another checkout.")
    given = parser.parse_args()
    unknown = sorted(set(given.names) - MEASUREMENTS.keys())
    if unknown:
        parser.error(f"there is no {', '.join(unknown)}; there are {', '.join(MEASUREMENTS)}")
    with tempfile.TemporaryDirectory() as scratch:
        package = compiled_copy(given.checkout, Path(scratch) / "package")
        bench = Bench(Path(scratch), package, given.quick)
        for name in given.names or MEASUREMENTS:
            for said in MEASUREMENTS[name](bench):
                sys.stdout.write(f"{said}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
