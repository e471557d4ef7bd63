"""From when to when a mandate is in force, and whether it is on a day."""

from datetime import date

from attrs import frozen

from tracker.model import Mandate, Register
from tracker.values import Membership, ReportingPeriod, Window
from tracker.values._calendar import add_days

__all__ = ["Force", "force_of"]


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
    for other in register.mandates.values():
        if mandate.id in other.supersedes and other.id != mandate.id and not other.draft:
            found = _ended_by(found, Force.stated(other).starts)
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
