"""Real lists, each imported by a map alone: no code knows them."""

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tracker.exchange import ImportPlan, apply_import, plan_from_file
from tracker.model import Recommendation, StatusObservation
from tracker.records import unstructure

REGISTER = """\
schema = 1
id = "lists"
title = "Lists"
languages = ["en", "fr"]

[[document]]
id = "safety"
title = "List of safety recommendations"
published = "2024-04-04"

[[document]]
id = "boa"
symbol = "A/74/5 (Vol. I)"
title = "Report of the Board of Auditors"

[[programme]]
id = "glo-act"
kind = "programme"
title = "GLO.ACT"
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "register.toml").write_text(REGISTER, encoding="utf-8")
    return tmp_path / "r"


def real(name: str) -> Path:
    for parent in Path.cwd().resolve().parents:
        found = parent / "shared" / "data" / name
        if found.is_file():
            return found
    pytest.skip(f"the list {name} is not beside this project")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def planned(register: Path, path: Path, mapping: str, **options: Any) -> ImportPlan:  # noqa: ANN401  # as various as they are
    (register.parent / "map.toml").write_text(mapping, encoding="utf-8")
    plan = plan_from_file(register, None, path, mapping=register.parent / "map.toml", **options)
    assert plan.is_accounted_for
    return plan


# -- a list of thousands ----------------------------------------------------------------------------------------------

SAFETY = """\
type = "recommendation"
[columns]
paragraph = "Number"
text = "Recommendation"
addressees = "Recipient"
themes = "Inquiry"
issued = "Date made"
"status.code" = "Status"
"status.as_of" = "Date closed"
[defaults]
issued = "../2024-04-04"
"status.as_of" = "2024-04-04"
[set]
source = "safety"
"status.scale" = "plain@1"
"status.aspect" = "verified"
[values."status.code"]
"Closed acceptable" = "implemented"
"Closed cancelled" = "withdrawn"
"Closed superseded" = "superseded"
Open = "in_progress"
Unconfirmed = "not_started"
Withdrawn = "withdrawn"
[merge]
lists = ["addressees", "themes"]
"""


def test_safety_recommendations(register: Path) -> None:
    """Numbers that stand twice are one recommendation to two bodies, but where their days differ."""
    path = real("safety-recommendations.csv")
    rows = rows_of(path)
    plan = planned(register, path, SAFETY, skip_faulty=True)
    added = {each.id: each for each in plan.added if isinstance(each, Recommendation)}
    left_out = {row.place.line for row in plan.faulty}
    numbers = {"-".join(row["Number"].split()) for line, row in enumerate(rows, 2) if line not in left_out}

    assert plan.rows_read == len(rows)
    assert set(added) == {f"safety-{number}" for number in numbers}
    assert sorted(map(str, added["safety-012/21"].addressees)) == ["Body 1", "Body 20"]
    assert {rows[line - 2]["Number"] for line in left_out} == {"012/23", "019/23"}

    apply_import(plan, "add")
    again = planned(register, path, SAFETY, skip_faulty=True)
    assert (again.added, again.revised, again.gone) == ((), (), ())


# -- a list of a review -----------------------------------------------------------------------------------------------

REVIEW = """\
type = "recommendation"
[columns]
source = "document"
paragraph = "number"
text = "text"
issued = "year"
themes = "themes"
made_by = "recommending_states"
"status.code" = "position"
"status.as_of" = "year"
[split]
themes = "|"
made_by = "|"
[set]
"status.scale" = "upr@1"
"status.aspect" = "acceptance"
"""


def test_a_review(register: Path) -> None:
    path = real("upr-recommendations.csv")
    rows = rows_of(path)
    plan = planned(register, path, REVIEW, create=("document",))
    statuses = [each for each in plan.added if isinstance(each, StatusObservation)]
    made = [each for each in plan.added if isinstance(each, Recommendation)]

    assert len(made) + len([each for each in plan.merged if isinstance(each, Recommendation)]) == len(rows)
    assert {each.code for each in statuses} == {"supported", "noted"}
    assert sorted(str(each.symbol) for each in plan.created) == sorted({row["document"] for row in rows})
    assert plan.unread == ("cycle", "source_of_position", "sdgs")


# -- activities as an office lists them -------------------------------------------------------------------------------

ACTIVITIES = """\
type = "event"
[columns]
id = "id"
kind = "kind"
"title.en" = "title_en"
"title.fr" = "title_fr"
when = "when_edtf"
countries = "countries"
countries_complete = "countries_complete"
women = "women"
programmes = "programme"
note = "note"
[join]
participants = "{participants_qualifier} {participants}"
[values]
participants = { exact = "" }
countries_complete = { yes = "true", no = "false", unknown = "false" }
[values.kind]
"regional/interregional meeting" = "regional_meeting"
"legislative assistance" = "legislative_assistance"
"bilateral meeting" = "bilateral_meeting"
"expert group meeting" = "expert_meeting"
"tabletop simulation" = "simulation_exercise"
"operation support" = "operational_support"
launch = "launch"
publication = "publication"
[values.programmes]
"GLO.ACT" = "glo-act"
"GLO.ACT Asia and the Middle East" = "glo-act"
"GLO.ACT-Bangladesh" = "glo-act"
"""


@pytest.mark.parametrize("name", ["events-2018-2020.csv", "events-2022-2024-public.csv"])
def test_activities(name: str, register: Path) -> None:
    path = real(name)
    rows = rows_of(path)
    others = {row["programme"] for row in rows if not row["programme"].startswith("GLO.ACT")}
    nothing = "".join(f'"{words}" = ""\n' for words in sorted(others) if words)
    plan = planned(register, path, ACTIVITIES + nothing)
    added = {each.key: unstructure(each) for each in plan.added}

    assert list(added) == [row["id"] for row in rows]
    for row in rows:
        said = added[row["id"]].get("participants")
        number = said["value"] if isinstance(said, dict) else said
        assert str(number or "") == row["participants"]
        hedge = said["qualifier"].replace("_", " ") if isinstance(said, dict) else "exact"
        assert hedge == (row["participants_qualifier"] or "exact")
        assert added[row["id"]].get("countries", []) == sorted(filter(None, row["countries"].split(";")))


# -- an annex whose columns are ticked --------------------------------------------------------------------------------

ANNEX = """\
type = "recommendation"
[columns]
text = "Recommendation of the Board"
issued = "Audit report year"
note = "Administration’s response"
paragraph = "Paragraph"
[set]
source = "boa"
"""
TICKED = """\
[[also]]
type = "status"
columns = {{ wording = "{column}" }}
values = {{ wording = {{ X = "{column}" }} }}
set = {{ code = "{code}", scale = "board_of_auditors@1", aspect = "verified", as_of = "2020-06-30" }}
"""
STATUSES = {
    "Implemented": "implemented",
    "Under implementation": "under_implementation",
    "Not implemented": "not_implemented",
    "Overtaken by events": "overtaken_by_events",
}


def test_an_annex_whose_columns_are_ticked(register: Path) -> None:
    """Each column that may be ticked is a further record of the row."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Status of implementation of recommendations"])
    page.append(
        ["Paragraph", "Audit report year", "Recommendation of the Board", "Administration’s response", *STATUSES]
    )
    page.append(["23", 2018, "Review the accounts", "Agreed.", None, "X"])
    page.append(["24", 2018, "Close the books", None, None, None, None, "x"])
    path = register.parent / "annex.xlsx"
    book.save(path)
    mapping = ANNEX + "".join(TICKED.format(column=column, code=code) for column, code in STATUSES.items())
    plan = planned(register, path, mapping)

    assert [
        (each.recommendation, each.code, str(each.wording))
        for each in plan.added
        if isinstance(each, StatusObservation)
    ] == [
        ("boa-23", "under_implementation", "Under implementation"),
        ("boa-24", "overtaken_by_events", "Overtaken by events"),
    ]


# -- an annex with a column a year -------------------------------------------------------------------------------------

YEARS = """\
type = "recommendation"
[columns]
id = "No."
text = "Summary of recommendation"
addressees = "Entity"
[set]
source = "boa"
issued = "../2023"
[split]
addressees = ";"
"""
A_YEAR = """
[[also]]
type = "status"
columns = {{ code = "Status {year}" }}
values.code = {{ "–" = "", "n/a" = "", "Under implementation (partly)" = "under_implementation" }}
set = {{ as_of = "{year}-12-31", scale = "board_of_auditors@1", aspect = "verified" }}
"""


def test_an_annex_with_a_column_a_year(register: Path) -> None:
    """Each year is a status of its own, in words; what stands for nothing says nothing."""
    path = register.parent / "annex.csv"
    path.write_text(
        "Annex II,,,,,\n"
        "No.,Summary of recommendation,Entity,Status 2021,Status 2022,Status 2023\n"
        "1,Reconcile advances,Department A; Office B,Under implementation,Under  implementation,Implemented\n"
        "2,Count the stores,Office B,,Not implemented,Overtaken by events\n"
        "3,Publish exceptions,All entities,–,n/a,Under implementation (partly)\n",
        encoding="utf-8",
    )
    mapping = YEARS + "".join(A_YEAR.format(year=year) for year in (2021, 2022, 2023))
    plan = planned(register, path, mapping)

    assert [
        (each.recommendation, str(each.as_of), each.code, str(each.wording or ""))
        for each in plan.added
        if isinstance(each, StatusObservation)
    ] == [
        ("1", "2021-12-31", "under_implementation", "Under implementation"),
        ("1", "2022-12-31", "under_implementation", "Under  implementation"),
        ("1", "2023-12-31", "implemented", "Implemented"),
        ("2", "2022-12-31", "not_implemented", "Not implemented"),
        ("2", "2023-12-31", "overtaken_by_events", "Overtaken by events"),
        ("3", "2023-12-31", "under_implementation", "Under implementation (partly)"),
    ]
    apply_import(plan, "add")
    again = planned(register, path, mapping)
    assert (again.added, again.revised) == ((), ())


# -- activities with the columns of a transparency standard ------------------------------------------------------------

STANDARD = """\
type = "event"
separator = ";"
decimal = ","
dates = "dmy"
[columns]
id = "iati-identifier"
title = "title"
countries = "recipient-country"
state = "activity-status"
note = "description"
[join]
when = "{start-actual}/{end-actual}"
[values.state]
"2 - Implementation" = "ongoing"
"3" = "done"
[split]
countries = "|"
[set]
kind = "operational_support"
"""


def test_activities_with_the_columns_of_a_standard(register: Path) -> None:
    """Start and end stand in columns of their own, each as the office writes days."""
    path = register.parent / "activities.csv"
    path.write_text(
        "iati-identifier;title;activity-status;start-actual;end-actual;recipient-country;description\n"
        "XM-1;Wells;2 - Implementation;15/03/2021;31/12/2023;KE|TZ;Digging\n"
        "XM-2;Pumps;3;2019-05;2020;Côte d'Ivoire|Tchad;\n"
        "XM-3;Law;3;01/07/2022;;;Advice\n",
        encoding="utf-8",
    )
    plan = planned(register, path, STANDARD)

    said = [unstructure(each) for each in plan.added]
    assert [(each["id"], each["when"], each["state"], each.get("countries", [])) for each in said] == [
        ("XM-1", "2021-03-15/2023-12-31", "ongoing", ["KE", "TZ"]),
        ("XM-2", "2019-05/2020", "done", ["CI", "TD"]),
        ("XM-3", "2022-07-01", "done", []),
    ]
