"""Figures computed from records: what counts, by which parts, with which flags, and what is refused."""

from collections.abc import Callable

import pytest
from attrs import evolve

from tracker.comparison import compare
from tracker.errors import InvalidValueError, NotAdditiveError, TrackerError, UnknownRecordError
from tracker.indicators import Flag, add_up, measure, measure_all
from tracker.indicators._counted_records import REGIONAL
from tracker.model import (
    AssistanceEvent,
    Condition,
    EntityType,
    Indicator,
    IndicatorKind,
    Mandate,
    Programme,
    Record,
    Register,
    SourceDocument,
    State,
    Where,
)
from tracker.values import Bounds, InternationalString, Quantity, Recognition, When

TITLE = InternationalString(en="A title")
COUNT = Indicator(id="count", version="1", title=TITLE, kind=IndicatorKind.FLOW, unit="events", of="event")
TRAINED = evolve(COUNT, id="trained", counts="participants", unit="practitioners")
WOMEN = evolve(COUNT, id="women", counts="women", unit="practitioners")
WHOM = evolve(COUNT, id="whom", kind=IndicatorKind.DISTINCT, counts="countries", unit="countries")
STATES = evolve(WHOM, id="states", entities=EntityType.STATES)


def event(identifier: str, when: str = "2021", /, **values: object) -> AssistanceEvent:
    told: dict[str, object] = {"kind": "training", "title": TITLE, **values}
    return AssistanceEvent(id=identifier, when=When(when), **told)  # type: ignore[arg-type]  # keywords go to the fields of their names


def register(*records: Record) -> Register:
    return Register(id="r", title=TITLE, records=records)


def rows(indicator: Indicator, by: str, *records: Record) -> dict[str, Bounds | None]:
    found = measure_all(register(*records), [indicator], "2021", by=by)
    return {code: figure.bounds for figure in found for _, code in figure.by}


# -- breakdowns -------------------------------------------------------------------------------------------------------

EVENTS = (
    event("a", countries=frozenset({"KE"}), participants=Quantity(10), programmes=frozenset({"p", "q"})),
    event("b", countries=frozenset({"KE", "PK"}), participants=Quantity(5), programmes=frozenset({"p"})),
    event("c", "[2020..2021]", countries=frozenset({"PK"}), kind="workshop"),
    event("d", "2020", countries=frozenset({"FR"}), kind="mentoring", programmes=frozenset({"z"})),
)
ONE, ZERO_OR_ONE = Bounds(1, 1), Bounds(0, 1)


def test_counts_by_country_count_each_event_for_each_of_its_countries() -> None:
    assert rows(COUNT, "country", *EVENTS) == {"KE": Bounds(2, 2), "PK": Bounds(1, 2)}


def test_counts_by_programme_and_kind() -> None:
    assert rows(COUNT, "programme", *EVENTS) == {"p": Bounds(2, 2), "q": ONE}
    assert rows(COUNT, "kind", *EVENTS) == {"training": Bounds(2, 2), "workshop": ZERO_OR_ONE}


def test_counts_by_region() -> None:
    assert rows(COUNT, "region", *EVENTS) == {"002": Bounds(2, 2), "142": Bounds(1, 2)}


def test_amounts_of_several_countries_belong_to_none_of_them() -> None:
    assert rows(TRAINED, "country", *EVENTS) == {"KE": Bounds(10, 10), "PK": Bounds(0, None), REGIONAL: Bounds(5, 5)}
    assert rows(TRAINED, "region", *EVENTS) == {"002": Bounds(10, 10), "142": Bounds(0, None), REGIONAL: Bounds(5, 5)}
    assert rows(TRAINED, "programme", *EVENTS) == {"p": Bounds(15, 15), "q": Bounds(10, 10)}


def test_amounts_of_an_open_list_belong_to_no_country() -> None:
    included = event("a", countries=frozenset({"KE"}), countries_complete=False, participants=Quantity(10))

    assert rows(TRAINED, "country", included) == {REGIONAL: Bounds(10, 10)}


def test_amounts_of_one_region_belong_to_it() -> None:
    both = event("a", countries=frozenset({"KE", "UG"}), participants=Quantity(10))

    assert rows(TRAINED, "region", both) == {"002": Bounds(10, 10)}
    assert rows(TRAINED, "country", both) == {REGIONAL: Bounds(10, 10)}


def test_distinct_counts_by_part() -> None:
    assert rows(WHOM, "programme", *EVENTS) == {"p": Bounds(2, 2), "q": ONE}
    assert rows(WHOM, "region", *EVENTS) == {"002": ONE, "142": ONE}
    assert rows(WHOM, "country", *EVENTS) == {"KE": ONE, "PK": ONE}


def test_an_event_of_two_regions_helps_each_only_with_its_own() -> None:
    both = event("a", countries=frozenset({"KE", "PK", "TC"}), countries_complete=False)

    assert rows(WHOM, "region", both) == {"002": Bounds(1, None), "019": Bounds(1, None), "142": Bounds(1, None)}
    assert rows(STATES, "region", both) == {"002": Bounds(1, None), "019": Bounds(0, None), "142": Bounds(1, None)}
    assert rows(WHOM, "country", both) == {"KE": ONE, "PK": ONE, "TC": ONE}


# -- what counts ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, ONE),
        ({"state": State.DONE}, ONE),
        ({"state": State.ONGOING}, ONE),
        ({"state": State.PLANNED}, Bounds(0, 0)),
        ({"state": State.CANCELLED}, Bounds(0, 0)),
        ({"draft": True}, Bounds(0, 0)),
    ],
)
def test_only_what_happened_counts(values: dict[str, object], expected: Bounds) -> None:
    assert measure(register(event("a", **values)), COUNT, "2021").bounds == expected


def test_an_undated_document_may_lie_in_any_period() -> None:
    documents = evolve(COUNT, of="document")
    found = measure(register(SourceDocument(id="d", title=TITLE, kind="study")), documents, "2021")

    assert (found.bounds, found.possible) == (ZERO_OR_ONE, ("d",))


def test_a_record_that_states_no_number_adds_any() -> None:
    figure = measure(register(event("a", participants=Quantity(60)), event("b"), event("c", "2020")), TRAINED, "2021")

    assert (figure.bounds, figure.flags, figure.stated) == (Bounds(60, None), (Flag.UNSTATED,), (1, 2))
    assert str(figure) == "trained, 2021-01-01..2021-12-31: at least 60 practitioners (evidenced)"


def test_there_are_no_more_women_than_participants() -> None:
    assert measure(register(event("a", participants=Quantity(60))), WOMEN, "2021").bounds == Bounds(0, 60)


def test_an_open_list_has_no_end() -> None:
    figure = measure(register(event("a", countries=frozenset({"KE"}), countries_complete=False)), WHOM, "2021")

    assert (figure.bounds, figure.flags) == (Bounds(1, None), (Flag.OPEN_LIST,))


def test_countries_are_no_organizations() -> None:
    organizations = evolve(WHOM, entities=EntityType.ORGANIZATIONS)

    assert measure(register(event("a", countries=frozenset({"KE", "TC"}))), organizations, "2021").bounds == Bounds(
        0, 0
    )


def test_the_same_thing_counts_once_even_if_a_record_elsewhere_says_so() -> None:
    """Two records of one workshop, linked by a third that is of another kind and so does not count here."""
    only_training = evolve(COUNT, where=Where(conditions=(Condition("kind", ("training",)),)))
    link = event("z", kind="workshop", same_as=frozenset({"a", "b"}))

    assert measure(register(event("a"), event("b"), link), only_training, "2021").bounds == ONE
    assert measure(register(event("a"), event("b"), evolve(link, draft=True)), only_training, "2021").bounds == Bounds(
        2, 2
    )


def test_the_granule_of_a_sum_is_the_coarsest_of_its_hedged_numbers() -> None:
    found = measure(
        register(event("a", participants=Quantity(3500, "about")), event("b", participants=Quantity(20000))),
        TRAINED,
        "2021",
    )

    assert found.granule == 100


# -- what is refused --------------------------------------------------------------------------------------------------

ASKED: list[tuple[Callable[[], object], type[TrackerError], str]] = [
    (
        lambda: measure(register(), "state-assisted", "2021"),
        UnknownRecordError,
        "the register has no indicator 'state-assisted'; did you mean 'states-assisted'?",
    ),
    (lambda: measure(register(), "zzz", "2021"), UnknownRecordError, "the register has no indicator 'zzz'"),
    (
        lambda: measure(register(), COUNT, "cop-11"),
        UnknownRecordError,
        "the register has no period 'cop-11'",
    ),
    (
        lambda: measure(register(), evolve(COUNT, of="evnt"), "2021"),
        InvalidValueError,
        "indicator 'count' counts records of 'evnt'; did you mean 'event'?",
    ),
    (
        lambda: measure(register(), evolve(COUNT, of="claim"), "2021"),
        InvalidValueError,
        (
            "indicator 'count' counts records of 'claim'; "
            "it may be document, event, finding, mandate, meeting, programme, recommendation"
        ),
    ),
    (
        lambda: measure(register(), evolve(COUNT, counts="partcipants"), "2021"),
        InvalidValueError,
        "indicator 'count' adds up 'partcipants' of 'event'; did you mean 'participants'?",
    ),
    (
        lambda: measure(register(), evolve(COUNT, counts="zzz"), "2021"),
        InvalidValueError,
        "indicator 'count' adds up 'zzz' of 'event'; it may count records, countries_total, participants, women",
    ),
    (
        lambda: measure(register(), evolve(WHOM, counts="contries"), "2021"),
        InvalidValueError,
        "indicator 'whom' counts the different 'contries' of 'event'; did you mean 'countries'?",
    ),
    (
        lambda: measure(register(event("a")), evolve(WHOM, counts="zzz"), "2021"),
        InvalidValueError,
        (
            "indicator 'whom' counts the different 'zzz' of 'event'; it may count records, same_as, possibly_same_as, "
            "themes, countries, hosts, represented, subjects, areas, places, organizations, programmes, mandates, "
            "recommendations, part_of"
        ),
    ),
    (
        lambda: measure(register(), evolve(COUNT, where=Where(conditions=(Condition("knd", ("a",)),))), "2021"),
        InvalidValueError,
        "indicator 'count' asks for 'knd', which is no field of 'event'; did you mean 'kind'?",
    ),
    (
        lambda: measure(register(), evolve(COUNT, where=Where(excluded=(Condition("zzz.en", ("a",)),))), "2021"),
        InvalidValueError,
        "indicator 'count' asks for 'zzz', which is no field of 'event'; see the reference of the record's fields",
    ),
    (
        lambda: measure_all(register(), [COUNT], "2021", by="contry"),
        InvalidValueError,
        "figures are not broken down by 'contry'; did you mean 'country'?",
    ),
    (
        lambda: measure_all(register(event("a")), [COUNT], "2021", by="zzz"),
        InvalidValueError,
        "figures are not broken down by 'zzz'; choose one of country, programme, kind, region",
    ),
    (
        lambda: measure(register(), COUNT, "2021", reading="strikt"),
        InvalidValueError,
        "'strikt' is not a reading; did you mean 'strict'?",
    ),
    (
        lambda: measure(register(), COUNT, "2021", reading="zzz"),
        InvalidValueError,
        "'zzz' is not a reading; the readings are strict, cautious, implicated",
    ),
    (
        lambda: measure(register(), COUNT, "2021", basis="claim"),
        InvalidValueError,
        "'claim' is not a basis; did you mean 'claimed'?",
    ),
    (
        lambda: measure(register(), COUNT, "2021", basis="zzz"),
        InvalidValueError,
        "'zzz' is not a basis; a figure is evidenced, claimed, derived",
    ),
    (
        lambda: measure(register(), COUNT, "2021", about="zzz"),
        InvalidValueError,
        "a figure is not about 'zzz'; choose one of recorded, actual",
    ),
    (
        lambda: measure(register(), COUNT, "2021", about="recordet"),
        InvalidValueError,
        "a figure is not about 'recordet'; did you mean 'recorded'?",
    ),
    (
        lambda: measure_all(register(), [], "2021", basis="evidence"),
        InvalidValueError,
        "'evidence' is not a basis; did you mean 'evidenced'?",
    ),
    (
        lambda: measure(register(), COUNT, "zzz"),
        UnknownRecordError,
        "the register has no period 'zzz'",
    ),
]


@pytest.mark.parametrize(("ask", "error", "message"), ASKED, ids=[message[:50] for _, _, message in ASKED])
def test_what_is_refused_is_said_in_one_sentence(
    ask: Callable[[], object], error: type[TrackerError], message: str
) -> None:
    with pytest.raises(error) as raised:
        ask()

    assert str(raised.value) == message


# -- roles and classes ------------------------------------------------------------------------------------------------

MET = event(
    "met",
    kind="regional_meeting",
    hosts=frozenset({"TH"}),
    represented=frozenset({"LA", "TC", "TH"}),
    subjects=frozenset({"VN"}),
)


def test_who_lent_the_place_sat_in_the_room_or_was_studied_was_not_assisted() -> None:
    """Only those assisted count as assisted; each other role is counted by a measure that names it."""
    helped = event("helped", countries=frozenset({"LA"}))

    assert measure(register(MET, helped), WHOM, "2021").bounds == Bounds(1, 1)
    assert measure(register(MET, helped), evolve(WHOM, counts="represented"), "2021").bounds == Bounds(3, 3)
    assert measure(register(MET, helped), evolve(STATES, counts="represented"), "2021").bounds == Bounds(2, 2)
    assert rows(evolve(WHOM, counts="hosts"), "country", MET, helped) == {"TH": Bounds(1, 1)}
    assert rows(evolve(WHOM, counts="represented"), "region", MET, helped) == {"019": Bounds(1, 1), "142": Bounds(2, 2)}


def test_states_assisted_count_kinds_that_are_assistance_alone() -> None:
    """A register that still names whoever met as assisted does not make them assisted (decision 24)."""
    told = event("told", kind="publication", countries=frozenset({"ES", "IT"}))
    records = (told, event("taught", countries=frozenset({"LA", "TC"})))

    assert measure(register(*records), "states-assisted", "2021").bounds == Bounds(1, 1)
    assert measure(register(*records), "countries-assisted", "2021").bounds == Bounds(2, 2)


def test_a_measure_may_ask_for_the_class_of_a_kind() -> None:
    """The class stands in the code list, so that a kind added there is counted without a new definition."""
    records = (MET, event("taught"), event("visit", kind="field_visit"))

    def counted(*values: str) -> Bounds | None:
        where = Where(conditions=(Condition(path="kind.class", values=values),))
        return measure(register(*records), evolve(COUNT, where=where), "2021").bounds

    assert counted("assistance") == Bounds(1, 1)
    assert counted("meeting", "knowledge") == Bounds(2, 2)


# -- records that are active ------------------------------------------------------------------------------------------

RUNNING = evolve(COUNT, id="running", kind=IndicatorKind.DISTINCT, of="programme", recognition=Recognition.ACTIVE)


def programme(identifier: str, when: str) -> Programme:
    return Programme(id=identifier, kind="project", title=TITLE, when=When(when))


def test_a_distinct_count_of_records_counts_what_is_active() -> None:
    """Each once in every period that it touches, so that the counts of two periods are never added."""
    records = (programme("a", "2020/2021"), programme("b", "2021/.."), programme("c", "2019/"), programme("d", "2022"))
    before, after = (measure(register(*records), RUNNING, period) for period in ("2020", "2021"))

    assert (before.bounds, after.bounds) == (Bounds(1, 2), Bounds(2, 3))
    assert after.certain == ("a", "b")
    with pytest.raises(NotAdditiveError):
        add_up((before, after), "time")


def test_the_change_of_active_records_is_found_record_by_record() -> None:
    """What runs in both periods, or may, changes nothing."""
    records = (programme("a", "2020/2021"), programme("b", "2021/.."), programme("c", "2019/2022"))
    found = compare(register(*records), RUNNING, "2021", against="2020")

    assert found.change.bounds == Bounds(1, 1)
    assert found.change.verdict.value == "increase"


def test_records_said_to_be_one_are_counted_once() -> None:
    one = programme("a", "2021")
    other = evolve(programme("b", "2021"), same_as=frozenset({"a"}))

    assert measure(register(one, other), RUNNING, "2021").bounds == Bounds(1, 1)


# -- mandates ---------------------------------------------------------------------------------------------------------


def mandate(identifier: str, kind: str, adopted: str | None = "2021", **values: object) -> Mandate:
    when = None if adopted is None else When(adopted)
    return Mandate(id=identifier, kind=kind, title=TITLE, adopted=when, **values)  # type: ignore[arg-type]  # keywords go to the fields of their names


def test_mandates_adopted_are_laws_and_plans_too() -> None:
    """What only explains a name, or is law of a country that is assisted, is no mandate of the work."""
    records = (
        mandate("a", "resolution"),
        mandate("b", "law"),
        mandate("c", "plan"),
        mandate("d", "law", background=True),
        mandate("e", "goal"),
    )
    found = measure(register(*records), "mandates-adopted", "2021")

    assert found.certain == ("a", "b", "c")
    assert found.possible == ()


@pytest.mark.parametrize(
    ("symbol", "period", "bounds"),
    [
        ("A/RES/73/195", "2021", Bounds(0, 0)),
        ("A/RES/73/195", "2018-09..2019-09", Bounds(1, 1)),
        ("A/RES/75/196", "2021", Bounds(0, 1)),
        ("S/RES/2570 (2021)", "2021", Bounds(1, 1)),
        ("E/RES/2021/20", "2020", Bounds(0, 0)),
        ("A/80/6", "2021", Bounds(0, 1)),
    ],
)
def test_a_resolution_without_a_date_is_bounded_by_its_session(symbol: str, period: str, bounds: Bounds) -> None:
    found = measure(register(mandate("a", "resolution", None, symbol=symbol)), "mandates-adopted", period)

    assert found.bounds == bounds
