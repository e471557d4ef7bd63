"""What an import would change, as blocks: each record and each field, and every remark; many are counted."""

from pathlib import Path

from shown import items_of, pairs_of, said

from tracker.documents import Pairs
from tracker.errors import Sentence
from tracker.exchange import ImportPlan, plan_from_file
from tracker.views import as_json, view
from tracker.views._import_plan import ImportAnswer

REGISTER = """\
schema = 1
id = "audit"
title = "Audit"
languages = ["en"]

[[document]]
id = "report"
symbol = "A/74/5"
title = "Report"

[[recommendation]]
id = "audit-1"
source = "report"
paragraph = "1"
text = "Repair the roofs"
issued = "2019"
"""
MAP = {"paragraph": "No", "text": "Text", "id": "Id"}
FIXED = {"source": "report", "issued": "2019"}


def plan(directory: Path, rows: list[tuple[str, str]]) -> ImportPlan:
    (directory / "audit").mkdir()
    (directory / "audit" / "register.toml").write_text(REGISTER, encoding="utf-8")
    table = directory / "list.csv"
    lines = "".join(f"audit-{number},{number},{text}\n" for number, text in rows)
    table.write_text(f"Id,No,Text\n{lines}", encoding="utf-8")
    return plan_from_file(directory / "audit", "recommendation", table, columns=MAP, constants=FIXED)


def test_every_record_and_every_field_that_changes_is_named(tmp_path: Path) -> None:
    found = plan(tmp_path, [("1", "Repair all roofs"), ("2", "Paint"), ("3", "=1+1")])
    (block,) = [each for each in view(found) if isinstance(each, Pairs)]

    assert pairs_of(block) == [
        ("+", "recommendation audit-2  Paint"),
        ("+", "recommendation audit-3  =1+1"),
        ("~", "recommendation audit-1"),
        ("", "text.en: Repair the roofs → Repair all roofs"),
    ]


def test_what_is_not_shown_is_counted_and_stands_in_the_json(tmp_path: Path) -> None:
    found = plan(tmp_path, [(str(number), "Paint") for number in range(2, 252)])
    (block,) = [each for each in view(found) if isinstance(each, Pairs)]

    assert len(found.added) == 250
    assert [value.split("  ")[0] for label, value in pairs_of(block) if label == "+"] == [
        f"recommendation {each.key}" for each in found.added[:200]
    ]
    assert pairs_of(block)[-2:] == [
        ("", "50 more to add; JSON lists all."),
        ("?", "recommendation audit-1  Repair the roofs: of the same source, and not in the table"),
    ]
    assert [each["key"] for each in as_json(found)["gone"]] == ["audit-1"]
    assert [each["key"] for each in as_json(found)["added"]] == [each.key for each in found.added]


def test_every_remark_is_told_with_its_row(tmp_path: Path) -> None:
    found = plan(tmp_path, [("1", "Repair the roofs"), ("17A", "Paint"), ("17a", "Sweep")])
    shown = items_of(view(found))

    assert len(shown) == 1
    assert shown == [f"{each.place.file}:{each.place.line} {said(Sentence.of(each.text))}" for each in found.remarks]
    assert [each["line"] for each in as_json(found)["remarks"]] == [each.place.line for each in found.remarks]


def test_nothing_to_change_has_no_block(tmp_path: Path) -> None:
    found = plan(tmp_path, [("1", "Repair the roofs")])

    assert view(found) == ()
    assert [each["key"] for each in as_json(found)["unchanged"]] == ["audit-1"]
    assert as_json(ImportAnswer(found))["written"] is None
