"""Laws L53 to L55: what was known on a day, whatever was learned since and in whatever order it was entered."""

from datetime import date, timedelta

from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.indicators import Basis, measure
from tracker.model import AssistanceEvent, Indicator, IndicatorKind, Record, Register, Revision, RevisionReason
from tracker.values import Bounds, InternationalString, Quantity, ReportingPeriod, When

WORDS = InternationalString(en="Words")
PEOPLE = Indicator(
    id="people", version="1", title=WORDS, kind=IndicatorKind.FLOW, unit="persons", of="event", counts="participants"
)
YEAR = ReportingPeriod.parse("2021")
FIRST = date(2022, 1, 1)
DAYS = st.integers(0, 4)

Row = tuple[str, int, int, int, bool]
"""A record's id, its people, the days on which it was published and entered, and whether it takes the record back."""


def written(row: Row, version: int) -> AssistanceEvent:
    name, people, published, recorded, retracts = row
    reason = RevisionReason.RETRACTION if retracts else RevisionReason.ERROR
    return AssistanceEvent(
        id=name,
        kind="training",
        title=WORDS,
        when=When("2021"),
        participants=Quantity(people),
        published=When.on(FIRST + timedelta(days=published)),
        recorded=FIRST + timedelta(days=recorded),
        revision=Revision(reason=reason) if version else None,
    )


@st.composite
def histories(draw: st.DrawFn) -> list[AssistanceEvent]:
    """Records with revisions, no two of one record entered on one day; shrink to no records."""
    found: list[AssistanceEvent] = []
    for name in draw(st.lists(st.sampled_from("abc"), unique=True)):
        entered = sorted(draw(st.sets(DAYS, min_size=1, max_size=3)))
        found += [
            written((name, draw(st.integers(0, 3)), draw(DAYS), day, draw(st.booleans())), version)
            for version, day in enumerate(entered)
        ]
    return found


def register(records: list[AssistanceEvent]) -> Register:
    everything: list[Record] = [*records, PEOPLE]
    return Register(id="r", title=WORDS, records=everything)


def known(records: list[AssistanceEvent], published: int, recorded: int) -> int:
    """Count the people of the latest rows known on two days, row by row as a reader would."""
    latest: dict[str, AssistanceEvent] = {}
    for each in sorted(records, key=lambda one: one.recorded or FIRST):
        assert each.recorded is not None
        assert each.published is not None
        assert each.published.latest is not None
        entered, public = (each.recorded - FIRST).days, (each.published.latest - FIRST).days
        if entered <= recorded and public <= published:
            latest[each.id] = each
    standing = [one for one in latest.values() if not (one.revision and one.revision.reason == "retraction")]
    return sum(int(one.participants.value) for one in standing if one.participants)


def people(held: Register) -> Bounds | None:
    return measure(held, PEOPLE, YEAR, basis=Basis.EVIDENCED).bounds


def as_of(held: Register, published: int, recorded: int) -> Register:
    return held.as_of(published=FIRST + timedelta(days=published), recorded=FIRST + timedelta(days=recorded))


@given(histories(), DAYS, DAYS)
@example([written(("a", 1, 0, 0, False), 0), written(("a", 3, 0, 1, False), 1)], 4, 4)
@example([written(("a", 1, 3, 0, False), 0)], 2, 4)
def test_a_figure_rests_on_the_latest_version_known(
    records: list[AssistanceEvent], published: int, recorded: int
) -> None:
    """Section 10: the latest version of each record published and recorded by then, unless it takes the record back."""
    assert people(as_of(register(records), published, recorded)) == Bounds.exactly(known(records, published, recorded))


@given(histories(), histories(), DAYS)
@example([], [written(("a", 1, 3, 0, False), 0)], 2)
def test_l53_what_is_learned_later_changes_nothing_known_before(
    records: list[AssistanceEvent], more: list[AssistanceEvent], day: int
) -> None:
    """L53: by publication, and by the day of entry."""
    later = [one for one in more if one.recorded and one.recorded > FIRST + timedelta(days=day)]
    public = [
        evolve(one, id=f"x{number}", published=When.on(FIRST + timedelta(days=day + 1)))
        for number, one in enumerate(more)
    ]
    on = FIRST + timedelta(days=day)
    before = register(records)

    assert register([*records, *later]).as_of(recorded=on).records == before.as_of(recorded=on).records
    assert register([*records, *public]).as_of(published=on).records == before.as_of(published=on).records


@given(histories(), st.randoms(use_true_random=False), DAYS, DAYS)
def test_l54_the_order_of_entry_is_irrelevant(
    records: list[AssistanceEvent], chance: object, published: int, recorded: int
) -> None:
    shuffled = list(records)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a Random

    one, other = (as_of(register(each), published, recorded) for each in (records, shuffled))
    assert one.current == other.current
    assert people(one) == people(other)


@given(histories(), DAYS, DAYS)
@example([written(("a", 1, 3, 3, False), 0)], 4, 2)
def test_l55_knowing_as_of_two_days_is_knowing_as_of_the_earlier(
    records: list[AssistanceEvent], one: int, other: int
) -> None:
    held = register(records)
    twice, once = as_of(as_of(held, one, one), other, other), as_of(held, min(one, other), min(one, other))

    assert twice.records == once.records
    assert twice.vintage == once.vintage
