"""Chains of renewal: the mandates that carry one authorization on, and how long ago it was last renewed."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from attrs import frozen

from tracker.followup._force import force_of
from tracker.model import Mandate, Register
from tracker.values import Bounds, Membership
from tracker.values._calendar import add_months

__all__ = ["RenewalChain", "chain_of"]


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
    waiting = sorted(mandates, key=lambda each: (*_age(each), each.id))
    ordered: list[Mandate] = []
    while waiting:
        ids = {each.id for each in waiting}
        following = next((each for each in waiting if not (each.renews - {each.id}) & ids), waiting[0])
        waiting.remove(following)
        ordered.append(following)
    return tuple(ordered)


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
