"""Random registers, and what every world of them says: through Python, and through the command line on saved files."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from _brute_force import Answer, Case, Event, answer, period_of, shares, sizes, ways
from hypothesis import event as noted
from hypothesis import given
from hypothesis import strategies as st

import tracker
from tracker.comparison import Comparison
from tracker.indicators import Figure
from tracker.values import Bounds, ReportingPeriod

DATES = (
    "2020-03", "2021-03-05", "2021-03-09", "2021-03", "2021", "2020", "2021-Q1", "2022-07", "[2020..2022]",
    "[2020-12..2021-01]", "2021-02/2021-04", "2020-12-30/2021-03-02", "2021/2022", "{2020-12-01,2021-03-05}",
    "{2020-11,2021-02}", "2021-03-05?", "2020?", "2021-03~", "2020~", "2021-03-05~",
)  # fmt: skip
PERIODS = (
    "2020", "2021", "2022", "2020-07..2022-07", "2018-07..2020-06", "2022-07..2024-07", "2021-Q1", "2021-01",
    "2021-02", "2021-03", "2021-03-01..2021-03-09", "2021-03-05..2021-03-05", "2020-07-15..2021-02-10",
    "2020-02..2021-01",
)  # fmt: skip
QUALIFIERS = ("exact", "exact", "at_least", "more_than", "at_most", "fewer_than", "nearly", "about")
quantities = st.tuples(st.sampled_from(QUALIFIERS), st.sampled_from((1, 3, 10, 20, 400)))
events = st.builds(
    Event,
    when=st.sampled_from(DATES),
    countries=st.lists(st.sampled_from(("KE", "PK", "BR")), max_size=2, unique=True).map(tuple),
    people=st.none() | quantities,
)


def in_order(pair: tuple[str, str]) -> tuple[str, str]:
    one, other = (ReportingPeriod.parse(text) for text in pair)
    return pair if one.end <= other.end else (pair[1], pair[0])


pairs = st.tuples(st.sampled_from(PERIODS), st.sampled_from(PERIODS)).map(in_order) | st.just(
    ("2018-07..2020-06", "2020-07..2022-07")
)
coverages = st.lists(
    st.tuples(st.sampled_from(("complete", "incomplete", "none")), st.sampled_from((*PERIODS, "2018..2024"))),
    max_size=2,
    unique_by=lambda pair: pair[1],
).map(tuple)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    kind, counts = draw(
        st.sampled_from(
            (("flow", "records"), ("flow", "participants"), ("distinct", "countries"), ("cumulative", "records"))
        )
    )
    before, after = draw(pairs)
    return Case(
        events=tuple(draw(st.lists(events, max_size=4))),
        kind=kind,
        counts=counts,
        rule=draw(st.sampled_from(("on_start", "on_completion", "active"))),
        before=before,
        after=after,
        coverage=draw(coverages),
    )


@st.composite
def printed(draw: st.DrawFn) -> Case:
    before, after = draw(pairs)
    told = st.tuples(st.sampled_from((before, after)), quantities).map(lambda pair: (pair[0], *pair[1]))
    claims = tuple(draw(st.lists(told, min_size=1, max_size=3)))
    return Case(events=(), kind="flow", counts="records", rule="on_start", before=before, after=after, claims=claims)


@st.composite
def observed(draw: st.DrawFn) -> Case:
    before, after = draw(pairs)
    at = st.sampled_from(("2021-03", "2021-03-05", "2021-02", "2020-12-31", "2022-07", "2021-01"))
    seen = tuple(draw(st.lists(st.tuples(at, st.integers(0, 9)), max_size=3, unique_by=lambda pair: pair[0])))
    return Case(events=(), kind="stock", counts="records", rule="on_start", before=before, after=after, seen=seen)


def saved(case: Case, place: Path) -> Path:
    (place / "register.toml").write_text(case.toml(), encoding="utf-8")
    (place / "records.toml").write_text(case.records(), encoding="utf-8")
    return place


# -- what the library says, in the same words -------------------------------------------------------------------------


def by_python(case: Case) -> Answer:
    with tempfile.TemporaryDirectory() as place:
        found = tracker.compare(tracker.load(saved(case, Path(place))), "it", case.after, against=case.before)
    return told(found)


def told(found: Comparison) -> Answer:
    change, suggested = found.change, found.change.suggested
    return {
        "level": found.comparability.level.value,
        "figures": [figure(found.before), figure(found.after)],
        "change": {
            "verdict": change.verdict.value,
            "bounds": ends(change.bounds),
            "grade": change.grade,
            "suggested": (suggested.verdict.value, suggested.reading) if suggested else None,
        },
    }


def figure(one: Figure) -> Answer | None:
    if one.missing is not None:
        return None
    return {"bounds": ends(one.bounds), "certain": list(one.certain), "possible": list(one.possible)}


def ends(bounds: Bounds | None) -> tuple[Any, Any] | None:
    return None if bounds is None else (bounds.lower, bounds.upper)


def by_command(case: Case, place: Path) -> Answer:
    run = subprocess.run(
        [sys.executable, "-m", "tracker", "compare", str(saved(case, place)), "it", "--period", case.after,
         "--against", case.before, "--format", "json"],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    (found,) = json.loads(run.stdout)["comparisons"]
    change = found["change"]
    suggested = change["suggested"]
    return {
        "level": found["comparability"]["level"],
        "figures": [figure_in_json(found[side]) for side in ("before", "after")],
        "change": {
            "verdict": change["verdict"],
            "bounds": ends_in_json(change["bounds"]),
            "grade": change["grade"],
            "suggested": (suggested["verdict"], suggested["reading"]) if suggested else None,
        },
    }


def figure_in_json(one: dict[str, Any]) -> Answer | None:
    if one["missing"] is not None:
        return None
    return {"bounds": ends_in_json(one["bounds"]), **one["records"]}


def ends_in_json(bounds: dict[str, Any] | None) -> tuple[Any, Any] | None:
    return None if bounds is None else (bounds["lower"], bounds["upper"])


def expected(case: Case) -> Answer:
    found = answer(case)
    found.pop("coverage", None)
    return found


def agree(case: Case, said: Answer) -> None:
    must = expected(case)
    if case.kind == "stock":
        assert [each and each["bounds"] for each in said["figures"]] == [
            each and each["bounds"] for each in must["figures"]
        ]
        assert said["level"] == must["level"]
        return
    if case.claims:
        said = {**said, "figures": [each and {"bounds": each["bounds"]} for each in said["figures"]]}
    assert said == must


# -- the laws ---------------------------------------------------------------------------------------------------------


@given(cases())
def test_python_says_what_every_world_says(case: Case) -> None:
    said = by_python(case)
    noted(said["change"]["verdict"])

    agree(case, said)


@given(printed() | observed())
def test_python_says_of_stated_numbers_what_they_allow(case: Case) -> None:
    agree(case, by_python(case))


def of_measure(measure: str, counts: str, **varied: st.SearchStrategy[Any]) -> st.SearchStrategy[Case]:
    """Cases of events that vary in one thing more."""
    one = st.builds(
        Event, when=st.sampled_from(DATES), countries=st.lists(st.sampled_from(("KE", "PK", "BR")), max_size=2,
        unique=True).map(tuple), **varied,
    )  # fmt: skip
    held = st.lists(one, max_size=3).map(tuple)
    rules = st.sampled_from(("on_start", "on_completion", "active"))
    return st.tuples(held, rules, pairs).map(lambda drawn: Case(drawn[0], measure, counts, drawn[1], *drawn[2]))


@given(of_measure("ratio", "records", kind=st.sampled_from(("training", "workshop"))))
def test_a_share_is_what_it_may_be_and_no_more(case: Case) -> None:
    said = by_python(case)

    for found, worlds in zip(said["figures"], shares(case), strict=True):
        assert (found is None) == (not worlds)
        if found is not None:
            assert found["bounds"] == (min(worlds), max(worlds))


@given(of_measure("distinct", "countries", complete=st.booleans()))
def test_open_lists_hold_every_world(case: Case) -> None:
    """Whom a list leaves unnamed has no number: no upper end where such a record may count, and else the exact one."""
    said, worlds = by_python(case), sizes(case)

    for side, text in enumerate((case.before, case.after)):
        found = said["figures"][side]["bounds"]
        counting = [
            event for event in case.events if (True,) in ways(event.when, (period_of(text),), case.rule, strict=False)
        ]
        assert found[0] == min(world[side] for world in worlds)
        if all(event.complete for event in counting):
            assert found[1] == max(world[side] for world in worlds)
        else:
            assert found[1] is None
    if said["change"]["bounds"] is not None:
        lower, upper = said["change"]["bounds"]
        assert all((lower is None or lower <= b - a) and (upper is None or b - a <= upper) for a, b in worlds)


SPREAD = (
    Case((Event("2021-03", ("KE",), ("more_than", 20)), Event("2020?", ("PK",), ("about", 10))), "flow", "participants",
         "on_start", "2020", "2021"),
    Case((Event("[2020-12..2021-01]", ("KE", "PK")), Event("2021-03-05", ("KE",))), "distinct", "countries", "active",
         "2020-02..2021-01", "2021", (("complete", "2018..2024"),)),
    Case((Event("2020"), Event("2021/2022")), "cumulative", "records", "on_completion", "2020", "2022"),
    Case((), "flow", "records", "on_start", "2018-07..2020-06", "2020-07..2022-07",
         claims=(("2018-07..2020-06", "more_than", 400), ("2020-07..2022-07", "more_than", 400))),
    Case((Event("2021-02"),), "flow", "records", "on_start", "2020", "2021", (("none", "2020"),)),
)  # fmt: skip


def on_saved_registers() -> Iterator[Any]:
    for case in SPREAD:
        yield pytest.param(case, id=f"{case.kind}-{case.counts}-{case.before}")


@pytest.mark.parametrize("case", list(on_saved_registers()))
def test_the_command_line_says_what_every_world_says(case: Case, tmp_path: Path) -> None:
    agree(case, by_command(case, tmp_path))
