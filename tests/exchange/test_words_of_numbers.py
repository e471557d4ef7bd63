"""The words of a number that was changed in a workbook are not kept where they say another number."""

from pathlib import Path

import pytest
from attrs import evolve
from filled import edited, put, row_of
from openpyxl import Workbook

from tracker.exchange import write_workbook
from tracker.exchange._entry_plan import plan_of_workbook
from tracker.files import load
from tracker.model import Register
from tracker.values import Quantity

EVENT = "gloact-pk-fia-training"


@pytest.fixture(scope="module")
def register() -> Register:
    found = load(Path("examples/smuggling-of-migrants"))
    before = found.events[EVENT]
    after = evolve(before, participants=Quantity(40, "about", text="environ 40"))
    return evolve(found, records=tuple(after if each == before else each for each in found.records))


@pytest.mark.parametrize(
    ("cells", "number", "remarks"),
    [
        (
            {"value": "55"},
            Quantity(55, "about"),
            ["'participants' was changed, and 'environ 40' no longer says it: those words are taken out"],
        ),
        ({"value": "55", "text": "environ 55"}, Quantity(55, "about", text="environ 55"), []),
    ],
)
def test_words_that_say_another_number_are_taken_out(
    register: Register, tmp_path: Path, cells: dict[str, str], number: Quantity, remarks: list[str]
) -> None:
    write_workbook(register, tmp_path / "r.xlsx", types=("event",), language="fr")

    def edit(book: Workbook) -> None:
        for part, text in cells.items():
            put(book["event"], row_of(book["event"], EVENT), f"participants.{part}", text)

    plan = plan_of_workbook(register, edited(tmp_path / "r.xlsx", edit))
    (revised,) = plan.revised
    (change,) = revised.changes

    assert (change.before, change.after) == (register.events[EVENT].participants, number)
    assert change.after.text == number.text
    assert [each.text for each in plan.remarks] == remarks
