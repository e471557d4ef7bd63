"""When mandates are in force, and the chains in which one renews another."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from heapq import heappop, heappush

from attrs import frozen

from tracker.model import Mandate, Register
from tracker.values import Bounds, Membership, ReportingPeriod, Window
from tracker.values._calendar import add_days, add_months


@frozen
class Force:
    """
    The days on which a mandate is in force: from one of the days of *starts* to one of the days of *ends*.

    >>> from tracker.model import Mandate
    >>> from tracker.values import InternationalString, When
    >>> title = InternationalString(en="Resolution 2598 (2021)")
    >>> mandate = Mandate(id="m", kind="resolution", title=title, in_force=When("2021-09-29/2022-09-29"))
    >>> Force.stated(mandate).on(date(2022, 9, 30))
    <Membership.IMPOSSIBLE: 0>

    Attributes:
        starts: The window of the first day.

        ends: The window of the last day; without limits where no end is stated.

        states_end: Whether an end is stated, so that the mandate lapses unless it is renewed.

        is_uncertain: Whether its source doubts the days: it is then never certain to be in force.
    """

    starts: Window
    ends: Window
    states_end: bool = False
    is_uncertain: bool = False

    @classmethod
    def stated(cls, mandate: Mandate) -> "Force":
        """
        Read what a mandate says of itself.

        Without *in_force* it is in force from its adoption, and how long is not stated. An open end (``..``) says that
        it is in force until further notice, which is certain; an empty one says nothing.
        """
        when = mandate.in_force or mandate.adopted
        if when is None:
            return cls(Window(None, None), Window(None, None))
        if mandate.in_force is None:
            return cls(when.window, Window(None, None), is_uncertain=when.is_uncertain)
        if when.edtf.endswith("/.."):
            return cls(when.starts, Window(date.max, None), is_uncertain=when.is_uncertain)
        return cls(when.starts, when.ends, states_end=when.ends.latest is not None, is_uncertain=when.is_uncertain)

    def within(self, period: ReportingPeriod) -> Membership:
        """Tell whether it is in force on some day of a period."""
        earliest_end = max(self.ends.first, self.starts.first)
        latest_start = min(self.starts.last, self.ends.last)
        if self.ends.last < self.starts.first or self.starts.first > period.end or self.ends.last < period.start:
            return Membership.IMPOSSIBLE
        if latest_start <= period.end and earliest_end >= period.start and not self.is_uncertain:
            return Membership.CERTAIN
        return Membership.POSSIBLE

    def on(self, day: date) -> Membership:
        """Tell whether it is in force on a day."""
        return self.within(ReportingPeriod(day, day))


def force_of(register: Register, mandate: Mandate) -> Force:
    """
    Return from when to when a mandate is in force.

    A mandate that another one supersedes is in force no longer than to the day before that one is.
    """
    return register.remembered(("force", mandate.id), lambda: _force(register, mandate))


def _force(register: Register, mandate: Mandate) -> Force:
    found = Force.stated(mandate)
    for other in register.remembered("successors of mandates", lambda: _successors(register)).get(mandate.id, ()):
        found = _ended_by(found, Force.stated(other).starts)
    return found


def _successors(register: Register) -> Mapping[str, list[Mandate]]:
    """Return for each mandate those that supersede it, in the order of the register."""
    found: defaultdict[str, list[Mandate]] = defaultdict(list)
    for each in register.mandates.values():
        for superseded in each.supersedes if not each.draft else ():
            if superseded != each.id:
                found[superseded].append(each)
    return found


def _ended_by(force: Force, successor: Window) -> Force:
    """End a mandate before its successor begins, in every world."""
    earliest, latest = (
        None if day is None else add_days(day, -1) or date.min for day in (successor.earliest, successor.latest)
    )
    last = min(force.ends.last, latest or date.max)
    first = min(force.ends.first, earliest or date.min)
    return Force(
        force.starts,
        Window(None if first == date.min else first, None if last == date.max else last),
        states_end=force.states_end or latest is not None,
        is_uncertain=force.is_uncertain,
    )


@frozen(kw_only=True)
class RenewalChain:
    """
    Mandates that renew one another.

    Attributes:
        mandates: The mandates, each behind those that it renews, the oldest first.
    """

    mandates: tuple[Mandate, ...]

    def in_force(self, register: Register, day: date) -> tuple[tuple[Mandate, Membership], ...]:
        """Return the mandates of the chain that are or may be in force on a day."""
        found = ((mandate, force_of(register, mandate).on(day)) for mandate in self.mandates)
        return tuple(pair for pair in found if pair[1] is not Membership.IMPOSSIBLE)

    def years_since_renewal(self, on: date) -> Bounds | None:
        """
        Count the whole years since the chain was last adopted or renewed, as of a day.

        Returns:
            Bounds: without an upper limit where even the first adoption is not dated; None if nothing in the chain can
            have been adopted by that day.
        """
        latest = _latest_adoption(self.mandates, on)
        if latest is None:
            return None
        earliest_day, latest_day = latest
        upper = None if earliest_day is None else _whole_years(earliest_day, on)
        return Bounds(_whole_years(latest_day, on), upper)


def chain_of(register: Register, mandate: str) -> RenewalChain:
    """
    Return the chain that a mandate belongs to; one that renews nothing and is not renewed is a chain of its own.

    Raises:
        KeyError: The register has no such mandate.
    """
    return _by_member(register)[mandate]


def _by_member(register: Register) -> Mapping[str, RenewalChain]:
    return register.remembered("renewal chains", lambda: _built(register))


def _built(register: Register) -> dict[str, RenewalChain]:
    mandates = register.mandates
    linked: defaultdict[str, set[str]] = defaultdict(set)
    for mandate in mandates.values():
        for renewed in mandate.renews & mandates.keys():
            linked[mandate.id].add(renewed)
            linked[renewed].add(mandate.id)
    found: dict[str, RenewalChain] = {}
    for start in mandates:
        if start not in found:
            members = _reached(start, linked)
            chain = RenewalChain(mandates=_in_order([mandates[each] for each in members]))
            found |= dict.fromkeys(members, chain)
    return found


def _reached(start: str, linked: Mapping[str, set[str]]) -> set[str]:
    found, pending = {start}, [start]
    while pending:
        for each in linked.get(pending.pop(), ()):
            if each not in found:
                found.add(each)
                pending.append(each)
    return found


def _in_order(mandates: list[Mandate]) -> tuple[Mandate, ...]:
    """Put each mandate behind those that it renews, otherwise by date; a circle is cut at its oldest mandate."""
    oldest = sorted(mandates, key=lambda each: (*_age(each), each.id))
    rank = {each.id: place for place, each in enumerate(oldest)}
    before = {each.id: {name for name in each.renews if name in rank and name != each.id} for each in oldest}
    renewing: defaultdict[str, list[str]] = defaultdict(list)
    for name, renewed in before.items():
        for each in renewed:
            renewing[each].append(name)
    ready = [rank[name] for name, renewed in before.items() if not renewed]  # in order, which makes it a heap
    waiting, ordered = 0, dict[str, Mandate]()
    while len(ordered) < len(oldest):
        while oldest[waiting].id in ordered:
            waiting += 1
        following = oldest[heappop(ready)] if ready else oldest[waiting]
        if following.id in ordered:  # it was taken to cut a circle, and has become ready since
            continue
        ordered[following.id] = following
        for name in renewing[following.id]:
            before[name].discard(following.id)
            if not before[name] and name not in ordered:
                heappush(ready, rank[name])
    return tuple(ordered.values())


def _age(mandate: Mandate) -> tuple[date, date]:
    when = mandate.adopted or mandate.in_force
    return (date.max, date.max) if when is None else (when.starts.first, when.starts.last)


def _latest_adoption(mandates: tuple[Mandate, ...], on: date) -> tuple[date | None, date] | None:
    """Return the earliest and the latest day that the last adoption by a day may have had."""
    windows = [when.starts for each in mandates if (when := each.adopted or each.in_force) is not None]
    possible = [min(window.last, on) for window in windows if window.first <= on]
    if not possible:
        return None
    certain = [window.first for window in windows if window.last <= on and window.earliest is not None]
    return max(certain, default=None), max(possible)


def _whole_years(start: date, end: date) -> int:
    """Count the years that have passed from one day to another; one from 29 February is over on 28 February."""
    years = end.year - start.year
    anniversary = add_months(start, 12 * years)
    return years if anniversary is not None and anniversary <= end else years - 1
