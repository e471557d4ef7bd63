"""A follow-up as blocks: nothing of the answer is left out, and its tables are those of the report."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from _recommendation_worlds import DAYS, Case, cases, day, register_of
from attrs import evolve
from guide_register import guide_register
from hypothesis import given
from hypothesis import strategies as st

from tracker import load, report
from tracker.documents import Block, Cell, Heading, Measured, Message, Paragraph, Table
from tracker.followup import activity_of_all, follow_up, possible_lineage
from tracker.model import Aspect, Recommendation, Register, StatusObservation
from tracker.values import Bounds, InternationalString, ReportingPeriod, When
from tracker.views import as_json, document_of, view
from tracker.views._follow_up import MOST_RECOMMENDATIONS, answer_with
from tracker.views._received import MOST_PROPOSALS
from tracker.words._recommendations import definition_of, rate_title, telling_rates
from tracker.words._terms import brief
from tracker.writers import plain_text

UPR = load("examples/universal-periodic-review")
SOM = load("examples/smuggling-of-migrants")
GUIDE = guide_register()

registers = st.lists(cases(), max_size=4).map(tuple)
days = st.integers(1, DAYS - 1)
spans = st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))


def said(cell: Cell) -> str:
    return plain_text(cell.text if isinstance(cell, Measured) else cell, "en")


def tables(blocks: Iterable[Block]) -> dict[str, Table]:
    return {said(block.title): block for block in blocks if isinstance(block, Table)}


def rows(table: Table) -> list[list[str]]:
    return [[said(cell) for cell in row.cells] for row in table.rows]


def numbers(table: Table) -> list[list[Bounds]]:
    """The numbers beneath the words of each row."""
    cells = [[cell for cell in row.cells if isinstance(cell, Measured)] for row in table.rows if not row.is_group]
    return [[Bounds(cell.lower, cell.upper) for cell in row] for row in cells]


def notes(blocks: Iterable[Block]) -> list[str]:
    return [said(block.text) for block in blocks if isinstance(block, Paragraph)]


# -- nothing is left out ----------------------------------------------------------------------------------------------


@given(registers, spans, st.sampled_from(Aspect))
def test_every_number_of_the_answer_is_shown(found: tuple[Case, ...], span: tuple[int, int], aspect: Aspect) -> None:
    register = register_of(found)
    answer = follow_up(register, ReportingPeriod(*map(day, span)), aspect=aspect)
    shown = tables(view(answer, register))
    shown.pop("Recommendations", None)
    statuses, moves, *others = shown.values()
    (ages,) = [each for each in others if "age" in said(each.title).split()]
    moved = [row for each in others if "Transitions" in said(each.title) for row in numbers(each)]

    assert [said(row.cells[0]) for row in statuses.rows if row.is_group] == [
        said(brief(each)) for each in answer.statuses
    ]
    assert numbers(statuses) == [[each.bounds] for counts in answer.statuses.values() for each in counts]
    assert numbers(moves) == [
        [each.opening, each.issued, each.reopened, each.implemented, each.closed_otherwise, each.closing]
        for each in answer.roll_forward
    ]
    assert numbers(ages) == [[each.bounds] for each in answer.ageing]
    assert moved == [[each.bounds] for each in answer.transitions]


@given(registers, spans)
def test_each_rate_is_shown_and_defined(found: tuple[Case, ...], span: tuple[int, int]) -> None:
    answer = follow_up(register_of(found), ReportingPeriod(*map(day, span)))
    telling = telling_rates(answer)
    shown = tables(view(answer)).get("Rates of implementation")

    assert (shown is None) is not bool(telling)
    if shown is not None:
        assert [row[0] for row in rows(shown)] == [said(rate_title(each)) for each in telling]
        assert [said(line).partition(": ")[2] for line in shown.legend if "(issued" not in said(line)] == [
            said(definition_of(each)) for each in telling if each.years is None
        ]


def test_a_change_stands_beside_both_numbers() -> None:
    answer = follow_up(UPR, "cycle-4", against="cycle-3")
    statuses = tables(view(answer, UPR))["Recommendations by status"]

    assert [len(row) for row in rows(statuses)] == [4] * len(statuses.rows)
    counts = [each for counts in answer.statuses.values() for each in counts]
    assert numbers(statuses) == [[each.before, each.bounds, each.change] for each in counts]
    assert ["Supported", "50", "98", "increase of 48"] in rows(statuses)


# -- recommendation by recommendation ---------------------------------------------------------------------------------


def test_it_begins_with_each_recommendation_those_late_first() -> None:
    register = GUIDE
    answer = follow_up(register, "y2021", against="y2020")
    blocks = view(answer, register)
    first = next(block for block in blocks if isinstance(block, Table))

    assert [said(column.title) for column in first.columns] == [
        "Recommendation", "Text", "31 December 2020", "31 December 2021", "Due date", "Days overdue",
    ]  # fmt: skip
    assert rows(first) == [
        ["register-of-decisions", "Keep a register of decisions", "In progress", "In progress", "30 June 2021", "184"],
        ["procurement-plan", "Publish the procurement plan", "Not yet observed / Implemented", "Implemented", "", ""],
    ]
    assert first.legend == ()


def test_what_counts_as_one_is_said_under_the_list() -> None:
    later = Recommendation(
        id="zz-again",
        source="audit-2019",
        text=InternationalString(en="Keep it"),
        issued=When("2021-05-01"),
        reiterates=frozenset({"register-of-decisions"}),
    )
    plain = GUIDE
    register = Register(id="audit", title=plain.title, records=[*plain.records, later])
    answer = follow_up(register, "y2021", counted_by="lineage")
    shown = tables(view(answer, register))["Recommendations"]

    assert [row[0] for row in rows(shown)] == ["register-of-decisions", "procurement-plan"]
    assert [said(line) for line in shown.legend] == ["Several that count as one stand under the first of their ids."]


def test_a_long_list_is_cut_and_counted_where_a_person_reads() -> None:
    answer = follow_up(UPR, "cycle-4", against="cycle-3")
    shown = tables(view(answer, UPR))["Recommendations"]
    (short,) = [each for each in view(follow_up(GUIDE, "y2021")) if isinstance(each, Table)][:1]

    assert len(answer.recommendations) == len(shown.rows) == 117
    assert shown.most == MOST_RECOMMENDATIONS
    assert shown.legend == ()
    assert [said(line) for line in shown.on_rest] == [
        "Those overdue stand first, then those that moved; 97 more are not shown.",
        "Excel, CSV and JSON list all of them.",
    ]
    assert len(short.rows) < MOST_RECOMMENDATIONS


# -- JSON -------------------------------------------------------------------------------------------------------------


def test_the_json_tells_of_each_recommendation() -> None:
    found = as_json(follow_up(GUIDE, "y2021", against="y2020"))

    assert found["recommendations"] == [
        {
            "id": "procurement-plan",
            "records": ["procurement-plan"],
            "text": "Publish the procurement plan",
            "addressees": ["Procurement section", "Secretariat"],
            "issued": "2019-11-15",
            "before": None,
            "after": "implemented",
            "possible_before": [
                {"scale": None, "code": "not_yet_observed"},
                {"scale": "plain@1", "code": "implemented"},
            ],
            "possible_after": [{"scale": "plain@1", "code": "implemented"}],
            "class": "implemented",
            "as_of": "[2020-11..2021-02]",
            "deadline": "none",
            "due": None,
            "days_late": None,
        },
        {
            "id": "register-of-decisions",
            "records": ["register-of-decisions"],
            "text": "Keep a register of decisions",
            "addressees": ["Secretariat"],
            "issued": "2019-11-15",
            "before": "in_progress",
            "after": "in_progress",
            "possible_before": [{"scale": "plain@1", "code": "in_progress"}],
            "possible_after": [{"scale": "plain@1", "code": "in_progress"}],
            "class": "open",
            "as_of": "2020-12-31",
            "deadline": "stated",
            "due": "2021-06-30",
            "days_late": 184,
        },
    ]


def test_each_number_of_the_json_names_the_recommendations_behind_it() -> None:
    found = as_json(follow_up(GUIDE, "y2021", against="y2020"))
    plan, register = ["procurement-plan"], ["register-of-decisions"]
    (total,), observed = found["roll_forward"], found["rates"][0]
    statuses = {(each["aspect"], each["code"]): each for each in found["statuses"]}

    assert {name: behind(total[name]) for name in total if name != "group"} == {
        "opening": (register, plan), "issued": ([], []), "reopened": ([], []), "implemented": ([], plan),
        "closed_otherwise": ([], []), "closing": (register, []), "reclassified": ([], []),
    }  # fmt: skip
    assert behind(statuses["verified", "implemented"]["bounds"]) == (plan, [])
    assert behind(statuses["verified", "implemented"]["before"]) == ([], plan)
    assert behind(statuses["verified", "implemented"]["change"]) == ([], plan)
    assert behind(statuses["acceptance", "accepted"]["bounds"]) == (register, [])
    assert observed["name"] == "observed"
    assert (behind(observed["numerator"]), behind(observed["denominator"])) == (([], plan), (register, plan))
    assert [behind(each["bounds"]) for each in found["ageing"]][2] == (register, [])
    assert {(each["from"], each["to"]): behind(each["bounds"]) for each in found["transitions"]} == {
        ("not_yet_observed", "implemented"): ([], plan),
        ("in_progress", "in_progress"): (register, []),
        ("implemented", "implemented"): ([], plan),
    }
    assert {name: behind(each) for name, each in found["deadlines"].items()} == {
        "stated": (register, []), "none": ([], []), "unknown": ([], []),
    }  # fmt: skip
    assert {name: behind(found["panel"][name]) for name in ("members", "entries", "exits")} == {
        "members": (register, plan), "entries": ([], []), "exits": ([], plan),
    }  # fmt: skip


def behind(number: dict[str, Any]) -> tuple[list[str], list[str]]:
    return number["records"]["certain"], number["records"]["possible"]


@given(registers, spans, spans)
def test_every_number_of_the_json_has_as_many_records_as_it_says(
    found: tuple[Case, ...], one: tuple[int, int], other: tuple[int, int]
) -> None:
    earlier, later = sorted((one, other), key=lambda span: span[1])
    against = ReportingPeriod(*map(day, earlier)) if earlier[1] < later[1] else None
    answer = as_json(follow_up(register_of(found), ReportingPeriod(*map(day, later)), against=against, by="theme"))

    for name, number in numbers_in(answer):
        assert name == "rate" or "records" in number, name
        if name not in {"rate", "change"}:
            certain, possible = behind(number)
            assert (number["lower"], number["upper"]) == (len(certain), len(certain) + len(possible)), name


def numbers_in(value: object, name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Go through every number that an answer holds, each with the key that it stands under."""
    if isinstance(value, list):
        for each in value:
            yield from numbers_in(each, name)
    elif isinstance(value, dict):
        if "lower" in value:
            yield name, value
        for key, each in value.items():
            yield from numbers_in(each, key)


# -- what is asked beside it ------------------------------------------------------------------------------------------


def test_what_is_not_asked_is_not_shown() -> None:
    found = follow_up(UPR, "cycle-4", against="cycle-3")
    bare, alone = answer_with(found, UPR), answer_with(follow_up(UPR, "cycle-4"), UPR, reiterated=True)

    assert view(bare, UPR) == view(found, UPR)
    assert as_json(bare, register=UPR) == as_json(found, register=UPR)
    assert (bare.acceptance, bare.lineage, bare.mandates) == (None, None, None)
    assert alone.lineage is None


def test_proposals_name_both_recommendations() -> None:
    found = possible_lineage(UPR, "cycle-4", against="cycle-3")
    blocks = view(answer_with(follow_up(UPR, "cycle-4", against="cycle-3"), UPR, reiterated=True), UPR)

    assert [tuple(row[:2]) for row in rows(tables(blocks)["Possible repetitions"])] == [
        (each.later, each.earlier) for each in found[:MOST_PROPOSALS]
    ]
    assert "What may repeat an earlier one is a proposal by the words shared; nothing is counted by it." in notes(
        blocks
    )


def test_acceptance_is_told_of_all_and_of_each_group() -> None:
    answer = answer_with(follow_up(UPR, "cycle-3", aspect="acceptance", by="theme"), UPR, by="theme")
    shown = tables(view(answer, UPR))["Made in the period, and how they were received by its end"]

    assert answer.acceptance is not None
    assert [said(column.title) for column in shown.columns] == ["Theme", "Supported", "Noted"]
    assert [row[0] for row in rows(shown)] == [
        "All recommendations", *(str(each.group) for each in answer.acceptance[1:])
    ]  # fmt: skip
    assert rows(shown)[0] == ["All recommendations", "39 of 46", "7 of 46"]


def test_mandates_stand_with_what_their_states_mean() -> None:
    found = activity_of_all(SOM, "cop11")
    answer = answer_with(follow_up(SOM, "cop11"), SOM, mandates=True)
    shown = tables(view(answer, SOM))["Mandates by activity in the period"]

    assert [row[0] for row in rows(shown)] == [each.mandate.symbol or each.mandate.id for each in found]
    assert [said(line) for line in shown.legend][1:] == [
        "The records of activities are incomplete, so this does not mean that there was none."
    ]
    assert (shown,) == view(found, SOM)


@pytest.mark.parametrize(("register", "named"), [(UPR, True), (None, False)])
def test_groups_have_their_titles_where_a_register_names_them(register: Register | None, named: bool) -> None:
    answer = follow_up(UPR, "cycle-4", by="source")
    shown = tables(view(answer, register))["Roll-forward"]
    sources = [str(value) for row in answer.roll_forward for value in row.group.values()]

    assert ([row[0] for row in rows(shown)[1:]] == sources) is not named
    assert said(shown.columns[0].title) == "Source"


def test_several_stand_under_a_heading_each() -> None:
    found = tuple(follow_up(UPR, "cycle-4", aspect=aspect) for aspect in ("acceptance", "verified"))
    headings = [block for block in view(found, UPR) if isinstance(block, Heading)]

    assert [said(each.text).rpartition(" ")[0] for each in headings] == [
        "Follow-up of recommendations, November 2022 – February 2027",
        "Follow-up of recommendations, November 2022 – February 2027 [Verified",
    ]
    assert len({each.anchor for each in headings}) == 2
    assert [each["aspect"] for each in as_json(found)["follow_ups"]] == ["acceptance", "verified"]
    assert document_of(found, UPR).title == Message("Follow-up of recommendations")


# -- the report -------------------------------------------------------------------------------------------------------


def test_the_report_prints_the_same_rows() -> None:
    verified = StatusObservation(
        recommendation="a-hrc-43-15-122.2",
        aspect=Aspect.VERIFIED,
        as_of=When("2024"),
        scale="plain@1",
        code="implemented",
    )
    followed = evolve(UPR, records=[*UPR.records, verified])
    document = report(followed, "cycle-4", against="cycle-3")
    printed = {block.anchor: block for block in document.blocks if isinstance(block, Table)}
    shown = tables(view(follow_up(followed, "cycle-4", against="cycle-3", by="source"), followed))
    transitions = next(title for title in shown if title.startswith("Transitions"))

    for anchor, title in {
        "table-statuses": "Recommendations by status",
        "table-movement": "Roll-forward",
        "table-ages": "Open recommendations by age",
        "table-transitions": transitions,
    }.items():
        told = [row for row in rows(shown[title]) if anchor != "table-statuses" or not is_nil(row)]
        assert rows(printed[anchor]) == told
        assert set(map(said, shown[title].legend)) <= set(map(said, printed[anchor].legend))


def is_nil(row: list[str]) -> bool:
    """Tell of a row of statuses whether it counts nothing on either day: a report leaves it out."""
    return row[1:3] == ["–", "–"]
