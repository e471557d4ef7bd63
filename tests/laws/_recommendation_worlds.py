"""
Small registers of recommendations, and an enumeration of every world that they leave possible.

The oracle shares no code with the library: a world is a day for each record, drawn from what its date allows, and what
happened in it is counted by hand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise, permutations, product

from hypothesis import strategies as st

from tracker.model import Aspect, Recommendation, Register, StatusObservation
from tracker.values import InternationalString, When

FIRST = date(2019, 12, 28)
"""A calendar of ten days around the end of a year."""
DAYS = 10
LATER = 99
"""Stands for never, and for any day after the calendar."""

CLASSES = {
    "not_started": "open",
    "in_progress": "open",
    "implemented": "implemented",
    "withdrawn": "closed",
    "not_reported": "open",
    "not_yet_observed": "open",
    "not_issued": "absent",
}


def day(number: int) -> date:
    """Return a day of the calendar."""
    return FIRST + timedelta(days=number)


@dataclass(frozen=True)
class Dating:
    """A date as it is written, with the days that it allows."""

    text: str
    days: tuple[int, ...]


def _window(pair: tuple[int, int]) -> Dating:
    first, last = min(pair), max(pair)
    if first == last:
        return Dating(str(day(first)), (first,))
    return Dating(f"[{day(first)}..{day(last)}]", tuple(range(first, last + 1)))


_numbers = st.integers(0, DAYS - 1)
_exact = _numbers.map(lambda number: Dating(str(day(number)), (number,)))
_windows = st.tuples(_numbers, st.integers(0, 3)).map(lambda pair: _window((pair[0], min(pair[0] + pair[1], DAYS - 1))))
_either = st.tuples(_numbers, _numbers).map(
    lambda pair: Dating(f"[{day(min(pair))},{day(max(pair))}]", pair) if pair[0] != pair[1] else _window(pair)
)
_doubted = _numbers.map(lambda number: Dating(f"{day(number)}?", (number, LATER)))
datings = st.one_of(_exact, _exact, _windows, _either, _doubted)


@dataclass(frozen=True)
class Case:
    """A recommendation: when it was made, and what was found out when."""

    issued: Dating
    findings: tuple[tuple[Dating, str], ...]
    themes: frozenset[str] = frozenset()


CODES = ("in_progress", "implemented", "withdrawn", "not_reported")


def cases(*, most: int = 3) -> st.SearchStrategy[Case]:
    """Recommendations with at most so many findings; shrink to one never observed."""
    findings = st.lists(
        st.tuples(datings, st.sampled_from(CODES)), max_size=most, unique_by=lambda pair: pair[0].text
    ).map(tuple)
    return st.builds(Case, datings, findings, st.frozensets(st.sampled_from("ab")))


def register_of(found: Sequence[Case], *, backwards: bool = False) -> Register:
    """Write the cases down as records."""
    records: list[Recommendation | StatusObservation] = []
    for number, each in enumerate(found):
        records.append(
            Recommendation(
                id=f"r{number}",
                source="audit",
                text=InternationalString(en="Do it"),
                issued=When(each.issued.text),
                themes=each.themes,
            )
        )
        records += [
            StatusObservation(
                recommendation=f"r{number}",
                aspect=Aspect.VERIFIED,
                as_of=When(dating.text),
                scale="plain@1",
                code=code,
            )
            for dating, code in each.findings
        ]
    if backwards:
        records.reverse()
    return Register(id="r", title=InternationalString(en="A register"), records=records)


@dataclass(frozen=True)
class World:
    """One recommendation in one world: the day it was made, and its findings in their order."""

    issued: int
    findings: tuple[tuple[int, str], ...]

    def state(self, number: int) -> str:
        """Return the code of the status at the end of a day."""
        if self.issued > number:
            return "not_issued"
        seen = [code for when, code in self.findings if when <= number]
        return seen[-1] if seen else "not_yet_observed"


def worlds_of(case: Case) -> Iterator[World]:
    """Go through the worlds of one recommendation; findings of one day may stand in any order."""
    for issued in case.issued.days:
        for days in product(*(dating.days for dating, _ in case.findings)):
            dated = list(zip(days, (code for _, code in case.findings), strict=True))
            for order in permutations(dated):
                if all(one[0] <= other[0] for one, other in pairwise(order)):
                    yield World(issued, tuple(order))
