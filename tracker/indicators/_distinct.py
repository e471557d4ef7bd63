"""Distinct counts: how many different countries, programmes or organizations the records name."""

from collections.abc import Iterable, Sequence
from functools import cache

from attrs import fields_dict, frozen

from tracker.codelists import countries
from tracker.errors import InvalidValueError, Sentence, nearest_hint
from tracker.indicators._selection import PANEL, is_of_type, lies_in
from tracker.indicators._unnamed import NOBODY, unnamed_countries
from tracker.model import Breakdown, EntityType, Indicator, Record
from tracker.values import Bounds, InternationalString, Membership, Number, Pattern, Reading
from tracker.values._groups import linked_groups

__all__ = ["Churn", "Members", "change_of_union", "demand_members", "members", "size_of_union"]


@frozen
class Members:
    """
    Whom a record names, and how many more it leaves unnamed.

    Attributes:
        named: The members named.

        unnamed: How many more there may be.

        record: The key of the record.

        same_as: Keys of records of the same thing.
    """

    named: frozenset[str]
    unnamed: Bounds
    record: str = ""
    same_as: frozenset[str] = frozenset()


@frozen
class Churn:
    """
    Who came and who went between two periods.

    Attributes:
        entries: Members certainly in the later period only.

        exits: Members certainly in the earlier period only.
    """

    entries: tuple[str, ...] = ()
    exits: tuple[str, ...] = ()


@cache
def _member_fields(record_type: type[Record]) -> list[str]:
    sets = (frozenset[str], tuple[InternationalString, ...])
    return [name for name, attribute in fields_dict(record_type).items() if attribute.type in sets]


def demand_members(indicator: Indicator, record_type: type[Record]) -> None:
    """
    Demand that an indicator counts the members of a field that names some.

    Raises:
        InvalidValueError: It does not; the error names the nearest such field.
    """
    known = _member_fields(record_type)  # type: ignore[arg-type]  # a class is hashable, whatever mypy says
    if indicator.counts not in known:
        otherwise = Sentence("it may count {words}", words=", ".join(known))
        hint = nearest_hint(indicator.counts, known, otherwise=otherwise)
        raise InvalidValueError(
            "indicator {id} counts the different {counts} of {table}; {hint}",
            id=repr(indicator.id),
            counts=repr(indicator.counts),
            table=repr(record_type.table),
            hint=hint,
        )


def members(record: Record, indicator: Indicator, reading: Reading, part: Breakdown = ()) -> Members:
    """
    Return whom a record names of the entities counted, and how many more it may mean.

    Of a part by country or region only those count who are in it, whomever else the record names.

    Raises:
        InvalidValueError: The indicator counts a field that names nobody.
    """
    demand_members(indicator, type(record))
    named = frozenset(str(member) for member in getattr(record, indicator.counts))
    if indicator.counts != "countries":
        return Members(named, NOBODY, record.key, record.same_as)
    counted = frozenset(code for code in named if is_of_type(code, indicator.entities) and lies_in(code, part))
    unnamed = unnamed_countries(record, len(named), reading)
    if unnamed is NOBODY or "country" in dict(part):
        unnamed = NOBODY
    elif indicator.entities is not None or not {"region", PANEL}.isdisjoint(dict(part)):
        # Who is not named may be of another type than the one counted, or of another region.
        unnamed = Bounds(0, unnamed.upper)
    return Members(counted, unnamed, record.key, record.same_as)


@cache
def _universe(entities: EntityType | None) -> int:
    return sum(is_of_type(code, entities) for code in countries())


def size_of_union(records: Iterable[tuple[Membership, Members]], indicator: Indicator) -> Bounds:
    """
    Bound how many different members the records of a period have.

    An open list without a stated total leaves the count without an upper limit ("at least 30 States").
    """
    surely: set[str] = set()
    perhaps: set[str] = set()
    lower: Number = 0
    unnamed: list[tuple[Members, Number | None]] = []
    for membership, each in records:
        if membership is Membership.IMPOSSIBLE:
            continue
        perhaps |= each.named
        unnamed.append((each, each.unnamed.upper))
        if membership is Membership.CERTAIN:
            surely |= each.named
            lower = max(lower, len(each.named) + (each.unnamed.lower or 0))
    lower = max(lower, len(surely))
    more = _once(unnamed)
    if more is None:
        return Bounds(lower, None)
    upper: Number = len(perhaps) + more
    if more and indicator.counts == "countries":
        upper = max(lower, min(upper, _universe(indicator.entities)))
    return Bounds(lower, upper)


def _once(unnamed: Sequence[tuple[Members, Number | None]]) -> Number | None:
    """Add up what records leave unnamed; those of one thing leave the same members unnamed."""
    numbers = {each.record or str(place): number for place, (each, number) in enumerate(unnamed)}
    same = [(each.record, other) for each, _ in unnamed for other in each.same_as if other in numbers]
    more: Number = 0
    for thing in linked_groups(numbers, same):
        of_thing = [numbers[key] for key in thing]
        if None in of_thing:
            return None
        more += max(number for number in of_thing if number is not None)
    return more


def change_of_union(records: Iterable[tuple[frozenset[Pattern], Members]]) -> tuple[Bounds, Churn]:
    """
    Bound the change of a distinct count member by member: is this country in the earlier period, in the later one?

    By record it would be wrong: one record before and two after for the same country are a change of 0, not of 1.
    """
    every = list(records)
    found: dict[str, set[Pattern]] = {}
    for patterns, each in every:
        for member in each.named:
            found[member] = _either(found.get(member, {(False, False)}), patterns)
    steps = [{after - before for before, after in patterns} for patterns in found.values()]
    entries, exits = (
        # Whoever came may have been there before among those whom an open list leaves unnamed.
        ()
        if _leaves_unnamed(every, period)
        else tuple(sorted(who for who, found_in in found.items() if found_in == only))
        for period, only in ((0, {(False, True)}), (1, {(True, False)}))
    )
    lower: Number = sum(min(step) for step in steps)
    upper: Number = sum(max(step) for step in steps)
    may_leave = sum((True, False) in patterns for patterns in found.values())
    may_enter = sum((False, True) in patterns for patterns in found.values())
    steps_of = [(each, _unnamed_steps(patterns, each.unnamed.upper, may_leave, may_enter)) for patterns, each in every]
    loss, gain = (_once([(each, step[way]) for each, step in steps_of]) for way in (0, 1))
    least = None if loss is None else lower - loss
    most = None if gain is None else upper + gain
    return Bounds(least, most), Churn(entries, exits)


def _leaves_unnamed(records: Iterable[tuple[frozenset[Pattern], Members]], period: int) -> bool:
    """Tell whether some record that may count in a period leaves members of it unnamed."""
    return any(each.unnamed.upper != 0 and any(way[period] for way in ways) for ways, each in records)


def _either(one: set[Pattern], other: frozenset[Pattern]) -> set[Pattern]:
    return {(before or also_before, after or also_after) for before, after in one for also_before, also_after in other}


def _unnamed_steps(
    patterns: frozenset[Pattern], unnamed: Number | None, may_leave: int, may_enter: int
) -> tuple[Number | None, Number | None]:
    """
    Return by how much the unnamed members of one record may lower and raise the change.

    A record in both periods has the same unnamed members in both: they change nothing, unless one of them is a member
    whom others name in one period only.
    """
    if unnamed == 0:
        return 0, 0
    both = (True, True) in patterns
    loss: Number | None = (min(may_enter, unnamed) if unnamed is not None else may_enter) if both else 0
    gain: Number | None = (min(may_leave, unnamed) if unnamed is not None else may_leave) if both else 0
    if (True, False) in patterns:
        loss = unnamed
    if (False, True) in patterns:
        gain = unnamed
    return loss, gain
