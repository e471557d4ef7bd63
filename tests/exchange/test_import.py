"""Importing recommendations: differences first, every fault at once, nothing created silently, nothing overwritten."""

# ruff: noqa: E501, ISC004  # a message that is compared word for word is read best on one line

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from audit import FIXED, ROWS, audit_in, faults, keys, list_in, planned

from tracker.errors import (
    ChangedUnderneathError,
    InvalidValueError,
)
from tracker.exchange import apply_import, plan_from_file
from tracker.files import load
from tracker.model import Aspect, RevisionReason
from tracker.values import InternationalString


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return audit_in(tmp_path)


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    return list_in(tmp_path)


# -- what would change, and what does ---------------------------------------------------------------------------------


def test_nothing_is_written_before_it_is_asked_for(register: Path, table: Callable[..., Path]) -> None:
    before = {path.name: path.read_bytes() for path in register.iterdir()}
    plan = planned(register, table(ROWS))

    assert keys(plan) == [
        "recommendation report-23",
        "status report-23@verified@2020-06-30",
        "recommendation report-45",
        "status report-45@verified@2020",
    ]
    assert {path.name: path.read_bytes() for path in register.iterdir()} == before


def test_the_words_of_the_source_stay_beside_the_code(register: Path, table: Callable[..., Path]) -> None:
    apply_import(planned(register, table(ROWS)), "add")
    status = load(register).table("status")["report-23@verified@2020-06-30"]

    assert (status.code, status.aspect) == ("under_implementation", Aspect.VERIFIED)  # type: ignore[attr-defined]  # it is a status, as its table says
    assert status.wording == InternationalString(es="Under implementation")  # type: ignore[attr-defined]  # it is a status, as its table says


def test_a_second_import_changes_nothing(register: Path, table: Callable[..., Path]) -> None:
    path = table(ROWS)
    written = apply_import(planned(register, path), "add")
    again = planned(register, path)

    assert (len(written.records), written.files) == (4, ("recommendation.toml", "status.toml"))
    assert (len(again.added), len(again.revised), len(again.unchanged)) == (0, 0, 4)
    assert apply_import(again, "update").records == ()


def test_a_change_is_shown_field_by_field_and_becomes_a_revision(register: Path, table: Callable[..., Path]) -> None:
    apply_import(planned(register, table(ROWS)), "add", recorded=date(2020, 7, 1))
    changed = planned(
        register, table(ROWS.replace("Pintar", "Pintar de nuevo").replace("Implemented", "Not implemented"))
    )
    told = [
        (each.before.table, change.field, str(change.before), str(change.after))
        for each in changed.revised
        for change in each.changes
    ]

    assert told == [
        ("recommendation", "text", "Pintar", "Pintar de nuevo"),
        ("status", "code", "implemented", "not_implemented"),
        ("status", "wording", "Implemented", "Not implemented"),
    ]
    assert apply_import(changed, "add").records == ()
    apply_import(changed, "update", recorded=date(2021, 1, 1), reason="error")
    now, before = load(register), load(register).as_of(recorded=date(2020, 12, 31))
    revised = now.recommendations["report-45"]
    assert (str(revised.text), revised.recorded) == ("Pintar de nuevo", date(2021, 1, 1))
    assert revised.revision is not None
    assert revised.revision.reason is RevisionReason.ERROR
    assert str(before.recommendations["report-45"].text) == "Pintar"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "a record is revised, which needs --recorded DATE, --reason REASON"),
        ({"recorded": date(2021, 1, 1)}, "a record is revised, which needs --reason REASON"),
        (
            {"recorded": date(2020, 7, 1), "reason": "error"},
            "recommendation 'report-45' was recorded on 2020-07-01; give a later day than that as --recorded",
        ),
        (
            {"recorded": date(2021, 1, 1), "reason": "erro"},
            "'erro' is not a reason for a revision; did you mean 'error'?",
        ),
    ],
)
def test_a_revision_needs_a_later_day_and_a_reason(
    register: Path, table: Callable[..., Path], options: dict[str, Any], message: str
) -> None:
    apply_import(planned(register, table(ROWS)), "add", recorded=date(2020, 7, 1))
    changed = planned(register, table(ROWS.replace("Pintar", "Pintar de nuevo")))
    before = {path.name: path.read_bytes() for path in register.iterdir()}

    with pytest.raises(InvalidValueError) as refused:
        apply_import(changed, "update", **options)
    assert str(refused.value) == message
    assert {path.name: path.read_bytes() for path in register.iterdir()} == before


def test_an_empty_cell_and_a_missing_column_say_nothing(register: Path, table: Callable[..., Path]) -> None:
    with_priority = table("Párrafo,Recomendación,Prioridad,text.en\n23,Revisar,main,Review\n")
    mapping = {"paragraph": "Párrafo", "text.es": "Recomendación", "priority": "Prioridad"}
    fixed = {"source": "report", "issued": "2019"}
    apply_import(planned(register, with_priority, columns=mapping, constants=fixed), "add")
    without = table("Párrafo,Recomendación,Prioridad\n23,Revisar,\n")

    assert planned(register, without, columns=mapping, constants=fixed).revised == ()
    assert load(register).recommendations["report-23"].text == InternationalString(es="Revisar", en="Review")


def test_what_others_changed_meanwhile_is_not_lost(register: Path, table: Callable[..., Path]) -> None:
    plan = planned(register, table(ROWS))
    with (register / "register.toml").open("a", encoding="utf-8") as file:
        file.write("# seen\n")

    with pytest.raises(ChangedUnderneathError):
        apply_import(plan, "add")
    assert sorted(path.name for path in register.iterdir()) == ["register.toml"]


def test_a_retracted_record_does_not_come_back_unseen(register: Path, table: Callable[..., Path]) -> None:
    apply_import(planned(register, table(ROWS)), "add", recorded=date(2020, 7, 1))
    with (register / "gone.toml").open("w", encoding="utf-8") as file:
        file.write(
            '[[recommendation]]\nid = "report-45"\nsource = "report"\ntext = "Pintar"\nissued = "2019"\n'
            'recorded = 2020-08-01\nrevision = { reason = "retraction" }\n'
        )

    assert faults(register, table(ROWS)) == [
        "lista.csv:3 fault: recommendation 'report-45' was retracted (enter it by hand as a revision, or give it another id)"
    ]


# -- faults -----------------------------------------------------------------------------------------------------------


def test_ids_that_only_capitals_tell_apart_are_remarked_on(register: Path, table: Callable[..., Path]) -> None:
    rows = ROWS + "17A,Limpiar,Implemented,2020\n17a,Barrer,Implemented,2020\n"
    plan = planned(register, table(rows))
    apply_import(plan, "add")

    assert [str(each) for each in plan.remarks] == [
        "lista.csv:5 'report-17a' differs from 'report-17A' in capitals only"
    ]
    assert planned(register, table(rows)).remarks == ()


def test_every_fault_of_every_row_is_told(register: Path, table: Callable[..., Path]) -> None:
    path = table(
        "Párrafo,Recomendación,Estado,Fecha,deadline.due,deadline.set\n"
        "23,Revisar,Implementd,2020,2021-02-30,2020-01-01\n"
        "23,Otra,implemented,2020,,\n"
        ",Nada,,,,\n"
        "45,,implemented,2020-13,none,pronto\n"
    )

    assert faults(register, path) == [
        "lista.csv:2 fault at column 'Estado': 'Implementd' is no code of board_of_auditors@1 (did you mean 'implemented'?)",
        "lista.csv:2 fault at column 'deadline.due': '2021-02-30' does not exist in the calendar "
        '(check the day and the month, or "none" where there is no deadline)',
        "lista.csv:3 fault: recommendation 'report-23' stands in row 2 as well, and says something else "
        "(keep one of the two rows)",
        "lista.csv:4 fault: nothing tells which recommendation this is "
        "(map a column to id, or columns to source and paragraph)",
        "lista.csv:5 fault at column 'Fecha': '2020-13' has month 13; months run from 01 to 12, quarters from Q1 to Q4",
        "lista.csv:5 fault at column 'Recomendación': 'text' is missing (required: id, source, text, issued)",
        "lista.csv:5 fault at column 'deadline.set': a day is expected, got the text 'pronto' "
        '(write it as in "2021-03-17")',
    ]


def test_what_all_rows_lack_is_told_once(register: Path, table: Callable[..., Path]) -> None:
    assert faults(register, table(ROWS), constants={"source": "report"}) == [
        "lista.csv fault: issued is missing from all rows "
        "(map a column to it, or give it for all rows: --set issued=…)",
        "lista.csv fault: status.aspect is missing from all rows "
        "(map a column to it, or give it for all rows: --set status.aspect=…)",
        "lista.csv fault: status.scale is missing from all rows "
        "(map a column to it, or give it for all rows: --set status.scale=…)",
    ]


@pytest.mark.parametrize(
    ("fixed", "message"),
    [
        ({"source": "reprot"}, "the register has no document / mandate / meeting 'reprot' (did you mean 'report'?)"),
        ({"source": "A/1/2"}, "the register has no document / mandate / meeting 'A/1/2' (add the document / mandate / meeting to the register first)"),
        ({"mandates": "m1"}, "the register has no mandate 'm1' (add the mandate to the register first)"),
        ({"reiterates": "report-22"}, "the register has no recommendation 'report-22' (add the recommendation to the register first)"),
        ({"status.scale": "board_of_auditor@1"}, "'board_of_auditor@1' is not in code list 'scales'; did you mean 'board_of_auditors@1'?"),
    ],
)  # fmt: skip
def test_unknown_references_are_refused(
    register: Path, table: Callable[..., Path], fixed: dict[str, str], message: str
) -> None:
    found = faults(register, table(ROWS.rpartition("45")[0]), constants={**FIXED, **fixed})

    assert found == [f"lista.csv fault: --set {next(iter(fixed))}: {message}"]


def test_rows_may_refer_to_one_another(register: Path, table: Callable[..., Path]) -> None:
    path = table("id,text,reiterates\nb,De nuevo,a\na,Primera,\n")

    assert keys(planned(register, path, columns={}, constants={"source": "A/74/5 (Vol. I)", "issued": "2019"})) == [
        "recommendation b",
        "recommendation a",
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"columns": {"txt": "Recomendación"}},
            "'txt' cannot be filled as a field of recommendation; did you mean 'text'?",
        ),
        (
            {"columns": {"status.cod": "Estado"}},
            "'status.cod' cannot be filled as a field of status; did you mean 'code'?",
        ),
        (
            {"constants": {"deadline.dued": "none"}},
            "'deadline.dued' cannot be filled as a field of deadline; did you mean 'due'?",
        ),
        ({"as_": "urp"}, "there is no list 'urp'; did you mean 'upr'?"),
    ],
)
def test_wrong_usage_names_the_nearest(
    register: Path, table: Callable[..., Path], options: dict[str, Any], message: str
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        planned(register, table(ROWS), **options)
    assert str(refused.value) == message


def test_an_unknown_type_or_mode_names_the_nearest(register: Path, table: Callable[..., Path]) -> None:
    with pytest.raises(InvalidValueError, match="'recomendations' cannot be imported; did you mean 'recommendations'"):
        plan_from_file(register, "recomendations", table(ROWS))
    with pytest.raises(InvalidValueError, match="'zzz' cannot be imported; the types are period, coverage, mandate"):
        plan_from_file(register, "zzz", table(ROWS))
    with pytest.raises(InvalidValueError, match="nothing tells what the rows are; name a type, such as event"):
        plan_from_file(register, None, table(ROWS))
    with pytest.raises(InvalidValueError, match="'replace' is no mode of an import; it is one of add, update"):
        apply_import(planned(register, table(ROWS)), "replace")
