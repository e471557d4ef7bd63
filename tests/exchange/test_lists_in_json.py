"""The items of a list in JSON are read as the items of a cell are."""

import json
from pathlib import Path
from typing import Any

import pytest

from tracker.errors import StructureError
from tracker.exchange import plan_from_file
from tracker.model import AssistanceEvent, Programme


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "office").mkdir()
    text = 'schema = 1\nid = "office"\ntitle = "Office"\nlanguages = ["en"]\n'
    (tmp_path / "office" / "register.toml").write_text(text, encoding="utf-8")
    return tmp_path / "office"


def countries(office: Path, *said: str) -> tuple[str, ...]:
    path = office.parent / "list.json"
    event = {"id": "a", "kind": "training", "title": "Course", "when": "2021-03", "countries": said}
    path.write_text(json.dumps([event]), encoding="utf-8")
    (found,) = plan_from_file(office, "event", path).added
    assert isinstance(found, AssistanceEvent)
    return tuple(found.countries)


@pytest.mark.parametrize(
    ("said", "codes"),
    [(["Togo", "Chad"], {"TG", "TD"}), (["TG"], {"TG"}), (["Togo", "TD"], {"TG", "TD"}), ([], set())],
)
def test_names_in_a_list_become_codes(office: Path, said: list[str], codes: set[str]) -> None:
    assert set(countries(office, *said)) == codes


def test_what_no_country_is_called_is_refused(office: Path) -> None:
    with pytest.raises(StructureError) as refused:
        countries(office, "Togo", "Nowhere")
    (fault,) = refused.value.faults

    assert str(fault) == (
        "list.json:1 fault at item 1, field 'countries': 'Nowhere' is not in code list 'countries'; codes are those of "
        "ISO 3166-1 alpha-2, such as 'PK' for Pakistan"
    )


def faults(office: Path, *records: dict[str, Any], lines: bool = False) -> list[str]:
    path = office.parent / ("list.jsonl" if lines else "list.json")
    said = "\n".join(map(json.dumps, records)) if lines else json.dumps(records)
    path.write_text(said, encoding="utf-8")
    with pytest.raises(StructureError) as refused:
        plan_from_file(office, "event", path)
    return [str(each) for each in refused.value.faults]


EVENT = {"kind": "training", "title": "Course", "when": "2021"}


def test_a_fault_names_item_and_field_even_of_items_on_one_line(office: Path) -> None:
    said = faults(office, {**EVENT, "id": "a"}, {**EVENT, "id": "b", "citations": [{"paragraph": 3}]})

    assert said == [
        "list.json:1 fault at item 2, field 'citations[0].document': 'document' is missing (required: document)"
    ]


def test_a_fault_of_json_lines_names_the_line_too(office: Path) -> None:
    (said,) = faults(office, {**EVENT, "id": "a"}, {**EVENT, "id": "b", "kind": "trainin"}, lines=True)

    assert said == (
        "list.jsonl:2 fault at item 2, field 'kind': 'trainin' is not in code list 'kinds of assistance'; did you mean "
        "'training'?"
    )


def test_items_on_one_line_are_told_apart(office: Path) -> None:
    """A faulty item takes none of its neighbours along, and ids of rows are those of items."""
    path = office.parent / "list.json"
    path.write_text(json.dumps([{**EVENT, "id": "a"}, {**EVENT, "id": "b", "kind": "x"}]), encoding="utf-8")
    plan = plan_from_file(office, "event", path, skip_faulty=True)

    assert [each.key for each in plan.added] == ["a"]
    assert [row.raw["id"] for row in plan.faulty] == ["b"]


def test_numbers_where_text_is_wanted_are_text(office: Path) -> None:
    (office / "documents.toml").write_text('[[document]]\nid = "d"\ntitle = "Report"\n', encoding="utf-8")
    cited = {"document": "d", "paragraph": 3, "page": 12, "printed": 2}
    path = office.parent / "list.json"
    path.write_text(json.dumps([{**EVENT, "id": 7, "when": 2021, "citations": [cited]}]), encoding="utf-8")
    (event,) = plan_from_file(office, "event", path).added

    assert event.key == "7"
    (citation,) = event.citations
    assert (citation.paragraph, citation.page, citation.printed) == ("3", "12", 2)


def test_a_number_with_decimals_may_have_lost_zeros(office: Path) -> None:
    (said,) = faults(office, {**EVENT, "id": "a", "citations": [{"document": "d", "paragraph": 3.5}]})

    assert said == (
        "list.json:1 fault at item 1, field 'citations[0].paragraph': text is expected, got the number 3.5 (write it "
        'in quotation marks: "3.5")'
    )


def test_names_and_dates_within_a_table_are_read_as_cells_are(office: Path) -> None:
    path = office.parent / "list.json"
    participant = [{"country": "Chad", "when": "mars 2021"}, {"country": "TG"}]
    path.write_text(json.dumps([{"id": "p", "kind": "project", "title": "P", "participant": participant}]))
    (programme,) = plan_from_file(office, "programme", path).added

    assert isinstance(programme, Programme)
    assert [(each.country, each.when and each.when.edtf) for each in programme.participants] == [
        ("TD", "2021-03"),
        ("TG", None),
    ]
