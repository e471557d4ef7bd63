"""Checks of what a register holds, TRK6xx: one specimen of each sentence, and what passes."""

from datetime import date

from attrs import evolve
from specimens import event, indicator, observation, programme, register, said, text

from tracker.checks import check
from tracker.model import (
    Condition,
    Coverage,
    CoverageState,
    DeclaredPeriod,
    IndicatorKind,
    Passage,
    PassageState,
    Where,
)
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.values import Quantity

PERIOD = DeclaredPeriod(id="p", start=date(2021, 1, 1), end=date(2021, 12, 31))


OTHER = DeclaredPeriod(id="q", start=date(2022, 1, 1), end=date(2022, 12, 31))
TYPES = ("event", "meeting", "document", "mandate", "recommendation", "finding")


def covering(period: str) -> list[Coverage]:
    return [Coverage(of=name, period=period, state=CoverageState.INCOMPLETE) for name in TYPES]


def test_undeclared_coverage() -> None:
    declared = [*covering("cop11"), *covering("p")]

    assert said("TRK601", PERIOD, OTHER, event("a"), *declared) == [
        "info TRK601 period 'q' does not say how much it holds of events or documents (declare its coverage)"
    ]
    assert said("TRK601", PERIOD, OTHER, event("a"), *declared, *covering("q")) == []


def test_a_register_with_one_period_compares_nothing() -> None:
    assert said("TRK601", event("a")) == []


def test_a_stale_stock() -> None:
    stock = indicator("cases", kind=IndicatorKind.STOCK)

    assert said("TRK602", PERIOD, stock, observation("cases", 5, at="2019-05")) == [
        (
            "info TRK602 indicator 'cases@1' was last observed at 2019-05, before period 'cop11'"
            " (observe it again, or set max_age)"
        )
    ]
    assert said("TRK602", PERIOD, stock, observation("cases", 5, at="2021-05")) == []
    assert (
        said(
            "TRK602",
            PERIOD,
            indicator("cases", kind=IndicatorKind.STOCK, max_age=36),
            observation("cases", 5, at="2019-05"),
        )
        == []
    )


def test_participants_not_stated() -> None:
    assert said("TRK603", event("a"), event("b", participants=3)) == [
        (
            "info TRK603 1 of 2 events that train people state no participants, event 'a' first"
            " (add participants where known)"
        )
    ]
    assert said("TRK603", event("b", participants=3)) == []


def test_wording_and_qualifier() -> None:
    wrong = Quantity(4000, text="plus de 4 000")
    right = Quantity(4000, "more_than", text="plus de 4 000 praticiens")

    assert said("TRK604", event("a", participants=wrong)) == [
        (
            "warning TRK604 event 'a' words its participants as 'plus de 4 000', yet qualifies it as 'exact'"
            " (write qualifier = 'more_than')"
        )
    ]
    assert said("TRK604", event("a", participants=right)) == []
    assert said("TRK604", event("a", participants=Quantity(50, "nearly", text="près de 50"))) == []
    assert said("TRK604", event("a", participants=Quantity(25, text="25 agentes"))) == []


def test_an_unknown_section() -> None:
    passage = Passage(id="x", section="introducton", period="2021", text=text("Words."))

    assert said("TRK605", passage) == [
        "warning TRK605 passage 'x' stands in unknown section 'introducton' (did you mean 'introduction'?)"
    ]
    assert said("TRK605", Passage(id="x", section="training", period="2021", text=text("Words."))) == []


# -- what the next period brings --------------------------------------------------------------------------------------


def waiting(indicator_id: str, at: str = "2021-12-31") -> UnfinishedDraft:
    return UnfinishedDraft(observation(indicator_id, 0, at=at, draft=True), ("value",))


def test_a_draft_that_is_not_filled_in() -> None:
    one = evolve(register(PERIOD), unfinished=[waiting("cases")])
    three = evolve(one, unfinished=[waiting("cases"), waiting("parties"), waiting("texts")])

    assert [str(each) for each in check(one, select=["TRK607"])] == [
        (
            "warning TRK607 draft of observation 'cases@2021-12-31@CTOC/COP/2022/3' states no value yet "
            "(fill it in, then confirm it)"
        )
    ]
    assert [str(each) for each in check(three, select=["TRK607"])] == [
        (
            "warning TRK607 3 drafts of observations state no value yet, "
            "observation 'cases@2021-12-31@CTOC/COP/2022/3' first (fill it in, then confirm it)"
        )
    ]
    assert said("TRK607", PERIOD) == []


def passage(key: str, period: str = "p", state: PassageState = PassageState.CLEARED, *, draft: bool = False) -> Passage:
    return Passage(id=key, section="introduction", period=period, text=text("Words."), state=state, draft=draft)


def test_a_cleared_passage_that_no_report_prints() -> None:
    assert said("TRK608", PERIOD, passage("a"), passage("b", "2021")) == []
    assert said("TRK608", PERIOD, passage("a", "2021-03")) == [
        (
            "warning TRK608 passage 'a' is cleared, and its period '2021-03' is none that the register declares "
            "(give it the period of the report that is to print it)"
        )
    ]
    assert said("TRK608", PERIOD, passage("a", draft=True)) == [
        "warning TRK608 passage 'a' is cleared, and is a draft that no report prints (confirm it)"
    ]


def test_a_confirmed_passage_that_is_not_cleared() -> None:
    assert said("TRK609", PERIOD, passage("a"), passage("b", state=PassageState.DRAFT, draft=True)) == []
    assert said("TRK609", PERIOD, passage("a", state=PassageState.DRAFT)) == [
        ("info TRK609 passage 'a' is not cleared, and no report prints it (write state = 'cleared' once it may go out)")
    ]


def test_a_country_assisted_by_what_is_no_assistance() -> None:
    """Who sat in a room, lent it or was studied was not assisted."""
    met = event("a", kind="regional_meeting", countries="LA TH")

    assert said("TRK610", met) == [
        (
            "warning TRK610 event 'a' names LA and TH as assisted, yet its kind 'regional_meeting' is no assistance"
            " (move them to hosts, represented or subjects, or choose a kind that is assistance)"
        )
    ]
    assert said("TRK610", event("b", kind="publication", subjects="ES IT")) == []
    assert said("TRK610", event("c", kind="regional_meeting", represented="LA TH", hosts="LA")) == []
    assert said("TRK610", event("d", kind="workshop", countries="LA TH")) == []
    assert said("TRK610", event("e", kind="briefing", countries="LA", draft=True)) == []


def test_a_coverage_worth_declaring() -> None:
    """A programme with events in two periods is compared, if the register says that it holds them all."""
    before = [event(f"b{number}", when="2021-05", programmes="p") for number in range(3)]
    after = [event(f"a{number}", when="2022-05", programmes="p") for number in range(3)]
    few = [event("b", when="2021-05", programmes="q"), event("a", when="2022-05", programmes="q")]
    records = (PERIOD, OTHER, programme("p"), programme("q"), *before, *after, *few)
    where = Where(conditions=(Condition("programmes", ("p",)),))
    declared = [Coverage(of="event", period=each, state=CoverageState.INCOMPLETE, where=where) for each in ("p", "q")]

    assert [line for line in said("TRK611", *records) if "'q'" in line.split(" have")[0]] == [
        (
            "info TRK611 period 'q' and period 'cop11' have events of 'p', and nothing says whether they are all"
            " (if they are, declare a coverage for these programmes)"
        )
    ]
    assert said("TRK611", *records, *declared) == []


def test_a_coverage_that_asks_for_what_its_records_lack() -> None:
    where = Where(conditions=(Condition("knd", ("training",)),))
    declared = Coverage(of="event", period="2021", state=CoverageState.COMPLETE, where=where)

    assert said("TRK307", declared) == [
        (
            "error TRK307 coverage 'event@2021@knd=training' asks for 'knd', which is no field of 'event'"
            " (did you mean 'kind'?)"
        )
    ]


def test_declarations_that_contradict_each_other() -> None:
    """A year and its first and last day are one period."""
    one = Coverage(of="event", period="2021", state=CoverageState.COMPLETE)
    other = Coverage(of="event", period="2021-01..2021-12", state=CoverageState.NONE)

    assert said("TRK613", one, other) == [
        (
            "error TRK613 coverage 'event@2021-01..2021-12' says 'none' of what coverage 'event@2021' calls 'complete'"
            " (keep the one that is right)"
        )
    ]
    assert said("TRK613", one, evolve(other, state=CoverageState.COMPLETE)) == []
    assert said("TRK613", one, evolve(other, period="2021-07..2022-06")) == []


def test_less_held_of_a_part_than_of_the_whole() -> None:
    whole = Coverage(of="event", period="2021", state=CoverageState.COMPLETE)
    part = Coverage(of="event", period="2021-05", state=CoverageState.NONE)

    assert said("TRK613", whole, part) == [
        (
            "warning TRK613 coverage 'event@2021-05' says 'none' of a part of what coverage 'event@2021' calls"
            " 'complete' (keep the one that is right)"
        )
    ]
    assert said("TRK613", evolve(whole, state=CoverageState.INCOMPLETE), part) == []
    assert said("TRK613", evolve(whole, state=CoverageState.NONE), evolve(part, state=CoverageState.COMPLETE)) == []
    assert said("TRK613", whole, evolve(part, of="meeting")) == []
    assert said("TRK613", whole, evolve(part, draft=True)) == []
