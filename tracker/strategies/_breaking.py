"""Registers that one check finds fault with, and no other check calls wrong."""

from collections.abc import Iterator, Sequence

from attrs import evolve
from hypothesis import strategies as st

from tracker.checks import Severity, code_of
from tracker.errors import InvalidValueError, UnknownCodeError, closest
from tracker.model import Record, Register
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.reports import EVERY_CHECK, check
from tracker.strategies._faults import MAKERS
from tracker.strategies._faulty_parts import Fault, Maker

_OF_FILES = "TRK000"
"""The code by which `tracker check` calls what is wrong with the files themselves."""


def maker_of(code: str) -> Maker:
    """
    Find what breaks a check.

    Raises:
        UnknownCodeError: No check that ships has the code; the error carries the nearest.

        InvalidValueError: It is the code of faults, of which a register that is there has none.
    """
    if code == _OF_FILES:
        raise InvalidValueError(
            "{code} says that files are no register, so that no register breaks it; write such files and load them",
            code=code,
        )
    if code not in MAKERS:
        raise UnknownCodeError(code, codelist="checks", nearest=closest(code, map(code_of, EVERY_CHECK)))
    return MAKERS[code]


def without_errors(register: Register) -> Register:
    """
    Leave out the records that a check calls wrong, and those that then name nothing, until no error is left.

    So nothing that is drawn is thrown away, and a check that is added is heeded at once.
    """
    while wrong := {(each.table, each.record) for each in check(register) if each.severity is Severity.ERROR}:
        kept = tuple(each for each in register.records if (each.table, each.key) not in wrong)
        register = evolve(register, records=kept)
    return register


def broken(draw: st.DrawFn, register: Register, code: str) -> Register:
    """Add to a register without errors what the check of *code* finds fault with."""
    made = list(maker_of(code)(Fault(draw, register)))
    drafts: Sequence[UnfinishedDraft] = [each for each in made if isinstance(each, UnfinishedDraft)]
    records: Iterator[Record] = (each for each in made if not isinstance(each, UnfinishedDraft))
    return evolve(register, records=(*register.records, *records), unfinished=(*register.unfinished, *drafts))
