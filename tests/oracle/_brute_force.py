"""
What ``tracker compare`` must answer, by enumerating every world of a small register: sections 2 to 9 from scratch.

Nothing here is taken from the library. A date is the list of everything that may have happened, day by day; a number
the list of what it may be; a figure is what its value is in every world, a change how much two values differ in one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from itertools import combinations, product
from typing import Any

MANY = 10**7
"""A number that stands for all without a limit: whatever comes near it has none."""

Days = tuple[int, int]
Happening = tuple[Days, ...]
"""Each part of something that happened, from its first to its last day."""

# -- the calendar -----------------------------------------------------------------------------------------------------


def _unit(text: str) -> Days:
    """The first and last day of a year, quarter, month or day."""
    if len(text) == 4:
        return date(int(text), 1, 1).toordinal(), date(int(text), 12, 31).toordinal()
    year, rest = int(text[:4]), text[5:]
    if rest.startswith("Q"):
        last = 3 * int(rest[1])
        return date(year, last - 2, 1).toordinal(), _month_end(year, last)
    month = int(rest[:2])
    if len(rest) == 2:
        return date(year, month, 1).toordinal(), _month_end(year, month)
    day = date(year, month, int(rest[3:])).toordinal()
    return day, day


def _month_end(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following.toordinal() - 1


def _widened(text: str) -> Days:
    """One unit of its own precision on each side."""
    first, last = _unit(text)
    if len(text) == 4:
        return _unit(str(int(text) - 1))[0], _unit(str(int(text) + 1))[1]
    if len(text) == 7 and "Q" not in text:
        before, after = (date.fromordinal(day) for day in (first - 1, last + 1))
        return _unit(f"{before:%Y-%m}")[0], _unit(f"{after:%Y-%m}")[1]
    return first - 1, last + 1


def _each_day(window: Days) -> list[Happening]:
    return [((day, day),) for day in range(window[0], window[1] + 1)]


@cache
def happenings(text: str) -> tuple[Happening, ...]:
    """Everything that a date may mean; the doubt of a question mark is left to the period."""
    text = text.removesuffix("?")
    if text.endswith("~"):
        return tuple(_each_day(_widened(text[:-1])))
    if text.startswith("{"):
        parts = [_unit(part) for part in text[1:-1].split(",")]
        return tuple(tuple(chosen) for chosen in product(*([(day, day) for day in _ends(part)] for part in parts)))
    if text.startswith("["):
        first, _, last = text[1:-1].partition("..")
        return tuple(_each_day((_unit(first)[0], _unit(last)[1])))
    if "/" in text:
        first, _, last = text.partition("/")
        return tuple(((start, end),) for start in _ends(_unit(first)) for end in _ends(_unit(last)) if start <= end)
    return tuple(_each_day(_unit(text)))


def _ends(window: Days) -> Iterable[int]:
    return range(window[0], window[1] + 1)


def period_of(text: str) -> Days:
    """The days of a period as on the command line."""
    first, _, last = text.partition("..")
    return _unit(first)[0], _unit(last or first)[1]


def counts(happening: Happening, period: Days, rule: str) -> bool:
    """Whether something that happened counts in a period, by its first day, its last, or any."""
    if rule == "on_start":
        return period[0] <= min(start for start, _ in happening) <= period[1]
    if rule == "on_completion":
        return period[0] <= max(end for _, end in happening) <= period[1]
    return any(start <= period[1] and period[0] <= end for start, end in happening)


@cache
def ways(text: str, periods: tuple[Days, ...], rule: str, *, strict: bool) -> frozenset[tuple[bool, ...]]:
    """In which of the periods something may count, in every world."""
    found = {tuple(counts(each, period, rule) for period in periods) for each in happenings(text)}
    if text.endswith("?"):
        found.add((False,) * len(periods))
        if strict:
            edges = [day for period in periods for day in (period[0] - 1, period[0], period[1], period[1] + 1)]
            found |= {tuple(counts(((day, day),), period, rule) for period in periods) for day in edges}
    return frozenset(found)


# -- numbers ----------------------------------------------------------------------------------------------------------


def granule(number: int) -> int:
    """The unit of the last place that is not zero."""
    unit = 1
    while number and number % (unit * 10) == 0:
        unit *= 10
    return unit


def limits(qualifier: str, number: int, reading: str) -> tuple[int, int]:
    """The smallest and the largest number meant; MANY for no limit (the table of section 6)."""
    unit = granule(number)
    if qualifier == "exact":
        return number, number
    if qualifier in ("at_least", "more_than"):
        least = number + (qualifier == "more_than")
        return least, number + unit - 1 if reading == "implicated" and unit > 1 else MANY
    if qualifier == "at_most":
        return 0, number
    if qualifier == "fewer_than":
        return 0, number - 1
    if qualifier == "nearly":
        return 0 if reading == "strict" else max(0, number - unit), number
    assert qualifier == "about"
    return (0, MANY) if reading == "strict" else (max(0, number - unit), number + unit)


# -- registers --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Event:
    """An act of assistance."""

    when: str
    countries: tuple[str, ...] = ()
    people: tuple[str, int] | None = None
    kind: str = "training"
    complete: bool = True


@dataclass(frozen=True)
class Case:
    """A register, an indicator and two periods."""

    events: tuple[Event, ...]
    kind: str
    counts: str
    rule: str
    before: str
    after: str
    coverage: tuple[tuple[str, str], ...] = ()
    claims: tuple[tuple[str, str, int], ...] = ()
    seen: tuple[tuple[str, int], ...] = ()
    max_age: int | None = None
    extra: tuple[str, ...] = field(default=())

    def toml(self) -> str:
        """Write the register as a person would."""
        lines = ["schema = 1", 'id = "small"', 'title = "A small register"', 'languages = ["en"]', ""]
        return "\n".join(lines)

    def records(self) -> str:
        """Write its records."""
        of = "" if self.kind in ("stock", "ratio") or self.claims else 'of = "event"\n'
        age = "" if self.max_age is None else f"max_age = {self.max_age}\n"
        text = (
            f'[[indicator]]\nid = "it"\nversion = "1"\ntitle = "It"\nkind = "{self.kind}"\nunit = "things"\n'
            f'{of}counts = "{self.counts}"\nrecognition = "{self.rule}"\n{age}'
        )
        if self.kind == "ratio":
            text += 'numerator = "part"\ndenominator = "whole"\npart_of_whole = true\n'
            for name, where in (("part", 'where = { kind = "training" }\n'), ("whole", "")):
                text += f'[[indicator]]\nid = "{name}"\nversion = "1"\ntitle = "P"\nkind = "flow"\nunit = "things"\n'
                text += f'of = "event"\nrecognition = "{self.rule}"\n{where}'
        for number, event in enumerate(self.events):
            countries = ", ".join(f'"{code}"' for code in event.countries)
            text += f'[[event]]\nid = "e{number}"\nkind = "{event.kind}"\ntitle = "E"\nwhen = "{event.when}"\n'
            text += f"countries = [{countries}]\n" + ("" if event.complete else "countries_complete = false\n")
            if event.people is not None:
                text += f'participants = {{ value = {event.people[1]}, qualifier = "{event.people[0]}" }}\n'
        for state, period in self.coverage:
            text += f'[[coverage]]\nof = "event"\nperiod = "{period}"\nstate = "{state}"\n'
        for number, (period, qualifier, value) in enumerate(self.claims):
            text += f'[[claim]]\nid = "c{number}"\ndocument = "d"\nparagraph = "{number}"\nindicator = "it"\n'
            text += f'period = "{period}"\nvalue = {{ value = {value}, qualifier = "{qualifier}" }}\n'
        for at, value in self.seen:
            text += f'[[observation]]\nindicator = "it"\nat = "{at}"\nvalue = {value}\n'
        return text


# -- what must be answered --------------------------------------------------------------------------------------------

Answer = dict[str, Any]
READINGS = ("strict", "cautious", "implicated")


def answer(case: Case) -> Answer:
    """Return what must be said of the case, under the cautious reading."""
    periods = (period_of(case.before), period_of(case.after))
    if case.claims:
        return _of_claims(case, periods)
    if case.kind == "stock":
        return _of_stock(case, periods)
    return _of_events(case, periods)


def _of_events(case: Case, periods: tuple[Days, Days]) -> Answer:
    states = [_state(case, period) for period in periods]
    figures = [
        None if state == "none" else _figure(case, (_counted(case, period),))
        for state, period in zip(states, periods, strict=True)
    ]
    level = _level(case, periods, states, missing=None in figures)
    found: Answer = {"level": level, "figures": figures, "coverage": states}
    both = (_counted(case, periods[0]), _counted(case, periods[1]))
    return {**found, "change": _change(level, {reading: _hull(_worlds(case, both, reading)) for reading in READINGS})}


def _counted(case: Case, period: Days) -> Days:
    return (1, period[1]) if case.kind == "cumulative" else period


def _figure(case: Case, period: tuple[Days]) -> Answer:
    lower, upper = _hull(_worlds(case, period, "cautious"))
    placed = [(f"e{n}", ways(event.when, period, case.rule, strict=False)) for n, event in enumerate(case.events)]
    return {
        "bounds": (lower, upper),
        "certain": [key for key, found in placed if found == {(True,)}],
        "possible": [key for key, found in placed if len(found) == 2],
    }


def _worlds(case: Case, periods: tuple[Days, ...], reading: str) -> set[int]:
    """The value in every world, or of two periods by how much the second has more."""
    strict = reading == "strict"
    if case.kind == "distinct":
        nobody: tuple[frozenset[str], ...] = (frozenset(),) * len(periods)
        unions = {nobody}
        for event in case.events:
            named = frozenset(event.countries)
            steps = [
                tuple(named if inside else frozenset() for inside in way)
                for way in ways(event.when, periods, case.rule, strict=strict)
            ]
            unions = {tuple(a | b for a, b in zip(one, step, strict=True)) for one in unions for step in steps}
        return {_difference([len(each) for each in one]) for one in unions}
    totals = {0}
    for event in case.events:
        numbers = [1, 1]
        if case.counts == "participants":
            numbers = list(limits(*event.people, reading)) if event.people else [0, MANY]
        moves = {
            _difference([number * inside for inside in way])
            for way in ways(event.when, periods, case.rule, strict=strict)
            for number in numbers
        }
        totals = {total + move for total in totals for move in moves}
    return totals


def _difference(values: list[int]) -> int:
    return values[0] if len(values) == 1 else values[1] - values[0]


def _hull(values: set[int]) -> tuple[int | None, int | None]:
    least, most = min(values), max(values)
    return None if least < -MANY // 2 else least, None if most > MANY // 2 else most


# -- verdicts and grades ----------------------------------------------------------------------------------------------


def verdict(bounds: tuple[int | None, int | None]) -> str:
    """The table of section 8."""
    lower, upper = bounds
    least = float("-inf") if lower is None else lower
    most = float("inf") if upper is None else upper
    if least == most == 0:
        return "unchanged"
    if least > 0:
        return "increase"
    if most < 0:
        return "decrease"
    if least == 0:
        return "no_decrease"
    return "no_increase" if most == 0 else "indeterminate"


DEFINITE = ("increase", "decrease", "unchanged")


def _change(level: str, bounds: dict[str, tuple[int | None, int | None]]) -> Answer:
    if level == "not_comparable":
        return {"verdict": "not_comparable", "bounds": None, "grade": None, "suggested": None}
    own = verdict(bounds["cautious"])
    grade = suggested = None
    if own in DEFINITE:
        grade = "strict" if verdict(bounds["strict"]) == own else "cautious"
    elif verdict(bounds["implicated"]) in DEFINITE:
        suggested = (verdict(bounds["implicated"]), "implicated")
    return {"verdict": own, "bounds": bounds["cautious"], "grade": grade, "suggested": suggested}


# -- comparability ----------------------------------------------------------------------------------------------------


def _state(case: Case, period: Days) -> str:
    """How fully a period is recorded: as the smallest declared period that holds it says."""
    holding = [
        (last - first, state)
        for state, text in case.coverage
        for first, last in (period_of(text),)
        if first <= period[0] and period[1] <= last
    ]
    return min(holding)[1] if holding else "incomplete"


def _months(period: Days) -> int | None:
    first, last = date.fromordinal(period[0]), date.fromordinal(period[1])
    if first.day != 1 or (last + timedelta(days=1)).day != 1:
        return None
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _level(case: Case, periods: tuple[Days, Days], states: list[str], *, missing: bool) -> str:
    weights = set(_reasons(case, periods, states))
    if missing or "block" in weights:
        return "not_comparable"
    return "with_caveats" if weights else "comparable"


def _reasons(case: Case, periods: tuple[Days, Days], states: list[str]) -> Iterator[str]:
    """The weights of the reasons of section 9 that such a register can give."""
    if not case.claims and case.kind != "stock" and states[0] != states[1]:
        yield "block" if "none" in states else "caveat"
    if case.kind not in ("flow", "distinct"):
        return
    one, other = periods
    months = (_months(one), _months(other))
    days = (one[1] - one[0] + 1, other[1] - other[0] + 1)
    if None not in months:
        shorter, longer = sorted(month for month in months if month is not None)
        slight = 1
    else:
        (shorter, longer), slight = sorted(days), 31
    if shorter != longer:
        yield "caveat" if longer - shorter <= slight and (longer - shorter) * 20 <= longer else "block"
    elif days[0] != days[1]:
        yield "caveat"
    if one != other:
        if one[0] <= other[1] and other[0] <= one[1]:
            yield "block" if case.claims else "caveat"
        elif one[1] + 1 != other[0] and other[1] + 1 != one[0]:
            yield "caveat"


# -- claims and stocks ------------------------------------------------------------------------------------------------


def _of_claims(case: Case, periods: tuple[Days, Days]) -> Answer:
    def stated(period: Days, reading: str) -> tuple[int, int] | None:
        found = [
            limits(qualifier, value, reading) for text, qualifier, value in case.claims if period_of(text) == period
        ]
        return (min(low for low, _ in found), max(high for _, high in found)) if found else None

    figures = []
    for period in periods:
        held = stated(period, "cautious")
        figures.append(None if held is None else {"bounds": (held[0], None if held[1] >= MANY // 2 else held[1])})
    level = _level(case, periods, ["incomplete"] * 2, missing=None in figures)
    bounds = {}
    for reading in READINGS:
        one, other = stated(periods[0], reading), stated(periods[1], reading)
        if one is not None and other is not None:
            same = periods[0] == periods[1]
            bounds[reading] = (0, 0) if same else _hull({a - b for a, b in ((other[0], one[1]), (other[1], one[0]))})
    return {"level": level, "figures": figures, "change": _change(level, bounds)}


def _of_stock(case: Case, periods: tuple[Days, Days]) -> Answer:
    """Of each period the latest value seen in it, in every world; each number as far as it is known by itself."""
    figures: list[Answer | None] = []
    for first, last in periods:
        values = set()
        for world in product(*(happenings(at) for at, _ in case.seen)):
            inside = [
                (happening[0][0], value)
                for happening, (_, value) in zip(world, case.seen, strict=True)
                if first <= happening[0][0] <= last
            ]
            latest = max((day for day, _ in inside), default=None)
            values |= {value for day, value in inside if day == latest}
        figures.append({"bounds": (min(values), max(values))} if values else None)
    level = "not_comparable" if None in figures else "comparable"
    return {"level": level, "figures": figures}


# -- shares and open lists: what every world's value must lie in ------------------------------------------------------


def shares(case: Case) -> list[set[Fraction]]:
    """Of each period the shares of all worlds: trainings of all that was done; none where nothing was."""
    found = []
    for text in (case.before, case.after):
        pairs = {(0, 0)}
        for event in case.events:
            inside = ways(event.when, (period_of(text),), case.rule, strict=False)
            steps = {(int(counted and event.kind == "training"), int(counted)) for (counted,) in inside}
            pairs = {(part + one, whole + other) for part, whole in pairs for one, other in steps}
        found.append({Fraction(part, whole) for part, whole in pairs if whole})
    return found


STRANGERS = ("X1", "X2", "X3")
"""Whom an open list may mean; three stand for as many as there are."""


def sizes(case: Case) -> set[tuple[int, int]]:
    """How many different countries the two periods may have in one world, where lists are open."""
    periods = (period_of(case.before), period_of(case.after))
    unions = {(frozenset[str](), frozenset[str]())}
    for event in case.events:
        named = frozenset(event.countries)
        more = [frozenset(each) for size in range(4) for each in combinations((*STRANGERS, *POOL), size)]
        whom = {named} if event.complete else {named | each for each in more}
        steps = {
            (names if first else frozenset[str](), names if second else frozenset[str]())
            for first, second in ways(event.when, periods, case.rule, strict=False)
            for names in whom
        }
        unions = {(one | first, other | second) for one, other in unions for first, second in steps}
    return {(len(one), len(other)) for one, other in unions}


POOL = ("KE", "PK", "BR")
