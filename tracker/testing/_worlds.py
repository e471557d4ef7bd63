"""One world of all those that a register leaves possible: every date a day, every number exact, every doubt settled."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from math import ceil, floor
from typing import Any, TypeVar

from attrs import evolve, fields

from tracker.codelists import countries
from tracker.model import AssistanceEvent, Record, Register
from tracker.values import READINGS, Number, Quantity, Reading, ReportingPeriod, When, Window
from tracker.values._edtf import Shape
from tracker.values._groups import linked_groups

T = TypeVar("T")
Choice = Callable[[Sequence[Any]], Any]
"""Takes one of several: `random.Random.choice`, or `lambda options: data.draw(st.sampled_from(options))`."""

_DATES = ("when", "published", "adopted", "issued")
_FEW = 3
"""So many unnamed countries at most are given names; where there may be more, the list stays open."""


def draw_world(register: Register, choose: Choice, *, around: ReportingPeriod | None = None) -> Register:
    """
    Draw a register that says exactly what this one leaves open: one way in which everything may really have been.

    Each imprecise date becomes one of its days, each hedged number one that it denotes, an open list names everybody,
    and two records that may be of the same thing are, or are not; those that cannot both be right are not. Where
    several records of one thing constrain one another in ways that one choice for each cannot settle, they stay as
    they are; so does what claims and observations say. Only the current records are in it.

    >>> from random import Random
    >>> from tracker.values import InternationalString
    >>> event = AssistanceEvent(id="a", kind="training", title=InternationalString(en="A course"), when=When("2021-02"))
    >>> register = Register(id="r", title=InternationalString(en="A register"), records=[event])
    >>> world = draw_world(register, Random(0).choice)
    >>> world.events["a"].when.is_day, world.events["a"].when.earliest in ReportingPeriod.parse("2021-02")
    (True, True)

    Args:
        register: The register.

        choose: What takes one of several.

        around: The period whose first and last days matter most; dates are drawn near them more often.
    """
    reading = next(each for each in READINGS if each.name == register.reading)
    records = _settled(register.current, reading, choose)
    groups = _groups(records)
    return evolve(
        register, records=tuple(_exact(each, reading, choose, around, groups) for each in records), digests={}
    )


# -- which records are of the same thing ------------------------------------------------------------------------------


def _settled(records: Sequence[Record], reading: Reading, choose: Choice) -> list[Record]:
    """Decide of each possible identity whether it is one; records that cannot all be right are of different things."""
    known = {(record.table, record.key): record for record in records}
    links = [((each.table, each.key), (each.table, other)) for each in records for other in sorted(each.same_as)]
    found = []
    for record in records:
        same = set(record.same_as)
        for other in sorted(record.possibly_same_as):
            link = (record.table, record.key), (record.table, other)
            group = next(each for each in linked_groups([*known, *link], [*links, link]) if link[0] in each)
            alike = [known[key] for key in dict.fromkeys(group) if key in known]
            if choose([True, False]) and all(_agree(*pair, reading) for pair in combinations(alike, 2)):
                same.add(other)
                links.append(link)
        found.append(
            evolve(record, possibly_same_as=frozenset(), same_as=frozenset(same), revision=None)
            if record.possibly_same_as or record.revision
            else record
        )
    return found


def _agree(one: Record, other: Record, reading: Reading) -> bool:
    """Tell whether two records may both be right about one thing: about its dates and about its numbers."""
    pairs = ((getattr(one, each.name), getattr(other, each.name)) for each in fields(type(one)))
    return all(_can_be_one(mine, theirs, reading) for mine, theirs in pairs)


def _can_be_one(mine: object, theirs: object, reading: Reading) -> bool:
    """Tell whether two dates or two numbers leave room for one; what is not stated leaves room for any."""
    if isinstance(mine, When) and isinstance(theirs, When):
        return _meet(mine.starts, theirs.starts) and _meet(mine.ends, theirs.ends)
    if isinstance(mine, Quantity) and isinstance(theirs, Quantity):
        return mine.bounds(reading).intersection(theirs.bounds(reading)) is not None
    return True


def _meet(one: Window, other: Window) -> bool:
    return one.first <= other.last and other.first <= one.last


def _groups(records: Iterable[Record]) -> Mapping[tuple[str, str], bool]:
    """Tell of each record whether any other is of the same thing."""
    linked: defaultdict[tuple[str, str], bool] = defaultdict(bool)
    for record in records:
        for other in record.same_as:
            linked[record.table, record.key] = linked[record.table, other] = True
    return linked


# -- what a record says, exactly --------------------------------------------------------------------------------------


def _exact(
    record: Record,
    reading: Reading,
    choose: Choice,
    around: ReportingPeriod | None,
    groups: Mapping[tuple[str, str], bool],
) -> Record:
    if record.table in ("claim", "observation", "target", "adjudication") or (record.table, record.key) in groups:
        return record
    changes: dict[str, Any] = {}
    for each in fields(type(record)):
        value = getattr(record, each.name)
        if isinstance(value, When) and each.name in _DATES:
            changes[each.name] = _day_of(value, choose, around)
        elif isinstance(value, Quantity) and each.name != "countries_total":
            changes[each.name] = Quantity(_number_of(value, reading, choose), unit=value.unit)
    if isinstance(record, AssistanceEvent):
        _reconcile(record, changes)
        changes |= _named(record, reading, choose)
    return evolve(record, **changes) if changes else record


def _day_of(when: When, choose: Choice, around: ReportingPeriod | None) -> When:
    match when.shape:
        case Shape.ONE_OF:
            return When(_day(choose(when.parts), choose, around).isoformat())
        case Shape.ALL_OF:
            days = sorted({_day(part, choose, around) for part in when.parts})
            return When(f"{{{','.join(map(str, days))}}}" if len(days) > 1 else str(days[0]))
        case Shape.SPAN:
            start = _day(when.starts.clipped(not_after=when.ends.latest), choose, around)
            end = _day(when.ends.clipped(not_before=start), choose, around)
            return When(f"{start}/{end}")
    return When(_day(when.starts, choose, around).isoformat())


def _day(window: Window, choose: Choice, around: ReportingPeriod | None) -> date:
    """Take a day of a window: one of its ends, one of those at which a period begins or ends, or any."""
    first, last = window.first, window.last
    near = [first, last]
    if around is not None:
        one = timedelta(days=1)
        beside = [around.start, around.end]
        beside += [around.start - one] if around.start > date.min else []
        beside += [around.end + one] if around.end < date.max else []
        near += [day for day in beside if window.holds(day)]
    days = (last - first).days
    return choose([*near, *(first + timedelta(days=days * part // 8) for part in range(1, 8))])  # type: ignore[no-any-return]  # what a choice takes from is its own


def _number_of(quantity: Quantity, reading: Reading, choose: Choice) -> Number:
    bounds = quantity.bounds(reading)
    lower = min(0, bounds.upper or 0) if bounds.lower is None else bounds.lower
    upper = lower + 3 if bounds.upper is None else bounds.upper
    options = [lower, upper]
    if isinstance(lower, int) and isinstance(upper, int):
        options += [lower + (upper - lower) * part // 4 for part in range(1, 4)]
    return choose(options)  # type: ignore[no-any-return]  # what a choice takes from is its own


def _reconcile(event: AssistanceEvent, changes: dict[str, Any]) -> None:
    """Leave both numbers as they are where more women than participants were drawn."""
    women, every = (changes.get(name, getattr(event, name)) for name in ("women", "participants"))
    if women is not None and every is not None and women.value > every.value:
        changes.pop("women", None)
        changes.pop("participants", None)


def _named(event: AssistanceEvent, reading: Reading, choose: Choice) -> dict[str, Any]:
    """Name whom an open list leaves unnamed, if they are few."""
    if event.countries_complete:
        return {}
    least, most = 0, _FEW
    if event.countries_total is not None:
        bounds = event.countries_total.bounds(reading)
        least = max(0, ceil(bounds.lower or 0) - len(event.countries))
        most = least + _FEW if bounds.upper is None else floor(bounds.upper) - len(event.countries)
    if least > _FEW or most < least:
        return {}
    others = [code for code in sorted(countries()) if code not in event.countries]
    more = {choose(others[start::_FEW]) for start in range(choose(range(least, min(most, _FEW) + 1)))}
    named = event.countries | more
    total = None if event.countries_total is None else Quantity(len(named))
    return {"countries": named, "countries_complete": True, "countries_total": total}
