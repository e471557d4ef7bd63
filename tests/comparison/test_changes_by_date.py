"""Changes, panels and shared records from what each date says are those record by record."""

from collections.abc import Iterable
from random import Random

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tests.engines import PARTS, PERIODS, indicators, random_register
from tracker.comparison import panel
from tracker.comparison._change_by_date import Periods, change_of_names, change_of_sums
from tracker.comparison._difference import shared_records
from tracker.comparison._panel import Panel, PanelDimension, Presence
from tracker.indicators import Figure, measure
from tracker.indicators._breakdown import is_of_type
from tracker.indicators._counted_records import REGIONAL, computed_from, date_of, dated_from, linking, parts_in
from tracker.indicators._distinct import NamedTogether, change_of_union, members, unnamed_countries
from tracker.indicators._grouped_records import grouped
from tracker.indicators._linear import amount, change_of_total
from tracker.indicators._question import counted_over
from tracker.model import Breakdown, CoverageState, Indicator, IndicatorKind, Record, Register
from tracker.values import READINGS, Bounds, Membership, Reading, membership
from tracker.values._groups import linked_groups
from tracker.values._occurrence import patterns

SUMS = [each for each in indicators() if not each.counts_members and each.kind is not IndicatorKind.RATE]
NAMES = [each for each in indicators() if each.counts_members]

seeds = st.integers(0, 10**6)


def random_of(seed: int) -> tuple[Random, Register]:
    chance = Random(seed)  # noqa: S311  # no secret
    return chance, random_register(chance).confirmed


def drawn(chance: Random, known: list[Indicator]) -> tuple[Indicator, Breakdown, Periods, Reading]:
    """Draw what is asked of a register: an indicator and its part, two periods, and a reading."""
    indicator, part, reading = chance.choice(known), chance.choice(PARTS), chance.choice(READINGS)
    one, other = chance.choice(PERIODS), chance.choice(PERIODS)
    return indicator, part, (counted_over(indicator, one), counted_over(indicator, other)), reading


def change_record_by_record(
    register: Register, indicator: Indicator, records: Iterable[Record], periods: Periods, reading: Reading
) -> Bounds:
    strict = reading.tolerance is None
    amounts = [
        (
            record,
            patterns(date_of(record), periods, indicator.recognition, strict=strict),
            amount(record, indicator, reading)[0],
        )
        for record in records
    ]
    return change_of_total(amounts, indicator, linking(register, indicator))


@given(seeds)
def test_changes_of_totals_are_those_record_by_record(seed: int) -> None:
    chance, register = random_of(seed)
    for _ in range(40):
        indicator, part, periods, reading = drawn(chance, SUMS)
        groups = [grouped(register, indicator, part)]

        assert change_of_sums(register, indicator, groups, periods, reading) == change_record_by_record(
            register, indicator, computed_from(register, indicator, part), periods, reading
        )


@given(seeds)
def test_changes_of_distinct_counts_are_those_record_by_record(seed: int) -> None:
    chance, register = random_of(seed)
    for _ in range(40):
        indicator, part, periods, reading = drawn(chance, NAMES)
        named = [
            (ways, members(record, indicator, reading, part))
            for record, when in dated_from(register, indicator, part)
            if (ways := patterns(when, periods, indicator.recognition, strict=reading.tolerance is None))
            != {(False, False)}
        ]
        is_open = any(each.unnamed.upper != 0 for _, each in named)

        assert change_of_names(register, indicator, part, periods, reading) == (*change_of_union(named), is_open)


def test_who_is_named_twice_may_be_in_both_periods() -> None:
    either = frozenset({(True, False), (False, True)})
    once = NamedTogether(frozenset({"KE"}), frozenset(), {0: 1})
    twice = NamedTogether(frozenset({"KE"}), frozenset({"KE"}), {0: 2})

    assert change_of_union([], [(either, once)])[0] == Bounds(-1, 1)
    assert change_of_union([], [(either, twice)])[0] == Bounds(-1, 1)
    certain = frozenset({(True, False)})
    assert change_of_union([], [(either, once), (certain, once)])[0] == Bounds(-1, 0)
    three = [(either, NamedTogether(frozenset({"KE"}), frozenset({"KE"}), {0: 3}))]
    assert change_of_union([], three) == change_of_union([], [(either, twice)])


# -- panels -----------------------------------------------------------------------------------------------------------


def presence(records: Iterable[Record], figure: Figure, *, doubted: bool) -> Presence:
    if figure.coverage is CoverageState.NONE:
        return Presence.NOT_COVERED
    found = {counts(record, figure) for record in records}
    if Membership.CERTAIN in found:
        return Presence.CERTAIN
    if Membership.POSSIBLE in found:
        return Presence.POSSIBLE
    return Presence.ABSENT if figure.coverage is CoverageState.COMPLETE and not doubted else Presence.NOT_RECORDED


def counts(record: Record, figure: Figure) -> Membership:
    indicator, strict = figure.indicator, figure.reading.tolerance is None
    return membership(date_of(record), counted_over(indicator, figure.asked), indicator.recognition, strict=strict)


def leaves_unnamed(register: Register, figure: Figure) -> bool:
    if figure.indicator.counts not in ("records", "countries"):
        return False
    return any(
        unnamed_countries(record, len(getattr(record, "countries", ())), figure.reading).upper != 0
        and counts(record, figure) is not Membership.IMPOSSIBLE
        for record in computed_from(register, figure.indicator)
    )


def panel_record_by_record(register: Register, before: Figure, after: Figure, dimension: PanelDimension) -> Panel:
    """Compare like for like as decision and law say it, record by record."""
    indicator = after.indicator
    is_of_countries = dimension is PanelDimension.COUNTRY
    groups: dict[str, list[Record]] = {}
    for record in computed_from(register, indicator):
        for code in parts_in(record, indicator, dimension):
            if code == REGIONAL or not is_of_countries or is_of_type(code, indicator.entities):
                groups.setdefault(code, []).append(record)
    sides = [(figure, is_of_countries and leaves_unnamed(register, figure)) for figure in (before, after)]
    states = {
        code: [presence(records, figure, doubted=doubted) for figure, doubted in sides]
        for code, records in groups.items()
        if code != REGIONAL
    }
    is_present = (Presence.CERTAIN, Presence.POSSIBLE)
    unsaid = (Presence.NOT_RECORDED, Presence.NOT_COVERED)

    def who(one: tuple[Presence, ...], other: tuple[Presence, ...]) -> tuple[str, ...]:
        return tuple(sorted(code for code, (first, last) in states.items() if first in one and last in other))

    found = Panel(
        dimension=dimension,
        members=who((Presence.CERTAIN,), (Presence.CERTAIN,)),
        possible=who(is_present, is_present),
        entries=who((Presence.ABSENT,), is_present),
        exits=who(is_present, (Presence.ABSENT,)),
        newly_recorded=who(unsaid, is_present),
        no_longer_recorded=who(is_present, unsaid),
    )
    if indicator.kind is not IndicatorKind.FLOW or indicator.counts == "records":
        return found
    others = [code for code in groups if code not in found.members and code != REGIONAL]
    rows = [[record for code in row for record in groups.get(code, ())] for row in (found.members, others, [REGIONAL])]
    row_of = {record.key: number for number, records in enumerate(rows) for record in records}
    links = [
        (record.key, other)
        for record in linking(register, indicator)
        for other in (*record.same_as, *record.possibly_same_as)
    ]
    things = linked_groups(dict.fromkeys(key for link in links for key in link), links)
    if any(len({row_of[key] for key in thing if key in row_of}) > 1 for thing in things):
        return found
    periods = (before.asked, after.asked)
    members_, rest, regional = (
        change_record_by_record(register, indicator, records, periods, after.reading) for records in rows
    )
    return evolve(found, change=members_, rest=rest, regional=regional)


COMPUTED = [each for each in indicators() if each.kind is not IndicatorKind.RATE]


@given(seeds)
def test_panels_and_shared_records_are_those_record_by_record(seed: int) -> None:
    chance, register = random_of(seed)
    for _ in range(15):
        indicator, reading = chance.choice(COMPUTED), chance.choice(READINGS)
        before, after = (
            measure(register, indicator, chance.choice(PERIODS), reading=reading, basis="evidenced") for _ in range(2)
        )
        dimension = chance.choice(tuple(PanelDimension))

        assert panel(register, before, after, dimension) == panel_record_by_record(register, before, after, dimension)

        periods = (before.asked, after.asked)
        ways = {
            record.key: patterns(when, periods, indicator.recognition, strict=reading.tolerance is None)
            for record, when in dated_from(register, indicator)
        }
        shared = shared_records(register, before, after)
        if indicator.kind in (IndicatorKind.FLOW, IndicatorKind.DISTINCT, IndicatorKind.CUMULATIVE):
            assert shared == (
                tuple(sorted(key for key, found in ways.items() if found == {(True, True)})),
                tuple(sorted(key for key, found in ways.items() if len(found) > 1 and (True, True) in found)),
            )
