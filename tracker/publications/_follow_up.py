"""
The follow-up that a publication holds: every number of it, and which recommendations count in which.

It is a file of JSON lines, in two kinds of rows for each aspect. One states a number; the other says of recommendations
that are alike which statuses they had at both ends of the period, and in which numbers they count. So each id stands
once for each aspect, however many numbers there are.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from tracker.errors import InvalidValueError
from tracker.model import Aspect, FollowUpFigures, FollowUpNumber, FollowUpStatus
from tracker.publications._figures import number_of_json
from tracker.publications._json import Each, demand_shape, read_json
from tracker.values import Bounds, Number
from tracker.values._safe_text import shown

Both = tuple[tuple[str, ...], tuple[str, ...]]
"""The statuses at the opening and at the closing; none of what counts, and had not been made by the closing."""


def follow_up_to_bytes(found: Iterable[FollowUpFigures]) -> bytes:
    """Write the follow-up: the numbers of each aspect, then its recommendations, those that are alike in one row."""
    rows = (row for each in found for row in (*_numbers(each), *_recommendations(each)))
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()


def _numbers(figures: FollowUpFigures) -> Iterator[dict[str, Any]]:
    for each in figures.numbers:
        lower, upper = _plain(each.bounds.lower), _plain(each.bounds.upper)
        yield {"aspect": figures.aspect.value, "number": each.name, "lower": lower, "upper": upper}


def _plain(number: Number | None) -> int | str | None:
    """Write a number as JSON has it: whole, or a fraction as a text."""
    if isinstance(number, Fraction):
        return number.numerator if number.denominator == 1 else f"{number.numerator}/{number.denominator}"
    return number


def _recommendations(figures: FollowUpFigures) -> Iterator[dict[str, Any]]:
    counts: defaultdict[str, list[str]] = defaultdict(list)
    may_count: defaultdict[str, list[str]] = defaultdict(list)
    for each in figures.numbers:
        for into, ids in ((counts, each.certain), (may_count, each.possible)):
            for identifier in ids:
                into[identifier].append(each.name)
    known: dict[str, Both] = {each.recommendation: (each.opening, each.closing) for each in figures.statuses}
    alike: defaultdict[tuple[Both, tuple[str, ...], tuple[str, ...]], list[str]] = defaultdict(list)
    for identifier in sorted({*known, *counts, *may_count}):
        statuses = known.get(identifier, ((), ()))
        alike[statuses, tuple(counts[identifier]), tuple(may_count[identifier])].append(identifier)
    for ((opening, closing), certain, possible), names in alike.items():
        yield {
            "aspect": figures.aspect.value,
            "recommendations": names,
            "opening": list(opening),
            "closing": list(closing),
            "counts": list(certain),
            "may_count": list(possible),
        }


# -- read -------------------------------------------------------------------------------------------------------------


_TEXTS = Each(str, list)
_NUMBER = {"aspect": str, "number": str, "lower": object, "upper": object}
_ALIKE = {
    "aspect": str,
    **dict.fromkeys(("recommendations", "opening", "closing", "counts", "may_count"), _TEXTS),
}


def follow_up_from_bytes(content: bytes) -> tuple[FollowUpFigures, ...]:
    """
    Read what `follow_up_to_bytes` wrote.

    Raises:
        ValueError: It is something else.
    """
    numbers: defaultdict[Aspect, dict[str, Bounds]] = defaultdict(dict)
    alike: defaultdict[Aspect, list[Mapping[str, Any]]] = defaultdict(list)
    for line in content.split(b"\n"):
        if line:
            row = read_json(line)
            demand_shape(row, {"aspect": str})
            is_number = "number" in row
            demand_shape(row, _NUMBER if is_number else _ALIKE)
            aspect = _aspect(row["aspect"])
            if is_number:
                numbers[aspect][row["number"]] = Bounds(number_of_json(row["lower"]), number_of_json(row["upper"]))
            else:
                alike[aspect].append(row)
    return tuple(_figures(each, numbers[each], alike[each]) for each in Aspect if each in numbers or each in alike)


def _aspect(name: str) -> Aspect:
    if name not in list(Aspect):
        raise InvalidValueError("there is no aspect {name}", name=shown(name))
    return Aspect(name)


def _figures(aspect: Aspect, numbers: Mapping[str, Bounds], alike: Iterable[Mapping[str, Any]]) -> FollowUpFigures:
    behind: dict[str, tuple[list[str], list[str]]] = {name: ([], []) for name in numbers}
    statuses: dict[str, FollowUpStatus] = {}
    for row in alike:
        opening, closing = tuple(row["opening"]), tuple(row["closing"])
        for each in row["recommendations"] if opening or closing else ():
            statuses[each] = FollowUpStatus(recommendation=each, opening=opening, closing=closing)
        for place, names in enumerate((row["counts"], row["may_count"])):
            for name in names:
                if name not in behind:
                    raise InvalidValueError("its {name} counts recommendations and is stated nowhere", name=shown(name))
                behind[name][place].extend(row["recommendations"])
    found = (
        FollowUpNumber(
            name=name, bounds=bounds, certain=tuple(sorted(behind[name][0])), possible=tuple(sorted(behind[name][1]))
        )
        for name, bounds in numbers.items()
    )
    return FollowUpFigures(
        aspect=aspect, numbers=tuple(found), statuses=tuple(each for _, each in sorted(statuses.items()))
    )
