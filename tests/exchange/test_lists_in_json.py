"""The items of a list in JSON are read as the items of a cell are."""

import json
from pathlib import Path

import pytest

from tracker.errors import StructureError
from tracker.exchange import plan_from_file
from tracker.model import AssistanceEvent


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
        "list.json:1 fault at column 'countries': 'Nowhere' is not in code list 'countries'; codes are those of ISO "
        "3166-1 alpha-2, such as 'PK' for Pakistan"
    )
