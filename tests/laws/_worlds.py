"""
Tiny registers, and an enumeration of the worlds that they leave possible.

The oracle shares no code with `tracker`: a date is drawn together with everything that it allows to have happened, a
quantity is read by a table of its own, and totals, unions and stocks are counted in each world.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations, product

from hypothesis import strategies as st

from tracker.comparison import Comparison, compare
from tracker.comparison._compare import compare_figures
from tracker.comparison._pair import like_figures
from tracker.indicators import About
from tracker.model import (
    AssistanceEvent,
    Coverage,
    CoverageState,
    EntityType,
    Indicator,
    IndicatorKind,
    Observation,
    Record,
    Register,
)
from tracker.values import (
    CAUTIOUS,
    IMPLICATED,
    STRICT,
    Bounds,
    InternationalString,
    Qualifier,
    Quantity,
    Reading,
    Recognition,
    ReportingPeriod,
    When,
)

DAYS = 10
FIRST = date(2000, 2, 25)
"""The small calendar has ten days, a leap day and a month's end."""
ANYTIME = range(-2, DAYS + 2)
"""A day before and one after stand for all days that lie farther; "about" reaches one more."""
MANY = 10**9
"""Stands for a number without limit."""
READINGS_OF_ALL = (STRICT, CAUTIOUS, IMPLICATED)

# -- what happened ----------------------------------------------------------------------------------------------------

Happening = tuple[tuple[int, int], ...]
"""The runs of days on which something happened; none if it happened at no time that matters."""

NOWHERE: Happening = ()
Ways = frozenset[tuple[bool, ...]]


def day(number: int) -> date:
    """Return a day of the small calendar, counted from 0."""
    return FIRST + timedelta(days=number)


def span(first: int, last: int) -> ReportingPeriod:
    """Return a period of the small calendar."""
    return ReportingPeriod(day(first), day(last))


@dataclass(frozen=True)
class Dating:
    """A date as a register writes it, with everything that it allows to have happened."""

    text: str
    allows: frozenset[Happening]
    parts: int = 1
    lasts: bool = False
    doubted: bool = False

    def happenings(self, reading: Reading) -> frozenset[Happening]:
        """Return what may have happened; what is doubted may not have, under a strict reading at any other time."""
        if not self.doubted:
            return self.allows
        found = self.allows | {NOWHERE}
        if reading is not STRICT:
            return found
        if self.lasts:
            return found | {((one, other),) for one in ANYTIME for other in ANYTIME if one <= other}
        return found | {tuple((each, each) for each in days) for days in product(ANYTIME, repeat=self.parts)}

    def within(self, other: "Dating") -> bool:
        """Tell whether it says at least as much as another date."""
        doubt = other.doubted or not self.doubted
        return self.allows <= other.allows and doubt and (self.parts, self.lasts) == (other.parts, other.lasts)


def counts_in(happening: Happening, period: ReportingPeriod, rule: Recognition) -> bool:
    """Tell whether something counts in a period, in a world where it is known when it happened."""
    first, last = (period.start - FIRST).days, (period.end - FIRST).days
    if not happening:
        return False
    if rule is Recognition.ON_START:
        return first <= min(start for start, _ in happening) <= last
    if rule is Recognition.ON_COMPLETION:
        return first <= max(end for _, end in happening) <= last
    return any(start <= last and first <= end for start, end in happening)


def _points(text: str, days: Iterable[int], *, doubted: bool = False) -> Dating:
    return Dating(text, frozenset(((each, each),) for each in days), doubted=doubted)


def _marked(number: int, mark: str) -> Dating:
    wider = 1 if mark in {"~", "%"} else 0
    return _points(f"{day(number)}{mark}", range(number - wider, number + wider + 1), doubted=mark in {"?", "%"})


def _window(first: int, last: int) -> Dating:
    return _points(f"[{day(first)}..{day(last)}]", range(first, last + 1))


def _one_of(windows: Sequence[tuple[int, int]]) -> Dating:
    text = ",".join(f"{day(first)}..{day(last)}" if first < last else f"{day(first)}" for first, last in windows)
    return _points(f"[{text}]", {each for first, last in windows for each in range(first, last + 1)})


def _all_of(days: Sequence[Dating]) -> Dating:
    worlds = product(*(each.allows for each in days))
    allows = frozenset(tuple(run for happening in world for run in happening) for world in worlds)
    text = f"{{{','.join(each.text for each in days)}}}"
    return Dating(text, allows, parts=len(days), doubted=any(each.doubted for each in days))


def _lasting(start: Dating | None, end: Dating | None, *, goes_on: bool = False) -> Dating:
    """Make a span; a missing end is any day, or the last of all where it goes on."""
    starts = sorted(run[0][0] for run in start.allows) if start else [*ANYTIME]
    ends = sorted(run[0][0] for run in end.allows) if end else [*ANYTIME][-1:] if goes_on else [*ANYTIME]
    doubted = any(each is not None and each.doubted for each in (start, end))
    text = f"{start.text if start else '..'}/{end.text if end else '..' if goes_on else ''}"
    pairs = frozenset(((one, other),) for one in starts for other in ends if one <= other)
    return Dating(text, pairs, lasts=True, doubted=doubted)


_numbers = st.integers(0, DAYS - 1)
_pairs = st.tuples(_numbers, _numbers).map(lambda pair: (min(pair), max(pair)))


def _open_span(start: Dating, end: Dating, form: int) -> Dating:
    return _lasting(None if form == 1 else start, None if form > 1 else end, goes_on=form == 2)


def datings(*, marks: Sequence[str] = ("", "?", "~", "%"), lasting: bool = True) -> st.SearchStrategy[Dating]:
    """Dates of every shape; shrink to the first day of the calendar."""
    marked = st.builds(_marked, _numbers, st.sampled_from(list(marks)))
    one_of = st.lists(_pairs, min_size=1, max_size=3).map(_one_of)
    points = [marked, _pairs.map(lambda pair: _window(*pair)), one_of]
    if not lasting:
        return st.one_of(points)
    all_of = st.lists(marked, min_size=1, max_size=2).map(_all_of)
    mark = st.sampled_from(list(marks))
    spans = st.builds(
        lambda pair, one, other, form: _open_span(_marked(pair[0], one), _marked(pair[1], other), form),
        _pairs,
        mark,
        mark,
        st.sampled_from([0, 0, 0, 1, 2, 3]),
    )
    return st.one_of(*points, all_of, spans)


def periods() -> st.SearchStrategy[ReportingPeriod]:
    """Periods of the small calendar; shrink to its first day."""
    return _pairs.map(lambda pair: span(*pair))


def pairs_of_periods(*, disjoint: bool = False) -> st.SearchStrategy[tuple[ReportingPeriod, ReportingPeriod]]:
    """Two periods of the same length, in either order; the periods overlap, meet or lie apart."""

    def with_length(length: int) -> st.SearchStrategy[tuple[ReportingPeriod, ReportingPeriod]]:
        starts = st.integers(0, DAYS - length)
        both = st.tuples(starts, starts)
        if disjoint:
            both = st.integers(0, DAYS - 2 * length).flatmap(
                lambda one: st.tuples(st.just(one), st.integers(one + length, DAYS - length))
            )
        return both.map(lambda pair: (span(pair[0], pair[0] + length - 1), span(pair[1], pair[1] + length - 1)))

    return st.integers(1, DAYS // 2 if disjoint else DAYS).flatmap(with_length)


# -- how many ---------------------------------------------------------------------------------------------------------


def denoted(quantity: Quantity | None, reading: Reading) -> tuple[int, int]:  # noqa: PLR0911  # one return a qualifier
    """Return the least and the greatest number that a quantity means, by the table of section 6."""
    if quantity is None:
        return 0, MANY
    number = int(quantity.value)
    digits = str(number)
    granule = 10 ** (len(digits) - len(digits.rstrip("0"))) if number else 1
    below_next = number + granule - 1 if reading is IMPLICATED and granule > 1 else MANY
    match quantity.qualifier:
        case Qualifier.EXACT:
            return number, number
        case Qualifier.AT_LEAST:
            return number, below_next
        case Qualifier.MORE_THAN:
            return number + 1, below_next
        case Qualifier.AT_MOST:
            return 0, number
        case Qualifier.FEWER_THAN:
            return 0, number - 1
        case Qualifier.NEARLY:
            return (0 if reading is STRICT else max(0, number - granule)), number
        case Qualifier.ABOUT:
            return (0, MANY) if reading is STRICT else (max(0, number - granule), number + granule)
        case Qualifier.BETWEEN:
            return number, int(quantity.upper or 0)


def numbers_in(limits: tuple[int, int]) -> frozenset[int]:
    """Return some numbers between two limits, with both."""
    least, most = limits
    return frozenset({least, min(least + 1, most), most})


def as_bounds(values: Iterable[int]) -> Bounds:
    """Return the hull of what is true in the worlds; a number beyond counting is no limit."""
    found = sorted(values)
    return Bounds(
        None if found[0] < -MANY // 2 else found[0],
        None if found[-1] > MANY // 2 else found[-1],
    )


_VALUES = (0, 1, 2, 3, 10, 12, 20)


def _quantity(qualifier: Qualifier, pair: tuple[int, int]) -> Quantity:
    low, high = min(pair), max(pair)
    if qualifier is Qualifier.BETWEEN:
        return Quantity(low, qualifier, upper=high)
    return Quantity(max(low, 1) if qualifier is Qualifier.FEWER_THAN else low, qualifier)


def quantities(*, qualifiers: Sequence[Qualifier] = tuple(Qualifier)) -> st.SearchStrategy[Quantity]:
    """Small quantities with every hedge; shrink to exactly 0."""
    values = st.sampled_from(_VALUES)
    return st.builds(_quantity, st.sampled_from(list(qualifiers)), st.tuples(values, values))


# -- acts of assistance -----------------------------------------------------------------------------------------------

NAMED = ("KE", "PK", "TC")
"""Two States and a territory."""
OTHERS = ("BR", "FR", "BM")
"""Two more States and a territory, whom only an open list may mean."""
STATES = frozenset({"KE", "PK", "BR", "FR"})
KINDS = ("training", "workshop")
PROGRAMMES = ("p1", "p2")


@dataclass(frozen=True, repr=False)
class Act:
    """An act of assistance as the register records it, with the date's meaning beside it."""

    dating: Dating
    event: AssistanceEvent

    @property
    def id(self) -> str:
        """The record's id."""
        return self.event.id

    def __repr__(self) -> str:
        values = {name: getattr(self.event, name) for name in _FIELDS}
        told = {name: value for name, value in values.items() if name not in {"title", "when"} and value}
        return f"Act({self.dating.text}, {told})"

    def but(self, **changes: object) -> "Act":
        """Return it with other values in its record."""
        values = {name: getattr(self.event, name) for name in _FIELDS} | changes
        return Act(self.dating, AssistanceEvent(**values))

    def on(self, dating: Dating) -> "Act":
        """Return it at another date."""
        return replace(self, dating=dating).but(when=When(dating.text))


_FIELDS = (
    "id",
    "kind",
    "title",
    "when",
    "countries",
    "countries_complete",
    "countries_total",
    "participants",
    "women",
    "programmes",
    "same_as",
    "possibly_same_as",
    "draft",
)


def act(number: int | str, dating: Dating, **values: object) -> Act:
    """Make an act of assistance."""
    plain = AssistanceEvent(
        id=f"e{number}", kind="training", title=InternationalString(en="A course"), when=When(dating.text)
    )
    return Act(dating, plain).but(**values)


def on_day(first: int, last: int | None = None) -> Dating:
    """Return the date of something on one day, or on one of several."""
    return _marked(first, "") if last is None else _window(first, last)


def marked(number: int, mark: str) -> Dating:
    """Return a day with ``?``, ``~`` or ``%``."""
    return _marked(number, mark)


def lasting(first: int, last: int) -> Dating:
    """Return the date of something that lasts from one day to another."""
    return _lasting(_marked(first, ""), _marked(last, ""))


def lists_of_countries(*, partial: bool = True) -> st.SearchStrategy[dict[str, object]]:
    """Whom an act was for: all of them named, or with *partial* only some, with their number or without."""
    named = st.frozensets(st.sampled_from(NAMED), max_size=2)
    if not partial:
        return st.fixed_dictionaries({"countries": named})
    more = st.tuples(st.integers(0, 2), st.sampled_from(Qualifier))
    totals = st.none() | st.just((0, Qualifier.EXACT)) | more

    def listed(names: frozenset[str], complete: bool, total: tuple[int, Qualifier] | None) -> dict[str, object]:
        stated = None
        if total is not None:
            count = len(names) + total[0]
            stated = _quantity(total[1], (count, count + 1))
        return {"countries": names, "countries_complete": complete, "countries_total": stated}

    return st.builds(listed, named, st.booleans(), totals)


def acts(  # each narrows one aspect
    *,
    max_size: int = 4,
    when: st.SearchStrategy[Dating] | None = None,
    participants: st.SearchStrategy[Quantity | None] | None = None,
    partial: bool = False,
    linked: bool = False,
) -> st.SearchStrategy[tuple[Act, ...]]:
    """Acts of assistance, with *partial* of open lists, with *linked* some of which are or may be the same."""
    size = st.integers(0, max_size)
    numbers = st.none() | quantities() if participants is None else participants
    one = st.fixed_dictionaries(
        {
            "dating": datings() if when is None else when,
            "kind": st.sampled_from(KINDS),
            "participants": numbers,
            "programmes": st.frozensets(st.sampled_from(PROGRAMMES)),
        }
    )
    whom = lists_of_countries(partial=partial)

    def numbered(count: int) -> st.SearchStrategy[tuple[Act, ...]]:
        keys = [f"e{number}" for number in range(count)]
        links = st.frozensets(st.sampled_from(keys), max_size=2) if linked and keys else st.just(frozenset[str]())
        records = [
            st.builds(_assembled, st.just(number), one, whom, st.tuples(links, links)) for number in range(count)
        ]
        return st.tuples(*records)

    return size.flatmap(numbered)


def _assembled(
    number: int,
    drawn: Mapping[str, object],
    whom: Mapping[str, object],
    links: tuple[frozenset[str], frozenset[str]],
) -> Act:
    dating = drawn["dating"]
    assert isinstance(dating, Dating)
    others = [frozenset(key for key in keys if key != f"e{number}") for keys in links]
    values = {name: value for name, value in drawn.items() if name != "dating"}
    return act(number, dating, **values, **whom, same_as=others[0], possibly_same_as=others[1])


def register(records: Iterable[Act | Record], *, reading: Reading = CAUTIOUS) -> Register:
    """Make a register of acts and other records."""
    return Register(
        id="small",
        title=InternationalString(en="A small register"),
        reading=reading.name,
        records=tuple(each.event if isinstance(each, Act) else each for each in records),
    )


def covered(state: CoverageState, period: ReportingPeriod, of: str = "event") -> Coverage:
    """Declare how much of a period the register holds."""
    return Coverage(of=of, period=str(period), state=state)


def measure_of(
    kind: IndicatorKind = IndicatorKind.FLOW,
    counts: str = "records",
    rule: Recognition = Recognition.ON_START,
    entities: EntityType | None = None,
    **values: object,
) -> Indicator:
    """Make an indicator of acts of assistance."""
    common: dict[str, object] = {
        "id": f"{kind.value}-{counts}",
        "version": "1",
        "title": InternationalString(en="A measure"),
        "kind": kind,
        "unit": "things",
        "of": "event",
        "counts": counts,
        "recognition": rule,
        "entities": entities,
    }
    return Indicator(**{**common, **values})  # type: ignore[arg-type]  # the values are told apart by their names


COUNT = measure_of()
FLOW = measure_of(counts="participants")
WHOM = measure_of(IndicatorKind.DISTINCT, counts="countries")
WHICH_STATES = measure_of(IndicatorKind.DISTINCT, counts="countries", entities=EntityType.STATES)

# -- worlds: totals ---------------------------------------------------------------------------------------------------

Testimony = frozenset[tuple[Happening, int]]
"""What a record says, as the happenings and numbers that it allows."""


def _testimony(one: Act, reading: Reading, counts: str, rule: Recognition) -> Testimony:
    limits = (1, 1) if counts == "records" else denoted(one.event.participants, reading)
    if counts == "women" and one.event.women is not None:
        limits = denoted(one.event.women, reading)
    elif counts == "women":
        limits = (0, denoted(one.event.participants, reading)[1])
    happenings = frozenset(_as_recognized(each, rule) for each in one.dating.happenings(reading))
    return frozenset(product(happenings, {*range(limits[0], min(limits[1], 45) + 1), limits[1]}))


def _as_recognized(happening: Happening, rule: Recognition) -> Happening:
    """Leave of what happened the day by which it counts: records of one thing need not agree on the rest."""
    if not happening or rule is Recognition.ACTIVE:
        return happening
    number = min(run[0] for run in happening) if rule is Recognition.ON_START else max(run[1] for run in happening)
    return ((number, number),)


def _of_one_thing(said: Sequence[Testimony]) -> Testimony:
    """Return what one thing may be that is told of several times: all are right, or if they cannot be, one of them."""
    return frozenset.intersection(*said) or frozenset.union(*said)


def _blocks(keys: Sequence[str], links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Group keys that links join, through whatever other key."""
    names = dict.fromkeys(keys, 0) | {key: 0 for link in links for key in link}
    group = {key: key for key in names}
    for one, other in links:
        merged = {group[one], group[other]}
        group = {key: min(merged) if owner in merged else owner for key, owner in group.items()}
    found: dict[str, list[str]] = {}
    for key in keys:
        found.setdefault(group[key], []).append(key)
    return list(found.values())


def _groupings(acts: Sequence[Act]) -> Iterator[list[list[str]]]:
    """Enumerate which records are the same thing: each possible link is true or false."""
    keys = [one.id for one in acts]
    certain, possible = _links(acts, "same_as"), _links(acts, "possibly_same_as")
    for size in range(len(possible) + 1):
        for true in combinations(possible, size):
            yield _blocks(keys, [*certain, *true])


def _links(acts: Sequence[Act], name: str) -> list[tuple[str, str]]:
    return [(one.id, other) for one in acts for other in sorted(getattr(one.event, name))]


def totals(
    acts: Sequence[Act],
    periods: Sequence[ReportingPeriod],
    *,
    rule: Recognition = Recognition.ON_START,
    reading: Reading = CAUTIOUS,
    counts: str = "records",
) -> set[int]:
    """Return the totals of a period that are true in some world; of two periods, how much the second has more."""
    said = {one.id: _testimony(one, reading, counts, rule) for one in acts}
    things = {
        tuple(thing): _of_one_thing([said[key] for key in thing]) for thing in _blocks([*said], _links(acts, "same_as"))
    }
    found: set[int] = set()
    known: dict[frozenset[str], list[int]] = {}
    for grouping in _groupings(acts):
        sums = {0}
        for block in map(frozenset, grouping):
            if block not in known:
                told = _of_one_thing([testimony for thing, testimony in things.items() if block.issuperset(thing)])
                values = sorted({number * _weight(happening, periods, rule) for happening, number in told})
                known[block] = [*values[:2], *values[-1:]]
            sums = {total + each for total in sums for each in known[block]}
        found |= sums
    return found


def _weight(happening: Happening, periods: Sequence[ReportingPeriod], rule: Recognition) -> int:
    inside = [counts_in(happening, period, rule) for period in periods]
    return int(inside[0]) if len(inside) == 1 else int(inside[1]) - int(inside[0])


# -- worlds: unions ---------------------------------------------------------------------------------------------------


def _whom(one: Act, reading: Reading, universe: frozenset[str]) -> set[frozenset[str]]:
    """Return whom an act may have been for."""
    named = one.event.countries
    others = sorted(universe - named)
    if one.event.countries_total is None:
        least, most = (0, 0) if one.event.countries_complete else (0, len(others))
    else:
        least, most = (limit - len(named) for limit in denoted(one.event.countries_total, reading))
        if one.event.countries_complete and least <= 0:
            most = 0
    sizes = range(max(0, least), min(most, len(others)) + 1)
    return {named | frozenset(more) for size in sizes for more in combinations(others, size)} or {named}


def unions(
    acts: Sequence[Act],
    periods: Sequence[ReportingPeriod],
    *,
    rule: Recognition = Recognition.ON_START,
    reading: Reading = CAUTIOUS,
    counted: Callable[[str], bool] = lambda _: True,
    universe: Iterable[str] = (*NAMED, *OTHERS),
) -> set[tuple[frozenset[str], ...]]:
    """Return whom the acts of each period were for together, in every world."""
    everyone = frozenset(universe)
    nobody = frozenset[str]()
    found: set[tuple[frozenset[str], ...]] = {(nobody,) * len(periods)}
    for one in acts:
        ways = {
            tuple(counts_in(happening, period, rule) for period in periods)
            for happening in one.dating.happenings(reading)
        }
        whom = {frozenset(filter(counted, names)) for names in _whom(one, reading, everyone)}
        steps = {tuple(names if inside else nobody for inside in way) for way in ways for names in whom}
        found = {tuple(a | b for a, b in zip(left, right, strict=True)) for left in found for right in steps}
    return found


def is_state(code: str) -> bool:
    """Tell whether a code of this page is a State's."""
    return code in STATES


# -- worlds: stocks ---------------------------------------------------------------------------------------------------


def observed(dating: Dating, value: int | Quantity, number: int = 0) -> Observation:
    """Make an observation of a stock; the number tells apart those of one date."""
    quantity = value if isinstance(value, Quantity) else Quantity(value)
    return Observation(indicator="stock", at=When(dating.text), value=quantity, since=When(f"19{number:02}"))


def stocks(
    seen: Sequence[tuple[Dating, int]], period: ReportingPeriod, *, oldest: int | None = None
) -> set[int | None]:
    """
    Return the latest value seen in a period, in every world; None stands for none.

    With *oldest*, a value seen since that day stands for the period if none was seen in it.
    """
    first, last = (period.start - FIRST).days, (period.end - FIRST).days
    found: set[int | None] = set()
    for world in product(*(dating.happenings(CAUTIOUS) for dating, _ in seen)):
        days = [(happening[0][0], value) for happening, (_, value) in zip(world, seen, strict=True) if happening]
        inside = [(when, value) for when, value in days if first <= when <= last]
        if not inside and oldest is not None:
            inside = [(when, value) for when, value in days if oldest <= when < first]
        latest = max((when for when, _ in inside), default=None)
        found |= {value for when, value in inside if when == latest} if inside else {None}
    return found


# -- comparisons ------------------------------------------------------------------------------------------------------


def compared_either_way(
    held: Register,
    indicator: Indicator,
    pair: tuple[ReportingPeriod, ReportingPeriod],
    *,
    about: About | str = About.RECORDED,
    reading: Reading | None = None,
    remedy: str | None = None,
) -> Comparison:
    """Compare two periods, the earlier one first or not: what is said of two figures holds in either order."""
    before, after = pair
    if before.end <= after.end:
        return compare(held, indicator, after, against=before, about=about, reading=reading, remedy=remedy)
    held = held.confirmed
    return compare_figures(held, *like_figures(held, indicator, pair, about, reading, None), remedy=remedy)
