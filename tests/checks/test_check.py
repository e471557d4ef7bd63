"""Running checks: selection, silence, folding, order, explanations; and that nothing makes them fail."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from attrs import evolve
from specimens import (
    event,
    mandate,
    programme,
    register,
    said,
    settling,
)

from tracker.checks import CHECKS, Diagnostic, Severity, check, code_of, explain
from tracker.errors import InvalidValueError, UnknownCodeError
from tracker.model import Origin, Register

FAULTY = (
    event("late", when="1999", programmes="lost", participants=1, women=2),
    event("bare", citations=()),
)


def our_check(register: Register) -> Iterator[Diagnostic]:
    """
    OUR1: an event is free of charge.

    Why: nothing is.
    """
    for each in register.events.values():
        yield Diagnostic.about(each, "OUR1", Severity.INFO, f"event {each.id!r} costs nothing")


def nameless(_: Register) -> Iterator[Diagnostic]:
    """Look for nothing in particular."""
    return iter(())


def test_every_check_explains_itself() -> None:
    codes = [code_of(each) for each in CHECKS]
    assert codes == sorted(set(codes))

    for code in codes:
        explained = explain(code)
        assert explained.startswith(f"{code}: ")
        assert "\n\nWhy: " in explained
        assert "\n\nRemedy: " in explained


def test_explain_reads_small_letters_and_knows_extra_checks() -> None:
    assert explain("trk102") == (
        "TRK102: an event names a programme that the register lacks.\n\n"
        "Why: the event counts by country and vanishes by programme, so two tables of one report disagree.\n\n"
        "Remedy: add the programme, or correct the event's *programmes*."
    )
    assert explain("OUR1", (*CHECKS, our_check)) == "OUR1: an event is free of charge.\n\nWhy: nothing is."


def test_an_unknown_code_has_a_nearest() -> None:
    with pytest.raises(UnknownCodeError) as explained:
        explain("TRK1002")
    with pytest.raises(UnknownCodeError) as selected:
        check(register(), select=["TRX1"])

    assert str(explained.value) == "'TRK1002' is not in code list 'checks'; did you mean 'TRK102'?"
    assert str(selected.value) == "'TRX1' is not in code list 'checks'"
    with pytest.raises(UnknownCodeError):
        check(register(), ignore=[""])


def test_a_check_needs_a_code() -> None:
    with pytest.raises(InvalidValueError) as failure:
        check(register(), (nameless,))

    assert str(failure.value) == (
        "check 'nameless' has no code; begin its docstring as in 'XYZ101: what it looks for.'"
    )


def test_extra_checks_are_passed_in() -> None:
    found = check(register(event("a")), (*CHECKS, our_check), select=["OUR"])

    assert [str(each) for each in found] == ["info OUR1 event 'a' costs nothing"]


def test_select_and_ignore_take_codes_and_their_beginnings() -> None:
    every = {each.code for each in check(register(*FAULTY))}
    assert every == {"TRK102", "TRK105", "TRK201", "TRK303", "TRK603"}

    assert {each.code for each in check(register(*FAULTY), select=["trk1"])} == {"TRK102", "TRK105"}
    assert {each.code for each in check(register(*FAULTY), ignore=["TRK1", "TRK201"])} == {"TRK303", "TRK603"}
    assert {each.code for each in check(register(*FAULTY), select=["TRK1"], ignore=["TRK105"])} == {"TRK102"}


def test_diagnostics_are_sorted_by_file_line_and_code() -> None:
    first = evolve(FAULTY[0], origin=Origin("events.toml", 31))
    second = evolve(FAULTY[1], origin=Origin("events.toml", 4))
    third = evolve(mandate("m", citations=()), origin=Origin("a.toml", 99))

    assert [str(each).partition(" (")[0] for each in check(register(first, second, third))] == [
        "a.toml:99 info TRK105 mandate 'm' cites no source",
        "events.toml:4 info TRK105 event 'bare' cites no source",
        "events.toml:4 info TRK603 1 of 2 events that train people state no participants, event 'bare' first",
        "events.toml:31 error TRK102 event 'late' names unknown programme 'lost'",
        "events.toml:31 warning TRK201 event 'late' dates from 1999, outside the period 'cop11'",
        "events.toml:31 error TRK303 event 'late' counts 2 women among 1 participant",
    ]


def test_a_diagnostic_knows_its_record() -> None:
    (found,) = check(register(evolve(FAULTY[1], origin=Origin("events.toml", 4))), ignore=["TRK6"])

    assert found == Diagnostic(
        code="TRK105",
        severity=Severity.INFO,
        table="event",
        record="bare",
        origin=Origin("events.toml", 4),
        message="event 'bare' cites no source",
        hint="add a citation",
    )


def test_adjudications_silence_one_diagnostic() -> None:
    assert said("TRK105", *FAULTY, settling("diagnostic:TRK105:bare")) == []
    assert said("TRK105", *FAULTY, settling("diagnostic:TRK105:event")) == []
    assert len(said("TRK105", *FAULTY, settling("diagnostic:TRK105:late"))) == 1
    assert len(said("TRK105", *FAULTY, settling("diagnostic:TRK201:bare"))) == 1


def test_many_remarks_are_said_once() -> None:
    uncited = [event(f"e{number:02}", citations=()) for number in range(30)]

    assert said("TRK105", *uncited, mandate("m", citations=())) == [
        "info TRK105 event 'e00' cites no source; likewise 29 more events (add a citation)",
        "info TRK105 mandate 'm' cites no source (add a citation)",
    ]
    every = check(register(*uncited), limit=None, select=["TRK105"])
    assert len(every) == len(check(register(*uncited), limit=30, select=["TRK105"])) == 30


def test_errors_and_warnings_are_said_one_by_one() -> None:
    assert len(said("TRK102", *(event(f"e{number}", programmes="lost") for number in range(30)))) == 30


def test_suggestions_stop_where_finding_them_is_slow() -> None:
    programmes = [programme(f"programme-{number}x") for number in range(2000)]
    events = [event(f"e{number:02}", programmes=f"programme-{number}") for number in range(20)]
    lines = said("TRK102", *programmes, *events)

    assert [line.endswith("(add the programme, or correct the event)") for line in lines] == [False] * 10 + [True] * 10


@pytest.mark.parametrize(
    "arguments", [("explain", "TRK101"), ("check", "examples/smuggling-of-migrants", "--format", "sarif")]
)
def test_codes_and_remedies_stay_where_python_leaves_docstrings_out(arguments: tuple[str, ...]) -> None:
    def printed(*options: str) -> str:
        command = [sys.executable, *options, "-m", "tracker", *arguments]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout

    assert printed("-OO") == printed()
    assert "Remedy: " in printed("-OO")
