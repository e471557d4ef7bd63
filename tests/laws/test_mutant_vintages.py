"""
Laws L53 to L55: what was known on a day, whatever was learned since and in whatever order it was entered.

The second half is about records that take their day of publication from the document they cite, whose own date may be
corrected later.
"""

from datetime import date, timedelta

from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.indicators import Basis, measure
from tracker.model import (
    AssistanceEvent,
    Citation,
    Indicator,
    IndicatorKind,
    Record,
    Register,
    Revision,
    RevisionReason,
    SourceDocument,
)
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
@example([written(("a", 0, 0, 2, False), 0)], [written(("a", 0, 0, 1, False), 1)], 0)
def test_l53_what_is_learned_later_changes_nothing_known_before(
    records: list[AssistanceEvent], more: list[AssistanceEvent], day: int
) -> None:
    """L53: by publication, and by the day of entry."""
    revised = [evolve(one, revision=one.revision or Revision(reason=RevisionReason.ERROR)) for one in more]
    entered = {one.id: one.recorded for one in reversed(records)}  # a revision is none before there is what it revises
    later = [
        one
        for one in revised
        if one.recorded
        and one.recorded > FIRST + timedelta(days=day)
        and one.recorded >= (entered.get(one.id) or FIRST)
    ]
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


# -- days of publication that documents give --------------------------------------------------------------------------

Issue = tuple[str, int | None, int]
"""A version of a document: its id, the day on which it says it was published, and the day on which it was entered."""


def issued(issue: Issue, *, revised: bool) -> SourceDocument:
    name, published, recorded = issue
    return SourceDocument(
        id=name,
        title=WORDS,
        published=None if published is None else When.on(FIRST + timedelta(days=published)),
        recorded=FIRST + timedelta(days=recorded),
        revision=Revision(reason=RevisionReason.ERROR) if revised else None,
    )


@st.composite
def libraries(draw: st.DrawFn) -> list[Issue]:
    """Two documents in several versions, no two of one document entered on one day; shrink to one version each."""
    days = st.sets(DAYS, min_size=1, max_size=3)
    return [(name, draw(st.none() | DAYS), day) for name in ("d", "e") for day in sorted(draw(days))]


def citing(*cited: str) -> AssistanceEvent:
    return AssistanceEvent(
        id="a",
        kind="training",
        title=WORDS,
        when=When("2021"),
        citations=tuple(Citation(document=name, paragraph="1") for name in cited),
        recorded=FIRST,
    )


def shelf(issues: list[Issue], *records: Record) -> Register:
    seen: set[str] = set()
    documents: list[Record] = []
    for each in issues:
        documents.append(issued(each, revised=each[0] in seen))
        seen.add(each[0])
    return Register(id="r", title=WORDS, records=[*documents, *records])


def is_known(issues: list[Issue], cited: list[str], published: int, recorded: int) -> bool:
    """Follow the citations as a reader would who holds what was entered by one day and had appeared by another."""
    for name in cited:
        entered = [(when, day) for who, day, when in issues if who == name and when <= recorded]
        on_the_shelf = [(when, day) for when, day in entered if day is None or day <= published]
        if entered and not on_the_shelf:
            return False  # it had not appeared
        if on_the_shelf and max(on_the_shelf)[1] is not None:
            return True
    return True


CITED = st.lists(st.sampled_from(["d", "e", "nowhere"]), max_size=2, unique=True)


@given(libraries(), CITED, DAYS, DAYS)
@example([("d", 1, 0), ("d", 3, 1)], ["d"], 2, 4)
@example([("d", 3, 0), ("d", 1, 1)], ["d"], 2, 0)
def test_a_record_is_known_once_its_document_is(
    issues: list[Issue], cited: list[str], published: int, recorded: int
) -> None:
    known = as_of(shelf(issues, citing(*cited)), published, recorded)

    assert ("a" in known.events) is is_known(issues, cited, published, recorded)


@given(libraries(), CITED, st.sampled_from("de"), DAYS, DAYS)
@example([("d", 1, 0), ("e", None, 0)], ["d"], "d", 2, 3)
def test_l53_a_date_corrected_later_does_not_reach_back(
    issues: list[Issue], cited: list[str], name: str, published: int, recorded: int
) -> None:
    """L53: a version entered after a day, or one that says it appeared after it, changes nothing known by then."""
    before = shelf(issues, citing(*cited))
    entered_later = shelf([*issues, (name, 0, 9)], citing(*cited))
    issued_later = shelf([*issues, (name, published + 1, 9)], citing(*cited))
    on, by = FIRST + timedelta(days=published), FIRST + timedelta(days=recorded)

    assert as_of(entered_later, published, recorded).records == as_of(before, published, recorded).records
    assert entered_later.as_of(recorded=by).records == before.as_of(recorded=by).records
    assert issued_later.as_of(published=on).records == before.as_of(published=on).records


@given(libraries(), CITED, *[DAYS] * 4)
@example([("d", 3, 0), ("d", 1, 1), ("e", None, 0)], ["d"], 2, 1, 4, 0)
def test_l55_of_documents_in_several_versions(
    issues: list[Issue], cited: list[str], published: int, recorded: int, also_published: int, also_recorded: int
) -> None:
    held = shelf(issues, citing(*cited))
    twice = as_of(as_of(held, published, recorded), also_published, also_recorded)

    assert twice.records == as_of(held, min(published, also_published), min(recorded, also_recorded)).records


# -- what is taken out and put back -----------------------------------------------------------------------------------


def test_what_was_retracted_may_be_put_back() -> None:
    first, out, back = (written(("a", people, 0, day, day == 1), day) for day, people in enumerate((2, 2, 5)))
    held = register([first, out, back])

    assert [people(as_of(held, 4, day)) for day in range(3)] == [Bounds.exactly(number) for number in (2, 0, 5)]


def test_a_revision_counts_although_the_first_version_is_not_public_yet() -> None:
    held = register([written(("a", 2, 4, 0, False), 0), written(("a", 5, 1, 1, False), 1)])

    assert people(as_of(held, 2, 2)) == Bounds.exactly(5)


def test_a_duplicate_taken_out_still_says_what_is_the_same() -> None:
    """A says it is the same as B, and B was taken out as the same as C: A and C are one thing."""
    one, other, third = (written((name, 5, 0, 0, False), 0) for name in "abc")
    out = evolve(other, recorded=FIRST + timedelta(days=1), same_as=frozenset({"c"}),
                 revision=Revision(reason=RevisionReason.DUPLICATE_REMOVED))  # fmt: skip
    held = register([evolve(one, same_as=frozenset({"b"})), other, third, out])

    assert sorted(held.events) == ["a", "c"]
    assert people(held) == Bounds.exactly(5)
    assert [each.key for each in held.duplicates_removed(AssistanceEvent)] == ["b"]
