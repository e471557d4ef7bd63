"""Drafts go out as a workbook and come back as records: those that somebody confirmed, and no others."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tracker
from tracker.documents import Verbatim
from tracker.errors import StructureError
from tracker.exchange import DraftRow, apply_import, is_filled_workbook, plan_from_workbook, write_draft_workbook
from tracker.exchange._draft_book import DRAFT_MESSAGES
from tracker.languages import missing_messages
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.reading import DocumentReading, read

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")

EXAMPLE = Path(__file__).parents[2] / "examples" / "smuggling-of-migrants"
REPORT = "CTOC/COP/2022/3"
TEXT = """\
1. En mai 2021, l’ONUDC a organisé un atelier pour 25 procureurs du Tchad.

2. À sa neuvième réunion, tenue les 27 et 28 juin 2022, la Commission des stupéfiants a examiné E/CN.7/2022/99.

3. Plus de 4 000 personnes ont été secourues en 2021.

4. Les États devraient former des juges.
"""
EVENT = "ctoc-cop-2022-3-p-1-workshop-td"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drafts")
    shutil.copytree(EXAMPLE, folder / "office")
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    return folder / "office"


@pytest.fixture(scope="module")
def found(office: Path) -> DocumentReading:
    return read(tracker.load(office), office.parent / "report.txt", REPORT)


def written(office: Path, found: DocumentReading, name: str, language: str = "en") -> Path:
    path = office.parent / name
    rows = [DraftRow(entry=each.entry, words=each.quote, confidence=Verbatim("sure")) for each in found.drafts]
    write_draft_workbook(tracker.load(office), rows, path, language=language, force=True)
    return path


def decide(path: Path, yes: Iterable[str], word: str = "yes") -> None:
    """Type a word beside the drafts of some ids."""
    wanted = set(yes)
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        heads = {cell.value: cell.column for cell in sheet[1]}
        if "#confirm" in heads:
            for row in sheet.iter_rows(min_row=4):
                if str(row[0].value).removeprefix("new:") in wanted:
                    row[heads["#confirm"] - 1].value = word
    book.save(path)


def finished(found: DocumentReading) -> list[str]:
    return [each.entry.key for each in found.drafts if not isinstance(each.entry, UnfinishedDraft)]


def test_a_workbook_of_drafts_is_known_as_one(office: Path, found: DocumentReading) -> None:
    assert is_filled_workbook(written(office, found, "known.xlsx"))


def test_what_nobody_decided_on_is_left_out(office: Path, found: DocumentReading) -> None:
    plan = plan_from_workbook(office, written(office, found, "undecided.xlsx"))

    assert (plan.added, plan.revised) == ((), ())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=8, deadline=None)
@given(data=st.data())
def test_exactly_the_confirmed_drafts_come_back_as_they_were_drafted(
    office: Path, found: DocumentReading, data: st.DataObject
) -> None:
    yes = data.draw(st.sets(st.sampled_from(finished(found))))
    path = written(office, found, "some.xlsx")
    decide(path, yes)
    plan = plan_from_workbook(office, path)

    drafted = {each.entry.key: each.entry for each in found.drafts if each.entry.key in yes}
    for record in plan.added:
        expected = tracker.records.unstructure(drafted[record.key], "fr")  # type: ignore[arg-type]  # it is finished
        assert tracker.records.unstructure(record, "fr") == {
            key: value for key, value in expected.items() if key != "draft"
        }
    assert {each.key for each in plan.added} == yes


def test_a_confirmed_draft_that_lacks_something_is_a_fault(office: Path, found: DocumentReading) -> None:
    path = written(office, found, "lacking.xlsx")
    decide(path, ["e-cn-7-2022-99"])

    with pytest.raises(StructureError) as caught:
        plan_from_workbook(office, path)
    assert [str(each.message) for each in caught.value.faults] == ["'title' is missing"]


def test_one_confirms_in_the_language_of_the_workbook(office: Path, found: DocumentReading) -> None:
    path = written(office, found, "fr.xlsx", language="fr")
    decide(path, [EVENT], word="Oui")

    assert [each.key for each in plan_from_workbook(office, path).added] == [EVENT]


def test_a_confirmed_draft_becomes_a_record(office: Path, found: DocumentReading) -> None:
    path = written(office, found, "taken.xlsx")
    decide(path, [EVENT])
    apply_import(plan_from_workbook(office, path), "add")
    after = tracker.load(office)

    assert (after.events[EVENT].countries, after.events[EVENT].draft) == (frozenset({"TD"}), False)
    again = read(after, office.parent / "report.txt", REPORT)
    assert EVENT not in {each.entry.key for each in again.drafts}
    assert plan_from_workbook(office, path).unchanged == (after.events[EVENT],)


def test_every_message_is_translated() -> None:
    assert missing_messages("fr", DRAFT_MESSAGES) == ()
