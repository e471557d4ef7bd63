"""
Mutate registers and ask everything of them: ``python -m tests.fuzz [--number 20000] [--seed 0] [--commands 4]``.

To ask all takes most of a second a register; a few that are drawn for each come to all of them within some hundreds of
registers. Each finding is printed once, with the command and the number of the register that made it.
"""

import argparse
import sys
import time

from tests.fuzz.asking import findings_of


def main() -> int:
    """Run, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    parser.add_argument("--number", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--commands", type=int, help="How many commands are drawn for each; all without.")
    parser.add_argument("--further", type=int, default=12, help="How many of the newer ones are drawn.")
    given = parser.parse_args()
    seen, started = set[str](), time.monotonic()
    for number in range(given.seed, given.seed + given.number):
        for finding in findings_of(number, commands=given.commands, further=given.further):
            if finding.kind not in seen:
                seen.add(finding.kind)
                print(f"register {number}: {finding.command}\n    {finding.kind}", flush=True)  # noqa: T201  # its output
        if number % 500 == 499:
            spent = time.monotonic() - started
            print(f"{number + 1 - given.seed} registers, {len(seen)} findings, {spent:.0f} s", flush=True)  # noqa: T201  # its output
    return 1 if seen else 0


if __name__ == "__main__":
    sys.exit(main())
