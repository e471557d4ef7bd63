"""
Like for like: who is in both periods, who came and who went.

A total may move because its members do more, or because others are counted. The change of a total is the change of
those in both periods, plus what those add who came, less what those had who went.
"""

from collections.abc import Iterable
from enum import Enum, StrEnum

from attrs import evolve, frozen

from tracker.comparison._change_by_date import change_of_sums
from tracker.errors import InvalidValueError, choice_hint
from tracker.indicators import Basis, Figure
from tracker.indicators._breakdown import is_of_type
from tracker.indicators._counted_records import REGIONAL, date_of, linking
from tracker.indicators._distinct import unnamed_countries
from tracker.indicators._grouped_records import Group, Lying, grouped, grouped_by, lying_in
from tracker.indicators._question import counted_over
from tracker.model import CoverageState, Indicator, IndicatorKind, Record, Register
from tracker.values import Bounds, Membership, membership
from tracker.values._groups import linked_groups


class PanelDimension(StrEnum):
    """Whose presence in two periods a panel tells."""

    COUNTRY = "country"
    PROGRAMME = "programme"

    @classmethod
    def _missing_(cls, value: object) -> "PanelDimension":
        hint = choice_hint(str(value), cls)
        raise InvalidValueError("{dimension} is no dimension of a panel; {hint}", dimension=repr(value), hint=hint)


class Presence(Enum):
    """What is certain about a member and a period."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    ABSENT = "absent"
    """nothing recorded, and the register declares the period complete"""
    NOT_RECORDED = "not recorded"
    """nothing recorded, though something may have happened, or a list that may mean them is open"""
    NOT_COVERED = "not covered"
    """the register declares that it holds nothing of the period"""


@frozen(kw_only=True)
class Panel:
    """
    The members of two figures, like for like.

    Attributes:
        dimension: Who is meant.

        members: Certainly present in both periods.

        possible: Present in both, perhaps; the certain ones included.

        entries: Came: present later, and certainly absent before.

        exits: Went: present before, and certainly absent later.

        newly_recorded: Present later; the earlier period is not recorded fully enough to say that they were absent.

        no_longer_recorded: Present before, likewise.

        change: The change of those who are in both periods; None where amounts do not add up over members,
            or records that are or may be one thing stand in several of these rows.

        rest: The change that comes from all others.

        regional: The change of what belongs to several members together.
    """

    dimension: PanelDimension
    members: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    exits: tuple[str, ...] = ()
    newly_recorded: tuple[str, ...] = ()
    no_longer_recorded: tuple[str, ...] = ()
    change: Bounds | None = None
    rest: Bounds | None = None
    regional: Bounds | None = None


def panel(
    register: Register, before: Figure, after: Figure, dimension: PanelDimension | str = PanelDimension.COUNTRY
) -> Panel:
    """
    Compare two figures like for like.

    Args:
        register: The records.

        before: The earlier figure.

        after: The later figure, of the same indicator.

        dimension: Who is meant.

    Raises:
        InvalidValueError: The figures are not computed from records, or there is no such dimension.
    """
    dimension = PanelDimension(dimension)
    indicator = after.indicator
    if Basis.CLAIMED in (before.basis, after.basis) or indicator.of is None or before.indicator.of != indicator.of:
        raise InvalidValueError(
            "a panel needs records, and {id} is stated; compare the two numbers", id=repr(indicator.id)
        )
    groups = _by_member(register, indicator, dimension)
    doubted = [dimension == "country" and _leaves_unnamed(register, figure) for figure in (before, after)]
    sides = tuple(zip((before, after), doubted, strict=True))
    states = {
        code: tuple(_presence(register, group, figure, doubted=doubt) for figure, doubt in sides)
        for code, group in groups.items()
        if code != REGIONAL
    }
    present = (Presence.CERTAIN, Presence.POSSIBLE)
    both = sorted(code for code, (one, other) in states.items() if one in present and other in present)
    members = tuple(code for code in both if states[code] == (Presence.CERTAIN, Presence.CERTAIN))
    found = Panel(
        dimension=dimension,
        members=members,
        possible=tuple(both),
        entries=_who(states, 0, (Presence.ABSENT,)),
        exits=_who(states, 1, (Presence.ABSENT,)),
        newly_recorded=_who(states, 0, (Presence.NOT_RECORDED, Presence.NOT_COVERED)),
        no_longer_recorded=_who(states, 1, (Presence.NOT_RECORDED, Presence.NOT_COVERED)),
    )
    return _with_changes(register, found, groups, before, after)


def _by_member(register: Register, indicator: Indicator, dimension: str) -> dict[str, Group]:
    entities = indicator.entities if dimension == "country" else None
    return {
        code: group
        for code, group in grouped_by(register, indicator, (), dimension).items()
        if code == REGIONAL or dimension != "country" or is_of_type(code, entities)
    }


def _presence(register: Register, group: Group, figure: Figure, *, doubted: bool) -> Presence:
    if figure.coverage is CoverageState.NONE:
        return Presence.NOT_COVERED
    lying = _lying(register, figure)
    found = {_counts(record, figure) for record, _ in group.linked}
    if Membership.CERTAIN in found or not group.dated.keys().isdisjoint(lying.certain):
        return Presence.CERTAIN
    if Membership.POSSIBLE in found or not group.dated.keys().isdisjoint(lying.possible):
        return Presence.POSSIBLE
    # L61: only complete coverage says that somebody was absent.
    return Presence.ABSENT if figure.coverage is CoverageState.COMPLETE and not doubted else Presence.NOT_RECORDED


def _lying(register: Register, figure: Figure) -> Lying:
    indicator, strict = figure.indicator, figure.reading.tolerance is None
    over = counted_over(indicator, figure.asked)
    return lying_in(register, indicator, over, indicator.recognition, strict=strict)


def _counts(record: Record, figure: Figure) -> Membership:
    indicator, strict = figure.indicator, figure.reading.tolerance is None
    return membership(date_of(record), counted_over(indicator, figure.asked), indicator.recognition, strict=strict)


def _leaves_unnamed(register: Register, figure: Figure) -> bool:
    """
    Tell whether a record that may count leaves countries unnamed, any of which may be one named elsewhere.

    Amounts of people that belong to such a record belong to no country alone.
    """
    indicator, reading = figure.indicator, figure.reading
    if indicator.counts not in ("records", "countries"):
        return False

    def is_open(records: Iterable[Record]) -> bool:
        named = ((record, len(getattr(record, "countries", ()))) for record in records)
        return any(unnamed_countries(record, number, reading).upper != 0 for record, number in named)

    group, lying = grouped(register, indicator, ()), _lying(register, figure)
    table = group.table(("leaves unnamed", reading), lambda: is_open)
    if any(table.get(number) for number in (*lying.certain, *lying.possible)):
        return True
    return is_open(record for record, _ in group.linked if _counts(record, figure) is not Membership.IMPOSSIBLE)


def _who(states: dict[str, tuple[Presence, ...]], side: int, absent: tuple[Presence, ...]) -> tuple[str, ...]:
    present = (Presence.CERTAIN, Presence.POSSIBLE)
    return tuple(sorted(code for code, pair in states.items() if pair[side] in absent and pair[1 - side] in present))


def _with_changes(register: Register, found: Panel, groups: dict[str, Group], before: Figure, after: Figure) -> Panel:
    """Add the changes by group, where each record belongs to one member: then they add up to the whole."""
    indicator = after.indicator
    if indicator.kind is not IndicatorKind.FLOW or indicator.counts == "records":
        return found

    def change(codes: Iterable[str]) -> Bounds:
        own = [groups[code] for code in codes if code in groups]
        periods = (before.asked, after.asked)
        return change_of_sums(register, indicator, own, periods, after.reading)

    others = [code for code in groups if code not in found.members and code != REGIONAL]
    rows = (found.members, others, [REGIONAL])
    if _linked_across(rows, groups, linking(register, indicator)):
        return found
    # L59: the three rows add up to the change of the whole.
    return evolve(found, change=change(rows[0]), rest=change(rows[1]), regional=change(rows[2]))


def _linked_across(rows: Iterable[Iterable[str]], groups: dict[str, Group], links: Iterable[Record]) -> bool:
    """Tell whether one thing is, or may be, in several rows: then they do not add up to the whole."""
    row_of = {
        record.key: number
        for number, codes in enumerate(rows)
        for code in codes
        if code in groups
        for record, _ in groups[code].linked
    }
    linked = [(record.key, other) for record in links for other in (*record.same_as, *record.possibly_same_as)]
    keys = dict.fromkeys(key for link in linked for key in link)
    return any(len({row_of[key] for key in thing if key in row_of}) > 1 for thing in linked_groups(keys, linked))
