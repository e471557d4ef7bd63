"""
Print how fast this checkout is beside another: ``python -m tests.benchmarks.beside OTHER [--rounds 7]``.

Each line is a stage, and what this checkout takes of the processor for what the other takes 1; below 1 it is faster.
Both run in turn, round after round, as copies with their byte code.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks import library
from tests.benchmarks.processes import ROOT, Taken, compiled_copy, run
from tests.benchmarks.register_of import write_register


def _questions(register: Path) -> dict[str, Sequence[str]]:
    asked = ("report", str(register), "--period", "after", "--against", "before")
    return {
        "help": ("-m", "tracker", "--help"),
        "check": ("-m", "tracker", "check", str(register)),
        "measure": ("-m", "tracker", "measure", str(register), "--period", "after"),
        "report": ("-m", "tracker", *asked, "-o", "-", "--to", "html"),
        "stages": ("-c", library.STAGES, str(register)),
        "fifty": ("-c", library.FIFTY, str(register)),
        "table": ("-c", library.TABLE),
    }


def _parts(taken: Taken) -> Mapping[str, float]:
    return {"whole": taken.seconds, "peak": taken.peak, "bytes": taken.length} | {
        f"part {number}": each for number, each in enumerate(taken.said, 1)
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.beside", description="Compare two checkouts.")
    parser.add_argument("other", type=Path, help="The other checkout.")
    parser.add_argument("names", nargs="*", help="What to ask; everything without.")
    parser.add_argument("--events", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        write_register(place / "register", given.events)
        mine, other = compiled_copy(ROOT, place / "mine"), compiled_copy(given.other, place / "other")
        questions = _questions(place / "register")
        for name in given.names or questions:
            pairs = [(run(questions[name], mine), run(questions[name], other)) for _ in range(given.rounds)]
            for part in _parts(pairs[0][0]):
                one, two = (statistics.median(_parts(pair[side])[part] for pair in pairs) for side in (0, 1))
                ratio = f"{one / two:6.2f}" if two else "     –"
                sys.stdout.write(f"{name:<10} {part:<8} {ratio}   ({one:,.4g} to {two:,.4g})\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
