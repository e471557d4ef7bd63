"""Recommendations told apart: by what they have in common, by age, and by being under review in both of two periods."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from attrs import frozen

from tracker.errors import InvalidValueError, choice_hint
from tracker.followup._dates import ALWAYS, number_of
from tracker.followup._rates import Overtaken, Rate, rate_of
from tracker.followup._tally import Behind, Tally, tally
from tracker.followup._timeline import Course, Timeline
from tracker.followup._transitions import is_under_review
from tracker.model import Recommendation
from tracker.values import Bounds, InternationalString
from tracker.values._calendar import add_days, add_months
from tracker.values._spelling import looks_of

Group = tuple[InternationalString | str | None, tuple[Timeline, ...]]
"""A value of the dimension, None for those that have none, and the recommendations that have it."""


def _made_by(record: Recommendation) -> Iterable[InternationalString | str]:
    return record.made_by


def _addressees(record: Recommendation) -> Iterable[InternationalString | str]:
    return record.addressees


def _one(value: str | None) -> Iterable[InternationalString | str]:
    return () if value is None else (value,)


class GroupedBy(StrEnum):
    """What recommendations may be grouped by."""

    SOURCE = "source"
    """the document that holds them"""
    ADDRESSEE = "addressee"
    """to whom they are made"""
    THEME = "theme"
    PRIORITY = "priority"
    MADE_BY = "made_by"
    """who made them"""

    @classmethod
    def _missing_(cls, value: object) -> "GroupedBy":
        hint = choice_hint(str(value), cls)
        raise InvalidValueError(
            "recommendations cannot be grouped by {dimension}; {hint}", dimension=repr(value), hint=hint
        )


_VALUES: Mapping[GroupedBy, Callable[[Recommendation], Iterable[InternationalString | str]]] = {
    GroupedBy.SOURCE: lambda record: _one(record.source),
    GroupedBy.ADDRESSEE: _addressees,
    GroupedBy.THEME: lambda record: record.themes,
    GroupedBy.PRIORITY: lambda record: _one(record.priority),
    GroupedBy.MADE_BY: _made_by,
}
"""The values that a record has of what it may be grouped by."""


def groups(timelines: Iterable[Timeline], dimension: GroupedBy | str) -> tuple[Group, ...]:
    """
    Return the recommendations by a dimension; one with several values stands in several groups, once in each.

    What no reader can tell apart is one group, such as two kinds of apostrophe or a blank at the end; it bears the name
    that most of its recommendations have.

    Raises:
        InvalidValueError: There is no such dimension.
    """
    values = _VALUES[GroupedBy(dimension)]
    found: dict[object, list[Timeline]] = {}
    spelled: dict[object, Counter[InternationalString | str | None]] = {}
    for timeline in timelines:
        every: list[InternationalString | str | None] = [v for record in timeline.records for v in values(record)]
        every = every or [None]
        own = {looks_of(value): value for value in reversed(every)}
        # L72: once in each of its groups, and once in every total.
        for looks, value in reversed(own.items()):
            found.setdefault(looks, []).append(timeline)
            spelled.setdefault(looks, Counter())[value] += 1
    named = {looks: min(each, key=lambda value: (-each[value], str(value))) for looks, each in spelled.items()}
    ordered = sorted(found.items(), key=lambda pair: (pair[0] is None, str(named[pair[0]])))
    return tuple((named[looks], tuple(members)) for looks, members in ordered)


BANDS = (
    ("less than one year", 0, 1),
    ("one to two years", 1, 2),
    ("two to three years", 2, 3),
    ("three to four years", 3, 4),
    ("four to five years", 4, 5),
    ("five years or more", 5, None),
)
"""The bands by name: from so many full years on, and before so many."""


@frozen(kw_only=True)
class AgeBand:
    """
    The open recommendations of an age.

    Attributes:
        band: What the band is called.

        from_years: The full years that they have at least.

        to_years: The full years that they do not have yet; None without a limit.

        bounds: How many they are.

        records: Which recommendations they are.
    """

    band: str
    from_years: int
    to_years: int | None
    bounds: Bounds
    records: Behind


def ageing(timelines: Iterable[Timeline], day: date) -> tuple[AgeBand, ...]:
    """Count the recommendations open at the end of a day by the full years since they were made."""
    end = number_of(day)
    # Made after the last cut: too young for the next band. The bands of day numbers, youngest first.
    cuts = [end, *(_latest_made(day, years) for _, years, _ in BANDS[1:]), ALWAYS]
    found = Tally.of((_bands(timeline, cuts, end), timeline.id) for timeline in timelines)
    return tuple(_band(number, found.behind(_is_in(number))) for number in range(len(BANDS)))


def _is_in(number: int) -> Callable[[int | None], bool]:
    return lambda band: band == number


def _band(number: int, behind: Behind) -> AgeBand:
    name, start, stop = BANDS[number]
    return AgeBand(band=name, from_years=start, to_years=stop, bounds=behind.bounds, records=behind)


def _bands(timeline: Timeline, cuts: list[int], end: int) -> frozenset[int | None]:
    """Return the bands that a recommendation may be in; None stands for not being open on the day."""
    states = {state for (state,) in timeline.observed((end,))}
    found: set[int | None] = set()
    if timeline.may_be_another or timeline.issued.may_come_after(end) or not all(each.is_open for each in states):
        found.add(None)
    if any(each.is_open for each in states):
        found |= {number for number in range(len(BANDS)) if timeline.issued.may_fall(cuts[number + 1], cuts[number])}
    return frozenset(found)


def _latest_made(day: date, years: int) -> int:
    """Return the last day on which something was made that is so many full years old on *day*."""
    made = add_months(day, -12 * years)
    if made is None:
        return ALWAYS
    later = add_days(made, 1)
    if later is not None and (reached := add_months(later, 12 * years)) is not None and reached <= day:
        return number_of(later)  # 29 February is a year old on 28 February
    return number_of(made)


@frozen(kw_only=True)
class MatchedPanel:
    """
    The same recommendations in two periods; a shrinking backlog raises a rate by itself, and no panel hides that.

    Under review in the earlier period are members and exits, in the later one members and entries.

    Attributes:
        members: How many were under review in both periods.

        entries: How many only in the later one.

        exits: How many only in the earlier one.

        before: The observed rate of the earlier period on the members.

        after: The observed rate of the later period on the members.

        records: The recommendations behind ``members``, ``entries`` and ``exits``, by these names.
    """

    members: Bounds
    entries: Bounds
    exits: Bounds
    before: Rate
    after: Rate
    records: Mapping[str, Behind]


def matched_panel(timelines: Iterable[Timeline], earlier: tuple[int, int], later: tuple[int, int]) -> MatchedPanel:
    """
    Make the panel of two periods.

    Args:
        timelines: The recommendations.

        earlier: The day before the earlier period and its last day.

        later: The day before the later period and its last day.
    """
    # L78: members, entries and exits add up to those under review in either period.
    days = sorted({*earlier, *later})
    found = tally(timelines, days)
    one, other = (_under_review([days.index(day) for day in period]) for period in (earlier, later))
    behind = {
        "members": found.behind(lambda course: one(course) and other(course)),
        "entries": found.behind(lambda course: other(course) and not one(course)),
        "exits": found.behind(lambda course: one(course) and not other(course)),
    }
    return MatchedPanel(
        members=behind["members"].bounds,
        entries=behind["entries"].bounds,
        exits=behind["exits"].bounds,
        records=MappingProxyType(behind),
        before=_rate(found, lambda course: one(course) and other(course), days.index(earlier[1])),
        after=_rate(found, lambda course: one(course) and other(course), days.index(later[1])),
    )


def _under_review(places: Sequence[int]) -> Callable[[Course], bool]:
    opening, closing = places
    return lambda course: is_under_review(course[opening], course[closing])


def _rate(found: Tally[Course], is_member: Callable[[Course], bool], place: int) -> Rate:
    return rate_of("observed", found, lambda course: course[place] if is_member(course) else None, Overtaken.COUNTED)
