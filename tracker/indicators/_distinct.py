"""Distinct counts: how many different countries, programmes or organizations the records name."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from attrs import define, field, fields_dict, frozen

from tracker.codelists import countries
from tracker.errors import InvalidValueError, Sentence, nearest_hint
from tracker.indicators._breakdown import PANEL, is_of_type, lies_in
from tracker.model import Breakdown, EntityType, Indicator, Record
from tracker.model._kinds import COUNTRIES_BY_ROLE
from tracker.values import Bounds, InternationalString, Membership, Number, Quantity, Reading
from tracker.values._groups import linked_groups
from tracker.values._occurrence import Pattern

NOBODY = Bounds.exactly(0)
ANYBODY = Bounds.at_least(0)


@frozen
class Members:
    """
    Whom a record names, and how many more it leaves unnamed.

    Attributes:
        named: The members named.

        unnamed: How many more there may be.

        record: The key of the record.

        same_as: Keys of records of the same thing.

        is_open: Whether its source leaves anybody unnamed, of whatever part or type; no part of what it says of one.
    """

    named: frozenset[str]
    unnamed: Bounds
    record: str = ""
    same_as: frozenset[str] = frozenset()
    is_open: bool = field(default=False, eq=False)


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
        countable = ["records", *known]
        otherwise = Sentence("it may count {words}", words=", ".join(countable))
        hint = nearest_hint(indicator.counts, countable, otherwise=otherwise)
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
    named = getattr(record, indicator.counts)
    if indicator.counts not in COUNTRIES_BY_ROLE:
        return Members(frozenset(map(str, named)), NOBODY, record.key, record.same_as)
    if indicator.counts != "countries":  # whether a list is complete is said of those assisted alone
        return Members(_named_in(part, named, indicator.entities), NOBODY, record.key, record.same_as)
    meant = unnamed_countries(record, len(named), reading)
    unnamed = NOBODY if meant is NOBODY else _unnamed_in(part, meant, indicator.entities)
    return Members(
        _named_in(part, named, indicator.entities), unnamed, record.key, record.same_as, is_open=meant.upper != 0
    )


def _named_in(part: Breakdown, named: frozenset[str], entities: EntityType | None) -> frozenset[str]:
    """Keep the countries that are of the type counted and in the part asked for."""
    if entities is None and not part:
        return named
    return frozenset(code for code in named if is_of_type(code, entities) and lies_in(code, part))


def _unnamed_in(part: Breakdown, meant: Bounds, entities: EntityType | None) -> Bounds:
    """Bound how many of the countries left unnamed count: a row by country has none of them (decision 4)."""
    dimensions = {dimension for dimension, _ in part}
    if "country" in dimensions:
        return NOBODY
    if entities is not None or not dimensions.isdisjoint(("region", PANEL)):
        # Who is not named may be of another type than the one counted, or of another region (decision 4).
        return Bounds(0, meant.upper)
    return meant


def unnamed_countries(record: Record, named: int, reading: Reading) -> Bounds:
    """
    Bound how many countries a record means beyond those that it names.

    A total that exceeds the names leaves some unnamed, whatever the record says of its list; one that equals them
    leaves nobody (L26).
    """
    total: Quantity | None = getattr(record, "countries_total", None)
    complete = bool(getattr(record, "countries_complete", True))
    if total is None:
        return NOBODY if complete else ANYBODY
    stated = total.bounds(reading)
    lower = max(0, (stated.lower or 0) - named)
    if complete and lower == 0:
        return NOBODY
    return Bounds(lower, None if stated.upper is None else max(lower, stated.upper - named))


@cache
def _universe(entities: EntityType | None) -> int:
    return sum(is_of_type(code, entities) for code in countries())


@define
class MemberUnion:
    """
    Whom some records name together: the fold of a distinct count.

    Attributes:
        surely: Who is named by a record that certainly counts.

        perhaps: Who is named by one that may count, the certain ones included.

        lower: The most members that any one record certainly has, named or not.

        unnamed: How many more members each record may have, by key; None without a limit.

        same: Pairs of keys of records that are the same thing.
    """

    surely: set[str] = field(factory=set)
    perhaps: set[str] = field(factory=set)
    lower: Number = 0
    unnamed: dict[str, Number | None] = field(factory=dict)
    same: list[tuple[str, str]] = field(factory=list)

    def add(self, key: str, membership: Membership, each: Members) -> None:
        """Add the members of a record, unless it certainly does not count."""
        if membership is Membership.IMPOSSIBLE:
            return
        self.perhaps |= each.named
        self.unnamed[key] = each.unnamed.upper
        self.same.extend((key, other) for other in each.same_as)
        if membership is Membership.CERTAIN:
            self.surely |= each.named
            self.lower = max(self.lower, len(each.named) + (each.unnamed.lower or 0))

    def merge(self, other: "MemberUnion") -> "MemberUnion":
        """Return whom the records of both name; no record is in both."""
        return MemberUnion(
            self.surely | other.surely,
            self.perhaps | other.perhaps,
            max(self.lower, other.lower),
            self.unnamed | other.unnamed,
            [*self.same, *other.same],
        )

    def size(self, indicator: Indicator) -> Bounds:
        """
        Bound how many different members there are (L26).

        An open list without a stated total leaves the count without an upper limit ("at least 30 States").
        """
        lower = max(self.lower, len(self.surely))
        more = _once(self.unnamed, self.same)
        if more is None:
            return Bounds(lower, None)
        upper: Number = len(self.perhaps) + more
        if more and indicator.counts == "countries":
            upper = max(lower, min(upper, _universe(indicator.entities)))
        return Bounds(lower, upper)


def size_of_union(records: Iterable[tuple[Membership, Members]], indicator: Indicator) -> Bounds:
    """Bound how many different members the records of a period have."""
    together = MemberUnion()
    for place, (membership, each) in enumerate(records):
        together.add(each.record or str(place), membership, each)
    return together.size(indicator)


def _once(unnamed: Mapping[str, Number | None], same: Iterable[tuple[str, str]]) -> Number | None:
    """Add up what records leave unnamed, by key; those of one thing leave the same members unnamed."""
    more: Number = 0
    for thing in linked_groups(unnamed, ((key, other) for key, other in same if other in unnamed)):
        of_thing = [unnamed[key] for key in thing]
        if None in of_thing:
            return None
        more += max(number for number in of_thing if number is not None)
    return more


@frozen
class NamedTogether:
    """
    Whom some records of one date name, of which none is, or may be, the same as another.

    Attributes:
        named: Whom they name.

        again: Whom more than one of them names: in two periods may be who is in one by each record.

        unnamed: How many of them leave how many members unnamed; None without a limit.
    """

    named: frozenset[str]
    again: frozenset[str]
    unnamed: Mapping[Number | None, int]

    @classmethod
    def of(cls, records: Iterable[Members]) -> "NamedTogether":
        """Put together whom records name."""
        named, again, unnamed = set[str](), set[str](), Counter[Number | None]()
        for each in records:
            again |= named & each.named
            named |= each.named
            unnamed[each.unnamed.upper] += 1
        return cls(frozenset(named), frozenset(again), unnamed)


def change_of_union(
    records: Iterable[tuple[frozenset[Pattern], Members]],
    together: Iterable[tuple[frozenset[Pattern], NamedTogether]] = (),
) -> tuple[Bounds, Churn]:
    """
    Bound the change of a distinct count member by member: is this country in the earlier period, in the later one?

    By record it would be wrong (L43): one record before and two after for the same country are a change of 0, not of 1.

    Args:
        records: Records one by one, with the ways in which each may count in the two periods.

        together: Others, those of one date together.
    """
    every, dates = list(records), list(together)
    found: dict[str, frozenset[Pattern]] = {}
    for patterns, named in (
        *((patterns, each.named) for patterns, each in every),
        *((patterns, named) for patterns, each in dates for named in (each.named, each.again)),
    ):
        for member in named:
            found[member] = _either(found.get(member, _NOWHERE), patterns)
    steps = [{after - before for before, after in patterns} for patterns in found.values()]
    leaving = [(patterns, each.unnamed.upper) for patterns, each in every]
    leaving += [(patterns, unnamed) for patterns, each in dates for unnamed in each.unnamed]
    entries, exits = (
        # Whoever came may have been there before among those whom an open list leaves unnamed.
        ()
        if any(unnamed != 0 and any(way[period] for way in ways) for ways, unnamed in leaving)
        else tuple(sorted(who for who, found_in in found.items() if found_in == only))
        for period, only in ((0, {(False, True)}), (1, {(True, False)}))
    )
    lower: Number | None = sum(min(step) for step in steps)
    upper: Number | None = sum(max(step) for step in steps)
    may_leave = sum((True, False) in patterns for patterns in found.values())
    may_enter = sum((False, True) in patterns for patterns in found.values())
    steps_of = {
        each.record or str(place): _unnamed_steps(patterns, each.unnamed.upper, may_leave, may_enter)
        for place, (patterns, each) in enumerate(every)
    }
    same = [(each.record, other) for _, each in every for other in each.same_as]
    loss, gain = (_once({key: step[way] for key, step in steps_of.items()}, same) for way in (0, 1))
    lower, upper = _less(lower, loss), _more(upper, gain)
    for patterns, each in dates:
        for unnamed, number in each.unnamed.items():
            loss, gain = _unnamed_steps(patterns, unnamed, may_leave, may_enter)
            lower, upper = _less(lower, loss, number), _more(upper, gain, number)
    return Bounds(lower, upper), Churn(entries, exits)


_NOWHERE: frozenset[Pattern] = frozenset({(False, False)})


@cache
def _either(one: frozenset[Pattern], other: frozenset[Pattern]) -> frozenset[Pattern]:
    """Return the ways of a member in which one or the other may count: of two periods there are few."""
    return frozenset(
        (before or also_before, after or also_after) for before, after in one for also_before, also_after in other
    )


def _more(number: Number | None, more: Number | None, times: int = 1) -> Number | None:
    return None if number is None or more is None else number + more * times


def _less(number: Number | None, less: Number | None, times: int = 1) -> Number | None:
    return _more(number, None if less is None else -less, times)


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
