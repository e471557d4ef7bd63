"""``tracker followup``: its JSON has the keys promised, its text fits a terminal, and wrong usage is refused."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from audit_register import written
from click.testing import CliRunner, Result

import tracker
from tracker.cli import cli
from tracker.documents import Document, Heading, Measured, Row, Table
from tracker.reports import report
from tracker.writers import plain_text, to_html, to_markdown

KEYS = {
    "period", "against", "aspect", "counted_by", "reading", "statuses", "roll_forward", "rates", "ageing", "between",
    "transitions", "breaks", "overdue", "deadlines", "panel", "of_implementation", "acceptance", "possible_lineage",
    "mandates", "recommendations", "output", "is_over", "flags", "where",
}  # fmt: skip


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(written(tmp_path))


def run(place: str, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["followup", place, *arguments])


def answered(place: str, *arguments: str) -> Any:  # noqa: ANN401  # JSON
    done = run(place, "--format", "json", *arguments)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def ends(bounds: dict[str, Any]) -> tuple[int, int]:
    return bounds["lower"], bounds["upper"]


def test_the_json_has_the_keys_promised(place: str) -> None:
    found = answered(place, "--period", "y2021", "--against", "y2020", "--by", "source")

    assert set(found) == KEYS
    assert found["period"] == {"start": "2021-01-01", "end": "2021-12-31"}
    assert {"aspect", "scale", "code", "class", "bounds"} <= set(found["statuses"][0])
    assert {"opening", "issued", "reopened", "implemented", "closed_otherwise", "closing"} <= set(
        found["roll_forward"][0]
    )
    assert [row["group"] for row in found["roll_forward"]] == [{}, {"source": "audit-2019"}, {"source": "audit-2021"}]
    assert {"name", "numerator", "denominator", "rate", "definition"} <= set(found["rates"][0])
    assert set(found["ageing"][0]) == {"band", "from_years", "to_years", "bounds"}
    assert {"from", "to", "bounds"} <= set(found["transitions"][0])


def test_the_numbers_of_the_json(place: str) -> None:
    found = answered(place, "--period", "y2021", "--against", "y2020")
    total = found["roll_forward"][0]
    statuses = {(each["aspect"], each["scale"], each["code"]): each for each in found["statuses"]}

    assert {name: ends(total[name]) for name in total if name != "group"} == {
        "opening": (2, 3), "issued": (1, 1), "reopened": (1, 1), "implemented": (0, 0),
        "closed_otherwise": (0, 1), "closing": (4, 4), "reclassified": (0, 0),
    }  # fmt: skip
    assert ends(statuses["verified", "plain@1", "withdrawn"]["bounds"]) == (1, 1)
    assert ends(statuses["verified", "plain@1", "withdrawn"]["before"]) == (0, 1)
    assert statuses["verified", None, "not_yet_observed"]["class"] is None
    assert statuses["verified", "plain@1", "withdrawn"]["class"] == "closed_otherwise"
    assert found["overdue"] == [
        {
            "recommendation": "r1", "due": "2021-06-30", "original": "2020-06-30", "slippage": 365, "extensions": 1,
            "days": 184, "least_days": 184, "certain": True,
        }
    ]  # fmt: skip
    assert {state: ends(bounds) for state, bounds in found["deadlines"].items()} == {
        "stated": (1, 1), "none": (1, 1), "unknown": (2, 2),
    }  # fmt: skip
    assert found["breaks"][0]["concordance"] is True
    assert found["between"] == ["2020-12-31", "2021-12-31"]


def test_a_small_number_has_no_rate_until_the_minimum_allows_it(place: str) -> None:
    few = answered(place, "--period", "y2021")["rates"][0]
    enough = answered(place, "--period", "y2021", "--minimum", "1")["rates"][0]

    assert (few["name"], few["rate"], few["missing"]) == ("observed", None, "small_number")
    assert (enough["rate"], enough["missing"]) == ({"lower": 0, "upper": 0, "wording": "0 per cent"}, None)


def test_what_nobody_is_concerned_by_is_missing(place: str) -> None:
    rates = {each["name"]: each for each in answered(place, "--period", "2010")["rates"]}

    assert (rates["observed"]["rate"], rates["observed"]["missing"]) == (None, "cannot_exist")


def test_both_rates_print_their_definition(tmp_path: Path) -> None:
    place = written(tmp_path)
    codes = ["implemented"] * 55 + ["overtaken_by_events"] * 39 + ["under_implementation"] * 66
    made = [f"x{number},audit-2019,Faire,2019-11-15" for number in range(len(codes))]
    (place / "recommendation.csv").write_text("\n".join(["id,source,text,issued", *made, ""]), encoding="utf-8")
    found = [f"x{number},verified,2021-12-31,board_of_auditors@1,{code}" for number, code in enumerate(codes)]
    (place / "status.csv").write_text(
        "\n".join(["recommendation,aspect,as_of,scale,code", *found, ""]), encoding="utf-8"
    )
    (place / "deadline.csv").unlink()
    text = " ".join(run(str(place), "--period", "y2021").stdout.split())
    french = " ".join(run(str(place), "--period", "y2021", "--language", "fr").stdout.split())

    assert "Observed in the period 55 of 160 34.4 per cent" in text
    assert "Observed in the period, without those otherwise closed 55 of 121 45.5 per cent" in text
    assert "Those overtaken by events or otherwise closed count as not implemented." in text
    assert "Those overtaken by events or otherwise closed are left out." in text
    assert "Examinées pendant la période 55 sur 160 34,4 %" in french
    assert "Celles devenues caduques ou closes autrement ne sont pas prises en compte." in french


def test_the_text_in_english(place: str) -> None:
    lines = run(place, "--period", "y2021", "--against", "y2020", "--by", "addressee").stdout.splitlines()

    assert lines[0] == "Follow-up of recommendations, 2021 [Verified status]"
    assert "    Withdrawn (Plain scale)                          at most 1                 1  no conclusion" in lines
    assert "  All recommendations     2 to 3       1         1            –         at most 1        4" in lines
    assert "  r1              30 June 2021    30 June 2020           1           184" in lines
    assert max(map(len, lines)) <= 100


def test_the_text_in_french(place: str) -> None:
    lines = run(place, "--period", "y2021", "--against", "y2020", "--language", "fr").stdout.splitlines()

    assert lines[0] == "Suite donnée aux recommandations, 2021 [État vérifié]"
    assert "  r1              30 juin 2021       30 juin 2020        1              184" in lines
    assert "Passages d’un état à un autre, 31 décembre 2020 – 31 décembre 2021" in lines
    assert max(map(len, lines)) <= 100


def test_the_answer_goes_to_a_file_in_the_format_of_its_name(place: str, tmp_path: Path) -> None:
    page, data = tmp_path / "followup.html", tmp_path / "followup.json"
    for file in (page, data):
        assert run(place, "--period", "y2021", "-o", str(file)).exit_code == 0

    assert "Follow-up of recommendations, 2021 [Verified status]" in page.read_text(encoding="utf-8")
    assert json.loads(data.read_text(encoding="utf-8")) == answered(place, "--period", "y2021")


@pytest.mark.parametrize("aspect", ["acceptance", "activity"])
def test_what_is_not_implementation_has_no_rate_and_says_so(place: str, aspect: str) -> None:
    assert answered(place, "--period", "y2021", "--aspect", aspect)["rates"] == []
    assert "is not implementing it" in " ".join(run(place, "--period", "y2021", "--aspect", aspect).stdout.split())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--aspect", "verifed"), "'verifed' is not one of"),
        (("--by", "adressee"), "'adressee' is not one of"),
        (("--scale", "plain"), "'plain' is not in code list 'scales'; did you mean 'plain@1'?"),
        (("--minimum", "0"), "0 is not in the range x>=1"),
    ],
)
def test_wrong_usage_exits_2(place: str, arguments: tuple[str, ...], message: str) -> None:
    done = run(place, "--period", "y2021", *arguments)

    assert done.exit_code == 2
    assert message in done.stderr


def test_the_vintage_is_respected(tmp_path: Path) -> None:
    place = written(tmp_path)
    with (place / "late.toml").open("w", encoding="utf-8") as file:
        file.write(
            '[[status]]\nrecommendation = "r5"\naspect = "verified"\nas_of = "2021-03-01"\nscale = "plain@1"\n'
            'code = "implemented"\nrecorded = 2022-05-01\n'
        )
    now, before = (
        answered(str(place), "--period", "y2021", *vintage) for vintage in ((), ("--recorded-by", "2022-04-30"))
    )

    assert ends(now["roll_forward"][0]["implemented"]) == (1, 1)
    assert ends(before["roll_forward"][0]["implemented"]) == (0, 0)


# -- the report -------------------------------------------------------------------------------------------------------


def tables(document: Document) -> dict[str, Table]:
    return {block.anchor: block for block in document.blocks if isinstance(block, Table)}


def test_the_report_has_a_section_on_the_follow_up(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of as many recommendations as have totals: of few, the rows tell more."""
    monkeypatch.setattr("tracker.reports.sections._follow_up.FEW", 0)
    register = tracker.load(place)
    found = tables(report(register, "y2021", against="y2020"))

    names = ("statuses", "movement", "rates", "ages", "overdue", "transitions")
    assert [f"table-{name}" for name in names] == [name for name in found if name.removeprefix("table-") in names]
    total = found["table-movement"].rows[0]
    assert [plain_text(cell, "en") for cell in _inlines(total)] == [
        "All recommendations", "2 to 3", "1", "1", "–", "at most 1", "4",
    ]  # fmt: skip
    assert found["table-statuses"].legend


def _inlines(row: Row) -> list[Any]:
    return [cell.text if isinstance(cell, Measured) else cell for cell in row.cells]


def test_the_section_reads_in_french_and_leads_to_the_records(place: str) -> None:
    document = report(tracker.load(place), "y2021", against="y2020")

    markdown = to_markdown(document, "fr")
    assert re.search(r"[IVX]+\. Suite donnée aux recommandations\n", markdown)
    assert "[Tenir un registre des décisions](#record-recommendation-r1)" in markdown
    assert 'id="record-recommendation-r1"' in to_html(document, "fr")


def test_the_report_of_a_period_alone_has_no_change(place: str) -> None:
    found = tables(report(tracker.load(place), "y2021"))

    assert len(found["table-statuses"].columns) == 2


def test_a_register_without_statuses_has_no_such_section() -> None:
    document = report(tracker.load("examples/smuggling-of-migrants"), "cop11", against="cop10")
    headings = [plain_text(block.text, "en") for block in document.blocks if isinstance(block, Heading)]

    assert "Follow-up of recommendations" not in headings


def test_a_report_lists_the_fifty_longest_overdue_and_says_how_many_more(tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_text('schema = 1\nid = "r"\ntitle = "R"\n', encoding="utf-8")
    (tmp_path / "document.jsonl").write_text('{"id": "audit", "title": "Audit"}', encoding="utf-8")
    days = {f"r{number:02}": str(date(2021, 1, 1) + timedelta(days=number)) for number in range(53)}
    tables = {
        "recommendation": [{"id": name, "source": "audit", "text": f"Do {name}", "issued": "2020"} for name in days],
        "deadline": [{"recommendation": name, "due": day, "set": "2020-06-01"} for name, day in days.items()],
        "status": [
            {
                "recommendation": name,
                "aspect": "verified",
                "as_of": "2020-12-01",
                "scale": "plain@1",
                "code": "in_progress",
            }
            for name in days
        ],
    }
    for table, records in tables.items():
        (tmp_path / f"{table}.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    asked = ["report", str(tmp_path), "--period", "2021", "--annex", "full", "-o", str(tmp_path / "r.md")]
    done = CliRunner().invoke(cli, asked)
    assert done.exit_code == 0, done.stderr
    text = (tmp_path / "r.md").read_text(encoding="utf-8")
    listed = text[text.index("Recommendations overdue") :]

    assert [name for name in days if f"Do {name}]" in listed] == list(days)[:50]
    assert "The 50 longest overdue; 3 more are not shown." in listed
