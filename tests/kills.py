"""
Kill processes that save: ``python -m tests.kills [--number 1000] [--seed 0]``.

Seven in ten are killed at a step of a save that reads or changes the disk, the others after a while, and while they
write something new; what they leave is loaded, and held against what was there before and what should be there
afterwards. The tests kill as many, always at the same places.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "files"))

import test_kills as kills


def main() -> None:
    """Kill, and print how many; what fails is told by Python."""
    parser = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    parser.add_argument("--number", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    steps, others = given.number * 7 // 10, given.number * 3 // 20
    kills.AT_STEPS, kills.BY_TIME, kills.NEW_ONES = steps, others, given.number - steps - others
    drawn = kills.chances
    kills.chances = lambda seed: drawn(1000 * given.seed + seed)
    works: tuple[Callable[[Path], None], ...] = (
        kills.kill_at_steps,
        kills.kill_by_time,
        kills.kill_what_makes_something_new,
    )
    started = time.monotonic()
    for work in works:
        with tempfile.TemporaryDirectory() as scratch:
            place = Path(scratch) / "r"
            if work is kills.kill_what_makes_something_new:
                place.mkdir()
            else:
                kills.save_what_is_killed(place)
            work(place)
    print(f"{given.number} kills without a finding, {time.monotonic() - started:.0f} s")  # noqa: T201  # its output


if __name__ == "__main__":
    main()
