"""
The keys of JSON are a promise: none goes, and none means something else, without another number of the output.

A key that is new is added to ``json_keys.json``; one that is gone, or holds another kind of thing, raises `OUTPUT`.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from wells_register import LATE, replaced, written

from tracker import check, compare, load, measure, reconcile
from tracker.comparison import assess, assess_path, compare_registers, compare_series, restate
from tracker.errors import StructureFault
from tracker.exchange import Imported, plan_from_file
from tracker.followup import activity_of_all, due, follow_up
from tracker.model import Target
from tracker.publications import publications, publish, verify
from tracker.rollover import open_period
from tracker.views import as_json
from tracker.views._diagnostics import Checked
from tracker.views._differences import ComparedRegisters
from tracker.views._history import History, histories_of
from tracker.views._import_plan import ImportAnswer
from tracker.views._records import RecordList, RecordsFound
from tracker.views._series import ComparedPeriods
from tracker.views._targets import TargetProgress
from tracker.views._view import OUTPUT

SOM = load("examples/smuggling-of-migrants")
UPR = load("examples/universal-periodic-review")
PLAN = load("examples/programme-plan")
KEYS = json.loads(Path(__file__).with_name("json_keys.json").read_text(encoding="utf-8"))

RECORDS = ("fields", "before", "after")
"""What stands as files have it: its keys are those of the records."""


def keys(value: Any, path: str = "", *, in_changes: bool = False) -> Iterator[str]:  # noqa: ANN401  # JSON
    """Go through the keys, each with those that it stands under; what stands in a list is one thing."""
    if isinstance(value, list):
        for each in value:
            yield from keys(each, f"{path}[]", in_changes=in_changes or path.endswith("changes"))
    elif isinstance(value, dict) and path and (kind := known(value)):
        yield f"{path} = {kind}"
    elif isinstance(value, dict):
        for key, held in value.items():
            inner = f"{path}.{key}" if path else key
            yield inner
            if not (key == "fields" or (in_changes and key in RECORDS)):
                yield from keys(held, inner, in_changes=in_changes)


def known(value: dict[str, Any]) -> str:
    """Name what stands in many answers; the keys of a figure and its bounds stand under ``figure``."""
    if {"lower", "upper", "wording"} <= value.keys() <= {"lower", "upper", "wording", "decimal"}:
        return "bounds"
    return "figure" if value.keys() == FIGURE else ""


FIGURE = set(as_json(measure(SOM, "share-of-women-trained", "cop11"))) - {"output"}


def figure(_: Path) -> object:
    return measure(SOM, "share-of-women-trained", "cop11")


def comparison(_: Path) -> object:
    return compare(SOM, "events", "cop11", against="cop10", remedy="panel", by_member=True)


def comparisons(_: Path) -> object:
    return ComparedPeriods((compare_series(SOM, "events", ["cop10", "2021", "2022"]),))


def target(_: Path) -> object:
    found = PLAN.of_type(Target)["women-officials-terrorism@2025@A/80/6 (Sect. 16)"]
    path = assess_path(PLAN, found, "2024", since=date(2023, 1, 1))
    return TargetProgress(assess(PLAN, found), path)


def claims(_: Path) -> object:
    return reconcile(SOM)


def restatement(directory: Path) -> object:
    written(directory)
    publish(load(directory), directory, "first", id="r1")
    written(directory, late=LATE)
    (publication,) = publications(directory)
    return restate(load(directory), publication)


def verification(directory: Path) -> object:
    written(directory)
    publish(load(directory), directory, "first", id="r1")
    replaced(directory, "events.toml", "participants = 20", "participants = 21")
    return verify(load(directory), directory, "r1")


def records(_: Path) -> object:
    return RecordsFound((*SOM.find("gloact-pk-fia-training"), *SOM.find("sc-res-2598")), SOM)


def record_list(_: Path) -> object:
    return RecordList("period", tuple(SOM.table("period").values()), SOM)


def history(directory: Path) -> object:
    register = load(written(directory, late=LATE))
    return History(tuple(histories_of(register, "pumps")), register)


def differences(directory: Path) -> object:
    register = load(written(directory, late=LATE))
    before = register.as_of(recorded=date(2024, 2, 1))
    return ComparedRegisters(before, register, compare_registers(register, against=before))


def diagnostics(_: Path) -> object:
    fault = StructureFault(file="event.csv", line=2, path="event.when", message="it is no date", hint="write 2021")
    return Checked(tuple(check(SOM)), (fault,))


def import_plan(directory: Path) -> object:
    written(directory)
    table = directory.with_suffix(".csv")
    rows = "a,Chain,2021\nA,Chain,2021\nupkeep,Upkeep of all wells,2023-05\n"
    table.write_text(f"Id,Title,Day,Left\n{rows}", encoding="utf-8")
    plan = plan_from_file(
        directory, "event", table, columns={"id": "Id", "title": "Title", "when": "Day"}, constants={"kind": "training"}
    )
    return ImportAnswer(plan, Imported(files=("event.toml",), records=plan.added))


def opening(_: Path) -> object:
    return open_period(SOM, "2022-08-01..2024-07-31", id="cop12")


def follow(_: Path) -> object:
    return follow_up(UPR, "cycle-3", against="cycle-2", by="theme")


def mandates(_: Path) -> object:
    return activity_of_all(SOM, "cop11")


def what_is_due(_: Path) -> object:
    return due(SOM, date(2022, 7, 31))


ANSWERS: tuple[Callable[[Path], object], ...] = (
    figure, comparison, comparisons, target, claims, restatement, verification, records, record_list, history,
    differences, diagnostics, import_plan, opening, follow, mandates, what_is_due,
)  # fmt: skip


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda each: each.__name__)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_keys_are_those_that_were_promised(answer: Callable[[Path], object], language: str, tmp_path: Path) -> None:
    found = as_json(answer(tmp_path / "wells"), language, register=UPR if answer is follow else SOM)

    assert sorted(set(keys(found))) == KEYS[answer.__name__]
    assert (next(iter(found)), found["output"]) == ("output", OUTPUT)
    assert json.loads(json.dumps(found)) == found


def test_every_answer_has_its_keys() -> None:
    assert sorted(KEYS) == sorted(each.__name__ for each in ANSWERS)
