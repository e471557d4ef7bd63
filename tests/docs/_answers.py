"""An answer of every kind, from the registers that are shipped as examples."""

import atexit
import shutil
import tempfile
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import tracker
from tracker.checks import check
from tracker.comparison import assess_all, compare_registers
from tracker.comparison._targets import assess_path
from tracker.exchange import plan_from_file
from tracker.followup import activity_of_all, compare_follow_ups, follow_up_series, restate_follow_up
from tracker.model import Register, Target
from tracker.publications import publish, verify
from tracker.publications._view import Published
from tracker.reading import coverage, read
from tracker.rollover import confirm, open_period, revise, roll
from tracker.views import View, view_of
from tracker.views._code_lists import CodeLists, code_list
from tracker.views._diagnostics import Checked
from tracker.views._differences import DifferenceAnswer
from tracker.views._due import DueAnswer
from tracker.views._follow_up import answer_with
from tracker.views._follow_up_series import FollowUpSeriesAnswer
from tracker.views._history import History, histories_of
from tracker.views._import_plan import ImportAnswer
from tracker.views._records import RecordList, RecordsFound
from tracker.views._restatement import LatestRestatement
from tracker.views._series import ComparedPeriods
from tracker.views._targets import TargetProgress
from tracker.views._view import _VIEWS

__all__ = ["answers", "views"]

EXAMPLES = Path(__file__).parents[2] / "examples"
ON = date(2022, 7, 31)
_TABLE = "No.,Text,Date\n1,Collect data in a standard form,2022-01-31\n2,Train prosecutors,2022-02-28\n"


@cache
def answers() -> Mapping[str, tuple[object, Register]]:
    """Return an answer of each kind by the name of its class, with the register that names its records."""
    work = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, work)  # a publication is shown with the files of its folder
    found = {type(answer).__name__: (answer, register) for answer, register in _answers(work)}
    return {**found, "Record": _record()}


def _loaded(name: str) -> Register:
    return tracker.load(EXAMPLES / name)


def _record() -> tuple[object, Register]:
    register = _loaded("smuggling-of-migrants")
    return register.mandates["afghanistan-national-action-plan"], register


def _answers(work: Path) -> list[tuple[object, Register]]:
    return [
        *_of_migrants(),
        *_of_documents(work),
        *_of_plan(),
        *_of_review(),
        *_of_publications(work),
        *_of_import(work),
        *_of_edits(work),
    ]


def _of_migrants() -> list[tuple[object, Register]]:
    register = _loaded("smuggling-of-migrants")
    series = tracker.compare_series(register, "parties-som-protocol", ["cop10", "cop11"])
    due = tracker.due(register, ON)
    name = "afghanistan-national-action-plan"
    found: list[object] = [
        register,
        tracker.measure(register, "states-legislative-assistance", "cop11"),
        tracker.compare(register, "parties-som-protocol", "cop11", against="cop10"),
        series,
        ComparedPeriods((series,)),
        tracker.reconcile(register, document="CTOC/COP/2022/3")[0],
        next(each for each in due if each.session is not None),
        DueAnswer(on=ON, within=12, items=due),
        activity_of_all(register, "cop11")[0],
        check(register)[0],
        Checked(diagnostics=check(register)),
        RecordsFound((register.mandates[name],), register),
        RecordList("mandate", (register.mandates[name],), register),
        History(tuple(histories_of(register, name)), register),
        compare_registers(register, against=register.as_of(published=date(2022, 1, 1)), periods=["cop11"]),
        CodeLists((code_list("qualifier"),)),
        open_period(register, "2022-08-01..2024-07-31", id="cop12", recorded=date(2024, 8, 1)),
    ]
    return [(each, register) for each in found]


def _of_documents(work: Path) -> list[tuple[object, Register]]:
    register = _loaded("smuggling-of-migrants")
    path = work / "report.txt"
    path.write_text(_TEXT, encoding="utf-8")
    name = "CTOC/COP/2022/3"
    return [(coverage(register, path, name), register), (read(register, path, name), register)]


_TEXT = """\
4. Au cours de la période 2020-2022, plus de 4 000 praticiens de 31 États Membres ont été formés.

99. En mai 2021, un atelier a réuni 20 à 25 juges du Tchad (voir A/80/604). Un tiers venait de Libye.
"""


def _of_plan() -> list[tuple[object, Register]]:
    register = _loaded("programme-plan")
    attained = assess_all(register, "2025")[0]
    target = next(each for each in register.of_type(Target).values() if each.baseline is not None)
    path = assess_path(register, target, "2023", since="2021")
    return [(attained, register), (path, register), (TargetProgress(attained, path), register)]


def _of_review() -> list[tuple[object, Register]]:
    register = _loaded("universal-periodic-review")
    found = tracker.follow_up(register, "cycle-4", against="cycle-3", aspect="acceptance")
    whole = answer_with(found, register, by="source", reiterated=True, mandates=True, minimum=1)
    series = follow_up_series(register, "cycle-4", "half", by="source")
    earlier = register.as_of(published=date(2017, 12, 31))
    moved = compare_follow_ups(register, against=earlier, periods=["cycle-3"])
    differing = DifferenceAnswer(compare_registers(register, against=earlier, periods=["cycle-3"]), moved)
    asked: list[object] = [found, whole, series, FollowUpSeriesAnswer(series), differing]
    return [(each, register) for each in asked]


def _of_publications(work: Path) -> list[tuple[object, Register]]:
    path = shutil.copytree(EXAMPLES / "smuggling-of-migrants", work / "published")
    register = tracker.load(path)
    made = publish(register.as_of(published=date(2022, 8, 1)), "cop11", id="cop11", despite_errors=True)
    restated = tracker.restate(register, made)
    latest = LatestRestatement(restated, restate_follow_up(register, made))
    found = [verify(register, "cop11"), restated, latest, made, Published(made, path)]
    return [(each, register) for each in found]


def _of_edits(work: Path) -> list[tuple[object, Register]]:
    register = tracker.load(shutil.copytree(EXAMPLES / "smuggling-of-migrants", work / "edited"))
    roll(register, "2022-08-01..2024-07-31", id="cop12")
    confirmed = confirm(tracker.load(work / "edited"), ["cop12"], recorded=date(2024, 8, 1))
    revised = revise(
        confirmed.register, "gloact-pk-fia-training", {"participants": "27"}, reason="error", recorded=date(2024, 8, 2)
    )
    return [(confirmed, confirmed.register), (revised, revised.register)]


def _of_import(work: Path) -> list[tuple[object, Register]]:
    path = shutil.copytree(EXAMPLES / "smuggling-of-migrants", work / "imported")
    table = work / "recommendations.csv"
    table.write_text(_TABLE, encoding="utf-8")
    columns = {"paragraph": "No.", "text": "Text", "issued": "Date"}
    plan = plan_from_file(path, "recommendation", table, columns=columns, constants={"source": "CTOC/COP/2022/3"})
    return [(plan, plan.register), (ImportAnswer(plan), plan.register)]


def views() -> Mapping[str, View]:
    """Return the view of each kind of answer by the name of its class."""
    own: dict[str, View] = {}
    for package in ("views", "publications", "rollover"):
        for module in iter_modules(import_module(f"tracker.{package}").__path__):
            for name, cls in vars(import_module(f"tracker.{package}.{module.name}")).items():
                if isinstance(cls, type) and "__view__" in vars(cls):
                    own[name] = cls.__view__()  # type: ignore[attr-defined]  # looked up the line before
    shown = {name: view_of(answer) for name, (answer, _) in answers().items() if name in _VIEWS}
    return dict(sorted((own | shown).items()))
