"""Follow-up by year, of some recommendations and in groups within groups; and the recommendations behind a number."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from audit_register import written
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.command_line import flowing
from tracker.cli import cli
from tracker.errors import InvalidValueError
from tracker.exchange import apply_import, plan_from_file
from tracker.files import load
from tracker.followup import follow_up, follow_up_series, recommendations_on
from tracker.followup._transitions import RollForward
from tracker.indicators import measure
from tracker.model import Aspect, Recommendation, Register, SourceDocument, StatusObservation
from tracker.reports import report
from tracker.values import Bounds, CalendarUnit, InternationalString, When
from tracker.views import as_json
from tracker.writers import to_markdown

MOVEMENTS = ("opening", "issued", "reopened", "implemented", "closed_otherwise", "closing")
THEMES, TO = ("water", "roads"), ("the State", "the Office")
DATES = st.sampled_from(["2019", "2020-02-01", "2020-11", "2021-05-05", "2021-12-31", "2022-01-01", "[2020..2021]"])


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """Registers of a few recommendations, with imprecise dates."""
    made = [
        Recommendation(
            id=f"r{number}",
            source="d",
            text=InternationalString(en="Do it"),
            issued=When(draw(DATES)),
            themes=frozenset(draw(st.sets(st.sampled_from(THEMES)))),
            addressees=tuple(InternationalString(en=each) for each in sorted(draw(st.sets(st.sampled_from(TO))))),
        )
        for number in range(draw(st.integers(1, 5)))
    ]
    found = [
        StatusObservation(recommendation=each.id, aspect=Aspect.VERIFIED, as_of=When(when), scale="plain@1", code=code)
        for each in made
        for when, code in draw(
            st.dictionaries(DATES, st.sampled_from(["in_progress", "implemented", "withdrawn"]), max_size=2)
        ).items()
    ]
    document = SourceDocument(id="d", title=InternationalString(en="D"), published=When("2019-01-01"))
    return Register(id="r", title=InternationalString(en="R"), records=[document, *made, *found])


def numbers(row: RollForward) -> dict[str, Bounds]:
    return {name: getattr(row, name) for name in MOVEMENTS}


@settings(max_examples=40)  # each asks for a follow-up of every period
@given(
    registers(),
    st.sampled_from([CalendarUnit.YEAR, CalendarUnit.HALF, CalendarUnit.QUARTER]),
    st.sampled_from([None, "theme", "addressee"]),
)
def test_each_step_is_the_follow_up_of_its_period(register: Register, unit: CalendarUnit, by: str | None) -> None:
    found = follow_up_series(register, "2020..2022", unit, by=by)

    for step in found.steps:
        alone = follow_up(register, step.period, by=by)
        assert list(map(numbers, step.roll_forward)) == list(map(numbers, alone.roll_forward))
        assert step.is_over is alone.is_over
    for earlier, later in zip(found.steps, found.steps[1:], strict=False):
        assert earlier.roll_forward[0].closing == later.roll_forward[0].opening


@given(registers(), st.sampled_from(THEMES))
def test_a_condition_leaves_out_all_others(register: Register, theme: str) -> None:
    some = [each for each in register.records if not isinstance(each, Recommendation) or theme in each.themes]
    alone = Register(id="r", title=register.title, records=some)
    found = follow_up(register, "2021", where=[f"themes={theme}"])

    assert numbers(found.roll_forward[0]) == numbers(follow_up(alone, "2021").roll_forward[0])
    assert found.where == (f"themes={theme}",)


@given(registers())
def test_groups_within_groups(register: Register) -> None:
    """A group of two dimensions is what a condition on the one leaves of the other."""
    found = follow_up(register, "2021", by=["theme", "addressee"])

    for row in found.roll_forward[1:]:
        theme = row.group["theme"]
        if theme is None:
            continue
        within = follow_up(register, "2021", where=[f"themes={theme}"], by="addressee")
        (same,) = [each for each in within.roll_forward[1:] if each.group["addressee"] == row.group["addressee"]]
        assert numbers(row) == numbers(same)


def test_one_dimension_twice_is_refused() -> None:
    register = Register(id="r", title=InternationalString(en="R"), records=[])
    with pytest.raises(InvalidValueError, match="recommendations are grouped by 'theme' once"):
        follow_up(register, "2021", by=["theme", "theme"])


# -- the recommendations behind a number ------------------------------------------------------------------------------


@given(registers(), st.dates(date(2019, 12, 31), date(2022, 6, 1)))
def test_every_number_leads_to_its_recommendations(register: Register, day: date) -> None:
    """So many certainly have a status as its lower bound says, and so many may have it as its upper one."""
    found = follow_up(register, f"2019-01-01..{day}")

    for count in found.statuses[Aspect.VERIFIED]:
        behind = recommendations_on(register, day, status=[count.status.code])
        assert count.bounds == Bounds(sum(each.is_certain for each in behind), len(behind))
    still_open = recommendations_on(register, day, status=["open"])
    assert found.roll_forward[0].closing == Bounds(sum(each.is_certain for each in still_open), len(still_open))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, list(map(str, arguments)))


def test_they_are_listed(tmp_path: Path) -> None:
    place = written(tmp_path)
    done = run("list", place, "recommendation", "--status", "implemented", "--on", "2020-12-31")

    assert "r2 Publier le plan des achats 15 November 2019 implemented" in flowing(done.stdout)
    assert "r1" not in done.stdout
    possibly = run("list", place, "recommendation", "--status", "withdrawn", "--on", "2020-12-31")
    assert "not_yet_observed / withdrawn" in possibly.stdout
    assert possibly.stderr == "1 record.\n1 of them has it possibly, and not certainly.\n"
    every = run("list", place, "recommendation", "--on", "2020-12-31")
    assert every.stderr == "4 records.\n"  # r4 was made later


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("event", "--on", "2021-01-01"),
            "records of type 'event' have no status on a day; leave --on and --status out",
        ),
        (("recommendation", "--status", "open"), "a status is one of a day; name it with --on DATE"),
        (
            ("recommendation", "--status", "implementd", "--on", "2021-01-01"),
            "no scale in use has a status 'implementd'; did you mean 'implemented'?",
        ),
    ],
)
def test_what_has_no_status_is_refused(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    assert message in str(run("list", written(tmp_path), *arguments).exception)


# -- the command ------------------------------------------------------------------------------------------------------


def test_the_series_as_a_table(tmp_path: Path) -> None:
    done = run("followup", written(tmp_path), "--period", "2019..2021", "--every", "year", "--by", "theme")

    assert "2019 1 3 – – – 4 too few (under 20)" in flowing(done.stdout)
    assert "not stated" in done.stdout
    french = run("followup", tmp_path, "--period", "2019..2021", "--every", "year", "--language", "fr")
    assert french.stdout.startswith("Suite donnée aux recommandations, période par période [")


def test_a_series_takes_no_period_to_compare_with(tmp_path: Path) -> None:
    done = run("followup", written(tmp_path), "--period", "2021", "--every", "year", "--against", "2020")

    assert str(done.exception) == "--every shows a series, which takes no --against; leave it out"


def test_groups_without_anything_are_counted(tmp_path: Path) -> None:
    done = run("followup", written(tmp_path), "--period", "2013", "--by", "source")

    assert "2 groups without open or moved recommendations are left out." in done.stdout


def test_a_period_that_has_not_begun_has_no_rates(tmp_path: Path) -> None:
    place = written(tmp_path)
    found = follow_up(load(place), "2023")

    assert (found.is_over, found.rates) == (False, ())
    assert (
        "The period 2023 was not over on the last day of which anything is known: its figures may still change."
        in flowing(run("followup", place, "--period", "2023").stdout)
    )
    asked = follow_up(load(place).as_of(published=date(2021, 7, 1)), "2021")
    assert (asked.is_over, asked.rates) == (False, ())
    assert follow_up(load(place), "2021").is_over


def test_a_period_that_is_not_over_has_no_rates(tmp_path: Path) -> None:
    """Whether anybody asks what was known on a day or not, and in a report as well."""
    place = written(tmp_path)
    found = follow_up(load(place), "2021-07..2022-06", against="2020-07..2021-06")

    assert (found.is_over, found.rates) == (False, ())
    assert follow_up(load(place), "2020-07..2021-06").rates
    plain = as_json(found)
    assert (plain["is_over"], plain["rates"], plain["panel"]["after"]) == (False, [], None)
    assert "Rates of implementation" not in run("followup", place, "--period", "2021-07..2022-06").stdout
    steps = follow_up_series(load(place), "2021..2022", "year").steps
    assert [(each.is_over, bool(each.rates)) for each in steps] == [(True, True), (False, False)]
    assert [each["flags"] for each in as_json(follow_up_series(load(place), "2021..2022", "year"))["periods"]] == [
        [],
        ["incomplete"],
    ]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2022, 5, 2), "On 2 May 2022 the period was not over: its figures may still change."),
        (date(2022, 7, 1), None),
        (None, None),
    ],
)
def test_a_report_says_that_its_period_is_not_over_as_of_its_own_day(
    tmp_path: Path, day: date | None, said: str | None
) -> None:
    """Whatever the last day is of which anything is known; and no word of it without a day."""
    told = to_markdown(report(load(written(tmp_path)), "2021-07..2022-06", on=day), "en")

    assert (said in told) if said else ("not over" not in told)


def test_follow_up_and_figures_say_alike_that_a_period_is_not_over(tmp_path: Path) -> None:
    """By one flag, in the JSON of both, whatever the period."""
    register = load(written(tmp_path))

    for period in ("2020", "2021", "2021-07..2022-06", "2022", "2023"):
        figures = as_json(measure(register, "recommendations-issued", period))["flags"]
        assert as_json(follow_up(register, period))["flags"] == [each for each in figures if each == "incomplete"]


def test_every_period_that_is_not_over_is_named(tmp_path: Path) -> None:
    told = flowing(run("followup", written(tmp_path), "--period", "2021..2023", "--every", "year").stdout)

    assert "The period 2021 was" not in told
    assert "The period 2022 was not over" in told
    assert "The period 2023 was not over" in told


# -- a real list ------------------------------------------------------------------------------------------------------

MAP = """\
type = "recommendation"
[columns]
paragraph = "Number"
"text.en" = "Recommendation"
issued = "Date made"
"addressees.en" = "Recipient"
"status.code" = "Status"
"status.as_of" = "Date closed"
[defaults]
issued = "../2024-04-04"
"status.as_of" = "2024-04-04"
[set]
source = "list"
"status.scale" = "plain@1"
"status.aspect" = "verified"
[values]
"status.code" = { "Closed acceptable" = "implemented", "Closed cancelled" = "withdrawn", \
"Closed superseded" = "superseded", "Open" = "in_progress", "Unconfirmed" = "not_started", "Withdrawn" = "withdrawn" }
"""
HEADER = (
    'schema = 1\nid = "safety"\ntitle = "Safety"\n[[document]]\nid = "list"\ntitle = "List"\npublished = "2024-04-04"\n'
)


def real_list() -> Path:
    for parent in Path.cwd().resolve().parents:
        found = parent / "shared" / "data" / "safety-recommendations.csv"
        if found.is_file():
            return found
    pytest.skip("the list of safety recommendations is not beside this project")


def counted_by_hand(path: Path, left_out: set[int]) -> Iterator[tuple[int, list[list[int]]]]:
    """Count per year what certainly and what possibly was open, issued, implemented and closed otherwise."""
    rows: dict[str, tuple[date | None, date, str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            if line not in left_out:
                made, closed = (
                    date.fromisoformat(row[name]) if row[name] else None for name in ("Date made", "Date closed")
                )
                rows[row["Number"]] = made, closed or date(2024, 4, 4), row["Status"]
    closing = ("Closed acceptable", "Closed cancelled", "Closed superseded", "Withdrawn")
    for year in range(1990, 2024):
        start, end = date(year, 1, 1), date(year, 12, 31)
        found = [[0, 0], [0, 0], [0, 0], [0, 0]]
        for made, closed, status in rows.values():
            # A day that is missing may be any until the list came out.
            days = [made] if made else [date(1900, 1, 1), start, date(2024, 4, 4)]
            ends = status in closing
            ways = set()
            for day in days:
                opened = day < start and not (ends and closed < start)
                issued = start <= day <= end
                over = ends and closed <= end and (opened or issued)
                ways.add(
                    (
                        day <= end and not (ends and closed <= end),
                        issued,
                        over and status == "Closed acceptable",
                        over and status != "Closed acceptable",
                    )
                )
            for place in range(4):
                values = {way[place] for way in ways}
                found[place][0] += min(values)
                found[place][1] += max(values)
        yield year, found


def test_the_years_of_a_real_list_are_those_counted_by_hand(tmp_path: Path) -> None:
    path = real_list()
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "register.toml").write_text(HEADER, encoding="utf-8")
    (tmp_path / "map.toml").write_text(MAP, encoding="utf-8")
    plan = plan_from_file(tmp_path / "r", None, path, mapping=tmp_path / "map.toml", skip_faulty=True)
    apply_import(plan, "add", recorded=date(2024, 4, 5))
    found = follow_up_series(load(tmp_path / "r"), "1990..2023", "year")
    by_hand = dict(counted_by_hand(path, {row.place.line for row in plan.faulty}))

    assert len(plan.added) > 4_000
    for step in found.steps:
        row = step.roll_forward[0]
        computed = [row.closing, row.issued, row.implemented, row.closed_otherwise]
        assert [[each.lower, each.upper] for each in computed] == by_hand[step.period.start.year]
